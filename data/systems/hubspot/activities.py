"""HubSpot's activities: all kinds in one list, or one list for calls, meetings, tasks or e-mails each."""

from __future__ import annotations

from data.systems.system import export

_WITH = """
rep | Activity assigned to; Activity Owner; Assigned to | Attività assegnata a; Assegnato a | Atividade atribuída a; Atribuído a
    | Actividad asignada a; Asignado a | Activité assignée à; Assigné à | Aktivität zugewiesen an; Zugewiesen an
contact_id | Associated Contact Email; Associated Contact ID; Associated Contact IDs
deal_id | Associated Deal ID; Associated Deal IDs
customer_id | Associated Company ID; Associated Company IDs
activity_id | Record ID; Activity ID | ID record | ID do registro; ID de registro; Record ID | ID de registro; ID del registro
    | ID de fiche d'informations | Datensatz-ID
"""
_AT = """
at | Activity date | Data attività; Data dell'attività | Data da atividade | Fecha de actividad; Fecha de la actividad | Date de l'activité
    | Aktivitätsdatum; Datum der Aktivität
"""

ACTIVITIES = (
    export(
        "activities",
        f"""
en | it | pt_br | es | fr | de
must | Activity type; Activity date; Activity Owner | Tipo di attività; Data attività | Tipo de atividade; Data da atividade
    | Tipo de actividad; Fecha de la actividad | Type d'activité; Date de l'activité | Aktivitätstyp; Aktivitätsdatum
must | Activity type; Activity date; Activity assigned to
kind | Activity type | Tipo di attività | Tipo de atividade | Tipo de actividad | Type d'activité | Aktivitätstyp
outcome | Call outcome; Meeting outcome; Task Status | Esito della chiamata; Esito della riunione
    | Resultado da chamada; Resultado da reunião | Resultado de la llamada; Resultado de la reunión
    | Résultat de l'appel; Résultat de la réunion | Anrufergebnis; Meeting-Ergebnis
direction | Call direction
{_AT.strip()}
{_WITH.strip()}
""",
    ),
    export(
        "activities",
        f"""
en | it | pt_br | es | fr | de
must | Call outcome; Activity date | Esito della chiamata; Data attività | Resultado da chamada; Data da atividade
    | Resultado de la llamada; Fecha de la actividad | Résultat de l'appel; Date de l'activité | Anrufergebnis; Aktivitätsdatum
must | Call Title; Activity date
unused | Call Title; Call notes
outcome | Call outcome | Esito della chiamata | Resultado da chamada | Resultado de la llamada | Résultat de l'appel | Anrufergebnis
direction | Call direction | Direzione della chiamata | Direção da chamada | Dirección de la llamada | Direction de l'appel | Anrufrichtung
{_AT.strip()}
{_WITH.strip()}
""",
        constants={"kind": "call"},
    ),
    export(
        "activities",
        f"""
en | it | pt_br | es | fr | de
must | Meeting outcome; Meeting start time | Esito della riunione; Ora di inizio della riunione
    | Resultado da reunião; Hora de início da reunião | Resultado de la reunión; Hora de inicio de la reunión
    | Résultat de la réunion; Heure de début de la réunion | Meeting-Ergebnis; Startzeit des Meetings
must | Meeting name; Meeting start time
unused | Meeting name; Meeting description
outcome | Meeting outcome | Esito della riunione | Resultado da reunião | Resultado de la reunión | Résultat de la réunion
    | Meeting-Ergebnis
at | Meeting start time | Ora di inizio della riunione | Hora de início da reunião | Hora de inicio de la reunión
    | Heure de début de la réunion | Startzeit des Meetings
{_WITH.strip()}
""",
        constants={"kind": "meeting"},
    ),
    export(
        "activities",
        f"""
en | it | pt_br | es | fr | de
must | Task Title; Task Status; Due date | Titolo attività; Stato attività; Data di scadenza | Título da tarefa; Status da tarefa
    | Título de la tarea; Estado de la tarea | Titre de la tâche; Statut de la tâche | Aufgabentitel; Aufgabenstatus
outcome | Task Status | Stato attività | Status da tarefa | Estado de la tarea | Statut de la tâche | Aufgabenstatus
at | Completed at; Due date | Data di completamento; Data di scadenza | Concluída em; Data de vencimento
    | Completada el; Fecha de vencimiento
    | Date d'échéance | Fälligkeitsdatum
{_WITH.strip()}
""",
        constants={"kind": "task"},
    ),
    export(
        "activities",
        f"""
en
must | Email subject; Email direction; Activity date
must | Email subject; Email send status
direction | Email direction
{_AT.strip()}
{_WITH.strip()}
""",
        constants={"kind": "email"},
    ),
)
