"""Copper: opportunities, leads and companies as they are exported. The month comes before the day."""

from __future__ import annotations

from data.systems.system import System, export

UNUSED = "unused | Inactive Days; Interaction Count; Updated At; Tags; Priority; Details\n"

COPPER = System(
    "Copper",
    (
        export(
            "deals",
            words={"status": {"Abandoned": "lost"}},
            en=f"""
must | Copper ID; Stage; Status; Value
must | Copper ID; Pipeline; Stage; Owned By
must | Pipeline; Stage; Status; Owned By; Inactive Days
must | Opportunity ID; Pipeline; Stage; Owned By; Win %
deal_id | Copper ID; Opportunity ID; Id
customer | Company; Company Name
customer_id | Company Id
contact_id | Primary Contact ID
pipeline | Pipeline
stage | Stage
status | Status
amount | Value; Converted Value
currency | Currency
probability | Win %; Win Probability; Win Probability (%)
close_date | Close Date
created_at | Created At; Date Created
closed_at | Won/Lost Date; Completed Date
rep | Owned By
rep_id | Owner Id
channel | Source
lost_reason | Loss Reason
last_activity_at | Last Contacted
{UNUSED}""",
        ),
        export(
            "leads",
            en=f"""
must | Copper ID; Status; Owned By; First Name
must | Copper ID; Status; Owned By; Last Name
must | Status; Owned By; Inactive Days; Converted At
must | Status; Owned By; Inactive Days; Converted Date
lead_id | Copper ID; Lead ID; Id
status | Status
created_at | Created At; Date Created
converted_at | Converted At; Converted Date
customer | Account; Company; Company Name
rep | Owned By
rep_id | Owner Id
channel | Source
country | Country
region | State
city | City
{UNUSED}""",
        ),
        export(
            "customers",
            en="""
must | Copper ID; Email Domain; Contact Type
must | Name; Email Domain; Owned By; Inactive Days
must | Name; Contact Type; Owned By; Interaction Count
customer_id | Copper ID; Company ID; Id
customer | Name
domain | Email Domain
rep | Owned By
rep_id | Owner Id
segment | Contact Type
created_at | Created At; Date Created
country | Country
region | State
city | City
unused | Inactive Days; Interaction Count; Updated At; Tags; Details; Last Contacted; Primary Contact ID
""",
        ),
    ),
)
