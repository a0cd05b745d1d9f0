"""What office a counterpart has: that of whom he is the counterpart, where the article tells it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.names.people import Person
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.sentences import part_at

COUNTERPART = "counterpart"
"""The word that stands for the office of another side; a colleague may have any office."""

_HIS = re.compile(r"\b(?:his|her|their) (?:[\w.'’-]+,? ){0,9}$", re.IGNORECASE)
_LONGEST_HIS = 120
_LAST_NAME = re.compile(r"[^\W\d_a-z][\w-]+")
_SEVERAL = Finder(rf"\b(?P<title>{offices.title()}(?<=s))(?= of\b| from\b| [A-Z]|,| \w+ed\b|$)")
"""Several who have one office: "the foreign ministers of Oman and Iran met their French counterpart X"."""


def with_offices(text: str, sentences: Sequence[Span], people: Sequence[Person]) -> Iterator[Person]:
    """People with the office of whom they are said to be the counterpart of.

    That one is named before with an office, or called by the last name, in the same sentence: the nearest; else the
    office is that of several there, or of all who are named in the sentence before.
    """
    told = [one for one in people if _tells(one)]
    known = {one.name.split()[-1]: one for one in told} | {one.name.split()[0]: one for one in told}
    for one in people:
        title = _of_the_other(text, sentences, told, known, one) if is_counterpart(one) else None
        yield one._replace(title=title) if title else one


def is_counterpart(one: Person) -> bool:
    """Whether somebody is only told to have the office that another one has."""
    return (one.title or "").lower() == COUNTERPART


def _tells(one: Person) -> bool:
    return bool(one.title) and not is_counterpart(one) and not offices.against(one.title or "")


def _of_the_other(
    text: str, sentences: Sequence[Span], told: Sequence[Person], known: Mapping[str, Person], one: Person
) -> str | None:
    sentence = part_at(sentences, one.at[0])
    his = text.rfind(COUNTERPART, sentence[0], one.at[0]) if sentence else -1
    if sentence is None or his < 0 or not _HIS.search(text, max(sentence[0], his - _LONGEST_HIS), his):
        return None
    here = sentence[0], his
    before = sentences[max(0, bisect_left(sentences, sentence) - 1)]
    return _named(told, here) or _called(text, known, here) or _several(text, here) or _all_of(told, before)


def _named(told: Sequence[Person], part: Span) -> str | None:
    """The office of the last who is named with one in a part of a text."""
    near = [each for each in told if part[0] <= each.at[0] and each.at[1] <= part[1]]
    return max(near, key=lambda each: each.at).title if near else None


def _called(text: str, known: Mapping[str, Person], part: Span) -> str | None:
    """The office of the last who is called by his last name, or by his first one."""
    names = [one.group() for one in _LAST_NAME.finditer(text, *part) if one.group() in known]
    return known[names[-1]].title if names else None


def _several(text: str, part: Span) -> str | None:
    """The office that several have who are spoken of: "the foreign ministers of"."""
    found = [one["title"] for one in _SEVERAL.finditer(text, *part)]
    several = [one for one in found if COUNTERPART not in one.lower()]
    if not several:
        return None
    title = offices.in_full(several[-1].removesuffix("s"))
    return title[0].upper() + title[1:]


def _all_of(told: Sequence[Person], part: Span) -> str | None:
    """The office of all who are named with one in a part of a text."""
    titles = {each.title for each in told if part[0] <= each.at[0] and each.at[1] <= part[1]}
    return titles.pop() if len(titles) == 1 else None
