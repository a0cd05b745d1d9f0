"""What a statement does about its issue: the first row of `stances.toml` that fits its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tracker.ingest.drafting.finder import Finder, Lexicon, Vocabulary
from tracker.ingest.drafting.leanings import leaning_of
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Stance

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


def stance_of(cue: str, content: str, *, of_another: bool = False) -> tuple[Stance, str] | None:
    """The stance and the words that show it; None where none do. `of_another`: the content tells what others do.

    >>> stance_of("demanded", "the release of all prisoners")
    (<Stance.DEMAND: 'demand'>, 'demanded')

    """
    cue, content = cue.lower(), content.lower().lstrip("“\"‘' ")
    fitting = _of_cue(cue)  # first, for the rows tell the lexicon what to look for
    words = Vocabulary(content, _LEXICON)
    begun = words.begun()
    for row, told in fitting:
        if row.content and row.content.begins not in begun:
            continue
        said = next(row.content.matches(words), None) if row.content else None
        if said or not row.content:
            stance = _OF_OTHERS.get(row.stance, row.stance) if of_another and row.cue is None else row.stance
            return stance, " … ".join((*told, *((said.group(),) if said else ())))
    return leaning_of(content)
