"""KPIs that people define themselves: the language of their formulas, and the catalogue that has them beside ours."""
