"""Zoho CRM: modules as they are exported, each with the keys of what it names beside the names."""

from __future__ import annotations

from data.systems.system import Export, System, headers, musts

_CREATED = "created time"

ZOHO = System(
    "Zoho CRM",
    (
        Export(
            "deals",
            musts("deal owner; deal name; closing date; stage", "record id; deal name; stage; closing date"),
            headers(f"""
deal_id | record id
amount | amount
created_at | {_CREATED}
close_date | closing date
stage | stage
rep | deal owner
rep_id | deal owner id
customer | account name
customer_id | account name id
probability | probability %
channel | lead source
deal_type | type
currency | currency
lost_reason | reason for loss
"""),
        ),
        Export(
            "leads",
            musts("record id; lead owner; lead status", "lead owner; lead status; created time"),
            headers(f"""
lead_id | record id
created_at | {_CREATED}
converted_at | converted date time
is_converted | is converted; converted
status | lead status
channel | lead source
rep | lead owner
rep_id | lead owner id
customer | company
segment | industry
grade | rating
"""),
        ),
    ),
)
