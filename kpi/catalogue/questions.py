"""The verbs and short words by which people ask for a KPI, beside its synonyms: id, then English, Italian, Portuguese, Catalan, Spanish."""

from locales.languages import LANGUAGES

_QUESTIONS = """
revenue             | sell, selling, sold, earn, earned, make, invoiced, money  | vendiamo, vendere, venduto, incassiamo, incassato, fatturiamo, guadagniamo, soldi | vendemos, vender, vendido, vendeu, faturamos, faturámos, faturamento, ganhamos, dinheiro | venem, vendre, venut, facturem, guanyem, diners | vendemos, vender, vendido, facturamos, ganamos, dinero
leads               | enquiries, inquiries, prospects come in, contacts come in | contatti, richieste, potenziali clienti | contactos, pedidos, potenciais clientes | contactes, sol·licituds, clients potencials | contactos, solicitudes, clientes potenciales
win_rate            | win, winning, how often do we win, success | vinciamo, vincere, successo, trattative vinte | ganhar, ganhamos negócios, sucesso, negócios ganhos | guanyar, guanyem oportunitats, èxit | ganar, ganamos oportunidades, éxito
lost_opportunities  | lose, losing, lost | perdiamo, perse, perdute | perdemos, perdidas, perdidos | perdem, perdudes | perdemos, perdidas
sales_cycle         | how long to close, time to close, duration of a sale, days to win | quanto dura una vendita, tempo di chiusura, quanto ci mettiamo a chiudere | quanto tempo demora a fechar, tempo de fecho | quant triguem a tancar, temps de tancament | cuánto tardamos en cerrar, tiempo de cierre
deal_size           | average deal, size of a deal, ticket value | valore medio, trattativa media, scontrino medio | valor médio, negócio médio, ticket médio | valor mitjà, tiquet mitjà | valor medio, ticket medio
pipeline_value      | in the pipeline, open deals, open opportunities, what is open | in pipeline, trattative aperte, opportunità aperte | no pipeline, negócios em aberto, oportunidades abertas | en cartera, oportunitats obertes | en cartera, oportunidades abiertas
new_customers       | customers gained, how many new customers | clienti nuovi, clienti guadagnati | clientes ganhos, novos clientes | clients guanyats, nous clients | clientes ganados, nuevos clientes
churn_rate          | leave, leaving, cancel, customers lost | abbandonano, disdicono, clienti persi | abandonam, cancelam, clientes perdidos | marxen, es donen de baixa, clients perduts | se van, se dan de baja, clientes perdidos
retention_rate      | stay, staying, keep customers, loyal | restano, fedeli, teniamo i clienti | ficam, fiéis, mantemos clientes | es queden, fidels, mantenim clients | se quedan, fieles, mantenemos clientes
cost_per_lead       | what does a lead cost, price of a lead | quanto costa un lead, prezzo di un lead | quanto custa um lead | quant costa un lead | cuánto cuesta un lead
cac                 | what does a customer cost, cost of a customer | quanto costa un cliente | quanto custa um cliente | quant costa un client | cuánto cuesta un cliente
clv                 | what is a customer worth, customer worth | quanto vale un cliente | quanto vale um cliente | quant val un client | cuánto vale un cliente
first_reply_time    | how fast do we answer, answer tickets | quanto velocemente rispondiamo, rispondere ai ticket | com que rapidez respondemos | amb quina rapidesa responem | con qué rapidez respondemos
lead_response_time  | answer leads, unanswered leads, call back | rispondiamo ai lead, lead senza risposta | respondemos aos leads, leads sem resposta | responem els leads, leads sense resposta | respondemos a los leads, leads sin respuesta
resolution_time     | how long to solve, solve a ticket, solved | risolvere, quanto ci vuole per risolvere | resolver, tempo para resolver | resoldre, temps per resoldre | resolver, tiempo para resolver
ticket_backlog      | open tickets, tickets waiting | ticket aperti, ticket in attesa | tickets abertos, pedidos em espera | tiquets oberts, tiquets pendents | tickets abiertos, tickets pendientes
csat                | happy, satisfied, satisfaction | contenti, soddisfatti, soddisfazione | contentes, satisfeitos, satisfação | contents, satisfets, satisfacció | contentos, satisfechos, satisfacción
nps                 | recommend us, would recommend | ci consigliano, consiglierebbero | recomendam-nos, recomendariam | ens recomanen, recomanarien | nos recomiendan, recomendarían
visits              | traffic, visitors, web site | traffico, visitatori, sito | tráfego, visitantes, site | trànsit, visitants, lloc web | tráfico, visitantes, sitio web
marketing_roi       | is marketing worth it, return on marketing, does advertising pay | il marketing rende, conviene la pubblicità | o marketing compensa, retorno da publicidade | el màrqueting compensa, retorn de la publicitat | el marketing compensa, retorno de la publicidad
activities          | calls, meetings, e-mails sent, how active | chiamate, riunioni, quanto siamo attivi | chamadas, reuniões, telefonemas | trucades, reunions | llamadas, reuniones
sales_margin        | profit, how much do we keep | guadagno, utile, margine | lucro, margem | benefici, marge | beneficio, margen
"""

QUESTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    kpi.strip(): {language: tuple(each.strip() for each in words.split(",")) for language, words in zip(LANGUAGES, columns, strict=True)}
    for kpi, *columns in (line.split("|") for line in _QUESTIONS.strip().splitlines())
}
"""KPI → language → the ways to ask for it."""

DIMENSIONS = {
    "rep": "rep, reps, salesperson, salespeople, seller, sellers, owner, venditore, venditori, commerciale, commerciali, agente, agenti, vendedor, vendedores, "
    "comercial, comerciais, venedor, venedors, comercials, vendedora, comerciales",
    "team": "team, teams, squadra, squadre, gruppo, equipa, equipas, equipe, equip, equips, equipo, equipos",
    "country": "country, countries, paese, paesi, nazione, nazioni, país, países, pais, paisos, països, stato",
    "region": "region, regions, area, regione, regioni, região, regiões, regió, regions, región, regiones, provincia",
    "city": "city, cities, town, città, cidade, cidades, ciutat, ciutats, ciudad, ciudades",
    "channel": "channel, channels, source, sources, canale, canali, fonte, fonti, origine, canal, canais, origem, fontes, canals, font, origen, canales, fuente",
    "campaign": "campaign, campaigns, campagna, campagne, campanha, campanhas, campanya, campanyes, campaña, campañas",
    "product": "product, products, item, prodotto, prodotti, articolo, produto, produtos, artigo, producte, productes, producto, productos",
    "segment": "segment, segments, segmento, segmenti, segmentos, sector, settore, sector",
}  # fmt: skip
"""Dimension → what people call it, in all five languages."""

FILLERS = (
    "how many much what which is are was were do does did we our us the a an of in per by for to and or this last have has has had get got show me give i "
    "quanto quanti quanta quante quale quali che cosa è sono era abbiamo facciamo il lo la i gli le un una di del della dei delle in per da con nel nella su ci si "
    "nostro nostra nostri nostre ogni mostrami dammi "
    "quanto quantos quanta quantas qual quais que o a os as um uma de do da dos das em no na nos nas por com para temos tivemos foi são é nosso nossa nossos cada "
    "mostra "
    "quant quants quanta quantes quin quina quins el la els les un una de del dels en per amb tenim hem vam fem és són nostre nostra cada "
    "cuánto cuántos cuánta cuántas cuál cuáles qué el la los las un una de del en por con para tenemos hemos hacemos es son nuestro nuestra cada muéstrame"
)
"""Words of questions that name nothing."""
