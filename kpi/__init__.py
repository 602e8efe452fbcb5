"""Measures, KPIs by family, selection, query, comparison and receipts; the engine that runs a query."""
