"""What a flag asks for is what the field of its name asks for in a question."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.folder import Index
from search.asking import Flags, read
from search.service import Search


@pytest.fixture(scope="module")
def search(specimen_index: Path) -> Iterator[Search]:
    with Index.open(specimen_index).view() as view:
        yield Search(view)


ALIKE = [
    ("from:whitcombe", {"from": ["whitcombe"]}),
    ("from:(whitcombe OR ardashev)", {"from": ["whitcombe", "ardashev"]}),
    ("to:halloran kind:letter", {"to": ["halloran"], "kind": ["letter"]}),
    ("with:present/corbin", {"with": ["present/corbin"]}),
    ('to:"department of state"', {"to": ["department of state"]}),
    ("place:(mirogard OR washington)", {"place": ["mirogard", "washington"]}),
    ("class:secret lang:en", {"class": ["secret"], "lang": ["en"]}),
    ("lang:(french OR it)", {"lang": ["french", "it"]}),
    ('in:specimens about:"soviet union"', {"in": ["specimens"], "about": ["soviet union"]}),
]


@pytest.mark.parametrize(("question", "fields"), ALIKE)
def test_a_flag_asks_for_what_its_field_asks_for(search: Search, question: str, fields: dict[str, list[str]]) -> None:
    by_field = list(search.ids(read(question, Flags(), limit=None)))
    assert by_field
    assert by_field == list(search.ids(read("", Flags(fields=fields), limit=None)))


@pytest.mark.parametrize("date", ["1962", "autumn 1962", "1962-01~", "none", "n.d.", "1950..", "..1900", "undated"])
def test_so_does_a_date(search: Search, date: str) -> None:
    by_field = list(search.ids(read(f'date:"{date}"', Flags(), limit=None)))
    assert by_field
    assert by_field == list(search.ids(read("", Flags(date=date), limit=None)))


def test_certain_reaches_every_date_of_a_question(search: Search) -> None:
    def found(question: str, certain: bool) -> set[str]:
        return set(search.ids(read(question, Flags(certain=certain), limit=None)))

    spans = "1962-01-05..1962-01-20", "1953", "1619-02-01..1619-02-20"
    for certain in (False, True):
        each = [found(f"date:{span}", certain) for span in spans]
        assert found(f"date:({' OR '.join(spans)})", certain) == set().union(*each)
    assert found("date:1962-01-05..1962-01-20", True) != found("date:1962-01-05..1962-01-20", False)
    assert found("-date:1962", True) == found("-date:1962", False)
