"""What the environment says about this installation: read once, at the top, and handed down as values."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tracker.errors import SettingInvalid, nearest

PREFIX = "TRACKER_"
OF_THE_TESTS = "TRACKER_TEST_"  # what the test suite reads is none of the program's business
HIGHEST_PORT = 65_535

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Settings:
    """One installation's choices, each with the value that works without any configuration.

    `database` is a SQLAlchemy URL; a SQLite path in it is relative to the working directory. `server` is where commands
    read and write instead, with `key`.
    """

    database: str = "sqlite:///./tracker.db"
    host: str = "127.0.0.1"
    port: int = 8000
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
