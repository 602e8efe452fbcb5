"""Zoho CRM: modules as they are exported, each with the keys of what it names beside the names."""

from __future__ import annotations

from data.systems.system import System, export

ZOHO = System(
    "Zoho CRM",
    (
        export(
            "deals",
            en="""
must | Deal Owner; Deal Name; Closing Date; Stage
must | Record Id; Deal Name; Stage; Closing Date
deal_id | Record Id
amount | Amount
created_at | Created Time
close_date | Closing Date
stage | Stage
rep | Deal Owner
rep_id | Deal Owner.id
customer | Account Name
customer_id | Account Name.id
probability | Probability (%)
channel | Lead Source
deal_type | Type
currency | Currency
lost_reason | Reason For Loss
""",
        ),
        export(
            "leads",
            en="""
must | Record Id; Lead Owner; Lead Status
must | Lead Owner; Lead Status; Created Time
lead_id | Record Id
created_at | Created Time
converted_at | Converted Date Time
is_converted | Is Converted; Converted
status | Lead Status
channel | Lead Source
rep | Lead Owner
rep_id | Lead Owner.id
customer | Company
segment | Industry
grade | Rating
""",
        ),
    ),
)
