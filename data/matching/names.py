"""Headers brought into one form, so that `Account.External_Id__c`, `AccountID` and `account id` are one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CUSTOM = re.compile(r"__[cr]\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9%#]+")
_CURRENCY = re.compile(r"\b(?:R|US|A|C|NZ|MX|AR)\$")
_NUMERO = re.compile(r"^n\.$|\bn(?:[º°]|\.[º°])\.?\s*|\bnúm\.\s*", re.IGNORECASE)
"""`Nº pedido`, `N° ordine`, `núm. comanda`."""
_DOTTED = re.compile(r"\b([a-z])\.(?=t[àáyaé]?\b|iva\b)", re.IGNORECASE)
"""`Q.tà`, `Q.ty`, `P.IVA`: one word each."""
_ZONE = re.compile(r"\((?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[A-Za-z_/+-]+\)")
"""`Created at (Europe/Madrid)`: the zone that a column's times are in is not part of its name."""

_JOINING = (
    "the of a an for in on at to by is de del dell della dello dei delle degli di da do dos das d l la il lo le i el els les os as o e en "
    "dall the du des un una um uma per para por con com amb"
)
_CODE = re.compile(r"\s*\([A-Z]{3}\)\s*$")
STOP = frozenset(_JOINING.split())
"""Words that join others and mean nothing by themselves."""

_NOISE = "fld field col column str txt int dec flt bool tbl custom studio cf udf fk pk nvarchar varchar attr prop"
NOISE = frozenset(_NOISE.split())
"""What makers of tables put before a name: `fldAmount`, `x_studio_stage`, `cf_source`."""

KEYS = frozenset({"key", "clave", "chave", "chiave", "clau"})
"""Words for a key, as tables made for analysis call it: `CustomerKey`, `KeyCliente`."""

_UNITS = "std stdn stunden heures usd eur gbp brl aud cad inr chf hours hrs horas ore hores hour minutes mins min minuti minutos pct perc"
UNITS = frozenset(_UNITS.split())


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case without accents.

    >>> plain("Negócio")
    'negocio'
    """
    parts = unicodedata.normalize("NFKD", text)
    return "".join(each for each in parts if not unicodedata.combining(each)).casefold()


@lru_cache(maxsize=65536)
def normal(header: str) -> str:
    """A header as plain words with one blank between them.

    >>> normal("Account.External_Id__c"), normal("AccountID"), normal("Valor (R$)"), normal("Nº pedido")
    ('account id', 'account id', 'valor', 'numero pedido')
    """
    text = _DOTTED.sub(r"\1", header)
    text = _NUMERO.sub("numero ", _CURRENCY.sub(" ", _CUSTOM.sub(" ", _ZONE.sub(" ", text.replace("’", "'")))))
    if not text.isupper():
        text = _CAMEL.sub(" ", text)
    words = _WORD.findall(plain(text))
    if words[:1] in (["property"], ["properties"]) and len(words) > 1:
        words = words[1:]
    kept = [each for place, each in enumerate(words) if not (each == "external" and words[place + 1 : place + 2] == ["id"])]
    return " ".join(kept) or plain(header).strip()


def without_currency(header: str) -> str:
    """A header without the code of a currency that ends it.

    >>> without_currency("Amount spent (EUR)")
    'Amount spent'
    """
    return _CODE.sub("", header)


def forms(header: str, entity: tuple[str, ...] = (), *, loosely: bool = False) -> list[tuple[str, float]]:
    """The forms under which a header may be known, the closest first, each with how sure a match of it is.

    First as it is, then without joining words and units, then without words for the row itself, then, where `loosely`, without
    what makers of tables put around names.
    """
    whole = normal(header)
    found = {whole: 1.0}
    bare = tuple(each for each in whole.split() if each not in STOP)
    found.setdefault(" ".join(bare), 0.97)
    unitless = tuple(each for each in bare if each not in UNITS)
    found.setdefault(" ".join(unitless), 0.95)
    own = {word for word in map(normal, entity) if " " not in word}
    found.setdefault(" ".join(each for each in unitless if each not in own), 0.92)
    if loosely:
        plainly = tuple(each for each in unitless if len(each) > 1 and each not in NOISE)
        found.setdefault(" ".join(plainly), 0.91)
        found.setdefault(" ".join(each for each in plainly if each not in own), 0.9)
    return [(text, sure) for text, sure in found.items() if text]


def in_order(text: str) -> str:
    """The words of a name in one order, without joining words and with one word for a key.

    >>> in_order("id del cliente") == in_order("cliente key") == "cliente id"
    True
    """
    return " ".join(sorted("id" if each in KEYS else each for each in text.split() if each not in STOP))


def bare(text: str) -> str:
    """A normalised synonym without joining words, comparable with the second form above."""
    return " ".join(each for each in text.split() if each not in STOP) or text


def key_of(text: str) -> str:
    """Letters and digits only: two spellings of one name have one key.

    >>> key_of("GTX Pro") == key_of("GTXPro")
    True
    """
    return re.sub(r"[^a-z0-9]+", "", plain(text))
