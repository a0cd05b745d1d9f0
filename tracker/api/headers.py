"""The headers of an answer as ASGI has them: read, told to vary, turned into those of the same content in a coding."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.api.answers import digest_of
from tracker.api.encoding import compressible
from tracker.api.entity_tags import read_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.api.encoding import Coding

Header = tuple[bytes, bytes]

ENCODING = "Accept-Encoding"


def joined(headers: Iterable[Header]) -> dict[str, str]:
    """The values by name in lower case, those of a repeated header joined into one list."""
    found: dict[str, str] = {}
    for name, text in headers:
        key, value = name.decode("latin-1").lower(), text.decode("latin-1")
        found[key] = f"{found[key]}, {value}" if key in found else value
    return found


def without(headers: Iterable[Header], *names: bytes) -> list[Header]:
    """The headers but for these."""
    return [header for header in headers if header[0].lower() not in names]


@lru_cache(maxsize=100)
def vary_by(vary: str, name: str) -> str:
    """The value of Vary with one more header in it."""
    named = [each.strip() for each in vary.split(",") if each.strip()]
    return ", ".join(named if name.lower() in map(str.lower, named) or "*" in named else [*named, name])


def with_vary(headers: Sequence[Header], name: str, vary: str | None = None) -> list[Header]:
    """The headers, with one more in their Vary; `vary` is what that says so far, where it is known."""
    told = joined(headers).get("vary", "") if vary is None else vary
    return [*without(headers, b"vary"), (b"vary", vary_by(told, name).encode("latin-1"))]


def varied(headers: Sequence[Header], told: Mapping[str, str]) -> list[Header]:
    """The headers (`told` by name), saying that Accept-Encoding had a part in them where it could have had one."""
    if not compressible(told.get("content-type", "")) or "content-encoding" in told:
        return list(headers)
    return with_vary(headers, ENCODING, told.get("vary", ""))


def in_coding(headers: Iterable[Header], coding: Coding | None, body: bytes | None = None) -> list[Header]:
    """The headers of the same content in a coding, with its own tag; `body` is the coded one, None of a stream.

    Repr-Digest is of the bytes in their coding (RFC 9530, 2): it is made anew where these are known. What it was of the
    plain content is told as Unencoded-Digest (draft-ietf-httpbis-unencoded-digest).
    """
    if coding is None:
        return list(headers)
    found: list[Header] = [(b"content-encoding", coding.name.encode())]
    for name, text in headers:
        match name.lower():
            case b"etag":
                found.append(
                    (name, str(read_tag(text.decode("latin-1")).coded(coding.name)).encode("latin-1"))
                )
            case b"repr-digest":
                found.append((b"unencoded-digest", text))
                found += [(name, digest_of([body]).encode())] if body is not None else []
            case _:
                found.append((name, text))
    return found
