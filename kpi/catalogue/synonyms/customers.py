"""What people call the KPIs of customers: id, then English, Italian, Portuguese, Catalan, Spanish."""

CUSTOMERS = """
cac                   | acquisition cost, CAC | costo di acquisizione cliente | custo de aquisição de cliente | cost d'adquisició de client | coste de adquisición de cliente
nps                   | net promoter, recommendation, promoters, detractors, loyalty survey | raccomandazione, promotori, detrattori, passaparola | recomendação, promotores, detratores | recomanació, promotors, detractors | recomendación, promotores, detractores
ces                   | customer effort, effort score, ease | sforzo del cliente, facilità | esforço do cliente, facilidade | esforç del client, facilitat | esfuerzo del cliente, facilidad
csat                  | satisfaction, happy customers, satisfaction survey, rating | soddisfazione, clienti soddisfatti, valutazione | satisfação, clientes satisfeitos, avaliação | satisfacció, clients satisfets, valoració | satisfacción, clientes satisfechos, valoración
"""
