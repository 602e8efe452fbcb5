"""Every KPI, by family."""

from kpi.catalogue.acquisition import ACQUISITION
from kpi.catalogue.adoption import ADOPTION
from kpi.catalogue.conversion import CONVERSION
from kpi.catalogue.customers import CUSTOMERS
from kpi.catalogue.leads import LEADS
from kpi.catalogue.mailings import MAILINGS
from kpi.catalogue.marketing import MARKETING
from kpi.catalogue.pipeline import PIPELINE
from kpi.catalogue.revenue import REVENUE
from kpi.catalogue.sales_work import SALES_WORK
from kpi.catalogue.service import SERVICE
from kpi.catalogue.surveys import SURVEYS
from kpi.catalogue.synonyms import SYNONYMS
from kpi.catalogue.website import WEBSITE
from kpi.kpis import KPI

FAMILIES = (
    ACQUISITION, LEADS, WEBSITE, MAILINGS, MARKETING, PIPELINE, CONVERSION, SALES_WORK, REVENUE, CUSTOMERS, SURVEYS, SERVICE, ADOPTION,
)  # fmt: skip
"""Families in the order in which they are shown; some stand in several files."""

CATALOGUE: dict[str, KPI] = {kpi.id: kpi for family in FAMILIES for kpi in family}

__all__ = ["CATALOGUE", "SYNONYMS"]
