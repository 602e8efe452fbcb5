"""Mailchimp: reports of campaigns, a row a mailing, and audiences, a row an address (which names contacts and nothing more)."""

from __future__ import annotations

from data.systems.system import System, export

MAILCHIMP = System(
    "Mailchimp",
    (
        export(
            "emails",
            en="""
must | Title; Subject; Send Date; Total Recipients; Successful Deliveries
must | Title; Send Date; Total Recipients; Unique Opens
must | campaign_title; subject_line; emails_sent; send_time
mailing_id | Unique Id; id
sent_at | Send Date; send_time
mailing | Title; Subject; campaign_title; subject_line
sent | Total Recipients; emails_sent
delivered | Successful Deliveries
opened | Unique Opens; opens.unique_opens
clicked | Unique Clicks; clicks.unique_subscriber_clicks
bounced | Total Bounces
unsubscribed | Unsubscribes; unsubscribed
converted | Total Orders
segment | List; Audience; list_name
unused | Total Opens; Total Clicks; Forwarded Opens
""",
        ),
        export(
            "contacts",
            en="""
must | Email Address; MEMBER_RATING; OPTIN_TIME; LEID
must | Email Address; OPTIN_TIME; CONFIRM_TIME; LEID
must | Email Address; MEMBER_RATING; LEID; EUID
contact_id | LEID; EUID
email | Email Address
customer | Company
""",
        ),
    ),
)
