"""What pages say of one."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    ("{answered} of {all} KPIs have what they need.", "answered", N_("One of {all} KPIs has what it needs.")),
    ("{number} more orders do not hold either.", "number", N_("One more order does not hold either.")),
    (
        "The next {amount}, spread over {weeks} weeks, would bring most in {first}: about {customers} more customers ({range}).",
        "customers",
        N_("The next {amount}, spread over {weeks} weeks, would bring most in {first}: about one more customer ({range})."),
    ),
    (
        (
            "Try {first} first with the next {amount}, spread over {weeks} weeks: it is likeliest to bring most (chance {chance}%), about "
            "{customers} more customers ({range}). It is too early to be sure: {second} may do as well, with {other} ({other_range})."
        ),
        "customers",
        N_(
            "Try {first} first with the next {amount}, spread over {weeks} weeks: it is likeliest to bring most (chance {chance}%), about "
            "one more customer ({range}). It is too early to be sure: {second} may do as well, with {other} ({other_range})."
        ),
    ),
    (
        (
            "Spread the next {amount} over {weeks} weeks: {parts}. That is about {customers} more customers ({range}), and none of them "
            "gets more a week than it has had before."
        ),
        "customers",
        N_(
            "Spread the next {amount} over {weeks} weeks: {parts}. That is about one more customer ({range}), and none of them "
            "gets more a week than it has had before."
        ),
    ),
    (
        "{said} About {count} more leads in each of the two would show which converts better.",
        "count",
        N_("{said} About one more lead in each of the two would show which converts better."),
    ),
    (
        "The chance that {first} really is the best is {chance}%; about {count} more leads in each of the two would tell.",
        "count",
        N_("The chance that {first} really is the best is {chance}%; about one more lead in each of the two would tell."),
    ),
    (
        "{channel} looks better with {converted} of {leads}, but that is too few to tell: about {count} more leads are needed.",
        "count",
        N_("{channel} looks better with {converted} of {leads}, but that is too few to tell: about one more lead is needed."),
    ),
    ("needs about {count} more leads", "count", N_("needs about one more lead")),
    ("{passed} checks were made, and none found anything.", "passed", N_("One check was made, and it found nothing.")),
    ("{number} others", "number", N_("one other")),
    ("{table}: {rows} rows; no KPI lacks a field of it.", "rows", N_("{table}: one row; no KPI lacks a field of it.")),
    (
        "{table}: {rows} rows; without any value, though KPIs ask for it: {fields}.",
        "rows",
        N_("{table}: one row; without any value, though KPIs ask for it: {fields}."),
    ),
    ("{rows} rows. Who counts like this: {who}.", "rows", N_("One row. Who counts like this: {who}.")),
    (
        "Expected later: {deals}, by {days} days on average, {money} in all.",
        "days",
        N_("Expected later: {deals}, by one day on average, {money} in all."),
    ),
    ("{number} have no value of one of the two, and no dot.", "number", N_("One has no value of one of the two, and no dot.")),
    ("Not on the map: {names} ({rows} rows).", "rows", N_("Not on the map: {names} (one row).")),
    ("opened {count} times", "count", N_("opened once")),
    (
        "Without it, these rows do not count in: {kpis}, and {others} more KPIs.",
        "others",
        N_("Without it, these rows do not count in: {kpis}, and one more KPI."),
    ),
    ("Left open: in {count} rows these words mean nothing.", "count", N_("Left open: in one row this word means nothing.")),
    ("In {files} and {others} more files.", "others", N_("In {files} and one more file.")),
    ("{used} of {columns} columns are used", "used", N_("One of {columns} columns is used")),
    ("{number} older versions", "number", N_("One older version")),
    (
        "Net of what {channel} loses with the money: about {customers} customers ({range}).",
        "customers",
        N_("Net of what {channel} loses with the money: about one customer ({range})."),
    ),
    (
        "All of it ended {days} days ago, longer than any table ever paused: bring newer exports.",
        "days",
        N_("All of it ended yesterday, longer ago than any table ever paused: bring newer exports."),
    ),
    (
        "{ends}; {share} of the rows came in; {findings} findings, in fields that {kpis} KPIs read",
        "findings",
        N_("{ends}; {share} of the rows came in; one finding, in fields that {kpis} KPIs read"),
    ),
    (
        "{ends}; {share} of the rows came in; {findings} findings, in fields that {kpis} KPIs read",
        "kpis",
        N_("{ends}; {share} of the rows came in; {findings} findings, in fields that one KPI reads"),
    ),
    (
        "{ends}; {share} of the rows came in; one finding, in fields that {kpis} KPIs read",
        "kpis",
        N_("{ends}; {share} of the rows came in; one finding, in fields that one KPI reads"),
    ),
)
