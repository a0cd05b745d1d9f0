"""Positions in sentences like those of agencies, each in an article about talks: the issue and stance of an editor."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.ingest.drafting.casting import figure, setting
from tracker.ingest.drafting.positions import positions_of

ROWS = tomllib.loads((Path(__file__).parents[2] / "golden/positions.toml").read_text(encoding="utf-8"))
TALKS = (
    "The peace talks opened on Monday. The negotiations are held in Geneva and a second round of talks is planned. "
    "Dialogue and talks went on, and negotiators sat down for the negotiations.\n\n"
)
_HOLDER = re.compile(r"\[(.+?)\]")


def held(text: str, holder: str) -> list[tuple[str, str | None]]:
    """Issue and stance of each position of a holder in a text."""
    found = positions_of(setting(TALKS + text, {holder: figure("holder")}))
    return [(draft.says["issue"], draft.says.get("stance")) for draft in found]


@pytest.mark.parametrize(("marked", "issue", "stance"), ROWS["sentences"])
def test_a_sentence_of_an_agency_has_the_issue_and_stance_of_an_editor(
    marked: str, issue: str, stance: str
) -> None:
    (holder,) = _HOLDER.findall(marked)
    assert (issue, stance) in held(_HOLDER.sub(r"\1", marked), holder)


@pytest.mark.parametrize(
    ("stance", "doing"), [(stance, one) for stance, several in ROWS["ways"].items() for one in several]
)
def test_what_somebody_does_has_its_stance(stance: str, doing: str) -> None:
    assert stance in [found for _, found in held(f"Zuba {doing}.", "Zuba")]


@pytest.mark.parametrize(
    ("doing", "issue"),
    [
        (
            "said a first short round of the informal consultations on the border wells was very constructive",
            "talks-progress",
        ),
        ("said the discussions on the prisoners were “frank”", "talks-progress"),
        ("said the prisoners were in a bad state", "prisoners"),
    ],
)
def test_how_talks_go_is_told_of_them_whatever_they_are_on(doing: str, issue: str) -> None:
    assert issue in [found for found, _ in held(f"Zuba {doing}.", "Zuba")]


def test_what_somebody_is_tells_no_issue_of_what_he_says() -> None:
    assert [
        issue for issue, _ in held("The fishermen's leader Zuba said it had taken far too long.", "Zuba")
    ] == ["talks"]
