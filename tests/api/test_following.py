"""The live stream: it replays, follows, resumes, and ends; over several real servers, while others write."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncGenerator
from contextlib import ExitStack, aclosing
from typing import Any

import pytest
from sqlalchemy import text

from tests.building import NOW, TALKS, said, store
from tests.conftest import BACKENDS
from tests.following import GUARD, following, process
from tests.store.test_changes import alongside
from tests.store.test_clocks import planned
from tracker.api.followers import Batch, Followers
from tracker.api.following import Following
from tracker.formats import sse
from tracker.store import changes
from tracker.store.append import append
from tracker.store.changes import BEGINNING, Place
from tracker.store.commits import commits
from tracker.store.database import Database
from tracker.store.state import latest_moment

Change = tuple[str, str, str | None, str]


def short(change: dict[str, Any]) -> Change:
    return change["kind"], change["id"], change["field"], change["recorded_from"]


def feed(database: Database, after: Place = BEGINNING) -> list[Change]:
    with database.reading() as session:
        return [
            (
                c.kind,
                c.id,
                c.field.field or None,
                c.as_dict()["recorded_from"].isoformat().replace("+00:00", "Z"),
            )
            for c in changes.stream(session, after)
        ]


def write(database: Database, slug: str, *rounds: str) -> None:
    with database.writing() as session:
        reports = [{"id": one, "title": slug.upper()} for one in rounds]
        append(session, said(slug, "2026-01-10", round=reports), now=NOW)


def test_a_stream_replays_what_was_written_and_follows_what_is(database: Database, database_url: str) -> None:
    store(database, TALKS, planned("a", "2026-01-27", "scheduled", "1 February"))
    with process(database_url) as (_, address), following(address) as follower:
        assert (follower.status, follower.headers["content-type"]) == (
            200,
            "text/event-stream; charset=utf-8",
        )
        assert follower.headers["access-control-allow-origin"] == "*"
        while len(follower.got) < len(feed(database)):
            follower.event()
        write(database, "b", "r", "s")
        while len(follower.got) < len(feed(database)):
            follower.event()
        assert [short(change) for change in follower.got] == feed(database)


def test_a_stream_since_now_of_one_record_is_silent_about_all_else(
    database: Database, database_url: str
) -> None:
    store(database, TALKS)
    write(database, "a", "r", "s")
    with process(database_url) as (_, address), following(address, "?since=now&id=round/r") as follower:
        write(database, "b", "s")
        write(database, "c", "r")
        assert follower.event()["source"]["id"] == "c"  # type: ignore[index]  # None fails here as well
        assert {change["id"] for change in follower.got} == {"r"}


def test_a_stream_that_broke_off_resumes_where_it_was(database: Database, database_url: str) -> None:
    store(database, TALKS)
    write(database, "a", "r", "s", "t")
    with process(database_url) as (_, address):
        with following(address) as first:
            for _ in range(5):
                first.event()
        write(database, "b", "r")  # while nobody follows
        with following(address, "?since=2026-01-01", last_id=first.last_id) as second:
            while len(first.got) + len(second.got) < len(feed(database)):
                second.event()
        assert [short(change) for change in first.got + second.got] == feed(database)
        with following(address, last_id=second.last_id) as third:
            assert third.last_id == second.last_id
            write(database, "c", "s")
            assert third.event()["source"]["id"] == "c"  # type: ignore[index]  # None fails here as well


def test_followers_of_several_servers_see_each_change_once_in_order_while_several_write(
    database: Database, database_url: str
) -> None:
    store(database, TALKS)
    with ExitStack() as stack:
        servers = [stack.enter_context(process(database_url))[1] for _ in range(2)]
        followers = [stack.enter_context(following(address)) for address in (*servers, *servers)]

        def keep_writing(writer: int) -> None:
            for number in range(8):
                write(database, f"w{writer}-{number}", f"r{writer}", "shared")

        alongside(*[lambda writer=writer: keep_writing(writer) for writer in range(3)])
        expected = feed(database)
        for follower in followers:
            while len(follower.got) < len(expected):
                assert follower.event() is not None
            assert [short(change) for change in follower.got] == expected


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_stops_ends_its_streams_and_does_not_wait_for_them(
    database: Database, database_url: str, stop: signal.Signals
) -> None:
    store(database, TALKS)
    with process(database_url) as (server, address), following(address, "?since=now") as follower:
        server.send_signal(stop)
        follower.end()
        told = server.communicate(timeout=GUARD)[1]
        assert server.returncode in (0, -stop)
        assert "Traceback" not in told
        assert "Cancel" not in told  # what uvicorn says of what it had to break off


# --- the parts, without a server -------------------------------------------------------------------------------


def reader(database: Database) -> Any:
    def read(place: Place) -> Batch:
        with database.reading() as session:
            page = changes.page(session, place, limit=10)
        return Batch(b"".join(f"{c.id} ".encode() for c in page.changes), page.place, page.more)

    return read


def latest(database: Database) -> Place:
    with database.reading() as session:
        moment = latest_moment(session)
    assert moment is not None
    return changes.behind(moment)


def test_a_stream_that_has_nothing_to_say_says_so(database: Database) -> None:
    async def listen() -> list[bytes]:
        followers = Followers(database, beats_every=0.01)
        stream = followers.follow(BEGINNING, reader(database), b"opening")
        async with aclosing(stream) as chunks:
            return [await anext(chunks) for _ in range(3)]

    assert asyncio.run(listen()) == [b"opening", sse.BEAT, sse.BEAT]


def test_many_streams_hold_no_connection_while_they_wait_and_all_hear_of_a_commit(database: Database) -> None:
    store(database, TALKS)
    read, looks = reader(database), []

    def look(place: Place) -> Batch:
        batch: Batch = read(place)
        looks.append(place)
        return batch

    async def all_wait() -> None:
        while len(looks) < 60 or database.engine.pool.checkedout():  # type: ignore[attr-defined]
            await asyncio.sleep(0.01)

    async def listen() -> None:
        followers = Followers(database)
        streams = [followers.follow(latest(database), look, b"opening") for _ in range(60)]
        assert [await anext(stream) for stream in streams] == [b"opening"] * 60
        waiting = [asyncio.create_task(anext(stream)) for stream in streams]
        await asyncio.wait_for(all_wait(), GUARD)
        await asyncio.to_thread(write, database, "a", "r")
        found = await asyncio.wait_for(asyncio.gather(*waiting), GUARD)
        assert len(set(found)) == 1
        assert b"r " in found[0]
        followers.stop()
        for stream in streams:
            await stream.aclose()

    asyncio.run(listen())


def test_a_commit_between_the_last_look_and_the_waiting_is_not_missed(database: Database) -> None:
    store(database, TALKS)
    read, looks = reader(database), 0

    def read_and_then_write(place: Place) -> Batch:
        nonlocal looks
        batch: Batch = read(place)
        looks += 1
        if looks == 1:
            write(database, "a", "r")  # after the look that found nothing
        return batch

    async def listen() -> bytes:
        async with aclosing(
            Followers(database).follow(latest(database), read_and_then_write, b"opening")
        ) as chunks:
            assert await anext(chunks) == b"opening"
            return await asyncio.wait_for(anext(chunks), GUARD)

    assert b"r " in asyncio.run(listen())


def test_a_client_that_takes_nothing_is_given_up_and_its_stream_closed() -> None:
    closed = []

    async def chunks() -> AsyncGenerator[bytes]:
        try:
            while True:
                yield b"x"
        finally:
            closed.append(True)

    async def never() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        if message["type"] == "http.response.body":
            await never()

    async def answer() -> None:
        following = Following(chunks(), media_type="text/plain", headers={}, patience=0.01)
        respond = following.to_asgi_response(None, None)
        await asyncio.wait_for(respond({"type": "http"}, never, send), GUARD)

    asyncio.run(answer())
    assert closed == [True]


@pytest.mark.parametrize("database_url", BACKENDS[1:], indirect=True)
def test_a_listener_whose_connection_is_cut_listens_again(database: Database) -> None:
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE query LIKE 'LISTEN%' AND datname = current_database()"
    )

    def terminate() -> None:
        with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(cut))

    async def listen() -> None:
        async with aclosing(commits(database)) as notices:
            await asyncio.wait_for(anext(notices), GUARD)
            await asyncio.to_thread(terminate)
            await asyncio.wait_for(anext(notices), GUARD)  # it is back, and says so
            await asyncio.to_thread(store, database, TALKS)
            await asyncio.wait_for(anext(notices), GUARD)

    asyncio.run(listen())


def test_a_dry_run_tells_nobody(database: Database) -> None:
    async def listen() -> None:
        async with aclosing(commits(database)) as notices:
            await asyncio.wait_for(anext(notices), GUARD)
            following = asyncio.create_task(anext(notices))
            await asyncio.to_thread(pretend)
            await asyncio.to_thread(store, database, TALKS)
            await asyncio.wait_for(following, GUARD)

    def pretend() -> None:
        with database.writing(dry_run=True) as session:
            append(session, said("a", "2026-01-10", venue=[{"id": "v"}]), now=NOW)

    asyncio.run(listen())
    assert {change[1] for change in feed(database)} == {"talks"}
