"""The files that paths on a command line stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path


def files_of(paths: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Each file with the name it is known by. Folders are walked in order, hidden files left out."""
    for text in paths:
        path = Path(text)
        if path.is_dir():
            for file in sorted(each for each in path.rglob("*") if each.is_file()):
                relative = file.relative_to(path)
                if not any(part.startswith(".") for part in relative.parts):
                    yield relative.as_posix(), file
        else:
            yield path.name, path
