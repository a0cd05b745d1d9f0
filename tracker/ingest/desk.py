"""From bytes to an article with its drafts: read in one process, drafted in another, both with limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from queue import Empty, LifoQueue
from typing import Any, TypeVar, Unpack

from sqlmodel import Session

from tracker.errors import InputInvalid, Problem
from tracker.ingest.article import Article
from tracker.ingest.draft import Draft
from tracker.ingest.drafting import Known, drafts
from tracker.ingest.known import known
from tracker.ingest.likeness import compared_within, copying, likeness, own_words, within
from tracker.ingest.reading import Given
from tracker.ingest.reading.worker import Reader
from tracker.ingest.sound import sound
from tracker.ingest.worker import TookTooLong, Worker
from tracker.store import articles
from tracker.store.articles import Likeness

SECONDS_TO_READ = 3.0
SECONDS_TO_DRAFT = 3.0
SECONDS_TO_TELL = 10.0
"""How long another process may take to be told what is known: of 100,000 records it is one or two."""

SECONDS_TO_WAIT = 10.0
"""How long somebody waits for a desk that is free."""

MEMORY = 1 << 30
"""Bytes of address space that each process may have, its libraries included."""

AT_ONCE = 2
"""How many articles one service reads at once; each takes two processes, which are started by the first article."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """An article to make drafts from, what is known before it, and the process that it is about, where one is named.

    Where it goes to another process, `known` is None for what that one was told the last time.
    """

    article: Article
    known: Any
    process: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The drafts of an article, remarks to the analyst about what could not be drafted, and the process of all."""

    drafts: Sequence[Draft]
    remarks: tuple[str, ...] = ()
    process: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """How drafts are made: what is known is read from the records here, drafts are made of it elsewhere.

    Both are functions of modules, so that another process can call the second.
    """

    known: Callable[[Session], Any]
    drafts: Callable[[Asked], Found]


class DeskBusy(Exception):
    """All desks were at work for as long as anybody waits."""


class Desks:
    """The desks of one service; an article is taken to one that is free."""

    def __init__(self, rules: Rules, *, at_once: int = AT_ONCE) -> None:
        self._known = rules.known
        self._free: LifoQueue[_Desk] = LifoQueue()
        self._desks = [_Desk(rules) for _ in range(at_once)]
        for desk in self._desks:
            self._free.put(desk)

    def read(self, raw: bytes, **given: Unpack[Given]) -> Article:
        """The article that some bytes are.

        Raises:
            InputInvalid: they are none that can be read in time; what is given holds before what they say.
            DeskBusy: no desk was free.

        """
        return self._at_one(lambda desk: desk.reader.read(raw, name="the article", **given))

    def drafts(self, session: Session, article: Article, process: str | None) -> Found:
        """What an article seems to say; nothing where its text is stored already.

        Raises:
            InputInvalid: nothing was found in time.
            DeskBusy: no desk was free.

        """
        if articles.find(session, article.text, article.publisher) is not None:
            return Found(())
        asked = Asked(article, self._known(session), process)
        return self._at_one(lambda desk: desk.drafts(asked))

    def close(self) -> None:
        """End all processes."""
        for desk in self._desks:
            desk.close()

    def _at_one(self, work: Callable[[_Desk], T]) -> T:
        try:
            desk = self._free.get(timeout=SECONDS_TO_WAIT)
        except Empty:
            raise DeskBusy from None
        try:
            return work(desk)
        finally:
            self._free.put(desk)


class _Desk:
    """One process that reads, and one that drafts."""

    def __init__(self, rules: Rules) -> None:
        self.reader = Reader(seconds=SECONDS_TO_READ, memory=MEMORY)
        self._worker: Worker[Asked, Found] = Worker(rules.drafts, memory=MEMORY)
        self._told: Any = None

    def drafts(self, asked: Asked) -> Found:
        """The drafts of an article; what is known is told only where it is not what was told last."""
        before, self._told = self._told, asked.known
        try:
            if asked.known is before:
                return self._worker(replace(asked, known=None), seconds=SECONDS_TO_DRAFT)
            return self._worker(asked, seconds=SECONDS_TO_TELL + SECONDS_TO_DRAFT)
        except TookTooLong:
            self._told = None
            expected = f"a text in which drafts are found in {SECONDS_TO_DRAFT:g} seconds"
            told = f"nothing was found in {SECONDS_TO_DRAFT:g} seconds: expected a shorter text"
            raise InputInvalid([Problem("/text", asked.article.text[:80], expected, told)]) from None

    def close(self) -> None:
        self.reader.close()
        self._worker.close()


def likeness_of(article: Article) -> Likeness | None:
    """The fingerprint by which copies of an article are known; None where it is too short to have one."""
    told = likeness(article)
    bits = within(told.words)
    if bits is None:
        return None
    share = copying(own_words(article.text, article.body))
    return Likeness(told.simhash, bits, compared_within(), lambda text, body: share(own_words(text, body)))


class _Told:
    """What this process was told last to be known."""

    known: Known = Known.none()


def drafted(asked: Asked) -> Found:
    """The drafts that the rules make of an article."""
    _Told.known = asked.known or _Told.known
    made = sound(drafts(asked.article, _Told.known, asked.process))
    return Found(made.drafts, made.remarks, made.process)


BY_RULES = Rules(known, drafted)
"""How drafts are made without any model."""
