"""What is known before an article is read: the names that drafts can join instead of making records of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.temporal import Interval


@dataclass(frozen=True, slots=True)
class KnownParticipant:
    """A participant, with every name that it goes by; `on_behalf_of` are ids of those it speaks for."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    sort: str | None = None
    country: str | None = None
    on_behalf_of: tuple[str, ...] = ()
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class KnownVenue:
    """A place of talks."""

    id: str
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class KnownRound:
    """A round: where, when and between whom it is; `days` are those that each report has given it.

    One that is only `proposed` is no record: it has no title unless each report that may become its first gives one.
    """

    id: str
    process: str
    title: str | None = None
    venue: str | None = None
    ordinal: int | None = None
    status: str | None = None
    when: Interval | None = None
    days: tuple[Interval, ...] = ()
    parties: tuple[str, ...] = ()
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class KnownProcess:
    """A process and its parties; `proposed` as a round is."""

    id: str
    title: str | None = None
    parties: tuple[str, ...] = ()
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class KnownPosition:
    """A position: whose, on what and which; `day` is when it was said, or reported on where that is not known."""

    id: str
    process: str
    holder: str
    issue: str | None = None
    stance: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class KnownMilestone:
    """A milestone of a process: its sort, and the days on which it is, none where no report gives them.

    `title` is that of a record; what is only proposed has none yet that stands.
    """

    id: str
    process: str
    sort: str | None = None
    when: Interval | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Everything that drafts can join; as far as it was known when the article came out, and since.

    It may be a hundred thousand records: what is made of it is kept for as long as it is the same object.
    """

    participants: tuple[KnownParticipant, ...] = ()
    venues: tuple[KnownVenue, ...] = ()
    rounds: tuple[KnownRound, ...] = ()
    processes: tuple[KnownProcess, ...] = ()
    positions: tuple[KnownPosition, ...] = ()
    milestones: tuple[KnownMilestone, ...] = ()

    @classmethod
    def none(cls) -> Known:
        """Nothing: every draft makes a record of its own."""
        return cls()
