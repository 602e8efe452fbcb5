"""Findings in leads, deals, activities and quotas where one row fails."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    (
        "{count} deals have no stage that says whether they are won, lost or open.",
        "count",
        N_("One deal has no stage that says whether it is won, lost or open."),
    ),
    (
        "{count} deals are taken for lost because “{column}” is filled: no word says how they ended.",
        "count",
        N_("One deal is taken for lost because “{column}” is filled: no word says how it ended."),
    ),
    (
        "{count} deals are won and none is lost: exports often leave lost deals out, and then a win rate means nothing.",
        "count",
        N_("One deal is won and none is lost: exports often leave lost deals out, and then a win rate means nothing."),
    ),
    (
        "{count} won deals have no amount: they count as won, but bring nothing.",
        "count",
        N_("One won deal has no amount: it counts as won, but brings nothing."),
    ),
    (
        "{count} won deals have an amount of zero: this makes the average deal smaller than it is.",
        "count",
        N_("One won deal has an amount of zero: this makes the average deal smaller than it is."),
    ),
    ("{count} won or lost deals have no closing date.", "count", N_("One won or lost deal has no closing date.")),
    (
        "{count} open deals were expected to close more than 30 days before {last}, the last day of the file: late, or lost unsaid?",
        "count",
        N_("One open deal was expected to close more than 30 days before {last}, the last day of the file: late, or lost unsaid?"),
    ),
    (
        "{count} deals were expected to close before they were created.",
        "count",
        N_("One deal was expected to close before it was created."),
    ),
    (
        "{count} open deals were not worked on for more than 180 days before {last}, the last day of the file.",
        "count",
        N_("One open deal was not worked on for more than 180 days before {last}, the last day of the file."),
    ),
    (
        "{count} open deals are more than two years old: they swell the pipeline.",
        "count",
        N_("One open deal is more than two years old: it swells the pipeline."),
    ),
    (
        "{count} open deals are on hold, as their stage says: they count as open, in the pipeline and in forecasts.",
        "count",
        N_("One open deal is on hold, as its stage says: it counts as open, in the pipeline and in forecasts."),
    ),
    (
        "{count} deals have a probability below 0 or above 100 percent.",
        "count",
        N_("One deal has a probability below 0 or above 100 percent."),
    ),
    (
        "{count} deals are won at a probability of zero, or lost at 100 percent.",
        "count",
        N_("One deal is won at a probability of zero, or lost at 100 percent."),
    ),
    (
        "{count} changes of stage are there twice: the same deal, stage and time.",
        "count",
        N_("One change of stage is there twice: the same deal, stage and time."),
    ),
    (
        "{count} quotas are zero or below: who reached them cannot be said.",
        "count",
        N_("One quota is zero or below: whether it was reached cannot be said."),
    ),
    (
        "{count} quotas are a second one for the same person and month: both are added.",
        "count",
        N_("One quota is a second one for the same person and month: both are added."),
    ),
    (
        "{count} open deals carry a close date: it is taken for the expected one.",
        "count",
        N_("One open deal carries a close date: it is taken for the expected one."),
    ),
    ("{count} leads are converted before they came in.", "count", N_("One lead is converted before it came in.")),
    ("{count} leads are qualified before they came in.", "count", N_("One lead is qualified before it came in.")),
    ("{count} leads were contacted before they came in.", "count", N_("One lead was contacted before it came in.")),
    ("{count} leads are both converted and given up.", "count", N_("One lead is both converted and given up.")),
    ("{count} converted leads have no date of conversion.", "count", N_("One converted lead has no date of conversion.")),
    ("{count} leads were never contacted in more than 90 days.", "count", N_("One lead was never contacted in more than 90 days.")),
    ("{count} customers have no name: their key stands for it.", "count", N_("One customer has no name: its key stands for it.")),
    (
        "{count} customers have the name of another one but for capitals, blanks or the legal form: are they the same?",
        "count",
        N_("One customer has the name of another one but for capitals, blanks or the legal form: are they the same?"),
    ),
    (
        "{count} people have the name of another one: are they the same?",
        "count",
        N_("One person has the name of another one: are they the same?"),
    ),
    (
        "{count} activities name no deal, lead, customer or contact: they count for the person alone.",
        "count",
        N_("One activity names no deal, lead, customer or contact: it counts for the person alone."),
    ),
    (
        "{count} activities do not say what they were: a call, an e-mail, a meeting.",
        "count",
        N_("One activity does not say what it was: a call, an e-mail, a meeting."),
    ),
    (
        "{count} activities lie after today, {today}: planned, not done.",
        "count",
        N_("One activity lies after today, {today}: planned, not done."),
    ),
)
