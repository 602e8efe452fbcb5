"""Columns that name or reach a person: they are not kept."""

from __future__ import annotations

from data.matching.names import normal

_TELLING = (
    "email mail phone telephone mobile cell fax street address indirizzo via endereco logradouro direccion "
    "adreca telefono telefone celular telefon "
    "movil correo correu cognome sobrenome apellido apellidos cognom birthdate birthday nascita nascimento "
    "nacimiento naixement ssn passport iban "
    "zip postcode cap cep description notes note comment comments message body descrizione descricao "
    "descripcion descripcio notas observacoes "
    "observaciones comentario subject ip signature salutation"
)
_WORDS = frozenset(_TELLING.split())
_WHOLE = (
    "first name; last name; middle name; full name; contact name; lead name; contact person; person; name; "
    "nome; nombre; nom; nome contatto; "
    "nome completo; nombre completo; nom complet; contact; contatto; contato; contacto; contacte; supplied name; given name; surname; "
    "postal code; billing postal code; customer email; contact email; person name; requester; requester name; submitter; user name"
)
_NAMES = frozenset(normal(each) for each in _WHOLE.split(";"))


def is_personal(header: str) -> bool:
    """Whether a header that fills no field of ours names or reaches a person, or holds free text."""
    name = normal(header)
    return name in _NAMES or bool(_WORDS & set(name.split()))
