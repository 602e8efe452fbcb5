"""HubSpot: exports of deals, contacts (our leads), companies (our customers), tickets and activities, in five languages."""

from __future__ import annotations

from data.systems.system import Export, System, headers, musts

_ACTIVITY = headers("""
kind | activity type
at | activity date
rep | activity owner; activity assigned to
outcome | call outcome; meeting outcome; task status
contact_id | associated contact email; associated contact id; associated contact ids
deal_id | associated deal id; associated deal ids
""")

HUBSPOT = System(
    "HubSpot",
    (
        Export(
            "deals",
            musts(
                "deal name; deal stage",
                "nome trattativa; fase trattativa",
                "nome della trattativa; fase della trattativa",
                "nome do negócio; etapa do negócio",
                "nome do negócio; fase do negócio",
                "nombre del negocio; etapa del negocio",
                "nom del negoci; etapa del negoci",
                "nom de la transaction; phase de la transaction",
                "dealname; dealstage",
                "dealname; closedate",
            ),
            headers("""
deal_id | deal id; record id; id record; id del record; id do registro; id de registro;
    id del registre; id de fiche d'informations; hs object id
close_date | close date; data di chiusura; data de fechamento; fecha de cierre; data de tancament; date de fermeture; closedate
created_at | create date; data di creazione; data de criação; fecha de creación; data de creació; date de création; createdate
stage | deal stage; deal pipeline stage id; fase trattativa; fase della trattativa; etapa do negócio; fase do negócio; etapa del negocio;
    etapa del negoci; phase de la transaction; dealstage
amount | amount; importo; valor; cantidad; importe; import; montant
rep | deal owner; owner id; proprietario della trattativa; proprietário do negócio; propietario del negocio; propietari del negoci;
    propriétaire de la transaction; hubspot owner id
customer | associated company; azienda associata; empresa associada; empresa asociada; associated company (primary); nom de l'entreprise
customer_id | associated company id; associated company ids
domain | associated company domain
contact_id | associated contact email; associated contact id; associated contact ids
deal_type | deal type; tipo di trattativa; tipo de negócio; tipo de negocio; tipus de negoci; dealtype
is_won | is closed won; è con chiusura vinta
is_lost | is closed lost; è con chiusura persa
"""),
        ),
        Export(
            "leads",
            musts(
                "lifecycle stage; email",
                "lifecycle stage; contact owner",
                "first name; last name; contact owner",
                "fase del ciclo di vita; e-mail",
                "fase del ciclo di vita; email",
                "etapa do ciclo de vida; e-mail",
                "fase do ciclo de vida; e-mail",
                "fase do ciclo de vida; email",
                "estágio do ciclo de vida; e-mail",
                "estágio do ciclo de vida; email",
                "etapa do ciclo de vida; email",
                "etapa del ciclo de vida; correo",
                "etapa del cicle de vida; correu",
                "lead status; contact owner",
            ),
            headers("""
lead_id | contact id; record id; id record; id do registro; id de registro
created_at | create date; data di creazione; data de criação; fecha de creación; data de creació
lifecycle | lifecycle stage; fase del ciclo di vita; etapa do ciclo de vida; fase do ciclo de vida; estágio do ciclo de vida;
    etapa del ciclo de vida; etapa del cicle de vida
status | lead status; stato del lead; status do lead; estado del lead; estat del lead
channel | original source; original traffic source; lead source; fonte originale; fonte original; fuente original; font original;
    fonte di traffico originale; fonte original de tráfego; fonte de tráfego original; fuente de tráfico original;
    font de trànsit original
rep | contact owner; proprietario del contatto; proprietário do contato; propietario del contacto; propietari del contacte
contact_id | email; e-mail; correo; correu
domain | associated company domain
customer | associated company; company name; azienda associata; empresa associada; empresa asociada
customer_id | associated company id
"""),
        ),
        Export(
            "customers",
            musts(
                "company name; company domain name",
                "company name; company owner",
                "nome azienda; proprietario dell'azienda",
                "nome da empresa; proprietário da empresa",
                "nombre de la empresa; propietario de la empresa",
                "nom de l'empresa; propietari de l'empresa",
            ),
            headers("""
customer_id | company id; record id; id record; id do registro; id de registro
customer | company name; name; nome azienda; nome da empresa; nombre de la empresa; nom de l'empresa
domain | company domain name; nome del dominio aziendale; nome de domínio da empresa; nombre de dominio de la empresa
created_at | create date; data di creazione; data de criação; fecha de creación; data de creació
rep | company owner; proprietario dell'azienda; proprietário da empresa; propietario de la empresa; propietari de l'empresa
segment | industry; settore; setor; sector
"""),
        ),
        Export(
            "tickets",
            musts(
                "ticket name; ticket status",
                "ticket name; pipeline",
                "nome ticket; stato ticket",
                "nome do ticket; status do ticket",
                "nombre del ticket; estado del ticket",
                "nom del tiquet; estat del tiquet",
            ),
            headers("""
ticket_id | ticket id; record id; id ticket; id record; id do ticket; id do registro; id de registro; id del ticket; id del registre
stage | ticket status; stato ticket; status do ticket; estado del ticket; estat del tiquet
opened_at | create date; data di creazione; data de criação; fecha de creación; data de creació
closed_at | close date; data di chiusura; data de fechamento; fecha de cierre; data de tancament
channel | ticket source; source; fonte; origem; fuente
rep | ticket owner; proprietario del ticket; proprietário do ticket; propietario del ticket
domain | associated company domain
contact_id | associated contact email; associated contact id
"""),
        ),
        Export(
            "activities",
            musts("activity type; activity date; activity owner", "activity type; activity date; activity assigned to"),
            _ACTIVITY,
        ),
    ),
)
