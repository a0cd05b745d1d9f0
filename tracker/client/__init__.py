"""A timeline on a server, for notebooks and programs: `Timeline(address).entries(participant="kremlin")`.

It stands alone: beside tracker.errors it needs httpx and msgspec, and pandas only for `to_dataframe()`.
"""

from tracker.client.connection import Connection
from tracker.client.desk import Desk
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
    Article,
    ArticleReceipt,
    ArticleText,
    Change,
    Claim,
    Draft,
    DraftDetail,
    DraftReceipt,
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
    "Article",
    "ArticleReceipt",
    "ArticleText",
    "Change",
    "Changes",
    "Claim",
    "ClientError",
    "Connection",
    "Desk",
    "Draft",
    "DraftDetail",
    "DraftReceipt",
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
