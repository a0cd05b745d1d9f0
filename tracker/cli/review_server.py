"""The drafts of a server, as `tracker review` goes through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from tracker.cli.refused import naming_the_server
from tracker.cli.review_desk import Act
from tracker.cli.review_told import Told
from tracker.client.desk import Desk
from tracker.client.shapes import DraftReceipt
from tracker.store.drafts import DraftQuery


class OnServer:
    """Drafts of the server behind a desk; a draft is decided about only as it was shown last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._acts: Mapping[Act, Callable[..., DraftReceipt]] = {
            "accept": desk.accept,
            "reject": desk.reject,
            "amend": desk.amend,
            "merge": desk.merge,
            "undo": desk.undo,
        }

    @naming_the_server
    def numbers(self, query: DraftQuery) -> list[int]:
        """The numbers of the drafts that fit."""
        found = self._desk.drafts(
            article=query.article, kind=query.kinds, status=query.statuses, least=query.least
        )
        return [draft.id for draft in found]

    @naming_the_server
    def draft(self, number: int) -> Told:
        """One draft."""
        return _plain(self._desk.draft(number))

    @naming_the_server
    def preview(self, number: int) -> Told:
        """What accepting it would change."""
        return _plain(self._desk.preview(number))

    @naming_the_server
    def act(self, act: Act, number: int, *given: Any) -> Told:
        """Decide about one draft."""
        return _plain(self._acts[act](number, *given))

    @naming_the_server
    def accept_all(self, query: DraftQuery) -> list[Told]:
        """Accept all that fit: the drafts of each kind that is named in one act."""
        kinds = query.kinds or (None,)
        return [
            _plain(self._desk.accept_all(query.least or 0, article=query.article, kind=kind))
            for kind in kinds
        ]


def _plain(shape: msgspec.Struct) -> Told:
    found: Told = msgspec.to_builtins(shape)
    return found
