"""The short address of a link, over HTTP."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sharing.headers import PrivateAddresses
from sharing.home import id_of
from sharing.links import create, expiry_after, links_of, revoke
from sharing.routes import accepted_language, address, routes
from tests.sharing.conftest import NOW


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str


@pytest.fixture
def browse(home):
    """Asks the application for a path, as a server would."""

    def ask(path: str, now=NOW, method: str = "GET") -> Answer:
        sent = []

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        here = [Route("/healthz", lambda request: PlainTextResponse("ok")), *routes(home, clock=lambda: now)]
        server = Starlette(routes=here, middleware=[Middleware(PrivateAddresses)])
        scope = {"type": "http", "method": method, "path": unquote(path), "query_string": b"", "headers": [], "root_path": ""}
        asyncio.run(server(scope, receive, send))
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], headers, b"".join(each.get("body", b"") for each in sent[1:]).decode())

    return ask


def make(owner, page="kpi", state=None):
    return create(owner, "Board", page, state or {}, frozen=False, expires_at=expiry_after(NOW, 7), now=NOW)


def test_a_link_leads_to_its_view(browse, owner, key):
    state = {"rep": ["Ana", "Luís & Co"], "from": "2026-01-01", "next": "//evil.example/?x=1"}
    _, token = make(owner, state=state)
    answer = browse(address(token))
    target = urlsplit(answer.headers["location"])
    assert answer.status == 303
    assert (target.scheme, target.netloc, target.path) == ("", "", "/kpi")
    assert parse_qs(target.query) == {"link": [token], "rep": ["Ana", "Luís & Co"], "from": ["2026-01-01"], "next": ["//evil.example/?x=1"]}
    assert id_of(key) not in answer.headers["location"] and key not in answer.headers["location"]


def test_the_default_page_is_at_the_root(browse, owner):
    _, token = make(owner, page="")
    assert browse(address(token)).headers["location"] == f"/?link={token}"


def test_no_answer_is_kept_or_tells_other_sites(browse, owner):
    _, token = make(owner)
    for path in (address(token), address("x" * 32)):
        headers = browse(path).headers
        assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "no-referrer")


def test_a_link_that_ended_is_gone_and_one_taken_back_never_was(browse, owner):
    link, token = make(owner)
    ended = browse(address(token), NOW + timedelta(days=7))
    assert (ended.status, ended.text) == (410, "This link ended on 17 Mar 2026. Ask the person who sent it for a new one.\n")
    revoke(owner, link.id, NOW)
    taken_back, unknown = browse(address(token)), browse(address("x" * 32))
    assert taken_back.status == unknown.status == 404
    assert taken_back.text == unknown.text
    assert unknown.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("token", ["..%2f..%2fetc%2fpasswd", "%00", "'%20OR%201=1", "x" * 5000, "<script>"])
def test_forged_addresses_open_nothing(browse, token):
    answer = browse(address(token))
    assert answer.status == 404
    assert "script" not in answer.text and "root:" not in answer.text


def test_a_look_at_the_headers_is_no_reading(browse, owner):
    _, token = make(owner)
    assert browse(address(token), method="HEAD").status == 303
    assert links_of(owner)[0].opened == 0
    browse(address(token))
    assert links_of(owner)[0].opened == 1


@pytest.mark.parametrize(
    ("header", "language"), [("it-IT,it;q=0.9", "it"), ("fr-CH, ca;q=0.9, en;q=0.8", "ca"), ("PT", "pt"), ("", "en"), ("*, ;;", "en")]
)
def test_the_answer_is_in_the_browser_s_first_language_that_we_speak(header, language):
    assert accepted_language(header) == language


def test_no_other_site_learns_an_address_and_a_link_is_stricter_still(browse, owner):
    _, token = make(owner)
    assert browse("/healthz").headers["referrer-policy"] == "same-origin"
    assert browse(address(token)).headers["referrer-policy"] == "no-referrer"
