"""What people call the KPIs of revenue: id, then English, Italian, Portuguese, Catalan, Spanish."""

REVENUE = """
revenue               | sales, turnover, income, bookings | fatturato, ricavi, vendite | receita, faturação, vendas | facturació, ingressos, vendes | ingresos, facturación, ventas
sales_growth          | revenue growth, growth rate | crescita del fatturato, crescita vendite | crescimento de vendas, crescimento da receita | creixement de vendes | crecimiento de ventas
new_customers         | new accounts, customers won | nuovi clienti, clienti acquisiti | novos clientes, clientes conquistados | clients nous | clientes nuevos, nuevos clientes
net_new_revenue       | new business revenue, net new MRR, revenue from new customers | nuovo fatturato, fatturato da nuovi clienti | receita nova, receita de novos clientes | facturació nova, facturació de clients nous | facturación nueva, facturación de clientes nuevos
mrr                   | MRR, monthly recurring revenue, subscription revenue | MRR, canoni mensili, ricavi da abbonamenti | MRR, receita mensal recorrente, mensalidades | MRR, quotes mensuals, ingressos de subscripcions | MRR, cuotas mensuales, ingresos por suscripciones
arr                   | ARR, annual recurring revenue, run rate | ARR, canoni annui | ARR, receita anual recorrente | ARR, quotes anuals | ARR, cuotas anuales
sales_margin          | gross margin, profit margin, markup | margine lordo, marginalità | margem bruta, rentabilidade | marge brut, rendibilitat | margen bruto, rentabilidad
sales_by_geography    | sales by country, sales by region, sales map | vendite per paese, vendite per regione, mappa delle vendite | vendas por país, vendas por região, mapa de vendas | vendes per país, vendes per regió, mapa de vendes | ventas por país, ventas por región, mapa de ventas
upsell_rate           | upselling, upgrades | upselling, vendita di livello superiore | upsell, venda de nível superior | upselling, venda de nivell superior | upselling, venta de nivel superior
cross_sell_rate       | cross-selling, add-on sales | cross-selling, vendite aggiuntive | cross-selling, vendas adicionais | cross-selling, vendes addicionals | cross-selling, ventas adicionales
items_per_order       | units per order, basket size, units per transaction | pezzi per ordine, dimensione del carrello | unidades por encomenda, tamanho do cesto | unitats per comanda, mida de la cistella | unidades por pedido, tamaño de la cesta
trade_up_rate         | trading up, premium mix | passaggio a prodotti superiori, clienti che salgono di fascia | subida de gama, clientes que sobem de nível | pujada de gamma, clients que pugen de nivell | subida de gama, clientes que suben de nivel
customer_acquisition_rate | acquisition rate, customer growth | crescita dei clienti, acquisizione di clienti | crescimento de clientes, angariação de clientes | creixement de clients, captació de clients | crecimiento de clientes, captación de clientes
existing_customer_revenue | repeat revenue, revenue from repeat customers | fatturato ricorrente da clienti, fatturato da clienti già acquisiti | receita de clientes atuais, receita repetida | facturació de clients actuals, facturació repetida | facturación de clientes actuales, facturación repetida
expense_to_revenue    | cost to revenue, expense ratio, cost-income ratio | incidenza delle spese, rapporto spese fatturato | peso das despesas, rácio de despesas | pes de les despeses, ràtio de despeses | peso de los gastos, ratio de gastos
"""
