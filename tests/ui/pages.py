"""A page of the application, opened at an address without a browser."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

FRAME = Path(__file__).parents[2] / "ui" / "frame.py"


def page_at(file: str = "overview.py", locale: str = "en-GB", **parameters: str | list[str]) -> AppTest:
    """The page as a browser shows it first."""
    app = AppTest.from_file(str(FRAME), default_timeout=120)
    app.context["locale"] = locale
    for name, value in parameters.items():
        app.query_params[name] = value
    if file != "overview.py":
        app.switch_page(f"../pages/{file}")
    return app.run()


def sound_page(file: str, **parameters: str) -> AppTest:
    """As `page_at`, of a page that has to be there without an error."""
    app = page_at(file, **parameters)
    assert not app.exception
    return app
