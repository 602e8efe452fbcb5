"""Files wait on the server until they are stored."""

import pytest

from data.corrections import Correction
from sharing import uploads
from sharing.access import resolve
from sharing.refusal import NotAllowed
from sharing.uploads import choices, correct, look_again, put_back, receive, store, understood, waiting
from tests.sharing.conftest import NOW

DEALS = b"Deal ID,Created,Closed,Stage,Amount\n1,2025-01-02,2025-02-03,Won,10\n2,2025-01-05,2025-02-09,Lost,20\n3,2025-01-07,,Parked,30\n"
TODAY = NOW.date()


def test_a_dropped_file_waits_for_whoever_comes_back_with_the_key(home, key, owner):
    receive(owner, [("deals.csv", DEALS)], NOW)
    again = resolve(home, key=key, now=NOW)
    assert [each.name for each in waiting(again)] == ["deals.csv"]
    assert understood(again, TODAY) == understood(owner, TODAY)


def test_stored_files_wait_no_longer_and_make_a_version(owner):
    receive(owner, [("deals.csv", DEALS), ("broken.xlsx", b"PK\x03\x04 broken")], NOW)
    outcome = understood(owner, TODAY)
    assert [each.file for each in outcome.refused] == ["broken.xlsx"]
    version = store(owner, outcome)
    assert version.facts["deals"].rows == 3
    assert waiting(owner) == ()


def test_two_files_of_one_name_are_both_kept(owner):
    receive(owner, [("a.csv", b"x,y\n1,2\n"), ("a.csv", b"x,z\n1,2\n"), ("a.csv", b"x,y\n1,2\n")], NOW)
    assert [each.name for each in waiting(owner)] == ["a (2).csv", "a.csv"]


def test_a_correction_changes_what_is_understood_and_is_remembered(owner):
    from data.matching.understanding import signature_of

    receive(owner, [("deals.csv", DEALS)], NOW)
    before = understood(owner, TODAY).sources[0]
    mark = signature_of([each.column for each in before.columns], len(before.columns))
    correct(owner, mark, Correction(columns={"Amount": None}))
    after = {each.column: each.field for each in understood(owner, TODAY).sources[0].columns}
    assert after["Amount"] is None
    assert choices(owner, mark).columns == {"Amount": None}


def test_a_stored_file_that_is_looked_at_again_takes_its_own_place(owner):
    receive(owner, [("deals.csv", DEALS)], NOW)
    first = store(owner, understood(owner, TODAY))
    look_again(owner, first.sources[0], NOW)
    second = store(owner, understood(owner, TODAY))
    assert [each.file for each in second.sources] == ["deals.csv"]
    assert second.facts["deals"].rows == 3


def test_a_file_can_be_put_back(owner):
    receive(owner, [("a.csv", DEALS), ("b.csv", DEALS)], NOW)
    put_back(owner, "a.csv")
    assert [each.name for each in waiting(owner)] == ["b.csv"]


def test_those_who_may_only_look_drop_nothing(home, owner, visitor):
    reader = resolve(home, workspace=owner.workspace.root.name, now=NOW)
    for access in (visitor, reader):
        with pytest.raises(NotAllowed):
            receive(access, [("deals.csv", DEALS)], NOW)


def test_what_is_put_back_does_not_stay_on_the_server_and_what_a_version_came_from_does(owner):
    originals = owner.workspace.root / "originals"
    receive(owner, [("deals.csv", DEALS), ("again.csv", DEALS), ("other.csv", b"x,y\n1,2\n")], NOW)
    put_back(owner, "deals.csv")
    assert len(list(originals.iterdir())) == 2, "another file that waits has the same content"
    put_back(owner, "other.csv")
    stored = store(owner, understood(owner, TODAY)).sources[0]
    receive(owner, [("deals.csv", DEALS)], NOW)
    put_back(owner)
    assert [each.name for each in originals.iterdir()] == [stored.sha256]


def test_a_file_dropped_while_another_is_stored_waits_on(owner, monkeypatch):
    receive(owner, [("deals.csv", DEALS)], NOW)
    outcome = understood(owner, TODAY)
    accept = uploads.accept
    monkeypatch.setattr(uploads, "accept", lambda *given: receive(owner, [("late.csv", DEALS + b"9,")], NOW) or accept(*given))
    store(owner, outcome)
    assert [each.name for each in waiting(owner)] == ["late.csv"]
    assert owner.workspace.original_path(waiting(owner)[0].sha256).is_file()
