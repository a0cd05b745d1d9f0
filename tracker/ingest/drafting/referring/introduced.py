"""How somebody was introduced: "the army spokesman" is one of whom the article said so, and not the last spokesman."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tracker.ingest.drafting.figures import Figure
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.text.wording import any_of
from tracker.records.vocabulary import ActorSort

SIDES = {"government": ActorSort.STATE, "rebel": ActorSort.ARMED_GROUP, "guerrilla": ActorSort.ARMED_GROUP}
"""What a side has to be whose people these words tell."""

_OWNERS = re.compile(any_of("owning"))
_BEFORE = re.compile(
    r"(?:(?!and\b|or\b)(?:[\w’'-]+|(?:\w\.)+|(?:Gen|Lt|Col|Maj|Brig|Adm|Capt|Sgt|Dr|Sen|Rep|Gov|Prof)\.) ){0,5}$"
)
_APPOSED = re.compile(r", [^,.;:“”\"\n]{2,80}(?=[,.])")


def owning(words: str, noun: str) -> Iterator[str]:
    """The words of a title that tell whose somebody is, where they are no name of a party: "the army spokesman"."""
    for word in words.removesuffix(noun).split()[1:]:
        if offices.actor_of(word) is None and (word[0].isupper() or _OWNERS.fullmatch(word)):
            yield word


def is_side(side: Figure, word: str) -> bool:
    """Whether a side is of the sort that a word tells."""
    return side.sort == SIDES.get(word.lower())


def goes_with(text: str, figures: Mapping[str, Figure], one: Figure, word: str) -> bool:
    """Whether somebody was introduced with a word, or speaks for a side of the sort that it tells."""
    side = figures.get(one.on_behalf_of or "")
    return (side is not None and is_side(side, word)) or introduced_with(text, one, word)


def has_rank(text: str, one: Figure, rank: str) -> bool:
    """Whether somebody was introduced with a rank; whoever commands an army may be called a general."""
    if introduced_with(text, one, rank, f"{rank[:3]}."):
        return True
    commands = re.search(r"(?i:commander|chief|head|leader)", one.title or "")
    return (
        rank == "general"
        and bool(commands)
        and introduced_with(text, one, "army", "armed forces", "military")
    )


def introduced_with(text: str, one: Figure, *words: str) -> bool:
    """Whether one of some words stands beside the name or in the description by which somebody is shown first."""
    start, end = one.first
    before, apposed = _BEFORE.search(text, max(0, start - 60), start), _APPOSED.match(text, end)
    beside = " ".join((before[0] if before else "", text[start:end], apposed[0] if apposed else ""))
    return any(re.search(rf"\b{re.escape(word)}", beside, re.IGNORECASE) for word in words)
