"""Checks that many tables have in common, made for each of their fields."""

from __future__ import annotations

from data.checks.check import IDENTICAL, Check, Flaw
from data.tables import TABLES, Kind
from data.version import Severity
from locales.words import N_

OLDEST = "DATE '1980-01-01'"
"""No CRM wrote a date before this one; 1900 and 1970 are what a date that is not there becomes."""

FEWEST = 20
FEWEST_AMOUNTS = 10
"""From so many values on it is known what is usual."""

BROKEN = "[ÃÂ][\u0080-\u00bfƒ€‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\ufffd"
"""UTF-8 that was read as another encoding: `Ã©` for é, `â€™` for an apostrophe, `Â ` before a blank, and the sign for what was lost."""


OUR_WORDS = frozenset({"status", "kind", "direction", "currency"})
"""Names that are ours or codes by now, not texts of the file."""


def happened(table: str, *fields: str) -> tuple[Check, ...]:
    """Dates of what has happened: not after today, not before there were computers."""
    return tuple(check for name in fields for check in (_future(table, name), _absurd(table, name, f'"{name}" < {OLDEST}')))


def planned(table: str, *fields: str) -> tuple[Check, ...]:
    """Dates that may lie ahead, within a lifetime of plans."""
    ahead = '"{0}" < {1} OR "{0}" > {{today}} + INTERVAL 20 YEAR'
    return tuple(_absurd(table, name, ahead.format(name, OLDEST)) for name in fields)


def _future(table: str, name: str) -> Check:
    return Check(
        "future-date", table, "warning", Flaw.FUTURE, f'"{name}"::DATE > {{today}}',
        N_("{count} rows have a {field} after today, {today}."), (name,), values={"field": name},
    )  # fmt: skip


def _absurd(table: str, name: str, where: str) -> Check:
    return Check(
        "absurd-date", table, "warning", Flaw.IMPOSSIBLE, where,
        N_("{count} rows have a {field} that cannot be, such as 1900, 1970 or 2099: usually it stands for no date."),
        (name,), values={"field": name},
    )  # fmt: skip


def undated(table: str, name: str, severity: Severity = "warning", where: str = "true") -> tuple[Check, ...]:
    """Rows without the date by which they are counted, where others have it."""
    return (
        Check(
            "undated", table, severity, Flaw.MISSING, f'"{name}" IS NULL AND {where}',
            N_("{count} rows have no {field}: they belong to no period."), (name,), only_if=f'count("{name}") > 0', values={"field": name},
        ),
    )  # fmt: skip


def amounts(table: str, name: str = "amount") -> tuple[Check, ...]:
    """Amounts a thousand times the usual, or a thousandth of it: cents among units, or a slip of the hand."""
    enough = f'count("{name}") FILTER (WHERE "{name}" > 0) >= {FEWEST_AMOUNTS}'
    return (
        Check(
            "amount-high", table, "warning", Flaw.SCALE, f'CAST("{name}" AS DOUBLE) > 1000 * {{median_{name}}}',
            N_("{count} rows have a value of {field} a thousand times the usual one: cents among units, or a slip?"),
            (name,), only_if=enough, values={"field": name},
        ),
        Check(
            "amount-low", table, "warning", Flaw.SCALE, f'"{name}" > 0 AND CAST("{name}" AS DOUBLE) * 1000 < {{median_{name}}}',
            N_("{count} rows have a value of {field} a thousandth of the usual one: thousands among units, or a stand-in?"),
            (name,), only_if=enough, values={"field": name},
        ),
    )  # fmt: skip


def currency(table: str, amount: str = "amount") -> tuple[Check, ...]:
    """Amounts without a currency beside amounts that have one."""
    return (
        Check(
            "currency-missing", table, "warning", Flaw.MISSING, f'"{amount}" <> 0 AND currency IS NULL',
            N_("{count} amounts have no currency, while others have one: it is not known what they are worth."),
            (amount, "currency"), only_if="count(currency) > 0",
        ),
    )  # fmt: skip


def identical(table: str, where: str, needs: tuple[str, ...] = (), severity: Severity = "warning") -> tuple[Check, ...]:
    """Rows that say the same under different keys."""
    return (
        Check(
            "identical-rows", table, severity, Flaw.DUPLICATE, where,
            N_("{count} rows repeat another row in all that is used of it but the key: they may be counted twice."),
            needs=needs, same=IDENTICAL, shows=needs,
        ),
    )  # fmt: skip


def texts(table: str) -> tuple[Check, ...]:
    """Texts that were cut off or read in a wrong encoding before they came here."""
    names = tuple(name for name, kind in TABLES[table].columns.items() if kind is Kind.NAME and name not in OUR_WORDS)
    cut = "(strlen({text}) >= 255 AND length({text}) = 255)"  # bytes first, which need no counting
    broken = f"(strlen({{text}}) <> length({{text}}) AND regexp_matches({{text}}, '{BROKEN}'))"
    cut_anywhere, broken_anywhere = (" OR ".join(each.replace("{text}", f'"{name}"') for name in names) for each in (cut, broken))
    return (
        Check(
            "text-cut", table, "note", Flaw.TEXT, cut_anywhere,
            N_("{count} rows have a text of exactly 255 letters: the system that wrote the file has cut it off."), names,
            needs=(), each=cut,
        ),
        Check(
            "text-broken", table, "note", Flaw.TEXT, broken_anywhere,
            N_("{count} rows have broken letters, as in “SÃ£o Paulo”: the file was saved once in a wrong encoding."), names,
            needs=(), each=broken,
        ),
    )  # fmt: skip
