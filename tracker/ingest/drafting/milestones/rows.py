"""What news tells as a milestone: rows of words written out, and acts of which the words are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.ingest.drafting.milestones.acts import Tense, words_of
from tracker.ingest.drafting.text.finder import Finder, Lexicon
from tracker.ingest.toml_table import toml_table
from tracker.records.vocabulary import MilestoneSort

LEXICON = Lexicon()
"""The words with which rows can begin: most of them are tried nowhere in a sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One sort of milestone, the words for it, whether it is made at a place, and sentences that speak of one.

    Words for one that is only named are a milestone with a day right `beside` them. The `last` ones name what
    others may tell more of. Those up to a `limit` have one behind them: "the rebels must leave by Friday". What
    `shares` its words may be told by those of another one, as a limit always may: "the truce was extended to 4 May".
    """

    id: str
    title: str
    sort: MilestoneSort
    words: Finder
    venue: bool
    beside: bool
    last: bool
    limit: bool
    shares: bool
    tense: Tense


@cache
def rows() -> tuple[Row, ...]:
    """The rows written out, then the acts, then what is only named."""
    written = [
        _row(row, row["words"], Tense(row.get("tense", "any")))
        for row in toml_table(__package__, "rows")["row"]
    ]
    table = toml_table(__package__, "acts")
    acts = [
        _row(act, words, tense)
        for act in table["act"]
        for tense, words in words_of(act, table["nouns"], table["irregular"]).items()
    ]
    return (*[one for one in written if not one.last], *acts, *[one for one in written if one.last])


def _row(told: Mapping[str, Any], words: str, tense: Tense) -> Row:
    return Row(
        told["id"],
        told["title"],
        MilestoneSort(told["sort"]),
        Finder(words, small=True, lexicon=LEXICON),
        told.get("venue", False),
        told.get("beside", False),
        told.get("last", False),
        told.get("limit", False),
        told.get("shares", told.get("limit", False)),
        tense,
    )
