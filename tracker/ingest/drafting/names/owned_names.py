"""Names that stand behind whose somebody is, without an office: "Somalia's Moallim Fiqi", "Japan's Ken Mori".

Most of what stands so is nobody ("Russia's Black Sea Fleet", "China's Belt and Road"), so that the article has to tell
of the person elsewhere: by a longer name with these words, or by the last name alone, with a verb of saying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.names.owners import owners
from tracker.ingest.drafting.names.people import Person, is_name, short_name
from tracker.ingest.drafting.names.written import SEVERAL_WORDS
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.wording import any_of

_BEHIND = re.compile(rf"['’]s? (?P<name>{SEVERAL_WORDS})(?![\w’'-])(?! [A-Z])")
_SPEAKS = re.compile(
    r"(?<![\w’'-])(?<![^\W\d_] )(?P<alone>[^\W\d_a-z][\w-]+)"
    rf" (?:(?:has|had|also|then|later|\w+ly) )?{any_of('person_verbs')}\b"
    rf"|[”\"],? {any_of('inverted_verbs')} (?P<inverted>[^\W\d_a-z][\w-]+)(?! [A-Z])"
)
"""Somebody who says something and is called by one word: no letter, and so no other word of a name, is before it."""


def owned_names(text: str, found: Sequence[Person]) -> list[Person]:
    """Who is named so, where none of those who are found already stands there."""
    taken = Along((one.span, one) for one in found)
    there = [
        (span, match.span("name"))
        for span in owners(text).all()
        if (match := _BEHIND.match(text, span[1])) and not taken.touches(match.span("name"))
    ]
    if not there:
        return []
    full = {one.name for one in found if " " in one.name}
    alone = {name for match in _SPEAKS.finditer(text) for name in match.groups() if name}
    return list(_known(text, there, full, alone))


def _known(
    text: str, there: Sequence[tuple[Span, Span]], full: set[str], alone: set[str]
) -> Iterator[Person]:
    """Those of some places behind an owner who are told of elsewhere."""
    for owner, at in there:
        name, whose = text[slice(*at)], text[slice(*owner)]
        longer = [one for one in full if _is_part(name, one)]
        if len(longer) == 1:
            yield Person(longer[0], at, (owner[0], at[1]), None, whose)
        elif not longer and is_name(name) and _last(name, whose) in alone:
            yield Person(name, at, (owner[0], at[1]), None, whose)


def _last(name: str, whose: str) -> str:
    actor = offices.actor_of(whose)
    return short_name(name, actor.country if actor else None)


def _is_part(name: str, longer: str) -> bool:
    """Whether all words of a name are in a longer one, in its order."""
    words = iter(longer.split())
    return name != longer and all(one in words for one in name.split())
