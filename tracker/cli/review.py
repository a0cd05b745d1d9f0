"""`tracker review`: draft after draft, decided with one key each."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import click

from tracker.cli import review_edit, review_told
from tracker.cli.place import Place, with_records
from tracker.cli.review_desk import Act, Drafts, drafts_at, pending
from tracker.cli.review_told import Told
from tracker.cli.terminal import complain
from tracker.errors import TrackerError
from tracker.records.vocabulary import DraftStatus, Kind
from tracker.store.drafts import DraftQuery

_KEYS = "a accept  r reject  e edit  m merge  s skip  u undo  A accept all  q quit  ? help"


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
@click.option(
    "--undo",
    metavar="NUMBER",
    type=click.IntRange(1),
    help="Ask nothing: take back the last decision on this draft, of whatever session.",
)
@click.option("--yes", is_flag=True, help="Ask nothing: accept all of at least --least.")
@with_records
def command(
    *,
    article: str | None,
    kinds: tuple[str, ...],
    least: float | None,
    undo: int | None,
    yes: bool,
    place: Place,
) -> None:
    """Decide about drafts, one after the other, with one key each.

    Each is shown with its words in the text, the reasons for it, how its date was derived, and what accepting it would
    change in the timeline, before > after. Whatever is decided can be undone, now (u) or later (--undo). Where the
    input is no terminal, each line of it is a key. On a server it takes a key with the scope draft, and with the scope
    write for what changes the timeline: to accept and to undo.

    \b
    Examples:
      tracker review
      tracker review --article reuters-2026-01-27
      tracker review --least 0.95 --yes
      tracker review --undo 12
      tracker review --server http://127.0.0.1:8000 --key-file key
    """
    if yes and least is None:
        raise click.UsageError("--yes accepts all of at least some confidence: say which with --least.")
    if undo and (article or kinds or least is not None or yes):
        raise click.UsageError("--undo is about one draft and goes with no other choice of drafts.")
    with drafts_at(place) as found:
        if undo:
            _say(review_told.done(found.act("undo", undo)))
            return
        desk = _Desk(found, pending(article, kinds, least))
        if yes and least is not None:
            desk.accept_all(least)
        else:
            desk.review()


class _Desk:
    """The drafts that are gone through, the one that is looked at, and what was decided so far."""

    def __init__(self, found: Drafts, query: DraftQuery) -> None:
        self._drafts, self._query = found, query
        self._numbers = found.numbers(query)
        self._waiting = set(self._numbers)
        self._place = 0
        self._decided: list[list[int]] = []

    def review(self) -> None:
        """Go through the drafts until there are no more, or somebody has had enough."""
        try:
            self._go_through()
        except KeyboardInterrupt:
            click.echo("\nInterrupted; what was decided stays.")
            raise click.exceptions.Exit(130) from None
        finally:
            click.echo(f"{self._left()} pending drafts are left.")

    def _go_through(self) -> None:
        acts: dict[str, Callable[[Told], None]] = {
            "a": self._accept,
            "r": self._reject,
            "e": self._edit,
            "m": self._merge,
            "s": self._skip,
            "u": lambda _: self._undo(),
            "A": lambda _: self._ask_for_all(),
            "?": lambda _: _say(review_told.help_lines()),
        }
        while (draft := self._next()) is not None:
            self._show(draft)
            key = _key()
            while key == "?":
                acts[key](draft)
                key = _key()
            if key in ("q", None):
                break
            if key not in acts:
                click.echo(f"there is no key {key!r}: ? shows all")
                continue
            try:
                acts[key](draft)
            except TrackerError as error:
                complain(error)
            except click.Abort:
                click.echo("\nnothing was done")

    def accept_all(self, least: float) -> None:
        """Accept all of at least some confidence, among those that are gone through."""
        sure = replace(self._query, least=max(least, self._query.least or 0))
        for receipt in self._drafts.accept_all(sure):
            _say(review_told.done(receipt))
            self._decided += [[each["draft"] for each in receipt["drafts"]]] if receipt["drafts"] else []
        self._waiting = set(self._drafts.numbers(self._query))

    def _next(self) -> Told | None:
        """The next draft that still waits."""
        while self._place < len(self._numbers):
            number = self._numbers[self._place]
            if number in self._waiting:
                draft = self._drafts.draft(number)
                if draft["status"] == DraftStatus.PENDING:
                    return draft
            self._place += 1
        return None

    def _left(self) -> int:
        return len(self._drafts.numbers(self._query))

    def _show(self, draft: Told) -> None:
        _say(review_told.shown(draft, f"{self._place + 1} of {len(self._numbers)}"))
        try:
            _say(review_told.changes(self._drafts.preview(draft["id"]), draft["id"]))
        except TrackerError as error:
            click.echo(f"  cannot be accepted yet: {error}")
        click.echo(_KEYS)

    def _accept(self, draft: Told) -> None:
        self._decide(draft, "accept")

    def _reject(self, draft: Told) -> None:
        self._decide(draft, "reject")

    def _decide(self, draft: Told, act: Act, *given: Any) -> None:
        _say(review_told.done(self._drafts.act(act, draft["id"], *given)))
        self._decided.append([draft["id"]])

    def _skip(self, _: Told) -> None:
        self._place += 1

    def _edit(self, draft: Told) -> None:
        says = draft["says"]
        changed = _edited(says) if _at_terminal() and _editor() else _prompted()
        if changed:
            self._decide(draft, "amend", changed)

    def _merge(self, draft: Told) -> None:
        into = click.prompt("the id of the record that it is about", default="", show_default=False)
        if into:
            self._decide(draft, "merge", into.strip())

    def _undo(self) -> None:
        if not self._decided:
            click.echo("nothing was decided here yet")
            return
        first, *others = self._decided[-1]
        for number in reversed(others):  # what is named before what names it, so that is undone first
            if (
                self._drafts.draft(number)["status"] == DraftStatus.ACCEPTED
            ):  # else it was undone along with one
                self._take_back(number)
        self._take_back(first)
        self._decided.pop()
        self._waiting = set(self._drafts.numbers(self._query))
        self._place = self._numbers.index(first) if first in self._numbers else self._place

    def _take_back(self, number: int) -> None:
        _say(review_told.done(self._drafts.act("undo", number)))

    def _ask_for_all(self) -> None:
        share = click.prompt("of at least which confidence, 0 to 1", type=click.FloatRange(0, 1), default=0.9)
        self.accept_all(share)


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
        try:
            return click.getchar()
        except EOFError:
            return None
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
