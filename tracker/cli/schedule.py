"""`tracker schedule`: every date that was announced for a round, and how far the rounds of a process moved."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import click

from tracker.api.parameters import AS_OF, KNOWN_ON
from tracker.cli.options import INSTANT
from tracker.cli.place import Place, with_records
from tracker.formats.words import in_words
from tracker.records.dates import day_in_words
from tracker.records.vocabulary import Kind
from tracker.web.words import origins

Found = dict[str, Any]


@click.command("schedule")
@click.argument("kind", type=click.Choice([Kind.ROUND.value, Kind.MILESTONE.value, Kind.PROCESS.value]))
@click.argument("record")
@click.option("--known-on", type=INSTANT, help=KNOWN_ON.about)
@click.option("--as-of", type=INSTANT, help=AS_OF.about)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@with_records
def command(
    *,
    kind: str,
    record: str,
    known_on: datetime | None,
    as_of: datetime | None,
    as_json: bool,
    place: Place,
) -> None:
    """Show every date that was announced for a round or a milestone: who said so, since when, the days slipped.

    Of a process, how often and how far its rounds moved.

    \b
    Examples:
      tracker schedule round abu-dhabi-2
      tracker schedule round abu-dhabi-2 --known-on 2026-01-28
      tracker schedule process ukraine-2026
    """
    told = _rounds if kind == Kind.PROCESS.value else _steps
    clocks = ((KNOWN_ON.name, known_on), (AS_OF.name, as_of))
    with place.opened() as records:
        found = records.schedule(kind, record, tuple((name, at.isoformat()) for name, at in clocks if at))
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else "\n".join(told(found)))


def _steps(found: Found) -> Iterator[str]:
    for step in found["steps"]:
        day = step["when"]["display"] if step["when"] else "no date"
        marks = [name for name in ("disputed", "corrected") if step[name]]
        yield ", ".join([f"{step['status'].replace('-', ' ')}: {day}", *_slip(step["slipped_days"]), *marks])
        since = day_in_words(datetime.fromisoformat(step["known_from"]).date())
        publishers = dict.fromkeys(one["publisher"] for one in step["said_by"])
        yield f"  known since {since}; {origins(step['origins'])}: {'; '.join(publishers)}"
    yield _moved(found)


def _rounds(found: Found) -> Iterator[str]:
    for one in found["rounds"]:
        first = one["first_announced"]
        announced = f", first announced for {first['when']}" if first else ""
        yield f"{one['title'] or in_words(one['id'])}: {one['when'] or 'no date'}{announced}; {_moved(one)}"
    yield _moved(found)


def _moved(found: Mapping[str, int]) -> str:
    moves = found["moves"]
    return ", ".join(["1 move" if moves == 1 else f"{moves or 'no'} moves", *_slip(found["slipped_days"])])


def _slip(days: int | None) -> list[str]:
    return [f"{days:+} days"] if days else []
