"""Which day a bare weekday is, in sentences of what is to come and of what has been, on Wednesday 19 June 2024."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.temporal import read
from tracker.temporal.meaning import day_of, known_edge

WEDNESDAY = date(2024, 6, 19)
DAYS = ("Monday", "Tuesday", "Thursday", "Friday", "Saturday", "Sunday")

COMING = """
The envoy lands in Khartoum on {}.
The lower house takes up the bill on {}.
Miners down tools on {} over pay.
Germany takes on Spain in Turin on {}.
The two presidents talk by telephone on {}.
Its shares begin trading in London on {}.
The delegation is staying until {}.
"I fly home on {}," he said.
"We meet again on {}," she told reporters.
“I'm seeing him on {},” she said.
The opposition has urged its supporters to rally on {}.
Health workers threatened to walk out on {}.
He was ordered to appear in court on {}.
The airline hoped to reopen the route on {}.
The markets fell ahead of a vote on {}.
They warned of more protests on {}.
The launch was put back to {}.
The judge put the case off to {}.
The court rules on {} on his appeal.
The budget is presented on {}.
It is unclear whether he will attend {}'s meeting.
""".strip().splitlines()

GONE = """
The envoy landed in Khartoum on {}.
On {} she handed in her badge.
Officials on {} denied that there would be a vote.
The minister told a rally on {} that prices would fall.
A report leaked on {} says that the dam may fail.
The crash on {} is the third this year.
The attack on {} leaves six families without a home.
Inspectors who visited on {} are to report soon.
A drop in its shares yesterday, and in those of its rival on {}.
A man walks past a shop in Kyiv, {}.
"We went," he said on {}, "and we will go again."
""".strip().splitlines()


def day(sentence: str, name: str) -> date | None:
    """The day of the name in a sentence, or of a deadline the last one that is in it."""
    found = next(one for one in read(sentence, published=WEDNESDAY) if name in one.text)
    edge = known_edge(found)
    return day_of(edge) if edge else None


@pytest.mark.parametrize("sentence", COMING)
def test_what_is_to_come_is_the_next_one(sentence: str) -> None:
    found = {name: day(sentence.format(name), name) for name in DAYS}
    assert [name for name, on in found.items() if not on or on <= WEDNESDAY] == []


@pytest.mark.parametrize("sentence", GONE)
def test_what_has_been_is_the_last_one(sentence: str) -> None:
    near = [name for name in DAYS if name in {"Monday", "Tuesday", "Sunday"}]  # the others are nearer ahead
    found = {name: day(sentence.format(name), name) for name in near}
    assert [name for name, on in found.items() if not on or on >= WEDNESDAY] == []
