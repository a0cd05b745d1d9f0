"""HTML of what a name may mean: a small page to be shown in a frame, and a card to be shown beside a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.web.environment import environment

if TYPE_CHECKING:
    from collections.abc import Mapping


def page(entity: Mapping[str, Any]) -> bytes:
    """The whole page."""
    return environment.get_template("preview.html").render(entity=entity).encode()


def card(entity: Mapping[str, Any]) -> str:
    """A piece of HTML without anything that could act: headings and text only."""
    return environment.get_template("card.html").render(entity=entity)
