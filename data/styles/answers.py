"""Answers to surveys in words, "Very satisfied" or "Strongly agree", as scores from 1 to 5."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from data.styles import sql
from data.styles.decision import Decision, Style
from data.styles.values import Values
from data.tables import Kind
from locales import Sentence

SATISFIED = {
    "en": """
5 | very satisfied; extremely satisfied; completely satisfied; highly satisfied
4 | satisfied; somewhat satisfied; fairly satisfied
3 | neutral = neither satisfied nor dissatisfied = neither satisfied nor unsatisfied
2 | dissatisfied = unsatisfied = not satisfied; somewhat dissatisfied
1 | very dissatisfied = very unsatisfied; extremely dissatisfied; completely dissatisfied; not at all satisfied""",
    "it": """
5 | molto soddisfatt*; estremamente soddisfatt*; completamente soddisfatt* = pienamente soddisfatt*
4 | soddisfatt*; abbastanza soddisfatt*
3 | neutrale = neutro = indifferente = né soddisfatt* né insoddisfatt*
2 | insoddisfatt*; poco soddisfatt*
1 | molto insoddisfatt*; estremamente insoddisfatt*; per niente soddisfatt* = per nulla soddisfatt*""",
    "pt": """
5 | muito satisfeit*; extremamente satisfeit*; totalmente satisfeit* = completamente satisfeit*
4 | satisfeit*; bastante satisfeit*
3 | neutr* = indiferente = nem satisfeit* nem insatisfeit*
2 | insatisfeit*; pouco satisfeit*
1 | muito insatisfeit*; extremamente insatisfeit*; totalmente insatisfeit*; nada satisfeit*""",
    "es": """
5 | muy satisfech*; extremadamente satisfech*; totalmente satisfech* = completamente satisfech*
4 | satisfech*; bastante satisfech*; algo satisfech*
3 | neutral = neutr* = indiferente = ni satisfech* ni insatisfech*
2 | insatisfech*; poco satisfech*; algo insatisfech*
1 | muy insatisfech*; extremadamente insatisfech*; totalmente insatisfech*; nada satisfech*""",
    "ca": """
5 | molt satisfet*; extremadament satisfet*; totalment satisfet* = completament satisfet*
4 | satisfet*; bastant satisfet* = força satisfet*
3 | neutral = neutre = indiferent = ni satisfet* ni insatisfet*
2 | insatisfet*; poc satisfet*
1 | molt insatisfet*; extremadament insatisfet*; totalment insatisfet*; gens satisfet*""",
    "fr": """
5 | très satisfait*; extrêmement satisfait*; tout à fait satisfait* = entièrement satisfait*
4 | satisfait*; plutôt satisfait* = assez satisfait*
3 | neutre = ni satisfait* ni insatisfait*
2 | insatisfait*; plutôt insatisfait*; peu satisfait*
1 | très insatisfait*; extrêmement insatisfait*; pas du tout satisfait*""",
    "de": """
5 | sehr zufrieden; äußerst zufrieden; vollkommen zufrieden
4 | zufrieden; eher zufrieden
3 | neutral = weder zufrieden noch unzufrieden = teils teils
2 | unzufrieden = nicht zufrieden; eher unzufrieden
1 | sehr unzufrieden; äußerst unzufrieden; überhaupt nicht zufrieden""",
}
AGREED = {
    "en": """
5 | strongly agree; totally agree = completely agree = fully agree
4 | agree; somewhat agree
3 | neither agree nor disagree = neutral = undecided
2 | disagree; somewhat disagree
1 | strongly disagree; totally disagree = completely disagree""",
    "it": """
5 | completamente d'accordo = totalmente d'accordo = pienamente d'accordo; molto d'accordo
4 | d'accordo; abbastanza d'accordo
3 | né d'accordo né in disaccordo = neutrale = indifferente
2 | in disaccordo; poco d'accordo
1 | completamente in disaccordo = totalmente in disaccordo; molto in disaccordo; per niente d'accordo = per nulla d'accordo""",
    "pt": """
5 | concordo totalmente = concordo plenamente; concordo fortemente
4 | concordo; concordo parcialmente
3 | nem concordo nem discordo = não concordo nem discordo = neutro = indiferente
2 | discordo; discordo parcialmente
1 | discordo totalmente = discordo plenamente; discordo fortemente""",
    "es": """
5 | totalmente de acuerdo = completamente de acuerdo; muy de acuerdo
4 | de acuerdo; algo de acuerdo; bastante de acuerdo
3 | ni de acuerdo ni en desacuerdo = neutral = indiferente
2 | en desacuerdo; algo en desacuerdo
1 | totalmente en desacuerdo = completamente en desacuerdo; muy en desacuerdo; nada de acuerdo""",
    "ca": """
5 | totalment d'acord = completament d'acord; molt d'acord
4 | d'acord; bastant d'acord = força d'acord
3 | ni d'acord ni en desacord = neutral = indiferent
2 | en desacord; poc d'acord
1 | totalment en desacord = completament en desacord; molt en desacord; gens d'acord""",
    "fr": """
5 | tout à fait d'accord = totalement d'accord = entièrement d'accord
4 | d'accord; plutôt d'accord
3 | ni d'accord ni pas d'accord = ni d'accord ni en désaccord = neutre
2 | pas d'accord = en désaccord; plutôt pas d'accord
1 | pas du tout d'accord = totalement en désaccord""",
    "de": """
5 | stimme voll zu = stimme voll und ganz zu = stimme völlig zu = stimme vollkommen zu; stimme stark zu
4 | stimme zu; stimme eher zu
3 | weder noch = teils teils = neutral
2 | stimme nicht zu; stimme eher nicht zu
1 | stimme überhaupt nicht zu = stimme gar nicht zu""",
}
"""A score a line; behind it the wordings of it, `=` between those that say the same, `*` for the endings of gender and number.

Two wordings of one score that are not the same (`satisfied`, `somewhat satisfied`) stand on different scales: a column with both has more
than five steps.
"""

ENDINGS = ("", "o", "a", "i", "e", "os", "as", "s", "es", "te", "ta", "ts", "tes")
Step = tuple[str, int, int]
"""Of which scale and language, which score, which wording of it."""


@cache
def steps() -> dict[str, tuple[Step, ...]]:
    """Every wording as `bare` makes it, with the steps of scales it may stand for; all of these have the same score."""
    found: dict[str, tuple[Step, ...]] = {}
    for scale, languages in (("satisfied", SATISFIED), ("agreed", AGREED)):
        for language, table in languages.items():
            for line in table.strip().splitlines():
                score, wordings = line.split("|")
                for number, alike in enumerate(wordings.split(";")):
                    for wording in alike.split("="):
                        for text in {bare(wording.replace("*", ending)) for ending in (ENDINGS if "*" in wording else ("",))}:
                            found[text] = (*found.get(text, ()), (f"{scale} {language}", int(score), number))
    return found


def bare(text: str) -> str:
    """Without accents, digits and marks.

    >>> bare("5 - Très satisfait(e)"), bare("D'accordo")
    ('tres satisfaite', 'daccordo')
    """
    plain = "".join(each for each in unicodedata.normalize("NFD", text.lower().strip()) if not unicodedata.combining(each))
    return " ".join(re.sub("[^a-z ]+", "", plain).split())


_BARE = r"trim(regexp_replace(regexp_replace(strip_accents(lower({text})), '[^a-z ]+', '', 'g'), ' +', ' ', 'g'))"


def _style() -> Style:
    by_score = {score: sorted(text for text, of in steps().items() if of[0][1] == score) for score in range(5, 0, -1)}
    cases = " ".join(f"WHEN {sql.one_of(_BARE, texts)} THEN {score}" for score, texts in by_score.items())
    return Style("answers", Kind.NUMBER, f"(CASE {cases} END)", Sentence("answers in words, as scores from 1 to 5"))


STYLE = _style()


def decide_answers(values: Values) -> Decision | None:
    """The style of a column in which most answers are known words of one scale; `None` where they are not."""
    if not values.tally(worded=sql.has("value", "\\p{L}"))["worded"].count:
        return None  # quickly: nearly all columns of numbers hold no letter, and the wordings are many
    tally = values.tally(known=f"{STYLE.sql('value')} IS NOT NULL")["known"]
    if not tally.count or 2 * tally.count <= values.filled:
        return None
    said = values.connection.execute("SELECT DISTINCT value FROM distinct_values").fetchall()
    if not of_five({text for (text,) in said}):
        return None
    evidence = Sentence("{count} answers in words, such as “{example}”, are scores from 1 to 5.", count=tally.count, example=tally.example)
    return values.decision(STYLE, evidence)


def of_five(texts: set[str]) -> bool:
    """Whether wordings stand on one scale of five steps: none of its scores is worded in two ways that differ."""
    found = [steps()[text] for text in {bare(each) for each in texts} if text in steps()]
    scales = {scale for each in found for scale, _, _ in each}
    for scale in scales:
        worded = {(score, number) for each in found for of, score, number in each if of == scale}
        if len(worded) > len({score for score, _ in worded}):
            return False
    return True
