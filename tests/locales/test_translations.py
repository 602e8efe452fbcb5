"""Everything that is said is said in every language."""

import pytest

from locales.__main__ import missing, templates
from locales.languages import LANGUAGES, SOURCE


@pytest.fixture(scope="module")
def wanted():
    return templates()


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
def test_nothing_lacks_a_translation(language, wanted):
    lacking = missing(language, wanted)
    assert not lacking, f"{len(lacking)} templates have no translation; run `make words`, then translate:\n" + "\n".join(lacking)


def test_templates_are_found_in_declarations_and_in_sentences(wanted):
    assert "Win rate" in wanted
    assert "Somebody else imported in the meantime. Nothing was changed; please import again." in wanted
