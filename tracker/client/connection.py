"""Requests to one server: reads are asked again where that helps, writes are sent once, with a key of their own."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urlencode
from uuid import uuid4
from weakref import finalize

import httpx

from tracker.client.failures import AddressInvalid, Unreachable, refusal
from tracker.client.query import Pairs

USUAL_TIMEOUT = 30.0
ATTEMPTS = 4
FIRST_WAIT = 0.5
LONGEST_WAIT = 60.0
"""Seconds that a server may ask to be waited for; where it asks for more, its refusal is handed on."""

SILENCE = 45.0
"""Seconds without a byte after which a stream counts as broken: a server says something every 15."""

KEPT_ANSWERS = 64
KEPT_BYTES = 4_000_000

_COMES_BACK = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_BROKEN = (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)

JSON = "application/json"

Pause = Callable[[float], None]


class Connection:
    """One server, by its address; `key` goes along with every request to it and to nobody else."""

    def __init__(
        self,
        address: str,
        key: str | None = None,
        *,
        timeout: float = USUAL_TIMEOUT,
        pause: Pause = time.sleep,
    ) -> None:
        self.address = _base(address)
        self.pause = pause
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(headers=headers, timeout=timeout, follow_redirects=True)
        self._kept: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        finalize(self, self._client.close)  # a notebook forgets to

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of what is open to the server."""
        self._client.close()

    def at(self, path: str, query: str | Pairs = ()) -> str:
        """The whole address of a path with its query."""
        written = query if isinstance(query, str) else urlencode(query, safe="/:")
        return f"{self.address}{path}" + (f"?{written}" if written else "")

    def get(self, address: str, *, follow: bool = True) -> bytes:
        """The JSON at an address; what is as it was is not sent again. `follow`: also where it says it has moved to.

        Raises:
            Refused: the server says no.
            Unreachable: there was no whole answer, also not after asking again.

        """
        etag, before = self._kept.get(address, ("", b""))
        headers = {"Accept": JSON, **({"If-None-Match": etag} if etag else {})}

        def ask() -> httpx.Response:
            return self._client.get(address, headers=headers, follow_redirects=follow)

        answer = self._tried(ask, address, ATTEMPTS)
        if answer.status_code == HTTPStatus.NOT_MODIFIED and etag:
            self._kept.move_to_end(address)
            return before
        self._keep(address, answer)
        return _good(answer, address)

    def tag(self, address: str) -> str | None:
        """The `ETag` of what `get` read at an address, while that is remembered."""
        return self._kept.get(address, (None, b""))[0]

    def post(self, address: str, body: bytes, idempotency_key: str | None = None) -> bytes:
        """Send JSON, once; the same `idempotency_key` again makes sure that the server acts once.

        Raises:
            Refused: the server says no.
            Unreachable: there was no whole answer; whether the server acted is not known.

        """
        return self.send("POST", address, body, idempotency_key=idempotency_key)

    def send(
        self,
        method: str,
        address: str,
        body: bytes,
        *,
        media_type: str = JSON,
        seen: str | None = None,
        idempotency_key: str | None = None,
        attempts: int = 1,
    ) -> bytes:
        """Write; `seen` is the tag under which that may be done (`If-Match`). Raises what `post` does.

        With more `attempts` the same is sent again, with the same Idempotency-Key, while the server is busy or the
        connection breaks: the server acts once however often it arrives.
        """
        headers = {
            "Content-Type": media_type,
            "Accept": JSON,
            "Idempotency-Key": idempotency_key or str(uuid4()),
            **({"If-Match": seen} if seen else {}),
        }

        def ask() -> httpx.Response:
            return self._client.request(
                method, address, content=body, headers=headers, follow_redirects=False
            )

        return _good(self._tried(ask, address, attempts), address)

    @contextmanager
    def lines(
        self, address: str, accept: str, headers: Mapping[str, str] | None = None
    ) -> Iterator[Iterator[str]]:
        """The lines of an answer as they come.

        Raises:
            Refused: the server says no.
            Unreachable: there was no answer, or it broke off.

        """
        timeout = {**self._client.timeout.as_dict(), "read": SILENCE}
        sent = {"Accept": accept, **(headers or {})}
        with (
            _told(address),
            self._client.stream("GET", address, headers=sent, timeout=httpx.Timeout(**timeout)) as answer,
        ):
            if not answer.is_success:
                answer.read()
                _good(answer, address)
            yield _lines(answer)

    def _tried(self, ask: Callable[[], httpx.Response], address: str, attempts: int) -> httpx.Response:
        """An answer, asked for again while the server is busy or the connection breaks."""
        for attempt in range(attempts):
            last, wait = attempt == attempts - 1, FIRST_WAIT * 2**attempt
            with _told(address):
                try:
                    answer = ask()
                except _BROKEN:
                    if last:
                        raise
                else:
                    asked_for = retry_after(answer.headers)
                    wait = wait if asked_for is None else asked_for
                    if answer.status_code not in _COMES_BACK or last or wait > LONGEST_WAIT:
                        return answer
            self.pause(wait)
        raise AssertionError("the last attempt returns or raises")

    def _keep(self, address: str, answer: httpx.Response) -> None:
        self._kept.pop(address, None)
        etag = answer.headers.get("etag")
        if etag and answer.status_code == HTTPStatus.OK and len(answer.content) <= KEPT_BYTES:
            self._kept[address] = (etag, answer.content)
            while len(self._kept) > KEPT_ANSWERS:
                self._kept.popitem(last=False)


def _base(address: str) -> str:
    """An address without a slash at its end.

    Raises:
        AddressInvalid: it is none, or one with a query.

    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, TypeError):
        raise AddressInvalid(str(address)) from None
    if url.scheme not in ("http", "https") or not url.host or url.query or url.fragment:
        raise AddressInvalid(address)
    return str(url).rstrip("/")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that `Retry-After` asks to wait, measured from the server's own clock; None where it does not say.

    >>> retry_after({"retry-after": "5"}), retry_after({"retry-after": "soon"}), retry_after({})
    (5.0, None, None)
    >>> retry_after({"retry-after": "Wed, 28 Jan 2026 12:00:30 GMT", "date": "Wed, 28 Jan 2026 12:00:00 GMT"})
    30.0

    """
    given = headers.get("retry-after", "")
    if given.isascii() and given.isdecimal():
        return float(given)
    try:
        wait = parsedate_to_datetime(given) - parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError):
        return None
    return max(0.0, wait.total_seconds())


@contextmanager
def _told(address: str) -> Iterator[None]:
    """What the transport raises, in our words."""
    try:
        yield
    except httpx.TimeoutException:
        raise Unreachable(address, "it took longer than the timeout") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise Unreachable(address, str(error) or type(error).__name__) from None


def _good(answer: httpx.Response, address: str) -> bytes:
    if answer.is_success:
        return answer.content
    raise refusal(address, answer.status_code, answer.content, retry_after(answer.headers))


def _lines(answer: httpx.Response) -> Iterator[str]:
    """The lines that end in a line feed, as NDJSON and event streams have them; JSON may hold other ends inside."""
    rest = ""
    for text in answer.iter_text():
        *whole, rest = (rest + text).split("\n")
        yield from whole
    if rest:
        yield rest
