"""parsedatetime: its reading of natural language, sentence by sentence."""

import adapter
import parsedatetime

CALENDAR = parsedatetime.Calendar()


def annotate(text, day):
    """What it finds; its flag says whether it read a day, a clock or both."""
    for moment, flag, start, end, _ in CALENDAR.nlp(text, sourceTime=day) or ():
        if flag == 1:
            yield start, end, "DATE", moment.strftime("%Y-%m-%d")
        else:
            yield start, end, "TIME", moment.strftime("%Y-%m-%dT%H:%M")


adapter.run(annotate, by_sentence=True)
