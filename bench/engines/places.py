"""Where an engine that is measured keeps its index: a folder, or a cluster."""

from pathlib import Path

from index.engine import Engine
from index.keeping import ENGINES

_OPENSEARCH = "opensearch"


def opened(name: str, place: str) -> Engine:
    """An engine; the place of that of a cluster is its nodes' addresses, with commas between them."""
    if name != _OPENSEARCH:
        return ENGINES[name](Path(place), {})
    from index.engines.opensearch.address import address_of
    from index.engines.opensearch.connection import Connection
    from index.engines.opensearch.engine import OpenSearchEngine

    return OpenSearchEngine(Connection(address_of({"url": place.replace(",", " "), "name": "bench"})), "bench-1")


def size(place: str) -> int:
    """The bytes of what is kept; in a cluster those of the index and its lexicon, their copies with them."""
    if not place.startswith("http"):
        return sum(path.stat().st_size for path in Path(place).rglob("*") if path.is_file())
    from opensearchpy import OpenSearch

    told = OpenSearch(place.split(",")).indices.stats(index="bench-1*", metric="store")
    return int(told["_all"]["total"]["store"]["size_in_bytes"])
