"""Exports of archives' databases without a map: History Lab's FOIArchive, the Wilson Center's records, Dublin Core."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import BODY, SUMMARY, TITLE, Draft
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.readers import Rejection, jsonlines, table
from corpus.readers.record_values import date_form, values_of

TEXT = "The Minister received me today and spoke for an hour about sugar, ships and the price of both."


def from_json(*rows: object, path: str = "a.json") -> list[Draft | Rejection]:
    return list(jsonlines.READER.read(InputFile.in_memory(path, json.dumps(rows).encode())))


def from_csv(row: dict[str, str]) -> Draft:
    stream = io.StringIO()
    csv.writer(stream).writerows([row.keys(), row.values()])
    (draft,) = table.READER.read(InputFile.in_memory("a.csv", ("\ufeff" + stream.getvalue()).encode()))
    return checked(draft)


def checked(draft: Draft | Rejection) -> Draft:
    assert isinstance(draft, Draft), draft
    for mark in draft.marks:
        assert draft.parts[mark.part][mark.start : mark.end] == mark.words
    return draft


def one(row: object) -> Draft:
    (draft,) = from_json(row)
    return checked(draft)


def marked(draft: Draft, field: str) -> list[tuple[str, str]]:
    return [(mark.words, mark.value) for mark in draft.marked(field)]


def words(draft: Draft, field: str) -> list[str]:
    return [mark.words for mark in draft.marked(field)]


CABLE = {
    "doc_id": "1973STRELS00017",
    "corpus": "cfpf",
    "authored": "1973-05-03T00:00:00+00:00",
    "subject": "THE PRICE OF SUGAR",
    "from_field": "STRELSAU",
    "to_field": "STATE, HAVANA",
    "body": TEXT,
    "classification": "SECRET",
    "orighand": "EXDIS",
    "concepts": ["SUGAR", "SHIPS"],
    "tags": ["ETRD", "RU"],
    "cable_references": ["73 STATE 12345"],
    "persons": ["TARLENHEIM, FRITZ VON", "Sapt, John"],
    "countries": ["Ruritania"],
    "source": "https://example.org/1973STRELS00017",
    "nuclear": None,
}


@pytest.mark.parametrize("form", ["json", "python", "database", "csv of one"])
def test_a_cable_of_foiarchive_needs_no_map(form: str) -> None:
    written = {
        "json": lambda value: json.dumps(value),
        "python": lambda value: repr(value),
        "database": lambda value: "{" + ",".join(f'"{item}"' for item in value) + "}",
        "csv of one": lambda value: "; ".join(value),
    }[form]
    row = {
        name: "NULL" if value is None else written(value) if isinstance(value, list) else str(value)
        for name, value in CABLE.items()
    }
    for draft in (one(CABLE), from_csv(row)):
        assert (draft.id, draft.part(TITLE), draft.part(BODY)) == ("1973STRELS00017", "THE PRICE OF SUGAR", TEXT)
        assert marked(draft, "date") == [("1973-05-03", "1973-05-03")]
        assert words(draft, "sender") == ["STRELSAU"]
        assert words(draft, "recipients") == ["STATE, HAVANA"]
        assert words(draft, "classification") == ["SECRET"]
        assert words(draft, "handling") == ["EXDIS"]
        assert sorted(words(draft, "keywords")) == ["ETRD", "RU", "SHIPS", "SUGAR"]
        assert words(draft, "references") == ["73 STATE 12345"]
        assert marked(draft, "participants") == [("FRITZ VON TARLENHEIM", "named"), ("John Sapt", "named")]
        assert (draft.source.collection, draft.source.url) == ("cfpf", "https://example.org/1973STRELS00017")


def test_a_document_of_frus_has_a_folded_title_and_its_own_clock() -> None:
    title = "\nThe Consul General at Strelsau (\nSapt\n) to the Secretary of\n                      State\n\n"
    draft = one(
        {"doc_id": "frus1914d1", "title": title, "body": TEXT, "authored": "1914-09-03T19:00:00+00:00", "topics": None}
    )
    assert draft.part(TITLE) == "The Consul General at Strelsau ( Sapt ) to the Secretary of State"
    assert marked(draft, "date") == [("1914-09-03T19:00:00+00:00", "1914-09-03T19:00:00")]
    assert marked(one({"doc_id": "a", "title": "x y", "authored": None}), "date") == []


NAME = "Telegram from Ruritanian Ambassador Tarlenheim to the Foreign Ministry"
WILSON = {
    "document_url": "https://digitalarchive.wilsoncenter.org/document/telegram-ruritanian-ambassador",
    "title": NAME,
    "original_publication_date": "1962-11-00",
    "text_body": f"TOP SECRET\n\nHavana, 2 May 1963\n\n{TEXT}",
    "summary": "Tarlenheim on sugar.",
    "authors": '["Tarlenheim, Fritz von"]',
    "subjects_discussed": '["Sugar--Prices, 1960-1965", "Ruritania--Foreign relations"]',
    "source": "ARF, f. 12, op. 4, d. 7. Translated by Ann Sapt.",
    "original_upload_date": "2012-03-04",
    "language": '["Russian"]',
    "rights": "Free to use.",
    "record_id": "123456",
    "original_classification": "Top Secret",
    "donors": "NULL",
}


def test_a_record_of_the_wilson_center_is_one_in_a_table_too() -> None:
    for draft in (from_csv(WILSON), one(WILSON)):
        assert (draft.id, draft.part(TITLE), draft.part(BODY)) == ("wilson-123456", NAME, TEXT)
        assert marked(draft, "date") == [("1962-11-00", "1962-11")]
        assert marked(draft, "original_language") == [("Russian", "ru")]
        assert marked(draft, "sender") == [("Tarlenheim", "Fritz von Tarlenheim")]
        assert words(draft, "classification") == ["Top Secret"]
        assert words(draft, "keywords") == ["Sugar--Prices, 1960-1965", "Ruritania--Foreign relations"]
        assert (draft.source.archive, draft.source.fonds, draft.source.translator) == (
            "ARF",
            "f. 12, op. 4, d. 7",
            "Ann Sapt",
        )
        assert draft.source.url == WILSON["document_url"]


def test_a_map_of_the_users_own_comes_first() -> None:
    file = InputFile.in_memory("a.json", json.dumps(WILSON).encode(), {"title": "summary"})
    (draft,) = jsonlines.READER.read(file)
    assert checked(draft).part(TITLE) == "Tarlenheim on sugar."


@pytest.mark.parametrize("prefix", ["", "dc:", "dc.", "dcterms:"])
def test_the_subject_of_a_catalogue_is_what_it_is_about(prefix: str) -> None:
    row = {
        "title": "A letter",
        "creator": "Sapt, John, 1910-1980",
        "subject": "Sugar; Ships",
        "date": "1962",
        "description": "On sugar.",
    }
    draft = from_csv({f"{prefix}{name}": value for name, value in row.items()})
    assert (draft.part(TITLE), draft.part(SUMMARY)) == ("A letter", "On sugar.")
    assert words(draft, "keywords") == ["Sugar", "Ships"]
    assert words(draft, "sender") == ["John Sapt"]


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("19621104", "1962-11-04"),
        ("19621100", "1962-11"),
        ("1962-00-00", "1962"),
        ("196211", "1962-11"),
        ("621104", ""),
        ("201012", ""),
        ("-225936000", "1962-11-04"),
        ("-225936000000", "1962-11-04"),
        ("-225936000.0", "1962-11-04"),
        ("0000-00-00", ""),
        ("00000000", ""),
        ("99999999999999", ""),
        ("19629904", ""),
        ("4 November 1962", ""),
        ("11/04/1962", ""),
        ("1962", "1962"),
        ("1962-11-04/1962-11-06", "1962-11-04/1962-11-06"),
        ("", ""),
    ],
)
def test_dates_as_machines_write_them(written: str, form: str) -> None:
    assert date_form(written) == form


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ('["a", "b, c"]', ["a", "b, c"]),
        ("['a', \"b's\"]", ["a", "b's"]),
        ('{a,"b, c"}', ["a", "b, c"]),
        ("{a,b}", ["a", "b"]),
        (["a", ["b", "c"], None, 3], ["a", "b", "c"]),
        ([{"name": "a"}, {"topic_name": "b"}, {"x": "y"}], ["a", "b"]),
        ("[a note in brackets]", ["[a note in brackets]"]),
        ("[", ["["]),
        ("[]", []),
        ("N/A", []),
        ("[" * 9000 + "]" * 9000, ["[" * 9000 + "]" * 9000]),
        (None, []),
    ],
)
def test_lists_that_stand_in_a_text(value: object, items: list[str]) -> None:
    assert [each.words for each in values_of("keywords", value, divided=False)] == items


def test_a_text_in_html_is_what_it_shows() -> None:
    draft = one(
        {"title": "x y", "body_html": f"<div><p>From: A</p><script>no</script><p>{TEXT}</p></div>", "date": "1962"}
    )
    assert draft.part(BODY) == f"From: A\n\n{TEXT}"
    assert one({"title": "x y", "body": "<illegible> he said", "date": "1962"}).part(BODY) == "<illegible> he said"


@pytest.mark.parametrize(
    "content",
    [
        {"hits": {"total": 1, "hits": [{"_id": "7", "_source": {"title": "A letter", "body": TEXT}}]}},
        {"data": [{"type": "doc", "id": "7", "attributes": {"title": "A letter", "body": TEXT}}]},
        {"response": {"docs": [{"id": "7", "title": "A letter", "text": TEXT}]}},
        [{"id": "7", "text": TEXT, "metadata": {"title": "A letter"}}],
        {"7": {"title": "A letter", "text": TEXT}},
    ],
    ids=["elasticsearch", "json:api", "solr", "metadata beside text", "by key"],
)
def test_records_inside_wrappers(content: object) -> None:
    (draft,) = jsonlines.READER.read(InputFile.in_memory("a.json", json.dumps(content).encode()))
    draft = checked(draft)
    assert (draft.part(TITLE), draft.part(BODY)) == ("A letter", TEXT)


VALUES = st.sampled_from(
    ["", "x", "NULL", "[1", "['a'", '{"a": 1}', "{,}", "1962-00-00", "-1", "9" * 40, "<p>x</p>", "a;b|c", "²²²²²²²²"]
)


@given(st.dictionaries(st.sampled_from([*CABLE, *WILSON, "dc:subject", "metadata"]), VALUES, max_size=12))
def test_any_values_are_a_draft_or_a_rejection(row: dict[str, str]) -> None:
    for result in from_json({"title": "A letter", **row}):
        if isinstance(result, Draft):
            checked(result)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ({"$date": "1962-11-04T10:00:00Z"}, ""),
        ({"$date": {"$numberLong": "-225936000000"}}, "1962-11-04"),
        ({"year": "1962", "month": "11", "day": "4"}, "1962-11-04"),
        ({"year": "1962", "month": "11"}, "1962-11"),
        ({"year": "1962", "month": "May"}, None),
    ],
)
def test_dates_as_databases_store_them(value: dict[str, object], form: str | None) -> None:
    assert [each.form for each in values_of("date", value, divided=False)] == ([] if form is None else [form])


def test_a_party_in_pieces_is_its_office_and_name_or_its_body_and_post() -> None:
    draft = one(
        {
            "title": "A letter",
            "from": {"name": "Sapt", "office": "Colonel", "post": "Strelsau"},
            "to": [{"body": "Ministry", "post": "Oslo"}],
        }
    )
    assert (words(draft, "sender"), words(draft, "recipients")) == (["Colonel Sapt"], ["Ministry, Oslo"])


def test_entities_and_tags_in_a_title_are_what_they_show() -> None:
    assert (
        one({"title": "A <b>letter</b> &amp; a<br/>note", "body": "x &lt;y&gt; AT&T"}).part(TITLE)
        == "A letter & a note"
    )
    assert one({"title": "A letter", "body": "x &lt;y&gt; AT&T", "date": "1962"}).part(BODY) == "x <y> AT&T"


def test_the_subject_of_a_telegram_may_be_a_treaty_and_its_type_a_code() -> None:
    row = {**CABLE, "subject": "TREATY: AGREEMENT IN PRINCIPLE", "type": "TE"}
    (item,) = records(InputFile.in_memory("a.json", json.dumps([row]).encode()), "c")
    assert isinstance(item, Record)
    assert item.cable.kind == "telegram"
    assert item.cable.sender and item.cable.sender.verbatim == "STRELSAU"
