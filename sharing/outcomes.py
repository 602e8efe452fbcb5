"""What was understood of files, as text to keep."""

from __future__ import annotations

import json

from data.importing import Outcome
from data.readers import Refused
from data.version import Source, Version
from locales import Sentence


def written(outcome: Outcome) -> str:
    """The sources and the refusals as JSON."""
    sources = Version(0, "", None, Sentence(""), outcome.sources, {}).as_json()["sources"]
    refused = [[each.file, each.sentence.as_json(), each.empty_of_tables] for each in outcome.refused]
    return json.dumps({"sources": sources, "refused": refused}, ensure_ascii=False)


def read(text: str) -> Outcome:
    """What `written` wrote."""
    stored = json.loads(text)
    refused = (Refused(file, Sentence.from_json(sentence), empty) for file, sentence, empty in stored["refused"])
    return Outcome(tuple(Source.from_json(each) for each in stored["sources"]), tuple(refused))
