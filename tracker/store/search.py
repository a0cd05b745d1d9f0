"""The index of words and tags: a row beside every entry, found by one expression, whichever the database.

On SQLite it is an FTS5 table without content whose row ids are the keys, so that what an expression finds comes in the
order of the timeline and stops when the page is full. On PostgreSQL it is a `tsvector` under GIN. Both are given the
words as this program parts and folds them, and so find the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    bindparam,
    cast,
    column,
    insert,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlmodel import Session

from tracker.records.searchable import BETWEEN
from tracker.records.sought import Sought, Term

NAME = "entry_search"

_LITE = table(NAME, column("rowid", BigInteger), column("document"))
_POST = table(NAME, column("key", BigInteger), column("document"))


@dataclass(frozen=True, slots=True)
class Expression:
    """What must be there: of each group of tags one, every wanted term, no unwanted one."""

    groups: tuple[tuple[str, ...], ...] = ()
    sought: Sought | None = None

    def __bool__(self) -> bool:
        return bool(self.groups or self.sought)

    def and_one_of(self, *tags: str) -> Expression:
        """The same, and one of these tags."""
        return Expression((*self.groups, tags), self.sought)


def on_postgresql(session: Session) -> bool:
    """Whether the database is PostgreSQL."""
    return bool(session.connection().dialect.name == "postgresql")


def key_in(session: Session) -> ColumnElement[int]:
    """The column of the index that holds the key of the entry."""
    return _POST.c.key if on_postgresql(session) else _LITE.c.rowid


def matches(session: Session, expression: Expression) -> ColumnElement[bool]:
    """The condition that a row of the index fits."""
    if on_postgresql(session):
        wanted = cast(bindparam(None, _in_postgresql(expression)), TSQUERY)
        return _POST.c.document.op("@@", is_comparison=True)(wanted)
    return literal_column(NAME).op("MATCH", is_comparison=True)(bindparam(None, _in_fts5(expression)))


def found_by(session: Session, expression: Expression) -> ColumnElement[bool]:
    """The same as a condition on the key of an entry, for queries in no order."""
    key = key_in(session)
    return column("key", BigInteger).in_(select(key).where(matches(session, expression)))


def known_tag(session: Session, tag: str) -> bool:
    """Whether any version of any line has a tag."""
    query = select(key_in(session)).where(matches(session, Expression(((tag,),)))).limit(1)
    return session.connection().execute(query).first() is not None


def write(session: Session, key: int, words: str, tags: Iterable[str]) -> None:
    """Put the row beside a new entry."""
    if on_postgresql(session):
        row = {"key": key, "document": _vector(words, tags)}
        session.connection().execute(_INTO_POSTGRESQL, row)
    else:
        row = {"rowid": key, "document": " ".join([words, BETWEEN, *tags])}
        session.connection().execute(insert(_LITE), row)


_INTO_POSTGRESQL = text(f"INSERT INTO {NAME} (key, document) VALUES (:key, CAST(:document AS tsvector))")  # noqa: S608 - our own name


def empty(session: Session) -> None:
    """Take every row away; of an FTS5 table without content only all can go."""
    if on_postgresql(session):
        session.connection().execute(text(f"DELETE FROM {NAME}"))  # noqa: S608 - our own name
    else:
        session.connection().execute(text(f"INSERT INTO {NAME} ({NAME}) VALUES ('delete-all')"))  # noqa: S608 - our own name


def rows(session: Session) -> Iterator[tuple[int, str]]:
    """The key and the content of every row, for comparing; the content is the same where the rows are."""
    connection = session.connection()
    if on_postgresql(session):
        query = select(_POST.c.key, _POST.c.document)
        for row in connection.execute(query, execution_options={"yield_per": 1000}):
            yield row.key, str(row.document)
        return
    connection.execute(
        text(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.entry_terms USING fts5vocab(main, {NAME}, instance)")
    )
    terms: dict[int, list[str]] = {}
    for row in connection.execute(text('SELECT doc, term, "offset" FROM temp.entry_terms')):
        terms.setdefault(row.doc, []).append(f"{row.offset} {row.term}")
    for key, found in terms.items():
        yield key, "\n".join(found)


def _vector(words: str, tags: Iterable[str]) -> str:
    """The words with their places, and the tags without, as PostgreSQL writes them; it knows places to 16,383."""
    placed = ((word, place) for place, word in enumerate(words.split(" "), start=1) if word)
    return " ".join(
        [
            *(f"{_quoted(word)}:{place}" for word, place in placed if word != BETWEEN),
            *(_quoted(tag) for tag in tags),
        ]
    )


def _quoted(lexeme: str) -> str:
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _in_postgresql(expression: Expression) -> str:
    sought = expression.sought or Sought(())
    return " & ".join(
        [
            *(_either(map(_quoted, tags), " | ") for tags in expression.groups),
            *map(_term_in_postgresql, sought.wanted),
            *(f"!{_term_in_postgresql(term)}" for term in sought.unwanted),
        ]
    )


def _term_in_postgresql(term: Term) -> str:
    return f"({' <-> '.join(map(_quoted, term.words))}{':*' if term.beginning else ''})"


def _in_fts5(expression: Expression) -> str:
    sought = expression.sought or Sought(())
    together = " AND ".join(
        [
            *(_either((f'"{tag}"' for tag in tags), " OR ") for tags in expression.groups),
            *map(_term_in_fts5, sought.wanted),
        ]
    )
    without = "".join(f" NOT {_term_in_fts5(term)}" for term in sought.unwanted)
    return f"({together}){without}"


def _term_in_fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{"*" if term.beginning else ""}'


def _either(alternatives: Iterable[str], otherwise: str) -> str:
    return f"({otherwise.join(alternatives)})"
