"""Bodies that a text introduces by what they are: "Wide Hills, a coalition of parties", "the Lakeside group said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import actors
from tracker.ingest.drafting.names.written import NO_NAME
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of, listed
from tracker.records.vocabulary import ActorSort

_WORD = r"[A-Z][\w’'-]*"
_LINK = r"(?:of (?:the )?|for (?:the )?|and |de |del |de la |des |du |do |da |la |el |y |e )"
_NAME = rf"(?:{_WORD}(?: {_LINK}?{_WORD}){{0,6}})"
_APART = rf"(?:(?!{any_of('no_modifiers')}\b)[\w’'-]+,? )"
_LONGEST = 160
"""Characters from the beginning of a name to the end of what the body is said to be."""

_APPOSED = Finder(
    rf"(?P<name>{_NAME})(?: \([^()]{{2,30}}\))?, (?:an?|the) (?P<kind>{_APART}{{0,4}}?{any_of('bodily_kinds')})"
    rf"(?= {any_of('behind_kinds')}\b|[,.;]| \()",
    needs=any_of("bodily_kinds"),
    within=_LONGEST,
)
_BEFORE_KIND = Finder(
    rf"[Tt]he (?P<name>{_NAME}) (?P<kind>{any_of('kinds_behind_names')})"
    rf"(?=, which "
    rf"| (?:also |has |had |later |\w+ly )?{any_of('person_verbs')}\b)",
    needs=any_of("kinds_behind_names"),
    within=_LONGEST,
)
_OWNER = re.compile(r"^.*['’]s? ")
_OF_A_KIND = re.compile(
    rf"(?:.*(?:ist|ian|ese|ish|ic|ean|ern|al|led|backed|based|aligned|held|affiliated)|{any_of('creeds')})"
)
"""What tells of what sort a group is, and is no name of it: "the Islamist movement", "the Baghdad-backed party"."""

_FIGHTS = re.compile(rf"\b(?:armed|jihadist|{any_of('fighting')})\b", re.IGNORECASE)


def introduced_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[str, ActorSort]]:
    """The names of bodies that parts of a text introduce by what they are, each with its sort."""
    for _, match in _APPOSED.in_parts(text, parts):
        if name := _own(match["name"]):
            yield name, _sort(match["kind"])
    for _, match in _BEFORE_KIND.in_parts(text, parts):
        name, kind = _own(match["name"]), match["kind"]
        of_a_kind = kind[0].islower() and _OF_A_KIND.fullmatch(match["name"].rpartition(" ")[2])
        if name and name == match["name"] and not of_a_kind:
            alone = " " in name and kind in listed("kinds_of_parties")
            yield name if alone else f"{name} {kind}", _sort(kind)


def _sort(kind: str) -> ActorSort:
    return ActorSort.ARMED_GROUP if _FIGHTS.search(kind) else ActorSort.ORGANISATION


def _own(words: str) -> str | None:
    """The name in words with capitals, without what begins a sentence or owns a body; None where another ends it."""
    first, joined, rest = words.partition(" and ")
    tokens = _OWNER.sub("", rest if joined and actors.is_named(first.removeprefix("The ")) else words).split()
    while tokens and tokens[0] in NO_NAME and (len(tokens) == 1 or tokens[1][0].isupper()):
        tokens = tokens[1:]
    whole = (first for first in range(len(tokens)) if first == 0 or tokens[first - 1][0].isupper())
    ends = (" ".join(tokens[first:]) for first in whole)
    return None if not tokens or any(actors.is_named(end) for end in ends) else " ".join(tokens)
