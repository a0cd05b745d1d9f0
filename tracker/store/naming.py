"""The names in a line, written beside it: what `tracker.store.names` finds it by, on both clocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import insert
from sqlmodel import Session

from tracker.records import names
from tracker.records.fold import Standing
from tracker.records.lines import Line
from tracker.records.names import Words
from tracker.records.tables import EntryName
from tracker.records.vocabulary import ActorSort, Kind

NAMED = (Kind.PARTICIPANT, Kind.VENUE)
"""The kinds whose names are looked for."""

FACT = "="
"""What a fact begins with, so that no name is found for one."""

LISTED_FACTS = ("country", "sort")

_REFUSED = frozenset({Standing.DEPRECATED, Standing.WITHDRAWN})
_LONGEST = 200


class Claimed(msgspec.Struct):
    """What one source calls it."""

    value: Any = None
    standing: str = ""


class Claims(msgspec.Struct):
    """The claims of a line that are about names."""

    name: list[Claimed] = []


class Named(msgspec.Struct):
    """As much of the body of a line as tells how it is called, and what else it may be known by."""

    id: str
    kind: str
    title: str
    name: str | None = None
    aliases: list[str] | None = None
    sort: str | None = None
    country: str | None = None
    place: str | None = None
    part_of: dict[str, Any] | None = None
    identifiers: dict[str, str] | None = None
    claims: Claims = msgspec.field(default_factory=Claims)

    def called(self) -> list[str]:
        """Every name that it has in any source and that no editor refused; its id in words where nobody named it."""
        claimed = (str(claim.value) for claim in self.claims.name if claim.standing not in _REFUSED)
        given = [self.name or self.title, *(self.aliases or ()), *claimed]
        return list(dict.fromkeys(given))

    def words(self) -> set[Words]:
        """Its names as they are compared; those of a person without titles."""
        read = names.read_person if self.sort == ActorSort.PERSON else names.read
        return {words for words in map(read, self.called()) if words}

    def facts(self) -> Iterator[tuple[str, str]]:
        """What it may be known by beside its name: `("country", "UA")`, `("wikidata", "Q212")`."""
        for name in LISTED_FACTS:
            if value := getattr(self, name):
                yield name, value
        yield from (self.identifiers or {}).items()


_decode = msgspec.json.Decoder(Named).decode


def named(body: str) -> Named:
    """What the finished body of a line says of names."""
    return _decode(body)


def fact(name: str, value: str) -> str:
    """A fact as it stands in the index; never with what no database can hold."""
    return f"{FACT}{name}:{value.casefold()}".replace("\x00", " ")[:_LONGEST]


def write_names(session: Session, key: int, line: Line) -> None:
    """Write what a version of a line is found by; nothing for kinds whose names nobody looks for."""
    if line.record.kind not in NAMED:
        return
    found = named(line.body)
    rows = [
        {"skeleton": skeleton, "key": key, "words": " ".join(words)[:_LONGEST], "token": token}
        for words in sorted(found.words())
        for skeleton, token in names.keys(words).items()
    ]
    facts = {fact(name, value) for name, value in found.facts()}
    rows += [{"skeleton": known, "key": key, "words": "", "token": ""} for known in sorted(facts)]
    unique = {(row["skeleton"], row["words"]): row for row in rows}
    if unique:
        session.connection().execute(insert(EntryName), list(unique.values()))
