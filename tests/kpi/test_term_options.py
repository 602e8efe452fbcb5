"""Commands can be given other terms."""

import argparse
from pathlib import Path

import pytest

from kpi.term_options import add_term_options, terms_asked
from kpi.terms import USUAL_TERMS, Attribution, Terms


def _terms(root: Path, *arguments: str) -> Terms:
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_term_options(parser)
    return terms_asked(root, parser.parse_args(arguments))


def test_what_is_not_given_is_as_usual(tmp_path: Path) -> None:
    assert _terms(tmp_path) == USUAL_TERMS
    assert _terms(tmp_path, "--attribution", "linear", "--term", "untouched_days=45") == Terms(
        untouched_days=45, attribution=Attribution.LINEAR
    )


@pytest.mark.parametrize("wrong", ["untouched_days", "untouched_days=0", "untouched_days=-3", "untouched_days=4.5", "attribution=1", "x=1"])
def test_a_term_is_one_of_ours_with_a_number_above_0(tmp_path: Path, wrong: str) -> None:
    with pytest.raises((argparse.ArgumentError, SystemExit)):
        _terms(tmp_path, "--term", wrong)
