"""Who may define KPIs for a workspace, and who sees them."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from data import definitions
from data.definitions import Definition, NotKept
from kpi.compute import compute
from kpi.moved import moved
from kpi.own.catalogue import catalogue_of
from kpi.own.defining import DefinitionError
from kpi.own.formula_error import FormulaError
from kpi.periods import Period
from kpi.selection import Selection
from sharing.access import Access, resolve
from sharing.home import Home, id_of
from sharing.links import create, expiry_after
from sharing.own_kpis import own_kpis_of, remove, save
from sharing.refusal import NotAllowed
from tests.companies import company
from tests.sharing.conftest import NOW

FROM_WEB = Definition("", "From the web", "How many come by themselves.", "count(leads where channel = 'Web')", "count", "higher", "month")
JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), date(2026, 2, 10))


@pytest.fixture
def with_leads(home: Home, key: str, owner: Access) -> Access:
    rows = [
        {"lead_id": str(number), "created_at": date(2026, 1, number), "channel": "Web" if number < 3 else "Fair"} for number in range(1, 6)
    ]
    company(owner.workspace.root, leads=rows)
    return resolve(home, key=key, now=NOW)


def test_a_kpi_is_kept_under_an_id_of_its_own(home, key, owner):
    first, second = save(owner, FROM_WEB, "en"), save(owner, FROM_WEB, "en")
    assert (first.id, second.id) == ("from_the_web", "from_the_web_2")
    assert own_kpis_of(resolve(home, key=key, now=NOW)) == (first, second)


def test_a_kpi_is_changed_and_removed_again(home, key, owner):
    kept = save(owner, FROM_WEB, "en")
    save(owner, replace(kept, formula="count(leads)"), "en")
    assert [each.formula for each in own_kpis_of(resolve(home, key=key, now=NOW))] == ["count(leads)"]
    remove(owner, kept.id)
    remove(owner, kept.id)
    assert own_kpis_of(resolve(home, key=key, now=NOW)) == ()


def test_only_who_may_edit_defines_and_removes(home, key, owner, visitor):
    kept = save(owner, FROM_WEB, "en")
    _, token = create(owner, "Board", "", {}, frozen=False, expires_at=expiry_after(NOW, 1), now=NOW)
    for access in (visitor, resolve(home, workspace=id_of(key), now=NOW), resolve(home, link=token, now=NOW)):
        with pytest.raises(NotAllowed):
            save(access, FROM_WEB, "en")
        with pytest.raises(NotAllowed):
            remove(access, kept.id)
    assert own_kpis_of(resolve(home, key=key, now=NOW)) == (kept,)


@pytest.mark.parametrize("frozen", [True, False])
def test_a_link_shows_them_with_their_values(home, with_leads, frozen):
    save(with_leads, FROM_WEB, "en")
    _, token = create(with_leads, "Board", "", {}, frozen=frozen, expires_at=expiry_after(NOW, 1), now=NOW)
    seen = resolve(home, link=token, now=NOW).version
    assert compute(seen, ["from_the_web"], JANUARY)[0].value == 2
    assert str(catalogue_of(seen)["from_the_web"].title) == "From the web"


def test_another_workspace_does_not_have_them(home, with_leads, visitor):
    save(with_leads, FROM_WEB, "en")
    assert "from_the_web" not in catalogue_of(visitor.version)


def test_they_stand_among_the_kpis_that_a_new_version_moves(home, key, with_leads):
    save(with_leads, FROM_WEB, "en")
    before = resolve(home, key=key, now=NOW).version
    after = company(with_leads.workspace.root, leads=[{"lead_id": "1", "created_at": date(2026, 1, 31), "channel": "Web"}])
    found = {each.kpi: (each.before, each.after) for each in moved(before, after, date(2026, 2, 10))}
    assert found["from_the_web"] == (2, 1)


def test_they_are_there_again_after_undo(home, key, with_leads):
    save(with_leads, FROM_WEB, "en")
    with_leads.workspace.undo()
    assert own_kpis_of(resolve(home, key=key, now=NOW))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"name": " "}, DefinitionError),
        ({"name": "x" * 61}, DefinitionError),
        ({"name": "Revenue"}, DefinitionError),
        ({"name": "deals won"}, DefinitionError),
        ({"id": "revenue"}, DefinitionError),
        ({"id": "../x"}, DefinitionError),
        ({"meaning": "x" * 301}, DefinitionError),
        ({"unit": "euro"}, DefinitionError),
        ({"better": "more"}, DefinitionError),
        ({"frequency": "hour"}, DefinitionError),
        ({"formula": "count(leeds)"}, FormulaError),
    ],
)
def test_what_cannot_be_a_kpi_is_not_kept(home, key, owner, change, error):
    with pytest.raises(error):
        save(owner, replace(FROM_WEB, **change), "en")
    assert own_kpis_of(resolve(home, key=key, now=NOW)) == ()


def test_a_workspace_keeps_a_bounded_number(owner, monkeypatch):
    monkeypatch.setattr(definitions, "MOST_DEFINITIONS", 2)
    save(owner, FROM_WEB, "en")
    kept = save(owner, FROM_WEB, "en")
    with pytest.raises(NotKept, match="Remove one first"):
        save(owner, FROM_WEB, "en")
    save(owner, replace(kept, name="Changed"), "en")


def test_two_who_define_at_once_lose_nothing(home, key, owner):
    names = [replace(FROM_WEB, name=f"Number {number}") for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda each: save(owner, each, "en"), names))
    assert {each.name for each in own_kpis_of(resolve(home, key=key, now=NOW))} == {each.name for each in names}
