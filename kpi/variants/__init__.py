"""Every number that systems define in more than one way."""

from kpi.variants.deals import SALES_CYCLE, WIN_RATE
from kpi.variants.leads import CONVERSION
from kpi.variants.subscriptions import CHURN
from kpi.variants.variant import Condition, Variant, Variants

VARIANTS: dict[str, Variants] = {each.kpi: each for each in (WIN_RATE, SALES_CYCLE, CONVERSION, CHURN)}

__all__ = ["VARIANTS", "Condition", "Variant", "Variants"]
