"""Findings in tickets, answers, spend, web and mailings where one row fails."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    (
        "{count} rows of spend are below zero: money that came back. They count as such.",
        "count",
        N_("One row of spend is below zero: money that came back. It counts as such."),
    ),
    ("{count} rows have more clicks than times shown.", "count", N_("One row has more clicks than times shown.")),
    ("{count} rows have more conversions than clicks.", "count", N_("One row has more conversions than clicks.")),
    ("{count} rows have more visitors than visits.", "count", N_("One row has more visitors than visits.")),
    ("{count} rows have more visits that left at once than visits.", "count", N_("One row has more visits that left at once than visits.")),
    ("{count} rows have more conversions than visits.", "count", N_("One row has more conversions than visits.")),
    ("{count} rows have more carts paid than begun.", "count", N_("One row has more carts paid than begun.")),
    (
        "{count} mailings reached more addresses than they were sent to.",
        "count",
        N_("One mailing reached more addresses than it was sent to."),
    ),
    (
        "{count} mailings were opened by more people than they reached.",
        "count",
        N_("One mailing was opened by more people than it reached."),
    ),
    (
        "{count} mailings have more who clicked than who opened: pictures were not loaded.",
        "count",
        N_("One mailing has more who clicked than who opened: pictures were not loaded."),
    ),
    ("{count} mailings bounced more often than they were sent.", "count", N_("One mailing bounced more often than it was sent.")),
    (
        "{count} mailings have more who left the list than they reached.",
        "count",
        N_("One mailing has more who left the list than it reached."),
    ),
    (
        "{count} tickets have no status that says whether they are open or closed.",
        "count",
        N_("One ticket has no status that says whether it is open or closed."),
    ),
    ("{count} closed tickets have no closing date.", "count", N_("One closed ticket has no closing date.")),
    ("{count} tickets are closed before they were opened.", "count", N_("One ticket is closed before it was opened.")),
    ("{count} tickets are closed before the first reply.", "count", N_("One ticket is closed before the first reply.")),
    ("{count} tickets were answered before they were opened.", "count", N_("One ticket was answered before it was opened.")),
    ("{count} tickets took fewer than zero hours.", "count", N_("One ticket took fewer than zero hours.")),
    (
        "{count} tickets took more than a year: they were forgotten, or closed in one go.",
        "count",
        N_("One ticket took more than a year: it was forgotten, or closed when somebody tidied up."),
    ),
    (
        "{count} tickets are open for more than 90 days before {last}, the last day of the file.",
        "count",
        N_("One ticket is open for more than 90 days before {last}, the last day of the file."),
    ),
    (
        "{count} scores lie outside 0 to {scale_csat}, in which nearly all others lie.",
        "count",
        N_("One score lies outside 0 to {scale_csat}, in which nearly all others lie."),
    ),
    (
        "{count} scores lie outside 0 to {scale_score}, in which nearly all others lie.",
        "count",
        N_("One score lies outside 0 to {scale_score}, in which nearly all others lie."),
    ),
    ("{count} rows count something below zero.", "count", N_("One row counts something below zero.")),
    (
        "{count} answers between 0 and 10 are no whole number: averages are no answers.",
        "count",
        N_("One answer between 0 and 10 is no whole number: an average is no answer."),
    ),
    (
        "{count} open tickets carry hours to resolution: these are left out.",
        "count",
        N_("One open ticket carries hours to resolution: these are left out."),
    ),
    (
        "The scores of {count} answers lie between {low} and {high}: they are read as {kind}.",
        "count",
        N_("The score of one answer is {low}: it is read as {kind}."),
    ),
    (
        (
            "The scores of {count} answers lie between {low} and {high}, which may be satisfaction or effort: they count "
            "nowhere until a column “kind” says nps, csat or ces."
        ),
        "count",
        N_(
            "The score of one answer is {low}, which may be satisfaction or effort: it counts nowhere until a column “kind” "
            "says nps, csat or ces."
        ),
    ),
)
