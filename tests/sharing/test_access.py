"""Who may see and change what."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting.what_if import Drivers
from sharing import access as changes
from sharing import scenarios
from sharing.access import new_workspace, own_copy, resolve
from sharing.home import ID, Home, id_of, new_key
from sharing.links import create, expiry_after, revoke
from sharing.refusal import NotAllowed
from sharing.scenarios import Scenario
from tests.sharing.conftest import NOW, fill


def test_without_anything_in_the_address_everybody_looks_at_the_demonstration_company(visitor, home):
    assert visitor.is_demo
    assert visitor.workspace.root == home.demo.root
    assert visitor.version.number == 1
    with pytest.raises(NotAllowed, match="Make your own copy"):
        visitor.require_edit()


def test_the_key_edits_and_the_id_looks(home, key, owner):
    reader = resolve(home, workspace=id_of(key), now=NOW)
    assert owner.require_edit().root == reader.workspace.root
    assert not reader.may_edit
    with pytest.raises(NotAllowed, match="not change it"):
        reader.require_edit()


def test_the_narrowest_right_in_an_address_counts(home, key):
    assert not resolve(home, key=key, workspace=id_of(key), now=NOW).may_edit


def test_the_address_to_hand_on_holds_the_id_and_never_the_key(owner, key, visitor):
    assert owner.address == {"workspace": id_of(key)}
    assert visitor.address == {}


def test_nothing_on_the_disk_holds_the_key(home, key, owner):
    create(owner, "Board", "", {}, frozen=False, expires_at=expiry_after(NOW, 1), now=NOW)
    files = [path for path in home.root.rglob("*") if path.is_file()]
    assert files
    assert not any(key in str(path) or key.encode() in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    "address", [{"key": ""}, {"workspace": ""}, {"link": ""}, {"key": "x" * 32}, {"workspace": "0" * 32}, {"link": "x" * 32}]
)
def test_what_opens_nothing_is_refused_in_one_sentence(home, address):
    with pytest.raises(NotAllowed) as refused:
        resolve(home, **address, now=NOW)
    assert str(refused.value).count(".") == 1 or "whole" in str(refused.value)


@pytest.mark.parametrize("workspace", ["../demo", "..", "/etc", "demo", "A" * 32, "0" * 31, "0" * 32 + "\n", "0" * 30 + "/.", "٠" * 32])
def test_no_id_leads_out_of_the_workspaces(home, workspace):
    with pytest.raises(NotAllowed):
        resolve(home, workspace=workspace, now=NOW)


@given(st.text())
def test_no_text_becomes_a_path_unless_it_is_an_id(text):
    home = Home("nowhere")
    if not ID.fullmatch(text):
        with pytest.raises(NotAllowed):
            home.folder(text)


def test_keys_are_never_the_same():
    assert len({new_key() for _ in range(1000)}) == 1000


def test_a_new_workspace_is_empty_and_may_be_edited(home):
    key, workspace = new_workspace(home)
    access = resolve(home, key=key, now=NOW)
    assert access.version is None
    assert access.require_edit().root == workspace.root


def test_the_visitor_of_the_demonstration_gets_a_copy_that_only_they_can_change(home, visitor):
    key, copy = own_copy(home, visitor)
    mine = resolve(home, key=key, now=NOW)
    assert mine.may_edit and not mine.is_demo
    assert mine.version.facts == visitor.version.facts
    assert all(mine.version.path(facts.file).is_file() for facts in mine.version.facts.values())
    fill(copy)
    assert home.demo.current().number == 1


def test_only_the_demonstration_company_is_copied(home, owner):
    with pytest.raises(NotAllowed):
        own_copy(home, owner)


@pytest.mark.parametrize("change", [changes.undo, changes.delete, lambda access: changes.restore(access, 1)])
def test_those_who_may_only_look_change_nothing(home, key, owner, visitor, change):
    _, token = create(owner, "Board", "", {}, frozen=False, expires_at=expiry_after(NOW, 1), now=NOW)
    for access in (visitor, resolve(home, workspace=id_of(key), now=NOW), resolve(home, link=token, now=NOW)):
        with pytest.raises(NotAllowed):
            change(access)
    assert owner.workspace.current().number == 1


def test_an_undo_by_the_owner_is_a_new_version(home, key, owner):
    fill(owner.workspace, rows=5)
    assert changes.undo(resolve(home, key=key, now=NOW)).number == 3


def test_deleting_a_workspace_closes_its_links(home, owner, key):
    _, token = create(owner, "Board", "", {}, frozen=False, expires_at=expiry_after(NOW, 1), now=NOW)
    changes.delete(owner)
    for address in ({"link": token}, {"key": key}, {"workspace": id_of(key)}):
        with pytest.raises(NotAllowed):
            resolve(home, **address, now=NOW)


def test_a_deleted_workspace_is_not_brought_back_by_a_window_left_open(owner, home):
    changes.delete(owner)
    with pytest.raises(NotAllowed):
        scenarios.save(owner, Scenario("Late", Drivers(), 3), NOW)
    assert not owner.workspace.root.exists()


def test_a_live_link_follows_the_newest_version_and_a_frozen_one_stays(home, owner):
    live = create(owner, "Live", "", {}, frozen=False, expires_at=expiry_after(NOW, 7), now=NOW)[1]
    frozen = create(owner, "Frozen", "", {}, frozen=True, expires_at=expiry_after(NOW, 7), now=NOW)[1]
    fill(owner.workspace, rows=5)
    assert resolve(home, link=live, now=NOW).version.number == 2
    assert resolve(home, link=frozen, now=NOW).version.number == 1


def test_a_link_s_reader_sees_one_version_and_no_id(home, owner):
    fill(owner.workspace, rows=5)
    token = create(owner, "Frozen", "", {}, frozen=True, expires_at=expiry_after(NOW, 7), now=NOW)[1]
    reader = resolve(home, link=token, now=NOW)
    assert [version.number for version in reader.versions()] == [1]
    assert reader.address == {}
    assert len(owner.versions()) == 2


def test_a_link_taken_back_or_ended_gives_no_access(home, owner):
    link, token = create(owner, "Board", "", {}, frozen=False, expires_at=expiry_after(NOW, 1), now=NOW)
    with pytest.raises(NotAllowed, match="ended on"):
        resolve(home, link=token, now=NOW + timedelta(days=1))
    revoke(owner, link.id, NOW)
    with pytest.raises(NotAllowed, match="opens nothing"):
        resolve(home, link=token, now=NOW)
