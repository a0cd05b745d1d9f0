"""A language is a file of rows; here they are read, and refused with file and row when they are wrong."""

from __future__ import annotations

import inspect
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.temporal import files, numbers, operators
from tracker.temporal.lexer import Spelling
from tracker.temporal.pattern import (
    Child,
    Group,
    Leaf,
    PatternInvalid,
    Slot,
    Word,
    matches_nothing,
    parse,
    parts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

_RULE_KEYS = frozenset(
    {
        "id",
        "pattern",
        "operator",
        "with",
        "kind",
        "level",
        "examples",
        "not_near",
        "not_after",
        "not_before",
        "only_after",
        "only_before",
        "quiet",
    }
)
_FILE_KEYS = frozenset(
    {"words", "abbreviations", "capital", "lists", "cues", "kinds", "rule", "lead", "trail", "spelling"}
)
_SPELLING_KEYS = frozenset({"elided", "prefixes", "endings"})
_EXAMPLES = re.compile(
    r"""^examples\ =\ \[\s*+\{(?:[^\[\]"'#]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|\#[^\n]*)*+\]$""",
    re.MULTILINE | re.VERBOSE,
)


class RowRefused(ValueError):
    """A row of a language file that cannot stand: names file, row and fault."""

    def __init__(self, file: str, row: str, fault: str) -> None:
        super().__init__(f"{file}, {row}: {fault}")
        self.file, self.row, self.fault = file, row, fault


class Rule(NamedTuple):
    """One row: what it reads, and the operator that gives it a meaning.

    `tree` is its patterns, `leaves` what is in them; `kind` is what other rules may call the mention; `level`
    orders the passes (1 reads words only); `quiet` mentions count only as parts of others. `not_after`, `not_before`,
    `only_after` and `only_before` are the words around a mention that turn it off, or that it needs; `not_near` those
    not far before it in its sentence that turn it off.
    """

    id: str
    tree: Group
    leaves: tuple[Leaf, ...]
    operator: str
    constants: Mapping[str, object]
    kind: str
    level: int
    not_after: frozenset[str]
    not_before: frozenset[str]
    only_after: frozenset[str]
    only_before: frozenset[str]
    not_near: frozenset[str]
    quiet: bool


class Language(NamedTuple):
    """The rows of one file.

    `words` holds, for every surface form, its symbol in each table; `spelling` is how words are written;
    `capital` the forms that are time words only with a capital letter; `cues` lists of words by the
    direction they signal; `lead` and `trail` what may stand around an expression without changing it.
    """

    name: str
    words: Mapping[str, Mapping[str, object]]
    spelling: Spelling
    capital: frozenset[str]
    cues: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    lead: frozenset[str]
    trail: frozenset[str]
    literals: frozenset[str]


@cache
def names() -> tuple[str, ...]:
    """The languages that have a file, sorted."""
    return files.names("languages")


@cache
def load(name: str) -> Language:
    """The language of a file `languages/NAME.toml`; raises RowRefused for a row that cannot stand."""
    return read(name, files.text("languages", name))


def read(name: str, source: str) -> Language:
    """The language that a TOML text describes; raises RowRefused."""
    file = f"{name}.toml"
    try:
        content = tomllib.loads(_EXAMPLES.sub(_unread, source))
    except tomllib.TOMLDecodeError as error:
        raise RowRefused(file, "the whole file", str(error)) from error
    unknown = set(content) - _FILE_KEYS
    if unknown:
        raise RowRefused(file, sorted(unknown)[0], f"no such part; known are {', '.join(sorted(_FILE_KEYS))}")
    lists = {key: frozenset(forms) for key, forms in content.get("lists", {}).items()}
    words = _words(file, content.get("words", {}))
    rules = tuple(_rules(file, name, content, lists))
    _check_kinds(file, rules)
    literals = frozenset(part.form for rule in rules for part in rule.leaves if isinstance(part, Word))
    return Language(
        name=name,
        words=words,
        spelling=_spelling(file, content, {*words, *literals}),
        capital=frozenset(content.get("capital", ())),
        cues={key: tuple(forms) for key, forms in content.get("cues", {}).items()},
        rules=rules,
        lead=frozenset(content.get("lead", ())),
        trail=frozenset(content.get("trail", ())),
        literals=literals,
    )


def examples(name: str) -> list[tuple[Rule, Mapping[str, Any]]]:
    """Every example of a language that has a file, with its rule; they are for tests, and `load` leaves them unread."""
    rows = tomllib.loads(files.text("languages", name))["rule"]
    return [
        (rule, example)
        for rule, row in zip(load(name).rules, rows, strict=True)
        for example in row["examples"]
    ]


def _unread(found: re.Match[str]) -> str:
    """In place of examples that are there: as many lines, so that faults are told where they stand."""
    return "examples = [true" + "\n" * found[0].count("\n") + "]"


def _spelling(file: str, content: Mapping[str, Any], known: AbstractSet[str]) -> Spelling:
    """How a language writes: what it ties to other words stands in `[spelling]`, the rest follows from its words."""
    rows = content.get("spelling", {})
    if unknown := set(rows) - _SPELLING_KEYS:
        expected = ", ".join(sorted(_SPELLING_KEYS))
        raise RowRefused(file, "spelling", f"no such part {sorted(unknown)[0]!r}; known are {expected}")
    parts_of_words = {key: frozenset(rows.get(key, ())) for key in _SPELLING_KEYS}
    phrases = [form.split(" ") for form in known if " " in form]
    whole = {form for form in known if form.isalpha()} | {phrase[0] for phrase in phrases}
    prefixes, endings = (
        sorted(parts_of_words[key], key=len, reverse=True) for key in ("prefixes", "endings")
    )  # the shortest last: where a word can be cut in two ways, the longer one that is known stays whole
    before = {prefix + form: len(prefix) for prefix in prefixes for form in whole}
    after = {form + ending: len(form) for ending in endings for form in whole}
    stand = {
        *known,
        *(word for phrases in content.get("cues", {}).values() for word in phrases),
    }  # "débute" is no "début"
    return Spelling(
        abbreviations=frozenset(content.get("abbreviations", ())),
        joined=frozenset(form for form in known if "'" in form[1:] or " " in form),
        seconds=frozenset(phrase[-1] for phrase in phrases),
        compounds={form: place for form, place in {**after, **before}.items() if form not in stand},
        **parts_of_words,
    )


def _words(file: str, tables: Mapping[str, Mapping[str, object]]) -> dict[str, dict[str, object]]:
    """Every surface form with its tables; a key may list several forms, separated by `|`."""
    words: dict[str, dict[str, object]] = {}
    for table, rows in tables.items():
        for forms, symbol in rows.items():
            for form in forms.lower().split("|"):
                known = words.setdefault(form.strip(), {})
                if table in known:
                    raise RowRefused(file, f"words.{table}.{form}", "the word has two meanings in one table")
                known[table] = symbol
    return words


def _rules(
    file: str, name: str, content: Mapping[str, Any], lists: Mapping[str, frozenset[str]]
) -> Iterator[Rule]:
    seen: set[str] = set()
    tables = frozenset(content.get("words", {})) | numbers.TABLES
    for number, row in enumerate(content.get("rule", ()), 1):
        where = f"rule {row.get('id', number)!r}"
        rule = _rule(file, where, name, row, content.get("kinds", {}), lists)
        if rule.id in seen:
            raise RowRefused(file, where, "another rule has the same id")
        seen.add(rule.id)
        _check_slots(file, where, rule, tables)
        yield rule


def _rule(
    file: str,
    where: str,
    name: str,
    row: Mapping[str, Any],
    kinds: Mapping[str, list[str]],
    lists: Mapping[str, frozenset[str]],
) -> Rule:
    _check_row(file, where, row)
    tree = _tree(file, where, row["pattern"], kinds)
    leaves = tuple(parts(tree))
    nested = any(isinstance(part, Child) for part in leaves)

    def words_around(key: str) -> frozenset[str]:
        named = row.get(key, ())
        if unknown := [entry for entry in named if entry not in lists]:
            raise RowRefused(file, where, f"{key}: there is no list {unknown[0]!r}")
        return frozenset().union(*(lists[entry] for entry in named))

    return Rule(
        id=f"{name}/{row['id']}",
        tree=tree,
        leaves=leaves,
        operator=row["operator"],
        constants=row.get("with", {}),
        kind=row["kind"],
        level=row.get("level", 2 if nested else 1),
        not_after=words_around("not_after"),
        not_before=words_around("not_before"),
        only_after=words_around("only_after"),
        only_before=words_around("only_before"),
        not_near=words_around("not_near"),
        quiet=row.get("quiet", False),
    )


def _check_row(file: str, where: str, row: Mapping[str, Any]) -> None:
    for key in ("id", "pattern", "operator", "kind"):
        if not row.get(key):
            raise RowRefused(file, where, f"the rule has no {key}")
    if unknown := set(row) - _RULE_KEYS:
        raise RowRefused(file, where, f"unknown key {sorted(unknown)[0]!r}")
    if row["operator"] not in operators.OPERATORS:
        known = ", ".join(sorted(operators.OPERATORS))
        raise RowRefused(file, where, f"unknown operator {row['operator']!r}; known are {known}")
    if not row.get("examples"):
        raise RowRefused(file, where, "the rule has no example")


def _tree(file: str, where: str, pattern: str | list[str], kinds: Mapping[str, list[str]]) -> Group:
    sources = [pattern] if isinstance(pattern, str) else pattern
    try:
        trees = [parse(_named_kinds(source, kinds)) for source in sources]
    except PatternInvalid as error:
        raise RowRefused(file, where, str(error)) from error
    if any(matches_nothing(tree) for tree in trees):
        raise RowRefused(file, where, "the pattern matches the empty string")
    return Group(tuple((tree,) for tree in trees))


def _named_kinds(source: str, kinds: Mapping[str, list[str]]) -> str:
    """`<point>` and `<from:point|vague>` become the kinds that the file lists under that name."""

    def spelled_out(match: re.Match[str]) -> str:
        name, _, members = match[1].rpartition(":")
        listed = [kind for member in members.split("|") for kind in kinds.get(member, [member])]
        return f"<{name or members.split('|')[0]}:{'|'.join(listed)}>"

    return re.sub(r"<([\w:|]+)>", spelled_out, source)


@cache
def _takes(operator: str) -> inspect.Arguments:
    """The names of what an operator takes, read off its code: its signature has more, and takes long."""
    return inspect.getargs(operators.OPERATORS[operator].__code__)


def _needs(operator: str) -> Sequence[str]:
    """The names of what an operator cannot do without, beside its context."""
    given = len(getattr(operators.OPERATORS[operator], "__defaults__", None) or ())
    names = _takes(operator).args[1:]
    return names[: len(names) - given]


def _check_slots(file: str, where: str, rule: Rule, tables: frozenset[str]) -> None:
    for part in rule.leaves:
        if isinstance(part, Slot) and part.table not in tables:
            raise RowRefused(
                file, where, f"unknown slot {part.table!r}; known are {', '.join(sorted(tables))}"
            )
    takes = _takes(rule.operator)
    bound = {part.name for part in rule.leaves if not isinstance(part, Word)} | rule.constants.keys()
    if (foreign := sorted(bound.difference(takes.args))) and not takes.varkw:
        raise RowRefused(file, where, f"the operator {rule.operator!r} does not take {foreign[0]!r}")
    if missing := [name for name in _needs(rule.operator) if name not in bound]:
        raise RowRefused(file, where, f"the operator {rule.operator!r} needs {missing[0]!r}")


def _check_kinds(file: str, rules: tuple[Rule, ...]) -> None:
    made = {rule.kind for rule in rules}
    for rule in rules:
        for part in rule.leaves:
            if isinstance(part, Child) and (missing := [kind for kind in part.kinds if kind not in made]):
                raise RowRefused(file, f"rule {rule.id!r}", f"no rule reads a mention of kind {missing[0]!r}")
