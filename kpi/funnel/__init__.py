"""Funnels: how many go from step to step on the way to being won, what they are worth, how long it takes, and where and why they end.

`funnels(version, selection, of, reading, by)` gives one `Funnel` for the whole, or one for each member of the dimensions `by`; each has its
`steps` in order (counts, values, shares, days) and `notes`, the sentences to show with it. Where the data can make none, `reason` says
why, and there are no steps. To compare, ask again with the
other period: `replace(selection, period=selection.compared)`. `rows_behind` gives the leads or deals behind one of the numbers.
"""

from kpi.funnel.funnels import dimensions_of, funnels, of_data
from kpi.funnel.rows import count_behind, rows_behind
from kpi.funnel.step import Behind, Funnel, Loss, Of, Part, Reading, Step

__all__ = [
    "Behind",
    "Funnel",
    "Loss",
    "Of",
    "Part",
    "Reading",
    "Step",
    "count_behind",
    "dimensions_of",
    "funnels",
    "of_data",
    "rows_behind",
]
