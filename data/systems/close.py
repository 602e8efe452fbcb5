"""Close: opportunities and leads as they are exported, headers named as in its API.

What Close calls a lead is a company, with people in it. The value of an opportunity is in hundredths (`120050` is 1,200.50).
"""

from __future__ import annotations

from data.systems.system import System, export

CLOSE = System(
    "Close",
    (
        export(
            "deals",
            in_cents=True,
            words={"status": {"active": "open"}},
            en="""
must | lead_id; status_label; status_type; value_period
must | lead_id; status_label; status_type; value_formatted
must | lead_id; status_label; status_type; annualized_value
deal_id | id
stage | status_label
status | status_type
pipeline | pipeline_name
amount | value
currency | value_currency
probability | confidence
created_at | date_created
won_at | date_won
lost_at | date_lost
rep | user_name
rep_id | user_id
customer | lead_name
customer_id | lead_id
contact_id | contact_id
unused | value_period; value_formatted; expected_value; annualized_value; status_id; date_updated; created_by_name; pipeline_id
""",
        ),
        export(
            "customers",
            en="""
must | id; display_name; status_label; date_created
must | id; display_name; status_label; html_url
customer_id | id
customer | display_name; name
created_at | date_created
domain | url
country | primary_address_country; addresses_1_country; address_1_country
region | primary_address_state; address_1_state
city | primary_address_city; address_1_city
unused | status_label; status_id; html_url; date_updated
""",
        ),
    ),
)
