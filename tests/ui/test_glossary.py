"""Each term is explained where it stands: names of KPIs by their meaning, other terms by the glossary, in every language."""

from __future__ import annotations

import json
import re

import pytest

from kpi.catalogue import CATALOGUE
from locales.languages import LANGUAGES
from locales.words import plain
from ui.glossary import MEANINGS, _known
from ui.words import capital

VIEWS = (
    ("overview.py", {}),
    ("kpi.py", {}),
    ("kpi.py", {"kpi": "win_rate"}),
    ("why.py", {}),
    ("explore.py", {}),
    ("funnel.py", {}),
    ("cohorts.py", {}),
    ("geography.py", {}),
    ("reps.py", {}),
    ("reps.py", {"board": "alike"}),
    ("adoption.py", {}),
    ("sales_cycle.py", {}),
    ("customer_value.py", {}),
)


def helped(app) -> dict[str, bool]:
    """Label of a number or heading of a column → whether it says what it means."""
    beside = {each.value: bool(each.proto.help) for each in app.markdown}
    buttons = {each.label: bool(each.help) for each in app.button}
    found = {}
    for each in app.metric:
        found[each.label] = bool(each.proto.help) or beside.get(f":small[{each.label}]", False) or buttons.get(each.label, False)
    for table in app.dataframe:
        config = json.loads(table.proto.columns or "{}")
        for name in table.value.columns:
            if isinstance(name, str):
                column = config.get(name) or {}
                label = re.sub(r" [↑↓]$", "", column.get("label") or name)
                found[label] = found.get(label, True) and bool(column.get("help"))
    return found


@pytest.mark.parametrize(("file", "address"), VIEWS)
def test_every_number_and_heading_that_is_a_term_says_what_it_means(open_page, file, address):
    app = open_page(file, **address)
    assert not app.exception
    terms = {capital(plain(kpi.name, "en")) for kpi in CATALOGUE.values()} | set(MEANINGS)
    silent = sorted(label for label, said in helped(app).items() if capital(label) in terms and not said)
    assert not silent


@pytest.mark.parametrize(("file", "address"), [("kpi.py", {"kpi": "win_rate"}), ("explore.py", {}), ("geography.py", {})])
def test_every_column_of_a_leaderboard_and_a_pivot_but_its_names_says_what_it_means(open_page, file, address):
    table = open_page(file, **address).dataframe[-1]
    config = json.loads(table.proto.columns or "{}")
    silent = [name for name in list(table.value.columns)[1:] if not (config.get(str(name)) or {}).get("help")]
    assert not silent or file == "explore.py"  # a pivot numbers its columns: their help stands by place
    assert file != "explore.py" or sum(bool((each or {}).get("help")) for each in config.values()) >= len(table.value.columns) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_share_a_word_in_a_language_and_mean_different_things(language):
    said: dict[str, set[str]] = {}
    for label, meaning in MEANINGS.items():
        said.setdefault(capital(plain(label, language)), set()).add(plain(meaning, language))
    assert not {label: meanings for label, meanings in said.items() if len(meanings) > 1}


def test_what_managers_may_not_know_is_in_the_glossary():
    known = " ".join(_known("en"))
    for term in ("Win rate", "Cohort", "Customer lifetime value", "cost", "80% range", "To count on", "Quota", "Churn"):
        assert term.casefold() in known.casefold()
