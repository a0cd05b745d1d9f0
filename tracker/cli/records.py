"""Where a command reads and writes: a database on this machine, or a server somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from tracker.api.narrowed import Narrowed
    from tracker.api.parameters import Pairs
    from tracker.records.shapes import NewRuling, Submission

Found = dict[str, Any]
"""An answer as JSON has it."""

Taking = Callable[["Submission", bool], Found]
"""Takes in a source; `True` lets it correct an earlier one. Returns the receipt."""


class Records(Protocol):
    """What commands ask of the records; `pairs` are the parameters that the HTTP interface takes.

    Every method raises what the store raises, or what tells the same of a server: `InputInvalid` or a failure with
    `problems`, and for a server that does not answer `tracker.client.Unreachable`.
    """

    def entries(self, pairs: Pairs) -> AbstractContextManager[Iterator[str]]:
        """The finished bodies of the whole timeline; what cannot be asked is refused before the first one."""

    def lines(self, listed: Narrowed, pairs: Pairs) -> Iterator[Found]:
        """Every line of a list that is a part of the timeline."""

    def ledger(self, name: str, pairs: Pairs) -> Found:
        """The `matrix` or the `diff` of positions."""

    def schedule(self, kind: str, record: str, pairs: Pairs) -> Found:
        """How the date of a record came to be; of a process, how its rounds moved."""

    def changes(self, pairs: Pairs, tell: Callable[[str], None], *, follow: bool) -> str:
        """Hand over each change as JSON, with `follow` until Ctrl-C; returns the cursor to go on from."""

    def rule(self, ruling: NewRuling, *, dry_run: bool) -> Found:
        """Store a ruling, or say what it would change."""

    def taking(self, *, dry_run: bool) -> AbstractContextManager[Taking]:
        """What takes in sources, one after the other.

        It raises SourceDiffers where one is stored with other content and is no correction.
        """
