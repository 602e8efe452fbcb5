"""Large clean files go straight from DuckDB's reader into their part, and give what the careful way gives."""

from datetime import date

import pytest

from data import importing
from data.checks import straight as settling
from data.corrections import Corrections
from data.importing import import_all
from data.limits import Limits
from data.readers import straight
from data.scratch import scratch
from data.store import Workspace
from data.styles.words import NULL_WORDS

TODAY = date(2026, 6, 30)
HEADER = "Deal ID,Deal name,Deal owner,Company,Deal stage,Create date,Close date,Amount,Currency,Probability"
STAGES = ("Closed won", "Closed lost", "Proposal")


def rows(count=3000, date="2025-{month:02}-{day:02}", amount="{whole}.{cents:02}"):
    """Lines of deals, each the same in every run."""
    for i in range(count):
        created = date.format(month=1 + i % 6, day=1 + i % 28, low=1 + i % 8)
        closed = date.format(month=7 + i % 3, day=1 + i % 27, low=1 + i % 7)
        value = amount.format(whole=100 + i * 7 % 9000, few=1 + i % 900, cents=i % 100)
        deal = f"D{i:05},Deal {i},Rep {i % 7},Customer {i % 400},{STAGES[i % 3]}"
        yield f"{deal},{created},{closed},{value},EUR,{i % 11 * 10}"


def changed(place, old, new, **how):
    lines = list(rows(**how))
    assert old in lines[place]
    lines[place] = lines[place].replace(old, new, 1)
    return lines


def in_a_word(*places):
    """Some dates of creation are words."""
    lines = list(rows())
    for place in places:
        cells = lines[place].split(",")
        lines[place] = ",".join([*cells[:5], "unset yet", *cells[6:]])
    return lines


def told_otherwise():
    """Dates with the day first at the top, where the sample is, and with the month first in the many rows that it leaves out."""
    lines = list(rows(date="{day:02}/{month:02}/2025"))
    months = list(rows(date="{month:02}/{day:02}/2025"))
    return lines[:100] + months[100:2900] + lines[2900:]


CLEAN = {
    "plain": list(rows()),
    "a bad amount": changed(1501, ",EUR,", "x,EUR,"),
    "no amount": changed(1501, "Rep 3", "Rep 3 "),
    "a word for nothing": changed(1502, ",EUR,", ",n/a,"),
    "a stage seen once": changed(1500, "Closed won", "Vinta"),
    "a blank too many": changed(1500, "Customer 300", "Customer  300 "),
    "letters of other languages": changed(1500, "Customer 300", "Società\u00a0Ñandú"),
    "an address as a key": changed(1500, "Customer 300", "anna@example.com"),
    "a key twice": changed(1500, "D01500", "D01499"),
    "a row without a key": changed(1500, "D01500", ""),
    "quoted": changed(1500, "Customer 300", '"Customer, 300"'),
    "day first": list(rows(date="{day:02}/{month:02}/2025")),
    "times": list(rows(date="2025-{month:02}-{day:02}T10:00:00Z")),
    "half a day": changed(1500, "2025-01-17", "2025-01-17 10:30"),
    "no date": changed(1500, "2025-01-17", "soon"),
    "no date in words, once": in_a_word(1500),
    "no date in the same words, often": in_a_word(*range(1400, 1500)),
    "a decimal among whole numbers": changed(1500, "EUR,40", "EUR,40.5"),
    "a thousand": changed(1503, "1621.03", '"1,621.03"'),
    "a thousand that may be a fraction": changed(1503, "1621.03", "1621.030"),
    "a blank for a thousand": changed(1503, "1621.03", "1_621.03"),
    "a zone": changed(1500, "2025-01-17", "2025-01-17 10:00+01"),
    "a month first among years": changed(1500, "2025-01-17", "01/17/2025"),
    "day and month told by one value": changed(1500, "05/01/2025", "27/01/2025", date="{low:02}/{month:02}/2025"),
    "day and month told by nothing": list(rows(date="{low:02}/{month:02}/2025")),
    "years beside days and months told by nothing": changed(1500, "05/01/2025", "2025-01-05", date="{low:02}/{month:02}/2025"),
    "day and month told otherwise by most": told_otherwise(),
    "three digits behind each mark": list(rows(amount="{few}.{cents:03}")),
    "broken letters in a word": [line.replace("Rep 3", "JoÃ£o") for line in rows()],
    "addresses as keys of many": [line.replace("Customer 30", "c@example.com ") for line in rows()],
    "one mark among whole numbers": changed(1503, ",1621,", ",1.621,", amount="{whole}"),
    "points among whole numbers": changed(1503, ",1621,", ",1.5,", amount="{whole}"),
}
CAREFUL = {
    "a total": [*rows(), "Total,,,,,,,9,,"],
    "a cell too many": changed(1500, "EUR", "EUR,x"),
    "a cell over two lines": changed(1500, "Deal 1500", '"Deal\n1500"'),
    "the header once more": [*list(rows())[:1500], HEADER, *list(rows())[1500:]],
    "a blank row": [*list(rows())[:1500], ",,,,,,,,,", *list(rows())[1500:]],
    "a quotation mark in a cell": changed(1500, "Deal 1500", 'Deal 15"00'),
}


@pytest.fixture
def looked(monkeypatch):
    """Files of a few kilobytes count as large; the reading of whole files is noted."""
    read = []
    for module in (importing, straight):
        monkeypatch.setattr(module, "LARGE", 10_000)
    for name, value in (("HEAD", 9_000), ("PLACES", 6), ("PLACE", 4_000), ("CHUNK", 50_000)):
        monkeypatch.setattr(straight, name, value)
    monkeypatch.setattr(settling, "SUPPOSED", 40)
    monkeypatch.setattr(Corrections, "salt", lambda self: "the same in every workspace")
    whole = importing._read_whole
    monkeypatch.setattr(importing, "_read_whole", lambda *given, **named: read.append(given[1]) or whole(*given, **named))
    return read


def imported(folder, content):
    workspace = Workspace(folder)
    outcome = import_all(workspace, [("deals.csv", content)], today=TODAY)
    (source,) = outcome.sources
    assert source.rows_read == source.rows_loaded + source.rows_rejected
    facts = outcome.version.facts["deals"]
    rejected = source.rejected and stored(workspace, source.rejected)
    columns = [(each.column, each.field, each.examples, evidence(each.style)) for each in source.columns]
    problems = [(each.check, str(each.sentence), each.count) for each in (*source.problems, *outcome.version.problems)]
    counts = (source.rows_read, source.rows_loaded, facts.rows, facts.filled, facts.first, facts.last)
    return columns, problems, counts, stored(workspace, source.part), stored(workspace, facts.file), rejected


def evidence(sentence):
    """What is said of a column's style, whichever of its values stands as an example."""
    return sentence and (sentence.template, {name: each for name, each in sentence.values.items() if name != "example"})


def stored(workspace, file):
    """The columns of a stored table by name, and its rows."""
    with scratch() as connection:
        rows = connection.read_parquet(str(workspace.root / "parquet" / file))
        names = sorted(rows.columns)
        return names, rows.select(*names).fetchall()


def both(tmp_path, monkeypatch, content):
    straightly = imported(tmp_path / "straight", content)
    monkeypatch.setattr(importing, "LARGE", 10**9)
    return straightly, imported(tmp_path / "careful", content)


@pytest.mark.parametrize("name", CLEAN)
def test_what_is_read_straight_is_what_the_careful_way_reads(tmp_path, monkeypatch, looked, name):
    straightly, carefully = both(tmp_path, monkeypatch, "\n".join([HEADER, *CLEAN[name], ""]).encode())
    assert looked == ["deals.csv"]  # by the careful way alone
    for one, other in zip(straightly, carefully, strict=True):
        assert one == other


@pytest.mark.parametrize("name", CAREFUL)
def test_what_is_not_plainly_clean_is_read_the_careful_way(tmp_path, monkeypatch, looked, name):
    straightly, carefully = both(tmp_path, monkeypatch, "\n".join([HEADER, *CAREFUL[name], ""]).encode())
    assert looked == ["deals.csv", "deals.csv"]
    assert straightly == carefully


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r\n").encode(), lambda text: b"\xef\xbb\xbf" + text.encode()])
def test_line_ends_and_marks_of_windows_are_read_straight(tmp_path, monkeypatch, looked, change):
    straightly, carefully = both(tmp_path, monkeypatch, change("\n".join([HEADER, *CLEAN["plain"], "", ""])))
    assert looked == ["deals.csv"]
    assert straightly == carefully


def test_a_file_may_be_given_by_its_path(tmp_path, looked):
    path = tmp_path / "export.csv"
    path.write_text("\n".join([HEADER, *CLEAN["plain"]]))
    assert imported(tmp_path / "workspace", path)[2][:2] == (3000, 3000)
    assert path.is_file() and not looked


def test_a_file_above_the_bounds_names_the_setting_and_is_not_kept(tmp_path, looked):
    path = tmp_path / "export.csv"
    path.write_text("\n".join([HEADER, *CLEAN["plain"]]))
    workspace = Workspace(tmp_path / "workspace")
    for limits, setting in ((Limits(bytes=100_000), "KPI_FILE_MEGABYTES"), (Limits(rows=2_999), "KPI_FILE_ROWS")):
        outcome = import_all(workspace, [("export.csv", path)], today=TODAY, limits=limits)
        assert outcome.version is None and setting in str(outcome.refused[0].sentence)
        assert not list((workspace.root / "originals").glob("*"))


def test_no_word_for_nothing_begins_as_keys_do():
    """The quick way of reading texts does not compare those that begin with a digit or a capital letter up to M with these words."""
    assert not [word for word in NULL_WORDS for each in (word, word.upper()) if "." <= each[:1] < "N"]
