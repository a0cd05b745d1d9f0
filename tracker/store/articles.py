"""Articles with the drafts made from them: stored once, a wire copy linked to what it copies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from operator import itemgetter
from typing import Any, Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from tracker.errors import ArticleNotFound, InputInvalid, Problem
from tracker.records import tables
from tracker.records.dating import known_at, local
from tracker.records.problems import pointer, validated
from tracker.records.proposals import as_says, words_of
from tracker.records.shapes import NewSource, Via
from tracker.records.text import SLUG_LENGTH, slugify
from tracker.records.vocabulary import DraftStatus, Kind

COPIED_WITHIN = timedelta(days=30)
"""How far apart an article and its wire copy are published at most."""

REWRITTEN_WITHIN = timedelta(days=7)
"""The same of a copy that was shortened or reworded: in a month the next round may be told in the same words."""

LONGEST_TEXT = 200_000
"""The longest text of an article that is stored, in characters."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_BITS = (1 << 64) - 1
_SIGN = 1 << 63
_ROOM = 4
"""What a number behind an id may take of its length."""


class Read(Protocol):
    """An article as it was read; places are in characters of its text (`tracker.ingest.article`)."""

    @property
    def text(self) -> str: ...  # noqa: D102 - named like the columns of tables.Article
    @property
    def body(self) -> Sequence[tuple[int, int]]: ...  # noqa: D102 - as above
    @property
    def published(self) -> date | datetime: ...  # noqa: D102 - as above
    @property
    def publisher(self) -> str | None: ...  # noqa: D102 - as above
    @property
    def title(self) -> str | None: ...  # noqa: D102 - as above
    @property
    def author(self) -> str | None: ...  # noqa: D102 - as above
    @property
    def address(self) -> str | None: ...  # noqa: D102 - as above
    @property
    def language(self) -> str: ...  # noqa: D102 - as above
    @property
    def country(self) -> str | None: ...  # noqa: D102 - as above
    @property
    def zone(self) -> str: ...  # noqa: D102 - as above
    @property
    def dateline(self) -> str | None: ...  # noqa: D102 - as above
    @property
    def remarks(self) -> Sequence[str]: ...  # noqa: D102 - as above


class Proposed(Protocol):
    """A draft as it was proposed (`tracker.ingest.draft`)."""

    @property
    def kind(self) -> Kind: ...  # noqa: D102 - named like the columns of tables.Draft
    @property
    def says(self) -> Mapping[str, Any]: ...  # noqa: D102 - as above
    @property
    def confidence(self) -> float: ...  # noqa: D102 - as above
    @property
    def joins(self) -> bool: ...  # noqa: D102 - as above
    @property
    def reasons(self) -> Sequence[str]: ...  # noqa: D102 - as above


@dataclass(frozen=True, slots=True)
class Likeness:
    """The fingerprint of a text, 64 bits without sign, and in how many bits copies of one text differ at most.

    Up to `compared` bits, texts are compared by their words: `copied` says of a text and the spans of its body how much
    of it is a copy, 0 where it is none.
    """

    simhash: int
    within: int
    compared: int = 0
    copied: Callable[[str, Iterable[Sequence[int]]], float] = lambda _, __: 0.0


@dataclass(frozen=True, slots=True)
class ArticleReceipt:
    """What became of an article. `unchanged`: its text was stored before, and nothing was done."""

    article: str
    unchanged: bool
    copy_of: str | None
    drafts: tuple[int, ...]
    remarks: tuple[str, ...]
    recorded_at: datetime

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {**asdict(self), "recorded_at": self.recorded_at.isoformat()}


def digest_of(text: str) -> str:
    """The SHA-256 of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def find(session: Session, text: str, publisher: str | None) -> tables.Article | None:
    """The stored article with this very text; of several publishers only the one that is named, if one is."""
    query = select(tables.Article).where(col(tables.Article.digest) == digest_of(text))
    if publisher is not None:
        query = query.where(col(tables.Article.publisher) == publisher)
    return session.scalars(query.order_by(col(tables.Article.id)).limit(1)).first()


def store(
    session: Session,
    article: Read,
    drafts: Sequence[Proposed],
    *,
    process: str | None = None,
    likeness: Likeness | None = None,
    now: datetime,
    by: str | None = None,
) -> ArticleReceipt:
    """Store an article with its drafts, in the session's transaction; the same text of the same publisher only once.

    An article that is nearly the same as one that was published before it is linked to that one: what its drafts
    report comes from there (`via`). `process` is what drafts are about that name no process.

    Raises:
        InputInvalid: the article would be no source, or a draft no report; every fault by its place.

    """
    stored = find(session, article.text, article.publisher)
    if stored is not None:
        return _unchanged(session, stored, article)
    source = _source(session, article, process)
    said = _checked(drafts)
    published_at = known_at(source.published, source.zone)
    original, remarks = _original(session, source, published_at, likeness)
    row = _store_article(session, article, source, likeness, original, remarks, now, by)
    _store_drafts(session, row, drafts, said, remarks if original else ())
    return _receipt(session, row, unchanged=False)


def _unchanged(session: Session, stored: tables.Article, article: Read) -> ArticleReceipt:
    receipt = _receipt(session, stored, unchanged=True)
    published = local(article.published, article.zone).isoformat()
    if published == stored.published:
        return receipt
    told = f"This text is stored as published on {stored.published}; now {published} was given, which changes nothing."
    return ArticleReceipt(**{**_parts(receipt), "remarks": (*receipt.remarks, told)})


def _parts(receipt: ArticleReceipt) -> dict[str, Any]:
    return {name: getattr(receipt, name) for name in receipt.__dataclass_fields__}


def _receipt(session: Session, row: tables.Article, *, unchanged: bool) -> ArticleReceipt:
    drafts = select(col(tables.Draft.id)).where(col(tables.Draft.article_id) == row.id)
    return ArticleReceipt(
        article=row.slug,
        unchanged=unchanged,
        copy_of=_slug(session, row.copy_of),
        drafts=tuple(number or 0 for number in session.scalars(drafts.order_by(col(tables.Draft.place)))),
        remarks=tuple(row.remarks),
        recorded_at=row.recorded_at,
    )


def _slug(session: Session, number: int | None) -> str | None:
    found = None if number is None else session.get(tables.Article, number)
    return found.slug if found else None


def _source(session: Session, article: Read, process: str | None) -> NewSource:
    """The source that an article becomes when a draft of it is accepted."""
    problems = []
    if not article.publisher:
        expected = "the name of who published the article, such as Reuters"
        problems.append(
            Problem("/publisher", "", expected, f"no publisher was found or given: expected {expected}")
        )
    if len(article.text) > LONGEST_TEXT:
        expected = f"at most {LONGEST_TEXT:,} characters"
        told = f"the text has {len(article.text):,} characters: expected {expected}"
        problems.append(Problem("/text", article.text[:80], expected, told))
    if _UNSTORABLE.search(article.text):
        told = "the text holds a NUL or half of a surrogate pair, which no database keeps"
        problems.append(Problem("/text", "", "text of whole characters", told))
    if problems:
        raise InputInvalid(problems)
    facts = {name: getattr(article, name) for name in SOURCE_FACTS}
    return validated(NewSource, {"id": _free_slug(session, article), "process": process, **facts})


SOURCE_FACTS = (
    *("publisher", "published", "title", "author", "address"),
    *("language", "country", "zone", "dateline"),
)
"""What a source has from its article, under the same names."""


def _free_slug(session: Session, article: Read) -> str:
    """An id made of publisher and day that neither a source nor an article has."""
    day = local(article.published, article.zone).isoformat()[: len("2026-01-27")]
    room = SLUG_LENGTH - len(day) - 1 - _ROOM
    name = slugify(str(article.publisher))[:room].strip("-")
    made = "-".join(part for part in (name or "article", day) if part)
    taken = {
        slug
        for column in (col(tables.Source.slug), col(tables.Article.slug))
        for slug in session.scalars(select(column).where(column.startswith(made, autoescape=True)))
    }
    numbered = (made if number == 1 else f"{made}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in numbered if slug not in taken)


def _checked(drafts: Sequence[Proposed]) -> list[dict[str, Any]]:
    """What every draft says, in the form of a report."""
    said, problems = [], []
    for place, draft in enumerate(drafts):
        try:
            said.append(as_says(draft.kind, draft.says))
        except InputInvalid as invalid:
            where = pointer(("drafts", place, "says"))
            problems += [
                Problem(where + each.pointer, each.value, each.expected, each.detail)
                for each in invalid.problems
            ]
    if problems:
        raise InputInvalid(problems)
    return said


def _original(
    session: Session, source: NewSource, published_at: datetime, likeness: Likeness | None
) -> tuple[tables.Article | None, tuple[str, ...]]:
    """The article that a text repeats nearly word for word, with what to tell of it."""
    if likeness is None:
        return None, ()
    near = _nearest(session, published_at, likeness)
    if near is None:
        return None, ()
    named = f"{near.slug!r} ({near.publisher}, {near.published})"
    if near.published_at > published_at:
        return None, (
            f"Nearly the same text as {named}, which was published later and may be a copy of this.",
        )
    if near.publisher == source.publisher:
        return near, (f"Nearly the same text as {named}, of the same publisher: a later version of it.",)
    return near, (f"Nearly the same text as {named}: a copy of it, which counts as no further origin.",)


def _nearest(session: Session, published_at: datetime, likeness: Likeness) -> tables.Article | None:
    """The article most like one, of those published about the same time; of equals the one published first.

    Fingerprints decide where they are near; where they are not far, words do.
    """
    query = (
        select(col(tables.Article.id), col(tables.Article.simhash), col(tables.Article.published_at))
        .where(
            col(tables.Article.published_at) >= published_at - COPIED_WITHIN,
            col(tables.Article.published_at) <= published_at + COPIED_WITHIN,
            col(tables.Article.simhash).is_not(None),
        )
        .order_by(col(tables.Article.published_at), col(tables.Article.id))
    )
    rows = session.connection().execute(query).all()
    apart = [(((row.simhash ^ likeness.simhash) & _BITS).bit_count(), row) for row in rows]
    best = min(apart, key=lambda pair: pair[0], default=None)
    if best and best[0] <= likeness.within:
        return session.get(tables.Article, best[1].id)
    near = [row for bits, row in apart if bits <= likeness.compared]
    soon = [row.id for row in near if abs(row.published_at - published_at) <= REWRITTEN_WITHIN]
    return _most_copied(session, soon, likeness)


def _most_copied(session: Session, numbers: Sequence[int], likeness: Likeness) -> tables.Article | None:
    """The article that shares most words with one, of those that share enough to be a copy; of equals the first."""
    found: tuple[float, int] = (0.0, 0)
    query = select(col(tables.Article.text), col(tables.Article.spans))
    for number in numbers:
        row = session.connection().execute(query.where(col(tables.Article.id) == number)).one()
        share = likeness.copied(row.text, row.spans)
        found = max(found, (share, number), key=itemgetter(0))
    return session.get_one(tables.Article, found[1]) if found[0] else None


def _signed(simhash: int) -> int:
    """64 bits as the signed number that every database stores."""
    return simhash - (simhash & _SIGN) * 2


def _store_article(
    session: Session,
    article: Read,
    source: NewSource,
    likeness: Likeness | None,
    original: tables.Article | None,
    remarks: Sequence[str],
    now: datetime,
    by: str | None,
) -> tables.Article:
    facts = {name: getattr(source, name) for name in SOURCE_FACTS if name != "published"}
    row = tables.Article(
        slug=source.id,
        **facts,
        published=local(source.published, source.zone).isoformat(),
        published_at=known_at(source.published, source.zone),
        text=article.text,
        spans=[list(span) for span in article.body],
        digest=digest_of(article.text),
        simhash=None if likeness is None else _signed(likeness.simhash),
        copy_of=original.id if original else None,
        remarks=[*article.remarks, *remarks],
        process=source.process,
        recorded_at=now,
        recorded_by=by,
    )
    session.add(row)
    session.flush()
    return row


def _store_drafts(
    session: Session,
    article: tables.Article,
    drafts: Sequence[Proposed],
    said: Sequence[dict[str, Any]],
    marks: Sequence[str],
) -> None:
    """Each draft of a copy says so among its reasons."""
    for place, (draft, says) in enumerate(zip(drafts, said, strict=True), start=1):
        row = tables.Draft(
            article_id=article.id or 0,
            place=place,
            kind=Kind(draft.kind).value,
            record=says["id"],
            says=says,
            proposed=says,
            confidence=draft.confidence,
            joins=draft.joins,
            reasons=[*draft.reasons, *marks],
            words=words_of(says),
            status=DraftStatus.PENDING.value,
        )
        session.add(row)
    session.flush()


def via_of(session: Session, article: tables.Article) -> Via | None:
    """What an article copies, as a link of the source chain: that source where it is stored, else its publisher."""
    original = session.get(tables.Article, article.copy_of) if article.copy_of else None
    if original is None or original.publisher == article.publisher:
        return None
    query = select(col(tables.Source.id)).where(col(tables.Source.slug) == original.slug).limit(1)
    if session.scalars(query).first() is not None:
        return Via(source=original.slug)
    facts = {name: getattr(original, name) for name in ("publisher", "published", "address")}
    return validated(Via, facts)


def get(session: Session, slug: str) -> tables.Article:
    """The row of an article.

    Raises:
        ArticleNotFound: no article has that id.

    """
    found = session.scalars(select(tables.Article).where(col(tables.Article.slug) == slug)).first()
    if found is None:
        raise ArticleNotFound(slug)
    return found


def article(session: Session, slug: str) -> dict[str, Any]:
    """One article with its text and how many of its drafts have which status, ready for JSON.

    Raises:
        ArticleNotFound: no article has that id.

    """
    row = get(session, slug)
    shown = _shown(row, _slug(session, row.copy_of), _counts(session, [row.id or 0]).get(row.id or 0, {}))
    return {**shown, "text": row.text, "body": row.spans}


def articles(
    session: Session, *, limit: int = 50, after: int | None = None
) -> list[tuple[int, dict[str, Any]]]:
    """Articles in the order in which they came, without their texts; each with its row number, to page on."""
    original = aliased(tables.Article)
    query = (
        select(tables.Article, col(original.slug))
        .outerjoin(original, col(original.id) == col(tables.Article.copy_of))
        .order_by(col(tables.Article.id))
        .limit(limit)
    )
    if after is not None:
        query = query.where(col(tables.Article.id) > after)
    rows = session.execute(query).all()
    counts = _counts(session, [row.id or 0 for row, _ in rows])
    return [(row.id or 0, _shown(row, copied, counts.get(row.id or 0, {}))) for row, copied in rows]


def _counts(session: Session, articles: Sequence[int]) -> dict[int, dict[str, int]]:
    query = (
        select(col(tables.Draft.article_id), col(tables.Draft.status), func.count())
        .where(col(tables.Draft.article_id).in_(articles))
        .group_by(col(tables.Draft.article_id), col(tables.Draft.status))
    )
    found: dict[int, dict[str, int]] = {}
    for number, status, count in session.connection().execute(query):
        found.setdefault(number, {})[status] = count
    return found


def _shown(row: tables.Article, copied: str | None, counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "id": row.slug,
        **{name: getattr(row, name) for name in SOURCE_FACTS},
        "process": row.process,
        "copy_of": copied,
        "remarks": row.remarks,
        "length": len(row.text),
        "drafts": {status.value: counts.get(status.value, 0) for status in DraftStatus},
        "recorded_at": row.recorded_at.isoformat(),
    }
