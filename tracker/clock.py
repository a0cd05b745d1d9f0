"""The one module that asks what time it is; everybody else is told."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the clock that the ban sends everybody to


def monotonic() -> int:
    """Nanoseconds since some moment: never goes back, whatever is done to the clock of the machine."""
    return time.monotonic_ns()
