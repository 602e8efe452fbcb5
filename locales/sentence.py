"""A sentence for a person, carried as data until the reader's language is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from locales.singular import worded


@dataclass(frozen=True)
class Sentence:
    """An English template and the values that fill it.

    Lower rooms make sentences, pages translate them: `template` is the key in the catalogues under `locales/`, and the values
    (numbers, dates, names out of the data) are formatted for the reader only then. `str()` gives plain English, for commands and logs.

    >>> str(Sentence("{rows} rows have no {column}", rows=3, column="creation date"))
    '3 rows have no creation date'
    """

    template: str
    values: dict[str, Any] = field(default_factory=dict)

    def __init__(self, template: str, **values: Any) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", values)

    def __str__(self) -> str:
        return worded(self.template, self.values).format(**{name: _shown(value) for name, value in self.values.items()})

    def __hash__(self) -> int:
        return hash((self.template, tuple(sorted((name, str(value)) for name, value in self.values.items()))))

    def as_json(self) -> dict[str, Any]:
        """`{"template": …, "values": {…}}`, for manifests; `Sentence.from_json` reads it back."""
        return {
            "template": self.template,
            "values": {
                name: value if isinstance(value, (int, float, str, bool, type(None))) else str(_shown(value))
                for name, value in self.values.items()
            },
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Sentence:
        return cls(stored["template"], **stored["values"])


def _shown(value: Any) -> Any:
    match value:
        case list() | tuple():
            return ", ".join(str(_shown(each)) for each in value)
        case int() if not isinstance(value, bool):
            return f"{value:,}"
        case _:
            return value


class SentenceError(Exception):
    """What cannot be done, as a person is told it: `sentence` says what is wrong and what to do. Each room has a kind of its own."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
