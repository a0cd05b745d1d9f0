"""The English names of months, in the forms that expressions on texts ask for: alternatives without brackets."""

from __future__ import annotations

_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

NAMES = "|".join(_NAMES)
BEGINNINGS = "|".join(name[:3] for name in _NAMES)
"""Three letters, of a name in full or cut short."""

BEGINNINGS_NO_MAYOR = BEGINNINGS.replace("May", r"May\b")
"""The same, where nothing else says that it is a month: "Mayor" begins with none."""


def number_of(name: str) -> int:
    """The number of a month from 1, by its first three letters in any case.

    >>> number_of("sept")
    9

    """
    return BEGINNINGS.split("|").index(name[:3].capitalize()) + 1
