"""Every KPI, by family."""

from kpi.catalogue.acquisition import ACQUISITION
from kpi.catalogue.customers import CUSTOMERS
from kpi.catalogue.leads import LEADS
from kpi.catalogue.mailings import MAILINGS
from kpi.catalogue.pipeline import PIPELINE
from kpi.catalogue.revenue import REVENUE
from kpi.catalogue.service import SERVICE
from kpi.catalogue.synonyms import SYNONYMS
from kpi.catalogue.website import WEBSITE
from kpi.kpis import KPI

CATALOGUE: dict[str, KPI] = {kpi.id: kpi for kpi in (*ACQUISITION, *LEADS, *WEBSITE, *MAILINGS, *PIPELINE, *REVENUE, *CUSTOMERS, *SERVICE)}

__all__ = ["CATALOGUE", "SYNONYMS"]
