"""What the handlers work with, handed to them by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from tracker.api.cursor import Cursors
from tracker.api.followers import Followers
from tracker.api.signins import SignIns
from tracker.api.writing import Running
from tracker.formats import Format
from tracker.ingest.desk import Desks
from tracker.store.database import Database


class RecordPage(Protocol):
    """A shape of one record: its entry and its reports."""

    @property
    def MEDIA_TYPE(self) -> str: ...  # noqa: D102, N802 - a constant of the module

    @property
    def EXTENSION(self) -> str: ...  # noqa: D102, N802

    def render(
        self, body: str, reports: Sequence[Mapping[str, Any]], permalink: str | None
    ) -> Iterator[bytes]:
        """The bytes of one record."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The database, the clock, the seal of cursors, the shapes of what goes out, followers, writers, desks.

    `release` is the digest of the program itself, which words what the data says.
    """

    database: Database
    now: Callable[[], datetime]
    cursors: Cursors
    formats: Sequence[Format]
    named_only: Sequence[Format]
    record_pages: Sequence[RecordPage]
    document_page: Callable[[Mapping[str, Any], str], bytes]
    followers: Followers
    home_page: Callable[[Sequence[str], str | None], bytes]
    entity_page: Callable[[Mapping[str, Any]], bytes]
    entity_card: Callable[[Mapping[str, Any]], str]
    version: str
    release: str
    desks: Desks
    running: Running = field(default_factory=Running)
    sign_ins: SignIns = field(default_factory=SignIns)
