"""Words of headings and labels that a manager may not know, each with what it means: shown where the word stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kpi.catalogue import CATALOGUE
from locales.words import N_, plain
from ui.words import capital, language

MEANINGS: dict[str, str] = {
    N_("Share"): N_("Its part of the whole."),
    N_("Change"): N_("Against what it is compared with; shares in points."),
    N_("Change %"): N_("The change, in per cent of what it is compared with."),
    N_("Rows"): N_("So many rows of the data it rests on. Fewer than 30 are too few to judge by."),
    N_("Trend"): N_("Step by step through the period."),
    N_("Target"): N_("What it is to come to in the period; while that runs, by now."),
    N_("Compared with"): N_("The value in the period that the filter bar compares with."),
    N_("80% range"): N_("With a chance of 80% it lies between these two."),
    N_("Simple rule"): N_("What a plain rule of thumb says. The forecast has to be better than that on earlier days."),
    N_("Seen"): N_("As it was counted."),
    N_("To count on"): N_(
        "The better guess of what comes next: nearer to the share of all leads the fewer leads there are, for luck evens out."
    ),
    N_("Makes of the change"): N_("So much of the change comes from it; all parts together make the whole change."),
    N_("Of the step before"): N_("Of those who came to the step before, the share that came to this one."),
    N_("Of all"): N_("Of all who came in, the share that came to this step."),
    N_("Of those at the step"): N_("Of all who ended at this step, the share that ended for this reason."),
    N_("Still on the way"): N_("Neither won nor ended yet."),
    N_("Ended on the way"): N_("Lost or given up before being won."),
    N_("Cohort"): N_("Those who began in the same month, quarter or year."),
    N_("Size"): N_("So many began in it."),
    N_("Began in this period"): N_("Those whose first day lies in the period of the filter bar."),
    N_("Old enough to tell"): N_("Those who have been watched for as long as is judged here."),
    N_("Corrected"): N_("Each counts only as long as it was watched."),
    N_("Counted simply"): N_("All count alike, also those too young to tell."),
    N_("Mean of those old enough"): N_("Only of those who have been watched for so long."),
    N_("Decided deals"): N_("Deals won or lost in the period."),
    N_("With the same deals"): N_("What it would be if everybody had worked on the same kinds of deals."),
    N_("Difference from the others"): N_("Against all others with the same kinds, with the range that holds it with 95% certainty."),
    N_("Chance of being best"): N_("How likely it is really the best of those with enough cases."),
    N_("Quota"): N_("What is to be won in the period, as the sheet of quotas says."),
    N_("Share of quota"): N_("What was won, as a part of the quota."),
    N_("Activities a working day"): N_("Activities by the working days of the calendar that is set."),
    N_("Answered or accepted"): N_("Of what we sent, called or proposed, the share that was answered or accepted."),
    N_("Activities for a won deal"): N_("How many a deal took until it was won, on average."),
    N_("Activities for a lost deal"): N_("How many a deal took until it was lost, on average."),
    N_("Half within"): N_("Half took no longer: the median."),
    N_("Nine in ten within"): N_("One in ten took longer: the 90th percentile."),
    N_("May well lie"): N_("With so many answers, the true value lies between these two with 95% certainty."),
    N_("Open now"): N_("Open at the end of the period."),
    N_("Open tickets"): N_("Open at the end of the period."),
    N_("Satisfied"): N_("Of the ratings given, the share that counts as satisfied."),
    N_("Untouched deals"): N_("Open deals on which nobody has worked for the days that count as neglect."),
    N_("Past their close"): N_("Open deals whose expected closing day has passed."),
    N_("Past their expected close"): N_("Open deals whose expected closing day has passed."),
    N_("Fields filled"): N_("Of the fields that KPIs read, how much has a value."),
    N_("Filled"): N_("The share of rows that have a value in this field."),
    N_("Leads answered within"): N_("Half of the leads were contacted at least as soon."),
    N_("Never answered"): N_("Leads that nobody has contacted yet."),
    N_("Chance"): N_("How likely the deal is won, by how deals like it went, with its age taken into account."),
    N_("Days open"): N_("Since the deal was opened."),
    N_("Expected revenue"): N_("What the model expects in the time ahead."),
    N_("Expected purchases"): N_("So many purchases the model expects in the time ahead."),
    N_("Customers who buy again"): N_("The chances of all customers to buy again in the time ahead, added up."),
    N_("Expected revenue from them"): N_("Each open deal’s amount times its chance, added up: the weighted pipeline."),
    N_("Set aside"): N_("Rows that could not be used. The page Data says why, and has them as a file."),
    N_("Findings"): N_("Checks that some rows fail."),
    N_("Days since"): N_("Days from its last row to today."),
    N_("Days behind"): N_("Days from its last row to the last day of all the data."),
    N_("With these moves"): N_("Revenue if the drivers move as chosen."),
}
"""A label as it stands in the code → what it means. Names of KPIs explain themselves by the KPI's own meaning."""


@lru_cache(maxsize=16)
def _known(spoken: str) -> Mapping[str, str]:
    """Label as it is shown in a language → what it means in it."""
    kpis = {capital(plain(kpi.name, spoken)): plain(kpi.meaning, spoken) for kpi in CATALOGUE.values()}
    return kpis | {plain(label, spoken): plain(meaning, spoken) for label, meaning in MEANINGS.items()}


def meaning_of(shown: str) -> str | None:
    """What a label means that stands on the page in the reader's language; `None` where it is no term."""
    return _known(language()).get(capital(shown))
