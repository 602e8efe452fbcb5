"""Deals and the work on them."""

from kpi.catalogue.durations import days_between, is_before
from kpi.kpis import KPI, Better, Unit
from kpi.measures import Distribution, Flow, LeftOut, OrZero, Stock, first_of
from kpi.periods import Grain

CLOSED_WITHOUT_DATE = LeftOut("closed, but without a closing date", "status IN ('won', 'lost') AND closed_at IS NULL")
WON_WITHOUT_AMOUNT = LeftOut("won, but without an amount", "status = 'won' AND amount IS NULL")

won = Flow("deals won", "count(*)", "deals", dated="closed_at", where="status = 'won'", left_out=(CLOSED_WITHOUT_DATE,))
lost = Flow("deals lost", "count(*)", "deals", dated="closed_at", where="status = 'lost'", left_out=(CLOSED_WITHOUT_DATE,))
won_amount = Flow(
    "value of deals won",
    "sum(amount)",
    "deals",
    dated="closed_at",
    where="status = 'won'",
    left_out=(WON_WITHOUT_AMOUNT, CLOSED_WITHOUT_DATE),
)
lost_amount = Flow("value of deals lost", "sum(amount)", "deals", dated="closed_at", where="status = 'lost'")
won_with_amount = Flow(
    "deals won with an amount",
    "count(amount)",
    "deals",
    dated="closed_at",
    where="status = 'won'",
    left_out=(WON_WITHOUT_AMOUNT, CLOSED_WITHOUT_DATE),
)
median_deal = Flow("median value of a deal won", "median(amount)", "deals", dated="closed_at", where="status = 'won'")

OPEN = "status = 'open' OR closed_at IS NOT NULL"
OPEN_WITHOUT_DATE = LeftOut("open, but without a creation date", "status = 'open' AND created_at IS NULL")
OPEN_WITHOUT_AMOUNT = LeftOut("open, but without an amount", f"({OPEN}) AND amount IS NULL")

open_amount = Stock(
    "value of open deals",
    "sum(amount)",
    "deals",
    dated="created_at",
    until="closed_at",
    where=OPEN,
    left_out=(CLOSED_WITHOUT_DATE, OPEN_WITHOUT_DATE, OPEN_WITHOUT_AMOUNT),
)
open_deals = Stock(
    "open deals",
    "count(*)",
    "deals",
    dated="created_at",
    until="closed_at",
    where=OPEN,
    left_out=(CLOSED_WITHOUT_DATE, OPEN_WITHOUT_DATE),
)

proposals = Flow("deals that reached a proposal", "count(*)", "proposals", dated="at")
proposals_won = Flow("deals with a proposal, won since", "count(*)", "proposals", dated="at", where="status = 'won'")
proposed_amount = Flow(
    "value of deals that reached a proposal",
    "sum(amount)",
    "proposals",
    dated="at",
    left_out=(LeftOut("a proposal without an amount", "amount IS NULL"),),
)

# Deals as they were then, where their history is known; else at the stage and amount of today.
amount_then = Stock(
    "value of open deals",
    "sum(amount)",
    "open_spells",
    dated="at",
    until="until",
    where=OPEN,
    left_out=(CLOSED_WITHOUT_DATE, OPEN_WITHOUT_DATE, OPEN_WITHOUT_AMOUNT),
)
open_then = Stock(
    "open deals", "count(*)", "open_spells", dated="at", until="until", where=OPEN, left_out=(CLOSED_WITHOUT_DATE, OPEN_WITHOUT_DATE)
)
weighted_by_stage = Stock(
    "value of open deals × win rate of their stage", "sum(amount * win_rate)", "open_spells", dated="at", until="until", where=OPEN
)
weighted_as_stated = first_of(
    Stock("value of open deals × chance that the CRM states", "sum(amount * chance)", "open_spells", dated="at", until="until", where=OPEN),
    Stock(
        "value of open deals × chance that the CRM states",
        "sum(amount * probability)",
        "deals",
        dated="created_at",
        until="closed_at",
        where="status = 'open'",
    ),
)

LAST = "is_last AND status = 'lost'"
lost_then = Flow("deals lost", "count(*)", "open_spells", dated="closed_at", where=LAST, left_out=(CLOSED_WITHOUT_DATE,))
lost_amount_then = Flow("value of deals lost", "sum(final_amount)", "open_spells", dated="closed_at", where=LAST)

cycle = Distribution(
    "days from creation to close of deals won",
    days_between("created_at", "closed_at"),
    "deals",
    dated="closed_at",
    where="status = 'won'",
    left_out=(
        LeftOut(
            "closed before it was created",
            f"status = 'won' AND {is_before('closed_at', 'created_at')}",
        ),
        LeftOut("won, but without a creation date", "status = 'won' AND created_at IS NULL"),
        CLOSED_WITHOUT_DATE,
    ),
)

PIPELINE = (
    KPI(
        "pipeline_value",
        "Pipeline value",
        "What the deals open at the end of the period are worth.",
        first_of(amount_then, open_amount),
        unit=Unit.MONEY,
        better=Better.HIGHER,
        frequency=Grain.WEEK,
        family="Pipeline",
        beside={
            "open deals": first_of(open_then, open_deals),
            "weighted by the win rate of the stage": weighted_by_stage,
            "weighted by the chance the CRM states": weighted_as_stated,
        },
        beside_unit={
            "open deals": Unit.COUNT,
            "weighted by the win rate of the stage": Unit.MONEY,
            "weighted by the chance the CRM states": Unit.MONEY,
        },
        note="Deals created by then and not closed by then, at the stage and amount of that day where the history of stages tells them, "
        "else at those in the export. A stage’s win rate is the share won of all deals that were ever in it and have been decided; the "
        "chance the CRM states is that of each open deal, for earlier days the middle one of the deals in that stage. What the model "
        "expects of them is on the page Sales cycle.",
        neighbours=("win_rate", "sales_cycle", "proposals"),
    ),
    KPI(
        "proposals",
        "Proposals",
        "How many deals first reached a proposal, quote or offer in the period.",
        proposals,
        unit=Unit.COUNT,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"value": proposed_amount, "won so far": proposals_won / proposals},
        beside_unit={"value": Unit.MONEY, "won so far": Unit.SHARE},
        note="By the day on which the deal entered the stage, at the amount of that day. A stage counts as a proposal when its name says "
        "so: proposal, quote, offer, estimate, tender, in seven languages. The channel is the lead source.",
        neighbours=("stage_conversion", "pipeline_value", "win_rate"),
    ),
    KPI(
        "lost_opportunities",
        "Lost opportunities",
        "How many deals were lost in the period.",
        first_of(lost_then, lost),
        unit=Unit.COUNT,
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"value": first_of(lost_amount_then, lost_amount)},
        beside_unit={"value": Unit.MONEY},
        note="By reason, by stage and by rep. The stage is the last one before the loss where the history of stages tells it. More losses "
        "may only mean that more was tried: read it with the win rate.",
        neighbours=("win_rate", "win_loss_ratio", "pipeline_value"),
    ),
    KPI(
        "win_rate",
        "Win rate",
        "Of the deals decided in the period, the share that was won.",
        won / (won + lost),
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"by value": OrZero(won_amount) / (OrZero(won_amount) + OrZero(lost_amount))},
        beside_unit={"by value": Unit.SHARE},
        note="Decided is a deal won or lost; an open one counts once it ends. Exports that leave lost deals out make it 100%.",
        neighbours=("win_loss_ratio", "lost_opportunities", "deal_size"),
    ),
    KPI(
        "win_loss_ratio",
        "Win-loss ratio",
        "How many deals are won for each deal lost.",
        won / lost,
        unit=Unit.RATIO,
        per="won deals for each lost one",
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
        neighbours=("win_rate", "lost_opportunities"),
    ),
    KPI(
        "sales_cycle",
        "Sales cycle",
        "How long the deals won in the period took from creation to being won: half took less, half took more.",
        cycle.median,
        unit=Unit.DAYS,
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"mean": cycle.mean, "p10": cycle.p10, "p90": cycle.p90},
        beside_unit={"mean": Unit.DAYS, "p10": Unit.DAYS, "p90": Unit.DAYS},
        note="It only knows deals that have ended; the page Sales cycle also counts those still open.",
        neighbours=("conversion_time", "win_rate", "pipeline_value"),
    ),
    KPI(
        "deal_size",
        "Deal size",
        "What a won deal is worth on average.",
        won_amount / won_with_amount,
        unit=Unit.MONEY,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Pipeline",
        beside={"median": median_deal},
        beside_unit={"median": Unit.MONEY},
        note="Over the won deals that have an amount. A few large deals pull the average up: the median stands beside it.",
        neighbours=("win_rate", "revenue", "sales_performance"),
    ),
)
