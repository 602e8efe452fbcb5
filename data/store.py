"""Where a workspace keeps its data: immutable Parquet files, and one manifest a version, written last and in one step.

    workspace/
      parquet/<sha256>.parquet     facts, parts of single files, rejected rows; never changed once written
      originals/<sha256>           the files as they came
      versions/000001.json         what version 1 consists of

A version exists from the moment its manifest has its name, and the file system gives a name all at once: a crash before leaves the version
before, a crash after leaves the new one. Two processes that publish at the same time cannot both take a number; the later one is told.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import duckdb

from data.definitions import definitions_in
from data.unmatched import Unmatched
from data.version import Facts, Problem, Snapshot, Source, Version
from locales import Sentence, SentenceError

BLOCK = 1024 * 1024  # bytes that are copied at once

PARQUET = "FORMAT parquet, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 4000"
"""How rows are written. Looking for repetitions in columns of many different values takes a fifth of the time and finds none."""


class StoreError(SentenceError):
    """A version that cannot be had, made or gone back to."""


class Workspace:
    """A folder that holds one company's data, version by version."""

    def __init__(self, root: str | Path) -> None:
        self.root = Path(root)

    @property
    def exists(self) -> bool:
        return (self.root / "versions").is_dir() and bool(self._numbers())

    def versions(self) -> list[Version]:
        """Every version, oldest first."""
        return [self.version(number) for number in self._numbers()]

    def current(self) -> Version | None:
        """The newest version, or `None` where nothing has been imported yet."""
        numbers = self._numbers()
        return self.version(numbers[-1]) if numbers else None

    def version(self, number: int) -> Version:
        path = self._manifest(number)
        if not path.is_file():
            raise StoreError(
                Sentence(
                    "Version {number} is not in this workspace. `python -m data show` lists those that are.",
                    number=number,
                )
            )
        stored = Version.from_json(json.loads(path.read_text(encoding="utf-8")), self.root)
        return replace(stored, definitions=definitions_in(self.root))

    def write(self, relation: duckdb.DuckDBPyRelation) -> str:
        """Store the rows of a relation as an immutable Parquet file and return its name (the hash of its content)."""
        folder = self._folder("parquet")
        handle, name = tempfile.mkstemp(prefix=being_written(), suffix=".writing", dir=folder)
        os.close(handle)
        written = Path(name)
        try:
            relation.query("to_be_stored", f"COPY to_be_stored TO {_constant(written)} ({PARQUET})")
            final = folder / f"{_hash_of(written)}.parquet"
            _sync(written)
            written.replace(final)
        finally:
            written.unlink(missing_ok=True)
        return final.name

    def keep_original(self, content: bytes | BinaryIO) -> str:
        """Keep an uploaded file as it came and return its hash; the same file twice is kept once."""
        folder, digest = self._folder("originals"), hashlib.sha256()
        with tempfile.NamedTemporaryFile(dir=folder, prefix=being_written(), suffix=".writing", delete=False) as file:
            try:
                for part in _parts(content):
                    digest.update(part)
                    file.write(part)
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                Path(file.name).unlink()
                raise
        Path(file.name).replace(folder / digest.hexdigest())
        return digest.hexdigest()

    def original(self, sha256: str) -> bytes | None:
        """A file as it came, or `None` where originals are not kept."""
        path = self.root / "originals" / sha256
        return path.read_bytes() if path.is_file() else None

    def original_path(self, sha256: str) -> Path:
        """Where a file lies as it came, if it is kept."""
        return self.root / "originals" / sha256

    def forget_originals(self, names: Iterable[str], *, also_named: bool = False) -> None:
        """Remove originals that no version came from; those that a version names stay for corrections, unless they are meant too."""
        named = set() if also_named else {source.sha256 for version in self.versions() for source in version.sources}
        for name in set(names) - named - {""}:
            self.original_path(name).unlink(missing_ok=True)

    def forget_parts(self, names: Iterable[str]) -> None:
        """Remove Parquet files that no version names."""
        for name in set(names) - {file for version in self.versions() for file in version.files}:
            (self.root / "parquet" / name).unlink(missing_ok=True)

    @property
    def size(self) -> int:
        """How many bytes the workspace takes on the disk."""
        return sum(map(_size, self.root.rglob("*")))

    def publish(
        self,
        *,
        parent: Version | None,
        sources: Iterable[Source],
        facts: dict[str, Facts],
        problems: Iterable[Problem] = (),
        note: Sentence,
        snapshots: Iterable[Snapshot] = (),
        unmatched: Iterable[Unmatched] = (),
    ) -> Version:
        """Make a new version current, in one step. `parent` is the version the caller started from.

        Raises StoreError when another import came in between: nothing is lost, the caller starts again from the newer version.
        """
        number = (parent.number if parent else 0) + 1
        came_from = parent.number if parent else None
        lists = (tuple(snapshots), tuple(unmatched))
        version = Version(number, _now(), came_from, note, tuple(sources), facts, tuple(problems), self.root, *lists)
        return self._claim(version)

    def restore(self, number: int) -> Version:
        """Make an older version current again, as a new version: undo, which can itself be undone."""
        current = self.current()
        if current is None:
            raise StoreError(Sentence("There is nothing to go back to: this workspace is empty."))
        note = Sentence("Back to version {number}", number=number)
        return self._claim(self.version(number).renumbered(current.number + 1, parent=current.number, created_at=_now(), note=note))

    def undo(self) -> Version:
        """Go back to the version before the current one."""
        current = self.current()
        if current is None or current.parent is None:
            raise StoreError(Sentence("There is nothing to undo: this is the first version."))
        return self.restore(current.parent)

    def copy_to(self, root: Path) -> Workspace:
        """A workspace of its own that starts from the current version; files are immutable, so they are linked where possible."""
        current = self.current()
        if current is None:
            raise StoreError(Sentence("There is nothing to copy: this workspace is empty."))
        copy = Workspace(root)
        folder = copy._folder("parquet")
        for file in current.files:
            _link(current.path(file), folder / file)
        copy._claim(replace(current, number=1, parent=None, root=root, created_at=_now()))
        return copy

    def delete(self) -> None:
        """Remove the workspace with everything in it: data, originals, versions, links, scenarios."""
        shutil.rmtree(self.root, ignore_errors=False)

    def _claim(self, version: Version) -> Version:
        folder = self._folder("versions")
        with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".writing", delete=False, encoding="utf-8") as file:
            json.dump(version.as_json(), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(file.name, self._manifest(version.number))
        except FileExistsError:
            raise StoreError(Sentence("Somebody else imported in the meantime. Nothing was changed; please import again.")) from None
        finally:
            Path(file.name).unlink()
        _sync(folder)
        return replace(version, definitions=definitions_in(self.root))

    def _numbers(self) -> list[int]:
        return sorted(int(path.stem) for path in (self.root / "versions").glob("[0-9]*.json"))

    def _manifest(self, number: int) -> Path:
        return self.root / "versions" / f"{number:06d}.json"

    def _folder(self, name: str) -> Path:
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def _size(path: Path) -> int:
    """The bytes of a file; none of what is no file, or is gone since it was listed."""
    with suppress(FileNotFoundError):
        return path.stat().st_size if path.is_file() else 0
    return 0


def _constant(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def being_written(process: int | None = None) -> str:
    """How the names of files begin that a process is writing: what it leaves behind when it is killed can be told by them."""
    return f"by-{process or os.getpid()}-"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _parts(content: bytes | BinaryIO) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    while part := content.read(BLOCK):
        yield part


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(source, target)
