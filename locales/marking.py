"""Marking what is said to people where it is declared."""

from __future__ import annotations


def N_(text: str) -> str:
    """Mark a string for translation without translating it: names and meanings in declarations."""
    return text
