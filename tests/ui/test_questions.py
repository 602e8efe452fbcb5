"""What files leave open is asked in one place, once for all of them, and each kind of question can be answered with a click."""

import pytest

from data.outcome import Outcome
from data.version import Choice, ColumnMatch, Problem, Source
from locales import Sentence
from ui.scene import _SCENE

DATES = "".join(f"{n},0{1 + n % 9}/0{1 + n % 5}/2025,Won,{n}\n" for n in range(20))
DOUBTFUL = "Deal ID,Created,Stage,Amount\n" + DATES
HOSTILE = "*Ads* <b>x</b> [y](http://z) :smile:"


@pytest.fixture
def dropped(open_page):
    """A new workspace into which files were dropped: `dropped(a_csv="…", language="it")`."""

    def opened(language="en-GB", **files):
        app = open_page("data.py", locale=language)
        app.button(key="start").click().run()
        for name, content in files.items():
            app.file_uploader[0].upload(name.replace("_csv", ".csv"), content.encode())
        app.run()
        assert not app.exception
        return app

    return opened


def keyed(elements, beginning):
    return [each for each in elements if each.key and each.key.startswith(beginning)]


def said(app):
    return " ".join(each.value for kind in ("markdown", "caption") for each in getattr(app, kind))


def field_of(app, column):
    shown = next(each.value for each in app.dataframe if "field" in each.value)
    return dict(zip(shown["column"], shown["field"], strict=True))[column]


def test_one_question_is_asked_for_three_files_and_one_click_answers_for_all(dropped):
    app = dropped(a_csv=DOUBTFUL, b_csv=DOUBTFUL.replace("Amount", "Amount,Owner"), c_csv=DOUBTFUL.replace("Stage", "Stage name"))
    assert len(keyed(app.button, "style_")) == 2
    assert r"a\.csv, b\.csv and c\.csv" in said(app)
    next(each for each in keyed(app.button, "style_") if each.key.endswith("day first")).click().run()
    assert not app.exception
    assert not keyed(app.button, "style_")
    assert "Answers that are applied: 1" in " ".join(each.label for each in app.expander)


def test_an_answer_can_be_taken_back_and_is_asked_again(dropped):
    app = dropped(a_csv=DOUBTFUL)
    keyed(app.button, "style_")[0].click().run()
    app.button(key="ask_0").click().run()
    assert len(keyed(app.button, "style_")) == 2


def test_both_readings_stand_beside_each_other_with_what_hangs_on_them_and_what_stays_empty(dropped):
    text = said(dropped(a_csv=DOUBTFUL)).replace("\\", "")
    assert "→ **1 Feb 2025**" in text or "→ **2 Jan 2025**" in text
    assert "Without it, these rows do not count in:" in text
    assert "values that stay empty: " in text


def test_of_two_columns_that_fit_one_field_either_can_be_chosen_or_none(dropped):
    file = "Deal ID,Stage,Wert netto,Wert brutto,Created\n1,Won,100,119,2026-01-05\n2,Lost,50,59.5,2026-01-15"
    app = dropped(a_csv=file)
    assert [each.label for each in keyed(app.button, "yes_")] == ["It is “Wert netto”", "It is “Wert brutto”"]
    assert "59.5" in said(app).replace("\\", "")
    keyed(app.button, "yes_")[1].click().run()
    assert field_of(app, "Wert brutto") == "amount"
    app.button(key="ask_0").click().run()
    keyed(app.button, "no_")[0].click().run()
    assert (field_of(app, "Wert netto"), field_of(app, "Wert brutto")) == ("not_used", "not_used")
    assert not keyed(app.button, "yes_")


def test_words_of_all_files_are_asked_once_with_their_rows(dropped):
    head = "Deal ID,Created,Stage,Amount\n"
    signed = head + "3,2025-01-02,Done,10\n4,2025-01-05,Signed,20\n"
    app = dropped(a_csv=head + "1,2025-01-02,Done,10\n2,2025-01-05,Lost,20\n", b_csv=signed)
    assert [each.label for each in keyed(app.button_group, "word_")] == ["“Done” · rows: 2", "“Signed” · rows: 1"]
    keyed(app.button_group, "word_")[0].set_value("won").run()
    assert [each.label for each in keyed(app.button_group, "word_")] == ["“Signed” · rows: 1"]


def test_a_column_that_does_not_look_like_its_name_can_be_used_all_the_same(dropped):
    rows = "".join(f"{n},2025-01-0{1 + n % 9},Won,{'high' if n % 3 else n}\n" for n in range(20))
    app = dropped(deals_csv="Deal ID,Created,Stage,Amount\n" + rows)
    assert field_of(app, "Amount") == "not_used"
    keyed(app.button, "yes_")[0].click().run()
    assert field_of(app, "Amount") == "amount"


def test_of_two_systems_one_is_chosen_by_what_would_be_read_differently(dropped, monkeypatch):
    def in_doubt(job, watch, stopped, *, seconds):
        said = Sentence("{first} or {second}?", first="Sharp", second="Blunt")
        choices = (Choice("Sharp", (("Ends on", "closed_at"),)), Choice("Blunt", (("Ends on", "expected_close_at"),)))
        column = ColumnMatch("Ends on", "closed_at", 0.99, Sentence("{column}", column="Ends on"), examples=("2026-03-01",))
        problem = Problem("system-unsure", "warning", said, 1, choices=choices)
        return Outcome((Source("book.csv", None, "0" * 64, "Sharp", "deals", 1, 1, 0, (column,), (problem,)),))

    monkeypatch.setattr("sharing.uploads.read_drop", in_doubt)
    app = dropped(book_csv="Ends on\n2026-03-01\n")
    text = said(app).replace("\\", "")
    assert "Which system wrote this, Sharp or Blunt?" in text
    assert "“Ends on” is closed at" in text
    assert "“Ends on” is expected close at" in text
    assert text.count("2026-03-01 → **1 Mar 2026**") == 2
    assert "Left open: it is read as from Sharp." in text
    app.button(key="system_q0_Blunt").click().run()
    assert "It comes from Blunt" in said(app)


def test_stored_data_keeps_its_open_questions_with_the_way_to_answer_them(dropped):
    app = dropped(a_csv=DOUBTFUL)
    app.button(key="store").click().run()
    assert not app.exception
    assert "Open questions: 1" in said(app)
    app.button(key="answer_stored").click().run()
    next(each for each in keyed(app.button, "style_") if each.key.endswith("day first")).click().run()
    app.button(key="store").click().run()
    assert not app.exception
    assert "Open questions" not in said(app)
    assert app.session_state[_SCENE].data.facts["deals"].has("created_at")


def test_hostile_names_and_words_are_shown_as_they_are(dropped):
    head = f"Deal ID,{HOSTILE} created,Stage,Amount\n"
    app = dropped(a_csv=head + DATES.replace("Won", f"Done {HOSTILE}"))
    shown = said(app) + " ".join(each.label for each in [*app.button, *app.button_group])
    assert "<b>" not in shown
    assert "](http" not in shown


@pytest.mark.parametrize("language", ["it-IT", "pt-BR", "ca", "es-ES"])
def test_questions_are_asked_in_the_readers_language(dropped, language):
    app = dropped(language, a_csv=DOUBTFUL)
    assert "Questions" not in said(app)
    assert "do not count" not in said(app)
    assert len(keyed(app.button, "style_")) == 2


def test_values_that_name_people_are_not_shown(dropped):
    rows = "".join(f"{n},2025-01-02,Done,{n},mario{n}@acme.it\n" for n in range(1, 9))
    app = dropped(deals_csv="Deal ID,Created,Stage,Amount,Contact email\n" + rows)
    assert "acme" not in said(app)
