"""Times with a zone are brought to that of the workspace; days stay days; times without a zone stay as written."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.importing import import_files
from data.reimporting import reimport
from data.store import Workspace
from data.styles import style_named
from data.styles.zones import in_zone
from data.tables import Kind
from data.version import Version
from data.workspace_settings import keep_settings
from kpi.compute import compute
from kpi.periods import Grain, Period
from kpi.selection import Selection

MADRID = "Europe/Madrid"


def read(text: str, zone: str, header: str = "at", style: str = "iso") -> datetime | None:
    named = style_named(style, Kind.DATE)
    assert named is not None
    return duckdb.execute(f"SELECT {in_zone(named, zone, header).sql('$1')}", [text]).fetchall()[0][0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-01T22:30:00Z", datetime(2026, 7, 2, 0, 30)),
        ("2026-01-01T22:30:00Z", datetime(2026, 1, 1, 23, 30)),
        ("2026-03-29T00:59:59Z", datetime(2026, 3, 29, 1, 59, 59)),
        ("2026-03-29T01:00:00Z", datetime(2026, 3, 29, 3)),
        ("2026-10-25T00:30:00Z", datetime(2026, 10, 25, 2, 30)),
        ("2026-10-25T01:30:00Z", datetime(2026, 10, 25, 2, 30)),
        ("2026-07-01 10:00:00-03:00", datetime(2026, 7, 1, 15)),
        ("2026-07-01T00:00:00Z", datetime(2026, 7, 1)),
        ("2026-07-01", datetime(2026, 7, 1)),
        ("2026-07-01 22:30:00", datetime(2026, 7, 1, 22, 30)),
    ],
)
def test_a_time_with_a_zone_is_what_the_clocks_of_the_workspace_showed(text: str, expected: datetime) -> None:
    assert read(text, MADRID) == expected


def test_seconds_since_1970_are_brought_to_the_zone_and_midnights_are_days() -> None:
    half_past = int(datetime(2026, 7, 1, 22, 30, tzinfo=UTC).timestamp())
    assert read(str(half_past), MADRID, style="seconds") == datetime(2026, 7, 2, 0, 30)
    assert read(str(half_past), "America/Sao_Paulo", style="seconds") == datetime(2026, 7, 1, 19, 30)
    assert read(str(int(datetime(2026, 7, 1, tzinfo=UTC).timestamp())), "America/Sao_Paulo", style="seconds") == datetime(2026, 7, 1)


def test_a_header_says_the_zone_of_times_that_have_none() -> None:
    assert read("2026-07-01 22:30", MADRID, "Created (UTC)") == datetime(2026, 7, 2, 0, 30)
    assert read("2026-07-01 22:30", "UTC", "Created (UTC)") == datetime(2026, 7, 1, 22, 30)
    assert read("2026-07-01 22:30", MADRID, f"Created at ({MADRID})") == datetime(2026, 7, 1, 22, 30)
    assert read("2026-07-01 22:30", MADRID, "Created at (America/New_York)") == datetime(2026, 7, 2, 4, 30)
    assert read("2026-07-01T22:30:00Z", MADRID, "Created at (America/New_York)") == datetime(2026, 7, 2, 0, 30), "its own zone counts"
    assert read("2026-07-01", MADRID, "Created at (America/New_York)") == datetime(2026, 7, 1)


@settings(max_examples=60, deadline=None)
@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2025, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.sampled_from([MADRID, "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
def test_any_moment_is_what_the_clocks_showed_whatever_the_season(moment: datetime, zone: str) -> None:
    told = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    expected = moment if moment.time() == datetime.min.time() else told
    assert read(moment.isoformat() + "Z", zone) == expected


ACTIVITIES = "Activity ID,Activity Type,Activity Date\n" + "\n".join(
    f"{number},Call,{at}" for number, at in enumerate(("2026-06-30T22:30:00Z", "2026-07-01T10:00:00Z", "2026-07-31T22:30:00Z"))
)


def july(version: Version) -> list[float | None]:
    asked = Selection(Period(date(2026, 6, 1), date(2026, 9, 1)), date(2026, 8, 31), grain=Grain.MONTH)
    return [each.value for each in compute(version, ["activities"], asked)]


def test_calls_of_late_evenings_count_in_the_month_in_which_they_were_made_and_files_are_read_again(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    version = import_files(workspace, [("activities.csv", ACTIVITIES.encode())], today=date(2026, 8, 31))
    assert july(version) == [1, 2, 0]
    keep_settings(tmp_path, {"time_zone": MADRID})
    again = reimport(workspace, today=date(2026, 8, 31), corrections={})
    assert july(again) == [0, 2, 1]
