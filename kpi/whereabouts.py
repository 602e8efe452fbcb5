"""What a missing column is called, and where exports usually have it."""

from __future__ import annotations

from locales import Sentence
from locales.words import N_

_TABLE = """
created_at        | the creation date       | “Create Date” (HubSpot), “Created Date” (Salesforce), “Creation date” (Pipedrive)
closed_at         | the closing date        | “Close Date” (HubSpot, Salesforce), “Closed on”, “Won time” (Pipedrive)
opened_at         | the opening date        | “Create Date” (HubSpot), “Date/Time Opened” (Salesforce), “Created at” (Zendesk)
status            | the status              | “Deal Stage” (HubSpot), “Stage” (Salesforce), “Status”
expected_close_at | the expected closing date | “Close Date” (HubSpot, Salesforce), “Expected close date” (Pipedrive)
amount            | the amount              | “Amount” (HubSpot, Salesforce), “Value” (Pipedrive), “Total”
ordered_at        | the order date          | “Created at” (Shopify), “Order Date”
spent_on          | the day                 | “Day” (Google Ads), “Reporting starts” (Meta Ads)
at                | the date                | “Activity Date” (HubSpot), “Date” (Salesforce)
is_converted      | whether it was converted | “Lifecycle Stage” (HubSpot), “Converted” (Salesforce)
converted_at      | the conversion date     | “Became a Customer Date” (HubSpot), “Converted Date” (Salesforce)
first_contact_at  | the first contact       | “Date of first engagement” (HubSpot), “First Response Time”, or as activities
is_qualified      | which leads are qualified | “Lead Status”, “Lifecycle Stage” (HubSpot), “Status” (Salesforce, Zoho)
is_dropped        | which leads were dropped | “Lead Status” (HubSpot, Zoho), “Status” (Salesforce)
landing_page      | the landing page        | “Landing page” (Google Analytics 4), “Landing page path” (Shopify)
visited_on        | the day                 | “Date” (Google Analytics 4), “Day” (Shopify)
visits            | the number of visits    | “Sessions” (Google Analytics 4, Shopify)
visitors          | the number of visitors  | “Total users” (Google Analytics 4), “Online store visitors” (Shopify)
bounces           | the number of bounces   | “Engaged sessions” (Google Analytics 4), “Bounces”
clicks            | the number of clicks    | “Clicks” (Google Ads), “Link clicks” (Meta Ads)
conversions       | the number of conversions | “Key events” (Google Analytics 4), “Conversions” (Google Ads), “Results” (Meta Ads)
sign_ups          | the number of sign-ups  | “Sign-ups”, “Registrations”
carts             | the number of carts     | “Add to carts” (Google Analytics 4), “Sessions with cart additions” (Shopify)
checkouts         | the number of carts paid | “Ecommerce purchases” (Google Analytics 4), “Sessions that completed checkout” (Shopify)
sent_at           | the day of the mailing  | “Send Date” (Mailchimp)
delivered         | how many addresses were reached | “Successful Deliveries” (Mailchimp)
opened            | how many opened         | “Unique Opens” (Mailchimp)
converted         | how many converted      | “Total Orders” (Mailchimp)
unsubscribed      | how many left the list  | “Unsubscribes” (Mailchimp)
mentioned_on      | the day                 | “Date” of a report on mentions
mentions          | the number of mentions  | “Mentions”, “Volume”
campaign          | the campaign            | “Campaign” (HubSpot, Salesforce), “Original Source Drill-Down 1” (HubSpot), “utm_campaign”
quantity          | the quantity            | “Lineitem quantity” (Shopify), “Quantity”
region            | the region or state     | “State/Region” (HubSpot), “Billing State” (Salesforce), “Province” (Shopify)
city              | the city                | “City” (HubSpot), “Billing City” (Salesforce, Shopify)
is_own            | which brand is your own | “Own brand”: yes or no
is_first_purchase | which customer bought   | “Associated Company” (HubSpot), “Account Name” (Salesforce), “Customer”
rep               | the owner               | “Owner” (HubSpot, Pipedrive), “Opportunity Owner” (Salesforce), “Assignee” (Zendesk)
deal_id           | the deal it belongs to  | “Associated Deal” (HubSpot), “Related To” (Salesforce), “Deal” (Pipedrive)
last_activity_at  | the date of last activity | “Last Activity Date” (HubSpot, Salesforce), “Last activity” (Pipedrive)
party             | the other side          | “Party”, “Type of contact”: supplier, partner, customer or prospect
first_reply_at    | the first reply         | “Initial response time” (Freshdesk), “First reply time” (Zendesk)
resolution_hours  | the hours to resolution | “Full resolution time” (Zendesk), “Resolution time (in hrs)” (Freshdesk)
followups         | how many messages followed | “Replies” (Zendesk), “Agent interactions” (Freshdesk)
reopened          | how often it was reopened | “Reopens” (Zendesk), “Reopened”
csat              | the satisfaction given  | “Satisfaction” (Zendesk), “Survey results” (Freshdesk), “CSAT”
is_satisfied      | the satisfaction given  | “Satisfaction” (Zendesk), “Survey results” (Freshdesk), “CSAT”
score             | the score               | “Score”, “Rating”, the question’s own title (SurveyMonkey, Typeform)
answered_at       | the date of the answer  | “Submitted At” (Typeform), “End Date” (SurveyMonkey), “Timestamp” (Google Forms)
kind              | what kind it is         | “Type”, “Action”
object            | which record it was     | “Object”, “Record Type”
log_ins           | who logged in           | “Login Time” and “Username” (Salesforce), “Login” (HubSpot)
customer          | the customer            | “Associated Company” (HubSpot), “Account Name” (Salesforce), “Customer email” (Shopify)
cost              | the cost                | “Cost of Goods Sold”, “Cost”, “Purchase price”
items             | the number of items     | “Lineitem quantity” (Shopify), “Quantity”, “Items”
product           | the product             | “Lineitem name” (Shopify), “Product Name” (Salesforce), “Product”
price_level       | the price level         | “Price level”, “Tier”, “Plan level”; a list of products with prices will do
country           | the country             | “Billing Country” (Shopify, Salesforce), “Country/Region” (HubSpot), “Country”
mrr               | the monthly amount      | “MRR”, “Amount” with “Interval” (Stripe), “Monthly fee”
started_at        | the day it began        | “Start Date (UTC)” (Stripe), “Start date”, “Subscription start”
renewal_due_at    | the renewal date        | “Current Period End (UTC)” (Stripe), “Renewal date”, “Contract end date” (Salesforce)
changed_at        | the day of each change of stage | “Last Modified” (opportunity history of Salesforce), “Stage Change Date”
stage             | a stage whose name says proposal, quote or offer | “Proposal/Price Quote” (Salesforce), “Proposal made” (Pipedrive)
probability       | the chance to win   | “Deal probability” (HubSpot), “Probability (%)” (Salesforce)
qualified_at      | the qualification date | “Became a Sales Qualified Lead Date” (HubSpot)
lead_id           | the lead it was for | “Associated Contact” (HubSpot), “Lead” (Salesforce), “Contact person” (Pipedrive)
contact_id        | whom it was with    | “Associated Contact” (HubSpot), “Name” (Salesforce), “Contact person” (Pipedrive)
is_answered       | whether it was answered | “Call outcome”, “Meeting outcome” (HubSpot), “Call Result” (Salesforce)
month             | the month           | “Month”, “Period” of the sheet of quotas
"""

WHEREABOUTS: dict[str, tuple[str, str]] = {
    field.strip(): (name.strip(), usually.strip()) for field, name, usually in (line.split("|") for line in _TABLE.strip().splitlines())
}

TABLES_USUALLY: dict[str, str] = {
    "leads": "the contacts or leads export of the CRM",
    "deals": "the deals or opportunities export of the CRM",
    "activities": "the activities, tasks or calls export of the CRM",
    "proposals": "stages of the CRM whose name says proposal, quote or offer",
    "stage_changes": "the history of stages of the CRM; where there is none, import the deals again every week and it is rebuilt",
    "quotas": "a sheet with a row for each rep and month, or the quotas of the CRM",
    "orders": "the orders export of the shop or the invoices of the accounts",
    "order_lines": "the export of order lines or invoice lines of the shop",
    "subscriptions": "the subscriptions or contracts export of the billing system",
    "tickets": "the tickets or cases export of the help desk",
    "web": "the traffic report of the web analytics, by day",
    "emails": "the campaign report of the mailing program",
    "mentions": "a report on mentions of brands, yours and those of others",
    "responses": "the answers to a survey (SurveyMonkey, Typeform, Google Forms)",
    "recommendations": "the answers to a survey that asks whether customers would recommend you, from 0 to 10",
    "satisfaction": "the answers to a survey on satisfaction, or the ratings in the tickets export of the help desk",
    "efforts": "the answers to a survey that asks how easy it was",
    "usage": "the log-in history or the audit log of the CRM",
    "purchases": "won deals or orders that name their customer",
    "customers": "the companies or accounts export of the CRM",
    "spend": "the cost report of the advertising account, or a sheet of costs by month",
}


COLUMN = N_("{name} is missing in {table}")
COLUMN_USUALLY = N_("{name} is missing in {table}; exports usually have it as {usually}")
TABLE = N_("there is nothing on {table} in this data; it usually stands in {usually}")


def of_column(table: str, column: str) -> Sentence:
    """The sentence for a column that the data lacks."""
    name, usually = WHEREABOUTS.get(column, (column, ""))
    if not usually:
        return Sentence(COLUMN, name=Sentence(name), table=Sentence(table))
    return Sentence(COLUMN_USUALLY, name=Sentence(name), table=Sentence(table), usually=usually)


def of_table(table: str) -> Sentence:
    """The sentence for a table that the data lacks."""
    usually = TABLES_USUALLY.get(table, "an export of the CRM")
    return Sentence(TABLE, table=Sentence(table), usually=Sentence(usually))


def is_lack(sentence: Sentence) -> bool:
    """Whether the sentence names something that the data lacks, so that another export would help."""
    return sentence.template in (COLUMN, COLUMN_USUALLY, TABLE)
