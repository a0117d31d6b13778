"""Whether an index is sound: the store by itself, the engine by itself, and the two against each other."""

from collections.abc import Iterator

from corpus.errors import CablesError
from index.folder import Index
from index.keeping import View
from index.store import Store

_CHUNK = 500


def check(index: Index) -> list[str]:
    """Everything wrong with an index, a sentence each; empty when it is sound."""
    problems = list(index.engine.check())
    try:
        with index.view() as view:
            problems += view.store.problems()
            problems += _records(view.store)
            problems += _agreement(view)
    except CablesError as error:
        problems.append(str(error))
    return list(dict.fromkeys(problems))


def remarks(index: Index) -> list[str]:
    """What is worth knowing of a sound index, a sentence each: that a cluster keeps it less safely than it should."""
    try:
        return index.remarks()
    except CablesError:
        # What the cluster cannot tell, `check` has met.
        return []


def _records(store: Store) -> Iterator[str]:
    versions = store.versions()
    for start in range(0, len(versions), _CHUNK):
        chunk = versions[start : start + _CHUNK]
        try:
            store.cables(chunk)
        except Exception as error:  # whatever a damaged record does when it is opened, it is damaged
            what = f"{type(error).__name__}: {error}"
            yield f"a record between versions {chunk[0]} and {chunk[-1]} cannot be opened ({what})"


def _agreement(view: View) -> Iterator[str]:
    kept = set(view.store.versions())
    found = set(view.snapshot.versions())
    if kept - found:
        yield f"{len(kept - found)} cables cannot be found by the engine; `cables reindex` mends it"
    if found - kept:
        yield f"the engine finds {len(found - kept)} cables that are not kept; `cables reindex` mends it"
