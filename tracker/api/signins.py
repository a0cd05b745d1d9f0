"""Failed sign-ins: counted, and told to the log once a minute at most, so that a flood of them fills no disk.

The key that was tried is told nowhere: it may be a good one with a slip in it.
"""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta

TOLD_EVERY = timedelta(minutes=1)

_log = logging.getLogger(__name__)


class SignIns:
    """The failed sign-ins of one process since the log was told last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._untold = 0
        self._told_at: datetime | None = None

    def failed(self, client: str | None, *, now: datetime) -> None:
        """Count one; tell the log of all since the last time, if that is a minute ago."""
        with self._lock:
            self._untold += 1
            if self._told_at is not None and abs(now - self._told_at) < TOLD_EVERY:
                return
            count, self._untold, self._told_at = self._untold, 0, now
        _log.warning(
            "%d requests without a good API key where one is needed; the last from %r", count, client
        )
