"""Markdown with front matter, and the series *Documents on Australian Foreign Policy*."""

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.markdown import READER
from corpus.readers.softening import plain_title, soften_line

CABLEGRAM = """---
doc_date: '1951-06-02'
doc_num: 17
doc_order: 17
naa_refs:
- naa_barcode: 12
  naa_control_symbol: 7/1
  naa_series: A1
  reference: '[AA : A1, 7/1, ii]'
title: Harwood [1] to Lindqvist
vol_full_title: 'Volume 91: The Lighthouse Question'
vol_id: 91
vol_title: 'Volume 91'
---

Cablegram 22 VELLIN, 2 June 1951, 6.30 p.m.

MOST IMMEDIATE SECRET

LIGHTHOUSE AT CAPE ORLO

Your telegram 14. [2] The _Ministry_ denies that there is a lighthouse at all.

2\\. I have asked for [3](#f3) a chart.

HARWOOD

 _

1 Chargé d'affaires at Vellin.

2 Document 16.

3\\. 4 June would be the earliest day.

_

 _[AA : A1, 7/1, ii]_
"""


def read(text: str, path: str = "v/17.md", columns: dict[str, str] | None = None) -> Draft:
    (draft,) = READER.read(InputFile.in_memory(path, text.encode(), columns))
    assert isinstance(draft, Draft)
    for mark in draft.marks:
        assert draft.parts[mark.part][mark.start : mark.end] == mark.words
    return draft


def test_a_cablegram_of_the_series_is_taken_apart() -> None:
    draft = read(CABLEGRAM)
    assert draft.id == "dafp-v91/17"
    assert draft.part("title") == "Harwood to Lindqvist"
    assert draft.part("dateline") == "Cablegram 22 VELLIN, 2 June 1951, 6.30 p.m."
    assert draft.part("head").splitlines()[2:] == ["MOST IMMEDIATE SECRET", "", "LIGHTHOUSE AT CAPE ORLO"]
    assert draft.part("body") == (
        "Your telegram 14. [2] The Ministry denies that there is a lighthouse at all.\n\n"
        "2. I have asked for [3] a chart.\n\nHARWOOD"
    )
    assert draft.part("notes").split("\n\n") == [
        "1 Chargé d'affaires at Vellin.",
        "2 Document 16.",
        "3. 4 June would be the earliest day.",
    ]
    assert draft.part("source note") == "[AA : A1, 7/1, ii]"


def test_its_source_and_date_come_from_the_front_matter() -> None:
    draft = read(CABLEGRAM)
    assert draft.source.archive == "AA"
    assert draft.source.fonds == "A1, 7/1, ii"
    assert draft.source.citation == "Volume 91: The Lighthouse Question, document 17"
    (date,) = draft.marked("date")
    assert (date.part, date.words, date.value) == ("doc_date", "1951-06-02", "1951-06-02")


@pytest.mark.parametrize(
    ("reference", "archive"),
    [
        ("[NAA: A1, 7]", "NAA"),
        ("[N AA: A1, 7]", "NAA"),
        ("[PRO: FO 1/7]", "PRO"),
        ("[DEFENCE: SPECIAL 5]", "DEFENCE"),
        ("", ""),
    ],
)
def test_the_archive_stands_as_the_reference_cites_it(reference: str, archive: str) -> None:
    text = CABLEGRAM.replace("[AA : A1, 7/1, ii]", reference)
    assert read(text).source.archive == archive


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("13th March, 1956\n\nVELLIN\n\nThe talks went on.", "13th March, 1956 VELLIN"),
        ("13th March, 1956\n\nPERSONAL AND CONFIDENTIAL\n\nMy dear Prime Minister,\n\nThe talks.", "13th March, 1956"),
        ("Vellin, 3 May 1961\n\n120\\. Secret\n\nThe talks went on.", "Vellin, 3 May 1961"),
        ("Letter, n.d. [after 9 May 1961]\n\nThe talks went on.", "Letter, n.d. [after 9 May 1961]"),
        ("Vellin, 28 and 29 June 1955\n\nThe talks went on.", "Vellin, 28 and 29 June 1955"),
        ("Cablegram 5 VELLIN, [9 May 1961]\n\nThe talks went on.", "Cablegram 5 VELLIN, [9 May 1961]"),
        ("TOP SECRET\n\nVELLIN, 1 May 1949\n\nThe talks went on.", "VELLIN, 1 May 1949"),
        ("VELLIN, 1 May 1949 I saw the Minister, who had little to say of it.", "VELLIN, 1 May 1949"),
        ("The talks of 5 May 1949 went on for a week and came to nothing.", ""),
        ("Your telegram of 5 May 1949.\n\nThe talks went on for a week.", ""),
        ("NOTE OF A MEETING HELD ON 5 MAY 1949\n\nThe talks went on for a week.", ""),
    ],
)
def test_datelines(opening: str, dateline: str) -> None:
    draft = read(f"---\ntitle: Talks\n---\n\n{opening}\n")
    assert draft.part("dateline") == dateline
    assert draft.part("body")


@pytest.mark.parametrize(
    ("closing", "notes", "source"),
    [
        ("[PRO: FO 1/7]\n\n1 A note.\n\n2 Another.", "1 A note.\n\n2 Another.", "[PRO: FO 1/7]"),
        ("1 A note, called above.\n\n[PRO: FO 1/7]", "1 A note, called above.", "[PRO: FO 1/7]"),
        ("## Footnotes\n\n1. A note.", "1. A note.", ""),
        (" _1 A note.\n\n2 Another.\n\n_", "1 A note.\n\n2 Another.", ""),
        ("1. The first demand.\n\n2. The second demand.", "", ""),
    ],
)
def test_closings(closing: str, notes: str, source: str) -> None:
    draft = read(f"---\ntitle: Talks\n---\n\nThe talks [1] went on for a week.\n\n{closing}\n")
    assert (draft.part("notes"), draft.part("source note")) == (notes, source)
    assert draft.part("body").startswith("The talks [1] went on for a week.")


def test_an_enclosure_after_the_notes_belongs_to_the_text() -> None:
    draft = read(
        "---\ntitle: Talks\n---\n\nI enclose a note. [1]\n\n_\n\n1 See below.\n\nEnclosure\n\nThe lamp is lit.\n\n_\n"
    )
    assert draft.part("notes") == "1 See below."
    assert draft.part("body") == "I enclose a note. [1]\n\nEnclosure\n\nThe lamp is lit."


def test_any_front_matter_marks_what_it_names() -> None:
    draft = read(
        "---\nid: box-7\ntitle: The barometer\nfrom: E. Whitcombe\nto: [J. Halloran, Files]\nDate: 1962-03-05\n"
        "tags: microphone; legation\nlanguage: no\nnumber: 007\nurl: https://e.org/7\narchive: ~\n---\nDear Jim.\n"
    )
    assert draft.id == "box-7"
    assert [(mark.field, mark.words, mark.value) for mark in draft.marks] == [
        ("date", "1962-03-05", "1962-03-05"),
        ("number", "007", ""),
        ("language", "no", "no"),
        ("sender", "E. Whitcombe", ""),
        ("recipients", "J. Halloran", ""),
        ("recipients", "Files", ""),
        ("keywords", "microphone", ""),
        ("keywords", "legation", ""),
    ]
    assert (draft.source.url, draft.source.archive) == ("https://e.org/7", "")


def test_columns_may_be_mapped() -> None:
    draft = read("---\nwho: E. Whitcombe\n---\nThe barometer fell.\n", columns={"sender": "who"})
    assert [mark.words for mark in draft.marked("sender")] == ["E. Whitcombe"]


def test_without_front_matter_the_heading_is_the_title() -> None:
    draft = read("# Letter to the keeper\n\n**From:** The harbour office\n\nTrim the *lamp* before you eat.\n")
    assert draft.part("title") == "Letter to the keeper"
    assert draft.part("body") == "Trim the lamp before you eat."
    assert [(mark.field, mark.words) for mark in draft.marks] == [("sender", "The harbour office")]


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("title: a: b", "its front matter cannot be read: mapping values are not allowed in this context in line 2"),
        ("a: x\nto: 'y", "its front matter cannot be read: found unexpected end of stream in line 3"),
        ("title: " + "[" * 2000, "its front matter is too long or nested too deeply"),
        ("title: " + "- " * 5000, "its front matter is too long or nested too deeply"),
        ("a: &a [*a]", None),
        ("title: x\n\x00: y", None),
    ],
)
def test_a_broken_front_matter_is_a_reason(front: str, reason: str | None) -> None:
    try:
        results = list(READER.read(InputFile.in_memory("a.md", f"---\n{front}\n---\n".encode())))
    except Unreadable as refused:
        assert reason in (None, str(refused))
    else:
        assert not reason
        assert all(isinstance(result, Rejection) for result in results)


def test_a_front_matter_that_never_ends_is_a_reason() -> None:
    with pytest.raises(Unreadable, match="never ends"):
        list(READER.read(InputFile.in_memory("a.md", b"---\ntitle: x\n\nSome text.\n")))


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert "The lamp is lit" in read("---\n\nThe lamp is lit and the keeper sleeps.\n\n---\n\nMore of it.\n").part(
        "body"
    )


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("## The lamp", "The lamp"),
        ("> quoted **strong** and _soft_ words", "quoted strong and soft words"),
        ("2\\. a paragraph \\*with\\* a star", "2. a paragraph *with* a star"),
        ("see [the chart](https://example.org/a_b) and [4](#f4)", "see the chart and [4]"),
        ("Article [12](1) of the treaty", "Article [12](1) of the treaty"),
        ("a file_name_here stays", "a file_name_here stays"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("* an item", "- an item"),
        (" _an emphasis that goes on", "an emphasis that goes on"),
        ("Smith &amp; Sons<br>Ltd.", "Smith & Sons Ltd."),
        ("text* and more", "text* and more"),
        ("****", ""),
    ],
)
def test_markdown_is_softened(line: str, plain: str) -> None:
    assert soften_line(line) == plain


def test_a_title_loses_its_marks() -> None:
    assert plain_title("Note by _Harwood_[1](#f1)  to\nLindqvist [12]") == "Note by Harwood to Lindqvist"


@pytest.mark.parametrize(
    ("path", "content", "sure"),
    [
        ("a.md", b"---\ntitle: x\n---\n", 0.95),
        ("a.md", b"Just text", 0.5),
        ("a.txt", b"---\ntitle: x\n---\n", 0.6),
        ("a.txt", b"Just text", 0.0),
        ("a.csv", b"---\ntitle: x\n---\n", 0.0),
    ],
)
def test_sniffing(path: str, content: bytes, sure: float) -> None:
    assert READER.sniff(InputFile.in_memory(path, content)) == sure


@given(st.text(alphabet="-_*[]()>#: \n\\1a.ZМ", max_size=200))
def test_any_text_is_a_draft_a_rejection_or_unreadable(text: str) -> None:
    try:
        for result in READER.read(InputFile.in_memory("a.md", text.encode())):
            if isinstance(result, Draft):
                assert result.part("title")
                assert all(result.parts[mark.part][mark.start : mark.end] == mark.words for mark in result.marks)
    except Unreadable:
        pass


@pytest.mark.real
def test_the_whole_series_reads(real_corpus: Callable[[str], Path]) -> None:
    files = sorted(real_corpus("dafp").rglob("*.md"))
    drafts = {path: read(path.read_text("utf-8")) for path in random.Random(1).sample(files, 500)}
    dated = sum(1 for draft in drafts.values() if draft.part("dateline"))
    assert dated >= len(drafts) * 0.98
    assert all(draft.part("body") and draft.part("title") for draft in drafts.values())
    clashes = [id for id, count in Counter(draft.id for draft in drafts.values()).items() if count > 1]
    assert set(clashes) <= {"dafp-v5/8"}
