"""What the pages of reps, adoption, funnel and service say of one."""

from __future__ import annotations

from locales.marking import N_

ONES: tuple[tuple[str, str, str], ...] = (
    ("of {days} working days", "days", N_("of one working day")),
    ("{untouched} of {open} open deals", "open", N_("{untouched} of one open deal")),
    (
        "{often} of {all} people use the CRM on most working days; {share} of the open deals lie untouched",
        "often",
        N_("One of {all} people uses the CRM on most working days; {share} of the open deals lie untouched"),
    ),
    ("{won} deals won, {count} opened", "won", N_("One deal won, {count} opened")),
    ("{won} leads won, {count} came in", "won", N_("One lead won, {count} came in")),
    ("{share} of {count} deals opened have been won", "count", N_("{share} of the one deal opened has been won")),
    ("{share} of {count} leads have been converted", "count", N_("{share} of the one lead has been converted")),
    ("{share} of {count} leads have been won", "count", N_("{share} of the one lead has been won")),
    (
        "{share} of the quota is won, {count} working days before the end",
        "count",
        N_("{share} of the quota is won, one working day before the end"),
    ),
    (
        "{share} of the quota is won: each of the {count} working days left must bring {needed}, so far each brought {won}",
        "count",
        N_("{share} of the quota is won: the one working day left must bring {needed}, so far each brought {won}"),
    ),
    (
        "{first} – {last}, all {passed} working days. Choose an earlier day to see the pace as it was then.",
        "passed",
        N_("{first} – {last}, its one working day. Choose an earlier day to see the pace as it was then."),
    ),
    (
        "{count} activities, but none is known to belong to a won deal",
        "count",
        N_("One activity, but it is not known to belong to a won deal"),
    ),
    ("A won deal took {won} activities", "won", N_("A won deal took one activity")),
    ("A won deal took {won} activities, a lost one {lost}", "won", N_("A won deal took one activity, a lost one {lost}")),
    ("What customers say: {value}, from {answers} answers", "answers", N_("What customers say: {value}, from one answer")),
    (
        (
            "Of {tickets} tickets opened in this period {open} are still open. Counted in as tickets that take at least as "
            "long as they have waited so far, not even half are resolved yet."
        ),
        "open",
        N_(
            "Of {tickets} tickets opened in this period one is still open. Counted in as a ticket that takes at least as long "
            "as it has waited so far, not even half are resolved yet."
        ),
    ),
    (
        (
            "Of {tickets} tickets opened in this period {open} are still open. Counted in as tickets that take at least as "
            "long as they have waited so far, half are resolved within {median}, but not yet nine in ten."
        ),
        "open",
        N_(
            "Of {tickets} tickets opened in this period one is still open. Counted in as a ticket that takes at least as long "
            "as it has waited so far, half are resolved within {median}, but not yet nine in ten."
        ),
    ),
    (
        (
            "Of {tickets} tickets opened in this period {open} are still open. Counted in as tickets that take at least as "
            "long as they have waited so far, half are resolved within {median}, nine in ten within {p90}."
        ),
        "open",
        N_(
            "Of {tickets} tickets opened in this period one is still open. Counted in as a ticket that takes at least as long "
            "as it has waited so far, half are resolved within {median}, nine in ten within {p90}."
        ),
    ),
    ("{member} leads with {value} deals won", "value", N_("{member} leads with one deal won")),
    ("{member} leads with {value} activities", "value", N_("{member} leads with one activity")),
    (
        "One of {all} people uses the CRM on most working days; {share} of the open deals lie untouched",
        "all",
        N_("The one person there is uses the CRM on most working days; {share} of the open deals lie untouched"),
    ),
    (
        "{often} of {all} people use the CRM on most working days; {share} of the open deals lie untouched",
        "all",
        N_("The one person there is does not use the CRM on most working days; {share} of the open deals lie untouched"),
    ),
    (
        "{count} open deals name nobody: they count above, but stand beside no name.",
        "count",
        N_("One open deal names nobody: it counts above, but stands beside no name."),
    ),
    (
        "{count} records name nobody: they count above, but stand beside no name.",
        "count",
        N_("One record names nobody: it counts above, but stands beside no name."),
    ),
)
