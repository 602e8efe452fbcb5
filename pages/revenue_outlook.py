"""Revenue outlook: what the coming months will bring, of what it is made, and how good that forecast has been."""

import streamlit as st

from ui.revenue_outlook import backtest, look_ahead, movements, numbers_of, picture, remarks
from ui.scene import scene

here = scene()
found = look_ahead(here)
if found:
    numbers_of(found)
    ahead, trust = st.columns([5, 4], gap="medium")
    with ahead:
        picture(here, found)
    with trust:
        backtest(found)
    movements(found)
    remarks(found)
