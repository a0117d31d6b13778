"""How a cluster is that keeps an index."""

from corpus.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Health:
    """How a cluster is: `status` is green, yellow or red, that of the index's own parts."""

    cluster: str
    version: str
    status: str
    nodes: int
    data_nodes: int
    shards: int
    unassigned: int
