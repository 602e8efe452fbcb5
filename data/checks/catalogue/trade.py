"""Orders, their lines, subscriptions, products and exchange rates."""

from data.checks.catalogue.every_table import amounts, currency, happened, identical, planned, texts
from data.checks.check import Check, Flaw
from locales.words import N_

_ORDER = ("amount", "ordered_at", "status")
_TOTALS = "count(amount) > 0 AND count(DISTINCT order_id) = count(order_id)"
"""SQL: each order is one row. Where shops repeat an order on a row for each article, its total stands on the first alone."""

ORDERS = (
    Check("order-negative", "orders", "note", Flaw.SCALE, "amount < 0",
          N_("{count} orders have a negative amount: money that went back. They count as such."), ("amount",), _ORDER),
    Check("order-without-amount", "orders", "warning", Flaw.MISSING, "amount IS NULL",
          N_("{count} orders have no amount: they bring nothing."), ("amount",), _ORDER, only_if=_TOTALS),
    Check("order-for-nothing", "orders", "note", Flaw.SCALE, "amount = 0 AND NOT coalesce(is_cancelled, false)",
          N_("{count} orders have an amount of zero: gifts, samples, or amounts that are missing."), ("amount",), _ORDER),
    Check("order-below-cost", "orders", "note", Flaw.SCALE, "amount > 0 AND cost > amount",
          N_("{count} orders cost more than they bring."), ("amount", "cost"), ("ordered_at",)),
    Check("negative-items", "orders", "note", Flaw.IMPOSSIBLE, "items < 0 AND amount > 0",
          N_("{count} rows have a number of items below zero and an amount above it."), ("items", "amount"), ("ordered_at",)),
    Check("order-of-nobody", "orders", "note", Flaw.MISSING, "customer_id IS NULL AND customer IS NULL",
          N_("{count} orders name no customer: who buys again cannot be told from them."), ("customer_id", "customer"), _ORDER,
          needs=(), only_if="count(customer_id) + count(customer) > 0"),
    *amounts("orders"),
    *currency("orders"),
    *identical("orders", "amount <> 0 AND coalesce(customer_id, customer) IS NOT NULL", ("amount",), "note"),
    *happened("orders", "ordered_at"),
    *texts("orders"),
)  # fmt: skip

ORDER_LINES = (
    Check("line-without-amount", "order_lines", "warning", Flaw.MISSING, "amount IS NULL",
          N_("{count} lines of orders have no amount: they bring nothing."), ("amount",), ("order_id", "quantity"),
          only_if="count(amount) > 0"),
    Check("line-of-none", "order_lines", "note", Flaw.IMPOSSIBLE, "quantity = 0 AND amount <> 0",
          N_("{count} lines of orders have an amount for zero items."), ("quantity", "amount"), ("order_id",)),
    Check("line-signs", "order_lines", "note", Flaw.IMPOSSIBLE, "(quantity > 0 AND amount < 0) OR (quantity < 0 AND amount > 0)",
          N_("{count} lines of orders go out and back at once: items and amount have different signs."), ("quantity", "amount"),
          ("order_id", "product")),
    *amounts("order_lines"),
    *identical("order_lines", "order_id IS NOT NULL AND amount <> 0", ("order_id", "amount"), "note"),
    *happened("order_lines", "ordered_at"),
    *texts("order_lines"),
)  # fmt: skip

_SUBSCRIPTION = ("started_at", "ended_at", "plan")

SUBSCRIPTIONS = (
    Check("ended-before-started", "subscriptions", "warning", Flaw.NEGATIVE, "ended_at < started_at",
          N_("{count} subscriptions end before they start."), ("ended_at", "started_at"), ("mrr", "plan")),
    Check("mrr-missing", "subscriptions", "warning", Flaw.MISSING, "mrr IS NULL",
          N_("{count} subscriptions have no monthly amount: they bring nothing."), ("mrr",), _SUBSCRIPTION, only_if="count(mrr) > 0"),
    Check("mrr-zero", "subscriptions", "note", Flaw.SCALE, "mrr = 0 AND NOT coalesce(is_trial, false)",
          N_("{count} subscriptions have a monthly amount of zero and are no trial."), ("mrr", "is_trial"), _SUBSCRIPTION,
          needs=("mrr",)),
    Check("mrr-negative", "subscriptions", "warning", Flaw.IMPOSSIBLE, "mrr < 0",
          N_("{count} subscriptions have a monthly amount below zero."), ("mrr",), _SUBSCRIPTION),
    Check("renewal-before-start", "subscriptions", "note", Flaw.NEGATIVE, "renewal_due_at < started_at",
          N_("{count} subscriptions are due for renewal before they start."), ("renewal_due_at", "started_at"), ("plan",)),
    Check("renewal-past", "subscriptions", "note", Flaw.PAST_DUE,
          "ended_at IS NULL AND is_renewed IS NULL AND renewal_due_at < {last} - INTERVAL 30 DAY",
          N_("{count} running subscriptions were due for renewal more than 30 days before {last}, and nothing says what came of it."),
          ("renewal_due_at",), _SUBSCRIPTION),
    *amounts("subscriptions", "mrr"),
    *currency("subscriptions", "mrr"),
    *identical("subscriptions", "started_at IS NOT NULL AND coalesce(customer_id, customer) IS NOT NULL", ("started_at",)),
    *planned("subscriptions", "started_at", "ended_at", "renewal_due_at"),
    *texts("subscriptions"),
)  # fmt: skip

PRODUCTS = (
    Check("price-negative", "products", "warning", Flaw.IMPOSSIBLE, "price < 0 OR cost < 0",
          N_("{count} products have a price or cost below zero."), ("price", "cost"), ("product",), needs=()),
    Check("price-below-cost", "products", "note", Flaw.SCALE, "price > 0 AND cost > price",
          N_("{count} products cost more than their price."), ("price", "cost"), ("product",)),
    *texts("products"),
)  # fmt: skip

RATES = (
    Check("rate-impossible", "rates", "error", Flaw.IMPOSSIBLE, "rate <= 0",
          N_("{count} exchange rates are zero or below."), ("rate",), ("month", "currency")),
    Check("rate-twice", "rates", "warning", Flaw.DUPLICATE, "currency IS NOT NULL AND month IS NOT NULL",
          N_("{count} exchange rates are a second one for the same currency and month: their average is taken."),
          ("rate", "currency", "month"), same="upper(currency), month, upper(base)"),
    *planned("rates", "month"),
)  # fmt: skip
