"""Take the pictures of README and docs anew: `python -m docs.screenshots` (needs Chromium)."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.served import CHROMIUM, server, settle

FOLDER = Path(__file__).parent / "pictures"


@dataclass(frozen=True)
class Picture:
    """One picture: its file's name, the address, the browser's window and colours."""

    name: str
    address: str
    width: int = 1360
    height: int = 900
    scheme: str = "light"


PICTURES = (
    Picture("overview", "/?lang=en"),
    Picture("overview-dark", "/?lang=es", scheme="dark"),
    Picture("overview-phone", "/?lang=it", width=390, height=844),
    Picture("kpi", "/kpi?kpi=win_rate&lang=en", height=1300),
    Picture("geography", "/geography?country=Italy&lang=en", height=1000),
    Picture("sales-cycle", "/sales_cycle?lang=en", height=1300),
    Picture("customer-value", "/customer_value?lang=pt", height=1300),
    Picture("channels", "/channels?lang=ca", height=1100),
    Picture("what-if", "/what_if?lang=en", height=1100),
    Picture("data", "/data?lang=en"),
    Picture("share", "/share?lang=en"),
)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    chromium = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as home, server(Path(home)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        for picture in PICTURES:
            size = {"width": picture.width, "height": picture.height}
            page = browser.new_context(viewport=size, color_scheme=picture.scheme).new_page()  # type: ignore[arg-type]
            page.goto(address + picture.address)
            settle(page)
            page.screenshot(path=FOLDER / f"{picture.name}.png")
            page.context.close()
            print(f"docs/pictures/{picture.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
