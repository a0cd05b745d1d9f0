"""The records of a server, as commands ask for them: what a database would give, over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import quote

import msgspec
from msgspec import Raw

from tracker.api.narrowed import Narrowed
from tracker.api.parameters import LARGEST_PAGE, LIMIT, Pairs
from tracker.cli.records import Found, Taking
from tracker.client.connection import Connection
from tracker.client.failures import Refused
from tracker.client.following import Following
from tracker.client.pages import Walk
from tracker.errors import InputInvalid, SourceDiffers
from tracker.formats import ndjson
from tracker.records.shapes import NewRuling, Shape, Submission
from tracker.records.vocabulary import Kind

_PAGED = ((LIMIT.name, str(LARGEST_PAGE)),)


class OnServer:
    """Records of the server behind a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @contextmanager
    def entries(self, pairs: Pairs) -> Iterator[Iterator[str]]:
        """The finished bodies of the whole timeline, as they come."""
        address = self._connection.at(f"/timeline.{ndjson.EXTENSION}", pairs)
        with self._connection.lines(address, ndjson.MEDIA_TYPE) as lines:
            yield lines

    def lines(self, listed: Narrowed, pairs: Pairs) -> Iterator[Found]:
        """Every line of a list that is a part of the timeline."""
        walk = Walk(self._connection, f"/{listed.name}", (*pairs, *_PAGED), _found)
        while found := walk.step():
            yield from found

    def ledger(self, name: str, pairs: Pairs) -> Found:
        """The `matrix` or the `diff` of positions."""
        return self._read(f"/positions/{name}", pairs)

    def schedule(self, kind: str, record: str, pairs: Pairs) -> Found:
        """How the date of a record came to be; of a process, how its rounds moved."""
        facet = "slippage" if kind == Kind.PROCESS.value else "schedule"
        return self._read(f"/{Kind(kind).plural}/{quote(record, safe='')}/{facet}", pairs)

    def changes(self, pairs: Pairs, tell: Callable[[str], None], *, follow: bool) -> str:
        """Hand over each change as JSON, with `follow` until Ctrl-C; returns the cursor to go on from."""
        walk = Walk(self._connection, "/changes", (*pairs, *_PAGED), _text)
        while found := walk.step():
            for text in found:
                tell(text)
        cursor = str(walk.cursor)
        if not follow:
            return cursor
        resumed = (*(pair for pair in pairs if pair[0] != "since"), ("since", cursor))
        feed = Following(self._connection, resumed, _text)
        with suppress(KeyboardInterrupt):
            for text in feed:
                tell(text)
        return feed.cursor or cursor

    def rule(self, ruling: NewRuling, *, dry_run: bool) -> Found:
        """Store a ruling, or say what it would change."""
        return self._write("/rulings", ruling, dry_run=dry_run)

    @contextmanager
    def taking(self, *, dry_run: bool) -> Iterator[Taking]:
        """Takes in each source by itself; a dry run tries each against what the server holds."""

        def take(submission: Submission, correction: bool) -> Found:
            try:
                return self._write("/sources", submission, dry_run=dry_run, correction=correction)
            except Refused as refused:
                if refused.name == "source-differs":
                    raise SourceDiffers(submission.source.id) from None
                if refused.problems:
                    raise InputInvalid(refused.problems) from None
                raise

        yield take

    def _read(self, path: str, pairs: Pairs) -> Found:
        return _decoded(self._connection.get(self._connection.at(path, pairs), follow=False))

    def _write(self, path: str, said: Shape, **choices: bool) -> Found:
        chosen = tuple((name, "true") for name, choice in choices.items() if choice)
        body = msgspec.json.encode(said.model_dump(mode="json", exclude_unset=True))
        return _decoded(self._connection.post(self._connection.at(path, chosen), body))


def _decoded(body: bytes | Raw) -> Found:
    found: Found = msgspec.json.decode(body)
    return found


def _found(raw: Raw, _: str) -> Found:
    return _decoded(raw)


def _text(raw: Raw, _: str) -> str:
    return bytes(raw).decode()
