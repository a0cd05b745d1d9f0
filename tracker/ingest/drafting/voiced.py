"""Statements that are positions: somebody known said them, on an issue, and no other party told of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.ingest.article import Article, Span
from tracker.ingest.drafting.about import issue_of
from tracker.ingest.drafting.along import Along
from tracker.ingest.drafting.answers import FRAME as TRANSCRIPT
from tracker.ingest.drafting.cast import Cast, Figure, Mention
from tracker.ingest.drafting.chains import Passed, passed_in
from tracker.ingest.drafting.contents import parentheses, with_content
from tracker.ingest.drafting.figures import within
from tracker.ingest.drafting.finder import Finder
from tracker.ingest.drafting.outlets import outlet
from tracker.ingest.drafting.relayed import relayed
from tracker.ingest.drafting.sided import FRAME, sided
from tracker.ingest.drafting.stances import stance_of
from tracker.ingest.drafting.talks import is_about_talks
from tracker.ingest.drafting.topics import GENERAL, Topic, topic_of, topics
from tracker.ingest.drafting.transcripts import turns
from tracker.ingest.drafting.wording import any_of
from tracker.ingest.sentences import paragraphs, part_at, sentences
from tracker.ingest.statement import Act, Statement
from tracker.records.vocabulary import ActorSort
from tracker.temporal import Resolution

PUBLIC = frozenset(
    {Act.SAY, Act.ASK, Act.DEMAND, Act.PROMISE, Act.DENY, Act.WRITE, Act.FEEL, Act.BELIEVE, Act.PERCEIVE}
)
"""What can be a position: plans are told of somebody, the others are what somebody lets others know."""

_SHORTEST_CONTENT = 3
"""Words; "yes" or "so" says nothing without its question, but "it" or "the charge" is enough for who rejects it."""

_BRIEF = 0.75
"""What a position is worth of its statement where that is too short to tell more than a side."""

_NAMING = frozenset({"name", "last name", "description"})

_MUCH = 5
"""So often an article names talks or what they are about, to be about them."""

_BYSTANDER = Finder(rf"\b{any_of('bystanders')},? (?:named )?$", small=True)
_TOLD_BEHIND = re.compile(
    r"[^,.;:“”\"\n]{0,60}, (?:he|she) (?:said|says|added|explained|argued|claimed|warned|noted)[.,]"
)
_ADDED = "after comma"
"""What the frames of participles end in that only say more of what stands before: "was worried, saying that ..."."""

_APPOSED = re.compile(r"(?:, [^,;:“”\"]{2,80}| [^,;:“”\"]{2,60})?, ")
"""What may stand between somebody and "who"."""

_OTHER_CLAUSE = re.compile(r"; (?:and |but |while )?(?:an?|the|his|her|its|their|[A-Z][\w’'-]+) [^,;]")
"""How another clause begins that has a subject of its own."""

_SOMEBODY = re.compile(
    r"^(?:he|she|they)$|\b(?:spokes(?:man|woman|person)|official|diplomat|aide|source|colleague|advis[eo]r|deput(?:y|ies)|envoy)s?\b",
    re.IGNORECASE,
)
"""A source with one of these is a person, even if it is not clear who."""

_SAID = frozenset({FRAME, TRANSCRIPT})
"""Frames of what is said in any words."""

_UNSAID = re.compile(
    r"\b(?:might|may|could|would|should|if|whether|never|not|n['’]t|nobody|no one)\b", re.IGNORECASE
)
_HOPING = re.compile(r"(?<!had )\bhop(?:e|es|ed|ing)\b", re.IGNORECASE)
"""Who hopes plans nothing; who had hoped says nothing."""

_NOTHING_SAID = re.compile(
    r"(?:(?:not )?to (?:be|remain|stay) |that (?:his|her|their) names? ).{0,30}?"
    r"\b(?:named|identified|quoted|anonymous|nameless|printed|used)\b"
)
"""What somebody asks for who has no name in the text."""

_PURPOSE = "infinitive"
"""How the frames begin in which somebody does something in order to say something, or fails to."""

_NOUN = re.compile(r"(?:had )?talk(?:s|ed)\b(?! of\b)|(?:met|held) to\b", re.IGNORECASE)
"""Cues that are no verb of saying in news of talks: "AU-sponsored talks on ...", "talks that they held to discuss"."""

_CALLED_ON = re.compile(r"\bcall(?:s|ed|ing)? (?:up)?on$", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|unless|until|whether|once) (?:the )?$", re.IGNORECASE)
_LONGEST_IF = 20
"""Characters of these words before somebody, and a few."""

_GREETS = re.compile(r"\b(?:embrac|hugg|greet|receiv|host)\w+$", re.IGNORECASE)
_TO_DO = re.compile(r"\b(?:to|for|not)\b")
_EXPRESSING = re.compile(r"\b(?:express|voic|convey|signal)\w*", re.IGNORECASE)
_TOLD_OF = re.compile(
    r"(?:was|were|is|are|(?:has|have|had) been) (?:reported|said|believed|thought|understood|expected|rumou?red)\b",
    re.IGNORECASE,
)
"""Behind somebody, this is what others say of him."""

_DECLINED = re.compile(
    r"\b(?:declin|refus|did not|didn|not (?:immediately )?respond|no comment)", re.IGNORECASE
)


@dataclass(frozen=True)
class Setting:
    """What all positions of an article are found in."""

    article: Article
    cast: Cast
    timexes: Sequence[Resolution]
    statements: Sequence[Statement]
    rounds: Sequence[tuple[Span, str]]

    @cached_property
    def is_about_issues(self) -> bool:
        """Whether the article names what talks are about so often that what is said on nothing else is said on them."""
        return len(self._named) >= _MUCH

    @cached_property
    def is_about_talks(self) -> bool:
        """Whether it is the talks themselves that the article is about."""
        general = any(topic.issue in GENERAL for topic in self._named)
        return self.is_about_issues and general and is_about_talks(self.article.text)

    @cached_property
    def _named(self) -> list[Topic]:
        return [topic for start, end in self.article.body for topic in topics(self.article.text, start, end)]

    @cached_property
    def contents(self) -> Along[tuple[int, Statement]]:
        """The statements, with their numbers, by the spans of their contents."""
        return Along((span, one) for one in enumerate(self.statements) for span in one[1].content)

    @cached_property
    def passed(self) -> dict[Span, list[Passed]]:
        """The outlets through whom the article knows, by the sentences that name them."""
        spans = self.sentences
        return {spans[number]: found for number, found in passed_in(self.article.text, spans).items()}

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the body, in the order of the text."""
        return sentences(self.article.text, self.article.body)

    @cached_property
    def times(self) -> Along[Resolution]:
        """The mentions of time."""
        return Along(((one.start, one.end), one) for one in self.timexes)

    @cached_property
    def spoken_of(self) -> Along[str]:
        """The ids of rounds where they are spoken of."""
        return Along(self.rounds)

    def telling(self, statement: Statement) -> list[Statement]:
        """The other statements with a source in whose contents a statement has all of its cue, in their order."""
        spans = statement.cue or statement.content
        around = self.contents.around(spans[0])
        return [
            one
            for _, one in (sorted(dict(around).items()) if around else ())
            if one is not statement
            and one.source
            and within(spans, one.content)
            and not _is_told_before(one, statement)
        ]

    def topic(self, spans: Sequence[Span]) -> Topic | None:
        """The issue that parts of the text are about; what lies in somebody's name is no issue."""
        return topic_of(self.article.text, spans, self._names.touches)

    @cached_property
    def _names(self) -> Along[Mention]:
        return Along((one.span, one) for one in self.cast.mentions if one.by in _NAMING)

    def text(self, spans: tuple[Span, ...]) -> str:
        """The words of some places, with one space between; many ask for those of the same cue."""
        found = self._texts.get(spans)
        if found is None:
            words = " ".join([self.article.text[start:end] for start, end in spans]).split()
            found = self._texts[spans] = " ".join(words)
        return found

    @cached_property
    def _texts(self) -> dict[tuple[Span, ...], str]:
        return {}


@dataclass(frozen=True, slots=True)
class Voiced:
    """A statement that is a position: whose, in which sentence, on what, through whom; `weight` of its confidence."""

    statement: Statement
    holders: tuple[Figure, ...]
    sentence: Span
    topic: Topic
    weight: float
    passed: Passed | None


def _is_told_before(one: Statement, statement: Statement) -> bool:
    """Whether a statement lies within what another one ends, of whose cue it would be the content as well."""
    behind = bool(statement.cue) and statement.content[0] < statement.cue[0]
    return behind and bool(one.cue) and within(one.cue, statement.content)


def voiced(setting: Setting) -> list[Voiced]:
    """The statements of an article that are positions, in the order of the text, each once."""
    return _distinct(_found(setting))


def _found(setting: Setting) -> Iterator[Voiced]:
    """Statements of somebody, on something, not told by somebody else who takes part."""
    sentence_spans, paragraph_spans = (
        setting.sentences,
        paragraphs(setting.article.text, setting.article.body),
    )
    chains: dict[str, Passed] = {}
    last: tuple[Span, tuple[Figure, ...], Passed | None] | None = None
    going_on = parentheses(setting.article.text, sentence_spans)
    labels = {(turn.label,) for turn in turns(setting.article.text, paragraph_spans)}
    sides = [
        one
        for one in sided(setting.article.text, sentence_spans, setting.cast.mentions)
        if one.source not in labels
    ]
    quoted = relayed(setting.article.text, sentence_spans)
    for pointing in sorted([*setting.statements, *going_on, *sides, *quoted], key=_place):
        sentence, paragraph = _around(sentence_spans, pointing), _around(paragraph_spans, pointing)
        if sentence is None or paragraph is None:
            continue
        statement = with_content(setting.article.text, pointing, sentence_spans)
        holders = _holders(setting, statement)
        if not holders and statement.frame != "parenthesis":
            continue  # nobody's: nothing more is asked of it
        passed = _passed(setting, pointing, sentence)
        if last and last[0] == paragraph and last[2] and statement.frame == "parenthesis":
            _, holders, passed = last
        for holder in holders:
            if holder.unnamed and passed:
                chains.setdefault(holder.id, passed)
        if not holders or not _is_said(setting, statement) or _hearsay(setting, statement):
            continue
        if topic := issue_of(setting, statement, sentence, paragraph):
            last = paragraph, holders, passed
            chain = passed or next((chains[one.id] for one in holders if one.id in chains), None)
            weight = topic[1] * (_BRIEF if _is_brief(setting, statement) else 1)
            yield Voiced(statement, holders, sentence, topic[0], weight, chain)


def _holders(setting: Setting, statement: Statement) -> tuple[Figure, ...]:
    if not statement.source or outlet(setting.text(statement.source)) or _has_another(setting, statement):
        return ()
    found = _of_whom(setting, statement) or setting.cast.who(statement.source)
    return tuple(one for one in found if not _stands_by(setting, one))


def _of_whom(setting: Setting, statement: Statement) -> tuple[Figure, ...]:
    """Whom "who" means: the person before it, with whom at most an apposition stands between.

    What only tells which person it is ends with a comma before what he says: "a diplomat who was there, told us".
    """
    text, source = setting.article.text, statement.source[0]
    if text[slice(*source)].lower() != "who" or not (sentence := part_at(setting.sentences, source[0])):
        return ()
    for one in reversed(setting.cast.within((sentence[0], source[0]))):
        people = [setting.cast.by_id[name] for name in one.figures if name in setting.cast.by_id]
        if all(figure.unnamed or figure.sort == ActorSort.PERSON for figure in people):
            closed = ", " in text[source[1] : max(source[1], _place(statement)[0])]
            told = closed and text[one.span[1] : source[0]] == " "
            return tuple(people) if told or _APPOSED.fullmatch(text, one.span[1], source[0]) else ()
    return ()


def _has_another(setting: Setting, statement: Statement) -> bool:
    """Whether a semicolon and another subject stand between the source and the cue."""
    behind, cue = statement.source[-1][1], _place(statement)[0]
    return bool(_OTHER_CLAUSE.search(setting.article.text, behind, max(behind, cue)))


def _stands_by(setting: Setting, figure: Figure) -> bool:
    """Whether somebody only tells how it looks from outside: "farmer X", "62-year-old Y"."""
    start = figure.first[0]
    before = _BYSTANDER.search(setting.article.text, max(0, start - 40), start)
    return figure.on_behalf_of is None and before is not None


def _place(statement: Statement) -> Span:
    return (statement.cue or statement.content)[0]


def _is_said(setting: Setting, statement: Statement) -> bool:
    """Whether the words are about something that was said, and are long enough to say something."""
    cue = setting.text(statement.cue)
    if _visits(setting, statement, cue) or _is_conditional(setting, statement):
        return False
    if statement.frame in _SAID:
        return True
    if statement.frame.startswith(_PURPOSE) or _NOUN.match(cue):
        return False
    if _TOLD_OF.match(cue) and _place(statement) > statement.source[:1][0]:
        return False
    if not _is_public(setting, statement, cue) or (_UNSAID.search(cue) and not _DECLINED.search(cue)):
        return False
    return not _is_brief(setting, statement) or bool(_stance_of_brief(setting, statement, cue))


def _is_conditional(setting: Setting, statement: Statement) -> bool:
    """Whether somebody only would have to say something: "if Kampala agreed to a truce"."""
    start = statement.source[0][0] if statement.source else 0
    return bool(_IF.search(setting.article.text, max(0, start - _LONGEST_IF), start))


def _visits(setting: Setting, statement: Statement, cue: str) -> bool:
    """Whether somebody only went to see another: "called on the president", and not "on all sides to wait".

    Who embraces a plan says something, who embraces a person does not.
    """
    greets = _GREETS.search(cue) and any(
        one.span[0] == start and one.by in _NAMING
        for start, end in statement.content
        for one in setting.cast.within((start, end))[:1]
    )
    return bool(greets or _CALLED_ON.search(cue)) and not _TO_DO.search(setting.text(statement.content))


def _is_public(setting: Setting, statement: Statement, cue: str) -> bool:
    """Whether it is something that somebody lets others know: no plan, and not that he wants to have no name."""
    content = setting.text(statement.content)
    if statement.act is Act.PERCEIVE and cue.lower().startswith("to "):
        return False  # what somebody is going to learn
    hopes = bool(_HOPING.search(cue)) and not content.startswith("to ")
    return (statement.act in PUBLIC or hopes) and not _NOTHING_SAID.match(content)


def _stance_of_brief(setting: Setting, statement: Statement, cue: str) -> object:
    """The side that a cue takes by itself, or that the one word takes which it expresses: "expressed satisfaction"."""
    return stance_of(cue, "") or (_EXPRESSING.search(cue) and stance_of(cue, setting.text(statement.content)))


def _is_brief(setting: Setting, statement: Statement) -> bool:
    return len(setting.text(statement.content).split()) < _SHORTEST_CONTENT


def _hearsay(setting: Setting, statement: Statement) -> bool:
    """Whether it stands in what somebody says who is no outlet: that is his word, not the other's."""
    return _is_told_behind(setting, statement) or any(
        not outlet(source := setting.text(other.source))
        and (setting.cast.who(other.source) or _SOMEBODY.search(source))
        for other in setting.telling(statement)
    )


def _is_told_behind(setting: Setting, statement: Statement) -> bool:
    """Whether ", he said" ends the sentence, and is no part of the statement."""
    end = max(stop for _, stop in (*statement.cue, *statement.content))
    return bool(_TOLD_BEHIND.match(setting.article.text, end))


def _passed(setting: Setting, statement: Statement, sentence: Span) -> Passed | None:
    """The outlet through which the article knows; also its own, where it says so."""
    for other in setting.telling(statement):
        if name := outlet(setting.text(other.source)):
            return Passed(name, other.source[0])
    named = setting.passed.get(sentence, [])
    outside = [one for one in named if not within((one.span,), statement.content)]
    return next(iter(outside or named), None)


def _distinct(found: Iterator[Voiced]) -> list[Voiced]:
    """Each statement once: of two by one holder that share their content, the surer one."""
    kept: list[Voiced] = []
    near: defaultdict[frozenset[str], Along[int]] = defaultdict(Along)
    for one in found:
        theirs = near[frozenset(figure.id for figure in one.holders)]
        spans = (one.sentence, *one.statement.content)
        likely = sorted({number for span in spans for number in theirs.touching(span)})
        same = next((number for number in likely if _same(one, kept[number])), None)
        if same is None:
            kept.append(one)
        elif _worth(one) > _worth(kept[same]):
            kept[same] = one
        else:
            continue
        for span in spans:
            theirs.add(span, len(kept) - 1 if same is None else same)
    return kept


def _worth(one: Voiced) -> tuple[float, int]:
    return one.statement.confidence * one.weight, _length(one.statement)


def _length(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def _same(one: Voiced, other: Voiced) -> bool:
    """Whether two statements of the same holders say the same."""
    if one.sentence == other.sentence and one.topic.issue == other.topic.issue and not _both_told(one, other):
        return True
    shared = sum(
        max(0, min(a_end, b_end) - max(a_start, b_start))
        for a_start, a_end in one.statement.content
        for b_start, b_end in other.statement.content
    )
    return shared * 2 > min(_length(one.statement), _length(other.statement))


def _both_told(one: Voiced, other: Voiced) -> bool:
    """Whether each of two statements of a sentence has a verb of its own: "conceded that ..., but added that ..."."""
    told = (one.statement, other.statement)
    return one.statement.cue != other.statement.cue and all(
        each.cue and each.frame != FRAME and not each.frame.endswith(_ADDED) for each in told
    )


def _around(spans: Sequence[Span], statement: Statement) -> Span | None:
    """The one of the parts of a text in which a statement has its cue, or its content where it has none."""
    return part_at(spans, (statement.cue or statement.content)[0][0])
