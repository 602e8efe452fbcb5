"""What people call the KPIs of service: id, then English, Italian, Portuguese, Catalan, Spanish."""

SERVICE = """
resolution_time       | time to resolution, handling time, ticket time | tempo di risoluzione | tempo de resolução | temps de resolució | tiempo de resolución
"""
