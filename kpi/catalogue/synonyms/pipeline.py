"""What people call the KPIs of pipeline: id, then English, Italian, Portuguese, Catalan, Spanish."""

PIPELINE = """
pipeline_value        | open pipeline, open deals, funnel value | valore pipeline, trattative aperte | valor do funil, negócios em aberto | valor de l'embut, oportunitats obertes | valor del embudo, oportunidades abiertas
win_rate              | close rate, success rate, hit rate | tasso di vittoria, trattative vinte | taxa de ganho, taxa de fechamento, taxa de vitória | taxa d'èxit, oportunitats guanyades | tasa de cierre, tasa de éxito, ganadas
win_loss_ratio        | wins to losses | rapporto vinte/perse | razão ganhos/perdas | ràtio guanyades/perdudes | ratio ganadas/perdidas
sales_cycle           | time to close, deal duration, sales velocity | ciclo di vendita, durata trattativa | ciclo de vendas, tempo de fechamento | cicle de vendes, temps de tancament | ciclo de ventas, tiempo de cierre
deal_size             | average deal, average ticket, average contract value | valore medio trattativa, importo medio | ticket médio, valor médio do negócio | import mitjà, valor mitjà | ticket medio, importe medio
activities            | calls, e-mails, meetings, touches | attività, chiamate, riunioni | atividades, chamadas, reuniões | activitats, trucades, reunions | actividades, llamadas, reuniones
"""
