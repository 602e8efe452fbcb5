"""Take the pictures anew (needs Chromium).

python -m docs.screenshots                              those of README and docs, into docs/pictures
python -m docs.screenshots --only overview kpi          some of them
python -m docs.screenshots --every                      every page in light, dark, on a phone, in each language, into screenshots/
python -m docs.screenshots --every --only funnel reps   some pages
python -m docs.screenshots --every --workspace W        every page on a company of one's own (with --home, where it lies)
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

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
    Picture("overview", "/?lang=en&tour=over", height=1180),
    Picture("why", "/why?lang=en", height=1080),
    Picture("explore", "/explore?lang=en", height=1080, scheme="dark"),
    Picture("overview-phone", "/?lang=it&tour=over", width=390, height=844),
    Picture("overview-dark", "/?lang=es&tour=over", height=1180, scheme="dark"),
    Picture("kpi", "/kpi?kpi=win_rate&lang=en", height=1300),
    Picture("kpi-spread", "/kpi?kpi=sales_cycle&about=spread&lang=it", height=1300, scheme="dark"),
    Picture("funnel", "/funnel?lang=en", height=1300),
    Picture("cohorts", "/cohorts?counted=revenue&lang=es", height=1080),
    Picture("channels", "/channels?lang=ca", height=1300),
    Picture("geography", "/geography?country=Italy&lang=en", height=1000),
    Picture("reps", "/reps?board=alike&lang=en", height=1100),
    Picture("wall", "/wall?lang=es", height=1000, scheme="dark"),
    Picture("sales-cycle", "/sales_cycle?lang=en", height=1300),
    Picture("customer-value", "/customer_value?lang=pt", height=1300),
    Picture("what-if", "/what_if?leads=10&conversion=5&lang=en", height=1150),
    Picture("data", "/data?lang=en", height=1000),
    Picture("share", "/share?lang=en", height=1000),
)

MOST_HIGH = 4000
HEIGHT_OF_PAGE = "() => document.querySelector('[data-testid=stMain]').scrollHeight"

EVERY = Path(__file__).parent.parent / "screenshots"
"""Not kept with the source: there are too many, and each changes with every page."""


def of_every_page(chosen: Collection[str], workspace: str | None) -> Iterator[Picture]:
    """Each page in every language, the source's also in dark and on a phone; `chosen` names pages, none means all.

    Guise by guise, so that a run which is stopped has still shown every page once.
    """
    place = f"workspace={workspace}&" if workspace else ""
    named = {facts.url_path or FIRST: f"/{facts.url_path}?{place}lang=" for facts in PAGES}
    pages = {name: address for name, address in named.items() if not chosen or name in chosen}
    yield from (Picture(f"{name}-{SOURCE}", address + SOURCE, whole=True) for name, address in pages.items())
    yield from (Picture(f"{name}-phone", f"{address}it", width=390, height=844, whole=True) for name, address in pages.items())
    yield from (Picture(f"{name}-dark", address + SOURCE, scheme="dark", whole=True) for name, address in pages.items())
    for language in (each for each in LANGUAGES if each != SOURCE):
        yield from (Picture(f"{name}-{language}", address + language, whole=True) for name, address in pages.items())


def windows(browser: Browser) -> Callable[[Picture], Page]:
    """Opens a window for a picture; those of one size and scheme share what they have loaded."""
    opened: dict[tuple[int, str], BrowserContext] = {}

    def window(picture: Picture) -> Page:
        kind = (picture.width, picture.scheme)
        if kind not in opened:
            opened[kind] = browser.new_context(color_scheme=picture.scheme)  # type: ignore[arg-type]
        page = opened[kind].new_page()
        page.set_viewport_size({"width": picture.width, "height": picture.height})
        return page

    return window


def take(browser: Browser, address: str, pictures: Iterable[Picture], folder: Path) -> None:
    """Open each picture's address and keep what is seen, with the seconds it took."""
    folder.mkdir(exist_ok=True)
    window = windows(browser)
    for picture in pictures:
        begun = time.monotonic()
        page = window(picture)
        page.goto(address + picture.address)
        settle(page)
        if picture.whole:
            page.set_viewport_size({"width": picture.width, "height": min(MOST_HIGH, max(picture.height, page.evaluate(HEIGHT_OF_PAGE)))})
            settle(page)
        page.screenshot(path=folder / f"{picture.name}.png")
        page.close()
        print(f"{folder.name}/{picture.name}.png  {time.monotonic() - begun:.0f} s", flush=True)


@contextmanager
def home_at(folder: Path | None) -> Iterator[Path]:
    """The folder that is given, which stays, or a new one for the demonstration company."""
    if folder:
        yield folder
    else:
        with tempfile.TemporaryDirectory() as new:
            yield Path(new)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m docs.screenshots", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--every", action="store_true", help="every page in light, dark, on a phone and in each language")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="these pictures; with --every, these pages")
    parser.add_argument("--home", type=Path, help="where the workspaces lie; without, a new place with the demonstration company")
    parser.add_argument("--workspace", help="with --every: the company whose pages are opened")
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    named = [picture for picture in PICTURES if not asked.only or picture.name in asked.only]
    pictures = of_every_page(asked.only, asked.workspace) if asked.every else named
    with home_at(asked.home) as home, server(home) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        take(browser, address, pictures, EVERY if asked.every else FOLDER)
        browser.close()


if __name__ == "__main__":
    main()
