"""What customers say when they are asked."""

from kpi.kpis import KPI, Better, Unit
from kpi.measures import Bounded, Flow, LeftOut, Root
from kpi.periods import Grain

ANSWERED = "answered_at"
OUTSIDE = LeftOut("outside its scale", "score < scale_low OR score > scale_high")

_SCORED = "scale_low = 0 AND scale_high = 10 AND score = round(score)"
_NO_RECOMMENDATION = (
    LeftOut("on another scale than 0 to 10, so that nobody can say who recommends", "scale_low <> 0 OR scale_high <> 10"),
    OUTSIDE,
    LeftOut("no whole number: a mean of answers, not an answer", "score <> round(score)"),
)


def _recommending(name: str, low: int, high: int) -> Flow:
    where = f"{_SCORED} AND score BETWEEN {low} AND {high}"
    return Flow(name, "count(*)", "recommendations", ANSWERED, where, _NO_RECOMMENDATION)


promoters = _recommending("promoters (9 or 10)", 9, 10)
passives = _recommending("passives (7 or 8)", 7, 8)
detractors = _recommending("detractors (0 to 6)", 0, 6)
recommendations = _recommending("answers from 0 to 10", 0, 10)
score_of_recommendation = (promoters - detractors) / recommendations * 100

# The adjusted interval of Sauro and Lewis: three imagined answers, a quarter of them for, a quarter against. Where nobody answered, none.
_for = (promoters + 0.75) / (recommendations + 3)
_against = (detractors + 0.75) / (recommendations + 3)
_centre = score_of_recommendation * recommendations / (recommendations + 3)
_margin = Root((_for + _against - (_for - _against) * (_for - _against)) / (recommendations + 3)) * 196

eased = Flow("sum of ease, 0 to 1 an answer", "sum(fraction)", "efforts", ANSWERED, left_out=(OUTSIDE,))
efforts = Flow("answers about effort", "count(fraction)", "efforts", ANSWERED, left_out=(OUTSIDE,))


def _of_efforts(name: str, sql: str) -> Flow:
    return Flow(name, sql, "efforts", ANSWERED, "fraction IS NOT NULL")


low_is_easy = Flow(
    "answers about effort of which low ones are good", "count(*)", "efforts", ANSWERED, "fraction IS NOT NULL AND is_low_easy"
)
direction_told = Flow(
    "answers about effort whose direction shows in the data", "count(*)", "efforts", ANSWERED, "fraction IS NOT NULL AND is_told"
)

WITHOUT_SCALE = LeftOut("outside its scale", "is_satisfied IS NULL")
satisfied = Flow("satisfied answers", "count(*)", "satisfaction", ANSWERED, "is_satisfied", (WITHOUT_SCALE,))
satisfactions = Flow("answers about satisfaction", "count(is_satisfied)", "satisfaction", ANSWERED, left_out=(WITHOUT_SCALE,))


def _of_satisfaction(name: str, sql: str) -> Flow:
    return Flow(name, sql, "satisfaction", ANSWERED, "fraction IS NOT NULL")


SURVEYS = (
    KPI(
        "nps",
        "Net promoter score",
        "The share of customers who would gladly recommend you, less the share of those who would not, in points from −100 to 100.",
        score_of_recommendation,
        unit=Unit.POINTS,
        better=Better.HIGHER,
        frequency=Grain.QUARTER,
        family="Customers",
        beside={
            "promoters": promoters / recommendations,
            "passives": passives / recommendations,
            "detractors": detractors / recommendations,
            "answers": recommendations,
            "at least (95% sure)": Bounded(_centre - _margin, -100, 100),
            "at most (95% sure)": Bounded(_centre + _margin, -100, 100),
        },
        beside_unit={
            **dict.fromkeys(("promoters", "passives", "detractors"), Unit.SHARE),
            "answers": Unit.COUNT,
            **dict.fromkeys(("at least (95% sure)", "at most (95% sure)"), Unit.POINTS),
        },
        note="Promoters give 9 or 10, passives 7 or 8, detractors 0 to 6, on the scale from 0 to 10 alone: answers on another scale are "
        "left out and counted. With few answers the score jumps: two periods differ for certain only where their ranges do not meet.",
        neighbours=("csat", "ces", "retention_rate", "churn_rate"),
    ),
    KPI(
        "ces",
        "Customer effort score",
        "How easy customers find it to get what they need: 100 is as easy, 0 as hard as the scale goes.",
        eased / efforts * 100,
        unit=Unit.SCORE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Customers",
        beside={
            "mean as answered": _of_efforts("mean score of effort", "avg(usual_score)"),
            "lowest of the scale": _of_efforts("lowest score of the scale of effort", "min(usual_low)"),
            "highest of the scale": _of_efforts("highest score of the scale of effort", "max(usual_high)"),
            "answers": efforts,
            "low scores are the good ones": low_is_easy / efforts,
            "direction shown by the data": direction_told / efforts,
        },
        beside_unit={
            **dict.fromkeys(("mean as answered", "lowest of the scale", "highest of the scale"), Unit.SCORE),
            "answers": Unit.COUNT,
            **dict.fromkeys(("low scores are the good ones", "direction shown by the data"), Unit.SHARE),
        },
        note="Scale and direction are read from the data: the scale from all answers; whether high means easy or hard from what the same "
        "customers answer about satisfaction and recommendation. Where that shows nothing, high counts as easy.",
        neighbours=("csat", "nps", "resolution_time", "followups_per_ticket"),
    ),
    KPI(
        "csat",
        "Customer satisfaction",
        "Of the customers who said how satisfied they were, the share that was satisfied.",
        satisfied / satisfactions,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Customers",
        beside={
            "mean as answered": _of_satisfaction("mean score of satisfaction", "avg(usual_score)"),
            "lowest of the scale": _of_satisfaction("lowest score of the scale of satisfaction", "min(usual_low)"),
            "highest of the scale": _of_satisfaction("highest score of the scale of satisfaction", "max(usual_high)"),
            "answers": satisfactions,
        },
        beside_unit={
            **dict.fromkeys(("mean as answered", "lowest of the scale", "highest of the scale"), Unit.SCORE),
            "answers": Unit.COUNT,
        },
        note="Satisfied is at least three quarters up the scale: 4 of 1 to 5, 8 of 0 to 10, 75 of 0 to 100, or what the help desk calls "
        "good. Answers of surveys count; where there are none, the ratings of tickets, by the day on which they were closed.",
        neighbours=("nps", "ces", "resolution_time", "first_reply_time"),
    ),
)
