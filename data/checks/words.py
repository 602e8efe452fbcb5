"""What the words of other systems mean, in five languages: stages and statuses, kinds of activity, outcomes.

A meaning is found by a telling word, not by a whole phrase, so that `Closed-Won`, `Chiusa vinta` and `08 - GANADA` need no entry each.
Words that may mean either are doubtful: they are listed as a question and mean nothing until a person says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.matching.names import plain


@dataclass(frozen=True)
class Vocabulary:
    """Meanings by telling words, first match wins. `otherwise` is what a word without any of them means (`None`: nothing).

    `doubtful` words make a phrase a question unless a meaning was found. A telling word may be a beginning, written `abandon*`,
    or several words, all of which have to be there.
    """

    meanings: Mapping[str, str]
    doubtful: str = ""
    otherwise: str | None = None

    def meaning(self, text: str) -> str | None:
        """What a text means, or `None` where it is doubtful or means nothing."""
        words = re.findall(r"[a-z0-9]+", plain(text))
        for meaning, telling in self.meanings.items():
            if any(_tells(each.split(), words) for each in telling.split(";")):
                return meaning
        return None if _tells_any(self.doubtful, words) else self.otherwise

    def read(self, texts: Iterable[str], chosen: Mapping[str, str] | None = None) -> tuple[dict[str, str], list[str]]:
        """The meaning of each text, and the texts that are doubtful. What a person chose stands above all."""
        own = {plain(text).strip(): meaning for text, meaning in (chosen or {}).items()}
        meanings, doubtful = {}, []
        for text in texts:
            meaning = own.get(plain(text).strip()) or self.meaning(text)
            if meaning:
                meanings[text] = meaning
            elif _tells_any(self.doubtful, re.findall(r"[a-z0-9]+", plain(text))):
                doubtful.append(text)
        return meanings, doubtful


def _tells(telling: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(each[:-1]) if each.endswith("*") else word == each for word in words) for each in telling)


def _tells_any(telling: str, words: list[str]) -> bool:
    return any(_tells(each.split(), words) for each in telling.split(";") if each)


_NOT = "not won;non vinta;nao ganho;no ganada;no guanyada;unsuccessful"

DEAL = Vocabulary(
    {
        "lost": f"{_NOT};lost;closedlost;perdid*;perdut*;perdud*;persa;perso;perse;verloren;perdu;perdue;lose;"
        "disqualified;churned;abandon*;abbandon*",
        "won": "won;closedwon;win;ganad*;ganho;ganha;vinta;vinto;vinte;vinti;vencid*;guanyad*;guanyat;gewonnen;gagne;gagnee;conquistad*",
    },
    doubtful="abgeschlossen;geschlossen;ferme;fermee;close*;clos*;chius*;cerrad*;fechad*;encerrad*;tancad*;tancat;complete*;completat*;cancel*;"
    "annull*;anulad*;declin*;reject*;rifiut*;"
    "recusad*;rechazad*;rebutjad*;accept*;approv*;aprovad*;aprobad*;signed;done;finish*;dead;deleted;conclu*;"
    "inactive;archived;expired;suspended;success*",
    otherwise="open",
)

TICKET = Vocabulary(
    {
        "open": "reopen*;not closed;not resolved;unresolved;unsolved;non risolto;nao resolvido;no resuelto;"
        "riaperto;reabert*;reabiert*;reobert*",
        "closed": "closed;close;resolved;solved;done;complete*;completed;cancel*;finished;chius*;risolt*;"
        "completat*;annullat*;fechad*;resolvid*;encerrad*;"
        "concluid*;finalizad*;cerrad*;resuelt*;solucionad*;tancad*;tancat;resolt*;geschlossen;gelost;erledigt;abgeschlossen;"
        "resolu;resolue;ferme;fermee;cloture*;merged;duplicate;spam",
    },
    doubtful="archived;deleted;inactive;rejected;reject*;declin*;expired;answered;sent",
    otherwise="open",
)

LEAD = Vocabulary(
    {
        "dropped": "unqualified;disqualified;lost;dropped;junk;dead;recycled;rejected;archived;bad timing;"
        "not interested;not qualified;invalid;unresponsive;"
        "perdid*;perdut*;perso;persa;descartad*;descartat;desqualificad*;desqualificat;squalificat*;scartat*;"
        "non interessato;sem interesse;"
        "cancel*;rechazad*;rebutjat;abandon*;abbandon*;closed not converted;not converted;perdu",
        "converted": "convert*;converted;konvertiert*;won;customer;cliente;client;ganho;ganha;ganad*;vinta;vinto;guanyad*;guanyat",
        "qualified": "qualified;sql;qualifiziert*;qualifie*;qualificat*;qualificad*;cualificad*;calificad*;open deal;opportunity;"
        "opportunita;oportunidad*;oportunitat",
    },
    doubtful="closed;chius*;fechad*;cerrad*;tancat;done;complete*",
)

LIFECYCLE = Vocabulary(
    {
        "qualified": "sales qualified;salesqualifiedlead;sql;qualificat* vendite;calificad* ventas;qualificad* vendas;qualificat* vendes;"
        "qualifie* ventes;qualifie* commercial*;opportunite;verkaufschance;opportunity;opportunita;oportunidad*;oportunitat;evangelist*",
        "converted": "customer;cliente;client;kunde",
        "other": "other;altro;outro;otro;altre",
    }
)

ORDER = Vocabulary(
    {
        "kept": "partial*;parcial*;parzial*;not refunded;non rimborsat*",
        "refunded": "refunded;refund;rimborsat*;reembolsad*;reemborsad*;chargeback;charged back",
        "cancelled": "cancel*;canceled;void;voided;failed;unavailable;declined;annullat*;anulad*;abandon*;"
        "expired;cancelad*;cancellat*;fallid*;rejected;rechazad*;rifiutat*;recusad*;rebutjad*",
        "waiting": "pending;pendente;pendiente;pendent;in attesa;unpaid;awaiting payment;in progress;draft;"
        "quotation;in corso;em andamento;en curso;en curs;bozza;"
        "rascunho;borrador;esborrany;preventivo;orcamento;presupuesto;pressupost;non pagat*;nao pag*;no pagad*;impagad*;"
        "aguardando pagamento;por pagar",
    },
    otherwise="kept",
)

ACTIVITY = Vocabulary(
    {
        "email": "email;e mail;mail;correo;correu;emails;courriel",
        "call": "call;phone;chiamata;telefonata;ligacao;llamada;trucada;trucades;telefone;calls;outbound call;"
        "appel;appeler;anruf;anrufe;telefonat;ligar",
        "demo": "demo;demonstration;dimostrazione;demonstracao;demostracion;demostracio",
        "meeting": "meeting;event;riunione;incontro;reuniao;reunion;reunio;appuntamento;visita;visit;lunch;appointment;"
        "meetings;rendez vous;besprechung;termin;treffen;cita",
        "task": "task;tasks;todo;to do;attivita;tarefa;tarea;tasca;compito;tache;aufgabe",
        "note": "note;nota;comment;notiz",
    }
)

DIRECTION = Vocabulary(
    {
        "inbound": "inbound;incoming;received;entrata;entrante;ricevuta;recebida;recibida;rebuda;entrada;eingehend*;entrant*",
        "outbound": "outbound;outgoing;sent;made;uscita;uscente;inviata;realizada;saliente;sortint;enviada;saida;ausgehend*;sortant*",
    }
)

ANSWER = Vocabulary(
    {
        "no": "no answer;not answered;unsuccessful;no show;left message;left voicemail;voicemail;"
        "left live message;busy;wrong number;bounced;cancel*;canceled;"
        "non risposto;nessuna risposta;nao atendeu;sem resposta;no contesta;no contestada;ocupado;occupato;"
        "occupat;sense resposta;declined;rejected",
        "yes": "connected;answered;successful;contacted;accepted;appointment set;replied;risposto;atendida;atendeu;respondida;contestada;"
        "aceptada;accettata;aceita;interested",
    }
)

SATISFACTION = Vocabulary(
    {
        "none": "not offered;unoffered;offered;neutral;no response;neither",
        "no": "bad;unhappy;dissatisfied;unsatisfied;negative;poor;terrible;insoddisfatt*;non soddisfatt*;negativ*;insatisf*;"
        "insatisfet;malament;schlecht;unzufrieden;mauvais;insatisfait*",
        "yes": "good;great;amazing;happy;satisfied;positive;excellent;soddisfatt*;positiv*;buon*;satisf*;content*;bom;boa;bueno;"
        "buena;bona;gut;zufrieden;bon;satisfait*",
    }
)

SUBSCRIPTION = Vocabulary(
    {
        "unpaid": "incomplete;incomplete expired",
        "trial": "trial*;in trial;on trial;prova;prueba;teste;essai",
        "ended": "cancel*;ended;expired;inactive;churned;annull*;anulad*;disdett*;terminat*;encerrad*;expirad*;finalizad*;"
        "resili*;gekundigt",
    },
    otherwise="running",
)

INTERVAL = Vocabulary(
    {
        "quarter": "quarter*;trimest*;quartal*",
        "day": "day*;daily;giorn*;dia*;diari*;jour*;tag*;taglich",
        "week": "week*;settiman*;semana*;setman*;hebdo*;woche*",
        "month": "month*;mes;mese;mesi;mensil*;mensal*;mensua*;mensuel*;monat*;mois",
        "year": "year*;annual*;yearly;anno;anni;ano;any;anual*;annual*;annuel*;annuale;jahr*;an;ans",
    }
)
