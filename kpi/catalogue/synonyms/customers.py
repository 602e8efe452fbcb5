"""What people call the KPIs of customers: id, then English, Italian, Portuguese, Catalan, Spanish."""

CUSTOMERS = """
cac                   | acquisition cost, CAC | costo di acquisizione cliente | custo de aquisição de cliente | cost d'adquisició de client | coste de adquisición de cliente
"""
