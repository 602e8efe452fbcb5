"""Answers to surveys, one table for each question: would people recommend us, were they satisfied, how hard was it."""

from data.scales import highest, lowest
from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

SATISFIED_FROM = 0.75
"""An answer at least three quarters up its scale is a satisfied one: 4 of 1 to 5, 6 of 1 to 7, 8 of 0 to 10, 75 of 0 to 100."""

TOLD_APART = 3
"""A correlation tells a direction where it is so many times the error that chance alone makes of it."""

_DIMENSIONS = ", ".join(DIMENSIONS)
_FRACTION = "CASE WHEN score BETWEEN scale_low AND scale_high THEN (score - scale_low) / nullif(scale_high - scale_low, 0) END"
_GIVEN = table_fields("""
    answered_at  | date   | when it was given
    score        | number | the score as it was given
    scale_low    | number | lowest value of its scale
    scale_high   | number | highest value of its scale
    fraction     | number | how far up its scale it is, 0 to 1 for the best
""")
_USUAL = table_fields("""
    usual_score  | number | the score on the scale that most answers have
    usual_low    | number | lowest value of the scale that most answers have
    usual_high   | number | highest value of the scale that most answers have
""")
_STANDS_FOR = {"answered_at": ("responses", "answered_at"), "score": ("responses", "score")} | {
    name: ("responses", name) for name in DIMENSIONS
}


def _asked(kind: str) -> str:
    """The answers to one question in surveys."""
    return (
        f"SELECT answered_at, score, scale_low, scale_high, {_FRACTION} AS fraction, {_DIMENSIONS} FROM {{responses}} WHERE kind = '{kind}'"
    )


# Means of answers on two scales say nothing: all are brought to the scale that most of them have.
_ON_USUAL_SCALE = """
    SELECT a.*, usual.low AS usual_low, usual.high AS usual_high,
        usual.low + (a.score - a.scale_low) / nullif(a.scale_high - a.scale_low, 0) * (usual.high - usual.low) AS usual_score
    FROM answers a CROSS JOIN (
        SELECT scale_low AS low, scale_high AS high FROM answers WHERE score IS NOT NULL
        GROUP BY ALL ORDER BY count(*) DESC, high, low LIMIT 1
    ) usual
"""

RECOMMENDATIONS = Derivation(
    Table(
        "recommendations",
        "an answer to the question whether somebody would recommend us",
        key=None,
        dated="answered_at",
        fields=_GIVEN,
    ),
    readings=(Reading({"responses": ("score", "kind")}, _asked("nps")),),
    stands_for=_STANDS_FOR,
    is_missing_without_rows=True,
)

# The scale of a help desk's scores is read from all of them; a yes or no has none.
_RATED = f"""
    SELECT coalesce(closed_at, opened_at) AS answered_at, csat AS score, is_satisfied,
        {lowest("csat", "")} AS scale_low, {highest("csat", "")} AS scale_high, {_DIMENSIONS}
    FROM {{tickets}} WHERE csat IS NOT NULL OR is_satisfied IS NOT NULL
"""
_SATISFACTION = f"""
    WITH asked AS (SELECT * FROM ({_asked("csat")})),
    rated AS (SELECT *, {_FRACTION} AS fraction FROM ({_RATED}) WHERE (SELECT count(*) FROM asked) = 0),
    given AS (SELECT *, NULL::BOOLEAN AS is_satisfied FROM asked UNION ALL BY NAME SELECT * FROM rated),
    answers AS (SELECT * REPLACE (coalesce(is_satisfied, fraction >= {SATISFIED_FROM}) AS is_satisfied) FROM given),
    scored AS ({_ON_USUAL_SCALE})
    SELECT * FROM scored UNION ALL BY NAME SELECT * FROM answers WHERE (SELECT count(*) FROM scored) = 0
"""

SATISFACTION = Derivation(
    Table(
        "satisfaction",
        "an answer to the question how satisfied somebody was",
        key=None,
        dated="answered_at",
        fields=(*_GIVEN, *_USUAL, *table_fields("is_satisfied | flag | the answer counts as satisfied")),
    ),
    readings=(
        Reading({"responses": ("score", "kind")}, _SATISFACTION),
        Reading({"tickets": ("csat",)}, _SATISFACTION),
        Reading({"tickets": ("is_satisfied",)}, _SATISFACTION),
    ),
    stands_for=_STANDS_FOR | {"is_satisfied": ("tickets", "csat")},
    is_missing_without_rows=True,
)

# Whether a high score means easy or hard shows in what the same customers say otherwise: who had it hard is less content.
_EFFORTS = f"""
    WITH answers AS ({_asked("ces")}),
    content AS (
        SELECT customer, avg(fraction) AS fraction FROM (
            SELECT customer, fraction FROM {{recommendations}} UNION ALL SELECT customer, fraction FROM {{satisfaction}}
        ) WHERE customer IS NOT NULL AND fraction IS NOT NULL GROUP BY customer
    ),
    eased AS (
        SELECT customer, avg(fraction) AS fraction FROM answers WHERE fraction IS NOT NULL AND customer IS NOT NULL GROUP BY customer
    ),
    together AS (SELECT corr(eased.fraction, content.fraction) * sqrt(count(*)) AS strength FROM eased JOIN content USING (customer)),
    scored AS ({_ON_USUAL_SCALE})
    SELECT scored.* REPLACE (CASE WHEN strength <= -{TOLD_APART} THEN 1 - fraction ELSE fraction END AS fraction),
        coalesce(strength <= -{TOLD_APART}, false) AS is_low_easy, coalesce(abs(strength) >= {TOLD_APART}, false) AS is_told
    FROM scored CROSS JOIN together
"""

EFFORTS = Derivation(
    Table(
        "efforts",
        "an answer to the question how easy or hard it was",
        key=None,
        dated="answered_at",
        fields=(
            *_GIVEN,
            *_USUAL,
            *table_fields("""
                is_low_easy | flag | low scores are the good ones
                is_told     | flag | which scores are the good ones shows in what the same customers say otherwise
            """),
        ),
    ),
    readings=(Reading({"responses": ("score", "kind")}, _EFFORTS),),
    stands_for=_STANDS_FOR,
    is_missing_without_rows=True,
)
