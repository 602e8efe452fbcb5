"""What is said of a KPI where one row, day or dimension is meant."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    ("a customer without a purchase is lost after {number} days", "number", N_("a customer without a purchase is lost after one day")),
    ("a lead without a touch is abandoned after {number} days", "number", N_("a lead without a touch is abandoned after one day")),
    (
        "an open deal without a touch is neglected after {number} days",
        "number",
        N_("an open deal without a touch is neglected after one day"),
    ),
    (
        "a prospect is left in peace after {number} unanswered attempts in a row",
        "number",
        N_("a prospect is left in peace after one unanswered attempt"),
    ),
    ("a sale counts for a campaign up to {number} days after it", "number", N_("a sale counts for a campaign up to one day after it")),
    ("A customer has left {number} days after the last purchase.", "number", N_("A customer has left one day after the last purchase.")),
    (
        (
            "Customers who have bought before and have had no contact with us for more than {lapse_days} days. Those who have "
            "paid most so far come first: call them."
        ),
        "lapse_days",
        N_(
            "Customers who have bought before and have had no contact with us for more than a day. Those who have paid most so "
            "far come first: call them."
        ),
    ),
    (
        (
            "Prospects who left at least {unanswered} attempts in a row without an answer. Stop writing and calling; try "
            "another way, or let them go."
        ),
        "unanswered",
        N_("Prospects who left at least one attempt without an answer. Stop writing and calling; try another way, or let them go."),
    ),
    (
        "{count} have reached “{step}” on a day that nobody knows: they count by cohort, but in no period",
        "count",
        N_("One has reached “{step}” on a day that nobody knows: it counts by cohort, but in no period"),
    ),
    (
        (
            "Of {count} that reached “{step}”, {passed} are recorded in every step before it. The others have skipped one, or "
            "nobody wrote it down."
        ),
        "count",
        N_("The one that reached “{step}” is not recorded in every step before it: it has skipped one, or nobody wrote it down."),
    ),
    (
        (
            "Of {count} that reached “{step}”, {passed} are recorded in every step before it. The others have skipped one, or "
            "nobody wrote it down."
        ),
        "passed",
        N_(
            "Of {count} that reached “{step}”, one is recorded in every step before it. The others have skipped one, or nobody "
            "wrote it down."
        ),
    ),
    (
        "Nothing bounds the value: {rows} rows lack what it takes to count them.",
        "rows",
        N_("Nothing bounds the value: one row lacks what it takes to count it."),
    ),
    (
        "{rows} rows lack what it takes to count them. However they went, the value is at least {low}.",
        "rows",
        N_("One row lacks what it takes to count it. However it went, the value is at least {low}."),
    ),
    (
        "{rows} rows lack what it takes to count them. However they went, the value lies between {low} and {high}.",
        "rows",
        N_("One row lacks what it takes to count it. However it went, the value lies between {low} and {high}."),
    ),
    (
        "{share} of {rows} rows of {table} that belong here can be used",
        "rows",
        N_("{share} of the one row of {table} that belongs here can be used"),
    ),
    ("{rows} rows of {table} were set aside when they came in", "rows", N_("One row of {table} was set aside when it came in")),
    ("{rows} rows of {table} left out: {reason}.", "rows", N_("One row of {table} left out: {reason}.")),
    (
        "Of {number} dimensions looked at, {dimension} shares the change most unevenly, more than chance would",
        "number",
        N_("Of the one dimension looked at, {dimension}, the members share the change more unevenly than chance would"),
    ),
    (
        "None of the {number} dimensions looked at shares the change more unevenly than chance would",
        "number",
        N_("The one dimension looked at shares the change no more unevenly than chance would"),
    ),
    (
        "{table}: up to {day}, {days} days before the last day of the data",
        "days",
        N_("{table}: up to {day}, one day before the last day of the data"),
    ),
)
