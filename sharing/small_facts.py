"""The small facts people keep in a workspace beside its data: scenarios, targets, receipts, views, KPIs followed, notes."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path

from data.database import SMALL_FACTS, transaction
from data.store import Workspace

SCHEMA = """
CREATE TABLE IF NOT EXISTS scenarios (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    drivers TEXT NOT NULL,
    months INTEGER NOT NULL,
    target TEXT,
    view TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS targets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    kpi TEXT NOT NULL,
    dimension TEXT NOT NULL,
    member TEXT,
    start TEXT NOT NULL,
    "end" TEXT NOT NULL,
    value TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS receipts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kpi TEXT NOT NULL,
    receipt TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS views (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    page TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS followed (
    place INTEGER PRIMARY KEY,
    kpi TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL,
    text TEXT NOT NULL,
    kpi TEXT NOT NULL,
    created_at TEXT NOT NULL
)
"""


def file_of(workspace: Workspace) -> Path:
    return workspace.root / SMALL_FACTS


def small_facts(workspace: Workspace) -> AbstractContextManager[sqlite3.Connection]:
    """A transaction on the workspace's small facts."""
    return transaction(file_of(workspace), SCHEMA)
