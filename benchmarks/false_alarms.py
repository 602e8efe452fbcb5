"""How often ordinary values are called unusual: the rate that is stated against the rate that is measured.

    python -m benchmarks.false_alarms --series 4000

Every series is drawn so that nothing unusual happens in it; whatever is flagged is a false alarm.
Under them stands how often a month is found that really is off, by so many spreads, after three years of pure chance.
"""

from __future__ import annotations

import argparse

import numpy as np

from benchmarks.ordinary_series import ORDINARY, SPREAD, days_of, kpi_of, steps_of
from forecasting.expected import FALSE_ALARMS, Series, expected_ranges
from forecasting.expected.season import SEASONS
from kpi.periods import Grain
from kpi.selection import Selection

LENGTHS = {Grain.MONTH: (11, 19, 25, 37, 49), Grain.WEEK: (27, 105), Grain.QUARTER: (13,), Grain.DAY: (91,)}


def rate(name: str, grain: Grain, steps: int, series: int, seed: int = 6, *, off: float = 0.0) -> float:
    """The share of series whose last step, moved by `off`, is flagged, the others being its history."""
    kpi, draw = kpi_of(name), ORDINARY[name][1]
    values, rows = draw(np.random.default_rng(seed), steps, series, SEASONS[grain] if grain is not Grain.WEEK else 52)
    values[-1] += off
    drawn = [steps_of(values[:, number], rows[:, number], grain, kpi) for number in range(series)]
    days = days_of(drawn[0])
    selection = Selection(days, days.end, grain=grain)
    judged = [each[-1] for each in expected_ranges([Series(kpi, each, days) for each in drawn], selection)]
    told = [each.flagged for each in judged if each.chance is not None]
    return sum(told) / len(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--series", type=int, default=2000, help="how many series are drawn for each line")
    asked = parser.parse_args()
    print(f"stated: {FALSE_ALARMS:.1%} of ordinary steps; measured on {asked.series} series each")
    columns = [(grain, steps) for grain, lengths in LENGTHS.items() for steps in lengths]
    print(f"{'':30}" + "".join(f"{steps - 1:>6} {grain.value[:3]}" for grain, steps in columns))
    for name in ORDINARY:
        rates = [rate(name, grain, steps, asked.series) for grain, steps in columns]
        print(f"{name:30}" + "".join(f"{each:>10.1%}" for each in rates), flush=True)
    found = ", ".join(f"{off}: {rate('pure chance', Grain.MONTH, 37, asked.series, off=off * SPREAD):.0%}" for off in (3, 4, 5))
    print(f"spreads off and found: {found}")


if __name__ == "__main__":
    main()
