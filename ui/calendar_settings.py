"""The workspace's calendar: shown to all, changed by those who may."""

from __future__ import annotations

from zoneinfo import available_timezones

import streamlit as st
from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.numbers import list_currencies

from data.styles.zones import UTC
from kpi.calendar import WEEK_STARTS, Calendar, Weekday
from kpi.public_holidays import countries, regions
from locales import Sentence
from locales.languages import LOCALES
from locales.words import N_
from sharing.calendars import keep, read_again
from ui.attempt import attempt
from ui.scene import Scene
from ui.words import language, say, tell

NO_HOLIDAYS, WHOLE_COUNTRY, AS_THE_RATES = N_("None"), N_("The whole country"), N_("The one that the rates are expressed in")

ZONE_MEANS = N_(
    "Times that a file writes with a zone are brought to this one when the file is read; times without a zone stay as they are written. "
    "What was read before stays as it is until the file is read again."
)


def calendar_settings(scene: Scene) -> None:
    """First day of the week, fiscal year, working days, holidays, time zone and currency, in a part of the page that opens."""
    with st.expander(say("Calendar and currency"), icon=":material/calendar_month:"):
        st.caption(say("Everybody who looks at this workspace sees it by this calendar."))
        changed = _chosen(scene.selection.calendar)
        st.button(
            say("Keep this calendar"),
            key="keep_calendar",
            disabled=changed == scene.selection.calendar,
            on_click=attempt,
            args=(keep, scene.access, changed),
        )
        if scene.version and any(source.sha256 for source in scene.version.sources):
            st.caption(say("Time zone and currency hold for files that are read from now on."))
            if st.button(say("Read all files again"), key="read_again", icon=":material/refresh:"):
                _read_again(scene)


def _read_again(scene: Scene) -> None:
    with st.spinner(say("Reading the files again…")):
        attempt(read_again, scene.access, scene.today)
    st.rerun()


def _chosen(now: Calendar) -> Calendar:
    locale = LOCALES[language()]
    days = get_day_names("wide", "stand-alone", locale)
    short = get_day_names("abbreviated", "stand-alone", locale)
    months = get_month_names("wide", "stand-alone", locale)
    as_the_rates = tell(AS_THE_RATES)
    one, other = st.columns(2)
    with one:
        starts = st.selectbox(say("Weeks begin on"), WEEK_STARTS, WEEK_STARTS.index(now.week_starts), format_func=lambda day: days[day])
        fiscal = st.selectbox(
            say("The fiscal year begins in"), range(1, 13), now.fiscal_year_starts - 1, format_func=lambda month: months[month]
        )
        zones = sorted({UTC, now.time_zone, *(zone for zone in available_timezones() if "/" in zone)})
        zone = st.selectbox(say("Time zone"), zones, zones.index(now.time_zone), help=say(ZONE_MEANS))
    with other:
        working = st.pills(
            say("Working days"), list(Weekday), default=now.working_week, selection_mode="multi", format_func=lambda day: short[day]
        )
        holidays = _holidays(now)
        currencies = ["", *sorted({*list_currencies(), *filter(None, [now.currency])})]
        currency = st.selectbox(
            say("Money is converted to"),
            currencies,
            currencies.index(now.currency),
            format_func=lambda code: code or as_the_rates,
            help=say("By the table of rates, when files are read. Without rates nothing is converted, and currencies are never added."),
        )
    return Calendar(starts, fiscal, zone, tuple(sorted(working)) or now.working_week, holidays, currency)


def _holidays(now: Calendar) -> str:
    """The code of a country or region, chosen in two steps."""
    country, _, region = now.holidays.partition("-")
    territories = Locale.parse(LOCALES[language()]).territories
    named = sorted(countries(), key=lambda code: territories.get(code, code))
    none, whole = tell(NO_HOLIDAYS), tell(WHOLE_COUNTRY)
    chosen = st.selectbox(
        say("Public holidays of"),
        ["", *named],
        ["", *named].index(country),
        format_func=lambda code: territories.get(code, code) or none,
    )
    if not chosen or not countries()[chosen]:
        return chosen
    names = regions(chosen)
    options = ["", *names]
    part = st.selectbox(
        say(Sentence("Region")),
        options,
        options.index(region) if chosen == country else 0,
        format_func=lambda code: names.get(code, code) or whole,
    )
    return f"{chosen}-{part}" if part else chosen
