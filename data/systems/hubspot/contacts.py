"""HubSpot's contacts: leads of ours, with the stage of their life cycle."""

from __future__ import annotations

from data.systems.system import export

CONTACTS = export(
    "leads",
    """
en | it | pt_br | es | ca | fr | de
must | Lifecycle Stage; Email | Fase del ciclo di vita; E-mail | Etapa do ciclo de vida; E-mail | Etapa del ciclo de vida; Correo
    | Etapa del cicle de vida; Correu | Phase du cycle de vie; E-mail | Lifecycle-Phase; E-Mail
must | Lifecycle Stage; Contact owner | Fase del ciclo di vita; Proprietario del contatto | Fase do ciclo de vida; E-mail
    | Etapa del ciclo de vida; Correo electrónico | Etapa del cicle de vida; Propietari del contacte
    | Phase du cycle de vie; Adresse e-mail | Lifecycle-Phase; Für Kontakt zuständiger Mitarbeiter
must | First Name; Last Name; Contact owner | Nome; Cognome; Proprietario del contatto | Estágio do ciclo de vida; E-mail
    | Etapa del ciclo de vida; Propietario del contacto | | Phase du cycle de vie; Propriétaire du contact
    | Vorname; Nachname; Für Kontakt zuständiger Mitarbeiter
must | Lead Status; Contact owner | Stato del lead; Proprietario del contatto | Status do lead; Proprietário do contato
    | Estado del lead; Propietario del contacto | Estat del lead; Propietari del contacte | Statut du lead; Propriétaire du contact
    | Lead-Status; Zuständiger Mitarbeiter
must | lifecyclestage; email | | Etapa do ciclo de vida; Proprietário do contato | Nombre; Apellidos; Propietario del contacto
    | | Prénom; Nom; Propriétaire du contact | Vorname; Nachname; Kontakt-Inhaber
lead_id | Contact ID; Record ID; hs_object_id | ID record | ID do registro; ID de registro; Record ID | ID de registro; ID del registro
    | ID del registre | ID de fiche d'informations; ID de l'enregistrement | Datensatz-ID
created_at | Create Date; createdate | Data di creazione | Data de criação | Fecha de creación | Data de creació | Date de création
    | Erstelldatum; Erstellungsdatum
lifecycle | Lifecycle Stage; lifecyclestage | Fase del ciclo di vita
    | Etapa do ciclo de vida; Fase do ciclo de vida; Estágio do ciclo de vida | Etapa del ciclo de vida | Etapa del cicle de vida
    | Phase du cycle de vie | Lifecycle-Phase
status | Lead Status; hs_lead_status | Stato del lead; Stato lead | Status do lead | Estado del lead | Estat del lead | Statut du lead
    | Lead-Status
channel | Original Source; Original Traffic Source; Lead Source; hs_analytics_source | Fonte originale; Fonte di traffico originale
    | Fonte original; Fonte original de tráfego; Fonte de tráfego original | Fuente original; Fuente de tráfico original
    | Font original; Font de trànsit original | Source d'origine; Source de trafic d'origine
    | Ursprüngliche Quelle; Ursprüngliche Trafficquelle; Original-Traffic-Quelle
rep | Contact owner | Proprietario del contatto; Proprietario contatto | Proprietário do contato; Proprietário do contacto
    | Propietario del contacto | Propietari del contacte | Propriétaire du contact
    | Für Kontakt zuständiger Mitarbeiter; Zuständiger Mitarbeiter; Kontakt-Inhaber
rep_id | hubspot_owner_id
contact_id | Email | E-mail | E-mail | Correo; Correo electrónico | Correu; Correu electrònic | E-mail; Adresse e-mail
    | E-Mail; E-Mail-Adresse
domain | Associated Company Domain
customer | Associated Company; Company Name; Associated Company (Primary) | Azienda associata; Nome azienda
    | Empresa associada; Nome da empresa
    | Empresa asociada; Nombre de la empresa | Empresa associada; Nom de l'empresa | Entreprise associée; Nom de l'entreprise
    | Zugeordnetes Unternehmen; Unternehmensname
customer_id | Associated Company ID; Associated Company IDs
qualified_at | Became a Sales Qualified Lead Date | | Data em que se tornou um lead qualificado por vendas
    | Fecha en que se convirtió en un lead calificado para ventas
converted_at | Became a Customer Date | Data in cui è diventato cliente | Data em que se tornou cliente
    | Fecha en que se convirtió en cliente
    | | Date de conversion en client | Wurde Kunde am
first_contact_at | Date of first engagement | Data del primo coinvolgimento
country | Country/Region; Country | Paese/area geografica | País/Região | País/región | País/Regió | Pays/Région | Land/Region
region | State/Region | Stato/Regione; Provincia/Regione | Estado/Região | Estado/región | Estat/Regió | État/Région | Bundesland/Region
city | City | Città | Cidade | Ciudad | Ciutat | Ville | Stadt
""",
)
