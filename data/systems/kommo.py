"""Kommo (amoCRM): leads as they are exported, in English, Spanish and Portuguese.

What Kommo calls a lead is a deal: it has a sale, a pipeline and a day of closing, `not closed` while it is open.
"""

from __future__ import annotations

from data.systems.system import System, export

KOMMO = System(
    "Kommo",
    (
        export(
            "deals",
            """
en | es | pt_br
must | Lead title; Sale; Responsible user | Título del lead; Venta; Usuario responsable | Título do lead; Venda; Usuário responsável
must | Lead title; Lead status; Pipeline | Título del lead; Estatus del lead; Embudo | Título do lead; Etapa do lead; Funil de vendas
must | Lead name; Sale; Responsible user; Closed at
deal_id | ID | ID | ID
amount | Sale; Sale value; Budget | Venta; Presupuesto | Venda; Orçamento
rep | Responsible user; Lead responsible user | Usuario responsable | Usuário responsável
created_at | Created at; Lead created; Date created | Creado en; Fecha de creación | Criado em; Data de criação
closed_at | Closed at; Date closed | Cerrado en; Fecha de cierre | Fechado em; Data de fechamento
pipeline | Pipeline; Lead pipeline | Embudo; Embudo de ventas | Funil; Funil de vendas
stage | Lead status; Lead stage; Stage; Status | Estatus del lead; Etapa del lead | Etapa do lead; Status do lead
customer | Company; Lead company; Contact's company | Compañía; Empresa | Empresa
channel | Source; Lead source; utm_source | Fuente; utm_source | Fonte; utm_source
campaign | utm_campaign | utm_campaign | utm_campaign
lost_reason | Loss reason; Reason for loss | Razón de pérdida; Motivo de pérdida | Motivo da perda; Motivo de perda
unused | Created by; Modified at; Modified by; Lead tags | Creado por; Modificado en; Modificado por
 | Criado por; Modificado em; Modificado por
""",
            words={"stage": {"Incoming leads": "open", "Offer made": "open", "Initial contact": "open"}},
        ),
    ),
)
