"""tracker: our own engine, behind the same adapter; it runs in our own environment."""

import adapter

from tracker.temporal.tagging import tags


def annotate(text, day, domain):
    """What it tags, with the probability that it states."""
    for tag in tags(text, published=day.date(), domain=domain):
        yield tag.start, tag.end, tag.timex_type, tag.timex_value, tag.probability


adapter.run(annotate, by_domain=True, tidy=False)
