"""The tables and fields the KPIs read: the one vocabulary every export is brought into.

A field is ours; a column is theirs. Each table's fields stand here once, with the kind of value they hold. Import writes facts with exactly
these columns (those that the data has), queries read them, and the manual prints them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What a field holds, and hence how it is read, stored and shown."""

    ID = "id"  # a key; VARCHAR, leading zeros kept
    NAME = "name"  # a member of a dimension, conformed or the table's own, as shown; VARCHAR
    MONEY = "money"  # DECIMAL(18, 4), so that parts add up exactly
    NUMBER = "number"  # DOUBLE
    COUNT = "count"  # BIGINT
    DATE = "date"  # TIMESTAMP without zone, in the workspace's time
    FLAG = "flag"  # BOOLEAN
    HOURS = "hours"  # DOUBLE


SQL_TYPE = {
    Kind.ID: "VARCHAR",
    Kind.NAME: "VARCHAR",
    Kind.MONEY: "DECIMAL(18, 4)",
    Kind.NUMBER: "DOUBLE",
    Kind.COUNT: "BIGINT",
    Kind.DATE: "TIMESTAMP",
    Kind.FLAG: "BOOLEAN",
    Kind.HOURS: "DOUBLE",
}


def is_words(sql_type: str) -> bool:
    """Whether a column of this SQL type knows all its words (`ENUM`): stored it is text as any other, and written several times as fast."""
    return sql_type.startswith("ENUM")


DIMENSIONS = (
    "rep",
    "team",
    "country",
    "region",
    "city",
    "channel",
    "campaign",
    "product",
    "segment",
    "deal_type",
    "pipeline",
    "customer",
)
"""The conformed dimensions: resolved into every fact table at import, so that one filter means the same on every page."""


@dataclass(frozen=True)
class Field:
    """One field of ours: its name, the kind of value, and a sentence that says what it is."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True)
class Table:
    """One table: what one row is, its key, its own fields, its main date, and the conformed dimensions it can be sliced by.

    It can be sliced by its own names as well (`own_dimensions`). `needs` names fields without which a row says nothing; a row that
    lacks one of them is rejected and counted.
    """

    name: str
    one_row: str
    key: str | None
    dated: str | None
    fields: tuple[Field, ...]
    dimensions: tuple[str, ...] = DIMENSIONS
    needs: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> dict[str, Kind]:
        """Every column a fact of this table may have: its own fields, then its dimensions."""
        own = {each.name: each.kind for each in self.fields}
        return own | {name: Kind.NAME for name in self.dimensions if name not in own}

    @cached_property
    def own_dimensions(self) -> tuple[str, ...]:
        """What its rows alone can be sliced by, such as the reason of a loss: its names that are no conformed dimension."""
        return tuple(each.name for each in self.fields if each.kind is Kind.NAME and each.name not in DIMENSIONS)

    @cached_property
    def slices(self) -> tuple[str, ...]:
        """Everything its rows can be sliced by: conformed dimensions, then its own."""
        return (*self.dimensions, *self.own_dimensions)


def table_fields(text: str) -> tuple[Field, ...]:
    rows = (line.split("|") for line in text.strip().splitlines())
    return tuple(Field(name.strip(), Kind(kind.strip()), meaning.strip()) for name, kind, meaning in rows)


_PLACE = ("country", "region", "city")
_WHO = ("rep", "team")

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "customers",
            "a customer (account, company)",
            key="customer_id",
            dated="created_at",
            fields=table_fields("""
                customer_id | id   | the customer's key in the system that wrote the export
                customer    | name | the customer's name
                domain      | id   | the customer's internet domain, by which other exports name it
                created_at  | date | when the customer was entered
                segment     | name | industry, sector or class of customer
                parent      | name | the group the customer belongs to
            """),
            dimensions=(*_WHO, *_PLACE, "channel", "segment", "customer"),
        ),
        Table(
            "reps",
            "a person who sells or serves",
            key="rep_id",
            dated=None,
            fields=table_fields("""
                rep_id  | id   | the person's key or e-mail in the system that wrote the export
                rep     | name | the person's name
                team    | name | the team
                manager | name | who leads the team
            """),
            dimensions=(*_WHO, *_PLACE),
        ),
        Table(
            "products",
            "a product or service on sale",
            key="product_id",
            dated=None,
            fields=table_fields("""
                product_id  | id    | the product's key or code
                product     | name  | the product's name
                category    | name  | the family or series it belongs to
                price       | money | list price
                cost        | money | cost of one unit
            """),
            dimensions=("product",),
        ),
        Table(
            "leads",
            "a lead",
            key="lead_id",
            dated="created_at",
            fields=table_fields("""
                lead_id          | id    | the lead's key
                created_at       | date  | when the lead came in
                first_contact_at | date  | first outbound contact
                qualified_at     | date  | when it was qualified
                converted_at     | date  | when it was converted
                dropped_at       | date  | when it was given up
                is_qualified     | flag  | sales accepted it
                is_converted     | flag  | the CRM marks it as converted
                is_dropped       | flag  | it was given up or disqualified, where the export has no date for it
                is_won           | flag  | it has a won deal (found by link)
                status           | name  | its status, as the CRM writes it
                grade            | name  | rating at qualification
                deal_id          | id    | the deal it became
                customer_id      | id    | the customer it became
                contact_id       | id    | its contact's key, by which activities name it
            """),
        ),
        Table(
            "deals",
            "a deal (opportunity)",
            key="deal_id",
            dated="created_at",
            fields=table_fields("""
                deal_id           | id     | the deal's key
                created_at        | date   | when the deal was opened
                closed_at         | date   | when it was won or lost; empty while open
                expected_close_at | date   | when the seller expects an open deal to close
                status            | name   | won, lost or open
                stage             | name   | the stage, as the CRM writes it
                amount            | money  | value of the deal
                currency          | name   | currency of the amount
                probability       | number | chance to win that the CRM states, 0 to 1
                lost_reason       | name   | why it was lost
                last_activity_at  | date   | last time somebody worked on it
                is_first_purchase | flag   | the customer's first won deal (derived)
                lead_id           | id     | the lead it came from
                customer_id       | id     | the customer's key
                contact_id        | id     | the contact's key
            """),
        ),
        Table(
            "stage_changes",
            "a deal entering a stage",
            key="stage_change_id",
            dated="changed_at",
            fields=table_fields("""
                stage_change_id            | id    | the change's key
                deal_id                    | id    | the deal
                changed_at                 | date  | when the deal entered the stage, or its value or expected close changed in it
                stage                      | name  | the stage entered, or the one it stayed in
                amount                     | money | value of the deal at that moment
                expected_close_at          | date  | expected close at that moment
                previous_stage             | name  | the stage before; empty for the deal's first
                previous_amount            | money | value of the deal before
                previous_expected_close_at | date  | expected close before; where it is earlier, the deal has slipped
            """),
            needs=("deal_id", "changed_at", "stage"),
        ),
        Table(
            "activities",
            "a call, e-mail, meeting or other touch",
            key="activity_id",
            dated="at",
            fields=table_fields("""
                activity_id | id     | the activity's key
                at          | date   | when it took place
                kind        | name   | call, email, meeting, demo, task or as written
                direction   | name   | outbound or inbound
                outcome     | name   | answered, accepted, no answer, or as written
                is_answered | flag   | the other side answered or accepted
                party       | name   | prospect, customer, supplier or partner
                deal_id     | id     | the deal it was for
                lead_id     | id     | the lead it was for
                customer_id | id     | the customer it was for
                contact_id  | id     | the contact it was with
            """),
            needs=("at",),
        ),
        Table(
            "orders",
            "an order",
            key="order_id",
            dated="ordered_at",
            fields=table_fields("""
                order_id          | id    | the order's key
                ordered_at        | date  | when it was placed
                amount            | money | what the customer pays; negative when money goes back
                cost              | money | what the goods cost
                currency          | name  | currency of the amount
                items             | number | number of items
                status            | name  | completed, cancelled, refunded or as written
                is_cancelled      | flag  | cancelled, refunded or not paid yet: not revenue
                is_first_purchase | flag  | the customer's first order (derived)
                customer_id       | id    | the customer's key
                deal_id           | id    | the deal it came from
            """),
            needs=("ordered_at",),
        ),
        Table(
            "order_lines",
            "a line of an order",
            key="line_id",
            dated="ordered_at",
            fields=table_fields("""
                line_id     | id     | the line's key
                order_id    | id     | the order it belongs to
                ordered_at  | date   | when the order was placed
                quantity    | number | number of items
                amount      | money  | value of the line
                cost        | money  | cost of the line
                price_level | number | price level of the product, 1 is the lowest
                kind        | name   | first sale, upsell or cross-sell, where marked
            """),
        ),
        Table(
            "subscriptions",
            "a subscription at one monthly amount",
            key="subscription_id",
            dated="started_at",
            fields=table_fields("""
                subscription_id | id    | the subscription's key
                customer_id     | id    | the customer's key
                started_at      | date  | when this amount began
                ended_at        | date  | when it ended; empty while it runs
                mrr             | money | monthly amount
                currency        | name  | currency of the amount
                plan            | name  | the plan
                is_trial        | flag  | a trial: not recurring revenue
                renewal_due_at  | date  | when it is due for renewal
                is_renewed      | flag  | it was renewed when due
            """),
            needs=("started_at",),
        ),
        Table(
            "tickets",
            "a request for service",
            key="ticket_id",
            dated="opened_at",
            fields=table_fields("""
                ticket_id        | id    | the ticket's key
                opened_at        | date  | when it came in
                closed_at        | date  | when it was resolved; empty while open
                first_reply_at   | date  | first reply
                resolution_hours | hours | hours to resolution, where the export has no closing date
                status           | name  | open or closed
                stage            | name  | the status, as the help desk writes it
                category         | name  | kind of request
                priority         | name  | priority
                followups        | count | messages after the first
                reopened         | count | times reopened
                csat             | number | satisfaction given
                is_satisfied     | flag  | the answer counts as satisfied
                customer_id      | id    | the customer's key
                contact_id       | id    | the contact's key
            """),
            needs=(),
        ),
        Table(
            "responses",
            "an answer to a survey",
            key="response_id",
            dated="answered_at",
            fields=table_fields("""
                response_id | id     | the answer's key
                answered_at | date   | when it was given
                kind        | name   | nps, csat or ces
                score       | number | the score on its scale
                scale_low   | number | lowest value of the scale
                scale_high  | number | highest value of the scale
                customer_id | id     | the customer's key
            """),
            needs=("score",),
        ),
        Table(
            "spend",
            "money spent on one day",
            key=None,
            dated="spent_on",
            fields=table_fields("""
                spent_on    | date   | the day
                amount      | money  | what was spent
                currency    | name   | currency of the amount
                kind        | name   | marketing, lead purchase, sales staff, training, software or retention
                impressions | count  | times shown
                clicks      | count  | clicks
                conversions | number | conversions the advertising system counts
            """),
            dimensions=(*_PLACE, "channel", "campaign", "product", "segment"),
            needs=("spent_on", "amount"),
        ),
        Table(
            "web",
            "visits to the web site on one day",
            key=None,
            dated="visited_on",
            fields=table_fields("""
                visited_on   | date  | the day
                landing_page | name  | the page on which the visit began
                visits       | count | visits
                visitors     | count | visitors
                bounces      | count | visits that left at once
                clicks       | count | clicks on a call to action
                conversions  | count | conversions
                sign_ups     | count | sign-ups
                carts        | count | carts begun
                checkouts    | count | carts paid
            """),
            dimensions=(*_PLACE, "channel", "campaign", "product"),
            needs=("visited_on",),
        ),
        Table(
            "emails",
            "a mailing",
            key="mailing_id",
            dated="sent_at",
            fields=table_fields("""
                mailing_id   | id    | the mailing's key
                sent_at      | date  | when it was sent
                mailing      | name  | its title
                sent         | count | addresses it was sent to
                delivered    | count | addresses it reached
                opened       | count | who opened it
                clicked      | count | who clicked
                bounced      | count | addresses that bounced
                unsubscribed | count | who left the list
                converted    | count | who converted
            """),
            dimensions=(*_PLACE, "channel", "campaign", "segment"),
            needs=("sent_at",),
        ),
        Table(
            "mentions",
            "mentions of a brand on one day",
            key=None,
            dated="mentioned_on",
            fields=table_fields("""
                mentioned_on | date  | the day
                brand        | name  | the brand
                is_own       | flag  | our own brand
                mentions     | count | mentions
            """),
            dimensions=(*_PLACE, "channel"),
            needs=("mentioned_on",),
        ),
        Table(
            "usage",
            "a log-in or a change of a record in the CRM",
            key=None,
            dated="at",
            fields=table_fields("""
                at     | date | when
                kind   | name | log-in, created or changed
                object | name | lead, deal, activity, customer or ticket
            """),
            dimensions=_WHO,
            needs=("at",),
        ),
        Table(
            "quotas",
            "what a rep is asked to sell in one month",
            key=None,
            dated="month",
            fields=table_fields("""
                month    | date  | first day of the month
                amount   | money | the quota
                currency | name  | currency of the amount
            """),
            dimensions=(*_WHO, *_PLACE),
            needs=("month", "amount"),
        ),
        Table(
            "targets",
            "a target for one KPI and period",
            key=None,
            dated="starts_on",
            fields=table_fields("""
                kpi       | id     | the KPI
                starts_on | date   | first day
                ends_on   | date   | first day after
                value     | number | the target
            """),
            needs=("kpi", "starts_on", "value"),
        ),
        Table(
            "rates",
            "what one unit of a currency was worth in one month",
            key=None,
            dated="month",
            fields=table_fields("""
                month    | date   | first day of the month
                currency | name   | the currency
                base     | name   | the currency it is expressed in
                rate     | number | units of the base for one unit of the currency
            """),
            dimensions=(),
            needs=("month", "currency", "rate"),
        ),
    )
}
