"""The table of fields hangs together with the record, the engine and itself."""

from dataclasses import fields

from corpus.cable import Cable
from index.engine import COLUMNS
from search.fields import FACET_FIELDS, FACETS, FIELDS, FieldKind, field_named, field_names
from search.language import read_question


def test_every_field_is_an_attribute_of_the_record_or_of_its_source() -> None:
    attributes = {field.name for field in fields(Cable)} | {"collection"}
    assert {field.name for field in FIELDS} <= attributes


def test_columns_and_facets_are_the_engines() -> None:
    assert {field.column for field in FIELDS if field.column} <= set(COLUMNS)
    assert set(FACETS) == set(FACET_FIELDS) <= {*COLUMNS, "date"}
    assert all(field.column for field in FIELDS if field.kind in (FieldKind.NAME, FieldKind.PHRASE, FieldKind.EXACT))


def test_a_name_means_one_field() -> None:
    names = [name for field in FIELDS for name in (field.short, *field.aliases)]
    assert len(names) == len(set(names)) == len(field_names())
    assert field_named("Sender") is field_named("FROM")
    assert field_named("nothing") is None


def test_every_example_is_a_question_about_its_field() -> None:
    for field in FIELDS:
        query = read_question(field.example, strict=True).query
        asked = [each.field for each in query.filters] or [getattr(node, "field", "") for node in query.required]
        assert asked == [field.short]
