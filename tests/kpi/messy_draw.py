"""How untidy rows are drawn at random: moments, amounts, flags and names with gaps in them."""

from datetime import datetime, timedelta

import numpy as np

FIRST_DAY = datetime(2025, 1, 1)
DAYS = 430

REPS = ("Ben O'Neil", 'Carla "Cat" Riba', "100% Élodie; DROP", None)
COUNTRIES = ("Italy", "Spain", None)
CHANNELS = ("search", "fair", None)
CUSTOMERS = (*(f"Customer {number}" for number in range(40)), None)


class Draw:
    """Columns of `rows` values each, drawn one after the other."""

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


def kept(moments: list[datetime | None], keep: list[bool]) -> list[datetime | None]:
    return [moment if kept else None for moment, kept in zip(moments, keep, strict=True)]
