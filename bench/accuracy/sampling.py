"""Which documents are measured: spread evenly and always the same, those held out apart from those seen."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")
HELD_OUT: Final = Path(__file__).parents[1] / "held_out.toml"


def evenly(items: Sequence[T], most: int) -> list[T]:
    """`most` of the items at even distances, all where `most` is 0 or more than there are."""
    if not most or most >= len(items):
        return list(items)
    return [items[(2 * at + 1) * len(items) // (2 * most)] for at in range(most)]


def held_out(collection: str) -> frozenset[str]:
    """The names that stand in `held_out.toml` under a collection."""
    listed = tomllib.loads(HELD_OUT.read_text(encoding="utf-8"))
    return frozenset(listed.get(collection, {}).get("names", ()))


def choose(collection: str, items: Sequence[Path], *, held: bool) -> list[Path]:
    """Those of a collection's volumes or letters that are held out, or those that are not; in the order of names."""
    names = held_out(collection)
    return [path for path in items if (not names.isdisjoint(_names(path))) == held]


def _names(path: Path) -> tuple[str, ...]:
    """By which a file or folder may be listed: numbered letters are told apart by their folder."""
    return path.stem, path.name, "/".join(path.parts[-2:])
