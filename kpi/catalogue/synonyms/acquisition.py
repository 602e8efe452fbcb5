"""What people call the KPIs of acquisition: id, then English, Italian, Portuguese, Catalan, Spanish."""

ACQUISITION = """
leads                 | new leads, enquiries, prospects, contacts | contatti, nuovi lead, richieste | leads novos, contatos, contactos, oportunidades de contato | contactes, nous leads, sol·licituds | contactos, nuevos leads, prospectos, solicitudes
lead_to_customer_rate | conversion rate, lead conversion, closing rate | tasso di conversione, conversione lead | taxa de conversão, conversão de leads | taxa de conversió, conversió de leads | tasa de conversión, conversión de leads
cost_per_lead         | CPL, lead cost | costo per lead, costo contatto | custo por lead, CPL | cost per lead | coste por lead, costo por prospecto
"""
