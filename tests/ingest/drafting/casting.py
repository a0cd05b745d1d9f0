"""A cast made by hand, for tests of what is made of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast import Cast, Figure, Mention, Place
from tracker.ingest.drafting.positions.setting import Setting
from tracker.ingest.sentences import paragraphs
from tracker.ingest.statements import statements
from tracker.temporal import read


@dataclass(frozen=True)
class HandMade(Cast):
    """Figures by words that stand in the noun phrase."""

    text: str
    by_words: tuple[tuple[str, Figure], ...]

    def who(self, spans: Sequence[Span]) -> tuple[Figure, ...]:
        """The figures whose words stand in the phrase."""
        phrase = " ".join(self.text[start:end] for start, end in spans)
        return tuple(dict.fromkeys(figure for words, figure in self.by_words if words in phrase))


def hand_made(text: str, by_words: dict[str, Figure], places: tuple[Place, ...] = ()) -> HandMade:
    """A cast in which the words mean these figures, wherever they stand."""
    mentions = [
        Mention((at, at + len(words)), (figure.id,), "name", "its name")
        for words, figure in by_words.items()
        for at in _all(text, words)
    ]
    ordered = tuple(sorted(mentions, key=lambda one: one.span))
    figures = tuple(dict.fromkeys(by_words.values()))
    return HandMade(figures, ordered, places, (), text, tuple(by_words.items()))


def _all(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def figure(slug: str, sort: str = "person", behalf: str | None = None, *, unnamed: bool = False) -> Figure:
    """A figure whose name is its id."""
    return Figure(slug, slug.title(), sort, (0, 1), on_behalf_of=behalf, unnamed=unnamed)


def setting(text: str, by_words: dict[str, Figure], *, published: date = date(2026, 3, 11)) -> Setting:
    """What the positions of a text are found in; every paragraph is the article's own."""
    article = Article(text, tuple(paragraphs(text)), published)
    return Setting(
        article,
        hand_made(text, by_words),
        read(text, published=published),
        statements(text, article.body),
        (),
    )
