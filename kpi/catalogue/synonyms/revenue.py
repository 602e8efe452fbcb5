"""What people call the KPIs of revenue: id, then English, Italian, Portuguese, Catalan, Spanish."""

REVENUE = """
revenue               | sales, turnover, income, bookings | fatturato, ricavi, vendite | receita, faturamento, faturação, vendas | facturació, ingressos, vendes | ingresos, facturación, ventas
sales_growth          | revenue growth, growth rate | crescita del fatturato, crescita vendite | crescimento de vendas, crescimento da receita | creixement de vendes | crecimiento de ventas
new_customers         | new accounts, customers won | nuovi clienti, clienti acquisiti | novos clientes, clientes conquistados | clients nous | clientes nuevos, nuevos clientes
"""
