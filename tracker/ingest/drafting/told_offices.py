"""Whose an office is that a name stands beside, where the article has told of it before without the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tracker.ingest.drafting import offices
from tracker.ingest.drafting.people import Person
from tracker.ingest.drafting.posts import Post


def with_owners(people: Sequence[Person], posts: Iterable[Post]) -> Iterator[Person]:
    """People with whom their office belongs to: "Kenya's president said ... President Josiah Mutai told reporters".

    Only where the article knows that office of one side, has told of it before, and has one name for who holds it.
    """
    told = [(offices.office(post.title), post.owner, post.span[0]) for post in posts]
    of_name = [(offices.office(one.title), one) for one in people if one.title]
    owners, names = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for office, owner, _ in told:
        owners[office].add(_side(owner))
    for office, one in of_name:
        if one.owner and not one.supposed:
            owners[office].add(_side(one.owner))
        else:
            names[office].add(one.name.split()[-1])
    for one in people:
        office = offices.office(one.title) if one.title else ""
        before = [owner for held, owner, start in told if held == office and start < one.at[0]]
        alone = len(owners[office]) == 1 == len(names[office])
        if before and alone and not one.owner and not one.boss:
            yield one._replace(owner=before[-1], supposed=True)
        else:
            yield one


def _side(owner: str) -> str:
    actor = offices.actor_of(owner)
    return actor.id if actor else owner
