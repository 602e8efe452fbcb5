"""Deals whose end no word says: what was guessed of them is told, and words that may say it are asked about."""

from __future__ import annotations

from data.checks.batch import EXAMPLES, Batch
from data.checks.words import DEAL, Vocabulary
from data.matching.names import plain
from data.styles import sql
from data.version import Problem
from locales import Sentence

FEWEST = 20
"""Deals without which nothing is strange in none being won."""

MANY = 0.03
"""The share of all deals from which on a word is asked about."""

UNDER_WAY = Vocabulary(
    {
        "open": "proposal*;propost*;propuest*;negotiat*;negociat*;negociac*;trattativ*;qualif*;cualific*;calific*;prospect*;prospez*;"
        "prospec*;"
        "discover*;demo;demos;demonstrat*;dimostraz*;demostrac*;contact*;contatt*;contat*;presentat*;presentaz*;apresentac*;presentac*;"
        "lead;leads",
    }
)
"""Words of stages that nobody closes in, whatever day stands beside them: it is when a deal was, or is, expected to close."""

CLOSED, NOT_CLOSED = 0.9, 0.2
"""The share of a word's deals with a close in the past, from which on and up to which the word says that they ended, or go on."""

_FLAGS = ("is_won", "is_lost", "is_closed", "is_active", "won_at", "lost_at")
"""Columns that say how a deal ended, whatever its words."""

Counted = dict[str, tuple[int, int]]
"""Word → its deals, and how many of them have a close that lies in the past."""


def tell_of_guesses(batch: Batch) -> None:
    """How many deals are lost for no other reason than that they have a reason."""
    if batch.has("lost_reason") and not batch.has("status"):
        batch.note(
            "lost-by-reason",
            "note",
            "{count} deals are taken for lost because “{column}” is filled: no word says how they ended.",
            "_status = 'lost' AND lost_reason IS NOT NULL AND coalesce(_by_stage, '') <> 'lost'",
            column=batch.headers.get("lost_reason", "lost_reason"),
        )


def ask_of_closed_words(batch: Batch) -> None:
    """Ask what words mean that nobody knows and that are taken for open, where nearly all deals with them closed and others did not."""
    column = _words_in(batch)
    if column is None or any(batch.has(each) for each in _FLAGS):
        return
    counted = _taken_for_open(batch, column)
    shares = {word: closed / rows for word, (rows, closed) in counted.items()}
    total = batch.count("true")
    ended = [
        word for word, share in shares.items() if not _is_under_way(word) and share >= CLOSED and counted[word][0] >= max(MANY * total, 2)
    ]
    others = [counted[word] for word in counted if word not in ended]
    others_closed = sum(closed for _, closed in others) / max(sum(rows for rows, _ in others), 1)
    if ended and others and others_closed <= NOT_CLOSED:
        batch.ask(column, ended)
        among = f'"{column}" IN (' + ", ".join(map(sql.quote, ended)) + ")"
        batch.define(_status=f"CASE WHEN _status = 'open' AND {among} THEN NULL ELSE _status END")


def warn_of_none_won(batch: Batch) -> None:
    """Where deals are lost, or have no known end, and not one is won: which words may say so."""
    query = "SELECT count(*), count(*) FILTER (_status = 'won'), count(*) FILTER (_status = 'lost'), count(_status) FROM " + batch.table
    total, won, lost, known = batch.connection.execute(query).fetchall()[0]
    if won or total < FEWEST or (lost < FEWEST and total - known < MANY * total):
        return
    column = _words_in(batch)
    words = _frequent(batch, column) if column else []
    if column and words:
        counted = _taken_for_open(batch, column)
        unsure = ((each, rows, closed) for each, (rows, closed) in counted.items() if not _is_under_way(each))
        batch.ask(column, [each for each, rows, closed in unsure if closed > NOT_CLOSED * rows and rows >= MANY * total])
        sentence = Sentence(
            "None of {count} deals is won: no word of “{column}” says so. "
            "A win rate means nothing until you say which of these does: {words}.",
            count=total,
            column=batch.headers.get(column, column),
            words=words,
        )
    else:
        sentence = Sentence(
            "None of {count} deals is won, and no column has a word that may say so: a win rate means nothing.", count=total
        )
    batch.problems.append(Problem("none-won", "warning", sentence, total, tuple(words)))


def _is_under_way(word: str) -> bool:
    return UNDER_WAY.meaning(word) == "open"


def _words_in(batch: Batch) -> str | None:
    """The column whose words say how a deal ended; none where two do, and one of them is about how far it came."""
    there = [name for name in ("stage", "status") if batch.has(name)]
    return there[0] if len(there) == 1 else "status" if there else None


def _frequent(batch: Batch, column: str) -> list[str]:
    """The most frequent words of deals that are neither won nor lost."""
    query = (
        f"SELECT \"{column}\" FROM {batch.table} WHERE \"{column}\" IS NOT NULL AND coalesce(_status, 'open') = 'open' "
        f"GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {EXAMPLES}"
    )
    return [str(row[0]) for row in batch.connection.execute(query).fetchall()]


def _taken_for_open(batch: Batch, column: str) -> Counted:
    """Words that are open only because nothing tells otherwise, and that nobody has said anything of."""
    closed = batch.first_of("closed_at", "close_date")
    if closed == "NULL":
        return {}
    last = f"(SELECT max(created_at) FROM {batch.table})" if batch.has("created_at") else "NULL"
    past = f"{closed} IS NOT NULL AND coalesce({closed}::DATE <= {last}::DATE, true)"
    rows = batch.connection.execute(
        f'SELECT "{column}", count(*), count(*) FILTER ({past}) FROM {batch.table} '
        f'WHERE "{column}" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1'
    ).fetchall()
    said = {plain(each).strip() for each in batch.words.get(column, {})}
    unsaid = ((str(word), int(n), int(ended)) for word, n, ended in rows if plain(str(word)).strip() not in said)
    return {word: (n, ended) for word, n, ended in unsaid if DEAL.meaning(word) == "open"}
