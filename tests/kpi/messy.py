"""Companies made at random, as untidy as real exports: gaps in every field, impossible dates, refunds, hostile names."""

from datetime import datetime, timedelta

import numpy as np
import pandas as pd

FIRST_DAY = datetime(2025, 1, 1)
DAYS = 430

REPS = ("Ben O'Neil", 'Carla "Cat" Riba', "100% Élodie; DROP", None)
COUNTRIES = ("Italy", "Spain", None)
CHANNELS = ("search", "fair", None)
CUSTOMERS = (*(f"Customer {number}" for number in range(40)), None)

Frames = dict[str, pd.DataFrame]


def messy(seed: int, rows: int = 300) -> Frames:
    """Frames of rows in our fields, `rows` each; amounts in whole cents, so that a sum of cents is exact."""
    draw = _Draw(seed, rows)
    return {
        "leads": _leads(draw),
        "deals": _deals(draw),
        "activities": _activities(draw),
        "orders": _orders(draw),
        "tickets": _tickets(draw),
        "spend": _spend(draw),
    }


class _Draw:
    def __init__(self, seed: int, rows: int) -> None:
        self.random = np.random.default_rng(seed)
        self.rows = rows

    def of(self, choices: tuple[object, ...]) -> list[object]:
        return [choices[index] for index in self.random.integers(0, len(choices), self.rows)]

    def moments(self, empty: float = 0.05) -> list[datetime | None]:
        """Moments of which a third lie exactly on a midnight, many of them on the first of a month."""
        found: list[datetime | None] = []
        for day, second, kind in zip(
            self.random.integers(0, DAYS, self.rows),
            self.random.integers(0, 86400, self.rows),
            self.random.random(self.rows),
            strict=True,
        ):
            moment = FIRST_DAY + timedelta(days=int(day))
            if kind < empty:
                found.append(None)
            elif kind < 0.2:
                found.append(moment.replace(day=1))
            elif kind < 0.35:
                found.append(moment)
            else:
                found.append(moment + timedelta(seconds=int(second)))
        return found

    def after(self, moments: list[datetime | None], days: int) -> list[datetime | None]:
        """A while after each moment; now and then before it."""
        waits = self.random.integers(-days // 10, days, self.rows)
        seconds = self.random.integers(0, 86400, self.rows)
        return [
            None if moment is None else moment + timedelta(days=int(wait), seconds=int(second) if wait % 3 else 0)
            for moment, wait, second in zip(moments, waits, seconds, strict=True)
        ]

    def cents(self, low: int = 1, high: int = 900_000, empty: float = 0.08) -> list[float | None]:
        amounts = self.random.integers(low, high, self.rows)
        gaps = self.random.random(self.rows) < empty
        return [None if gap else int(amount) / 100 for amount, gap in zip(amounts, gaps, strict=True)]

    def flags(self, share: float, empty: float = 0.1) -> list[bool | None]:
        draws = self.random.random(self.rows)
        gaps = self.random.random(self.rows) < empty
        return [None if gap else bool(each < share) for each, gap in zip(draws, gaps, strict=True)]

    def keys(self) -> list[str]:
        return [f"{number:04d}" for number in self.random.permutation(self.rows)]

    def who(self) -> dict[str, list[object]]:
        return {"rep": self.of(REPS), "country": self.of(COUNTRIES), "channel": self.of(CHANNELS)}

    def buyers(self) -> dict[str, list[object]]:
        """Customers with a key, with a name only, or not known at all."""
        names = self.of(CUSTOMERS)
        return {"customer_id": [None if name is None else f"id {name}" for name in names], "customer": names}


def _kept(moments: list[datetime | None], keep: list[bool]) -> list[datetime | None]:
    return [moment if kept else None for moment, kept in zip(moments, keep, strict=True)]


def _leads(draw: _Draw) -> pd.DataFrame:
    created = draw.moments()
    converted = draw.flags(0.3)
    at = _kept(draw.after(created, 60), [bool(each) for each in converted])
    return pd.DataFrame(
        {"lead_id": draw.keys(), "created_at": created, "is_converted": converted, "converted_at": at, "is_won": draw.flags(0.2)}
        | draw.who()
    )


def _deals(draw: _Draw) -> pd.DataFrame:
    created = draw.moments()
    status = draw.of(("won", "won", "lost", "open"))
    closed = draw.after(created, 90)
    lost_date = draw.random.random(draw.rows) < 0.05
    dated = [each != "open" and not gone for each, gone in zip(status, lost_date, strict=True)]
    return pd.DataFrame(
        {
            "deal_id": draw.keys(),
            "created_at": created,
            "closed_at": _kept(closed, dated),
            "expected_close_at": _kept(draw.after(created, 90), [each == "open" for each in status]),
            "status": status,
            "amount": draw.cents(),
        }
        | draw.who()
        | draw.buyers()
    )


def _activities(draw: _Draw) -> pd.DataFrame:
    kinds = draw.of(("call", "email", "meeting", "demo", "fax", None))
    return pd.DataFrame({"activity_id": draw.keys(), "at": draw.moments(0.0), "kind": kinds} | draw.who())


def _orders(draw: _Draw) -> pd.DataFrame:
    refunds = draw.random.random(draw.rows) < 0.1
    amounts = [None if amount is None else -amount if back else amount for amount, back in zip(draw.cents(), refunds, strict=True)]
    return pd.DataFrame(
        {"order_id": draw.keys(), "ordered_at": draw.moments(0.0), "amount": amounts, "is_cancelled": draw.flags(0.1)}
        | draw.who()
        | draw.buyers()
    )


def _tickets(draw: _Draw) -> pd.DataFrame:
    opened = draw.moments()
    status = draw.of(("closed", "closed", "open"))
    closed = draw.after(opened, 12)
    return pd.DataFrame(
        {"ticket_id": draw.keys(), "opened_at": opened, "closed_at": _kept(closed, [each == "closed" for each in status])}
        | {"status": status}
        | draw.who()
    )


def _spend(draw: _Draw) -> pd.DataFrame:
    kinds = draw.of(("marketing", "lead purchase", "sales staff", "training", "software", "retention", None))
    return pd.DataFrame(
        {"spent_on": draw.moments(0.0), "amount": draw.cents(empty=0.0), "kind": kinds}
        | {"country": draw.of(COUNTRIES), "channel": draw.of(CHANNELS)}
    )
