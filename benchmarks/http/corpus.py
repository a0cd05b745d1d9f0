"""A made-up record of many talks: seeded, the same on every machine, shaped as submissions of one source each.

What a measurement may rely on: dates from 1945 to 2025, four of five exact to a day, the others a month or a stretch
of days; processes of very different size (Zipf), each with its own pool of participants, so that a participant's
lines lie close together in time; 2 to 9 participants at a round; texts of about 400 characters; four words that
stand in one of 10, 100, 1,000 and 10,000 records (`MARKERS`).
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

MARKERS = {"armistice": 10, "inspection": 100, "cartography": 1_000, "isthmus": 10_000}
"""Each word and how many records there are for one that has it."""

PER_SOURCE = 50
"""Records that one source tells of."""

_FIRST, _LAST = date(1945, 1, 1), date(2025, 12, 31)
_DAYS = (_LAST - _FIRST).days
_TOWNS = (
    "Genève",
    "Vienna",
    "Nairobi",
    "Oslo",
    "Doha",
    "Bogotá",
    "Zürich",
    "Kampala",
    "Malmö",
    "Lomé",
    "Tbilisi",
)
_COUNTRIES = ("CH", "AT", "KE", "NO", "QA", "CO", "UG", "SE", "TG", "GE")
_ISSUES = ("ceasefire", "prisoners", "borders", "sanctions", "donbas")
_STANCES = ("demand", "offer", "accept", "reject")


@dataclass(frozen=True, slots=True)
class Talks:
    """One process: when it goes on, and from whom, where and what its records draw."""

    slug: str
    first: int
    days: int
    participants: Sequence[str]
    venues: Sequence[str]


class Corpus:
    """`size` records in as many sources as it takes, preceded by one source that names everybody and every place."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self.size = size
        self._random = random.Random(seed)  # noqa: S311 - a corpus, no secret
        self._words = _vocabulary(self._random)
        self._sentences = [self._sentence() for _ in range(5_000)]
        self.participants = [f"participant-{n}" for n in range(max(60, size // 200))]
        self.venues = [f"venue-{n}" for n in range(max(20, size // 2_000))]
        self.talks = [self._talks(n) for n in range(max(20, size // 1_000))]
        self._share = list(accumulate(1 / (n + 1) for n in range(len(self.talks))))

    def submissions(self) -> Iterator[dict[str, Any]]:
        """Every source with its reports, as `POST /sources` takes them."""
        yield from self._names()
        for first in range(0, self.size, PER_SOURCE):
            yield self._source(range(first, min(first + PER_SOURCE, self.size)))

    def _names(self) -> Iterator[dict[str, Any]]:
        """Who, where and which talks there are: a few sources, none too long."""
        everybody = [
            *(
                ("process", {"id": t.slug, "title": f"{self._town()} talks on {self._word()}"})
                for t in self.talks
            ),
            *(("venue", self._venue(slug)) for slug in self.venues),
            *(("participant", {"id": slug, "name": self._name()}) for slug in self.participants),
        ]
        for first in range(0, len(everybody), 1_000):
            reports: dict[str, list[dict[str, Any]]] = {}
            for kind, report in everybody[first : first + 1_000]:
                reports.setdefault(kind, []).append(report)
            yield {"source": self._facts(f"names-{first}", _FIRST), **reports}

    def _venue(self, slug: str) -> dict[str, Any]:
        at = self._random.randrange(len(_COUNTRIES))
        point = {"lat": self._random.uniform(-60, 60), "lon": self._random.uniform(-170, 170)}
        return {
            "id": slug,
            "name": f"{_TOWNS[at]}, {self._word()} hall",
            "country": _COUNTRIES[at],
            "location": point,
        }

    def _source(self, numbers: range) -> dict[str, Any]:
        """One source about one process; it came out after the last of what it tells."""
        talks = self.talks[bisect(self._share, self._random.random() * self._share[-1])]
        reports: dict[str, list[dict[str, Any]]] = {}
        latest = _FIRST
        for number in numbers:
            kind = self._random.choices(("round", "position", "milestone"), (30, 60, 10))[0]
            start = _FIRST + timedelta(talks.first + int(self._random.random() * talks.days))
            edtf, end = self._when(start)
            latest = max(latest, end)
            reports.setdefault(kind, []).append(self._report(kind, number, talks, edtf))
        published = min(latest + timedelta(int(self._random.random() ** 4 * 400)), _LAST + timedelta(400))
        facts = self._facts(f"source-{numbers[0]}", published)
        return {"source": {**facts, "process": talks.slug}, **reports}

    def _facts(self, slug: str, published: date) -> dict[str, Any]:
        return {
            "id": slug,
            "publisher": f"Agency {self._random.randrange(20)}",
            "published": published.isoformat(),
            "title": self._sentence(6),
            "address": f"https://archive.example/{slug}",
        }

    def _when(self, start: date) -> tuple[str, date]:
        chance = self._random.random()
        if chance < 0.8:
            return start.isoformat(), start
        if chance < 0.92:
            return f"{start:%Y-%m}", start + timedelta(30)
        end = start + timedelta(self._random.randrange(2, 91))
        return f"{start}/{end}", end

    def _report(self, kind: str, number: int, talks: Talks, edtf: str) -> dict[str, Any]:
        about = {"id": f"{kind}-{number}", "when": {"edtf": edtf}}
        summary = " ".join(self._random.choices(self._sentences, k=4) + self._markers())
        if kind == "position":
            holder, other = (self._one(talks.participants) for _ in range(2))
            return {
                **about,
                "holder": holder,
                "addressee": other,
                "issue": self._one(_ISSUES),
                "stance": self._one(_STANCES),
                "summary": summary,
            }
        parties = sorted({self._one(talks.participants) for _ in range(self._random.randrange(2, 10))})
        titled = {**about, "title": self._sentence(8), "summary": summary, "venue": self._one(talks.venues)}
        if kind == "milestone":
            return {**titled, "parties": parties, "issues": [self._one(_ISSUES)]}
        return {
            **titled,
            "status": "held",
            "delegations": [{"party": party} for party in parties],
            "issues": [self._one(_ISSUES)],
        }

    def _markers(self) -> list[str]:
        return [f"{word.capitalize()}." for word, of in MARKERS.items() if self._random.random() * of < 1]

    def _talks(self, number: int) -> Talks:
        days = self._random.randrange(200, 7_000)
        return Talks(
            f"process-{number}",
            self._random.randrange(_DAYS - days),
            days,
            self._random.choices(self.participants, k=self._random.randrange(8, 41)),
            self._random.choices(self.venues, k=self._random.randrange(3, 9)),
        )

    def _one(self, found: Sequence[str]) -> str:
        """Squared, so that the first ones are met more often."""
        return found[int(self._random.random() ** 2 * len(found))]

    def _sentence(self, words: int = 13) -> str:
        return " ".join(self._word() for _ in range(words)).capitalize() + "."

    def _word(self) -> str:
        return self._words[int(self._random.random() ** 3 * len(self._words))]

    def _name(self) -> str:
        return (
            f"{self._random.choice(('Delegation of', 'Government of', 'Envoy'))} {self._word().capitalize()}"
        )

    def _town(self) -> str:
        return self._random.choice(_TOWNS)


def _vocabulary(source: random.Random) -> list[str]:
    syllables = [c + v for c in "bcdfghjklmnprstvwz" for v in "aeiou"]
    words = {"".join(source.choices(syllables, k=source.choice((1, 2, 2, 3, 3, 4)))) for _ in range(30_000)}
    return sorted(words - set(MARKERS))
