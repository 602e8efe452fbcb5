"""Customers, reps, contacts, leads, activities: how spreadsheets name them in five languages."""

from __future__ import annotations

from data.systems.system import Words, asks, entities, fields, headers

PEOPLE = (
    Words(
        "customers",
        entities(
            "customer;customers;account;accounts;company;companies;client;clients;organization;organizations;cliente;clienti;azienda;aziende;"
            "clientes;empresa;empresas;conta;contas;cuenta;cuentas;compte;comptes;empreses"
        ),
        headers("""
customer_id | customer unique id; customer id; account id; company id; client id; id; record id; organization id; customer no;
    customer code; user id; customer number; id cliente; codice cliente; codigo cliente; id empresa; id conta; id azienda; codice;
    codigo; id client; codi client; numero client; num client; kundennummer
other_id | customer id; account id; other id
customer | account name; company name; customer name; organization name; name; account; company; customer; client name;
    client; ragione sociale; nome; nome azienda; nome cliente; nome empresa; razao social; nome fantasia; nombre; nombre empresa;
    razon social; nom; nom empresa; nombre comercial; nom comercial; nome comercial; nome commerciale; rao social
domain | domain; company domain name; domain name; dominio; domini
created_at | created at; created date; create date; creation date; date created; registration date; signup date; sign up date;
    joined; customer since; date creation; date creation compte; date inscription; date inscripcion; data creazione;
    data registrazione; data cadastro; data registro; data criacao; fecha alta;
    fecha registro; fecha creacion; data alta; data creacio
segment | segment; industry; sector; type; account type; vertical; company size; settore; segmento; setor; industria; ramo;
    sector activitat
parent | parent; parent account; subsidiary of; group; parent company; parent id; gruppo; capogruppo; controllata da; grupo;
    matriz; empresa matriz; grup; matriu
country | office location; location; country; headquarters; sede
"""),
        asks=asks(
            "customer_id customer",
            "customer_id segment",
            "customer segment",
            "customer country",
            "customer_id country",
            "customer_id city",
            "customer city",
            "customer_id created_at",
            "customer created_at",
            "customer region",
        ),
        telling=fields("segment parent domain"),
        named=True,
        naming=fields("customer_id customer"),
        tells="signup date; sign up date; acquisition channel; customer since; birth date; date of birth; data nascita; fecha nacimiento",
        unlike=("potential", "potenziali", "potenciales", "potenciais", "potencials"),
    ),
    Words(
        "reps",
        entities(
            "rep;reps;sales rep;sales reps;relationship manager;relationship managers;"
            "account manager;account managers;sales team;sales teams;user;users;owner;owners;salesperson;team;teams;people;"
            "venditori;venditore;agenti;utenti;vendedores;vendedor;usuarios;comerciales;equipe;venedors;usuaris;comercials"
        ),
        headers("""
rep_id | rep id; user id; id; owner id; sales rep id; employee id; agent id; id venditore; id vendedor; id utente; id usuario;
    id venedor; id usuari
rep | sales agent; rep; rep name; sales rep; relationship manager; account manager; name;
    full name; user name; owner name; salesperson; agent; seller;
    regional manager; person; venditore; nome; nome completo; vendedor; nombre; nombre completo; venedor; nom; nom complet;
    agente
rep_email | email; e mail; email address; user email; owner email; correo; correu
first_name | first name; given name; nome proprio
last_name | last name; surname; family name; cognome; sobrenome; apellido; cognom
team | team; sales team; user role; role; user role name; department; squadra; equipe; equipo; equip
manager | manager; manager name; supervisor; team lead; responsabile; gerente; gestor; jefe; cap
region | regional office; region; territory; office; area; regione; ufficio; regiao; oficina; regio
"""),
        asks=asks("rep team", "rep manager", "rep region", "rep rep_email", "rep_id rep", "rep_id rep_email", "rep country"),
        telling=fields("manager team rep_email"),
        named=True,
        naming=fields("rep rep_id"),
    ),
    Words(
        "contacts",
        (
            "contact",
            "contacts",
            "person",
            "persons",
            "contatto",
            "contatti",
            "contato",
            "contatos",
            "contacto",
            "contactos",
            "contacte",
            "contactes",
        ),
        headers("""
contact_id | contact id; id; id contatto; id contato; id contacto; id contacte
email | email; contact email; e mail
lead_id | lead id; id lead
"""),
        asks=asks("contact_id customer_id", "contact_id customer", "contact_id lead_id", "contact_id domain"),
        named=True,
        naming=fields("contact_id"),
    ),
    Words(
        "leads",
        (
            "lead",
            "leads",
            "prospect",
            "prospects",
            "mql",
            "contact",
            "contacts",
            "enquiry",
            "enquiries",
            "inquiry",
            "contatti",
            "contatos",
            "contactos",
            "contactes",
            "marketing qualified leads",
            "potential customers",
            "potenziali clienti",
            "clienti potenziali",
            "clientes potenciales",
            "clientes potenciais",
            "potenciais clientes",
            "clients potencials",
            "prospectos",
        ),
        headers("""
lead_id | lead id; id; prospect id; mql id; lead number; record id; contact id; enquiry id; id lead; numero lead
created_at | created at; created date; create date; created time; creation date; date created; created; created on; entry date; lead date;
    date; inquiry date; enquiry date; date inquiry; received date; date received; data richiesta; fecha consulta; fecha solicitud;
    data contato; data creazione; data ingresso; data; data entrada; data criacao; data de criacao; fecha creacion; fecha entrada; fecha;
    data creacio; data entrada lead
first_contact_at | first contact date; first contact; first contacted; first outreach; first response date; first response;
    data primo contatto; primo contatto; data primeiro contato; primeiro contato; fecha primer contacto; primer contacto;
    data primer contacte
qualified_at | qualified at; qualified date; qualification date; mql date; sql date; data qualifica; data qualificacao;
    fecha cualificacion; data qualificacio
converted_at | converted at; converted date; converted date time; conversion date; date converted; data conversione; data conversao;
    fecha conversion; data conversio
dropped_at | dropped at; lost date; disqualified date; dropped date; abandoned date; data abbandono; data perda; fecha perdida;
    data descart
is_converted | is converted; converted; became opportunity; became customer; became deal; is customer; converted to opportunity;
    converted to customer; converted to deal; convertito; convertido; convertit
is_qualified | is qualified; qualified; qualificato; qualificado; qualificat
status | status; lead status; stage; lead stage; stato; stato lead; situacao; etapa; estado; estat; fase
grade | grade; rating; lead grade; lead rating; score; lead score; lead quality; valutazione; punteggio; pontuacao;
    classificacao; calificacion; puntuacion; qualificacio; puntuacio
lifecycle | lifecycle stage; lifecycle; fase del ciclo di vita; fase ciclo vida; etapa ciclo vida; etapa del cicle de vida
deal_id | converted opportunity id; opportunity id; deal id; converted opportunity; id trattativa; id negocio; id oportunidad
customer_id | converted account id; account id; customer id; converted account; id cliente; cliente id
contact_id | converted contact id; contact id; email; e mail; converted contact
"""),
        asks=asks(
            "lead_id created_at",
            "lead_id status",
            "lead_id first_contact_at",
            "lead_id channel",
            "created_at status channel",
            "created_at status rep",
            "created_at status product",
            "created_at status customer",
            "lead_id is_converted",
            "lead_id customer country",
        ),
        telling=fields("is_converted converted_at qualified_at lifecycle grade first_contact_at"),
        named=True,
    ),
    Words(
        "activities",
        (
            "activity",
            "activities",
            "task",
            "tasks",
            "event",
            "events",
            "call",
            "calls",
            "meeting",
            "meetings",
            "interaction",
            "interactions",
            "engagement",
            "engagements",
            "touchpoint",
            "attivita",
            "chiamate",
            "interazioni",
            "interazione",
            "atividade",
            "atividades",
            "interacao",
            "interacoes",
            "actividad",
            "actividades",
            "interaccion",
            "interacciones",
            "activitat",
            "activitats",
            "interaccions",
        ),
        headers("""
activity_id | id; activity id; task id; event id; engagement id; id attivita; id atividade; id actividad; id activitat;
    interaction id; id interacao
rep | user; user name; host; organizer
at | activity date; date; activity date time; activity timestamp; due date; date time; at; occurred at; start time;
    datetime; datetime utc; start date time;
    completed at; timestamp; created date; created at; created; data; data attivita; data interacao; data atividade; data e ora;
    fecha; fecha actividad; data activitat
kind | activity type; type; kind; task subtype; event subtype; interaction type; channel type; tipo; tipo attivita;
    tipo interacao; tipo atividade; tipo actividad; tipus; tipus activitat; attivita tipo
direction | direction; call type; call direction; direzione; direcao; direccion; direccio
outcome | outcome; call outcome; call disposition; disposition; meeting outcome; result; task status; status; esito;
    resultado; resultat; risultato
is_answered | answered; is answered; connected; risposto; atendida; respondida; contestada
party | party; with whom; party type; controparte; parte
deal_id | deal id; opportunity id; associated deal id; associated deal; related deal; id trattativa; id negocio;
    id oportunidad; id oportunitat
lead_id | lead id; id lead; associated lead
what_id | what id; related to id; related record id
who_id | who id; name id
"""),
        asks=asks(
            "at kind rep",
            "at kind activity_id",
            "at kind deal_id",
            "at kind contact_id",
            "at kind lead_id",
            "at kind customer",
            "at what_id",
        ),
        asks_if_named=asks("at rep", "at customer", "at contact_id"),
        telling=fields("direction outcome kind what_id who_id"),
    ),
)
