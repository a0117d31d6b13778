"""What programs wrap around records in JSON: the answers of search engines and interfaces, metadata beside a text."""

from collections.abc import Mapping
from typing import Any, Final

from corpus.readers.columns import column_map

_INNER: Final = ("_source", "attributes", "fields", "record", "document", "doc", "node", "item")
_BESIDE: Final = ("metadata", "meta", "properties", "info")
_WRAPPERS: Final = frozenset((*_INNER, *_BESIDE))
_DEEPEST: Final = 4


def records_in(loaded: Any) -> tuple[list[Any], bool]:
    """The records of a JSON value, and whether it is a single one.

    They are an array's items, the items of the one list of objects that objects wrap, objects under keys that are
    their ids, or the object itself.
    """
    if isinstance(loaded, list):
        return loaded, False
    return _wrapped(loaded, _DEEPEST) or ([loaded], True)


def _wrapped(loaded: Any, depth: int) -> tuple[list[Any], bool] | None:
    if not isinstance(loaded, dict) or not depth or _tells(loaded) or _tells(unwrapped(loaded)):
        return None
    lists = [value for value in loaded.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    if len(lists) == 1:
        return lists[0], False
    inner = {key: value for key, value in loaded.items() if isinstance(value, dict)}
    if inner and len(inner) == len(loaded) and all(map(_tells, inner.values())):
        return [value if "id" in value else {"id": key, **value} for key, value in inner.items()], False
    found = [items for value in inner.values() if (items := _wrapped(value, depth - 1))]
    return found[0] if len(found) == 1 and not lists else None


def unwrapped(item: Mapping[str, Any]) -> dict[str, Any]:
    """An object with what stands in its wrapper (`_source`, `attributes`) or beside its text (`metadata`) beside its
    own keys, which come first."""
    row = dict(item)
    if _WRAPPERS.isdisjoint(row):
        return row
    if not _tells(row):
        inner: dict[str, Any] = next((row[key] for key in _INNER if isinstance(row.get(key), dict)), {})
        row = {**inner, **({"id": row["_id"]} if isinstance(row.get("_id"), str) else {}), **row}
    beside: dict[str, Any] = next((row[key] for key in _BESIDE if isinstance(row.get(key), dict)), {})
    return {**row, **{key: value for key, value in beside.items() if not row.get(key)}} if beside else row


def _tells(row: Mapping[str, Any]) -> bool:
    """Whether an object has a title or a text of its own."""
    return bool({"title", "body"} & set(column_map(row, {})))
