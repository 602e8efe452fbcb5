"""What people call the KPIs of adoption: id, then English, Italian, Portuguese, Catalan, Spanish."""

ADOPTION = """
"""
