"""Conditional requests (RFC 9110, 13): whether a reader has already what he would get, and what he is told then."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.api.entity_tags import read_tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.api.entity_tags import EntityTag

TOLD_ANYWAY = frozenset(
    (b"cache-control", b"content-location", b"etag", b"expires", b"last-modified", b"vary")
)
"""The headers of the whole answer that a 304 has too (RFC 9110, 15.4.5)."""


class Verdict(Enum):
    """What becomes of a read."""

    SEND = 200
    NOT_MODIFIED = 304
    FAILED = 412


def judged(asked: Mapping[str, str], tag: EntityTag | None, modified: datetime | None) -> Verdict:
    """What the preconditions of a GET say of the representation that it would get, in the order of 13.2.2.

    What has no tag, or no date, meets no condition about one; a header that cannot be read is no condition.
    """
    if tag is not None and _fails(asked.get("if-match"), tag):
        return Verdict.FAILED
    if "if-none-match" in asked:
        return Verdict.NOT_MODIFIED if tag is not None and _has(asked["if-none-match"], tag) else Verdict.SEND
    return Verdict.NOT_MODIFIED if _is_later(asked.get("if-modified-since"), modified) else Verdict.SEND


def _fails(text: str | None, tag: EntityTag) -> bool:
    if text is None:
        return False
    with suppress(ValueError):
        return not read_tags(text).strongly(tag)
    return False


def _has(text: str, tag: EntityTag) -> bool:
    with suppress(ValueError):
        return read_tags(text).weakly(tag)
    return False


def _is_later(text: str | None, modified: datetime | None) -> bool:
    """Whether a date is no earlier than the last change."""
    if text is None or modified is None:
        return False
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        given = parsedate_to_datetime(text)
        return modified <= (given if given.tzinfo else given.replace(tzinfo=UTC))
    return False


def last_modified(written_at: datetime | None, started_at: datetime, now: datetime) -> datetime | None:
    """The whole second behind the last change: by a write, or by a process that words its answers in its own way.

    None while that second has not passed. So whatever is written after somebody was told it lies behind it, and a
    reader with that date never misses a write of the same second.
    """
    if written_at is None:
        return None
    second = _second_behind(max(written_at, started_at))
    return second if second is not None and second <= now else None


@lru_cache(maxsize=100)
def _second_behind(moment: datetime) -> datetime | None:
    """The next whole second; None where the calendar ends."""
    whole = moment.replace(microsecond=0)
    with suppress(OverflowError):
        return whole if whole == moment else whole + timedelta(seconds=1)
    return None
