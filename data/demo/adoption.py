"""How the company's people use the CRM: log-ins and records created or changed, on working days."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from data.demo import company as c
from data.demo.columns import dimensions, labels, times
from data.demo.world import Codes, Numbers, World, pick

KINDS = ("log-in", "created", "changed")
OBJECTS = ("lead", "deal", "activity", "customer", "ticket")
A_DAY = (1.4, 1.8, 2.2)
"""Mean number of each kind, for one person and working day."""
EAGERNESS = np.array([1.2, 0.9, 1.1, 1.0, 1.3, 0.6, 1.0, 1.2, 0.8, 1.0, 1.1, 0.35, 0.9, 1.0, 1.1, 1.0, 0.9, 1.0])
"""How much each person uses the CRM, in the order of `company.REPS`; one hardly does."""


def usage_table(world: World) -> pa.Table:
    rng = world.stream("usage")
    working = np.array([index for index, day in enumerate(world.days) if day.weekday() < 5])
    expected = np.multiply.outer(np.ones(len(working)), np.multiply.outer(EAGERNESS, np.array(A_DAY)))
    count = rng.poisson(expected)
    rows = np.repeat(np.arange(count.size), count.ravel())
    day, person, kind = np.unravel_index(rows, count.shape)
    at: Numbers = working[day] + np.clip(rng.normal(13.0, 2.6, len(rows)), 7.5, 20.0) / 24
    order = np.argsort(at, kind="stable")
    sold: Codes = pick(rng, [0.2, 0.2, 0.5, 0.1, 0.0], len(rows))
    served: Codes = pick(rng, [0.0, 0.0, 0.25, 0.05, 0.7], len(rows))
    about = np.where(kind == 0, -1, np.where(np.isin(person, c.CARERS), served, sold))
    return pa.table(
        {
            "at": times(world.start, at[order]),
            "kind": labels(kind[order], KINDS),
            "object": labels(about[order], OBJECTS),
        }
        | dimensions({"rep": person[order]})
    )
