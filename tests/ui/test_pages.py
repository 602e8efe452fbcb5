"""Every page, with data, without, at bad addresses, in every language."""

import pytest

from locales.languages import LANGUAGES
from sharing.home import Home
from ui.navigation import PAGES

FILES = [facts.file for facts in PAGES]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language(open_page, file, language):
    app = open_page(file, lang=language)
    assert not app.exception
    assert app.title


@pytest.mark.parametrize("file", FILES)
def test_every_page_survives_a_bad_address_and_says_what_is_wrong(open_page, file):
    app = open_page(file, rep=["Nobody", "Ana"], country="~none", period="never", compare="x", grain="minute", lang="tlh", kpi="no_such")
    assert not app.exception
    said = " ".join(each.value for each in app.warning)
    for wrong in ("Nobody", "never", "minute", "tlh", *(["no\\_such"] if file == "kpi.py" else [])):
        assert wrong in said


@pytest.mark.parametrize("file", FILES)
def test_every_page_says_what_to_do_in_an_empty_workspace(open_page, file, tmp_path, monkeypatch):
    (Home(tmp_path).demo.root / "versions").mkdir(parents=True)
    monkeypatch.setattr("ui.demonstration._build_aside", lambda final: None)
    monkeypatch.setattr("ui.demonstration.home", lambda: Home(tmp_path))
    monkeypatch.setattr("ui.workspace.home", lambda: Home(tmp_path))
    app = open_page(file)
    assert not app.exception
    assert app.title


def test_the_language_is_the_browsers_unless_the_address_says_otherwise(open_page):
    assert open_page(locale="it-IT").selectbox(key="lang").value == "it"
    assert open_page(locale="it-IT", lang="es").selectbox(key="lang").value == "es"
    assert open_page(locale="fr-FR").selectbox(key="lang").value == "en"
