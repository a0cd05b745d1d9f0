"""Offices whose holder is not named: "Oman's foreign minister said", "the office of the Israeli prime minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.ingest.article import Span
from tracker.ingest.drafting import actors, offices
from tracker.ingest.drafting.finder import Finder
from tracker.ingest.drafting.wording import any_of


@dataclass(frozen=True, slots=True)
class Post:
    """An office of a state or an organisation, as a noun phrase names it; `owner` are the words for whose it is."""

    title: str
    owner: str
    span: Span


_TEAM = re.compile(rf"\b{any_of('teams')}$")
_SMALL = re.compile(" [a-z]")
_PAST = re.compile(r"\b(?:former|late|then|ex)[ -]$", re.IGNORECASE)


@cache
def _finders() -> tuple[Finder, ...]:
    title, owner = offices.title(), offices.owner()
    before = len("the ") + offices.longest_owner() + len("’s ")
    behind = r"(?<!s)(?![\w-])(?! (?!\w+day\b)[A-Z])(?!, [A-Z])"
    return (
        Finder(
            rf"\b(?:[Tt]he )?(?P<owner>{owner})(?:['’]s?)? (?P<title>{title}){behind}",
            needs=title,
            within=before,
        ),
        Finder(
            rf"\b[Tt]he (?P<title>{title})(?<!s) of (?:the )?(?P<owner>{owner}){behind}",
            needs=title,
            within=len("the "),
        ),
        Finder(
            rf"\b[Tt]he (?P<title>head|chief|leader) of (?:the )?(?P<owner>{owner})(?:['’]s?)?"
            rf" (?:\w+ )?{any_of('teams')}(?![\w-])(?!, (?:the [^,]{{2,60}}, )?[A-Z])",
            needs=any_of("teams"),
        ),
    )


def _is_of_others(text: str, match: re.Match[str]) -> bool:
    """Whether an adjective only tells of what country another owner is: "the leader of the Chadian opposition"."""
    adjective = match["owner"] in actors.by_demonym() and match["owner"] not in actors.by_name()
    return adjective and match.end("owner") == match.end() and bool(_SMALL.match(text, match.end()))


def posts_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[int, Post]]:
    """Offices of leaders and ministers that no name stands beside, in parts of a text that follow each other.

    Each with the number of its part.
    """
    for finder in _finders():
        for number, match in finder.in_parts(text, parts):
            title = match["title"]
            before = text[max(0, match.start("owner") - 8) : match.start("owner")]
            if _PAST.search(before) or _is_of_others(text, match):
                continue
            if _TEAM.search(match.group()):
                yield number, Post("Head of delegation", match["owner"], match.span())
            elif offices.level_of(title) in ("leaders", "ministers") and not offices.against(title):
                yield number, Post(title[0].upper() + title[1:], match["owner"], match.span())
