"""A few sources that between them make every awkward line that a shape has to carry."""

from __future__ import annotations

from tests.building import TALKS, said, store
from tracker.store.database import Database
from tracker.store.timeline import TimelineQuery, stream

MARKUP = "<b>bold</b> & [a](http://a.example) *b* `c` \"d\" 'e' ]]> <!-- | www.b.example"
FORMULA = '=HYPERLINK("http://evil.example";"click")'
RIGHT_TO_LEFT = "محادثات السلام: الجولة الأولى"

WIRE = said(
    "wire",
    "2026-01-20T08:30:00Z",
    "Wire",
    source={
        "title": "Talks to move",
        "address": "https://wire.example/2026/01/20?a=1&b=(2)",
        "process": "talks",
    },
    process=[
        {
            "id": "talks",
            "title": "Talks",
            "summary": "Talks about talks.",
            "status": "ceasefire",
            "parties": ["north", "south"],
            "mediators": ["envoy"],
            "part_of": "wider",
        },
        {"id": "wider", "title": "Wider talks"},
    ],
    venue=[
        {
            "id": "palace",
            "name": "Palace",
            "country": "AE",
            "place": "Abu Dhabi",
            "location": {"lat": 24.4539, "lon": 54.3773, "precision": "building"},
            "status": "in use",
            "part_of": "abu-dhabi",
            "identifiers": {"wikidata": "Q1519"},
        },
        {"id": "abu-dhabi", "name": "Abu Dhabi", "country": "AE"},
        {
            "id": "south-pole",
            "name": "South Pole",
            "country": "AQ",
            "location": {"lat": -90, "lon": -0.5, "precision": "region"},
        },
    ],
    participant=[
        {
            "id": "north",
            "name": "North",
            "sort": "state",
            "country": "NO",
            "aliases": ["The North", "N"],
        },
        {"id": "south", "name": "South", "sort": "state"},
        {
            "id": "envoy",
            "name": "Ana Envoy",
            "sort": "person",
            "country": "CH",
            "roles": [{"title": "special envoy", "on_behalf_of": "north"}],
            "identifiers": {"wikidata": "Q42", "isni": "0000"},
        },
        {"id": "official", "sort": "person", "unnamed": True},
        {"id": "group", "name": "Group", "sort": "armed group"},
    ],
    round=[
        {
            "id": "first",
            "title": "First round",
            "when": {"edtf": "2026-01-23/2026-01-24"},
            "status": "scheduled",
            "venue": "palace",
            "ordinal": 1,
        },
        {"id": "moved", "title": "Moved round", "when": {"edtf": "2026-02-01"}, "status": "scheduled"},
        {"id": "off", "title": "Round called off", "when": {"edtf": "2026-02-10"}, "status": "scheduled"},
        {"id": "disputed", "title": "Disputed round", "when": {"edtf": "2026-01-12"}, "status": "held"},
        {"id": "month", "title": "Some day in March", "when": {"edtf": "2026-03"}, "status": "announced"},
        {"id": "either", "title": "Either Sunday", "when": {"edtf": "[2026-01-25,2026-02-01]"}},
        {"id": "open", "title": "Under way", "when": {"edtf": "2026-01-15/.."}, "status": "under way"},
        {"id": "about", "title": "About then", "when": {"edtf": "2025-12~"}},
        {"id": "never", "title": "Nobody knows when", "status": "announced", "medium": "video"},
        {"id": "lapsed", "title": "Lapsed", "when": {"edtf": "2025-11-03"}, "status": "lapsed"},
        {"id": "later", "title": "Put off", "when": {"edtf": "2026-02-20"}, "status": "postponed"},
        {"id": "far", "title": "The first year", "when": {"edtf": "0001"}},
        {"id": "farther", "title": "The last day", "when": {"edtf": "9999-12-30"}},
        {"id": "before", "title": "Before all that", "when": {"edtf": "../1999"}},
        {"id": "instant", "title": "To the minute", "when": {"edtf": "2026-01-26T10:30:00+04:00"}},
        {"id": "night", "title": "Over night", "when": {"edtf": "2026-01-27T22:00:00Z/2026-01-28T02:00:00Z"}},
        {"id": "decade", "title": "Some day in the nineties", "when": {"edtf": "199X"}},
        {
            "id": "part",
            "title": "A meeting of the first round",
            "when": {"edtf": "2026-01-24"},
            "part_of": "first",
        },
        {"id": "untitled", "when": {"edtf": "2026-01-05"}},
    ],
    position=[
        {
            "id": "demand",
            "holder": "envoy",
            "on_behalf_of": "north",
            "addressee": "south",
            "issue": "territory",
            "stance": "demand",
            "summary": "The land comes first.",
            "quote": "not for sale",
            "round": "first",
            "attribution": "on the record",
            "attribution_text": "the envoy",
            "when": {"edtf": "2026-01-22"},
        },
        {"id": "anonymous", "holder": "official", "issue": "ceasefire", "stance": "concern"},
        {
            "id": "answer",
            "holder": "south",
            "issue": "territory",
            "stance": "reject",
            "disputes": ["demand"],
            "disputed_by": ["north"],
            "when": {"edtf": "2026-01-23"},
        },
    ],
    milestone=[
        {
            "id": "memorandum",
            "title": "Memorandum",
            "summary": "What was agreed.",
            "sort": "agreement",
            "status": "reached",
            "venue": "palace",
            "parties": ["north", "south"],
            "issues": ["ceasefire", "territory"],
            "outcome": "Signed by both.",
            "documents": [{"title": "The text", "address": "https://wire.example/text"}],
            "when": {"edtf": "2026-01-24"},
        },
        {"id": "report", "title": "Reported only", "sort": "announcement"},
    ],
)
RIVAL = said(
    "rival",
    "2026-01-21",
    "Rival, Inc.",
    source={"process": "talks"},
    round=[
        {"id": "disputed", "when": {"edtf": "2026-01-13"}, "status": "held"},
        {"id": "moved", "when": {"edtf": "2026-02-03"}, "status": "rescheduled"},
        {"id": "off", "status": "cancelled"},
    ],
)
LATER = said(
    "later",
    "2026-02-06",
    'Later "Daily"',
    source={"process": "talks", "address": "http://later.example/'quoted'"},
    round=[
        {"id": "moved", "when": {"edtf": "2026-02-04/2026-02-05"}, "status": "held"},
        {
            "id": "first",
            "status": "held",
            "summary": "Two days.",
            "medium": "in person",
            "level": "envoys",
            "delegations": [
                {"party": "north", "members": [{"participant": "envoy", "role": "head"}]},
                {"party": "south"},
            ],
            "hosts": ["group"],
            "mediators": ["official"],
            "observers": ["official"],
            "issues": ["ceasefire"],
            "outcome": "They meet again.",
            "documents": [{"title": "Statement"}],
        },
    ],
)
HOSTILE = said(
    "hostile",
    "2026-01-22",
    FORMULA,
    source={"process": "talks", "title": MARKUP, "address": "https://a.example/<x>%22\"'`)[y](z"},
    venue=[{"id": "trap", "name": MARKUP, "place": "@SUM(1)", "country": "XX"}],
    participant=[{"id": "mallory", "name": "+1+1", "aliases": [MARKUP]}],
    round=[
        {
            "id": "hostile",
            "title": FORMULA,
            "summary": MARKUP + "\n# head\n\n- line\tx;=1+1",
            "when": {"edtf": "2026-01-08"},
            "venue": "trap",
            "observers": ["mallory"],
        },
        {"id": "rtl", "title": RIGHT_TO_LEFT, "summary": "שיחות", "when": {"edtf": "2026-01-09"}},
    ],
)
SOURCES = (TALKS, WIRE, RIVAL, LATER, HOSTILE)


def bodies(database: Database) -> list[str]:
    """The finished body of each line, the undated ones last."""
    store(database, *SOURCES)
    with database.reading() as session:
        return list(stream(session, TimelineQuery(undated="include")))
