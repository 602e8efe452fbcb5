"""What the page of reps and teams says in its headlines."""

from __future__ import annotations

from forecasting.like_for_like import Compared, Member
from kpi.kpis import Unit
from kpi.scorecards import Card, Scorecards
from locales import Sentence
from locales.words import N_
from ui.values import share_shown, shown
from ui.words import member_name

WON = {"rep": N_("{count} reps won {amount}"), "team": N_("{count} teams won {amount}")}
OF_QUOTA = {
    "rep": N_("{count} reps won {amount}, {share} of their quotas; {reached} of them reached theirs"),
    "team": N_("{count} teams won {amount}, {share} of their quotas; {reached} of them reached theirs"),
}
NONE_REACHED = {
    "rep": N_("{count} reps won {amount}, {share} of their quotas; none of them reached theirs"),
    "team": N_("{count} teams won {amount}, {share} of their quotas; none of them reached theirs"),
}
AHEAD = {
    "rep": N_("{count} reps won {amount}; {member} won most, {share}"),
    "team": N_("{count} teams won {amount}; {member} won most, {share}"),
}

LEADS = "lead_to_customer_rate"
MORE = {
    False: N_("With the same deals, {member} wins more than the others: {share}, where all win {overall}"),
    True: N_("With the same leads, {member} converts more than the others: {share}, where all convert {overall}"),
}
FEWER = {
    False: N_("With the same deals, {member} wins less than the others: {share}, where all win {overall}"),
    True: N_("With the same leads, {member} converts less than the others: {share}, where all convert {overall}"),
}
SEVERAL = {
    False: N_("With the same deals, {count} stand out from the others: {members}"),
    True: N_("With the same leads, {count} stand out from the others: {members}"),
}
MIX = {
    False: N_("With the same deals nobody stands out: {member}’s {share} would be {alike}"),
    True: N_("With the same leads nobody stands out: {member}’s {share} would be {alike}"),
}
NOBODY = {
    False: N_("With the same deals nobody stands out: what differs can be luck"),
    True: N_("With the same leads nobody stands out: what differs can be luck"),
}
TOO_FEW = N_("There is too little to compare anybody with the others")
NAMED = 3


def scores_headline(found: Scorecards, dimension: str, currency: str | None) -> Sentence:
    """What was won by how many, and how that stands to their quotas; without quotas who won most."""
    cards = [card for card in found.cards if card.member is not None]
    won = sum(card.value("won_amount") or 0.0 for card in cards)
    amount = shown(won, Unit.MONEY, currency, short=True)
    asked = _with_quota(found)
    if asked:
        reached = sum((card.value("quota_share") or 0.0) >= 1 for card in asked)
        whole = _won_by(asked) / sum(card.value("quota") or 0.0 for card in asked)
        told = {"count": len(cards), "amount": amount, "share": share_shown(whole)}
        return Sentence(OF_QUOTA[dimension], **told, reached=reached) if reached else Sentence(NONE_REACHED[dimension], **told)
    top = cards[0] if cards else None
    if top is None or won <= 0:
        return Sentence(WON[dimension], count=len(cards), amount=amount)
    part = share_shown((top.value("won_amount") or 0.0) / won)
    return Sentence(AHEAD[dimension], count=len(cards), amount=amount, member=top.member, share=part)


def beside_quotas(found: Scorecards, currency: str | None) -> Sentence | None:
    """Why the total is another share of quota than the headline: deals of nobody, or of those without a quota, count in it."""
    asked, whole = _with_quota(found), found.whole.value("quota_share")
    quotas = sum(card.value("quota") or 0.0 for card in asked)
    if not asked or whole is None or share_shown(whole) == share_shown(_won_by(asked) / quotas):
        return None
    beside = (found.whole.value("won_amount") or 0.0) - _won_by(asked)
    return Sentence(
        "The total counts {amount} more, won by nobody in particular or by those without a quota: {whole} instead of {share}.",
        amount=shown(beside, Unit.MONEY, currency), whole=share_shown(whole), share=share_shown(_won_by(asked) / quotas),
    )  # fmt: skip


def _with_quota(found: Scorecards) -> list[Card]:
    return [card for card in found.cards if card.member is not None and card.value("quota")]


def _won_by(cards: list[Card]) -> float:
    return sum(card.value("won_amount") or 0.0 for card in cards)


def alike_headline(found: Compared, kpi_id: str) -> Sentence:
    """Who stands out with the same cases; where nobody does, whose share the mix moves most."""
    of_leads = kpi_id == LEADS
    out = [each for each in found.told if each.stands_out and each.difference]
    if len(found.told) < 2:
        return Sentence(TOO_FEW)
    if len(out) > 1:
        names = [*(member_name(each.member) for each in out[:NAMED]), *(["…"] if len(out) > NAMED else [])]
        return Sentence(SEVERAL[of_leads], count=len(out), members=names)
    if out:
        return _one(found, out[0], of_leads)
    most = found.most_by_mix
    if most and most.alike is not None and most.share is not None:
        return Sentence(MIX[of_leads], member=most.member, share=share_shown(most.share), alike=share_shown(most.alike))
    return Sentence(NOBODY[of_leads])


def _one(found: Compared, member: Member, of_leads: bool) -> Sentence:
    template = MORE if member.difference and member.difference.value > 0 else FEWER
    share, overall = share_shown(member.alike or 0.0), share_shown(found.overall)
    return Sentence(template[of_leads], member=member.member, share=share, overall=overall)
