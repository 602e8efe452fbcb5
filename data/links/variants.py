"""Spellings of one channel or region, joined where they are certainly one: `FB` and `Facebook`, `Lombardy` and `Lombardia`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping

import pyarrow as pa

from data.links.linking import Linking
from data.matching.channels import channel
from data.matching.regions import regions
from data.systems.intake import columns
from locales import Sentence

OF: Mapping[str, Callable[[str], Hashable]] = {"channel": channel, "region": regions}
"""Field → what is the same for all spellings of one member, and empty where a text is not known."""

SHOWN = 5


def join_variants(linking: Linking) -> None:
    """In all tables, spellings of one member become the one that stands in most rows; it is said which."""
    for field in OF:
        tables = [table for table in linking.tables if field in columns(table) and linking.has(table, field)]
        changed = joined(_counted(linking, tables, field), OF[field])
        for table in tables if changed else ():
            _spell(linking, table, field, changed)
        if changed:
            shown = tuple(f"{written} → {name}" for written, name in sorted(changed.items()))[:SHOWN]
            sentence = Sentence(
                "{count} spellings of {field} are counted with another that means the same.", count=len(changed), field=field
            )
            linking.note("same-member", "note", sentence, len(changed), shown)


def joined(counted: Mapping[str, int], same: Callable[[str], Hashable]) -> dict[str, str]:
    """From each spelling that is not the usual one of its member to the usual one.

    >>> joined({"FB": 2, "Facebook": 5, "Fair": 1}, channel)
    {'FB': 'Facebook'}
    """
    members: dict[Hashable, list[str]] = {}
    for text in counted:
        if member := same(text):
            members.setdefault(member, []).append(text)
    usual = {member: min(texts, key=lambda text: (-counted[text], text)) for member, texts in members.items()}
    return {text: usual[member] for member, texts in members.items() for text in texts if text != usual[member]}


def _counted(linking: Linking, tables: list[str], field: str) -> Mapping[str, int]:
    counted: Counter[str] = Counter()
    for table in tables:
        counted.update(dict(linking.rows(f'SELECT "{field}", count(*) FROM t_{table} WHERE "{field}" IS NOT NULL GROUP BY 1')))
    return counted


def _spell(linking: Linking, table: str, field: str, changed: Mapping[str, str]) -> None:
    spelled = pa.table({"written": pa.array(changed, pa.string()), "name": pa.array(changed.values(), pa.string())})
    linking.connection.register("arrow_variants", spelled)
    linking.connection.execute(f"CREATE OR REPLACE TEMP TABLE variants_{table}_{field} AS SELECT * FROM arrow_variants")
    name = f'coalesce((SELECT name FROM variants_{table}_{field} s WHERE s.written = f."{field}"), f."{field}")'
    if linking.is_in_order(table):
        linking.look(table, f'SELECT f.* REPLACE ({name} AS "{field}") FROM {{rows}} f')
    else:
        linking.replace(table, f'SELECT f.* REPLACE ({name} AS "{field}") FROM t_{table} f')
