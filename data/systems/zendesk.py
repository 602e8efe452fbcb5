"""Zendesk: tickets as the classic export, Explore, views and the API write them. Times are minutes where the header says so."""

from __future__ import annotations

from data.systems.system import System, export

ZENDESK = System(
    "Zendesk",
    (
        export(
            "tickets",
            en="""
must | First reply time in minutes; Full resolution time in minutes
must | Requester; Assignee; Initially assigned at
must | Requester; Assignee; Solved at; Satisfaction Score
must | First reply time in minutes within business hours; Solved at
ticket_id | Id
opened_at | Created at
closed_at | Solved at
reply_hours | First reply time in minutes; First reply time in minutes within business hours
resolution_hours | Full resolution time in minutes; First resolution time in minutes; Resolution time;
 Full resolution time in minutes within business hours
stage | Status
priority | Priority
category | Ticket type; Type
channel | Via
followups | Replies
unused | Updated at; Assigned at; Initially assigned at; Group stations; Assignee stations; Due date; Requester external id
reopened | Reopens
satisfaction | Satisfaction Score
rep | Assignee
team | Group
customer | Organization
customer_id | Organization id
contact_id | Requester id; Requester email
""",
        ),
        export(
            "tickets",
            en="""
must | Ticket ID; Ticket created - Date
must | Ticket ID; Ticket created - Timestamp
must | Ticket ID; Ticket status; Ticket created
ticket_id | Ticket ID
opened_at | Ticket created - Timestamp; Ticket created - Date; Ticket created
closed_at | Ticket solved - Timestamp; Ticket solved - Date; Ticket solved
reply_hours | First reply time (min); First reply time (hrs); First reply time - Calendar hours (min)
resolution_hours | Full resolution time (hrs); Full resolution time (min); Full resolution time - Calendar hours (hrs)
stage | Ticket status
priority | Ticket priority
category | Ticket type
channel | Ticket channel
followups | Agent replies
reopened | Reopens; Ticket reopens
satisfaction | Ticket satisfaction rating; Satisfaction rating
rep | Assignee name
team | Ticket group; Assignee group
customer | Ticket organization name; Requester organization name
contact_id | Requester ID; Requester email
""",
        ),
        export(
            "tickets",
            en="""
must | ID; Requester; Requested; Subject
must | Requester; Requested; Assignee
ticket_id | ID
opened_at | Requested
closed_at | Solved
stage | Ticket status; Status
priority | Priority
category | Type; Ticket type
channel | Channel; Via
satisfaction | Satisfaction
rep | Assignee
team | Group
customer | Organization
""",
        ),
        export(
            "tickets",
            en="""
must | requester_id; submitter_id; assignee_id; status
ticket_id | id
opened_at | created_at
closed_at | solved_at
stage | status
priority | priority
category | type
channel | via_channel; via.channel
satisfaction | satisfaction_rating.score; satisfaction_rating_score
rep_id | assignee_id
customer_id | organization_id
contact_id | requester_id
""",
        ),
        export(
            "customers",
            en="""
must | id; name; shared_tickets; shared_comments
customer_id | id
customer | name
created_at | created_at
""",
        ),
        export(
            "contacts",
            en="""
must | id; email; organization_id; ticket_restriction
must | id; email; organization_id; restricted_agent
contact_id | id
email | email
customer_id | organization_id
""",
        ),
    ),
)
