"""Whether what was planned has come to nothing: "they were due to sign on Friday, but the ceremony was called off"."""

from __future__ import annotations

import re

from tracker.ingest.drafting.milestones.acts import LED, Tense
from tracker.ingest.drafting.milestones.rows import Row
from tracker.records.vocabulary import MilestoneStatus

_BEEN = r"\b(?:was|were|is|are|(?:has|have|had) been)(?: \w+ly| since| later| now| then)? "
_LATER = r"(?:put off|postponed|delayed|deferred|pushed back)"
_NEVER = (
    r"(?:(?:never|did not|has not|have not) (?:take|took|taken|happen|happened|come|came)(?: place| off| about)?"
    r"|fell through|collapsed|came to nothing|fell apart)"
)
_OFF = re.compile(
    r"(?:[^,;:]{0,50}?|[^;:]{0,50}?,? (?:but|before|which|yet|only for)\b[^,;:]{0,60}?) ?"
    rf"(?:{_BEEN}(?:(?P<later>{_LATER})|called off|cancell?ed|scrapped|abandoned|shelved|dropped)|\b{_NEVER})\b"
)
"""Behind words for a plan, in its own clause or in one that takes it back."""


_LED = re.compile(LED)


def fate(low: str, row: Row, found: re.Match[str]) -> MilestoneStatus | None:
    """That a plan was cancelled or postponed, by the words behind it; None where nothing says so."""
    led = row.tense is Tense.LED and _LED.search(low, 0, found.start()) is not None
    planned = led or row.tense is Tense.AHEAD
    off = _OFF.match(low, found.end()) if planned else None
    if off is None:
        return None
    return MilestoneStatus.POSTPONED if off["later"] else MilestoneStatus.CANCELLED
