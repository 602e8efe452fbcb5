"""Zoho CRM: modules as they are exported, each with the keys of what it names beside the names.

The closing date of a deal that is open is when it is expected to close.
"""

from __future__ import annotations

from data.systems.system import System, export

DEALS = export(
    "deals",
    """
en | es | pt_br | fr
must | Deal Owner; Deal Name; Closing Date; Stage | Propietario de Trato; Nombre de Trato; Fecha de cierre; Fase
    | Proprietário do Negócio; Nome do Negócio; Data de Fechamento; Estágio
    | Propriétaire de l'affaire; Nom de l'affaire; Date de clôture; Étape
must | Record Id; Deal Name; Stage; Closing Date | ID de registro; Nombre de Trato; Fase; Fecha de cierre
must | Deal Id; Deal Owner; Deal Name
must | Potential Name; Closing Date; Stage
deal_id | Record Id; Deal Id; Potential Id | ID de registro | ID do registro | ID de l'enregistrement
amount | Amount | Importe; Cantidad | Valor; Quantia | Montant
created_at | Created Time | Hora de creación; Fecha de creación | Hora da Criação; Hora de Criação | Heure de création
close_date | Closing Date | Fecha de cierre | Data de Fechamento | Date de clôture
stage | Stage | Fase | Estágio | Étape
pipeline | Pipeline; Sub-Pipeline | Pipeline | Pipeline | Pipeline
rep | Deal Owner; Potential Owner | Propietario de Trato | Proprietário do Negócio | Propriétaire de l'affaire
rep_id | Deal Owner.id; Potential Owner.id; Deal Owner Id | Propietario de Trato.id | Proprietário do Negócio.id
    | Propriétaire de l'affaire.id
customer | Account Name; Company Name | Nombre de Cuenta | Nome da Conta | Nom du compte
customer_id | Account Name.id; Company Name.id; Account Name Id | Nombre de Cuenta.id | Nome da Conta.id | Nom du compte.id
contact_id | Contact Name.id | Nombre de Contacto.id | Nome do Contato.id | Nom du contact.id
probability | Probability (%) | Probabilidad (%) | Probabilidade (%) | Probabilité (%)
channel | Lead Source | Fuente de Posible cliente | Origem do Lead | Source du prospect
campaign | Campaign Source | Fuente de la campaña | Origem da Campanha | Source de la campagne
deal_type | Type | Tipo | Tipo | Type
currency | Currency | Moneda | Moeda | Devise
lost_reason | Reason For Loss; Reason For Loss__s | Motivo de pérdida | Motivo da perda | Motif de perte
unused | Expected Revenue; Modified Time; Next Step; Overall Sales Duration; Lead Conversion Time; Sales Cycle Duration
last_activity_at | Last Activity Time | Hora de la última actividad | Hora da Última Atividade | Heure de la dernière activité
""",
)

LEADS = export(
    "leads",
    """
en | es | pt_br
must | Record Id; Lead Owner; Lead Status | Propietario de Posible cliente; Estado de Posible cliente
    | Proprietário do Lead; Status do Lead; Hora da Criação
must | Lead Owner; Lead Status; Created Time
lead_id | Record Id; Lead Id | ID de registro | ID do registro
created_at | Created Time | Hora de creación | Hora da Criação; Hora de Criação
converted_at | Converted Date Time; Converted Time; Lead Conversion Time
is_converted | Is Converted; Converted | Convertido | Convertido
status | Lead Status | Estado de Posible cliente | Status do Lead
channel | Lead Source | Fuente de Posible cliente | Origem do Lead
rep | Lead Owner | Propietario de Posible cliente | Proprietário do Lead
rep_id | Lead Owner.id | Propietario de Posible cliente.id | Proprietário do Lead.id
customer | Company | Empresa | Empresa
segment | Industry | Sector | Setor
grade | Rating | Calificación | Classificação
customer_id | Converted Account.id
deal_id | Converted Deal.id
contact_id | Converted Contact.id; Email | Correo electrónico | E-mail
country | Country | País | País
region | State | Estado | Estado
city | City | Ciudad | Cidade
""",
)

ACCOUNTS = export(
    "customers",
    """
en | es | pt_br
must | Account Owner; Account Name; Record Id | Propietario de Cuenta; Nombre de Cuenta
    | Proprietário da Conta; Nome da Conta; ID do registro
must | Account Owner; Account Name; Created Time
customer_id | Record Id; Account Id | ID de registro | ID do registro
customer | Account Name | Nombre de Cuenta | Nome da Conta
rep | Account Owner | Propietario de Cuenta | Proprietário da Conta
rep_id | Account Owner.id | Propietario de Cuenta.id | Proprietário da Conta.id
created_at | Created Time | Hora de creación | Hora da Criação
segment | Industry; Account Type | Sector | Setor
parent | Parent Account | Cuenta principal | Conta Pai
domain | Website | Sitio web | Site
country | Billing Country | País de facturación | País de Cobrança
region | Billing State | Estado de facturación | Estado de Cobrança
city | Billing City | Ciudad de facturación | Cidade de Cobrança
""",
)

CONTACTS = export(
    "contacts",
    en="""
must | Contact Owner; Record Id; Account Name
must | Contact Owner; Last Name; Account Name.id
contact_id | Record Id; Contact Id
email | Email
customer | Account Name
customer_id | Account Name.id
""",
)

_TOUCH = """
activity_id | Record Id
deal_id | Related To.id; What Id.id
contact_id | Contact Name.id; Who Id.id
"""

ACTIVITIES = (
    export(
        "activities",
        en=f"""
must | Call Owner; Call Start Time
must | Call Type; Call Start Time
at | Call Start Time
rep | Call Owner
rep_id | Call Owner.id
direction | Call Type
outcome | Call Result; Call Status
{_TOUCH.strip()}
""",
        constants={"kind": "call"},
    ),
    export(
        "activities",
        en=f"""
must | Task Owner; Due Date; Status
at | Closed Time; Due Date
rep | Task Owner
rep_id | Task Owner.id
outcome | Status
{_TOUCH.strip()}
""",
        constants={"kind": "task"},
    ),
    export(
        "activities",
        en=f"""
must | Host; From; To; Title
must | Event Owner; Start DateTime
at | From; Start DateTime
rep | Host; Event Owner
rep_id | Host.id; Event Owner.id
{_TOUCH.strip()}
""",
        constants={"kind": "meeting"},
    ),
)

CASES = export(
    "tickets",
    en="""
must | Case Number; Case Owner; Case Origin; Created Time
must | Record Id; Case Owner; Status; Case Origin
ticket_id | Case Number; Record Id
opened_at | Created Time
closed_at | Closed Time
stage | Status
priority | Priority
channel | Case Origin
category | Type; Case Reason
rep | Case Owner
rep_id | Case Owner.id
customer | Account Name
customer_id | Account Name.id
contact_id | Related To.id; Contact Name.id
product | Product Name
""",
)

PRODUCTS = export(
    "products",
    en="""
must | Product Owner; Product Name; Product Code
product_id | Product Code; Record Id
product | Product Name
category | Product Category
price | Unit Price
""",
)

STAGES = export(
    "stage_changes",
    en="""
must | Deal Name.id; Stage; Modified Time; Moved To
must | Stage Duration (Calendar Days); Stage; Deal Name
deal_id | Deal Name.id; Deal Id; Deal Name
changed_at | Modified Time
stage | Moved To; Stage
amount | Amount
expected_close_at | Closing Date
""",
    settles=True,
)

ZOHO = System("Zoho CRM", (DEALS, LEADS, ACCOUNTS, CONTACTS, *ACTIVITIES, CASES, PRODUCTS, STAGES))
