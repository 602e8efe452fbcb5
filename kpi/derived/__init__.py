"""Every derived table. One that reads another stands after it."""

from kpi.derived.attempts import ATTEMPTS
from kpi.derived.attributed import ATTRIBUTED
from kpi.derived.bought_lines import BOUGHT_LINES
from kpi.derived.created_records import CREATED_RECORDS
from kpi.derived.customer_silences import CUSTOMER_SILENCES
from kpi.derived.customer_values import CUSTOMER_VALUES
from kpi.derived.deal_touches import DEAL_TOUCHES
from kpi.derived.derivation import Derivation, Reading
from kpi.derived.interactions import INTERACTIONS
from kpi.derived.lead_journeys import LEAD_JOURNEYS
from kpi.derived.mailing_series import MAILING_SERIES
from kpi.derived.movements import MOVEMENTS
from kpi.derived.open_spells import OPEN_SPELLS
from kpi.derived.price_steps import PRICE_STEPS
from kpi.derived.proposals import PROPOSALS
from kpi.derived.purchases import PURCHASES
from kpi.derived.quota_days import QUOTA_DAYS
from kpi.derived.rated_tickets import RATED_TICKETS
from kpi.derived.recurring import RECURRING
from kpi.derived.renewals import RENEWALS
from kpi.derived.stage_entries import STAGE_ENTRIES
from kpi.derived.stage_work import STAGE_WORK
from kpi.derived.surveys import EFFORTS, RECOMMENDATIONS, SATISFACTION
from kpi.derived.user_days import USER_DAYS
from kpi.derived.worked_deals import WORKED_DEALS

DERIVATIONS: dict[str, Derivation] = {each.name: each for each in (
    PURCHASES, LEAD_JOURNEYS, ATTRIBUTED, MAILING_SERIES, RECOMMENDATIONS, SATISFACTION, EFFORTS, DEAL_TOUCHES, USER_DAYS, CREATED_RECORDS,
    CUSTOMER_VALUES, BOUGHT_LINES, PRICE_STEPS, RECURRING, MOVEMENTS, RENEWALS, INTERACTIONS, CUSTOMER_SILENCES, OPEN_SPELLS, PROPOSALS,
    WORKED_DEALS, ATTEMPTS, QUOTA_DAYS, STAGE_WORK, RATED_TICKETS, STAGE_ENTRIES,
)}  # fmt: skip

__all__ = ["DERIVATIONS", "Derivation", "Reading"]
