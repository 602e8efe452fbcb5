"""`python -m data.demo`: the same as `python -m data demo`."""

from __future__ import annotations

import argparse
import sys

from data.demo.command import EXAMPLE, add_arguments, run

parser = argparse.ArgumentParser(prog="python -m data.demo", description="Build the demonstration company.", epilog=f"example: {EXAMPLE}")
add_arguments(parser)
sys.exit(run(parser.parse_args()))
