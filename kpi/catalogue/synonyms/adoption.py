"""What people call the KPIs of adoption: id, then English, Italian, Portuguese, Catalan, Spanish."""

ADOPTION = """
login_frequency       | logins, log-ins per user, active users, CRM usage | accessi, frequenza di accesso, utenti attivi, uso del CRM | inícios de sessão, acessos, utilizadores ativos, utilização do CRM | inicis de sessió, accessos, usuaris actius, ús del CRM | inicios de sesión, accesos, usuarios activos, uso del CRM
records_created       | data entry, new records, entries | record inseriti, dati inseriti, nuovi record | registos criados, dados introduzidos, novos registos | registres creats, dades introduïdes | registros creados, datos introducidos
pipeline_upkeep       | pipeline hygiene, stale deals, neglected deals, data quality, overdue deals | igiene della pipeline, trattative ferme, trattative trascurate | higiene do funil, negócios parados, negócios esquecidos | higiene de l'embut, oportunitats aturades, oportunitats oblidades | higiene del embudo, oportunidades paradas, oportunidades olvidadas
supplier_contacts     | supplier meetings, vendor contacts, partner meetings | incontri con fornitori, contatti con partner | reuniões com fornecedores, contactos com parceiros | reunions amb proveïdors, contactes amb socis | reuniones con proveedores, contactos con socios
"""
