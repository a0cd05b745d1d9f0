"""Whether a statement is what somebody lets others know, and not only tells what he did or what another said."""

from __future__ import annotations

import re

from tracker.ingest.drafting.names.outlets import outlet
from tracker.ingest.drafting.positions.answers import FRAME as TRANSCRIPT
from tracker.ingest.drafting.positions.continuing import FRAME as CONTINUING
from tracker.ingest.drafting.positions.setting import NAMING, Setting, place_of
from tracker.ingest.drafting.positions.sided import FRAME
from tracker.ingest.drafting.positions.stances import stance_of
from tracker.ingest.statement import Act, Statement

PUBLIC = frozenset(
    {Act.SAY, Act.ASK, Act.DEMAND, Act.PROMISE, Act.DENY, Act.WRITE, Act.FEEL, Act.BELIEVE, Act.PERCEIVE}
)
"""What can be a position: plans are told of somebody, the others are what somebody lets others know."""

_SHORTEST_CONTENT = 3
"""Words; "yes" or "so" says nothing without its question, but "it" or "the charge" is enough for who rejects it."""

_SOMEBODY = re.compile(
    r"^(?:he|she|they)$|\b(?:spokes(?:man|woman|person)|official|diplomat|aide|source|colleague|advis[eo]r|deput(?:y|ies)|envoy)s?\b",
    re.IGNORECASE,
)
"""A source with one of these is a person, even if it is not clear who."""

_SAID = frozenset({FRAME, TRANSCRIPT, CONTINUING})
"""Frames of what is said in any words."""

_UNSAID = re.compile(
    r"\b(?:might|may|could|would|should|if|whether|never|not|n['’]t|nobody|no one)\b", re.IGNORECASE
)

_HOPING = re.compile(r"(?<!had )\bhop(?:e|es|ed|ing)\b", re.IGNORECASE)
"""Who hopes plans nothing; who had hoped says nothing."""

_NOTHING_SAID = re.compile(
    r"(?:(?:not )?to (?:be|remain|stay) |that (?:his|her|their) names? ).{0,30}?"
    r"\b(?:named|identified|quoted|anonymous|nameless|printed|used)\b"
    r"|(?:his|her|their) (?:full |real )?names? (?:in|to be|used|printed|known|published)\b"
)
"""What somebody asks for who has no name in the text."""

_ROUTINE = re.compile(
    r"(?:did not|didn.t|had not|has not) (?:immediately )?(?:respond|reply|answer\w*|return\w*)(?:ed|ied)?(?: to)? "
    r"(?:an? |the |several |repeated |multiple )?(?:[\w-]+ (?:and |or )?){0,3}(?:for|seeking) (?:further )?comment\b"
    r"|could not (?:immediately )?be reached\b",
    re.IGNORECASE,
)
"""What a paper adds of whoever it did not get to speak."""

_PURPOSE = "infinitive"
"""How the frames begin in which somebody does something in order to say something, or fails to."""

_NOUN = re.compile(r"(?:had )?talk(?:s|ed)\b(?! of\b)|(?:met|held) to\b", re.IGNORECASE)
"""Cues that are no verb of saying in news of talks: "AU-sponsored talks on ...", "talks that they held to discuss"."""

_CALLED_ON = re.compile(r"\bcall(?:s|ed|ing)? (?:up)?on$", re.IGNORECASE)

_EXPLAINS = re.compile(r"(?:referring|alluding|pointing) to$", re.IGNORECASE)
"""A participle that tells what was meant by other words: ", she added, referring to the raid"."""

_IF = re.compile(r"\b(?:if|unless|until|whether|once) (?:the )?$", re.IGNORECASE)

_LONGEST_IF = 20
"""Characters of these words before somebody, and a few."""

_GREETS = re.compile(r"\b(?:embrac|hugg|greet|receiv|host)\w+$", re.IGNORECASE)

_TO_DO = re.compile(r"\b(?:to|for|not)\b")

_EXPRESSING = re.compile(r"\b(?:express|voic|convey|signal)\w*", re.IGNORECASE)

_TOLD_OF = re.compile(
    r"(?:was|were|is|are|(?:has|have|had) been) (?:reported|said|believed|thought|understood|expected|rumou?red)\b",
    re.IGNORECASE,
)
"""Behind somebody, this is what others say of him."""

_DECLINED = re.compile(
    r"\b(?:declin|refus|did not|didn|not (?:immediately )?respond|no comment"
    r"|(?:would|will|could) not (?:say|comment|discuss|confirm|be drawn|speculate|disclose|go into))",
    re.IGNORECASE,
)

_TOLD_BEHIND = re.compile(
    r"[^,.;:“”\"\n]{0,60}, (?:he|she) (?:said|says|added|explained|argued|claimed|warned|noted)[.,]"
)


def is_said(setting: Setting, statement: Statement) -> bool:
    """Whether the words are about something that was said, and are long enough to say something."""
    cue = setting.text(statement.cue)
    if (
        _visits(setting, statement, cue)
        or _is_conditional(setting, statement)
        or _is_beside(setting, statement, cue)
    ):
        return False
    if statement.frame in _SAID:
        return True
    if statement.frame.startswith(_PURPOSE) or _NOUN.match(cue):
        return False
    if _TOLD_OF.match(cue) and place_of(statement) > statement.source[:1][0]:
        return False
    if not _is_public(setting, statement, cue) or (_UNSAID.search(cue) and not _DECLINED.search(cue)):
        return False
    return not is_brief(setting, statement) or bool(_stance_of_brief(setting, statement, cue))


def _is_beside(setting: Setting, statement: Statement, cue: str) -> bool:
    """Whether it only explains other words, or adds whom the paper did not get to speak."""
    words = setting.text((*statement.cue, *statement.content))
    return _EXPLAINS.match(cue) is not None or _ROUTINE.search(words) is not None


def _is_conditional(setting: Setting, statement: Statement) -> bool:
    """Whether somebody only would have to say something: "if Kampala agreed to a truce"."""
    start = statement.source[0][0] if statement.source else 0
    return bool(_IF.search(setting.article.text, max(0, start - _LONGEST_IF), start))


def _visits(setting: Setting, statement: Statement, cue: str) -> bool:
    """Whether somebody only went to see another: "called on the president", and not "on all sides to wait".

    Who embraces a plan says something, who embraces a person does not.
    """
    greets = _GREETS.search(cue) and any(
        one.span[0] == start and one.by in NAMING
        for start, end in statement.content
        for one in setting.cast.within((start, end))[:1]
    )
    return bool(greets or _CALLED_ON.search(cue)) and not _TO_DO.search(setting.text(statement.content))


def _is_public(setting: Setting, statement: Statement, cue: str) -> bool:
    """Whether it is something that somebody lets others know: no plan, and not that he wants to have no name."""
    content = setting.text(statement.content)
    if statement.act is Act.PERCEIVE and cue.lower().startswith("to "):
        return False  # what somebody is going to learn
    hopes = bool(_HOPING.search(cue)) and not content.startswith("to ")
    return (statement.act in PUBLIC or hopes) and not _NOTHING_SAID.match(content)


def _stance_of_brief(setting: Setting, statement: Statement, cue: str) -> object:
    """The side that a cue takes by itself, or that the one word takes which it expresses: "expressed satisfaction"."""
    return stance_of(cue, "") or (_EXPRESSING.search(cue) and stance_of(cue, setting.text(statement.content)))


def is_brief(setting: Setting, statement: Statement) -> bool:
    """Whether the content is too short to say more than which side somebody takes."""
    return len(setting.text(statement.content).split()) < _SHORTEST_CONTENT


def is_hearsay(setting: Setting, statement: Statement) -> bool:
    """Whether it stands in what somebody says who is no outlet: that is his word, not the other's."""
    themselves = setting.cast.who(statement.source)
    return _is_told_behind(setting, statement) or any(
        not outlet(source := setting.text(other.source))
        and ((who := setting.cast.who(other.source)) or _SOMEBODY.search(source))
        and not (who and who == themselves)
        for other in setting.telling(statement)
    )


def _is_told_behind(setting: Setting, statement: Statement) -> bool:
    """Whether ", he said" ends the sentence, and is no part of the statement."""
    end = max(stop for _, stop in (*statement.cue, *statement.content))
    return bool(_TOLD_BEHIND.match(setting.article.text, end))
