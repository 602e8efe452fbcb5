"""From the text of a formula to its tree, or to what is wrong with it."""

from __future__ import annotations

import re
import unicodedata

from lark import Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from kpi.own.checking import Checking
from kpi.own.folding import QUOTES, composed, folded, lexed
from kpi.own.formula_error import FormulaError
from kpi.own.grammar import parser
from kpi.own.suggestions import aggregate_of, function_like, measure_like, word_like
from kpi.own.tree import Constant, Node, Operation
from kpi.own.vocabulary import Others
from locales import Sentence

LONGEST = 1_000
"""Characters of a formula at most."""

_BRACKETED = re.compile(r"\[[^\[\]]*\]")

DEEPEST = 40
"""Parts within one another at most; so much is read by hand no more."""


def read(formula: str, language: str = "en", others: Others = ()) -> Node:
    """The tree of a formula that is written in a language, where other KPIs of one's own may stand in it.

    Raises FormulaError with the first thing that is wrong.
    """
    text = composed(formula)
    if not text.strip():
        raise FormulaError(Sentence("The formula is empty. Write what is to be counted, for instance count(leads)."), 0, 0)
    if len(text) > LONGEST:
        what = Sentence("The formula has {length} characters; {longest} is the most.", length=len(text), longest=LONGEST)
        raise FormulaError(what, LONGEST, len(text))
    for place, character in enumerate(text):
        if unicodedata.category(character) in ("Cc", "Cs") and not character.isspace():
            raise FormulaError(Sentence("A character that cannot be seen has no place in a formula."), place, place + 1)
    try:
        parsed = parser(language, _named_in(text, language, others)).parse(lexed(text))
    except UnexpectedInput as fault:
        raise _explained(fault, text, language, others) from None
    _refuse_too_deep(parsed, len(text))
    tree = Checking(text, language, others).formula(parsed)
    if not _counts(tree):
        raise FormulaError(Sentence("The formula counts nothing: it names no measure, no KPI and no table."), 0, len(text))
    return tree


def _named_in(text: str, language: str, others: Others) -> Others:
    """Those whose name or id may stand in the text without brackets: a parser is made for as few as can be."""
    written = " ".join(_BRACKETED.sub(" ", folded(text)).split())
    return tuple(each for each in others if any(" ".join(folded(name).split()) in written for name in (each.id, each.name)))


def _counts(node: Node) -> bool:
    match node:
        case Operation(_, left, right):
            return _counts(left) or _counts(right)
        case _:
            return not isinstance(node, Constant)


def _refuse_too_deep(parsed: Tree[Token], end: int) -> None:
    waiting: list[tuple[Tree[Token], int]] = [(parsed, 0)]
    while waiting:
        part, depth = waiting.pop()
        if depth > DEEPEST:
            raise FormulaError(Sentence("The formula has too many parts within one another. Make two of it."), 0, end)
        waiting += [(each, depth + 1) for each in part.children if isinstance(each, Tree)]


def _explained(fault: UnexpectedInput, text: str, language: str, others: Others) -> FormulaError:
    if isinstance(fault, UnexpectedCharacters):
        return _of_character(fault.pos_in_stream or 0, text)
    if not isinstance(fault, UnexpectedToken):  # lark raises no other kind while it parses
        raise fault
    token, accepted = fault.token, set(fault.accepts or fault.expected)
    if token.type == "$END":
        return _of_end(text, accepted)
    return _of_token(token, accepted, text, language, others)


def _of_character(at: int, text: str) -> FormulaError:
    character = text[at]
    if character in QUOTES:
        return FormulaError(Sentence("A text in quotes has no end: a {quote} is missing.", quote=character), at, len(text))
    if character == "[":
        return FormulaError(Sentence("A name in brackets has no end: a ] is missing."), at, len(text))
    if character.isdigit():
        return FormulaError(Sentence("A number is written with digits and at most one point, for instance 1000 or 0.5."), at, at + 1)
    return FormulaError(Sentence("“{word}” has no place in a formula.", word=character), at, at + 1)


def _of_end(text: str, accepted: set[str]) -> FormulaError:
    end = len(text.rstrip())
    if "RPAR" in accepted:
        return FormulaError(Sentence("A closing parenthesis is missing."), end, end, ")")
    return FormulaError(Sentence("The formula ends where something more must follow."), end, end)


def _of_token(token: Token, accepted: set[str], text: str, language: str, others: Others) -> FormulaError:
    start, end = token.start_pos or 0, token.end_pos or 0
    word = text[start:end]
    if token.type == "RPAR" and "$END" in accepted:
        return FormulaError(Sentence("There is one closing parenthesis too many."), start, end)
    if token.type == "COMMA" and text[start - 1 : start].isdigit() and text[end : end + 1].isdigit():
        return _of_decimal_comma(start, text)
    if token.type in ("WORD", "STRING") and "FUNCTION" in accepted:
        return _of_name(start, text, language, others)
    if token.type == "NAME" and "$END" in accepted:
        return FormulaError(Sentence("A sign is missing before “{word}”: + − × ÷.", word=word), start, end)
    if token.type == "WORD" and "$END" in accepted:
        return _of_words_that_follow(start, text, language, others)
    if token.type == "WORD" and "WHERE" in accepted:
        what = Sentence("“{word}” is not understood here.", word=word)
        return FormulaError(what, start, end, word_like(word, language, ("where", "by", "and")))
    if token.type == "WORD" and "AND" in accepted:
        what = Sentence("“{word}” is not understood here.", word=word)
        return FormulaError(what, start, end, word_like(word, language, ("and", "or", "is", "in", "not", "by")))
    return FormulaError(Sentence("“{word}” cannot stand here.", word=word), start, end)


def _of_decimal_comma(at: int, text: str) -> FormulaError:
    start, end = at, at + 1
    while start > 0 and text[start - 1].isdigit():
        start -= 1
    while end < len(text) and text[end].isdigit():
        end += 1
    return FormulaError(Sentence("Decimals are written with a point."), start, end, text[start:end].replace(",", "."))


def _of_name(start: int, text: str, language: str, others: Others) -> FormulaError:
    """Where a value must stand, there is something that is none."""
    if text[start] in QUOTES:
        return FormulaError(Sentence("A text in quotes can only stand in a condition, after “where”."), start, start + 1)
    phrase = _words_from(start, text)
    if text[start + len(phrase) : start + len(phrase) + 1] == ".":
        named = f"{phrase}.{_words_from(start + len(phrase) + 1, text).split(' ')[0]}"
        what = Sentence("“{word}” is a column: say what is to be done with its values.", word=named)
        if meant := aggregate_of(named, language):
            return FormulaError(what, start, start + len(named), meant)
    if text[start + len(phrase) :].lstrip().startswith("("):
        what = Sentence("There is no function “{word}”.", word=phrase)
        return FormulaError(what, start, start + len(phrase), function_like(phrase, language))
    what = Sentence("There is no measure and no KPI “{word}”.", word=phrase)
    meant = aggregate_of(phrase, language) or measure_like(phrase, language, others)
    return FormulaError(what, start, start + len(phrase), meant)


def _of_words_that_follow(start: int, text: str, language: str, others: Others) -> FormulaError:
    """A word after a value: the end of a name that is not quite one, or a sign is missing."""
    begins = start
    while begins > 0 and (text[begins - 1].isalnum() or text[begins - 1] in " _"):
        begins -= 1
    begins += len(text[begins:start]) - len(text[begins:start].lstrip())
    phrase = _words_from(begins, text)
    if begins < start and (meant := measure_like(phrase, language, others)):
        return FormulaError(Sentence("There is no measure and no KPI “{word}”.", word=phrase), begins, begins + len(phrase), meant)
    word = _words_from(start, text)
    return FormulaError(Sentence("A sign is missing before “{word}”: + − × ÷.", word=word), start, start + len(word))


def _words_from(start: int, text: str) -> str:
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] in " _"):
        end += 1
    return text[start:end].rstrip()
