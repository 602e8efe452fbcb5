"""Which meanings of words (`lexicon`) together make a header of which field: `lost reason` for any wording of it, in any language."""

from __future__ import annotations

ALONGSIDE = frozenset({"name", "now", "nothing"})
"""Meanings that may stand in any header without changing it."""

ALONGSIDE_KIND = {
    "date": frozenset({"date", "time"}),
    "money": frozenset({"net", "gross"}),
    "hours": frozenset({"duration", "time"}),
    "count": frozenset({"unique"}),
}
"""Those that may stand in headers of fields of a kind."""

OWN = {
    "deals": "deal",
    "stage_changes": "deal",
    "orders": "order",
    "order_lines": "order line",
    "leads": "lead contact",
    "customers": "customer",
    "reps": "rep",
    "contacts": "contact",
    "tickets": "ticket",
    "products": "product",
    "activities": "activity",
    "subscriptions": "subscription",
    "emails": "mailing",
    "responses": "survey",
    "spend": "campaign",
    "quotas": "order deal",
}
"""Table → meanings of the row itself, which may stand in any header of it."""

SHARED_PATTERNS = """
rep | rep; rep customer; rep first; rep visitors; rep order; rep deal; rep ticket
rep_id | rep id
team | team; team rep; team order; team ticket
country | country; country customer
region | region; region customer
city | city; city customer
channel | channel; channel contact; channel campaign; channel lead; channel customer; channel first
channel | known; known channel; channel order; channel deal
campaign | campaign; campaign lead; channel campaign
product | product; product order; product deal
product_id | product id; sku; sku product; sku id; sku product id
segment | segment; segment activity; segment customer; category customer; segment kind
customer | customer; deal customer; order customer; customer activity
customer_id | customer id
contact_id | contact id
pipeline | pipeline; pipeline deal; pipeline order; order pipeline deal
currency | currency; currency amount
"""

PATTERNS = {
    "deals": """
deal_id | id; deal id; deal; ticket id
created_at | created; created deal; created order; start; date deal; first contact; date; sent
rep | visitors; visitors deal
rep_id | visitors id
close_date | close; close deal; end; resolved; close won lost
closed_at | close real; real end
expected_close_at | close expected; close next; close expected deal; expected; expected end; expected order
won_at | won; won close
lost_at | lost; lost close
is_won | won
is_lost | lost
is_closed | close
status | status; status deal
stage | stage; stage status; stage deal; deal status; status now; status order; status lead; stage lead
stage | stage pipeline; stage pipeline deal; stage pipeline order; stage order; stage order deal; status pipeline
amount | amount; amount deal; amount expected; amount order; price; price deal; price order; deal price
amount | amount product; net; amount annual; amount unique
probability | probability; probability close; probability won; probability deal; probability order
lost_reason | lost reason; reason close; lost deal reason
last_activity_at | last activity; last contact; last activity contact
deal_type | kind; kind deal; kind order
lead_id | lead id
""",
    "stage_changes": """
stage_change_id | id
deal_id | deal id; deal; id deal order
changed_at | date; stage date; start; stage created; created; stage start; date start
stage | stage; to stage; to status; stage to; status
amount | amount; amount deal
expected_close_at | expected close; expected
""",
    "orders": """
order_id | order id; id; order
ordered_at | order date; order created; created; date; order; month; month start; date month; conversions
amount | amount; amount order; net; gross; amount price; price; order price; amount paid
cost | cost; cost order; cost media
items | quantity; quantity product; quantity order; product
unit_price | price unit; unit amount; price product
status | status; status order; status deal; status paid; order stage; stage; delivered; paid status
is_cancelled | cancelled; cancelled order
document | kind order; kind
deal_id | deal id
customer | contact
""",
    "order_lines": """
line_id | line id; id
order_id | order id; order
ordered_at | order date; date; order created; created; order
quantity | quantity; quantity product
unit_price | price unit; price; unit amount; price product; price list
amount | amount; amount line; net; amount order; amount product; gross
cost | cost; cost media; cost product; cost unit
profit | margin; amount margin
status | status; status order
product | product; product note
category | category
customer | contact
""",
    "leads": """
lead_id | lead id; id; contact id
created_at | created; date; first conversions; date first conversions; created lead; created contact; date contact
created_at | lead; lead date; start; date status
qualified_at | qualified
converted_at | conversions; conversions customer; date conversions
dropped_at | lost; cancelled
status | status; stage; status lead; stage pipeline; pipeline stage lead; status contact; stage lead
grade | score; score lead; score contact; rating; priority
deal_id | deal id
customer_id | customer id
channel | order channel; channel first conversions
first_contact_at | first contact; first reply; first activity
""",
    "customers": """
customer_id | id; customer id
customer | customer; name; customer name
created_at | created; start; created customer; date created; date customer; customer start; first order; registered
segment | segment; category; kind; segment activity; activity
parent | from; team
""",
    "reps": """
rep_id | id; rep id
rep | rep; name; rep name; rep contact
rep_email | email
team | team; rep team; list
manager | manager; manager region; manager team; rep manager
region | region; region rep
""",
    "contacts": """
contact_id | id; contact id
email | email; email contact
lead_id | lead id
""",
    "activities": """
activity_id | id; activity id; activity
at | date; created; activity date; activity start; start; activity; contact date; activity created; end; close; expected
kind | kind; activity kind; kind contact; activity; category; channel; kind activity contact; channel contact
direction | direction; direction activity; from to
outcome | status; outcome; reply; status activity; status contact
rep | created rep; who; visitors
customer | contact customer; contact
deal_id | deal id
lead_id | lead id
""",
    "tickets": """
ticket_id | ticket id; id; ticket
opened_at | created; created ticket; date; ticket date; start; created order
closed_at | close; close ticket; end
resolved_at | resolved
first_reply_at | first reply; reply
reply_hours | first reply; reply; first reply duration; reply duration
resolution_hours | resolved; duration resolved; close duration; duration
stage | status; status ticket; stage; status now
category | category; category ticket; kind; kind product; ticket kind; reason; mailing
category | category ticket; reason ticket; mailing ticket; reason contact
followups | quantity reply; id reply
priority | priority; priority ticket; level priority
csat | score; score customer; score ticket; survey score
satisfaction | score; score customer; score ticket; survey score
customer | customer ticket; ticket customer
rep | rep ticket; rep
""",
    "responses": """
response_id | id; survey id; reply id
answered_at | date; created; survey date; date reply; reply; sent
score | score; score customer; probability score; probability expected score; score product; probability
kind | kind; survey kind
order_id | order id
""",
    "spend": """
spent_on | date; month; start; date start
amount | spent; amount spent; cost; amount cost; spent quota; cost campaign; spent campaign; amount campaign
impressions | impressions
clicks | clicks
conversions | conversions; contact conversions; lead conversions; lead; contact; conversions order; customer conversions; status
kind | kind spent; kind cost; spent category
""",
    "web": """
visited_on | date; month
visits | visits
visitors | visitors
conversions | conversions; quota conversions; quota
clicks | clicks
""",
    "emails": """
mailing_id | mailing id; id; campaign id
sent_at | sent; date; sent date
mailing | mailing; name; campaign
sent | sent; sent quantity; quantity sent; sent amount
delivered | delivered; delivered quantity
opened | opens; created
clicked | clicks
bounced | bounced
unsubscribed | unsubscribed; cancelled
converted | conversions
""",
    "subscriptions": """
subscription_id | subscription id; id; subscription
started_at | start; created; subscription start; date subscription
ended_at | end; cancelled; end subscription; close
mrr | monthly; quota monthly; quota; monthly amount; amount; monthly subscription; monthly price; price; amount subscription
plan | plan; product; plan subscription; plan product; plan id; plan id subscription
status | status; status subscription
renewal_due_at | renewal; next renewal; renewal expected; expected; next
""",
    "products": """
product_id | product id; id; sku
product | product; name; product note; note
category | category; kind; category product; segment
price | price; price list; amount; price unit; price order; price product
cost | cost; cost media; cost last; cost unit; cost product; cost price; price order cost
""",
    "quotas": """
month | month; date; start
amount | quota; amount quota; quota order; amount expected; amount order quota; quota monthly
""",
    "payments": """
payment_id | paid id
order_id | order id; order
amount | amount; paid amount; paid
""",
}
"""Table → lines of `field | meanings; other meanings`."""
