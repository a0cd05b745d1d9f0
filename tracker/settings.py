"""What the environment says about this installation: read once, at the top, and handed down as values."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tracker.errors import SettingInvalid, nearest

PREFIX = "TRACKER_"
OF_THE_TESTS = "TRACKER_TEST_"  # what the test suite reads is none of the program's business
HIGHEST_PORT = 65_535

_ORIGIN = re.compile(r"(https?)://([a-z0-9._-]+|\[[0-9a-f:]+\])(:\d{1,5})?", re.ASCII)
_USUAL_PORTS = {"http": ":80", "https": ":443"}

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Settings:
    """One installation's choices, each with the value that works without any configuration.

    `database` is a SQLAlchemy URL; a SQLite path in it is relative to the working directory. `origins` are the web
    sites (`https://desk.example`) whose pages may write. `server` is where commands read and write instead, with `key`.
    """

    database: str = "sqlite:///./tracker.db"
    host: str = "127.0.0.1"
    port: int = 8000
    origins: tuple[str, ...] = ()
    server: str | None = None
    key: str | None = field(default=None, repr=False)


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that `TRACKER_DATABASE`, `TRACKER_HOST` and the other variables of docs/operations.md make.

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
            close = [PREFIX + other.upper() for other in nearest(name, known)]
            known_variables = ", ".join(PREFIX + other.upper() for other in known)
            raise SettingInvalid(
                PREFIX + name.upper(), value, " or ".join(close) or f"one of {known_variables}"
            )
    usual = Settings()
    return Settings(
        database=given.get("database") or usual.database,
        host=given.get("host") or usual.host,
        port=_port(given["port"]) if given.get("port") else usual.port,
        origins=tuple(map(_origin, given.get("origins", "").replace(",", " ").split())),
        server=given.get("server") or usual.server,
        key=given.get("key") or usual.key,
    )


def folder(name: Literal["migrations", "seeds"]) -> Path:
    """Where a folder that ships with the program is: inside an installed wheel, else beside a checkout's package."""
    bundled = _PACKAGE / "bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


def _port(given: str) -> int:
    if given.isascii() and given.isdecimal() and int(given) <= HIGHEST_PORT:
        return int(given)
    raise SettingInvalid("TRACKER_PORT", given, f"a port number from 0 to {HIGHEST_PORT}")


def _origin(given: str) -> str:
    """An origin as browsers write it: in lower case, without the usual port."""
    found = _ORIGIN.fullmatch(given.lower())
    if found is None:
        raise SettingInvalid(
            "TRACKER_ORIGINS", given, "whole origins such as https://desk.example, with spaces"
        )
    return found[0].removesuffix(_USUAL_PORTS[found[1]]) if found[3] else found[0]
