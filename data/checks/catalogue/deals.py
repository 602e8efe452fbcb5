"""Deals, the stages they went through, and what reps are asked to sell."""

from data.checks.catalogue.every_table import amounts, currency, happened, identical, planned, texts, undated
from data.checks.check import Check, Flaw
from locales.words import N_

MANY_WON = 20
"""From so many won deals on, it is strange that none is lost."""

LOADED = (
    "count(created_at) >= 20 AND date_diff('day', min(closed_at), max(closed_at)) > 60 AND (count(DISTINCT created_at::DATE) <= 2"
    " OR count(*) FILTER (WHERE created_at::DATE = {usual_created_at}) >= 0.95 * count(created_at))"
)
"""SQL: (nearly) every creation on a day or two, while closes spread over months: that is when rows were loaded into the system."""

_BACKWARDS = "closed_at::DATE < created_at::DATE OR (closed_at < created_at AND closed_at <> date_trunc('day', closed_at))"
"""SQL: closed before created. A close without a time of day is compared by its day: a deal may be won on the day it came in."""

ON_HOLD = (
    "(^|[^a-z])(on.?hold|stand.?by|frozen|paused?|parked|dormant|pausad|pausiert|(in|em|en) paus|congelad|congelat|sospes|suspes|suspens"
    "|suspend|aparcad|aplazad|pospuest|ajornad|adiad|rimandat|rinviat|auf eis|zuruckgestellt)"
)
"""How stages say, without accents, that nobody works on a deal for now."""

_CLOSED = "status IN ('won', 'lost')"
_TOLD_APART = "amount IS NOT NULL AND coalesce(customer_id, customer) IS NOT NULL AND coalesce(created_at, closed_at) IS NOT NULL"
_WHEN = ("status", "created_at", "closed_at", "amount")

DEALS = (
    Check("deal-status", "deals", "warning", Flaw.MISSING, "status IS NULL",
          N_("{count} deals have no stage that says whether they are won, lost or open."), ("status",), ("stage",), example="stage"),
    Check("none-lost", "deals", "warning", Flaw.MISSING, "status = 'won'",
          N_("{count} deals are won and none is lost: exports often leave lost deals out, and then a win rate means nothing."),
          ("status",), only_if=f"count(*) FILTER (WHERE status = 'won') >= {MANY_WON} AND count(*) FILTER (WHERE status = 'lost') = 0"),
    Check("won-without-amount", "deals", "warning", Flaw.MISSING, "status = 'won' AND amount IS NULL",
          N_("{count} won deals have no amount: they count as won, but bring nothing."), ("amount", "status"), _WHEN),
    Check("won-for-nothing", "deals", "warning", Flaw.SCALE, "status = 'won' AND amount = 0",
          N_("{count} won deals have an amount of zero: this makes the average deal smaller than it is."), ("amount", "status"), _WHEN),
    Check("negative-deal", "deals", "warning", Flaw.IMPOSSIBLE, "amount < 0",
          N_("{count} deals have an amount below zero."), ("amount",), _WHEN),
    *amounts("deals"),
    *currency("deals"),
    Check("closed-undated", "deals", "warning", Flaw.MISSING, f"{_CLOSED} AND closed_at IS NULL",
          N_("{count} won or lost deals have no closing date."), ("closed_at", "status"), _WHEN),
    *undated("deals", "created_at"),
    Check("closed-before-created", "deals", "warning", Flaw.NEGATIVE, _BACKWARDS,
          N_("{count} deals are closed before they were created: they cannot count in the cycle."), ("closed_at", "created_at"), _WHEN),
    Check("load-date", "deals", "warning", Flaw.ONE_DATE,
          "created_at IS NOT NULL",
          N_("Nearly all of {count} deals were created within two days: this is when they were loaded, and no cycle can be told from it."),
          ("created_at",), ("closed_at",), needs=("created_at", "closed_at"), only_if=LOADED),
    Check("expected-past", "deals", "warning", Flaw.PAST_DUE, "status = 'open' AND expected_close_at < {last} - INTERVAL 30 DAY",
          N_("{count} open deals were expected to close more than 30 days before {last}, the last day of the file: late, or lost unsaid?"),
          ("status", "expected_close_at"), ("amount", "created_at")),
    Check("expected-before-created", "deals", "note", Flaw.NEGATIVE, "expected_close_at::DATE < created_at::DATE",
          N_("{count} deals were expected to close before they were created."), ("expected_close_at", "created_at"), ("status",)),
    Check("open-deal-stale", "deals", "warning", Flaw.STALE,
          "status = 'open' AND greatest(last_activity_at, created_at) < {last} - INTERVAL 180 DAY",
          N_("{count} open deals were not worked on for more than 180 days before {last}, the last day of the file."),
          ("status", "last_activity_at"), ("created_at", "amount")),
    Check("open-deal-old", "deals", "note", Flaw.STALE, "status = 'open' AND created_at < {last} - INTERVAL 730 DAY",
          N_("{count} open deals are more than two years old: they swell the pipeline."), ("status", "created_at"), ("amount",)),
    Check("open-deal-on-hold", "deals", "note", Flaw.STALE,
          f"status = 'open' AND regexp_matches(lower(strip_accents(stage)), '{ON_HOLD}')",
          N_("{count} open deals are on hold, as their stage says: they count as open, in the pipeline and in forecasts."),
          ("status", "stage"), ("amount", "created_at"), example="stage"),
    Check("probability-scale", "deals", "warning", Flaw.SCALE, "probability < 0 OR probability > 1",
          N_("{count} deals have a probability below 0 or above 100 percent."), ("probability",), ("status",)),
    Check("probability-contradicts", "deals", "note", Flaw.IMPOSSIBLE,
          "(status = 'won' AND probability = 0) OR (status = 'lost' AND probability = 1)",
          N_("{count} deals are won at a probability of zero, or lost at 100 percent."), ("status", "probability"), ("stage",)),
    *identical("deals", _TOLD_APART, ("amount",)),
    *happened("deals", "created_at", "closed_at", "last_activity_at"),
    *planned("deals", "expected_close_at"),
    *texts("deals"),
)  # fmt: skip

STAGE_CHANGES = (
    Check("stage-change-twice", "stage_changes", "note", Flaw.DUPLICATE, "deal_id IS NOT NULL",
          N_("{count} changes of stage are there twice: the same deal, stage and time."), ("deal_id", "changed_at", "stage"),
          same="deal_id, changed_at, stage"),
    Check("negative-stage-amount", "stage_changes", "note", Flaw.IMPOSSIBLE, "amount < 0",
          N_("{count} deals have an amount below zero."), ("amount",), ("deal_id", "stage")),
    *happened("stage_changes", "changed_at"),
    *planned("stage_changes", "expected_close_at"),
    *texts("stage_changes"),
)  # fmt: skip

QUOTAS = (
    Check("quota-none", "quotas", "note", Flaw.SCALE, "amount <= 0",
          N_("{count} quotas are zero or below: who reached them cannot be said."), ("amount",), ("rep", "month")),
    Check("quota-twice", "quotas", "warning", Flaw.DUPLICATE, "rep IS NOT NULL AND month IS NOT NULL",
          N_("{count} quotas are a second one for the same person and month: both are added."), ("rep", "month", "amount"),
          needs=("rep", "month", "amount"), same="rep, month, region, country, city, team"),
    *amounts("quotas"),
    *currency("quotas"),
    *planned("quotas", "month"),
)  # fmt: skip
