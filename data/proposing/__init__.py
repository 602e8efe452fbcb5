"""How new sources stand to those that are there: proposed with a reason, chosen by a person. `propose(workspace, sources, stored)`."""

from data.proposing.propose import Proposed, propose

__all__ = ["Proposed", "propose"]
