"""Formulas that people write: what they count, worked out by hand, and what they say where they are wrong."""

from datetime import date

import pytest

from data.checks.catalogue import CHECKS
from data.definitions import Definition, keep
from data.store import Workspace
from data.version import Version
from kpi.check_effects import touched
from kpi.compute import Value, compute
from kpi.kpis import Unit
from kpi.own.catalogue import catalogue_of, defined, own
from kpi.own.formula_error import FormulaError
from kpi.own.printing import printed
from kpi.own.reading import DEEPEST, LONGEST, read
from kpi.own.units import likely_unit
from kpi.periods import Grain, Period
from kpi.receipt import catalogue_version, receipt
from kpi.records import records
from kpi.rerun import rerun
from kpi.selection import Comparison, Filter, Selection
from kpi.status import State, dimensions_of, status
from kpi.stored_receipt import NoReceipt, StoredReceipt
from tests.companies import company, table

DEALS = table(
    """
    deal_id | created_at | closed_at  | status | stage | amount | rep
    1       | 2026-01-02 | 2026-01-12 | won    | Won   | 100    | Ana
    2       | 2026-01-03 | 2026-01-23 | won    | Won   | 300    | Ana
    3       | 2026-01-05 | 2026-01-09 | lost   | Demo  | 50     | Bo
    4       | 2026-01-06 | 2026-02-03 | won    | Won   |        | Bo
    5       | 2026-01-07 |            | open   | Demo  | 500    | Bo
    6       | 2026-02-01 |            | open   |       | 70     |
    """,
    amount=float,
)
LEADS = table(
    """
    lead_id | created_at | channel | is_converted
    1       | 2026-01-02 | Web     | yes
    2       | 2026-01-04 | Web     | no
    3       | 2026-01-09 | Fair    | no
    4       | 2026-02-02 | Web     |
    """,
    is_converted=bool,
)
JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 2, 10))


@pytest.fixture
def version(tmp_path) -> Version:
    rows = [{**row, **{name: row[name] and date.fromisoformat(row[name]) for name in row if name.endswith("_at")}} for row in DEALS]
    leads = [{**row, "created_at": date.fromisoformat(row["created_at"])} for row in LEADS]
    return company(tmp_path, deals=rows, leads=leads)


def with_own(version: Version, formula: str, language: str = "en", unit: str = "count") -> Version:
    keep(version.root, defined(Definition("mine", "Mine", "", formula, unit, "higher", "month"), language))
    return Workspace(version.root).version(version.number)


def one(version: Version, formula: str, selection: Selection = JANUARY, language: str = "en") -> Value:
    return compute(with_own(version, formula, language), ["mine"], selection)[0]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("count(leads)", 3),
        ("count(leads where channel = 'Web')", 2),
        ("count(leads where channel != 'Web')", 1),
        ("count(leads where not (channel = 'Web' or channel = 'Fair'))", 0),
        ("deals won / (deals won + deals lost)", 2 / 3),  # 1 and 2 won, 3 lost in January
        ("win_rate", 2 / 3),
        ("revenue / leads", 400 / 3),
        ("sum(deals.amount where status = 'won')", 400),  # by creation: 4 has no amount
        ("sum(deals.amount where status = 'won' by closed_at)", 400),
        ("count(deals where status = 'won')", 3),
        ("count(deals where status = 'won' by closed_at)", 2),
        ("count(deals where stage in ('Demo', 'Won') and amount > 60)", 3),
        ("count(deals where amount is empty)", 1),
        ("count(distinct deals.rep)", 2),
        ("average(deals.amount)", 950 / 4),
        ("lowest(deals.amount) + highest(deals.amount)", 550),
        ("sum(deals.amount * 2 - 1)", 950 * 2 - 4),
        ("median(days(deals.created_at, deals.closed_at) where status = 'won' by closed_at)", 15),  # 10 and 20 days
        ("count(deals where days(created_at, closed_at) > 15)", 2),  # 2 and 4
        ("count(deals where closed_at >= '2026-02-01')", 1),
        ("count(leads where is_converted)", 1),
        ("count(leads where not is_converted)", 2),
        ("2 × (count(leads) − 1) ÷ 4", 1.0),
        ("-count(leads) + 10", 7),
        ("count(leads) / count(leads where channel = 'Nowhere')", None),
    ],
)
def test_a_formula_counts_what_is_counted_by_hand(version: Version, formula: str, value: float | None) -> None:
    assert one(version, formula).value == (None if value is None else pytest.approx(value))


def test_a_value_is_compared_with_the_period_before(version: Version) -> None:
    february = Selection(Period(date(2026, 2, 1), date(2026, 3, 1)), date(2026, 3, 10), Comparison.PREVIOUS)
    assert one(version, "count(leads) / previous(count(leads)) - 1", february).value == pytest.approx(1 / 3 - 1)
    assert one(version, "count(leads)", february).comparison == 3


def test_an_own_kpi_is_sliced_filtered_and_drawn_like_ours(version: Version) -> None:
    mine = with_own(version, "sum(deals.amount)")
    by_rep = {value.group[0][1]: value.value for value in compute(mine, ["mine"], JANUARY, ["rep"])}
    assert by_rep == {"Ana": 400, "Bo": 550}
    filtered = Selection(JANUARY.period, JANUARY.today, filters=(Filter("rep", ("Bo",)),))
    assert compute(mine, ["mine"], filtered)[0].value == 550
    months = Selection(Period(date(2026, 1, 1), date(2026, 3, 1)), JANUARY.today, grain=Grain.MONTH)
    assert [value.value for value in compute(mine, ["mine"], months)] == [950, 70]
    assert "rep" in dimensions_of(mine, catalogue_of(mine)["mine"])


def test_rows_that_cannot_count_are_told_as_ours_are(version: Version) -> None:
    mine = with_own(version, "sum(deals.amount where status = 'won')")
    kpi = catalogue_of(mine)["mine"]
    assert status(mine, kpi).state is State.PARTLY
    shown = receipt(mine, kpi, JANUARY)
    assert [(str(each.reason), each.rows) for each in shown.left_out] == [("without the value that is worked with", 1)]
    assert shown.value.value == 400
    assert "status = 'won'" in shown.queries[0].sql
    assert set(records(mine, kpi, JANUARY)["deal_id"]) == {"1", "2"}


def test_a_table_that_the_data_lacks_is_named(version: Version) -> None:
    mine = with_own(version, "count(tickets)")
    assert status(mine, catalogue_of(mine)["mine"]).state is State.NOT


def test_the_receipt_tells_one_formula_from_another(version: Version) -> None:
    one_way, other = with_own(version, "count(leads)"), with_own(version, "count(deals)")
    assert len({catalogue_version(version), catalogue_version(one_way), catalogue_version(other)}) == 3


@pytest.mark.parametrize(
    ("language", "formula", "kept"),
    [
        ("en", "Win rate × 100", "win_rate * 100"),
        ("it", "trattative vinte / (trattative vinte + trattative perse)", "deals won / (deals won + deals lost)"),
        ("it", "somma(trattative.importo dove canale = 'Web')", "sum(deals.amount where channel = 'Web')"),
        ("pt", "contagem(leads onde não is_won)", "count(leads where not is_won)"),
        ("ca", "mitjana(deals.amount on stage és no buit)", "average(deals.amount where stage is not empty)"),
        ("es", "cuenta(leads donde channel en ('Web') o channel está vacío)", "count(leads where channel in ('Web') or channel is empty)"),
    ],
)
def test_a_formula_is_written_in_the_readers_language_and_kept_in_one(language: str, formula: str, kept: str) -> None:
    tree = read(formula, language)
    assert printed(tree) == kept
    assert read(printed(tree)) == tree == read(printed(tree, language), language)


@pytest.mark.parametrize(
    ("language", "formula", "mended"),
    [
        ("en", "deals wonn / leads", "deals won / leads"),
        ("en", "win_rat", "Win rate"),
        ("en", "turnover / leads", "Revenue / leads"),
        ("en", "summ(deals.amount)", "sum(deals.amount)"),
        ("en", "sum(deal.amount)", "sum(deals.amount)"),
        ("en", "sum(deals.amuont)", "sum(deals.amount)"),
        ("en", "sum(amount)", "sum(deals.amount)"),
        ("en", "sum(deals)", "sum(deals.amount)"),
        ("en", "deals", "count(deals)"),
        ("en", "count(deals when stage = 'Demo')", "count(deals where stage = 'Demo')"),
        ("en", "count(deals where stage = Demo)", "count(deals where stage = 'Demo')"),
        ("en", "count(deals where amount > '5')", "count(deals where amount > 5)"),
        ("en", "count(deals by stage)", "count(deals by created_at)"),
        ("en", "count(leads", "count(leads)"),
        ("en", "leads * 2,5", "leads * 2.5"),
        ("it", "trattative vinta", "trattative vinte"),
        ("it", "soma(deals.amount)", "somma(deals.amount)"),
        ("it", "fatturato / lead", "Ricavi / lead"),
        ("pt", "contagen(leads)", "contagem(leads)"),
        ("pt", "faturação", "Receita"),
        ("ca", "oportunitats guanyade", "oportunitats guanyades"),
        ("ca", "comandes", "recompte(comandes)"),
        ("it", "importo", "somma(trattative.importo)"),
        ("en", "lost", "deals lost"),
        ("en", "deals.amount / leads", "sum(deals.amount) / leads"),
        ("en", "leads + deals.rep", "leads + count(distinct deals.rep)"),
        ("ca", "count(leads onn channel = 'Web')", "count(leads on channel = 'Web')"),
        ("es", "cuentas(leads)", "cuenta(leads)"),
        ("es", "sum(oportunidades.importee)", "sum(oportunidades.importe)"),
    ],
)
def test_what_was_probably_meant_is_offered(language: str, formula: str, mended: str) -> None:
    with pytest.raises(FormulaError) as fault:
        read(formula, language)
    assert fault.value.mended(formula) == mended
    read(mended, language)


@pytest.mark.parametrize(
    ("formula", "start", "says"),
    [
        ("", 0, "empty"),
        ("leads +", 7, "something more must follow"),
        ("leads)", 5, "one closing parenthesis too many"),
        ("leads deals won", 6, "sign is missing"),
        ("12", 0, "counts nothing"),
        ("leads; leads", 5, "no place"),
        ("count(deals where stage = 'x)", 26, "has no end"),
        ("count(deals where leads.channel = 'x')", 18, "reads one table"),
        ("sum(deals.stage)", 4, "only numbers"),
        ("count(deals where stage)", 18, "alone is no condition"),
        ("count(deals where 1 = 1)", 18, "compares a column"),
        ("previous(previous(leads))", 9, "enough"),
        ("sum(distinct deals.amount)", 4, "distinct"),
        ("leads + " * 200 + "leads", LONGEST, "characters"),
        ("leads" + "-1" * (DEEPEST + 2), 0, "within one another"),
    ],
)
def test_a_wrong_formula_says_what_is_wrong_and_where(formula: str, start: int, says: str) -> None:
    with pytest.raises(FormulaError, match=says) as fault:
        read(formula)
    assert fault.value.start == start


def test_a_definition_that_our_catalogue_broke_is_kept_and_told(version: Version) -> None:
    keep(version.root, Definition("old", "Old", "", "a measure of the past", "count", "higher", "month"))
    found = Workspace(version.root).version(version.number)
    assert "old" not in catalogue_of(found)
    assert "no measure" in str(own(found.definitions).broken["old"])


@pytest.mark.parametrize(
    ("formula", "unit"),
    [
        ("deals won / (deals won + deals lost)", Unit.SHARE),
        ("leads / previous(leads) - 1", Unit.SHARE),
        ("count(tickets) / count(orders)", Unit.RATIO),
        ("revenue / leads", Unit.MONEY),
        ("2 * sum(deals.amount * deals.probability)", Unit.MONEY),
        ("sum(deals.amount) / 100", Unit.MONEY),
        ("median(days(deals.created_at, deals.closed_at))", Unit.DAYS),
        ("average(tickets.resolution_hours)", Unit.HOURS),
        ("win rate", Unit.SHARE),
        ("count(deals) + 1", Unit.COUNT),
    ],
)
def test_the_unit_follows_from_what_is_divided_by_what(formula: str, unit: Unit) -> None:
    assert likely_unit(read(formula)) is unit


def test_a_kept_receipt_says_that_the_formula_has_changed(version: Version) -> None:
    before = with_own(version, "count(leads)")
    kept = StoredReceipt.of(receipt(before, catalogue_of(before)["mine"], JANUARY))
    assert rerun(before, kept).is_same
    after = rerun(with_own(version, "count(leads where channel = 'Web')"), kept)
    assert (after.is_same, after.now.value.value) == (False, 2)
    assert "The formula has changed: it was count(leads)" in str(after.changes[0])
    with pytest.raises(NoReceipt):
        rerun(version, kept)


def test_a_check_knows_the_own_kpis_that_it_touches(version: Version) -> None:
    check = next(each for each in CHECKS if each.table == "deals" and "closed_at" in each.fields)
    assert "mine" in touched(with_own(version, "count(deals where status = 'won' by closed_at)"), check)
