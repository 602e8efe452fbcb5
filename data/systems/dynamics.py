"""Microsoft Dynamics 365: views of opportunities exported to Excel."""

from __future__ import annotations

from data.systems.system import Export, System, headers, musts

DYNAMICS = System(
    "Dynamics 365",
    (
        Export(
            "deals",
            musts("do not modify opportunity", "topic; est revenue", "topic; potential customer"),
            headers("""
deal_id | do not modify opportunity
amount | actual revenue
estimated_amount | est revenue; estimated revenue
created_at | created on
closed_at | actual close date
expected_close_at | est close date
status | status
stage | status reason; pipeline phase
customer | potential customer; account
rep | owner
currency | currency
probability | probability
"""),
        ),
    ),
)
