"""Lists that are read page by page, as far as somebody looks: what was read is kept, and never asked for twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import urlsplit

from tracker.client import frames
from tracker.client.connection import Connection
from tracker.client.query import Pairs
from tracker.client.shapes import Entry, Page, read

if TYPE_CHECKING:
    import pandas as pd
    from msgspec import Raw

T = TypeVar("T")

SHOWN = 10


class Walk(Generic[T]):
    """Where somebody stands in a list that has pages: at `address`, or at the end where that is None.

    `cursor` is the place behind the last page that was read, where the list names it.
    """

    def __init__(
        self, connection: Connection, path: str, pairs: Pairs, item: Callable[[Raw, str], T]
    ) -> None:
        self.address: str | None = connection.at(path, pairs)
        self.cursor: str | None = None
        self._connection, self._path, self._item = connection, path, item

    def step(self) -> list[T]:
        """Read the next page and stand behind it; nothing at the end. A step that fails may be taken again."""
        found: list[T] = []
        while self.address is not None and not found:
            here = self.address
            page = read(Page, self._connection.get(here), here)
            found = [self._item(raw, here) for raw in page.items]
            self.cursor = page.cursor or self.cursor
            self.address = self._following(page.next)
        return found

    def _following(self, address: str | None) -> str | None:
        """The address of the next page on the server that was named, whatever it calls itself (behind a proxy)."""
        return None if address is None else self._connection.at(self._path, urlsplit(address).query)


class Pages(Generic[T]):
    """A list on a server: nothing is asked before somebody looks, and then page by page, following `next`.

    It remembers how far it has read: going over it again starts with what it has, and goes on from there, also after
    a failure. `address` is that of its first page.
    """

    def __init__(
        self, connection: Connection, path: str, pairs: Pairs, item: Callable[[Raw, str], T]
    ) -> None:
        self.address = connection.at(path, pairs)
        self._walk = Walk(connection, path, pairs, item)
        self._read: list[T] = []

    def __iter__(self) -> Iterator[T]:
        place = 0
        while place < len(self._read) or self.page():
            yield self._read[place]
            place += 1

    def page(self) -> list[T]:
        """Read the next page, and return what is on it; nothing at the end.

        Raises:
            Refused: the server says no.
            Unreachable: there was no whole answer; asking again goes on at the same place.
            AnswerNotUnderstood: the answer is in a shape that is not read here.

        """
        found = self._walk.step()
        self._read += found
        return found

    def first(self) -> T | None:
        """The first one, or None; reads one page at most."""
        return next(iter(self), None)

    def to_list(self) -> list[T]:
        """All of them, read to the end."""
        return list(iter(self))

    def __bool__(self) -> bool:
        return self.first() is not None

    def __len__(self) -> int:
        if self._walk.address is not None:
            raise TypeError(f"how many there are is not known before all are read ({self!r}): use to_list()")
        return len(self._read)

    def __repr__(self) -> str:
        more = "" if self._walk.address is None else ", more to read" if self._read else ", nothing asked yet"
        return f"<{type(self).__name__} {self.address}: {len(self._read)} read{more}>"


class Entries(Pages[Entry]):
    """Lines of a timeline, in order."""

    def to_dataframe(self) -> pd.DataFrame:
        """All of them as a table, a row each, with the columns of `tracker.client.frames.COLUMNS`.

        Raises:
            PandasMissing: pandas is not installed.

        """
        return frames.table(self)

    def _repr_html_(self) -> str:
        """The first ones as a table, for notebooks; reads the first page where nothing was read."""
        self.first()
        rows = "".join(_row(entry) for entry in self._read[:SHOWN])
        head = "".join(f"<th>{name}</th>" for name in ("when", "kind", "status", "title", "id"))
        return (
            f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p>{escape(repr(self))}</p>"
        )


def _row(entry: Entry) -> str:
    cells = (str(entry.when or "no date"), entry.kind, entry.status or "", entry.title or "", entry.id)
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
