"""The comparison with other engines: all are asked the same of the same cables, and say the same."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.peers.corpora import Corpus, generated
from bench.peers.documents import Document, batches, write
from bench.peers.driving import here
from bench.peers.growth import growth_plot, growth_table
from bench.peers.measuring import Measured, Plan, measure
from bench.peers.plot import plot
from bench.peers.registry import OURS
from bench.peers.report import tables

NAMES = (OURS, "cables, whole", "tantivy", "FTS5", "Whoosh")
CABLES = 120


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return generated(tmp_path_factory.mktemp("corpora"), CABLES, 400)


@pytest.fixture(scope="module")
def run(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Measured]:
    folder = tmp_path_factory.mktemp("peers")
    kinds, _ = here(NAMES, folder, {})
    return measure(corpus, kinds, folder, Plan(each=1, rounds=1), lambda _: None)


def test_a_document_comes_back_as_it_was_written(tmp_path: Path) -> None:
    one = Document("a/1", 0, "Olwen Tarr", "", ("Olwen Tarr", "I. Quell"), (), "Cod", "Nets, and\tropes\n| twine")
    write(tmp_path / "d.tsv", [one])
    assert list(batches(tmp_path / "d.tsv", 0, 9)) == [[one._replace(body="Nets, and ropes twine")]]
    assert list(batches(tmp_path / "d.tsv", 1, 9)) == []


def test_a_corpus_is_read_again_as_it_was_made(corpus: Corpus) -> None:
    again = generated(corpus.path.parent, CABLES, 400)
    assert again == corpus
    assert again.cables == CABLES
    assert again.words["the"] == CABLES


def test_all_peers_find_as_many_cables_and_count_the_same_values(run: dict[str, Measured]) -> None:
    assert list(run) == list(NAMES)
    assert {name: measured.differs for name, measured in run.items()} == {name: [] for name in NAMES}
    assert all(sum(run[OURS].totals[kind]) for kind in ("common word", "rare word", "set phrase", "five facets"))


def test_a_peer_that_is_too_slow_for_so_many_cables_is_not_asked(corpus: Corpus, tmp_path: Path) -> None:
    kinds, missing = here((OURS, "FTS5"), tmp_path, {"FTS5": CABLES - 1})
    found = measure(corpus, kinds, tmp_path, Plan(each=1, rounds=1, bare=False), lambda _: None)
    assert (list(found), missing) == ([OURS], {})


def test_the_plot_is_sound_and_has_a_bar_for_every_answer(run: dict[str, Measured]) -> None:
    drawn = ElementTree.fromstring(plot("5 < 6 cables", {name: each.times for name, each in run.items()}))
    titles = [each.text or "" for each in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == len(NAMES) * len(run[OURS].times)
    assert all(any(title.startswith(f"{name}, ") for title in titles) for name in NAMES)


def test_the_tables_name_every_peer_and_kind_of_question(run: dict[str, Measured]) -> None:
    text = "\n".join(tables("some cables", run))
    assert all(name in text for name in NAMES)
    assert all(text.count(f"| {kind} |") == 2 for kind in run[OURS].times)


def test_growth_is_told_of_every_kind_of_question_and_part_of_writing(run: dict[str, Measured]) -> None:
    sizes = [run[OURS], replace(run[OURS], cables=CABLES * 10)]
    lines = list(growth_table(sizes))
    names = [*(f"writing a cable: {part}" for part in run[OURS].built["parts"]), *run[OURS].times]
    assert all(any(line.startswith(f"| {name} |") for line in lines) for name in names)
    drawn = ElementTree.fromstring(growth_plot("5 < 6 cables", sizes))
    titles = [each.text or "" for each in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert titles == names


def test_memory_is_told_apart_by_what_is_mapped_of_files(run: dict[str, Measured]) -> None:
    assert 0 < run[OURS].mapped < run[OURS].memory
