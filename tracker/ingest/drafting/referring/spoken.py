"""What was spoken of in a text up to a place: mentions in its order, and who they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import PARTIES, Figure, Mention, span_of
from tracker.ingest.drafting.referring.references import Reference
from tracker.records.vocabulary import ActorSort

SPEAKING = (*PARTIES, ActorSort.ORGANISATION, ActorSort.AGENCY)
"""Sorts of those who are no people, and may be meant by "it" and "they"."""

NEAR = 900
"""Characters before a paragraph within which "he" in its first sentence may have been named."""


class Spoken:
    """The mentions and the sentences of a text, in its order; what references mean is added as a mention."""

    def __init__(
        self,
        text: str,
        figures: Mapping[str, Figure],
        nouns: Mapping[str, str],
        mentions: Iterable[Mention],
        sentences: Sequence[Span],
    ) -> None:
        self._text = text
        self._figures, self._nouns, self._sentences = figures, nouns, sentences
        self.mentions = sorted(mentions, key=span_of)
        self._starts = [one.span[0] for one in self.mentions]
        self._open: list[int] = []
        self._last: dict[object, tuple[int, Mention | None]] = {}

    def add(self, mention: Mention) -> None:
        """Put a mention among the others."""
        at = bisect_right(self.mentions, mention.span, key=span_of)
        self.mentions.insert(at, mention)
        self._starts.insert(at, mention.span[0])

    def leave_open(self, place: int) -> None:
        """Know where somebody speaks of whom the text leaves open who it is, in its order."""
        self._open.append(place)

    def _is_open(self, start: int, end: int) -> bool:
        """Whether such a one speaks between two places."""
        return bisect_left(self._open, start) < bisect_left(self._open, end)

    def _between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin from one place on and before another."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _last_before(
        self, reference: Reference, key: object, fits: Callable[[Mention], bool]
    ) -> Mention | None:
        """The last mention before a reference that fits; what an earlier reference looked at is not looked at again."""
        first, found = self._last.get(key, (0, None))
        last = bisect_left(self._starts, reference.span[0])
        for at in range(last - 1, first - 1, -1):
            if fits(self.mentions[at]):
                found = self.mentions[at]
                break
        self._last[key] = last, found
        return found

    def _side_of(self, meant: Mention) -> Mention | None:
        """Whoever a person speaks for, of whose delegation or country there is talk; a party is its own."""
        figure = self._figures[meant.figures[0]]
        side = figure.on_behalf_of if figure.sort == ActorSort.PERSON or figure.unnamed else figure.id
        return meant._replace(figures=(side,)) if side and side in self._figures else None

    def _all(self, one: Mention, *sorts: str) -> bool:
        return all(self._figures[name].sort in sorts for name in one.figures)
