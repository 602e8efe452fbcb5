"""Open spells: each deal from its creation to its close, cut wherever its stage or amount changed."""

from data.tables import DIMENSIONS, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

# A stage in which nothing is open and everything has one outcome is an end, as "Closed won" is; a deal is not open in it.
ENDS = """
    SELECT stage FROM {deals} WHERE stage IS NOT NULL
    GROUP BY stage HAVING bool_and(status <> 'open') AND count(DISTINCT status) = 1
"""

_POINTS = """
    SELECT n, created_at AS "at", NULL AS changed_at, NULL AS key, NULL AS stage, NULL AS amount, NULL AS previous_stage,
        NULL AS previous_amount
    FROM deals
    UNION ALL
    SELECT d.n,
        CASE WHEN d.closed_at IS NOT NULL AND s.stage IN (FROM ends) THEN greatest(d.closed_at, s.changed_at)
            ELSE greatest(s.changed_at, d.created_at) END,
        s.changed_at, s.stage_change_id,
        CASE WHEN s.stage NOT IN (FROM ends) THEN s.stage END, s.amount,
        CASE WHEN s.previous_stage NOT IN (FROM ends) THEN s.previous_stage END, s.previous_amount
    FROM {stage_changes} s JOIN deals d ON d.deal_id = s.deal_id
    WHERE s.changed_at IS NOT NULL AND d.created_at IS NOT NULL
"""

# What a deal was is what the change before says, else what the next one says it was before, else what the deal says now.
_CUT = """
    SELECT n, "at", changed_at, key, lead("at") OVER deal AS next_at,
        last_value(stage IGNORE NULLS) OVER so_far AS stage_told, last_value(amount IGNORE NULLS) OVER so_far AS amount_told,
        first_value(coalesce(previous_stage, stage) IGNORE NULLS) OVER later AS stage_later,
        first_value(coalesce(previous_amount, amount) IGNORE NULLS) OVER later AS amount_later
    FROM points
    WINDOW deal AS (PARTITION BY n ORDER BY "at", changed_at NULLS FIRST, key),
        so_far AS (PARTITION BY n ORDER BY "at", changed_at NULLS FIRST, key ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
        later AS (PARTITION BY n ORDER BY "at", changed_at NULLS FIRST, key ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
"""

_OWN = ", ".join(f"d.{name}" for name in DIMENSIONS)

_NARROW = "deal_id, created_at, closed_at, status, stage, amount, probability, pipeline"
"""What of a deal its spells are told from; the rest comes in at the end."""

_CLOSED = "(d.closed_at IS NOT NULL AND d.status IN ('won', 'lost'))"

_SPELLS = f"""
    SELECT n, c."at", CASE WHEN d.closed_at IS NULL OR c.next_at < d.closed_at THEN c.next_at ELSE d.closed_at END AS until,
        CASE WHEN c.next_at IS NULL AND NOT {_CLOSED} THEN coalesce(d.stage, c.stage_told, c.stage_later)
            ELSE coalesce(c.stage_told, c.stage_later, CASE WHEN d.stage NOT IN (FROM ends) THEN d.stage END) END AS stage,
        CASE WHEN c.next_at IS NULL AND NOT {_CLOSED} THEN coalesce(d.amount, c.amount_told, c.amount_later)
            ELSE coalesce(c.amount_told, c.amount_later, d.amount) END AS amount,
        CASE WHEN c.next_at IS NULL AND NOT {_CLOSED} THEN d.probability END AS stated,
        lead(n) OVER (PARTITION BY n ORDER BY c."at", c.changed_at NULLS FIRST, c.key) IS NULL AS is_last,
        d.deal_id, d.pipeline, d.status
    FROM cut c JOIN deals d USING (n)
    WHERE d.closed_at IS NULL OR c."at" IS NULL OR c."at" < d.closed_at OR c."at" = d.created_at
"""

# Won of those decided that were ever in the stage, in the same pipeline; deals of unknown stage win as often as all do.
_RATES = """
    SELECT pipeline, stage, count(*) FILTER (status = 'won') / count(*) AS win_rate
    FROM (SELECT DISTINCT deal_id, pipeline, stage, status FROM spells WHERE status IN ('won', 'lost')) GROUP BY pipeline, stage
"""

_STATED = "SELECT pipeline, stage, median(stated) AS chance FROM spells WHERE stated IS NOT NULL GROUP BY pipeline, stage"

# The deals are read twice in the same order, in place of being kept with all of their columns.
_ALL = f"""
    WITH ends AS ({ENDS}), numbered AS NOT MATERIALIZED (SELECT *, row_number() OVER () AS n FROM {{deals}}),
    deals AS MATERIALIZED (SELECT n, {_NARROW} FROM numbered),
    points AS ({_POINTS}), cut AS ({_CUT}), spells AS MATERIALIZED ({_SPELLS}),
    rates AS ({_RATES}), stated AS ({_STATED})
    SELECT d.deal_id, s."at", s.until, d.created_at, d.closed_at, d.expected_close_at, d.status, d.lost_reason, d.currency,
        d.last_activity_at, s.stage, s.amount, d.amount AS final_amount, s.is_last, {_OWN},
        coalesce(s.stated, t.chance) AS chance, r.win_rate
    FROM numbered d JOIN spells s ON s.n = d.n
    LEFT JOIN rates r ON r.pipeline IS NOT DISTINCT FROM s.pipeline AND r.stage IS NOT DISTINCT FROM s.stage
    LEFT JOIN stated t ON t.pipeline IS NOT DISTINCT FROM s.pipeline AND t.stage IS NOT DISTINCT FROM s.stage
    WHERE s."at" IS NULL OR s.until IS NULL OR s.until > s."at" OR s.is_last
"""

OPEN_SPELLS = Derivation(
    Table(
        "open_spells",
        "a time in which a deal was open at one stage and amount",
        key=None,
        dated="at",
        fields=table_fields("""
            deal_id           | id     | the deal's key
            at                | date   | when the deal came to this stage and amount
            until             | date   | when it left them, or closed; empty where they are today's
            created_at        | date   | when the deal was opened
            closed_at         | date   | when it was won or lost
            expected_close_at | date   | when the seller expects it to close
            last_activity_at  | date   | last time somebody worked on it
            status            | name   | won, lost or open, as it is today
            stage             | name   | the stage it was in; empty where only the end is known
            amount            | money  | what it was worth then
            final_amount      | money  | what it is worth in the export
            currency          | name   | currency of the amount
            lost_reason       | name   | why it was lost
            is_last           | flag   | the last such time of the deal: it closed from here, or is here today
            chance            | number | what the CRM states for an open deal; for earlier times the median of open deals in that stage
            win_rate          | number | of the deals ever in this stage (and pipeline) and decided since, the share won
        """),
        dimensions=DIMENSIONS,
    ),
    readings=(Reading({"deals": ("created_at", "status"), "stage_changes": ("changed_at", "stage")}, _ALL),),
    stands_for={
        name: ("deals", name)
        for name in ("deal_id", "created_at", "closed_at", "expected_close_at", "last_activity_at", "status", "amount", "currency",
                     "lost_reason", *DIMENSIONS)
    } | {
        "at": ("deals", "created_at"),
        "until": ("deals", "closed_at"),
        "final_amount": ("deals", "amount"),
        "stage": ("stage_changes", "changed_at"),
        "chance": ("deals", "probability"),
        "win_rate": ("stage_changes", "changed_at"),
    },
)  # fmt: skip
