"""What people meet most: lists to do, reps and teams, records, leads without a channel."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    ("{rows} leads wait for a first contact", "rows", N_("One lead waits for a first contact")),
    ("{rows} customers drift away", "rows", N_("One customer drifts away")),
    ("{rows} tickets wait to be resolved", "rows", N_("One ticket waits to be resolved")),
    ("{rows} open deals are past their expected close", "rows", N_("One open deal is past its expected close")),
    ("{rows} prospects leave us without an answer", "rows", N_("One prospect leaves us without an answer")),
    ("{count} reps won {amount}", "count", N_("One rep won {amount}")),
    (
        "{count} reps won {amount}, {share} of their quotas; none of them reached theirs",
        "count",
        N_("One rep won {amount}, {share} of the quota"),
    ),
    (
        "{count} reps won {amount}, {share} of their quotas; {reached} of them reached theirs",
        "count",
        N_("One rep won {amount}, {share} of the quota"),
    ),
    ("{count} reps won {amount}; {member} won most, {share}", "count", N_("{member} won {amount}")),
    ("{count} teams won {amount}", "count", N_("One team won {amount}")),
    (
        "{count} teams won {amount}, {share} of their quotas; none of them reached theirs",
        "count",
        N_("One team won {amount}, {share} of the quota"),
    ),
    (
        "{count} teams won {amount}, {share} of their quotas; {reached} of them reached theirs",
        "count",
        N_("One team won {amount}, {share} of the quota"),
    ),
    ("{count} teams won {amount}; {member} won most, {share}", "count", N_("{member} won {amount}")),
    ("{rows} records, newest first.", "rows", N_("One record.")),
    ("{rows} records, who waits longest first.", "rows", N_("One record.")),
    ("Counted from {rows} rows.", "rows", N_("Counted from one row.")),
    ("{value}, counted from {rows} rows.", "rows", N_("{value}, counted from one row.")),
    ("{rows} rows counted.", "rows", N_("One row counted.")),
    ("{rows} rows", "rows", N_("1 row")),
    ("Without a place: {rows} rows; they count in the whole.", "rows", N_("Without a place: one row; it counts in the whole.")),
    ("The data ended {days} days ago", "days", N_("The data ended yesterday")),
    (
        "{count} leads have no channel: they are counted, but have no rank.",
        "count",
        N_("One lead has no channel: it is counted, but has no rank."),
    ),
    (
        "{count} leads have no campaign: they are counted, but have no rank.",
        "count",
        N_("One lead has no campaign: it is counted, but has no rank."),
    ),
    (
        "{count} of them are past the closing date planned in the CRM.",
        "count",
        N_("One of them is past the closing date planned in the CRM."),
    ),
    ("{count} KPIs, {better} better, {worse} worse", "count", N_("One KPI, {better} better, {worse} worse")),
    (
        "{count} deals are closed before they were created: they cannot count in the cycle.",
        "count",
        N_("One deal is closed before it was created: it cannot count in the cycle."),
    ),
    ("{count} deals have an amount below zero.", "count", N_("One deal has an amount below zero.")),
    (
        "{count} orders have a negative amount: money that went back. They count as such.",
        "count",
        N_("One order has a negative amount: money that went back. It counts as such."),
    ),
    ("{count} rows have no {field}: they belong to no period.", "count", N_("One row has no {field}: it belongs to no period.")),
    ("{count} rows have a {field} after today, {today}.", "count", N_("One row has a {field} after today, {today}.")),
    (
        "{rows} rows were set aside; they can be downloaded with the reason.",
        "rows",
        N_("One row was set aside; it can be downloaded with the reason."),
    ),
    ("{rows} rows that only “{definition}” counts", "rows", N_("One row that only “{definition}” counts")),
)
