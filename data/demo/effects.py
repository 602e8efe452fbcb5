"""What a person can discover in the company: each effect once, with its size. docs/demo.md tells what a reader finds."""

from __future__ import annotations

SLOW_REGION, SLOW_FACTOR = "Sicilia", 2.1
"""Cycles in this region take so many times longer."""

SMALL_CHANNEL, LUCKY_LEADS, LUCKY_DRAWS = "Events", 17, 60
"""A channel whose true rate is average, but whose first leads were lucky: the best of so many draws, as small numbers are."""

MIXED_REP, HARD_SEGMENT, HARD_SHARE, EASY_WEIGHT = "Matteo Zanardelli", "Public sector", 0.95, 0.45
"""A rep who gets nearly all deals of a hard segment in his territory, few others: a low win rate, yet as good as anyone in each segment."""

MONTHS = (0.95, 1.0, 1.25, 1.35, 1.25, 1.0, 0.9, 0.5, 1.05, 1.1, 1.05, 0.6)
"""Demand by month, January first: a peak in spring, dips in August and December."""

FALLEN_CAMPAIGN, FALLEN_ODDS = "Webinar series", -2.3
"""The campaign whose leads of one quarter (the last but one) convert much worse, and the change of their log-odds."""

DEARER_FAMILY, DEARER_FACTOR, DEARER_ODDS = "Brisa", 1.25, -0.4
"""Products that cost more from the last year on, and the change of the log-odds to win them."""

LOCAL_PRODUCT, LOCAL_COUNTRY, LOCAL_WEIGHT, ELSEWHERE_WEIGHT = "Duna Pro", "Brazil", 3.0, 0.09
"""A product that sells mostly in one country: its weight among the products there and elsewhere (1 is usual)."""

PUSH_SHARE, PUSH_DAYS = 0.45, 21
"""Of the wins that would fall into the days after a quarter's end, this share is pulled into its last week."""
