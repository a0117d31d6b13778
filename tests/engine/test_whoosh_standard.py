"""An index of any schema through Whoosh's own writer and readers holds with our codec what it holds with Whoosh's."""

import pickle
import warnings
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import CablesError
from index.engines.whoosh.codec import ArrayCodec
from index.engines.whoosh.standard.values import pack, unpack

with warnings.catch_warnings():
    # Those that it gives a newer Python when it is compiled are no concern of ours.
    warnings.simplefilter("ignore")
    from whoosh import fields, index, query

WORDS = ["envoy", "envoys", "legation", "barometer", "über", "北京", "\n", "a\nb"]
SCHEMA = fields.Schema(
    key=fields.ID(unique=True, stored=True),
    text=fields.TEXT(stored=True, vector=True, analyzer=fields.KEYWORD(lowercase=False).analyzer),
    chars=fields.TEXT(chars=True, phrase=False),
    tags=fields.KEYWORD(stored=True, scorable=True, field_boost=1.5),
    number=fields.NUMERIC(stored=True, sortable=True),
    when=fields.DATETIME(stored=True),
    kept=fields.STORED,
)

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
documents = st.fixed_dictionaries(
    {"key": st.sampled_from("abcdef")},
    optional={
        "text": texts,
        "chars": texts,
        "tags": texts,
        "number": st.integers(-1000, 1000),
        "when": st.datetimes(datetime(1900, 1, 1), datetime(2000, 1, 1)).map(lambda when: when.replace(fold=0)),
        "kept": st.lists(st.integers() | st.text(max_size=3) | st.none(), max_size=3),
    },
)
batches = st.lists(
    st.tuples(st.lists(documents, max_size=5), st.lists(st.sampled_from("abcdef"), max_size=2), st.sampled_from("mo ")),
    min_size=1,
    max_size=4,
)


def written(folder: str, codec: Any, history: list[Any]) -> Any:
    """An index after a history of updates, deletes and merges."""
    made = index.create_in(folder, SCHEMA)
    for added, deleted, how in history:
        writer = made.writer(codec=codec) if codec else made.writer()
        for key in deleted:
            writer.delete_by_term("key", key)
        for document in added:
            writer.update_document(**document)
        writer.commit(merge=how == "m", optimize=how == "o")
    return made


def held(made: Any) -> dict[str, Any]:
    """All that an index tells, by the keys of its documents."""
    with made.searcher() as searcher:
        reader = searcher.reader()
        keys = {doc: reader.stored_fields(doc)["key"] for doc in reader.all_doc_ids()}
        told: dict[str, Any] = {"stored": sorted(map(repr, reader.all_stored_fields())), "count": reader.doc_count()}
        for name in ("text", "chars", "tags", "number"):
            for text in list(reader.lexicon(name)):
                matcher = reader.postings(name, text)
                while matcher.is_active():
                    what = "positions" if name == "text" else "characters" if name == "chars" else "weight"
                    value = matcher.weight() if what == "weight" else matcher.value_as(what)
                    told[f"{name} {text!r} {keys[matcher.id()]}"] = value
                    matcher.next()
        for doc, key in keys.items():
            if reader.has_vector(doc, "text"):
                told[f"vector {key}"] = list(reader.vector_as("weight", doc, "text"))
        for asked in (query.Phrase("text", ["envoy", "legation"]), query.Prefix("text", "env"), query.Every()):
            told[repr(asked)] = sorted(hit["key"] for hit in searcher.search(asked, limit=None))
        by_number = searcher.search(query.Every("number"), sortedby="number", limit=None)
        told["sorted"] = [hit["number"] for hit in by_number]
        return told


@settings(max_examples=60)
@given(history=batches)
def test_what_is_held_is_the_same(history: list[Any]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        assert held(written(one, ArrayCodec(), history)) == held(written(other, None, history))


def test_lengths_are_exact(tmp_path: Path) -> None:
    made = index.create_in(str(tmp_path), SCHEMA)
    writer = made.writer(codec=ArrayCodec())
    for key, count in (("a", 15), ("b", 9_999), ("c", 1)):
        writer.add_document(key=key, text="envoy " * count)
    writer.commit()
    with made.reader() as reader:
        assert [reader.doc_field_length(doc, "text") for doc in range(3)] == [15, 9_999, 1]
        assert (reader.min_field_length("text"), reader.max_field_length("text")) == (1, 9_999)
        assert reader.field_length("text") == 15 + 9_999 + 1
        assert reader.frequency("text", "envoy") == 15 + 9_999 + 1


def test_reading_a_segment_unpickles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = index.create_in(str(tmp_path), SCHEMA)
    writer = made.writer(codec=ArrayCodec())
    writer.add_document(key="a", text="envoy legation", number=4, when=datetime(1912, 3, 4), kept=[1, "x"])
    writer.commit()
    segment = made._read_toc().segments[0]

    def refuse(*_: object) -> None:
        raise AssertionError("something is unpickled")

    for name in ("loads", "load", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    monkeypatch.setattr("whoosh.formats.loads", refuse, raising=False)
    monkeypatch.setattr("whoosh.columns.loads", refuse, raising=False)
    codec = segment.codec()
    terms, documents_ = (
        codec.terms_reader(made.storage, segment), codec.per_document_reader(made.storage, segment)
    )  # fmt: skip
    assert documents_.stored_fields(0)["kept"] == [1, "x"]
    assert documents_.stored_fields(0)["when"] == datetime(1912, 3, 4)
    matcher = terms.matcher("text", b"legation", SCHEMA["text"].format)
    assert (matcher.id(), matcher.value_as("positions")) == (0, [1])


def test_a_damaged_segment_is_one_sentence(tmp_path: Path) -> None:
    made = index.create_in(str(tmp_path), SCHEMA)
    writer = made.writer(codec=ArrayCodec())
    writer.add_document(key="a", text="envoy legation")
    writer.commit()
    path = next(path for path in tmp_path.glob("*.arrays") if "documents" not in path.name)
    content = path.read_bytes()
    path.write_bytes(content[:40] + b"?" + content[41:])
    with pytest.raises(CablesError, match="is damaged"):
        made.reader()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary() | st.dates()
    | st.datetimes() | st.times() | st.decimals(allow_nan=False),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
)  # fmt: skip


@given(value=values)
def test_stored_values_come_back_as_they_were(value: Any) -> None:
    assert unpack(pack(value)) == value
    assert type(unpack(pack(value))) is type(value)


def test_stored_values_of_other_kinds_are_refused() -> None:
    with pytest.raises(TypeError, match="a value of type object cannot be stored"):
        pack([object()])


@given(data=st.binary(max_size=40))
def test_bytes_that_are_no_stored_value_are_refused(data: bytes) -> None:
    try:
        unpack(data)
    except ValueError as error:
        assert str(error)


def test_days_and_times_keep_what_they_are() -> None:
    kept = {"a": date(1912, 3, 4), "b": time(3, 4, 5), "c": Decimal("1.50"), "d": (1, (2,)), "e": 1 << 80}
    assert unpack(pack(kept)) == kept
