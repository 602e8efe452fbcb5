"""HubSpot's deals. A deal that is open has a close date as well: when it is expected to close."""

from __future__ import annotations

from data.systems.system import export

DEALS = export(
    "deals",
    """
en | it | pt_br | es | ca | fr | de
must | Deal Name; Deal Stage | Nome trattativa; Fase trattativa | Nome do negócio; Etapa do negócio | Nombre del negocio; Etapa del negocio
    | Nom del negoci; Etapa del negoci | Nom de la transaction; Phase de la transaction | Deal-Name; Deal-Phase
must | dealname; dealstage | Nome della trattativa; Fase della trattativa | Nome do negócio; Fase do negócio
    | Nombre del negocio; Etapa de negocio | | Nom de la transaction; Étape de la transaction | Name des Deals; Deal-Phase
must | dealname; closedate | Nome trattativa; Data di chiusura | Nome do negócio; Estágio do negócio
    | Nombre del negocio; Fecha de cierre | | Nom de la transaction; Date de fermeture | Deal-Name; Abschlussdatum
deal_id | Deal ID; Record ID; hs_object_id | ID record | ID do registro; ID de registro; Record ID | ID de registro; ID del registro
    | ID del registre | ID de fiche d'informations; ID de l'enregistrement | Datensatz-ID
close_date | Close Date; closedate | Data di chiusura | Data de fechamento | Fecha de cierre | Data de tancament
    | Date de fermeture; Date de clôture | Abschlussdatum
created_at | Create Date; createdate | Data di creazione | Data de criação | Fecha de creación | Data de creació | Date de création
    | Erstelldatum; Erstellungsdatum; Erstellt am
stage | Deal Stage; dealstage; deal_pipeline_stage_id | Fase trattativa; Fase della trattativa
    | Etapa do negócio; Fase do negócio; Estágio do negócio | Etapa del negocio; Etapa de negocio | Etapa del negoci
    | Phase de la transaction; Étape de la transaction | Deal-Phase
amount | Amount | Importo | Valor | Importe; Cantidad; Valor | Import | Montant | Betrag
pipeline | Pipeline; deal_pipeline_id | Pipeline | Pipeline | Pipeline | Pipeline | Pipeline | Pipeline
rep | Deal Owner | Proprietario della trattativa; Proprietario trattativa | Proprietário do negócio | Propietario del negocio
    | Propietari del negoci | Propriétaire de la transaction
    | Für Deal zuständiger Mitarbeiter; Zuständiger Mitarbeiter; Deal-Inhaber; Deal-Eigentümer
rep_id | hubspot_owner_id; Owner ID
customer | Associated Company; Associated Company (Primary) | Azienda associata | Empresa associada | Empresa asociada | Empresa associada
    | Entreprise associée; Nom de l'entreprise | Zugeordnetes Unternehmen
customer_id | Associated Company ID; Associated Company IDs | | | | | |
    Zugeordnete Unternehmens-IDs
domain | Associated Company Domain
contact_id | Associated Contact Email; Associated Contact ID; Associated Contact IDs
deal_type | Deal Type; dealtype | Tipo di trattativa | Tipo de negócio | Tipo de negocio | Tipus de negoci | Type de transaction | Deal-Typ
is_won | Is Closed Won; Is Closed Won?; hs_is_closed_won | È con chiusura vinta | É negócio fechado ganho | Es cierre ganado |
    | Est fermée gagnée
is_lost | Is closed lost; hs_is_closed_lost | È con chiusura persa | É negócio fechado perdido | Es cierre perdido | | Est fermée perdue
unused | Weighted amount; Forecast amount; Annual contract value; Last Modified Date; Days to close; Next step
lost_reason | Closed Lost Reason; closed_lost_reason | Motivo della chiusura persa; Motivo chiusura persa
    | Motivo de fechamento perdido; Motivo de negócio perdido; Motivo da perda | Motivo de cierre perdido; Motivo de negocio perdido
    | Motiu de negoci perdut | Motif de fermeture perdue; Raison de la perte | Grund für verlorenen Deal
probability | Deal probability; hs_deal_stage_probability | Probabilità trattativa; Probabilità della trattativa | Probabilidade do negócio
    | Probabilidad del negocio | Probabilitat del negoci | Probabilité de la transaction | Deal-Wahrscheinlichkeit
last_activity_at | Last Activity Date; notes_last_updated | Data ultima attività; Data dell'ultima attività | Data da última atividade
    | Fecha de la última actividad | Data de l'última activitat | Date de la dernière activité | Datum der letzten Aktivität
channel | Original Traffic Source; Original Source Type | Fonte di traffico originale; Tipo di fonte originale
    | Fonte original de tráfego; Fonte de tráfego original | Fuente de tráfico original; Tipo de fuente original | Font de trànsit original
    | Source de trafic d'origine | Ursprüngliche Trafficquelle; Original-Traffic-Quelle
currency | Currency; deal_currency_code | Valuta | Moeda | Moneda; Divisa | Moneda | Devise | Währung
""",
)
