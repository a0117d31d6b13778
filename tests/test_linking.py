"""References resolved to the cables of an index: before, after, removed, changed, killed; never the wrong one."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.cable import Cable, Reference
from index.check import check
from index.folder import Index
from index.ingest import Options, Report, ingest
from index.stores.schema import pack
from search.asking import Flags, read
from search.service import Search

KILLING = Path(__file__).with_name("killing.py")


def telegram(number: int, day: str, text: str, sender: str = "", to: str = "") -> str:
    """An invented telegram from the legation at Vienna, or from where it is said."""
    sender, to = sender or "the Legation in Austria", to or "the Department of State"
    place = "Washington" if sender == "the Department of State" else "Vienna"
    return (
        f"Telegram From {sender[0].upper()}{sender[1:]} to {to[0].upper()}{to[1:]}\n\n"
        f"{place}, {day}.\n\n{number}. {text}\n"
    )


HOME = {"sender": "the Department of State", "to": "the Legation in Austria"}
PAPERS = {
    "asked": telegram(505, "March 1, 1949", "Report on the invented ferry.", **HOME),
    "answered": telegram(641, "March 4, 1949", "Deptel 505. The ferry does not exist."),
    "insisted": telegram(512, "March 6, 1949", "Your 641, March 4. It must exist.", **HOME),
    "closed": telegram(655, "March 9, 1949", "Deptel 512 and mytel 641. It was built last night."),
}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in PAPERS.items():
        write(folder / f"{name}.txt", text)
    return folder


def write(path: Path, text: str) -> None:
    """A file whose time stamp is long past, so that an ingest need not read it twice."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_000_000_000, 1_000_000_000))


def bring(index: Index, *paths: Path, prune: bool = False) -> Report:
    return ingest(index, [str(path) for path in paths], Options(collection="papers", workers=0, prune=prune))


def cable(index: Index, id: str) -> Cable:
    with index.view() as view:
        version = view.store.version_of(id)
        assert version is not None
        return view.store.cables([version])[version]


def links(index: Index) -> dict[str, list[str | None]]:
    """Where the references of each cable lead."""
    with index.view() as view:
        versions = view.store.versions()
        found = view.store.cables(versions).values()
        return {each.id: [reference.id for reference in each.references] for each in found if each.references}


WHOLE = {"answered": ["asked"], "insisted": ["answered"], "closed": ["insisted", "answered"]}


def test_references_lead_to_cables(tmp_path: Path, papers: Path) -> None:
    index = Index.create(tmp_path / "index")
    bring(index, papers)
    assert links(index) == WHOLE
    assert check(index) == []


@pytest.mark.parametrize("first", sorted(PAPERS))
def test_the_target_may_come_later(tmp_path: Path, papers: Path, first: str) -> None:
    index = Index.create(tmp_path / "index")
    bring(index, papers / f"{first}.txt")
    assert not any(id for found in links(index).values() for id in found)
    bring(index, papers)
    assert links(index) == WHOLE


def test_a_target_that_goes_is_let_go_and_found_again(tmp_path: Path, papers: Path) -> None:
    index = Index.create(tmp_path / "index")
    bring(index, papers)
    text = (papers / "asked.txt").read_text()
    (papers / "asked.txt").unlink()
    bring(index, papers, prune=True)
    assert links(index) == WHOLE | {"answered": [None]}
    write(papers / "asked.txt", text)
    bring(index, papers)
    assert links(index) == WHOLE


def test_a_target_that_changes_its_number_is_let_go(tmp_path: Path, papers: Path) -> None:
    index = Index.create(tmp_path / "index")
    bring(index, papers)
    write(papers / "asked.txt", PAPERS["asked"].replace("505.", "5055."))
    bring(index, papers)
    assert links(index) == WHOLE | {"answered": [None]}
    write(papers / "asked.txt", PAPERS["asked"].replace("the invented ferry", "the ferry, which is invented,"))
    bring(index, papers)
    assert links(index) == WHOLE


def test_what_two_cables_can_be_is_neither(tmp_path: Path, papers: Path) -> None:
    index = Index.create(tmp_path / "index")
    write(papers / "again.txt", telegram(505, "March 2, 1949", "Report on the invented mill.", **HOME))
    bring(index, papers)
    assert links(index) == WHOLE | {"answered": [None]}


def test_nothing_changed_costs_nothing(tmp_path: Path, papers: Path) -> None:
    index = Index.create(tmp_path / "index")
    bring(index, papers)
    before = index.engine.generation()
    assert bring(index, papers).unchanged == len(PAPERS)
    assert index.engine.generation() == before


def test_what_is_kept_of_a_cable_is_what_it_says(tmp_path: Path, papers: Path) -> None:
    index = Index.create(tmp_path / "index")
    bring(index, papers)
    found = cable(index, "closed")
    said = tuple(Reference(words) for words in dict.fromkeys(each.verbatim for each in found.references))
    assert said != found.references
    assert pack(found) == pack(replace(found, references=said))
    again = ingest(index, [str(papers)], Options(collection="papers", workers=0, reread=True))
    assert again.unchanged == len(PAPERS)
    assert links(index) == WHOLE


def test_a_question_finds_who_cites(tmp_path: Path, papers: Path) -> None:
    index = Index.create(tmp_path / "index")
    bring(index, papers)
    with index.view() as view:
        for question, citing in (
            ("ref:answered", {"insisted", "closed"}), ("reference:ANSWERED", {"insisted", "closed"}),
            ("ref:641", {"insisted", "closed"}), ("ref:655", set()), ("ref:closed", set()),
        ):  # fmt: skip
            assert set(Search(view).ids(read(question, Flags()))) == citing, question


@pytest.mark.long
def test_killed_at_every_step_the_references_end_the_same(tmp_path: Path, papers: Path) -> None:
    def run(step: int, folder: Path) -> str:
        command = [sys.executable, str(KILLING), str(folder), str(papers), str(step), "whoosh"]
        return subprocess.run(command, capture_output=True, text=True).stdout

    steps = int(run(0, tmp_path / "whole"))
    assert links(Index.open(tmp_path / "whole")) == WHOLE
    for step in range(1, steps + 1):
        folder = tmp_path / f"killed-{step}"
        run(step, folder)
        bring(Index.open(folder), papers)
        assert links(Index.open(folder)) == WHOLE, step
        assert check(Index.open(folder)) == [], step
        assert bring(Index.open(folder), papers).added == 0


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Deptel 505. Agreed.", True),
        ("Deptel 505, March 1. Agreed.", True),
        ("Your 505, March 1, 6 p.m. Agreed.", True),
        ("Department's telegram No. 505 of March 1. Agreed.", True),
        ("Your telegram of March 1. Agreed.", True),
        ("Deptel 505, March 3. Agreed.", False),
        ("Deptel 506. Agreed.", False),
        ("Deptel 505 to Madrid. Agreed.", False),
        ("Deptel 505 to Vienna. Agreed.", True),
        ("My 505. Agreed.", False),
        ("Embtel 505. Agreed.", False),
        ("Secto 505. Agreed.", False),
        ("REF: MADRID 505\n\nAgreed.", False),
        ("Your despatch No. 505. Agreed.", False),
        ("Your telegram of March 9. Agreed.", False),
        ("Your letter of March 1. Agreed.", False),
    ],
)
def test_both_ends_number_kind_and_day_must_fit(tmp_path: Path, papers: Path, text: str, leads: bool) -> None:
    index = Index.create(tmp_path / "index")
    write(papers / "answered.txt", telegram(641, "March 4, 1949", text))
    bring(index, papers / "asked.txt", papers / "answered.txt")
    assert links(index) == {"answered": ["asked" if leads else None]}


@pytest.mark.parametrize(
    ("day", "leads"),
    [("March 1, 1949", True), ("June 20, 1949", True), ("March 1, 1950", False), ("February 20, 1949", False)],
)
def test_a_message_names_what_was_sent_in_the_months_before(
    tmp_path: Path, papers: Path, day: str, leads: bool
) -> None:
    index = Index.create(tmp_path / "index")
    write(papers / "answered.txt", telegram(641, day, "Deptel 505. The ferry does not exist."))
    bring(index, papers / "asked.txt", papers / "answered.txt")
    assert links(index) == {"answered": ["asked" if leads else None]}


def test_a_cable_that_names_itself_means_no_other(tmp_path: Path, papers: Path) -> None:
    index = Index.create(tmp_path / "index")
    write(papers / "closed.txt", telegram(641, "March 9, 1949", "This is my telegram 641, and telegram 641 it stays."))
    bring(index, papers / "answered.txt", papers / "closed.txt")
    assert links(index) == {"answered": [None], "closed": [None, None]}


def test_words_that_name_several_lead_to_each(tmp_path: Path, papers: Path) -> None:
    index = Index.create(tmp_path / "index")
    write(papers / "closed.txt", telegram(655, "March 9, 1949", "Deptels 505, 510 and 512. It was built last night."))
    bring(index, papers)
    assert [each.id for each in cable(index, "closed").references] == ["asked", "insisted"]


TEXT = """{dtg}
FM AMEMBASSY {post}
TO SECSTATE WASHDC PRIORITY 5120

CONFIDENTIAL {post} {number}

E.O. 11652: GDS
SUBJECT: THE INVENTED FERRY
{ref}
1. NOTHING IS KNOWN OF IT.

STANTON
"""


def test_reference_numbers_of_posts(tmp_path: Path) -> None:
    folder = tmp_path / "telegrams"
    folder.mkdir()
    first = TEXT.format(dtg="R 091430Z NOV 76", post="TEL AVIV", number="0123", ref="")
    second = TEXT.format(
        dtg="R 121430Z NOV 76", post="LISBON", number="4567", ref="REF: A. 76 TEL AVIV 123\n     B. TEL AVIV 0124\n"
    )
    write(folder / "one.txt", first)
    write(folder / "two.txt", second)
    index = Index.create(tmp_path / "index")
    bring(index, folder)
    (found,) = links(index).values()
    with index.view() as view:
        ids = view.store.ids_of(view.store.versions()).values()
        (target,) = (id for id in ids if "LISBON" not in id.upper())
    assert found == [target, None]
