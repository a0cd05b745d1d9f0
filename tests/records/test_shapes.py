from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputInvalid, Problem
from tracker.records.problems import pointer, shown, validated
from tracker.records.shapes import Submission
from tracker.records.text import clean, slugify

SOURCE = {"id": "wire", "publisher": "Wire", "published": "2026-01-27"}


def problem(**given: Any) -> Problem:
    with pytest.raises(InputInvalid) as raised:
        validated(Submission, {"source": SOURCE, **given})
    (found,) = raised.value.problems
    return found


@pytest.mark.parametrize(
    ("given_part", "place", "value", "expected"),
    [
        ({"round": [{}]}, "/round/0/id", "", "a value for id"),
        ({"round": [{"id": "A b"}]}, "/round/0/id", "A b", "an id of lower-case letters"),
        (
            {"round": [{"id": "a", "status": "heldd"}]},
            "/round/0/status",
            "heldd",
            "one of announced, scheduled",
        ),
        ({"round": [{"id": "a", "statuss": "x"}]}, "/round/0/statuss", "statuss", "did you mean status?"),
        ({"round": [{"id": "a", "ordinal": "4th"}]}, "/round/0/ordinal", "4th", "a whole number"),
        ({"round": [{"id": "a", "ordinal": 0}]}, "/round/0/ordinal", "0", "to be greater than or equal to 1"),
        ({"round": [{"id": "a", "when": {}}]}, "/round/0/when", "{}", "needs an expression"),
        ({"round": [{"id": "a", "title": "x\x00"}]}, "/round/0/title", "x\\x00", "must not contain NUL"),
        ({"round": [{"id": "a", "title": "\x07"}]}, "/round/0/title", "\x07", "must not be empty"),
        ({"round": {"id": "a"}}, "/round", "{'id': 'a'}", "a list"),
        ({"venue": [{"id": "a", "country": "uae"}]}, "/venue/0/country", "uae", "an ISO 3166 country code"),
        (
            {"venue": [{"id": "a", "location": {"lat": 91, "lon": 0}}]},
            "/venue/0/location/lat",
            "91",
            "to be less",
        ),
        ({"venue": [{"id": "a", "location": {"lat": 1}}]}, "/venue/0/location/lon", "", "a value for lon"),
        ({"position": [{"quote": 5}]}, "/position/0/quote", "5", "text"),
        ({"positions": []}, "/positions", "positions", "did you mean position?"),
        (
            {"milestone": [{"id": "a", "via": {}}]},
            "/milestone/0/via",
            "{}",
            "needs either the id of a stored source",
        ),
        (
            {"source": SOURCE | {"published": "2026-02-30"}},
            "/source/published",
            "2026-02-30",
            "must be a date",
        ),
        (
            {"source": SOURCE | {"published": "2026-W05-1"}},
            "/source/published",
            "2026-W05-1",
            "must be a date",
        ),
        ({"source": SOURCE | {"published": "20260127"}}, "/source/published", "20260127", "must be a date"),
        (
            {"source": SOURCE | {"published": "0001-01-01T00:00:00+14:00"}},
            "/source/published",
            "0001",
            "must be",
        ),
        ({"source": SOURCE | {"published": "9999-12-31"}}, "/source/published", "9999", "must be a date"),
        (
            {"source": SOURCE | {"published": date(9999, 12, 31)}},
            "/source/published",
            "9999-12-31",
            "must be a date",
        ),
        ({"source": SOURCE | {"published": True}}, "/source/published", "True", "must be a date"),
        ({"source": SOURCE | {"zone": "localtime"}}, "/source/zone", "localtime", "must be an IANA"),
        (
            {"round": [{"id": "a", "when": "on Sunday\x00"}]},
            "/round/0/when/expression",
            "on",
            "must not contain NUL",
        ),
        ({"source": SOURCE | {"published": 20260127}}, "/source/published", "20260127", "must be a date"),
        (
            {"source": SOURCE | {"zone": "Mars/Base"}},
            "/source/zone",
            "Mars/Base",
            "must be an IANA time zone",
        ),
        ({"source": SOURCE | {"zone": "../etc/passwd"}}, "/source/zone", "../etc/passwd", "must be an IANA"),
        (
            {"source": SOURCE | {"address": "javascript:alert(1)"}},
            "/source/address",
            "javascript",
            "must be an http",
        ),
        ({"source": SOURCE | {"address": "https://"}}, "/source/address", "https://", "must be an http"),
        ({"source": SOURCE | {"address": "http://[x"}}, "/source/address", "http://[x", "must be an http"),
        (
            {"source": SOURCE | {"language": "English"}},
            "/source/language",
            "English",
            "an ISO 639 language code",
        ),
    ],
)
def test_an_error_names_the_place_the_value_and_what_was_expected(
    given_part: dict[str, Any], place: str, value: str, expected: str
) -> None:
    found = problem(**given_part)
    assert found.pointer == place
    assert found.value.startswith(value)
    assert found.expected.startswith(expected)


def test_every_error_of_an_input_is_named_at_once() -> None:
    with pytest.raises(InputInvalid) as raised:
        validated(Submission, {"source": SOURCE | {"zone": "X"}, "round": [{"id": "A"}, {"statu": 1}]})
    assert {p.pointer for p in raised.value.problems} == {
        "/source/zone",
        "/round/0/id",
        "/round/1/id",
        "/round/1/statu",
    }


@pytest.mark.parametrize("given_whole", [None, [], 5, "x", {}])
def test_what_is_no_submission_at_all_is_refused(given_whole: object) -> None:
    with pytest.raises(InputInvalid):
        validated(Submission, given_whole)


def test_words_alone_stand_for_a_table() -> None:
    report = {"id": "r", "when": "on Sunday", "evidence": "talks on Sunday", "via": "other"}
    read = validated(Submission, {"source": SOURCE, "round": [report]}).round[0]
    assert read.when is not None
    assert read.evidence is not None
    assert read.via is not None
    assert (read.when.expression, read.evidence.text, read.via.source) == (
        "on Sunday",
        "talks on Sunday",
        "other",
    )


def test_a_shown_value_is_short_and_can_be_printed_anywhere() -> None:
    assert len(shown("x" * 10_000)) == 200
    assert shown("\udc80\x00").encode() == b"\\udc80\\x00"


def test_a_pointer_escapes_what_rfc_6901_escapes() -> None:
    assert pointer(("a/b", 0, "c~d")) == "/a~1b/0/c~0d"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_cleaning_composes_and_strips_controls_only() -> None:
    assert clean(" Zele\u0301n\x07skyy\n\u202eok ") == "Zelénskyy\n\u202eok"


@pytest.mark.parametrize("text", ["a\x00b", "\ud800"])
def test_what_no_database_holds_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must not contain"):
        clean(text)


@given(st.text(max_size=300))
def test_a_made_id_is_an_id_or_nothing(text: str) -> None:
    made = slugify(text)
    if made:
        validated(Submission, {"source": SOURCE | {"id": made}})


def test_the_schema_for_editors_knows_that_words_alone_stand_for_a_table() -> None:
    definitions = Submission.model_json_schema()["$defs"]
    for field in ("when", "evidence", "via"):
        kinds = {
            choice.get("type", choice.get("$ref"))
            for choice in definitions["RoundReport"]["properties"][field]["anyOf"]
        }
        assert "string" in kinds
    members = definitions["Delegation"]["properties"]["members"]["items"]["anyOf"]
    assert {"string"} <= {choice.get("type") for choice in members}


def test_a_year_that_no_record_has_is_told_from_a_value_that_is_no_date() -> None:
    source = SOURCE | {"published": date(9999, 12, 31)}
    with pytest.raises(InputInvalid, match=r"published is '9999-12-31': .* in the years 2 to 9998"):
        validated(Submission, {"source": source})
