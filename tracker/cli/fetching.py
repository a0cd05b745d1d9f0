"""One page from the web, for the command line only: nobody else fetches an address that came in.

Only http and https, only public addresses. The name is resolved once and the connection goes to the address that was
checked, so that no second answer of a name server can lead elsewhere; each redirect is checked in the same way.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

from tracker import clock
from tracker.errors import TrackerError
from tracker.ingest.reading.decoding import marked

SECONDS = 30
"""How long an address may take in all, redirects included."""

MOST_BYTES = 8_000_000
MOST_REDIRECTS = 5

Address = IPv4Address | IPv6Address
Allowed = Callable[[Address], bool]

_SECONDS_A_STEP = 10.0  # to connect, or to wait for the next bytes
_MOVED = frozenset({301, 302, 303, 307, 308})
_TAKEN = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_HOLDING = (
    ip_network("64:ff9b::/96"),
    ip_network("::/96"),
)  # IPv4 behind NAT64 (RFC 6052), and as of RFC 4291
_AS_THEY_ARE = "%/:@!$&'()*+,;=?~-._"  # what an address may have besides letters and digits
_HEADERS = (
    (b"User-Agent", b"tracker"),
    (b"Accept", ", ".join(_TAKEN).encode()),
    (b"Accept-Encoding", b"identity"),  # what is not packed cannot burst
)


class NotFetched(TrackerError):
    """An address that gives no article; the message says why."""

    title = "The address cannot be fetched"

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address} cannot be fetched: {reason}.")
        self.address, self.reason = address, reason


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave, and the address that gave it in the end."""

    raw: bytes
    address: str


def public(address: Address) -> bool:
    """Whether an address is one of the public internet, and hides no other inside.

    >>> [public(ip_address(one)) for one in ("9.9.9.9", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]

    """
    inner = _inside(address)
    return address.is_global and not address.is_multicast and (inner is None or public(inner))


def _inside(address: Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if isinstance(address, IPv4Address):
        return None
    if any(address in network for network in _HOLDING):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def fetch(address: str, *, allowed: Allowed = public, seconds: float = SECONDS) -> Fetched:
    """The bytes behind an address; `allowed` says which addresses of the network may be connected to.

    Raises:
        NotFetched: it is no http or https address, leads to one that is not allowed, or gives no article in time.

    """
    ends = clock.monotonic() + int(seconds * 1e9)
    backend = _Checked(allowed, ends)
    with httpcore.ConnectionPool(network_backend=backend, ssl_context=ssl.create_default_context()) as pool:
        place = address
        for _ in range(MOST_REDIRECTS + 1):
            try:
                found = _asked(pool, _usable(place))
            except httpcore.TimeoutException:
                raise NotFetched(address, f"it does not answer within {seconds:g} seconds") from None
            except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError) as error:
                raise NotFetched(place, f"the connection fails ({error})") from None
            except UnicodeError:
                raise NotFetched(place, "its name is none that a server can have") from None
            if isinstance(found, Fetched):
                return found
            place = urljoin(place, found)
    raise NotFetched(address, f"it is redirected more than {MOST_REDIRECTS} times")


def _usable(address: str) -> str:
    """An address as it is sent: letters that are not ASCII are written as the web has them (RFC 3987).

    People copy addresses with them, and servers redirect to some.
    """
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not address.isprintable() or " " in address:
        raise NotFetched(address, "expected an http or https address such as https://example.org/article")
    if parts.username is not None:
        raise NotFetched(
            address.replace(parts.netloc, "…"), "an address with a name and password is not fetched"
        )
    if address.isascii():
        return address
    name = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return urlunsplit(
        (parts.scheme, name, quote(parts.path, _AS_THEY_ARE), quote(parts.query, _AS_THEY_ARE), "")
    )


def _asked(pool: httpcore.ConnectionPool, address: str) -> Fetched | str:
    """What an address gives: its bytes, or where it leads."""
    limits = dict.fromkeys(("connect", "read", "write", "pool"), _SECONDS_A_STEP)
    with pool.stream("GET", address, headers=_HEADERS, extensions={"timeout": limits}) as response:
        headers = {name.decode("latin-1").lower(): _header(value) for name, value in response.headers}
        if response.status in _MOVED and "location" in headers:
            return headers["location"]
        if response.status != 200:
            raise NotFetched(address, f"it answers with status {response.status}")
        sort = headers.get("content-type", "text/html")
        _refuse(address, sort, headers)
        raw = b"".join(_bounded(address, response.iter_stream()))
        return Fetched(marked(raw, sort), address)


def _header(value: bytes) -> str:
    """What a header says: some servers write where they redirect to in UTF-8."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _refuse(address: str, sort: str, headers: dict[str, str]) -> None:
    if sort.partition(";")[0].strip().lower() not in _TAKEN:
        raise NotFetched(address, f"it is {sort}; expected a page, text or PDF")
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise NotFetched(address, "it is packed, which was not asked for")
    if (
        headers.get("content-length", "0").isdecimal()
        and int(headers.get("content-length", "0")) > MOST_BYTES
    ):
        raise NotFetched(address, f"it has more than {MOST_BYTES:,} bytes")


def _bounded(address: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    count = 0
    for chunk in chunks:
        count += len(chunk)
        if count > MOST_BYTES:
            raise NotFetched(address, f"it has more than {MOST_BYTES:,} bytes")
        yield chunk


def _left(ends: int, most: float | None) -> float:
    """The seconds that one step may take: no longer than until the end.

    Raises:
        TimeoutException: the end has come.

    """
    left = (ends - clock.monotonic()) / 1e9
    if left <= 0:
        raise httpcore.ConnectTimeout
    return min(left, most or left)


class _Checked(httpcore.NetworkBackend):
    """Connects to the addresses of a name that are allowed, and to no others; reads until the end of the time."""

    def __init__(self, allowed: Allowed, ends: int) -> None:
        self._allowed, self._ends = allowed, ends
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve a name and connect to the first of its addresses that is allowed and answers in time."""
        found = dict.fromkeys(
            str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
        good = [one for one in found if self._allowed(ip_address(one.partition("%")[0]))]
        if not good:
            raise NotFetched(host, f"it leads to {', '.join(found)}, which is no public address")
        *others, last = good
        for one in others:
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return self._connected(one, port, timeout, local_address, socket_options)
        return self._connected(last, port, timeout, local_address, socket_options)

    def _connected(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.NetworkStream:
        most = _left(self._ends, timeout)
        stream = self._plain.connect_tcp(address, port, most, local_address, socket_options)
        return _Timed(stream, self._ends)

    def sleep(self, seconds: float) -> None:
        """Wait before a connection is tried again."""
        self._plain.sleep(seconds)


class _Timed(httpcore.NetworkStream):
    """A connection on which no byte is waited for longer than until the end, however slowly they trickle in."""

    def __init__(self, stream: httpcore.NetworkStream, ends: int) -> None:
        self._stream, self._ends = stream, ends

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has come in."""
        return self._stream.read(max_bytes, _left(self._ends, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        self._stream.write(buffer, _left(self._ends, timeout))

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same, encrypted; the certificate is checked against the name, not the address."""
        most = _left(self._ends, timeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, most), self._ends)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know of the connection."""
        return self._stream.get_extra_info(info)
