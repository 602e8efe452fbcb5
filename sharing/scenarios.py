"""What-if scenarios that people keep in their workspace."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from forecasting.what_if import Drivers
from locales import Sentence
from sharing.access import Access
from sharing.links import CREDENTIALS
from sharing.names import clean_name
from sharing.refusal import NotAllowed
from sharing.small_facts import file_of, small_facts

MOST_SCENARIOS = 200


@dataclass(frozen=True)
class Scenario:
    """How the drivers are moved, for how many months, against which revenue; `view` holds the page's parameters (period, filters)."""

    name: str
    drivers: Drivers
    months: int
    target: Decimal | None = None
    view: dict[str, str | Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class SavedScenario:
    """A scenario as it is kept."""

    id: int
    scenario: Scenario
    created_at: datetime


def save(access: Access, scenario: Scenario, now: datetime) -> SavedScenario:
    """Keep a scenario. NotAllowed without the right to edit, without a name, or when 200 are kept already."""
    workspace = access.require_edit()
    name = clean_name(scenario.name)
    view = {key: value for key, value in scenario.view.items() if key.lower() not in CREDENTIALS}
    target = None if scenario.target is None else str(scenario.target)
    row = (name, json.dumps(asdict(scenario.drivers)), scenario.months, target, json.dumps(view), now.astimezone(UTC).isoformat())
    with small_facts(workspace) as database:
        if database.execute("SELECT count(*) FROM scenarios").fetchone()[0] >= MOST_SCENARIOS:
            raise NotAllowed(Sentence("This workspace keeps {count} scenarios, which is the most. Delete one first.", count=MOST_SCENARIOS))
        saved = database.execute(
            "INSERT INTO scenarios (name, drivers, months, target, view, created_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING *", row
        ).fetchone()
    return _scenario(saved)


def scenarios_of(access: Access) -> list[SavedScenario]:
    """The scenarios of the workspace, the oldest first. A link shows its view alone, so its readers get none."""
    if access.link is not None or not file_of(access.workspace).exists():
        return []
    with small_facts(access.workspace) as database:
        return [_scenario(row) for row in database.execute("SELECT * FROM scenarios ORDER BY id").fetchall()]


def delete(access: Access, scenario_id: int) -> None:
    """Remove a scenario; one that is no more is removed already."""
    with small_facts(access.require_edit()) as database:
        database.execute("DELETE FROM scenarios WHERE id = ?", (scenario_id,))


def _scenario(row: sqlite3.Row) -> SavedScenario:
    scenario = Scenario(
        name=row["name"],
        drivers=Drivers(**json.loads(row["drivers"])),
        months=row["months"],
        target=None if row["target"] is None else Decimal(row["target"]),
        view=json.loads(row["view"]),
    )
    return SavedScenario(row["id"], scenario, datetime.fromisoformat(row["created_at"]))
