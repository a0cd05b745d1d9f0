"""What the Python adapters share: documents in, mentions and CPU time out, sentence by sentence where asked.

An adapter calls `run(annotate)` with a function of a text and a day (a datetime at midnight) that yields (start, end,
type, value), half-open places in the text; `run(annotate, by_sentence=True)` is for a library made for short texts,
`run(annotate, by_domain=True)` for one that reads news and narratives each in its way, and is told which as well.
"""

import datetime as dt
import json
import re
import resource
import sys
import time

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s+[\"'“A-Z])[^\n.!?]*)*[.!?]?")
_LEADING = re.compile(
    r"(?:on|in|at|by|of|over|during|for|from|until|since|before|to)\s+(?=\S)", re.IGNORECASE
)
_EDGES = " \t\n.,;:()\"'"


def run(annotate, by_sentence=False, by_domain=False, tidy=True):
    """Answer every document of the file named first on the command line into the file named second."""
    whole = annotate if by_domain else _in_one_way(_by_sentence(annotate) if by_sentence else annotate)
    day = dt.datetime(2013, 3, 22)  # noqa: DTZ001 - all of them measure from days without a zone
    with open(sys.argv[1], encoding="utf-8") as asked:
        documents = [json.loads(line) for line in asked]
    for domain in {document["domain"] for document in documents}:
        list(whole("The talks ended on Tuesday, March 12, 2013.", day, domain))
    with open(sys.argv[2], "w", encoding="utf-8") as answers:
        for document in documents:
            answers.write(json.dumps(_answer(document, whole, tidy)) + "\n")


def day_or_clock(moment):
    """The type and value of a moment: a day where it is midnight, else a time of day."""
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return "DATE", moment.strftime("%Y-%m-%d")
    return "TIME", moment.strftime("%Y-%m-%dT%H:%M")


def _answer(document, annotate, tidy):
    day = dt.datetime.fromisoformat(document["published"])
    began, failed = _processor(), False
    found = []
    try:
        found.extend(annotate(document["text"], day, document["domain"]))
    except Exception as error:
        failed = True
        print(document["doc"], repr(error)[:200], file=sys.stderr)
    seconds = _processor() - began
    places = [
        (*(_tidied(document["text"], *one[:2]) if tidy else one[:2]), *one[2:]) for one in sorted(set(found))
    ]
    keys = ("start", "end", "type", "value", "probability")
    timexes = [dict(zip(keys, one, strict=False)) for one in places if one[0] < one[1]]
    return {"doc": document["doc"], "timexes": timexes, "seconds": seconds, "failed": failed}


def _processor():
    """Seconds of the processor so far, also those of the programs that a library has started and waited for."""
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + others.ru_utime + others.ru_stime


def _tidied(text, start, end):
    """A place without the preposition before it and the marks around it, which TIMEX3 leaves out."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end = start + len(text[start:end].rstrip(_EDGES))
    match = _LEADING.match(text, start, end)
    return (match.end() if match else start), end


def _in_one_way(annotate):
    return lambda text, day, _domain: annotate(text, day)


def _by_sentence(annotate):
    def whole(text, day):
        for sentence in _SENTENCE.finditer(text):
            for start, end, kind, value in annotate(sentence[0], day):
                yield sentence.start() + start, sentence.start() + end, kind, value

    return whole
