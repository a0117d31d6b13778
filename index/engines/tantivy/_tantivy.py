"""The only door to tantivy: its names, or one sentence where it is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import CablesError
from index.faults import broken

try:
    from tantivy import (
        DocAddress,
        Document,
        FieldType,
        Index,
        IndexWriter,
        Occur,
        Order,
        Query,
        Schema,
        SchemaBuilder,
        Searcher,
    )
except ImportError as error:
    raise CablesError(
        "the engine tantivy needs the package tantivy, which is not installed: `pip install 'cables[tantivy]'`"
    ) from error

__all__ = [
    "DocAddress", "Document", "FieldType", "Index", "IndexWriter", "Occur", "Order", "Query", "Schema", "SchemaBuilder",
    "Searcher", "sound",
]  # fmt: skip


def is_panic(error: BaseException) -> bool:
    """Tell what Rust raises where its code meets what cannot be; it is no `Exception`."""
    return type(error).__name__ == "PanicException"


@contextmanager
def sound(folder: Path) -> Iterator[None]:
    """What tantivy says of files that it cannot read, as an error of ours."""
    try:
        yield
    except CablesError:
        raise
    except BaseException as error:
        if isinstance(error, ValueError | OSError) or is_panic(error):
            said = " ".join(str(error).split())[:200]
            raise broken(folder, said) from error
        raise
