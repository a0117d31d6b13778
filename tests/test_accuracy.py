"""The measurement of accuracy: its rules, the truth that it takes out of markup, and the specimens against the baseline."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SPECIMENS
from hypothesis import given
from hypothesis import strategies as st

from bench.accuracy import baseline, dafp, frus, letters
from bench.accuracy.command import as_object, main
from bench.accuracy.judge import Judgement, judge, same_party
from bench.accuracy.run import measure, read
from bench.accuracy.sampling import choose, evenly, held_out
from bench.accuracy.truth import Document, Truth
from corpus.cable import Cable, DateSpan, Participant, Party, Person, Role
from corpus.ingest import Record
from corpus.normalise.dates.edtf import from_edtf

TRUTH: dict[str, Any] = json.loads((SPECIMENS.parent / "truth" / "specimens.json").read_text(encoding="utf-8"))


def test_no_field_of_the_specimens_falls_below_its_baseline() -> None:
    tallies, misses, count = measure(("specimens",), None, 0, held=False)
    assert count["specimens"] > 80
    fallen = baseline.below(as_object(tallies), {"specimens": baseline.load()["collections"]["specimens"]})
    assert fallen == [], [(miss.id, miss.judgement) for miss in misses]


def day(edtf: str) -> DateSpan:
    span = from_edtf(edtf)
    assert span is not None
    return span


def judged(truth: Truth, **fields: Any) -> Judgement:
    (found,) = judge(truth, Cable("x", "x", **fields))
    return found


HARLAN = Party("Mr. Harlan", Person("Thomas J. Harlan"))
EMBASSY = Party("x", None, None, "Embassy", "Moscow")


@pytest.mark.parametrize(
    ("truth", "fields", "fault"),
    [
        (Truth(date="1962-11-04"), {"date": day("1962-11-04")}, ""),
        (Truth(date="1962-11-04"), {"date": day("1962-11")}, "wrong"),
        (Truth(date="1962-11-04"), {}, "missing"),
        (Truth(date=""), {"date": day("1962-11-04")}, "invented"),
        (Truth(date=""), {}, ""),
        (Truth(place=("[Vellin]", "Vellin")), {"place": "VELLIN"}, ""),
        (Truth(place=("Vellin",)), {"place": "Casmira"}, "wrong"),
        (Truth(sender=("Harlan",)), {"sender": HARLAN}, ""),
        (Truth(sender=("Embassy in the Soviet Union",)), {"sender": EMBASSY}, ""),
        (Truth(sender=("Embassy in France",)), {"sender": EMBASSY}, "wrong"),
        (Truth(sender=()), {"sender": HARLAN}, "invented"),
        (Truth(recipients=(("Harlan",),)), {"recipients": (HARLAN,)}, ""),
        (Truth(recipients=(("Harlan",),)), {"recipients": (HARLAN, EMBASSY)}, "wrong"),
        (Truth(recipients=(("Harlan",), ("Moscow",))), {"recipients": (EMBASSY, HARLAN)}, ""),
        (Truth(kind="telegram"), {"kind": "letter"}, "wrong"),
        (Truth(classification=""), {"classification": "secret"}, "invented"),
        (Truth(classification="Secret"), {"classification": "secret"}, ""),
    ],
)
def test_the_rules_of_the_score(truth: Truth, fields: dict[str, Any], fault: str) -> None:
    assert judged(truth, **fields).fault == fault


def people(*names: str) -> tuple[Participant, ...]:
    return tuple(Participant(Person(name), Role.PRESENT, name) for name in names)


def test_persons_are_counted_one_by_one() -> None:
    truth = Truth(present=(("Harlan", "Thomas J. Harlan"), ("Crane",)))
    found = judged(truth, participants=people("T. J. Harlan", "Oswin"))
    assert (found.asked, found.found, found.answered, found.right) == (2, 1, 2, 1)
    assert (found.truth, found.words) == ("Crane", "Oswin")


def test_persons_of_footnotes_are_neither_right_nor_wrong() -> None:
    truth = Truth(participants=(("Harlan",),), unjudged=(("Oswin",),))
    found = judged(truth, participants=people("Harlan", "Oswin"))
    assert (found.answered, found.right, found.fault) == (1, 1, "")


def test_an_incomplete_truth_tells_only_what_is_missing() -> None:
    truth = Truth(participants=(("Harlan",),), complete=False)
    found = judged(truth, participants=people("Harlan", "Oswin"))
    assert (found.asked, found.found, found.answered) == (1, 1, 0)


def test_the_words_of_a_party_do_not_stand_in_for_its_structure() -> None:
    assert not same_party(Party("the Embassy in France"), ("Embassy in France",))


@given(st.lists(st.integers(), max_size=60), st.integers(0, 70))
def test_a_sample_is_spread_evenly(items: list[int], most: int) -> None:
    found = evenly(items, most)
    assert len(found) == (min(most, len(items)) if most else len(items))
    assert found == evenly(items, most)


def test_what_is_held_out_is_apart_from_what_is_seen(tmp_path: Path) -> None:
    names = held_out("frus")
    assert len(names) > 30
    files = [tmp_path / f"{name}.xml" for name in sorted({*names, "frus1936v03x"})]
    held, seen = (choose("frus", files, held=which) for which in (True, False))
    assert {path.stem for path in held} == names
    assert [path.stem for path in seen] == ["frus1936v03x"]


def specimen_documents() -> Iterator[Document]:
    yield from frus.documents(sorted((SPECIMENS / "frus").glob("*.xml")), 0)


def key(document: Document) -> str:
    volume, _, position = document.id.partition("/")
    return f"frus/{volume}.xml#{position}"


def test_the_truth_of_a_marked_up_document_is_that_of_its_truth_file() -> None:
    compared = 0
    for document in specimen_documents():
        known = TRUTH["cables"].get(key(document))
        if known is None:
            continue
        truth = document.truth
        for field in ("date", "kind", "classification"):
            value = getattr(truth, field)
            if value:
                compared += 1
                assert value == known[field], (document.id, field)
        if truth.place and known["place"]:
            compared += 1
            assert known["place"] in truth.place
    assert compared > 40


def test_the_plain_text_of_a_marked_up_document_has_no_markup_and_no_footnotes() -> None:
    for document in specimen_documents():
        assert "</" not in document.content and "xml:id" not in document.content
        item = read(document)
        assert isinstance(item, Record)
        assert not item.cable.source.citation


DAFP = """---
doc_date: '1947-03-02'
doc_num: 1
title: {title}
vol_id: 90
---

{first}

The lamp burns.
"""


@pytest.mark.parametrize(
    ("title", "first", "sender", "kind", "place"),
    [
        ("Prentice to Bruton", "Cablegram 3 LONDON, 2 March 1947", ("Prentice",), "cablegram", ("LONDON",)),
        ("Prentice [1] to Bruton, in Vellin", "Letter VELLIN, 2 March 1947", ("Prentice",), "letter", ("VELLIN",)),
        ("Hadley and Callan to Bruton", "Savingram 3 VELLIN, 2 March 1947", None, "airgram", ("VELLIN",)),
        ("Cablegram to Canberra", "Note of Conversation", None, "memcon", None),
        ("Draft of a reply to Vellin", "The lamp burns", None, None, None),
    ],
)
def test_the_truth_of_front_matter(
    tmp_path: Path, title: str, first: str, sender: Any, kind: str | None, place: Any
) -> None:
    volume = tmp_path / "volume-90"
    volume.mkdir()
    (volume / "1.md").write_text(DAFP.format(title=title, first=first))
    (document,) = dafp.documents([volume], 0)
    truth = document.truth
    assert (truth.date, truth.sender, truth.kind, truth.place) == ("1947-03-02", sender, kind, place)
    assert "1947-03-02" not in document.content and title.split(" [")[0] in document.content


LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><correspDesc>
<correspAction type="sent"><persName>Ada Bellafè</persName><placeName>Mirogard</placeName><date when="1619-02-12"/></correspAction>
<correspAction type="received"><persName>Senate</persName></correspAction></correspDesc></profileDesc></teiHeader>
<text><body><div type="main"><head>main text of letter</head><p>The lamp burns.</p><p>Mirogard, 12 February 1619</p>
<p>{signed}</p></div></body></text></TEI>"""


@pytest.mark.parametrize(("signed", "sender"), [("Ada Bellafè", ("Ada Bellafè",)), ("your servant", None)])
def test_the_truth_of_a_letter_is_what_its_text_can_tell(tmp_path: Path, signed: str, sender: Any) -> None:
    path = tmp_path / "1.xml"
    path.write_text(LETTER.format(signed=signed), encoding="utf-8")
    (document,) = letters.documents("suriano", [path], 0)
    truth = document.truth
    assert (truth.date, truth.place, truth.sender, truth.recipients) == ("1619-02-12", ("Mirogard",), sender, None)
    assert document.content.startswith("The lamp burns.")


def test_a_figure_below_its_baseline_is_named() -> None:
    old: baseline.Figures = {"c": {"date": {"precision": 0.99, "recall": 0.9}}}
    new: baseline.Figures = {"c": {"date": {"precision": 0.985, "recall": 0.95, "answered": 400, "asked": 100}}}
    assert baseline.below(new, old) == ["precision of date in c is 0.9850, its baseline 0.99"]
    assert baseline.below({}, old) == []
    kept = baseline.renewed({"collections": old, "sample": 1}, new, 5)
    assert kept == {"sample": 5, "collections": {"c": {"date": {"precision": 0.98, "recall": 0.93}}}}


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["--collection", "specimens", "--sample", "20", "--json", str(tmp_path / "a.json"), "--misses", "date"])
        == 0
    )
    said = capsys.readouterr().out
    assert "specimens" in said and "20 documents in" in said and "misses of date" in said
    found = json.loads((tmp_path / "a.json").read_text())
    assert found["collections"]["specimens"]["date"]["documents"] == 20


@pytest.mark.parametrize(
    "arguments", [["--collection", "frus"], ["--held-out", "--seen"], ["--check", "--held-out"], ["--misses", "tune"]]
)
def test_misuse_of_the_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "python -m bench.accuracy: error" in capsys.readouterr().err


def test_the_page_names_every_field() -> None:
    page = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    assert all(f"**{field}**" in page for field in ("date", "place", "sender", "recipients", "kind", "classification"))
