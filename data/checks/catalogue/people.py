"""Leads, customers, reps, and the work on them."""

from data.checks.catalogue.every_table import happened, identical, planned, texts, undated
from data.checks.check import Check, Flaw
from locales.words import N_

LEGAL_FORMS = (
    "inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|mbh|ag|kg|ohg|srl|srls|spa|snc|sas|sapa|scarl|sl|slu|sa|sau|"
    "sarl|lda|ltda|eireli|epp|unipessoal|scp|sccl|coop|bv|nv|oy|ab|as|aps|pty"
)
"""What stands after a company's name and is not its name, in the countries whose languages we read; dots are taken off before."""

_DOTLESS = "replace(replace(lower(strip_accents(customer)), '.', ''), '&', ' and ')"
_ALIKE = f"regexp_replace(regexp_replace({_DOTLESS}, '[^a-z0-9]+', ' ', 'g'), '( ({LEGAL_FORMS}))+ *$', '')"
ALIKE = f"coalesce(nullif(trim({_ALIKE}), ''), lower(customer))"
"""SQL: a company's name without case, accents, blanks, signs and legal form; a name of other letters stays itself."""

LEADS = (
    *undated("leads", "created_at"),
    Check("converted-before-created", "leads", "warning", Flaw.NEGATIVE, "converted_at < created_at",
          N_("{count} leads are converted before they came in."), ("converted_at", "created_at"), ("status",)),
    Check("qualified-before-created", "leads", "note", Flaw.NEGATIVE, "qualified_at < created_at",
          N_("{count} leads are qualified before they came in."), ("qualified_at", "created_at"), ("status",)),
    Check("contacted-before-created", "leads", "note", Flaw.NEGATIVE, "first_contact_at < created_at",
          N_("{count} leads were contacted before they came in."), ("first_contact_at", "created_at"), ("status",)),
    Check("converted-and-dropped", "leads", "note", Flaw.IMPOSSIBLE, "is_converted AND (is_dropped OR dropped_at IS NOT NULL)",
          N_("{count} leads are both converted and given up."), ("is_converted", "is_dropped", "dropped_at"), ("status",),
          needs=("is_converted", "is_dropped")),
    Check("converted-undated", "leads", "note", Flaw.MISSING, "is_converted AND converted_at IS NULL",
          N_("{count} converted leads have no date of conversion."), ("converted_at", "is_converted"), ("status",)),
    Check("load-date", "leads", "warning", Flaw.ONE_DATE, "created_at::DATE = {usual_created_at}",
          N_("{count} leads were created on one day, {usual_created_at}: this is when they were loaded, not when they came in."),
          ("created_at",), only_if="count(*) FILTER (WHERE created_at::DATE = {usual_created_at}) >= greatest(50, 0.95 * count(*))"),
    Check("lead-waits", "leads", "note", Flaw.STALE,
          "first_contact_at IS NULL AND NOT coalesce(is_converted, false) AND NOT coalesce(is_dropped, false)"
          " AND created_at < {last} - INTERVAL 90 DAY",
          N_("{count} leads were never contacted in more than 90 days."), ("first_contact_at",), ("created_at", "status"),
          needs=("first_contact_at", "created_at")),
    *identical("leads", "created_at IS NOT NULL AND coalesce(customer_id, contact_id, customer) IS NOT NULL", ("created_at",)),
    *happened("leads", "created_at", "first_contact_at", "qualified_at", "converted_at", "dropped_at"),
    *texts("leads"),
)  # fmt: skip

CUSTOMERS = (
    Check("customer-unnamed", "customers", "note", Flaw.MISSING, "customer IS NULL",
          N_("{count} customers have no name: their key stands for it."), ("customer",), only_if="count(customer) > 0"),
    Check("customer-alike", "customers", "warning", Flaw.DUPLICATE, "customer IS NOT NULL",
          N_("{count} customers have the name of another one but for capitals, blanks or the legal form: are they the same?"),
          ("customer",), ("customer_id", "domain", "country"), same=ALIKE, example="customer"),
    Check("load-date", "customers", "note", Flaw.ONE_DATE, "created_at::DATE = {usual_created_at}",
          N_("{count} customers were entered on one day, {usual_created_at}: this is when they were loaded."),
          ("created_at",), only_if="count(*) FILTER (WHERE created_at::DATE = {usual_created_at}) >= greatest(50, 0.95 * count(*))"),
    *happened("customers", "created_at"),
    *texts("customers"),
)  # fmt: skip

REPS = (
    Check("rep-twice", "reps", "note", Flaw.DUPLICATE, "rep IS NOT NULL",
          N_("{count} people have the name of another one: are they the same?"), ("rep",), ("team",), same="lower(strip_accents(rep))",
          example="rep"),
    *texts("reps"),
)  # fmt: skip

_FOR = "deal_id IS NULL AND lead_id IS NULL AND customer_id IS NULL AND contact_id IS NULL AND customer IS NULL"

ACTIVITIES = (
    Check("activity-alone", "activities", "note", Flaw.MISSING, _FOR,
          N_("{count} activities name no deal, lead, customer or contact: they count for the person alone."),
          ("deal_id", "lead_id", "customer_id", "contact_id"), ("at", "kind"), needs=(),
          only_if="count(deal_id) + count(lead_id) + count(customer_id) + count(contact_id) > 0"),
    Check("activity-kind", "activities", "note", Flaw.MISSING, "kind IS NULL",
          N_("{count} activities do not say what they were: a call, an e-mail, a meeting."), ("kind",), ("at",),
          only_if="count(kind) > 0"),
    Check("activity-ahead", "activities", "note", Flaw.FUTURE, '"at"::DATE > {today}',
          N_("{count} activities lie after today, {today}: planned, not done."), ("at",), ("kind", "outcome")),
    *identical("activities", '"at" IS NOT NULL AND coalesce(deal_id, lead_id, customer_id, contact_id) IS NOT NULL', ("at",), "note"),
    *planned("activities", "at"),
    *texts("activities"),
)  # fmt: skip
