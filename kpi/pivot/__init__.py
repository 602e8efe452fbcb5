"""KPIs by the members of dimensions, in rows and columns: every cell, subtotal and total computed from rows, none from other cells."""

from kpi.pivot.head import Head, Part
from kpi.pivot.layout import Face, Layout, Order, faces
from kpi.pivot.pivot import Pivot, pivot

__all__ = ["Face", "Head", "Layout", "Order", "Part", "Pivot", "faces", "pivot"]
