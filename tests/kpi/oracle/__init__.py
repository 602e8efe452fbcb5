"""What every KPI comes to, in plain pandas and from the definitions alone: no line of `kpi/` is used here."""

from collections.abc import Callable

from tests.kpi.oracle.acquisition import ACQUIRED
from tests.kpi.oracle.first import FIRST, cycle, resolution, sales_growth
from tests.kpi.oracle.loyalty import LOYALTY
from tests.kpi.oracle.marketing import MARKETED
from tests.kpi.oracle.pipeline import PIPED
from tests.kpi.oracle.revenue import REVENUE
from tests.kpi.oracle.sales_work import WORKED
from tests.kpi.oracle.service import SERVICE
from tests.kpi.oracle.slice import Answer, Slice
from tests.kpi.oracle.worth import WORTH

ORACLE: dict[str, Callable[[Slice], Answer]] = FIRST | ACQUIRED | MARKETED | PIPED | WORKED | SERVICE | REVENUE | LOYALTY | WORTH
"""Every KPI that one slice answers; `sales_growth` needs two."""

__all__ = ["ORACLE", "Answer", "Slice", "cycle", "resolution", "sales_growth"]
