"""People by name: with an office before or behind it, or known already; later by their last name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tracker.ingest.article import Span
from tracker.ingest.drafting.names import actors, offices
from tracker.ingest.drafting.names.outlets import outlet
from tracker.ingest.drafting.names.owners import Joint, owners
from tracker.ingest.drafting.names.written import INITIAL, NAME, NO_NAME, PARTICLE, SEVERAL_WORDS, WORD
from tracker.ingest.drafting.text.along import Along
from tracker.ingest.drafting.text.either import either
from tracker.ingest.drafting.text.finder import Finder
from tracker.ingest.drafting.text.wording import among, any_of, listed

_NO_SAINT = "".join(f"(?<!{title} )" for title in ("San", "Santa", "Santo", "São", "St", "St.", "Saint"))
"""Behind these a given name is that of a place."""

_WITH = rf"(?:{PARTICLE} ){{0,2}}"
_ADVERBS = ("has", "had", "also", "then", "later", "once", "again")
_SAYS = rf"(?:(?:{'|'.join(_ADVERBS)}|\w+ly) ){{0,2}}{any_of('person_verbs')}\b"
_BEFORE_VERB = "|".join(f"(?<={end} )" for end in (",", "ly", *_ADVERBS))
_SAYS_BEHIND_COMMA = rf"(?:{_BEFORE_VERB}){any_of('person_verbs')}\b"
"""The verb of these words where they follow a comma; they may begin with any adverb."""

_OF_WHAT = r"(?:[A-Z][a-z-]+ (?:and )?){1,3}"
"""What a minister is there for, where no table has it: "British Health Secretary"."""

_MINISTER = r"(?:Minister|Secretary)\b"

_LEADS = "led|leads?|leading|heads?|headed|heading|chairs?|chaired"

_SENT = (
    r"(?:[Ss]pecial |[Dd]eputy |[Pp]eace )*"
    r"(?:[Ee]nvoy|[Rr]epresentative|[Aa]mbassador|[Mm]ediator|[Cc]oordinator)\b"
)
_WHERE_SENT = r"(?:(?!Special |Deputy |Peace )[A-Z][\w.]*+[ -]){1,3}"
"""Where somebody is sent, whoever sends him: "the U.N. Chad envoy", "the EU's Great Lakes envoy"."""

_CAPITALS = r"[A-Z][\w.'’-]+(?: (?:and |for |of )?[A-Z][\w.'’-]+)*"

_LONGEST_NAME = 60
"""Characters of the name of somebody with a comma, before whatever he does."""

_LONGEST_RANK = 20
"""Characters of a word that may stand before an office: "the outgoing head of"."""


class Person(NamedTuple):
    """A person at a place where the full name or the office stands: `span` is that of title and name.

    `owner` are the words for whom the office belongs to, `supposed` where these stand elsewhere in the sentence. `boss`
    is the name of whom somebody is spokesman of.
    """

    name: str
    at: Span
    span: Span
    title: str | None = None
    owner: str | None = None
    alias: str | None = None
    boss: str | None = None
    supposed: bool = False


_BODY = (
    r"(?:['’]s?)?(?: (?:[A-Za-z]+ ){0,2}"
    r"(?i:ministry|government|army|military|delegation|presidency|office|team|embassy|mission|side|parliament))?"
)
"""What of an owner an office may be at: "a spokesman for Qatar's foreign ministry"."""

_OWNED_BODY = (
    r"(?i:government|state|administration|commission|embassy|delegation|(?:[a-z]+ ){0,2}ministry|army"
    r"|military|police|navy|parliament|presidential|cabinet|negotiating|rebel|(?:[a-z]+ )?(?:office|department)"
    r"|(?:armed|security|defen[cs]e) forces|air force|national security council|intelligence"
    r"|(?:ministry|department) of (?:the )?\w+(?: (?:and )?[A-Z]\w+){0,2})"
)
"""What may stand between an owner and an office: "Omani embassy spokeswoman", "Omani Ministry of Defence spokesman"."""


class _Way(NamedTuple):
    """A way to name somebody: `finder` has the groups `names`, and `title`, `owner`, `of` if told.

    `side` is whom an office is for, or is `at` or of. `joints` may stand between an owner and the match behind it,
    `owned` that there has to be one; `of_it` that an owner may follow: "Foreign Minister Badr Albusaidi of Oman".
    """

    finder: Finder
    joints: tuple[Joint, ...] = ()
    owned: bool = False
    of_it: bool = False


_OF_OWNER = r"(?: \([A-Z][\w-]{1,9}\))?(?:['’]s?)? "
"""Behind an owner, with its letters where they are told: "the Hill People's Front (HPF) secretary X"."""

_JOINS_LAST = Joint(re.compile(r",? and (?:the )?"))
_JOINS_OTHERS = Joint(re.compile(r", (?:the )?"))
"""Between the owners of a list, from its end on."""

_OWNS = (Joint(re.compile("['’]s? ")),)
_OWNS_ALONE = (Joint(re.compile("['’]s ")),)


@cache
def _between() -> tuple[tuple[str, str], ...]:
    """What may stand between an owner and an office, and what is behind it then: "Oman's embassy spokesman"."""
    return (
        (f"{_OWNED_BODY} ", ""),
        (f"(?!{offices.title()}){_OF_WHAT}", _MINISTER),
        (_WHERE_SENT, _SENT),
    )


@cache
def _ways() -> tuple[_Way, ...]:
    """The ways to name somebody, the surest first: each finder with what its matches cannot do without."""
    title, owner, honorific = offices.title(), offices.owner(), offices.honorific()
    joints = (
        Joint(re.compile(_OF_OWNER)),
        *(Joint(re.compile(_OF_OWNER + words), re.compile(ahead)) for words, ahead in _between()),
    )
    between = "|".join(f"{words}(?={ahead})" for words, ahead in _between())
    several = rf"{title}(?<=s)"
    polite = rf"(?:{honorific} )*"
    of = rf"(?: (?:(?P<at>of|at|from)|for|to) (?:the )?(?P<side>{owner}){_BODY})?"
    other = rf"(?!{owner}){NAME}"
    head = rf"{title} of (?:the )?(?P<of>{owner}){_BODY}"
    return (
        _Way(
            Finder(
                rf"\b{head}, (?P<title>{title}),? {polite}(?P<names>{NAME})(?!\w)",
                needs=rf"(?<=, ){title}",
            )
        ),
        _Way(
            Finder(
                rf"\b(?P<title>{several}) (?P<names>{NAME}(?:(?:, and | and |, ){NAME})+)",
                needs=several,
                within=0,
            ),
            joints,
        ),
        _Way(
            Finder(
                rf"\b(?P<title>{several})(?:,| --| [–—]) {polite}"
                rf"(?P<names>{NAME}(?:, {NAME}){{0,3}},? and {NAME})(?!\w)",
                needs=several,
                within=0,
            ),
            joints,
            owned=True,
        ),
        _Way(
            Finder(
                rf"\b(?P<title>{title})(?: and (?=[A-Z]){title})?{of},? {polite}(?P<names>{NAME})(?!\w)"
                rf"(?! (?!\w+day\b)[A-Z])",
                needs=title,
                within=0,
            ),
            joints,
            of_it=True,
        ),
        _Way(
            Finder(
                rf"\b(?P<title>{title}) (?:for|of|in|on) (?:the )?(?:(?:[A-Z][\w-]+|and|of) ){{0,5}}"
                rf"{any_of('departments')} {polite}(?P<names>{SEVERAL_WORDS})(?!\w)",
                needs=rf"{any_of('departments')} (?=[A-Z])",
            ),
            joints,
        ),
        _Way(
            Finder(
                rf"\b(?P<title>{title}) (?:for|on|to) (?:the )?(?:{owner}|{either(actors.regions())})"
                rf" {polite}(?P<names>{SEVERAL_WORDS})(?!\w)",
                needs=title,
                within=0,
            ),
            joints,
        ),
        _Way(
            Finder(
                rf"\b(?P<title>{title}) (?:for|of) {polite}(?P<boss>{NAME}), {polite}(?P<names>{NAME}),",
                needs=title,
                within=0,
            )
        ),
        _Way(
            Finder(
                rf"\b(?P<names>{NAME}), (?:{title} )?{polite}(?P<boss>{other})['’]s? (?P<title>{title})",
                needs=rf"(?:(?<=['’]s )|(?<=['’] )){title}",
            )
        ),
        _Way(
            Finder(
                rf"\b{polite}(?P<names>{NAME}), (?:(?i:the|an?|its|one of the|who is|then) (?:(?:\w+ )?\w+['’]s )?"
                rf"(?:jailed |exiled )?(?:{title} and )?(?:top |senior )?)?"
                rf"(?:(?<!ission to )\b(?P<owner>{owner}){_OF_OWNER}(?:{between})?)?(?P<title>{title})"
                rf"(?:{of}(?=[,.;]| who\b| in\b| at\b| and\b| to\b| for\b| {title} [A-Z])| of\b)",
                needs=title,
            )
        ),
        _Way(
            Finder(
                rf"\b(?P<names>{NAME}),? who (?:is |was )?(?P<leads>{_LEADS}) (?:the |its )?"
                rf"(?:(?P<owner>{owner})(?:['’]s)? )?(?P<state>government(?:['’]s)? )?"
                rf"(?:negotiat(?:ing|ions?|ors) |peace |official )?(?:delegation|team|panel)"
                rf"(?: (?:of|from) (?:the )?(?P<of>{owner}))?",
                needs=_LEADS,
            )
        ),
        _Way(Finder(rf"\b(?P<title>{honorific}) {polite}(?P<names>{NAME})"), joints, of_it=True),
        _Way(
            Finder(
                rf"(?<![Tt]he )\b(?P<names>{SEVERAL_WORDS})"
                rf"(?: of (?:the )?(?:(?P<of>{_CAPITALS})|[a-z][\w-]*(?:['’]s|s['’]) [a-z]+))?"
                rf"(?:,? who(?:se)?\b| {_SAYS})",
                needs=rf"who|whose|{any_of('person_verbs')}",
            )
        ),
        _Way(
            Finder(
                rf"(?<![Tt]he )\b(?P<names>{SEVERAL_WORDS}), (?:the|an?|its|their|his|her|one of|for|of)\b"
                rf"(?:[^,.;:\n“”\"]|(?<=\b[A-Z])\.){{2,140}}, (?:who\b|{_SAYS})",
                needs=rf"(?:(?<=, )who|{_SAYS_BEHIND_COMMA})",
            )
        ),
        _Way(Finder(rf"(?<=, )(?P<names>{SEVERAL_WORDS}), {_SAYS}", needs=_SAYS_BEHIND_COMMA)),
        _Way(
            Finder(
                rf"\b(?P<names>{SEVERAL_WORDS}),? (?:who\b|{_SAYS})",
                needs=rf"(?:who|{any_of('person_verbs')})",
                within=_LONGEST_NAME,
            ),
            _OWNS_ALONE,
            owned=True,
        ),
        _Way(
            Finder(
                rf"(?<=[”\"’] )(?P<verb>{any_of('inverted_verbs')}) (?P<names>{SEVERAL_WORDS})",
                needs=any_of("inverted_verbs"),
                within=0,
            ),
            of_it=True,
        ),
        _Way(
            Finder(
                rf"\b(?i:its|their|his|her) (?P<title>{title})(?: (?:for|of|in|to|at) [^,.;]{{1,60}})?,"
                rf" {polite}(?P<names>{NAME}),",
                needs=title,
                within=len("their "),
            )
        ),
        _Way(
            Finder(
                rf"\b[Tt]he (?P<title>{title}), {polite}(?P<names>{NAME}),",
                needs=title,
                within=len("the "),
            )
        ),
        _Way(
            Finder(
                rf"{_NO_SAINT}(?<![\w-])(?P<names>{either(listed('given_names'))}(?:-[A-Z]\w+)? (?:{INITIAL} )?"
                rf"{_WITH}{WORD}(?: {_WITH}{WORD}){{0,2}})"
            ),
            _OWNS,
            of_it=True,
        ),
        _Way(
            Finder(
                rf"\b{polite}(?P<names>{SEVERAL_WORDS}), (?:the|an?|its|their|then) (?:[\w-]+ ){{0,2}}"
                rf"(?P<title>{title}) (?:of|for|at|with|in|to)\b",
                needs=title,
            )
        ),
        _Way(
            Finder(
                rf"\b(?P<apart>[Tt]he (?:\w+ )?(?P<title>{title}) (?:of|for|at|in) [^,.;:“”\"\n]{{1,90}}),"
                rf" {polite}(?P<names>{SEVERAL_WORDS})(?=,| (?!and\b)[a-z])",
                needs=title,
                within=len("the ") + _LONGEST_RANK,
            )
        ),
        _Way(
            Finder(
                rf"\b(?P<title>{title}) (?:for|of|in|to) [A-Za-z][^,.;:“”\"\n]{{2,60}},"
                rf" {polite}(?P<names>{SEVERAL_WORDS})(?=[,.;]| (?!and\b)[a-z])",
                needs=title,
                within=0,
            ),
            joints,
            owned=True,
        ),
    )


_SPEAKS_FOR = re.compile(r"(?i:spokes|negotiator|lawyer|representative)")
_FORMER = re.compile(
    r"\b(?:(?P<how>[Ff]ormer|[Oo]usted|[Dd]eposed) (?:deputy |senior |top |chief )?|[Ee]x-)$"
)
"""Before an owner: "former Nigerian President X" speaks for Nigeria no longer."""

_LONGEST_FORMER = 15
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+, (?:an? )?$")

_KNOWN_AS = re.compile(
    rf",? (?:(?:widely|also|better|commonly) )?known (?:simply )?(?:as|by) [“\"]?(?P<alias>{WORD})"
)


def everybody(text: str, parts: Sequence[Span]) -> Iterator[tuple[Span, Person]]:
    """Who is named in each of the parts of a text that follow each other, in its order, with the part.

    Of two ways to read the same words the earlier kind holds.
    """
    matches: defaultdict[int, list[_Found]] = defaultdict(list)
    for way in _ways():
        for number, match in way.finder.in_parts(text, parts):
            if found := _found(text, way, match, parts[number]):
                matches[number].append(found)
    for number in sorted(matches):
        for one in _merged(text, matches[number]):
            yield parts[number], one


class _Found(NamedTuple):
    """A match of a way with what it tells; it begins at `start` with the words for whose the office is."""

    match: re.Match[str]
    start: int
    groups: dict[str, str | None]
    owners: tuple[str, ...] = ()
    """Those before an office of several, one for each name: "his Omani and Iranian counterparts X and Y"."""


def _found(text: str, way: _Way, match: re.Match[str], part: Span) -> _Found | None:
    """What a match tells together with the words around it; None where whose it is would have to be told."""
    groups = match.groupdict()
    if "of" in groups and offices.actor_of(groups["of"]) is None:
        groups["of"] = None
    if " " not in groups["names"] and _is_of_several(groups.get("title") or ""):
        return None
    start = match.start()
    if led := owners(text).before(start, max(part[0], start - _longest_led()), way.joints):
        groups["owner"], start = text[slice(*led)], led[0]
        several = _listed(text, led, part) if _is_of_several(groups.get("title") or "") else ()
        if several:
            return _Found(match, several[0][0], groups, tuple(text[slice(*one)] for one in several))
    elif way.owned:
        return None
    if groups.get("title") and _is_of_who_is_named_before(text, match, start):
        return None
    if way.of_it and (behind := owners(text).behind(match.end())):
        groups["of"] = text[slice(*behind)]
    return _Found(match, start, groups)


def _listed(text: str, last: Span, part: Span) -> tuple[Span, ...]:
    """The adjectives of a list that ends in one; none where that stands alone."""
    found = [last]
    joint = _JOINS_LAST
    while before := owners(text).before(found[0][0], max(part[0], found[0][0] - _longest_led()), (joint,)):
        if text[slice(*before)] not in actors.by_demonym():
            break
        found.insert(0, before)
        joint = _JOINS_OTHERS
    return tuple(found) if len(found) > 1 else ()


def _is_of_who_is_named_before(text: str, match: re.Match[str], start: int) -> bool:
    """Whether an office between commas closes the name before it and not the one behind: "X, Deputy Minister, Y"."""
    end, names = match.end("title"), match.start("names")
    between = end < names and "," in text[end:names]
    return between and _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start) is not None


@lru_cache(maxsize=2_000)
def _is_of_several(title: str) -> bool:
    """Whether several have an office: "counterparts", but no "minister of fisheries"."""
    return title.endswith("s") and re.fullmatch(offices.title(), title[:-1]) is not None


@cache
def _longest_led() -> int:
    """The characters of the longest owner and what stands between it and an office."""
    return offices.owners().longest + len("’s administration ")


def _merged(text: str, matches: Iterable[_Found]) -> list[Person]:
    """Who is named by the matches of one part, the surer kinds of which come first."""
    found: dict[Span, Person] = {}
    taken: Along[Person] = Along()
    for match in matches:
        before = found.get(match.match.span("names"))
        titled = match.groups.get("title") if before and before.title is None else None
        if before and not (titled or _owner(match.groups) or match.groups.get("side")):
            continue  # a surer kind has told who that is, and this one does not tell whose
        again = list(_persons(text, match))
        for one in [one for one in again if not taken.touches(one.at)]:
            found[one.at] = one
            taken.add(one.span, one)
        for one in again:
            if one.at in found:
                found[one.at] = _completed(found[one.at], one)
    return sorted(found.values(), key=lambda one: one.at)


def _completed(found: Person, again: Person) -> Person:
    """With what is said of somebody at the same place a second time, where it was left out."""
    if not (again.owner or again.title) or found.owner is not None or found.title is not None:
        return found
    return found._replace(title=again.title, owner=again.owner, span=again.span)


def _persons(text: str, found: _Found) -> Iterator[Person]:
    match, groups = found.match, found.groups
    title = f"head of {groups['state'] or ''}delegation" if groups.get("leads") else groups.get("title")
    owner = _owner(groups)
    if title and _SPEAKS_FOR.search(title):
        owner = owner or groups.get("side")
    past = _FORMER.search(text, max(0, found.start - _LONGEST_FORMER), found.start) if title else None
    if past:
        title = f"{(past['how'] or 'former').lower()} {title}"
    if title and offices.against(title):
        owner = None
    names = list(_names(match))
    if found.owners and len(found.owners) != len(names):
        owner = None
    for number, (name, at) in enumerate(names):
        whose = found.owners[number] if owner and found.owners else owner
        known_as = _KNOWN_AS.match(text, at[1])
        begins = at[0] if number or groups.get("verb") or groups.get("apart") else found.start
        span = (min(begins, at[0]), at[1])
        yield Person(
            name,
            at,
            span,
            _singular(title),
            whose,
            known_as["alias"] if known_as else None,
            groups.get("boss"),
        )


def _owner(groups: Mapping[str, str | None]) -> str | None:
    return groups.get("owner") or groups.get("of") or (groups.get("side") if groups.get("at") else None)


_BETWEEN_NAMES = re.compile(r"(,? and |, )")


def _names(match: re.Match[str]) -> Iterator[tuple[str, Span]]:
    """The names of a match one by one; what is no name ends them."""
    at = match.start("names")
    for number, part in enumerate(_BETWEEN_NAMES.split(match["names"])):
        if number % 2 == 0:
            if not is_name(part):
                return
            yield part, (at, at + len(part))
        at += len(part)


_FAMILY = "He"
"""A family name that is a pronoun too, and by which nobody is called alone."""

_GENERATION = re.compile(r"I{2,3}|IV|[JS]r\.?")


@lru_cache(maxsize=5_000)
def is_name(words: str) -> bool:
    """Whether words with capitals can be somebody's name: they mean no actor, place or outlet, nor does one of them.

    A last name may be that of a city behind a given name that is known.
    """
    taken, tokens = _taken(), words.split()
    if words in taken or f"{words}." in taken or outlet(words) or len(words) == 1 or _is_office(words):
        return False
    like_a_city = len(tokens) > 1 and tokens[0] in among("given_names") and tokens[-1] in actors.cities()
    if len(tokens) > 1 and tokens[0] == _FAMILY:
        tokens.pop(0)
    return not any(
        token in NO_NAME
        or (token in taken and not (like_a_city and token == tokens[-1]))
        or (token.isupper() and len(token) > 2 and "." not in token and not _GENERATION.fullmatch(token))
        for token in tokens
    )


@lru_cache(maxsize=2_000)
def _is_office(words: str) -> bool:
    """Whether words are an office or a rank, of which no name is beside: "the King, Prince of the Hills"."""
    return re.fullmatch(f"{offices.title()}|{offices.honorific()}|[Pp]rince(?:ss)?", words) is not None


@cache
def _taken() -> frozenset[str]:
    called = (actors.by_name(), actors.by_demonym(), actors.cities(), actors.regions())
    return frozenset(name for names in called for name in names)


@lru_cache(maxsize=2_000)
def _singular(title: str | None) -> str | None:
    if title is None or re.fullmatch(offices.honorific(), title):
        return None
    head, of, rest = title.partition(" of ")
    bare = offices.in_full(head[:-1] if head.endswith("s") and not head.endswith("ss") else head)
    return bare[0].upper() + bare[1:] + of + rest


@lru_cache(maxsize=5_000)
def short_name(name: str, country: str | None) -> str:
    """The word by which somebody is called later: the last one, or the first where the family name stands first.

    >>> short_name("Josep Borrell", None), short_name("Kim Jong-un", "KP"), short_name("Martin Roth Jr.", None)
    ('Borrell', 'Kim', 'Roth')

    """
    words = name.split()
    if len(words) > 2 and _GENERATION.fullmatch(words[-1]):
        words.pop()
    first = country in ("KP", "KR", "CN", "VN", "TW") or bool(
        re.search(r"-[a-z]", words[-1]) and len(words) == 2
    )
    return words[0] if first and len(words) > 1 and words[0] != _FAMILY else words[-1]
