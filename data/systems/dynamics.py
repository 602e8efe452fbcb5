"""Microsoft Dynamics 365: views exported to Excel. A deal has an estimated revenue and close date, and actual ones once it is closed."""

from __future__ import annotations

from data.systems.system import System, export

DEALS = export(
    "deals",
    """
en | it | pt_br | pt | ca | es | fr | de
must | (Do Not Modify) Opportunity | (Non modificare) Opportunità | (Não Modificar) Oportunidade | (Não Modificar) Oportunidade
    | (No modificar) Oportunitat | (No modificar) Oportunidad | (Ne pas modifier) Opportunité | (Nicht ändern) Verkaufschance
must | Topic; Est. Revenue | Argomento; Ricavi prev. | Tópico; Receita Est. | Tópico; Receita Est. | Tema; Ingressos est.
    | Tema; Ingresos est. | Rubrique; Chiffre d'affaires est. | Thema; Gesch. Umsatz
must | Topic; Potential Customer | Argomento; Potenziale cliente | Tópico; Cliente Potencial | Tópico; Potencial Cliente
    | Tema; Client potencial | Tema; Cliente potencial | Rubrique; Client potentiel | Thema; Potenzieller Kunde
deal_id | (Do Not Modify) Opportunity | (Non modificare) Opportunità | (Não Modificar) Oportunidade | (Não Modificar) Oportunidade
    | (No modificar) Oportunitat | (No modificar) Oportunidad | (Ne pas modifier) Opportunité | (Nicht ändern) Verkaufschance
amount | Actual Revenue | Ricavi effettivi | Receita Real | Receita Real | Ingressos reals | Ingresos reales; Ingresos reales obtenidos
    | Chiffre d'affaires réel | Tatsächlicher Umsatz
estimated_amount | Est. Revenue; Estimated Revenue | Ricavi prev.; Ricavi stimati; Ricavi previsti | Receita Est.; Receita Estimada
    | Receita Est.; Receita Estimada | Ingressos est.; Ingressos estimats | Ingresos est.; Ingresos estimados
    | Chiffre d'affaires est.; Revenu estimé; Chiffre d'affaires estimé | Gesch. Umsatz; Geschätzter Umsatz; Vorauss. Umsatz
created_at | Created On | Data creazione; Creato il; Data/ora creazione | Data de Criação; Criado Em; Criada Em | Data de Criação; Criado Em
    | Data de creació | Fecha de creación; Creado el | Créé le; Date de création | Erstellt am
closed_at | Actual Close Date | Data chiusura effettiva; Data di chiusura effettiva | Data de Fechamento Real; Data Real de Fechamento
    | Data de Fecho Real; Data Real de Fecho | Data de tancament real | Fecha de cierre real
    | Date de clôture réelle; Date de fermeture réelle
    | Tatsächliches Abschlussdatum; Tats. Abschlussdatum
expected_close_at | Est. Close Date; Estimated Close Date | Data chiusura prev.; Data chiusura prevista; Data di chiusura prevista
    | Data de Fechamento Est.; Data Est. de Fechamento; Data de Fechamento Estimada | Data de Fecho Est.; Data Est. de Fecho
    | Data de tancament est. | Fecha de cierre est.; Fecha estimada de cierre | Date de clôture est.; Date de fermeture estimée
    | Gesch. Abschlussdatum; Geschätztes Abschlussdatum; Vorauss. Abschlussdatum
status | Status | Stato | Status | Estado | Estat | Estado | Statut | Status
stage | Pipeline Phase; Sales Stage; Status Reason | Fase pipeline; Motivo stato | Fase do Pipeline; Razão do Status
    | Fase do Pipeline; Razão do Estado | Fase de la canalització; Motiu de l'estat
    | Fase de la canalización; Razón para el estado | Phase active; Phase du pipeline; Raison du statut | Pipelinephase; Statusgrund
customer | Potential Customer; Account | Potenziale cliente; Account | Cliente Potencial; Conta | Potencial Cliente; Conta
    | Client potencial; Compte | Cliente potencial; Cuenta | Client potentiel; Compte | Potenzieller Kunde; Firma
rep | Owner | Proprietario | Proprietário | Proprietário | Propietari | Propietario | Propriétaire | Besitzer
currency | Currency | Valuta | Moeda | Moeda | Moneda | Divisa | Devise | Währung
probability | Probability | Probabilità | Probabilidade | Probabilidade | Probabilitat | Probabilidad | Probabilité | Wahrscheinlichkeit
campaign | Source Campaign | Campagna di origine | Nome da Campanha; Campanha de Origem | Campanha de Origem | | Campaña de origen
    | Campagne source | Ursprungskampagne
unused | (Do Not Modify) Row Checksum; (Do Not Modify) Modified On; Modified On; Budget Amount; Total Amount
lead_id | Originating Lead | Lead di origine | Cliente Potencial de Origem | | | Cliente potencial original | Prospect d'origine
    | Ursprünglicher Lead
""",
)

LEADS = export(
    "leads",
    """
en | it | pt_br | es | fr | de
must | (Do Not Modify) Lead | (Non modificare) Lead | (Não Modificar) Cliente Potencial | (No modificar) Cliente potencial
    | (Ne pas modifier) Prospect | (Nicht ändern) Lead
lead_id | (Do Not Modify) Lead | (Non modificare) Lead | (Não Modificar) Cliente Potencial | (No modificar) Cliente potencial
    | (Ne pas modifier) Prospect | (Nicht ändern) Lead
created_at | Created On | Data creazione; Creato il | Data de Criação; Criado Em | Fecha de creación | Créé le; Date de création
    | Erstellt am
status | Status; Status Reason | Stato; Motivo stato | Status; Razão do Status | Estado; Razón para el estado | Statut; Raison du statut
    | Status; Statusgrund
channel | Lead Source | Origine lead; Fonte lead | Origem do Cliente Potencial | Origen del cliente potencial | Source du prospect
    | Leadquelle
grade | Rating | Valutazione | Classificação | Valoración | Évaluation | Bewertung
rep | Owner | Proprietario | Proprietário | Propietario | Propriétaire | Besitzer
customer | Company Name | Nome società; Nome azienda | Nome da Empresa | Nombre de la compañía; Nombre de la empresa
    | Nom de la société | Firmenname
segment | Industry | Settore | Setor | Sector | Secteur d'activité | Branche
campaign | Source Campaign | Campagna di origine | Campanha de Origem | Campaña de origen | Campagne source | Ursprungskampagne
""",
)

ACCOUNTS = export(
    "customers",
    """
en | it | pt_br | es | fr | de
must | (Do Not Modify) Account; Account Name | (Non modificare) Account | (Não Modificar) Conta | (No modificar) Cuenta
    | (Ne pas modifier) Compte | (Nicht ändern) Firma
customer_id | (Do Not Modify) Account | (Non modificare) Account | (Não Modificar) Conta | (No modificar) Cuenta
    | (Ne pas modifier) Compte | (Nicht ändern) Firma
customer | Account Name | Nome account | Nome da Conta | Nombre de cuenta; Nombre de la cuenta | Nom du compte | Firmenname
created_at | Created On | Data creazione | Data de Criação | Fecha de creación | Créé le | Erstellt am
segment | Industry | Settore | Setor | Sector | Secteur d'activité | Branche
parent | Parent Account | Account padre | Conta Primária | Cuenta primaria | Compte parent | Übergeordnete Firma
rep | Owner | Proprietario | Proprietário | Propietario | Propriétaire | Besitzer
country | Address 1: Country/Region | Indirizzo 1: Paese | Endereço 1: País/Região | Dirección 1: país o región | Adresse 1 : Pays/région
    | Adresse 1: Land/Region
region | Address 1: State/Province | Indirizzo 1: Provincia | Endereço 1: Estado | Dirección 1: estado o provincia
    | Adresse 1 : Département/Province | Adresse 1: Bundesland/Kanton
city | Address 1: City | Indirizzo 1: Città | Endereço 1: Cidade | Dirección 1: ciudad | Adresse 1 : Ville | Adresse 1: Ort
""",
)

CASES = export(
    "tickets",
    """
en | it | pt_br | es | fr | de
must | (Do Not Modify) Case | (Non modificare) Caso | (Não Modificar) Ocorrência | (No modificar) Caso | (Ne pas modifier) Incident
    | (Nicht ändern) Anfrage
must | Case Number; Case Title | Numero caso; Titolo caso | Número da Ocorrência; Título da Ocorrência | Número de caso; Título del caso
    | Numéro de l'incident; Titre de l'incident | Anfragenummer; Anfragetitel
ticket_id | Case Number; (Do Not Modify) Case | Numero caso; (Non modificare) Caso | Número da Ocorrência; (Não Modificar) Ocorrência
    | Número de caso; (No modificar) Caso | Numéro de l'incident; (Ne pas modifier) Incident | Anfragenummer; (Nicht ändern) Anfrage
opened_at | Created On | Data creazione | Data de Criação; Criado Em | Fecha de creación | Créé le | Erstellt am
closed_at | Resolved On; Resolved Date; Closed On
stage | Status; Status Reason | Stato; Motivo stato | Status; Razão do Status | Estado; Razón para el estado | Statut; Raison du statut
    | Status; Statusgrund
priority | Priority | Priorità | Prioridade | Prioridad | Priorité | Priorität
channel | Origin | Origine | Origem | Origen | Origine | Ursprung
category | Case Type; Subject | Tipo caso; Oggetto | Tipo de Ocorrência; Assunto | Tipo de caso; Asunto | Type d'incident; Sujet
    | Anfragetyp; Thema
csat | Satisfaction
rep | Owner | Proprietario | Proprietário | Propietario | Propriétaire | Besitzer
customer | Customer | Cliente | Cliente | Cliente | Client | Kunde
product | Product | Prodotto | Produto | Producto | Produit | Produkt
""",
)

ACTIVITIES = export(
    "activities",
    """
en | it | pt_br | es | fr | de
must | Activity Type; Regarding; Subject | Tipo di attività; Tema; Oggetto | Tipo de Atividade; Referente a; Assunto
    | Tipo de actividad; Referente a; Asunto | Type d'activité; Concernant; Objet | Aktivitätstyp; Bezug; Betreff
must | (Do Not Modify) Activity
must | (Do Not Modify) Phone Call
activity_id | (Do Not Modify) Activity; (Do Not Modify) Phone Call | (Non modificare) Attività | (Não Modificar) Atividade
    | (No modificar) Actividad | (Ne pas modifier) Activité | (Nicht ändern) Aktivität
at | Actual End; Start Date; Due Date; Created On | Fine effettiva; Data inizio; Scadenza | Término Real; Data de Início; Data de Conclusão
    | Fin real; Fecha de inicio; Fecha de vencimiento | Fin réelle; Date de début; Échéance | Tatsächliches Ende; Startdatum; Fällig am
kind | Activity Type | Tipo di attività | Tipo de Atividade | Tipo de actividad | Type d'activité | Aktivitätstyp
direction | Direction | Direzione | Direção | Dirección | Direction | Richtung
outcome | Activity Status; Status Reason | Stato attività | Status da Atividade | Estado de la actividad | Statut de l'activité
    | Aktivitätsstatus
rep | Owner | Proprietario | Proprietário | Propietario | Propriétaire | Besitzer
""",
)

USERS = export(
    "reps",
    en="""
must | (Do Not Modify) User; Full Name
must | Full Name; Business Unit; Primary Email
rep_id | (Do Not Modify) User
rep | Full Name
rep_email | Primary Email; User Name
team | Business Unit
manager | Manager
""",
)

DYNAMICS = System("Dynamics 365", (DEALS, LEADS, ACCOUNTS, CASES, ACTIVITIES, USERS))
