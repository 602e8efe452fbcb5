"""Money spent, visits and mailings."""

from data.checks.catalogue.every_table import currency, happened, identical, texts
from data.checks.check import Check, Flaw
from data.tables import TABLES
from data.version import Severity
from locales.words import N_


def _more(table: str, more: str, less: str, severity: Severity, sentence: str) -> Check:
    """A count that cannot be above another."""
    dated = TABLES[table].dated or ""
    where = f'"{more}" > "{less}"'
    return Check(f"{more}-above-{less}", table, severity, Flaw.IMPOSSIBLE, where, sentence, (more, less), (dated, "campaign"))


SPEND = (
    Check("spend-negative", "spend", "note", Flaw.SCALE, "amount < 0",
          N_("{count} rows of spend are below zero: money that came back. They count as such."), ("amount",), ("spent_on", "campaign")),
    _more("spend", "clicks", "impressions", "warning", N_("{count} rows have more clicks than times shown.")),
    _more("spend", "conversions", "clicks", "note", N_("{count} rows have more conversions than clicks.")),
    *currency("spend"),
    *identical("spend", "amount <> 0 AND campaign IS NOT NULL", ("amount", "campaign"), "note"),
    *happened("spend", "spent_on"),
    *texts("spend"),
)  # fmt: skip

WEB = (
    _more("web", "visitors", "visits", "warning", N_("{count} rows have more visitors than visits.")),
    _more("web", "bounces", "visits", "warning", N_("{count} rows have more visits that left at once than visits.")),
    _more("web", "conversions", "visits", "note", N_("{count} rows have more conversions than visits.")),
    _more("web", "checkouts", "carts", "warning", N_("{count} rows have more carts paid than begun.")),
    *identical("web", "visits > 0 AND landing_page IS NOT NULL", ("visits", "landing_page"), "note"),
    *happened("web", "visited_on"),
    *texts("web"),
)  # fmt: skip

EMAILS = (
    _more("emails", "delivered", "sent", "warning", N_("{count} mailings reached more addresses than they were sent to.")),
    _more("emails", "opened", "delivered", "warning", N_("{count} mailings were opened by more people than they reached.")),
    _more("emails", "clicked", "opened", "note", N_("{count} mailings have more who clicked than who opened: pictures were not loaded.")),
    _more("emails", "bounced", "sent", "warning", N_("{count} mailings bounced more often than they were sent.")),
    _more("emails", "unsubscribed", "delivered", "warning", N_("{count} mailings have more who left the list than they reached.")),
    *identical("emails", "sent > 0", ("sent", "sent_at"), "note"),
    *happened("emails", "sent_at"),
    *texts("emails"),
)  # fmt: skip

USAGE = (*happened("usage", "at"),)
MENTIONS = (*happened("mentions", "mentioned_on"),)
