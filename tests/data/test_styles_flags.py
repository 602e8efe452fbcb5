"""Yes and no in the readers' languages; text is kept as it is."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.styles import decide, is_nothing, profile
from data.tables import Kind
from tests.data.styled import column, read


@pytest.mark.parametrize(
    ("yes", "no"), [("true", "False"), ("YES", "no"), ("Sì", "No"), ("Sim", "Não"), ("sí", "no"), ("1", "0"), ("Y", "N"), ("Oui", "Non")]
)
def test_yes_and_no_are_read(yes: str, no: str):
    assert read(decide(column(yes, no), Kind.FLAG).style, yes, no, None) == [True, False, None]


def test_an_x_marks_yes_and_a_blank_nothing():
    decision = decide(column("x", None, "x"), Kind.FLAG)
    assert (decision.parsed, decision.failed) == (2, 0)


def test_other_words_fail():
    assert decide(column("yes", "perhaps"), Kind.FLAG).examples == ("perhaps",)


def test_names_and_keys_are_kept_with_their_zeros():
    assert read(decide(column("00123", "Ann  Lee "), Kind.NAME).style, "00123", " Ann  Lee ", "N/A", "--") == [
        "00123",
        "Ann Lee",
        None,
        None,
    ]


def test_a_word_means_nothing_only_where_the_system_says_so():
    assert read(decide(column("Select"), Kind.NAME).style, "Select") == ["Select"]
    told = decide(column("Select", "Web"), Kind.NAME, null_words=("select",))
    assert read(told.style, "Select", "Web") == [None, "Web"]
    query = f"SELECT {is_nothing('v', Kind.NAME, ('select',))} FROM (SELECT unnest(['Select', 'Web', NULL]) AS v)"
    assert [value for (value,) in duckdb.execute(query).fetchall()] == [True, False, True]


odd = st.one_of(st.text(max_size=20), st.from_regex(r"[-+(]?[0-9., '/:T-]{1,24}[)%Z-]?", fullmatch=True), st.none())


@settings(max_examples=25, deadline=None)
@given(st.lists(odd, max_size=6), st.sampled_from(list(Kind)))
def test_any_text_is_decided_without_an_error_and_every_value_is_accounted_for(values: list, kind: Kind):
    given_values = column(*values)
    decision = decide(given_values, kind)
    assert decision.parsed + decision.failed == profile(given_values).filled or kind not in (Kind.ID, Kind.NAME)
    for style in filter(None, (decision.style, *decision.ambiguous)):
        assert len(read(style, *values)) == len(values)
