"""Why a KPI changed: a change taken apart exactly, over what the KPI is made of and over who contributed what."""

from kpi.why.explanation import Explanation, compared_selection, explain
from kpi.why.members import Member

__all__ = ["Explanation", "Member", "compared_selection", "explain"]
