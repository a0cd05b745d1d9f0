"""A view: what one address shows on two clocks, and the address that will always show just that.

A view is fixed when its address names both clocks and the second lies no later than the last write that the answer
could see. Every later write is recorded strictly after that one (decision 16), so nothing can reach such an answer any
more, whatever the first clock says. A day that no write has reached yet is not fixed: something may still be recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from litestar.datastructures import URL

from tracker.api.lasting import only_writes_change
from tracker.api.parameters import AS_OF, CURSOR, KNOWN_ON, Pairs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from litestar.types import Scope

    from tracker.store.state import Stops

CLOCK_NAMES = (KNOWN_ON.name, AS_OF.name)


@dataclass(frozen=True)  # without slots, so that what is made of it is made once
class View:
    """An address with its parameters, and where its clocks stand: as asked for, or stopped where they were open.

    `as_of` is None while nothing is recorded. `kept` holds the clocks in the words of the address, where these hold.
    """

    base: str
    path: str
    pairs: Pairs
    known_on: datetime | None
    as_of: datetime | None
    kept: Mapping[str, str]
    fixed: bool

    @property
    def address(self) -> str:
        """The whole address as it was asked for."""
        return self._whole(self.pairs)

    @cached_property
    def permanent(self) -> Pairs | None:
        """The parameters that name both clocks; None while nothing is recorded."""
        if self.fixed:
            return self.pairs
        if self.known_on is None or self.as_of is None:
            return None
        return self.on(self.known_on)

    @cached_property
    def permalink(self) -> str | None:
        """The whole address that always answers with what this view shows now."""
        return None if self.permanent is None else self._whole(self.permanent)

    @property
    def original(self) -> str:
        """The whole address without either clock: what is known now."""
        return self._whole(unclocked(self.pairs))

    @property
    def walking(self) -> bool:
        """Whether it is a page behind a cursor."""
        return any(name == CURSOR.name for name, _ in self.pairs)

    def on(self, moment: datetime) -> Pairs:
        """The parameters of this view on another moment of the first clock, with the second one stopped."""
        clocks = [(KNOWN_ON.name, moment, self.known_on), (AS_OF.name, self.as_of, self.as_of)]
        named = ((name, self.kept.get(name) if at == here else None, at) for name, at, here in clocks)
        return (*unclocked(self.pairs), *((name, text or iso(at)) for name, text, at in named if at))

    def at(self, moment: datetime) -> str:
        """The whole address of this view on another moment of the first clock."""
        return self._whole(self.on(moment))

    def _whole(self, pairs: Pairs) -> str:
        return whole_address(self.base, self.path, pairs)


def unclocked(pairs: Pairs) -> Pairs:
    """Parameters but for both clocks."""
    return tuple(pair for pair in pairs if pair[0] not in CLOCK_NAMES)


@lru_cache(maxsize=100)
def iso(moment: datetime) -> str:
    """An instant in UTC as addresses and answers write it."""
    return moment.isoformat().replace("+00:00", "Z")


def whole_address(base: str, path: str, pairs: Pairs) -> str:
    """An address that leads here from anywhere."""
    query = _encoded(pairs)
    return f"{base.rstrip('/')}{path}{'?' if query else ''}{query}"


@lru_cache(maxsize=1_000)
def _encoded(pairs: Pairs) -> str:
    """A query as it is written; an answer names the same ones several times."""
    return urlencode(pairs, safe=":")


def base_of(scope: Scope) -> str:
    """Where the service is reached, as the framework makes it of a request, with a slash at the end."""
    root = scope.get("app_root_path") or scope.get("root_path", "")
    host = next((text for name, text in scope["headers"] if name == b"host"), b"")
    return _base(scope.get("scheme", "http"), tuple(scope.get("server") or ()), host, str(root))


@lru_cache(maxsize=100)
def _base(scheme: str, server: tuple[Any, ...], host: bytes, root: str) -> str:
    """The same for every request of a host, and made once."""
    scope: Any = {
        "scheme": scheme,
        "server": server,
        "headers": [(b"host", host)] if host else [],
        "root_path": root,
        "path": "/",
    }
    return str(URL.from_scope(scope))


def see(
    scope: Scope,
    pairs: Pairs,
    values: Mapping[str, Any],
    stops: Stops,
    *,
    today: datetime | None = None,
    path: str | None = None,
) -> View:
    """The view that parameters (as given, and as read) ask for, of what is recorded up to `stops`.

    `today` is where the first clock stands, if left open, for what depends on the present day. `path` is the path of
    the address, where no handler has been found for it yet.
    """
    known_on, as_of = (values.get(name) for name in CLOCK_NAMES)
    reached = as_of is not None and stops.recorded is not None and as_of <= stops.recorded
    if today is None:
        only_writes_change(scope, as_of if reached else stops.recorded)
    given = tuple((name, text) for name, text in pairs if text)
    holding = (KNOWN_ON.name, AS_OF.name) if reached else (KNOWN_ON.name,)
    return View(
        base=base_of(scope),
        path=scope["path"] if path is None else path,
        pairs=given,
        known_on=known_on or today or stops.known,
        as_of=as_of if reached else stops.recorded,
        kept={name: text for name, text in given if name in holding},
        fixed=reached and known_on is not None,
    )
