"""Dropped files are read in a process of its own: it can be stopped, it ends with the server, and a hostile file ends nothing else."""

import gzip
import hashlib
import io
import json
import os
import signal
import struct
import subprocess
import sys
import threading
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from data.apart.drop import Stopped, read_drop
from data.apart.job import Given, Job
from data.limits import Limits
from data.readers.apart import environment
from data.store import Workspace
from tests.data.conftest import TODAY

DEALS = b"Deal ID,Created,Closed,Stage,Amount\n" + b"".join(b"%d,2025-01-02,2025-02-03,Won,%d\n" % (n, 10 + n) for n in range(30))
TICKETS = b"Ticket ID,Opened,Closed,Status\n" + b"".join(b"t%d,2025-03-01 08:00,2025-03-02 10:00,Closed\n" % n for n in range(30))
QUICK = Limits(bytes=20_000_000, seconds=8, file_seconds=20)


class Drop:
    """Files on the disk of a workspace, and what reading them says."""

    def __init__(self, root: Path) -> None:
        self.workspace = Workspace(root)
        self.said: list[tuple[str, float]] = []
        self.stop = threading.Event()

    def read(self, limits: Limits = QUICK, seconds: float = 120, **files: bytes):
        self.workspace.root.mkdir(exist_ok=True)
        given = []
        for name, content in files.items():
            sha256 = self.workspace.keep_original(content)
            given.append(Given(name.replace("_", "."), self.workspace.root / "originals" / sha256, sha256))
        job = Job(self.workspace.root, tuple(given), TODAY, limits)
        return read_drop(job, lambda said, share: self.said.append((str(said), share)), self.stop.is_set, seconds=seconds)

    @property
    def left_behind(self):
        return [path.name for path in self.workspace.root.rglob("*.writing")]


@pytest.fixture
def drop(tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    made = Drop(tmp_path / "workspace")
    yield made
    assert made.left_behind == []
    assert [each.name for each in scratch.iterdir()] == []


def test_files_are_understood_as_in_this_process(drop):
    outcome = drop.read(deals_csv=DEALS, tickets_csv=TICKETS)
    assert [(each.file, each.table, each.rows_loaded) for each in outcome.sources] == [
        ("deals.csv", "deals", 30),
        ("tickets.csv", "tickets", 30),
    ]
    assert all((drop.workspace.root / "parquet" / each).is_file() for each in outcome.files)


def test_what_is_being_done_is_told_with_the_part_that_is_over(drop):
    drop.read(deals_csv=DEALS, tickets_csv=TICKETS)
    assert "Reading tickets.csv: 2 of 2 files" in [said for said, _ in drop.said]
    shares = [share for _, share in drop.said]
    assert shares == sorted(shares)
    assert shares[0] < 0.1 and 0.5 < shares[-1] < 1


def test_the_same_table_in_two_files_is_seen_across_processes(drop):
    deep = b'{"a":' * 10
    outcome = drop.read(a_csv=DEALS, b_bin=deep, c_csv=DEALS)
    assert [each.rows_loaded for each in outcome.sources] == [30, 0]


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return packed.getvalue()


RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
)


def announcing_two_gigabytes() -> bytes:
    """A workbook whose sheet says it reaches to the last cell there is."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    book = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    kinds = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", kinds)
        archive.writestr("_rels/.rels", RELATED.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATED.format(kind="worksheet", target="worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return packed.getvalue()


def lying_parquet() -> bytes:
    """A Parquet file whose footer was changed: a page is longer than it says."""
    written = io.BytesIO()
    parquet.write_table(pa.table({"id": list(range(2000)), "name": [f"n{n}" for n in range(2000)]}), written)
    content = bytearray(written.getvalue())
    length = struct.unpack("<I", content[-8:-4])[0]
    for place in range(len(content) - 8 - length + 20, len(content) - 40, 7):
        content[place] ^= 0x15
    return bytes(content)


HOSTILE = {
    "bomb.zip": lambda: zipped(a_csv=b"0" * 60_000_000),
    "nested.zip": lambda: zipped(b_zip=zipped(c_zip=zipped(d_zip=zipped(e_csv=DEALS)))),
    "twice.csv.gz": lambda: gzip.compress(gzip.compress(gzip.compress(b"0" * 50_000_000))),
    "huge.xlsx": announcing_two_gigabytes,
    "wide.csv": lambda: b",".join(b"c%d" % n for n in range(100_000)) + b"\n" + b",".join(b"1" for _ in range(100_000)) + b"\n",
    "endless.csv": lambda: b"a,b\n" + b"x" * 15_000_000,
    "quotes.csv": lambda: b'a,b\n1,"' + b'""' * 2_000_000,
    "quadratic.csv": lambda: (
        b"Deal ID,Created,Amount\n" + b"".join(b"%d,%s!,%s!\n" % (n, b"1 " * 20_000, b"1." * 20_000) for n in range(20))
    ),
    "lying.parquet": lying_parquet,
    "deep.json": lambda: b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    "deeper.json": lambda: b"[" * 100_000 + b"]" * 100_000,
}


READ = {"quadratic.csv", "quotes.csv"}
"""Hostile to careless readers, and yet tables: what cannot be used of them is set aside."""


def test_hostile_files_are_refused_and_all_others_of_the_drop_come_in(drop):
    outcome = drop.read(**{"a_csv": DEALS, **{name: make() for name, make in HOSTILE.items()}, "z_csv": TICKETS})
    assert {each.file for each in outcome.sources} == {"a.csv", "z.csv", *READ}
    assert {each.file.split("/")[0] for each in outcome.refused} == set(HOSTILE) - READ
    assert all(str(each.sentence) for each in outcome.refused)
    assert "more memory" in next(str(each.sentence) for each in outcome.refused if each.file == "huge.xlsx")


def test_a_file_that_takes_too_long_is_refused_with_the_bound(drop):
    tiny = replace(QUICK, file_seconds=0.0)
    outcome = drop.read(tiny, deals_csv=DEALS)
    assert "took longer than 0 seconds" in str(outcome.refused[0].sentence)


def test_a_file_for_which_there_is_not_enough_memory_is_refused_with_the_bound(drop):
    tight = replace(QUICK, memory=800_000_000, bytes=500_000_000, ratio=100_000)
    outcome = drop.read(tight, deals_csv=DEALS, large_csv_gz=gzip.compress(b"0" * 450_000_000, 1), tickets_csv=TICKETS)
    assert "tickets.csv" in {each.file for each in outcome.sources}
    assert ["more memory" in str(each.sentence) for each in outcome.refused] == [True]


def test_when_all_files_together_take_too_long_the_rest_is_refused(drop):
    outcome = drop.read(seconds=0, a_csv=DEALS, b_csv=TICKETS)
    assert "no time left" in str(outcome.refused[-1].sentence)


def children() -> list[int]:
    """Processes of ours that read files."""
    found = []
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"data.apart.child" in status.read_bytes():
                parent = (status.parent / "stat").read_text().rsplit(")", 1)[1].split()[1]
                found += [int(status.parent.name)] if int(parent) == os.getpid() else []
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def in_background(act):
    result = []
    thread = threading.Thread(target=lambda: result.append(act()))
    thread.start()
    return thread, result


LONG = b"Deal ID,Created,Stage,Amount,Owner\n" + b"".join(b"%d,2025-01-02,Won,10,Ana\n" % n for n in range(400_000))


def until(happened, patience: float = 20) -> None:
    end = time.monotonic() + patience
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_process_that_is_killed_midway_costs_its_file_alone(drop):
    thread, result = in_background(lambda: drop.read(long_csv=LONG, tickets_csv=TICKETS))
    until(lambda: any("long.csv" in said for said, _ in drop.said))
    for pid in children():
        os.kill(pid, signal.SIGKILL)
    thread.join(60)
    assert ["did not come to an end" in str(each.sentence) for each in result[0].refused] == [True]
    assert [each.file for each in result[0].sources] == ["tickets.csv"]


def test_reading_can_be_stopped_and_its_process_is_gone(drop):
    def read():
        with pytest.raises(Stopped):
            drop.read(long_csv=LONG)
        return True

    thread, result = in_background(read)
    until(lambda: any("long.csv" in said for said, _ in drop.said))
    drop.stop.set()
    thread.join(5)
    assert result == [True]
    assert children() == []


def test_the_process_ends_when_its_server_is_no_more(tmp_path):
    sha256 = hashlib.sha256(LONG).hexdigest()
    original = tmp_path / "originals" / sha256
    original.parent.mkdir()
    original.write_bytes(LONG)
    job = Job(tmp_path, (Given("long.csv", original, sha256),), TODAY, QUICK, scratch=tmp_path)
    here = tmp_path / "reading-here"
    here.mkdir()
    command = [sys.executable, "-m", "data.apart.child"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    child = subprocess.Popen(command, cwd=here, env=environment(), start_new_session=True, **pipes)
    child.stdin.write(job.as_line())
    child.stdin.flush()
    assert json.loads(child.stdout.readline()) == {"file": 0}
    child.stdin.close()
    assert child.wait(20) == -signal.SIGKILL
    assert not here.exists(), "what it was working on is gone with it"
    child.stdout.close()


def test_what_a_file_holds_is_not_in_the_log(drop, monkeypatch, caplog):
    from data.apart.drop import _where

    words = b'Traceback\n  File "/srv/data/checks/part.py", line 12, in build\n    x\nValueError: mario.rossi@acme.it is none\n'
    assert _where(words) == "ValueError at part.py:12"


def test_the_hash_of_a_file_is_kept_with_what_was_understood(drop):
    assert drop.read(deals_csv=DEALS).sources[0].sha256 == hashlib.sha256(DEALS).hexdigest()
