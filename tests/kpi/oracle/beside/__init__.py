"""What every value that stands beside a headline comes to, in plain pandas and from the definitions alone: no line of `kpi/` is used."""

from tests.kpi.oracle.beside import acquisition, customers, marketing, pipeline, recurring, sales_work, service
from tests.kpi.oracle.beside.arithmetic import Beside

BESIDE: dict[str, Beside] = {
    **acquisition.BESIDE, **marketing.BESIDE, **pipeline.BESIDE, **sales_work.BESIDE, **recurring.BESIDE, **customers.BESIDE,
    **service.BESIDE,
}  # fmt: skip
"""KPI → the names of the values beside it → what each comes to in a slice."""

__all__ = ["BESIDE"]
