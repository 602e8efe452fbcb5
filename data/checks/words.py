"""What the words of other systems mean, in seven languages: stages and statuses, kinds of activity, outcomes.

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
    or several words, all of which have to be there. Written `=customer` it tells only where it is all that is said.
    """

    meanings: Mapping[str, str]
    doubtful: str = ""
    otherwise: str | None = None

    def meaning(self, text: str) -> str | None:
        """What a text means, or `None` where it is doubtful or means nothing."""
        words = words_of(text)
        for meaning, telling in self.meanings.items():
            if any(_tells(each.split(), words) for each in telling.split(";")):
                return meaning
        return None if self._is_doubtful(words) else self.otherwise

    def read(self, texts: Iterable[str], chosen: Mapping[str, str] | None = None) -> tuple[dict[str, str], list[str]]:
        """The meaning of each text, and the texts that are doubtful. What a person chose stands above all."""
        own = {plain(text).strip(): meaning for text, meaning in (chosen or {}).items()}
        meanings, doubtful = {}, []
        for text in texts:
            meaning = own.get(plain(text).strip()) or self.meaning(text)
            if meaning:
                meanings[text] = meaning
            elif self._is_doubtful(words_of(text)):
                doubtful.append(text)
        return meanings, doubtful

    def _is_doubtful(self, words: list[str]) -> bool:
        """Whether words may mean either, or are written in letters we know no words of, so that what others mean would be a guess."""
        return _tells_any(self.doubtful, words) or (self.otherwise is not None and _is_foreign(words))


def words_of(text: str) -> list[str]:
    """The words of a text without accents, in any alphabet; the Catalan `l·l` is one sound within a word."""
    return re.findall(r"[^\W_]+", plain(text).replace("l·l", "ll"))


def _is_foreign(words: list[str]) -> bool:
    """Whether no word is written in Latin letters."""
    return bool(words) and not any(re.search("[a-z0-9]", word) for word in words)


_DENIALS = frozenset({"no", "not", "non", "nao", "nicht", "pas"})
_LAST_DENIALS = frozenset({"no", "not", "non", "nao", "nein"})
_YET = frozenset({"yet", "ancora", "encore"})
"""What follows a denial without being denied (`non ancora`): where both stand does not matter."""

_BETWEEN = (
    "a ya mas muy aun todavia encara gaire ha han hemos hem he ho hi se s es esta estan estado estat estada fue fueron fou son sido sigut "
    "siendo ser sea va van vam l m n t lo la los las els les le li nos ens en finalmente finalment"
)
"""What stands in Spanish and Catalan between `no` and what it denies (`No ha sido adjudicada`)."""


def _tells(telling: list[str], words: list[str]) -> bool:
    if telling[0].startswith("="):
        return [telling[0][1:], *telling[1:]] == words
    if not all(any(_is(each, word) for word in words) for each in telling if each not in _DENIALS):
        return False
    if telling[0] in _DENIALS and len(telling) > 1 and telling[1] not in _YET:
        return _denies(telling[0], telling[1], words)
    return all(each in words for each in telling if each in _DENIALS)


def _denies(denial: str, denied: str, words: list[str]) -> bool:
    """Whether a denial stands before the word, or ends the text (`Adjudicada: no`).

    Portuguese `no` is “in the” (`Adjudicada no leilão`, `No leilão: adjudicada`), so nothing may stand between it and what it denies but
    what belongs to a verb.
    """
    if words[-1] in _LAST_DENIALS:
        return True
    for at in (at for at, word in enumerate(words) if _is(denied, word)):
        before = [word for word in words[:at] if denial != "no" or word not in _BETWEEN.split()]
        if (denial in before) if denial != "no" else before[-1:] == ["no"]:
            return True
    return False


def _is(telling: str, word: str) -> bool:
    return word.startswith(telling[:-1]) if telling.endswith("*") else word == telling


def _tells_any(telling: str, words: list[str]) -> bool:
    return any(_tells(each.split(), words) for each in telling.split(";") if each)


_NOT = (
    "not sold;unsold;non vendut*;nao vendid*;no vendid*;no vendut*;nicht verkauft;non vendu;pas vendu;"
    "not awarded;non aggiudicat*;nao adjudicad*;no adjudicad*;no adjudicat*;no ganam*;no guanyem;"
    "not won;non vint*;nao ganh*;no ganad*;no guanyad*;no guanyat*;unsuccessful;nicht gewonnen;nicht erhalten;non gagne;non gagnee;"
    "pas gagne;pas gagnee"
)

_NOT_YET = (
    "not yet;noch nicht;pas encore;non ancora;todavia no;aun no;ainda nao;encara no;"
    "in attesa;en attente;en espera;em espera;aguardando;pendente;pendiente;pendent;ausstehend*;wartet;wartend;"
    "da chiudere;por cerrar;por fechar;per tancar;a fermer;a cloturer;a resoudre;zu schliessen"
)
"""Ways to say that what follows has not happened (`En attente de clôture`)."""

_MET = (
    "agendament*;agendad*;appointment*;appuntament*;meeting*;reuniao;reunioes;reunion;reuniones;reunio;reunions;riunion*;demo;demos;"
    "demonstrat*;dimostraz*;discovery;cita;citas;visit;visits;visita;visitas;visite;visites;mql;sal;sql"
)
_HELD = (
    "accept*;accettat*;aceit*;aceptad*;acceptad*;acceptat*;complete*;completat*;completad*;conclu*;done;finish*;finalizad*;finalitzad*;"
    "finalitzat*;confirm*"
)
_MET_WITH = ";".join(f"{met} {held}" for met in _MET.split(";") for held in _HELD.split(";"))
"""An appointment that was accepted or held (`Agendamentos Aceitos`, `Demo completed`) is a step on the way, and no end."""

DEAL = Vocabulary(
    {
        "lost": f"{_NOT};lost;closedlost;perdid*;perdut*;perdud*;perda;persa;perso;persi;perse;verloren*;perdu;perdue;perdus;perdues;lose;"
        "disqualified;churned;abandon*;abbandon*;descartad*;descartat*;scartat*;sans suite;absage;abgesagt;"
        "perdemos;perdimos;perdem;vam perdre;ganaron ellos;ganharam eles;"
        "awarded competitor*;awarded other*;awarded another;aggiudicat* altr*;aggiudicat* concorren*;adjudicad* otr*;adjudicad* outr*;"
        "adjudicad* competen*;adjudicad* competid*;adjudicad* concorren*;adjudicad* altre*;adjudicat* altre*;adjudicat* competen*;"
        "провал*;проигран*;отказ*;przegran*",
        "won": "=customer;=cliente;=client;=kunde;vendid*;vendut*;verkauft;vendu;vendue;sold;logrado*;"
        "won;closedwon;win;ganad*;ganho;ganha;ganhos;ganhas;vinta;vinto;vinte;vinti;vencid*;guanyad*;guanyat*;gewonnen*;"
        "ganhamos;ganamos;guanyem;vam guanyar;vencemos;vencimos;conquistamos;awarded;aggiudicat*;adjudicad*;adjudicat;adjudicats;"
        "gagne;gagnee;gagnes;gagnees;conquistad*;negocio fechado;negocios fechados;venda fechada;auftrag erhalten;remporte;remportee;"
        "успешн*;выигран*;wygran*",
        "open": _MET_WITH,
    },
    doubtful="abgeschlossen*;geschlossen*;ferme;fermee;cloture;cloturee;close*;clos*;chius*;cerrad*;fechad*;encerrad*;tancad*;tancat*;"
    "complete*;completat*;completad*;cancel*;annul*;anul*;storn*;declin*;reject*;rifiut*;rejete*;refus*;abgelehnt*;termine;terminee;"
    "recusad*;rechazad*;rebutjad*;rebutjat*;accept*;accettat*;aceptad*;aceit*;acceptad*;acceptat*;angenommen*;approv*;aprovad*;aprobad*;"
    "signed;signe;signee;firmat*;firmad*;assinad*;signat;signada;unterschrieben;done;finish*;finalizad*;finalitzad*;finalitzat*;erledigt;"
    "dead;deleted;conclu*;archivi*;archivad*;arquivad*;arxivad*;archive*;inactive;expired;scadut*;caducad*;abgelaufen;suspended;success*",
    otherwise="open",
)

TICKET = Vocabulary(
    {
        "open": f"{_NOT_YET};reopen*;not closed;not resolved;unresolved;unsolved;non risolt*;non chius*;nao resolvid*;nao fechad*;"
        "no resuelt*;no cerrad*;no resolt*;no tancad*;no tancat*;nicht gelost;ungelost;nicht geschlossen;nicht erledigt;non resolu;"
        "non resolue;pas resolu;riapert*;reabert*;reabiert*;reobert*;rouvert*;reouvert*;wieder geoffnet;wiedereroffnet",
        "closed": "closed;close;resolved;solved;done;complete*;completed;cancel*;finished;chius*;risolt*;completat*;completad*;"
        "annul*;anul*;storn*;fechad*;resolvid*;encerrad*;concluid*;conclus*;finalizad*;finalitzad*;finalitzat*;cerrad*;resuelt*;"
        "solucionad*;solucionat*;tancad*;tancat*;resolt*;evas*;terminat*;terminad*;acabad*;acabat*;geschlossen;gelost;behoben;erledigt;"
        "abgeschlossen;beendet;resolu;resolue;ferme;fermee;cloture;cloturee;clos;termine;terminee;traite;traitee;solde;soldee;"
        "merged;duplicate;spam",
    },
    doubtful="archived;deleted;inactive;rejected;reject*;declin*;expired;answered;sent;archivi*;archivad*;arquivad*;rifiut*;rechazad*;"
    "recusad*;refus*;rejete*;abgelehnt;inviat*;enviad*;gesendet;beantwortet",
    otherwise="open",
)

LEAD = Vocabulary(
    {
        "waiting": f"{_NOT_YET};potential customer;prospective customer;cliente potenc*;cliente potenz*;clienti potenz*;clientes potenc*;"
        "client potenc*;client potenti*;clients potenc*;potenziell* kunde;potentiell* kunde;zu qualifizieren;a qualifier;da qualificare",
        "dropped": "unqualified;disqualified;lost;dropped;junk;dead;recycled;rejected;archived;bad timing;"
        "not interested;not qualified;invalid;unresponsive;"
        "perdid*;perdut*;perdud*;perso;persa;descartad*;descartat*;desqualificad*;desqualificat*;descalificad*;squalificat*;scartat*;"
        "non qualificat*;nao qualificad*;no cualificad*;no calificad*;no qualificad*;no qualificat*;nicht qualifiziert*;non qualifie;"
        "non qualifiee;pas qualifie;non interess*;nao interess*;no interes*;sem interesse;sense interes;sin interes;kein interesse;"
        "nicht interessiert;pas interesse;pas interessee;"
        "non convert*;nao convertid*;no convert*;nicht konvertiert;non converti;unqualifiziert;disqualifiziert;verloren;"
        "verworfen;ungeeignet;"
        "abgelehnt;disqualifie;disqualifiee;sans suite;rejete;rejetee;"
        "cancel*;rifiutat*;recusad*;rechazad*;rebutjad*;rebutjat*;abandon*;abbandon*;closed not converted;not converted;perdu;perdue",
        "converted": "convert*;converted;konvertiert*;umgewandelt;won;customer;cliente;client;kunde;kundin;ganho;ganha;ganad*;vinta;vinto;"
        "guanyad*;guanyat*;gewonnen;gagne;gagnee",
        "qualified": "qualified;sql;qualifiziert*;qualifie;qualifiee;qualifies;qualificat*;qualificad*;cualificad*;calificad*;open deal;"
        "opportunity;opportunita;oportunidad*;oportunitat;opportunite;verkaufschance",
    },
    doubtful="closed;chius*;fechad*;cerrad*;tancad*;tancat*;geschlossen;abgeschlossen;ferme;fermee;cloture;cloturee;done;complete*;erledigt;"
    "termine;terminee;encerrad*;conclu*",
)

LIFECYCLE = Vocabulary(
    {
        "qualified": "sales qualified;salesqualifiedlead;sql;qualificat* vendite;calificad* ventas;qualificad* vendas;qualificat* vendes;"
        "qualifie* ventes;qualifie* commercial*;opportunite;verkaufschance;opportunity;opportunita;oportunidad*;oportunitat;evangelist*",
        "converted": "customer;cliente;client;kunde;kundin",
        "other": "other;altro;outro;otro;altre",
    }
)

ORDER = Vocabulary(
    {
        "kept": "partial*;parcial*;parzial*;partiel*;teilweise;not refunded;not cancel*;non rimborsat*;non annul*;no anul*;no cancel*;"
        "nao cancelad*;nicht storniert;not returned;no devuelt*;nao devolvid*;no retornat*;non reso;nicht retourniert",
        "refunded": "refunded;refund;rimborsat*;reembolsad*;reemborsad*;reemborsat*;rembourse;remboursee;erstattet;ruckerstattet;"
        "zuruckerstattet;chargeback;charged back;returned;=return;=returns;=reso;=resi;devuelt*;devolvid*;=retornat;=retornada;=retornado;"
        "retourne;retournee;retourniert",
        "cancelled": "cancel*;canceled;void;voided;failed;unavailable;declined;annul*;anul*;storn*;abandon*;abbandon*;abgebrochen;"
        "fehlgeschlagen;abgelehnt;abgelaufen;echoue;echouee;expired;expire;expiree;scadut*;caducad*;cancellat*;fallid*;fallit*;falhad*;"
        "rejected;rechazad*;rifiut*;recusad*;rebutjad*;rebutjat*;refuse;refusee",
        "waiting": "pending;pendente;pendiente;pendent;in attesa;en attente;unpaid;awaiting payment;in progress;draft;"
        "quotation;in corso;em andamento;en curso;en curs;bozza;brouillon;entwurf;devis;angebot;ausstehend*;unbezahlt;nicht bezahlt;"
        "rascunho;borrador;esborrany;preventivo;orcamento;presupuesto;pressupost;non pagat*;nao pag*;no pagad*;no pagat*;impagad*;"
        "impagat*;impaye;impayee;non paye;non payee;da pagare;aguardando pagamento;por pagar;"
        "insolut*;bounced;not paid;overdue;past due;vencid*;vencut*;protestat*;protestad*;uncollectible;inesigibil*;incobrable*;incobrav*",
    },
    otherwise="kept",
)

DOCUMENT = Vocabulary(
    {
        "credit": "credit note*;credit memo*;creditnote*;not* credito;not* credit;not* abono;not* abonament;abono;abonament;"
        "not* devoluc*;refund;refunds;rimborso;reembolso;reemborsament;gutschrift*;avoir;facture* avoir;storno;stornorechnung",
    }
)
"""Kinds of documents that take back what an invoice asked for."""

ACTIVITY = Vocabulary(
    {
        "email": "email;e mail;mail;mails;correo;correu;correos;correus;emails;courriel;courriels",
        "call": "call;phone;chiamata;telefonata;ligacao;llamada;trucada;trucades;telefone;calls;outbound call;"
        "appel;appels;appeler;anruf;anrufe;telefonat;telefonate;ligar;llamadas;ligacoes;chiamate;telefonema",
        "demo": "demo;demos;vorfuhrung;produktvorfuhrung;demonstration;dimostrazione;demonstracao;demostracion;demostracio",
        "meeting": "meeting;event;riunione;incontro;reuniao;reunion;reunio;appuntamento;visita;visit;lunch;appointment;"
        "meetings;rendez vous;besprechung;termin;treffen;cita;visite;visitas;visites;besuch;besuche;"
        "reunioes;reuniones;reunions;riunioni;videollamada;videochiamata;videochamada;videotrucada;visio;visioconference;videokonferenz",
        "task": "task;tasks;todo;to do;attivita;tarefa;tarea;tasca;compito;tache;aufgabe;tareas;tarefas;tasques;taches;aufgaben;compiti",
        "note": "note;nota;comment;notiz;notas;notes;notizen;remarque",
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
        "occupat;sense resposta;declined;rejected;non risponde;nao atende;sin respuesta;non repondu;pas repondu;pas de reponse;"
        "sans reponse;"
        "injoignable;messagerie;nicht erreicht;keine antwort;nicht geantwortet;besetzt;mailbox;anrufbeantworter;contestador;segreteria",
        "yes": "connected;answered;successful;contacted;accepted;appointment set;replied;risposto;atendida;atendeu;respondida;contestada;"
        "aceptad*;accettat*;aceit*;acceptad*;acceptat*;interested;interessat*;interesad*;interessad*;interessiert;interesse;interessee;"
        "erreicht;geantwortet;angenommen;repondu;joint;contactad*;contattat*;contatad*;respost",
    }
)

PARTY = Vocabulary(
    {
        "supplier": "supplier*;vendor*;fornitor*;fornecedor*;proveedor*;proveidor*;lieferant*;fournisseur*",
        "partner": "partner*;reseller*;parceir*;socio;socios;soci;socis;rivenditor*;revendedor*;revenedor*;partenaire*",
        "prospect": "prospect*;lead;leads;potenzial*;potencial*;interessent*",
        "customer": "customer*;client*;account;accounts;kunde*;kunden",
    }
)

USED = Vocabulary(
    {
        "log-in": "log in;logged in;login*;logon;sign in;signed in;signin;accesso;accessi;acesso*;entrada;inicio sesion;acceso*;"
        "inici sessio;acces;anmeldung;connexion",
        "created": "create*;creation;insert*;new;add;added;creat*;creazione;criad*;criacao;criou;cread*;creacion;creo;creac*;erstellt;cree",
        "changed": "change*;update*;edit*;modif*;aggiorn*;alterad*;alteracao;atualiz*;actualiz*;cambi*;canvi*;geandert;modifie",
    }
)
"""What somebody did in the CRM."""

OBJECT = Vocabulary(
    {
        "lead": "lead*;prospect*;contact*;contatt*;contat*",
        "deal": "deal*;opportunit*;trattativ*;negoci*;oportunid*;oportunit*;affare;affari;angebot*",
        "ticket": "ticket*;case;cases;request*;richiest*;chamado*;incidenc*;segnalazion*",
        "activity": "activit*;attivit*;atividade*;actividad*;task*;call*;meeting*;event*;email*",
        "customer": "customer*;account*;compan*;client*;azienda*;empresa*;kunde*",
    }
)
"""Which kind of record it was done to."""

SURVEY = Vocabulary(
    {
        "nps": "nps;promoter;recommend*;raccomand*;consigli*;recomend*;recoman*",
        "ces": "ces;effort;sforzo;esforco;esfuerzo;esforc;ease",
        "csat": "csat;satisf*;soddisf*",
    }
)

SATISFACTION = Vocabulary(
    {
        "none": "not offered;unoffered;offered;neutral;no response;neither",
        "no": "bad;unhappy;dissatisfied;unsatisfied;negative;poor;terrible;insoddisfatt*;non soddisfatt*;negativ*;insatisf*;"
        "insatisfet;malament;schlecht;unzufrieden;mauvais;mauvaise;insatisfait*;mal;malo;mala;mau;dolent;dolenta;cattiv*;pessim*",
        "yes": "good;great;amazing;happy;satisfied;positive;excellent;soddisfatt*;positiv*;buon*;satisf*;content*;bom;boa;bueno;"
        "buena;bona;gut;zufrieden;bon;satisfait*",
    }
)

SUBSCRIPTION = Vocabulary(
    {
        "unpaid": "incomplete;incomplete expired",
        "trial": "trial*;in trial;on trial;prova;prueba;teste;essai;testphase;testversion;probezeit;probeabo",
        "ended": "cancel*;ended;expired;inactive;churned;annull*;anulad*;disdett*;terminat*;encerrad*;expirad*;finalizad*;"
        "resili*;gekundigt;beendet;abgelaufen;storn*;anul*;cessat*;scadut*;caducad*;expire;expiree;termine;terminee;inattiv*;inativ*;inactiv*;inaktiv;"
        "inactif;inactive;dad* baixa;dado baja",
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
