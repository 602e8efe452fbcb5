"""Words of other systems, in five languages."""

import pytest

from data.checks.words import ACTIVITY, ANSWER, DEAL, LEAD, ORDER, TICKET


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("Closed Won", "won"),
        ("closed-won", "won"),
        ("CLOSED WON", "won"),
        ("closedwon", "won"),
        ("Ganada", "won"),
        ("Chiusa vinta", "won"),
        ("Ganho", "won"),
        ("Guanyada", "won"),
        ("Closed Lost", "lost"),
        ("Negócio perdido", "lost"),
        ("Perdida", "lost"),
        ("Chiusa persa", "lost"),
        ("Perduda", "lost"),
        ("Not won", "lost"),
        ("Fechado - Ganhamos", "won"),
        ("Fechado - Perdemos", "lost"),
        ("Não ganhamos", "lost"),
        ("Cerrado: ganamos", "won"),
        ("L'hem guanyat", "won"),
        ("Abbiamo vinto", "won"),
        ("Adjudicada", "won"),
        ("No adjudicada", "lost"),
        ("Aggiudicata ad altri", "lost"),
        ("Prospecting", "open"),
        ("Decision Maker Bought-In", "open"),
        ("Proposta", "open"),
    ],
)
def test_a_stage_says_won_lost_or_open(written, meaning):
    assert DEAL.meaning(written) == meaning


@pytest.mark.parametrize("written", ["Closed", "Chiusa", "Cancelled", "Cerrado", "Completed"])
def test_a_doubtful_stage_means_nothing_and_is_asked(written):
    meanings, doubtful = DEAL.read([written])
    assert meanings == {}
    assert doubtful == [written]


def test_what_a_person_chose_stands_above_all():
    assert DEAL.read(["Closed", "Won"], {"closed": "lost", "Won": "open"}) == ({"Closed": "lost", "Won": "open"}, [])


@pytest.mark.parametrize(
    ("vocabulary", "written", "meaning"),
    [
        (TICKET, "Solved", "closed"),
        (TICKET, "Risolto", "closed"),
        (TICKET, "Waiting on us", "open"),
        (TICKET, "Reopened", "open"),
        (LEAD, "Qualified - Convert", "converted"),
        (LEAD, "Convertido", "converted"),
        (LEAD, "Perdido", "dropped"),
        (LEAD, "Unqualified", "dropped"),
        (LEAD, "Qualified", "qualified"),
        (LEAD, "Working", None),
        (ORDER, "Cancelada", "cancelled"),
        (ORDER, "Concluída", "kept"),
        (ACTIVITY, "Ligação", "call"),
        (ACTIVITY, "Reunião", "meeting"),
        (ACTIVITY, "E-mail", "email"),
        (ANSWER, "No Answer", "no"),
        (ANSWER, "Call Successful", "yes"),
        (ANSWER, "Call Unsuccessful", "no"),
    ],
)
def test_other_words_are_known_too(vocabulary, written, meaning):
    assert vocabulary.meaning(written) == meaning
