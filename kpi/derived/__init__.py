"""Every derived table. One that reads another stands after it."""

from kpi.derived.created_records import CREATED_RECORDS
from kpi.derived.deal_touches import DEAL_TOUCHES
from kpi.derived.derivation import Derivation, Reading
from kpi.derived.lead_journeys import LEAD_JOURNEYS
from kpi.derived.mailing_series import MAILING_SERIES
from kpi.derived.purchases import PURCHASES
from kpi.derived.surveys import EFFORTS, RECOMMENDATIONS, SATISFACTION
from kpi.derived.user_days import USER_DAYS

DERIVATIONS: dict[str, Derivation] = {each.name: each for each in (
    PURCHASES, LEAD_JOURNEYS, MAILING_SERIES, RECOMMENDATIONS, SATISFACTION, EFFORTS, DEAL_TOUCHES, USER_DAYS, CREATED_RECORDS,
)}  # fmt: skip

__all__ = ["DERIVATIONS", "Derivation", "Reading"]
