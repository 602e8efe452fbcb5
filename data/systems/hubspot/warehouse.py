"""HubSpot's objects under the names that its API has for them, as loaders write them into a warehouse."""

from __future__ import annotations

from data.systems.system import export

_OWNER = "rep_id | property_hubspot_owner_id; owner_id"

WAREHOUSE = (
    export(
        "stage_changes",
        en="""
must | deal_id; date_entered; value; source_id
deal_id | deal_id
changed_at | date_entered
stage | value
unused | source; source_id
""",
    ),
    export(
        "tickets",
        en=f"""
must | property_hs_pipeline_stage; property_hs_ticket_priority
must | property_hs_pipeline_stage; property_hs_ticket_category
ticket_id | id; ticket_id; property_hs_object_id
opened_at | property_createdate
closed_at | property_closed_date
first_reply_at | property_first_agent_reply_date
pipeline | property_hs_pipeline
stage | property_hs_pipeline_stage
category | property_hs_ticket_category
priority | property_hs_ticket_priority
channel | property_source_type
{_OWNER}
""",
    ),
    export(
        "activities",
        en=f"""
must | engagement_id; property_hs_timestamp; type
activity_id | engagement_id
at | property_hs_timestamp
kind | type; task_type; property_hs_task_type
outcome | property_hs_call_disposition; property_hs_task_status
direction | property_hs_call_direction
{_OWNER}
""",
    ),
    export(
        "activities",
        en=f"""
must | engagement_id; start_time; meeting_outcome
activity_id | engagement_id
at | start_time
outcome | meeting_outcome
unused | source; source_id
{_OWNER}
""",
        constants={"kind": "meeting"},
    ),
    export(
        "customers",
        en=f"""
must | id; property_name; property_createdate; property_industry
customer_id | id
customer | property_name
domain | property_domain
created_at | property_createdate
segment | property_industry
city | property_city
region | property_state
country | property_country
{_OWNER}
""",
        marks=("property_",),
    ),
)
