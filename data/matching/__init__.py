"""From a raw table to what it means: `understand(raw, correction)`."""

from __future__ import annotations

from data.matching.understanding import Understanding, signature

__all__ = ["Understanding", "signature"]
