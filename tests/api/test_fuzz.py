"""What `make fuzz-api` lets pass: refusals that no schema can foresee, and no other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.api import schemathesis_hooks as hooks
from tracker.api.problems import STATUS, slug


def refused(kind: str, *faults: str) -> Any:
    problem = {
        "type": f"/schema#{kind}",
        "detail": "; ".join(faults),
        "errors": [{"detail": f} for f in faults],
    }
    return SimpleNamespace(json=lambda: problem)


@pytest.mark.parametrize(
    ("kind", "faults"),
    [
        ("query-invalid", ["there is no record with the id 'x'; the id of a record"]),
        ("query-invalid", ["there is no publisher 'x' here; a publisher that is recorded here"]),
        ("query-invalid", ["'0,5,1,4' is no value here: a south (5) that is not above the north (4)"]),
        ("query-invalid", ["'to' (2026) is not after 'from' (2027); a time after 'from'"]),
        ("query-invalid", ["'0001-01-01' is no value here: a date such as 2026-01-28 or an instant"]),
        (
            "input-invalid",
            ["there is no round 'x'; did you mean y?", "there is no ruling 7 about the round 'x'"],
        ),
        ("input-invalid", ["published is '9999-12-31': must be a date such as 2026-01-27 or an instant"]),
    ],
)
def test_what_no_schema_can_foresee_is_let_pass(kind: str, faults: list[str]) -> None:
    assert hooks._unforeseeable(refused(kind, *faults))


@pytest.mark.parametrize(
    ("kind", "faults"),
    [
        ("query-invalid", ["'x' is no value here: a whole number from 1 to 500"]),
        ("query-invalid", ["there is no parameter 'x' here; one of since, id"]),
        ("query-invalid", ["'1,2' is no value here: west,south,east,north in degrees; south is not above"]),
        ("query-invalid", ["'2026-13-01' is no value here: a date such as 2026-01-28 or an instant"]),
        ("input-invalid", ["publisher is '': must not be empty"]),
        ("input-invalid", ["there is no round 'x'; did you mean y?", "end is '-1', expected 0 or more"]),
        ("media-type-refused", ["The body is 'text/plain'; send application/json."]),
        ("", ["The request cannot be read."]),
    ],
)
def test_what_a_schema_should_have_said_is_a_failure(kind: str, faults: list[str]) -> None:
    assert not hooks._unforeseeable(refused(kind, *faults))


def test_every_reason_is_about_a_problem_that_there_is_and_says_why() -> None:
    kinds = {slug(kind) for kind in STATUS}
    assert {reason.problem for reason in hooks.UNFORESEEABLE} <= kinds
    assert all(reason.why for reason in hooks.UNFORESEEABLE)
