"""Members compared with the same cases: published tables, hand-worked strata, what luck does, and what cannot be told."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from forecasting.like_for_like import Table, compare, difference, judged, of_two, telling_kinds

BERKELEY = {  # admitted, rejected: men, then women; Bickel, Hammel and O'Connell (1975), Science 187, as in R's UCBAdmissions
    "A": ((512, 313), (89, 19)),
    "B": ((353, 207), (17, 8)),
    "C": ((120, 205), (202, 391)),
    "D": ((138, 279), (131, 244)),
    "E": ((53, 138), (94, 299)),
    "F": ((22, 351), (24, 317)),
}


def table(*rows):
    """Successes of cases for the member and for the others, stratum by stratum."""
    x1, n1, x0, n0 = np.array(rows, dtype=float).T
    return Table(n1, x1, n0, x0)


def berkeley():
    return table(*((m[0], sum(m), f[0], sum(f)) for m, f in BERKELEY.values()))


def cells(rows, kinds=("segment",)):
    return pd.DataFrame(rows, columns=["member", *kinds, "cases", "successes"])


def test_the_test_of_berkeley_s_admissions_is_the_published_one():
    """R's mantelhaen.test(UCBAdmissions): X² = 1.4269 with the correction for continuity, which is taken back here."""
    found, strata = difference(berkeley()), berkeley()
    every = strata.cases + strata.other_cases
    weight = (strata.cases * strata.other_cases / every).sum()
    root = np.sqrt(chi2.isf(found.chance, 1))  # |surplus| / √V
    spread = abs(found.value) * weight / root
    assert ((root * spread - 0.5) / spread) ** 2 == pytest.approx(1.4269, abs=5e-5)


def test_men_seemed_to_be_admitted_more_often_and_were_not():
    raw = difference(table((1198, 2691, 557, 1835)))
    assert raw.value == pytest.approx(1198 / 2691 - 557 / 1835) and raw.chance < 1e-9
    within = difference(berkeley())
    assert within.value < 0 < within.high and within.chance > 0.2


def test_two_strata_worked_out_by_hand():
    """Weights 10·10/20 = 5 and 20·5/25 = 4; differences .2 and −.1: (5·.2 − 4·.1) / 9 = .0667."""
    found = difference(table((6, 10, 4, 10), (6, 20, 2, 5)))
    assert found.value == pytest.approx((5 * 0.2 - 4 * 0.1) / 9)
    by_luck = 10 * 10 * 10 * 10 / (20**2 * 19) + 20 * 5 * 8 * 17 / (25**2 * 24)
    assert found.chance == pytest.approx(chi2.sf((9 * found.value) ** 2 / by_luck, 1))
    assert found.information == pytest.approx(81 / by_luck)


def test_sato_s_interval_of_one_stratum_is_nearly_the_usual_one():
    found = difference(table((300, 1000, 200, 900)))
    half = 1.96 * np.sqrt(0.3 * 0.7 / 1000 + (2 / 9) * (7 / 9) / 900)
    assert (found.high - found.low) / 2 == pytest.approx(half, rel=0.01)


def test_strata_of_one_side_alone_compare_nothing():
    assert difference(table((5, 10, 0, 0), (0, 0, 3, 9))) is None
    assert difference(table((10, 10, 10, 10))) is None
    lonely = difference(table((6, 10, 4, 10), (9, 90, 0, 0)))
    assert lonely == difference(table((6, 10, 4, 10)))


def test_the_interval_holds_the_truth_in_many_small_strata():
    random = np.random.default_rng(5)
    held = 0
    for _ in range(600):
        base = random.uniform(0.1, 0.6, 60)
        n1, n0 = random.integers(1, 6, 60), random.integers(1, 12, 60)
        found = difference(Table(n1.astype(float), random.binomial(n1, base + 0.15), n0.astype(float), random.binomial(n0, base)))
        held += found.low <= 0.15 <= found.high
    assert 0.93 <= held / 600 <= 0.975


EASE = (0.2, 0.5, 0.7)


def hard_segment():
    """Ana has mostly hard deals, Biel and Carla easy ones; within each kind all win alike: 20 % of hard ones, 60 % of easy ones."""
    return cells(
        [
            ("Ana", "hard", 100, 20), ("Ana", "easy", 50, 30),
            ("Biel", "hard", 50, 10), ("Biel", "easy", 200, 120),
            ("Carla", "hard", 50, 10), ("Carla", "easy", 200, 120),
        ]
    )  # fmt: skip


def test_a_low_share_that_is_the_mix_is_told_as_such():
    found = compare(hard_segment(), ("segment",), 0)
    ana = next(each for each in found.members if each.member == "Ana")
    assert ana.share == pytest.approx(1 / 3) and found.overall == pytest.approx(310 / 650)
    assert ana.difference.value == pytest.approx(0) and ana.alike == pytest.approx(found.overall)
    assert ana.by_mix == pytest.approx(1 / 3 - 310 / 650)
    assert not any(each.stands_out for each in found.members)
    assert found.most_by_mix.member == "Ana"


def test_without_kinds_everyone_has_their_own_share():
    found = compare(hard_segment(), (), 0)
    for each in found.members:
        assert each.alike == pytest.approx(each.share)
    assert {each.member for each in found.members if each.stands_out} >= {"Ana"}


def test_who_is_truly_better_stands_out_and_is_drawn_towards_the_others():
    rows = hard_segment()
    rows.loc[rows["member"].eq("Ana"), "successes"] += [25, 12]
    found = compare(rows, ("segment",), 0)
    ana = found.members[0]
    assert (ana.member, ana.stands_out) == ("Ana", True)
    assert found.overall < ana.expected < ana.alike and ana.chance_best > 0.95
    assert ana.low < ana.expected < ana.high


def test_too_few_no_counterpart_and_no_name_are_said_not_judged():
    rows = cells(
        [("Ana", "a", 29, 10), ("Biel", "b", 90, 30), ("Carla", "a", 90, 30), ("Dora", "a", 100, 40), (None, "a", 12, 3)]
    )  # fmt: skip
    found = {each.member: each for each in compare(rows, ("segment",), 0).members}
    assert "29" in str(found["Ana"].reason)
    assert "nobody else" in str(found["Biel"].reason) and found["Biel"].shared == 0
    assert found[None].reason and found["Carla"].reason is None
    assert found["Biel"].difference is None and found["Biel"].alike is None


def test_unnamed_cases_are_in_the_common_share_and_compared_with_nobody():
    rows = cells([("Ana", "a", 100, 50), ("Biel", "a", 100, 30), (None, "a", 100, 100)])
    found = compare(rows, ("segment",), 0)
    assert found.overall == pytest.approx(0.6)
    ana = next(each for each in found.members if each.member == "Ana")
    assert ana.difference.value == pytest.approx(0.2)


def test_two_members_are_compared_with_each_other_alone():
    assert of_two(hard_segment(), "Ana", "Biel", ("segment",)).value == pytest.approx(0)
    assert of_two(hard_segment(), "Ana", "Biel", ()).value == pytest.approx(50 / 150 - 130 / 250)


def test_where_no_case_is_there_nothing_is_compared():
    assert compare(cells([]), (), 0) is None


def test_of_members_who_do_not_differ_hardly_ever_one_stands_out():
    """Twelve members with unlike mixes and the same skill: in 5 % of companies at most somebody is named."""
    random = np.random.default_rng(11)
    named = 0
    for _ in range(200):
        rows = []
        for member in range(12):
            mix = random.dirichlet([1, 1, 1]) * 150
            rows += [(f"m{member}", kind, int(n), int(random.binomial(int(n), p))) for kind, n, p in zip("abc", mix, EASE, strict=True)]
        named += any(each.stands_out for each in judged(cells(rows), ("segment",)))
    assert named / 200 <= 0.08


def invented(random, rows=4000):
    """Segment decides, channel helps a little, colour is noise."""
    frame = pd.DataFrame({name: random.integers(0, 4, rows) for name in ("segment", "channel", "colour")})
    chance = 0.2 + 0.15 * frame["segment"] + 0.05 * (frame["channel"] == 0)
    frame["successes"], frame["cases"] = random.binomial(1, chance), 1
    return frame.groupby(["segment", "channel", "colour"])[["cases", "successes"]].sum().reset_index()


def test_kinds_are_what_tells_easy_from_hard_and_not_what_is_noise():
    random = np.random.default_rng(3)
    for _ in range(5):
        chosen = telling_kinds(invented(random), ("colour", "channel", "segment"), 0)
        assert chosen[0] == "segment" and "colour" not in chosen


def test_where_nothing_tells_there_are_no_kinds():
    random = np.random.default_rng(3)
    frame = invented(random)
    frame["successes"] = random.binomial(frame["cases"], 0.4)
    assert telling_kinds(frame, ("colour", "channel", "segment"), 0) == ()
    assert telling_kinds(frame, (), 0) == ()


def test_cases_whose_kind_is_not_known_are_a_kind_of_their_own():
    rows = cells([("Ana", None, 60, 30), ("Biel", None, 60, 30), ("Ana", "a", 60, 6), ("Biel", "a", 60, 6)])
    found = compare(rows, ("segment",), 0)
    assert all(each.shared == 1 and each.difference.value == pytest.approx(0) for each in found.members)


counted = st.integers(0, 40).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(counted, counted), min_size=1, max_size=5))
def test_what_one_gains_on_the_other_the_other_loses(strata):
    one = table(*((x1, n1, x0, n0) for (n1, x1), (n0, x0) in strata))
    other = table(*((x0, n0, x1, n1) for (n1, x1), (n0, x0) in strata))
    found, turned = difference(one), difference(other)
    assert (found is None) == (turned is None)
    if found and turned:
        assert found.value == pytest.approx(-turned.value) and found.chance == pytest.approx(turned.chance)
        assert -1 <= found.low <= found.value + 1e-12 and found.value - 1e-12 <= found.high <= 1
