"""Spend, web, mailings, mentions, use of the CRM, quotas, targets, rates: how spreadsheets name them in five languages."""

from __future__ import annotations

from data.systems.system import Words, asks, fields, headers

MARKETING = (
    Words(
        "spend",
        (
            "spend",
            "spending",
            "spendings",
            "ad spend",
            "ads",
            "advertising",
            "costs",
            "campaigns",
            "budget",
            "spesa",
            "spese",
            "pubblicita",
            "gasto",
            "gastos",
            "custos",
            "anuncios",
            "publicidad",
            "publicitat",
            "despesa",
        ),
        headers("""
spent_on | date; day; date week; week start; week; date day; reporting starts; spent on; month; week; giorno; data; inizio dei report;
    report date; inicio dos relatorios; dia; fecha; jour; semana
amount | spend; spending; spendings; amount spent; amount spent eur; amount spent usd; cost; ad spend; costs; amount; actual cost; spent;
    importo speso; costo; spesa; valor usado; valor gasto; custo; inversion; gasto; importe gastado; coste; despesa;
    montant depense; gasto publicitario; gasto publicidad; gasto publicidade; gastos publicidad; gastos publicidade; spesa pubblicitaria;
    spesa pubblicita; investimento; investimento publicidade; inversion publicitaria; inversio; despesa publicitat
impressions | impressions; impression; impressioni; impressoes; impresiones
clicks | clicks; link clicks; clic; clic sul link; cliques; clics
conversions | conversions; results; purchases; acquisti; compras; conversioni; risultati; conversoes; resultados; conversiones;
    conversions totals
kind | spend type; kind; cost type; tipo costo; tipo custo; tipo gasto
"""),
        asks=asks(
            "spent_on amount campaign",
            "spent_on amount impressions",
            "spent_on amount clicks",
            "spent_on amount channel",
            "spent_on amount kind",
            "spent_on amount",
        ),
        telling=fields("impressions clicks"),
        named=True,
        naming=fields("amount campaign"),
    ),
    Words(
        "web",
        ("web", "traffic", "sessions", "visits", "analytics", "traffico", "visite", "trafego", "visitas", "trafico", "visites", "transit"),
        headers("""
visited_on | date; day; visited on; month; giorno; data; dia; fecha
landing_page | landing page; page; landing; pagina; pagina destinazione; pagina destino; url
visits | visits; sessions; visite; sessioni; sessoes; visitas; sesiones; sessions totals; visites
visitors | visitors; total users; users; active users; unique visitors; visitatori; utenti; usuarios; visitantes; usuaris; visitants
bounces | bounces; bounced sessions; rimbalzi; rejeicoes; rebotes; rebots
clicks | clicks; cta clicks; clic; cliques; clics
conversions | conversions; key events; goals; conversioni; conversoes; conversiones
sign_ups | sign ups; signups; registrations; iscrizioni; registrazioni; cadastros; registros; registres
carts | carts; add to carts; carrelli; carrinhos; carritos; cistelles
checkouts | checkouts; purchases; acquisti; compras
"""),
        asks=asks("visited_on visits", "visited_on visitors"),
        telling=fields("visits visitors bounces"),
    ),
    Words(
        "emails",
        (
            "email",
            "emails",
            "mailing",
            "mailings",
            "newsletter",
            "email campaigns",
            "mailchimp",
            "invii",
            "envios",
            "correos",
            "enviaments",
            "correus",
        ),
        headers("""
mailing_id | mailing id; email id; campaign id; id
sent_at | sent at; send date; sent date; sent on; send time; data invio; data envio; fecha envio; data enviament
mailing | mailing; email name; title; subject; campaign title; titolo; oggetto; titulo; assunto; asunto; titol; assumpte
sent | sent; recipients; total recipients; emails sent; inviate; destinatari; enviados; destinatarios; enviats
delivered | delivered; successful deliveries; consegnate; entregues; entregados; lliurats
opened | opened; opens; unique opens; aperture; abertos; aberturas; aperturas; obertures
clicked | clicked; clicks; unique clicks; clic; cliques; clics
bounced | bounced; bounces; total bounces; rimbalzate; rejeitados; rebotados
unsubscribed | unsubscribed; unsubscribes; disiscritti; descadastrados; bajas; baixes
converted | converted; conversions; conversioni; conversoes; conversiones
"""),
        asks=asks("sent_at sent", "sent_at delivered", "sent_at opened"),
        telling=fields("delivered opened unsubscribed"),
    ),
    Words(
        "mentions",
        ("mention", "mentions", "share of voice", "menzioni", "mencoes", "menciones", "mencions"),
        headers("""
mentioned_on | date; day; mentioned on; data; fecha; giorno; dia
brand | brand; marca; marchio
is_own | is own; own; own brand; proprio; proprio marchio; propria; propia
mentions | mentions; count; menzioni; mencoes; menciones; mencions
"""),
        asks=asks("mentioned_on brand mentions"),
        telling=fields("brand mentions"),
    ),
    Words(
        "usage",
        ("usage", "login history", "log ins", "logins", "audit", "setup audit trail", "accessi", "acessos", "accesos"),
        headers("""
at | login time; login date; at; date; timestamp; data accesso; data acesso; fecha acceso; data acces
kind | action; kind; event; azione; acao; accion; accio
object | object; record type; object type; oggetto; objeto; objecte
rep | user; username; user name; utente; usuario; usuari
"""),
        asks=asks("at kind rep", "at rep object"),
        telling=fields("object"),
    ),
    Words(
        "quotas",
        (
            "quota",
            "quotas",
            "quote vendita",
            "obiettivi vendita",
            "obiettivi",
            "objetivos",
            "objectius",
            "objectifs",
            "ziele",
            "cotas",
            "metas",
            "metas vendas",
            "cuotas",
            "quotes",
        ),
        headers("""
month | month; start date; period start; date; mese; data inizio; mes; data inicio; fecha inicio
amount | quota amount; quota; amount; target amount; importo quota; cota; meta; cuota
rep | owner name; user; sales rep; rep; name; venditore; vendedor; venedor
rep_id | user id; owner id; rep id; quota owner id; id vendedor
"""),
        asks=asks("month amount rep", "month amount rep_id"),
        telling=fields(""),
        tells="quota; sales quota; quota amount; cuota; cota",
    ),
    Words(
        "targets",
        ("target", "targets", "goals", "obiettivi", "metas", "objetivos", "objectius"),
        headers("""
kpi | kpi; metric; indicator; indicatore; indicador
starts_on | starts on; start date; from; period start; month; data inizio; dal; inicio; desde; data inici
ends_on | ends on; end date; to; period end; data fine; al; fim; hasta; data fi
value | value; target; goal; target value; valore; obiettivo; valor; meta; objetivo; objectiu
"""),
        asks=asks("kpi starts_on value"),
        telling=fields("kpi"),
    ),
    Words(
        "rates",
        (
            "rate",
            "rates",
            "exchange rates",
            "fx",
            "cambi",
            "tassi di cambio",
            "cambio",
            "taxas de cambio",
            "tipos de cambio",
            "tipus de canvi",
        ),
        headers("""
month | month; date; day; mese; data; mes; fecha
currency | currency; from currency; from; valuta; moeda; divisa; moneda
base | base; base currency; to currency; to; valuta base; moeda base; moneda base
rate | rate; exchange rate; value; cambio; tasso; taxa; tipo de cambio; tipus de canvi
"""),
        asks=asks("month currency rate"),
        telling=fields("rate"),
    ),
)
