"""Examples that each command of `python -m kpi` shows with its help."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "list": ("list --workspace ~/acme", "list --search satisfaction"),
    "checks": ("checks --workspace ~/acme --json",),
    "own": (
        'own check "deals won / (deals won + deals lost)"',
        """own add --workspace ~/acme --name "Demo share" --formula "count(deals where stage = 'Demo') / count(deals)" --unit share""",
        "own list --workspace ~/acme",
        "own remove demo_share --workspace ~/acme",
        "compute demo_share --workspace ~/acme --by rep",
    ),
    "own list": ("own list --workspace ~/acme",),
    "own add": (
        'own add --workspace ~/acme --name "Revenue for each lead" --formula "revenue / leads" --unit money',
        'own add --workspace ~/acme --name "Receita por lead" --formula "receita / leads" --language pt --unit money',
    ),
    "own remove": ("own remove demo_share --workspace ~/acme",),
    "own check": ('own check "deals won / (deals won + deals lost)"', 'own check "receita / leads" --language pt'),
    "why": (
        "why revenue --workspace ~/acme --from 2026-04-01 --to 2026-07-01",
        "why win_rate --workspace ~/acme --from 2026-04-01 --compare year --by channel --json",
        "why revenue --workspace ~/acme --from 2026-04-01 --by region --tree customers",
    ),
    "moved": ("moved --workspace ~/acme", "moved deals.csv --workspace ~/acme"),
    "compute": (
        "compute win_rate sales_cycle --workspace ~/acme --from 2026-01-01 --to 2026-07-01",
        'compute "customer satisfaction" --workspace ~/acme --grain month',
        'compute revenue --workspace ~/acme --grain month --by country --where rep="Ana Sousa" --compare year --csv',
        "compute revenue --workspace ~/acme --by channel rep --top 5 --share --total --compare 2025-01-01..2025-04-01",
        "compute marketing_roi churn_rate --workspace ~/acme --attribution linear --term lapse_days=90",
    ),
    "pivot": (
        "pivot revenue win_rate --workspace ~/acme --rows country rep --across channel --top 5 --compare year",
        "pivot revenue --workspace ~/acme --rows channel --across quarter --from 2026-01-01 --json",
    ),
    "calendar": (
        "calendar --workspace ~/acme",
        "calendar --workspace ~/acme --week-starts sunday --fiscal-year-starts april --time-zone Europe/London --holidays GB-ENG",
        "calendar --workspace ~/acme --working-days monday,tuesday,wednesday,thursday --currency GBP",
    ),
    "terms": (
        "terms --workspace ~/acme",
        "terms --workspace ~/acme --term lapse_days=90 --attribution linear",
        "terms --workspace ~/acme --usual",
    ),
    "receipt": ("receipt win_rate --workspace ~/acme --from 2026-01-01 > win_rate.json",),
    "rerun": ("rerun win_rate.json --workspace ~/acme",),
    "health": ("health win_rate --workspace ~/acme --from 2026-01-01 --to 2026-07-01",),
    "variants": ("variants win_rate --workspace ~/acme --between closed created",),
    "cohorts": ("cohorts retention --workspace ~/acme --every quarter", "cohorts won --workspace ~/acme --from 2025-01-01 --by channel"),
    "funnel": ("funnel --workspace ~/acme --by channel --reading period",),
    "rows": ("rows --workspace ~/acme", 'rows past_due_deals --workspace ~/acme --where rep="Ana Sousa" --csv'),
}

SAID_OF = {"workspace": "the folder of the workspace", "json": "as JSON", "csv": "as CSV"}
"""What every command says of these, where it says nothing else."""


def with_examples(commands: Mapping[str, argparse.ArgumentParser], within: str = "") -> None:
    """Give every command, and those within it, its examples, and a word on what all take."""
    for name, parser in commands.items():
        called = f"{within}{name}"
        if lines := "".join(f"  python -m kpi {each}\n" for each in EXAMPLES.get(called, ())):
            parser.epilog, parser.formatter_class = f"examples:\n{lines}", argparse.RawDescriptionHelpFormatter
        for action in parser._actions:
            action.help = action.help or SAID_OF.get(action.dest)
            if isinstance(action, argparse._SubParsersAction):
                with_examples(action.choices, f"{called} ")
