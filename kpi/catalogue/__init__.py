"""Every KPI, by family."""

from kpi.catalogue.acquisition import ACQUISITION
from kpi.catalogue.customers import CUSTOMERS
from kpi.catalogue.pipeline import PIPELINE
from kpi.catalogue.revenue import REVENUE
from kpi.catalogue.service import SERVICE
from kpi.catalogue.synonyms import SYNONYMS
from kpi.kpis import KPI

CATALOGUE: dict[str, KPI] = {kpi.id: kpi for kpi in (*ACQUISITION, *PIPELINE, *REVENUE, *CUSTOMERS, *SERVICE)}

__all__ = ["CATALOGUE", "SYNONYMS"]
