"""Bodies that a text names in full with their letters behind, "the Free Hills Front (FHF)", and calls so later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import actors
from tracker.ingest.drafting.names.outlets import outlet
from tracker.ingest.drafting.names.people import is_name
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of
from tracker.records.text import slugify
from tracker.records.vocabulary import ActorSort

_LINKS = frozenset(
    ("of", "for", "and", "the", "in", "de", "del", "la", "y", "e", "du", "des", "di", "do", "da", "et")
)
_LINK = f"(?:{'|'.join(sorted(_LINKS))})"
_WORD = r"[A-Z][\w’'-]*"
_LETTERS = r"[A-Z][A-Za-z]{0,6}[A-Z](?:-[A-Z]{1,3})?"
_LONGEST = 160
"""Characters from the beginning of a full name to its letters."""

_IN_FULL = Finder(
    rf"\b(?P<name>{_WORD}(?: (?:{_LINK} ){{0,2}}{_WORD}){{1,8}}),? "
    rf"\((?:the |or )?[“\"]?(?P<letters>{_LETTERS})[”\"]?\)",
    needs=rf"(?:(?<=\()|(?<=\(the )|(?<=\(or )|(?<=[“\"])){_LETTERS}[”\"]?\)",
    within=_LONGEST,
)
_JOINED = re.compile(rf"(?P<first>{_WORD}(?: {_WORD})*?) and (?:the )?(?P<other>{_WORD}.*)")
"""A party before a body, which is no part of its name: "Colombia and the National Liberation Army (ELN)"."""

_IN_BRACKETS = re.compile(rf"\((?:the |or )?[“\"]?{_LETTERS}[”\"]?\)")
_NO_BODY = re.compile(rf"\b{any_of('no_bodies')}\b")
_ENDS_AS_BODY = re.compile(
    rf"(?:{any_of('parties')}|Army|Forces|Organi[sz]ation)(?: (?:of|for) (?:the )?{_WORD}(?: {_WORD})?)?$"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its full name, where that stands first, and its letters."""

    name: str
    span: Span
    letters: str


def bodies_in(text: str, parts: Sequence[Span]) -> Iterator[Body]:
    """The bodies that parts of a text name in full with their letters."""
    if not _IN_BRACKETS.search(text):
        return  # else all words with capitals would be held to be letters
    for _, match in _IN_FULL.in_parts(text, parts):
        name = _spelled(match["name"], match["letters"]) or _ending(match["name"])
        if name and not _NO_BODY.search(name):
            yield Body(name, (match.end("name") - len(name), match.end("name")), match["letters"])


def actors_of(text: str, bodies: Iterable[Body]) -> Mapping[str, actors.Actor]:
    """Whom full names and letters mean that no table has; it is in the table if the other one of the two is."""
    known, found = actors.by_name(), dict[str, actors.Actor]()
    for body in bodies:
        in_full, by_letters = known.get(body.name), known.get(body.letters)
        if (
            (in_full and by_letters)
            or outlet(body.name)
            or body.letters in found
            or body.name in actors.regions()
        ):
            continue
        actor = in_full or by_letters or _new(text, body)
        found |= {name: actor for name in (body.name, body.letters) if name not in known}
    return found


def _new(text: str, body: Body) -> actors.Actor:
    sort = ActorSort.ARMED_GROUP if _fights(text, body) else ActorSort.ORGANISATION
    return actors.Actor(slugify(body.name), body.name, sort.value, names=(body.letters,))


def _fights(text: str, body: Body) -> bool:
    """Whether a text says anywhere of a body that it fights: "FHF rebels", "the rebel Free Hills Front"."""
    names, fighting = f"(?:{re.escape(body.name)}|{re.escape(body.letters)})", f"(?i:{any_of('fighting')})"
    before = rf"\b{fighting}(?: (?:group|movement))?(?: of)?(?:,? the)? {names}(?!\w)"
    return bool(re.search(rf"\b{names}(?: \([^()]{{2,12}}\))? {fighting}\b|{before}", text))


def _spelled(name: str, letters: str) -> str | None:
    """The words at the end of a name whose first letters are some letters."""
    words = name.split()
    for first, word in enumerate(words):
        if word not in _LINKS and re.fullmatch("".join(map(_initials, words[first:])), letters.upper()):
            return " ".join(words[first:])
    return None


def _initials(word: str) -> str:
    """An expression for what a word gives to the letters: nothing need come of a small one or from behind a hyphen."""
    first, *more = (part[0].upper() for part in re.split("[-’']", word) if part)
    return f"{first}?" if word in _LINKS else first + "".join(f"-?{one}?" for one in more)


def _ending(name: str) -> str | None:
    """A name that ends as those of bodies do, whatever its letters are in another language."""
    if not _ENDS_AS_BODY.search(name):
        return None
    joined = _JOINED.fullmatch(name)
    if joined and joined["first"] in actors.by_name():
        return _ending(joined["other"])
    owner, of, rest = name.rpartition(" of the ")
    words = (rest if of and is_name(owner) and _ENDS_AS_BODY.search(rest) else name).split()
    while words and (words[0] in ("The", *_LINKS) or _is_owner(words[0])):
        words.pop(0)
    return " ".join(words) if len(words) > 1 else None


def _is_owner(word: str) -> bool:
    plain = re.sub("['’]s?$", "", word)
    return plain != word and (plain in actors.by_name() or plain in actors.by_capital())
