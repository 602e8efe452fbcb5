"""The page of a KPI says how far to trust it."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize(("locale", "said"), [("en-GB", "What it could have been"), ("it-IT", "Quanto sarebbe potuto essere")])
def test_the_data_behind_a_number_is_told_in_the_readers_language(open_page: Callable[..., AppTest], locale: str, said: str) -> None:
    app = open_page("kpi.py", locale=locale, kpi="revenue", about="health")
    assert not app.exception
    assert said in " ".join(each.value for each in app.markdown)
