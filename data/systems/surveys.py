"""Typeform, SurveyMonkey, Google Forms: a row an answer, the questions as headers. A scored question is told by its words and answers."""

from __future__ import annotations

from data.systems.system import System, export

TYPEFORM = System(
    "Typeform",
    (
        export(
            "responses",
            questions=True,
            en="""
must | #; Submit Date (UTC)
must | #; Start Date (UTC); Network ID
response_id | #
answered_at | Submit Date (UTC); Start Date (UTC)
customer_id | customer_id; user_id; email
unused | Response Type; Stage Date (UTC); Network ID; Tags; Ending
""",
        ),
    ),
)

SURVEYMONKEY = System(
    "SurveyMonkey",
    (
        export(
            "responses",
            questions=True,
            en="""
must | Respondent ID; Collector ID
must | RespondentID; CollectorID
response_id | Respondent ID; RespondentID
answered_at | End Date; Date Modified; Date Created; Start Date; EndDate; StartDate
customer_id | Email Address
unused | Collector ID; CollectorID; IP Address; Custom Data 1; First Name; Last Name
""",
        ),
    ),
)

GOOGLE_FORMS = System(
    "Google Forms",
    (
        export(
            "responses",
            questions=True,
            en="""
must | Timestamp
answered_at | Timestamp
customer_id | Email Address; Email; Username
unused | Score
""",
            it="""
must | Informazioni cronologiche
answered_at | Informazioni cronologiche
customer_id | Indirizzo email; Nome utente
unused | Punteggio
""",
            pt="""
must | Carimbo de data/hora
answered_at | Carimbo de data/hora
customer_id | Endereço de email; Nome de utilizador
unused | Pontuação
""",
            pt_br="""
must | Carimbo de data/hora
answered_at | Carimbo de data/hora
customer_id | Endereço de e-mail; Nome de usuário
unused | Pontuação
""",
            ca="""
must | Marca de temps
must | Marca de hora
answered_at | Marca de temps; Marca de hora
customer_id | Adreça electrònica; Nom d'usuari
unused | Puntuació
""",
            es="""
must | Marca temporal
answered_at | Marca temporal
customer_id | Dirección de correo electrónico; Nombre de usuario
unused | Puntuación
""",
            fr="""
must | Horodateur
answered_at | Horodateur
customer_id | Adresse e-mail; Nom d'utilisateur
unused | Score
""",
            de="""
must | Zeitstempel
answered_at | Zeitstempel
customer_id | E-Mail-Adresse; Nutzername
unused | Punktzahl
""",
        ),
    ),
)
