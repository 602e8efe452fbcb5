"""The KPIs that a workspace follows: those who may edit choose them, everybody who looks sees them first."""

from __future__ import annotations

from collections.abc import Sequence

from data.database import has_table, reading
from locales import Sentence
from sharing.access import Access
from sharing.refusal import NotAllowed
from sharing.small_facts import file_of, small_facts

MOST_FOLLOWED = 16


def followed_in(access: Access) -> tuple[str, ...]:
    """The ids of the KPIs followed, in the order chosen; none where nobody has chosen."""
    path = file_of(access.workspace)
    if not path.exists():
        return ()
    with reading(path) as database:
        rows = database.execute("SELECT kpi FROM followed ORDER BY place").fetchall() if has_table(database, "followed") else []
    return tuple(row["kpi"] for row in rows)


def follow(access: Access, kpis: Sequence[str]) -> None:
    """Follow these KPIs in this order; none goes back to our choice. Raises NotAllowed for those who may only look, or too many."""
    workspace = access.require_edit()
    chosen = list(dict.fromkeys(kpis))
    if len(chosen) > MOST_FOLLOWED:
        raise NotAllowed(Sentence("At most {count} KPIs can be followed. Take one out first.", count=MOST_FOLLOWED))
    with small_facts(workspace) as database:
        database.execute("DELETE FROM followed")
        database.executemany("INSERT INTO followed (place, kpi) VALUES (?, ?)", enumerate(chosen))
