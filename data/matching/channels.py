"""Names of marketing channels: which spellings are certainly one, and which words give a channel away."""

from __future__ import annotations

import re
from functools import lru_cache

from data.matching.names import plain

SAME = """
google ads; googleads; adwords; google adwords; google cpc; google ppc; google paid search; google paid; gads
google organic; organic google
bing ads; bing cpc; microsoft ads; microsoft advertising
facebook; fb; facebook com
facebook ads; fb ads; facebook cpc; fb cpc; facebook ppc; facebook paid; anuncios facebook; anuncios de facebook
meta ads; meta cpc; meta paid
instagram; ig; insta; instagram com
linkedin; linked in; linkedin com
linkedin ads; linkedin cpc; linkedin paid
tiktok; tik tok
youtube; you tube
whatsapp; whats app; wa
word of mouth; wom; passaparola; passa parola; boca a boca; boca em boca; boca a orella; boca orella; bouche a oreille; mundpropaganda;
    mund zu mund propaganda
trade fair; trade show; fiera; feira; feria; fira; messe
website; web site; sito; sito web; sitio web; site web; lloc web; pagina web; webseite; sito internet; site internet
email; e mail; mail; posta elettronica; correo electronico; correu electronic; correio eletronico; courriel
telephone; phone; telefono; telefone; telefon; tel; par telephone
direct; direct none; diretto; directo; direto; directe; direkt
organic search; ricerca organica; busqueda organica; busca organica; pesquisa organica; cerca organica; recherche organique;
    organische suche
paid search; ricerca a pagamento; busqueda de pago; busqueda pagada; busca paga; pesquisa paga; cerca de pagament; recherche payante;
    bezahlte suche
cold call; cold calling; chiamata a freddo; llamada en frio; llamada fria; ligacao fria; chamada fria; trucada en fred; kaltakquise
recommendation; raccomandazione; recomendacion; recomendacao; recomanacio; recommandation; empfehlung
"""
"""Spellings of one channel a line, without accents and signs. Only what means nothing else: `Referral` may be a person or a website."""

_TELLING = """
google facebook instagram linkedin bing tiktok youtube whatsapp twitter meta adwords cpc ppc seo sem organic organico direct referral
newsletter
webinar affiliate affiliates outbound inbound flyer volantino radio retargeting remarketing display indicacao referido referenza referidos
recomendacion recomendacao raccomandazione recomanacio empfehlung social partner partners
"""
TELLING = frozenset(_TELLING.split())
"""Words of which one makes a text the name of a channel."""


@lru_cache(maxsize=1)
def _same() -> dict[str, str]:
    """From each spelling to the first of its line."""
    lines = [[each.strip() for each in line.split(";") if each.strip()] for line in SAME.replace(";\n    ", "; ").strip().splitlines()]
    return {spelling: line[0] for line in lines for spelling in line}


def bare(text: str) -> str:
    """A name in small letters without accents and signs.

    >>> bare("google / cpc"), bare("(direct) / (none)")
    ('google cpc', 'direct none')
    """
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


def channel(text: str) -> str:
    """What is one for all spellings that certainly mean one channel.

    >>> channel("AdWords") == channel("google / cpc"), channel("Passaparola") == channel("boca a boca"), channel("Referral")
    (True, True, 'referral')
    """
    return _same().get(bare(text), bare(text))


@lru_cache(maxsize=4096)
def is_channel(text: str) -> bool:
    """Whether a text is the name of a channel and hardly of anything else."""
    name = bare(text)
    return len(text) <= 40 and (name in _same() or bool(TELLING & set(name.split())))
