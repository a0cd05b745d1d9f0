"""What the positions of an article are found in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.cast import Cast, Mention
from tracker.ingest.drafting.figures import within
from tracker.ingest.drafting.meetings.talks import is_about_talks
from tracker.ingest.drafting.positions.chains import Passed, passed_in
from tracker.ingest.drafting.positions.topics import GENERAL, TERMS, Topic, stray, topic_of, topics
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.sentences import sentences
from tracker.ingest.statement import Statement
from tracker.temporal import Resolution

NAMING = frozenset({"name", "last name", "description"})

_MUCH, _OFTEN = 5, 500
"""So often an article names talks or what they are about, to be about them; a short one once in so many characters."""

_ROOM = 600
"""Characters of an article that names what it is about more than once."""

_SELDOM = 2_400
"""Characters in which an article that is about talks names them once at least."""


@dataclass(frozen=True)
class Setting:
    """What all positions of an article are found in."""

    article: Article
    cast: Cast
    timexes: Sequence[Resolution]
    statements: Sequence[Statement]
    rounds: Sequence[tuple[Span, str]]

    @cached_property
    def is_about_issues(self) -> bool:
        """Whether the article names what talks are about so often that what is said on nothing else is said on them."""
        wanted = min(_MUCH, len(self.article.text) // _OFTEN)
        return len(self._named) >= wanted and bool(self._named or self.rounds)

    @cached_property
    def is_brief(self) -> bool:
        """Whether it is so short that it need not name them often."""
        return len(self._named) < _MUCH

    @cached_property
    def is_about_talks(self) -> bool:
        """Whether it is the talks themselves that the article is about."""
        return self.names_talks and self.is_about_issues and is_about_talks(self.article.text)

    @cached_property
    def names_talks(self) -> bool:
        """Whether it names talks now and then, and not only an accord, or tells of rounds: of one, if it is brief."""
        named = sum(topic.issue in GENERAL and topic.issue != TERMS for topic in self._named)
        rounds = {name for _, name in self.rounds}
        if self.is_brief and rounds:
            return True
        return bool(named) and (len(rounds) > 1 or named * _SELDOM >= len(self.article.text))

    @cached_property
    def headline(self) -> Span:
        """What stands before the body: the headline, and the dateline."""
        return 0, min((start for start, _ in self.article.body), default=0)

    @cached_property
    def _named(self) -> list[Topic]:
        named = [topic for start, end in self.article.body for topic in topics(self.article.text, start, end)]
        return [topic for topic in named if topic.span not in self._stray]

    @cached_property
    def _stray(self) -> frozenset[Span]:
        """Where words stand that would name an issue only if others of the article named it too; not in a few lines."""
        if len(self.article.text) < _ROOM:
            return frozenset()
        return stray(topics(self.article.text, 0, len(self.article.text)))

    @cached_property
    def contents(self) -> Along[tuple[int, Statement]]:
        """The statements, with their numbers, by the spans of their contents."""
        return Along((span, one) for one in enumerate(self.statements) for span in one[1].content)

    @cached_property
    def passed(self) -> dict[Span, list[Passed]]:
        """The outlets through whom the article knows, by the sentences that name them."""
        spans = self.sentences
        return {spans[number]: found for number, found in passed_in(self.article.text, spans).items()}

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the body, in the order of the text."""
        return sentences(self.article.text, self.article.body)

    @cached_property
    def times(self) -> Along[Resolution]:
        """The mentions of time."""
        return Along(((one.start, one.end), one) for one in self.timexes)

    @cached_property
    def spoken_of(self) -> Along[str]:
        """The ids of rounds where they are spoken of."""
        return Along(self.rounds)

    def telling(self, statement: Statement) -> list[Statement]:
        """The other statements with a source in whose contents a statement has all of its cue, in their order."""
        spans = statement.cue or statement.content
        around = self.contents.around(spans[0])
        return [
            one
            for _, one in (sorted(dict(around).items()) if around else ())
            if one is not statement
            and one.source
            and within(spans, one.content)
            and not _is_told_before(one, statement)
        ]

    def topic(self, spans: Sequence[Span]) -> Topic | None:
        """The issue that parts of the text are about; what lies in somebody's name, or is stray, is no issue."""
        return topic_of(
            self.article.text, spans, lambda span: span in self._stray or self._names.touches(span)
        )

    @cached_property
    def _names(self) -> Along[Mention]:
        return Along((one.span, one) for one in self.cast.mentions if one.by in NAMING)

    def text(self, spans: tuple[Span, ...]) -> str:
        """The words of some places, with one space between; many ask for those of the same cue."""
        found = self._texts.get(spans)
        if found is None:
            words = " ".join([self.article.text[start:end] for start, end in spans]).split()
            found = self._texts[spans] = " ".join(words)
        return found

    def unnamed(self, spans: tuple[Span, ...]) -> str:
        """The words of some places without names: nothing is said of anybody with "United States" or "Saddam"."""
        kept = []
        for begun, end in spans:
            start = begun
            for named in self._names.inside((begun, end)):
                kept += [(start, named.span[0])] if start < named.span[0] else []
                start = max(start, named.span[1])
            kept += [(start, end)] if start < end else []
        return self.text(tuple(kept)) if kept else ""

    @cached_property
    def _texts(self) -> dict[tuple[Span, ...], str]:
        return {}


def _is_told_before(one: Statement, statement: Statement) -> bool:
    """Whether a statement lies within what another one ends, of whose cue it would be the content as well."""
    behind = bool(statement.cue) and statement.content[0] < statement.cue[0]
    return behind and bool(one.cue) and within(one.cue, statement.content)


def place_of(statement: Statement) -> Span:
    """Where a statement is made: its cue, or its content where it has none."""
    return (statement.cue or statement.content)[0]
