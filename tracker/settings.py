"""What the environment says about this installation: read once, at the top, and handed down as values."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal

from tracker.errors import SettingInvalid, nearest

PREFIX = "TRACKER_"
OF_THE_TESTS = "TRACKER_TEST_"  # what the test suite reads is none of the program's business
HIGHEST_PORT = 65_535
MOST_A_MINUTE = 1_000_000
MOST_AT_ONCE = 10_000
LONGEST_WAIT = 3_600
MOST_MEGABYTES = 1_000_000

_ORIGIN = re.compile(r"(https?)://([a-z0-9._-]+|\[[0-9a-f:]+\])(:\d{1,5})?", re.ASCII)
_USUAL_PORTS = {"http": ":80", "https": ":443"}

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Settings:
    """One installation's choices, each with the value that works without any configuration.

    `database` is a SQLAlchemy URL; a SQLite path in it is relative to the working directory. `origins` are the web
    sites (`https://desk.example`) whose pages may write. `server` is where commands read and write instead, with `key`.
    0 requests a minute is no limit. `proxies` are the addresses or networks whose X-Forwarded-For and X-Forwarded-Proto
    are believed. `cache_megabytes` is what finished pages may take in memory; 0 keeps none.
    """

    database: str = "sqlite:///./tracker.db"
    host: str = "127.0.0.1"
    port: int = 8000
    origins: tuple[str, ...] = ()
    server: str | None = None
    key: str | None = field(default=None, repr=False)
    reads_per_minute: int = 120_000
    writes_per_minute: int = 12_000
    requests_at_once: int = 200
    seconds_to_arrive: int = 20
    seconds_to_answer: int = 60
    proxies: tuple[str, ...] = ()
    cache_megabytes: int = 64


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the variables beginning with `TRACKER_` make; an empty one counts as left out.

    Raises:
        SettingInvalid: a value is not usable, or a variable beginning with `TRACKER_` names no setting:
            a slip in a name would otherwise be silently ignored.

    """
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX) and not name.startswith(OF_THE_TESTS)
    }
    known = Settings.__dataclass_fields__
    for name, value in given.items():
        if name not in known:
            close = [variable(other) for other in nearest(name, known)]
            raise SettingInvalid(
                variable(name), value, " or ".join(close) or f"one of {', '.join(map(variable, known))}"
            )
    return Settings(**{name: _value(name, value) for name, value in given.items() if value})


def variable(name: str) -> str:
    """The variable that holds a setting.

    >>> variable("port")
    'TRACKER_PORT'

    """
    return PREFIX + name.upper()


def folder(name: Literal["migrations", "seeds"]) -> Path:
    """Where a folder that ships with the program is: inside an installed wheel, else beside a checkout's package."""
    bundled = _PACKAGE / "bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


def _value(name: str, given: str) -> Any:
    try:
        return _READ.get(name, str)(given)
    except ValueError as expected:
        raise SettingInvalid(variable(name), given, str(expected)) from None


def _whole(what: str, least: int, most: int) -> Callable[[str], int]:
    def read_number(text: str) -> int:
        if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) and least <= int(text) <= most:
            return int(text)
        raise ValueError(f"{what} from {least} to {most}")

    return read_number


def _networks(text: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in text.split(","))
    try:
        for part in found:
            ip_network(part)
    except ValueError:
        raise ValueError("addresses or networks with commas between, such as 127.0.0.1,10.0.0.0/8") from None
    return found


def _origins(text: str) -> tuple[str, ...]:
    return tuple(map(_origin, text.replace(",", " ").split()))


def _origin(given: str) -> str:
    """An origin as browsers write it: in lower case, without the usual port."""
    found = _ORIGIN.fullmatch(given.lower())
    if found is None:
        raise ValueError("whole origins such as https://desk.example, with spaces between")
    return found[0].removesuffix(_USUAL_PORTS[found[1]]) if found[3] else found[0]


_READ: Mapping[str, Callable[[str], Any]] = {
    "port": _whole("a port number", 0, HIGHEST_PORT),
    "origins": _origins,
    "reads_per_minute": _whole("a whole number", 0, MOST_A_MINUTE),
    "writes_per_minute": _whole("a whole number", 0, MOST_A_MINUTE),
    "requests_at_once": _whole("a whole number", 1, MOST_AT_ONCE),
    "seconds_to_arrive": _whole("whole seconds", 1, LONGEST_WAIT),
    "seconds_to_answer": _whole("whole seconds", 1, LONGEST_WAIT),
    "proxies": _networks,
    "cache_megabytes": _whole("whole megabytes", 0, MOST_MEGABYTES),
}
"""How the text of a setting becomes its value, or ValueError with what was expected; without a row it stays text."""
