"""Contents that only report what happened, and are no position: "the two teams met", "300 soldiers have died"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial

from tracker.ingest.drafting.wording import any_of
from tracker.ingest.toml_table import toml_table

_any = partial(any_of, table="reports")


@dataclass(frozen=True, slots=True)
class Table:
    """Contents that only report, and contents that do not."""

    examples: tuple[str, ...]
    others: tuple[str, ...]


@cache
def table() -> Table:
    """What the tests run."""
    rows = toml_table(__package__, "reports")
    return Table(tuple(rows["examples"]), tuple(rows["others"]))


def only_reports(content: str) -> bool:
    """Whether the main clause of a content, which begins with its subject, tells of an event and of nothing else.

    >>> only_reports("that the two teams met on Monday"), only_reports("that the two teams must meet")
    (True, False)

    """
    return bool(_report().match(content.lower()))


@cache
def _report() -> re.Pattern[str]:
    """A subject of some words, and the verb of an event."""
    subject = rf"(?:(?!{_any('before')}\b|terms\b|conditions?\b|demands?\b)[\w’',$.-]+ ){{1,14}}?"
    return re.compile(rf"[“\"]?(?:that )?{subject}{_any('events')}\b(?! with (?:resistance|a|no)\b)")
