"""SQL by which names and keys are compared."""

from __future__ import annotations


def letters(column: str) -> str:
    """A name's letters and digits only, so that `GTX Pro` and `GTXPro` are one."""
    return f"nullif(regexp_replace(lower(strip_accents({column})), '[^a-z0-9]+', '', 'g'), '')"


def spelling(column: str) -> str:
    """A name without capitals, accents and blanks: what may differ between two spellings when no list says which names there are."""
    return f"nullif(regexp_replace(lower(strip_accents({column})), '\\s+', '', 'g'), '')"


def person(column: str) -> str:
    """A person's name: an e-mail address gives the words of its local part, anything else stays."""
    words = f"regexp_split_to_array(split_part({column}, '@', 1), '[._+-]+')"
    named = f"array_to_string(list_transform({words}, lambda word: upper(word[1]) || word[2:]), ' ')"
    return f"CASE WHEN contains({column}, '@') THEN {named} ELSE {column} END"


def unique(label: str, key: str) -> str:
    """A label that no other key has: the key is added where two have one name."""
    return f"CASE WHEN count(DISTINCT {key}) OVER (PARTITION BY {label}) > 1 THEN {label} || ' (' || {key} || ')' ELSE {label} END"
