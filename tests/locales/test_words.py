"""Sentences and numbers as their readers write them."""

from datetime import date

import pytest

from locales import Sentence, numbers
from locales.catalogues import catalogue
from locales.languages import LANGUAGES, SOURCE
from locales.markdown import escape
from locales.words import plain, translate

OTHERS = [code for code in LANGUAGES if code != SOURCE]


def test_values_of_a_sentence_are_written_the_readers_way():
    sentence = Sentence("{rows} {day} {share} {names}", rows=12345, day=date(2017, 12, 31), share=0.5, names=["a", "b"])
    assert plain(sentence, "en") == "12,345 31 Dec 2017 0.5 a and b"
    assert plain(sentence, "it") == "12.345 31 dic 2017 0,5 a e b"


def test_names_out_of_data_are_escaped_in_markdown_and_left_alone_elsewhere():
    sentence = Sentence("Rep: {name}", name="*Ana* [x](y)")
    assert translate(sentence, "en") == "Rep: \\*Ana\\* \\[x\\]\\(y\\)"
    assert plain(sentence, "en") == "Rep: *Ana* [x](y)"


@pytest.mark.parametrize("hostile", ["http://evil.example", "www.evil.example", "a@evil.example", ":smile:", ":material/home:", "a -> b"])
def test_what_markdown_turns_into_links_icons_and_arrows_after_reading_is_parted_by_a_joiner(hostile):
    assert "\u2060" in escape(hostile)


def test_a_sentence_inside_a_sentence_is_translated_too():
    assert plain(Sentence("{kpi}: {value}", kpi=Sentence("Revenue"), value="1"), "it") == "Ricavi: 1"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (numbers.money(1234567.4, "en", currency="EUR", short=True), "€1.23M"),
        (numbers.money(1_950_000, "it", currency="EUR", short=True), "1,95\u00a0Mln\u00a0€"),
        (numbers.money(-19_480_000, "pt", currency="EUR", short=True), "−19,5\u00a0M\u00a0€"),
        (numbers.money(9_996_000, "en", currency="EUR", short=True), "€10M"),
        (numbers.money(1_204_800_000, "es", currency="EUR", short=True), "1205\u00a0M€"),
        (numbers.money(1234.5, "it", currency="EUR"), "1.234\u00a0€"),
        (numbers.money(12.5, "en", currency=None), "12.50"),
        (numbers.money(-53_921, "it", currency="EUR"), "−53.921\u00a0€"),
        (numbers.share(0.6315, "en"), "63.2%"),
        (numbers.share(0.6315, "es"), "63,2\u00a0%"),
        (numbers.days(41, "it"), "41 giorni"),
        (numbers.days(1, "en"), "1 day"),
        (numbers.points(-0.012, "en"), "1.2 points"),
        (numbers.signed("3", -3), "−3"),
        (numbers.count(1_200_000, "en", short=True), "1.2M"),
        (numbers.count(1_950_000, "ca", short=True), "1,95\u00a0M"),
    ],
)
def test_a_number_as_a_reader_writes_it(written, expected):
    assert written == expected


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_exactly_the_values_of_its_template(language):
    from string import Formatter

    def fields(text):
        return sorted(name for _, name, _, _ in Formatter().parse(text) if name)

    wrong = [template for template, translation in catalogue(language).items() if fields(template) != fields(translation)]
    assert not wrong


def test_a_number_and_its_unit_stay_together_and_other_blanks_become_one():
    assert escape("7,7\u00a0Mln\u00a0€\n\n    x") == "7,7\u00a0Mln\u00a0€ x"
