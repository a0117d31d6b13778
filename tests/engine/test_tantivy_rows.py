"""What is counted over an answer of many cables, which tantivy's engine does from a file of its own, says what all cables say."""

import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from conformance import tells_commonest
from every import made, opened

from corpus.errors import CablesError
from index.engine import Engine, Entry, Interval, Request, Sort
from index.query import Filter, OneOf, Phrase, Query, Undated, Value, When, Word
from search.evaluate import evaluate

FACETS = ("date", "sender", "keyword", "place", "participant_party")
FIELDS = {"date": "date", "sender": "from", "keyword": "keyword", "place": "place", "participant_party": "with"}
MANY = 700
HUGE = 2**40


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    assert np.__version__
    return made("tantivy", tmp_path)


def entries(numbers: range, seed: int = 1) -> list[Entry]:
    return [_entry(number, random.Random(seed * 1_000_003 + number)) for number in numbers]


def _entry(version: int, rng: random.Random) -> Entry:
    words = rng.sample(("treaty", "envoy", "harbour", "lighthouse", "grain"), rng.randint(1, 4))
    values = {
        "sender": (rng.randrange(40),), "keyword": tuple(rng.choices(range(100, 130), k=rng.randint(0, 6))),
        "place": (HUGE // 2**12 + rng.randrange(3),) if rng.random() < 0.7 else (),
        "participant_party": tuple(rng.sample(range(0, 4_000_000_000, 1_000_003), 2)),
    }  # fmt: skip
    first, last = (date(1900, 1, 1).toordinal() + rng.randrange(9_000) for _ in range(2))
    low, high = min(first, last), max(first, last)
    days = rng.choice(((low, low), (low, low), (low, low + 20), (None, high), (low, None)))
    dated = rng.random() < 0.9
    return Entry(version, f"v{version}", "en", {"body": f"the {' and '.join(words)}"}, values,
                 *(days if dated else (None, None)), dated)  # fmt: skip


def requests() -> Iterator[Request]:
    years = Filter("date", When(date(1905, 1, 1), date(1915, 12, 31)))
    sender = Filter("from", OneOf("sender", frozenset(range(30)), Value("from", "x")))
    queries = [
        Query(), Query(plain=(Word("treaty"),)), Query(required=(Word("envoy"),), filters=(years,)),
        Query(plain=(Word("grain"), Word("harbour")), filters=(sender,)), Query(filters=(years, sender)),
        Query(required=(Phrase("and envoy"),)), Query(excluded=(Undated(),)), Query(plain=(Word("zzz"),)),
    ]  # fmt: skip
    for number, query in enumerate(queries):
        interval = (None, *Interval)[number % 6]
        yield Request(query, facets=FACETS, facet_fields=FIELDS, interval=interval)
        yield Request(query, Sort.DATE, limit=0, facets=FACETS[number % 5 :], interval=interval)


def assert_alike(engine: Engine, known: list[Entry]) -> None:
    snapshot = engine.snapshot()
    for request in requests():
        found, expected = snapshot.answer(request), evaluate(request, known)
        assert (found.total, found.facets, found.histogram) == (expected.total, expected.facets, expected.histogram)
        assert (found.first, found.last) == (expected.first, expected.last)
        for most in (0, 1, 7):
            few = snapshot.answer(replace(request, most=dict.fromkeys(request.facets, most))).facets
            assert few.keys() == expected.facets.keys()
            assert all(tells_commonest(few[column], whole, most) for column, whole in expected.facets.items())


def test_large_answers_are_counted_as_small_ones(engine: Engine) -> None:
    known = entries(range(1, MANY))
    engine.write(known, [])
    assert_alike(engine, known)
    assert engine.check() == []


def test_what_is_written_anew_counts_as_it_is_now_and_for_an_older_view_as_it_was(engine: Engine) -> None:
    known = {each.version: each for each in entries(range(1, MANY))}
    engine.write(known.values(), [])
    before, request = engine.snapshot(), next(requests())
    was = evaluate(request, list(known.values()))
    again = {each.version: each for each in entries(range(600, 900), seed=2)}
    engine.write(again.values(), range(1, 100))
    known = {version: each for version, each in (known | again).items() if version >= 100}
    new = {version: (version % 11, 500) for version in range(150, 400)}
    engine.revalue("keyword", new)
    known = {v: replace(e, values={**e.values, "keyword": new[v]}) if v in new else e for v, e in known.items()}
    assert_alike(engine, list(known.values()))
    found = before.answer(request)
    assert (found.facets, found.histogram) == (was.facets, was.histogram)
    assert engine.check() == []


def test_values_that_are_too_great_for_a_row_are_counted_all_the_same(engine: Engine) -> None:
    known = entries(range(1, MANY))
    known[5] = replace(known[5], values={"sender": (HUGE,), "keyword": (101, HUGE)})
    engine.write(known, [])
    assert_alike(engine, known)


def test_a_batch_that_was_not_finished_is_written_over(engine: Engine, tmp_path: Path) -> None:
    known = entries(range(1, MANY))
    engine.write(known[:300], [])
    for name in ("values", "blocks"):
        with next(tmp_path.glob(f"index-*/rows/{name}")).open("ab") as file:
            file.write(b"half a row")
    assert engine.check() == []
    engine.write(known[300:], [])
    assert_alike(engine, known)
    assert engine.check() == []


def test_a_batch_that_fails_leaves_the_counts_as_they_were(engine: Engine) -> None:
    known = entries(range(1, MANY))
    engine.write(known, [])
    with pytest.raises(ValueError, match="twice"):
        engine.write([*entries(range(MANY, MANY + 9)), *entries(range(MANY, MANY + 9))], range(1, 50))
    assert_alike(engine, known)
    assert engine.check() == []


@pytest.mark.parametrize("name", ["values", "blocks"])
@pytest.mark.parametrize("damage", ["empty", "cut", "noise", "gone"])
def test_damaged_rows_are_found_and_told_in_a_sentence(engine: Engine, tmp_path: Path, name: str, damage: str) -> None:
    engine.write(entries(range(1, MANY)), [])
    path = next(tmp_path.glob(f"index-*/rows/{name}"))
    content = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(
            {"empty": b"", "cut": content[: len(content) // 2], "noise": bytes(255 - byte for byte in content)}[damage]
        )
    assert all("\n" not in said and "cables reindex" in said for said in engine.check())
    assert engine.check()
    for attempt in (lambda: engine.snapshot().answer(next(requests())), lambda: engine.write(entries(range(9)), [])):
        try:
            attempt()
        except CablesError as error:
            assert "\n" not in str(error)
    engine.create()
    assert engine.check() == []
    known = entries(range(1, MANY))
    engine.write(known, [])
    assert_alike(engine, known)


def test_a_view_goes_on_counting_when_its_folder_is_gone(engine: Engine) -> None:
    known = entries(range(1, MANY))
    engine.write(known, [])
    snapshot, request = engine.snapshot(), next(requests())
    engine.create()
    expected = evaluate(request, known)
    found = snapshot.answer(request)
    assert (found.total, found.facets, found.histogram) == (MANY - 1, expected.facets, expected.histogram)


def test_an_index_of_another_form_says_what_to_do(engine: Engine, tmp_path: Path) -> None:
    engine.write(entries(range(1, 20)), [])
    state = tmp_path / "engine.json"
    state.write_text(state.read_text().replace('"format": 4', '"format": 3'))
    for attempt in (engine.snapshot, engine.generation, lambda: engine.write(entries(range(9)), [])):
        with pytest.raises(CablesError, match=r"written by another version of cables; `cables reindex` makes it anew"):
            attempt()
    opened("tantivy", tmp_path).create()
    assert opened("tantivy", tmp_path).snapshot().count() == 0


COLD = """\
import sys
from pathlib import Path
from index.engine import Request
from index.engines.tantivy import engine, view
from index.query import Query

view._WORTH_NUMPY = 100
snapshot = engine.TantivyEngine(Path(sys.argv[1])).snapshot()
assert snapshot.answer(Request(Query())).total == 700
print("numpy" in sys.modules)
snapshot.answer(Request(Query(), facets=("sender",)))
print("numpy" in sys.modules)
"""


def test_many_cables_are_worth_numpy_only_where_their_values_are_asked_for(engine: Engine, tmp_path: Path) -> None:
    engine.write(entries(range(1, MANY + 1)), ())
    cold = subprocess.run([sys.executable, "-c", COLD, tmp_path], capture_output=True, text=True, check=True)
    assert cold.stdout.split() == ["False", "True"]
