"""A text with its mentions of time as TIMEX3 (ISO 24617-1): inside the text, or beside it with their places.

Both are XML documents with the publication date as the creation time `t0`; mentions are `t1`, `t2` and so on. What XML
cannot hold (control characters, lone surrogates) becomes U+FFFD, one for one, so that places stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.temporal.model import Resolution

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_IN_ATTRIBUTES = str.maketrans({"\n": "&#10;", "\t": "&#9;"})


def inline(text: str, found: Sequence[Resolution], *, published: date | datetime) -> str:
    """The text as a TimeML document, each mention inside its own TIMEX3 element.

    >>> from tracker.temporal.tagging import tags
    >>> day = date(2026, 1, 27)
    >>> print(inline("It was held on Monday.", tags("It was held on Monday.", published=day), published=day))
    <?xml version="1.0" encoding="UTF-8"?>
    <TimeML>
    <DCT><TIMEX3 tid="t0" type="DATE" value="2026-01-27" functionInDocument="CREATION_TIME">2026-01-27</TIMEX3></DCT>
    <TEXT>It was held on <TIMEX3 tid="t1" type="DATE" value="2026-01-26" anchorTimeID="t0">Monday</TIMEX3>.</TEXT>
    </TimeML>

    """
    return _document(published, "<TEXT>" + "".join(_marked(text, found)) + "</TEXT>")


def standoff(text: str, found: Sequence[Resolution], *, published: date | datetime) -> str:
    """The mentions of a text as TIMEX3 elements with `start` and `end`, half-open places in its characters.

    The text itself is not repeated, only the words of each mention.
    """
    marked = [
        _element(tag, number, found, text[tag.start : tag.end], f' start="{tag.start}" end="{tag.end}"')
        for number, tag in enumerate(found, 1)
    ]
    return _document(
        published, f'<TIMEXES length="{len(text)}">\n' + "".join(f"{m}\n" for m in marked) + "</TIMEXES>"
    )


def _document(published: date | datetime, body: str) -> str:
    value = published.isoformat()
    kind = "TIME" if isinstance(published, datetime) else "DATE"
    created = (
        f'<TIMEX3 tid="t0" type="{kind}" value="{value}" functionInDocument="CREATION_TIME">{value}</TIMEX3>'
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n'
    return f"{head}<DCT>{created}</DCT>\n{body}\n</TimeML>"


def _marked(text: str, found: Sequence[Resolution]) -> Iterator[str]:
    last = 0
    for number, tag in enumerate(found, 1):
        yield _escaped(text[last : tag.start])
        yield _element(tag, number, found, text[tag.start : tag.end])
        last = tag.end
    yield _escaped(text[last:])


def _element(tag: Resolution, number: int, found: Sequence[Resolution], words: str, more: str = "") -> str:
    anchor = _anchor(tag, found, number)
    held = {
        "tid": f"t{number}",
        "type": tag.timex_type,
        "value": tag.timex_value,
        "mod": tag.mod,
        "anchorTimeID": anchor,
    }
    return f"<TIMEX3{_attributes(held.items())}{more}>{_escaped(words)}</TIMEX3>"


def _anchor(tag: Resolution, found: Sequence[Resolution], number: int) -> str | None:
    """The id of the mention, or of the creation time, that a mention was measured from.

    That mention stands before, but the day on which a quotation was said mostly after it.
    """
    if tag.anchor is None:
        return None
    if tag.anchor.kind == "publication" and tag.anchor.text is None:
        return "t0"
    numbered = list(enumerate(found, 1))
    before, after = numbered[: number - 1][::-1], numbered[number:]
    near = after + before if tag.anchor.kind == "quotation" else before
    return next((f"t{place}" for place, held in near if held.interval.start == tag.anchor.on), None)


def _attributes(held: Iterable[tuple[str, str | None]]) -> str:
    quoted = ((name, _escaped(value).translate(_IN_ATTRIBUTES)) for name, value in held if value)
    return "".join(f' {name}="{value}"' for name, value in quoted)


def _escaped(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text).translate(_ESCAPES)
