"""Stages in which a customer has been told a price: by the words for a proposal, a quote or an offer, in seven languages."""

_PROPOSAL = (
    "proposal", "proposed", "propost", "propuest", "proposition", "quote", "quotation", "offer", "ofert", "offre", "estimate", "tender",
    "preventiv", "orcament", "cotac", "cotiz", "presupuest", "pressupost", "devis", "angebot",
)  # fmt: skip


def is_proposal(stage: str) -> str:
    """SQL: whether a stage, as the CRM writes it, names a proposal. A word counts from its beginning, whatever its case and accents."""
    return f"regexp_matches(strip_accents(lower({stage})), '(^|[^a-z])({'|'.join(_PROPOSAL)})')"
