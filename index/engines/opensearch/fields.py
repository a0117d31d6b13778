"""How an index of the cluster is made: its fields, their types, and the settings.

- each text field: its tokens in order, joined by blanks, under the whitespace analyzer, with positions;
- `stems`: the stems of all texts (no positions); `length.<text>`: how many tokens a text has;
- `values.<column>`: the columns of values; the days, the orders and the buckets as `index.engines.asked.fields` says;
- `kept`: the tokens of all texts and what is known beside them, packed, not searched, outside `_source`: so the best
  hits can be weighed, and a cable be written anew with other values. It lies among the doc values, where reading it
  does not unpack what is beside it;
- `serial`: the number that the engine gives to what it writes, ever growing; the document's id is the same;
- `record`, `covered`: what the store keeps.

The lexicon is an index of its own, a document a token: its `form`, the `token`, the stem that it `inflects` where that
looks otherwise (`language~stem`), and the `length` of the form in letters.
"""

from dataclasses import dataclass
from typing import Any

from index.engine import COLUMNS, TEXT_FIELDS, Interval
from index.engines.asked.fields import BY_DATE, BY_LATEST, DATED, EARLIEST, LATEST, SPOKEN, STEMS, VERSION

FORMAT = 2
SERIAL, KEPT = "serial", "kept"
NOTHING = "_none_"
"""Says that nothing is to be read of a document but its doc values, which is much the quicker."""

FORM, TOKEN, INFLECTS, LETTERS, KEY = "form", "token", "inflects", "length", "key"

_VALUES = frozenset(COLUMNS)
_LONGEST_TOKEN = 1000
_KNOWS_SEGMENTS = (2, 7)
"""From which version of OpenSearch on there is a choice of how copies are kept."""

_MOST_ROWS = 10_000


def named(field: str) -> str:
    """The name that a field has in the index."""
    return f"values.{field}" if field in _VALUES else field


def length_of(field: str) -> str:
    """The field that holds how many tokens a text has."""
    return f"length.{field}"


def bucket_of(interval: Interval) -> str:
    """The field that holds the first day of the bucket which holds the whole span."""
    return f"bucket.{interval}"


@dataclass(frozen=True, slots=True)
class Plan:
    """How the indices of one kind are made: with these settings, over the shared ones or not, and this mapping."""

    kind: str
    settings: dict[str, Any]
    mappings: dict[str, Any]
    over_shared: bool = True

    def body(self, replicas: int, version: tuple[int, int]) -> dict[str, Any]:
        """What an index is made of, all in all, in a cluster of this version."""
        shared = shared_settings(replicas, version)["index"] if self.over_shared else {}
        return {
            "settings": {**self.settings, "index": {**shared, **self.settings["index"]}}, "mappings": self.mappings,
        }  # fmt: skip


def shared_settings(replicas: int, version: tuple[int, int]) -> dict[str, Any]:
    """The settings by which nothing is lost that was once acknowledged, and every copy finds what a commit has written.

    A cluster may be set to copy whole segments instead (`cluster.indices.replication.strategy`): a copy would then find
    it some time later.
    """
    by_document = {"replication.type": "DOCUMENT"} if version >= _KNOWS_SEGMENTS else {}
    return {"index": {"number_of_replicas": replicas, "translog.durability": "request", **by_document}}


def cables_plan(shards: int) -> Plan:
    """How an index of cables is made."""
    return Plan("cables", _settings(shards), _cables())


def lexicon_plan() -> Plan:
    """How the index of a lexicon is made."""
    keyword, number = {"type": "keyword"}, {"type": "long"}
    fields = {FORM: keyword, TOKEN: keyword, INFLECTS: keyword, LETTERS: number, KEY: keyword, SERIAL: number}
    return Plan("lexicon", _settings(1), {"dynamic": "strict", "properties": fields})


def _settings(shards: int) -> dict[str, Any]:
    return {
        "index": {
            "number_of_shards": shards,
            "max_result_window": _MOST_ROWS,
            # What is written is made searchable by its commit alone.
            "refresh_interval": "-1",
        },
        "analysis": {
            "tokenizer": {"tokens": {"type": "whitespace", "max_token_length": _LONGEST_TOKEN}},
            "analyzer": {"tokens": {"type": "custom", "tokenizer": "tokens"}},
        },
    }


def _cables() -> dict[str, Any]:
    number, day = {"type": "long"}, {"type": "integer"}
    counted = {"type": "integer", "index": False}
    order = {"type": "keyword", "index": False}
    text = {"type": "text", "analyzer": "tokens"}
    texts: dict[str, Any] = dict.fromkeys(TEXT_FIELDS, text)
    return {
        "dynamic": "strict",
        "_meta": {"format": FORMAT},
        "_source": {"excludes": [*TEXT_FIELDS, STEMS, KEPT, "length", "bucket", BY_DATE, BY_LATEST]},
        "properties": texts
        | {
            STEMS: {"type": "text", "analyzer": "tokens", "index_options": "freqs"},
            "values": {"properties": dict.fromkeys(COLUMNS, number)},
            "length": {"properties": dict.fromkeys(TEXT_FIELDS, counted)},
            "bucket": {"properties": dict.fromkeys(Interval, counted)},
            SERIAL: number, VERSION: number, "id": {"type": "keyword"}, SPOKEN: {"type": "keyword"},
            DATED: day, EARLIEST: day, LATEST: day, BY_DATE: order, BY_LATEST: order,
            KEPT: {"type": "binary", "doc_values": True},
            "record": {"type": "object", "enabled": False}, "covered": {"type": "keyword"},
        },
    }  # fmt: skip
