"""What shapes for people say in words: names, days, the heading of a line, the doubts about its date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tracker.records.dates import MONTHS, day_in_words
from tracker.records.vocabulary import Kind

Json = Mapping[str, Any]


def collection(kind: str) -> str:
    """The collection of a kind, as in addresses."""
    return Kind(kind).plural


def label(word: str) -> str:
    """A word of a vocabulary or a field's name, for people."""
    return word.replace("_", " ")


def called(named: Json | None) -> str:
    """The name of a record that another one mentions; its id in words where nobody named it."""
    if named is None:
        return ""
    known = named.get("name") or named.get("title") or named.get("summary")
    return str(known or in_words(str(named["id"])))


def in_words(slug: str) -> str:
    """An id as it might be written: "Abu Dhabi"."""
    return slug.replace("-", " ").title()


def web_address(given: object) -> str | None:
    """An address that may be linked to: http and https only."""
    text = str(given or "")
    return text if text.startswith(("https://", "http://")) else None


def day(moment: object) -> str:
    """The day of an ISO 8601 date or instant: "27 January 2026"; other text as it is."""
    text = str(moment or "")
    try:
        found = date.fromisoformat(text[: len("2026-01-27")])
    except ValueError:
        return text
    return day_in_words(found)


def heading(entry: Json) -> str:
    """The month that a line stands under, its year where it is no finer, or that it has no date."""
    when = entry["when"]
    if when is None:
        return "Without a date"
    start = when["start"]
    if start is None:
        return f"Before {day(when['end'])}" if when["end"] else "At any time"
    if when["granularity"] in ("century", "decade", "year", "half", "season", "quarter"):
        return str(int(start[:4]))
    return f"{MONTHS[int(start[5:7]) - 1]} {int(start[:4])}"


def marks(when: Json) -> list[str]:
    """What is not certain about a date, in a word or two each."""
    found = {
        "either of two" if len(when["alternatives"]) == 2 else "one of several": when["ambiguous"],
        "approximate": when["approximate"],
        "day of the report": when["basis"] == "reported",
        f"to the {when['granularity']}": when["granularity"] not in ("day", "minute", "second")
        and not when["ambiguous"],
    }
    return [word for word, holds in found.items() if holds]


def dated(when: Json) -> str:
    """A date with how exact it is: "April 2022 (to the month)"."""
    found = marks(when)
    return f"{when['display']} ({', '.join(found)})" if found else str(when["display"])


def sort_of(entry: Json) -> str:
    """What it is and how far it has come: "round, held"."""
    return ", ".join(word for word in (entry["kind"], entry["status"], entry.get("stance")) if word)


def paragraphs(entry: Json) -> list[str]:
    """What there is to say beside title, date and sources: plain text, a thought a paragraph."""
    title, quote = entry["title"], entry.get("quote")
    said = [
        sort_of(entry),
        entry["summary"] if entry["summary"] and entry["summary"] not in title else "",
        f"“{quote}”" if quote and quote not in title else "",
        f"At: {called(entry['venue'])}" if entry["venue"] else "",
        ", ".join(f"{called(one)} ({one['role']})" for one in entry["participants"]),
        f"Sources disagree about: {', '.join(entry['conflicts'])}" if entry["conflicts"] else "",
    ]
    return [text for text in said if text]


def by(source: Json) -> str:
    """Who said it, and when: "Reuters, 27 January 2026"."""
    return f"{source['publisher']}, {day(source['published'])}"


def name_of_list(filters: Sequence[tuple[str, str]], entries: Sequence[Json]) -> str:
    """The name of the one process that is asked for, else "Timeline"."""
    asked = {text for name, text in filters if name == "process"}
    names = {e["process"]["id"]: called(e["process"]) for e in entries if e["process"]}
    return next((names[slug] for slug in asked if len(asked) == 1 and slug in names), "Timeline")
