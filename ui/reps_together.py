"""Whether more work goes with more success: a dot a member, and how far the two go together, with the range. No cause is claimed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from charts.against import Axis, Dot, against
from charts.finish import Scale
from forecasting.rank_correlation import FEWEST, RankCorrelation, rank_correlation
from kpi.currencies import currency_of
from kpi.effort import Effort
from kpi.kpis import Unit
from kpi.scorecards import Scorecards
from locales import Sentence, numbers
from locales.words import N_
from ui import choice
from ui.charted import charted
from ui.rep_figures import alike_of, scorecards_of
from ui.scene import Scene
from ui.values import shown
from ui.words import DIMENSION_NAMES, language, member_name, say, tell

PAIRS = {
    "amount": (N_("Activities a working day"), N_("Value of deals won")),
    "effort": (N_("Activities for a won deal"), N_("Win rate with the same deals")),
    "answers": (N_("Answered or accepted"), N_("Win rate with the same deals")),
}
"""By their value in the address: what is done, and what came of it."""


@dataclass(frozen=True)
class Pair:
    """One member with both numbers, and both in words."""

    member: str
    x: float
    y: float
    shown_x: str
    shown_y: str
    won: float


def together(scene: Scene, dimension: str, members: Sequence[Effort]) -> None:
    """The pair to choose, the picture, what can be said."""
    options = {name: Sentence("{one} · {other}", one=Sentence(one), other=Sentence(other)) for name, (one, other) in PAIRS.items()}
    pair = choice.select("pair", N_("What goes with what"), options, "amount", width=520)
    drawn = _pairs(scene, dimension, members, pair)
    found = rank_correlation([each.x for each in drawn], [each.y for each in drawn])
    st.markdown(say(_said(found, len(drawn), pair)))
    if len(drawn) > 1:
        _picture(drawn, pair, dimension)
    st.caption(
        say(
            "A dot for each, larger the more deals were won; dashed: the middle. What goes together need not be cause and effect: "
            "who has more leads has both more to do and more to win."
        )
    )


TOO_FEW = N_("Whether “{one}” and “{other}” go together cannot be told from {count}: it takes {least} at least.")
UNCLEAR = N_("“{one}” and “{other}”: from these {count} no connection can be told (rank correlation {value}, {low} to {high}).")
ALIKE = N_(
    "“{one}” and “{other}” go together: who has more of one mostly has more of the other (rank correlation {value}, {low} to {high}, "
    "{count} compared)."
)
AGAINST = N_(
    "“{one}” and “{other}” go against each other: who has more of one mostly has less of the other (rank correlation {value}, "
    "{low} to {high}, {count} compared)."
)


def _said(found: RankCorrelation | None, members: int, pair: str) -> Sentence:
    one, other = (Sentence(each) for each in PAIRS[pair])
    if found is None:
        return Sentence(TOO_FEW, one=one, other=other, count=members, least=FEWEST)
    values = {name: numbers.ratio(getattr(found, name), language()) for name in ("value", "low", "high")}
    template = UNCLEAR if not found.is_clear else ALIKE if found.value > 0 else AGAINST
    return Sentence(template, one=one, other=other, count=found.members, **values)


def _pairs(scene: Scene, dimension: str, members: Sequence[Effort], pair: str) -> list[Pair]:
    """The members of whom both numbers are known."""
    cards = scorecards_of(scene.data, scene.selection, dimension)
    currency = currency_of(scene.data, scene.catalogue["deal_size"])
    outcomes = _won(cards) if pair == "amount" else _alike(scene, dimension)
    found = []
    for each in members:
        x = {"amount": each.a_day, "effort": each.per_win, "answers": each.answered}[pair]
        y, card = outcomes.get(each.member), cards.card(each.member)
        if each.member is None or x is None or y is None or card is None:
            continue
        shown_x = numbers.share(x, language()) if pair == "answers" else numbers.score(x, language())
        shown_y = shown(y, Unit.MONEY, currency) if pair == "amount" else numbers.share(y, language())
        found.append(Pair(each.member, x, y, shown_x, shown_y, card.value("won") or 0.0))
    return found


def _won(cards: Scorecards) -> Mapping[str | None, float | None]:
    return {card.member: card.value("won_amount") for card in cards.cards}


def _alike(scene: Scene, dimension: str) -> Mapping[str | None, float | None]:
    found = alike_of(scene.data, "win_rate", scene.selection, dimension, None)
    return {each.member: each.alike for each in found.told} if found else {}


def _picture(drawn: Sequence[Pair], pair: str, dimension: str) -> None:
    names = tuple(tell(each) for each in PAIRS[pair])
    title = tell(Sentence("{one} · {other}", one=Sentence(PAIRS[pair][0]), other=Sentence(PAIRS[pair][1])))
    dots = [
        Dot(
            each.member, member_name(each.member), each.x, each.y, each.won, each.shown_x, each.shown_y, numbers.count(each.won, language())
        )
        for each in drawn
    ]
    axes = (
        Axis(names[0], Scale.SHARE if pair == "answers" else Scale.PLAIN, _middle([each.x for each in drawn])),
        Axis(names[1], Scale.PLAIN if pair == "amount" else Scale.SHARE, _middle([each.y for each in drawn])),
    )
    charted(
        against(dots, *axes, title=title, names=(names[0], names[1], tell("Deals won")), language=language()),
        key=f"together_{dimension}_{pair}",
        title=title,
        columns={
            tell(DIMENSION_NAMES[dimension]): [member_name(each.member) for each in drawn],
            names[0]: [each.shown_x for each in drawn],
            names[1]: [each.shown_y for each in drawn],
            tell("Deals won"): [each.won for each in drawn],
        },
    )


def _middle(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
