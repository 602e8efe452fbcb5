"""Customers: what each will bring, who drifts away, and how good that forecast has been."""

import streamlit as st

from ui.customer_value import backtest, look_ahead, picture, remarks, totals
from ui.customers_table import customers
from ui.scene import scene

here = scene()
found = look_ahead(here)
if found:
    totals(found)
    who, trust = st.columns([5, 4], gap="medium")
    with who:
        picture(found)
    with trust:
        backtest(found)
    customers(here, found)
    remarks(found)
