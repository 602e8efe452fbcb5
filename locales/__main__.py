"""Collect what is said to people out of every room into `locales/<language>/messages.po`, keeping the translations that are there.

python -m locales            collect, then say what still lacks a translation
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from locales.catalogues import path_of
from locales.extraction import spoken
from locales.languages import LANGUAGES, SOURCE

ROOT = Path(__file__).parent.parent
ROOMS = ("locales", "data", "kpi", "forecasting", "charts", "sharing", "ui", "pages")
HEADER = "# Translations of CRM KPI Explorer. `make words` collects the templates; edit the translations here.\n#"


def templates() -> Catalog:
    """Every template of every room."""
    wanted = Catalog(project="crm-kpi-explorer", charset="utf-8", fuzzy=False)
    for file in (each for room in ROOMS for each in sorted((ROOT / room).rglob("*.py"))):
        for template in spoken(file):
            wanted.add(template)
    return wanted


def collected(language: str, wanted: Catalog) -> Catalog:
    """The language's catalogue with exactly the wanted templates; one that is new has no translation yet, one that went is dropped."""
    path = path_of(language)
    known = read_po(path.open("rb"), locale=language) if path.is_file() else Catalog(locale=language)
    known.update(wanted, no_fuzzy_matching=True)
    known.obsolete.clear()
    return known


def missing(language: str, wanted: Catalog) -> list[str]:
    """The templates that have no translation in a language."""
    return [str(message.id) for message in collected(language, wanted) if message.id and not message.string]


def main() -> int:
    wanted = templates()
    for language in (code for code in LANGUAGES if code != SOURCE):
        written = BytesIO()
        write_po(written, collected(language, wanted), width=120, no_location=True, sort_output=True, omit_header=True)
        path_of(language).parent.mkdir(exist_ok=True)
        path_of(language).write_bytes(f"{HEADER}\n".encode() + _HEADER_ENTRY + written.getvalue())
        print(f"{LANGUAGES[language]}: {len(missing(language, wanted))} of {len(wanted)} without a translation")
    return 0


_HEADER_ENTRY = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'

if __name__ == "__main__":
    sys.exit(main())
