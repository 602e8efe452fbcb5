"""Metrics asked of MetricFlow on DuckDB, one by one. Runs in its own environment (`requirements-metricflow.txt`), not in the project's.

Its engine is called in the process, after dbt has read the project once: asking by the command `mf query` starts Python and reads
everything anew each time, which takes seconds. Question and answer are described in `benchmarks.peers.asking`.
"""

import json
import os
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

# A script's folder comes first among the places to import from: what is called like this file would be itself.
sys.path = [*sys.path[1:], sys.path[0]]

from dbt.cli.main import dbtRunner  # noqa: E402
from dbt_metricflow.cli.cli_configuration import CLIConfiguration  # noqa: E402
from metricflow.engine.metricflow_engine import MetricFlowQueryRequest  # noqa: E402
from metricflow_project import METRICS, write  # noqa: E402


def main() -> None:
    question = json.loads(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, question["tables"])
        os.chdir(folder)
        start = time.perf_counter()
        made = dbtRunner().invoke(["--quiet", "run", "--project-dir", name, "--profiles-dir", name])
        if not made.success:
            raise SystemExit(f"dbt could not make the project: {made.exception or made.result}")
        configuration = CLIConfiguration()
        configuration.setup(folder, folder, configure_file_logging=False)
        engine = configuration.mf
        answer: dict[str, Any] = {"numbers": {}, "seconds": {}, "processor": {}, "prepared": time.perf_counter() - start}
        for metric in METRICS:
            for _ in range(question["repeat"]):
                start, processor = time.perf_counter(), time.process_time()
                answer["numbers"][metric] = _asked(engine, metric, question)
                for clock, taken in (("seconds", time.perf_counter() - start), ("processor", time.process_time() - processor)):
                    answer[clock][metric] = min(taken, answer[clock].get(metric, taken))
    print(json.dumps(answer))


def _asked(engine: Any, metric: str, question: dict[str, Any]) -> dict[str, float]:
    """Label → value: of the period, of the one before, and of each month."""
    found = {label: _rows(engine, metric, *question[label])[0][-1] for label in ("now", "before")}
    months = _rows(engine, metric, question["first"], question["now"][1], "metric_time__month")
    return {label: float(value) for label, value in (found | {str(month)[:10]: value for month, value in months}).items()}


def _rows(engine: Any, metric: str, start: str, end: str, *by: str) -> list[tuple[Any, ...]]:
    request = MetricFlowQueryRequest.create(
        metric_names=[metric],
        group_by_names=list(by) or None,
        time_constraint_start=datetime.fromisoformat(start),
        time_constraint_end=datetime.fromisoformat(end) - timedelta(days=1),  # the last day is asked for as well
    )
    frame = engine.query(request).result_df
    return list(frame.rows)


main()
