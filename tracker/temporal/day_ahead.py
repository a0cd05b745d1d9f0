"""The day's own name behind a day to come: "will meet on Tuesday and again on Wednesday", said on a Wednesday.

That Wednesday is the one of the week in which the sentence stands, unless something between the two turns back to
publication: "will meet on Tuesday, the ministry said on Wednesday".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.temporal.meaning import Meaning, known_edge
from tracker.temporal.model import Anchor, Granularity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.temporal.grammar import Mention
    from tracker.temporal.lexer import Words
    from tracker.temporal.model import Resolution

_APART = 8  # tokens between the two
_ODDS = 0.8
_CUE = "the day to come before it"


def anchor_of(
    meaning: Meaning,
    words: Words,
    mention: Mention,
    before: Resolution | None,
    small: Mapping[str, Sequence[str]],
) -> Anchor | None:
    """The day to come from which the sentence goes on to the day's own name; None where it does not."""
    own = meaning.by == "weekday" and any(option.direction == "same" for option in meaning.options)
    if not own or before is None or before.direction != "after" or before.granularity is not Granularity.DAY:
        return None
    edge = known_edge(before)
    between = _between(words, mention.first, before.end)
    if edge is None or between is None or not _goes_on(between, small):
        return None
    return Anchor("previous", edge, before.text)


def _between(words: Words, first: int, end: int) -> Sequence[str] | None:
    """The forms between the character where a mention ends and a token, where they are few."""
    start = next((at for at in range(max(first - _APART, 0), first) if words.start(at) >= end), first)
    return words.forms[start:first] if start and words.start(start - 1) < end else None


def _goes_on(between: Sequence[str], small: Mapping[str, Sequence[str]]) -> bool:
    """Whether words join a day to the one before: and again on, Athens on; not: after what was decided on."""
    joins = not set(between).isdisjoint(small.get("going_on", ()))
    return joins and set(between).isdisjoint(small.get("turning_back", ()))


def told(meaning: Meaning, there: Meaning) -> Meaning:
    """A meaning with its reading behind the day to come (one of `there`) first; the others follow."""
    first = next((option for option in there.options if option.direction == "after"), None)
    if first is None:
        return meaning
    others = [option for option in meaning.options if option.reading.interval != first.reading.interval]
    return Meaning((first, *others), there.anchor, cue=_CUE, odds=_ODDS)
