"""What people call each KPI, in five languages, so that search finds it."""

from locales.languages import LANGUAGES

_TABLE = """
leads                 | new leads, enquiries, prospects, contacts | contatti, nuovi lead, richieste | leads novos, contatos, contactos, oportunidades de contato | contactes, nous leads, sol·licituds | contactos, nuevos leads, prospectos, solicitudes
lead_to_customer_rate | conversion rate, lead conversion, closing rate | tasso di conversione, conversione lead | taxa de conversão, conversão de leads | taxa de conversió, conversió de leads | tasa de conversión, conversión de leads
cost_per_lead         | CPL, lead cost | costo per lead, costo contatto | custo por lead, CPL | cost per lead | coste por lead, costo por prospecto
pipeline_value        | open pipeline, open deals, funnel value | valore pipeline, trattative aperte | valor do funil, negócios em aberto | valor de l'embut, oportunitats obertes | valor del embudo, oportunidades abiertas
win_rate              | close rate, success rate, hit rate | tasso di vittoria, trattative vinte | taxa de ganho, taxa de fechamento, taxa de vitória | taxa d'èxit, oportunitats guanyades | tasa de cierre, tasa de éxito, ganadas
win_loss_ratio        | wins to losses | rapporto vinte/perse | razão ganhos/perdas | ràtio guanyades/perdudes | ratio ganadas/perdidas
sales_cycle           | time to close, deal duration, sales velocity | ciclo di vendita, durata trattativa | ciclo de vendas, tempo de fechamento | cicle de vendes, temps de tancament | ciclo de ventas, tiempo de cierre
deal_size             | average deal, average ticket, average contract value | valore medio trattativa, importo medio | ticket médio, valor médio do negócio | import mitjà, valor mitjà | ticket medio, importe medio
activities            | calls, e-mails, meetings, touches | attività, chiamate, riunioni | atividades, chamadas, reuniões | activitats, trucades, reunions | actividades, llamadas, reuniones
revenue               | sales, turnover, income, bookings | fatturato, ricavi, vendite | receita, faturamento, faturação, vendas | facturació, ingressos, vendes | ingresos, facturación, ventas
sales_growth          | revenue growth, growth rate | crescita del fatturato, crescita vendite | crescimento de vendas, crescimento da receita | creixement de vendes | crecimiento de ventas
new_customers         | new accounts, customers won | nuovi clienti, clienti acquisiti | novos clientes, clientes conquistados | clients nous | clientes nuevos, nuevos clientes
cac                   | acquisition cost, CAC | costo di acquisizione cliente | custo de aquisição de cliente | cost d'adquisició de client | coste de adquisición de cliente
resolution_time       | time to resolution, handling time, ticket time | tempo di risoluzione | tempo de resolução | temps de resolució | tiempo de resolución
"""

SYNONYMS: dict[str, dict[str, tuple[str, ...]]] = {
    kpi.strip(): {language: tuple(each.strip() for each in words.split(",")) for language, words in zip(LANGUAGES, columns, strict=True)}
    for kpi, *columns in (line.split("|") for line in _TABLE.strip().splitlines())
}
