"""Archives give every member that can be read, and a reason for each that cannot."""

import gzip
import io
import zipfile

import pytest

from data.readers import Limits, Unreadable, read

DEALS = b"id,name\n1,Ann\n2,Ben\n"


def archive(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file.getvalue()


def test_one_bad_member_does_not_lose_the_others():
    content = archive(
        {
            "crm/deals.csv": DEALS,
            "crm/leads.csv.gz": gzip.compress(DEALS),
            "README.txt": b"Read me, please.\nThanks.",
            "broken.xlsx": b"PK\x03\x04" + bytes(50),
            "__MACOSX/crm/._deals.csv": b"junk",
            "crm/.DS_Store": b"junk",
        }
    )
    reading = read("export.zip", content)
    assert [table.file for table in reading.tables] == ["export.zip/crm/deals.csv", "export.zip/crm/leads.csv"]
    assert [(refused.file, refused.empty_of_tables) for refused in reading.refused] == [
        ("export.zip/README.txt", True),
        ("export.zip/broken.xlsx", False),
    ]


def test_an_archive_in_an_archive_is_opened_once():
    once = archive({"inner.zip": archive({"deals.csv": DEALS})})
    assert [table.file for table in read("outer.zip", once).tables] == ["outer.zip/inner.zip/deals.csv"]
    with pytest.raises(Unreadable, match="archive in an archive"):
        read("outer.zip", archive({"middle.zip": once}))


def test_a_bomb_is_refused_before_it_is_unpacked():
    zeros = bytes(30_000_000)
    for name, content in (("bomb.zip", archive({"zeros.csv": zeros})), ("bomb.csv.gz", gzip.compress(zeros))):
        with pytest.raises(Unreadable, match="unpacks to more than"):
            read(name, content)


def test_too_many_members_are_refused():
    with pytest.raises(Unreadable, match="up to 3"):
        read("many.zip", archive({f"{number}.csv": DEALS for number in range(4)}), Limits(members=3))


@pytest.mark.parametrize("name", ["cut.zip", "cut.csv.gz"])
def test_a_damaged_archive_is_a_sentence(name: str):
    content = archive({"deals.csv": DEALS}) if name.endswith("zip") else gzip.compress(DEALS)
    with pytest.raises(Unreadable, match="damaged"):
        read(name, content[:-25])


def test_a_parquet_file_with_a_name_that_is_no_text_is_damaged(tmp_path):
    import pyarrow as pa
    from pyarrow import parquet

    from data.readers.columnar import read_parquet

    path = tmp_path / "deals.parquet"
    parquet.write_table(pa.table({"amount": [1, 2]}), path, store_schema=False)
    path.write_bytes(path.read_bytes().replace(b"amount", b"\x80mount"))
    with pytest.raises(Unreadable):
        read_parquet("deals.parquet", path, Limits())
