"""Answers in words are scores from 1 to 5, in seven languages."""

import pytest

from data.styles import decide, style_named
from data.tables import Kind
from tests.data.styled import column, read


@pytest.mark.parametrize(
    "worst_to_best",
    [
        ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"),
        ("Molto insoddisfatto", "Insoddisfatta", "Né soddisfatto né insoddisfatto", "Soddisfatto", "Molto soddisfatta"),
        ("Muito insatisfeito", "Insatisfeito", "Nem satisfeito nem insatisfeito", "Satisfeita", "Muito satisfeito"),
        ("Muy insatisfecho", "Insatisfecho", "Ni satisfecho ni insatisfecho", "Satisfecho", "Muy satisfecha"),
        ("Molt insatisfet", "Insatisfet", "Ni satisfet ni insatisfet", "Satisfeta", "Molt satisfet"),
        ("Très insatisfait", "Insatisfait", "Neutre", "Satisfait(e)", "Très satisfait"),
        ("Sehr unzufrieden", "Unzufrieden", "Teils, teils", "Zufrieden", "Sehr zufrieden"),
        ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "STRONGLY AGREE"),
        ("Completamente in disaccordo", "In disaccordo", "Né d’accordo né in disaccordo", "D'accordo", "Completamente d'accordo"),
        ("Discordo totalmente", "Discordo", "Não concordo nem discordo", "Concordo", "Concordo totalmente"),
        ("Muy en desacuerdo", "En desacuerdo", "Ni de acuerdo ni en desacuerdo", "De acuerdo", "Muy de acuerdo"),
        ("Molt en desacord", "En desacord", "Ni d'acord ni en desacord", "D'acord", "Molt d'acord"),
        ("Pas du tout d'accord", "Plutôt pas d'accord", "Neutre", "Plutôt d'accord", "Tout à fait d'accord"),
        ("Stimme überhaupt nicht zu", "Stimme eher nicht zu", "Weder noch", "Stimme eher zu", "Stimme voll und ganz zu"),
        ("1 - Very dissatisfied", "2 - Dissatisfied", "3 - Neutral", "4 - Satisfied", "5 - Very satisfied"),
    ],
)
def test_five_steps_are_five_scores(worst_to_best):
    decision = decide(column(*worst_to_best), Kind.NUMBER)
    assert read(decision.style, *worst_to_best) == [1, 2, 3, 4, 5]
    assert decision.evidence.values["count"] == 5
    assert style_named("answers", Kind.NUMBER) == decision.style


def test_a_word_that_is_none_of_the_scale_is_not_read():
    decision = decide(column("Very satisfied", "Satisfied", "Satisfied", "Purple"), Kind.NUMBER)
    assert (decision.parsed, decision.failed, decision.examples) == (3, 1, ("Purple",))


def test_more_than_five_steps_are_not_squeezed_into_five():
    seven = ("Very satisfied", "Satisfied", "Somewhat satisfied", "Neutral", "Somewhat dissatisfied", "Dissatisfied", "Very dissatisfied")
    assert decide(column(*seven), Kind.NUMBER).style is None


def test_numbers_and_money_are_not_taken_for_answers():
    assert decide(column("1", "2", "Neutral"), Kind.NUMBER).style.name != "answers"
    assert decide(column("Satisfied", "Neutral"), Kind.MONEY).style is None
