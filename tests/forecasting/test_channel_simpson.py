"""Simpson's check: the classics of the literature, and how often chance alone sets it off."""

import numpy as np
import pytest

from forecasting.channels.simpson import Turn, reversals

STONES = {("open", "small"): (87, 81), ("open", "large"): (263, 192), ("needle", "small"): (270, 234), ("needle", "large"): (80, 55)}
"""Charig, Webb, Payne and Wickham (1986), BMJ 292, 879-882: treatments of kidney stones and how many succeeded."""

BERKELEY = {
    (who, department): counts
    for department, men, women in (
        ("A", (825, 512), (108, 89)),
        ("B", (560, 353), (25, 17)),
        ("C", (325, 120), (593, 202)),
        ("D", (417, 138), (375, 131)),
        ("E", (191, 53), (393, 94)),
        ("F", (373, 22), (341, 24)),
    )
    for who, counts in (("men", men), ("women", women))
}
"""Bickel, Hammel and O'Connell (1975): applicants to the six largest departments and how many were admitted, as in R's UCBAdmissions."""


def test_kidney_stones_turn_round_and_the_large_ones_turn_them():
    """In total 289 of 350 against 273 of 350: 4.57 points. Within: (4.8 and 2.3 points the other way) 65.80 and 61.34 heavy: -5.38."""
    (found,) = reversals({"stone": STONES}, ["open", "needle"])
    assert (found.ahead, found.behind, found.turn, found.turning.name) == ("needle", "open", Turn.TURNED, "large")
    assert found.in_total == pytest.approx(16 / 350)
    small, large = 87 * 270 / 357, 263 * 80 / 343
    by_hand = (small * (234 / 270 - 81 / 87) + large * (55 / 80 - 192 / 263)) / (small + large)
    assert found.within == pytest.approx(by_hand) and round(by_hand, 4) == -0.0538
    assert found.turned_in == 2
    assert not found.is_told  # 1.56 standard errors: what is left may be chance


def test_in_berkeley_nothing_is_left_of_the_lead_of_men():
    (found,) = reversals({"department": BERKELEY}, ["men", "women"])
    assert (found.ahead, found.turn, found.turned_in) == ("men", Turn.GONE, 4)
    assert round(found.in_total, 3) == 0.142
    assert found.within < 0


def test_within_berkeley_s_departments_the_statistic_is_the_published_one():
    """R 4: mantelhaen.test(UCBAdmissions, correct = FALSE) has χ² = 1.5246."""
    from forecasting.channels.simpson import _pair

    assert _pair("department", BERKELEY, "men", "women")._errors_within() ** 2 == pytest.approx(1.5246, abs=5e-5)


def test_an_order_that_holds_within_strata_is_left_alone():
    cells = {("a", "x"): (300, 90), ("a", "y"): (700, 140), ("b", "x"): (600, 120), ("b", "y"): (400, 40)}
    assert reversals({"segment": cells}, ["a", "b"]) == ()


def test_channels_that_share_no_strata_are_not_compared():
    cells = {("a", "x"): (300, 90), ("b", "y"): (600, 120), ("b", "z"): (400, 40), ("a", "w"): (10, 1)}
    assert reversals({"campaign": cells}, ["a", "b"]) == ()
    assert reversals({}, ["a", "b"]) == ()


CHANNELS, STRATA, DIMENSIONS = 6, 5, 6


def company(random, *, mixed=False, matters=False, rates=0.02, lead=0.0):
    """Six channels of some 700 leads, split six ways: do their mixes differ, do strata matter, by how much is the first ahead in each?"""
    names = [f"c{number}" for number in range(CHANNELS)]
    splits = {}
    true = 0.1 + random.normal(0, rates, CHANNELS).clip(-0.06, 0.06) + lead * (np.arange(CHANNELS) == 0)
    for dimension in range(DIMENSIONS):
        cells = {}
        base = random.dirichlet(np.full(STRATA, 5.0))
        add = random.normal(0, 0.03, STRATA) if matters else np.zeros(STRATA)
        for name, share in zip(names, true, strict=True):
            mix = random.dirichlet(40 * base) if mixed else base
            leads = random.multinomial(700, mix)
            converted = random.binomial(leads, (share + add - base @ add).clip(0.005, 0.9))
            cells |= {(name, str(place)): (int(n), int(k)) for place, (n, k) in enumerate(zip(leads, converted, strict=True))}
        splits[str(dimension)] = cells
    return splits, names


@pytest.mark.parametrize("how", [{}, {"mixed": True}, {"matters": True}])
def test_where_a_split_makes_nothing_hardly_any_company_is_alarmed(how):
    """Either all have the same mix, or the mix does not matter: whatever turns round is chance. 90 pairs and splits each."""
    random = np.random.default_rng(11)
    alarmed = sum(bool(reversals(*company(random, **how))) for _ in range(80))
    assert alarmed / 80 <= 0.05


def test_a_leader_who_leads_everywhere_is_not_said_to_be_made_by_the_mix():
    """Mixes differ and matter, but the first is 8 points ahead in every stratum: what is found is about others."""
    random = np.random.default_rng(13)
    found = [each for _ in range(40) for each in reversals(*company(random, mixed=True, matters=True, lead=0.08))]
    assert not [each for each in found if "c0" in (each.ahead, each.behind)]


def test_a_true_reversal_is_mostly_found():
    """One channel gets three quarters hard cases, the other a quarter; in both it is 6 points better. 1,500 leads each."""
    random, found = np.random.default_rng(17), 0
    for _ in range(60):
        cells = {}
        for name, hard, plus in (("good", 0.75, 0.06), ("easy", 0.25, 0.0)):
            leads = random.multinomial(1500, [hard, 1 - hard])
            converted = random.binomial(leads, [0.08 + plus, 0.30 + plus])
            cells |= {(name, stratum): (int(n), int(k)) for stratum, n, k in zip(("hard", "soft"), leads, converted, strict=True)}
        found += any(each.ahead == "easy" and each.turn is Turn.TURNED for each in reversals({"segment": cells}, ["good", "easy"]))
    assert found / 60 >= 0.8
