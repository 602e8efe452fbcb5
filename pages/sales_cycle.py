"""Open deals: when they close, whether they are won, what they bring, and how good that forecast has been."""

import streamlit as st

from ui.sales_cycle import backtest, look_ahead, numbers_of, open_deals, pictures, remarks, what_is_counted
from ui.sales_drivers import drivers
from ui.scene import scene

here = scene()
found = look_ahead(here)
if found:
    numbers_of(found)
    picture, trust = st.columns([5, 4], gap="medium")
    with picture:
        pictures(found)
        what_is_counted(found)
        drivers(found)
    with trust:
        backtest(found)
    open_deals(here, found)
    remarks(found)
