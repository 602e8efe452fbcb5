"""How a file stands to those that are there, where one row or day is meant."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    (
        "{known} of its {count} days are there already: those days are replaced, so that nothing counts twice; the others are added.",
        "known",
        N_("One of its {count} days is there already: that day is replaced, so that nothing counts twice; the others are added."),
    ),
    (
        "One of its {count} days is there already: that day is replaced, so that nothing counts twice; the others are added.",
        "count",
        N_("Its one day is there already: it is replaced, so that nothing counts twice."),
    ),
    (
        "{known} of its {count} {table} are there already, by {field}: they are brought up to date, the others are added.",
        "known",
        N_("One of its {count} {table} is there already, by {field}: it is brought up to date, the others are added."),
    ),
    (
        "One of its {count} {table} is there already, by {field}: it is brought up to date, the others are added.",
        "count",
        N_("The one row it has of {table} is there already, by {field}: it is brought up to date."),
    ),
    (
        (
            "{known} of its {count} {table} are there already, by {field}: they are brought up to date, the others are added. "
            "Of {file}, {gone} are not in it: they stay, unless it takes the place of what is there."
        ),
        "gone",
        N_(
            "{known} of its {count} {table} are there already, by {field}: they are brought up to date, the others are added. "
            "Of {file}, one is not in it: it stays, unless it takes the place of what is there."
        ),
    ),
    (
        "It was exported before what is there: {new} {table} that are not there are added, {known} stay as they are.",
        "new",
        N_("It was exported before what is there: one of its {table} that is not there is added, {known} stay as they are."),
    ),
    (
        "It holds all {table} of {file}, and {new} new ones: it takes that file’s place.",
        "new",
        N_("It holds all {table} of {file}, and a new one: it takes that file’s place."),
    ),
    (
        "The same file name, and it holds all {table} that were there, with {new} new ones: it takes the place of the file before.",
        "new",
        N_("The same file name, and it holds all {table} that were there, with a new one: it takes the place of the file before."),
    ),
    (
        "The same file name; {gone} {table} that it held are gone from it, {new} are new: it takes the place of the file before.",
        "gone",
        N_("The same file name; one of the {table} that it held is gone from it, {new} are new: it takes the place of the file before."),
    ),
    (
        "The same file name; {gone} {table} that it held are gone from it, {new} are new: it takes the place of the file before.",
        "new",
        N_("The same file name; {gone} {table} that it held are gone from it, one is new: it takes the place of the file before."),
    ),
    (
        "The same file name; one of the {table} that it held is gone from it, {new} are new: it takes the place of the file before.",
        "new",
        N_("The same file name; one of the {table} that it held is gone from it, one is new: it takes the place of the file before."),
    ),
    (
        "None of its {count} {table} is there, and their dates follow on: added.",
        "count",
        N_("The one row it has of {table} is not there, and its date follows on: added."),
    ),
    ("None of its {count} {table} is there yet: added.", "count", N_("The one row it has of {table} is not there yet: added.")),
)
