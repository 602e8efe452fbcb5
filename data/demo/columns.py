"""From numpy arrays to Arrow columns in our fields: times, money, keys, labels and the conformed dimensions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.demo.company import (
    CAMPAIGNS,
    CHANNELS,
    CITIES,
    COUNTRIES,
    COUNTRY_OF_REGION,
    DEAL_TYPES,
    PIPELINES,
    PRODUCTS,
    REGION_NAMES,
    REGION_OF_CITY,
    REPS,
    SEGMENTS,
    TEAM_OF_REP,
    TEAMS,
)
from data.demo.world import Codes, Flags, Numbers

Traits = dict[str, Codes]
"""Codes of the dimensions a row has by itself; -1 is "not known". Region and country follow from the city, the team from the rep."""

LABELS: dict[str, tuple[str, ...]] = {
    "city": CITIES,
    "region": REGION_NAMES,
    "country": COUNTRIES,
    "rep": tuple(each.name for each in REPS),
    "team": TEAMS,
    "channel": tuple(each.name for each in CHANNELS),
    "campaign": CAMPAIGNS,
    "product": tuple(each.name for each in PRODUCTS),
    "segment": tuple(each.name for each in SEGMENTS),
    "deal_type": DEAL_TYPES,
    "pipeline": PIPELINES,
}
FOLLOWS = {"region": ("city", REGION_OF_CITY), "country": ("region", COUNTRY_OF_REGION), "team": ("rep", TEAM_OF_REP)}

FOUR_DIGITS = np.frombuffer("".join(f"{number:04d}" for number in range(10_000)).encode(), dtype=np.uint8).reshape(-1, 4)


def dimensions(traits: Traits, customers: pa.Array | None = None) -> dict[str, pa.Array]:
    """The columns of all dimensions that the traits give. `customers` are the labels behind the codes of `customer`."""
    complete = dict(traits)
    for name, (parent, lookup) in FOLLOWS.items():
        if parent in complete and name not in complete:
            complete[name] = looked_up(lookup, complete[parent])
    own = {name: labels(codes, LABELS[name]) for name, codes in complete.items() if name in LABELS}
    if "customer" in complete and customers is not None:
        own["customer"] = labels(complete["customer"], customers)
    return own


def taken(traits: Traits, rows: Codes | Flags) -> Traits:
    """The traits of some rows."""
    return {name: codes[rows] for name, codes in traits.items()}


def looked_up(lookup: Codes, codes: Codes) -> Codes:
    """The value behind each code, -1 where there is no code."""
    return np.where(codes >= 0, lookup[codes], -1)


def labels(codes: Codes, names: Sequence[str] | pa.Array) -> pa.Array:
    """Codes as names, dictionary-encoded; -1 is null."""
    dictionary = names if isinstance(names, pa.Array) else pa.array(names, pa.string())
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32), mask=codes < 0), dictionary)


def keys(prefix: str, codes: Codes, width: int = 7) -> pa.Array:
    """Codes as keys, "D0000012" for 11; -1 is null. Characters are laid out four digits at a time: Arrow's own padding is far slower."""
    rest = np.maximum(codes + 1, 0).astype(np.uint32)
    width = max(width, len(str(rest.max(initial=0))))
    characters = np.empty((len(codes), width + 1), dtype=np.uint8)
    characters[:, 0] = ord(prefix)
    for end in range(width, 0, -4):
        rest, four = np.divmod(rest, np.uint32(10_000))
        digits = min(end, 4)
        characters[:, end - digits + 1 : end + 1] = FOUR_DIGITS[four, 4 - digits :]
    offsets = np.arange(len(codes) + 1, dtype=np.int32) * (width + 1)
    known = pa.array(codes >= 0).buffers()[1]
    return pa.Array.from_buffers(pa.string(), len(codes), [known, pa.py_buffer(offsets), pa.py_buffer(characters)])


def times(start: date, moments: Numbers) -> pa.Array:
    """Days since `start` as timestamps, to the second; NaN is null."""
    seconds = np.nan_to_num(np.floor(moments * 86400)).astype("timedelta64[s]")
    return pa.array(np.datetime64(start, "s") + seconds, mask=np.isnan(moments))


def money(cents: npt.NDArray[np.int64], missing: Flags | None = None) -> pa.Array:
    """Whole cents as exact decimals with four places."""
    units = cents.astype(np.int64) * 100
    words = np.stack([units, units >> 63], axis=1)
    known = None if missing is None else pa.array(~missing).buffers()[1]
    return pa.Array.from_buffers(pa.decimal128(18, 4), len(units), [known, pa.py_buffer(np.ascontiguousarray(words))])


def flags(values: Flags, missing: Flags | None = None) -> pa.Array:
    return pa.array(values, mask=missing)


def constant(value: str, rows: int) -> pa.Array:
    return labels(np.zeros(rows, dtype=np.int64), (value,))
