"""How right the time engine is on annotated news, for each row of the policy and over all.

    python benchmarks/time_accuracy.py FOLDER [--list NAMES] [--out FILE.jsonl] [--errors RULE_OR_POLICY]

FOLDER holds TimeML documents (.tml). `--out` writes one JSON line a document, {"doc", "timexes":
[{"start", "end", "type", "value"}]}, offsets in the text of the TEXT element without its tags. The printed
table counts the mentions that were found: how many have the annotated value (to the day), beside the
probability that was stated.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.temporal.tagging import tags

if TYPE_CHECKING:
    from tracker.temporal import Resolution

_TAG = re.compile(r"<(/?)(\w[\w-]*)([^<>]*?)(/?)>")
_ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')


class Gold(NamedTuple):
    """An annotated mention: half-open span, type, value and the words themselves."""

    start: int
    end: int
    type: str
    value: str
    text: str


class Document(NamedTuple):
    """A document: its name, creation day, plain text and mentions."""

    name: str
    created: date
    text: str
    mentions: list[Gold]


def documents(folder: Path, names: set[str] | None) -> list[Document]:
    """The TimeML documents of a folder, sorted by name."""
    found = [document(path) for path in sorted(folder.glob("*.tml"))]
    return [doc for doc in found if names is None or doc.name in names]


def document(path: Path) -> Document:
    """One TimeML document; offsets count characters of TEXT with tags removed and entities decoded."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r"<DCT>.*?value=\"(\d{4})-?(\d\d)-?(\d\d)", source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    if not created or not body:
        raise ValueError(f"{path}: no creation time or no text")
    text, mentions = _plain(body[1])
    return Document(path.stem, date(*map(int, created.groups())), text, mentions)


def _plain(body: str) -> tuple[str, list[Gold]]:
    pieces: list[str] = []
    length, last = 0, 0
    opened: list[tuple[int, dict[str, str]]] = []
    spans: list[tuple[int, int, dict[str, str]]] = []
    for tag in _TAG.finditer(body):
        pieces.append(html.unescape(body[last : tag.start()]))
        length += len(pieces[-1])
        last = tag.end()
        closing, name, attributes, _ = tag.groups()
        if name == "TIMEX3" and not closing:
            opened.append((length, dict(_ATTRIBUTE.findall(attributes))))
        elif name == "TIMEX3" and opened:
            start, held = opened.pop()
            spans.append((start, length, held))
    pieces.append(html.unescape(body[last:]))
    text = "".join(pieces)
    return text, [
        Gold(a, b, held["type"], held["value"], text[a:b]) for a, b, held in spans if text[a:b].strip()
    ]


def main() -> None:
    """Tag every document, write what was asked for, print the table."""
    parser = argparse.ArgumentParser(description="accuracy of the time engine on TimeML documents")
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--list", type=Path, help="a file with the names of the documents to read, one a line"
    )
    parser.add_argument("--out", type=Path, help="where to write the tags as JSON lines")
    parser.add_argument("--errors", default="", help="print the wrong ones of a rule or policy row")
    given = parser.parse_args()
    names = (
        {line.split("#")[0].strip() for line in given.list.read_text().splitlines()} if given.list else None
    )
    docs = documents(given.folder, names)
    began = time.process_time()
    tagged = [(doc, tags(doc.text, published=doc.created)) for doc in docs]
    took = time.process_time() - began
    if given.out:
        given.out.write_text("".join(json.dumps(_row(doc, found)) + "\n" for doc, found in tagged))
    pairs = [(doc, tag, gold) for doc, found in tagged for tag in found if (gold := overlapping(doc, tag))]
    if given.errors:
        _print_errors(pairs, given.errors)
    _print_table(pairs)
    print(f"{len(docs)} documents, {len(docs) / took:.0f} a second of CPU")


def _row(doc: Document, found: list[Resolution]) -> dict[str, object]:
    timexes = [{"start": t.start, "end": t.end, "type": t.timex_type, "value": t.timex_value} for t in found]
    return {"doc": doc.name, "timexes": timexes}


def overlapping(doc: Document, tag: Resolution) -> Gold | None:
    """The annotated mention that shares most with a tag."""
    shares = [(min(gold.end, tag.end) - max(gold.start, tag.start), gold) for gold in doc.mentions]
    return max((pair for pair in shares if pair[0] > 0), key=lambda pair: pair[0], default=(0, None))[1]


def _keys(tag: Resolution) -> list[str]:
    return ["all", tag.rule] + ([f"policy {tag.policy}"] if tag.policy else [])


def _right(tag: Resolution, gold: Gold) -> bool:
    return gold.value[:10] == tag.timex_value[:10]


def _print_table(pairs: list[tuple[Document, Resolution, Gold]]) -> None:
    counts: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0])
    for _, tag, gold in pairs:
        for key in _keys(tag):
            for place, amount in enumerate((1, _right(tag, gold), tag.probability)):
                counts[key][place] += amount
    for key, (total, right, stated) in sorted(counts.items(), key=lambda row: -row[1][0]):
        print(f"{key:36} {right:5.0f}/{total:<5.0f} {right / total:6.1%}   stated {stated / total:.2f}")


def _print_errors(pairs: list[tuple[Document, Resolution, Gold]], key: str) -> None:
    for doc, tag, gold in pairs:
        if any(held.endswith(key) for held in _keys(tag)) and not _right(tag, gold):
            around = doc.text[max(tag.start - 110, 0) : tag.end + 60].replace("\n", " ")
            print(
                f"{doc.created:%a %Y-%m-%d} {tag.text!r} {tag.timex_value} is {gold.text!r} {gold.value}: {around!r}"
            )


if __name__ == "__main__":
    main()
