"""The route behind a link's short address, beside the pages: `/s/<token>` leads to the view or says why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from locales.languages import LANGUAGES, SOURCE
from locales.words import plain
from sharing.home import Home
from sharing.link import Link, LinkClosed
from sharing.links import find_link, open_link

HEADERS = {
    "Cache-Control": "no-store",  # a link that was taken back must not live on in a cache
    "Referrer-Policy": "no-referrer",  # the address is the secret
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


def address(token: str) -> str:
    """The path of a link, to be put behind the server's address."""
    return f"/s/{token}"


def routes(home: Home, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> list[Route]:
    """What `app.py` adds to its routes."""

    def follow(request: Request) -> Response:  # not async: Starlette runs it in a thread, where SQLite may wait
        token = request.path_params["token"]
        find = find_link if request.method == "HEAD" else open_link  # a look at the headers is no reading
        try:
            link = find(home, token, clock())
        except LinkClosed as closed:
            words = plain(closed.sentence, accepted_language(request.headers.get("accept-language", "")))
            return PlainTextResponse(words + "\n", status_code=410 if closed.gone else 404, headers=HEADERS)
        return RedirectResponse(request.scope.get("root_path", "") + view(link, token), status_code=303, headers=HEADERS)

    return [Route("/s/{token}", follow, methods=["GET", "HEAD"])]


def view(link: Link, token: str) -> str:
    """The address of the page that a link shows, with the link as the reader's right to see it."""
    return f"/{link.page}?{urlencode({'link': token} | link.state, doseq=True)}"


def accepted_language(header: str) -> str:
    """The first language of an Accept-Language header that we speak; browsers list them best first.

    >>> accepted_language("fr-CH, ca;q=0.9, en;q=0.8"), accepted_language("")
    ('ca', 'en')
    """
    codes = (part.split(";")[0].strip().split("-")[0].lower() for part in header.split(","))
    return next((code for code in codes if code in LANGUAGES), SOURCE)
