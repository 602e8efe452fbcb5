"""What every answer of the server says to the browser, so that an address with a key in it goes no further."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PRIVATE = {
    "Referrer-Policy": "same-origin",  # another site never learns the address; `no-referrer` would also hide the origin of our own uploads
    "X-Content-Type-Options": "nosniff",
}


class PrivateAddresses:
    """ASGI middleware that adds `PRIVATE` to each answer that does not say otherwise itself, as those of `/s/…` do."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in PRIVATE.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, answer if scope["type"] == "http" else send)
