"""Pipedrive: deals as lists are exported, every header with the object's name before it, in seven languages."""

from __future__ import annotations

from data.systems.system import Export, System, headers, musts

PIPEDRIVE = System(
    "Pipedrive",
    (
        Export(
            "deals",
            musts(
                "deal title; deal value",
                "deal title; deal stage",
                "negócio título; negócio valor",
                "negócio título; negócio etapa",
                "trato título; trato valor",
                "trato título; trato etapa",
                "affare titolo; affare valore",
                "affare titolo; affare fase",
                "tracte títol; tracte valor",
                "affaire titre; affaire valeur",
                "deal titel; deal wert",
            ),
            headers("""
deal_id | deal id; deal pipedrive system id; negócio id; trato id; affare id; tracte id; affaire id
amount | deal value; negócio valor; trato valor; affare valore; tracte valor; affaire valeur; deal wert
currency | deal currency of value; deal currency; negócio moeda; trato moneda; affare valuta; tracte moneda; affaire devise; deal währung
stage | deal stage; deal stage pipeline; negócio etapa; trato etapa; affare fase; tracte etapa; affaire étape; deal phase
status | deal status; negócio status; trato estado; affare stato; tracte estat; affaire statut
pipeline | deal pipeline; negócio funil; trato embudo; affare pipeline; tracte embut
created_at | deal deal created; deal creation date; deal created; negócio negócio criado em; trato trato creado el; trato creado;
    affare affare creato il; affaire date de création; deal deal erstellt
won_at | deal won time; deal won date; negócio ganho em; trato ganado el; trato fecha en que se ganó; affare vinto il; deal gewonnen am
lost_at | deal lost time; deal lost date; negócio data de perda; trato fecha de pérdida; affare perso il; deal datum des verlorenen deals
closed_at | deal deal closed on; deal closed on; negócio negócio fechado em; trato trato cerrado el; deal deal abgeschlossen am
expected_close_at | deal expected close date; negócio data de fechamento esperada; trato fecha prevista de cierre;
    affare data di chiusura prevista; affaire date de clôture prévue; deal erwartetes abschlussdatum
lost_reason | deal lost reason; negócio motivo da perda; trato motivo de pérdida; affare motivo della perdita;
    affaire raison de perte; affaire raison de la perte; deal verlustgrund
rep | deal owner; negócio proprietário; trato propietario; affare proprietario; tracte propietari; affaire propriétaire; deal besitzer
customer | deal organization; organization; negócio organização; organização nome; trato organización; affare organizzazione;
    affaire organisation; deal organisation
probability | deal probability; negócio probabilidade; trato probabilidad; affare probabilità; affaire probabilité
last_activity_at | deal last activity date; negócio data da última atividade; trato fecha de la última actividad;
    affare data ultima attività; deal datum der letzten aktivität
"""),
        ),
    ),
)
