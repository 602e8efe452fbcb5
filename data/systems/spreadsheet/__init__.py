"""Spreadsheets of any origin: how people name our tables and fields, in English, Italian, Portuguese, Catalan and Spanish."""

from __future__ import annotations

from data.systems.spreadsheet.marketing import MARKETING
from data.systems.spreadsheet.people import PEOPLE
from data.systems.spreadsheet.service import SERVICE
from data.systems.spreadsheet.shared import SHARED
from data.systems.spreadsheet.trade import TRADE

WORDS = {words.table: words for words in (*TRADE, *PEOPLE, *SERVICE, *MARKETING)}

__all__ = ["SHARED", "WORDS"]
