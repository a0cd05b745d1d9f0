"""Whose an office is that a name stands beside, where the article has told of it before without the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tracker.ingest.drafting.names import offices
from tracker.ingest.drafting.names.people import Person
from tracker.ingest.drafting.names.posts import Post


def with_owners(people: Sequence[Person], posts: Iterable[Post]) -> Iterator[Person]:
    """People with whom their office belongs to: "Kenya's president said ... President Josiah Mutai told reporters".

    Only where the article knows that office of one side, has told of it before, and has one name for who holds it.
    """
    first: dict[str, Post] = {}
    owners, names = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for post in sorted(posts, key=lambda one: one.span):
        office = offices.office(post.title)
        first.setdefault(office, post)
        owners[office].add(_side(post.owner))
    for one in people:
        if one.title and one.owner and not one.supposed:
            owners[offices.office(one.title)].add(_side(one.owner))
        elif one.title:
            names[offices.office(one.title)].add(one.name.split()[-1])
    for one in people:
        office = offices.office(one.title) if one.title else ""
        told = first.get(office)
        alone = len(owners[office]) == 1 == len(names[office])
        if told and told.span[0] < one.at[0] and alone and not one.owner and not one.boss:
            yield one._replace(owner=told.owner, supposed=True)
        else:
            yield one


def _side(owner: str) -> str:
    actor = offices.actor_of(owner)
    return actor.id if actor else owner
