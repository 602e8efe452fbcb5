"""A KPI is found by its id, its name or another word for it, in any of the five languages; commands say it with examples."""

import argparse
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.definitions import Definition, keep
from data.store import Workspace
from kpi.__main__ import _parser, main
from kpi.catalogue import CATALOGUE, SYNONYMS
from kpi.finding import found, kpi_asked, nearest
from locales import SentenceError
from locales.languages import LANGUAGES
from locales.words import plain
from tests.companies import company, table

DEALS = table("deal_id | closed_at | status | amount\n 1 | 2026-01-10 | won | 5\n 2 | 2026-01-11 | lost | 5", amount=float)


def test_every_kpi_is_found_by_its_id_and_by_its_name_in_every_language() -> None:
    for kpi in CATALOGUE.values():
        assert kpi_asked(None, kpi.id) == kpi.id
        for language in LANGUAGES:
            assert kpi.id in found(None, plain(kpi.name, language)), (kpi.id, language)


def test_every_synonym_finds_its_kpi() -> None:
    for kpi, by_language in SYNONYMS.items():
        for word in {each for words in by_language.values() for each in words}:
            assert kpi in (*found(None, word), *nearest(None, word)), (kpi, word)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("CSAT", "csat"), ("fatturato", "revenue"), ("TASA DE EXITO", "win_rate"), ("soddisfazzione", "csat"), ("winrate", "win_rate")],
)
def test_what_people_write_is_understood_or_nearly_so(text: str, meant: str) -> None:
    assert nearest(None, text)[0] == meant


def test_a_word_for_several_kpis_names_them_all_and_nonsense_none() -> None:
    with pytest.raises(SentenceError, match="did you mean leads or tickets"):
        kpi_asked(None, "richieste")
    with pytest.raises(SentenceError, match="none is called nearly so"):
        kpi_asked(None, "xyzzy 12")


def test_commands_take_a_word_and_find_own_kpis_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = company(tmp_path / "acme", deals=DEALS).root
    keep(root, Definition("mine", "Deals of mine", "", "count(deals by closed_at)", "count", "neither", "month"))
    assert Workspace(root).current() is not None
    assert main(["compute", "tasso di vittoria", "Deals of mine", "--workspace", str(root)]) == 0
    out = capsys.readouterr().out
    assert "win_rate" in out
    assert "mine" in out
    assert main(["list", "--search", "satisfacción"]) == 0
    assert "csat" in capsys.readouterr().out


def test_every_command_has_an_example_and_names_all_it_takes() -> None:
    for called, parser in _commands(_parser()):
        assert f"python -m kpi {called}" in (parser.epilog or ""), called
        for action in parser._actions:
            assert action.help or isinstance(action, argparse._SubParsersAction), (called, action.dest)


def test_every_example_is_one_that_the_command_understands() -> None:
    for _, parser in _commands(_parser()):
        for line in (parser.epilog or "").splitlines()[1:]:
            _parser().parse_args(shlex.split(line.split(" > ")[0])[3:])


def _commands(parser: argparse.ArgumentParser, within: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                yield f"{within}{name}", command
                yield from _commands(command, f"{within}{name} ")
