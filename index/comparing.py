"""Whether a rebuilt engine says what the store says, before it is put into force: by counts, and by a sample."""

from collections.abc import Iterator, Sequence

from corpus.errors import CablesError
from index.analysis import forms
from index.engine import COLUMNS, TEXT_FIELDS, Entry, Request, Snapshot
from index.entries import entries
from index.query import Filter, Node, OneOf, Phrase, Query, Undated, Value, When
from index.store import Store

SAMPLED = 50
"""So many cables are looked for one by one, from the first to the last at even distances."""

_WORDS = 4
_VERSION = "version"
_OTHER = "the rebuilt index is not what the records are ({}): the one before it stays in force"


def compare(snapshot: Snapshot, store: Store) -> None:
    """Make sure that an engine holds what the store holds.

    Raises:
        CablesError: it does not; the sentence says where the two differ first.
    """
    for said in _differences(snapshot, store):
        raise CablesError(_OTHER.format(said))


def compare_records(kept: Store, store: Store) -> None:
    """Make sure that a store elsewhere keeps what a store does.

    Raises:
        CablesError: it does not; the sentence says where the two differ first.
    """
    if kept.contents() != store.contents():
        raise CablesError(_OTHER.format("the counts of its collections are others"))
    chosen = _sample(store.versions())
    one, other = kept.cables(chosen), store.cables(chosen)
    for version in chosen:
        if one.get(version) != other[version]:
            raise CablesError(_OTHER.format(f"the record of {other[version].id} is another"))


def _sample(versions: list[int]) -> list[int]:
    return versions[:: max(1, len(versions) // SAMPLED)][:SAMPLED]


def _differences(snapshot: Snapshot, store: Store) -> Iterator[str]:
    versions = store.versions()
    if sorted(snapshot.versions()) != versions:
        yield f"it finds {snapshot.count():,} cables of {len(versions):,}"
    facets = snapshot.answer(Request(Query(), limit=0, facets=COLUMNS)).facets
    kept = store.value_counts()
    for column in COLUMNS:
        if dict(facets[column].counts) != kept.get(column, {}):
            yield f"its counts of the column {column} are others"
    for entry in entries(store, _sample(versions)):
        for field, node in _asked(entry):
            if not _finds(snapshot, entry.version, node):
                yield f"{entry.id} is not found by its {field}"


def _asked(entry: Entry) -> Iterator[tuple[str, Node]]:
    """What must find a cable: some words in a row from the middle of each text, and its days."""
    for field in TEXT_FIELDS:
        words: Sequence[str] = [form.exact for form in forms(entry.texts.get(field, ""), entry.language)]
        middle = max(0, len(words) // 2 - _WORDS)
        if run := words[middle : middle + _WORDS]:
            yield field, Phrase(" ".join(run), field=field)
    yield "date", When(None, None) if entry.dated else Undated()


def _finds(snapshot: Snapshot, version: int, node: Node) -> bool:
    only = OneOf(_VERSION, frozenset({version}), Value("id", str(version)))
    return snapshot.answer(Request(Query(required=(node,), filters=(Filter("id", only),)), limit=0)).total == 1
