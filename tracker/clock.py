"""The one module that asks what time it is; everybody else is told."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the clock that the ban sends everybody to
