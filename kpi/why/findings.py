"""What an explanation says in sentences. They say where a change is, in numbers that add up; they name no cause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from kpi.slices import label
from kpi.why.drivers import Driver
from kpi.why.explanation import Explanation
from kpi.why.members import Member
from locales import Sentence
from locales.words import N_

NO_CAUSES = N_("These are parts of a sum, not causes: they say where the change is, not why it came about.")

SMALL = 30
"""A member with fewer rows than these in both periods is no finding: one case more or less would make it another."""


@dataclass(frozen=True)
class Speech:
    """How numbers are said: an amount of the KPI, a change without and with its sign, a fraction as per cent, what a driver comes to."""

    amount: Callable[[Fraction], str]
    size: Callable[[Fraction], str]
    change: Callable[[Fraction], str]
    per_cent: Callable[[Fraction], str]
    driver: Callable[[Driver, Fraction], str]


def headline(found: Explanation, speech: Speech) -> Sentence:
    """The change in one sentence."""
    if found.because or found.before is None or found.after is None:
        if found.after is None or found.of:  # of a median the mean beside it is not the KPI
            return Sentence("{kpi}: nothing to compare", kpi=found.kpi.title)
        return Sentence("{kpi}: {after}, with nothing to compare it with", kpi=found.kpi.title, after=speech.amount(found.after))
    if not found.change:
        return Sentence("{kpi} did not change: {after}", kpi=found.kpi.title, after=speech.amount(found.after))
    numbers = {
        "kpi": Sentence("{kpi}, on average", kpi=found.kpi.title) if found.of else found.kpi.title,
        "change": speech.size(abs(found.change)),
        "after": speech.amount(found.after),
    }
    if found.change > 0:
        return Sentence("{kpi} rose by {change} to {after}", **numbers)
    return Sentence("{kpi} fell by {change} to {after}", **numbers)


def findings(found: Explanation, speech: Speech) -> list[Sentence]:
    """What it is made of, who moved it, and whether any dimension stands out; nothing where nothing changed."""
    if found.because or not found.change:
        return []
    return [*_of_drivers(found, speech), *_of_members(found, speech), *_of_dimensions(found)]


def _of_drivers(found: Explanation, speech: Speech) -> list[Sentence]:
    return [_of_driver(each, speech) for each in sorted(found.drivers, key=lambda driver: -abs(driver.share))]


def _of_driver(driver: Driver, speech: Speech) -> Sentence:
    share = speech.change(driver.share)
    if driver.before is None or driver.after is None:
        return Sentence("{driver}: {share}", driver=driver.name, share=share)
    before, after = speech.driver(driver, driver.before), speech.driver(driver, driver.after)
    return Sentence("{driver}: {share}, from {before} to {after}", driver=driver.name, share=share, before=before, after=after)


def _of_members(found: Explanation, speech: Speech) -> list[Sentence]:
    """The member that moved it most in the direction of the change, and the one that most stood against it: of those with rows enough."""
    telling = [each for each in found.members if max(each.rows) >= SMALL]
    along = [each for each in telling if each.share * found.change > 0]
    against = [each for each in telling if each.share * found.change < 0]
    if not along or len(found.members) < 2:
        return []
    said = [_of_most(found, along[0], speech)]
    if against:
        said.append(
            Sentence("{member} moved it the other way: {share}", member=member_of(against[0]), share=speech.change(against[0].share))
        )
    return said


def _of_most(found: Explanation, most: Member, speech: Speech) -> Sentence:
    """The member with its part of all that went its way, and how much that is; where others went against it, more than the change."""
    up, down = (sum((each.share for each in found.members if each.share * way > 0), Fraction(0)) for way in (1, -1))
    rose = found.change > 0
    told = {"dimension": named(found.dimension or ""), "member": member_of(most), "share": speech.change(most.share),
            "part": speech.per_cent(most.share / (up if rose else down))}  # fmt: skip
    if not (down if rose else up):
        template = N_("By {dimension}, {member} moved it most: {share}, {part} of the whole rise")
        return Sentence(template if rose else N_("By {dimension}, {member} moved it most: {share}, {part} of the whole fall"), **told)
    told |= {"up": speech.size(up), "down": speech.size(-down)}
    if rose:
        return Sentence(
            "By {dimension}, {member} moved it most: {share}, {part} of all rises, {up} together; falls take back {down}", **told
        )
    return Sentence("By {dimension}, {member} moved it most: {share}, {part} of all falls, {down} together; rises make up for {up}", **told)


def _of_dimensions(found: Explanation) -> list[Sentence]:
    if len(found.dimensions) < 2:
        return []
    first, number = found.dimensions[0], len(found.dimensions)
    if first.stands_out:
        return [
            Sentence("Of {number} dimensions looked at, {dimension} shares the change most unevenly, more than chance would",
                     number=number, dimension=named(first.dimension))
        ]  # fmt: skip
    return [Sentence("None of the {number} dimensions looked at shares the change more unevenly than chance would", number=number)]


def named(dimension: str) -> Sentence:
    """A dimension as it stands in a sentence."""
    return Sentence(label(dimension))


def member_of(member: Member) -> str | Sentence:
    """A member's name; rows without one are "(none)"."""
    return Sentence("(none)") if member.group[0] is None else member.group[0]
