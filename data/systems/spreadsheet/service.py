"""Tickets and answers to surveys: how spreadsheets name them in five languages."""

from __future__ import annotations

from data.systems.system import Words, asks, fields, headers

SERVICE = (
    Words(
        "tickets",
        (
            "ticket",
            "tickets",
            "case",
            "cases",
            "request",
            "requests",
            "issue",
            "issues",
            "support ticket",
            "support tickets",
            "conversation",
            "incident",
            "richiesta",
            "richieste",
            "segnalazione",
            "segnalazioni",
            "chamado",
            "chamados",
            "solicitacao",
            "solicitacoes",
            "solicitud",
            "solicitudes",
            "incidencia",
            "incidencias",
            "incidencies",
            "incidente",
            "incidentes",
            "incidenti",
            "helpdesk",
            "sollicitud",
            "sollicituds",
        ),
        headers("""
ticket_id | ticket id; case id; id; case number; ticket number; ticket no; number; issue id; id ticket; numero ticket;
    id chamado; codigo chamado; protocolo; numero chamado; id solicitud; numero
opened_at | created at; created date; create date; creation date; created time; created; opened at; opened; open date;
    submitted at; submitted; date opened; date created; data creazione; data apertura; aperto il; data abertura; data criacao;
    aberto em; abertura; apertura; fecha creacion; fecha apertura; abierto el; data creacio; data obertura
closed_at | closed at; closed date; close date; closed time; closed; date closed; data chiusura; chiuso il; data fechamento;
    fechado em; fechamento; encerramento; data encerramento; fecha cierre; cerrado el; data tancament
resolved_at | resolved date; resolved at; resolved time; solved at; solved date; resolution date; data risoluzione;
    risolto il; data resolucao; resolvido em; fecha resolucion; resuelto el; data resolucio
first_reply_at | first reply at; first response at; initial response time; first response date; first replied at;
    first reply date; data prima risposta; data primeira resposta; fecha primera respuesta; data primera resposta
reply_hours | first response time; first reply time; response time; first response; first response time hours;
    tempo prima risposta; tempo primeira resposta; tiempo primera respuesta; temps primera resposta
resolution_hours | resolution time; resolution time hours; time to resolve; time to resolution; hours to resolve;
    full resolution time; tempo risoluzione; tempo resolucao; tiempo resolucion; temps resolucio
stage | status; ticket status; case status; state; stato; stato ticket; situacao; estado; estat
category | category; type; ticket type; issue type; request type; case type; reason; topic; categoria; tipo; tipologia; motivo; tipus; motiu
priority | priority; ticket priority; urgency; severity; priorita; prioridade; prioridad; prioritat; urgencia; gravita
followups | followups; follow ups; number of replies; replies; messages; agent interactions; comments count; numero risposte;
    respostas; respuestas; respostes
reopened | reopened; reopens; times reopened; reopen count; riaperture; reaberturas; reaperturas; reobertures
csat | csat; csat score; satisfaction score; satisfaction; satisfaction rating; customer satisfaction; survey results; rating;
    soddisfazione; soddisfazione cliente; satisfacao cliente; satisfaccion cliente; avaliacao; satisfacao; satisfaccion; satisfaccio
is_satisfied | is satisfied; satisfied; soddisfatto; satisfeito; satisfecho; satisfet
is_closed | is closed
rep | analyst; technician; support agent; analista; tecnico; tecnico responsavel; tecnico responsable; tecnic
"""),
        asks=asks(
            "ticket_id opened_at stage",
            "ticket_id opened_at priority",
            "ticket_id opened_at category",
            "ticket_id opened_at closed_at",
            "ticket_id opened_at resolved_at",
            "ticket_id opened_at rep",
            "opened_at stage priority",
            "ticket_id stage priority",
            "ticket_id category resolution_hours",
            "ticket_id priority resolution_hours",
        ),
        telling=fields("priority first_reply_at reply_hours resolution_hours resolved_at csat"),
    ),
    Words(
        "responses",
        (
            "response",
            "responses",
            "survey",
            "surveys",
            "nps",
            "csat",
            "review",
            "reviews",
            "feedback",
            "risposte",
            "sondaggio",
            "questionario",
            "recensioni",
            "respostas",
            "pesquisa",
            "avaliacoes",
            "respuestas",
            "encuesta",
            "encuestas",
            "valoraciones",
            "respostes",
            "enquesta",
            "enquestes",
        ),
        headers("""
response_id | response id; id; review id; survey id; answer id; id risposta; id resposta; id respuesta
answered_at | response date; answered at; date submitted; submission date; submitted on; date; created at; submitted at;
    review answer timestamp; answer timestamp; answer date; review creation date; survey date; timestamp;
    data risposta; data; data resposta; fecha respuesta; fecha
kind | survey type; kind; type; tipo; tipus
score | score; nps; nps score; rating; review score; csat; csat score; answer; punteggio; voto; valutazione; nota; pontuacao;
    avaliacao; puntuacion; valoracion; puntuacio; valoracio
customer_id | user id; user; customer id; respondent id; account id; id cliente; usuario; utente; usuari
order_id | order id; id ordine; id pedido
"""),
        asks=asks("score answered_at", "score response_id"),
        telling=fields("score"),
    ),
)
