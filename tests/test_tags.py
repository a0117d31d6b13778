"""The codes by which State Department telegrams are filed, and the words that they stand for."""

import pytest

from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.tags import expanded


@pytest.mark.parametrize(
    ("keywords", "words"),
    [
        (("PREL", "UR"), {"PREL": "external political relations", "UR": "Soviet Union"}),
        (("OVIP (BERG, ANNA)", "NO"), {"OVIP (BERG, ANNA)": "visits of prominent persons", "NO": "Norway"}),
        (("PHUM", "ICES", "QQ"), {"PHUM": "human rights"}),
        (("US", "IN"), {}),
        (("ICES", "US"), {}),
        (("prel", "us"), {}),
        (("PREL, US",), {}),
        ((), {}),
    ],
)
def test_codes_have_words_where_a_subject_is_among_them(keywords: tuple[str, ...], words: dict[str, str]) -> None:
    assert expanded(keywords) == words


def test_a_telegrams_tags_are_keywords_with_their_words() -> None:
    text = (
        "R 121530Z OCT 76\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC 1234\nBT\nUNCLAS OSLO 10191\nE.O. 11652: N/A\n"
        "TAGS: EFIS, NO, UR\nSUBJECT: COD\n1. THE COD HAS COME.\nBT\n"
    )
    item = next(iter(records(InputFile.in_memory("a.txt", text.encode()), "ice")))
    assert isinstance(item, Record)
    assert [keyword.text for keyword in item.cable.keywords] == [
        "EFIS", "fisheries", "NO", "Norway", "UR", "Soviet Union",
    ]  # fmt: skip
    assert {why.words for why in item.cable.evidence if why.field == "keywords"} == {"EFIS", "NO", "UR"}
