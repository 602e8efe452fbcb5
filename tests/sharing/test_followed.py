"""Those who may edit choose the KPIs that everybody sees first."""

from datetime import UTC, datetime

import pytest

from sharing.access import new_workspace, resolve
from sharing.followed import MOST_FOLLOWED, follow, followed_in
from sharing.home import Home
from sharing.refusal import NotAllowed

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def test_what_is_chosen_is_kept_in_its_order_and_can_be_taken_back(home):
    key, workspace = new_workspace(home)
    access = resolve(home, key=key, now=NOW)
    assert followed_in(access) == ()
    follow(access, ["win_rate", "revenue", "win_rate"])
    assert followed_in(resolve(home, workspace=workspace.root.name, now=NOW)) == ("win_rate", "revenue")
    follow(access, [])
    assert followed_in(access) == ()


def test_those_who_may_only_look_do_not_choose_for_others(home):
    _, workspace = new_workspace(home)
    with pytest.raises(NotAllowed):
        follow(resolve(home, workspace=workspace.root.name, now=NOW), ["revenue"])


def test_there_is_an_end_to_what_can_be_followed(home):
    key, _ = new_workspace(home)
    with pytest.raises(NotAllowed):
        follow(resolve(home, key=key, now=NOW), [f"kpi{number}" for number in range(MOST_FOLLOWED + 1)])
