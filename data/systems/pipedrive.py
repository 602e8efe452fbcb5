"""Pipedrive: lists as they are exported, every header with the object's name before it, and the names of its API."""

from __future__ import annotations

from data.systems.system import System, export

DEALS = export(
    "deals",
    """
en | pt_br | es | it | ca | fr | de
must | Deal - Title; Deal - Value | Negócio - Título; Negócio - Valor | Trato - Título; Trato - Valor | Affare - Titolo; Affare - Valore
    | Tracte - Títol; Tracte - Valor | Affaire - Titre; Affaire - Valeur | Deal - Titel; Deal - Wert
must | Deal - Title; Deal - Stage | Negócio - Título; Negócio - Etapa | Trato - Título; Trato - Etapa | Affare - Titolo; Affare - Fase
    | | Affaire - Titre; Affaire - Étape | Deal - Titel; Deal - Phase
deal_id | Deal - ID; Deal - Pipedrive System ID | Negócio - ID | Trato - ID | Affare - ID | Tracte - ID | Affaire - ID | Deal - ID
amount | Deal - Value | Negócio - Valor | Trato - Valor | Affare - Valore | Tracte - Valor | Affaire - Valeur | Deal - Wert
currency | Deal - Currency of Value; Deal - Currency | Negócio - Moeda de Valor; Negócio - Moeda | Trato - Moneda de Valor; Trato - Moneda
    | Affare - Valuta di Valore; Affare - Valuta | Tracte - Moneda | Affaire - Devise de Valeur; Affaire - Devise
    | Deal - Währung von Wert; Deal - Währung
stage | Deal - Stage; Deal - Stage (pipeline) | Negócio - Etapa | Trato - Etapa | Affare - Fase | Tracte - Etapa | Affaire - Étape
    | Deal - Phase
status | Deal - Status | Negócio - Status | Trato - Estado; Trato - Estatus | Affare - Stato | Tracte - Estat | Affaire - Statut
    | Deal - Status
pipeline | Deal - Pipeline | Negócio - Funil | Trato - Embudo | Affare - Pipeline | Tracte - Embut | Affaire - Pipeline | Deal - Pipeline
created_at | Deal - Deal created; Deal - Creation date; Deal - Created; Deal - Add time; Deal - Deal created on
    | Negócio - Negócio criado em; Negócio - Data de criação do negócio
    | Trato - Trato creado el; Trato - Trato creado; Trato - Fecha de creación
    | Affare - Affare creato il; Affare - Affare creato | | Affaire - Affaire créée; Affaire - Date de création | Deal - Deal erstellt
won_at | Deal - Won time; Deal - Won date | Negócio - Ganho em; Negócio - Hora do ganho
    | Trato - Ganado el; Trato - Fecha en que se ganó; Trato - Fecha de ganado | Affare - Vinto il; Affare - Data di vincita |
    | Affaire - Date de gain; Affaire - Heure du gain | Deal - Gewonnen am; Deal - Gewinndatum
lost_at | Deal - Lost time; Deal - Lost date | Negócio - Data de perda | Trato - Fecha de pérdida; Trato - Perdido el
    | Affare - Perso il; Affare - Data di perdita | | Affaire - Heure de l'échec; Affaire - Date de perte
    | Deal - Datum des verlorenen Deals
closed_at | Deal - Deal closed on; Deal - Closed on; Deal - Closed; Deal - Close time | Negócio - Negócio fechado em
    | Trato - Trato cerrado el | Affare - Affare chiuso il | | Affaire - Affaire clôturée le | Deal - Deal abgeschlossen am
expected_close_at | Deal - Expected close date | Negócio - Data de fechamento esperada; Negócio - Data de fechamento prevista
    | Trato - Fecha prevista de cierre; Trato - Fecha de cierre prevista | Affare - Data di chiusura prevista
    | Tracte - Data de tancament prevista
    | Affaire - Date de clôture prévue | Deal - Erwartetes Abschlussdatum; Deal - Voraussichtliches Abschlussdatum
lost_reason | Deal - Lost reason | Negócio - Motivo da perda | Trato - Motivo de pérdida; Trato - Razón de pérdida
    | Affare - Motivo della perdita | | Affaire - Raison de perte; Affaire - Raison de la perte; Affaire - Motif de la perte
    | Deal - Verlustgrund
rep | Deal - Owner | Negócio - Proprietário | Trato - Propietario | Affare - Proprietario | Tracte - Propietari | Affaire - Propriétaire
    | Deal - Besitzer
customer | Deal - Organization; Organization; Organization - Name | Negócio - Organização; Organização - Nome | Trato - Organización
    | Affare - Organizzazione | Tracte - Organització | Affaire - Organisation | Deal - Organisation
customer_id | Organization - ID | Organização - ID | Organización - ID | Organizzazione - ID | | Organisation - ID | Organisation - ID
probability | Deal - Probability | Negócio - Probabilidade | Trato - Probabilidad | Affare - Probabilità | | Affaire - Probabilité
    | Deal - Wahrscheinlichkeit
last_activity_at | Deal - Last activity date | Negócio - Data da última atividade | Trato - Fecha de la última actividad
    | Affare - Data ultima attività; Affare - Data dell'ultima attività | | Affaire - Date de la dernière activité
    | Deal - Datum der letzten Aktivität
channel | Deal - Source channel; Deal - Source; Lead - Source | Negócio - Canal de origem; Negócio - Fonte do Lead | Trato - Canal de origen
    | Affare - Canale di origine | | Affaire - Canal d'origine; Affaire - Source du lead | Deal - Quellkanal
contact_id | Person - ID | Pessoa - ID | Persona - ID | Persona - ID | | Personne - ID | Person - ID
unused | Deal - Weighted value; Deal - Update time; Deal - Last stage change; Deal - Next activity date; Deal - Total activities
product | Deal - Product name; Product - Name
""",
)

ORGANIZATIONS = export(
    "customers",
    """
en | pt_br | es | it | fr | de
must | Organization - Name; Organization - Owner | Organização - Nome; Organização - Proprietário
    | Organización - Nombre; Organización - Propietario
    | Organizzazione - Nome; Organizzazione - Proprietario | Organisation - Nom; Organisation - Propriétaire
    | Organisation - Name; Organisation - Besitzer
customer_id | Organization - ID | Organização - ID | Organización - ID | Organizzazione - ID | Organisation - ID | Organisation - ID
customer | Organization - Name | Organização - Nome | Organización - Nombre | Organizzazione - Nome | Organisation - Nom
    | Organisation - Name
rep | Organization - Owner | Organização - Proprietário | Organización - Propietario | Organizzazione - Proprietario
    | Organisation - Propriétaire | Organisation - Besitzer
created_at | Organization - Organization created | Organização - Organização criada em | Organización - Organización creada
    | Organizzazione - Organizzazione creata | Organisation - Organisation créée | Organisation - Organisation erstellt
country | Organization - Country of Address | Organização - País de Endereço | Organización - País de Dirección
city | Organization - City/town/village/locality of Address
region | Organization - State/county of Address; Organization - Region of Address
segment | Organization - Industry; Organization - Label | Organização - Setor; Organização - Segmento; Organização - Etiqueta
    | Organización - Sector; Organización - Etiqueta | Organizzazione - Settore; Organizzazione - Etichetta
    | Organisation - Secteur; Organisation - Étiquette | Organisation - Branche; Organisation - Label
domain | Organization - Website
""",
)

PERSONS = export(
    "contacts",
    """
en | pt_br | es | it | fr | de
must | Person - Name; Person - Organization | Pessoa - Nome; Pessoa - Organização | Persona - Nombre; Persona - Organización
    | Persona - Nome; Persona - Organizzazione | Personne - Nom; Personne - Organisation | Person - Name; Person - Organisation
contact_id | Person - ID | Pessoa - ID | Persona - ID | Persona - ID | Personne - ID | Person - ID
email | Person - Email - Work; Person - Email | Pessoa - E-mail - Trabalho; Pessoa - Email - Work; Pessoa - E-mail
    | Persona - Correo electrónico - Trabajo; Persona - Correo electrónico | Persona - E-mail - Lavoro; Persona - E-mail
    | Personne - E-mail - Travail; Personne - E-mail | Person - E-Mail - Arbeit; Person - E-Mail
customer | Person - Organization | Pessoa - Organização | Persona - Organización | Persona - Organizzazione | Personne - Organisation
    | Person - Organisation
customer_id | Organization - ID | Organização - ID | Organización - ID | Organizzazione - ID | Organisation - ID | Organisation - ID
""",
)

ACTIVITIES = export(
    "activities",
    """
en | pt_br | es | it | fr | de
must | Activity - Type; Activity - Due date | Atividade - Tipo; Atividade - Data de vencimento
    | Actividad - Tipo; Actividad - Fecha de vencimiento
    | Attività - Tipo; Attività - Data di scadenza | Activité - Type; Activité - Date d'échéance
    | Aktivität - Typ; Aktivität - Fälligkeitsdatum
must | Activity - Subject; Activity - Due date | Atividade - Assunto; Atividade - Data de vencimento
    | Actividad - Asunto; Actividad - Fecha de vencimiento | Attività - Oggetto; Attività - Data di scadenza
    | Activité - Objet; Activité - Date d'échéance | Aktivität - Betreff; Aktivität - Fälligkeitsdatum
activity_id | Activity - ID | Atividade - ID | Actividad - ID | Attività - ID | Activité - ID | Aktivität - ID
at | Activity - Due date | Atividade - Data de vencimento | Actividad - Fecha de vencimiento | Attività - Data di scadenza
    | Activité - Date d'échéance | Aktivität - Fälligkeitsdatum
kind | Activity - Type | Atividade - Tipo | Actividad - Tipo | Attività - Tipo | Activité - Type | Aktivität - Typ
rep | Activity - Assigned to user; Activity - Owner | Atividade - Atribuído ao usuário; Atividade - Atribuída ao usuário
    | Actividad - Asignado a usuario | Attività - Assegnata a utente | Activité - Assignée à l'utilisateur
    | Aktivität - Zugewiesen an Benutzer
customer | Activity - Organization | Atividade - Organização | Actividad - Organización | Attività - Organizzazione
    | Activité - Organisation
    | Aktivität - Organisation
deal_id | Deal - ID | Negócio - ID | Trato - ID | Affare - ID | Affaire - ID | Deal - ID
contact_id | Person - ID | Pessoa - ID | Persona - ID | Persona - ID | Personne - ID | Person - ID
outcome | Activity - Done | Atividade - Concluída | Actividad - Completada | Attività - Completata | Activité - Terminée
    | Aktivität - Erledigt
""",
)

LEADS = export(
    "leads",
    """
en | pt_br | es | it | fr | de
must | Lead - Title; Lead - Owner | Lead - Título; Lead - Proprietário | Prospecto - Título; Prospecto - Propietario
    | Lead - Titolo; Lead - Proprietario | Prospect - Titre; Prospect - Propriétaire | Lead - Titel; Lead - Besitzer
lead_id | Lead - ID | Lead - ID | Prospecto - ID | Lead - ID | Prospect - ID | Lead - ID
created_at | Lead - Lead created; Lead - Created | Lead - Lead criado em | Prospecto - Prospecto creado | Lead - Lead creato il
    | Prospect - Prospect créé | Lead - Lead erstellt
channel | Lead - Source; Lead - Source channel; Lead - Source origin | Lead - Origem; Lead - Fonte | Prospecto - Origen; Prospecto - Fuente
    | Lead - Origine | Prospect - Source | Lead - Quelle
rep | Lead - Owner | Lead - Proprietário | Prospecto - Propietario | Lead - Proprietario | Prospect - Propriétaire | Lead - Besitzer
customer | Lead - Organization; Organization - Name | Lead - Organização | Prospecto - Organización | Lead - Organizzazione
    | Prospect - Organisation | Lead - Organisation
contact_id | Person - ID | Pessoa - ID | Persona - ID | Persona - ID | Personne - ID | Person - ID
""",
)

PRODUCTS = export(
    "products",
    en="""
must | Product - Name; Product - Product code
must | Product - Name; Product - Category
product_id | Product - Product code; Product - ID
product | Product - Name
category | Product - Category
price | Product - Unit price; Product - Unit prices; Product - Price
cost | Product - Cost per unit; Product - Cost
""",
)

API = export(
    "deals",
    en="""
must | add_time; won_time; lost_time
must | add_time; stage_change_time; stage_id
deal_id | id
created_at | add_time
won_at | won_time
lost_at | lost_time
closed_at | close_time
expected_close_at | expected_close_date
status | status
stage | stage_name; stage_id
pipeline | pipeline_name; pipeline_id
amount | value
currency | currency
rep | owner_name
rep_id | user_id; owner_id
customer | org_name
customer_id | org_id
contact_id | person_id
probability | probability
lost_reason | lost_reason
last_activity_at | last_activity_date
channel | channel; origin
""",
)

PIPEDRIVE = System("Pipedrive", (DEALS, ORGANIZATIONS, PERSONS, ACTIVITIES, LEADS, PRODUCTS, API))
