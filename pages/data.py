"""Data: drop files, see what was understood, correct it, store it; versions; what the data can answer."""

import streamlit as st

from ui.answers import answers
from ui.calendar_settings import calendar_settings
from ui.checks import checks
from ui.drop import drop, invitation
from ui.own_address import delete_workspace, own_address
from ui.scene import scene
from ui.stored import stored
from ui.term_settings import term_settings
from ui.unmatched import unmatched
from ui.versions import versions
from ui.waiting import waiting_files

here = scene()
if here.may_edit:
    drop(here)
    below = st.container()
    checks(here)
    stored(here)
    unmatched(here)
    versions(here)
    answers(here)
    calendar_settings(here)
    term_settings(here)
    own_address(here)
    delete_workspace(here)
    with below:  # filled last: while files are read, the rest of the page is there
        waiting_files(here)
else:
    invitation(here)
    checks(here)
    stored(here)
    unmatched(here)
    versions(here)
    answers(here)
