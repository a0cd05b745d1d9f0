"""Every failure the program can explain: named after the fact, holding its parts, worded once."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class TrackerError(Exception):
    """A failure with a reason that its reader can act on; `str()` is the sentence to show."""

    title: ClassVar[str] = "The request cannot be answered"
    problems: tuple[Problem, ...] = ()
    """Each thing that is wrong with an input, where the failure is about one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input.

    `pointer` is an RFC 6901 JSON pointer into the input, `value` what stands there
    (shortened to 200 characters), `expected` what could have stood there.
    """

    pointer: str
    value: str
    expected: str
    detail: str


class InputInvalid(TrackerError):
    """An input does not have the promised shape; `problems` names each place."""

    title = "The input is not valid"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{p.pointer or '/'}: {p.detail}" for p in problems))
        self.problems = tuple(problems)


class SeedFileInvalid(InputInvalid):
    """A seed file that cannot be taken: `places` pairs each problem with the line it is on."""

    title = "The seed file is not valid"

    def __init__(self, file: str, places: Sequence[tuple[int, Problem]]) -> None:
        super().__init__([problem for _, problem in places])
        self.file, self.places = file, tuple(places)


class BackupInvalid(InputInvalid):
    """A backup that cannot be taken: `places` pairs each problem with the line it is on."""

    title = "The backup cannot be imported"

    def __init__(self, places: Sequence[tuple[int, Problem]]) -> None:
        super().__init__([problem for _, problem in places])
        self.places = tuple(places)


class DatabaseNotEmpty(TrackerError):
    """A database that holds records, where an empty one is needed."""

    title = "The database is not empty"

    def __init__(self, counts: Mapping[str, int], database: str = "") -> None:
        held = ", ".join(f"{name}: {count}" for name, count in counts.items())
        named = f"The database {database}" if database else "The database"
        super().__init__(f"{named} is not empty ({held}): a backup goes into an empty one, of either kind.")
        self.counts, self.database = counts, database


class SettingInvalid(TrackerError):
    """The environment says something that is no setting, or gives one a value that cannot be used."""

    title = "A setting is not valid"

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name} is {value!r}; expected {expected}.")
        self.name, self.value, self.expected = name, value, expected


class SourceDiffers(TrackerError):
    """A source with that id is stored and says something else; only a correction may change it."""

    title = "The source is stored with other content"

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"The source {slug!r} is stored with other content. If this is a better version of the same document, "
            "send it as a correction; if it is another document, give it another id."
        )
        self.slug = slug


class SourceNotFound(TrackerError):
    """No source has that id."""

    title = "No such source"

    def __init__(self, slug: str) -> None:
        super().__init__(f"There is no source with the id {slug!r}.")
        self.slug = slug


class ReportNotFound(TrackerError):
    """No report about that record has that id."""

    title = "No such report"

    def __init__(self, report: str, kind: str, slug: str) -> None:
        super().__init__(f"The {kind} {slug!r} has no report with the id {report!r}.")
        self.report, self.kind, self.slug = report, kind, slug


class ArticleNotFound(TrackerError):
    """No article has that id."""

    title = "No such article"

    def __init__(self, slug: str) -> None:
        super().__init__(f"There is no article with the id {slug!r}.")
        self.slug = slug


class DraftNotFound(TrackerError):
    """No draft has that number."""

    title = "No such draft"

    def __init__(self, number: object) -> None:
        super().__init__(f"There is no draft {number}.")
        self.number = number


class DraftDecided(TrackerError):
    """Something that cannot be done to a draft as it stands; the message says what can."""

    title = "The draft is decided otherwise"

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"Draft {number} {reason}")
        self.number, self.reason = number, reason


class KeyNotFound(TrackerError):
    """No API key begins so."""

    title = "No such key"

    def __init__(self, prefix: str) -> None:
        super().__init__(f"No key begins with {prefix!r}; `tracker keys list` shows all.")
        self.prefix = prefix


class DatabaseNotReady(TrackerError):
    """The database cannot be reached, or its schema is not the one this version works with."""

    title = "The database is not ready"

    def __init__(self, reason: str) -> None:
        super().__init__(f"The database is not ready: {reason}")
        self.reason = reason


class ReadTooBroad(TrackerError):
    """A search, a count or a list that would have held the database for longer than any read may."""

    title = "The question is too broad"

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"The answer would take more than {seconds:g} seconds. Narrow it with more filters or rarer words, or ask "
            "without facets and without a count."
        )
        self.seconds = seconds


class RecordNotFound(TrackerError):
    """No record of that kind has that id, or had it on the clocks that were asked for."""

    title = "No such record"

    def __init__(self, kind: str, slug: str) -> None:
        super().__init__(f"There is no {kind} with the id {slug!r}.")
        self.kind, self.slug = kind, slug


class RecordMerged(TrackerError):
    """A record that an editor ruled to be another one; what is asked of it is answered by that one."""

    title = "The record is part of another one"

    def __init__(self, kind: str, slug: str, into: str) -> None:
        super().__init__(f"The {kind} {slug!r} is the same as {into!r}, which answers for both.")
        self.kind, self.slug, self.into = kind, slug, into


class AnchorMissing(TrackerError):
    """A relative expression was given without the date it is measured from."""

    title = "A publication date is needed"

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is relative: say when its source was published.")
        self.text = text


class ExpressionNotUnderstood(TrackerError):
    """The engine reads no time in an expression."""

    title = "The date expression is not understood"

    def __init__(self, text: str, language: str) -> None:
        super().__init__(f"{text!r} is no date expression that the rules for {language!r} read.")
        self.text, self.language = text, language


class DateImpossible(TrackerError):
    """A date that no calendar has, such as 30 February, or one outside the years 1 to 9999."""

    title = "There is no such date"

    def __init__(self, text: str, wanted: str = "date of the calendar (years 1 to 9999)") -> None:
        super().__init__(f"{text!r} is no {wanted}.")
        self.text = text


class LanguageUnknown(TrackerError):
    """A language that neither a rules file nor dateparser reads."""

    title = "The language is not known"

    def __init__(self, language: str, known: Iterable[str]) -> None:
        known = sorted(known)
        super().__init__(f"No rules read the language {language!r}; known are {', '.join(known)}.")
        self.language, self.known = language, tuple(known)


def nearest(name: str, valid: Iterable[str], most: int = 3) -> list[str]:
    """The valid names most like a wrong one, best first; empty when none is close."""
    return get_close_matches(name, list(valid), n=most, cutoff=0.6)


def advice(close: Sequence[str], otherwise: str) -> str:
    """What to expect in place of a wrong name: the nearest ones, or `otherwise` where none is close.

    >>> advice(["status"], "a field"), advice([], "a field")
    ('did you mean status?', 'a field')

    """
    return f"did you mean {' or '.join(close)}?" if close else otherwise


def advised(expected: str) -> tuple[str, ...]:
    """The names in what `advice` said; none where it knew none.

    >>> advised(advice(["status", "stance"], "a field")), advised("a field")
    (('status', 'stance'), ())

    """
    names = expected.partition("did you mean ")[2].partition("?")[0]
    return tuple(names.split(" or ")) if names else ()
