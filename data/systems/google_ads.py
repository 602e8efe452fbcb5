"""Google Ads: reports as the screen downloads them, in units under two title lines, and rows of the API, in millionths.

Totals (`Total: Account`) close a report, ` --` means nothing. A report without days is about the days that its second line names.
"""

from __future__ import annotations

from data.systems.system import System, export

GOOGLE_ADS = System(
    "Google Ads",
    (
        export(
            "spend",
            constants={"channel": "Google Ads"},
            en="""
must | Campaign; Cost; Impr.
must | Campaign; Cost; Currency code
must | Campaign status; Campaign; Cost
must | Ad group; Campaign; Cost; Clicks
must | Account name; Cost; Impr.
spent_on | Day; Week; Month; Quarter
amount | Cost
currency | Currency code; Currency
campaign | Campaign; Campaign name
impressions | Impr.; Impressions
clicks | Clicks
conversions | Conversions; All conv.
country | Country/Territory (User location); Country/Territory (Matched); Country/Territory
region | Region (User location); Region (Matched)
city | City (User location); City (Matched)
unused | Customer ID; Account; Account name; Campaign type; Network; Device; Campaign ID
""",
            it="""
must | Campagna; Costo; Impr.
must | Campagna; Costo; Codice valuta
must | Stato della campagna; Campagna; Costo
must | Nome campagna; Stato campagna; Costo
spent_on | Giorno; Settimana; Mese
amount | Costo; Spesa
currency | Codice valuta; Codice della valuta
campaign | Campagna; Nome campagna
impressions | Impr.; Impressioni; Visualizzazioni
clicks | Clic; Click
conversions | Conversioni; Conv.
unused | Tipo di campagna; Nome account; Dispositivo
""",
            pt="""
must | Campanha; Custo; Impr.
must | Campanha; Custo; Código da moeda
must | Estado da campanha; Campanha; Custo
spent_on | Dia; Semana; Mês
amount | Custo
currency | Código da moeda
campaign | Campanha; Nome da campanha
impressions | Impr.; Impressões
clicks | Cliques
conversions | Conversões
unused | Tipo de campanha; Nome da conta; Dispositivo
""",
            pt_br="""
must | Campanha; Custo; Impr.
must | Status da campanha; Campanha; Custo
must | Campanha; Custo; Código de moeda
spent_on | Dia; Semana; Mês
amount | Custo
currency | Código da moeda; Código de moeda
campaign | Campanha; Nome da campanha
impressions | Impr.; Impressões
clicks | Cliques
conversions | Conversões
unused | Tipo de campanha; Nome da conta; Dispositivo
""",
            ca="""
must | Campanya; Cost; Impr.
must | Campanya; Cost; Codi de moneda
spent_on | Dia; Setmana; Mes
amount | Cost
currency | Codi de moneda; Codi de divisa
campaign | Campanya
impressions | Impr.; Impressions
clicks | Clics
conversions | Conversions
unused | Tipus de campanya; Nom del compte; Dispositiu
""",
            es="""
must | Campaña; Coste; Impr.
must | Campaña; Costo; Impr.
must | Campaña; Coste; Código de moneda
must | Campaña; Costo; Código de moneda
must | Estado de la campaña; Campaña; Coste
must | Estado de la campaña; Campaña; Costo
spent_on | Día; Semana; Mes
amount | Coste; Costo
currency | Código de moneda; Código de divisa
campaign | Campaña; Nombre de la campaña
impressions | Impr.; Impresiones
clicks | Clics
conversions | Conversiones
unused | Tipo de campaña; Nombre de la cuenta; Dispositivo
""",
            fr="""
must | Campagne; Coût; Impr.
must | Campagne; Coût; Code de devise
must | État de la campagne; Campagne; Coût
spent_on | Jour; Semaine; Mois
amount | Coût
currency | Code de devise; Code de la devise
campaign | Campagne
impressions | Impr.; Impressions
clicks | Clics
conversions | Conversions
unused | Type de campagne; Nom du compte; Appareil
""",
            de="""
must | Kampagne; Kosten; Impr.
must | Kampagne; Kosten; Währungscode
must | Kampagnenstatus; Kampagne; Kosten
spent_on | Tag; Woche; Monat
amount | Kosten
currency | Währungscode
campaign | Kampagne
impressions | Impr.; Impressionen
clicks | Klicks
conversions | Conversions
unused | Kampagnentyp; Kontoname; Gerät
""",
        ),
        export(
            "spend",
            constants={"channel": "Google Ads"},
            en="""
must | date; cost_micros; impressions; clicks
must | segments.date; metrics.cost_micros
must | segments.date; metrics.costMicros
spent_on | date; segments.date
amount | cost_micros; metrics.cost_micros
currency | currency_code; customer.currency_code
campaign | campaign_name; campaign.name; base_campaign; campaign_id; campaign.id
impressions | impressions; metrics.impressions
clicks | clicks; metrics.clicks
conversions | conversions; metrics.conversions
unused | customer_id; customer.id; id; name
""",
        ),
    ),
)
