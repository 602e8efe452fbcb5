"""The stages and states that usual pipelines show in seven languages."""

import pytest

from data.checks.words import ACTIVITY, ANSWER, DEAL, LEAD, ORDER, SUBSCRIPTION, TICKET, Vocabulary


def _read(vocabulary: Vocabulary, texts: str) -> dict[str, str | None]:
    return {text: vocabulary.meaning(text) for text in texts.split("; ")}


@pytest.mark.parametrize(
    ("meaning", "texts"),
    [
        ("won", "Closed Won; Won; Affare vinto; Chiuso (vinto); Trattativa chiusa vinta; Vinte; Negócio fechado; Negócio ganho; Ganhos"),
        (
            "won",
            "Fechado e ganho; Cierre ganado; Cerrada ganada; Negocio ganado; Guanyat; Tancada guanyada; Gagné; Fermée gagnée; Gewonnen",
        ),
        ("open", "Agendamentos Aceitos (SAL); Demo completed; Meeting done; Riunione conclusa; Cita aceptada; Reunió finalitzada"),
        (None, "Demo cancelled; Proposal accepted; Preventivo accettato"),
        ("won", "Customer; Cliente; Client; Kunde"),
        ("open", "Customer contacted; Contatto cliente; Esperando al cliente; Client à rappeler"),
        ("won", "Abgeschlossen und gewonnen; Geschlossen und gewonnen; Affaire remportée; Auftrag erhalten; 07 - GANADA"),
        ("lost", "Closed Lost; Chiuso (perso); Affare perso; Chiusa persa; Negócio perdido; Fechado e perdido; Cierre perdido; Perduda"),
        (
            "lost",
            "Perdut; Perdu; Fermé perdu; Perdues; Sans suite; Verloren; Abgeschlossen und verloren; Abgesagt; Descartada; Nicht gewonnen",
        ),
        ("lost", "Non vinta; Não ganho; No ganada; Pas gagné; Scartata"),
        (
            "open",
            "Appointment Scheduled; Appuntamento fissato; Qualificato per l'acquisto; Presentazione; Contratto inviato; Proposta; Offen",
        ),
        ("open", "Reunião agendada; Contrato enviado; Presentación agendada; Cita programada; Contrato enviado; Proposta enviada; Neu"),
        ("open", "Négociation; Rendez-vous planifié; Devis envoyé; Prospection; Termin vereinbart; Angebot gesendet; Verhandlung; En curs"),
        (None, "Closed; Chiusa; Fechado; Cerrado; Tancat; Fermé; Clôturé; Abgeschlossen; Storniert; Annulé; Anul·lada; Signé; Firmato"),
    ],
)
def test_stages_of_deals_say_how_they_ended(meaning, texts):
    assert _read(DEAL, texts) == dict.fromkeys(texts.split("; "), meaning)


@pytest.mark.parametrize(
    ("meaning", "texts"),
    [
        (
            "closed",
            "Solved; Chiuso; Risolta; Evasa; Annullato; Fechado; Resolvido; Finalizada; Cerrado; Solucionado; Tancat; Resolt; Clôturé",
        ),
        (
            "closed",
            "Résolue; Fermé; Terminé; Traitée; Soldée; Clos; Geschlossen; Gelöst; Erledigt; Behoben; Storniert; Anul·lat; Concluído",
        ),
        ("open", "Open; New; In lavorazione; In attesa di chiusura; Em andamento; Pendente; Abierto; En espera; Obert; En curs; En cours"),
        (
            "open",
            "En attente de clôture; À clôturer; Offen; In Bearbeitung; Wartend; Noch nicht gelöst; Ungelöst; Reaberto; Wiedereröffnet",
        ),
        ("open", "Non risolto; Não resolvido; No resuelto; No resolt; Non résolu; Nicht gelöst; Rouvert"),
        (None, "Archiviato; Abgelehnt; Recusado"),
    ],
)
def test_states_of_tickets_say_open_or_closed(meaning, texts):
    assert _read(TICKET, texts) == dict.fromkeys(texts.split("; "), meaning)


@pytest.mark.parametrize(
    ("meaning", "texts"),
    [
        ("qualified", "Qualified; Qualificato; Qualificado; Cualificado; Calificado; Qualificat; Qualifié; Qualifiziert; Opportunità"),
        ("converted", "Converted; Convertito; Convertido; Convertit; Converti; Konvertiert; Cliente; Client; Kunde; Gewonnen"),
        ("dropped", "Unqualified; Non qualificato; Não qualificado; No cualificado; No qualificat; Non qualifié; Nicht qualifiziert"),
        ("dropped", "Unqualifiziert; Disqualifié; Squalificato; Descartado; Descartat; Perdu; Verloren; Kein Interesse; Sin interés"),
        ("dropped", "Non interessato; Pas intéressé; Nicht interessiert; Nicht konvertiert; Sense interès; Não interessado"),
        ("waiting", "Cliente potenziale; Cliente potencial; Client potencial; À qualifier; Noch nicht qualifiziert; Not yet converted"),
        (None, "New; Nuovo; Novo; Nou; Nuevo; Nouveau; Neu; Contattato; Contatado; Contactado; Contactat; Contacté; Kontaktiert"),
    ],
)
def test_states_of_leads_say_what_became_of_them(meaning, texts):
    assert _read(LEAD, texts) == dict.fromkeys(texts.split("; "), meaning)


@pytest.mark.parametrize(
    ("vocabulary", "meaning", "texts"),
    [
        (ORDER, "cancelled", "Cancelled; Annullato; Cancelado; Anulado; Cancel·lada; Anul·lada; Annulée; Storniert; Abgebrochen; Échouée"),
        (ORDER, "kept", "Partially returned; Not returned"),
        (ORDER, "refunded", "Returned; Reso; Devuelto; Devolvido; Retornat; Retournée"),
        (
            ORDER,
            "refunded",
            "Rimborsato; Reembolsado; Reemborsat; Remboursée; Erstattet; Zurückerstattet",
        ),
        (ORDER, "waiting", "In attesa; Pendente; Pendiente; Pendent; En attente; Ausstehend; Brouillon; Entwurf; Impayée"),
        (
            ORDER,
            "kept",
            "Completed; Spedito; Enviado; Entregue; Lliurada; Expédiée; Versendet; Bezahlt; Nicht storniert",
        ),
        (ACTIVITY, "call", "Call; Chiamata; Ligação; Llamada; Trucada; Appel; Anruf"),
        (ACTIVITY, "email", "E-mail; Correo; Correu; Courriel; Mails"),
        (
            ACTIVITY,
            "meeting",
            "Riunione; Reunião; Reunión; Reunió; Rendez-vous; Besprechung; Visita; Besuch; Videollamada; Visioconférence",
        ),
        (ANSWER, "yes", "Answered; Risposto; Atendida; Contestada; Répondu; Erreicht; Interessado; Aceptada"),
        (ANSWER, "no", "Non risponde; Não atende; No contesta; Sense resposta; Pas de réponse; Nicht erreicht; Occupato; Besetzt"),
        (SUBSCRIPTION, "ended", "Cancelled; Disdetto; Cancelado; Cancel·lada; Anulada; Résilié; Gekündigt; Beendet; Expirée; Inactivo"),
        (SUBSCRIPTION, "running", "Active; Attivo; Ativo; Activo; Actiu; Actif; Aktiv"),
    ],
)
def test_orders_activities_and_subscriptions_speak_seven_languages(vocabulary, meaning, texts):
    assert _read(vocabulary, texts) == dict.fromkeys(texts.split("; "), meaning)
