"""The options by which commands are given other terms: days, numbers, and how revenue is attributed."""

from __future__ import annotations

import argparse
from dataclasses import fields, replace

from kpi.terms import USUAL_TERMS, Attribution, Terms
from locales import Sentence

NUMBERS = tuple(each.name for each in fields(Terms) if each.name != "attribution")


def add_term_options(parser: argparse.ArgumentParser) -> None:
    """Declare `--attribution` and `--term` on a parser."""
    parser.add_argument(
        "--attribution",
        type=Attribution,
        choices=list(Attribution),
        default=USUAL_TERMS.attribution,
        help="which touches before a sale its revenue is credited to; linear is all of them alike",
    )
    parser.add_argument(
        "--term", action="append", default=[], type=term, metavar="NAME=NUMBER", help=f"another number for one of {', '.join(NUMBERS)}"
    )


def term(text: str) -> tuple[str, int]:
    """`untouched_days=45` as a name and a number above 0, as a `type` of argparse."""
    name, _, number = text.partition("=")
    if name not in NUMBERS or not number.isascii() or not number.isdigit() or int(number) == 0:
        raise argparse.ArgumentTypeError(
            str(
                Sentence(
                    "--term {term} must read NAME=NUMBER with one of {names} and a number above 0", term=text, names=", ".join(NUMBERS)
                )
            )
        )
    return name, int(number)


def terms_asked(asked: argparse.Namespace) -> Terms:
    """The usual terms with what a command was given."""
    return replace(USUAL_TERMS, attribution=asked.attribution, **dict(asked.term))
