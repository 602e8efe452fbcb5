"""Odoo: opportunities as lists are exported, in five languages. A lost one is archived: it is not active, and keeps its stage."""

from __future__ import annotations

from data.systems.system import Export, System, headers, musts

ODOO = System(
    "Odoo",
    (
        Export(
            "deals",
            musts(
                "expected revenue; salesperson; stage",
                "ricavi previsti; addetto vendite; fase",
                "ingreso esperado; comercial; etapa",
                "ingresos esperados; vendedor; etapa",
                "ingressos esperats; comercial; etapa",
                "receita esperada; vendedor; fase",
                "receita esperada; vendedor; estágio",
                "expected revenue; user id; stage id",
            ),
            headers("""
deal_id | external id; id; id esterno; id externo; id externa
amount | expected revenue; ricavi previsti; ingreso esperado; ingresos esperados; ingressos esperats; receita esperada
created_at | created on; creato il; data creazione; creado el; fecha de creación; creat el; criado em; create date
closed_at | closed date; data di chiusura; fecha de cierre; data de tancament; data de fechamento; date closed
expected_close_at | expected closing; chiusura prevista; cierre esperado; cierre previsto; tancament previst; fecho esperado;
    fechamento esperado; date deadline
stage | stage; fase; etapa; estágio; stage id
probability | probability; probabilità; probabilidad; probabilitat; probabilidade
rep | salesperson; addetto vendite; comercial; vendedor; user id
team | sales team; team di vendita; equipo de ventas; equip de vendes; equipe de vendas; team id
customer | customer; cliente; client; partner id
is_active | active; attivo; activo; actiu; ativo
lost_reason | lost reason; motivo perdita; motivo di perdita; motivo de pérdida; motiu de pèrdua; motivo da perda; lost reason id
"""),
        ),
    ),
)
