"""monday.com (monday sales CRM): the boards of deals and leads as they are exported, below a line or two of titles."""

from __future__ import annotations

from data.systems.system import System, export

MONDAY = System(
    "monday.com",
    (
        export(
            "deals",
            en="""
must | Name; Stage; Deal Value; Expected Close Date
must | Name; Stage; Deal Value; Close Probability
must | Name; Stage; Deal Value; Item ID (auto generated)
must | Name; Stage; Deal Value; Forecast Value
must | Name; Stage; Deal Value; Accounts
deal_id | Item ID (auto generated); Item ID
amount | Deal Value; Deal Actual Value
stage | Stage
rep | Owner; Deal Owner; Person
customer | Accounts; Account
expected_close_at | Expected Close Date
closed_at | Deal close date; Close Date; Actual Close Date
created_at | Deal creation date; Creation Log; Creation date; Created
probability | Close Probability
channel | Source; Lead Source
country | Country
last_activity_at | Last Interaction
deal_type | Deal Type
product | Product; Products
unused | Subitems; Forecast Value; Deal length; Group; Priority
""",
        ),
        export(
            "leads",
            en="""
must | Name; Status; Company; Last Interaction; Item ID (auto generated)
must | Name; Status; Create a contact
must | Name; Status; Move to contacts
lead_id | Item ID (auto generated); Item ID
status | Status
rep | Owner; Lead Owner; Person
customer | Company
channel | Source; Lead Source
created_at | Creation Log; Creation date; Created
country | Country
unused | Subitems; Last Interaction; Title; Priority; Create a contact; Move to contacts
""",
        ),
    ),
)
