"""What may be done with files that wait and with data is checked where it is done, whoever asks; and names of files are kept safely."""

import re

import pytest

from data.aliases import Alias
from data.corrections import Correction
from data.fixes import Fix
from data.outcome import Outcome
from data.version import Mode
from sharing.access import Access, delete, resolve, restore, undo
from sharing.aliases import take_apart, take_for_same
from sharing.drafts import choose_mode, draft
from sharing.refusal import NotAllowed
from sharing.row_fixes import bench, fixes_of, let_be, put_right
from sharing.uploads import (
    choices,
    correct,
    forget,
    look_again,
    put_back,
    read_again,
    reading,
    receive,
    stop_reading,
    store,
    understood,
    waiting,
)  # fmt: skip
from tests.sharing.conftest import NOW

DEALS = b"Deal ID,Created,Closed,Stage,Amount\n1,2025-01-02,2025-02-03,Won,10\n2,2025-01-05,2025-02-09,Lost,20\n"
TODAY = NOW.date()
FIX = (Fix(2, "Amount", "10", "11"),)
ALIAS = Alias("reps", "a", "b")

ACTIONS = {
    "receive": lambda access, source: receive(access, [("a.csv", DEALS)], NOW),
    "put back": lambda access, source: put_back(access),
    "look again": lambda access, source: look_again(access, source, NOW),
    "read": lambda access, source: reading(access, TODAY),
    "stop": lambda access, source: stop_reading(access),
    "read again": lambda access, source: read_again(access),
    "keep a personal column": lambda access, source: correct(access, "x", Correction(personal={"E-mail": False})),
    "forget choices": lambda access, source: forget(access, "x"),
    "store": lambda access, source: store(access, Outcome((source,))),
    "look at a draft": lambda access, source: draft(access, Outcome((source,))),
    "choose how a file comes in": lambda access, source: choose_mode(access, "x", Mode.APPEND),
    "put right": lambda access, source: put_right(access, source, FIX, TODAY),
    "let be": lambda access, source: let_be(access, source, FIX, TODAY),
    "lay out rows": lambda access, source: bench(access, source, [2]),
    "take for the same": lambda access, source: take_for_same(access, ALIAS),
    "take apart": lambda access, source: take_apart(access, ALIAS),
    "undo": lambda access, source: undo(access),
    "restore": lambda access, source: restore(access, 1),
    "delete": lambda access, source: delete(access),
}


def test_whoever_may_only_look_does_nothing(home, owner, visitor):
    receive(owner, [("deals.csv", DEALS)], NOW)
    source = store(owner, understood(owner, TODAY)).sources[0]
    before = len(owner.workspace.versions())
    reader = resolve(home, workspace=owner.workspace.root.name, now=NOW)
    through_link = Access(home, reader.workspace, reader.version, may_edit=True, link=object())  # type: ignore[arg-type]
    for access in (reader, visitor, through_link):
        for name, act in ACTIONS.items():
            with pytest.raises(NotAllowed):
                act(access, source)
                pytest.fail(name)
    assert len(owner.workspace.versions()) == before


def test_whoever_may_only_look_sees_no_file_that_waits_and_no_choice(home, owner):
    receive(owner, [("secret.csv", DEALS)], NOW)
    correct(owner, "x", Correction(words={"stage": {"Parked": "open"}}))
    reader = resolve(home, workspace=owner.workspace.root.name, now=NOW)
    assert waiting(reader) == ()
    assert choices(reader, "x") is None
    receive(owner, [("deals.csv", DEALS)], NOW)
    source = store(owner, understood(owner, TODAY)).sources[0]
    assert fixes_of(reader, source) == ()


NAMES = (
    "../../../etc/passwd", "..\\..\\x.csv", "/", "", "\x00\n\r\u202e.csv", "a\nb.csv", "x" * 10_000 + ".csv", "lone \ud800.csv",
    "'; --.csv", "C:\\y.csv", "-rf.csv", ".",
)  # fmt: skip


def test_the_name_of_a_dropped_file_is_no_path_and_can_be_said(owner):
    receive(owner, [(name, DEALS + str(number).encode()) for number, name in enumerate(NAMES)], NOW)
    kept = [each.name for each in waiting(owner)]
    assert len(kept) == len(NAMES)
    for name in kept:
        assert name.isprintable()
        assert 0 < len(name) <= 180
        assert not re.search(r"[/\\]", name)
