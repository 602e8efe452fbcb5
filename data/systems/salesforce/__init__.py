"""Salesforce: objects under the names of its API, and reports as people export them from the screen."""

from __future__ import annotations

from data.systems.salesforce.api import API, SIGNS
from data.systems.salesforce.reports import REPORTS
from data.systems.salesforce.service import SERVICE
from data.systems.system import System

SALESFORCE = System("Salesforce", (*API, *REPORTS, *SERVICE), SIGNS)
