"""The measurement of relevance: reading collections, asking, measuring."""

from pathlib import Path

import pytest

from bench.relevance import topics
from bench.relevance.classic import read_classic
from bench.relevance.known_items import SETS, questions
from bench.relevance.systems import indexed, ours

SMART = {
    "cacm/cacm.all": (
        ".I 1\n.T\nSorting by barges\n.W\nA barge is sorted\nby its load.\n.B\nCACM May, 1958\n.A\nQuill, J. B.\n"
        ".K\nbarges, sorting\n.X\n1 5 1\n.I 2\n.T\nLocks and weirs\n.B\nCACM June, 1958\n.X\n"
    ),
    "cacm/query.text": ".I 1\n.W\n How are barges\nsorted?\n.N\n 1. nobody\n.I 2\n.W\nUnanswered\n",
    "cacm/qrels.text": "01 0001  0 0\n",
}
NPL = {
    "npl/doc-text": "1\nhidden microphones\nin walls\n   /\n2\nwalls without ears\n   /\n",
    "npl/query-text": "1\nMICROPHONES IN WALLS\n/\n",
    "npl/rlv-ass": "1\n 1\n   /\n",
}


def _written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_smart_records_become_documents_questions_and_judgements(tmp_path: Path) -> None:
    found = read_classic("cacm", _written(tmp_path, SMART))
    assert found.documents["1"].title == "Sorting by barges"
    assert found.documents["1"].text.split("\n\n") == [
        "A barge is sorted\nby its load.",
        "Quill, J. B.",
        "barges, sorting",
    ]
    assert found.documents["2"].text == ""
    assert {key: question.text for key, question in found.questions.items()} == {"1": "How are barges sorted?"}
    assert found.questions["1"].worth == {"1": 1}


def test_judgements_are_read_with_a_column_of_zeros_and_without(tmp_path: Path) -> None:
    files = {"cacm/qrels.text": "1 0 1 1\n1 0 2 1\n"}
    assert read_classic("cacm", _written(tmp_path, SMART | files)).questions["1"].worth == {"1": 1, "2": 1}


def test_npl_is_read_between_its_slashes(tmp_path: Path) -> None:
    found = read_classic("npl", _written(tmp_path, NPL))
    assert {key: each.text for key, each in found.documents.items()} == {
        "1": "hidden microphones in walls",
        "2": "walls without ears",
    }
    assert found.questions["1"].text == "microphones in walls"
    assert found.questions["1"].worth == {"1": 1}


def test_our_own_system_answers_over_documents_that_it_is_given(tmp_path: Path) -> None:
    collection = read_classic("npl", _written(tmp_path, NPL))
    with ours(indexed("npl", collection.documents, tmp_path / "made")) as ask:
        assert ask("hidden microphones")[0] == "1"


def test_measures_know_a_first_from_a_second_place() -> None:
    pytest.importorskip("ir_measures")
    from bench.relevance.collection import Question
    from bench.relevance.measure import by_chance, scores

    found = scores({"a": ["1", "2"], "b": ["1", "2"], "c": []}, {k: Question(k, {"2": 1}) for k in "abc"})
    assert found["RR@10"].tolist() == [0.5, 0.5, 0.0]
    assert found["Success@10"].tolist() == [1.0, 1.0, 0.0]
    assert by_chance(found["RR@10"], found["RR@10"]) == 1.0


@pytest.mark.parametrize("name", SETS)
def test_the_sets_of_questions_are_whole(name: str) -> None:
    asked = questions(name)
    assert len(asked) >= 100
    assert all(question.text.strip() and len(question.worth) == 1 for question in asked.values())
    assert len({question.text for question in asked.values()}) == len(asked)


def test_every_topic_is_judged() -> None:
    asked = topics.questions()
    assert len(asked) >= 25
    assert all(question.worth and set(question.worth.values()) <= {1, 2} for question in asked.values())
