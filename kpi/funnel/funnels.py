"""Funnels of a version: the one place where they are made, for pages and commands alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from data.version import Version
from kpi.derived.making import extended
from kpi.funnel.counting import Count, split
from kpi.funnel.course import Course, course_of
from kpi.funnel.step import Funnel, Loss, Of, Reading, Step
from kpi.maturity import ripe_after
from kpi.resolve import known_until
from kpi.selection import Selection, one_member
from kpi.slices import lacking, sliceable
from kpi.stored_answers import Rows, answer, stored_answer
from locales import Sentence

Group = tuple[str | None, ...]
Cells = Mapping[str, Any]


def of_data(version: Version) -> Of:
    """What goes through the funnel of this data when nobody says: leads where more than their number is known of them, else deals."""
    course = course_of(version, Of.LEADS, pipelines_apart=True)
    return Of.LEADS if isinstance(course, Course) and len(course.marks) > 1 else Of.DEALS


def funnels(
    version: Version, selection: Selection, of: Of | None = None, reading: Reading = Reading.COHORT, by: Sequence[str] = ()
) -> list[Funnel]:
    """The funnel of a selection; with dimensions one for each member that has rows at any step, `None` among them.

    Period, filters and today are the selection's; its grain and comparison are not used. Counts and losses of the members of a dimension
    add up to those of the whole, values to the cent.
    """
    version, of = extended(version), of or of_data(version)
    count = count_of(version, selection, of, reading, by)
    if isinstance(count, Sentence):
        return [Funnel(of, reading, selection.period, tuple((name, None) for name in by), (), reason=count)]
    course = count.course
    found = {
        group: (cells, currencies)
        for group, cells, currencies in (split(row, len(by)) for row in _rows(version, count, lambda each: each.steps_sql))
    }
    losses = _losses(_rows(version, count, lambda each: each.losses_sql), len(by))
    ripe = ripe_after(version, course.ripens) if reading is Reading.COHORT and course.dated else None
    young = ripe is not None and ripe(selection.period, selection.today)
    notes = (*course.notes, *_undated(version, count))
    made = []
    for group in sorted((each for each, (cells, _) in found.items() if _happened(cells)), key=_by_name) or ([] if by else [()]):
        cells, currencies = found.get(group, ([], frozenset()))
        steps = tuple(_steps(course, reading, cells, {at: losses.get((*group, at), ()) for at in range(len(cells))}, currencies))
        said = (*notes, *_said(reading, steps, currencies))
        made.append(Funnel(of, reading, selection.period, tuple(zip(by, group, strict=True)), steps, said, young=young))
    return made


def _rows(version: Version, count: Count, sql: Callable[[Count], str]) -> Rows:
    """The rows of a count; those of one member from what is stored of all members, if it is."""
    if member := one_member(count.filters):
        dimension, name = member
        told = stored_answer(version, sql(replace(count, by=(dimension, *count.by), filters=())))
        rows = None if told is None else tuple(row[1:] for row in told if row[0] == name)
        if rows or (rows is not None and count.by):
            return rows
    return answer(version, sql(count))


def count_of(version: Version, selection: Selection, of: Of, reading: Reading, by: Sequence[str] = ()) -> Count | Sentence:
    """What to count for a funnel of an extended version, or why it cannot be counted."""
    dimensions = tuple(dict.fromkeys((*by, *(each.dimension for each in selection.filters))))
    course = course_of(version, of, pipelines_apart="pipeline" in dimensions)
    if isinstance(course, Sentence):
        return course
    if why := _unanswerable(version, course, reading, selection, dimensions):
        return why
    period = selection.period if course.dated else None
    return Count(course, reading, period, known_until(version, selection.today), tuple(by), selection.filters)


def dimensions_of(version: Version, of: Of) -> tuple[str, ...]:
    """The dimensions by which a funnel of this data can be split."""
    version = extended(version)
    course = course_of(version, of, pipelines_apart=True)
    return () if isinstance(course, Sentence) else sliceable(version, (course.slices,))


def _unanswerable(version: Version, course: Course, reading: Reading, selection: Selection, dimensions: tuple[str, ...]) -> Sentence | None:
    if len(course.marks) < 2:
        return course.notes[0]
    if not course.dated and reading is Reading.PERIOD:
        return Sentence("Without dates nobody can tell what happened in a period: read the funnel by cohort, over all days.")
    if not course.dated and not selection.undated:
        return Sentence("Without dates nobody can tell who came in during a period: the funnel is only known over all days.")
    return lacking(version, course.slices, dimensions)


def _happened(cells: Sequence[Cells]) -> bool:
    return any(each["count"] or each["left"] for each in cells)


def _by_name(group: Group) -> list[tuple[bool, str]]:
    return [(member is None, member or "") for member in group]


def _losses(rows: Sequence[Sequence[Any]], dimensions: int) -> dict[tuple[Any, ...], tuple[Loss, ...]]:
    """By group and number of the step."""
    found: dict[tuple[Any, ...], tuple[Loss, ...]] = {}
    for row in rows:
        reason, count, value = row[dimensions + 1 :]
        place = tuple(row[: dimensions + 1])
        found[place] = (*found.get(place, ()), Loss(reason, count, None if value is None else float(value)))
    return found


def _steps(
    course: Course, reading: Reading, cells: Sequence[Cells], losses: Mapping[int, tuple[Loss, ...]], currencies: frozenset[str]
) -> Iterator[Step]:
    one_currency, by_cohort = len(currencies) <= 1, reading is Reading.COHORT
    for number, (mark, each) in enumerate(zip(course.marks, cells, strict=True)):
        before = cells[number - 1] if number else None
        yield Step(
            mark.name,
            each["count"],
            each["passed"],
            each["undated"] if course.dated else 0,
            float(each["value"]) if one_currency and each["value"] is not None else None,
            each["valued"],
            _share(each["count"], before["count"]) if before else None,
            _share(each["count"], cells[0]["count"]),
            _share(each["value"], before["value"]) if before and one_currency else None,
            each["median_days"],
            each["timed"],
            each["left"],
            losses[number] if one_currency else tuple(Loss(loss.reason, loss.count, None) for loss in losses[number]),
            each["waiting"] if by_cohort else None,
            each["waiting_days"] if by_cohort else None,
        )


def _share(part: Any, whole: Any) -> float | None:
    return float(part) / float(whole) if part is not None and whole else None


def _undated(version: Version, count: Count) -> Iterator[Sentence]:
    """What is in no period, because nobody says when it came in."""
    without = int(answer(version, count.undated_sql)[0][0]) if count.period else 0
    if without:
        yield Sentence("{rows} left out: {reason}", rows=without, reason=Sentence("without a creation date"))


def _said(reading: Reading, steps: Sequence[Step], currencies: frozenset[str]) -> Iterator[Sentence]:
    """What a reader should know of these steps."""
    if len(currencies) > 1:
        yield Sentence("amounts in several currencies are not added: give a table of rates, or filter by currency")
    if reading is Reading.PERIOD:
        for step in steps:
            if step.undated:
                yield Sentence(
                    "{count} have reached “{step}” on a day that nobody knows: they count by cohort, but in no period",
                    count=step.undated,
                    step=step.name,
                )
    elif steps and steps[-1].passed < steps[-1].count:
        yield Sentence(
            "Of {count} that reached “{step}”, {passed} are recorded in every step before it. The others have skipped one, or nobody wrote "
            "it down.",
            count=steps[-1].count,
            step=steps[-1].name,
            passed=steps[-1].passed,
        )
