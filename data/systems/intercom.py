"""Intercom: conversations and tickets as its reports are exported, and its API. Times of the API are seconds since 1970."""

from __future__ import annotations

from data.systems.system import System, export

INTERCOM = System(
    "Intercom",
    (
        export(
            "tickets",
            en="""
must | Conversation ID; Conversation started at
must | Conversation ID; Current conversation state
must | Conversation ID; Teammate currently assigned
ticket_id | Conversation ID
opened_at | Conversation started at; Ticket created; Conversation created at
closed_at | Ticket last resolved; Conversation last closed at; Last closed at; Conversation closed at
first_reply_at | Conversation first replied at; First teammate reply at
reply_hours | First response time (seconds); Time to first response (seconds); First response time
resolution_hours | Ticket time to resolve (seconds); Time to last close (seconds); Time to close (seconds); Time to first close (seconds)
stage | Current conversation state; Current ticket state category; Current ticket custom state
category | Ticket type; Ticket category; Topics; AI Topic
channel | Channel; Conversation source; Created via
csat | Conversation rating; Last teammate rating
unused | Teammate currently assigned ID; Team currently assigned ID; Fin AI Agent rating; Last teammate rated; Conversation updated at
followups | Replies; Teammate replies
reopened | Reopens; Number of reopens
rep | Teammate currently assigned
team | Team currently assigned
customer | Company name; Company
contact_id | User ID; User participant IDs; User email
""",
        ),
        export(
            "tickets",
            en="""
must | admin_assignee_id; team_assignee_id; state
must | conversation_rating.rating; state; created_at
ticket_id | id; conversation_id
opened_at | created_at
closed_at | statistics.last_close_at; statistics.first_close_at
first_reply_at | statistics.first_admin_reply_at; first_contact_reply.created_at
stage | state
priority | priority
channel | source.type; source.delivered_as
csat | conversation_rating.rating
reopened | statistics.count_reopens
rep_id | admin_assignee_id
contact_id | contacts.contacts.0.id; source.author.id
""",
        ),
    ),
)
