"""From a raw table to an understanding: recognise, match what is left, decide styles, and let a person's choices stand above all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from data.matching import questions
from data.matching.arithmetic import are_hundredths, less_discount_of, product_of
from data.matching.clues import by_values, says_nothing, with_ends
from data.matching.columns import ASKED, BAR, Candidate
from data.matching.guesses import guessed
from data.matching.language import is_not_english
from data.matching.likely import likely
from data.matching.meanings import meanings_of
from data.matching.order_of_dates import OF_VALUES, swapped
from data.matching.period import period_of
from data.matching.personal import is_personal
from data.matching.protection import protect
from data.matching.tables import Recognised, recognise
from data.matching.understanding import Understanding
from data.matching.units import scaled, span_of
from data.matching.values import SAMPLE, placeholders, values_of, worded
from data.readers import RawTable
from data.styles import LONGEST_TEXT, TEXT, Decision, Style, decide, style_named
from data.styles.dates import SERIALS
from data.styles.zones import UTC, in_zone
from data.systems import SPREADSHEET
from data.systems.intake import SPANS, columns
from data.tables import Kind
from data.version import ColumnMatch, Problem
from locales import Sentence

if TYPE_CHECKING:
    from data.corrections import Correction
    from data.matching.acquaintances import Known

MEASURED = frozenset({Kind.DATE, Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.FLAG, Kind.HOURS})
"""Kinds whose values must read as what the column is taken for."""

SURE_BESIDE_SYSTEM = 0.85
"""How sure a guess must be beside columns that a system declares: all of its words are understood."""

FEWEST_BESIDE = 3
"""Values that can be read from which on one word among them means no value."""

FEWEST_ALIKE = 3
"""How often that word must stand: so often it is a convention of the file; once or twice it may be a slip, which is counted."""

NUMBERS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.HOURS})
NUMBERS_WRITTEN = ("point", "comma")
"""Names of the styles of numbers that a decimal point or comma or thousands gave away."""

ORDERS = ("day first", "month first")
"""How the names of date styles begin that differ in the order of day and month."""


@dataclass
class _Draft:
    """An understanding while it is being made."""

    table: str
    columns: dict[str, ColumnMatch] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    currency: str | None = None
    in_cents: frozenset[str] = frozenset()
    numbers: dict[str, str] = field(default_factory=dict)
    currency_column: str | None = None
    decided: dict[str, str] = field(default_factory=dict)
    doubtful: dict[str, Decision] = field(default_factory=dict)
    null_words: tuple[str, ...] = ()
    certain: frozenset[str] = frozenset()


def understand(raw: RawTable, correction: Correction | None = None, known: Known | None = None, zone: str = UTC) -> Understanding:
    """Which system, table and fields a raw table holds, with every question that is left, and what is done with what it says of people.

    `known` are keys and names that the workspace knows, `zone` the one that its times are told in.
    """
    understood = _understand(raw, correction, known)
    styles = {column: in_zone(style, zone, column) for column, style in understood.styles.items()}
    return protect(raw, replace(understood, styles=styles), correction.personal if correction else {})


def _understand(raw: RawTable, correction: Correction | None, known: Known | None) -> Understanding:
    recognised = recognise(raw, correction.table if correction else None, correction.system if correction else None)
    if correction and correction.no_table:
        recognised = Recognised(None, None)
    if recognised.table is None:
        return _refused(raw, recognised.system, asked=not (correction and correction.no_table))
    chosen = _without_counted_discount(_with_choices(raw, recognised, correction, known))
    currency_column = next((column for column, each in chosen.items() if each.field == "currency"), None)
    in_cents, told_cents = _in_cents(raw, recognised, chosen), _told_in_cents(raw, recognised, chosen)
    draft = _Draft(recognised.table, in_cents=in_cents | told_cents.keys(), currency_column=currency_column, null_words=placeholders(raw))
    draft.problems.extend((*recognised.doubts, *(questions.hundredths(*pair) for pair in told_cents.items())))
    draft.certain = frozenset(column for column, each in chosen.items() if each.confidence >= BAR)
    for column in raw.header:
        _settle(raw, column, chosen.get(column), correction, draft)
    _follow_siblings(draft)
    _follow_language(raw, draft, recognised)
    if recognised.system in (None, SPREADSHEET):
        _ask_of_swapped(raw, correction, draft)
    if not raw.has_header:
        draft.problems.insert(0, questions.without_header())
    in_order = tuple(draft.columns[column] for column in raw.header)
    chosen_words = correction.words if correction else {}
    words = {name: {**recognised.words.get(name, {}), **chosen_words.get(name, {})} for name in {*recognised.words, *chosen_words}}
    constants = recognised.constants | _span(raw, draft)
    return Understanding(
        recognised.system,
        recognised.table,
        in_order,
        draft.styles,
        draft.currency,
        constants,
        words,
        tuple(draft.problems),
        recognised.total_without,
    )


def _span(raw: RawTable, draft: _Draft) -> dict[str, str]:
    """How long a row holds: a week or a month where the header of its date says so; without a date, the days that the title lines name."""
    first, last = SPANS.get(draft.table, ("", ""))
    fields = {each.field: each.column for each in draft.columns.values() if each.field}
    if not first or last in fields:
        return {}
    if first in fields:
        span = span_of(fields[first])
        return {"span": span} if span else {}
    period = period_of(raw.titles)
    if period is None:
        return {}
    days = [each.isoformat() for each in period]
    told = Sentence("No row has a date: all hold for {first} to {last}, as the lines above the header say.", first=days[0], last=days[1])
    draft.problems.append(Problem("period-of-title", "note", told, raw.rows_read))
    return {first: days[0], last: days[1]}


def _in_cents(raw: RawTable, recognised: Recognised, chosen: dict[str, Candidate]) -> frozenset[str]:
    """Columns of money without a decimal in any value, in an export that writes hundredths then."""
    kinds = columns(recognised.table or "")
    money = [column for column, each in chosen.items() if kinds[each.field] is Kind.MONEY] if recognised.in_cents else []
    return frozenset(column for column in money if not pc.any(pc.match_substring_regex(values_of(raw, column), "[.,]")).as_py())


def _told_in_cents(raw: RawTable, recognised: Recognised, chosen: dict[str, Candidate]) -> dict[str, str]:
    """Columns of money in whole numbers that are a hundred times what another column says, with that column."""
    kinds = columns(recognised.table or "")
    money = [column for column, each in chosen.items() if kinds[each.field] is Kind.MONEY and each.confidence >= BAR]
    whole = [each for each in money if not pc.any(pc.match_substring_regex(values_of(raw, each)[:SAMPLE], "[^0-9-]")).as_py()]
    return {column: told for column in whole if (told := are_hundredths(raw, column))}


def _refused(raw: RawTable, system: str | None, *, asked: bool) -> Understanding:
    """Nothing is used. `asked`: a person is asked what it is, where no system and nobody has said that it holds nothing of ours."""
    why = Sentence("Not used: no table of ours fits this file")
    choices = likely(raw) if asked and system is None else ()
    problems = (questions.what_is_a_row(choices, raw.rows_read),) if choices else ()
    return Understanding(system, None, tuple(ColumnMatch(column, None, 0.0, why) for column in raw.header), problems=problems)


def _with_choices(raw: RawTable, recognised: Recognised, correction: Correction | None, known: Known | None) -> dict[str, Candidate]:
    """The matches by name, then a person's choices, then for fields that are still free names nearly known and what values say."""
    table = recognised.table or ""
    chosen = {column: each for column, each in recognised.chosen.items() if column in raw.header}
    for column, name in (correction.columns if correction else {}).items():
        if column not in raw.header or (name is not None and name not in columns(table)):
            continue
        chosen = {other: each for other, each in chosen.items() if other != column and each.field != name}
        if name is not None:
            chosen[column] = Candidate(column, name, 1.0, 0, Sentence("You chose this before"))
    dropped = {column for column, name in (correction.columns if correction else {}).items() if name is None}
    dropped |= recognised.unused
    left = [column for column in raw.header if column not in chosen and column not in dropped and not is_personal(column)]
    taken = {column: each.field for column, each in chosen.items()}
    least = 0.0 if recognised.system in (None, SPREADSHEET) else SURE_BESIDE_SYSTEM
    left = left if raw.has_header else []
    chosen |= guessed(raw, left, table, taken, least)
    if recognised.system not in (None, SPREADSHEET):
        return chosen
    open_ = [column for column in left if column not in chosen or (chosen[column].confidence < BAR and says_nothing(column))]
    taken = {column: each.field for column, each in chosen.items() if column not in open_}
    chosen = _less_discount(raw, table, _with_product(raw, table, chosen))
    return with_ends(raw, table, chosen | by_values(raw, open_, table, taken, known), left)


def _without_counted_discount(chosen: dict[str, Candidate]) -> dict[str, Candidate]:
    """A discount is asked for where the amount is to be worked out alone: one that stands there is net of it."""
    fields = {each.field for each in chosen.values() if each.confidence >= BAR}
    needed = "unit_price" in fields and "amount" not in fields
    return chosen if needed else {column: each for column, each in chosen.items() if each.field != "discount"}


def _with_product(raw: RawTable, table: str, chosen: dict[str, Candidate]) -> dict[str, Candidate]:
    """The amount of a line is quantity times price, where another column was taken for it: the total of the order, on each of its lines."""
    by_field = {each.field: each for each in chosen.values() if each.confidence >= BAR}
    if table != "order_lines" or not {"quantity", "unit_price", "amount"} <= by_field.keys():
        return chosen
    quantity, price, amount = (by_field[name].column for name in ("quantity", "unit_price", "amount"))
    better = product_of(raw, quantity, price, amount)
    if better is None:
        return chosen
    why = Sentence("“{column}” is “{quantity}” times “{price}” in nearly all rows", column=better, quantity=quantity, price=price)
    kept = {column: each for column, each in chosen.items() if column != amount}
    return {**kept, better: Candidate(better, "amount", 0.9, 0, why)}


def _less_discount(raw: RawTable, table: str, chosen: dict[str, Candidate]) -> dict[str, Candidate]:
    """The amount is what is left of it after a discount, where a column holds that."""
    amount = next((each.column for each in chosen.values() if each.field == "amount" and each.confidence >= BAR), None)
    discounts = [column for column in raw.header if any("discount" in each for each in meanings_of(column))]
    better = less_discount_of(raw, amount, discounts) if table in ("orders", "order_lines") and amount and discounts else None
    if better is None:
        return chosen
    why = Sentence("“{column}” is “{amount}” less the discount in nearly all rows", column=better, amount=amount)
    kept = {column: each for column, each in chosen.items() if column != amount}
    return {**kept, better: Candidate(better, "amount", 0.9, 0, why)}


def _settle(raw: RawTable, column: str, each: Candidate | None, correction: Correction | None, draft: _Draft) -> None:
    if each is None or each.confidence < ASKED:
        draft.columns[column] = _unused(column, correction)
        return
    if each.confidence < BAR:
        draft.columns[column] = ColumnMatch(column, None, each.confidence, each.why)
        draft.problems.append(questions.question(each, set(raw.header) - draft.certain))
        return
    kind = columns(draft.table)[each.field]
    decision = _decided(raw, column, kind, draft)
    chosen_style = correction.styles.get(column) if correction else None
    if chosen_style and (style := style_named(chosen_style, kind)):
        decision = replace(decision, style=style, ambiguous=(), evidence=Sentence("You chose this before"))
    if _contradicts(kind, decision) and not (correction and column in correction.columns):
        draft.columns[column] = ColumnMatch(column, None, 0.5, each.why)
        draft.problems.append(questions.contradiction(each, kind, decision))
        return
    _use(raw, each, decision, kind, draft)


def _decided(raw: RawTable, column: str, kind: Kind, draft: _Draft) -> Decision:
    """How a column is written; where all that is no date among dates is one word, several times (`not closed`), it stands for no value."""
    values, native = _all_values(raw, column, kind), raw.native.get(column)
    decision = decide(values, kind, column, native=native, null_words=draft.null_words)
    if decision.failed < FEWEST_ALIKE or decision.parsed < FEWEST_BESIDE or kind is not Kind.DATE:
        return decision
    words = worded(values)
    return decide(values, kind, column, native=native, null_words=(*draft.null_words, *words)) if len(words) == 1 else decision


def _all_values(raw: RawTable, column: str, kind: Kind) -> pa.ChunkedArray | pa.Table:
    """The values of a column; counted (value, times) where those of a large file were."""
    return raw.told[column] if column in raw.told and kind in MEASURED else values_of(raw, column)


def _too_long(values: pa.ChunkedArray | pa.Table) -> int:
    """How many keys or names are longer than what is kept of them."""
    texts = values.column("value") if isinstance(values, pa.Table) else values
    return int(pc.sum(pc.greater(pc.utf8_length(texts.cast(pa.string())), LONGEST_TEXT)).as_py() or 0)


def _use(raw: RawTable, each: Candidate, decision: Decision, kind: Kind, draft: _Draft) -> None:
    if decision.ambiguous:
        draft.problems.append(questions.ambiguous(each, decision, _all_values(raw, each.column, kind)))
        draft.doubtful[each.column] = decision
    elif decision.style and kind is Kind.DATE:
        draft.decided[each.column] = decision.style.name
    elif decision.style and kind in NUMBERS and (way := _way(raw, each.column, decision.style)):
        draft.numbers[each.column] = way
    style = decision.style or _agreed(decision)
    if style:
        style = scaled(style, each.column, kind, in_cents=each.column in draft.in_cents, currency=draft.currency_column)
    if style:
        draft.styles[each.column] = style
    if decision.failed and decision.style:
        draft.problems.append(questions.unread(each, kind, decision))
    if kind in TEXT and (long := _too_long(_all_values(raw, each.column, kind))):
        draft.problems.append(questions.cut(each, long))
    if kind is Kind.MONEY and decision.currency:
        draft.currency = decision.currency
    told = decision.evidence if kind in MEASURED else None
    draft.columns[each.column] = ColumnMatch(each.column, each.field, each.confidence, each.why, told)


def _way(raw: RawTable, column: str, style: Style) -> str | None:
    """Whether numbers are written with a decimal point or comma, where some of them have one."""
    name = style.name.partition(",")[0].partition(";")[0]
    if name in NUMBERS_WRITTEN:
        return name
    pointed = pc.match_substring_regex(values_of(raw, column)[:SAMPLE], r"\d\.\d")
    return "point" if name == "plain" and column not in raw.native and pc.any(pointed).as_py() else None


def _follow_numbers(draft: _Draft) -> None:
    """Numbers that can be read two ways are read as those beside them: one export writes all its numbers alike."""
    ways = {way: column for column, way in draft.numbers.items()}
    if len(ways) != 1:
        return
    way, sibling = ways.popitem()
    for column, decision in [*draft.doubtful.items()]:
        fitting = [style for style in decision.ambiguous if style.kind in NUMBERS and style.name.startswith(way)]
        if len(fitting) == 1:
            told = Sentence("“{column}” is written with a {style}, as “{sibling}” in the same file.",
                            column=column, style=fitting[0].sentence, sibling=sibling)  # fmt: skip
            _settle_doubt(draft, column, fitting[0], told, "style-of-sibling")


def _follow_siblings(draft: _Draft) -> None:
    """Dates that can be read two ways are read as those beside them: one export writes all its dates alike."""
    _follow_days_counted(draft)
    _follow_numbers(draft)
    orders = {order: column for column, name in draft.decided.items() for order in ORDERS if name.startswith(order)}
    if len(orders) != 1:
        return
    order, sibling = orders.popitem()
    for column, decision in draft.doubtful.items():
        fitting = [style for style in decision.ambiguous if style.kind is Kind.DATE and style.name.startswith(order)]
        if len(fitting) == 1:
            told = Sentence("“{column}” is read {order}, as “{sibling}” in the same file.", column=column, order=order, sibling=sibling)
            _settle_doubt(draft, column, fitting[0], told, "style-of-sibling")


def _follow_days_counted(draft: _Draft) -> None:
    """Days that are counted since one of two dates are counted as those beside them."""
    ways = {name: column for column, name in draft.decided.items() if name.partition("; ")[0] in SERIALS}
    if len(ways) != 1:
        return
    way, sibling = ways.popitem()
    for column, decision in [*draft.doubtful.items()]:
        fitting = [style for style in decision.ambiguous if style.kind is Kind.DATE and style.name == way]
        if fitting and column not in draft.decided:
            told = Sentence("“{column}” is written as {style}, as “{sibling}” in the same file.",
                            column=column, style=fitting[0].sentence, sibling=sibling)  # fmt: skip
            _settle_doubt(draft, column, fitting[0], told, "style-of-sibling")


def _follow_language(raw: RawTable, draft: _Draft, recognised: Recognised) -> None:
    """Where headers are in a language of countries that write the day first, so are dates: as a system prints them, or as people write."""
    if recognised.language in (None, "en") and (recognised.system not in (None, SPREADSHEET) or not is_not_english(raw.header)):
        return
    for column, decision in draft.doubtful.items():
        fitting = [style for style in decision.ambiguous if style.kind is Kind.DATE and style.name.startswith(ORDERS[0])]
        if len(fitting) == 1 and column not in draft.decided:
            told = _as_in_language(column, recognised)
            _settle_doubt(draft, column, fitting[0], told, "style-of-language")


def _as_in_language(column: str, recognised: Recognised) -> Sentence:
    if recognised.language in (None, "en"):
        return Sentence("“{column}” is read day first, as dates are written in the language of these headers.", column=column)
    return Sentence(
        "“{column}” is read day first, as {system} writes dates in the language of these headers.", column=column, system=recognised.system
    )


def _ask_of_swapped(raw: RawTable, correction: Correction | None, draft: _Draft) -> None:
    """Dates that stand in the wrong order in nearly all rows are not used until a person says which is which."""
    settled = correction.columns if correction else {}
    used = {each.field: each.column for each in draft.columns.values() if each.field and each.column not in settled}
    for problem in [*swapped(raw, draft.table, used, draft.styles)]:
        column = str(problem.sentence.values["column"])
        if draft.columns[column].field:
            draft.columns[column] = ColumnMatch(column, None, OF_VALUES, problem.sentence)
            draft.problems.append(problem)


def _settle_doubt(draft: _Draft, column: str, style: Style, told: Sentence, check: str) -> None:
    draft.styles[column], draft.decided[column] = style, style.name
    draft.columns[column] = replace(draft.columns[column], style=told)
    draft.problems = [each for each in draft.problems if each.check != "style-ambiguous" or each.sentence.values["column"] != column]
    draft.problems.append(Problem(check, "note", told, draft.doubtful[column].parsed))


def _agreed(decision: Decision) -> Style | None:
    """Of a column that can be read in two ways, the values that mean the same either way (dates written 2024-01-31 among others)."""
    if len(decision.ambiguous) < 2:
        return None
    first, *others = decision.ambiguous
    same = " AND ".join(f"{first.expression} = {other.expression}" for other in others)
    return Style(
        "agreed", first.kind, f"(CASE WHEN {same} THEN {first.expression} END)", Sentence("only values that mean the same either way")
    )


def _contradicts(kind: Kind, decision: Decision) -> bool:
    if kind not in MEASURED or decision.ambiguous or decision.parsed + decision.failed == 0:
        return False
    return decision.style is None or decision.parsed < decision.failed


def _unused(column: str, correction: Correction | None) -> ColumnMatch:
    if correction and column in correction.columns:
        return ColumnMatch(column, None, 1.0, Sentence("You chose not to use this before"))
    return ColumnMatch(column, None, 0.0, Sentence("Not used: none of our fields is known by this name"))
