"""Who may do what: an API key in a header, with the scope that the act needs."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.di import NamedDependency

from tracker.api.parts import Parts
from tracker.api.refusals import KeyInAddress, KeyRefused, ScopeMissing
from tracker.api.writing import attempt_of, note_refusal
from tracker.store import keys
from tracker.store.keys import USE_NOTED_EVERY, ApiKeyRead

DRAFT = "draft"
WRITE = "write"
ADMIN = "admin"


def writer(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> ApiKeyRead:
    """The key of a request that may write; who may not leaves a row in the audit.

    Raises:
        KeyRefused: there is no good key.
        ScopeMissing: it may not write.

    """
    return _who_writes(request, parts, WRITE)


def drafter(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> ApiKeyRead:
    """The key of a request that may propose and amend drafts; who may not leaves a row in the audit.

    Raises:
        KeyRefused: there is no good key.
        ScopeMissing: it may not propose.

    """
    return _who_writes(request, parts, DRAFT)


def reviewer(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> ApiKeyRead:
    """The key of a request that reads articles and drafts, which are nobody else's to read.

    Raises:
        KeyRefused: there is no good key.
        ScopeMissing: it may not read drafts.

    """
    return _who_reads(request, parts, DRAFT)


def administrator(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> ApiKeyRead:
    """The key of a request that reads what only administrators may.

    Raises:
        KeyRefused: there is no good key.
        ScopeMissing: it is none of an administrator.

    """
    return _who_reads(request, parts, ADMIN)


def _who_writes(request: Request[Any, Any, Any], parts: Parts, scope: str) -> ApiKeyRead:
    key = _holder(request, parts)
    if not key.allows(scope):
        refusal = ScopeMissing(scope)
        note_refusal(parts, attempt_of(request, key), refusal)
        raise refusal
    return key


def _who_reads(request: Request[Any, Any, Any], parts: Parts, scope: str) -> ApiKeyRead:
    key = _holder(request, parts)
    if key.used_at is None or parts.now() - key.used_at >= USE_NOTED_EVERY:
        with parts.database.writing() as session:
            keys.note_use(session, key.prefix, now=parts.now())
    if not key.allows(scope):
        raise ScopeMissing(scope)
    return key


def given_key(authorization: str, api_key: str) -> str | None:
    """The text of the key in two headers of a request; None where there is none that could be one."""
    scheme, _, token = authorization.partition(" ")
    given = token.strip() if scheme.lower() == "bearer" else api_key
    return given if given.isascii() and given.isprintable() and given else None


def refuse_in_address(address: str) -> None:
    """Refuse an address that holds a key.

    Raises:
        KeyInAddress: it does.

    """
    if keys.holds_key(address):
        raise KeyInAddress


def _holder(request: Request[Any, Any, Any], parts: Parts) -> ApiKeyRead:
    given = given_key(request.headers.get("authorization", ""), request.headers.get("x-api-key", ""))
    key = None
    if given is not None:
        with parts.database.reading() as session:
            key = keys.find(session, given, now=parts.now())
    if key is None:
        client = request.scope["client"]
        parts.sign_ins.failed(client[0] if client else None, now=parts.now())
        raise KeyRefused
    return key
