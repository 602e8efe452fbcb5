"""What people said is the same, added to the directories in which rows are looked up."""

from __future__ import annotations

from collections.abc import Sequence

from data.aliases import Alias
from data.links.linking import Linking
from data.links.names import letters
from locales import Sentence

SPELLINGS = f"'i:' || $written, 'i:' || lower($written), 'd:' || lower($written), 'n:' || {letters('$written')}"


def list_aliases(linking: Linking, aliases: Sequence[Alias]) -> None:
    """Every spelling under which rows may look an alias up. What a list knows by itself stands above an alias."""
    for alias in aliases:
        if not linking.has(alias.kind):
            continue
        before = linking.one(f"SELECT count(*) FROM dir_{alias.kind}")
        linking.connection.execute(
            f"""
            INSERT INTO dir_{alias.kind}
            SELECT DISTINCT spelled, it FROM (
                SELECT it, unnest([{SPELLINGS}]) AS spelled
                FROM (SELECT any_value(it) AS it FROM dir_{alias.kind} WHERE it.label = $label HAVING count(*) > 0)
            ) WHERE spelled IS NOT NULL AND spelled NOT IN (SELECT alias FROM dir_{alias.kind})
            """,
            {"written": alias.written, "label": alias.label},
        )
        if linking.one(f"SELECT count(*) FROM dir_{alias.kind}") > before:
            sentence = Sentence("“{written}” is taken for “{label}”, as you chose.", written=alias.written, label=alias.label)
            linking.note("alias", "note", sentence, 1, (f"{alias.written} → {alias.label}",))
