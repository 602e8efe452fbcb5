"""Which of the encodings from before Unicode a text is written in: the one that gives the letters people write.

charset-normalizer takes most Western texts for Windows-1250, 1258 or a Mac's (`docs/decisions/encodings.md`); it has no reason to expect
the languages that our readers' exports are in.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

WESTERN = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýœß"
CENTRAL = "áäąćčçďđéęěëíîłľĺńňóôöőŕřśšşťţúůüűýźžż"
GREEK, RUSSIAN = "αοιετσνηυρκπάόίέή", "оеаинтсрвлкмдп"
KANA = "".join(map(chr, range(0x3041, 0x30FF)))
SYMBOLS = "€£°ªº·–—’‘“”„…«»¿¡§²³µ×½¼±®©™•´\u00a0"
SAMPLE = 200_000
SIGN, GOOD, MARGIN = 0.7, 0.6, 0.1
"""A sign where signs stand, beside 1 for a letter; from what the usual encoding is taken; by how much others must be better."""


@dataclass(frozen=True)
class Codepage:
    """An encoding, what people call it, and the small letters beyond ASCII that texts in it are made of .

    In `scripts` of their own, `letters` are the frequent ones (none: all alike).
    """

    encoding: str
    name: str
    letters: str = ""
    scripts: tuple[str, ...] = ()


CODEPAGES = (
    Codepage("cp1252", "Windows-1252", WESTERN),
    Codepage("mac_roman", "Mac Roman", WESTERN),
    Codepage("cp850", "MS-DOS 850", WESTERN),
    Codepage("cp1250", "Windows-1250", CENTRAL),
    Codepage("iso8859_2", "ISO 8859-2", CENTRAL),
    Codepage("cp1253", "Windows-1253", GREEK, ("GREEK",)),
    Codepage("iso8859_7", "ISO 8859-7", GREEK, ("GREEK",)),
    Codepage("cp1251", "Windows-1251", RUSSIAN, ("CYRILLIC",)),
    Codepage("koi8_r", "KOI8-R", RUSSIAN, ("CYRILLIC",)),
    Codepage("shift_jis", "Shift JIS", scripts=("CJK", "HIRAGANA", "KATAKANA")),
    Codepage("euc_jp", "EUC-JP", KANA, ("HIRAGANA", "KATAKANA", "CJK")),
    Codepage("gb18030", "GB 18030", scripts=("CJK",)),
    Codepage("big5", "Big5", scripts=("CJK",)),
)


def find_codepage(body: bytes) -> Codepage:
    """The encoding whose letters fit best; Windows-1252 unless another one fits clearly better."""
    sample = body[:SAMPLE]
    usual, *others = CODEPAGES
    fit = _fit(sample, usual)
    if fit >= GOOD:
        return usual
    scores = {page: _fit(sample, page) for page in others}
    best = max(scores, key=lambda page: scores[page])
    return best if scores[best] > max(fit + MARGIN, SIGN) else usual


def _fit(sample: bytes, page: Codepage) -> float:
    """The mean over the letters beyond ASCII: 1 for an expected one in an expected place, -1 for one that nobody writes so."""
    text = sample.decode(page.encoding, errors="replace")
    if text.rstrip("\ufffd").count("\ufffd") > len(text) / 1000 + (page.encoding == "cp1252"):
        return -1.0
    mark = _mark_script if page.scripts else _mark_letter
    places = (place for place, character in enumerate(text) if character > "\x7f")
    marks = [mark(text[place], text[place - 1 : place], text[place + 1 : place + 2], page) for place in places]
    told = [each for each in marks if each]
    return sum(told) / len(told) if told else 0.0


def _mark_letter(character: str, before: str, after: str, page: Codepage) -> float:
    """For an alphabet of Latin letters: what is expected stands beside a plain letter, and no capital within a word."""
    if character in SYMBOLS:
        allowed = (before + after).lower() == "ll" if character == "·" else character in "’´"
        return -1.0 if before.islower() and after.islower() and not allowed else SIGN
    if character.lower() not in page.letters:
        return -1.0
    plain = [each for each in (before, after) if each.isalpha() and each.isascii()]
    if not plain:
        return -1.0 if before.isalpha() and after.isalpha() else 0.0
    return -1.0 if before.islower() and (character.isupper() or after.isupper()) else 1.0


def _mark_script(character: str, before: str, after: str, page: Codepage) -> float:
    """For a script of its own: its letters stand beside each other, never within a word of plain letters."""
    if character in SYMBOLS:
        return 0.0
    name = unicodedata.name(character, "")
    if not name.startswith(page.scripts):
        return 0.0 if name.startswith(("FULLWIDTH", "IDEOGRAPHIC")) else -1.0
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()) or name.startswith("HALFWIDTH"):
        return -1.0
    if not (before.isalpha() or after.isalpha()):
        return 0.0
    if character.isupper() and before.islower():
        return -1.0
    return 1.0 if not page.letters or character.lower() in page.letters else 0.8
