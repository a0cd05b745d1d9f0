"""Cities where talks are held although no "in" stands before them: "Vienna hosted …", "the Omani capital, Muscat"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.actors import City, by_demonym, by_name, cities
from tracker.ingest.drafting.finder import Finder

_CAPITALISED = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_HOST = Finder(
    rf"\b(?P<name>{_CAPITALISED}) (?:(?:will|would|had|has|is|was|again|to|due|also|agreed|offered) ){{0,3}}"
    r"(?:host(?:s|ed|ing)?|play(?:s|ed)? host|(?:be )?(?:the )?(?:host|venue|scene|setting))\b",
    needs="host(?:s|ed|ing)?|venue|scene|setting",
)
_CAPITAL = Finder(
    rf"\b(?:[Tt]he (?P<demonym>{_CAPITALISED})|(?P<state>{_CAPITALISED})['’]s)"
    rf" (?:capital|city|resort|town)(?: of|,)? ?(?P<name>{_CAPITALISED})?",
    needs="capital|city|resort|town",
)


def hosting(text: str, body: Sequence[Span]) -> Iterator[tuple[City, Span]]:
    """The cities that host, and those that stand for "the … capital", with their places in the text.

    >>> text = "Negotiators met in the Omani capital on Saturday. Vienna hosted the round before."
    >>> [(city.name, text[start:end]) for city, (start, end) in hosting(text, [(0, len(text))])]
    [('Muscat', 'the Omani capital'), ('Vienna', 'Vienna')]

    """
    yield from _capitals(text, body)
    for _, found in _HOST.in_parts(text, body):
        if city := cities().get(found["name"]):
            yield city, found.span("name")


def _capitals(text: str, body: Sequence[Span]) -> Iterator[tuple[City, Span]]:
    for _, found in _CAPITAL.in_parts(text, body):
        named = cities().get(found["name"] or "")
        state = by_demonym().get(found["demonym"] or "") or by_name().get(found["state"] or "")
        capital = cities().get(state.capital[0]) if state and state.capital else None
        if named is not None:
            yield named, found.span("name")
        elif capital is not None and " capital" in found.group():
            yield capital, (found.start(), found.start() + len(found.group().rstrip(" ,")))
