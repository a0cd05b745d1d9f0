"""Who may write: an API key in a header, with the scope that the act needs."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.di import NamedDependency

from tracker.api.parts import Parts
from tracker.api.refusals import KeyRefused, ScopeMissing
from tracker.store import keys
from tracker.store.keys import ApiKeyRead

WRITE = "write"


def writer(request: Request[Any, Any, Any], parts: NamedDependency[Parts]) -> ApiKeyRead:
    """The key of a request that may write.

    Raises:
        KeyRefused: there is no good key.
        ScopeMissing: it may not write.

    """
    with parts.database.reading() as session:
        key = keys.find(session, _given(request), now=parts.now())
    if key is None:
        raise KeyRefused
    if not key.allows(WRITE):
        raise ScopeMissing(WRITE)
    return key


def _given(request: Request[Any, Any, Any]) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    given = token.strip() if scheme.lower() == "bearer" else request.headers.get("x-api-key", "")
    if not (given.isascii() and given.isprintable() and given):
        raise KeyRefused
    return given
