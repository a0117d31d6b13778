"""Words that scanning or typing has spoilt are found from the vocabulary of the collection, and told."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Cables

from index.folder import Index
from index.ingest import Options, ingest
from search.asking import Flags, read
from search.garbles import garbles_of
from search.service import Search

SOUND = "The secretary of the legation kept the barometer, and the government asked for the quarantine papers again. "
SPOILT = {
    "misread": "The harbour master wrote of the barorneter and of nothing else.",
    "figure": "A crate for the 1egation stood on the quay.",
    "long-s": "The old clerk had never seen the quarantine papers, nor the poffeffion deed.",
    "joined": "The secretaryof the town called twice.",
    "torn": "They said that the secre tary was asleep.",
    "typed": "The govermnent had sent nobody.",
    "kin": "A governess and two coachmen arrived; the governesses dined alone.",
    "other": "A burning lamp and a morning paper.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of many sound papers and a few spoilt ones."""
    place = tmp_path_factory.mktemp("garbled")
    for number in range(260):
        (place / f"sound-{number}.txt").write_text(f"Paper {number}\n\n{SOUND}\nNumber {number}.\n", encoding="utf-8")
    for name, text in SPOILT.items():
        (place / f"{name}.txt").write_text(f"A paper\n\n{text}\n", encoding="utf-8")
    index = Index.create(place / "index")
    ingest(index, [str(place / "*.txt")], Options("papers", workers=0))
    return place / "index"


@pytest.fixture(scope="module")
def search(folder: Path) -> Iterator[Search]:
    with Index.open(folder).view() as view:
        yield Search(view)


FOUND = [
    ("barometer", "misread"),
    ("barometers", "misread"),
    ("legation", "figure"),
    ("secretary", "joined"),
    ("secretary", "torn"),
    ("government", "typed"),
    ("+secretary", "torn"),
    ("(secretary OR zeppelin)", "joined"),
    ("body:secretary", "joined"),
]


@pytest.mark.parametrize(("question", "name"), FOUND)
def test_a_spoilt_word_is_found(search: Search, question: str, name: str) -> None:
    found = list(search.ids(read(question, Flags(), limit=None)))
    assert name in found


NOT_FOUND = [
    ("government", Flags(), "kin"),
    ("secretary", Flags(exact=True), "joined"),
    ('"secretary"', Flags(), "torn"),
    ("warning", Flags(), "other"),
    ("torn", Flags(), "joined"),
    ("title:secretary", Flags(), "joined"),
]


@pytest.mark.parametrize(("question", "flags", "name"), NOT_FOUND, ids=str)
def test_what_is_no_spoilt_word_is_not(search: Search, question: str, flags: Flags, name: str) -> None:
    assert name not in list(search.ids(read(question, flags, limit=None)))


def test_what_is_excluded_is_excluded_as_it_is_written(search: Search) -> None:
    assert "joined" in list(search.ids(read("town -secretary", Flags(), limit=None)))


def test_the_passage_and_the_count_tell_it(search: Search) -> None:
    answer = search.ask(read("secretary", Flags(), limit=None, snippets=1))
    assert answer.total == 262
    assert answer.only_garbled == 2
    assert {each.text for each in answer.garbles["secretary"]} == {"secretaryof", "secre tary"}
    last = {found.cable.id: found.snippets[0] for found in answer.hits}
    for snippet, words in ((last["joined"], "secretaryof"), (last["torn"], "secre tary")):
        assert [snippet.text[start:end] for start, end in snippet.marks] == [words]
        assert snippet.matched == ("garble",)


def test_each_mark_says_as_what_it_was_found(search: Search) -> None:
    def matched(question: str) -> set[Any]:
        answer = search.ask(read(question, Flags(), limit=1))
        return {each for found in answer.hits for snippet in found.snippets for each in snippet.matched}

    assert matched("barometer") == {"exact"}
    assert matched("barometers") == {"stem"}
    assert matched("baromet*") == {"variant"}
    assert matched("barometr~") == {"variant"}
    assert matched("quarantine~") == {"exact"}
    assert matched('"the barometer"') == {"exact"}
    assert matched("barorneter") == {"exact"}


def test_why_not_says_that_a_word_is_spoilt(search: Search) -> None:
    asked = read("secretary", Flags(), limit=None)
    assert search.why_not(asked, "joined").parts[0].remark == "only misprinted or misread"
    assert search.why_not(asked, "sound-1").parts[0].remark == ""


def test_near_words_of_their_own_are_none(folder: Path) -> None:
    with Index.open(folder).view() as view:
        assert garbles_of(["morning"], view.snapshot) == {}
        assert garbles_of(["paper"], view.snapshot) == {}
        assert garbles_of([""], view.snapshot) == {}
        assert garbles_of(["of the"], view.snapshot) == {}


def test_the_command_tells_it(cables: Cables, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CABLES_INDEX", str(folder))
    said = cables("search", "secretary", "--json").json["query"]
    assert said["only_garbled"] == 2
    assert said["read_as"] == "secretary"
    assert [each["word"] for each in said["garbles"]] == ["secretary"]
    assert "2 cables only by words misprinted or misread" in " ".join(cables("search", "secretary").out.split())
    assert cables("search", "secretary", "--exact", "--json").json["query"]["garbles"] == []
    assert json.dumps(said)
