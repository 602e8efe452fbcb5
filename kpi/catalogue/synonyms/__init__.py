"""What people call each KPI, in five languages, so that search finds it."""

from kpi.catalogue.synonyms.acquisition import ACQUISITION
from kpi.catalogue.synonyms.adoption import ADOPTION
from kpi.catalogue.synonyms.customers import CUSTOMERS
from kpi.catalogue.synonyms.pipeline import PIPELINE
from kpi.catalogue.synonyms.revenue import REVENUE
from kpi.catalogue.synonyms.service import SERVICE
from locales.languages import LANGUAGES

_LINES = [line for table in (ACQUISITION, PIPELINE, REVENUE, CUSTOMERS, SERVICE, ADOPTION) for line in table.strip().splitlines()]

SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    kpi.strip(): {language: tuple(each.strip() for each in words.split(",")) for language, words in zip(LANGUAGES, columns, strict=True)}
    for kpi, *columns in (line.split("|") for line in _LINES)
}
