"""A file full of Markdown, HTML and odd signs is shown as it is written, in every place of the Data page where something of it stands."""

import csv
import io
import re

from streamlit.testing.v1 import AppTest

from tests.ui.test_data_page import drop, key_of, own  # noqa: F401 - a fixture

BAD = "![i](http://evil.test/i.png) [l](http://evil.test) <img src=x onerror=alert(1)> $x^2$ :smile: :red[r] `c` **b** www.evil.test"
ACTS = re.compile(r"(?<!\\)(\]\(|!\[|<img|<b>|\$x|`c`|\*\*b\*\*)|https?://evil|www\.evil|:smile:|:red\[")
KINDS = (
    "markdown",
    "caption",
    "warning",
    "info",
    "error",
    "success",
    "button",
    "selectbox",
    "expander",
    "toggle",
    "header",
    "subheader",
    "text_input",
    "status",
)


def table(headers, rows):
    text = io.StringIO()
    csv.writer(text).writerows([headers, *rows])
    return text.getvalue()


def spoken(app: AppTest) -> list[str]:
    """Everything that is read as Markdown: texts, labels and help."""
    found = [each for kind in KINDS for each in app.get(kind)]
    texts = [getattr(each, name, None) for each in found for name in ("label", "help", *(() if hasattr(each, "label") else ("value",)))]
    return [each for each in texts if isinstance(each, str)]


def shown_as_written(app: AppTest) -> None:
    assert not app.exception
    assert [each for each in spoken(app) if ACTS.search(each)] == []


def test_nothing_of_a_file_acts_on_the_page(own, open_page):  # noqa: F811
    app, _ = own
    deals = table(
        ["Deal ID", "Create Date", "Close Date", "Deal Stage", "Amount", "Currency", "Deal Owner", "Account", "Row", "Riga", "Reason",
         "Text", f"x {BAD}", f"Created by {BAD}"],
        [["1", "2025-01-02", "2025-02-03", "Won", "10", "EUR", BAD, f"{BAD} Ltd", "r", "s", "t", "u", BAD, BAD],
         ["1", "2025-01-02", "2025-02-03", "Won", "10", "EUR", BAD, f"{BAD} Ltd", "r", "s", "t", "u", BAD, BAD],
         ["2", "03/04/2025", "", BAD, f"10 {BAD}", BAD, BAD, f"{BAD} Limited", "r", "s", "t", "u", BAD, BAD],
         ["3", "2025-01-02", "2025-02-03", f"Done {BAD}", "-5", "EUR", BAD, "b_c", "r", "s", "t", "u", BAD, BAD]],
    )  # fmt: skip
    accounts = table(["Account ID", "Account Name"], [["A1", f"{BAD} Limitd"], ["A2", f"{BAD} Ltdd"]])
    drop(app, (f"{BAD.replace('/', '∕')}.csv", deals), ("accounts.csv", accounts), (f"{BAD.replace('/', '∕')}.xlsx", b"PK\x03\x04 broken"))
    shown_as_written(app)
    app.button(key="store").click().run()
    shown_as_written(app)
    again = open_page("data.py", locale="it-IT", key=key_of(app))
    shown_as_written(again)
    for kind in ("reps", "customers"):
        offered = [each for each in again.button if each.key and each.key.startswith(f"same_{kind}")]
        if offered:
            offered[0].click().run()
            shown_as_written(again)
    changed = deals.replace(",10,EUR", ",11,EUR").replace("2025-02-03", "2025-03-03")
    drop(again, (f"{BAD.replace('/', '∕')}.csv", changed))
    shown_as_written(again)
