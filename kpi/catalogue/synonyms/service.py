"""What people call the KPIs of service: id, then English, Italian, Portuguese, Catalan, Spanish."""

SERVICE = """
resolution_time       | time to resolution, handling time, ticket time | tempo di risoluzione | tempo de resolução | temps de resolució | tiempo de resolución
first_reply_time      | first response time, time to first response, FRT, waiting time | tempo di prima risposta, attesa | tempo da primeira resposta, tempo de espera | temps de primera resposta, temps d'espera | tiempo de primera respuesta, tiempo de espera
followups_per_ticket  | replies per ticket, messages per ticket, touches per ticket | messaggi per ticket, risposte per ticket | mensagens por pedido, respostas por pedido | missatges per tiquet, respostes per tiquet | mensajes por tique, respuestas por tique
ticket_backlog        | open tickets, unresolved tickets, queue | ticket aperti, arretrato, coda | pedidos em aberto, fila, pendentes | tiquets oberts, cua, pendents | tiques abiertos, cola, pendientes
tickets               | cases, requests, tickets opened, support volume | richieste, segnalazioni, ticket aperti, casi | pedidos de apoio, chamados, solicitações | sol·licituds, incidències, casos | solicitudes, incidencias, casos
agent_performance     | agent productivity, tickets per agent, tickets resolved, solved per agent | produttività degli operatori, ticket per operatore | produtividade dos agentes, pedidos por agente | productivitat dels agents, tiquets per agent | productividad de los agentes, tiques por agente
"""
