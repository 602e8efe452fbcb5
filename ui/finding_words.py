"""A finding in words: what happened in one sentence, and where it comes from in another."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from forecasting.expected import Expected
from kpi.currencies import currency_of
from kpi.findings import Finding, Kind
from kpi.kpis import KPI, Better
from kpi.why import Explanation
from kpi.why.findings import SMALL, Speech, member_of, named
from kpi.why.members import Member
from locales import Sentence
from ui.scene import Scene
from ui.steps import step_name
from ui.usual_words import range_in_words
from ui.values import move, shown
from ui.why_numbers import speech_of

AMONG = ("rep", "team", "country", "channel", "product", "segment")
"""Whose members a manager knows by name: a finding names one of these."""

MOSTLY = Fraction(1, 2)


def said(scene: Scene, finding: Finding) -> Sentence:
    """What happened, with its numbers."""
    value, kpi = finding.value, scene.catalogue[finding.value.kpi]
    currency = currency_of(scene.data, kpi)
    now = shown(value.value, kpi.unit, currency, short=True)
    if finding.kind is Kind.BEHIND:
        return _behind(kpi, now, shown(finding.target, kpi.unit, currency, short=True))
    if finding.kind is Kind.UNUSUAL:
        return _unusual(scene, finding, kpi, now, currency)
    moved = move(value, kpi)
    sentence = _rose if moved and moved.arrow == "up" else _fell
    return sentence(kpi.title, now, shown(value.comparison, kpi.unit, currency, short=True))


def _behind(kpi: KPI, now: str, target: str) -> Sentence:
    if kpi.additive and kpi.better is Better.HIGHER:
        return Sentence("{kpi} is behind its target: {value} of {target}.", kpi=kpi.title, value=now, target=target)
    return Sentence("{kpi} misses its target: {value} instead of {target}.", kpi=kpi.title, value=now, target=target)


def _unusual(scene: Scene, finding: Finding, kpi: KPI, now: str, currency: str | None) -> Sentence:
    value, low, high = finding.value, finding.low or 0.0, finding.high or 0.0
    first, last = range_in_words(Expected(value.period, value.value, low, high, (low + high) / 2, chance=0.0), kpi, currency)
    named = {"kpi": kpi.title, "value": now, "low": first, "high": last}
    above = (value.value or 0.0) > high
    if value.period == scene.selection.period:
        if above:
            return Sentence("{kpi} is unusually high: {value} (usual: {low} to {high}).", **named)
        return Sentence("{kpi} is unusually low: {value} (usual: {low} to {high}).", **named)
    named["step"] = step_name(value.period, scene.grain, scene.selection.calendar)
    if above:
        return Sentence("{kpi} was unusually high in {step}: {value} (usual: {low} to {high}).", **named)
    return Sentence("{kpi} was unusually low in {step}: {value} (usual: {low} to {high}).", **named)


def _rose(kpi: Sentence, now: str, before: str) -> Sentence:
    return Sentence("{kpi} rose from {before} to {now}.", kpi=kpi, before=before, now=now)


def _fell(kpi: Sentence, now: str, before: str) -> Sentence:
    return Sentence("{kpi} fell from {before} to {now}.", kpi=kpi, before=before, now=now)


def step_told(finding: Finding, kpi: KPI, currency: str | None) -> Sentence | None:
    """From when to when, and from what to what, the step goes of which `because` speaks.

    `None` where the finding itself is that step: a missed target and an unusual value are told without a period before.
    """
    value = finding.value
    if finding.kind is Kind.CHANGED or value.comparison is None or value.compared is None:
        return None
    before, now = (shown(each, kpi.unit, currency, short=True) for each in (value.comparison, value.value))
    first, last = value.compared.start, value.compared.end - timedelta(days=1)
    return Sentence("Against {first} – {last}: from {before} to {now}.", first=first, last=last, before=before, now=now)


def because(found: Explanation, finding: Finding, currency: str | None) -> Sentence | None:
    """Where the change from the period compared with comes from: the member or the part that moved it most; of a missed target who
    went the wrong way.

    `None` where nothing tells, or where the finding is of another period.
    """
    if finding.value.period != found.period:
        return None
    if found.because or not found.change:
        return None
    speech = speech_of(found.kpi, currency)
    if _is_wrong(found, finding):
        against = [(each, name) for name, members in found.shared.items() for each in members if _tells(each)]
        worst, dimension = min(against, key=lambda each: each[0].share / found.change, default=(None, ""))
        if worst is None or worst.share * found.change >= 0:
            return None
        named_ = {"member": member_of(worst), "dimension": named(dimension), "share": speech.change(worst.share)}
        return Sentence("{member} ({dimension}) went the other way most: {share}.", **named_)
    if found.tree and not _stands_out(found) and (driver := _driver(found, speech)):
        return driver
    told = _moved_most(found)
    if told is None:
        return None
    dimension, member = told
    named_ = {"dimension": named(dimension), "member": member_of(member), "share": speech.change(member.share)}
    return Sentence("By {dimension}, {member} moved it most: {share}.", **named_)


def _driver(found: Explanation, speech: Speech) -> Sentence | None:
    """The part of the formula that makes at least half of the change."""
    driver = max(found.drivers, key=lambda each: each.share / found.change, default=None)
    if driver is None or driver.before is None or driver.after is None or driver.share / found.change < MOSTLY:
        return None
    before, after = speech.driver(driver, driver.before), speech.driver(driver, driver.after)
    return Sentence("Mainly {driver}: from {before} to {after}.", driver=driver.name, before=before, after=after)


def _stands_out(found: Explanation) -> bool:
    return bool(found.dimensions) and found.dimensions[0].stands_out


def _moved_most(found: Explanation) -> tuple[str, Member] | None:
    """The member that made most of the change: of the dimension that stands out, else the one furthest beyond its part of the whole."""
    firsts = {
        name: next(each for each in members if each.share * found.change > 0 and _tells(each))
        for name, members in found.shared.items()
        if len(members) > 1 and any(each.share * found.change > 0 and _tells(each) for each in members)
    }
    if _stands_out(found) and (first := firsts.get(found.dimensions[0].dimension)):
        return found.dimensions[0].dimension, first
    return max(firsts.items(), key=lambda each: each[1].share / found.change - each[1].weight, default=None)


def _tells(member: Member) -> bool:
    return max(member.rows) >= SMALL and member.group[0] is not None


def _is_wrong(found: Explanation, finding: Finding) -> bool:
    """Whether the value moved the right way, and yet misses its target."""
    return finding.kind is Kind.BEHIND and (found.change > 0) == (found.kpi.better is Better.HIGHER)
