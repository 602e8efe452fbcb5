"""A day is typed as its reader writes days."""

import pytest

from locales.languages import LANGUAGES
from locales.typed_days import typed_day


@pytest.mark.parametrize("language", LANGUAGES)
def test_day_first_in_every_language_that_is_spoken_here(language):
    assert typed_day(language) == "DD/MM/YYYY"


@pytest.mark.parametrize(
    ("language", "browser", "typed"),
    [
        ("en", "en-US", "MM/DD/YYYY"),
        ("en", "en-IE", "DD/MM/YYYY"),
        ("en", "en-CA", "YYYY-MM-DD"),
        ("it", "it-CH", "DD.MM.YYYY"),
        ("it", "en-US", "DD/MM/YYYY"),
        ("en", "en", "DD/MM/YYYY"),
        ("en", "en-XX", "DD/MM/YYYY"),
        ("en", "x-!", "DD/MM/YYYY"),
    ],
)
def test_the_browser_says_whose_english_it_is(language, browser, typed):
    assert typed_day(language, browser) == typed
