"""What checks find is asked of a file once: it is read back as it was found."""

from datetime import date

import pytest

from data.demo import build
from data.store import Workspace
from data.version import Version
from kpi.stored_answers import storing
from kpi.stored_listing import listing

TODAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Version:
    folder = tmp_path_factory.mktemp("listing") / "demo"
    build(folder, deals=150)
    current = Workspace(folder).current()
    assert current
    return current


def test_what_checks_find_is_read_as_it_was_found(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    with storing():
        found = listing(version, TODAY)
    assert found.listed and found.passed
    monkeypatch.setattr("kpi.stored_listing.find_in", lambda *_: pytest.fail("it was asked again"))
    again = listing(version, TODAY)
    assert (again.listed, again.passed) == (found.listed, found.passed)
    assert [str(each.sentence) for each in again.listed] == [str(each.sentence) for each in found.listed]


def test_of_another_day_it_is_asked_anew(version: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    with storing():
        listing(version, TODAY)
    monkeypatch.setattr("kpi.stored_listing.find_in", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        listing(version, date(2026, 11, 2))
