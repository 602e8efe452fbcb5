"""KPIs of one's own: written with a preview, kept, shown on every page, changed and removed."""

from datetime import UTC, datetime

import pytest

from data.definitions import Definition, keep
from sharing.access import own_copy, resolve
from sharing.home import Home
from sharing.links import create, expiry_after
from sharing.own_kpis import save
from tests.ui.test_data_page import said

NOW = datetime.now(UTC)
HOSTILE_NAME = "**B** <b>x</b> {y} [l](http://z) :smile:"
FILES = ["overview.py", "kpi.py", "own_kpis.py", "share.py", "data.py"]


@pytest.fixture
def key(home) -> str:
    return own_copy(Home(home), resolve(Home(home), now=NOW))[0]


def access(home, key):
    return resolve(Home(home), key=key, now=NOW)


def kept(home, key) -> tuple[Definition, ...]:
    return access(home, key).version.definitions


def formula(app, text: str):
    app.text_input(key="own_formula").set_value(text).run()
    assert not app.exception
    return app


def test_an_empty_list_teaches_and_an_example_fills_the_field(open_page, key):
    app = open_page("own_kpis.py", key=key)
    assert "is checked while you type" in said(app)
    next(each for each in app.button if each.key == "example_deals won / (deals won + deals lost)").click().run()
    assert not app.exception
    assert app.text_input(key="own_formula").value == "deals won / (deals won + deals lost)"
    assert app.metric[0].value.endswith("%")
    assert app.text_input(key="own_name").value == "Deals won of those decided"


def test_a_wrong_formula_is_told_beneath_the_field_and_put_right_by_a_click(open_page, key):
    app = formula(open_page("own_kpis.py", key=key), "count(dealz)")
    assert "Did you mean “deals”?" in app.error[0].value
    assert app.code[0].value == "count(dealz)\n      ^^^^^"
    app.button(key="own_mend").click().run()
    assert app.text_input(key="own_formula").value == "count(deals)"
    assert not app.error
    assert app.query_params["formula"] == "count(deals)"


def test_a_text_that_no_row_has_is_told(open_page, key):
    app = formula(open_page("own_kpis.py", key=key), "count(deals where rep = 'ana')")
    assert any("Did you mean “Ana”?" in each.value for each in app.warning)


def test_a_kpi_is_kept_shown_on_the_pages_changed_and_removed(open_page, home, key):
    app = formula(open_page("own_kpis.py", key=key), "count(deals where rep = 'Ana')")
    app.text_input(key="own_name").set_value("Ana alone").run()
    app.button(key="own_keep").click().run()
    assert not app.exception
    assert [(each.id, each.formula) for each in kept(home, key)] == [("ana_alone", "count(deals where rep = 'Ana')")]
    assert any("Own KPIs" in each.label for each in open_page(key=key).expander)
    page = open_page("kpi.py", key=key, kpi="ana_alone")
    assert page.title[0].value.startswith("Ana alone")
    app.button(key="change_ana_alone").click().run()
    formula(app, "count(deals)")
    app.button(key="own_keep").click().run()
    assert [each.formula for each in kept(home, key)] == ["count(deals)"]
    app.button(key="remove_ana_alone").click().run()
    assert kept(home, key) == ()
    assert open_page("kpi.py", key=key, kpi="ana_alone").title[0].value.startswith("Revenue")


def test_one_kpi_stands_in_another_by_its_name_and_is_not_removed_before_it(open_page, home, key):
    save(access(home, key), Definition("", "Ana alone", "", "count(deals where rep = 'Ana')", "count", "higher", "month"), "en")
    app = formula(open_page("own_kpis.py", key=key), "Ana alone / count(deals)")
    assert app.metric[0].value.endswith("%")
    app.text_input(key="own_name").set_value("Part of Ana").run()
    app.button(key="own_keep").click().run()
    assert not app.exception
    assert kept(home, key)[1].formula == "[own:ana_alone] / count(deals)"
    assert "Ana alone / count(deals)" in [each.value for each in app.code]
    app.button(key="remove_ana_alone").click().run()
    assert "It stands in the formula of Part of Ana" in app.error[0].value
    assert len(kept(home, key)) == 2
    app.button(key="change_ana_alone").click().run()
    formula(app, "Part of Ana + 1")
    assert "It would stand in its own formula: Ana alone → Part of Ana → Ana alone" in app.error[0].value
    page = open_page("kpi.py", key=key, kpi="part_of_ana")
    assert "Ana alone" in [each.label for each in page.metric]  # beside it


def test_a_formula_that_only_seems_to_count_what_is_open_is_explained(open_page, key):
    app = formula(open_page("own_kpis.py", key=key), "count(deals where status = 'open')")
    assert any("is written so: count(deals until closed_at)" in each.value.replace("\\", "") for each in app.warning)
    formula(app, "count(deals until closed_at)")
    assert not app.warning
    assert app.metric[0].value == "146"


def test_a_kpi_without_a_name_is_not_kept_and_says_so(open_page, home, key):
    app = formula(open_page("own_kpis.py", key=key), "count(deals)")
    app.button(key="own_keep").click().run()
    assert "A name is missing" in " ".join(each.value for each in app.error)
    assert kept(home, key) == ()
    assert app.text_input(key="own_formula").value == "count(deals)"


@pytest.mark.parametrize("file", FILES)
def test_a_name_never_acts_as_markdown(open_page, home, key, file):
    made = save(access(home, key), Definition("hostile", HOSTILE_NAME, HOSTILE_NAME, "count(deals)", "count", "higher", "month"), "en")
    app = open_page(file, key=key, kpi=made.id, about="definition")
    assert not app.exception
    for each in (*app.markdown, *app.title, *app.caption, *app.header):
        assert "**B**" not in each.value
        assert "[l](http" not in each.value


def test_a_formula_that_means_nothing_any_more_is_told_on_the_page(open_page, home, key):
    keep(access(home, key).workspace.root, Definition("old", "Old one", "", "a measure of the past", "count", "higher", "month"))
    app = open_page("own_kpis.py", key=key)
    assert not app.exception
    assert "no measure" in app.error[0].value


def test_whoever_may_only_look_sees_them_and_changes_none(open_page, home, key):
    save(access(home, key), Definition("", "Ana alone", "", "count(deals where rep = 'Ana')", "count", "higher", "month"), "en")
    _, token = create(access(home, key), "Board", "own_kpis", {}, frozen=False, expires_at=expiry_after(NOW, 1), now=NOW)
    app = open_page("own_kpis.py", link=token, formula="count(deals)")
    assert not app.exception
    assert not [each for each in app.button if each.key and each.key.startswith(("own_keep", "change_", "remove_"))]
    assert open_page("kpi.py", link=token, kpi="ana_alone").title[0].value.startswith("Ana alone")


def test_a_formula_in_an_address_is_understood_in_another_language(open_page, key):
    app = open_page("own_kpis.py", key=key, lang="it", formula="count(deals where rep = 'Ana')")
    assert not app.error
    assert app.metric
    assert not open_page("own_kpis.py", key=key, lang="en", formula="conta(trattative dove rep = 'Ana')").error
