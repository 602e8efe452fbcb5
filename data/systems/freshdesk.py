"""Freshdesk and Freshservice: tickets as they are exported. Times are written `27:15:00` under a header that says hours."""

from __future__ import annotations

from data.systems.system import System, export

FRESHDESK = System(
    "Freshdesk",
    (
        export(
            "tickets",
            en="""
must | Ticket ID; Created time; Agent interactions
must | Ticket ID; First response time (in hrs)
must | Ticket ID; Resolution status; First response status
must | Ticket ID; Created time; Resolved time; Closed time
ticket_id | Ticket ID
opened_at | Created time
resolved_at | Resolved time
closed_at | Closed time
first_reply_at | Initial response time
reply_hours | First response time (in hrs); First response time (in mins)
resolution_hours | Resolution time (in hrs); Resolution time (in mins)
stage | Status
priority | Priority
category | Type; Category
channel | Source
followups | Agent interactions
satisfaction | Survey results; Survey result
rep | Agent
team | Group
customer | Company Name; Company
contact_id | Contact ID; Email; Requester Email
product | Product
unused | Resolution status; First response status; Every response status; Due by Time; Last update time; Customer interactions; Time tracked
""",
        ),
        export(
            "contacts",
            en="""
must | Contact ID; Full name; Company; Unique External ID
contact_id | Contact ID
email | Email; Work email
customer | Company
""",
        ),
    ),
)
