"""Names of customers, put together from syllables: invented, unique, typical of each country."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.demo.world import Codes

FIRST = (
    *("Val", "Mon", "Ser", "Tor", "Bel", "Cor", "Fal", "Gra", "Lun", "Mar", "Nav", "Ori", "Per"),
    *("Qui", "Ros", "Sal", "Tar", "Ver", "Zan", "Bra", "Cas", "Dor", "Fen", "Gal", "Lam"),
)
SECOND = ("da", "di", "ve", "na", "li", "ro", "ta", "re", "mi", "so", "la", "ne", "va", "ri", "to")
THIRD = (
    *("nesco", "varda", "rella", "monte", "cella", "dossi", "tera", "ligno"),
    *("brava", "nello", "quera", "stela", "ranza", "doria", "mira"),
)
FORMS = {
    "Italy": ("Officine {} Srl", "{} SpA", "Gruppo {}", "Fratelli {} Snc"),
    "Portugal": ("{} Lda.", "Grupo {} SA", "Indústrias {}", "{} & Filhos"),
    "Spain": ("{} SL", "Talleres {}", "Grup {}", "Hermanos {} SA"),
    "Brazil": ("{} Ltda.", "Indústria {} SA", "{} Comércio", "Irmãos {}"),
}
"""By country, in the order of `company.COUNTRIES`; `{}` is the invented name."""


def customer_names(rng: np.random.Generator, country: Codes) -> pa.Array:
    """One unique name a customer. Where all combinations are used up, a number tells the next round apart."""
    forms = np.array(list(FORMS.values()), dtype=object)
    stems = np.array([a + b + c for a in FIRST for b in SECOND for c in THIRD], dtype=object)
    combinations = forms.shape[1] * len(stems)
    rank = _rank_within(country)
    mixed = rng.permutation(combinations)[(rank + country * 3571) % combinations]
    shapes, stem = pa.array(forms[country, mixed // len(stems)]), pa.array(stems[mixed % len(stems)])
    halves = pc.split_pattern(shapes, "{}")
    parts = [pc.list_element(halves, 0), stem, pc.list_element(halves, 1), pa.array(_round(rank // combinations))]
    return pc.binary_join_element_wise(*parts, "")


def domains(names: pa.Array, country: Codes) -> pa.Array:
    """The internet domain of each name, under the reserved ending `.example`."""
    plain = pc.utf8_lower(names)
    plain = pc.replace_substring_regex(plain, "[^a-z0-9]+", "-")
    endings = pa.array(np.array(["it", "pt", "es", "br"], dtype=object)[country])
    return pc.binary_join_element_wise(pc.utf8_trim(plain, characters="-"), endings, "example", ".")


def _rank_within(codes: Codes) -> Codes:
    order = np.argsort(codes, kind="stable")
    counts = np.bincount(codes)
    rank = np.empty(len(codes), dtype=np.int64)
    rank[order] = np.arange(len(codes)) - np.repeat(np.cumsum(counts) - counts, counts)
    return rank


def _round(rounds: Codes) -> np.ndarray:
    texts = np.array(["", *(f" {number}" for number in range(2, int(rounds.max(initial=0)) + 2))], dtype=object)
    return texts[rounds]
