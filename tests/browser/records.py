"""What the pages are opened on: days, a stretch, a time, what is known to the month only, and what has no date."""

from __future__ import annotations

from tests.building import said

NASTY = "<img src=x onerror=alert(1)> & <b>talks</b>"

WIRE = said(
    "wire",
    "2026-01-27",
    source={"publisher": "The Wire", "address": "https://wire.example/1"},
    venue=[{"id": "geneva", "name": "Geneva", "country": "CH"}],
    participant=[{"id": "kremlin", "name": "Kremlin"}],
    round=[
        {"id": "new-year", "title": "New year", "when": {"edtf": "2026-01-01"}, "status": "held"},
        {
            "id": "one",
            "title": "One day",
            "when": {"edtf": "2026-01-23"},
            "status": "held",
            "venue": "geneva",
        },
        {"id": "two", "title": "Two days", "when": {"edtf": "2026-01-25/2026-01-26"}, "status": "held"},
        {"id": "last", "title": "Month's end", "when": {"edtf": "2026-01-31"}, "status": "scheduled"},
        {
            "id": "clocked",
            "title": "At nine",
            "when": {"edtf": "2026-01-28T09:00:00+02:00"},
            "status": "held",
        },
        {"id": "vague", "title": "Some day", "when": {"edtf": "2026-02"}, "status": "announced"},
        {"id": "nasty", "title": NASTY, "when": {"edtf": "2026-01-27"}, "status": "held"},
        {"id": "never", "title": "Nobody knows when"},
    ],
    position=[
        {"id": "p", "holder": "kremlin", "issue": "donbas", "quote": "not an inch", "stance": "demand"}
    ],
)
PAPER = said(
    "paper",
    "2026-01-28",
    source={"publisher": "The Paper"},
    venue=[{"id": "minsk", "name": "Minsk", "country": "BY"}],
    round=[{"id": "one", "status": "held", "venue": "minsk"}],
)

DAYS = {
    "New year": ("2026-01-01", "2026-01-01"),
    "One day": ("2026-01-23", "2026-01-23"),
    "Two days": ("2026-01-25", "2026-01-26"),
    "Month's end": ("2026-01-31", "2026-01-31"),
    NASTY: ("2026-01-27", "2026-01-27"),
}
"""First and last day of what is known to the day, by title."""

ZONES = ("Pacific/Pago_Pago", "UTC", "Pacific/Kiritimati")
"""UTC-11, UTC, UTC+14."""
