"""Documents in, their statements out, as JSON Lines.

A line in holds `doc`, `text` and `published`; a line out holds `doc` and `statements`, each with `source`, `cue` and
`content`: lists of [start, end] in characters of the text, or null where the text names none. Statements that belong to
what another one says stand in it, as `inner`; one in which nothing else is said has no such key. A text is read as if
its paragraphs were not wrapped, and the places are those of the text that was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tracker.ingest.article import Article, Span
from tracker.ingest.legible import legible
from tracker.ingest.statement import Statement
from tracker.ingest.statements.engine import statements
from tracker.ingest.statements.nesting import Nested, nested
from tracker.ingest.wrapping import paragraphs
from tracker.json_lines import DOCUMENT, BadLine, Read, answered, moment, texts


def statement_lines(lines: Iterable[bytes], *, jobs: int = 1) -> Iterator[str | BadLine]:
    """One answer for each line that is not blank, in the order of the lines; `jobs` processes share the work.

    A line that is none of this is answered with a `BadLine` in its place. At most a few dozen lines a process are in
    memory, however long the input is.
    """
    return answered(lines, _answer, jobs=jobs)


def _answer(read: Read) -> dict[str, object]:
    given = texts(read, DOCUMENT)
    published = moment(given["published"])  # refused here as everywhere, though no statement depends on it
    text = given["text"]
    plain = legible(Article(text, tuple(paragraphs(text)), published))
    found = [plain.statement(one) for one in statements(plain.article.text, plain.article.body)]
    return {"doc": given["doc"], "statements": _told(nested(found))}


def _told(found: Sequence[Nested]) -> list[dict[str, object]]:
    return [_parts(one.statement) | ({"inner": _told(one.inner)} if one.inner else {}) for one in found]


def _parts(one: Statement) -> dict[str, object]:
    return {"source": _spans(one.source), "cue": _spans(one.cue), "content": _spans(one.content)}


def _spans(spans: tuple[Span, ...]) -> list[list[int]] | None:
    return [list(span) for span in spans] or None
