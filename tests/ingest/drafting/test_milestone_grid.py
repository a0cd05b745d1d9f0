"""Every way to tell of what was done, begins or is due, with every usual day: one milestone on it, or none.

11 October 1995 is a Wednesday.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

import pytest

from benchmarks.articles.align import same_days
from benchmarks.articles.said import Said, read
from tracker.ingest.article import Article
from tracker.ingest.drafting import drafts
from tracker.ingest.drafting.known import Known
from tracker.ingest.sentences import paragraphs
from tracker.records.vocabulary import Kind

PAST = {
    "on Tuesday": "1995-10-10",
    "Tuesday": "1995-10-10",
    "late on Monday": "1995-10-09",
    "yesterday": "1995-10-10",
    "last Friday": "1995-10-06",
    "on September 3": "1995-09-03",
    "on Sept. 3": "1995-09-03",
    "on 3 September": "1995-09-03",
    "last month": "1995-09",
    "in May 1991": "1991-05",
    "in 1991": "1991",
}
TO_COME = {
    "on Friday": "1995-10-13",
    "next Tuesday": "1995-10-17",
    "on November 1": "1995-11-01",
    "on Nov. 1": "1995-11-01",
    "on 1 November": "1995-11-01",
}
LIMITS = {
    "by Friday": "1995-10-13",
    "by November 1": "1995-11-01",
    "by midnight on Thursday": "1995-10-12",
    "before November 1": "1995-11-01",
    "no later than Nov. 1": "1995-11-01",
}
SIDES = (
    "The government and the rebels",
    "The two sides",
    "Peru and Ecuador",
    "The warring parties",
    "Army commanders",
)
ACCORDS = (
    "a peace accord",
    "a truce",
    "a memorandum of understanding",
    "a protocol on refugees",
    "an agreement in principle",
)
THESE = ("the peace accord", "the ceasefire", "the treaty", "the Lima protocol")
DONE = ("signed", "reached", "concluded", "initialled", "agreed", "struck")
MADE = (
    "{sides} {done} {accord} in Lima {day}.",
    "{sides} {day} {done} {accord} after a week of talks.",
    "{sides} have {done} {accord}, officials said {day}.",
    "Under {accord} {done} in Lima {day}, all camps are to be closed.",
    "It is the first breach of {accord} that the army and the rebels {done} {day}.",
)
TOLD_OF = (
    "{these}, {done} in Lima {day}, has been broken by both.",
    "{these} was finally {done} in Lima {day}.",
    "Fighting has eased since the signing in Lima {day} of {these}.",
    "The signing of {these} in Lima {day} was welcomed by diplomats.",
    "The talks ended {day} with the signing of {these}.",
)
PLANNED = (
    "{sides} are to sign {accord} in Lima {day}.",
    "{sides} were due to initial {accord} {day}.",
    "{sides} will gather to sign {accord} {day}.",
)
BEGINS = (
    "{sides} agreed to a truce effective {day}.",
    "{sides} declared a ceasefire of two weeks to begin {day}.",
    "A humanitarian truce is due to take effect {day}.",
)
DUE = (
    "The rebels must leave the town {limit}.",
    "All foreign troops are to be withdrawn {limit}.",
    "The council ordered the army to return to its barracks {limit}.",
    "The accord calls for elections {limit}.",
    "Under the accord, all prisoners will be released {limit}.",
    "The units were told to hand in their guns {limit}.",
)
UNDONE = (
    "{sides} failed to sign {accord} {day}.",
    "{sides} were close to {accord} {day}.",
    "{sides} were urged to sign {accord} {day}.",
    "{sides} have yet to sign {accord} {day}.",
    "{sides} discussed {accord} {day}.",
    "The minister denied {day} that they had signed {accord}.",
    "The minister called {day} for {accord}.",
    "Nothing like {accord} was in sight {day}.",
    "{accord} was to have been signed {day}.",
    "The minister denied reports that they had signed {accord} {day}.",
    "Rumours of {accord} signed {day} were wrong.",
    "{accord}, had it been signed {day}, would have ended the war.",
)
UNREAL = (
    "If {sides} sign {accord} {day}, the troops will leave.",
    "{sides} hope to sign {accord} {day}.",
    "{sides} are unlikely to sign {accord} {day}.",
    "The envoy ruled out that {sides} would sign {accord} {day}.",
    "{sides} would sign {accord} {day} only if the bridge were opened.",
    "{sides} were due to sign {accord} {day}, but the ceremony was put off.",
)
CALLED_OFF = (
    "{sides} were due to sign {accord} {day}, but the ceremony has been called off.",
    "The signing of {these} planned for Lima {day} was cancelled.",
)

Milestones = list[tuple[str, str]]


def found_in(sentence: str) -> list[Said]:
    """The milestones of a sentence, in an article on talks."""
    opening = "Mediators lead the negotiations between the government and the rebels."
    text = f"{opening}\n\n{sentence[:1].upper()}{sentence[1:]}\n\nThe border was quiet."
    article = Article(text, tuple(paragraphs(text)), date(1995, 10, 11))
    said = read(drafts(article, Known.none(), "talks").drafts, article).said
    return [one for one in said if one.kind is Kind.MILESTONE]


def milestones(sentence: str) -> Milestones:
    """The sort and the day of each milestone of a sentence, in an article on talks."""
    return [(one.value("sort")[0], one.value("edtf")[0]) for one in found_in(sentence)]


def told(frames: Sequence[str], days: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each sentence of some frames, with its day; the other parts take turns."""
    for number, (frame, (words, day)) in enumerate(product(frames, days.items())):
        parts = {
            "sides": SIDES[number % len(SIDES)],
            "accord": ACCORDS[number % len(ACCORDS)],
            "these": THESE[number % len(THESE)],
            "done": DONE[number % len(DONE)],
            "day": words,
            "limit": words,
        }
        yield frame.format(**parts), day


def wrong(frames: Sequence[str], days: dict[str, str], sorts: set[str]) -> dict[str, Milestones]:
    """What sentences of some frames give, where that is no milestone of some sorts on their day, or more than one."""
    found = {sentence: (day, milestones(sentence)) for sentence, day in told(frames, days)}
    return {
        sentence: given
        for sentence, (day, given) in found.items()
        if not (len(given) == 1 and given[0][0] in sorts and same_days(given[0][1], day))
    }


@pytest.mark.parametrize("frame", [*MADE[:2], *MADE[3:], *TOLD_OF])
def test_what_was_agreed_is_an_agreement_of_its_day(frame: str) -> None:
    assert wrong([frame], PAST, {"agreement"}) == {}


def test_what_has_been_agreed_is_of_the_day_on_which_it_is_told() -> None:
    assert wrong([MADE[2]], dict(list(PAST.items())[:5]), {"agreement"}) == {}


@pytest.mark.parametrize("frame", PLANNED)
def test_what_will_be_signed_is_an_agreement_to_come(frame: str) -> None:
    assert wrong([frame], TO_COME, {"agreement"}) == {}


@pytest.mark.parametrize("frame", BEGINS)
def test_what_begins_on_a_day_is_of_that_day(frame: str) -> None:
    assert wrong([frame], TO_COME, {"agreement"}) == {}


@pytest.mark.parametrize("frame", DUE)
def test_what_is_due_by_a_day_is_a_deadline(frame: str) -> None:
    assert wrong([frame], LIMITS, {"deadline"}) == {}


@pytest.mark.parametrize("frame", UNDONE)
def test_what_was_not_done_is_none(frame: str) -> None:
    assert {sentence: found for sentence, _ in told([frame], PAST) if (found := milestones(sentence))} == {}


@pytest.mark.parametrize("frame", UNREAL)
def test_what_is_only_supposed_or_hoped_is_none(frame: str) -> None:
    assert {
        sentence: found for sentence, _ in told([frame], TO_COME) if (found := milestones(sentence))
    } == {}


@pytest.mark.parametrize("frame", CALLED_OFF)
def test_a_plan_that_was_called_off_is_cancelled(frame: str) -> None:
    for sentence, day in told([frame], TO_COME):
        (found,) = found_in(sentence)
        assert (found.value("status"), same_days(found.value("edtf")[0], day)) == (("cancelled",), True)
