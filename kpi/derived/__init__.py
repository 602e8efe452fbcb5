"""Every derived table. One that reads another stands after it."""

from kpi.derived.derivation import Derivation, Reading
from kpi.derived.lead_journeys import LEAD_JOURNEYS
from kpi.derived.mailing_series import MAILING_SERIES
from kpi.derived.purchases import PURCHASES

DERIVATIONS: dict[str, Derivation] = {each.name: each for each in (PURCHASES, LEAD_JOURNEYS, MAILING_SERIES)}

__all__ = ["DERIVATIONS", "Derivation", "Reading"]
