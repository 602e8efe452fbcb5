"""Named links: made, opened, ended, taken back."""

import multiprocessing
import os
import sqlite3
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.database import transaction
from sharing import links
from sharing.access import new_workspace, resolve
from sharing.home import Home, id_of
from sharing.link import LinkClosed
from sharing.links import create, expiry_after, expiry_with, find_link, links_of, open_link, revoke
from sharing.refusal import NotAllowed
from tests.sharing.conftest import NOW, fill


def make(owner, name="Board", page="kpi", state=None, days=7, frozen=False):
    return create(owner, name, page, state or {}, frozen=frozen, expires_at=expiry_after(NOW, days), now=NOW)


def test_a_link_comes_back_as_it_was_made(home, owner):
    link, token = make(owner, "Board, March", state={"from": "2026-01-01", "rep": ["Ana", "Luís"]}, frozen=True)
    found = find_link(home, token, NOW)
    assert found == link
    assert (found.name, found.page, found.version) == ("Board, March", "kpi", 1)
    assert found.state == {"from": "2026-01-01", "rep": ["Ana", "Luís"]}
    assert links_of(owner) == [link]


def test_the_token_is_stored_nowhere(home, owner):
    _, token = make(owner)
    assert not any(token.encode() in path.read_bytes() for path in home.root.glob("links.sqlite*"))


def test_key_workspace_and_link_never_enter_the_stored_view(owner):
    link, _ = make(owner, state={"key": "secret", "Workspace": "id", "link": "other", "rep": "Ana"})
    assert link.state == {"rep": "Ana"}


def test_a_link_is_open_until_its_end_and_closed_at_it(home, owner):
    link, token = make(owner, days=1)
    assert find_link(home, token, link.expires_at - timedelta(microseconds=1)).id == link.id
    with pytest.raises(LinkClosed) as closed:
        find_link(home, token, link.expires_at)
    assert closed.value.gone


def test_a_link_that_ends_with_a_day_is_open_on_that_day(home, owner):
    link, token = create(owner, "Board", "", {}, frozen=False, expires_at=expiry_with(date(2026, 3, 12)), now=NOW)
    assert link.is_open(datetime.fromisoformat("2026-03-12T23:59:59+00:00"))
    assert not link.is_open(datetime.fromisoformat("2026-03-13T00:00:00+00:00"))
    with pytest.raises(LinkClosed, match="ended on 2026-03-12"):
        find_link(home, token, NOW + timedelta(days=30))


def test_a_link_taken_back_looks_like_one_that_never_was(home, owner):
    link, token = make(owner)
    revoke(owner, link.id, NOW)
    with pytest.raises(LinkClosed) as revoked:
        open_link(home, token, NOW + timedelta(days=60))
    with pytest.raises(LinkClosed) as unknown:
        open_link(home, "x" * 32, NOW)
    assert (str(revoked.value), revoked.value.gone) == (str(unknown.value), unknown.value.gone)


def test_taking_back_twice_keeps_the_first_time(owner):
    link, _ = make(owner)
    revoke(owner, link.id, NOW)
    assert revoke(owner, link.id, NOW + timedelta(days=1)).revoked_at == NOW


def test_nobody_takes_back_or_lists_the_links_of_another_workspace(home, owner):
    link, token = make(owner)
    key, workspace = new_workspace(home)
    fill(workspace)
    other = resolve(home, key=key, now=NOW)
    with pytest.raises(NotAllowed, match="no such link"):
        revoke(other, link.id, NOW)
    assert links_of(other) == []
    assert find_link(home, token, NOW)


def test_readers_make_list_and_take_back_nothing(home, key, owner, visitor):
    link, token = make(owner)
    for access in (visitor, resolve(home, workspace=id_of(key), now=NOW), resolve(home, link=token, now=NOW)):
        for act in (make, links_of, lambda a: revoke(a, link.id, NOW)):
            with pytest.raises(NotAllowed):
                act(access)


def test_openings_are_counted_and_looks_are_not(home, owner):
    _, token = make(owner)
    open_link(home, token, NOW)
    later = NOW + timedelta(hours=1)
    assert open_link(home, token, later).opened == 2
    assert find_link(home, token, later).last_opened_at == later


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_link_ends_after_now_and_within_a_year(owner, days):
    with pytest.raises(NotAllowed, match="within a year"):
        make(owner, days=days)


@pytest.mark.parametrize("page", ["../admin", "//evil.example", "https://evil.example", "a/b", "a?b", "A b", "x" * 61])
def test_a_page_is_a_plain_name(owner, page):
    with pytest.raises(NotAllowed, match="no such page"):
        make(owner, page=page)


@pytest.mark.parametrize("name", ["'); DROP TABLE links; --", '"quoted"', "Лист 🚀", "100 % {name}"])
def test_names_are_data(home, owner, name):
    _, token = make(owner, name=name)
    assert find_link(home, token, NOW).name == name
    assert len(links_of(owner)) == 1


def test_names_lose_control_characters_and_keep_their_bounds(owner):
    assert make(owner, name=" Board\x00 \u202emeeting\n\t2026 ")[0].name == "Board meeting 2026"
    with pytest.raises(NotAllowed, match="81"):
        make(owner, name="x" * 81)
    with pytest.raises(NotAllowed, match="missing"):
        make(owner, name=" \n ")


def test_a_view_too_large_for_an_address_is_refused(owner):
    with pytest.raises(NotAllowed, match="too many filters"):
        make(owner, state={"rep": ["x" * 100] * 100})


def test_a_workspace_keeps_a_bounded_number_of_links(owner, monkeypatch):
    monkeypatch.setattr(links, "MOST_LINKS", 2)
    make(owner)
    link, _ = make(owner)
    with pytest.raises(NotAllowed, match="Take one back"):
        make(owner)
    revoke(owner, link.id, NOW)
    make(owner)


def test_an_empty_workspace_has_nothing_to_share(home):
    key, _ = new_workspace(home)
    with pytest.raises(NotAllowed, match="import a file"):
        make(resolve(home, key=key, now=NOW))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(token=st.text(max_size=40))
def test_forged_tokens_open_nothing(home, token):
    with pytest.raises(LinkClosed):
        open_link(home, token, NOW)


def test_a_forged_token_makes_no_file(home):
    with pytest.raises(LinkClosed):
        open_link(home, "x" * 32, NOW)
    assert not home.links.exists()


def test_moments_without_a_time_zone_are_a_mistake(owner):
    with pytest.raises(ValueError, match="time zone"):
        create(owner, "Board", "", {}, frozen=False, expires_at=datetime(2026, 3, 12), now=datetime(2026, 3, 10))


def make_many(root, key, count):
    owner = resolve(Home(root), key=key, now=NOW)
    return [make(owner, name=f"Link {i}")[1] for i in range(count)]


@pytest.mark.parametrize("workers", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_two_who_make_links_at_once_lose_none(home, key, owner, workers):
    with workers(2) as pool:
        made = [future.result() for future in [pool.submit(make_many, home.root, key, 15) for _ in range(2)]]
    tokens = {token for each in made for token in each}
    assert len(tokens) == len(links_of(owner)) == 30
    assert len({find_link(home, token, NOW).id for token in tokens}) == 30


def test_openings_at_once_are_all_counted(home, owner):
    _, token = make(owner)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: open_link(home, token, NOW), range(20)))
    assert find_link(home, token, NOW).opened == 20


def make_first(path):
    with transaction(path, "CREATE TABLE IF NOT EXISTS facts (value TEXT)") as database:
        database.execute("INSERT INTO facts VALUES ('mine')")


def test_many_who_open_a_new_file_at_once_all_get_in(tmp_path):
    with ProcessPoolExecutor(4) as pool:
        for round in range(8):
            paths = [tmp_path / f"{round}.sqlite"] * 4
            list(pool.map(make_first, paths))
            with transaction(paths[0], "") as database:
                assert database.execute("SELECT count(*) FROM facts").fetchone()[0] == 4


def crash_halfway(path):
    with transaction(path, "CREATE TABLE IF NOT EXISTS facts (value TEXT)") as database:
        database.execute("INSERT INTO facts VALUES ('half')")
        os._exit(9)  # as if the machine had gone off


def test_a_crash_halfway_leaves_the_state_before_and_no_lock(tmp_path):
    path = tmp_path / "facts.sqlite"
    make_first(path)
    process = multiprocessing.get_context("fork").Process(target=crash_halfway, args=(path,))
    process.start()
    process.join()
    assert process.exitcode == 9
    make_first(path)
    with transaction(path, "") as database:
        assert [row["value"] for row in database.execute("SELECT value FROM facts")] == ["mine", "mine"]


def test_what_fails_halfway_leaves_nothing(tmp_path):
    path = tmp_path / "facts.sqlite"
    schema = "CREATE TABLE IF NOT EXISTS facts (value TEXT)"
    with pytest.raises(sqlite3.OperationalError), transaction(path, schema) as database:
        database.execute("INSERT INTO facts VALUES ('half')")
        database.execute("INSERT INTO nowhere VALUES (1)")
    with transaction(path, schema) as database:
        assert database.execute("SELECT count(*) FROM facts").fetchone()[0] == 0
