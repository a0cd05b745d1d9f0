"""Every failure in one shape, from every layer."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from litestar.exceptions import TooManyRequestsException
from litestar.testing import TestClient

from tests.building import NOW
from tests.serving import SECRET, Client, key_for, problem
from tracker import errors
from tracker.api import problems, refusals
from tracker.app import create_app
from tracker.errors import TrackerError
from tracker.store.database import Database, open_database

NOT_FROM_HTTP = {
    *(errors.SeedFileInvalid, errors.SettingInvalid),
    *(errors.BackupInvalid, errors.DatabaseNotEmpty),
}


def test_every_failure_has_its_row_in_the_one_table() -> None:
    ours = {
        kind
        for module in (errors, refusals)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, TrackerError) and kind is not TrackerError
    }
    assert ours - set(problems.STATUS) == NOT_FROM_HTTP


def test_an_unknown_address_is_a_problem(client: Client) -> None:
    for path in (
        "/nothing",
        "/timeline.xml",
        "/timeline/x/y",
        "/rounds.exe",
        "/schema/redoc",
        "/static/../app.py",
    ):
        assert problem(client.get(path), 404)["instance"].startswith("/")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/timeline", {"GET", "HEAD", "OPTIONS"}),
        ("DELETE", "/sources", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("PUT", "/resolve", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("PATCH", "/rounds/x", {"GET", "HEAD", "OPTIONS"}),
        ("TRACE", "/health/live", {"GET", "HEAD", "OPTIONS"}),
        ("BREW", "/timeline", {"GET", "HEAD", "OPTIONS"}),
    ],
)
def test_a_wrong_method_is_a_problem_that_names_the_right_ones(
    client: Client, method: str, path: str, allowed: set[str]
) -> None:
    answer = client.request(method, path)
    problem(answer, 405)
    assert set(answer.headers["allow"].split(", ")) == allowed
    options = client.options(path)
    assert (options.status_code, options.content) == (204, b"")
    assert set(options.headers["allow"].split(", ")) == allowed


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/timeline",
        "/timeline.ndjson",
        "/rounds/first",
        "/issues",
        "/schema",
        "/nothing",
        "/timeline?x=1",
    ],
)
def test_head_is_get_without_its_body(client: Client, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert head.content == b""
    assert head.status_code == get.status_code
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in get.headers.items() if k != "date"
    }


def test_a_long_address_is_a_problem(client: Client) -> None:
    problem(client.get("/timeline?process=" + "x" * 9_000), 414)
    problem(client.get("/" + "x" * 9_000), 414)
    assert client.head("/timeline?process=" + "x" * 9_000).status_code == 414


def test_a_fault_of_ours_tells_the_log_and_not_the_reader(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def stopped() -> None:
        raise RuntimeError("the clock has a secret")

    app = create_app(database, now=stopped, secret=SECRET)  # type: ignore[arg-type]
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.post("/sources", json={}, headers={"X-API-Key": key_for(database, "write")})
    assert "secret" not in answer.text
    assert problem(answer, 500)["type"] == "about:blank"
    assert "the clock has a secret" in caplog.text


def test_a_database_that_is_not_there_is_503_with_a_time_to_come_back(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/empty.db")
    with TestClient(
        create_app(database, now=lambda: NOW, secret=SECRET), raise_server_exceptions=False
    ) as client:
        for path in ("/health/ready", "/timeline", "/", "/rounds/x", "/timeline.ndjson"):
            answer = client.get(path)
            problem(answer, 503)
            assert int(answer.headers["retry-after"]) > 0
        assert client.get("/health/live").json() == {"status": "live"}
    database.close()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RecursionError(), 400),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), 400),
        (TooManyRequestsException(headers={"Retry-After": "3"}), 429),
        (ZeroDivisionError("inside"), 500),
    ],
)
def test_errors_of_other_layers_become_problems(error: Exception, status: int) -> None:
    details, _ = problems.described(error, "/x")
    assert details.status == status
    assert "inside" not in details.detail


def test_every_answer_forbids_sniffing_scripts_and_frames(client: Client) -> None:
    for path in (
        "/",
        "/timeline",
        "/timeline.html",
        "/nothing",
        "/schema",
        "/static/tracker.css",
        "/timeline?x=1",
    ):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script" not in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]


def test_pages_from_anywhere_may_read_and_none_may_write(client: Client) -> None:
    origin = {"Origin": "https://elsewhere.example"}
    assert client.get("/timeline", headers=origin).headers["access-control-allow-origin"] == "*"
    assert client.get("/nothing", headers=origin).headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in client.post("/sources", json={}, headers=origin).headers
    asked = {
        **origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    preflight = client.options("/sources", headers=asked)
    assert "POST" not in preflight.headers["access-control-allow-methods"]
    assert "authorization" not in preflight.headers["access-control-allow-headers"].lower()
    assert "access-control-allow-credentials" not in preflight.headers


def test_health(client: Client) -> None:
    assert client.get("/health/live").json() == {"status": "live"}
    assert client.get("/health/ready").json()["status"] == "ready"
