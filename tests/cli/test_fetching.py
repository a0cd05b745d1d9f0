"""Pages from the web: what is fetched, what is refused, and that no name or redirect leads into a private network."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any, ClassVar

import httpcore
import pytest

from tracker import clock
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
    "/written": (302, {"Location": "/Genève"}, b""),
    "/Gen%C3%A8ve?ville=%C3%A9": (200, {"Content-Type": "text/html"}, PAGE.encode()),
    "/Gen%C3%A8ve": (200, {"Content-Type": "text/html"}, PAGE.encode()),
    "/nameless": (302, {"Location": "http://a..b/"}, b""),
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
            self.send_header(name, value.encode().decode("latin-1"))
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


@pytest.mark.parametrize("path", ["/Genève?ville=é", "/Gen%C3%A8ve?ville=é", "/Genève#été"])
def test_an_address_may_have_letters_of_any_script(site: str, path: str) -> None:
    assert fetch(f"{site}{path}", allowed=here).raw.decode("utf-8-sig") == PAGE


def test_a_name_with_letters_of_any_script_is_sought_as_the_web_has_it(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, lookup = [], socket.getaddrinfo

    def answer(host: str, *given: Any, **more: Any) -> Any:
        asked.append(host)
        return lookup("127.0.0.1", *given, **more)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert fetch(f"http://münchen.example:{site.rpartition(':')[2]}/page", allowed=here).raw
    assert asked[0] == "xn--mnchen-3ya.example"


def test_a_redirect_may_be_written_in_any_script(site: str) -> None:
    assert fetch(f"{site}/written", allowed=here).address == f"{site}/Gen%C3%A8ve"


def test_no_address_of_a_name_is_tried_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many addresses a name has that do not answer: all of them together have no more time than one."""
    asked: list[str] = []

    def answer(_: str, port: int, **__: Any) -> Any:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"9.9.9.{last}", port)) for last in range(1, 9)]

    def silent(_: Any, host: str, *__: Any) -> Any:
        asked.append(host)
        now[0] += 4 * 10**9
        raise httpcore.ConnectTimeout

    now = [0]
    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", silent)
    monkeypatch.setattr(clock, "monotonic", lambda: now[0])
    assert "does not answer within 10 seconds" in refusal("http://many.example/", seconds=10)
    assert asked == ["9.9.9.1", "9.9.9.2", "9.9.9.3"]


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
        ("/nameless", "http://a..b/ cannot be fetched: its name is none that a server can have"),
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
