"""What the pages say about a plan: when it is due, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.formats.words import day
from tracker.web.words import origins

Json = Mapping[str, Any]


def due(line: Json) -> str:
    """How far away a plan is, or how long ago it should have been reported on."""
    if "overdue_days" in line:
        return f"overdue for {_days(line['overdue_days'])}"
    return f"in {_days(line['in_days'])}" if line["in_days"] else "today or begun"


def _days(number: int) -> str:
    return "one day" if number == 1 else f"{number} days"


def sure(certainty: Json) -> str:
    """How sure the date is, in one sentence."""
    said = [origins(certainty["origins"]).capitalize(), *_doubts(certainty)]
    last = certainty["last_confirmed"]
    if last:
        said.append(f"last confirmed by {last['publisher']}, {day(last['published'])}")
    return f"{'; '.join(said)}."


def _doubts(certainty: Json) -> list[str]:
    readings = " or ".join(f"{one['edtf']} ({one['probability']:.0%})" for one in certainty["readings"])
    read = f"read from its words with a probability of {certainty['probability']:.0%}"
    found = {
        f"the words allow {readings}": certainty["ambiguous"],
        read: not certainty["ambiguous"] and certainty["probability"] < 1,
        "approximate": certainty["approximate"],
        "sources disagree about the date": certainty["disputed"],
    }
    return [words for words, holds in found.items() if holds]
