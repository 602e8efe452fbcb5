"""From parts to facts: keys become labels, dimensions are filled in, nothing is counted twice. `link(workspace, parts)`."""

from __future__ import annotations

from data.links.facts import link

__all__ = ["link"]
