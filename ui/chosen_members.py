"""Members of a dimension that a page's choice holds, in the address as text between commas."""

from __future__ import annotations

from collections.abc import Sequence

from ui.address import member_of, token


def written(members: Sequence[str | None]) -> str:
    """Members as one text; a comma within a name does not part it.

    >>> written(["Ana", "Sousa, B.", None]), read("Ana,Sousa%2C B.,~none")
    ('Ana,Sousa%2C B.,~none', ('Ana', 'Sousa, B.', None))
    """
    return ",".join(token(member).replace("%", "%25").replace(",", "%2C") for member in members)


def read(text: str) -> tuple[str | None, ...]:
    """The members that a text names."""
    return tuple(member_of(part.replace("%2C", ",").replace("%25", "%")) for part in text.split(",") if part)
