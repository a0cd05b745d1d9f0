"""Which pages of other sites may read and write here (Fetch, 3.2).

Pages from anywhere may read: nothing here depends on who asks, and no cookie is ever looked at. Pages of the origins
that the installation names may write too, with a key that they have to bring along.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

READING = frozenset(("GET", "HEAD"))
READ_BY_POST = frozenset(("/reconcile", "/resolve"))
"""Addresses where a POST only asks."""

EXPOSED = (
    "Allow, Content-Location, Content-Encoding, ETag, Link, Memento-Datetime, RateLimit, RateLimit-Policy, "
    "Repr-Digest, Retry-After, Truncated, Unencoded-Digest, Vary, WWW-Authenticate"
)
"""What scripts may see beside what they always may: Cache-Control, Content-Length, Content-Type, Last-Modified, ..."""

SENT_BY_READERS = (
    "Accept, Accept-Datetime, Accept-Language, Content-Language, Content-Type, If-Match, If-Modified-Since, "
    "If-None-Match, Last-Event-ID"
)
SENT_BY_WRITERS = f"{SENT_BY_READERS}, Authorization, Idempotency-Key, X-API-Key"
LASTS = "600"
"""Seconds for which a browser need not ask again."""


class Sharing:
    """What is told to browsers on behalf of other sites' pages; `writers` are the origins that may write."""

    def __init__(self, writers: Collection[str] = ()) -> None:
        self._writers = frozenset(writers)

    def headers(self, method: str, path: str, origin: str | None) -> dict[str, str]:
        """The headers of an answer that is no preflight."""
        if method in READING or path in READ_BY_POST:
            return {"access-control-allow-origin": "*", "access-control-expose-headers": EXPOSED}
        if origin in self._writers:
            return {"access-control-allow-origin": str(origin), "access-control-expose-headers": EXPOSED}
        return {}

    @property
    def varies(self) -> bool:
        """Whether what is told depends on the origin at all."""
        return bool(self._writers)

    def preflight(self, path: str, origin: str | None, allowed: Sequence[str]) -> dict[str, str]:
        """The headers of an answer to OPTIONS, where the address takes these methods."""
        writes = origin in self._writers
        methods = [
            method
            for method in allowed
            if method != "OPTIONS" and (writes or method in READING or path in READ_BY_POST)
        ]
        return {
            "access-control-allow-origin": str(origin) if writes else "*",
            "access-control-expose-headers": EXPOSED,
            "access-control-allow-methods": ", ".join(methods),
            "access-control-allow-headers": SENT_BY_WRITERS if writes else SENT_BY_READERS,
            "access-control-max-age": LASTS,
        }
