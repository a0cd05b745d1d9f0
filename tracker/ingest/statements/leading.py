"""Statements whose content stands before its cue, around it, or in a relative before its subject."""

from __future__ import annotations

from tracker.ingest.statements.clauses import clause_end
from tracker.ingest.statements.complements import Complement, clause_after, past_adverbials
from tracker.ingest.statements.found import AHEAD, Found
from tracker.ingest.statements.lexicon import Frame
from tracker.ingest.statements.phrases import FINITE, Phrases, Range
from tracker.ingest.statements.subjects import inverted

_PLAIN = frozenset({"say", "state", "maintain", "write", "believe", "describe"})
_VERBS = FINITE | {"Q"}
_TURNED = frozenset({"say", "state", "maintain", "add", "write"})
_CLAIMS = frozenset({"say", "believe", "maintain"})
_RELATIVES = frozenset({"which", "who", "whom", "that", "what"})


def follows_quote(p: Phrases, at: int) -> bool:
    """Whether a quotation ends right before a word, of whatever kind."""
    return p.tag[at - 1] == "Q" or (p.tag[at - 1] == "," and p.tag[at - 2] == "Q")


def by_inversion(p: Phrases, first: int, end: int, subject: Range | None, frame: Frame) -> Found | None:
    """ "It is over, said the envoy"."""
    if "left" not in frame.takes or "told" in frame.takes or not _follows_content(p, first):
        return None
    source = inverted(p, end)
    quoted = follows_quote(p, first)
    if source is None or not (quoted or p.tag[source[1] + 1] in ".,:;-QRTaWI(C"):
        return None
    if not quoted and (frame.id not in _TURNED or (subject and _apart(p, subject, frame, source))):
        return None
    return _before_cue(p, first, (first, end), source, frame, "inverted")


def _apart(p: Phrases, subject: Range, frame: Frame, source: Range) -> bool:
    """Whether a verb has its subject before it, and so none after it: "Smith, who had left, announced the deal"."""
    aside = p.tag[subject[1] + 1] == "," and "object" in frame.takes and frame.id != "say"
    return aside or clause_after(p, source[1] + 1)


def by_position(
    p: Phrases, cue: Range, source: Range, frame: Frame, found: Complement | None
) -> Found | None:
    """ "It is over, she said"; "the plan, she said, is to stay"."""
    if "left" not in frame.takes or (found and _follows(p, source, cue, found)):
        return None
    words = bool(
        p.sentence.quotes or frame.takes & {"that", "bare"}
    )  # or else "talks between A, B and C began, ..."
    closing = _parenthetical(p, source, cue[1], frame) if words else None
    if closing and (closing == cue[1] + 1 or found is None or found.start > closing):
        return _interrupted(p, source, cue, frame, closing)
    source = _whole(p, source)
    at_once = found is not None and found.kind == "clause" and found.start == cue[1] + 1
    if p.tags[source[0]] in "wK" or (at_once and p.tags[: source[0]] not in ("Q", "Q,")):
        return None
    if found and _is_second(p, source, cue):
        return None
    after = found is None or found.kind == "quote" or p.tag[cue[1] + 1] == ","
    told = after and frame.takes & {"that", "bare"} and not _only_opened(p, source[0])
    if p.follows_spoken(source[0]) or (told and _follows_content(p, source[0])):
        return _before_cue(p, source[0], cue, source, frame, "after")
    return None


def _is_second(p: Phrases, source: Range, cue: Range) -> bool:
    """Whether another verb had the quotation, to which a cue adds one of its own: "...," he said, and asked them to."""
    between = p.tags[source[1] + 1 : cue[0]]
    return "V" in between and between.rstrip("a").endswith("C")


def _follows(p: Phrases, source: Range, cue: Range, found: Complement) -> bool:
    """Whether a quotation after the cue is what is said: "When he came in, she said"; "it was late, she yelled"."""
    at_once = found.start == cue[1] + 1 and not p.follows_spoken(source[0])
    return found.kind == "quote" and (at_once or _only_opened(p, source[0]))


def by_relative(
    p: Phrases, cue: Range, source: Range, frame: Frame, found: Complement | None
) -> Found | None:
    """ "Which she said was wrong"; "what she described as a mistake"."""
    at, end = source[0] - 1, cue[1]
    claims = p.tag[at] in "NM" and p.tag[end + 1] in FINITE and frame.id in _CLAIMS
    noun = p.noun_phrase(at) if claims else None
    if p.low[at] not in _RELATIVES and noun is None:
        return None
    if noun or (p.tag[at] in "wK" and p.tag[end + 1] in FINITE):
        rest, rule = (end + 1, clause_end(p, end + 1, whole=True)), "relative clause"
    elif found is None and p.low[end + 1] == "as":
        rest, rule = (end + 1, clause_end(p, end + 1, whole=False)), "relative as"
    else:
        return None
    return Found([source], [cue], [noun or (at, at), rest], frame, rule)


def by_absence(p: Phrases, cue: Range, source: Range, frame: Frame) -> Found | None:
    """Where nothing follows the cue: "She said:" announces a quotation, "as she said" points to its sentence."""
    if "quote" in frame.takes and p.tag[p.last] == ":" and p.last - cue[1] < 12:
        return Found([source], [cue], [], frame, AHEAD)
    if p.low[source[0] - 1] != "as" or frame.id not in _PLAIN:
        return None
    opening = source[0] - 1
    if opening > 2:
        return Found([source], [cue], [(0, opening - 1 - (p.tag[opening - 1] == ","))], frame, "as said")
    comma = p.tags.find(",", cue[1], cue[1] + 12)
    if not 0 < comma < p.last:
        return None
    return Found([source], [cue], [(comma + 1, clause_end(p, comma + 1, whole=True))], frame, "as said")


def _follows_content(p: Phrases, at: int) -> bool:
    """Whether what ends before a word may be said by what stands there."""
    before = p.tag[at - 1]
    if before == "Q":
        return p.sentence.spoken(at - 1)
    if before == "-":
        return p.low[at - 1] in ("--", "—", "–") and at > 4
    return before == "," and (p.tag[at - 2] == "Q" or bool(_VERBS.intersection(p.tags[: at - 1])))


def _whole(p: Phrases, source: Range) -> Range:
    """A source with what stands between it and a quotation: "It is over," the envoy, Jane Smith told reporters."""
    before = p.noun_phrase(source[0] - 2) if p.tag[source[0] - 1] == "," else None
    return (before[0], source[1]) if before and p.follows_spoken(before[0]) else source


def _only_opened(p: Phrases, at: int) -> bool:
    """Whether nothing but the opening of a sentence stands before a word: "When he came in, she"."""
    start = len(p.tags) - len(p.tags.lstrip("Ca"))
    if p.tag[start] not in "WEIRt":
        return False
    comma = p.tags.find(",", start)
    while 0 <= comma < at - 1:
        end = p.tags.find(",", comma + 1)
        if p.tag[comma + 1] not in "WwKEIR" and FINITE.intersection(p.tags[comma + 1 : end]):
            return False
        comma = end
    return True


def _parenthetical(p: Phrases, source: Range, end: int, frame: Frame) -> int | None:
    """The comma that closes an aside which names the speaker: ", he said,", ", she told reporters on Monday,"."""
    if p.tag[source[0] - 1] != "," or p.tag[source[0] - 2] == "Q" or p.tags[source[0]] == "w":
        return None
    closing = past_adverbials(p, end + 1, frame)
    open_ = p.tag[closing] == "," and closing + 1 < p.last and p.tag[closing + 1] not in "Iw"
    return closing if open_ else None


def _interrupted(p: Phrases, source: Range, cue: Range, frame: Frame, closing: int) -> Found:
    content = [(closing + 1, clause_end(p, closing + 1, whole=True))]
    begin = max(p.tags.rfind(mark, 0, source[0] - 1) for mark in ";:") + 1
    begin += p.tags[begin] == "C"
    if p.tags[begin : source[0] - 1].strip("aCR"):
        content.insert(0, (begin, source[0] - 2))
    return Found([source], [cue], content, frame, "interrupted clause")


def _before_cue(p: Phrases, start: int, cue: Range, source: Range, frame: Frame, rule: str) -> Found:
    """The content ends before a word, and may go on after cue and source."""
    last = start - 1
    while last >= 0 and p.tags[last] in ",-":
        last -= 1
    begin = _beginning(p, last)
    content = [(begin, last)] if begin <= last else []
    if rest := _rest(p, max(cue[1], source[1]) + 1, p.tag[last]):
        content.append(rest)
    return Found([source], [cue], content, frame, f"{rule} {'quote' if p.tag[last] == 'Q' else 'clause'}")


def _rest(p: Phrases, at: int, before: str) -> Range | None:
    """What goes on after the speaker: always a quotation; more of a sentence only if it began without one."""
    while at < p.last and (p.tag[at] not in ",:Q-" or _title(p, at)):
        at += 1
    if p.tag[at] == "Q":
        return (at, at) if p.sentence.spoken(at) and not _title(p, at) else None
    if at >= p.last:
        return None
    if before == "Q" and (resumed := _resumed(p, at)):
        return resumed, resumed
    goes_on = before != "Q" and p.tag[at + 1] not in "IwWCR" and p.low[at + 1] not in ("according", "as")
    return (at + 1, clause_end(p, at + 1, whole=True)) if p.tag[at + 1] == "Q" or goes_on else None


def _resumed(p: Phrases, at: int) -> int | None:
    """The quotation after an aside that goes on with the one before: "We came," she said in Doha, Qatar, "to talk"."""
    for quote in sorted(p.sentence.quotes):
        if quote > at and p.tags[quote - 1] in ",-" and p.sentence.resumes(quote):
            return None if any(_takes_quote(p, verb) for verb in range(at, quote)) else quote
    return None


def _takes_quote(p: Phrases, at: int) -> bool:
    frame = p.frame(at) if p.tags[at] in "VBEI" else None
    return frame is not None and "quote" in frame.takes


def _title(p: Phrases, at: int) -> bool:
    """Whether a quotation names a book or a broadcast: 'in "The Hour"'."""
    return p.tags[at] == "Q" and p.tag[at - 1] in "RGSDN"


def _beginning(p: Phrases, last: int) -> int:
    """The first word of the content that ends at a word: of the sentence, or of what follows another cue."""
    spoken = p.sentence.spoken(last)
    for at in range(last - 1, -1, -1):
        if p.tags[at] in ";:":
            return at + 1
        if spoken and p.tags[at] == ",":
            cues = (p.frame(verb) for verb, tag in enumerate(p.tags[:at]) if tag == "V")
            return last if any(cues) else 0
    return 0
