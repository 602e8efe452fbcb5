"""RD Station CRM: deals (`negociações`) as they are exported, in Brazilian Portuguese.

A deal has a value paid once and one paid each month; the first is its amount.
"""

from __future__ import annotations

from data.systems.system import System, export

RD_STATION = System(
    "RD Station CRM",
    (
        export(
            "deals",
            pt_br="""
must | Funil de vendas; Etapa; Valor Único; Valor Recorrente
must | Funil de vendas; Etapa; Estado; Motivo de Perda; Responsável
must | Nome; Qualificação; Etapa; Motivo de Perda; Pausada
deal_id | ID; ID da negociação
customer | Empresa
pipeline | Funil de vendas; Funil
stage | Etapa
status | Estado; Status
lost_reason | Motivo de Perda
amount | Valor Único; Valor total; Valor
created_at | Data de criação
last_activity_at | Data do último contato
expected_close_at | Previsão de fechamento; Previsão de Fechamento
closed_at | Data de fechamento
channel | Fonte
campaign | Campanha
rep | Responsável
team | Equipes do responsável; Equipe
product | Produtos; Produto
unused | Qualificação; Valor Recorrente; Pausada; Hora de criação; Hora de fechamento; Data da próxima tarefa; Anotação do motivo de perda
""",
            words={"status": {"Em andamento": "open", "Vendida": "won", "Perdida": "lost", "Pausada": "open"}},
        ),
    ),
)
