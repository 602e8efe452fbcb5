"""Stage history and slippage without an API: successive exports of deals are compared. `followed(workspace, snapshots, sources)`."""

from data.history.slippage import Money, Slippage, slippage
from data.history.snapshots import followed

__all__ = ["Money", "Slippage", "followed", "slippage"]
