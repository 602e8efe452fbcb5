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


@pytest.mark.parametrize(
    ("vocabulary", "written", "meaning"),
    [
        (DEAL, "Adjudicada no leilão", "won"),
        (DEAL, "No leilão: adjudicada", "won"),
        (DEAL, "Vendido no stand", "won"),
        (DEAL, "Adjudicada, no pagada", "won"),
        (DEAL, "Vinta, non pagata", "won"),
        (DEAL, "Won (not paid)", "won"),
        (DEAL, "No adjudicada", "lost"),
        (DEAL, "No ha sido adjudicada", "lost"),
        (DEAL, "No se ha vendido", "lost"),
        (DEAL, "No l’hem guanyat", "lost"),
        (DEAL, "Adjudicada: no", "lost"),
        (DEAL, "Não foi adjudicada no leilão", "lost"),
        (DEAL, "Non è stata aggiudicata", "lost"),
        (DEAL, "Auftrag nicht erhalten", "lost"),
        (LEAD, "Convertido no site", "converted"),
        (LEAD, "Qualificado no evento", "qualified"),
        (LEAD, "No convertido", "dropped"),
        (LEAD, "No está interesado", "dropped"),
        (LEAD, "Not yet qualified", "waiting"),
        (LEAD, "Non ancora qualificato", "waiting"),
        (ORDER, "Cancelado no checkout", "cancelled"),
        (ORDER, "No cancelado", "kept"),
        (ANSWER, "No answer", "no"),
        (ANSWER, "No nos contesta", "no"),
        (ANSWER, "Pas de réponse", "no"),
    ],
)
def test_a_denial_denies_what_it_stands_before_and_portuguese_no_denies_nothing(vocabulary, written, meaning):
    assert vocabulary.meaning(written) == meaning


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
