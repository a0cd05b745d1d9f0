"""What a statement does about its issue: the first row of `stances.toml` that fits its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracker.ingest.drafting.leanings import leaning_of
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its stance, what its words must match, and examples of cue and content."""

    stance: Stance
    cue: re.Pattern[str] | None
    content: re.Pattern[str] | None
    examples: tuple[tuple[str, str], ...]

    def reason(self, cue: str, content: str) -> str | None:
        """The words because of which it fits, all in small letters; None where it does not."""
        told = self.cue.search(cue) if self.cue else None
        if self.cue and not told:
            return None
        said = self.content.search(content) if self.content else None
        if self.content and not said:
            return None
        return " … ".join(found.group() for found in (told, said) if found)


@cache
def rows() -> tuple[Row, ...]:
    """The table, in its order."""
    return tuple(
        Row(
            Stance(row["stance"]),
            re.compile(row["cue"]) if "cue" in row else None,
            re.compile(row["content"]) if "content" in row else None,
            tuple((cue, content) for cue, content in row["examples"]),
        )
        for row in toml_table(__package__, "stances")["row"]
    )


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
    for row in rows():
        reason = row.reason(cue, content)
        if reason is not None:
            told = of_another and row.cue is None
            return _OF_OTHERS.get(row.stance, row.stance) if told else row.stance, reason
    return leaning_of(content)
