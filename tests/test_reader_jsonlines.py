"""JSON lines, arrays and objects, and what `cables show --json` prints."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft
from corpus.errors import Unreadable, UsageError
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.readers import Rejection
from corpus.readers.jsonlines import READER


def read(content: str | bytes, path: str = "a.jsonl", columns: dict[str, str] | None = None) -> list[Draft | Rejection]:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    results = list(READER.read(InputFile.in_memory(path, raw, columns)))
    for draft in results:
        for mark in draft.marks if isinstance(draft, Draft) else ():
            assert draft.parts[mark.part][mark.start : mark.end] == mark.words
    return results


def one(row: object, columns: dict[str, str] | None = None) -> Draft:
    (draft,) = read(json.dumps(row), columns=columns)
    assert isinstance(draft, Draft)
    return draft


def test_a_record_as_it_is_printed_is_read_back() -> None:
    draft = one(
        {
            "id": "box-7",
            "title": "The lamp",
            "header": "Vellin, May 1956",
            "body": "Vellin, May 1956\n\nThe lamp is lit.",
            "date": {"start": "1956-05-01", "end": "1956-05-31", "edtf": "1956-05", "text": "May 1956"},
            "sender": {"name": "A. Harwood", "person_id": "p7", "office": "Consul", "verbatim": "Consul A. Harwood"},
            "recipients": [{"verbatim": "The Files"}, {"name": None, "body": "Ministry", "post": "Oslo"}],
            "participants": [{"name": "B. Lind", "id": None, "role": "present", "verbatim": "Mr Lind"}],
            "keywords": ["lamp", {"text": "fog", "origin": "declared"}, {"text": "of the", "origin": "derived"}],
            "references": [{"verbatim": "Vellin 12", "id": "box-3"}],
            "classification": "secret",
            "number": 12,
            "language": "en",
            "notes": ["1 One.", "2 Two."],
            "source": {"archive": "State Archive", "fonds": "7/1", "url": "https://example.org", "path": "x"},
        }
    )
    assert draft.id == "box-7"
    assert draft.part("body") == "Vellin, May 1956\n\nThe lamp is lit."
    assert (draft.part("head"), draft.part("notes")) == ("Vellin, May 1956", "1 One.\n\n2 Two.")
    assert [(mark.field, mark.words, mark.value) for mark in draft.marks] == [
        ("date", "May 1956", "1956-05"),
        ("classification", "secret", ""),
        ("number", "12", ""),
        ("language", "en", "en"),
        ("sender", "Consul A. Harwood", "p7"),
        ("recipients", "The Files", ""),
        ("recipients", "Ministry, Oslo", ""),
        ("participants", "Mr Lind", "present"),
        ("keywords", "lamp", ""),
        ("keywords", "fog", ""),
        ("references", "Vellin 12", "box-3"),
    ]
    assert (draft.source.archive, draft.source.fonds, draft.source.url) == (
        "State Archive",
        "7/1",
        "https://example.org",
    )


def test_a_bad_line_is_a_rejection_and_the_rest_goes_on() -> None:
    deep = "[" * 100_000
    results = read(f'{{"title": "one"}}\n\nnope\n[1]\n{{"id": "x"}}\n{deep}\n{{"title": "two"}}\n')
    assert [(type(result).__name__, result.position) for result in results] == [
        ("Draft", "line 1"),
        ("Rejection", "line 3"),
        ("Rejection", "line 4"),
        ("Rejection", "line 5"),
        ("Rejection", "line 6"),
        ("Draft", "line 7"),
    ]
    assert [result.reason for result in results if isinstance(result, Rejection)] == [
        "it is not JSON: expecting value at column 1",
        "it is not a JSON object",
        "it has neither a title nor a text",
        "its objects are nested too deeply",
    ]


def test_numbers_stand_as_they_are_written_and_nan_is_nothing() -> None:
    draft = one({"title": "x", "number": 1.50, "id": 12345678901234567890123, "place": float("nan")})
    assert (draft.id, draft.marked("number")[0].words, draft.marked("place")) == ("12345678901234567890123", "1.5", ())


def test_a_lone_surrogate_becomes_a_sign_that_can_be_stored() -> None:
    (draft,) = read('{"title": "a \\ud800 b", "body": "\\ud83d\\ude00"}')
    assert isinstance(draft, Draft)
    assert (draft.part("title"), draft.part("body")) == ("a \ufffd b", "😀")


@pytest.mark.parametrize(
    ("content", "positions"),
    [
        ('[{"title": "a"}, {"title": "b"}, 3]', ["item 1", "item 2", "item 3"]),
        ('{"title": "a"}', [""]),
        ('{"total": 2, "documents": [{"title": "a"}, {"title": "b"}]}', ["item 1", "item 2"]),
        ('{"title": "a"}\n{"title": "b"}', ["line 1", "line 2"]),
        ('{\n "title": "a"\n}', [""]),
    ],
)
def test_a_json_file_holds_an_array_one_object_or_lines(content: str, positions: list[str]) -> None:
    assert [result.position for result in read(content, "a.json")] == positions


@pytest.mark.parametrize("content", ["", "  ", "[]", '{"title": ', "true", '"text"', "[" * 100_000])
def test_a_json_file_without_documents_says_so(content: str) -> None:
    with pytest.raises(Unreadable):
        read(content, "a.json")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings(encoding: str) -> None:
    (draft,) = read('{"title": "Señor Aragonés a la reunión"}\n'.encode(encoding))
    assert isinstance(draft, Draft)
    assert draft.part("title") == "Señor Aragonés a la reunión"


def test_keys_go_by_many_names_and_may_be_mapped_even_inside_objects() -> None:
    draft = one({"Subject": "S", "Content": "C", "From": "A", "date_sent": "1956-05-04T00:00:00Z"})
    assert (draft.part("title"), draft.part("body")) == ("S", "C")
    assert [(mark.field, mark.words, mark.value) for mark in draft.marks] == [
        ("date", "1956-05-04", "1956-05-04"),
        ("sender", "A", ""),
    ]
    nested = one({"t": "S", "meta": {"who": "A"}}, {"title": "t", "sender": "meta.who"})
    assert [mark.words for mark in nested.marked("sender")] == ["A"]


def test_a_mapped_key_may_be_missing_in_some_rows_but_not_in_all() -> None:
    assert len(read('{"title": "a", "who": "A"}\n{"title": "b"}\n', columns={"sender": "who"})) == 2
    with pytest.raises(Unreadable, match=r"^it has no column “who” for sender; its columns are title$"):
        read('{"title": "a"}\n', columns={"sender": "who"})
    with pytest.raises(UsageError, match="a record has no field “author” to map"):
        read('{"title": "a"}\n', columns={"author": "title"})


def test_a_bare_text_in_a_wrapper_is_read_as_a_page() -> None:
    draft = one({"text": "From: Consul\n\nVellin, 3 May 1956\n\nThe lamp is lit and the keeper sleeps.", "id": 3})
    assert draft.part("dateline") == "Vellin, 3 May 1956"
    assert draft.part("body") == "The lamp is lit and the keeper sleeps."
    assert [mark.words for mark in draft.marked("sender")] == ["Consul"]


def test_the_digest_is_the_rows_own() -> None:
    first, second = read('{"title": "a"}\n{"title": "b"}\n')
    (again,) = read('{"title": "b"}')
    assert isinstance(first, Draft) and isinstance(second, Draft) and isinstance(again, Draft)
    assert second.digest == again.digest != first.digest


@pytest.mark.parametrize(
    ("path", "content", "sure"),
    [
        ("a.jsonl", b'{"title": 1}', 0.95),
        ("a.json", b"[]", 0.8),
        ("a", b'{"title": 1}\n{', 0.7),
        ("a", b"{not json}", 0.0),
        ("a.txt", b"[LONDON], 3 May", 0.0),
        ("a.jsonl", b"", 0.0),
    ],
)
def test_sniffing(path: str, content: bytes, sure: float) -> None:
    assert READER.sniff(InputFile.in_memory(path, content)) == sure


def test_rows_come_one_by_one() -> None:
    rows: Iterator[Draft | Rejection] = READER.read(
        InputFile.in_memory("a.jsonl", b'{"title": "a"}\n' * 60 + b"\xff\n")
    )
    assert isinstance(next(rows), Draft)


NAMES = [
    "title",
    "body",
    "date",
    "start",
    "end",
    "sender",
    "to",
    "keywords",
    "text",
    "verbatim",
    "source",
    "notes",
    "x",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=8))
def test_any_object_is_a_draft_or_a_rejection(row: dict[str, object]) -> None:
    (result,) = read(json.dumps(row))
    assert isinstance(result, Draft | Rejection)


def test_a_printed_party_stays_what_it_was() -> None:
    def party(verbatim: str, **known: str) -> dict[str, str | None]:
        return {"name": None, "office": None, "body": None, "post": None, **known, "verbatim": verbatim}

    printed = {
        "id": "x/1",
        "body": "The lamp is out.",
        "sender": party("Hafenkollegium", body="Hafenkollegium"),
        "recipients": [party("Orlo", post="Orlo"), party("Prentice, A.", name="A. Prentice")],
        "date": {
            "start": "1619-02-12",
            "end": "1619-02-12",
            "text": "12 Feb 1619",
            "verbatim": "12 di febbraio 1618 m.v.",
        },
    }
    (record,) = records(InputFile.in_memory("a.jsonl", json.dumps(printed).encode()), "c")
    assert isinstance(record, Record)
    found = record.cable
    assert found.sender is not None
    assert (found.sender.body, found.sender.person) == ("Hafenkollegium", None)
    assert [(each.post, each.person and each.person.name) for each in found.recipients] == [
        ("Orlo", None), (None, "A. Prentice"),
    ]  # fmt: skip
    assert found.date is not None
    assert (str(found.date.earliest), found.date.verbatim) == ("1619-02-12", "12 di febbraio 1618 m.v.")
