"""What is left of differences between reps or teams with the same deals, or the same leads."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from charts.alike import Alike, alike
from forecasting.channel_comparison import in_per_cent
from forecasting.like_for_like import Compared, Member
from locales import Sentence, numbers
from locales.numbers import NO_VALUE, signed
from locales.words import N_
from ui import choice
from ui.cards import RIPENING
from ui.charted import charted
from ui.empty import no_value
from ui.explained_table import explained_table
from ui.fields import field_sentence
from ui.figures import figures, lacking_of
from ui.rep_figures import alike_of, kinds_of
from ui.reps_words import LEADS, alike_headline
from ui.scene import Scene
from ui.values import share_shown
from ui.words import DIMENSION_NAMES, language, member_name, say, tell

OUTCOMES = {"win_rate": N_("Deals won of those decided"), LEADS: N_("Leads that became customers")}
SAME = {False: N_("With the same deals"), True: N_("With the same leads")}
CASES = {False: N_("Decided deals"), True: N_("Leads")}
METHOD = N_(
    "Who gets the hard deals wins fewer of them without being worse. So deals are put into kinds that tell easy ones from hard ones; which "
    "kinds, the data says: those by which wins that were left out can be foretold better than without (cross-validation). Within each kind "
    "everybody is set against all the others, and the differences are put together (Mantel and Haenszel, 95% range after Sato)."
)
ALLOWED_FOR = N_(
    "The share to count on is nearer to that of all others the less is known, for luck evens out. Somebody stands out where the difference "
    "stays after allowing for how many were compared: at most one in twenty of those named is named by luck (Benjamini and Hochberg)."
)
VISIBLE = N_("A true difference smaller than this would probably not be found with so few.")
COUNT_ON = N_("Nearer to that of all others the less is known, with its 95% range.")


def alike_section(scene: Scene, dimension: str, head: Any) -> None:
    """The headline, the outcome and the kinds to choose, the picture, the table, the method."""
    place = st.container(horizontal=True, gap="medium", vertical_alignment="bottom")
    lacks = lacking_of(scene.data)
    answered = {kpi: label for kpi, label in OUTCOMES.items() if not lacks[kpi]}
    if not answered:
        head.title(say("Reps and teams"))
        no_value(lacks["win_rate"][0])
        return
    with place:
        kpi = choice.segments("outcome", N_("Outcome"), answered, next(iter(answered)))
    usual = alike_of(scene.data, kpi, scene.selection, dimension, None)
    if usual is None:
        head.title(say("Reps and teams"))
        no_value(figures(scene.data, (kpi,), scene.selection, (dimension,))[0].reason if kpi else None)
        return
    found = usual
    if possible := {name: DIMENSION_NAMES[name] for name in kinds_of(scene.data, kpi)}:
        kinds = choice.several("kinds", N_("The same in"), possible, usual.kinds, most=3)
        found = usual if kinds == usual.kinds else alike_of(scene.data, kpi, scene.selection, dimension, kinds) or usual
    head.title(say(alike_headline(found, kpi)))
    _picture(found, dimension, of_leads=kpi == LEADS)
    _table(found, dimension, of_leads=kpi == LEADS)
    _remarks(scene, found, kpi, dimension, chosen=found.kinds != usual.kinds)


def _picture(found: Compared, dimension: str, *, of_leads: bool) -> None:
    if not found.told:
        return
    names = tell("As it is"), tell(SAME[of_leads])
    title = tell(OUTCOMES[LEADS] if of_leads else OUTCOMES["win_rate"])
    charted(
        alike(
            [_drawn(each, found) for each in found.told],
            title=title,
            axis=title,
            names=names,
            language=language(),
            overall=found.overall,
            overall_name=tell(Sentence("All together: {share}", share=share_shown(found.overall))),
        ),
        key=f"alike_{dimension}_{of_leads}",
        title=title,
        columns={
            tell(DIMENSION_NAMES[dimension]): [member_name(each.member) for each in found.told],
            names[0]: [share_shown(each.share) for each in found.told],
            names[1]: [_drawn(each, found).alike_shown for each in found.told],
        },
    )
    st.caption(
        say(
            "Grey ring: the share as it is. Diamond: with the mix that all have together, with its 95% range; filled where it stands out. "
            "Dashed line: all together."
        )
    )


def _drawn(member: Member, found: Compared) -> Alike:
    """The range is that of the difference, put around the share: all together are the common share, of which the member is a part."""
    difference, at = member.difference, member.alike or 0.0
    total = sum(each.cases for each in found.members if each.member is not None)
    apart = 1 - member.cases / total if total else 1.0
    low, high = ((each - difference.value) * apart + at for each in (difference.low, difference.high)) if difference else (at, at)
    low, high = max(low, 0.0), min(high, 1.0)
    shown = Sentence("{share}, {low} to {high}", share=share_shown(at), low=share_shown(low), high=share_shown(high))
    own = Sentence("{share} of {count}", share=share_shown(member.share), count=member.cases)
    return Alike(member_name(member.member), member.share or 0.0, at, low, high, tell(own), tell(shown), member.stands_out)


def _table(found: Compared, dimension: str, *, of_leads: bool) -> None:
    rows = found.members
    table = {
        tell(DIMENSION_NAMES[dimension]): [member_name(each.member) for each in rows],
        tell("What can be said"): [tell(_verdict(each)) for each in rows],
        tell(CASES[of_leads]): [each.cases for each in rows],
        tell("As it is"): [share_shown(each.share) for each in rows],
        tell(SAME[of_leads]): [share_shown(each.alike) for each in rows],
        tell("Difference from the others"): [_difference(each) for each in rows],
        tell("To count on"): [_counted_on(each) for each in rows],
        tell("Chance of being best"): [_chance(each) for each in rows],
        tell("Visible from"): [NO_VALUE if each.visible is None else numbers.points(each.visible, language()) for each in rows],
    }
    helps = {tell("Visible from"): VISIBLE, tell("To count on"): COUNT_ON}
    explained_table(
        pd.DataFrame(table),
        hide_index=True,
        height=38 + 35 * min(len(rows), 16),
        column_config={name: st.column_config.Column(help=say(text)) for name, text in helps.items()},
        alt=tell(SAME[of_leads]),
    )


def _difference(member: Member) -> str:
    found = member.difference
    if found is None:
        return NO_VALUE
    points = [signed(numbers.points(each, language()), each) for each in (found.value, found.low, found.high)]
    return tell(Sentence("{share}, {low} to {high}", share=points[0], low=points[1], high=points[2]))


def _counted_on(member: Member) -> str:
    if member.expected is None:
        return NO_VALUE
    values = {"share": share_shown(member.expected), "low": share_shown(member.low), "high": share_shown(member.high)}
    return tell(Sentence("{share}, {low} to {high}", **values))


def _chance(member: Member) -> str:
    return NO_VALUE if member.chance_best is None else tell(Sentence("{number}%", number=in_per_cent(member.chance_best)))


def _verdict(member: Member) -> Sentence | str:
    if member.reason:
        return member.reason
    if member.stands_out and member.difference:
        return N_("stands out: more than the others") if member.difference.value > 0 else N_("stands out: fewer than the others")
    return N_("cannot be told from the others")


def _remarks(scene: Scene, found: Compared, kpi: str, dimension: str, *, chosen: bool) -> None:
    said = [_compared_within(found, chosen=chosen)]
    said.append(Sentence("No cause is claimed: what the data does not know of a deal is not allowed for."))
    if any(each.dimension == dimension for each in scene.selection.filters):
        said.append(Sentence("The filter on them does not narrow this page: they are compared with one another."))
    if any(value.immature for value in figures(scene.data, (kpi,), scene.selection)):
        said.append(Sentence(RIPENING))
    st.caption(" ".join(say(each) for each in said))
    with st.expander(say("How this is worked out"), icon=":material/function:"):
        st.markdown(say(METHOD))
        st.markdown(say(ALLOWED_FOR))


def _compared_within(found: Compared, *, chosen: bool) -> Sentence:
    names = [field_sentence(name) for name in found.kinds]
    if not names:
        return Sentence("Nothing known of them foretells how they end, so they are compared as they are.")
    if chosen:
        return Sentence("Compared within the same {kinds}, as chosen.", kinds=names)
    return Sentence("Compared within the same {kinds}: this is what tells easy from hard in this data.", kinds=names)
