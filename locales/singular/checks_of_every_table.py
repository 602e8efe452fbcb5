"""Findings in any table where one row fails."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    (
        "{count} rows have a {column} that may mean more than one thing. What do these words mean?",
        "count",
        N_("One row has a {column} that may mean more than one thing. What does this word mean?"),
    ),
    (
        "{count} rows have a {field} that cannot be, such as 1900, 1970 or 2099: usually it stands for no date.",
        "count",
        N_("One row has a {field} that cannot be, such as 1900, 1970 or 2099: usually it stands for no date."),
    ),
    (
        "{count} rows have a value of {field} a thousand times the usual one: cents among units, or a slip?",
        "count",
        N_("One row has a value of {field} a thousand times the usual one: cents among units, or a slip?"),
    ),
    (
        "{count} rows have a value of {field} a thousandth of the usual one: thousands among units, or a stand-in?",
        "count",
        N_("One row has a value of {field} a thousandth of the usual one: thousands among units, or a stand-in?"),
    ),
    (
        "{count} amounts have no currency, while others have one: it is not known what they are worth.",
        "count",
        N_("One amount has no currency, while others have one: it is not known what it is worth."),
    ),
    (
        "{count} rows repeat another row in all that is used of it but the key: they may be counted twice.",
        "count",
        N_("One row repeats another row in all that is used of it but the key: it may be counted twice."),
    ),
    (
        "{count} rows have a text of exactly 255 letters: the system that wrote the file has cut it off.",
        "count",
        N_("One row has a text of exactly 255 letters: the system that wrote the file has cut it off."),
    ),
    (
        "{count} rows have broken letters, as in “SÃ£o Paulo”: the file was saved once in a wrong encoding.",
        "count",
        N_("One row has broken letters, as in “SÃ£o Paulo”: the file was saved once in a wrong encoding."),
    ),
)
