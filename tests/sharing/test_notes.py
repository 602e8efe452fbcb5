"""Notes on days are written by those who may edit and read by all who look."""

from datetime import UTC, date, datetime

import pytest

from sharing.access import new_workspace, resolve
from sharing.home import Home
from sharing.notes import LONGEST_NOTE, delete, notes_of, write
from sharing.refusal import NotAllowed

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_a_note_is_of_one_kpi_or_of_all_and_stands_by_day(tmp_path):
    home = Home(tmp_path)
    key, workspace = new_workspace(home)
    access = resolve(home, key=key, now=NOW)
    write(access, date(2026, 2, 9), "  Fair in\nMilan ", "leads", NOW)
    write(access, date(2026, 1, 5), "New price list", None, NOW)
    looking = resolve(home, workspace=workspace.root.name, now=NOW)
    assert [(each.day.day, each.text) for each in notes_of(looking, "leads")] == [(5, "New price list"), (9, "Fair in Milan")]
    assert [each.text for each in notes_of(looking, "revenue")] == ["New price list"]
    delete(access, notes_of(access, "revenue")[0].id)
    assert notes_of(access, "revenue") == []


def test_those_who_may_only_look_write_none_and_empty_or_endless_ones_are_refused(tmp_path):
    home = Home(tmp_path)
    key, workspace = new_workspace(home)
    with pytest.raises(NotAllowed):
        write(resolve(home, workspace=workspace.root.name, now=NOW), date(2026, 1, 1), "x", None, NOW)
    for text in ("  ", "x" * (LONGEST_NOTE + 1)):
        with pytest.raises(NotAllowed):
            write(resolve(home, key=key, now=NOW), date(2026, 1, 1), text, None, NOW)
