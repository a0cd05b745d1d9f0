"""How right the time engine is on annotated news, for each row of the policy and over all.

    python benchmarks/time_accuracy.py FOLDER [--list NAMES] [--out FILE.jsonl] [--errors RULE_OR_POLICY]

FOLDER holds TimeML documents (.tml). `--out` writes one JSON line a document, {"doc", "timexes":
[{"start", "end", "type", "value"}]}, offsets in the text of the TEXT element without its tags. The printed table
counts the mentions that were found: how many have exactly the annotated value, beside the probability that was stated.
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
from typing import NamedTuple

from tracker.temporal.tagging import tags

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
    return text, [Gold(a, b, held["type"], held["value"], text[a:b]) for a, b, held in spans if text[a:b].strip()]


def main() -> None:
    """Tag every document, write what was asked for, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", type=Path, help="a file with the names of the documents to read, one a line")
    parser.add_argument("--out", type=Path, help="where to write the tags as JSON lines")
    parser.add_argument("--errors", default="", help="print the wrong ones of a rule or policy row")
    given = parser.parse_args()
    names = {line.split("#")[0].strip() for line in given.list.read_text().splitlines()} if given.list else None
    docs = documents(given.folder, names)
    began = time.process_time()
    tagged = [(doc, tags(doc.text, published=doc.created)) for doc in docs]
    took = time.process_time() - began
    if given.out:
        rows = [
            {"doc": doc.name, "timexes": [{"start": t.start, "end": t.end, "type": t.timex_type, "value": t.timex_value} for t in found]}
            for doc, found in tagged
        ]
        given.out.write_text("".join(json.dumps(row) + "\n" for row in rows))
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    stated: dict[str, float] = {}
    for doc, found in tagged:
        for tag in found:
            gold = max(doc.mentions, key=lambda m: min(m.end, tag.end) - max(m.start, tag.start), default=None)
            if gold is None or min(gold.end, tag.end) <= max(gold.start, tag.start):
                if given.errors == "spurious":
                    print(doc.name, repr(doc.text[max(tag.start - 60, 0) : tag.end + 30]), tag.text, tag.timex_value, tag.rule)
                continue
            right = gold.value == tag.timex_value
            for key in (tag.policy and f"policy {tag.policy}", tag.rule, "all"):
                if key:
                    counts[key][0] += 1
                    counts[key][1] += right
                    stated[key] = tag.probability
                if key and key.endswith(given.errors or "no such thing") and not right:
                    around = doc.text[max(tag.start - 110, 0) : tag.end + 60].replace("\n", " ")
                    print(f"{doc.created:%a %Y-%m-%d} {tag.text!r} {tag.timex_value} gold {gold.text!r} {gold.value} {tag.cue!r}: {around!r}")
    for key, (total, right) in sorted(counts.items(), key=lambda row: -row[1][0]):
        print(f"{key:36} {right:5}/{total:<5} {right / total:6.1%}   stated {stated[key]:.2f}")
    print(f"{len(docs)} documents, {len(docs) / took:.0f} a second of CPU")


if __name__ == "__main__":
    main()
