"""Names that no list knows: counted, with what they may mean; and what people said is the same is obeyed from then on."""

import pytest

from data.aliases import Alias, Aliases
from data.links.closest import closest, essence
from data.relinking import say_different, say_same
from data.store import StoreError

ACCOUNTS = "Account ID,Account Name,Industry\nA1,Éclair S.r.l.,Retail\nA2,Globex Corporation,Energy"
DEALS = (
    "Deal ID,Deal Owner,Deal Stage,Amount,Close Date,Create Date,Account\n"
    "1,Ana,Won,5,2026-02-01,2026-01-01,Eclair\n2,Ana,Lost,6,2026-02-01,2026-01-01,Globx\n3,Ana,Won,7,2026-02-01,2026-01-01,Globx"
)


@pytest.mark.parametrize(
    ("written", "known"),
    [("Éclair, S.r.l.", "eclair"), ("ACME S.p.A.", "acme"), ("The Sociedade X, Lda.", "sociedade x"), ("S.p.A.", "spa"), ("", "")],
)
def test_the_essence_of_a_name_has_no_accents_signs_and_legal_form(written, known):
    assert essence(written) == known


def test_the_closest_names_are_offered_likest_first_and_far_ones_never():
    found = closest(["Globx Corp", "Rossi Mario", "Initech"], ["Globex Corporation", "Globus", "Mario Rossi", "Éclair"])
    assert [each.label for each in found["Globx Corp"]] == ["Globex Corporation"]
    assert [(each.label, each.likeness) for each in found["Rossi Mario"]] == [("Mario Rossi", 1.0)]
    assert found["Initech"] == ()


def test_names_that_no_list_knows_are_kept_with_their_rows_and_candidates(company):
    company.drop(accounts_csv=ACCOUNTS, deals_csv=DEALS)
    unmatched = company.workspace.current().unmatched
    assert [(each.kind, each.name, each.count, [one.label for one in each.candidates]) for each in unmatched] == [
        ("customers", "Globx", 2, ["Globex Corporation"]),
        ("customers", "Eclair", 1, ["Éclair S.r.l."]),
    ]


def test_what_people_said_is_the_same_is_obeyed_now_and_in_the_exports_to_come_and_can_be_taken_back(company):
    company.drop(accounts_csv=ACCOUNTS, deals_csv=DEALS)
    alias = Alias("customers", "Globx", "Globex Corporation")
    version = say_same(company.workspace, [alias])
    assert company.rows("deals", "customer, segment") == [
        ("Eclair", None),
        ("Globex Corporation", "Energy"),
        ("Globex Corporation", "Energy"),
    ]
    assert [each.name for each in version.unmatched] == ["Eclair"]
    assert "alias" in {problem.check for problem in version.problems}
    company.drop(more_csv=DEALS.splitlines()[0] + "\n4,Ana,Won,9,2026-03-01,2026-01-05,GLOBX")
    assert company.rows("deals", "customer")[-1] == ("Globex Corporation",)
    say_different(company.workspace, alias)
    assert Aliases(company.workspace.root).all() == []
    assert company.rows("deals", "customer")[1] == ("Globx",)


def test_an_alias_with_hostile_text_is_only_a_name(company):
    company.drop(accounts_csv=ACCOUNTS, deals_csv=DEALS)
    say_same(company.workspace, [Alias("customers", "Globx'); DROP TABLE t_deals; --", "Globex Corporation")])
    assert len(company.rows("deals", "customer")) == 3


def test_an_empty_workspace_has_nothing_to_link_anew(company):
    with pytest.raises(StoreError):
        say_same(company.workspace, [Alias("reps", "Ana", "Anna")])
