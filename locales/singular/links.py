"""What is said of parts linked into facts where one row is meant."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    (
        "No export says which leads were converted: the {count} with a won deal count as such.",
        "count",
        N_("No export says which leads were converted: the one with a won deal counts as such."),
    ),
    (
        "{count} rows of {table} are in more than one file: the newer import counts, once.",
        "count",
        N_("One row of {table} is in more than one file: the newer import counts, once."),
    ),
    (
        "{count} rows of {table} name a country that is not known; it is kept as written.",
        "count",
        N_("One row of {table} names a country that is not known; it is kept as written."),
    ),
    (
        ("{first} and {other} both number their {table} from one: {count} numbers that stand in both mean different rows, and both count."),
        "count",
        N_("{first} and {other} both number their {table} from one: one number that stands in both means different rows, and both count."),
    ),
    (
        ("{count} rows of spend name no campaign on days on which another file has campaigns of the same channel: is it the same spend?"),
        "count",
        N_("One row of spend names no campaign on a day on which another file has campaigns of the same channel: is it the same spend?"),
    ),
    (
        "{count} rows of {table} have no rate for their currency and month, and so no amount.",
        "count",
        N_("One row of {table} has no rate for its currency and month, and so no amount."),
    ),
    (
        "{count} rows continue an order that another row began; they repeat its total, which counts once.",
        "count",
        N_("One row continues an order that another row began; it repeats its total, which counts once."),
    ),
    (
        "{count} rows continue an order that another row began: they are added up to one order.",
        "count",
        N_("One row continues an order that another row began: they are added up to one order."),
    ),
    ("The amounts of {count} orders are the sums of their {table}.", "count", N_("The amount of one order is the sum of its {table}.")),
    ("{count} orders are made from their lines.", "count", N_("One order is made from its lines.")),
    (
        "{count} rows of {table} hold for several days: what they say is spread evenly over these.",
        "count",
        N_("One row of {table} holds for several days: what it says is spread evenly over these."),
    ),
    (
        "{count} rows of {table} hold for more than three years: they count on their first day.",
        "count",
        N_("One row of {table} holds for more than three years: it counts on its first day."),
    ),
    (
        "{count} changes of stage are told by an exported history too and count once.",
        "count",
        N_("One change of stage is told by an exported history too and counts once."),
    ),
    (
        "{count} rows of {table} spell a product differently; {names} spellings are taken for another.",
        "count",
        N_("One row of {table} spells a product differently; its spelling is taken for another."),
    ),
    (
        "{count} rows of {table} spell a product differently; {names} spellings are taken for another.",
        "names",
        N_("{count} rows of {table} spell a product differently; one spelling is taken for another."),
    ),
    (
        "“{written}” is taken for “{known}” in {count} rows of {table}: the same letters, spelled differently.",
        "count",
        N_("“{written}” is taken for “{known}” in one row of {table}: the same letters, spelled differently."),
    ),
    (
        "{count} rows of {table} name {names} {kind} that are not in the list of {kind}; they stay under the name they have.",
        "count",
        N_("One row of {table} has a name that is not in the list of {kind}; it stays under the name it has."),
    ),
    (
        "{count} rows of {table} name {names} {kind} that are not in the list of {kind}; they stay under the name they have.",
        "names",
        N_("{count} rows of {table} have one name that is not in the list of {kind}; they stay under the name they have."),
    ),
    (
        "Where {table} took place: {row} rows say it themselves, {customer} have it from their customer, {rep} from their rep.",
        "row",
        N_("Where {table} took place: one row says it itself, {customer} have it from their customer, {rep} from their rep."),
    ),
    (
        "Where {table} took place: {row} rows say it themselves, {customer} have it from their customer, {rep} from their rep.",
        "customer",
        N_("Where {table} took place: {row} rows say it themselves, one has it from its customer, {rep} from their rep."),
    ),
    (
        "Where {table} took place: {row} rows say it themselves, {customer} have it from their customer, {rep} from their rep.",
        "rep",
        N_("Where {table} took place: {row} rows say it themselves, {customer} have it from their customer, one from its rep."),
    ),
    (
        "{count} spellings of {field} are counted with another that means the same.",
        "count",
        N_("One spelling of {field} is counted with another that means the same."),
    ),
)
