"""The one line that tells a position: its words as a clause, with the verb where they say little without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tracker.ingest.article import Span
from tracker.ingest.draft import shortened
from tracker.ingest.drafting.text.wording import among
from tracker.ingest.statement import Act, Statement

LONGEST = 300

_PLAIN = frozenset({Act.SAY, Act.WRITE, Act.ASK, Act.PERCEIVE})
"""Acts whose clauses stand without their verb: "said that the truce holds", but "denied that the truce holds"."""

_GOVERNED = re.compile(r"\b(?:object|objects|to|topic|relative as|side)\b")
"""Frames in which what is said is no clause, so that it needs the verb: "rejected the plan", "refused to leave"."""

_WITH_VERB = ("verb", "adjective")
"""How the other frames begin in which the verb, or what stands for it, may go with its clause."""

_BETWEEN = re.compile(r"(?:(?!'')[^.!?;:,\n“”\"`]){0,40}")
"""What may stand between parts that are told as they stand."""

_ENDS = ".!?”\"'"
"""What ends words that stand by themselves."""

_NOT = re.compile(r"\b(?:no longer|never|not) $", re.IGNORECASE)
_AUXILIARY = re.compile(r"(?:which )?(?:has|have|had|to) (?!to\b|not\b|been\b)", re.IGNORECASE)
_LEADING = re.compile(
    r"[,:–—\s-]*(?:(?:that|to|as|of|about|for|how|why|which)(?=[,:\s])[,:–—\s-]*)?", re.IGNORECASE
)
_TWO_QUOTES = re.compile(r",[”\"] [“\"](?=[A-Z])")
"""One quotation that was interrupted: the mark and the comma go, a full stop comes."""

_OF_WIRE = ((re.compile(r"(?:``|(?<!\S)''(?=\w)) ?"), "“"), (re.compile(r" ?''"), "”"))
"""Marks of quotations as wires type them, and what a reader expects for them."""

_OPENS, _CLOSES = ("“", '"'), ("”", '"')
_MARKS = re.compile(r"[“”„\"]")
_FULL_STOP = re.compile(r"(?<=[a-z]{3})\.$")


def summary_of(text: str, statement: Statement) -> str:
    """What a statement says: at most `LONGEST` characters that begin with a capital and end without a full stop.

    >>> summary_of("Kenya refused to leave.", Statement(((0, 5),), ((6, 13),), ((14, 22),), Act.DENY, "verb to", 0.6))
    'Refused to leave'

    """
    said = _beginning(_typeset(_joined(_parts(text, statement)))).strip(" ,;:").removesuffix(" by")
    clause = shortened(_FULL_STOP.sub("", _paired(_TWO_QUOTES.sub(". ", said))), LONGEST)
    return clause[:1].upper() + clause[1:]


def _joined(parts: Iterable[str]) -> str:
    """Parts one after the other, of which a paragraph that goes on with a quotation opens it anew."""
    words, runs_on = "", False
    for part in parts:
        words = f"{words} {part[1:] if runs_on and part[:1] in _OPENS else part}" if words else part
        runs_on = words[:1] in _OPENS and not any(mark in words[1:] for mark in _CLOSES)
    return words


def _typeset(words: str) -> str:
    """Words with marks of quotations for those that only a typewriter has."""
    for mark, meant in _OF_WIRE:
        words = mark.sub(meant, words)
    return words


def _parts(text: str, statement: Statement) -> Iterator[str]:
    """The content in the order of the text, with the verb if that is needed, and with what stands close between."""
    begun, until = -1, -1
    for start, end in sorted(
        (*statement.content, *(_verb(text, statement) if _needs_verb(text, statement) else ()))
    ):
        if begun < 0:
            begun = start
        elif not _goes_on(text, statement, until, start):
            yield " ".join(text[begun:until].split())
            begun = start
        until = max(until, end)
    yield " ".join(text[begun:until].split())


def _goes_on(text: str, statement: Statement, end: int, start: int) -> bool:
    """Whether what stands between two parts is told too: few words, and not who says it."""
    if start <= end:
        return True
    named = any(end <= at < start for at, _ in statement.source)
    return not named and _BETWEEN.fullmatch(text, end, start) is not None


def _needs_verb(text: str, statement: Statement) -> bool:
    """Whether the content says little without its verb; never where it is a sentence before that of the verb.

    "In his view" is no verb: what it opens is a clause.
    """
    if any(text[start:end] in among("minds") for start, end in statement.cue):
        return False
    if _GOVERNED.search(statement.frame):
        return _ahead(statement) or text[statement.content[-1][1] - 1] not in _ENDS
    return statement.act not in _PLAIN and statement.frame.startswith(_WITH_VERB) and _ahead(statement)


def _ahead(statement: Statement) -> bool:
    return bool(statement.cue) and statement.cue[0] < statement.content[0]


def _verb(text: str, statement: Statement) -> tuple[Span, ...]:
    """The places of the cue, with what denies it."""
    if not statement.cue:
        return ()
    (start, end), *others = statement.cue
    denied = _NOT.search(text, max(0, start - 12), start)
    return ((denied.start() if denied else start, end), *others)


def _beginning(words: str) -> str:
    """Words without what only joins them to a sentence, or makes a verb one of the past."""
    for joint in (_AUXILIARY, _LEADING):
        found = joint.match(words)
        if found and found.end() < len(words):
            words = words[found.end() :]
    return words


def _paired(words: str) -> str:
    """Words whose quotation marks have partners; a quotation that is all of them needs none."""
    marks = [found.start() for found in _MARKS.finditer(words)]
    if len(marks) == 2 and marks[0] == 0 and len(words.rstrip(".,")) - 1 == marks[1]:
        return words[1 : marks[1]].rstrip(",")
    if len(marks) % 2 == 0:
        return words
    if marks[0] == 0:
        return words[1:]
    return words[: marks[-1]] + words[marks[-1] + 1 :] if marks[-1] == len(words) - 1 else f"{words}”"
