"""The translations under `locales/<language>/messages.po`, read as they are: a translator edits text, nobody compiles."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from locales.languages import SOURCE

FOLDER = Path(__file__).parent


def path_of(language: str) -> Path:
    return FOLDER / language / "messages.po"


@cache
def catalogue(language: str) -> dict[str, str]:
    """English template → translation, without the fuzzy and the empty ones. Empty for English itself."""
    path = path_of(language)
    if language == SOURCE or not path.is_file():
        return {}
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return {str(message.id): str(message.string) for message in messages if message.id and message.string and not message.fuzzy}
