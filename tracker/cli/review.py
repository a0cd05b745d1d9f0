"""`tracker review`: draft after draft, decided with one key each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

import click
import msgspec
from sqlmodel import Session

from tracker import clock
from tracker.cli import review_edit, review_told
from tracker.cli.options import opened, with_database
from tracker.cli.terminal import complain
from tracker.errors import TrackerError
from tracker.records.vocabulary import DraftStatus, Kind
from tracker.store import audit, drafts, review
from tracker.store.audit import Stored
from tracker.store.database import Database
from tracker.store.drafts import DraftQuery
from tracker.store.review import DraftReceipt

_KEYS = "a accept  r reject  e edit  m merge  s skip  u undo  A accept all  q quit  ? help"
_NEVER_SURE = 1.0


@click.command("review")
@click.option("--article", metavar="ID", help="Only drafts of this article.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in Kind]),
    help="Only such drafts.",
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Only drafts of at least this confidence, 0 to 1.",
)
@click.option("--yes", is_flag=True, help="Ask nothing: accept all of at least --least.")
@with_database
def command(
    *, article: str | None, kinds: tuple[str, ...], least: float | None, yes: bool, database: str
) -> None:
    """Decide about drafts, one after the other, with one key each.

    Each is shown with its words in the text, the reasons for it, how its date was derived, and what accepting it would
    change in the timeline, before > after. Whatever is decided can be undone (u), now or in another session. Where the
    input is no terminal, each line of it is a key.

    \b
    Examples:
      tracker review
      tracker review --article reuters-2026-01-27
      tracker review --least 0.95 --yes
    """
    if yes and least is None:
        raise click.UsageError("--yes accepts all of at least some confidence: say which with --least.")
    query = DraftQuery(article=article, kinds=kinds, statuses=(DraftStatus.PENDING.value,), least=least)
    with opened(database) as store:
        desk = _Desk(store, query)
        if yes:
            desk.accept_all(least or _NEVER_SURE)
        else:
            desk.review()


class _Desk:
    """The drafts that are gone through, the one that is looked at, and what was decided so far."""

    def __init__(self, store: Database, query: DraftQuery) -> None:
        self._store, self._query = store, query
        with store.reading() as session:
            self._numbers = drafts.numbers(session, query)
        self._place = 0
        self._decided: list[int] = []

    def review(self) -> None:
        """Go through the drafts until there are no more, or somebody has had enough."""
        acts: dict[str, Callable[[int], None]] = {
            "a": self._accept,
            "r": self._reject,
            "e": self._edit,
            "m": self._merge,
            "s": self._skip,
            "u": lambda _: self._undo(),
            "A": lambda _: self._ask_for_all(),
            "?": lambda _: _say(review_told.help_lines()),
        }
        while (number := self._next()) is not None:
            self._show(number)
            key = _key()
            while key == "?":
                acts[key](number)
                key = _key()
            if key in ("q", None):
                break
            if key not in acts:
                click.echo(f"there is no key {key!r}: ? shows all")
                continue
            try:
                acts[key](number)
            except TrackerError as error:
                complain(error)
        click.echo(f"{self._left()} pending drafts are left.")

    def accept_all(self, least: float) -> None:
        """Accept all of at least some confidence, among those that are gone through."""

        def accept(session: Session) -> DraftReceipt:
            sure = DraftQuery(self._query.article, self._query.kinds, self._query.statuses, least=least)
            asked = set(drafts.numbers(session, self._query))
            numbers = [number for number in drafts.numbers(session, sure) if number in asked]
            return review.accept_all(session, numbers, now=clock.now(), by=audit.COMMAND_LINE)

        self._carry_out(accept)

    def _next(self) -> int | None:
        """The next draft that still waits."""
        with self._store.reading() as session:
            while self._place < len(self._numbers):
                number = self._numbers[self._place]
                if review.row_of(session, number).status == DraftStatus.PENDING:
                    return number
                self._place += 1
        return None

    def _left(self) -> int:
        with self._store.reading() as session:
            return len(drafts.numbers(session, self._query))

    def _show(self, number: int) -> None:
        place = f"{self._place + 1} of {len(self._numbers)}"
        with self._store.reading() as session:
            _say(review_told.shown(drafts.draft(session, number), place))
        try:
            with self._store.writing(dry_run=True) as session:
                told = _decoded(drafts.preview(session, number, now=clock.now()))
            _say(review_told.changes(told, number))
        except TrackerError as error:
            click.echo(f"  cannot be accepted yet: {error}")
        click.echo(_KEYS)

    def _accept(self, number: int) -> None:
        self._decide(number, review.accept)

    def _reject(self, number: int) -> None:
        self._decide(number, review.reject)

    def _decide(self, number: int, act: Callable[..., DraftReceipt], *given: Any) -> None:
        self._carry_out(lambda session: act(session, number, *given, now=clock.now(), by=audit.COMMAND_LINE))
        self._decided.append(number)

    def _skip(self, _: int) -> None:
        self._place += 1

    def _edit(self, number: int) -> None:
        with self._store.reading() as session:
            says = review.row_of(session, number).says
        changed = _edited(says) if _at_terminal() and _editor() else _prompted()
        if changed:
            self._decide(number, review.amend, changed)

    def _merge(self, number: int) -> None:
        into = click.prompt("the id of the record that it is about", default="", show_default=False)
        if into:
            self._decide(number, review.merge, into.strip())

    def _undo(self) -> None:
        if not self._decided:
            click.echo("nothing was decided here yet")
            return
        number = self._decided[-1]
        self._carry_out(lambda session: review.undo(session, number, now=clock.now(), by=audit.COMMAND_LINE))
        self._decided.pop()
        self._place = self._numbers.index(number) if number in self._numbers else self._place

    def _ask_for_all(self) -> None:
        share = click.prompt("of at least which confidence, 0 to 1", type=click.FloatRange(0, 1), default=0.9)
        self.accept_all(share)

    def _carry_out(self, act: Callable[[Session], DraftReceipt]) -> None:
        with self._store.writing() as session:
            receipt = act(session)
            told = list(review_told.done(_decoded(receipt.as_dict())))
            if not receipt.unchanged:
                source = receipt.sources[0] if receipt.sources else {"id": None, "revision": None}
                stored = Stored(source["id"], source["revision"], note="; ".join(told)[:500])
                audit.typed(session, "review", stored, now=clock.now())
        _say(told)


def _decoded(receipt: dict[str, Any]) -> dict[str, Any]:
    """A receipt as plain values."""
    decoded: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(receipt))
    return decoded


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def _editor() -> str | None:
    return os.environ.get("VISUAL") or os.environ.get("EDITOR")


def _key() -> str | None:
    """The next key; of a pipe the first letter of the next line, None at its end."""
    if _at_terminal():
        return click.getchar()
    line = sys.stdin.readline()
    return line.strip()[:1] or " " if line else None


def _edited(says: dict[str, Any]) -> dict[str, Any]:
    """What was changed of a report in an editor."""
    text = click.edit(review_edit.as_toml(says), extension=".toml")
    if text is None:
        return {}
    before = review_edit.read(review_edit.as_toml(says))
    return review_edit.patch(before, review_edit.read(text))


def _prompted() -> dict[str, Any]:
    """What is to be changed, asked for line by line."""
    click.echo(
        'a line of TOML for each change, such as status = "held"; -status takes it away; empty line: done'
    )
    lines: list[str] = []
    gone: dict[str, Any] = {}
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> ").strip():
        if line.startswith("-"):
            gone[line[1:].strip()] = None
        else:
            lines.append(line)
    return {**review_edit.read("\n".join(lines)), **gone}
