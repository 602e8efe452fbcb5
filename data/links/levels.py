"""Spend that stands in two files at two levels: an account's total beside its campaigns."""

from __future__ import annotations

from data.links.linking import Linking
from locales import Sentence

DOUBLED = """
    SELECT count(*) FROM t_spend f WHERE campaign IS NULL AND channel IS NOT NULL AND EXISTS (
        SELECT 1 FROM t_spend o WHERE o.part <> f.part AND o.campaign IS NOT NULL AND o.channel = f.channel AND o.spent_on = f.spent_on
    )
"""
"""SQL: rows without a campaign on days on which another file has campaigns of the same channel."""


def say_levels(linking: Linking) -> None:
    """A warning where days of one channel come with campaigns in one file and without in another: then they count twice."""
    if not linking.has("spend", "campaign") or not linking.has("spend", "channel"):
        return
    count = linking.one(DOUBLED)
    sentence = Sentence(
        "{count} rows of spend name no campaign on days on which another file has campaigns of the same channel: is it the same spend?",
        count=count,
    )
    linking.note("spend-levels", "warning", sentence, count)
