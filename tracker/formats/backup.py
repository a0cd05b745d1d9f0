"""A backup: a head line, a line for each row, and an end line by which a file that is not whole is known."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from tracker.formats.chunks import SIZE
from tracker.records.backup import FORMAT, VERSION, Counts, End, Head, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def render(counts: Counts, rows: Iterable[Row]) -> Iterator[bytes]:
    """The file, a few hundred lines to a chunk; the same rows make the same bytes."""
    encoder, digest, lines = msgspec.json.Encoder(), sha256(), 0
    rest = iter(rows)
    batch: list[Row] = [Head(FORMAT, VERSION, dict(counts))]
    while batch:
        chunk = encoder.encode_lines(batch)
        digest.update(chunk)
        lines += len(batch)
        yield chunk
        batch = list(islice(rest, SIZE))
    yield encoder.encode_lines([End(lines=lines, sha256=digest.hexdigest())])
