"""What is said of who moved a KPI: of what its part is a part stands beside it."""

from datetime import date
from fractions import Fraction

import pytest

from kpi.catalogue import CATALOGUE
from kpi.periods import Period
from kpi.why import Explanation
from kpi.why.command import speech_of
from kpi.why.findings import findings
from kpi.why.members import Member

NOW, BEFORE = Period(date(2026, 1, 1), date(2027, 1, 1)), Period(date(2025, 1, 1), date(2026, 1, 1))


def explained(**shares: int) -> Explanation:
    members = tuple(
        Member((name,), Fraction(500), Fraction(500 + share), Fraction(share), None, None, Fraction(1, 3), (90, 90))
        for name, share in shares.items()
    )
    change = sum(shares.values())
    before = Fraction(500 * len(shares))
    return Explanation(CATALOGUE["revenue"], NOW, BEFORE, before, before + change, dimension="rep", shared={"rep": members})


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"Ana": 300, "Bea": 100, "Cruz": -200}, "Ana moved it most: +300.00, 75% of all rises, 400.00 together; falls take back 200.00"),
        ({"Ana": -300, "Bea": 200}, "Ana moved it most: -300.00, 100% of all falls, 300.00 together; rises make up for 200.00"),
        ({"Ana": 300, "Bea": 100}, "Ana moved it most: +300.00, 75% of the whole rise"),
        ({"Ana": -300, "Bea": -100}, "Ana moved it most: -300.00, 75% of the whole fall"),
    ],
)
def test_the_part_of_the_one_who_moved_it_most_says_what_it_is_a_part_of(shares, said):
    found = explained(**shares)
    assert str(findings(found, speech_of(found))[0]) == f"By rep, {said}"
