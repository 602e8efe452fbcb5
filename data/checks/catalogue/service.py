"""Tickets and answers to surveys."""

from data.checks.catalogue.every_table import FEWEST, happened, identical, texts, undated
from data.checks.check import Check, Flaw
from locales.words import N_

_WHEN = ("status", "opened_at", "closed_at")

TICKETS = (
    Check("ticket-status", "tickets", "warning", Flaw.MISSING, "status IS NULL",
          N_("{count} tickets have no status that says whether they are open or closed."), ("status",), ("stage",), example="stage"),
    *undated("tickets", "opened_at"),
    Check("closed-undated", "tickets", "warning", Flaw.MISSING, "status = 'closed' AND closed_at IS NULL",
          N_("{count} closed tickets have no closing date."), ("closed_at", "status"), _WHEN),
    Check("closed-before-opened", "tickets", "warning", Flaw.NEGATIVE, "closed_at < opened_at",
          N_("{count} tickets are closed before they were opened."), ("closed_at", "opened_at"), _WHEN),
    Check("closed-before-reply", "tickets", "warning", Flaw.NEGATIVE, "closed_at < first_reply_at",
          N_("{count} tickets are closed before the first reply."), ("closed_at", "first_reply_at"), _WHEN),
    Check("reply-before-opened", "tickets", "warning", Flaw.NEGATIVE, "first_reply_at < opened_at",
          N_("{count} tickets were answered before they were opened."), ("first_reply_at", "opened_at"), _WHEN),
    Check("negative-hours", "tickets", "warning", Flaw.NEGATIVE, "resolution_hours < 0",
          N_("{count} tickets took fewer than zero hours."), ("resolution_hours",), _WHEN),
    Check("ticket-year", "tickets", "note", Flaw.SCALE, "date_diff('day', opened_at, closed_at) > 365 OR resolution_hours > 8784",
          N_("{count} tickets took more than a year: they were forgotten, or closed in one go."),
          ("closed_at", "opened_at", "resolution_hours"), _WHEN, needs=("opened_at",)),
    Check("ticket-stale", "tickets", "note", Flaw.STALE, "status = 'open' AND opened_at < {last} - INTERVAL 90 DAY",
          N_("{count} tickets are open for more than 90 days before {last}, the last day of the file."), ("status", "opened_at"),
          ("stage", "priority")),
    Check("csat-scale", "tickets", "warning", Flaw.SCALE, "csat < 0 OR csat > {scale_csat}",
          N_("{count} scores lie outside 0 to {scale_csat}, in which nearly all others lie."), ("csat",), _WHEN,
          only_if=f"count(csat) >= {FEWEST}"),
    Check("negative-count", "tickets", "note", Flaw.IMPOSSIBLE, "followups < 0 OR reopened < 0",
          N_("{count} rows count something below zero."), ("followups", "reopened"), needs=()),
    *identical("tickets", "opened_at IS NOT NULL AND coalesce(customer_id, contact_id, customer) IS NOT NULL", ("opened_at",)),
    *happened("tickets", "opened_at", "closed_at", "first_reply_at"),
    *texts("tickets"),
)  # fmt: skip

RESPONSES = (
    Check("score-scale", "responses", "warning", Flaw.SCALE, "score < 0 OR score > {scale_score}",
          N_("{count} scores lie outside 0 to {scale_score}, in which nearly all others lie."), ("score",), ("answered_at", "kind"),
          only_if=f"count(score) >= {FEWEST}"),
    Check("score-fraction", "responses", "note", Flaw.IMPOSSIBLE, "kind = 'nps' AND score <> round(score)",
          N_("{count} answers between 0 and 10 are no whole number: averages are no answers."), ("score",), ("kind", "answered_at"),
          needs=("score", "kind")),
    *undated("responses", "answered_at"),
    *identical("responses", "customer_id IS NOT NULL AND answered_at IS NOT NULL", ("customer_id", "answered_at"), "note"),
    *happened("responses", "answered_at"),
    *texts("responses"),
)  # fmt: skip
