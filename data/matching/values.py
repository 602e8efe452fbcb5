"""What the values say about a column, where its name says too little or the wrong thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc
from babel.numbers import list_currencies

from data.checks.words import ACTIVITY, DEAL, TICKET
from data.matching.columns import Candidate
from data.matching.names import normal, plain
from data.matching.places import share_of_countries
from data.matching.regions import named_regions, share_of_regions
from data.readers import RawTable
from data.styles import Profile, decide, profile
from data.styles.words import CURRENCY_SIGNS, FALSE_WORDS, PLACEHOLDERS, TRUE_WORDS
from data.systems import WORDS
from data.systems.intake import columns
from data.systems.intake import key as key_of_table
from data.tables import Kind
from locales import Sentence

SAMPLE = 200
"""How many values tell what kind a column is."""

MANY_ROWS = 10
"""Rows from which on a key that never changes says nothing."""
MOST_STATES = 20
"""Different words that a column of states has at most."""

ISO_CODES = frozenset(list_currencies())
_CURRENCIES = (
    "euro",
    "dollar",
    "dolar",
    "real",
    "reais",
    "pound",
    "sterl",
    "libra",
    "franc",
    "frank",
    "peso",
    "yen",
    "kron",
    "zlot",
    "rupee",
)
"""How names of currencies begin, without accents."""

_NAMED_COUNTRY = frozenset({"country", "nation", "paese", "nazione", "pais"})
"""A header with one of these means a country, whatever its values."""

STATES = frozenset({"estado", "state", "stato", "estat"})
"""Headers of a status or of a part of a country."""

_KEYS = "id no nr num number numero code codice codigo codi key sku uuid ref reference"
_NAMED_KEY = frozenset(_KEYS.split())
"""A header with one of these means a key. Others (`Opportunity`) may hold names, and are keys only where no value repeats."""


def values_of(raw: RawTable, column: str) -> pa.ChunkedArray:
    """The text of one column."""
    return raw.rows.column(column)


def placeholders(raw: RawTable) -> tuple[str, ...]:
    """Words such as `Select` that stand in several columns: a form showed them, and nobody chose."""
    words = pa.array(PLACEHOLDERS)
    found = [set(pc.unique(pc.utf8_lower(column)).to_pylist()) & set(PLACEHOLDERS) for column in _holding(raw, words)]
    return tuple(word for word in PLACEHOLDERS if sum(word in each for each in found) > 1)


def worded(values: pa.ChunkedArray | pa.Table) -> tuple[str, ...]:
    """The different values, of a column or counted (`value`, `times`), that have no digit, in lower case."""
    words = pc.unique(values.column("value") if isinstance(values, pa.Table) else values).drop_null()
    return tuple({word.lower() for word in words.filter(pc.invert(pc.match_substring_regex(words, "[0-9]"))).to_pylist() if word.strip()})


def _holding(raw: RawTable, words: pa.Array) -> list[pa.ChunkedArray]:
    columns_ = (values_of(raw, name) for name in raw.header)
    return [column for column in columns_ if pc.any(pc.is_in(pc.utf8_lower(column), value_set=words)).as_py()]


def distinct_share(raw: RawTable, column: str) -> float:
    """How many of the filled values differ: 1 where each row has its own."""
    values = values_of(raw, column)
    filled = len(values) - values.null_count
    return pc.count_distinct(values, mode="only_valid").as_py() / filled if filled else 1.0


def readable(raw: RawTable, table: str, candidates: list[Candidate]) -> list[Candidate]:
    """Of a column that may be fields of several kinds (`Closed`: a date or a yes), only those as which a few of its values read."""
    kinds = columns(table)
    by_column: dict[str, list[Candidate]] = {}
    for each in candidates:
        if _may_hold(raw, kinds[each.field], each):
            by_column.setdefault(each.column, []).append(each)
    kept = []
    for column, found in by_column.items():
        if len({kinds[each.field] for each in found}) > 1:
            sample = tuple(values_of(raw, column).drop_null()[:SAMPLE].to_pylist())
            fitting = [each for each in found if _reads(sample, kinds[each.field])]
            kept += fitting or found
        else:
            kept += found
    return kept


def _may_hold(raw: RawTable, kind: Kind, each: Candidate) -> bool:
    """Whether values can be of the field at all: places are no words of a status, and yes or no is no date."""
    if each.field in ("region", "city"):
        return are_places(raw, each)
    words = pc.unique(values_of(raw, each.column)[:SAMPLE]).drop_null().to_pylist() if kind is Kind.DATE else []
    return not words or not all(word.lower() in (*TRUE_WORDS, *FALSE_WORDS) for word in words)


@lru_cache(maxsize=64)
def _reads(sample: tuple[str, ...], kind: Kind) -> bool:
    """Whether most values of a sample read as a kind; the same sample is asked about for one table after the other."""
    if kind in (Kind.ID, Kind.NAME) or not sample:
        return True
    decision = decide(pa.chunked_array([sample], pa.string()), kind)
    return bool(decision.ambiguous) or decision.parsed > decision.failed


def corrected_by_values(raw: RawTable, table: str, chosen: dict[str, Candidate]) -> dict[str, Candidate]:
    """Matches by name, put right where the values cannot be what the name says."""
    result = dict(chosen)
    by_field = {each.field: each for each in chosen.values()}
    _drop_keys_of_many(raw, by_field, result)
    country = by_field.get("country")
    if country and not _NAMED_COUNTRY & set(normal(country.column).split()) and share_of_countries(values_of(raw, country.column)) < 0.5:
        del result[country.column]
        if "city" not in by_field:
            why = Sentence("“{column}” names a place, and most of its values are no countries", column=country.column)
            result[country.column] = Candidate(country.column, "city", 0.8, 0, why)
    _take_states(raw, by_field, result)
    currency = by_field.get("currency")
    if currency and not are_currencies(values_of(raw, currency.column)):
        del result[currency.column]
    for name in ("region", "city"):
        place = by_field.get(name)
        if place and not are_places(raw, place):
            del result[place.column]
    line = by_field.get("line_id") if table == "order_lines" else None
    if line and distinct_share(raw, line.column) < 0.9:  # a number within its order
        del result[line.column]
    key = by_field.get("order_id") if table == "orders" else None
    unnamed = key is not None and not set(WORDS["orders"].entity) & set(normal(key.column).split())
    if key and unnamed and "customer_id" not in by_field and key.rank and distinct_share(raw, key.column) < 0.9:
        why = Sentence("“{column}” repeats from row to row, as customers do and orders do not", column=key.column)
        result[key.column] = Candidate(key.column, "customer_id", 0.8, 0, why)
    own = by_field.get(key_of_table(table) or "")
    if (
        own
        and table not in ("orders", "order_lines")
        and not _NAMED_KEY & set(normal(own.column).split())
        and distinct_share(raw, own.column) < 1
    ):
        del result[own.column]
    return result


def _drop_keys_of_many(raw: RawTable, by_field: Mapping[str, Candidate], result: dict[str, Candidate]) -> None:
    """A key that is the same for many different names is not theirs: the account of an invoice is no customer's key."""
    for name, key in (("customer", "customer_id"), ("rep", "rep_id"), ("product", "product_id")):
        each, own = by_field.get(name), by_field.get(key)
        if own is None or own.column not in result:
            continue
        different = _different(raw, own.column)
        never_changes = different == 1 and raw.rows_read >= MANY_ROWS
        if never_changes or (each and different * 2 < _different(raw, each.column)):
            del result[own.column]


def _different(raw: RawTable, column: str) -> int:
    return int(pc.count_distinct(values_of(raw, column)[:SAMPLE], mode="only_valid").as_py())


def _take_states(raw: RawTable, by_field: Mapping[str, Candidate], result: dict[str, Candidate]) -> None:
    """`Estado` and `State` name a status or a part of a country: codes of two capitals and names of regions are parts of a country."""
    for name in ("status", "stage", "city"):
        each = by_field.get(name)
        if each and "region" not in by_field and (name == "city" or normal(each.column) in STATES):
            codes = pc.match_substring_regex(values_of(raw, each.column).drop_null(), "^[A-Z]{2}$")
            if len(codes) and pc.all(codes).as_py():
                why = Sentence("The values of “{column}” are codes of two capitals, as of states and provinces", column=each.column)
                result[each.column] = Candidate(each.column, "region", 0.8, 0, why)
            elif name != "city" and share_of_regions(values_of(raw, each.column)) > 0.8:
                result[each.column] = Candidate(each.column, "region", 0.8, 0, named_regions(each.column))


def are_places(raw: RawTable, each: Candidate) -> bool:
    """Whether values are names or codes of places: no postal codes, and no lower-case words under a header that may name a status."""
    filled = values_of(raw, each.column).drop_null()[:SAMPLE]
    if not len(filled):
        return True
    words = pc.unique(filled).to_pylist()
    if any(DEAL.meaning(word) in ("won", "lost") or TICKET.meaning(word) == "closed" for word in words if len(words) <= MOST_STATES):
        return False
    postal = _share(filled, "[0-9]") > 0.5 and _share(filled, "^[A-Z0-9 -]{2,10}$") > 0.5
    coded = each.field == "city" and _share(filled, "^[A-Z]{2}$") == 1
    capital = _share(filled, "^[^a-z]")
    return not postal and not coded and (capital > 0.5 or normal(each.column) not in STATES)


def are_currencies(values: pa.ChunkedArray) -> bool:
    """Whether most different values are codes, signs or names of currencies."""
    different = [each for each in pc.unique(values[:SAMPLE].drop_null()).to_pylist() if each.strip()]
    return not different or sum(map(is_currency, different)) * 2 >= len(different)


@lru_cache(maxsize=4096)
def is_currency(text: str) -> bool:
    """Whether a text names a currency: `EUR`, `€`, `US Dollar`, `USD - US Dollar`."""
    words = re.findall(r"[^\W\d_]+", plain(text))
    codes = {word.upper() for word in words if len(word) == 3} & ISO_CODES
    return bool(codes) or text.strip().upper() in (*CURRENCY_SIGNS, "$") or any(word.startswith(_CURRENCIES) for word in words)


def _share(filled: pa.ChunkedArray, pattern: str) -> float:
    return float(pc.mean(pc.cast(pc.match_substring_regex(filled, pattern), pa.int8())).as_py())


def known_kinds(raw: RawTable, column: str) -> bool:
    """Whether a column names calls, e-mails, meetings and the like: what sellers do, not what users of a product do."""
    kinds = [each for each in pc.unique(values_of(raw, column)).to_pylist() if each][:SAMPLE]
    return sum(ACTIVITY.meaning(each) is not None for each in kinds) * 4 >= len(kinds)


def purchases(raw: RawTable) -> dict[str, Candidate]:
    """A table without a header read by its values alone: a date, an amount and a customer's key make a list of purchases.

    The first column of each kind counts; of two keys the first is the customer.
    """
    seen = {name: profile(values_of(raw, name)) for name in raw.header}
    dates = [name for name, each in seen.items() if each.filled and each.date > 0.95 and not _has_decimals(each)]
    rest = [name for name in raw.header if name not in dates[:1]]
    money = [name for name in rest if seen[name].number > 0.95 and _has_decimals(seen[name])]
    keys = [name for name in rest if name not in money and _is_key(seen[name])]
    counts = [name for name in rest if name not in money and name not in keys and seen[name].number > 0.95]
    if not (dates and money and keys):
        return {}
    picked = {"customer_id": keys[0], "ordered_at": dates[0], "amount": money[0]} | ({"items": counts[0]} if counts else {})
    reasons = {
        "customer_id": "There is no header. The values of {column} look like keys that repeat, as customers do",
        "ordered_at": "There is no header. The values of {column} read as dates",
        "amount": "There is no header. The values of {column} read as money",
        "items": "There is no header. The values of {column} are small whole numbers",
    }
    return {column: Candidate(column, name, 0.8, 0, Sentence(reasons[name], column=column)) for name, column in picked.items()}


def _has_decimals(seen: Profile) -> bool:
    return sum("." in each or "," in each for each in seen.examples) > len(seen.examples) / 2


def _is_key(seen: Profile) -> bool:
    """Keys have leading zeros or letters, or many different whole numbers."""
    padded = bool(seen.first) and len(seen.first or "") > 1 and (seen.first or "").startswith("0")
    return seen.filled > 0 and (padded or seen.id > 0.9 or seen.number < 0.5) and seen.distinct > 1
