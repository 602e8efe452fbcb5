"""What people call the KPIs of customers: id, then English, Italian, Portuguese, Catalan, Spanish."""

CUSTOMERS = """
cac                   | acquisition cost, CAC | costo di acquisizione cliente | custo de aquisição de cliente | cost d'adquisició de client | coste de adquisición de cliente
nps                   | net promoter, recommendation, promoters, detractors, loyalty survey | raccomandazione, promotori, detrattori, passaparola | recomendação, promotores, detratores | recomanació, promotors, detractors | recomendación, promotores, detractores
ces                   | customer effort, effort score, ease | sforzo del cliente, facilità | esforço do cliente, facilidade | esforç del client, facilitat | esfuerzo del cliente, facilidad
csat                  | satisfaction, happy customers, satisfaction survey, rating | soddisfazione, clienti soddisfatti, valutazione | satisfação, clientes satisfeitos, avaliação | satisfacció, clients satisfets, valoració | satisfacción, clientes satisfechos, valoración
clv                   | CLV, LTV, lifetime value, customer value | CLV, LTV, valore del cliente | CLV, LTV, valor do cliente | CLV, LTV, valor del client | CLV, LTV, valor del cliente
clv_to_cac            | LTV to CAC, payback period, return on acquisition | rapporto LTV CAC, tempo di rientro | rácio LTV CAC, período de recuperação | ràtio LTV CAC, període de recuperació | ratio LTV CAC, periodo de recuperación
retention_rate        | customer retention, loyalty, net revenue retention, NRR | fidelizzazione, fedeltà dei clienti, NRR | retenção de clientes, fidelização, NRR | retenció de clients, fidelització, NRR | retención de clientes, fidelización, NRR
churn_rate            | churn, attrition, lost customers, customer loss | churn, abbandono, clienti persi | churn, abandono, clientes perdidos | churn, abandonament, clients perduts | churn, abandono, clientes perdidos
renewal_rate          | renewals, contract renewals | rinnovi, rinnovi dei contratti | renovações, renovações de contratos | renovacions, renovacions de contractes | renovaciones, renovaciones de contratos
retention_cost        | cost of keeping customers, customer retention cost, CRC | costo per mantenere i clienti | custo de manter clientes | cost de mantenir clients | coste de mantener clientes
last_interaction      | recency, last contact, last touch, customers drifting away | ultimo contatto, recenza, clienti che si allontanano | último contacto, recência, clientes que se afastam | últim contacte, clients que s'allunyen | último contacto, recencia, clientes que se alejan
"""
