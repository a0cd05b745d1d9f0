"""A timeline on a server, for notebooks and programs: `Timeline(address).entries(participant="kremlin")`.

It stands alone: beside tracker.errors it needs httpx and msgspec, and pandas only for `to_dataframe()`.
"""

from tracker.client.connection import Connection
from tracker.client.failures import (
    AddressInvalid,
    AnswerNotUnderstood,
    ClientError,
    Fault,
    PandasMissing,
    Refused,
    Unreachable,
)
from tracker.client.following import Changes, Following
from tracker.client.pages import Entries, Pages
from tracker.client.shapes import (
    Change,
    Claim,
    Entry,
    Participant,
    Record,
    Report,
    Source,
    Venue,
    When,
)
from tracker.client.timeline import Timeline

__all__ = [
    "AddressInvalid",
    "AnswerNotUnderstood",
    "Change",
    "Changes",
    "Claim",
    "ClientError",
    "Connection",
    "Entries",
    "Entry",
    "Fault",
    "Following",
    "Pages",
    "PandasMissing",
    "Participant",
    "Record",
    "Refused",
    "Report",
    "Source",
    "Timeline",
    "Unreachable",
    "Venue",
    "When",
]
