"""The grammar of formulas, declared; its words and the names of measures are those of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lark import Lark

from kpi.own.folding import folded
from kpi.own.vocabulary import Others, bare, names
from kpi.own.words import FUNCTIONS, SPANS, spellings

GRAMMAR = r"""
start: sum

?sum: product
    | sum PLUS product                          -> operation
    | sum MINUS product                         -> operation
?product: signed
    | product TIMES signed                      -> operation
    | product OVER signed                       -> operation
?signed: atom
    | MINUS signed                              -> negative
?atom: NUMBER                                   -> number
    | (NAME | BRACKET)                          -> named
    | "(" sum ")"
    | PREVIOUS "(" sum ")"                      -> previous
    | FUNCTION "(" [DISTINCT] value [WHERE condition] [BY column] [UNTIL column] ")"  -> aggregate

?value: term
    | value PLUS term                           -> operation
    | value MINUS term                          -> operation
?term: cell
    | term TIMES cell                           -> operation
    | term OVER cell                            -> operation
?cell: NUMBER                                   -> number
    | column
    | span
    | "(" value ")"

column: _word ["." _word]
_word: WORD | BRACKET
span: SPAN "(" column "," column ")"

?condition: both
    | condition OR both                         -> joined
?both: test
    | both AND test                             -> joined
?test: NOT test                                 -> opposite
    | "(" condition ")"
    | operand COMPARE operand                   -> comparison
    | column [NOT] IN "(" literal ("," literal)* ")"  -> one_of
    | column IS [NOT] EMPTY                     -> empty
    | column                                    -> flagged
?operand: column
    | span
    | literal
    | TRUTH                                     -> truth
?literal: STRING                                -> text
    | NUMBER                                    -> number
    | MINUS NUMBER                              -> negative_number

PLUS: "+"
MINUS: "-"
TIMES: "*"
OVER: "/"
COMPARE: "<=" | ">=" | "<>" | "!=" | "==" | "=" | "<" | ">"
NUMBER: /\d{1,15}(\.\d{1,9})?(?![\w])/
STRING: /'(?:[^']|'')*'|"(?:[^"]|"")*"/
BRACKET: /\[[^\[\]]+\]/
WORD: /[^\W\d]\w*/
%ignore /\s+/
"""

_KEYWORDS = {name: (name.lower(),) for name in ("WHERE", "BY", "UNTIL", "DISTINCT", "AND", "OR", "NOT", "IN", "IS", "EMPTY")} | {
    "TRUTH": ("true", "false")
}
_CALLED = {"FUNCTION": FUNCTIONS, "SPAN": SPANS, "PREVIOUS": ("previous",)}


@lru_cache(maxsize=32)
def parser(language: str, others: Others = ()) -> Lark:
    """The parser of folded formulas in a language, with other KPIs of one's own; it makes no values, only a tree with places."""
    keywords = [f"{name}.4: /(?:{_any_spelling(words, language)})(?!\\w)/" for name, words in _KEYWORDS.items()]
    called = [f"{name}.6: /(?:{_any_spelling(words, language)})(?=\\s*\\()/" for name, words in _CALLED.items()]
    named = f"NAME.5: /(?:{_any((*names(language), *bare(language, others)))})(?!\\w)/"
    return Lark("\n".join((GRAMMAR, *keywords, *called, named)), parser="lalr", propagate_positions=True, maybe_placeholders=True)


def _any_spelling(words: Iterable[str], language: str) -> str:
    return _any(folded(each) for word in words for each in spellings(word, language))


def _any(words: Iterable[str]) -> str:
    """A pattern for any of these texts, the longest first, whatever blanks are between their words."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part).replace("/", r"\/") for part in word.split()) for word in longest_first)
