"""From bytes to text: which encoding a file is written in."""

from __future__ import annotations

import codecs

from data.readers.codepages import find_codepage
from data.readers.raw import Unreadable
from data.version import Problem
from locales import Sentence

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536
PRINTABLE_CONTROLS = frozenset(b"\t\n\r\f\v\x00\x1a\x1b\x1c\x1d\x1e\x1f")


def decode(name: str, content: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file with `\\n` line ends, and what had to be assumed to read it.

    Raises Unreadable where the bytes are no text.
    """
    encoding, start = _encoding(content)
    body = content[start:]
    if encoding == "utf-8":
        _refuse_binary(name, body)
    problems: tuple[Problem, ...] = ()
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        text, problems = _decode_damaged(name, body, encoding)
    zeros = text.count("\x00")
    if zeros > len(text) / 100 + 10:
        raise _no_text(name)
    if zeros:
        text = text.replace("\x00", "")
        sentence = Sentence("{count} zero characters were taken out of the text.", count=zeros)
        problems = (*problems, Problem("encoding", "note", sentence, zeros))
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), problems


def _encoding(content: bytes) -> tuple[str, int]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding, len(mark)
    sample = content[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) / 5 and even < odd / 20:
        return "utf-16-le", 0
    if even > len(sample) / 5 and odd < even / 20:
        return "utf-16-be", 0
    return "utf-8", 0


def _decode_damaged(name: str, body: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    lenient = body.decode(encoding, errors="replace")
    bad = lenient.count("\ufffd")
    if encoding != "utf-8":
        if bad > len(lenient) / 100 + 1:
            raise _no_text(name)
        return lenient, (_replaced(bad),)
    letters = sum(character > "\x7f" for character in lenient[:1_000_000]) - bad
    if letters > 4 * bad:
        return lenient, (_replaced(bad),)
    page = find_codepage(body)
    sentence = Sentence(
        "The file is not written in UTF-8; it was read as {encoding}. If letters look wrong, save it as “CSV UTF-8” and drop it again.",
        encoding=page.name,
    )
    try:
        return body.decode(page.encoding), (Problem("encoding", "note", sentence),)
    except UnicodeDecodeError:
        return body.decode("latin-1"), (Problem("encoding", "note", sentence),)


def _replaced(count: int) -> Problem:
    sentence = Sentence("{count} characters are damaged and were replaced by “\ufffd”.", count=count)
    return Problem("encoding", "warning", sentence, count)


def _refuse_binary(name: str, body: bytes) -> None:
    sample = body[:SAMPLE]
    controls = sum(byte < 32 and byte not in PRINTABLE_CONTROLS for byte in sample)
    if controls > len(sample) / 100:
        raise _no_text(name)


def _no_text(name: str) -> Unreadable:
    sentence = Sentence(
        "“{file}” is neither text nor a workbook, so there is no table in it. "
        "Drop CSV, Excel, OpenDocument, JSON or Parquet files, or a zip of them.",
        file=name,
    )
    return Unreadable(sentence, empty_of_tables=True)
