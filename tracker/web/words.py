"""What the pages say in words: dates with their precision, reasons, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tracker.formats.words import called, day, in_words, label

Json = Mapping[str, Any]

_FIELDS = {
    "when": "the date",
    "status": "the status",
    "venue": "the venue",
    "ordinal": "the number of the round",
}
_SIDES = {
    "before": "before that day",
    "after": "after that day",
    "same": "on that day",
}
_IDS = {
    *("process", "venue", "issue", "issues", "round", "part_of", "participant", "party", "parties", "holder"),
    *("on_behalf_of", "addressee", "mediators", "observers", "hosts", "disputed_by"),
    *("disputes", "corroborates", "denies"),
}
_SHOWN_STANDINGS = ("stands", "agrees", "vaguer", "conflict")
_DETAILS = (
    ("on_behalf_of", "On behalf of"),
    ("addressee", "To"),
    ("medium", "How they met"),
    ("level", "Level"),
    ("hosts", "Hosts"),
    ("mediators", "Mediators"),
    ("observers", "Observers"),
    ("parties", "Parties"),
    ("outcome", "Outcome"),
    ("attribution", "Said"),
    ("attribution_text", "Attributed to"),
    ("disputed_by", "Disputed by"),
    ("disputed_in", "Disputed in"),
    ("corroborated_in", "Corroborated in"),
    ("denied_in", "Denied in"),
    ("disputes", "Disputes"),
    ("corroborates", "Corroborates"),
    ("denies", "Denies"),
    ("part_of", "Part of"),
    ("sort", "Sort"),
    ("place", "Place"),
    ("country", "Country"),
    ("aliases", "Also called"),
)


def reason(entry: Json) -> str:
    """Why a line stands on its date: the words of the source, when it wrote them, and what decided."""
    when = entry["when"]
    source = next((s for s in entry["sources"] if s["id"] == when["source"]), None)
    by = f"{source['publisher']}, {day(source['published'])}" if source else ""
    if when["basis"] == "reported":
        return (
            f"Reported by {by}; no source says on which day it was."
            if by
            else "Placed on the day of its report."
        )
    if not when["expression"]:
        return f"Stated as {when['edtf']} by {by}." if by else f"Stated as {when['edtf']}."
    return f"“{when['expression']}” ({by}) → {when['display']}{_decided(when)}."


def _decided(when: Json) -> str:
    anchor, side = when["anchor"], _SIDES.get(when["direction"] or "")
    because = _because(when) if when["cue"] else ""
    if anchor is None:
        return f": {side}{because}" if side else ""
    return f": counted from {day(anchor['on'])}{f', {side}' if side else ''}{because}"


def _because(when: Json) -> str:
    """What decided: words of the source in quotation marks, the engine's own words in brackets."""
    words = f"{when['expression']} {when.get('sentence') or ''}".casefold()
    return f", because of “{when['cue']}”" if when["cue"].casefold() in words else f" ({when['cue']})"


def disputes(entry: Json) -> list[dict[str, Any]]:
    """The fields that sources contradict each other about: each value with who says so, the preferred one first."""
    return [
        {"about": _FIELDS.get(name, label(name)), "values": _values(name, entry["claims"][name])}
        for name in entry["conflicts"]
        if name in entry["claims"]
    ]


def about(field: Json) -> str:
    """What a contested field is about: "the date"."""
    return _FIELDS.get(field["field"], label(field["field"]))


def told_by(value: Json) -> str:
    """Who gives a value, and how many independent origins that is."""
    by = "; ".join(_by({**claim, "value": value["value"]}) for claim in value["said_by"])
    return f"{origins(value['origins'])}: {by}"


def origins(number: int) -> str:
    """A number of independent origins."""
    return "one origin" if number == 1 else f"{number} independent origins"


def _values(field: str, claims: Iterable[Json]) -> list[dict[str, Any]]:
    values: dict[str, dict[str, Any]] = {}
    for claim in claims:
        if claim["standing"] in _SHOWN_STANDINGS:
            text = said(field, claim["value"])
            found = values.setdefault(text, {"text": text, "preferred": False, "by": []})
            found["preferred"] |= claim["standing"] == "stands"
            found["by"].append(_by(claim))
    return sorted(values.values(), key=lambda value: not value["preferred"])


def _by(claim: Json) -> str:
    words = claim["value"].get("expression") if isinstance(claim["value"], Mapping) else None
    told = f" from {claim['origin']}" if claim["origin"] != claim["publisher"] else ""
    return f"{claim['publisher']}{told}, {day(claim['published'])}{f' (“{words}”)' if words else ''}"


def said(field: str, value: object) -> str:
    """A value of a report in words."""
    if isinstance(value, Mapping):
        return _group(field, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(said(field, item) for item in value)
    return in_words(str(value)) if field in _IDS else str(value)


def _group(field: str, value: Json) -> str:
    if field == "when":
        return str(value["display"])
    if "id" in value:
        return called(value)
    return ", ".join(f"{label(name)}: {said(name, part)}" for name, part in value.items() if part)


def details(entry: Json) -> list[tuple[str, str]]:
    """What else is known of a record, as (heading, words)."""
    return [(head, said(name, entry[name])) for name, head in _DETAILS if entry.get(name)]
