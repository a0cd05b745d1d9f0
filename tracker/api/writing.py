"""Carrying out a write: once however often it is sent, and never without a row that tells who tried it.

A handler of a write is one line: `return write(request, body, key, parts, reading)`. What is stored, the answer that
is kept for its Idempotency-Key and the row of the audit are one transaction.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from litestar import Response
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from tracker.api.problems import described
from tracker.api.refusals import HeaderInvalid, IdempotencyKeyReused, RequestRunning
from tracker.errors import Problem
from tracker.store import audit, idempotency
from tracker.store.audit import NOTHING, Attempt, Outcome, Stored
from tracker.store.idempotency import KeptAnswer
from tracker.store.keys import ApiKeyRead, note_use, redacted

if TYPE_CHECKING:
    from litestar import Request

    from tracker.api.parts import Parts

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
EXPECTED = (
    "1 to 255 printable ASCII characters, in double quotes or without quotes, blanks, commas and semicolons, such as "
    '"8e03978e-40d5-43dd-bc93-6894a57f9324"'
)
LONGEST_SHOWN = 200
"""How much a row of the audit shows of an address or a client, in characters."""

_QUOTED = re.compile(r'"((?:[ !#-\[\]-~]|\\["\\]){1,255})"')
_BARE = re.compile(r"[!#-+\--:<-\[\]-~]{1,255}")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Done:
    """What a deed came to: its answer, and what it stored (nothing where all was stored before)."""

    answer: Response[bytes]
    stored: Stored = NOTHING


@dataclass(frozen=True, slots=True)
class Deed:
    """A write that was read and found to be in order. `act` takes a session, the time, and the prefix of the key."""

    act: Callable[[Session, datetime, str], Done]
    dry_run: bool = False


Reading = Callable[["Request[Any, Any, Any]", bytes], Deed]
"""Reads a request as a deed, or refuses it."""


class Running:
    """The writes with an Idempotency-Key that this process is carrying out."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._keys: set[tuple[str, str]] = set()

    @contextmanager
    def alone(self, attempt: Attempt) -> Iterator[None]:
        """Hold the Idempotency-Key of an attempt, if it has one.

        Raises:
            RequestRunning: another request holds it.

        """
        if attempt.idempotency is None:
            yield
            return
        key = (attempt.by, attempt.idempotency)
        with self._lock:
            if key in self._keys:
                raise RequestRunning
            self._keys.add(key)
        try:
            yield
        finally:
            with self._lock:
                self._keys.discard(key)


def write(
    request: Request[Any, Any, Any], body: bytes, key: ApiKeyRead, parts: Parts, reading: Reading
) -> Response[bytes]:
    """Carry out what a request asks for, and answer.

    The same request again, with the same Idempotency-Key, gets the stored answer again, and REPLAYED. Only answers to
    what was done are kept: what was refused changed nothing and may be sent again, mended.

    Raises:
        HeaderInvalid: the Idempotency-Key is none.
        IdempotencyKeyReused: it came with another request before.
        RequestRunning: it came with a request that is being carried out.

    """
    attempt = attempt_of(request, key)
    try:
        attempt = replace(attempt, idempotency=_digest_of_key(request))
        deed = reading(request, body)
        if deed.dry_run:
            return _tried(parts, attempt, deed)
        with parts.running.alone(attempt):
            return _carried_out(parts, attempt, _fingerprint(request, body), deed)
    except (SQLAlchemyError, RequestRunning):
        raise  # there is nothing to note it in; a row would have to wait for the very write that is going on
    except Exception as error:
        note_refusal(parts, attempt, error)
        raise


def attempt_of(request: Request[Any, Any, Any], key: ApiKeyRead) -> Attempt:
    """Who tries to write where."""
    client = request.scope["client"]
    path = _printable(redacted(request.scope["path"]))
    return Attempt(key.prefix, path, request.scope["method"], _printable(client[0]) if client else None)


def _printable(text: str) -> str:
    """A text as a terminal can show it without harm.

    >>> _printable("/sources/\\x1b[31m")
    '/sources/?[31m'

    """
    return "".join(letter if letter.isprintable() else "?" for letter in text[:LONGEST_SHOWN])


def note_refusal(parts: Parts, attempt: Attempt, error: Exception) -> None:
    """Leave a row for what was refused; a refusal is one also where it cannot be noted."""
    details, _ = described(error, attempt.address)
    try:
        with parts.database.writing() as session:
            note_use(session, attempt.by, now=parts.now())
            stored = Stored(note=details.title)
            audit.note(
                session, attempt, Outcome.REFUSED, now=parts.now(), status=details.status, stored=stored
            )
    except SQLAlchemyError as failure:
        _log.warning("a refusal to %s could not be noted: %s", attempt.by, failure)


def _tried(parts: Parts, attempt: Attempt, deed: Deed) -> Response[bytes]:
    """Do all but the storing; nothing is kept for the Idempotency-Key, so that the write itself may have it."""
    with parts.database.writing(dry_run=True) as session:
        answer = deed.act(session, parts.now(), attempt.by).answer
    with parts.database.writing() as session:
        note_use(session, attempt.by, now=parts.now())
        audit.note(session, attempt, Outcome.DRY_RUN, now=parts.now(), status=answer.status_code)
    return answer


def _carried_out(parts: Parts, attempt: Attempt, fingerprint: str, deed: Deed) -> Response[bytes]:
    now = parts.now()
    with parts.database.writing() as session:
        note_use(session, attempt.by, now=now)
        kept = _kept(session, attempt, now)
        if kept is not None:
            if kept.fingerprint != fingerprint:
                raise IdempotencyKeyReused
            audit.note(session, attempt, Outcome.REPLAYED, now=now, status=kept.status)
            return _again(kept)
        done = deed.act(session, now, attempt.by)
        outcome = Outcome.UNCHANGED if done.stored == NOTHING else Outcome.STORED
        audit.note(session, attempt, outcome, now=now, status=done.answer.status_code, stored=done.stored)
        if attempt.idempotency is not None:
            answer = _to_keep(done.answer, fingerprint)
            idempotency.keep(session, attempt.by, attempt.idempotency, answer, now=now)
            idempotency.purge(session, now=now)
    return done.answer


def _kept(session: Session, attempt: Attempt, now: datetime) -> KeptAnswer | None:
    if attempt.idempotency is None:
        return None
    return idempotency.find(session, attempt.by, attempt.idempotency, now=now)


def _digest_of_key(request: Request[Any, Any, Any]) -> str | None:
    """The digest of the Idempotency-Key: a structured string (RFC 8941), or the same without its quotes."""
    given = request.headers.getall(HEADER, [])
    if not given:
        return None
    text = given[0].strip() if len(given) == 1 else ", ".join(given)
    quoted = _QUOTED.fullmatch(text)
    if quoted is None and _BARE.fullmatch(text) is None:
        shown = text[:80]
        raise HeaderInvalid([Problem(HEADER, shown, EXPECTED, f"{shown!r} is no key here: {EXPECTED}")])
    key = re.sub(r"\\(.)", r"\1", quoted[1]) if quoted else text
    return sha256(key.encode()).hexdigest()


def _fingerprint(request: Request[Any, Any, Any], body: bytes) -> str:
    """What makes a request the same one: method, address with its query, body."""
    scope = request.scope
    line = b"\n".join(
        [scope["method"].encode(), scope["path"].encode("utf-8", "surrogateescape"), scope["query_string"]]
    )
    return sha256(sha256(line).digest() + body).hexdigest()


def _to_keep(answer: Response[bytes], fingerprint: str) -> KeptAnswer:
    headers: Mapping[str, str] = {**answer.headers, "Content-Type": str(answer.media_type)}
    return KeptAnswer(fingerprint, answer.status_code or 200, headers, answer.content)


def _again(kept: KeptAnswer) -> Response[bytes]:
    headers = {**kept.headers, REPLAYED: "true"}
    return Response(
        kept.body, status_code=kept.status, media_type=headers.pop("Content-Type"), headers=headers
    )
