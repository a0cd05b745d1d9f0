"""Pages from the web: what is fetched, what is refused, and that no name or redirect leads into a private network."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any, ClassVar

import pytest

from tracker.cli import fetching
from tracker.cli.fetching import Address, NotFetched, fetch, public

PAGE = "<html><p>Émissaires</p></html>"
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, PAGE.encode("latin-1")),
    "/moved": (302, {"Location": "/page"}, b""),
    "/loop": (301, {"Location": "/loop"}, b""),
    "/inward": (302, {"Location": "http://127.0.0.2/page"}, b""),
    "/metadata": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/image": (200, {"Content-Type": "image/png"}, b"png"),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"gzip"),
    "/long": (200, {"Content-Type": "text/html", "Content-Length": str(fetching.MOST_BYTES + 1)}, b""),
    "/gone": (404, {"Content-Type": "text/html"}, b"gone"),
}


class Site(BaseHTTPRequestHandler):
    """Answers as the table says; `/endless` sends until nobody listens, `/silent` a byte and then nothing."""

    asked: ClassVar[list[str]] = []
    stopped: ClassVar[threading.Event] = threading.Event()

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, headers, body = ANSWERS.get(self.path, (200, {"Content-Type": "text/html"}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        if self.path == "/silent":
            self.wfile.write(b"<")
            self.wfile.flush()
            self.stopped.wait(30)
        while self.path == "/endless":
            try:
                self.wfile.write(b"x" * 100_000)
            except OSError:
                return

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: tests are quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked.clear()
    Site.stopped.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        Site.stopped.set()
        server.shutdown()


def here(address: Address) -> bool:
    """Lets the site of these tests through, and what is public."""
    return address == ip_address("127.0.0.1") or public(address)


def refusal(address: str, **given: Any) -> str:
    with pytest.raises(NotFetched) as refused:
        fetch(address, allowed=here, **given)
    return str(refused.value)


def test_a_page_is_fetched_with_the_address_that_gave_it(site: str) -> None:
    found = fetch(f"{site}/moved", allowed=here)
    assert found.address == f"{site}/page"
    assert found.raw.decode("utf-8-sig") == PAGE


def test_the_encoding_of_the_header_counts(site: str) -> None:
    assert fetch(f"{site}/latin", allowed=here).raw.decode("utf-8-sig") == PAGE


@pytest.mark.parametrize("path", ["/inward", "/metadata"])
def test_no_redirect_leads_into_a_private_network(site: str, path: str) -> None:
    assert "no public address" in refusal(f"{site}{path}")


def test_without_being_told_otherwise_this_machine_is_private(site: str) -> None:
    with pytest.raises(NotFetched, match="no public address"):
        fetch(f"{site}/page")
    assert Site.asked == []


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/loop", "redirected more than 5 times"),
        ("/file", "expected an http or https address"),
        ("/image", "image/png"),
        ("/packed", "packed"),
        ("/long", "more than 8,000,000 bytes"),
        ("/endless", "more than 8,000,000 bytes"),
        ("/gone", "status 404"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(site: str, path: str, why: str) -> None:
    assert why in refusal(f"{site}{path}")


def test_a_site_that_falls_silent_is_left(site: str) -> None:
    assert "does not answer within 0.5 seconds" in refusal(f"{site}/silent", seconds=0.5)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org/a",
        "ftp://example.org/a",
        "file:///etc/passwd",
        "http://",
        "http://a b/",
        "http://[::1/",
    ],
)
def test_only_addresses_of_the_web_are_fetched(address: str) -> None:
    assert "expected an http or https address" in refusal(address)


def test_an_address_with_a_password_is_neither_fetched_nor_repeated() -> None:
    told = refusal("http://ada:secret@example.org/")
    assert "secret" not in told


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1"),
        *("224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "::10.0.0.1", "2002:7f00:1::", "2001:db8::1"),
    ],
)
def test_private_addresses_are_private_in_every_writing(address: str) -> None:
    assert not public(ip_address(address))


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert public(ip_address(address))


def test_the_connection_goes_to_the_address_that_was_checked(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server that would lead inward the second time is not asked a second time."""
    answers, lookup = ["127.0.0.2", "127.0.0.1"], socket.getaddrinfo

    def answer(host: str, *given: Any, **more: Any) -> Any:
        return lookup(answers.pop() if host == "rebinding.example" else host, *given, **more)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    port = site.rpartition(":")[2]
    assert fetch(f"http://rebinding.example:{port}/page", allowed=here).raw
    assert answers == ["127.0.0.2"]
    with pytest.raises(NotFetched, match="no public address"):
        fetch(f"http://rebinding.example:{port}/page", allowed=here)
