"""Salesforce's reports of opportunities, leads and accounts. Totals, filters and a copyright below the rows are left by the reader."""

from __future__ import annotations

from data.systems.system import export

REPORTS = (
    export(
        "deals",
        """
en | it | pt_br | pt | ca | es | fr | de
must | Opportunity Name; Stage; Close Date | Nome opportunità; Fase; Data chiusura | Nome da oportunidade; Fase; Data de fechamento
    | Nome da oportunidade; Fase; Data de fecho | Nom de l'oportunitat; Fase; Data de tancament
    | Nombre de la oportunidad; Etapa; Fecha de cierre | Nom de l'opportunité; Étape; Date de clôture
    | Opportunity-Name; Phase; Schlusstermin
must | Opportunity Name; Stage; Amount | Nome opportunità; Fase; Ammontare | Nome da oportunidade; Estágio; Data de fechamento
    | Nome da oportunidade; Estágio; Data de fecho | Nom de l'oportunitat; Etapa; Data de tancament
    | Nombre de la oportunidad; Etapa; Importe
    | Nom de l'opportunité; Étape; Montant | Opportunity-Name; Phase; Betrag
deal_id | Opportunity ID | ID opportunità | ID da oportunidade | ID da oportunidade | ID de l'oportunitat
    | Id. de oportunidad; ID de la oportunidad
    | ID d'opportunité; ID de l'opportunité | Opportunity-ID
created_at | Created Date | Data creazione | Data de criação | Data de criação | Data de creació | Fecha de creación | Date de création
    | Erstelldatum
close_date | Close Date; Close Date (2) | Data chiusura; Data di chiusura | Data de fechamento | Data de fecho | Data de tancament
    | Fecha de cierre | Date de clôture | Schlusstermin
stage | Stage | Fase | Fase; Estágio | Fase; Estágio | Fase; Etapa | Etapa | Étape | Phase; Stufe
amount | Amount; Amount (converted) | Ammontare; Importo; Ammontare (convertito) | Valor; Quantia; Valor (convertido) | Montante; Valor
    | Import | Importe; Valor; Importe (convertido) | Montant; Montant (converti) | Betrag; Betrag (konvertiert)
customer | Account Name | Nome account | Nome da conta | Nome da conta | Nom del compte | Nombre de la cuenta | Nom du compte
    | Accountname; Account-Name
rep | Opportunity Owner | Titolare opportunità; Proprietario opportunità | Proprietário da oportunidade | Proprietário da oportunidade
    | Propietari de l'oportunitat | Propietario de la oportunidad; Propietario de oportunidad | Propriétaire de l'opportunité
    | Opportunity-Inhaber; Opportunity-Eigentümer
team | Owner Role | Ruolo titolare | Função do proprietário; Papel do proprietário | Função do proprietário | Rol del propietari
    | Función del propietario | Rôle du propriétaire | Inhaberrolle
channel | Lead Source | Fonte lead; Fonte del lead | Origem do lead | Origem do lead | Origen del client potencial
    | Origen del candidato; Origen del prospecto | Origine de la piste | Lead-Quelle; Leadquelle
probability | Probability (%) | Probabilità (%) | Probabilidade (%) | Probabilidade (%) | Probabilitat (%) | Probabilidad (%)
    | Probabilité (%) | Wahrscheinlichkeit (%)
deal_type | Type | Tipo | Tipo | Tipo | Tipus | Tipo | Type | Typ
campaign | Primary Campaign Source | Origine campagna principale | Origem da campanha principal | | | Origen de la campaña principal
    | Source de la campagne principale | Primäre Kampagnenquelle
is_won | Won | Chiusa vinta | Ganho | Ganho | Guanyada | Ganada | Gagnée | Gewonnen
unused | Expected Revenue; Fiscal Period; Age; Next Step; Last Modified Date; Forecast Category; Stage Duration
is_closed | Closed | Chiusa | Fechado | Fechado | Tancada | Cerrada | Fermée | Geschlossen
last_activity_at | Last Activity | Ultima attività | Última atividade | Última atividade | Última activitat | Última actividad
    | Dernière activité | Letzte Aktivität
currency | Amount Currency; Opportunity Currency | Valuta ammontare | Moeda do valor | | | Divisa de importe | Devise du montant
    | Betrag Währung
""",
    ),
    export(
        "stage_changes",
        en="""
must | From Stage; To Stage
deal_id | Opportunity ID; Opportunity Name
changed_at | Last Modified; Stage Change Date; Last Modified Date
stage | To Stage
previous_stage | From Stage
amount | Amount
expected_close_at | Close Date
""",
        settles=True,
    ),
    export(
        "leads",
        """
en | it | pt_br | pt | es | fr | de
must | Lead Owner; Lead Status | Titolare lead; Stato lead | Proprietário do lead; Status do lead | Proprietário do lead; Estado do lead
    | Propietario del candidato; Estado del candidato | Propriétaire de la piste; Statut de la piste | Lead-Inhaber; Lead-Status
must | Lead Owner; Lead Source; Company / Account | Titolare lead; Fonte lead | Proprietário do lead; Origem do lead
    | Proprietário do lead; Origem do lead | Propietario de prospecto; Estado de prospecto | Propriétaire de la piste; Origine de la piste
    | Leadinhaber; Leadstatus
lead_id | Lead ID | ID lead | ID do lead | ID do lead | Id. de candidato; ID del candidato | ID de la piste | Lead-ID
created_at | Create Date; Created Date | Data creazione | Data de criação | Data de criação | Fecha de creación | Date de création
    | Erstelldatum
converted_at | Converted Date | Data conversione | Data da conversão | Data da conversão | Fecha de conversión | Date de conversion
    | Konvertierungsdatum
is_converted | Converted | Convertito | Convertido | Convertido | Convertido | Convertie | Konvertiert
status | Lead Status | Stato lead | Status do lead | Estado do lead | Estado del candidato; Estado de prospecto | Statut de la piste
    | Lead-Status; Leadstatus
channel | Lead Source | Fonte lead | Origem do lead | Origem do lead | Origen del candidato; Origen del prospecto | Origine de la piste
    | Lead-Quelle; Leadquelle
grade | Rating | Valutazione | Classificação | Classificação | Valoración; Calificación | Évaluation | Bewertung; Rating
rep | Lead Owner | Titolare lead | Proprietário do lead | Proprietário do lead | Propietario del candidato; Propietario de prospecto
    | Propriétaire de la piste | Lead-Inhaber; Leadinhaber
customer | Company / Account; Company | Società / Account; Società | Empresa / Conta; Empresa | Empresa / Conta; Empresa
    | Compañía / Cuenta; Compañía | Société / Compte; Société | Firma / Account; Firma
segment | Industry | Settore | Setor | Setor | Sector | Secteur d'activité | Branche
deal_id | Opportunity ID | ID opportunità | ID da oportunidade | ID da oportunidade | ID de la oportunidad | ID d'opportunité
    | Opportunity-ID
country | Country | Paese | País | País | País | Pays | Land
region | State/Province | Provincia/Stato | Estado/Província | Distrito | Estado/Provincia | État/Province | Bundesland/Provinz
city | City | Città | Cidade | Localidade | Ciudad | Ville | Ort
""",
    ),
    export(
        "customers",
        """
en | it | pt_br | pt | es | fr | de
must | Account Name; Account Owner | Nome account; Titolare account | Nome da conta; Proprietário da conta
    | Nome da conta; Proprietário da conta
    | Nombre de la cuenta; Propietario de la cuenta | Nom du compte; Propriétaire du compte | Accountname; Accountinhaber
must | | | | | | | Account-Name; Account-Inhaber
customer_id | Account ID | ID account | ID da conta | ID da conta | Id. de cuenta; ID de la cuenta | ID du compte | Account-ID
customer | Account Name | Nome account | Nome da conta | Nome da conta | Nombre de la cuenta | Nom du compte | Accountname; Account-Name
rep | Account Owner | Titolare account | Proprietário da conta | Proprietário da conta | Propietario de la cuenta | Propriétaire du compte
    | Accountinhaber; Account-Inhaber
created_at | Created Date | Data creazione | Data de criação | Data de criação | Fecha de creación | Date de création | Erstelldatum
segment | Industry; Type | Settore; Tipo | Setor; Tipo | Setor; Tipo | Sector; Tipo | Secteur d'activité; Type | Branche; Typ
parent | Parent Account | Account controllante | Conta pai | Conta principal | Cuenta principal | Compte principal | Übergeordneter Account
country | Billing Country; Billing Country (text only) | Paese fatturazione | País de cobrança | País de faturação | País de facturación
    | Pays de facturation | Land (Rechnungsanschrift)
region | Billing State/Province | Provincia fatturazione | Estado/Província de cobrança | Distrito de faturação
    | Estado o provincia de facturación | État/Province de facturation | Bundesland/Provinz (Rechnungsanschrift)
city | Billing City | Città fatturazione | Cidade de cobrança | Localidade de faturação | Ciudad de facturación | Ville de facturation
    | Ort (Rechnungsanschrift)
""",
    ),
    export(
        "activities",
        en="""
must | Assigned; Subject; Date; Task
must | Assigned; Date; Activity Type
must | Assigned; Subject; Date; Company / Account
activity_id | Activity ID
at | Date; Due Date
kind | Activity Type; Task Subtype; Type; Event / Task
outcome | Call Result; Status
direction | Call Type
rep | Assigned
customer | Account Name; Company / Account
deal_id | Opportunity ID
lead_id | Lead ID
""",
    ),
    export(
        "reps",
        en="""
must | Username; Profile; Role
must | Full Name; Username; Active
rep_id | User ID
rep | Full Name; Name
rep_email | Email
team | Role; Department
manager | Manager
""",
    ),
)
