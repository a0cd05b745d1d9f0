"""Whose a statement is: somebody known, who is no bystander."""

from __future__ import annotations

import re

from tracker.ingest.article import Span
from tracker.ingest.drafting.cast import Figure
from tracker.ingest.drafting.meetings.talks import is_about_talks
from tracker.ingest.drafting.names.offices import level_of
from tracker.ingest.drafting.names.outlets import outlet
from tracker.ingest.drafting.positions.setting import Setting, place_of
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.sentences import part_at
from tracker.ingest.statement import Statement
from tracker.records.vocabulary import ActorSort

_BYSTANDER = Finder(rf"\b{any_of('bystanders')},? (?:named )?$", small=True)
_LOOKS_ON = re.compile(rf", (?:\d{{1,2}}(?=[,.;])|an? (?:[\w-]+ ){{0,3}}{any_of('bystanders')}\b)")
"""Behind the name of one who is told of as a bystander: ", 71, said", ", a fishing correspondent"."""

_COMMANDS = re.compile(
    r"\b(?:Gen|Lt|Col|Maj|Brig|Adm|General|Colonel|Major|Admiral|Brigadier|Commander)\b\.? "
)
"""Before the name of somebody who commands others, which is an office too."""

_LONGEST_RANK = 10

_APPOSED = re.compile(r"(?:, [^,;:“”\"]{2,80}| [^,;:“”\"]{2,60})?, ")
"""What may stand between somebody and "who"."""

_LONGEST = 80
"""Characters of a name before "which"."""
_WHO_AT = re.compile(r"\bwho (?:[\w-]+ ){0,5}(?:in|at|from) $")
_LONGEST_WHEN = 60
"""Characters of "who" with words on when, before the place."""

_OTHER_CLAUSE = re.compile(r"; (?:and |but |while )?(?:an?|the|his|her|its|their|[A-Z][\w’'-]+) [^,;]")
"""How another clause begins that has a subject of its own."""


def holders_of(setting: Setting, statement: Statement) -> tuple[Figure, ...]:
    """Those who hold what a statement says; nobody where it is an outlet's, or where its source is unclear."""
    if not statement.source or outlet(setting.text(statement.source)) or _has_another(setting, statement):
        return ()
    found = (
        _of_whom(setting, statement) or _of_which(setting, statement) or setting.cast.who(statement.source)
    )
    return tuple(one for one in found if not _stands_by(setting, one))


def _of_whom(setting: Setting, statement: Statement) -> tuple[Figure, ...]:
    """Whom "who" means: the person before it, with whom at most an apposition stands between.

    What only tells which person it is ends with a comma before what he says: "a diplomat who was there, told us".
    """
    text, source = setting.article.text, _who(setting.article.text, statement.source[0])
    if source is None or not (sentence := part_at(setting.sentences, source[0])):
        return ()
    for one in reversed(setting.cast.within((sentence[0], source[0]))):
        people = [setting.cast.by_id[name] for name in one.figures if name in setting.cast.by_id]
        if all(figure.unnamed or figure.sort == ActorSort.PERSON for figure in people):
            closed = ", " in text[source[1] : max(source[1], place_of(statement)[0])]
            told = closed and text[one.span[1] : source[0]] == " "
            return tuple(people) if told or _APPOSED.fullmatch(text, one.span[1], source[0]) else ()
    return ()


def _of_which(setting: Setting, statement: Statement) -> tuple[Figure, ...]:
    """The only body that "which" means: the one right before it and a comma."""
    text, (start, end) = setting.article.text, statement.source[0]
    if text[start:end].lower() != "which" or not text.startswith(", ", start - 2):
        return ()
    there = setting.cast.within((max(0, start - _LONGEST), start - 2))
    if not there or there[-1].span[1] != start - 2 or len(there[-1].figures) > 1:
        return ()
    meant = tuple(setting.cast.by_id[name] for name in there[-1].figures if name in setting.cast.by_id)
    return tuple(one for one in meant if one.sort != ActorSort.PERSON and not one.unnamed)


def _who(text: str, source: Span) -> Span | None:
    """Where "who" stands that is a source, or before one that only tells where he said so: "who in Cairo had said"."""
    if text[slice(*source)].lower() == "who":
        return source
    before = _WHO_AT.search(text, max(0, source[0] - _LONGEST_WHEN), source[0])
    return (before.start(), before.start() + len("who")) if before else None


def _has_another(setting: Setting, statement: Statement) -> bool:
    """Whether a semicolon and another subject stand between the source and the cue."""
    behind, cue = statement.source[-1][1], place_of(statement)[0]
    return bool(_OTHER_CLAUSE.search(setting.article.text, behind, max(behind, cue)))


def _stands_by(setting: Setting, figure: Figure) -> bool:
    """Whether somebody only tells how it looks from outside: "farmer X", "62-year-old Y", "Z, 71".

    In an article that has nothing of talks so does everybody who has no office and speaks for no party.
    """
    if figure.on_behalf_of is not None or not (figure.unnamed or figure.sort == ActorSort.PERSON):
        return False
    start, end = figure.first
    text = setting.article.text
    before = _BYSTANDER.search(text, max(0, start - 40), start)
    if before is not None or _LOOKS_ON.match(text, end) is not None:
        return True
    in_office = level_of(figure.title or "") or _COMMANDS.search(text, max(0, start - _LONGEST_RANK), end)
    return not (in_office or setting.names_talks or is_about_talks(text))
