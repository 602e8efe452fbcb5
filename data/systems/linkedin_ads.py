"""LinkedIn Ads: campaign reports, tab-separated in UTF-16 below a few title lines."""

from __future__ import annotations

from data.systems.system import System, export

LINKEDIN_ADS = System(
    "LinkedIn Ads",
    (
        export(
            "spend",
            constants={"channel": "LinkedIn Ads"},
            en="""
must | Campaign Name; Total Spent
must | Campaign Group Name; Total Spent
must | Start Date (in UTC); Total Spent
must | Creative Name; Total Spent
spent_on | Start Date (in UTC)
amount | Total Spent
currency | Currency
campaign | Campaign Name; Campaign Group Name; Creative Name
impressions | Impressions
clicks | Clicks; Clicks to Landing Page
conversions | Conversions; Leads
unused | Account Name; Account ID; Campaign Start Date; Campaign End Date; Campaign Status; Campaign Type; Campaign Objective
""",
        ),
    ),
)
