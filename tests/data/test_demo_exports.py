"""The files of the demonstration company can be dropped like anybody's, and give the same numbers."""

from pathlib import Path

import duckdb
import pytest

from data.demo import UNTIL, build, simulate
from data.demo.exports import write_exports
from data.importing import import_files
from data.store import Workspace

WORTH = "SELECT count(*), count(closed_at), sum(amount) FILTER (status = 'won'), max(created_at)::DATE FROM"


@pytest.mark.parametrize("file", ["deals.csv", "trattative.csv"])
def test_dropped_deals_are_the_simulated_ones(tmp_path: Path, file: str) -> None:
    deals = simulate(60, 1, UNTIL)["deals"]
    write_exports(tmp_path, {"deals": deals})
    version = import_files(Workspace(tmp_path / "w"), [(file, (tmp_path / file).read_bytes())], today=UNTIL)
    with duckdb.connect() as connection:
        connection.register("simulated", deals)
        imported = connection.sql(f"{WORTH} '{version.path(version.facts['deals'].file)}'").fetchall()
        assert imported == connection.sql(f"{WORTH} simulated").fetchall()


def test_the_first_import_takes_the_place_of_the_demonstration_and_can_be_undone(tmp_path: Path) -> None:
    assert build(tmp_path, deals=60).sources
    version = import_files(Workspace(tmp_path), [("deals.csv", b"Deal ID,Create Date,Status,Amount\n1,2026-01-05,won,10\n")], today=UNTIL)
    assert version.facts["deals"].rows == 1 and not version.has("leads")
    assert [source.file for source in version.sources] == ["deals.csv"]
    assert Workspace(tmp_path).undo().facts["deals"].rows == 60
