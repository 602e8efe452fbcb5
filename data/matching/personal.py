"""Columns that name or reach a person, or hold free text, told by their headers."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from data.matching.names import bare, normal


class Personal(StrEnum):
    """What a column says of a person."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    PLACE = "place"
    NUMBER = "number"
    TEXT = "text"


_WORDS: dict[Personal, str] = {
    Personal.EMAIL: "email mail correo correu courriel mel",
    Personal.PHONE: (
        "phone telephone mobile cell cellulare fax telefono telefone celular telefon telemovel movil mobil tel handy "
        "portable whatsapp rufnummer"
    ),
    Personal.NAME: (
        "cognome sobrenome apellido apellidos cognom cognoms salutation prenom vorname nachname surname referente "
        "interlocutor interlocutore interlocuteur ansprechpartner attendee attendees participants"
    ),
    Personal.PLACE: (
        "street address indirizzo via endereco logradouro direccion domicilio adreca adresse rue strasse anschrift zip "
        "postcode cap cep plz ip latitude longitude"
    ),
    Personal.NUMBER: (
        "birthdate birthday birth nascita nascimento nacimiento naixement naissance geburtsdatum geburtstag ssn "
        "passport iban cpf dni nie nif"
    ),
    Personal.TEXT: (
        "description notes note comment comments message body descrizione descricao descripcion descripcio notas "
        "observacoes observaciones observacions osservazioni comentario comentarios comentari comentaris commento commenti feedback "
        "suggerimenti sugestoes sugerencias suggeriments suggestions subject signature remarque remarques commentaire "
        "commentaires bemerkung bemerkungen notiz notizen kommentar beschreibung betreff oggetto asunto assunto "
        "assumpte messaggio mensaje mensagem missatge transcript"
    ),
}
_WHOLE: dict[Personal, str] = {
    Personal.NAME: (
        "first name; last name; middle name; full name; contact name; lead name; contact person; person; name; nome; "
        "nombre; nom; nome contatto; nome completo; nombre completo; nom complet; contact; contatto; contato; contacto; "
        "contacte; kontakt; kontaktname; supplied name; given name; family name; person name; requester; requester "
        "name; submitter; richiedente; solicitante; sol licitant; requerente; demandeur; antragsteller; "
        "anfragender; user name; nome lead; nombre contacto; nom contacte; nome contato; nome do contato; persona "
        "contatto; persona contacto; pessoa contato; persona contacte; nom famille; vollstandiger name; billing name; "
        "shipping name; recipient; recipient name; destinatario; primary contact; associated contact; reports to; "
        "assistant name"
    ),
    Personal.PLACE: "postal code; billing postal code; codice postale; codigo postal; codi postal; code postal",
    Personal.EMAIL: "customer email; contact email",
}
_BY_WORD = {word: what for what, words in _WORDS.items() for word in words.split()}
_BY_NAME = {bare(normal(each)): what for what, names in _WHOLE.items() for each in names.split(";")}


@lru_cache(maxsize=4096)
def by_header(header: str) -> Personal | None:
    """What a header says that its column tells of a person; `None` where it says nothing of the kind."""
    name = normal(header)
    return _BY_NAME.get(bare(name)) or next((_BY_WORD[word] for word in name.split() if word in _BY_WORD), None)


def is_personal(header: str) -> bool:
    """Whether a header that fills no field of ours names or reaches a person, or holds free text."""
    return by_header(header) is not None
