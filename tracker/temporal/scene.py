"""The year that a paragraph tells of, where it is not that of publication.

"In 1999 the talks failed. On 12 August they were called off": the August of that year, and no nearer one.
A scene opens with a date of another year at the head of a sentence, or with what counts from another mention ("that
winter"). It closes with the paragraph, or when the text is back at publication ("on Monday"). A year named in passing
opens none: of 25 dates without a year behind one, in news of 2015 and 2016, four were of that year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.temporal import calendar
from tracker.temporal.lexer import PARAGRAPH_ENDS, SENTENCE_ENDS
from tracker.temporal.meaning import Meaning, Option, day_of, known_edge
from tracker.temporal.model import Granularity
from tracker.temporal.stretches import heads_its_sentence, sentence_start

if TYPE_CHECKING:
    from datetime import date

    from tracker.temporal.grammar import Mention
    from tracker.temporal.lexer import Words
    from tracker.temporal.model import Direction, Resolution

SmallWords = Mapping[str, Sequence[str]]
"""The words of a language that stand before a year: `articles` before what has it as a name, `within` before a time."""

CUE = "the year that is told"
_CUE_OF_WEEKS = "the week that is told"
_YEARLESS = frozenset({"monthday", "monthday-at", "month", "season", "deadline-month", "deadline-day"})
_OWN = frozenset(
    {"month", "season"}
)  # of which the one of publication is meant, unless a story leads on to it
_WEEKDAYS = frozenset({"weekday", "deadline", "starting"})
_SILENT = frozenset({"DURATION", "SET"})
_ASIDE = frozenset({"comparison", "yearback", "vague", "adjective"})
_YEARS = frozenset({"year", "part"})
_DEADLINES = frozenset({"deadline-month", "deadline-day"})
_HEADS = range(3, 5)  # tokens before the year of something at the head of a sentence: the bank crisis of
_ODDS = 0.8
_OLD = 2  # years: after "in 2014", a May of 2015 needs no year in an article of that year
_NOUN = 4  # tokens of a noun and the comma behind it
_FINE = frozenset({Granularity.MONTH, Granularity.DAY})  # after "in February 2014" it does
_STEP_BACK = {Granularity.YEAR: 0, Granularity.SEASON: 92}  # days by which a story may step back
_STEP_BACK_ELSE = 31


def goes_on(words: Words, last: int, first: int) -> bool:
    """Whether two places, in tokens, lie in one paragraph."""
    return not words.parted(last, first, PARAGRAPH_ENDS)


def same_sentence(words: Words, last: int, first: int) -> bool:
    """Whether two places, in tokens, lie in one sentence."""
    return not words.parted(last, first, SENTENCE_ENDS)


def told(meaning: Meaning, there: Meaning, scene: Resolution, published: date) -> Meaning:
    """A meaning whose year is open, with its reading in the scene first (one of `there`); the others follow."""
    if meaning.by not in _YEARLESS:
        return meaning
    own = any(option.direction == "same" for option in meaning.options)
    if own and (meaning.by not in _OWN or scene.anchor is None):
        return meaning
    first = _next(there, scene)
    edge = known_edge(first.reading) if first else None
    if first is None or edge is None or day_of(edge) > published:
        return meaning
    others = [option for option in meaning.options if option.reading.interval != first.reading.interval]
    return Meaning((first, *others), there.anchor, cue=CUE, odds=_ODDS)


def _next(there: Meaning, scene: Resolution) -> Option | None:
    """The reading that holds the beginning of the scene, or stands just before it, or is the next one."""
    sides = {option.direction: option for option in there.options}
    back, start = sides.get("before"), scene.interval.start
    edge = known_edge(back.reading) if back else None
    if edge and start:
        days = (day_of(start) - day_of(edge)).days
        if days <= _STEP_BACK.get(scene.granularity, _STEP_BACK_ELSE):
            return sides.get("same", back)
    return sides.get("same") or sides.get("after")


def coming(meaning: Meaning, there: Meaning, ahead: Resolution) -> Meaning:
    """A meaning whose year or week is open, with its reading in the one that its sentence has named first."""
    if meaning.by not in (_WEEKDAYS if ahead.granularity is Granularity.WEEK else _YEARLESS):
        return meaning
    sides = {option.direction: option for option in there.options}
    first = sides.get("same") or sides.get("after")
    edge, start = known_edge(first.reading) if first else None, ahead.interval.start
    if first is None or edge is None or start is None or not _is_of(ahead, day_of(edge), day_of(start)):
        return meaning
    others = [option for option in meaning.options if option.reading.interval != first.reading.interval]
    cue = _CUE_OF_WEEKS if ahead.granularity is Granularity.WEEK else CUE
    return Meaning((first, *others), there.anchor, cue=cue, odds=_ODDS)


def _is_of(ahead: Resolution, day: date, start: date) -> bool:
    """Whether a day is of the week or year that a sentence has named."""
    if ahead.granularity is Granularity.WEEK:
        return calendar.floor(day, Granularity.WEEK) == start
    return day.year == start.year


def named_ahead(
    ahead: Resolution | None,
    words: Words,
    mention: Mention,
    found: Resolution,
    *,
    published: date,
    small: SmallWords,
) -> Resolution | None:
    """The year or week in which a sentence goes on after a mention: in (early) 2027; not by 2027, not the 2027 budget.

    One that has been holds only where the words go straight on from it: in 2000, slipping on steps in July; jailed in
    June 2003 and freed in August; two years ago, in May.
    """
    start = found.interval.start
    if found.granularity is Granularity.WEEK and _is_of_now(found) and start:
        return found if _holds_for_its_sentence(words, mention, day_of(start), published, small) else ahead
    if found.granularity is Granularity.YEAR and _is_of_now(found):
        owns = words.forms[mention.last : mention.last + 1] == ["'s"]
        closer = owns and _is_said_closer(words, mention.last + 1, small)
        return found if closer or _goes_straight_on(words, mention.last, small) else ahead
    if mention.rule.kind == "month" and _is_told_on(words, mention, found, published, small):
        return found
    if mention.rule.kind not in _YEARS or start is None or not found.interval.end:
        return ahead
    before = words.forms[max(mention.first - 1, 0)]
    if day_of(start).year > published.year:
        return found if before in small.get("within", ()) else None
    told = before in small.get("told_in", ()) and found.anchor is None
    goes_on = told and _goes_straight_on(words, mention.last, small)
    closer = before in small.get("articles", ()) and _is_said_closer(words, mention.last, small)
    return found if goes_on or closer else None


def _is_of_now(found: Resolution) -> bool:
    """Whether a mention counts from publication: last week, two years ago."""
    return found.anchor is not None and found.anchor.kind == "publication" and found.direction != "same"


def _holds_for_its_sentence(
    words: Words, mention: Mention, start: date, published: date, small: SmallWords
) -> bool:
    """Whether a week is that of the days behind it: next week ... by Friday; last week, flying to Oslo on Tuesday."""
    if words.forms[mention.last : mention.last + 1] == ["'s"]:
        return False
    if start > published:
        return True
    heads = sentence_start(words.forms, mention.first) == mention.first
    return heads or _goes_straight_on(words, mention.last, small)


def _is_told_on(
    words: Words, mention: Mention, found: Resolution, published: date, small: SmallWords
) -> bool:
    """Whether a month of its own year before publication has "and" behind it."""
    start = found.interval.start
    if found.anchor is not None or start is None or day_of(start).year >= published.year:
        return False
    behind = words.forms[mention.last : mention.last + 1]
    return behind != [] and behind[0] in small.get("joining", ())


def against(ahead: Resolution, published: date) -> Direction:
    """What the words of a mention must not say for it to be of the year in which its sentence goes on."""
    edge = known_edge(ahead)
    return "after" if edge and day_of(edge) <= published else "before"


def _is_said_closer(words: Words, last: int, small: SmallWords) -> bool:
    """Whether the noun that a year stands before has a date behind it: last year's truce, agreed in May."""
    comma = next((at for at in range(last, last + _NOUN) if words.forms[at : at + 1] == [","]), None)
    if comma is None:
        return False
    relative = not set(words.forms[comma + 1 : comma + 2]).isdisjoint(small.get("relatives", ()))
    first, second = [*words.forms[comma + 1 + relative : comma + 3 + relative], "", ""][:2]
    dating = small.get("dating", ())
    return first in dating or (second in dating and _is_past([first], small))


def _goes_straight_on(words: Words, last: int, small: SmallWords) -> bool:
    """Whether what follows a comma behind a year is of that year: a participle, a date, "but it"."""
    forms = words.forms[last : last + 3]
    if len(forms) < 3 or forms[0] != ",":
        return False
    if forms[1].endswith(tuple(small.get("participles", ("\n",)))):
        return True
    return forms[1] in small.get("dating", ()) or " ".join(forms[1:]) in small.get("taken_up", ())


def followed(
    scene: Resolution | None,
    words: Words,
    mention: Mention,
    found: Resolution,
    *,
    published: date,
    small: SmallWords,
) -> Resolution | None:
    """The scene of the mention after this one: the last mention of what is told, None at publication."""
    start, end, size = found.interval.start, found.interval.end, found.granularity
    if found.timex_type in _SILENT or mention.rule.kind in _ASIDE or not start or not end:
        return scene
    if size.rank < Granularity.YEAR.rank:
        return scene
    if day_of(start).year >= published.year:
        return None
    if found.anchor is not None:
        leans = found.anchor.kind == "previous"
        return (
            _leaned(scene, found) if leans else _counted_back(words, mention, found, day_of(start), published)
        )
    if (scene and size is not Granularity.YEAR) or _opens(
        words, mention, size, day_of(start), published, small
    ):
        return found
    return scene


def _counted_back(
    words: Words, mention: Mention, found: Resolution, start: date, published: date
) -> Resolution | None:
    """The scene after a mention that counts from publication: an old year at the head of its sentence."""
    old = start.year <= published.year - _OLD
    return found if old and heads_its_sentence(words.forms, mention.first) else None


def _opens(
    words: Words, mention: Mention, size: Granularity, start: date, published: date, small: SmallWords
) -> bool:
    """Whether a date opens a scene: at the head of its sentence, where a bare year is old, or an old day anywhere."""
    old = start.year <= published.year - _OLD
    if size.rank >= Granularity.DAY.rank and old:
        return True
    if old and (_is_what_it_says(words, mention, small) or _names_what_is_told(words, mention, small)):
        return True
    named = words.forms[max(mention.first - 1, 0)] in small.get("articles", ())  # the 1924 school
    return (old or size in _FINE) and not named and heads_its_sentence(words.forms, mention.first)


def _is_what_it_says(words: Words, mention: Mention, small: SmallWords) -> bool:
    """Whether a sentence says when something was, and no more: The last one was in 1998."""
    forms = words.forms
    if SENTENCE_ENDS.isdisjoint(forms[mention.last : mention.last + 1]):
        return False
    start = sentence_start(forms, mention.first)
    before = forms[max(mention.first - 2, 0) : mention.first]
    there_was = " ".join(forms[start : start + 2]) in small.get("there_was", ())
    return there_was or " ".join(before) in small.get("dated_by", ())


def _names_what_is_told(words: Words, mention: Mention, small: SmallWords) -> bool:
    """Whether a sentence begins with something of a year, and tells it: The crisis of 2012 began with a tweet."""
    forms = words.forms
    head = forms[sentence_start(forms, mention.first) : mention.first]
    of = (
        len(head) in _HEADS
        and head[0] in small.get("articles", ())
        and head[-1] in small.get("belonging", ())
    )
    verb = forms[mention.last : mention.last + 1]
    return of and _is_past(verb, small) and set(verb).isdisjoint(small.get("outlived", ()))


def _is_past(forms: Sequence[str], small: SmallWords) -> bool:
    """Whether a word, if there is one, is of what has been."""
    past = small.get("before", ())
    return any(form in past or form.endswith("ed") for form in forms)


def is_bound(
    meaning: Meaning, words: Words, mention: Mention, told: Resolution | None, published: date
) -> bool:
    """Whether a deadline that heads its sentence counts from the date before it: took power in May 2009; by July."""
    if (
        meaning.by not in _DEADLINES
        or told is None
        or told.anchor is not None
        or told.granularity not in _FINE
    ):
        return False
    start = told.interval.start
    return (
        start is not None
        and day_of(start).year < published.year
        and heads_its_sentence(words.forms, mention.first)
    )


def _leaned(scene: Resolution | None, found: Resolution) -> Resolution | None:
    """The scene after a mention that counts from another one: no year that is compared with, no season beside dates."""
    compared = found.granularity is Granularity.YEAR and found.direction == "before"
    beside = found.granularity is Granularity.SEASON and not _is_later(scene, found)
    return scene if compared or (scene and beside) else found


def _is_later(scene: Resolution | None, found: Resolution) -> bool:
    """Whether a season begins after the scene has ended: that winter ... the following summer."""
    end, start = scene.interval.end if scene else None, found.interval.start
    return end is not None and start is not None and day_of(start) > day_of(end)
