"""Own KPIs within one another: by name or id, made in their order, never in a circle, and bounded."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.definitions import Definition, keep
from data.store import Workspace
from data.version import Version
from kpi.__main__ import main
from kpi.compute import compute
from kpi.kpis import Unit
from kpi.own.catalogue import catalogue_of, defined, own, refuse_used
from kpi.own.defining import DefinitionError
from kpi.own.formula_error import FormulaError
from kpi.own.nesting import DEEPEST, named
from kpi.own.printing import printed
from kpi.own.reading import read
from kpi.own.tree import Reference
from kpi.own.units import likely_unit
from kpi.own.vocabulary import Other
from kpi.periods import Period
from kpi.receipt import receipt
from kpi.rerun import rerun
from kpi.selection import Selection
from kpi.stored_receipt import StoredReceipt
from locales.languages import LANGUAGES
from tests.companies import company, table

LEADS = table("lead_id | created_at | channel\n 1 | 2026-01-02 | Web\n 2 | 2026-01-03 | Web\n 3 | 2026-01-04 | Fair\n 4 | 2026-01-05 |")
JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), date(2026, 2, 10))


def definition(kpi_id: str, name: str, formula: str, unit: str = "count") -> Definition:
    return Definition(kpi_id, name, "", formula, unit, "higher", "month")


WEB = definition("from_the_web", "From the web", "count(leads where channel = 'Web')")


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path / "acme", leads=LEADS)


def kept(*definitions: Definition) -> tuple[Definition, ...]:
    """Each defined beside those before it."""
    there: tuple[Definition, ...] = ()
    for each in definitions:
        there = (*there, defined(each, "en", there))
    return there


@pytest.mark.parametrize("called", ["From the web", "from_the_web", "[From the web]", "FROM  THE  WEB", "[own:from_the_web]"])
def test_an_own_kpi_stands_in_another_by_name_or_id(version: Version, called: str) -> None:
    both = kept(WEB, definition("share", "Share of the web", f"{called} / leads", "share"))
    assert both[1].formula == "[own:from_the_web] / leads"
    mine = replace(version, definitions=both)
    assert compute(mine, ["share"], JANUARY)[0].value == 0.5
    by_channel = {value.group[0][1]: value.value for value in compute(mine, ["share"], JANUARY, ["channel"])}
    assert by_channel == {"Web": 1, "Fair": 0, None: 0}
    assert catalogue_of(mine)["share"].neighbours == ("from_the_web", "leads")


def test_it_may_come_before_the_one_it_names(version: Version) -> None:
    web, share = kept(WEB, definition("share", "Share of the web", "From the web / leads"))
    assert compute(replace(version, definitions=(share, web)), ["share"], JANUARY)[0].value == 0.5


def test_its_receipt_holds_the_whole_formula_and_tells_when_the_inner_one_has_changed(version: Version) -> None:
    web, share = kept(WEB, definition("share", "Share of the web", "From the web / leads"))
    mine = replace(version, definitions=(web, share))
    made = receipt(mine, catalogue_of(mine)["share"], JANUARY)
    assert "channel = 'Web'" in made.queries[0].sql
    later = replace(version, definitions=(replace(web, formula="count(leads where channel = 'Fair')"), share))
    again = rerun(later, StoredReceipt.of(made))
    assert (again.is_same, again.now.value.value) == (False, 0.25)
    assert "The formula has changed" in str(again.changes[0])


def test_no_kpi_stands_in_its_own_formula_and_the_error_says_by_which_way(version: Version) -> None:
    there = kept(definition("a", "First", "count(leads)"), definition("b", "Second", "First + 1"), definition("c", "Third", "Second * 2"))
    with pytest.raises(DefinitionError, match="First → Third → Second → First"):
        defined(replace(there[0], formula="Third + 1"), "en", there)
    with pytest.raises(DefinitionError, match="First → First"):
        defined(replace(there[0], formula="First + 1"), "en", there)
    circle = own((replace(there[0], formula="[own:c] + 1"), *there[1:]))  # two people at once
    assert not circle.kpis
    assert all("stand in its own formula" in str(each) for each in circle.broken.values())


def test_what_another_one_names_is_not_removed(version: Version, capsys: pytest.CaptureFixture[str]) -> None:
    there = kept(WEB, definition("share", "Share of the web", "From the web / leads"))
    with pytest.raises(DefinitionError, match="Share of the web"):
        refuse_used(there, "from_the_web")
    refuse_used(there, "share")
    for each in there:
        keep(version.root, each)
    assert main(["own", "remove", "from_the_web", "--workspace", str(version.root)]) == 2
    assert "Share of the web" in capsys.readouterr().err
    assert main(["own", "check", "Share of the web * 100", "--workspace", str(version.root)]) == 0
    assert capsys.readouterr().out == "[own:share] * 100\n"
    assert main(["compute", "Share of the web", "--workspace", str(version.root), "--by", "channel"]) == 0


def test_one_that_names_a_broken_one_is_broken_and_says_why(version: Version) -> None:
    web, share = kept(WEB, definition("share", "Share of the web", "From the web / leads"))
    found = own((replace(web, formula="a measure of the past"), share))
    assert set(found.broken) == {"from_the_web", "share"}
    assert "no measure" in str(found.broken["share"])
    keep(version.root, share)
    assert "share" not in catalogue_of(Workspace(version.root).version(version.number))  # the other one is not there at all


def test_a_name_that_several_have_names_none(version: Version) -> None:
    there = kept(WEB, replace(WEB, id="from_the_web_2"))
    with pytest.raises(FormulaError, match="no measure and no KPI"):
        read("From the web + 1", "en", named(there))
    assert read("from_the_web_2", "en", named(there)) == Reference("own", "from_the_web_2")


def test_depth_and_size_are_bounded() -> None:
    chain = [definition("k0", "K zero", "count(leads)")]
    chain += [definition(f"k{n}", f"Number {n}", f"[own:k{n - 1}] + 1") for n in range(1, 40)]
    found = own(tuple(chain))
    assert len(found.kpis) == DEEPEST
    assert own(tuple(reversed(chain))).kpis.keys() == found.kpis.keys()
    doubling = [definition("k0", "K zero", "count(leads)")]
    doubling += [definition(f"k{n}", f"Number {n}", " + ".join([f"[own:k{n - 1}]"] * 40)) for n in range(1, 9)]
    assert len(own(tuple(doubling)).kpis) == 2


def test_looking_back_within_looking_back_ends() -> None:
    chain = [definition("k0", "K zero", "count(leads)")]
    chain += [definition(f"k{n}", f"Number {n}", f"[own:k{n - 1}] / previous([own:k{n - 1}])") for n in range(1, 6)]
    assert set(own(tuple(chain)).kpis) == {"k0", "k1", "k2"}


def test_the_unit_is_that_of_the_one_it_names() -> None:
    there = kept(definition("value", "Value of mine", "sum(deals.amount)", "money"))
    kpis = own(there).kpis
    assert likely_unit(read("Value of mine / leads", "en", named(there)), kpis) is Unit.MONEY
    assert likely_unit(read("Value of mine * 2", "en", named(there)), kpis) is Unit.MONEY


HOSTILE = [
    "100",
    "+",
    "(",
    "sum",
    "where",
    "leads",
    "deals won",
    "a'b",
    "'",
    "[x]",
    "own:k",
    "Win rate",
    "]",
    "a / b",
    "  ",
    "é",
    "amount",
    "{x}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_of_an_own_kpi_changes_what_another_formula_means(name: str) -> None:
    others = (Other("k", name), Other("j", "Plain"))
    for formula in (
        "leads * 100 + 1",
        "sum(deals.amount where amount > 100)",
        "(leads + deals won) / 2",
        "win_rate",
        "count(deals where rep = 'x')",
    ):
        assert read(formula, "en", others) == read(formula)
    reference = Reference("own", "k")
    for language in ("en", "it"):
        assert read(printed(reference, language, others), language, others) == reference
    assert read(printed(reference), "en", others) == reference


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=12), st.sampled_from(list(LANGUAGES)))
def test_any_name_can_be_printed_and_read_back(name: str, language: str) -> None:
    others = (Other("k", name), Other("j", "Plain"))
    reference = Reference("own", "k")
    assert read(printed(reference, language, others), language, others) == reference
    assert read("leads * 100", language, others) == read("leads * 100", language)
