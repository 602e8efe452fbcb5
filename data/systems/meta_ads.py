"""Meta Ads: reports of campaigns with the days on which each row begins and ends, and rows of the API.

A row of a report without a breakdown by day holds for all its days. A row without a campaign is the total of the others.
"""

from __future__ import annotations

from data.systems.system import System, export

META_ADS = System(
    "Meta Ads",
    (
        export(
            "spend",
            constants={"channel": "Meta Ads"},
            total_without="campaign",
            en="""
must | Reporting starts; Amount spent
must | Campaign name; Amount spent
must | Day; Amount spent; Impressions
spent_on | Day; Reporting starts
spent_until | Reporting ends
amount | Amount spent
campaign | Campaign name; Ad set name; Ad name
impressions | Impressions
clicks | Link clicks; Clicks (all)
conversions | Results
country | Country
region | Region
unused | Account name; Account ID; Campaign ID; Starts; Ends; Result indicator; Campaign delivery; Platform
""",
            it="""
must | Inizio dei report; Importo speso
must | Nome della campagna; Importo speso
spent_on | Giorno; Inizio dei report
spent_until | Fine dei report
amount | Importo speso
campaign | Nome della campagna; Nome del gruppo di inserzioni; Nome dell'inserzione
impressions | Impression; Impressioni
clicks | Clic sul link; Clic (tutti)
conversions | Risultati
country | Paese
region | Regione
unused | Fine; Inizio; Indicatore di risultato; Pubblicazione della campagna
""",
            pt="""
must | Início dos relatórios; Montante gasto
must | Nome da campanha; Montante gasto
spent_on | Dia; Início dos relatórios
spent_until | Fim dos relatórios; Término dos relatórios
amount | Montante gasto; Valor gasto
campaign | Nome da campanha; Nome do conjunto de anúncios; Nome do anúncio
impressions | Impressões
clicks | Cliques na ligação; Cliques (todos)
conversions | Resultados
country | País
region | Região
unused | Fim; Início; Indicador de resultados
""",
            pt_br="""
must | Início dos relatórios; Valor usado
must | Início dos relatórios; Valor gasto
must | Nome da campanha; Valor usado
must | Nome da campanha; Valor gasto
must | Dia; Valor usado
spent_on | Dia; Início dos relatórios
spent_until | Término dos relatórios; Encerramento dos relatórios
amount | Valor usado; Valor gasto
campaign | Nome da campanha; Nome do conjunto de anúncios; Nome do anúncio
impressions | Impressões
clicks | Cliques no link; Cliques (todos)
conversions | Resultados
country | País
region | Região
unused | Término; Início; Identificação da campanha; Indicador de resultados; Veiculação da campanha
""",
            ca="""
must | Inici de l'informe; Import gastat
must | Nom de la campanya; Import gastat
spent_on | Dia; Inici de l'informe
spent_until | Fi de l'informe
amount | Import gastat
campaign | Nom de la campanya
impressions | Impressions
clicks | Clics a l'enllaç; Clics (tots)
conversions | Resultats
country | País
""",
            es="""
must | Inicio del informe; Importe gastado
must | Nombre de la campaña; Importe gastado
must | Día; Importe gastado
spent_on | Día; Inicio del informe
spent_until | Fin del informe; Finalización del informe
amount | Importe gastado
campaign | Nombre de la campaña; Nombre del conjunto de anuncios; Nombre del anuncio
impressions | Impresiones
clicks | Clics en el enlace; Clics (todos)
conversions | Resultados
country | País
region | Región
unused | Inicio; Finalización; Nombre de la cuenta; Indicador de resultado; Tipo de resultado; Entrega de la campaña; Mes
""",
            fr="""
must | Début des rapports; Montant dépensé
must | Nom de la campagne; Montant dépensé
must | Jour; Montant dépensé
spent_on | Jour; Début des rapports; Début du rapport
spent_until | Fin des rapports; Fin du rapport
amount | Montant dépensé
campaign | Nom de la campagne; Nom de l'ensemble de publicités; Nom de la publicité
impressions | Impressions
clicks | Clics sur un lien; Clics sur le lien; Clics (tous)
conversions | Résultats
country | Pays
region | Région
unused | Fin; Début; Indicateur de résultats
""",
            de="""
must | Berichtsstart; Ausgegebener Betrag
must | Auswertungsbeginn; Ausgegebener Betrag
must | Kampagnenname; Ausgegebener Betrag
must | Tag; Ausgegebener Betrag
spent_on | Tag; Berichtsstart; Auswertungsbeginn
spent_until | Berichtsende; Auswertungsende
amount | Ausgegebener Betrag
campaign | Kampagnenname; Name der Kampagne; Anzeigengruppenname; Anzeigenname
impressions | Impressionen
clicks | Link-Klicks; Klicks (alle)
conversions | Ergebnisse
country | Land
region | Region
unused | Ende; Start; Ergebnisindikator
""",
        ),
        export(
            "spend",
            constants={"channel": "Meta Ads"},
            en="""
must | date_start; date_stop; spend
must | ad_id; date; account_id; spend; inline_link_clicks
spent_on | date_start; date
spent_until | date_stop
amount | spend
currency | account_currency
campaign | campaign_name; campaign_id; adset_name; ad_name
impressions | impressions
clicks | inline_link_clicks; clicks
unused | account_id; ad_id; account_name
""",
        ),
    ),
)
