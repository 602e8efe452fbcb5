"""The words of the formula language: in English, which is always understood, and in the reader's language."""

from __future__ import annotations

from locales.languages import LANGUAGES

_TABLE = """
sum      | sum, total       | somma, totale     | soma, total      | suma, total      | suma, total
count    | count            | conta, conteggio  | contagem, contar | recompte, compta | cuenta, contar
average  | average, avg, mean | media           | média            | mitjana          | promedio, media
median   | median           | mediana           | mediana          | mediana          | mediana
lowest   | lowest, min      | minimo            | mínimo           | mínim            | mínimo
highest  | highest, max     | massimo           | máximo           | màxim            | máximo
p10      | p10              | p10               | p10              | p10              | p10
p90      | p90              | p90               | p90              | p90              | p90
previous | previous         | precedente        | anterior         | anterior         | anterior
days     | days             | giorni            | dias             | dies             | días
hours    | hours            | ore               | horas            | hores            | horas
where    | where            | dove              | onde             | on               | donde
by       | by               | per               | por              | per              | por
until    | until            | fino a, fino      | até              | fins a, fins     | hasta
distinct | distinct         | distinti, diversi | distintos        | diferents        | distintos
and      | and              | e                 | e                | i                | y
or       | or               | o                 | ou               | o                | o
not      | not              | non               | não              | no               | no
in       | in               | in, tra           | em               | en               | en
is       | is               | è                 | está, é          | és               | está, es
empty    | empty, null      | vuoto             | vazio            | buit             | vacío
true     | true, yes        | vero, sì          | verdadeiro, sim  | cert, sí         | verdadero, sí
false    | false            | falso             | falso            | fals             | falso
"""

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    word.strip(): {language: tuple(each.strip() for each in words.split(",")) for language, words in zip(LANGUAGES, columns, strict=True)}
    for word, *columns in (line.split("|") for line in _TABLE.strip().splitlines())
}
"""Word of the language → language → what is written for it, the first where a formula is printed."""

FUNCTIONS = ("sum", "count", "average", "median", "lowest", "highest", "p10", "p90")
SPANS = ("days", "hours")


def spellings(word: str, language: str) -> tuple[str, ...]:
    """Everything that may be written for a word by a reader of a language."""
    return tuple(dict.fromkeys((*WORDS[word]["en"], *WORDS[word][language])))


def in_language(word: str, language: str) -> str:
    """How a word is printed for a reader."""
    return WORDS[word][language][0]
