"""Statements whose cue is a verb: active, passive, as a participle or an infinitive, before or after its content."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.ingest.statement import Act
from tracker.ingest.statements.complements import Complement, clause_after, complement
from tracker.ingest.statements.found import AHEAD, Found
from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.phrases import Phrases, Range

_SPEAKS = Frame("speak", Act.SAY, frozenset({"quote", "left"}), frozenset())
_PLAIN = frozenset({"say", "state", "maintain", "write", "believe", "describe"})
_GOVERNS = frozenset(
    [
        "ask",
        "urge",
        "want",
        "call",
        "tell",
        "beg",
        "press",
        "encourage",
        "order",
        "push",
        "allow",
        "get",
        "expect",
        "need",
    ]
)


def by_verbs(p: Phrases) -> Iterator[Found]:
    """What the verbs of a sentence report, from left to right."""
    for at, tag in enumerate(p.tags):
        if tag in "VBEI" and (frame := _frame(p, at)):
            found = _reported(p, at, tag, frame)
            if found and (found.content or found.rule == AHEAD):
                yield found


def _frame(p: Phrases, at: int) -> Frame | None:
    """The frame of a verb; beside a spoken quotation every verb is one of saying: "he whispered", "she read"."""
    frame = p.frame(at)
    if not p.sentence.quotes or p.tags[at] not in "VI":
        return frame
    ahead = p.tag(at + 1) in ":," and p.tag(at + 2) == "Q" and p.sentence.spoken(at + 2)
    if not (ahead or (p.tags[at] == "V" and _ends_after_quote(p, at))):
        return frame
    return frame.with_(_SPEAKS) if frame else _SPEAKS


def _ends_after_quote(p: Phrases, at: int) -> bool:
    subject = p.subject(p.group(at))
    if subject is None or p.tag(at + 1) not in ".,RTa":
        return False
    quote = subject[0] - 1 - (p.tag(subject[0] - 1) == ",")
    return p.tag(quote) == "Q" and p.sentence.spoken(quote)


def _reported(p: Phrases, at: int, tag: str, frame: Frame) -> Found | None:
    first = p.group(at)
    helpers = p.tags[first:at]
    if tag == "E" and "X" in helpers:
        return _passive(p, first, at, frame)
    if tag == "E" and "H" not in helpers:
        return _asked(p, at, frame)
    if frame.raising:
        return _raising(p, first, at, frame)
    if tag == "I" and "X" not in helpers:
        return _participle(p, first, at, frame)
    if tag == "B" and "t" in helpers:
        return _infinitive(p, first, at, frame)
    return _active(p, first, at, frame)


def _asked(p: Phrases, at: int, frame: Frame) -> Found | None:
    """ "Asked whether it was true, she ...", "when told that": nobody is named who asks."""
    if at > 0 and p.tag(at - 1) not in "W,":
        return None
    found = complement(p, at, frame, passive=True)
    if found is None or "hearer" not in frame.takes:
        return None
    return Found([], [(at, found.cue_end)], content_of(p, found), frame, f"asked {found.kind}")


def _cue_end(p: Phrases, at: int, frame: Frame) -> int:
    return at + 1 if "_" in frame.id or _particle(p, at) else at


def _particle(p: Phrases, at: int) -> bool:
    from tracker.ingest.statements import lexicon

    lex = lexicon.load()
    form = lex.forms.get(p.lows[at])
    return bool(form and p.low(at + 1) in lex.particles.get(form.lemma, {}))


def content_of(p: Phrases, found: Complement, limit: int | None = None) -> list[Range]:
    """The words of a content that begins as a complement says."""
    if found.kind == "quote":
        last = found.start
        if p.tag(last + 1) not in ".,;CWR" and last < p.last:
            last = p.clause_end(found.start, whole=True)
        return [(found.start, last)]
    last = p.clause_end(found.start, whole=found.kind == "clause")
    return [(found.start, last)] if found.start <= last else []


def _active(p: Phrases, first: int, at: int, frame: Frame) -> Found | None:
    end = _cue_end(p, at, frame)
    subject = p.subject(first)
    left = "left" in frame.takes
    if left and _follows_content(p, first):
        inverted = p.inverted(end)
        if (
            inverted
            and (_follows_quote(p, first) or _closes(p, inverted[1] + 1))
            and (subject is None or _follows_quote(p, first) or not clause_after(p, inverted[1] + 1))
        ):
            return _after_content(p, first, first, end, inverted, frame, "inverted")
    if subject is None:
        return None
    found = complement(p, end, frame)
    if left and _parenthetical(p, subject, end):
        return _interrupted(p, subject, first, end, frame)
    if (
        left
        and _follows_quote(p, subject[0])
        and p.sentence.spoken(subject[0] - 1 - (p.tag(subject[0] - 1) == ","))
    ):
        return _after_content(p, subject[0], first, end, subject, frame, "after")
    if (
        left
        and (found is None or found.kind in ("quote",) or p.tag(end + 1) == ",")
        and _follows_content(p, subject[0])
    ):
        return _after_content(p, subject[0], first, end, subject, frame, "after")
    if (
        p.tag(subject[0] - 1) in "wK"
        and p.tag(end + 1) in "VXHUL"
        and p.low(subject[0] - 1) in ("which", "who", "that", "what")
    ):
        last = p.clause_end(end + 1, whole=True)
        return Found(
            [subject],
            [(first, end)],
            [(subject[0] - 1, subject[0] - 1), (end + 1, last)],
            frame,
            "relative clause",
        )
    if found is None and "quote" in frame.takes and p.tag(p.last) == ":" and p.last - end < 12:
        return Found([subject], [(first, end)], [], frame, AHEAD)
    if found is None and p.low(end + 1) == "as" and p.low(subject[0] - 1) in ("what", "whom", "which", "who"):
        last = p.clause_end(end + 1, whole=False)
        return Found(
            [subject],
            [(first, end)],
            [(subject[0] - 1, subject[0] - 1), (end + 1, last)],
            frame,
            "relative as",
        )
    if found is None and p.low(subject[0] - 1) == "as" and frame.id in _PLAIN:
        return _as_said(p, subject, first, end, frame)
    if found is None:
        return None
    return Found(
        [subject],
        [(first, found.cue_end)] if found.cue_end > end and found.cue_end - end < 2 else [(first, end)],
        content_of(p, found),
        frame,
        f"verb {found.kind}",
    )


def _closes(p: Phrases, at: int) -> bool:
    """Whether a speaker who is named after the verb may end before a word."""
    return p.tag(at) in ".,:;-QRTaWI(" or p.tag(at) == "C"


def _parenthetical(p: Phrases, subject: Range, end: int) -> bool:
    """ "The plan, a source said, is to stay"."""
    return (
        p.tag(subject[0] - 1) == ","
        and p.tag(end + 1) == ","
        and end + 2 < p.last
        and p.tag(subject[0] - 2) != "Q"
    )


def _interrupted(p: Phrases, subject: Range, first: int, end: int, frame: Frame) -> Found:
    last = subject[0] - 2
    content = [(end + 2, p.clause_end(end + 2, whole=True))]
    if p.tags[: last + 1].strip("aCR"):
        content.insert(0, (0 if p.tags[0] != "C" else 1, last))
    return Found([subject], [(first, end)], content, frame, "interrupted clause")


def _as_said(p: Phrases, subject: Range, first: int, end: int, frame: Frame) -> Found | None:
    """ "As she said, it is over"; "it is over, as she said"."""
    opening = subject[0] - 1
    if opening > 2:
        last = opening - 1 - (p.tag(opening - 1) == ",")
        return Found([subject], [(first, end)], [(0, last)], frame, "as said")
    comma = p.tags.find(",", end, end + 12)
    if comma < 0 or comma + 1 >= p.last:
        return None
    return Found(
        [subject], [(first, end)], [(comma + 1, p.clause_end(comma + 1, whole=True))], frame, "as said"
    )


def _follows_quote(p: Phrases, first: int) -> bool:
    return p.tag(first - 1) == "Q" or (p.tag(first - 1) == "," and p.tag(first - 2) == "Q")


def _follows_content(p: Phrases, at: int) -> bool:
    """Whether what ends before a word may be said by what stands there."""
    before = p.tag(at - 1)
    if before == "Q":
        return p.sentence.spoken(at - 1)
    if before == "-":
        return p.low(at - 1) in ("--", "—", "–") and at > 4
    if before != ",":
        return False
    return p.tag(at - 2) == "Q" or any(tag in "VXHUL" for tag in p.tags[: at - 1])


def _after_content(
    p: Phrases, start: int, first: int, end: int, source: Range, frame: Frame, rule: str
) -> Found | None:
    """The content stands before its cue, and may go on after it."""
    last = start - 1
    while last >= 0 and p.tags[last] in ",-":
        last -= 1
    begin = _content_start(p, last)
    content = [(begin, last)] if begin <= last else []
    after = max(end, source[1]) + 1
    while after < p.last and p.tag(after) not in ",:Q-":
        after += 1
    if p.tag(after) in ",:-" and after < p.last:
        rest = after + 1
        if p.tag(rest) == "Q" or (
            p.tags[last] != "Q" and p.tag(rest) not in "IwWCR" and p.low(rest) not in ("according", "as")
        ):
            content.append((rest, p.clause_end(rest, whole=True)))
    elif p.tag(after) == "Q" and p.sentence.spoken(after):
        content.append((after, after))
    quoted = "quote" if p.tags[last] == "Q" else "clause"
    return Found([source], [(first, end)], content, frame, f"{rule} {quoted}")


def _content_start(p: Phrases, last: int) -> int:
    for at in range(last, -1, -1):
        if p.tags[at] in ";" or (p.tags[at] == ":" and at < last):
            return at + 1
        if p.tags[last] == "Q" and p.sentence.spoken(last) and at < last and p.tags[at] in ",:":
            return last if p.tags[at] == ":" or _sayer(p, at) else 0
    return 0


def _sayer(p: Phrases, at: int) -> bool:
    return any(tag in "V" and p.frame(place) is not None for place, tag in enumerate(p.tags[:at]))


def _participle(p: Phrases, first: int, at: int, frame: Frame) -> Found | None:
    end = _cue_end(p, at, frame)
    found = complement(p, end, frame)
    if found is None:
        return None
    source = _bearer(p, first)
    before = p.tag(first - 1)
    where = (
        "after noun"
        if before in "NMPDQ"
        else "after comma"
        if before in ",-"
        else "after preposition"
        if before in "RW"
        else "elsewhere"
    )
    return Found(
        [source] if source else [],
        [(first, max(end, found.cue_end))],
        content_of(p, found),
        frame,
        f"participle {found.kind} {where}",
    )


def _bearer(p: Phrases, first: int) -> Range | None:
    """Who does what a participle says: "a poll showing", "he left, saying"."""
    before = first - 1
    while p.tag(before) == "a":
        before -= 1
    phrase = p.chunk[before] if before >= 0 else None
    if phrase is None or p.tags[before] not in "NMPDQ":
        return p.subject_of_main(first)
    return (phrase[0] if p.tags[phrase[0]] in "DS" else p.widened(before)), before


def doer(p: Phrases, at: int) -> Range | None:
    """Who does what the verb at a word says, whatever its form; None for a passive."""
    first, tag = p.group(at), p.tags[at]
    helpers = p.tags[first:at]
    if (tag == "E" and "H" not in helpers) or ("X" in helpers and tag == "E"):
        return None
    if tag == "I" and "X" not in helpers:
        return _bearer(p, first)
    if tag == "B" and "t" in helpers:
        return _controller(p, first)
    return p.subject(first)


def _infinitive(p: Phrases, first: int, at: int, frame: Frame) -> Found | None:
    end = _cue_end(p, at, frame)
    found = complement(p, end, frame)
    if found is None:
        return None
    source = _controller(p, first)
    return Found(
        [source] if source else [],
        [(first, max(end, found.cue_end))],
        content_of(p, found),
        frame,
        f"infinitive {found.kind}",
    )


def _controller(p: Phrases, first: int) -> Range | None:
    """Who is to do what an infinitive says."""
    before = first - 1
    for verb in range(before, max(-1, before - 12), -1):
        if p.tags[verb] in "VBEI":
            phrase = p.chunk[before] if before >= 0 else None
            if phrase and verb < phrase[0] and p.frame(verb) is not None and p.tags[verb + 1] in "OMNDSP":
                return p.widened(before), before
            break
    return p._shared(first, 0)


def _raising(p: Phrases, first: int, at: int, frame: Frame) -> Found | None:
    """ "The talks seem to stall", "it appears that", "he seemed tired": the whole is what somebody perceives."""
    found = complement(p, at, frame)
    if found is not None and found.kind == "clause":
        return Found([], [(first, at)], content_of(p, found), frame, "raising clause")
    subject = p.subject(first)
    if subject is None:
        return None
    if found is not None:
        return Found([], [(first, at)], [subject, *content_of(p, found)], frame, "raising to")
    if p.tag(at + 1) in "AENa" or p.low(at + 1) == "like":
        return Found(
            [],
            [(first, at)],
            [subject, (at + 1, p.clause_end(at + 1, whole=False))],
            frame,
            "raising adjective",
        )
    return None


def _passive(p: Phrases, first: int, at: int, frame: Frame) -> Found | None:
    end = _cue_end(p, at, frame)
    source = _agent(p, end)
    if frame.raising:
        return None
    found = complement(p, source[1] if source else end, frame, passive=True)
    subject = p.subject(first)
    sources = [source] if source else []
    cue = [(first, end)]
    if found and (found.kind in ("clause", "quote")):
        return Found(sources, cue, content_of(p, found), frame, f"passive {found.kind}")
    if subject is None:
        return None
    content = [subject]
    rest = (source[1] if source else end) + 1
    if p.low(rest) in ("as", "to", "of", "for") and rest < p.last:
        content.append((rest, p.clause_end(rest, whole=False)))
    elif source is None or "object" not in frame.takes:
        return None
    return Found(sources, cue, content, frame, "passive object")


def _agent(p: Phrases, end: int) -> Range | None:
    for at in range(end + 1, min(end + 7, p.size)):
        if p.lows[at] == "by" and at + 1 < p.size and p.chunk[at + 1] and p.tags[at + 1] != "T":
            return at + 1, p.rightward(at + 1)
        if p.tags[at] in ",;:K.WVt":
            break
    return None
