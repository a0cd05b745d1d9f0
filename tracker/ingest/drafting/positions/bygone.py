"""What somebody did long before the news: history that a report tells beside it, and no position of these days."""

from __future__ import annotations

import re

from tracker.ingest.drafting.positions.setting import Setting, place_of
from tracker.ingest.months import BEGINNINGS
from tracker.ingest.statement import Statement

_ACTED = re.compile(r"\b(?:object|to|side)\b")
"""Frames in which the verb is itself what somebody did: "agreed to a truce", "rejected it"."""

_IN_A_YEAR = re.compile(r"\bin (?:(?:early|mid|late)[ -]|[A-Z]\w+ )?(\d{4})\W*$")
"""The year at the end of what was done."""

_HAD = re.compile(r"\b(?:which|who) (?:had|once)\b", re.IGNORECASE)

_WHO = re.compile(r"(?:which|who)\b", re.IGNORECASE)
_MONTH = rf"(?:{BEGINNINGS})[a-z]*"
_AGO = re.compile(
    rf"\b(?:last (?:month|year|spring|summer|autumn|fall|winter|{_MONTH})"
    rf"|earlier this year|(?:months|years) (?:ago|earlier)|in (?:{_MONTH}|\d{{4}}))\b"
)
_BESIDE = 30
"""Characters behind what was done within which its clause may tell when."""


def is_bygone(setting: Setting, statement: Statement) -> bool:
    """Whether something was done in a year before the article, or before what a relative clause tells it beside.

    "Kenya agreed to a truce in 1998", "Kenya, which had condemned the raid, met them", "the president, who announced
    the closure last month, told reporters".
    """
    if _ACTED.search(statement.frame) is None:
        return False
    begun = statement.source[0][0] if statement.source else place_of(statement)[0]
    told = setting.article.text[begun : place_of(statement)[1]]
    year = _IN_A_YEAR.search(setting.text(statement.content))
    return (
        _HAD.match(told) is not None
        or _was_long_ago(setting, begun, place_of(statement)[1], statement)
        or (year is not None and int(year[1]) < setting.article.published.year)
    )


def _was_long_ago(setting: Setting, begun: int, cue: int, statement: Statement) -> bool:
    """Whether a relative clause tells that something was done a month ago or earlier."""
    text = setting.article.text
    if not _WHO.match(text, begun):
        return False
    end = max(cue, statement.content[-1][1])
    behind = text[end : end + _BESIDE].partition(",")[0].partition(".")[0]
    return _AGO.search(text[begun:end] + behind) is not None
