"""Reading dropped files in this process: what the process apart answers, without the seconds that one takes to begin.

That files are read apart is tested in tests/data/test_apart.py, tests/sharing and, through the page, in tests/browser.
"""

from __future__ import annotations

from collections.abc import Callable

from data.apart.drop import Stopped
from data.apart.job import Job
from data.corrections import Corrections
from data.importing import read_one
from data.outcome import Outcome
from data.store import Workspace
from data.taking_in import Intake
from data.watching import Watch, silent


def read_here(job: Job, watch: Watch, stopped: Callable[[], bool], *, seconds: float) -> Outcome:
    """As `data.apart.drop.read_drop`, for files that harm nobody. Raises Stopped once `stopped()`."""
    workspace, corrections = Workspace(job.root), Corrections(job.root)
    intake = Intake(workspace, corrections, corrections.salt(), job.today, is_all=len(job.files) == 1 and not workspace.exists)
    outcome = Outcome()
    for each in job.files:
        if stopped():
            raise Stopped
        read = read_one(intake, each.name, each.path, job.limits, silent, sha256=each.sha256)
        outcome += Outcome.from_json(read.as_json())
    return outcome
