"""The words that a report may choose from: every closed vocabulary of the product, each written once."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """The six kinds of record."""

    PROCESS = "process"
    ROUND = "round"
    VENUE = "venue"
    PARTICIPANT = "participant"
    POSITION = "position"
    MILESTONE = "milestone"

    @property
    def plural(self) -> str:
        """The name of the kind's collection, as in `/processes`."""
        return "processes" if self is Kind.PROCESS else f"{self.value}s"


class ProcessStatus(StrEnum):
    """Stages of a process, after the PA-X Peace Agreements Database."""

    PRE_NEGOTIATION = "pre-negotiation"
    CEASEFIRE = "ceasefire"
    PARTIAL = "partial"
    COMPREHENSIVE = "comprehensive"
    IMPLEMENTATION = "implementation"
    OTHER = "other"


class RoundStatus(StrEnum):
    """The life of a round, from the first word about it to the last."""

    ANNOUNCED = "announced"
    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    UNDER_WAY = "under way"
    HELD = "held"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"


class MilestoneStatus(StrEnum):
    """The life of a milestone; `reached` is said of what has happened."""

    ANNOUNCED = "announced"
    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    REACHED = "reached"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"


PLANNED = frozenset(
    {RoundStatus.ANNOUNCED, RoundStatus.SCHEDULED, RoundStatus.POSTPONED, RoundStatus.RESCHEDULED}
)
"""A plan; milestones use the same words."""

MOVED = frozenset({RoundStatus.POSTPONED, RoundStatus.RESCHEDULED})
"""A plan that is said to have changed."""

AWAITED = PLANNED - {RoundStatus.POSTPONED}
"""A plan that waits to be reported on; when its last day has passed, it is overdue."""

HAPPENED = frozenset({RoundStatus.UNDER_WAY, RoundStatus.HELD, MilestoneStatus.REACHED})
"""What has begun or is over."""

ENDED = frozenset({RoundStatus.HELD, MilestoneStatus.REACHED, RoundStatus.CANCELLED, RoundStatus.LAPSED})
"""What nothing follows."""

LIFE = {
    status.value: place
    for place, status in enumerate(
        (*list(RoundStatus)[:6], MilestoneStatus.REACHED, RoundStatus.CANCELLED, RoundStatus.LAPSED), start=1
    )
}
"""The place of each status in a life that goes forward, from 1."""


class VenueStatus(StrEnum):
    """Whether a place is where talks are held or only where somebody proposed to hold them."""

    IN_USE = "in use"
    PROPOSED = "proposed"


class Medium(StrEnum):
    """How the parties of a round meet."""

    IN_PERSON = "in person"
    VIDEO = "video"
    SHUTTLE = "shuttle"
    PROXIMITY = "proximity"
    BACK_CHANNEL = "back channel"


class Level(StrEnum):
    """Who meets in a round, by rank; tracks as in the literature on multi-track diplomacy."""

    LEADERS = "leaders"
    MINISTERS = "ministers"
    ENVOYS = "envoys"
    TECHNICAL = "technical"
    TRACK_1_5 = "track 1.5"
    TRACK_2 = "track 2"


class ActorSort(StrEnum):
    """What sort of actor a participant is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed group"
    AGENCY = "agency"


class Stance(StrEnum):
    """What a statement does about its issue."""

    DEMAND = "demand"
    OFFER = "offer"
    ACCEPT = "accept"
    REJECT = "reject"
    CONDITION = "condition"
    RED_LINE = "red line"
    SUPPORT = "support"
    CONCERN = "concern"
    DENIAL = "denial"
    NO_COMMENT = "no comment"


class Attribution(StrEnum):
    """How a source lets its reader know who spoke."""

    ON_THE_RECORD = "on the record"
    ANONYMOUS = "anonymous"
    UNATTRIBUTED = "unattributed"


class MilestoneSort(StrEnum):
    """What sort of thing a milestone is."""

    AGREEMENT = "agreement"
    PROPOSAL = "proposal"
    DOCUMENT = "document"
    ANNOUNCEMENT = "announcement"
    DEADLINE = "deadline"
    ATTACK = "attack"
    OTHER = "other"


class Verdict(StrEnum):
    """What an editor rules about a report or one field of it, about a whole record, or about an earlier ruling."""

    PREFER = "prefer"
    DEPRECATE = "deprecate"
    WITHDRAW = "withdraw"
    MERGE = "merge"
    UNDO = "undo"


class Basis(StrEnum):
    """Where the date of a line comes from: said of the thing itself, or only the day it was reported."""

    STATED = "stated"
    REPORTED = "reported"


class DraftStatus(StrEnum):
    """What became of a draft."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class DraftVerb(StrEnum):
    """What is done to drafts."""

    ACCEPT = "accept"
    REJECT = "reject"
    AMEND = "amend"
    MERGE = "merge"
    UNDO = "undo"
