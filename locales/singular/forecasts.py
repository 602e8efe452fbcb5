"""What forecasts say of one deal, customer, month or day."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    ("Too few leads to tell: about {count} more are needed.", "count", N_("Too few leads to tell: about one more is needed.")),
    (
        "Deals are taken to close as fast as {count} past ones did.",
        "count",
        N_("Deals are taken to close as fast as the one past deal did."),
    ),
    (
        ("Of the sales cycle only the median is used, {days} days: half of the deals close by then, half of the rest in as many again."),
        "days",
        N_("Of the sales cycle only the median is used, one day: half of the deals close by then, half of the rest in another."),
    ),
    (
        "The sales cycle alone would have to fall from {now} to {needed} days.",
        "needed",
        N_("The sales cycle alone would have to fall from {now} days to one."),
    ),
    (
        "The sales cycle may grow from {now} to {needed} days before the target is missed.",
        "needed",
        N_("The sales cycle may grow from {now} days to one before the target is missed."),
    ),
    ("It would take {needed} leads a {grain} instead of {now}.", "needed", N_("It would take one lead a {grain} instead of {now}.")),
    (
        "It would take {needed} decided deals a {grain} instead of {now}.",
        "needed",
        N_("It would take one decided deal a {grain} instead of {now}."),
    ),
    (
        (
            "{customers} customers alone brought {share}% of everything so far. They are taken to go on as so far, which was nearer on"
            " earlier days; what one customer is typically off by is said of the others."
        ),
        "customers",
        N_(
            "One customer alone brought {share}% of everything so far. They are taken to go on as so far, which was nearer on"
            " earlier days; what one customer is typically off by is said of the others."
        ),
    ),
    (
        (
            "{customers} customers with {repeats} repeat purchases are too few to tell customers apart; it takes "
            "{fewest_customers} and {fewest_repeats}. Everybody is given the average of all."
        ),
        "customers",
        N_(
            "One customer is too few to tell customers apart; it takes {fewest_customers}, with {fewest_repeats} repeat "
            "purchases. Everybody is given the average of all."
        ),
    ),
    (
        (
            "{customers} customers with {repeats} repeat purchases are too few to tell customers apart; it takes "
            "{fewest_customers} and {fewest_repeats}. Everybody is given the average of all."
        ),
        "repeats",
        N_(
            "{customers} customers with one repeat purchase are too few to tell customers apart; it takes {fewest_customers} "
            "and {fewest_repeats}. Everybody is given the average of all."
        ),
    ),
    (
        "About {value} by {day}, from the average of {customers} customers",
        "customers",
        N_("About {value} by {day}, from the one customer there is"),
    ),
    ("{value} is expected from {customers} customers by {day}", "customers", N_("{value} is expected from one customer by {day}")),
    (
        "{count} customers brought much so far ({value} together), and are now more likely gone than not. A call costs little.",
        "count",
        N_("One customer brought much so far ({value}), and is now more likely gone than not. A call costs little."),
    ),
    ("As of {day}: {months} months.", "months", N_("As of {day}: one month.")),
    ("As of {day}: {count} open deals.", "count", N_("As of {day}: one open deal.")),
    ("Left out: {count} deals {because}.", "count", N_("Left out: one deal {because}.")),
    (
        "Only {months} whole months before {day} are in this data. A forecast needs at least {fewest} in which something came in.",
        "months",
        N_("Only one whole month before {day} is in this data. A forecast needs at least {fewest} in which something came in."),
    ),
    (
        (
            "Only {closed} deals were closed before {day}, {won} of them won. A forecast needs at least {fewest} closed and "
            "{fewest_won} won."
        ),
        "closed",
        N_("Only one deal was closed before {day}. A forecast needs at least {fewest} closed and {fewest_won} won."),
    ),
    (
        (
            "All {count} deals that closed before {day} were closed before they were created: the creation date looks like the "
            "day the data was loaded, so the sales cycle means nothing."
        ),
        "count",
        N_(
            "The one deal that closed before {day} was closed before it was created: the creation date looks like the day the "
            "data was loaded, so the sales cycle means nothing."
        ),
    ),
    (
        "{count} open deals are older than any deal that closed, or nearly: no closing date is given for them.",
        "count",
        N_("One open deal is older than any deal that closed, or nearly: no closing date is given for it."),
    ),
    (
        "{count} open deals have no amount and count with the mean won amount of their product.",
        "count",
        N_("One open deal has no amount and counts with the mean won amount of its product."),
    ),
    (
        "{count} open deals are in another currency than {currency} and add no money.",
        "count",
        N_("One open deal is in another currency than {currency} and adds no money."),
    ),
    (
        "{expected} of the {open} open deals are expected to be won by {day}",
        "expected",
        N_("One of the {open} open deals is expected to be won by {day}"),
    ),
    (
        "only {steps} earlier steps are known, and {needed} are needed",
        "steps",
        N_("only one earlier step is known, and {needed} are needed"),
    ),
    (
        "On {origins} earlier days this forecast missed a month by {error} on average; {rule} missed it by {rule_error}.",
        "origins",
        N_("On one earlier day this forecast missed a month by {error} on average; {rule} missed it by {rule_error}."),
    ),
    (
        (
            "On {origins} earlier days this forecast missed a month by {error} on average, and {rule} only by {rule_error}: go "
            "by the simple rule."
        ),
        "origins",
        N_(
            "On one earlier day this forecast missed a month by {error} on average, and {rule} only by {rule_error}: go by the simple rule."
        ),
    ),
    (
        ("On {origins} earlier days this forecast missed a month by {error} on average; win rate times amount missed it by {rule_error}."),
        "origins",
        N_("On one earlier day this forecast missed a month by {error} on average; win rate times amount missed it by {rule_error}."),
    ),
    (
        (
            "On {origins} earlier days this forecast missed a month by {error} on average, and win rate times amount only by "
            "{rule_error}: go by the simple rule."
        ),
        "origins",
        N_(
            "On one earlier day this forecast missed a month by {error} on average, and win rate times amount only by "
            "{rule_error}: go by the simple rule."
        ),
    ),
    (
        (
            "On {origins} earlier days this forecast missed a month by {error} on average and win rate times amount by "
            "{rule_error}, but its chances were further from what happened: go by the simple rule."
        ),
        "origins",
        N_(
            "On one earlier day this forecast missed a month by {error} on average and win rate times amount by {rule_error}, "
            "but its chances were further from what happened: go by the simple rule."
        ),
    ),
    (
        "{customers} customers, {days} days from {day}: {purchases} purchases worth {value} ({method}).",
        "customers",
        N_("One customer, {days} days from {day}: {purchases} purchases worth {value} ({method})."),
    ),
    (
        "{customers} customers, {days} days from {day}: {purchases} purchases worth {value} ({method}).",
        "purchases",
        N_("{customers} customers, {days} days from {day}: one purchase worth {value} ({method})."),
    ),
    (
        "One customer, {days} days from {day}: {purchases} purchases worth {value} ({method}).",
        "purchases",
        N_("One customer, {days} days from {day}: one purchase worth {value} ({method})."),
    ),
    (
        "{count} customers pay for a subscription on {day}; it takes {fewest}, and two months of history, to look ahead.",
        "count",
        N_("One customer pays for a subscription on {day}; it takes {fewest}, and two months of history, to look ahead."),
    ),
    (
        "{count} customers who stopped paying are not forecast; that they come back is on top.",
        "count",
        N_("One customer who stopped paying is not forecast; that it comes back is on top."),
    ),
    (
        "Of 100 customers who pay, {lost} stop in a month; what those who stay pay changes by {growth}% a month.",
        "lost",
        N_("Of 100 customers who pay, one stops in a month; what those who stay pay changes by {growth}% a month."),
    ),
    (
        "Of {count} deals given about {said}, {was} were won",
        "count",
        N_("Of one deal given about {said}, {was} was won"),
    ),
    (
        "Of {count} customers given about {said}, {was} bought again",
        "count",
        N_("Of one customer given about {said}, {was} bought again"),
    ),
    (
        "Of {count} customers given about {said}, {was} stayed",
        "count",
        N_("Of one customer given about {said}, {was} stayed"),
    ),
    (
        "Of {count} months foretold, {was} fell below the line that {said} should fall below",
        "count",
        N_("Of one month foretold, {was} fell below the line that {said} should fall below"),
    ),
    (
        "{count} customers who stopped paying are not forecast; that they come back is on top.",
        "count",
        N_("One customer who stopped paying is not forecast; that they come back is on top."),
    ),
)
