"""Names that no list knows, on the Data page: what each may mean, one click to say so, one to take it back."""

from tests.ui.test_data_page import drop, own, said  # noqa: F401 - a fixture

ACCOUNTS = "Account ID,Account Name,Industry\nA1,Globex Corporation,Energy\n"
DEALS = "Deal ID,Deal Owner,Deal Stage,Amount,Close Date,Create Date,Account\n1,Ana,Won,5,2026-02-01,2026-01-01,Globx *Ltd*\n"


def test_a_name_in_no_list_is_joined_by_one_click_and_taken_apart_by_another(own):  # noqa: F811
    app, _ = own
    drop(app, ("accounts.csv", ACCOUNTS), ("deals.csv", DEALS))
    app.button(key="store").click().run()
    assert not app.exception
    assert "Globx \\*Ltd\\*" in said(app)
    app.button(key="same_customers_0_0").click().run()
    assert not app.exception
    assert "is taken for “Globex Corporation”" in said(app)
    app.button(key="apart_0").click().run()
    assert not app.exception
    assert "is taken for" not in said(app)
