"""Odoo: lists as they are exported, in the language of the person who exports.

A lost opportunity is archived: it is not active, and keeps its stage. A won one has a chance of 100 whatever its stage is called.
"""

from __future__ import annotations

from data.systems.system import System, export

DEALS = export(
    "deals",
    """
en | it | pt_br | pt | ca | es | fr | de
must | Expected Revenue; Salesperson; Stage | Ricavi previsti; Addetto vendite; Fase | Receita esperada; Vendedor; Estágio
    | Retorno Esperado; Vendedor; Etapa | Ingrès esperat; Comercial; Etapa | Ingresos esperados; Comercial; Etapa
    | Revenu attendu; Vendeur; Étape | Erwarteter Umsatz; Vertriebsmitarbeiter; Phase
must | Expected Revenue; Stage; Probability | Ricavi previsti; Fase; Probabilità | Receita esperada; Vendedor; Fase
    | Retorno Esperado; Vendedor; Stage | Ingressos esperats; Comercial; Etapa | Ingreso esperado; Comercial; Etapa
    | Revenu espéré; Vendeur; Étape | Erwarteter Umsatz; Verkäufer; Stufe
must | expected_revenue; user_id; stage_id | Ricavo previsti; Commerciale; Fase | Receita esperada; Estágio; Probabilidade
    | Receita esperada; Vendedor; Etapa | Ingrès esperat; Etapa; Probabilitat | Ingresos esperados; Vendedor; Etapa
    | Revenu attendu; Étape; Probabilité | Erwarteter Umsatz; Phase; Wahrscheinlichkeit
deal_id | External ID; ID; id | ID esterno; ID | ID externo; ID | Id. Externa; ID | ID externa; ID | ID externo; ID | ID externe; ID
    | Externe ID; ID
amount | Expected Revenue; expected_revenue | Ricavi previsti; Ricavo previsti | Receita esperada | Retorno Esperado; Receita esperada
    | Ingrès esperat; Ingressos esperats | Ingresos esperados; Ingreso esperado; Ingreso estimado | Revenu attendu; Revenu espéré
    | Erwarteter Umsatz
created_at | Created on; Creation Date; create_date | Data creazione; Creato il | Criado em; Data de Criação | Criado em; Data da Criação
    | Creat el; Data de creació | Creado el; Fecha de creación | Créé le; Date de création | Erstellt am; Erzeugt am
closed_at | Closed Date; date_closed | Data chiusura; Data chiusa; Data di chiusura | Data de fechamento | Data de fecho
    | Data tancada; Data de tancament | Fecha de cierre | Date de clôture | Abschlussdatum
expected_close_at | Expected Closing; date_deadline | Chiusura attesa; Chiusura prevista | Fechamento esperado
    | Previsão de encerramento; Fecho esperado | Tancament previst | Cierre previsto; Cierre esperado
    | Date de clôture prévue; Date de fermeture prévue | Erwarteter Abschluss; Erwartetes Abschlussdatum
stage | Stage; stage_id | Fase | Estágio; Fase | Etapa; Stage; Estágio | Etapa | Etapa | Étape | Phase; Stufe
status | Won/Lost; won_status | Vinto/perso | Ganho/Perdido | | Guanyat/perdut | Ganado/Perdido | Gagnée/Perdue | Gewonnen/Verloren
probability | Probability; probability | Probabilità | Probabilidade | Probabilidade | Probabilitat | Probabilidad | Probabilité
    | Wahrscheinlichkeit
rep | Salesperson; user_id | Addetto vendite; Commerciale | Vendedor | Vendedor | Comercial | Comercial; Vendedor | Vendeur
    | Vertriebsmitarbeiter; Verkäufer
team | Sales Team; Sales Channel; team_id | Team di vendita; Canale di Vendita | Equipe de vendas; Canal de Vendas
    | Equipa de Vendas; Canal de Vendas | Equip de vendes; Canal de Vendes | Equipo de ventas; Canal de ventas
    | Équipe commerciale; Equipe de vente | Verkaufsteam; Vertriebskanal
customer | Customer; Company Name; partner_id | Cliente; Nome azienda; Azienda del cliente | Cliente; Nome da empresa
    | Cliente; Nome da Empresa
    | Client; Nom d'empresa | Cliente; Nombre de la empresa | Client; Nom de la société | Kunde; Unternehmensname
is_active | Active; active | Attivo | Ativo | Ativo | Actiu | Activo | Actif; Actif/ve | Aktiv
lost_reason | Lost Reason; lost_reason_id | Motivo perdita; Motivo della perdita | Motivo da perda; Razão de Perda | Razão Perdida
    | Motiu de la pèrdua | Razón de pérdida; Motivo de la perdida; Motivo de pérdida | Motif de perte; Motif de la perte
    | Verlustgrund; Ablehnungsgrund
unused | Prorated Revenue; Recurring Revenues; Expected MRR; Days to Close; Days to Assign; Last Stage Update; Last Updated on
channel | Source; source_id | Origine; Fonte | Origem | Origem | Font | Origen | Source; Origine | Herkunft; Referenz
campaign | Campaign; campaign_id | Campagna | Campanha | Campanha | Campanya | Campaña | Campagne | Kampagne
country | Country; country_id | Nazione | País | País | País | País | Pays | Land
region | State; state_id | Stato; Provincia | Estado | Estado | Estat | Provincia | État | Bundesland
city | City; city | Città | Cidade | Cidade | Ciutat | Ciudad | Ville | Stadt
currency | Currency | Valuta | Moeda | Moeda | Divisa | Moneda | Devise | Währung
""",
    constants={"certain_is_won": "true"},
)

_ORDERED = (
    *("Sales Order", "Ordine di vendita", "Pedido de venda", "Ordem de Vendas", "Comanda", "Pedido de venta"),
    *("Bon de commande", "Commande client", "Verkaufsauftrag"),
)
_OFFERED = ("Devis", "Devis envoyé", "Envoyé", "Angebot", "Angebot gesendet", "Cotação", "Cotação enviada")
_CANCELLED = ("Annulé", "Storniert", "Abgebrochen")

ORDERS = export(
    "orders",
    """
en | it | pt_br | pt | ca | es | fr | de
must | Order Reference; Salesperson; Total | Riferimento ordine; Addetto vendite; Totale | Referência do pedido; Vendedor; Total
    | Referência da Encomenda; Vendedor; Total | Referència de comanda; Comercial; Total | Referencia del pedido; Comercial; Total
    | Référence commande; Vendeur; Total | Auftragsreferenz; Vertriebsmitarbeiter; Gesamt
must | Order Reference; Order Date; Total | Rif. Ordine; Data ordine; Totale | Referência do pedido; Data do pedido; Total
    | Referência da Encomenda; Data da Encomenda; Total | Referència comanda; Data ordre; Total
    | Referencia del pedido; Fecha de pedido; Total | Référence commande; Date de la commande; Total
    | Auftragsreferenz; Auftragsdatum; Gesamt
order_id | Order Reference; Number | Riferimento ordine; Rif. Ordine; Numero | Referência do pedido; Número
    | Referência da Encomenda; Número
    | Referència de comanda; Referència comanda; Número | Referencia del pedido; Número | Référence commande; Numéro
    | Auftragsreferenz; Nummer
ordered_at | Order Date; Creation Date | Data ordine; Data creazione | Data do pedido; Data da Ordem; Data de criação
    | Data da Encomenda; Data de Criação | Data comanda; Data ordre; Data de creació | Fecha de pedido; Fecha de creación
    | Date de la commande; Date de création | Auftragsdatum; Bestelldatum; Erstellungsdatum
amount | Total | Totale | Total | Total | Total | Total | Total | Gesamt; Total
status | Status; Order Status | Stato; Stato ordine | Status; Situação do pedido; Situação | Estado; Estado da ordem
    | Estat; Estat de la comanda | Estado; Estado del pedido | Statut; Statut de la commande; État | Status; Auftragsstatus
rep | Salesperson | Addetto vendite; Commerciale | Vendedor | Vendedor | Comercial | Comercial | Vendeur | Vertriebsmitarbeiter; Verkäufer
team | Sales Team | Team di vendita | Equipe de vendas | Equipa de Vendas | Equip de vendes | Equipo de ventas | Équipe commerciale
    | Verkaufsteam
customer | Customer | Cliente | Cliente | Cliente | Client | Cliente | Client | Kunde
channel | Source | Origine | Origem | Origem | Font | Origen | Source | Herkunft; Quelle
currency | Currency | Valuta | Moeda | Moeda | Divisa | Moneda | Devise | Währung
""",
    words={"status": dict.fromkeys(_ORDERED, "kept") | dict.fromkeys(_OFFERED, "waiting") | dict.fromkeys(_CANCELLED, "cancelled")},
)

CUSTOMERS = export(
    "customers",
    """
en | it | pt_br | ca | es | fr | de
must | Is a Company; Name | È un'azienda; Nome | É uma empresa; Nome | És una Empresa; Nom | Es una compañía; Nombre | Est une société; Nom
    | Ist ein Unternehmen; Name
must | Company Type; Name; Salesperson | Tipo azienda; Nome; Addetto vendite | Tipo de empresa; Nome; Vendedor
    | Tipus d'empresa; Nom; Comercial | Tipo de compañía; Nombre; Comercial | Type de société; Nom; Vendeur
    | Unternehmenstyp; Name; Vertriebsmitarbeiter
customer_id | External ID; Reference; ID | ID esterno; Riferimento; ID | ID externo; Referência; ID | ID externa; Referència; ID
    | ID externo; Referencia; ID | ID externe; Référence; ID | Externe ID; Referenz; ID
customer | Name; Display Name | Nome; Nome visualizzato | Nome; Nome exibido | Nom; Nom mostrat | Nombre; Nombre para mostrar
    | Nom; Nom d'affichage | Name; Anzeigename
created_at | Created on | Data creazione | Criado em | Creat el | Creado el | Créé le | Erstellt am
segment | Industry | Settore | Indústria | Indústria | Sector | Secteur d'activité | Branche
parent | Related Company | Azienda collegata | Empresa relacionada | Empresa relacionada | Compañía relacionada | Société associée
    | Zugehöriges Unternehmen
rep | Salesperson | Addetto vendite | Vendedor | Comercial | Comercial | Vendeur | Vertriebsmitarbeiter
domain | Website; Website Link | Link sito web; Sito web | Link do site; Site | Enllaç a Lloc Web; Lloc web
    | Enlace del sitio web; Sitio web
    | Lien vers un site web; Site Web | Website-Link; Website
country | Country | Nazione | País | País | País | Pays | Land
region | State | Provincia; Stato | Estado | Estat | Provincia | État | Bundesland
city | City | Città | Cidade | Ciutat | Ciudad | Ville | Stadt
""",
)

ACTIVITIES = export(
    "activities",
    """
en | it | pt_br | ca | es | fr | de
must | Document Name; Activity Type; Due Date | Nome documento; Tipo di attività; Scadenza
    | Nome do documento; Tipo de atividade; Data de vencimento
    | Nom del document; Tipus d'activitat; Data de venciment | Nombre del documento; Tipo de actividad; Fecha de vencimiento
    | Nom du document; Type d'activité; Date d'échéance | Dokumenten Name; Aktivitätstyp; Fälligkeitsdatum
activity_id | External ID; ID | ID esterno; ID | ID externo; ID | ID externa; ID | ID externo; ID | ID externe; ID | Externe ID; ID
at | Due Date | Scadenza; Data Scadenza | Data de vencimento | Data de venciment | Fecha de vencimiento | Date d'échéance | Fälligkeitsdatum
kind | Activity Type | Tipo di attività | Tipo de atividade | Tipus d'activitat | Tipo de actividad | Type d'activité | Aktivitätstyp
rep | Assigned to | Assegnata a; Assegnato a | Atribuído a | Assignat a | Asignado a; Asignada a | Assigné à | Zugewiesen an
""",
)

PRODUCTS = export(
    "products",
    """
en | it | pt_br | ca | es | fr | de
must | Internal Reference; Sales Price | Riferimento interno; Prezzo di vendita | Referência Interna; Preço de Venda
    | Referència interna; Preu de venda | Referencia interna; Precio de venta | Référence interne; Prix de vente
    | Interne Referenz; Verkaufspreis
product_id | Internal Reference; External ID | Riferimento interno | Referência Interna | Referència interna | Referencia interna
    | Référence interne | Interne Referenz
product | Name | Nome | Nome | Nom | Nombre | Nom | Name
category | Product Category | Categoria prodotto | Categoria de Produtos; Categoria do produto | Categoria del producte
    | Categoría de producto | Catégorie d'article; Catégorie de produits | Produktkategorie
price | Sales Price | Prezzo di vendita | Preço de Venda; Preços de Venda | Preu de venda; Preus de venda | Precio de venta | Prix de vente
    | Verkaufspreis
cost | Cost | Costo | Custo | Cost | Coste; Precio de coste | Coût | Kosten
""",
)

LEADS = export(
    "leads",
    en="""
must | External ID; Company Name; Contact Name; Job Position
lead_id | External ID; ID
customer | Company Name
created_at | Created on
rep | Salesperson
team | Sales Team
channel | Source
campaign | Campaign
contact_id | Email
country | Country
region | State
city | City
""",
)

ODOO = System("Odoo", (DEALS, LEADS, ORDERS, CUSTOMERS, ACTIVITIES, PRODUCTS))
