"""What is worked out of a whole company, kept for as long as the company is asked about."""

from collections.abc import Callable

import pandas as pd

Frames = dict[str, pd.DataFrame]
Made = Callable[[Frames], pd.DataFrame]

_kept: dict[tuple[str, int], tuple[Frames, pd.DataFrame]] = {}


def once(make: Made) -> Made:
    """A function of a company's frames that is called once for each company."""

    def kept(frames: Frames) -> pd.DataFrame:
        key = f"{make.__module__}.{make.__name__}", id(frames)
        if key not in _kept or _kept[key][0] is not frames:
            _kept[key] = frames, make(frames)
        return _kept[key][1]

    return kept
