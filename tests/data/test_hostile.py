"""Whatever a file holds, wherever it stands: it is text. Nothing of it becomes a query, a file or a row more or less."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from data.aliases import Alias, Aliases
from data.corrections import Correction, Corrections
from data.fixes import Fix, Fixes, Sheet
from data.importing import import_all
from data.matching.understanding import signature_of
from data.reimporting import reimport
from data.relinking import say_same
from data.store import Workspace
from data.systems.intake import LINKING, columns
from data.tables import TABLES, Kind

TODAY = date(2026, 6, 30)
ROWS = 6


def attacks(trap: Path) -> tuple[str, ...]:
    """Texts that end a constant, a name, a template, a comment or a cell where those are not quoted."""
    return (
        f"'); COPY (SELECT 1) TO '{trap}'; --",
        f"\"); COPY (SELECT 1) TO '{trap}'; --",
        f"$$; COPY (SELECT 1) TO '{trap}'; $$",
        "{0} {text} {rows} {count} {",
        "\\' OR 1=1 \\\\ %s %(x)s ? $1 :name",
        "\u202eexe.vsc\u202c \ufeff line\u2028end 'x' \u0000 \t tab",
        "x'" * 5_000,
        "NULL, (SELECT 1)) --",
        "=cmd|' /C calc'!A0",
        "'' ''' \"\" \"",
    )


def value(kind: Kind, field: str, row: int, texts: tuple[str, ...]) -> str:
    match kind:
        case Kind.ID:
            return f"{row} {texts[row % len(texts)]}" if field != "domain" else f"x{row}.it'); --"
        case Kind.NAME:
            return texts[(row + len(field)) % len(texts)]
        case Kind.DATE:
            return f"2025-0{row + 1}-1{row}"
        case Kind.FLAG:
            return "yes" if row % 2 else "no"
        case _:
            return str(row + 1)


def table_of(table: str, texts: tuple[str, ...]) -> tuple[list[str], dict[str, str], list[list[str]]]:
    """Headers, each as hostile as the others, the field each of them is, and rows."""
    fields = list(columns(table).items())
    headers = [f"{field} {place} {texts[place % len(texts)]}"[:120].replace("\x00", "") for place, (field, _) in enumerate(fields)]
    headers = [" ".join(each.split()) for each in headers]
    rows = [[value(kind, field, row, texts) for field, kind in fields] for row in range(ROWS)]
    return headers, {header: field for header, (field, _) in zip(headers, fields, strict=True)}, rows


def as_csv(headers: list[str], rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([headers, *([cell.replace("\x00", "") for cell in row] for row in rows)])
    return text.getvalue().encode()


def as_json(headers: list[str], rows: list[list[str]]) -> bytes:
    return json.dumps([dict(zip(headers, row, strict=True)) for row in rows]).encode()


def correction(table: str, meant: dict[str, str], texts: tuple[str, ...]) -> Correction:
    words = {field: {text: ("won", texts[0])[number % 2] for number, text in enumerate(texts)} for field in ("stage", "status")}
    styles = {header: texts[number % len(texts)] for number, header in enumerate(meant)} if table == "leads" else {}
    styles |= dict.fromkeys(list(meant)[:2], f"text; null: {{text}}|{texts[0]}")
    return Correction(table=table, columns=meant, words=words, styles=styles, personal=dict.fromkeys(meant, False), system=texts[0])


@pytest.mark.parametrize(
    "tables, write, name", [((*TABLES, *LINKING), as_csv, ".csv"), (("customers", "leads", "deals"), as_json, ".json")], ids=["csv", "json"]
)
def test_tables_full_of_attacks_are_tables_full_of_text(tmp_path, tables, write, name):
    trap = tmp_path / "trap"
    texts = attacks(trap)
    workspace = Workspace(tmp_path / 'it\'s {0} a "home"')
    files, chosen = [], {}
    for table in tables:
        headers, meant, rows = table_of(table, texts)
        chosen[signature_of(headers, len(headers))] = correction(table, meant, texts)
        files.append((f"{texts[0]}{table}{name}".replace("/", "∕"), write(headers, rows)))
    outcome = import_all(workspace, files, today=TODAY, corrections=chosen)
    assert outcome.refused == ()
    assert [each.table for each in outcome.sources] == list(tables)
    for source in outcome.sources:
        assert source.rows_read == ROWS == source.rows_loaded + source.rows_rejected
        assert source.rows_loaded, [source.table, *(str(each.sentence) for each in source.problems)]
        if source.table in TABLES:
            assert outcome.version.facts[source.table].rows >= source.rows_loaded - 1
    assert not trap.exists()


@pytest.mark.parametrize("place", range(10))
def test_the_base_of_rates_and_every_currency_are_text(tmp_path, place):
    trap = tmp_path / "trap"
    base = attacks(trap)[place].replace("\x00", "")
    fields = ["month", "currency", "base", "rate"]
    told = {
        "Deal ID": "deal_id",
        "Created": "created_at",
        "Closed": "closed_at",
        "Stage": "stage",
        "Amount": "amount",
        "Currency": "currency",
    }
    chosen = {
        signature_of(fields, 4): Correction(table="rates", columns=dict(zip(fields, fields, strict=True))),
        signature_of(list(told), 6): Correction(table="deals", columns=told),
    }  # by themselves such words are no currencies
    rates = as_csv(fields, [["2025-01-01", f"{base}x", base, "2"], ["2025-02-01", f"{base}x", base, "3"]])
    deals = as_csv(list(told),
                   [["1", "2025-01-02", "2025-01-05", "Won", "10", f"{base}x"], ["2", "2025-01-03", "", "Open", "5", base]])  # fmt: skip
    outcome = import_all(Workspace(tmp_path / "ws"), [("rates.csv", rates), ("deals.csv", deals)], today=TODAY, corrections=chosen)
    assert [each.table for each in outcome.sources] == ["rates", "deals"]
    assert outcome.version.facts["deals"].rows == 2
    assert not trap.exists()


def test_the_header_of_a_currency_that_looks_like_our_template_stays_a_name(tmp_path):
    trap = tmp_path / "trap"
    headers = ["Order ID", "Ordered at", f"Amount cents ' {attacks(trap)[0]}", "Currency {text}"]
    meant = dict(zip(headers, ("order_id", "ordered_at", "amount", "currency"), strict=True))
    rows = as_csv(headers, [[str(row), f"2025-01-0{row}", f"{row}099", "EUR"] for row in (1, 2, 3)])
    chosen = {signature_of(headers, 4): Correction(table="orders", columns=meant)}
    outcome = import_all(Workspace(tmp_path / "ws"), [("orders.csv", rows)], today=TODAY, corrections=chosen)
    assert outcome.refused == ()
    assert outcome.version.facts["orders"].filled["amount"] == 3
    assert not trap.exists()


def test_names_in_archives_are_text_and_no_paths(tmp_path):
    trap = tmp_path / "trap"
    names = ["../../trap", "/tmp/trap.csv", "..\\..\\trap.csv", "C:\\trap.csv", *attacks(trap)]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number, name in enumerate(names):
            archive.writestr(f"{name}{number}"[:60_000], as_csv(["Deal ID", "Created", "Stage"], [[f"{number}", "2025-01-02", "Won"]]))
    outcome = import_all(Workspace(tmp_path / "ws"), [("all.zip", packed.getvalue())], today=TODAY)
    assert outcome.refused == ()
    assert outcome.version.facts["deals"].rows == len(names)
    assert {path.name for path in tmp_path.rglob("*") if "trap" in path.name} == set()


def test_sheets_of_a_workbook_are_called_anything(tmp_path):
    trap, written = tmp_path / "trap", io.BytesIO()
    with xlsxwriter.Workbook(written, {"strings_to_formulas": False}) as book:
        for number, title in enumerate(["a'); COPY --", '"$$', "{0}{text}", "%s \u202e"]):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ["Deal ID", "Created", "Stage", attacks(trap)[0]])
            sheet.write_row(1, 0, [f"{number}", "2025-01-02", "Won", "=1+1"])
    outcome = import_all(Workspace(tmp_path / "ws"), [("all.xlsx", written.getvalue())], today=TODAY)
    assert outcome.version.facts["deals"].rows == 4
    assert not trap.exists()


def test_what_people_choose_about_hostile_names_is_text_too(tmp_path):
    trap = tmp_path / "trap"
    texts = [each.replace("\x00", "") for each in attacks(trap)]
    headers = ["Deal ID", "Created", "Stage", "Rep", "Customer", "Product"]
    rows = [[str(row), f"2025-01-0{row}", "Won", text[:200], text[:200], text[:200]] for row, text in enumerate(texts, start=1) if row < 10]
    lists = {"reps.csv": ["Rep ID", "Rep"], "customers.csv": ["Customer ID", "Customer"], "products.csv": ["Product ID", "Product"]}
    files = [("deals.csv", as_csv(headers, rows))]
    files += [(name, as_csv(named, [["k1", "Anna Neri"], ["k2", f"Acme {texts[0]}"]])) for name, named in lists.items()]
    workspace = Workspace(tmp_path / "ws")
    outcome = import_all(workspace, files, today=TODAY)
    aliases = [Alias(kind, row[3], f"Acme {texts[0]}") for kind in ("reps", "customers", "products") for row in rows]
    assert say_same(workspace, aliases).facts["deals"].rows == len(rows)
    assert len(Aliases(workspace.root).all()) == len(aliases)
    deals = next(each for each in outcome.sources if each.table == "deals")
    sheet = Sheet.of(deals.sha256, deals.file, deals.sheet)
    Fixes(workspace.root).keep(sheet, [Fix(place, "Rep", None, text) for place, text in enumerate(texts, start=2)])
    again = reimport(workspace, today=TODAY, corrections={})
    assert again.facts["deals"].rows == len(rows)
    Corrections(workspace.root).forget(texts[0])
    assert not trap.exists()


@pytest.mark.parametrize("text", [r"\ud800", r"\udc80 x", r"\u0000", r"a\u0000b", r"\u202e", r"\uffff"])
def test_characters_that_are_none_are_refused_or_read_as_text(tmp_path, text):
    rows = [f'{{"Deal ID": "{row}", "Created": "2025-01-0{row}", "Stage": "Won", "Rep{text}": "{text}"}}' for row in (1, 2)]
    outcome = import_all(Workspace(tmp_path / "ws"), [("deals.json", f"[{','.join(rows)}]".encode())], today=TODAY)
    assert outcome.refused or outcome.version.facts["deals"].rows == 2
