"""Where the real exports are, which are not part of the project: KPI_EXPORTS, else ../shared/exports beside it."""

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent


def export(name: str) -> Path | None:
    """The folder of one of them; `None` where it is absent."""
    folder = Path(os.environ.get("KPI_EXPORTS", ROOT.parent / "shared" / "exports")) / name
    return folder if folder.is_dir() else None
