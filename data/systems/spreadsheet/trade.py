"""Deals, their stages, orders and their lines, subscriptions, products: how spreadsheets name them in five languages."""

from __future__ import annotations

from data.systems.system import Words, asks, entities, fields, headers

_DEAL = entities(
    "deal;opportunity;opportunities;opp;deals;pipeline sales;sales pipeline;"
    "application;trattativa;trattative;opportunita;affare;affari;negocio;negocios;"
    "oportunidade;oportunidades;oportunidad;oportunitat;oportunitats;negociacio;trato;tratos;negoci;negocis;offerta;offerte;preventivo;"
    "preventivi;oferta;ofertas;ofertes;presupuesto;presupuestos;pressupost;pressupostos;orcamento;orcamentos;proposta;propostas;propuesta;"
    "propuestas;quote;quotes;proposal;proposals"
)
_ORDER = entities(
    "order;orders;invoice;invoices;sale;sales;purchase;purchases;transaction;transactions;receipt;ordine;ordini;fattura;fatture;vendita;"
    "vendite;acquisto;faturas;encomenda;encomendas;recibos;comande;bestellung;bestellungen;rechnung;rechnungen;auftrag;"
    "auftrage;facture;factures;commande;commandes;ventes;corrispettivi;scontrini;pedido;pedidos;venda;vendas;compra;compras;fatura;factura;facturas;venta;ventas;comanda;comandes;vendes"
)

TRADE = (
    Words(
        "deals",
        _DEAL,
        headers("""
rep | user name; user
deal_id | id; deal id; opportunity id; record id; opportunity; application; number; pipedrive system id; case safe id;
    id record; id trattativa; id opportunita; id negocio; numero
created_at | created; created at; created date; create date; creation date; date created; date time created; created on;
    created time; created on date; open date; opened; opened at; opened date; start date; engage date; entry date; date entered;
    data creazione; data di creazione; creato il; creata il; data apertura; aperto il; aperta il; data inserimento;
    inserito il; inserita il; data inizio; date opened; opened on; date added; added on; data d'obertura; data obertura; obert el;
    oberta el; aberto em; aberta em; criada em; data inicio; data inicial; abierto el; abierta el; creada el; fecha alta; fecha inicio;
    fecha apertura; data alta; data inici; data entrada; fecha entrada; data criacao; data de criacao; criado em; negocio criado em;
    data abertura; fecha creacion; fecha de creacion; creado el; creado; fecha apertura; data creacio; data de creacio; creat el
close_date | close date; closing date; closed date; date closed; chiuso il; chiusa il; data fecho; data de fecho; fechado em; fechada em;
    encerrado em; cerrado el; cerrada el; tancat el; tancada el; data cierre; data fine; data fim; fecha fin; data fi; closed;
    closed at; closed on; close; end date; data chiusura;
    data di chiusura; data fechamento; data de fechamento; data encerramento; fecha cierre; fecha de cierre; data tancament;
    data de tancament
closed_at | actual close date; actual closing date; actual close; real close date; date actually closed;
    data chiusura effettiva; data real fechamento; fecha cierre real; fecha real cierre; data tancament real
won_at | won date; won at; won time; won on; date won; ganho em; data ganho; fecha ganada; ganado el; data vittoria; vinta il; guanyat el
lost_at | lost date; lost at; lost time; lost on; date lost; data perda; perdido em; fecha perdida; perdido el; data perdita;
    persa il; perdut el
expected_close_at | expected close date; expected closing; expected closing date; expected close; estimated close date; est close date;
    estimated closing; forecast close date; tentative close date; target close date; projected close date; anticipated close date;
    probable close date; cierre previsto; cierre estimado; fechamento previsto; tancament previst; chiusura stimata;
    data chiusura prevista; chiusura prevista; data prevista fechamento;
    data fechamento esperada; previsao fechamento; fecha cierre prevista; fecha prevista cierre; fecha estimada cierre;
    data tancament prevista; data prevista tancament
status | status; outcome; result; state of deal; deal status; stato; esito; situacao; resultado; estado; estat; resultat
stage | stage; deal stage; stage name; sales stage; pipeline stage; phase; step; fase; fase trattativa; etapa; estagio;
    etapa venda; estadio
amount | amount; close value; value; deal value; deal amount; estimated value; total value; price; contract value; revenue;
    actual revenue; est revenue; estimated revenue; expected revenue; total; total amount; arr; requested; worth; how much;
    quanto vale; cuanto vale; quant val;
    requested amount; deal size; opportunity size; contract amount; sold price; sale price; pipeline value; pipeline amount; importo;
    valore; ammontare; valor; valor total; montante; valor estimado; importe; monto; import;
    valor negocio; new mrr; final mrr; deal mrr; mrr; monthly recurring revenue
probability | probability; probability %; win probability; chance; close probability; likelihood; confidence %; probabilita;
    probabilita %; probabilidade; probabilidad; probabilitat; deal probability
lost_reason | lost reason; loss reason; closed lost reason; reason lost; reason for loss; motivo perdita; motivo persa;
    motivo perda; motivo da perda; motivo perdida; motivo de perdida; motiu perdua; motiu de perdua
last_activity_at | last activity date; last activity; last contacted; last activity at; last touched; date of last activity;
    data ultima attivita; ultima attivita; data ultima atividade; ultima atividade; ultima actividad; fecha ultima actividad;
    ultima activitat
is_won | is won; won; is closed won; e con chiusura vinta; ganho; ganada; vinta
is_lost | is lost; is closed lost; e con chiusura persa
is_closed | is closed; closed flag
deal_type | type; tipo; tipus
lead_id | lead id; mql id; id lead; lead; prospect id; originating lead; converted from lead id
"""),
        asks=asks(
            "stage deal_id",
            "stage amount",
            "stage created_at",
            "stage close_date",
            "stage closed_at",
            "stage expected_close_at",
            "stage rep",
            "stage customer",
            "stage customer_id",
            "status close_date",
            "status closed_at",
            "status expected_close_at",
            "status probability",
            "won_at",
            "lost_at",
            "amount lost_reason",
            "is_won close_date",
        ),
        asks_if_named=asks("status amount", "is_won amount"),
        telling=fields("stage probability lost_reason expected_close_at close_date is_won won_at lost_at pipeline"),
        unlike=("refund", "refunds", "history", "storico", "historico", "historial", "historic", "historique", "verlauf"),
    ),
    Words(
        "stage_changes",
        (
            "stage history",
            "opportunity history",
            "deal history",
            "stage",
            "stages",
            "stage change",
            "field history",
            "storico fasi",
            "historico",
            "historial",
        ),
        headers("""
stage_change_id | id; history id; stage history id; change id
deal_id | deal id; opportunity id; deal; opportunity; application; id trattativa; id opportunita; id negocio; id oportunidad;
    id oportunitat
changed_at | changed at; created date; entered date; entered at; entered; at; date; timestamp; changed on; stage date;
    date entered; stage entered; data ingresso; data entrada; fecha entrada; data cambio; fecha cambio
stage | stage; stage name; to stage; new stage; stage entered; new value; fase; etapa; estagio
amount | amount; value; arr; importo; valor; importe; import
expected_close_at | close date; expected close date; data chiusura; fecha cierre; data fechamento; data tancament
"""),
        asks=asks("deal_id changed_at stage"),
        telling=fields("changed_at"),
        tells=(
            "exited date; exited at; exit date; left at; left on; date exited; from stage; to stage; old stage; new stage; previous stage;"
            "time in stage; days in stage; duration in stage; stage duration; da fase; a fase; fase precedente; data uscita; da stato;"
            "a stato; etapa anterior; fecha salida; data saida; data sortida;"
            "etapa origen; etapa destino; etape precedente; vorherige phase"
        ),
    ),
    Words(
        "orders",
        _ORDER,
        headers("""
order_id | order id; order number; order no; id; order; pedido; ordine; comanda; fattura; factura; fatura;
    invoice no; invoice number; invoice id; invoice; sale id; numero commande; num commande; id commande; bestellnummer;
    numero documento; transaction id; receipt no; number; id ordine; numero ordine; numero fattura; id pedido; numero pedido; id venda;
    numero venda; id venta; numero factura; id comanda; numero comanda; numero
ordered_at | order date; ordered at; order purchase timestamp; purchase date; sale date; invoice date; created at;
    created date; created; created utc; created date utc; date; transaction date; order timestamp; paid at; payment date;
    date day; data ordine;
    data documento; fecha documento;
    data vendita; data fattura; data; data pedido; data venda; data compra; fecha pedido; fecha venta; fecha factura; fecha;
    data comanda; data venda comanda; fecha compra; data acquisto; date commande; bestelldatum
amount | amount; total; total amount; order total; grand total; total price; final value; sales amount; revenue; net amount;
    value; dollar value; sales; price paid; paid amount; payment value; importo; totale; importo totale; valore; valor;
    valor total; valor venda; importe; importe total; importe venta; total comanda; montant; montant total; montant total paye;
    total ttc; import; import total
cost | cost; total cost; cogs; cost of goods; costo; custo; coste; cost total
items | items; number of items; quantity; qty; units; number of cds; cds; quantita; articoli; quantidade; itens; cantidad;
    unidades; quantitat; unitats
status | status; order status; payment status; financial status; state; stato; situacao; estado; estat
is_cancelled | is cancelled; cancelled; canceled; is canceled; annullato; cancelado; anulado; cancellat
refunded | refunded amount; amount refunded; refund amount; total refunded; refund total; importo rimborsato; valor reembolsado;
    importe reembolsado; import reemborsat
discount | discount; line discount; item discount; discount rate; discount percent; discount percentage; discount pct; discount amount;
    discount value; sconto; sconto percentuale; importo sconto; desconto; percentual desconto; valor desconto; descuento;
    porcentaje descuento; importe descuento; descompte; percentatge descompte; import descompte
unit_price | unit price; price; price per unit; item price; prezzo unitario; preco unitario; precio unitario; preu unitari
deal_id | deal id; opportunity id; id trattativa; id negocio; id oportunidad; id oportunitat
customer_id | customer unique id; customer id; user id
"""),
        asks=asks("ordered_at amount", "ordered_at order_id", "ordered_at items unit_price"),
        telling=fields("order_id ordered_at items"),
        named=True,
        unlike=(
            "abandoned",
            "checkouts",
            "refund",
            "refunds",
            "plan",
            "price",
            "balance",
            "payout",
            "payouts",
            "subscription",
            "subscriptions",
        ),
    ),
    Words(
        "order_lines",
        (
            "order line",
            "order lines",
            "order items",
            "line items",
            "ventas",
            "vendite",
            "vendas",
            "vendes",
            "line",
            "lines",
            "items",
            "righe",
            "righe ordine",
            "itens",
            "itens pedido",
            "itens pedidos",
            "items pedido",
            "items pedidos",
            "detalle",
            "detalles",
            "detalhe",
            "detalhes",
            "lineas",
            "linies",
            "detail",
            "details",
        ),
        headers("""
customer_id | customer unique id; customer id; user id
line_id | row id; line id; order item id; item number; line number; line item id; id riga; id item; id linea; id linia
order_id | order id; order number; order no; invoice no; invoice number; invoice id; sale id; transaction id; id ordine;
    numero ordine; numero fattura; id pedido; numero pedido; id venda; id venta; numero factura; id comanda; numero commande
ordered_at | order date; ordered at; invoice date; purchase date; sale date; date; created at; data ordine; data fattura;
    data; data pedido; data venda; fecha pedido; fecha factura; fecha venta; fecha; data comanda; week start; week; semana;
    settimana; setmana
quantity | quantity; qty; units; number of items; quantita; quantidade; qtd; cantidad; unidades; quantitat; unitats; units sold;
    unita vendute; quantita venduta; unidades vendidas; quantidade vendida; cantidad vendida; unitats venudes
discount | discount; line discount; item discount; discount rate; discount percent; discount percentage; discount pct; discount amount;
    discount value; sconto; sconto percentuale; importo sconto; desconto; percentual desconto; valor desconto; descuento;
    porcentaje descuento; importe descuento; descompte; percentatge descompte; import descompte
unit_price | unit price; price; item price; price per unit; prezzo; prezzo unitario; preco; preco unitario; precio;
    precio unitario; valor unitario; preu; preu unitari
amount | sales; amount; line total; total; total amount; total price; subtotal; line amount; revenue; importo; totale; totale riga; valor;
    valor total; importe; total linea; import; total linia; total revenue; ricavo totale; ricavi; receita total; ingreso total;
    ingresos; ingressos
cost | cost; line cost; cogs; costo; custo; coste
profit | profit; margin; gross profit; profitto; margine; lucro; beneficio; margen; benefici; marge
status | status; order status; payment status; financial status; state; stato; situacao; estado; estat
price_level | price level; tier; price tier; livello prezzo; nivel preco; nivel precio
product | description; product description; product; product name; descrizione; descricao; descripcion; descripcio
"""),
        asks=asks(
            "order_id product quantity",
            "order_id product_id quantity",
            "order_id product_id unit_price",
            "order_id product_id amount",
            "order_id product amount",
            "ordered_at product quantity amount",
        ),
        telling=fields("line_id unit_price profit"),
        unlike=("refund", "refunds", "abandoned", "checkouts", "quote", "quotes"),
    ),
    Words(
        "subscriptions",
        (
            "mrr",
            "monthly",
            "recurring",
            "subscription",
            "subscriptions",
            "subscription periods",
            "abbonamento",
            "abbonamenti",
            "assinatura",
            "assinaturas",
            "suscripcion",
            "suscripciones",
            "subscripcio",
            "subscripcions",
        ),
        headers("""
subscription_id | subscription id; id; id abbonamento; id assinatura; id suscripcion; id subscripcio
started_at | start date; started at; start; starts on; created at; current period start; signup date; data inizio;
    data inicio; inicio; fecha inicio; data inici
ended_at | end date; ended at; end; cancelled at; canceled at; ends on; churn date; churned at; churned on; cancellation date;
    data fine; data fim; fecha fin; data fi
mrr | mrr; mrr amount; monthly amount; monthly revenue; monthly recurring revenue; monthly price; amount; canone mensile; importo mensile;
    valor mensal; importe mensual; import mensual
plan | plan; plan tier; plan name; user plan; tier; piano; plano; pla
is_trial | is trial; trial; prova; teste; prueba; prova gratuita
renewal_due_at | renewal date; renewal due; due for renewal; data rinnovo; data renovacao; fecha renovacion; data renovacio
is_renewed | is renewed; renewed; rinnovato; renovado; renovat
customer_id | customer id; account id; user id
"""),
        asks=asks(
            "started_at mrr subscription_id",
            "started_at mrr customer_id",
            "started_at mrr customer",
            "started_at mrr plan",
            "started_at subscription_id plan",
            "started_at subscription_id ended_at",
        ),
        tells="billing cycle; churn date; churn reason; cancellation date; renewal date; mrr; monthly recurring revenue",
        telling=fields("mrr plan renewal_due_at is_trial"),
        named=True,
        naming=fields("mrr subscription_id plan"),
    ),
    Words(
        "products",
        (
            "product",
            "products",
            "product2",
            "catalogue",
            "catalog",
            "price list",
            "prodotto",
            "prodotti",
            "listino",
            "produto",
            "produtos",
            "producto",
            "productos",
            "producte",
            "productes",
        ),
        headers("""
product_id | id; product id; producto id; produto id; product code; sku; code; id prodotto; codice; codigo; id produto; id producto;
    codi; id producte
product | product; product name; name; title; prodotto; nome; produto; producto; nombre; producte; nom
category | category; category name; product category; nombre categoria; nome categoria; nom categoria; family; product family; series;
    group; line; categoria; famiglia; serie; familia
price | price; sales price; list price; unit price; retail price; precio unidad; preco unidade; precio unitario; preco unitario;
    prezzo unitario; preu unitari; prezzo; prezzo listino; preco; precio; preu
cost | cost; unit cost; standard cost; costo; custo; coste
"""),
        asks=asks("product price", "product category", "product_id product"),
        telling=fields("price category"),
        named=True,
        naming=fields("product product_id"),
    ),
    Words(
        "payments",
        ("payment", "payments", "order payments", "pagamento", "pagamenti", "pagamentos", "pagos", "pagaments"),
        headers("""
payment_id | payment id
order_id | order id; id ordine; id pedido; id comanda
amount | payment value; amount; paid amount; value; importo; valor; importe; import
"""),
        asks=asks("order_id amount"),
        telling=fields("order_id"),
    ),
)
