"""A timeline line: what a state of a record looks like to a reader, with the names that were known then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from tracker.records.dates import FIRST_MINUTE, LAST_MINUTE, bounds, display
from tracker.records.fold import Claim, FieldState, State
from tracker.records.order import Place, place
from tracker.records.references import ANSWERS, SEVERAL, SINGLE, references
from tracker.records.reports import Json, RecordKey, Report, Ruling, said_by
from tracker.records.shapes import REPORT_SHAPES
from tracker.records.vocabulary import AWAITED, Basis, Kind

Named = Mapping[str, Any]
Names = Callable[[RecordKey], Named]
"""How a record is shown where another one mentions it: at least `id`, and what was known of its name."""

IssueNames = Mapping[str, str]

Answered = Mapping[str, list[str]]
"""The positions that dispute, corroborate or deny this one, by the key that shows them."""

# What of a record is shown where another record mentions it.
SHOWN_ELSEWHERE: dict[Kind, tuple[str, ...]] = {
    Kind.PROCESS: ("title",),
    Kind.ROUND: ("title",),
    Kind.VENUE: ("name", "country", "place", "location", "part_of"),
    Kind.PARTICIPANT: ("name",),
    Kind.POSITION: ("holder", "stance", "summary"),
    Kind.MILESTONE: ("title",),
}

_COMMON = frozenset(
    {"id", "when", "evidence", "via", "process", "title", "summary", "status", "venue", "issues"}
)
_REPORTED_KINDS = frozenset({Kind.POSITION, Kind.MILESTONE})
_CLAIMED = frozenset({"when", "status", "venue"})


@dataclass(frozen=True, slots=True)
class Line:
    """What is stored of a line besides its two clocks; `body` lacks only those.

    `country` and `location` (degrees north, degrees east) are its own, else its venue's; `told_by` pairs source and
    publisher.
    """

    record: RecordKey
    place: Place
    start_minute: int
    end_minute: int
    process: str | None
    venue: str | None
    status: str | None
    in_conflict: bool
    ambiguous: bool
    awaited: bool
    participants: frozenset[tuple[str, str]]
    issues: frozenset[str]
    country: str | None
    stance: str | None
    location: tuple[float, float] | None
    told_by: tuple[tuple[str, str], ...]
    body: str


def shown_elsewhere(state: State) -> Named:
    """What other records' lines show of this one."""
    shown = {field: state.value(field) for field in SHOWN_ELSEWHERE[state.record.kind]}
    return {"id": state.record.slug, **shown}


def unseen(record: RecordKey) -> Named:
    """What is shown of a record of which nothing was known yet: its id."""
    return {"id": record.slug, **dict.fromkeys(SHOWN_ELSEWHERE[record.kind])}


def line(
    state: State,
    names: Names,
    issue_names: IssueNames,
    reported: Callable[[Report], Named],
    answered: Answered | None = None,
) -> Line:
    """The line of a record in one state.

    `answered` are the positions that answer it, known then. `reported` gives the date of a report's publication,
    for positions and milestones that have no date of their own: they are placed on the day of their first report
    and say so (`basis`).
    """
    when = _when(state, reported)
    said = {name: field.value for name, field in state.fields.items() if field.value is not None}
    named = list(references(state.record, said))
    body = _body(state, when, said, names, issue_names) | _answered(state.record.kind, answered or {}, names)
    start, end = bounds(when) if when else (LAST_MINUTE, LAST_MINUTE)
    return Line(
        record=state.record,
        place=place(when, state.record),
        start_minute=start if when else LAST_MINUTE,
        end_minute=max(end, start + 1) if when else FIRST_MINUTE,
        process=_own(state, Kind.PROCESS) or _text(said.get("process")),
        venue=_own(state, Kind.VENUE) or _text(said.get("venue")),
        status=_text(said.get("status")),
        in_conflict=bool(state.conflicts),
        ambiguous=bool(when and when["ambiguous"]),
        awaited=bool(when and when["basis"] is Basis.STATED and said.get("status") in AWAITED),
        participants=_participants(state, named),
        issues=frozenset(_issues(said)),
        country=_text(_of_place(body, "country")),
        stance=_text(said.get("stance")),
        location=_location(body),
        told_by=tuple((source["id"], source["publisher"]) for source in body["sources"]),
        body=msgspec.json.encode(body).decode(),
    )


def _of_place(body: Mapping[str, Any], field: str) -> Any:
    """What a line says of its place: its own, else that of its venue."""
    return body.get(field) or (body["venue"] or {}).get(field)


def _location(body: Mapping[str, Any]) -> tuple[float, float] | None:
    found = _of_place(body, "location")
    return (float(found["lat"]), float(found["lon"])) if found else None


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def _own(state: State, kind: Kind) -> str | None:
    """A process line belongs to its own process, a venue line to its own venue."""
    return state.record.slug if state.record.kind is kind else None


def _participants(state: State, named: list[Any]) -> frozenset[tuple[str, str]]:
    own = _own(state, Kind.PARTICIPANT)
    taking_part = {(ref.record.slug, ref.role) for ref in named if ref.role}
    return frozenset(taking_part | ({(own, "self")} if own else set()))


def _issues(said: Mapping[str, Any]) -> list[str]:
    return [*(said.get("issues") or []), *([said["issue"]] if said.get("issue") else [])]


def _when(state: State, reported: Callable[[Report], Named]) -> dict[str, Any] | None:
    found = state.fields.get("when")
    if found and isinstance(found.value, Mapping) and found.report:
        return _dated(found.value, found.report, Basis.STATED)
    if state.record.kind in _REPORTED_KINDS and state.reports:
        first = min(state.reports, key=lambda report: report.source.published[: len("2026-01-27")])
        return _dated(reported(first), first, Basis.REPORTED)
    return None


def _dated(when: Mapping[str, Any], report: Report, basis: Basis) -> dict[str, Any]:
    return {
        **when,
        "display": display(when),
        "basis": basis,
        "report": report.id,
        "source": report.source.slug,
    }


def _title(state: State, said: Mapping[str, Any], names: Names) -> str:
    """What is said of it, else its name, else its id in words."""
    record = state.record
    if record.kind is Kind.POSITION:
        holder = names(RecordKey(Kind.PARTICIPANT, said["holder"])) if said.get("holder") else None
        who = (holder["name"] or holder["id"]) if holder else "somebody"
        quote = f"“{said['quote']}”" if said.get("quote") else None
        return f"{who}: {said.get('summary') or quote or said.get('stance') or 'a statement'}"
    return said.get("title") or said.get("name") or record.slug.replace("-", " ").capitalize()


def _body(
    state: State, when: Named | None, said: Mapping[str, Any], names: Names, issue_names: IssueNames
) -> dict[str, Any]:
    def one(kind: Kind, slug: str | None) -> Named | None:
        return names(RecordKey(kind, slug)) if slug else None

    def issue(slug: str) -> Named:
        return {"id": slug, "title": issue_names.get(slug)}

    roles: dict[str, str] = {}
    for reference in references(state.record, said):
        if reference.role:
            roles.setdefault(reference.record.slug, reference.role)
    return {
        "id": state.record.slug,
        "kind": state.record.kind,
        "process": one(Kind.PROCESS, _text(said.get("process"))),
        "title": _title(state, said, names),
        "summary": said.get("summary"),
        "status": said.get("status"),
        "when": when,
        "venue": one(Kind.VENUE, _text(said.get("venue"))),
        "participants": [
            {**names(RecordKey(Kind.PARTICIPANT, slug)), "role": role} for slug, role in roles.items()
        ],
        "issues": [issue(slug) for slug in _issues(said)],
        **{
            field: _own_field(state.record, field, said.get(field), one, issue)
            for field in own_fields(state.record.kind)
        },
        "conflicts": state.conflicts,
        "claims": claims_read(state),
        "rulings": [ruled(ruling) for ruling in state.rulings],
        "sources": [_source(report) for report in _one_per_source(state)],
    }


def _answered(kind: Kind, answered: Answered, names: Names) -> dict[str, list[Named]]:
    """The keys under which a position shows those that answer it."""
    if kind is not Kind.POSITION:
        return {}
    return {key: [names(RecordKey(kind, slug)) for slug in answered.get(key, ())] for key in ANSWERS.values()}


def own_fields(kind: Kind) -> list[str]:
    """The keys that lines of this kind have beside the common ones, in order."""
    return [field for field in REPORT_SHAPES[kind].model_fields if field not in _COMMON]


MEMBERS = tuple(
    dict.fromkeys(
        [
            *(
                "id",
                "kind",
                "process",
                "title",
                "summary",
                "status",
                "when",
                "venue",
                "participants",
                "issues",
            ),
            *(field for kind in Kind for field in own_fields(kind)),
            *ANSWERS.values(),
            *("conflicts", "claims", "rulings", "sources", "known_from", "recorded_from"),
        ]
    )
)
"""Every member that a line of some kind has, as it is sent to readers."""


def _own_field(
    record: RecordKey,
    field: str,
    value: Any,
    one: Callable[[Kind, str | None], Named | None],
    issue: Callable[[str], Named],
) -> Any:
    """A field as a reader sees it: ids of records become their names."""
    if value is None or field == "issue":
        return issue(value) if value else None
    if field == "delegations":
        return [_delegation(delegation, one) for delegation in value]
    kind = record.kind if field == "part_of" else SINGLE.get(field)
    if field in ANSWERS:
        return [one(Kind.POSITION, slug) for slug in value]
    if field in SEVERAL:
        return [one(Kind.PARTICIPANT, slug) for slug in value]
    return one(kind, value) if kind else value


def _delegation(delegation: Mapping[str, Any], one: Callable[[Kind, str | None], Named | None]) -> Named:
    return {
        "party": one(Kind.PARTICIPANT, delegation["party"]),
        "members": [
            {**(one(Kind.PARTICIPANT, member["participant"]) or {}), "role": member.get("role")}
            for member in delegation.get("members", [])
        ],
    }


def ruled(ruling: Ruling) -> dict[str, Any]:
    """A ruling ready for JSON: what it is about, what it says, and why."""
    return {
        "id": ruling.id,
        "kind": ruling.record.kind,
        "record": ruling.record.slug,
        "verdict": ruling.verdict,
        "report": ruling.report,
        "field": ruling.field,
        "into": ruling.into.slug if ruling.into else None,
        "reason": ruling.reason,
        "recorded_at": ruling.recorded_at.isoformat(),
    }


def _shows_claims(name: str, field: FieldState) -> bool:
    """Claims are shown where an editor ruled; else of dates, places and status, of other fields where values differ."""
    if any(claim.reason for claim in field.claims):
        return True
    values = [claim.value for claim in field.claims]
    differ = field.in_conflict or any(value != values[0] for value in values)
    return field.report is not None and (name in _CLAIMED or differ)


def claims_read(state: State) -> dict[str, list[dict[str, Any]]]:
    """What is claimed of each field with one value, ready for JSON: who says what, and how that stands."""
    return {
        name: [_claim(name, claim) for claim in field.claims]
        for name, field in sorted(state.fields.items())
        if _shows_claims(name, field)
    }


def claimed_value(name: str, value: Any) -> Json:
    """A value as it is shown beside others: of a date only what tells it from other dates."""
    if name != "when":
        return value if not isinstance(value, Mapping) else dict(value)
    keys = ("expression", "edtf", "start", "end", "granularity", "ambiguous", "approximate")
    return {"display": display(value), **{key: value[key] for key in keys}}


def _claim(name: str, claim: Claim) -> dict[str, Any]:
    return {
        "value": claimed_value(name, claim.value),
        "standing": claim.standing,
        "reason": claim.reason,
        **said_by(claim.report),
    }


def _one_per_source(state: State) -> list[Report]:
    return list({report.source.slug: report for report in state.reports}.values())


def _source(report: Report) -> dict[str, Any]:
    source = report.source
    return {
        "id": source.slug,
        "publisher": source.publisher,
        "title": source.title,
        "address": source.address,
        "published": source.published,
        "origin": report.origin,
    }
