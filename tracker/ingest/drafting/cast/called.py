"""What the people of an article are called in it, and whom each name means; one that could mean two means nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import Figure
from tracker.ingest.drafting.names import actors
from tracker.ingest.drafting.names.namesakes import Namesakes
from tracker.ingest.drafting.names.people import short_name
from tracker.ingest.drafting.names.written import NO_NAME
from tracker.ingest.drafting.text.finder import vocabulary
from tracker.ingest.drafting.text.wording import among, any_of

NO_CABINET = r"(?! (?:administration|government|cabinet|era)\b)"
"""Behind a last name these are the state: "the Trump administration"."""

_LONG_ENOUGH = 5
"""Letters of a first name that is no other word."""

_TITLES = frozenset(("Mr", "Mrs", "Ms", "Dr", "General", "President", "Prime", "Sheikh"))
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|General|President|Prime Minister|Sheikh)\.? ")
_SAYS = re.compile(rf" (?:also |has |had |later )?{any_of('person_verbs')}\b")
_SAID = re.compile(r"[”\"’'] (?:said|says|added|adds|told|wrote|asked|replied) $")
_LONGEST_VERB = 12
"""Behind a name and before it: that somebody says something."""

_WORD = re.compile(r"(?<![\w-])\w+")
_END = re.compile(rf"(?!\w){NO_CABINET}")


class Called:
    """People by their full names, aliases and short names, kept up as the article tells more of them."""

    def __init__(self) -> None:
        self._only: dict[str, str | None] = {}
        self._people: dict[str, Figure] = {}
        self._by_word: dict[str, dict[str, None]] = {}
        self._by_name: Namesakes[str] = Namesakes()
        self._meant: dict[str, list[tuple[str, str]]] | None = None
        self._starts: tuple[str, list[int]] | None = None

    def keep(self, figure: Figure) -> None:
        """Know somebody, new or with more said of them."""
        before = self._people.get(figure.id)
        if before is not None and (before.name, _exact(before)) == (figure.name, _exact(figure)):
            return
        if before is None or before.name != figure.name:
            self._by_name.add(figure.name, figure.id)
        self._people[figure.id] = figure
        self._only.clear()
        for name in _exact(figure):
            self._by_word.setdefault(name, {})[figure.id] = None
        self._meant = None

    def forget(self, record: str) -> None:
        """Know somebody no more, who turned out to have no name."""
        self._people.pop(record, None)
        self._only.clear()
        self._meant = None

    def only(self, name: str) -> str | None:
        """The id of the only one who may be called so: by a name of theirs, without some first or last words."""
        if name not in self._only:
            self._only[name] = self._found(name)
        return self._only[name]

    def _found(self, name: str) -> str | None:
        called = {one for one in self._by_word.get(name, ()) if one in self._people}
        if not called and " " in name:
            begin = f"{name} "
            called = {one.id for one in self._people.values() if one.name.startswith(begin)}
        likely = (one for one, likeness in self._by_name.like(name, called) if likeness.surname)
        for one in likely if len(called) < 2 else ():
            if one in self._people:
                called.add(one)
                if len(called) > 1:
                    break
        return called.pop() if len(called) == 1 else None

    def within(self, text: str, start: int, end: int) -> Iterator[tuple[Span, str, str]]:
        """Where a part of a text calls somebody by a name of theirs: its place with a title, the name, the id."""
        if self._meant is None:
            self._meant, self._starts = _by_first_word(self._names(text)), None
        starts = self._starts_in(text)
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return self._among(text, starts[first:last], end) if first < last else iter(())

    def _among(self, text: str, starts: Iterable[int], end: int) -> Iterator[tuple[Span, str, str]]:
        """The names that stand at some places up to another one, none within the one before it."""
        done = 0
        for place in starts:
            match = _WORD.match(text, place, end)
            if place < done or match is None:
                continue
            found = self._called(text, match, end)
            if found is not None:
                name, record, at = found
                done = at + len(name)
                yield (match.start(), done), name, record

    def _starts_in(self, text: str) -> list[int]:
        """Where in a text the names can begin."""
        if self._starts is None or self._starts[0] != text:
            begins = {*_TITLES, *self._meant} if self._meant else ()
            self._starts = text, vocabulary(text).places(begins)
        return self._starts[1]

    def _called(self, text: str, match: re.Match[str], end: int) -> tuple[str, str, int] | None:
        """The name at a word, or behind it where it is a title, with the id and the place of the name."""
        word = match.group()
        if word in _TITLES and (title := _TITLE.match(text, match.start(), end)):
            behind = _WORD.match(text, title.end(), end)
            found = self._at(text, title.end(), behind.group() if behind else "", end)
            if found:
                return *found, title.end()
        found = self._at(text, match.start(), word, end)
        return (*found, match.start()) if found else None

    def _at(self, text: str, at: int, word: str, end: int) -> tuple[str, str] | None:
        """The longest name that stands at a place and begins with a word."""
        for name, record in (self._meant or {}).get(word, ()):
            if text.startswith(name, at, end) and _END.match(text, at + len(name), end):
                return name, record
        return None

    def _names(self, text: str) -> dict[str, str]:
        """The names that mean one only, with small first letters and capitals, and whom they mean."""
        called = {
            name: figure.id
            for figure in self._people.values()
            for name in (*_exact(figure), figure.name)
            if self.only(name) == figure.id
        }
        called = self._first_names(text) | dict(self._whole_names(text)) | called
        return called | {name[0].upper() + name[1:]: one for name, one in called.items()}

    def _whole_names(self, text: str) -> Iterator[tuple[str, str]]:
        """Names of one word that are another's last one, who is called by his first: Saddam is not "Hussein"."""
        for figure in self._people.values():
            others = [one for one in self._by_word.get(figure.name, ()) if one != figure.id]
            if others and all(self._is_called_by_first(text, one) for one in others):
                yield figure.name, figure.id

    def _is_called_by_first(self, text: str, record: str) -> bool:
        """Whether a text has the first name of somebody without the next one."""
        first, _, rest = self._people[record].name.partition(" ") if record in self._people else ("", "", "")
        return bool(rest) and re.search(rf"\b{re.escape(first)}\b(?! {re.escape(rest)})", text) is not None

    def _first_names(self, text: str) -> dict[str, str]:
        """First names that are nobody's else: Ethiopians, for one, are called by theirs.

        A common or short one means somebody only where he says something under it: "Hun said" of Hun Manet.
        """
        words = Counter(word for one in self._people.values() for word in one.name.split())
        first = {one.name.split()[0]: one.id for one in self._people.values() if " " in one.name}
        return {
            name: one
            for name, one in first.items()
            if words[name] == 1 and (_is_rare(name) or (name not in NO_NAME and _speaks_alone(text, name)))
        }


def _is_rare(name: str) -> bool:
    return len(name) >= _LONG_ENOUGH and name not in among("given_names")


@lru_cache(maxsize=200)
def _speaks_alone(text: str, name: str) -> bool:
    """Whether somebody says something under a name of one word."""
    places = re.finditer(rf"\b{re.escape(name)}\b(?! [A-Z])", text)
    return any(
        _SAYS.match(text, one.end()) or _SAID.search(text, max(0, one.start() - _LONGEST_VERB), one.start())
        for one in places
    )


def _exact(figure: Figure) -> tuple[str, ...]:
    side = actors.by_id().get(figure.on_behalf_of or "")
    short = short_name(figure.name, figure.country or (side.country if side else None))
    return *figure.aliases, short, *_with_particles(figure.name, short)


def _with_particles(name: str, short: str) -> tuple[str, ...]:
    """A last name with what stands before it, as it begins a sentence too.

    >>> _with_particles("Charles de la Tour", "Tour")
    ('de la Tour', 'De la Tour')

    """
    before = name.removesuffix(short).split() if name.endswith(f" {short}") else []
    particles = [*takewhile(lambda word: word.lower() in among("particles"), reversed(before))]
    whole = " ".join([*reversed(particles), short])
    return (whole, whole[0].upper() + whole[1:]) if particles and len(particles) < len(before) else ()


def _by_first_word(called: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Names with whom they mean under the first word of each, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(called, key=len, reverse=True):
        if match := _WORD.match(name):
            found.setdefault(match.group(), []).append((name, called[name]))
    return found
