"""An article as rules expect a text: one blank between words, no hyphens that are not seen, letters for ligatures.

Markup that was pasted with it is left out, and its entities are the letters that they stand for.

Lines that a column or a page of a PDF forced to end are no ends of sentences. The article itself stays as it is, and
what is found is told by its places and in its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any
from unicodedata import normalize

from tracker.ingest.article import Article, Span
from tracker.ingest.draft import Draft, quoted
from tracker.ingest.statement import Statement
from tracker.temporal import Resolution

_BLOCK = r"\s*(?:</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|td|tr|table)\b[^<>\n]{0,300}>\s*)+"
_INLINE = r"</?(?:span|strong|b|em|i|u|a|font|sup|sub|cite)\b[^<>\n]{0,300}>"
_MARKUP = rf"{_BLOCK}|{_INLINE}|&(?:[a-z]{{2,6}}|\#\d{{2,5}});"
_ODD = re.compile(
    rf"{_MARKUP}|[\u00ad\u200b\u2060\ufeff]+(?:\s*[\r\n]\s*)?|\s{{2,}}|[^\S ]|[ﬀ-ﬆ]", re.IGNORECASE
)
_BLOCKS = re.compile(_BLOCK, re.IGNORECASE)
_LIGATURE = re.compile("[ﬀ-ﬆ]")


@dataclass(frozen=True, slots=True)
class Legible:
    """An article as it is read, and the article that it is; `starts` and `ends` hold the places of each letter there.

    Both are empty where the texts are the same.
    """

    article: Article
    original: Article
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def draft(self, found: Draft) -> Draft:
        """A draft with the evidence that the article has for it."""
        evidence: Mapping[str, Any] | None = found.says.get("evidence")
        if not self.starts or not evidence:
            return found
        place = self._place((evidence["start"], evidence["end"]))
        return replace(found, says={**found.says, "evidence": quoted(self.original.text, *place)})

    def timex(self, found: Resolution) -> Resolution:
        """A mention of time where the article has it."""
        if not self.starts:
            return found
        start, end = self._place((found.start, found.end))
        return replace(found, text=self.original.text[start:end], start=start, end=end)

    def statement(self, found: Statement) -> Statement:
        """A statement where the article has it."""
        if not self.starts:
            return found
        source, cue, content = (self._places(part) for part in (found.source, found.cue, found.content))
        return replace(found, source=source, cue=cue, content=content)

    def _places(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(map(self._place, spans))

    def _place(self, span: Span) -> Span:
        return self.starts[span[0]], self.ends[span[1] - 1]


def legible(article: Article) -> Legible:
    """An article as rules expect it."""
    if not any(_ODD.search(article.text, start, end) for start, end in article.body):
        return Legible(article, article)
    whole = _Written(article.text)
    body = []
    for start, end in article.body:
        whole.copy(start)
        first = len(whole.starts)
        for odd in _ODD.finditer(article.text, start, end):
            whole.copy(odd.start())
            whole.put(_plain(odd[0]), odd.end())
        whole.copy(end)
        body.append((first, len(whole.starts)))
    whole.copy(len(article.text))
    plain = replace(article, text="".join(whole.parts), body=tuple(body))
    return Legible(plain, article, whole.starts, whole.ends)


def _plain(odd: str) -> str:
    if odd.isspace() or _BLOCKS.match(odd):
        return " "
    if odd.startswith("&"):
        return " ".join(unescape(odd).split()) or " "
    return normalize("NFKC", odd) if _LIGATURE.match(odd) else ""


class _Written:
    """A text while it is written, and where in another one each of its letters is from."""

    def __init__(self, text: str) -> None:
        self._text, self._done = text, 0
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def copy(self, end: int) -> None:
        """Go on with what the other text has up to a place."""
        self.parts.append(self._text[self._done : end])
        self.starts.extend(range(self._done, end))
        self.ends.extend(range(self._done + 1, end + 1))
        self._done = end

    def put(self, written: str, end: int) -> None:
        """Go on with other letters for what the other text has up to a place."""
        self.parts.append(written)
        self.starts.extend([self._done] * len(written))
        self.ends.extend([end] * len(written))
        self._done = end
