"""Salesforce's reports of cases."""

from __future__ import annotations

from data.systems.system import export

SERVICE = (
    export(
        "tickets",
        """
en | it | pt_br | pt | es | fr | de
must | Case Number; Date/Time Opened | Numero caso; Data/Ora apertura | Número do caso; Data/Hora de abertura
    | Número do caso; Data/Hora da abertura | Número del caso; Fecha/Hora de apertura
    | Numéro de la requête; Date/heure d'ouverture | Kundenvorgangsnummer; Geöffnet am
must | Case Number; Case Owner | Numero caso; Stato | Número do caso; Proprietário do caso | Número do caso; Estado
    | Número del caso; Estado | Numéro de requête; Statut | Fallnummer; Status
must | Case Number; Opened Date | Numero caso; Titolare caso | Número do caso; Status | Número do caso; Prioridade
    | Número de caso; Prioridad | Numéro de la requête; Priorité | Kundenvorgangsnummer; Status
ticket_id | Case Number; Case ID | Numero caso | Número do caso | Número do caso | Número del caso; Número de caso
    | Numéro de la requête; Numéro de requête | Kundenvorgangsnummer; Fallnummer
opened_at | Date/Time Opened; Opened Date; Created Date | Data/Ora apertura; Data apertura | Data/Hora de abertura; Data de abertura
    | Data/Hora da abertura | Fecha/Hora de apertura; Fecha de apertura | Date/heure d'ouverture; Date d'ouverture
    | Geöffnet am; Erstelldatum
closed_at | Date/Time Closed; Closed Date | Data/Ora chiusura; Data chiusura | Data/Hora de fechamento; Data de fechamento
    | Data/Hora de fecho | Fecha/Hora de cierre; Fecha de cierre | Date/heure de fermeture; Date de fermeture | Geschlossen am
stage | Status | Stato | Status | Estado | Estado | Statut | Status
priority | Priority | Priorità | Prioridade | Prioridade | Prioridad | Priorité | Priorität
channel | Case Origin | Origine caso; Origine del caso | Origem do caso | Origem do caso | Origen del caso | Origine de la requête
    | Kundenvorgangsursprung; Ursprung
category | Type; Case Reason | Tipo; Motivo caso | Tipo; Motivo do caso | Tipo; Motivo do caso | Tipo; Motivo del caso | Type; Motif
    | Typ; Grund
rep | Case Owner | Titolare caso; Proprietario caso | Proprietário do caso | Proprietário do caso | Propietario del caso
    | Propriétaire de la requête | Inhaber des Kundenvorgangs; Kundenvorgangsinhaber
customer | Account Name | Nome account | Nome da conta | Nome da conta | Nombre de la cuenta | Nom du compte | Accountname; Account-Name
resolution_hours | Age (Hours) | Età (ore) | Idade (horas) | Idade (horas) | Antigüedad (horas) | Âge (heures) | Alter (Stunden)
is_closed | Closed | Chiuso | Fechado | Fechado | Cerrado | Fermée | Geschlossen
""",
    ),
)
