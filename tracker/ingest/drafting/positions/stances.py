"""What a statement does about its issue: the first row of `stances.toml` that fits its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from tracker.ingest.drafting.positions.conceding import conceding
from tracker.ingest.drafting.positions.leanings import leaning_of
from tracker.ingest.drafting.text.finder import Finder, Lexicon, Vocabulary
from tracker.ingest.drafting.text.wording import any_of
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Stance

_NEAR = 40
"""Characters before a word in which a negation of it stands."""

_LEXICON = Lexicon()
"""The words with which contents of rows can begin: most rows have none of them in a content, and are not tried."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its stance, what its words must match, and examples of cue and content."""

    stance: Stance
    cue: re.Pattern[str] | None
    content: Finder | None
    examples: tuple[tuple[str, str], ...]


@cache
def rows() -> tuple[Row, ...]:
    """The table, in its order."""
    return tuple(
        Row(
            Stance(row["stance"]),
            re.compile(row["cue"]) if "cue" in row else None,
            Finder(row["content"], small=True, lexicon=_LEXICON) if "content" in row else None,
            tuple((cue, content) for cue, content in row["examples"]),
        )
        for row in toml_table(__package__, "stances")["row"]
    )


@lru_cache(maxsize=2_000)
def _of_cue(cue: str) -> tuple[tuple[Row, tuple[str, ...]], ...]:
    """The rows that a cue fits, with the words because of which it does; most cues come again and again."""
    if not _any_cue().search(cue):
        return _without_cue()
    found = ((row, row.cue.search(cue) if row.cue else None) for row in rows())
    return tuple((row, (told.group(),) if told else ()) for row, told in found if told or not row.cue)


@cache
def _any_cue() -> re.Pattern[str]:
    """What a cue has that fits any row which asks for one; most have nothing of it."""
    return re.compile("|".join(f"(?:{row.cue.pattern})" for row in rows() if row.cue))


@cache
def _without_cue() -> tuple[tuple[Row, tuple[str, ...]], ...]:
    return tuple((row, ()) for row in rows() if not row.cue)


_OF_OTHERS = {
    Stance.REJECT: Stance.CONCERN,
    Stance.RED_LINE: Stance.CONCERN,
    Stance.CONDITION: Stance.CONCERN,
    Stance.OFFER: Stance.SUPPORT,
    Stance.ACCEPT: Stance.SUPPORT,
}
"""What somebody does who says of another that he did so: who tells that others refuse, refuses nothing himself."""


_TURNED = {
    Stance.SUPPORT: Stance.CONCERN,
    Stance.ACCEPT: Stance.REJECT,
    Stance.OFFER: Stance.REJECT,
    Stance.CONCERN: Stance.SUPPORT,
}
"""What words say behind a negation: "no sign of progress", "had never agreed to it"."""

_any = partial(any_of, table="leanings", package=__package__)

_NEGATION = re.compile(
    rf"\b{_any('negations')} (?:on \w+day )?(?:(?!{_any('new_clauses')}\b)[\w'’-]+ ){{0,2}}$"
)
"""What turns a word that stands behind it, with at most two words between."""


_WHEN = re.compile(r"\b(?:since|after|before|when|once|until|following|who|which)\b[^,;]*$")
"""Before what tells only when: "the dead since the accord was signed" accepts nothing."""

_IF = re.compile(r"\b(?:if|unless|whether)\b[^,;]*$")
"""The same before what is not done but may be: "strikes if he does not agree to it"."""

_OF_OTHER_CLAUSES = {Stance.ACCEPT: _WHEN, Stance.REJECT: _IF}

_LONGEST_CLAUSE = 300
"""Characters before words within which their clause begins."""

_UNQUOTED = str.maketrans("", "", '“”"')
"""Marks of quotations: words mean the same within them and across them."""


def stance_of(cue: str, content: str, *, of_another: bool = False) -> tuple[Stance, str] | None:
    """The stance and the words that show it; None where none do. `of_another`: the content tells what others do.

    >>> stance_of("demanded", "the release of all prisoners")
    (<Stance.DEMAND: 'demand'>, 'demanded')

    """
    return side_of(cue, content, of_another=of_another) or leaning(content)


def leaning(content: str) -> tuple[Stance, str] | None:
    """The side to which words lean, without what they only concede."""
    words = plain(content)
    return leaning_of(conceding(words) or words)


def side_of(cue: str, content: str, *, of_another: bool = False) -> tuple[Stance, str] | None:
    """The same where a row of the table tells it; words that only lean to a side take none."""
    cue, content = cue.lower(), plain(content)
    point = conceding(content)
    return (point and _by_rows(cue, point, of_another)) or _by_rows(cue, content, of_another)


def _by_rows(cue: str, content: str, of_another: bool) -> tuple[Stance, str] | None:
    """What the first row that fits small words tells."""
    fitting = _of_cue(cue)  # first, for the rows tell the lexicon what to look for
    words = Vocabulary(content, _LEXICON)
    begun = words.begun()
    for row, told in fitting:
        if row.content and row.content.begins not in begun:
            continue
        said = row.content.first(words) if row.content else None
        if said and row.cue is None and _is_of_other_clause(row.stance, content, said.start()):
            continue
        if said or not row.content:
            stance = row.stance
            if said and row.cue is None:
                stance = _TURNED.get(stance, stance) if _is_turned(content, said) else stance
                stance = _OF_OTHERS.get(stance, stance) if of_another else stance
            return stance, " … ".join((*told, *((said.group(),) if said else ())))
    return None


def _is_of_other_clause(stance: Stance, content: str, start: int) -> bool:
    """Whether words only tell when something else is done, or if: "strikes, if he does not agree to it"."""
    other = _OF_OTHER_CLAUSES.get(stance)
    return other is not None and other.search(content, max(0, start - _LONGEST_CLAUSE), start) is not None


def plain(content: str) -> str:
    """Small letters without the marks of quotations."""
    return content.lower().translate(_UNQUOTED).lstrip("‘' ")


def _is_turned(content: str, said: re.Match[str]) -> bool:
    """Whether a negation stands before the words that a row has found."""
    return bool(_NEGATION.search(content, max(0, said.start() - _NEAR), said.start()))
