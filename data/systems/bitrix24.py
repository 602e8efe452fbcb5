"""Bitrix24: lists of deals, leads, companies and contacts as they are exported, parted by semicolons.

The close date is assumed while a deal is open. Its status says won or lost where the names of stages do not; an amount may carry its
currency behind a bar: `1000|EUR`.
"""

from __future__ import annotations

from data.systems.system import System, export

DEALS = export(
    "deals",
    """
en | de
must | Deal Name; Responsible; Stage | Auftragsname; Verantwortlich; Phase
must | Deal Name; Assumed close date | Auftragsname; Voraussichtliches Abschlussdatum
must | Deal Name; Stage; Income | Auftragsname; Phase; Gewinn
must | TITLE; STAGE_ID; OPPORTUNITY; CURRENCY_ID
must | STAGE_SEMANTIC_ID; CLOSEDATE; OPPORTUNITY
must | ID; STAGE_ID; OPPORTUNITY; DATE_CREATE
must | ID; STAGE_ID; ASSIGNED_BY_ID; CLOSEDATE
deal_id | ID | ID
stage | Stage; STAGE_NAME; STAGE_ID | Phase
status | Deal status; Stage group; STAGE_SEMANTIC; STAGE_SEMANTIC_ID | Auftragsstatus
pipeline | Pipeline; CATEGORY_NAME; CATEGORY_ID | Pipeline
amount | Income; Amount/Currency; Amount; Total; OPPORTUNITY | Gewinn; Betrag/Währung; Betrag; Gesamt
currency | Currency; CURRENCY_ID | Währung
close_date | Assumed close date; Expected close date; Close date; End date; CLOSEDATE | Voraussichtliches Abschlussdatum; Abschlussdatum
created_at | Created; Created on; DATE_CREATE | Erstellt am
rep | Responsible; Responsible person; ASSIGNED_BY_NAME | Verantwortlich; Verantwortliche Person
rep_id | ASSIGNED_BY_ID
team | ASSIGNED_BY_DEPARTMENT
customer | Company; Client; COMPANY_NAME | Unternehmen; Kunde
customer_id | COMPANY_ID
contact_id | CONTACT_ID
lead_id | LEAD_ID
channel | Source; SOURCE_NAME; SOURCE_ID | Quelle
deal_type | Type; TYPE_NAME; TYPE_ID | Typ
product | Product | Produkt
probability | Probability, %; PROBABILITY | Gewinnwahrscheinlichkeit, %
is_closed | Closed; Deal closed; CLOSED | Geschlossen
""",
    words={"status": {"S": "won", "F": "lost", "P": "open"}, "stage": {"Analyze failure": "lost"}},
)

LEADS = export(
    "leads",
    """
en | de
must | Lead Name; Status; Responsible | Leadname; Status; Verantwortlich
lead_id | ID | ID
status | Status | Status
created_at | Created; Created on; DATE_CREATE | Erstellt am
channel | Source; SOURCE_NAME | Quelle
rep | Responsible; Responsible person | Verantwortlich; Verantwortliche Person
rep_id | ASSIGNED_BY_ID
customer | Company Name; Company | Unternehmensname; Unternehmen
""",
)

COMPANIES = export(
    "customers",
    """
en | de
must | Company Name; Company type; Responsible person | Unternehmensname; Unternehmenstyp; Verantwortlich
must | Company Name; Industry; Responsible | Unternehmensname; Branche; Verantwortlich
must | Company Name; Company type; Created
customer_id | ID | ID
customer | Company Name | Unternehmensname
segment | Industry; Company type | Branche; Unternehmenstyp
created_at | Created; Created on | Erstellt am
rep | Responsible; Responsible person | Verantwortlich; Verantwortliche Person
""",
)

BITRIX24 = System("Bitrix24", (DEALS, LEADS, COMPANIES))
