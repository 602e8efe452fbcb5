"""Which files wait in a workspace, and what was understood of them: tables among its small facts."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS waiting (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, added_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS understood (day TEXT PRIMARY KEY, outcome TEXT NOT NULL)
"""
