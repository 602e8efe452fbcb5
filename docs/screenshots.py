"""Take the pictures anew (needs Chromium).

python -m docs.screenshots              those of README and docs, into docs/pictures
python -m docs.screenshots --every      every page in light, dark, on a phone and in each language, into screenshots/, to be looked at
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from locales.languages import LANGUAGES, SOURCE
from tests.browser.served import CHROMIUM, server, settle
from ui.navigation import FIRST, PAGES

FOLDER = Path(__file__).parent / "pictures"


@dataclass(frozen=True)
class Picture:
    """One picture: its file's name, the address, the browser's window and colours."""

    name: str
    address: str
    width: int = 1360
    height: int = 900
    scheme: str = "light"
    whole: bool = False
    """As high as the page is, not as the window."""


PICTURES = (
    Picture("overview", "/?lang=en", height=1100),
    Picture("overview-dark", "/?lang=es", scheme="dark"),
    Picture("overview-phone", "/?lang=it", width=390, height=844),
    Picture("kpi", "/kpi?kpi=win_rate&lang=en", height=1300),
    Picture("geography", "/geography?country=Italy&lang=en", height=1000),
    Picture("kpi-spread", "/kpi?kpi=sales_cycle&about=spread&lang=it", height=1300, scheme="dark"),
    Picture("sales-cycle", "/sales_cycle?lang=en", height=1300),
    Picture("customer-value", "/customer_value?lang=pt", height=1300),
    Picture("reps", "/reps?board=alike&lang=en", height=1100),
    Picture("wall", "/wall?lang=es", height=900, scheme="dark"),
    Picture("channels", "/channels?lang=ca", height=1100),
    Picture("what-if", "/what_if?leads=10&conversion=5&lang=en", height=1100),
    Picture("data", "/data?lang=en"),
    Picture("share", "/share?lang=en"),
)


MOST_HIGH = 4000
HEIGHT_OF_PAGE = "() => document.querySelector('[data-testid=stMain]').scrollHeight"

EVERY = Path(__file__).parent.parent / "screenshots"
"""Not kept with the source: there are too many, and each changes with every page."""


def of_every_page() -> list[Picture]:
    """Each page in every language, the source's also in dark and on a phone."""
    pictures = []
    for facts in PAGES:
        name, address = facts.url_path or FIRST, f"/{facts.url_path}?lang="
        pictures += [Picture(f"{name}-{language}", address + language, whole=True) for language in LANGUAGES]
        pictures.append(Picture(f"{name}-dark", address + SOURCE, scheme="dark", whole=True))
        pictures.append(Picture(f"{name}-phone", f"{address}it", width=390, height=844, whole=True))
    return pictures


def take(browser: Browser, address: str, pictures: Iterable[Picture], folder: Path) -> None:
    """Open each picture's address in a window of its own and keep what is seen."""
    folder.mkdir(exist_ok=True)
    for picture in pictures:
        size = {"width": picture.width, "height": picture.height}
        page = browser.new_context(viewport=size, color_scheme=picture.scheme).new_page()  # type: ignore[arg-type]
        page.goto(address + picture.address)
        settle(page)
        if picture.whole:
            page.set_viewport_size({"width": picture.width, "height": min(MOST_HIGH, max(picture.height, page.evaluate(HEIGHT_OF_PAGE)))})
            settle(page)
        page.screenshot(path=folder / f"{picture.name}.png")
        page.context.close()
        print(f"{folder.name}/{picture.name}.png", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m docs.screenshots", description=__doc__)
    parser.add_argument("--every", action="store_true", help="every page in light, dark, on a phone and in each language")
    every = parser.parse_args().every
    chromium = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as home, server(Path(home)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        take(browser, address, of_every_page() if every else PICTURES, EVERY if every else FOLDER)
        browser.close()


if __name__ == "__main__":
    main()
