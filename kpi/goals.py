"""Revenue targets that came with the data: from the table of targets, else the sum of the reps' quotas."""

from __future__ import annotations

from data.version import Version
from kpi.engine import facts, run
from kpi.periods import Grain, Period, cut, floor

_TARGETS = """
    SELECT sum(value), sum(date_diff('day', starts_on::DATE, ends_on::DATE)) FROM {facts}
    WHERE kpi = 'revenue' AND starts_on >= DATE '{start}' AND ends_on <= DATE '{end}' AND {whole}
"""
_QUOTAS = """
    SELECT sum(amount), count(DISTINCT date_trunc('month', month)) FROM {facts}
    WHERE month >= DATE '{start}' AND month < DATE '{end}'
"""


def revenue_goal(version: Version, period: Period) -> float | None:
    """What the whole company is to bring in a period; `None` where targets and quotas do not cover all of it."""
    target = _from_targets(version, period)
    return _from_quotas(version, period) if target is None else target


def _from_targets(version: Version, period: Period) -> float | None:
    if not all(version.has("targets", name) for name in ("kpi", "starts_on", "ends_on", "value")):
        return None
    whole = (
        " AND ".join(f'"{name}" IS NULL' for name in ("country", "region", "rep", "team", "channel") if version.has("targets", name))
        or "TRUE"
    )
    value, days = run(_TARGETS.format(facts=facts(version, "targets"), start=period.start, end=period.end, whole=whole))[0]
    return float(value) if value is not None and days == period.days else None


def _from_quotas(version: Version, period: Period) -> float | None:
    months = cut(period, Grain.MONTH)
    if not version.has("quotas", "amount") or floor(period.start, Grain.MONTH) != period.start:
        return None
    if len(version.facts["quotas"].currencies) > 1:
        return None
    value, covered = run(_QUOTAS.format(facts=facts(version, "quotas"), start=period.start, end=period.end))[0]
    return float(value) if value is not None and covered == len(months) else None
