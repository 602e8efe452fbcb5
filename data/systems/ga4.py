"""Google Analytics 4: reports of traffic below lines that begin with `#`, with dates as `20240131` and a row of totals.

A report without dates is about the days that its comment lines name. Sessions that were not engaged are bounces.
"""

from __future__ import annotations

from data.systems.system import System, export

GA4 = System(
    "Google Analytics 4",
    (
        export(
            "web",
            en="""
must | Session default channel group; Sessions
must | Session primary channel group (Default channel group); Sessions
must | Session source / medium; Sessions
must | Session source; Sessions
must | Session campaign; Sessions
must | First user default channel group; Sessions
must | Landing page + query string; Sessions
must | Landing page; Sessions; Active users
must | Date; Sessions; Engaged sessions
visited_on | Date; Day
visits | Sessions
visitors | Total users; Active users; Users
engaged | Engaged sessions
conversions | Key events; Conversions
channel | Session default channel group; Session primary channel group (Default channel group); First user default channel group;
  First user primary channel group (Default channel group); Session source / medium; Session source
campaign | Session campaign
landing_page | Landing page + query string; Landing page
country | Country
region | Region
city | City
carts | Add to carts
checkouts | Ecommerce purchases; Purchases
unused | Event count; Device category
""",
            it="""
must | Gruppo di canali predefinito della sessione; Sessioni
must | Gruppo di canali principale della sessione (gruppo di canali predefinito); Sessioni
must | Sorgente/mezzo della sessione; Sessioni
must | Data; Sessioni; Sessioni con coinvolgimento
visited_on | Data
visits | Sessioni
visitors | Utenti totali; Totale utenti; Utenti attivi
engaged | Sessioni con coinvolgimento
conversions | Eventi chiave; Conversioni
channel | Gruppo di canali predefinito della sessione; Gruppo di canali principale della sessione (gruppo di canali predefinito);
  Sorgente/mezzo della sessione
campaign | Campagna della sessione
landing_page | Pagina di destinazione + stringa di query; Pagina di destinazione
country | Paese
""",
            pt="""
must | Grupo de canais predefinido da sessão; Sessões
must | Origem/meio da sessão; Sessões; Utilizadores ativos
visited_on | Data
visits | Sessões
visitors | Total de utilizadores; Utilizadores ativos
engaged | Sessões com interação
conversions | Eventos principais; Conversões
channel | Grupo de canais predefinido da sessão; Origem/meio da sessão
campaign | Campanha da sessão
country | País
""",
            pt_br="""
must | Grupo de canais padrão da sessão; Sessões
must | Grupo de canais principal da sessão (grupo de canais padrão); Sessões
must | Origem / mídia da sessão; Sessões
must | Data; Sessões; Sessões engajadas
visited_on | Data
visits | Sessões
visitors | Total de usuários; Usuários ativos
engaged | Sessões engajadas
conversions | Eventos principais; Conversões
channel | Grupo de canais padrão da sessão; Grupo de canais principal da sessão (grupo de canais padrão); Origem / mídia da sessão
campaign | Campanha da sessão
landing_page | Página de destino + string de consulta; Página de destino
country | País
""",
            ca="""
must | Grup de canals predeterminat de la sessió; Sessions
visited_on | Data
visits | Sessions
visitors | Total d'usuaris; Usuaris actius
engaged | Sessions amb interacció
conversions | Esdeveniments clau
channel | Grup de canals predeterminat de la sessió
country | País
""",
            es="""
must | Grupo de canales predeterminado de la sesión; Sesiones
must | Grupo de canales principal de la sesión (grupo de canales predeterminado); Sesiones
must | Fuente/medio de la sesión; Sesiones
must | Fecha; Sesiones; Sesiones con interacción
visited_on | Fecha
visits | Sesiones
visitors | Total de usuarios; Usuarios totales; Usuarios activos
engaged | Sesiones con interacción
conversions | Eventos clave; Conversiones
channel | Grupo de canales predeterminado de la sesión; Grupo de canales principal de la sesión (grupo de canales predeterminado);
  Fuente/medio de la sesión
campaign | Campaña de la sesión
landing_page | Página de destino + cadena de consulta; Página de destino
country | País
""",
            fr="""
must | Groupe de canaux par défaut de la session; Sessions
must | Source/Support de la session; Sessions
visited_on | Date
visits | Sessions
visitors | Nombre total d'utilisateurs; Utilisateurs actifs
engaged | Sessions avec engagement
conversions | Événements clés; Conversions
channel | Groupe de canaux par défaut de la session; Source/Support de la session
campaign | Campagne de la session
country | Pays
""",
            de="""
must | Standard-Channelgruppe der Sitzung; Sitzungen
must | Sitzung – Standardchannelgruppe; Sitzungen
must | Sitzungsquelle/-medium; Sitzungen
visited_on | Datum
visits | Sitzungen
visitors | Nutzer insgesamt; Gesamtzahl der Nutzer; Aktive Nutzer
engaged | Sitzungen mit Interaktionen
conversions | Schlüsselereignisse; Conversions
channel | Standard-Channelgruppe der Sitzung; Sitzung – Standardchannelgruppe; Sitzungsquelle/-medium
campaign | Sitzungskampagne
country | Land
""",
        ),
    ),
)
