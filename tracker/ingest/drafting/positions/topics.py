"""Which issue words are about, by the titles and aliases of the tree of issues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.drafting.text.beginnings import beginnings
from tracker.ingest.drafting.text.either import by_letter
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.toml_table import toml_table
from tracker.records.issues import shipped_issues


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue, and the words that name it in a text."""

    issue: str
    span: Span
    loose: bool = False
    """Whether these are words that mean other things as often: "the court", "food"."""


TERMS = "settlement"
"""The issue of what would end a conflict, whatever it is about: treaties and accords are named without any talks."""

GENERAL = frozenset(
    {"talks", "talks-progress", "talks-schedule", "talks-venue", "talks-format", TERMS, "mediation"}
)
"""What any statement in an article about talks is about a little: another issue beside one of these is meant."""

_TRUCE = re.compile(r"(?:cease|truce|armistice|cessation|halt\b|hold|pause|observ|breach)", re.IGNORECASE)
"""How words for a ceasefire begin that name one: it has parts, but is as narrow as those of others."""

NONE = "none"
"""What rows name that are words of no issue: "the Security Council", "the trade minister"."""

_WHEN = re.compile(
    r"(?<!only )\b(?:(?:immediately |shortly |hours |days |soon )?after|ahead of|during|following|even as|despite|amid"
    r"|in the wake of|on the (?:eve|sidelines|margins) of|in the run-up to) (?:(?!to\b|that\b)[\w’'-]+ ){0,4}$",
    re.IGNORECASE,
)
"""How words begin that only tell when; "only after the withdrawal" tells a condition."""

_ON_TERMS = re.compile(
    r"\b(?:until|unless|as long as|provided(?: that)?|in (?:exchange|return) for|so long as) "
    r"(?:(?!but\b|and\b)[\w’'-]+ ){0,4}$",
    re.IGNORECASE,
)
"""How words begin that tell on what terms something else is done, which is what is spoken about."""

_ASIDE = re.compile(
    r"(?:,|\b(?:talks|negotiations|dialogue|discussions)(?: with (?:the )?[\w’-]+)?)"
    r" (?:which|who|whose|whom|where)\b[^,;.]*$",
    re.IGNORECASE,
)
"""How words begin that only tell more of something: the talks in "talks, which it broke off over the arrests"."""

_NEAR = 60
"""Characters before an issue in which they begin."""

_LONG = 240
"""The same of a whole clause."""


def topics(text: str, start: int, end: int) -> list[Topic]:
    """Every issue that a part of a text names, in the order of the text; of names that overlap the longest."""
    found, starts = _all_topics(text)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    return [topic for topic in found[first:last] if topic.span[1] <= end]


@lru_cache(maxsize=4)
def _all_topics(text: str) -> tuple[list[Topic], list[int]]:
    """The issues that a whole text names, and where; asked for many parts of one text, and looked for once."""
    named = ((found.group(), found.span()) for found in _quick().finditer(text, 0, len(text)))
    found = [(words, span, issue) for words, span in named if (issue := _issue(words)) != NONE]
    sure = Counter(issue for words, _, issue in found if not (_sharing(words) or _is_loose(words, issue)))
    topics = [
        Topic(_meant(words, issue, sure), span, _is_loose(words, issue)) for words, span, issue in found
    ]
    return topics, [topic.span[0] for topic in topics]


def _meant(words: str, issue: str, sure: Mapping[str, int]) -> str:
    """The issue of words that several share: the one which the text names most with words of its own, if any."""
    named = [one for one in _sharing(words) if one in sure]
    return max(named, key=lambda one: sure[one]) if named else issue


@lru_cache(maxsize=2_000)
def _sharing(words: str) -> tuple[str, ...]:
    """The issues that share some words; none where they are those of one."""
    return next((row.issues for row in shared() if row.words.fullmatch(words)), ())


class Shared(NamedTuple):
    """Words that mean another one of some issues where a text names that: "accession" to a union or to an alliance.

    `examples` are texts with the issue that the words are of there.
    """

    words: re.Pattern[str]
    issues: tuple[str, ...]
    examples: Mapping[str, str]


@cache
def shared() -> tuple[Shared, ...]:
    """The table of them."""
    return tuple(
        Shared(re.compile("|".join(row["words"])), tuple(row["issues"]), row["examples"])
        for row in toml_table(__package__, "topics")["shared"]
    )


def stray(found: Iterable[Topic]) -> frozenset[Span]:
    """Where words of an article stand that could name an issue of which it has no others than such: "to pray"."""
    found = tuple(found)
    sure = {topic.issue for topic in found if not topic.loose}
    return frozenset(topic.span for topic in found if topic.issue not in sure)


@lru_cache(maxsize=2_000)
def _is_loose(words: str, issue: str) -> bool:
    """Whether words of an issue are among those that the table has as loose."""
    loose = _loose().get(issue)
    return loose is not None and loose.fullmatch(words) is not None


@cache
def _loose() -> dict[str, re.Pattern[str]]:
    return {row.issue: re.compile("|".join(row.loose)) for row in rows() if row.loose}


@lru_cache(maxsize=2_000)
def _issue(name: str) -> str:
    """The issue of words that the table has."""
    found = _pattern(name[0]).fullmatch(name)
    return _places()[int((found.lastgroup or "").split("_")[1])] if found else _ids()[0]


def topic_of(
    text: str, spans: Sequence[Span], names: Callable[[Span], bool] = lambda _: False
) -> Topic | None:
    """The issue that parts of a text are about: what is not general before what is, deeper before wider, then first.

    Words that are part of `names` are about nothing: "the Atomic Energy Organization". What only tells when something
    is done ("ahead of the elections") comes last.
    """
    found = [topic for start, end in spans for topic in topics(text, start, end) if not names(topic.span)]
    if not found[1:]:
        return found[0] if found else None
    parts = {_parted().get(topic.issue) for topic in found}
    return min(
        found,
        key=lambda topic: (
            _tells_when(text, topic.span[0]),
            topic.issue in GENERAL,
            bool(_ON_TERMS.search(text, max(0, topic.span[0] - _NEAR), topic.span[0])),
            not (topic.issue in _parted() or (_names_truce(text, topic) and topic.issue not in parts)),
            topic.span,
        ),
    )


def _tells_when(text: str, start: int) -> bool:
    """Whether words stand behind one that makes them the time of something else, or only what more is told of it."""
    if _WHEN.search(text, max(0, start - _NEAR), start):
        return True
    return bool(_ASIDE.search(text, max(0, start - _LONG), start))


def _names_truce(text: str, topic: Topic) -> bool:
    return topic.issue == "ceasefire" and _TRUCE.match(text, *topic.span) is not None


@dataclass(frozen=True, slots=True)
class Row:
    """An issue with the words of the news that are about it, and sentences that are and are not.

    `loose` words mean other things as often: they name the issue only in an article that has others for it.
    """

    issue: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    others: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


@cache
def rows() -> tuple[Row, ...]:
    """The table of words."""
    return tuple(
        Row(
            row["issue"],
            tuple(row["words"]),
            tuple(row["examples"]),
            tuple(row.get("others", ())),
            tuple(row.get("loose", ())),
        )
        for row in toml_table(__package__, "topics")["row"]
    )


@cache
def _ids() -> tuple[str, ...]:
    return tuple(issue["id"] for issue in shipped_issues())


@cache
def _places() -> tuple[str, ...]:
    """The issues by the numbers of their names, as `_pattern` has these."""
    return (*_ids(), NONE)


@cache
def _parted() -> dict[str, str]:
    """The issues that are part of a wider one, each with that."""
    return {issue["id"]: issue["parent"] for issue in shipped_issues() if issue.get("parent")}


@cache
def _quick() -> Finder:
    """The same names without groups: a branch that begins with another letter is then passed over at once."""
    return Finder(rf"\b{by_letter([words for words, _ in _names()])}\b", small=True)


@cache
def _pattern(letter: str) -> re.Pattern[str]:
    """The names of all issues that may begin with a letter, each in a group that ends in the number of its issue."""
    branches = "|".join(
        f"(?P<_{place}_{number}>{words})"
        for number, (words, place) in enumerate(_names())
        if not _letters()[number].isdisjoint(("", letter))
    )
    return re.compile(rf"\b(?:{branches})\b")


@cache
def _letters() -> tuple[frozenset[str], ...]:
    """The letters with which each of the names may begin; an empty one stands for any."""
    return tuple(frozenset(one.letters[:1] for one in beginnings(words)) for words, _ in _names())


@cache
def _names() -> tuple[tuple[str, int], ...]:
    """All names with the places of their issues: titles and aliases before the words of rows, long before short.

    Before all of them stand those of no issue, which are longer than those of one that they begin with.
    """
    places = {issue: place for place, issue in enumerate(_places())}
    names = [
        (name, places[issue["id"]])
        for issue in shipped_issues()
        for name in (issue["title"], *issue.get("aliases", []))
    ]
    spelled = [(_spelled(name), place) for name, place in sorted(names, key=lambda one: -len(one[0]))]
    phrases = [(row, words) for row in rows() for words in row.words]
    phrases.sort(
        key=lambda one: (*_rank(one[0]), " " not in one[1])
    )  # "payments to victims" before "payments"
    none, narrow, general = (
        [(words, places[row.issue]) for row, words in phrases if sort == _sort(row)]
        for sort in ("none", "narrow", "general")
    )
    long, short = ([one for one in spelled if (r"[\s-]" in one[0]) == is_long] for is_long in (True, False))
    return (*none, *long, *narrow, *short, *general)


def _sort(row: Row) -> str:
    return "none" if row.issue == NONE else "general" if row.issue in GENERAL else "narrow"


def _rank(row: Row) -> tuple[bool, bool]:
    """Narrow issues first, so that "peace talks" is not found in "nuclear talks deal"."""
    return row.issue in GENERAL, row.issue not in _parted()


def _spelled(name: str) -> str:
    """A name with any space or hyphen where it has one, and with a plural."""
    return r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", name.lower()))) + "s?"
