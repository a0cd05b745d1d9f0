"""A statement: who said, believed, planned or felt what, as places in a text and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.ingest.article import Span


class Act(StrEnum):
    """What a source does by a statement; only some of these can become positions."""

    SAY = "say"
    ASK = "ask"
    DEMAND = "demand"
    PROMISE = "promise"
    DENY = "deny"
    WRITE = "write"
    BELIEVE = "believe"
    PLAN = "plan"
    FEEL = "feel"
    PERCEIVE = "perceive"


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution, in the parts that PARC and PolNeAR annotate: source, cue and content.

    Each part is a tuple of places in the order of the text, because parts are interrupted ("It is", he said, "over").
    The source is empty where the text names none; the content never is. `frame` names the rule that found it, and
    `confidence` is the share of such statements that are right.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    act: Act
    frame: str
    confidence: float
