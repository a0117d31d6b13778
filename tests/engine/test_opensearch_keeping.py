"""The engine of a cluster keeps what it was given: whoever dies at whatever step, whatever the cluster refuses."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from threading import Timer
from typing import TYPE_CHECKING, Any

import pytest
from conformance import tells_commonest
from every import entry, of_cluster, state

from corpus.errors import CablesError
from index.engine import Engine, Entry, Request, Sort
from index.query import Match, Query, Word

if TYPE_CHECKING:
    from index.engines.opensearch.connection import Connection
    from index.engines.opensearch.engine import OpenSearchEngine

INDEX = "tests-1"


@pytest.fixture
def engine(connection: "Connection") -> "OpenSearchEngine":
    made = of_cluster(connection)
    made.create()
    return made  # type: ignore[return-value]


class Killed(BaseException):
    """A writer's process is no more: nothing that comes after is done."""


@pytest.fixture
def dying(connection: "Connection", monkeypatch: pytest.MonkeyPatch) -> "Dying":
    return Dying(connection, monkeypatch)


class Dying:
    """Writers that die at their nth request; what the last of them was about to send is kept."""

    def __init__(self, connection: "Connection", monkeypatch: pytest.MonkeyPatch) -> None:
        self._address = connection.address
        self._monkeypatch = monkeypatch
        self.unsent: tuple[Any, ...] = ()

    def engine(self, requests: int, index: str = INDEX) -> Engine:
        from index.engines.opensearch.connection import Connection

        connection = Connection(self._address)
        transport = connection.client.transport
        ask, left = transport.perform_request, iter(range(requests))

        def asked(method: str, url: str, *others: Any, **named: Any) -> Any:
            if next(left, None) is None:
                self.unsent = self.unsent or (method, url, others, named)
                raise Killed
            return ask(method, url, *others, **named)

        self._monkeypatch.setattr(transport, "perform_request", asked)
        return of_cluster(connection, index)


def test_whenever_a_writer_is_killed_its_batch_is_whole_or_not_there(engine: Engine, dying: Dying) -> None:
    engine.write([entry(1), entry(2)], [])
    before, after = ([1, 2], 2), ([2, 3, 4], 3)
    seen = [before]
    while seen[-1] == before:
        with pytest.raises(Killed):
            dying.engine(len(seen)).write([entry(2), entry(3), entry(4)], [1])
            raise Killed
        assert engine.check() == []
        seen.append(state(engine))
        assert len(seen) < 40
    assert seen[-1] == after
    assert len(seen) > 5
    engine.write([entry(5)], [2])
    assert state(engine) == ([3, 4, 5], 3)
    assert engine.check() == []


def test_what_a_dead_writer_sent_and_arrives_late_counts_never(
    engine: "OpenSearchEngine", connection: "Connection", dying: Dying
) -> None:
    engine.write([entry(1)], [])
    method, url, others, named = unsent_of(dying, entry(2), entry(3, "treaty of another"), removed=[1])
    engine.write([entry(4)], [])
    arrived = connection.client.transport.perform_request(method, url, *others, **named)["items"]
    assert [each["index"]["result"] for each in arrived if "index" in each] == ["created", "created"]
    connection.client.indices.refresh(index=f"{INDEX}*")
    assert state(engine) == ([1, 4], 2)
    engine.write([entry(5)], [])
    assert state(engine) == ([1, 4, 5], 3)
    assert engine.check() == []


def test_what_a_writer_sends_that_was_asleep_for_hours_counts_never(
    engine: "OpenSearchEngine", connection: "Connection", dying: Dying
) -> None:
    unsent = unsent_of(dying, entry(2))
    engine.write([entry(4)], [])
    place: dict[str, Any] = {"index": "tests-state", "id": INDEX}
    now = connection.client.get(**place)["_source"]
    hours_ago = [[start, end, when - 10_000] for start, end, when in now["void"]]
    connection.client.index(**place, body=now | {"void": hours_ago})
    engine.write([entry(5)], [])
    method, url, others, named = unsent
    connection.client.transport.perform_request(method, url, *others, **named)
    connection.client.indices.refresh(index=f"{INDEX}*")
    assert state(engine) == ([4, 5], 2)
    engine.write([entry(6)], [])
    assert state(engine) == ([4, 5, 6], 3)
    assert engine.check() == []


def unsent_of(dying: Dying, *entries: Entry, removed: Sequence[int] = (), index: str = INDEX) -> Any:
    """The first request with documents of a writer that was killed before it could send it."""
    for requests in range(1, 40):
        dying.unsent = ()
        with pytest.raises(Killed):
            dying.engine(requests, index).write(entries, removed)
        if dying.unsent[1].endswith("/_bulk"):
            return dying.unsent
    raise AssertionError("no documents were sent")


def test_words_that_a_dead_writer_sent_late_are_not_taken_from_who_has_them_too(
    engine: "OpenSearchEngine", connection: "Connection", dying: Dying
) -> None:
    unsent = unsent_of(dying, entry(1, "barometer"))

    def entries() -> Iterator[Entry]:
        method, url, others, named = unsent
        connection.client.transport.perform_request(method, url, *others, **named)
        yield entry(2, "barometer and treaty")

    engine.write(entries(), [])
    assert state(engine) == ([2], 1)
    engine.write([entry(3)], [])
    assert state(engine) == ([2, 3], 2)
    with closing(engine.snapshot()) as snapshot:
        assert snapshot.answer(Request(Query((Word("barometer"),), exact=True))).total == 1


def test_what_arrives_late_for_an_index_that_is_gone_makes_none(connection: "Connection", dying: Dying) -> None:
    engine = of_cluster(connection, "tests-7")
    engine.create()
    method, url, others, named = unsent_of(dying, entry(1), index="tests-7")
    indices = connection.client.indices
    indices.delete(index="tests-7,tests-7-lexicon")
    connection.client.transport.perform_request(method, url, *others, **named)
    assert not indices.exists(index="tests-7")
    assert not indices.exists(index="tests-7-lexicon")
    with pytest.raises(CablesError, match="does not have"):
        bulk_of(connection, "tests-7")


def bulk_of(connection: "Connection", index: str) -> None:
    from index.engines.opensearch.bulk import Sender, put

    with Sender(connection) as sender:
        sender.send([put(index, 1, {"serial": 1})])


def test_an_index_made_before_it_had_an_alias_to_be_written_by_is_given_one(
    engine: Engine, connection: "Connection"
) -> None:
    every = "tests-1,tests-1-lexicon,tests-state"
    connection.client.indices.delete_alias(index=every, name="*.writing")
    engine.write([entry(1)], [])
    assert state(engine) == ([1], 1)
    assert set(connection.client.indices.get_alias(index=every, name="*.writing")) == set(every.split(","))


def test_of_two_writers_at_a_time_one_is_told(engine: Engine, connection: "Connection") -> None:
    other = of_cluster(connection)

    def entries() -> Iterator[Entry]:
        yield entry(1)
        other.write([entry(2)], [])
        yield entry(3)

    with pytest.raises(CablesError, match="being written by another process"):
        engine.write(entries(), [])
    assert state(engine) == ([2], 1)
    engine.write([entry(3)], [])
    assert state(engine) == ([2, 3], 2)


def test_a_view_whose_point_was_lost_is_opened_again_as_it_was(engine: Engine, connection: "Connection") -> None:
    engine.write([entry(v) for v in range(1, 6)], [])

    def lose_points() -> None:
        connection.client.transport.perform_request("DELETE", "/_search/point_in_time/_all")

    with closing(engine.snapshot()) as snapshot:
        asked = Request(Query((Word("treaty"),)))
        lose_points()
        assert snapshot.answer(asked).total == 5
        engine.write([entry(6), entry(2)], [1])
        lose_points()
        assert snapshot.answer(asked).total == 5
        assert sorted(snapshot.versions()) == [1, 2, 3, 4, 5]
        engine.write([entry(7)], [])
        lose_points()
        with pytest.raises(CablesError, match="ask again"):
            snapshot.answer(asked)
    assert state(engine) == ([2, 3, 4, 5, 6, 7], 6)


def test_a_point_that_is_lost_between_two_pages_brings_no_hit_twice(
    engine: Engine, connection: "Connection", monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.engines.opensearch import ordering

    monkeypatch.setattr(ordering, "PAGE", 3)
    monkeypatch.setattr(ordering, "LOOKED_AT", 5)
    engine.write([entry(v, "treaty" if v <= 8 else "barometer") for v in range(1, 21)], [])
    other, transport, ask = (
        of_cluster(connection),
        connection.client.transport,
        connection.client.transport.perform_request,
    )
    lost = False

    def asked(method: str, url: str, *others: Any, **named: Any) -> Any:
        nonlocal lost
        if not lost and "search_after" in str(named.get("body", "")):
            lost = True
            # Words are rare by all that lies there, also by what came after the view.
            other.write([entry(v) for v in range(100, 160)], [])
            ask("DELETE", "/_search/point_in_time/_all")
        return ask(method, url, *others, **named)

    with closing(engine.snapshot()) as snapshot:
        request = Request(Query((Word("treaty"), Word("barometer")), match=Match.ANY), limit=None)
        assert snapshot.answer(replace(request, limit=1)).total == 20
        monkeypatch.setattr(transport, "perform_request", asked)
        versions = [hit.version for hit in snapshot.answer(request).hits]
        assert lost
        assert sorted(versions) == list(range(1, 21))


def test_what_a_node_tells_that_has_been_cut_off_is_not_believed(engine: Engine, connection: "Connection") -> None:
    place: dict[str, Any] = {"index": "tests-state", "id": INDEX}
    engine.write([entry(1)], [])
    before = connection.client.get(**place)["_source"]
    engine.write([entry(2)], [])
    now = connection.client.get(**place)["_source"]
    connection.client.index(**place, body=before)
    soon = Timer(0.5, connection.client.index, kwargs={**place, "body": now})
    soon.start()
    assert state(engine) == ([1, 2], 2)
    soon.join()


def test_an_index_that_lost_cables_does_not_answer_as_if_it_had_not(
    engine: "OpenSearchEngine", connection: "Connection", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engines.opensearch.point.READING", 0.2)
    engine.write([entry(1), entry(2)], [])
    lost = {"query": {"term": {"version": 2}}}
    connection.client.delete_by_query(index=INDEX, body=lost, params={"refresh": "true"})
    with pytest.raises(CablesError, match="has 1 cables in the index tests-1 and should have 2"):
        engine.snapshot()
    [said] = engine.check()
    assert "has 1 cables and should have 2" in said
    with closing(engine.what_is_left()) as snapshot:
        assert list(snapshot.versions()) == [1]


def test_what_does_not_go_into_one_answer_is_asked_page_by_page(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.engines.opensearch import facets, ordering, view

    engine.write([entry(v, sender=(v, 100 + v % 3)) for v in range(1, 31)], [])
    request = Request(Query((Word("treaty"),)), limit=None, facets=("sender",))
    with closing(engine.snapshot()) as snapshot:
        whole, by_date = snapshot.answer(request), snapshot.answer(Request(Query(), Sort.DATE, limit=None))
        monkeypatch.setattr(facets, "_MOST", 4)
        monkeypatch.setattr(facets, "_MOST_OF_ONE", 5)
        monkeypatch.setattr(facets, "_FEW", 3)
        monkeypatch.setattr(facets, "_TIMES", 1)
        monkeypatch.setattr(facets, "_MORE", 2)
        monkeypatch.setattr(ordering, "PAGE", 7)
        monkeypatch.setattr(ordering, "LOOKED_AT", 5)
        monkeypatch.setattr(view, "PAGE", 7)
        paged = snapshot.answer(request)
        assert paged.facets == whole.facets
        assert len(whole.facets["sender"].counts) == 33
        for most in range(6):
            few = snapshot.answer(replace(request, most={"sender": most})).facets["sender"]
            assert tells_commonest(few, whole.facets["sender"], most)
        assert [hit.version for hit in paged.hits] == [hit.version for hit in whole.hits]
        assert snapshot.answer(Request(Query(), Sort.DATE, limit=None)).hits == by_date.hits
        assert len(by_date.hits) == 30


def test_more_words_than_a_cluster_takes_are_asked_in_parts(engine: Engine) -> None:
    words = [f"word{number}" for number in range(1000)]
    texts = [" ".join(words[start : start + 700]) for start in range(0, 900, 300)]
    engine.write([entry(version, text) for version, text in enumerate(texts, 1)], [])
    with closing(engine.snapshot()) as snapshot:
        answer = snapshot.answer(Request(Query(tuple(map(Word, words))), limit=None))
        assert sorted(hit.version for hit in answer.hits) == [1, 2, 3]
        assert snapshot.answer(Request(Query(tuple(map(Word, words[:700])), exact=True))).hits[0].version == 1


def test_an_index_that_takes_no_writing_says_so_and_is_as_it_was(engine: Engine, connection: "Connection") -> None:
    engine.write([entry(1)], [])
    connection.client.indices.put_settings(index=INDEX, body={"index.blocks.write": True})
    try:
        with pytest.raises(CablesError, match="read-only") as raised:
            engine.write([entry(2)], [1])
        assert "\n" not in str(raised.value)
        assert state(engine) == ([1], 1)
    finally:
        connection.client.indices.put_settings(index=INDEX, body={"index.blocks.write": None})
    engine.write([entry(2)], [1])
    assert state(engine) == ([2], 1)


def test_copies_that_no_node_holds_are_told(engine: "OpenSearchEngine", connection: "Connection") -> None:
    from index.engines.opensearch.check import remarks

    replicas = {"index.number_of_replicas": 3}
    connection.client.indices.put_settings(index=INDEX, body=replicas)
    try:
        [said] = remarks(engine)
        assert "yellow" in said
        assert "replicas" in said
        assert engine.check() == []
    finally:
        connection.client.indices.put_settings(index=INDEX, body={"index.number_of_replicas": 1})
