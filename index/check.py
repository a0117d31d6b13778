"""Whether an index is sound: the store by itself, the engine by itself, and the two against each other."""

from collections.abc import Iterator

from corpus.errors import CablesError
from index.folder import Index, View
from index.stores.sqlite import SqliteStore

_CHUNK = 500
_SHOWN = 5


def check(index: Index) -> list[str]:
    """Everything wrong with an index, a sentence each; empty when it is sound."""
    problems = list(index.engine.check())
    try:
        with index.view() as view:
            problems += _store(view.store)
            problems += _agreement(view)
    except CablesError as error:
        problems.append(str(error))
    return list(dict.fromkeys(problems))


def _store(store: SqliteStore) -> Iterator[str]:
    for (said,) in store.rows("PRAGMA integrity_check"):
        if said != "ok":
            yield f"the store's file is damaged: {said}"
    lost = store.rows("SELECT id FROM cable WHERE version NOT IN (SELECT version FROM version)")
    if lost:
        yield f"{len(lost)} cables have no record: {_some(id for (id,) in lost)}"
    homeless = store.rows("SELECT id FROM cable WHERE id NOT IN (SELECT id FROM source)")
    if homeless:
        yield f"{len(homeless)} cables have no source: {_some(id for (id,) in homeless)}"
    if store.rows("SELECT 1 FROM batch LIMIT 1"):
        yield "a batch is not finished; `cables ingest` finishes it"
    yield from _records(store)


def _records(store: SqliteStore) -> Iterator[str]:
    versions = [version for (version,) in store.rows("SELECT version FROM cable ORDER BY version")]
    for start in range(0, len(versions), _CHUNK):
        chunk = versions[start : start + _CHUNK]
        try:
            store.cables(chunk)
        except Exception as error:  # whatever a damaged record does when it is opened, it is damaged
            what = f"{type(error).__name__}: {error}"
            yield f"a record between versions {chunk[0]} and {chunk[-1]} cannot be opened ({what})"


def _agreement(view: View) -> Iterator[str]:
    kept = {version for (version,) in view.store.rows("SELECT version FROM cable")}
    found = set(view.snapshot.versions())
    if kept - found:
        yield f"{len(kept - found)} cables cannot be found by the engine; `cables reindex` mends it"
    if found - kept:
        yield f"the engine finds {len(found - kept)} cables that are not kept; `cables reindex` mends it"


def _some(ids: Iterator[str]) -> str:
    every = list(ids)
    return ", ".join(every[:_SHOWN]) + (" …" if len(every) > _SHOWN else "")
