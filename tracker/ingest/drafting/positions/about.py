"""What a statement is about: by its own words, else by those around it, else the talks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.ingest.article import Span
from tracker.ingest.drafting.figures import inside
from tracker.ingest.drafting.positions.answers import FRAME as TRANSCRIPT
from tracker.ingest.drafting.positions.topics import GENERAL, TERMS, Topic, topics
from tracker.ingest.statement import Statement

if TYPE_CHECKING:
    from tracker.ingest.drafting.positions.setting import Setting

_NEAR, _FAR, _NOWHERE = 0.85, 0.65, 0.5
"""What a position is worth of its statement where the issue is only named in the sentence, before it, or not at all."""

_OF_NONE = "talks"

_OF_TALKS = re.compile(
    r"[“\"]?(?:that )?(?:(?!(?:for|in|on|to|by|with|from|after|before|until|that|and|was|were|is|are|has|had|will|would"
    r"|should|must|could|can|may|it|he|she|they|we)\b)[\w’'-]+ ){0,7}(?:talks|negotiations|discussions"
    r"|dialogue|consultations)\b",
    re.IGNORECASE,
)
"""How contents begin whose subject are the talks."""

_COURSE = ("talks-progress", "talks-schedule", "talks-venue")
"""What can be said of them, the likeliest first: "the second round of talks ended without result"."""

_GOING = re.compile(
    r"\b(?:is|are|was|were|been|be) (?:[\w-]+ ){0,2}[“\"]?(?:constructive|positive|productive|useful|fruitful"
    r"|frank|substantive|difficult|tough|hard|slow|intense|serious|businesslike|cordial"
    r"|friendly|encouraging|disappointing|good|bad)\b",
    re.IGNORECASE,
)
"""What is said of them that tells how they go, whatever they are on: "discussions on the wells were constructive"."""

_OF_PEACE = re.compile(
    r"[“\"]?(?:that )?(?:(?:the|an?|any|no|this|that|its) )?(?:[\w’'-]+ )?"
    r"(?P<terms>peace (?:deal|treaty|agreement|accord|plan|pact|settlement)|treaty)\b(?! (?:on|about|over|of)\b)",
    re.IGNORECASE,
)
"""How contents begin whose subject is what would end a conflict, whatever it has to wait for: "no peace treaty"."""

_FORM = re.compile(
    r"(?:the |this |that |final |agreed |draft )*(?:text|document|signing|signature)s?", re.IGNORECASE
)
"""Words for what is signed, whatever that is about: the sentence before says it."""

_POINTING = re.compile(
    r"(?:that|this|it|these|those|them|so|such an?|the same)(?:$|[.,;]| (?:as|in|on|at|by|was|is|too|first)\b)"
    r"|(?:the |these |those |all |such |any )*(?:allegations?|accusations?|charges?|claims?|move|step|demands?|idea"
    r"|suggestion|request|condition|decision|appeal|call|reports?|measures?|criticism)\b",
    re.IGNORECASE,
)
"""How contents begin that are about what the sentence before says: "it", "this as rumour"."""


def issue_of(
    setting: Setting, statement: Statement, sentence: Span, paragraph: Span
) -> tuple[Topic, float] | None:
    """The issue of a statement by its own words, else by those around it, else the talks; and what that is worth.

    None where nothing names one and the article is not about talks.
    """
    if own := _of_its_words(setting, statement):
        form = _FORM.fullmatch(setting.article.text, *own.span)
        before = _before(setting, sentence, paragraph) if form else None
        return (before, _NEAR) if before else (own, 1.0)
    if around := _around(setting, statement, sentence, paragraph):
        return around
    far = None if setting.is_about_talks else setting.topic([paragraph])
    if far and far.issue not in GENERAL:
        return far, _FAR
    of_all = _of_the_article(setting, sentence) if _is_on_the_talks(setting, statement) else None
    return (of_all, _NOWHERE) if of_all else None


def _around(
    setting: Setting, statement: Statement, sentence: Span, paragraph: Span
) -> tuple[Topic, float] | None:
    """The issue that is named in the sentence or before it."""
    points = _POINTING.match(setting.text(statement.content)) or statement.frame == TRANSCRIPT
    if points and (meant := _before(setting, sentence, paragraph) or _ahead_of(setting, sentence, paragraph)):
        return meant, _NEAR
    if near := setting.topic(_beside(sentence, statement.source)):
        return near, _NEAR
    before = _before(setting, sentence, paragraph)
    return (before, _FAR) if before else None


def _of_the_article(setting: Setting, sentence: Span) -> Topic | None:
    """What is said on nothing else is on the talks, or on what the headline of an article names that is not on them."""
    if setting.is_about_talks:
        return Topic(_OF_NONE, sentence)
    found = setting.topic([setting.headline])
    return found if found and found.issue not in GENERAL else None


def _beside(sentence: Span, source: Sequence[Span]) -> list[Span]:
    """A sentence without who says it: what a mediator, a farmer or a prison warden says is on anything."""
    edges = [
        sentence[0],
        *(edge for span in sorted(source) if inside(span, sentence) for edge in span),
        sentence[1],
    ]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _is_on_the_talks(setting: Setting, statement: Statement) -> bool:
    """Whether what names no issue is said on the talks; in a brief not that they are held, for this is a draft too."""
    if not setting.is_about_issues:
        return False
    return not (setting.is_brief and any(setting.spoken_of.inside(span) for span in statement.content))


def _of_its_words(setting: Setting, statement: Statement) -> Topic | None:
    """The issue that it names: of a treaty its terms; of talks, whatever they are on, how they go ("have stalled")."""
    text, (start, end) = setting.article.text, statement.content[0]
    if peace := _OF_PEACE.match(text, start, end):
        return Topic(TERMS, peace.span("terms"))
    of_talks = topics(text, start, end) if _OF_TALKS.match(text, start, end) else []
    course = [one for one in of_talks if one.issue in _COURSE]
    if of_talks and not course and (going := _GOING.search(text, start, end)):
        return Topic(_COURSE[0], going.span())
    return min(course, key=lambda one: _COURSE.index(one.issue), default=setting.topic(statement.content))


def _before(setting: Setting, sentence: Span, paragraph: Span) -> Topic | None:
    """The issue of the sentence before in the same paragraph, if that is not a general one."""
    at = bisect_left(setting.sentences, sentence)
    before = setting.sentences[at - 1] if at else paragraph
    found = setting.topic([before]) if paragraph[0] <= before[0] < sentence[0] else None
    return found if found and found.issue not in GENERAL else None


def _ahead_of(setting: Setting, sentence: Span, paragraph: Span) -> Topic | None:
    """The issue of the sentence that ends the paragraph before, where this one opens its own: news has one in each."""
    at = bisect_left(setting.sentences, sentence)
    if not at or sentence[0] != paragraph[0]:
        return None
    found = setting.topic([setting.sentences[at - 1]])
    return found if found and found.issue not in GENERAL else None
