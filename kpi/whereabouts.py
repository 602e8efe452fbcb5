"""What a missing column is called, and where exports usually have it."""

from __future__ import annotations

from locales import Sentence

_TABLE = """
created_at        | the creation date       | “Create Date” (HubSpot), “Created Date” (Salesforce), “Creation date” (Pipedrive)
closed_at         | the closing date        | “Close Date” (HubSpot, Salesforce), “Closed on”, “Won time” (Pipedrive)
opened_at         | the opening date        | “Create Date” (HubSpot), “Date/Time Opened” (Salesforce), “Created at” (Zendesk)
status            | the status              | “Deal Stage” (HubSpot), “Stage” (Salesforce), “Status”
amount            | the amount              | “Amount” (HubSpot, Salesforce), “Value” (Pipedrive), “Total”
ordered_at        | the order date          | “Created at” (Shopify), “Order Date”
spent_on          | the day                 | “Day” (Google Ads), “Reporting starts” (Meta Ads)
at                | the date                | “Activity Date” (HubSpot), “Date” (Salesforce)
is_converted      | whether it was converted | “Lifecycle Stage” (HubSpot), “Converted” (Salesforce)
converted_at      | the conversion date     | “Became a Customer Date” (HubSpot), “Converted Date” (Salesforce)
is_first_purchase | which customer bought   | “Associated Company” (HubSpot), “Account Name” (Salesforce), “Customer”
"""

WHEREABOUTS: dict[str, tuple[str, str]] = {
    field.strip(): (name.strip(), usually.strip()) for field, name, usually in (line.split("|") for line in _TABLE.strip().splitlines())
}

TABLES_USUALLY: dict[str, str] = {
    "leads": "the contacts or leads export of the CRM",
    "deals": "the deals or opportunities export of the CRM",
    "activities": "the activities, tasks or calls export of the CRM",
    "orders": "the orders export of the shop or the invoices of the accounts",
    "tickets": "the tickets or cases export of the help desk",
    "spend": "the cost report of the advertising account, or a sheet of costs by month",
}


def of_column(table: str, column: str) -> Sentence:
    """The sentence for a column that the data lacks."""
    name, usually = WHEREABOUTS.get(column, (column, ""))
    if not usually:
        return Sentence("{name} is missing in {table}", name=Sentence(name), table=Sentence(table))
    return Sentence(
        "{name} is missing in {table}; exports usually have it as {usually}", name=Sentence(name), table=Sentence(table), usually=usually
    )


def of_table(table: str) -> Sentence:
    """The sentence for a table that the data lacks."""
    usually = TABLES_USUALLY.get(table, "an export of the CRM")
    return Sentence(
        "there is nothing on {table} in this data; it usually stands in {usually}", table=Sentence(table), usually=Sentence(usually)
    )
