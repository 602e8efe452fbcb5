"""What a discount takes off quantity times price: a part of it, or a sum, as the header or the values say."""

from __future__ import annotations

from data.checks.batch import Batch
from data.matching.names import plain

PARTS = ("%", "percent", "pct", "perc", "rate", "porcent", "porcien", "prozent", "pourcent", "cento")
"""What headers of a discount in hundredths have in them."""

SUMS = ("amount", "amt", "value", "importo", "valore", "valor", "importe", "import", "montant", "betrag")
"""What headers of a discount in money have in them."""

_LOOKED_AT = """SELECT min(discount), max(discount), count(*) FILTER (discount > 0 AND discount < 1),
count(*) FILTER (discount > abs({gross})) FROM {table}"""


def less_discount(batch: Batch, gross: str) -> str:
    """SQL: what quantity times price comes to after the discount; as it is where nothing says what the discount is."""
    if not batch.has("discount"):
        return gross
    share = _share(batch, gross)
    if share is None:
        batch.note(
            "discount-unclear",
            "warning",
            "{count} rows have a discount, but nothing says whether “{column}” is in percent or a sum: it is not taken off.",
            "discount <> 0",
            column=batch.headers.get("discount", "discount"),
        )
        return gross
    batch.note(
        "discount",
        "note",
        "{count} rows have a discount: “{column}” is taken off quantity times price.",
        "discount <> 0",
        column=batch.headers.get("discount", "discount"),
    )
    if share == 0:
        return f"({gross} - CAST(abs(coalesce(discount, 0)) AS DECIMAL(18, 4)))"
    return f"({gross} * (1 - CAST(abs(coalesce(discount, 0)) * {share} AS DECIMAL(9, 6))))"


def _share(batch: Batch, gross: str) -> float | None:
    """What one of the discount is of the whole: 1 for parts of one, 0.01 for percent, 0 for a sum of money; `None` where that is open.

    Discounts of 0 and 1 alone may be anything, and so may whole numbers up to a hundred on prices of some hundreds.
    """
    low, high, between, above = batch.connection.execute(_LOOKED_AT.format(gross=gross, table=batch.table)).fetchall()[0]
    header = plain(batch.headers.get("discount", "discount"))
    if high is None or low < 0 or high == 0:
        return None
    if any(each in header for each in SUMS):
        return 0.0
    in_parts = high <= 1 and bool(between)
    if any(each in header for each in PARTS):
        return 1.0 if in_parts else 0.01 if high <= 100 else None
    if in_parts:
        return 1.0
    return 0.01 if high <= 100 and above else None
