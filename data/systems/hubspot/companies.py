"""HubSpot's companies: customers of ours."""

from __future__ import annotations

from data.systems.system import export

COMPANIES = export(
    "customers",
    """
en | it | pt_br | es | ca | fr | de
must | Company name; Company Domain Name | Nome azienda; Nome del dominio aziendale | Nome da empresa; Nome de domínio da empresa
    | Nombre de la empresa; Nombre de dominio de la empresa | Nom de l'empresa; Nom de domini de l'empresa
    | Nom de l'entreprise; Nom de domaine de l'entreprise | Unternehmensname; Domainname des Unternehmens
must | Company name; Company owner | Nome azienda; Proprietario dell'azienda | Nome da empresa; Proprietário da empresa
    | Nombre de la empresa; Propietario de la empresa | Nom de l'empresa; Propietari de l'empresa
    | Nom de l'entreprise; Propriétaire de l'entreprise | Unternehmensname; Für Unternehmen zuständiger Mitarbeiter
must | | Nome dell'azienda; Proprietario dell'azienda | | | | | Unternehmensname; Zuständiger Mitarbeiter
customer_id | Company ID; Record ID | ID record | ID do registro; ID de registro; Record ID | ID de registro; ID del registro
    | ID del registre
    | ID de fiche d'informations; ID de l'enregistrement | Datensatz-ID
customer | Company name; Name | Nome azienda; Nome dell'azienda | Nome da empresa | Nombre de la empresa | Nom de l'empresa
    | Nom de l'entreprise | Unternehmensname
domain | Company Domain Name | Nome del dominio aziendale; Nome di dominio dell'azienda | Nome de domínio da empresa
    | Nombre de dominio de la empresa | Nom de domini de l'empresa | Nom de domaine de l'entreprise
    | Domainname des Unternehmens; Unternehmens-Domainname
created_at | Create Date | Data di creazione | Data de criação | Fecha de creación | Data de creació | Date de création
    | Erstelldatum; Erstellungsdatum
rep | Company owner | Proprietario dell'azienda; Proprietario azienda | Proprietário da empresa | Propietario de la empresa
    | Propietari de l'empresa | Propriétaire de l'entreprise | Für Unternehmen zuständiger Mitarbeiter; Zuständiger Mitarbeiter
segment | Industry | Settore | Setor | Sector | Sector | Secteur d'activité; Secteur | Branche
channel | Original Traffic Source; Original Source Type | Fonte di traffico originale | Fonte original de tráfego
    | Fuente de tráfico original
    | Font de trànsit original | Source de trafic d'origine | Ursprüngliche Trafficquelle
country | Country/Region; Country | Paese/area geografica | País/Região | País/región | País/Regió | Pays/Région | Land/Region
region | State/Region | Stato/Regione; Provincia/Regione | Estado/Região | Estado/región | Estat/Regió | État/Région | Bundesland/Region
city | City | Città | Cidade | Ciudad | Ciutat | Ville | Stadt
parent | Parent Company | Azienda principale | Empresa principal | Empresa principal | | Entreprise parente | Übergeordnetes Unternehmen
""",
)
