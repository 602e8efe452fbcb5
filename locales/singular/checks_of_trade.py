"""Findings in orders, subscriptions, products and rates where one row fails."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    (
        "{count} orders are credit notes, as “{column}” says: their amounts are taken off.",
        "count",
        N_("One order is a credit note, as “{column}” says: its amount is taken off."),
    ),
    ("{count} orders have no amount: they bring nothing.", "count", N_("One order has no amount: it brings nothing.")),
    (
        "{count} orders have an amount of zero: gifts, samples, or amounts that are missing.",
        "count",
        N_("One order has an amount of zero: a gift, a sample, or an amount that is missing."),
    ),
    ("{count} orders cost more than they bring.", "count", N_("One order costs more than it brings.")),
    (
        "{count} rows have a number of items below zero and an amount above it.",
        "count",
        N_("One row has a number of items below zero and an amount above it."),
    ),
    (
        "{count} orders name no customer: who buys again cannot be told from them.",
        "count",
        N_("One order names no customer: who buys again cannot be told from it."),
    ),
    ("{count} lines of orders have no amount: they bring nothing.", "count", N_("One line of an order has no amount: it brings nothing.")),
    ("{count} lines of orders have an amount for zero items.", "count", N_("One line of an order has an amount for zero items.")),
    (
        "{count} lines of orders go out and back at once: items and amount have different signs.",
        "count",
        N_("One line of an order goes out and back at once: items and amount have different signs."),
    ),
    ("{count} subscriptions end before they start.", "count", N_("One subscription ends before it starts.")),
    (
        "{count} subscriptions have no monthly amount: they bring nothing.",
        "count",
        N_("One subscription has no monthly amount: it brings nothing."),
    ),
    (
        "{count} subscriptions have a monthly amount of zero and are no trial.",
        "count",
        N_("One subscription has a monthly amount of zero and is no trial."),
    ),
    ("{count} subscriptions have a monthly amount below zero.", "count", N_("One subscription has a monthly amount below zero.")),
    ("{count} subscriptions are due for renewal before they start.", "count", N_("One subscription is due for renewal before it starts.")),
    (
        "{count} running subscriptions were due for renewal more than 30 days before {last}, and nothing says what came of it.",
        "count",
        N_("One running subscription was due for renewal more than 30 days before {last}, and nothing says what came of it."),
    ),
    (
        "{count} subscriptions have a price and no interval that is known, so they have no monthly amount.",
        "count",
        N_("One subscription has a price and no interval that is known, so it has no monthly amount."),
    ),
    (
        "{count} subscriptions were never paid for: they end on the day they began.",
        "count",
        N_("One subscription was never paid for: it ends on the day it began."),
    ),
    ("{count} products have a price or cost below zero.", "count", N_("One product has a price or cost below zero.")),
    ("{count} products cost more than their price.", "count", N_("One product costs more than its price.")),
    ("{count} exchange rates are zero or below.", "count", N_("One exchange rate is zero or below.")),
    (
        "{count} exchange rates are a second one for the same currency and month: their average is taken.",
        "count",
        N_("One exchange rate is a second one for the same currency and month: the average is taken."),
    ),
    (
        "{count} rows have a discount: “{column}” is taken off quantity times price.",
        "count",
        N_("One row has a discount: “{column}” is taken off quantity times price."),
    ),
    (
        "{count} rows have a discount, but nothing says whether “{column}” is in percent or a sum: it is not taken off.",
        "count",
        N_("One row has a discount, but nothing says whether “{column}” is in percent or a sum: it is not taken off."),
    ),
    (
        "{count} orders were refunded in part or entirely: this is taken off their amount.",
        "count",
        N_("One order was refunded in part or entirely: this is taken off its amount."),
    ),
    (
        "{count} orders are not paid yet, as their status says: they are no revenue until they are.",
        "count",
        N_("One order is not paid yet, as its status says: it is no revenue until it is."),
    ),
)
