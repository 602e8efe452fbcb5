"""HubSpot's tickets."""

from __future__ import annotations

from data.systems.system import export

TICKETS = export(
    "tickets",
    """
en | it | pt_br | es | ca | fr | de
must | Ticket name; Ticket status | Nome ticket; Stato ticket | Nome do ticket; Status do ticket | Nombre del ticket; Estado del ticket
    | Nom del tiquet; Estat del tiquet | Nom du ticket; Statut du ticket | Ticketname; Ticketstatus
must | Ticket name; Pipeline | Nome del ticket; Stato del ticket | Nome do tíquete; Status do tíquete | Nombre del ticket; Estado de ticket
    | | Nom du ticket; Pipeline | Ticketname; Ticket-Status
ticket_id | Ticket ID; Record ID | ID ticket; ID record | ID do ticket; ID do registro; ID de registro; Record ID
    | ID del ticket; ID de registro; ID del registro | ID del tiquet; ID del registre | ID du ticket; ID de fiche d'informations
    | Ticket-ID; Datensatz-ID
stage | Ticket status | Stato ticket; Stato del ticket | Status do ticket; Status do tíquete | Estado del ticket; Estado de ticket
    | Estat del tiquet | Statut du ticket | Ticketstatus; Ticket-Status
opened_at | Create date | Data di creazione | Data de criação | Fecha de creación | Data de creació | Date de création
    | Erstelldatum; Erstellungsdatum
closed_at | Close date; Closed date | Data di chiusura | Data de fechamento | Fecha de cierre | Data de tancament | Date de fermeture
    | Schließungsdatum; Abschlussdatum
first_reply_at | First agent email response date; First agent reply date | Data della prima risposta e-mail dell'agente
    | Data da primeira resposta por e-mail do agente | Fecha de la primera respuesta por correo electrónico del agente
priority | Priority; Ticket priority | Priorità; Priorità ticket | Prioridade | Prioridad | Prioritat | Priorité | Priorität
category | Category; Ticket category | Categoria | Categoria | Categoría | Categoria | Catégorie | Kategorie
channel | Ticket source; Source | Fonte; Origine | Fonte; Origem | Fuente; Origen | Font | Source | Quelle
pipeline | Pipeline | Pipeline | Pipeline | Pipeline | Pipeline | Pipeline | Pipeline
rep | Ticket owner | Proprietario del ticket; Proprietario ticket | Proprietário do ticket; Proprietário do tíquete | Propietario del ticket
    | Propietari del tiquet | Propriétaire du ticket | Für Ticket zuständiger Mitarbeiter; Zuständiger Mitarbeiter
customer | Associated Company; Associated Company (Primary) | Azienda associata | Empresa associada | Empresa asociada | Empresa associada
    | Entreprise associée | Zugeordnetes Unternehmen
customer_id | Associated Company ID; Associated Company IDs
domain | Associated Company Domain
contact_id | Associated Contact Email; Associated Contact ID; Associated Contact IDs
""",
)
