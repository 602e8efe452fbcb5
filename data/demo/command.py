"""`python -m data demo`: build the demonstration company in a workspace."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from data.commands import Command
from data.demo.build import build
from data.demo.simulation import DEALS, FEWEST_DEALS, SEED, UNTIL
from data.store import StoreError
from locales import Sentence

EXAMPLE = "python -m data demo --workspace workspaces/demo --deals 20000 --exports exports"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--workspace", required=True, type=Path, help="the folder of the workspace; made where it is absent")
    parser.add_argument("--deals", type=_deals, default=DEALS, help=f"how many deals (default {DEALS})")
    parser.add_argument("--seed", type=_seed, default=SEED, help=f"another seed, another company (default {SEED})")
    parser.add_argument("--until", type=_day, default=UNTIL, help=f"the last day, YYYY-MM-DD (default {UNTIL})")
    parser.add_argument("--exports", type=Path, help="also write the tables into this folder as CSV files, to try dropping them")


def run(args: argparse.Namespace) -> int:
    """Build and print what was made; 2 where that could not be done, with a sentence."""
    try:
        version = build(args.workspace, args.deals, args.seed, args.until, say=_say, exports=args.exports)
    except (StoreError, OSError) as error:
        _say(
            error.sentence
            if isinstance(error, StoreError)
            else Sentence("The demonstration could not be written: {error}", error=str(error))
        )
        return 2
    _say(Sentence("Version {number} is in {workspace}.", number=version.number, workspace=str(args.workspace)))
    return 0


def _deals(text: str) -> int:
    deals = int(text)
    if deals < FEWEST_DEALS:
        raise argparse.ArgumentTypeError(f"at least {FEWEST_DEALS} deals make a company, not {deals}")
    return deals


def _seed(text: str) -> int:
    seed = int(text)
    if seed < 0:
        raise argparse.ArgumentTypeError(f"a seed is a whole number from 0 on, not {seed}")
    return seed


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a day is written YYYY-MM-DD, not {text}") from None


def _say(sentence: Sentence) -> None:
    print(sentence, file=sys.stderr, flush=True)


DEMO = Command("demo", "build the demonstration company, invented and the same for everyone", EXAMPLE, add_arguments, run)
