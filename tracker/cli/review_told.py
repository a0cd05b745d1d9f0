"""A draft as the terminal shows it: where it stands in the text, what it says, why, and what it would change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.records.text import cut

Told = Mapping[str, Any]

KEYS = {
    "a": "accept it",
    "r": "reject it",
    "e": "edit what it says",
    "m": "merge it with another record",
    "s": "skip it for now",
    "u": "undo the last decision",
    "A": "accept all of at least some confidence",
    "q": "quit",
    "?": "show these keys",
}
LONGEST = 100

_BEHIND = ("claims", "sources", "rulings")
"""Fields of a line that tell where the others come from."""

_APART = ("id", "when", "evidence", "via")


def help_lines() -> Iterator[str]:
    """Every key with what it does."""
    return (f"  {key}  {about}" for key, about in KEYS.items())


def shown(draft: Told, place: str) -> Iterator[str]:
    """A draft, line by line, without what it would change."""
    article = draft["article"]
    verb = "joins" if draft["joins"] else "makes"
    yield f"[{place}] {draft['kind']} {draft['record']}: {draft['confidence']:.0%} sure; {verb} a record"
    yield f"  draft {draft['id']} of {article['id']} ({article['publisher']}, {article['published']})"
    yield from _evidence(draft)
    yield from (f"  {name}: {short(value)}" for name, value in draft["says"].items() if name not in _APART)
    yield from _when(draft)
    yield from (f"  because {reason}" for reason in draft["reasons"])
    yield from (f"  ! {problem['detail']}" for problem in draft["problems"])


def _evidence(draft: Told) -> Iterator[str]:
    found = draft["evidence"]
    if found is not None:
        yield f"  “{_one_line(found['before'])}»{_one_line(found['text'])}«{_one_line(found['after'])}”"
    elif draft["says"].get("evidence"):
        yield f"  »{draft['says']['evidence']['text']}«"


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _when(draft: Told) -> Iterator[str]:
    when = draft["when"]
    if when is None:
        return
    words = when.get("expression")
    anchor = (when.get("anchor") or {}).get("on")
    derived = [
        f"from “{words}”" if words else "",
        f"measured from {anchor}" if anchor else "",
        f"{when['direction']}, by {when['cue']}" if when.get("cue") else "",
        f"rule {when['rule']}" if when.get("rule") else "",
    ]
    yield f"  when: {when['display']} ({'; '.join(part for part in derived if part)})"
    yield from (f"  ! {warning}" for warning in when.get("warnings", ()))


def changes(receipt: Told, asked: int) -> Iterator[str]:
    """What an acceptance would change, before > after, and the drafts that come along."""
    for each in receipt["drafts"]:
        if each["draft"] != asked:
            yield f"  with it: draft {each['draft']} ({each['record']})"
    for change in receipt["changes"]:
        if change["field"] not in _BEHIND:
            how = "" if change["change"] == "changed" else f" ({change['change']})"
            before, after = short(change["old"]), short(change["new"])
            yield f"  {change['kind']} {change['id']}{how}, {change['field'] or 'line'}: {before} > {after}"


def done(receipt: Told) -> Iterator[str]:
    """What an act did."""
    if receipt["unchanged"]:
        yield "nothing to do"
    for each in receipt["drafts"]:
        report = f" as report {each['report']}" if each["report"] else ""
        along = f", along with draft {each['because_of']}" if each["because_of"] else ""
        yield f"draft {each['draft']} ({each['record']}) is {each['status']}{report}{along}"
    for left in receipt["left_out"]:
        yield f"draft {left['draft']} is left as it is: {left['reason']}"


def short(value: Any) -> str:
    """A value of a field in a few words.

    >>> short({"id": "geneva", "name": "Geneva"}), short(None), short(["a", "b"]), short(True)
    ('Geneva', 'nothing', 'a, b', 'true')

    """
    if value is None:
        return "nothing"
    if isinstance(value, Mapping):
        names = ("display", "title", "name", "expression", "edtf", "id", "participant", "party")
        text = next((str(value[name]) for name in names if value.get(name)), json.dumps(value))
    elif isinstance(value, list):
        text = ", ".join(map(short, value)) or "nothing"
    else:
        text = value if isinstance(value, str) else json.dumps(value)
    return cut(text, LONGEST)
