"""Outlets that no table has: by the word for their kind beside a name, or by a name as only outlets have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.names.actors import by_demonym, by_name, cities
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of

_FAR = 150
"""Characters from such a verb to the word that tells an outlet, at most."""

_WORD = r"(?:[Aa]l-|[Ee]l-)?[^\W\d_a-z](?:[\w&-]|\.(?=\w)|['’](?!s\b))*"
_NAME = rf"{_WORD}(?: (?:(?:of|de|du|la|al) )?{_WORD}){{0,3}}"
_CALLED = (
    rf"(?:{any_of('outlet_firsts')} (?:\d+|{_NAME})|(?:{_WORD} ){{1,3}}{any_of('outlet_lasts')}"
    rf"|The (?!{any_of('no_outlets')}\b){_WORD})"
)
_OF_KIND = (
    rf"(?:{any_of('outlets_before')} (?P<named>{_NAME})"
    rf"|(?P<of_kind>{_NAME})(?P<state> state)? (?P<kind>{any_of('outlets_behind')})\b)"
)
_OWNED = rf"(?:the )?(?:(?:{_WORD} )?{_WORD}['’]s? |(?:[A-Z]\w+ )?)?(?:[a-z-]+ ){{0,2}}"

_ASKED = (
    r"\b(?:told|tells|telling|speaking to|spoke to|(?:repeated|conceded|confirmed|admitted) to|according to"
    r"|(?:quoted|cited|carried|reported)(?: as saying)? by|(?:interview|interviews|conversation) (?:with|to|for|on))"
)
_HEARD = frozenset({"radio", "television"})

_GIVEN = (
    Finder(
        rf"{_ASKED} {_OWNED}(?P<called>{_CALLED})(?!\w)",
        needs=rf"{any_of('outlet_firsts')}|{any_of('outlet_lasts')}|The",
        within=_FAR,
    ),
    Finder(
        rf"{_ASKED} {_OWNED}{_OF_KIND}",
        needs=rf"{any_of('outlets_before')}|{any_of('outlets_behind')}",
        within=_FAR,
    ),
)


def unlisted_in(text: str, parts: Sequence[Span]) -> Iterator[tuple[int, str, Span]]:
    """The outlets to which somebody in a sentence spoke: the number of the sentence, the name, the words that say so.

    Parties and cities are none; what a whole country hears is called by it: "told Algerian radio".
    """
    for finder in _GIVEN:
        for number, match in finder.in_parts(text, parts):
            if name := _name(match.groupdict()):
                yield number, name, match.span()


def _name(named: dict[str, str | None]) -> str | None:
    name = named.get("called") or named.get("named") or named.get("of_kind") or ""
    kind = named.get("kind")
    if kind and (name in by_demonym() or name in by_name()):
        return f"{name}{named['state'] or ''} {kind}" if kind in _HEARD else None
    return None if name in by_name() or name in by_demonym() or name in cities() else name
