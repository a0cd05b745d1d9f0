"""From "on Sunday" to a day, with reasons: reads expressions of time, measured from a publication date.

>>> from datetime import date
>>> found = resolve("on Sunday", published=date(2026, 1, 27), sentence="They are scheduled to meet on Sunday.")
>>> found.edtf, found.direction, found.cue
('2026-02-01', 'after', 'scheduled to')
"""

from tracker.temporal.engine import read, resolve
from tracker.temporal.model import Granularity, Interval, Resolution

__all__ = ["Granularity", "Interval", "Resolution", "read", "resolve"]
