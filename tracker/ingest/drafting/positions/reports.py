"""Contents that only report what happened, and are no position: "the two teams met", "300 soldiers have died"."""

from __future__ import annotations

import re
from functools import cache, partial

from tracker.ingest.drafting.text.wording import any_of

_any = partial(any_of, table="reports", package=__package__)


def only_reports(content: str) -> bool:
    """Whether the main clause of a content, which begins with its subject, tells of an event and of nothing else.

    >>> only_reports("that the two teams met on Monday"), only_reports("that the two teams must meet")
    (True, False)

    """
    small = content.lower()
    return bool(_report().match(small)) and not _then().search(small)


@cache
def _then() -> re.Pattern[str]:
    """What is told besides an event: "they met on Monday and agreed to wait"."""
    return re.compile(
        rf"\b(?:and|but) (?:had |have |has |that )?(?:they |it |he |she |both )?{_any('then')}\b"
    )


@cache
def _report() -> re.Pattern[str]:
    """A subject of some words, and the verb of an event."""
    subject = rf"(?:(?!{_any('before')}\b|terms\b|conditions?\b|demands?\b)[\w’',$.-]+ ){{1,14}}?"
    return re.compile(rf"[“\"]?(?:that )?{subject}{_any('events')}\b(?! with (?:resistance|a|no)\b)")
