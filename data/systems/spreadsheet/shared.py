"""How every export names the dimensions and references that all tables share, in English, Italian, Portuguese, Catalan and Spanish."""

from __future__ import annotations

from data.systems.system import headers

SHARED = headers("""
rep | rep; sales rep; sales agent; agent; owner; owner name; record owner; salesperson; sales person; account executive;
    account manager; relationship manager;
    assigned to; assigned agent; agent assigned; assignee; assignee name; agent name; full name owner;
    responsible;
    owner rep; deal owner; lead owner; account owner; operator; operatore; operador; operadora; gestore; gestor; seller name;
    user name owner; proprietario; responsabile;
    venditore; commerciale; agente; titolare; assegnato a;
    responsavel; vendedor; dono; consultor; atendente; atribuido a; responsable; comercial; propietario; asesor; asignado a;
    propietari; venedor; assignat a
rep_id | rep id; owner id; sales rep id; sr id; user id owner; salesperson id; agent id; assignee id; employee id; rm id;
    relationship manager id; account manager id;
    id vendedor; vendedor id; id agente; id responsavel; id proprietario; id responsable; id propietario; id venedor;
    hubspot owner id; owner code; rep code; id empleado; codigo vendedor; codice agente
team | team; sales team; group name; department; squad; squadra; gruppo; equipe; time vendas; equipo; equip; grup
country | country; country region; country or region; paese area geografica; pais region; pais regiao; pais regio; nation;
    billing country; mailing country; shipping country; ship country; country name; country code; client country;
    customer country; company country; pais cliente; pais destinatario; paese cliente; client land; paese; nazione; pais; land
region | region; territory; state; state region; state province; province; billing state; mailing state; regional office;
    area; district; shipping state; shipping province; ship state; customer state; client state; customer region; client region;
    regione; provincia; territorio; regiao; estado; uf; comunidad; comunitat; comarca; territori
city | city; town; billing city; mailing city; shipping city; ship city; customer city; client city; company city; ciudad cliente;
    ciudad destinatario; cidade cliente; citta cliente; citta; comune; cidade; municipio; ciudad; ciutat; municipi; localidade; localidad
channel | channel; source; lead source; origin; lead origin; ticket source; account source; marketing channel;
    acquisition channel; original source; original traffic source; fonte di traffico originale; fuente de trafico original;
    fonte original de trafego; fonte de trafego original; font de transit original; origen del prospecto; origen de prospecto;
    referral source; traffic source; utm source; utm medium;
    sales channel; medium; canale; fonte; origine; provenienza; canal; origem; fonte lead; canal venda; fuente; origen; font;
    procedencia
campaign | campaign; campaign name; utm campaign; primary campaign source; campagna; nome campagna; campanha; nome campanha;
    campana; campanya; nom campanya
product | product; product name; item; item name; article; service; plan product; prodotto; nome prodotto; articolo; servizio;
    produto; nome produto; servico; producto; nombre producto; servicio; producte; nom producte; servei; description product
product_id | product id; product code; sku; stock code; item code; item id; article number; codice prodotto; id prodotto;
    codigo produto; id produto; produto id; codigo producto; id producto; codi producte; id producte; product2 id
segment | segment; customer group; gruppo cliente; gruppo clienti; grupo cliente; grupo clientes; grup client; groupe client; kundengruppe;
    industry; sector; business segment; client segment; client industry; customer industry; client type;
    sector service; vertical; customer segment; account type; customer type; settore;
    segmento; categoria cliente; setor; ramo; industria; sectorial; indústria; sector activitat
deal_type | deal type; opportunity type; type of deal; record type; business type deal; tipo trattativa; tipo opportunita;
    tipo negocio; tipo oportunidade; tipo oportunidad; tipus oportunitat; tipus negoci
pipeline | pipeline; sales pipeline; funnel; pipeline name; funil; embudo; embut; processo vendita
customer | customer; customer name; account; account name; company; company name; client; client name; organization;
    organisation; organization name; associated company; customer organization; cliente; nome cliente; azienda; azienda associata;
    ragione sociale; societa; empresa; nome empresa; organizacao; conta; nome conta; nombre cliente; cuenta; nombre cuenta;
    organizacion; client nom; nom client; empresa associada; compte; nom compte; organitzacio
customer_id | customer unique id; customer id; account id; client id; company id; organization id; associated company id;
    customer no; customer number; customer code; cust id; buyer id; master id; masterid; member id; patient id;
    codice cliente; id cliente; id azienda; cliente id; codigo cliente; id empresa; id conta; codigo do cliente; id cuenta;
    codi client; id client; id compte; numero client; num client; kundennummer
domain | domain; company domain; nome dominio azienda; nome dominio aziendale; company domain name; associated company domain;
    website domain; dominio; dominio azienda;
    dominio empresa; domini
contact_id | contact id; associated contact id; associated contact; associated contact email; contact email;
    primary contact id; id contatto; id contato; contato id; id contacto; id contacte; email contatto
currency | currency; currency code; currency iso code; deal currency; currency of value; iso code currency; valuta; divisa;
    moeda; moneda; codigo moeda
""")
