"""The ASGI application: `streamlit run app.py`, or any ASGI server on `app:app`."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from charts.finish import trusted
from data.scratch import keep_to
from data.settings import settings
from sharing.headers import PrivateAddresses
from sharing.housekeeping import tidy_home
from sharing.routes import routes
from sharing.under_way import stop_all
from sharing.without_delay import answer_at_once
from ui.demonstration import demonstration, home


async def healthz(request: Request) -> Response:
    """Whether the server answers; it does from the first moment, also while the demonstration company is still being built."""
    return JSONResponse({"status": "ok"})


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Tidy up and build the demonstration company beside the event loop; the first visitor waits for it, the health check does not.

    From here on no query reaches a file outside the home of the data.
    At the end, files that are being read are left to wait.
    """
    answer_at_once()
    settings()  # a setting that cannot be used is said at the start
    keep_to(home().root)
    trusted()
    threading.Thread(target=_prepare, name="preparing", daemon=True).start()
    yield {}
    stop_all()


def _prepare() -> None:
    tidy_home(home())
    demonstration()


app = st.App(
    Path(__file__).parent / "ui" / "frame.py",
    routes=[Route("/healthz", healthz), *routes(home())],
    middleware=[Middleware(PrivateAddresses)],
    lifespan=lifespan,
)
