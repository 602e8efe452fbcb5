"""The server keeps to the home of its data from its start on: no query reaches a file elsewhere, whatever it was made of."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

STARTED = """
import asyncio, json, threading
import app
from data.scratch import keep_to, scratch
from kpi.engine import execute

def tried(path):
    found = []
    for run in (lambda sql: scratch().execute(sql).fetchall(), execute):
        try:
            found.append(run(f"SELECT count(*) FROM read_csv('{path}')")[0][0])
        except Exception as problem:
            found.append(type(problem).__name__)
    return found

async def start():
    app._prepare = lambda: None
    async with app.lifespan(app.app):
        print(json.dumps([tried("INSIDE"), tried("OUTSIDE"), scratch().execute("SELECT count(*) FROM range(3)").fetchall()[0][0]]))
        try:
            keep_to(__import__("pathlib").Path("/elsewhere"))
        except RuntimeError:
            print("too late")
asyncio.run(start())
"""


def run(code, where, **environment):
    command, known = [sys.executable, "-c", code], {**os.environ, **environment}
    return subprocess.run(command, cwd=where, env=known, capture_output=True, text=True, timeout=120, check=False)


def test_a_started_server_reads_files_of_its_home_and_no_others(tmp_path):
    home = tmp_path / "home"
    (home / "workspaces").mkdir(parents=True)
    inside, outside = home / "workspaces" / "a.csv", tmp_path / "secret.csv"
    for path in (inside, outside):
        path.write_text("a,b\n1,2\n")
    code = STARTED.replace("INSIDE", str(inside)).replace("OUTSIDE", str(outside))
    said = run(code, ROOT, KPI_HOME=str(home))
    assert said.stdout.splitlines() == ['[[1, 1], ["PermissionException", "PermissionException"], 3]', "too late"], said.stderr


def test_a_home_named_relatively_or_by_a_link_is_kept_to_as_well(tmp_path):
    (tmp_path / "disk").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "disk")
    (tmp_path / "home" / "a.csv").write_text("a,b\n1,2\n")
    code = (
        "from pathlib import Path; from data.scratch import keep_to, scratch; keep_to(Path('home'));"
        "print(scratch().execute(\"SELECT count(*) FROM read_csv('home/a.csv')\").fetchall()[0][0])"
    )
    said = run(code, tmp_path, PYTHONPATH=str(ROOT))
    assert said.stdout.strip() == "1", said.stderr
