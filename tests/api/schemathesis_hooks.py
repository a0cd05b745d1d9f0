"""What schemathesis is told: how our dates look, how our media types are read, and what no schema can foresee.

A schema says what a request looks like. It cannot say which ids exist, which cursor was made here, or that `to` lies
behind `from`. Where the service refuses a request of the right form for such a reason, and for nothing else, that is
no failure of `positive_data_acceptance`; each reason has a row below. No other check is touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import schemathesis
from hypothesis import strategies as st
from hypothesis.internal import lambda_sources
from schemathesis.engine import observations
from schemathesis.generation.meta import TestPhase
from schemathesis.openapi.checks import RejectedPositiveData
from schemathesis.specs.openapi import checks

# --- forms that OpenAPI has no name for ------------------------------------------------------------------------

EDTF = (
    "2026",
    "2026-01",
    "2026-01-24",
    "2026-01-24T09:30:00Z",
    "2026-01-23/2026-01-24",
    "2026-01-24~",
    "2026-21",
    "202X",
)
schemathesis.openapi.format("edtf", st.sampled_from(EDTF))
schemathesis.openapi.format(
    "iana-time-zone", st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"}))
)

FIRST, SPAN = datetime(2025, 1, 1, tzinfo=UTC), 800
schemathesis.openapi.format(
    "http-date",
    st.integers(0, SPAN).map(lambda days: format_datetime(FIRST + timedelta(days), usegmt=True)),
)

TAGS = ("*", '"0123456789abcdef0123456789abcdef"', '"a", W/"b"', 'W/"0"')
schemathesis.openapi.format("entity-tags", st.sampled_from(TAGS))

BATCHES = (
    '{"q0": {"query": "Zelensky"}}',
    '{"q0": {"query": "Geneva", "type": "venue", "limit": 3}, "q1": {"query": "Кремль", "type_strict": "should"}}',
    '{"a/b~c": {"query": "", "properties": [{"pid": "country", "v": ["CH", "AE"]}]}}',
    "{}",
)
EXTENSIONS = (
    '{"ids": ["participant/zelenskyy", "venue/geneva"], "properties": [{"id": "name"}, {"id": "identifiers"}]}',
    '{"ids": [], "properties": []}',
)
schemathesis.openapi.format("reconciliation-query-batch", st.sampled_from(BATCHES))
schemathesis.openapi.format("data-extension-query", st.sampled_from(EXTENSIONS))

# --- media types that are read as text --------------------------------------------------------------------------


def _as_text(_: Any, response: Any) -> str:
    return str(response.content.decode())


for media_type in (
    "application/atom+xml",
    "application/link-format",
    "application/x-ndjson",
    "text/calendar",
    "text/csv",
    "text/markdown",
):
    schemathesis.deserializer(media_type)(_as_text)

# --- bodies that are text: on the wire everything is, whatever it was made of -----------------------------------


@schemathesis.serializer("application/pdf", "text/html")
def _as_bytes(_: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


_stringifying: Callable[[str], bool] = checks._is_stringifying_media_type


def _is_text_on_the_wire(media_type: str) -> bool:
    """As schemathesis has it for text/plain: a body made of a number is one of digits, which is no wrong type."""
    return media_type.partition(";")[0] in ("application/pdf", "text/html") or _stringifying(media_type)


checks._is_stringifying_media_type = _is_text_on_the_wire

# --- walks along links -------------------------------------------------------------------------------------------

SHORT = {"limit": 2}
"""So that there is a next page to go to."""

STEPS = {"cursor", "before", "limit", "since", "from", "to", "text", "published", "dry_run", "correction"}
STEPS |= {"id", "prefix", "type"}


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:  # noqa: ARG001 - its signature
    """Ask for lists without filters on a walk: a dozen random ones leave no line to go on from.

    The filters are tried one by one and together in the three other phases.
    """
    if case.method == "PUT" and case.meta is not None and case.meta.generation.mode.is_positive:
        case.path_parameters = {"slug": case.body["source"]["id"]}  # what a body is put to is its own address
    walking = case.meta is not None and case.meta.phase.name is TestPhase.STATEFUL
    if walking and case.meta.generation.mode.is_positive and case.query:
        case.query = {name: SHORT.get(name, value) for name, value in case.query.items() if name in STEPS}


# --- refusals of requests that have the right form -------------------------------------------------------------


class Reason(NamedTuple):
    """Faults of one type of problem that no schema can foresee, by what is said of them, and why."""

    problem: str
    said: str
    why: str


EVERYTHING = ""
OUR_CALENDAR = r"'(0001|9999)-.*(a date such as|a date \()"
UNFORESEEABLE = (
    Reason("cursor-invalid", EVERYTHING, "a cursor is sealed with a secret of the database"),
    Reason("language-unknown", EVERYTHING, "which languages have rules is a matter of files, not of form"),
    Reason("date-impossible", EVERYTHING, "words may name a day that no calendar has"),
    Reason("query-invalid", r"^there is no \w+ with the id", "which ids are recorded; 400 names the nearest"),
    Reason("query-invalid", r"^there is no (?!parameter )\w+ (['\"]).*\1 here; ", "which names are recorded"),
    Reason("query-invalid", r"at least one word to look for|beginnings of words", "what a word is"),
    Reason("query-invalid", r"a south \(.*\) that is not above", "how two numbers lie to each other"),
    Reason("query-invalid", r"^send queries or extend, not both", "which parameters go together"),
    Reason("input-invalid", r"^the address is of", "that an address and a body name the same"),
    Reason("query-invalid", r"^'to' .*not after 'from'", "how two parameters lie to each other"),
    Reason(
        "query-invalid", OUR_CALENDAR, "the first and the last year lie outside the calendar in other zones"
    ),
    Reason(
        "input-invalid", OUR_CALENDAR, "the first and the last year lie outside the calendar in other zones"
    ),
    Reason(
        "input-invalid", r"^there is no \w+ '", "which records and issues there are, here or in the same body"
    ),
    Reason("input-invalid", r"^no source '.*' is stored", "which sources are stored"),
    Reason(
        "input-invalid",
        r"^process is missing",
        "it may stand in the report, at the source, or be the only one",
    ),
    Reason("input-invalid", r"is no date expression that the rules", "which words say a time"),
    Reason("input-invalid", r"is no date of the calendar", "which days there are"),
    Reason("input-invalid", r"^No rules read the language", "which languages have rules"),
    Reason("input-invalid", r"^there is no ruling \d+ about", "which rulings are in force"),
    Reason("input-invalid", r"^ruling \d+ (undoes|is undone)", "which rulings are in force"),
    Reason(
        "input-invalid", r"^no \w+ has the field", "the fields of a report depend on the kind of its record"
    ),
    Reason("input-invalid", r" \(of a \w+\)$", "what a draft may say depends on the kind of its record"),
    Reason("input-invalid", r"is about another \w+ only by merging it", "which record a draft is about"),
    Reason("input-invalid", r"(was|were) published|no publisher was found", "what a page says of itself"),
    Reason(
        "input-invalid", r"^the article (is|has|holds|took|ended|cannot|does not) ", "what a text looks like"
    ),
    Reason("input-invalid", r"^'.*' is (merged into|part of) '.*' already", "what is merged already"),
    Reason("input-invalid", r"cannot be merged into itself$", "how two members lie to each other"),
)


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:  # noqa: ARG001 - its signature
    """Whether a failure is one: not where every fault of the request is one that no schema can foresee."""
    return not (isinstance(failure, RejectedPositiveData) and _unforeseeable(response))


def _unforeseeable(response: Any) -> bool:
    problem = response.json()
    kind = problem["type"].partition("#")[2]
    said = [fault["detail"] for fault in problem["errors"]] or [problem["detail"]]
    patterns = [reason.said for reason in UNFORESEEABLE if reason.problem == kind]
    return all(any(re.search(pattern, one) for pattern in patterns) for one in said)


# --- a repair: schemathesis 4.32.5 ends itself when an answer holds text such as "http://[x" --------------------

_same_origin_path = observations._same_origin_path


def _no_address_is_of_no_origin(value: str, origin: Any) -> Any:
    with suppress(ValueError):
        urlsplit(value)
        return _same_origin_path(value, origin)
    return None


observations._same_origin_path = _no_address_is_of_no_origin

# --- a repair: CPython 3.11 can fail to parse a source in a deep stack (gh-106905), where hypothesis words a lambda --

_lambda_description: Callable[[Any], str] = lambda_sources.lambda_description


def _whatever_it_says(function: Any) -> str:
    try:
        return str(_lambda_description(function))
    except SystemError:
        return "lambda ...: <unknown>"


lambda_sources.lambda_description = _whatever_it_says
