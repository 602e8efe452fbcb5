"""Two versions differ by rows added, changed and gone; worked out by hand."""

from data.__main__ import main
from data.differences import differences, rows_of
from tests.companies import company as written
from tests.companies import table

BEFORE = table(
    """
    deal_id | stage    | amount | customer
    1       | Proposal | 100    | Acme
    2       | Proposal | 50     | Beta
    3       | Won      | 10     | Gamma
    """,
    amount=float,
)
AFTER = table(
    """
    deal_id | stage    | amount | customer
    1       | Won      | 120    | Acme
    2       | Proposal | 50     | Beta
    4       | Proposal | 7      |
    """,
    amount=float,
)
DAYS = table("spent_on | campaign | amount\n2026-01-01 | A | 1\n2026-01-01 | A | 1\n2026-01-02 | A | 2", amount=float)


def test_rows_with_a_key_are_added_changed_or_gone_and_fields_are_counted(tmp_path):
    (found,) = differences(written(tmp_path, deals=BEFORE), written(tmp_path, deals=AFTER))
    assert (found.before, found.after, found.added, found.changed, found.gone) == (3, 3, 1, 1, 1)
    assert dict(found.fields) == {"stage": 1, "amount": 1}
    assert [(each.key, each.field, each.before, each.after) for each in found.changes] == [
        ("1", "stage", "Proposal", "Won"),
        ("1", "amount", "100.0000", "120.0000"),
    ]
    assert (found.added_rows, found.gone_rows) == (("4",), ("3",))


def test_rows_without_a_key_differ_by_all_they_say_and_repeated_ones_are_counted(tmp_path):
    (found,) = differences(written(tmp_path, spend=DAYS), written(tmp_path, spend=[*DAYS[1:], DAYS[2]]))
    assert (found.added, found.changed, found.gone, found.by_key) == (1, 0, 1, False)
    assert (found.added_rows, found.gone_rows) == (("2026-01-02 · A",), ("2026-01-01 · A",))


def test_tables_that_are_the_same_do_not_differ(tmp_path):
    assert differences(written(tmp_path, deals=BEFORE, spend=DAYS), written(tmp_path, deals=BEFORE, spend=DAYS)) == ()


def test_a_table_that_comes_or_goes_is_all_added_or_all_gone(tmp_path):
    one, other = written(tmp_path, deals=BEFORE), written(tmp_path, spend=DAYS)
    assert [(each.table, each.added, each.gone) for each in differences(one, other)] == [("deals", 0, 3), ("spend", 3, 0)]
    assert [(each.table, each.added) for each in differences(None, one)] == [("deals", 3)]


def test_a_column_that_one_version_lacks_is_a_change_of_its_values(tmp_path):
    (found,) = differences(written(tmp_path, deals=[{"deal_id": "1"}]), written(tmp_path, deals=[{"deal_id": "1", "amount": 5.0}]))
    assert found.fields == (("amount", 1),)


def test_all_rows_that_differ_can_be_listed(tmp_path):
    rows = rows_of(written(tmp_path, deals=BEFORE), written(tmp_path, deals=AFTER), "deals").to_pylist()
    assert [(row["row"], row["what"], row["field"]) for row in rows] == [
        ("4", "added", None), ("3", "gone", None), ("1", "changed", "stage"), ("1", "changed", "amount"),
    ]  # fmt: skip


def test_the_command_prints_numbers_first_and_rows_as_csv(tmp_path, capsys):
    written(tmp_path, deals=BEFORE)
    assert main(["diff", "--workspace", str(tmp_path)]) == 2
    assert "first version" in capsys.readouterr().err
    written(tmp_path, deals=AFTER)
    assert main(["diff", "--workspace", str(tmp_path)]) == 0
    assert "deals: 3 → 3 rows (1 added, 1 changed, 1 gone)" in capsys.readouterr().out
    main(["diff", "--workspace", str(tmp_path), "--csv", "deals"])
    assert "1,changed,stage,Proposal,Won" in capsys.readouterr().out


def test_a_dry_run_shows_the_difference_and_stores_nothing(tmp_path, capsys):
    text = "Deal ID,Deal Stage,Amount,Close Date\n1,Won,5,2026-02-01\n2,Lost,6,2026-03-01\n"
    (tmp_path / "deals.csv").write_text(text)
    main(["import", str(tmp_path / "deals.csv"), "--workspace", str(tmp_path / "w")])
    (tmp_path / "deals.csv").write_text(text.replace("5,", "9,"))
    capsys.readouterr()
    assert main(["import", str(tmp_path / "deals.csv"), "--workspace", str(tmp_path / "w"), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "deals.csv: replace (The same file name" in told
    assert "amount: 1" in told
    assert len(list((tmp_path / "w" / "versions").iterdir())) == 1
