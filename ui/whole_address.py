"""Addresses in full, as people send them: with the scheme and the host under which this visitor reached the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode, urlsplit

import streamlit as st

from ui.navigation import PAGES


def whole_address(path: str, parameters: Mapping[str, str | Sequence[str]] | None = None) -> str:
    """The address of a path (`kpi`, `s/…`, empty for the first page) on this server, also behind a proxy that puts it under a prefix."""
    query = urlencode(dict(parameters or {}), doseq=True)
    return f"{root(st.context.url or '')}/{path.lstrip('/')}" + (f"?{query}" if query else "")


def root(url: str) -> str:
    """The address of the application without the page.

    >>> root("https://example.org/kpis/share"), root("http://localhost:8501/"), root("")
    ('https://example.org/kpis', 'http://localhost:8501', '')
    """
    parts = urlsplit(url)
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    path = folder if last in {facts.url_path for facts in PAGES} else parts.path.rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}" if parts.netloc else ""


def is_of_one_machine(url: str) -> bool:
    """Whether only the machine that the server runs on reaches an address.

    >>> [is_of_one_machine(url) for url in ("http://127.0.0.1:8501/share", "http://localhost:8501/", "https://example.org/kpis", "")]
    [True, True, False, False]
    """
    host = urlsplit(url).hostname or ""
    return host == "localhost" or host.endswith(".localhost") or host == "::1" or host.startswith("127.")
