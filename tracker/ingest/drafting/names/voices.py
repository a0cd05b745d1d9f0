"""What may speak for somebody: a state's ministry, the leaders of a union, a group's fighters, a person's office."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from tracker.ingest.drafting.text.wording import any_of
from tracker.records.vocabulary import ActorSort

_PAPER = rf"(?:(?:['’]s)? (?:{any_of('papers')}|press (?:service|office)))?"
_STATE, _BODY, _OTHERS = (
    re.compile(
        rf"(?:['’]s?)?\s+(?:\w+\s+)?(?:(?:{'|'.join(map(any_of, voices))}){_PAPER}|{any_of('papers')})"
        rf"\b(?!['’])(?! {any_of('unnamed')}\b)",
        re.IGNORECASE,
    )
    for voices in (
        ("voices", "institutions"),
        ("voices", "institutions", "common_voices"),
        ("voices", "institutions", "fighting_voices"),
    )
)
"""Behind a state, whose rebels do not speak for it, behind a body of several, and behind everybody else."""

_PERSON = re.compile(
    rf"['’]s?\s+(?:\w+\s+)?(?:{any_of('his_voices')}|{any_of('papers')}|{any_of('his_words')})\b",
    re.IGNORECASE,
)

_VOICES: Mapping[str | None, re.Pattern[str]] = {ActorSort.STATE: _STATE, ActorSort.ORGANISATION: _BODY}


def voices_of(sorts: AbstractSet[str | None]) -> re.Pattern[str]:
    """An expression for what speaks for those who are of some sorts, as it stands behind their name or adjective.

    >>> voices_of({ActorSort.STATE}).match("’s foreign ministry said").group()
    '’s foreign ministry'

    """
    if ActorSort.PERSON in sorts:
        return _PERSON
    return _VOICES.get(next(iter(sorts)), _OTHERS) if len(sorts) == 1 else _OTHERS
