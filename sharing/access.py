"""Who may see and do what: decided once from the address, checked where something happens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from data.corrections import Corrections
from data.store import StoreError, Workspace
from data.version import Version
from data.workspace_settings import settings_of
from locales import Sentence
from sharing import under_way
from sharing.home import Home, id_of, new_key, unknown_workspace
from sharing.housekeeping import make_room
from sharing.link import Link
from sharing.links import find_link, forget_links, no_such_link
from sharing.refusal import NotAllowed


@dataclass(frozen=True)
class Access:
    """What one visitor may see and do. `version` is the one to show; `None` where nothing has been imported yet."""

    home: Home
    workspace: Workspace
    version: Version | None
    may_edit: bool
    link: Link | None = None
    is_demo: bool = False

    def require_edit(self) -> Workspace:
        """The workspace, for changing it. Raises NotAllowed for those who may only look."""
        if self.is_demo:
            raise NotAllowed(Sentence("The demonstration company cannot be changed. Make your own copy first."))
        if not self.may_edit or self.link is not None:
            raise NotAllowed(Sentence("You may look at this workspace but not change it. Ask its owner for an address with a key."))
        if not self.workspace.root.is_dir():  # deleted in another window: nothing may bring its folder back
            raise unknown_workspace()
        return self.workspace

    def versions(self) -> list[Version]:
        """The versions that this visitor may see: whoever comes through a link sees the link's alone."""
        if self.link is None:
            return self.workspace.versions()
        return [self.version] if self.version else []

    def settings(self) -> Mapping[str, str]:
        """What was set in the workspace, by name; through a frozen link, what was set when it was made."""
        frozen = self.link.frozen if self.link else None
        return frozen.settings if frozen else settings_of(self.workspace.root)

    @property
    def address(self) -> dict[str, str]:
        """The parameters that give others the same view without the right to edit. A link's reader keeps the link's own address."""
        return {} if self.is_demo or self.link is not None else {"workspace": self.workspace.root.name}


def resolve(home: Home, *, key: str | None = None, workspace: str | None = None, link: str | None = None, now: datetime) -> Access:
    """What an address gives: a link before an id before a key, so that the narrowest right in it counts; without any, the demonstration.

    Raises NotAllowed for what is unknown, ended, taken back or malformed.
    """
    if link is not None:
        return _through(home, find_link(home, link, now))
    if workspace is not None:
        return _at(home, home.workspace(workspace), may_edit=False)
    if key is not None:
        return _at(home, home.workspace(id_of(key)), may_edit=True)
    return replace(_at(home, home.demo, may_edit=False), is_demo=True)


def new_workspace(home: Home) -> tuple[str, Workspace]:
    """An empty workspace and the key that edits it, which cannot be had again."""
    make_room(home)
    key = new_key()
    folder = home.folder(id_of(key))
    folder.mkdir(parents=True)
    return key, Workspace(folder)


def own_copy(home: Home, access: Access) -> tuple[str, Workspace]:
    """A private workspace that starts from the demonstration company as it is now, and the key that edits it."""
    if not access.is_demo:
        raise NotAllowed(Sentence("Only the demonstration company can be copied."))
    make_room(home)
    key = new_key()
    copy = access.workspace.copy_to(home.folder(id_of(key)))
    Corrections(copy.root).take_over(access.workspace.root)
    return key, copy


def undo(access: Access) -> Version:
    """Go back to the version before the current one."""
    return access.require_edit().undo()


def restore(access: Access, number: int) -> Version:
    """Make an older version current again."""
    return access.require_edit().restore(number)


def delete(access: Access) -> None:
    """Remove a workspace with its data, scenarios and targets, and close its links, the links first; what reads into it is stopped."""
    workspace = access.require_edit()
    under_way.forget(workspace.root)
    forget_links(access.home, workspace.root.name)
    workspace.delete()


def _at(home: Home, workspace: Workspace, *, may_edit: bool) -> Access:
    return Access(home, workspace, workspace.current(), may_edit)


def _through(home: Home, link: Link) -> Access:
    try:
        workspace = home.workspace(link.workspace)
        version = workspace.current() if link.version is None else workspace.version(link.version)
    except (NotAllowed, StoreError):  # the workspace is no more: the same answer as for any other closed link
        raise no_such_link() from None
    if version is not None and link.frozen is not None:
        version = replace(version, definitions=link.frozen.definitions)
    return Access(home, workspace, version, may_edit=False, link=link)
