"""Which of the dates in a document is its own: marks, datelines, receipts, other years. Invented throughout."""

from datetime import UTC, date, time

import pytest

from corpus.cable import Source
from corpus.draft import Draft, Mark
from corpus.normalise.dates.document import Dated, date_of
from corpus.normalise.dates.edtf import to_edtf


def test_a_weekday_that_does_not_fit_lowers_the_trust() -> None:
    right, wrong = (date_of(draft(dateline=f"Oslo, {name}, 4 May 1962")) for name in ("Friday", "Monday"))
    assert right.value.span == wrong.value.span
    assert right.evidence[0].confidence > wrong.evidence[0].confidence
    assert "weekday" in wrong.evidence[0].rule


def test_a_century_that_nothing_tells_is_said_to_be_assumed() -> None:
    assumed, told = (date_of(draft(body=text)) for text in ("4.XI.62 ORLOV", "4.XI.1962 ORLOV"))
    assert assumed.value.span and told.value.span
    assert assumed.value.span.earliest == told.value.span.earliest
    assert "century assumed" in assumed.evidence[0].rule
    assert assumed.evidence[0].confidence < told.evidence[0].confidence


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (Draft({"dateline": "Oslo, 31 February 1962"}, ""), "31 February 1962"),
        (Draft({"head": "DATE: 1962-13-04"}, ""), "1962-13-04"),
        (Draft({"doc_date": "1962-02-30"}, "", marks=(Mark("date", "1962-02-30", "doc_date", 0, "1962-02-30"),)), "1962-02-30"),
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_told(document: Draft, words: str) -> None:
    found = date_of(document)
    assert found.value.span is None
    assert [(one.words, one.confidence) for one in found.evidence] == [(words, 0.0)]


def draft(marks: tuple[Mark, ...] = (), source: Source | None = None, id: str = "", **parts: str) -> Draft:
    named = {name.replace("_", " "): text for name, text in parts.items()}
    return Draft(named, "", id=id, marks=marks, source=source or Source())


def read(document: Draft) -> Dated:
    """The document's date; its evidence is checked on the way."""
    found = date_of(document)
    for evidence in found.evidence:
        assert evidence.words
        assert document.parts[evidence.part][evidence.start : evidence.end] == evidence.words
    if found.value.span and document.parts:
        assert "date" in {evidence.field for evidence in found.evidence}
    return found.value


def shown(document: Draft) -> str:
    """The document's date as EDTF, with an exclamation mark where it was inferred."""
    span = read(document).span
    return to_edtf(span) + "!" * span.inferred if span else ""


def marked(words: str, value: str, dateline: str) -> Draft:
    return draft((Mark("date", words, "dateline", dateline.index(words), value),), dateline=dateline)


MARKED = [
    ("October 18, 1964", "1964-10-18", "1964-10-18", None),
    ("October 18, 1964, 6 p.m", "1964-10-18T18:00:00", "1964-10-18", time(18)),
    ("October 18, 1964", "1964-10-18", "1964-10-18", None),
    ("October 18, 1964", "1964-10-18T00:00:00/1964-10-18T23:59:59", "1964-10-18", None),
    ("October 18, 1964", "1964-10-18T00:00:00-05:00/1964-10-18T23:59:59-05:00", "1964-10-18", None),
    ("October 18, 1964", "1964-10-18T00:00:00", "1964-10-18", None),
    ("October 18, 1964", "1964-10-18T09:32:00Z", "1964-10-18", time(9, 32, tzinfo=UTC)),
    ("October 1964", "1964-10-01T00:00:00/1964-10-31T23:59:59", "1964-10", None),
    ("1964", "1964", "1964", None),
    ("October 1964", "1964-10", "1964-10", None),
    ("October 18–20, 1964", "1964-10-18/1964-10-20", "1964-10-18/1964-10-20", None),
    ("October 18–20, 1964", "1964-10-18", "1964-10-18/1964-10-20", None),
    ("October 18, 1964", "1964-10-19", "1964-10-19", None),
    ("October 18, 1964", "1964-10-32", "1964-10-18", None),
    ("October 18, 1964", "0201-10-18", "1964-10-18", None),
    ("October 18, 1964", "yesterday", "1964-10-18", None),
]


@pytest.mark.parametrize(("words", "value", "edtf", "clock"), MARKED)
def test_what_the_source_marks(words: str, value: str, edtf: str, clock: time | None) -> None:
    found = read(marked(words, value, f"Lima, {words}."))
    assert found.span
    assert (to_edtf(found.span), found.sent_at) == (edtf, clock)
    assert found.span.verbatim == words


def test_the_words_behind_a_mark_give_the_time() -> None:
    assert read(marked("October 18, 1964", "1964-10-18", "Lima, October 18, 1964—midnight.")).sent_at == time(0)
    assert read(marked("October 18, 1964", "1964-10-18T00:00:00", "Lima, October 18, 1964, noon.")).sent_at == time(12)


def test_the_words_of_another_day_do_not_give_the_time() -> None:
    assert read(marked("October 18, 1964", "1964-10-19", "Lima, October 18, 1964, 6 p.m.")).sent_at is None


def test_an_attribute_takes_its_time_and_its_brackets_from_the_dateline() -> None:
    mark = Mark("date", "1946-04-09", "doc_date", 0, "1946-04-09")
    document = Draft({"dateline": "GENEVA, [9 April 1946], 6.30 p.m.", "doc_date": "1946-04-09"}, "", marks=(mark,))
    found = read(document)
    assert found.span
    assert (found.span.earliest, found.span.inferred, found.sent_at) == (date(1946, 4, 9), True, time(18, 30))


def test_both_styles_of_a_marked_date() -> None:
    document = marked("May 11", "1861-05-11", "St. Petersburg, May 11, (23,) 1861.")
    assert shown(document) == "1861-05-23"


OWN = [
    ("a dateline", draft(dateline="Lima, October 18, 1964."), "1964-10-18"),
    ("a day before a year", draft(dateline="1st meeting (1937) LONDON, 14 May 1937"), "1937-05-14"),
    (
        "undated, but received",
        draft(dateline="Harbin, undated. [Received November 26, 1917, 1 p.m.]"),
        "../1917-11-26!",
    ),
    ("received only", draft(head="Telegram\n[Received August 26, 1870.]"), "../1870-08-26!"),
    (
        "received, by a mark",
        draft((Mark("received", "8 May", value="1920-05-08"),), dateline="Lima, 8 May", title=""),
        "../1920-05-08!",
    ),
    ("an editor's month", draft(dateline="London, undated [October 1971]"), "1971-10!"),
    ("a year from the receipt", draft(dateline="Lima, December 30. [Received January 2, 1918.]"), "1917-12-30!"),
    ("a year from the title", draft(title="Session of 19 November 1818", dateline="le 19 Novembre"), "1818-11-19!"),
    (
        "a list",
        draft(
            head="SUBJECT\nIce since May 3, 1962\n\nPRESENT\nThe Consul\n\nDATE:\nOctober 22, 1969, 10:00 a.m.\nPLACE: Oslo"
        ),
        "1969-10-22",
    ),
    ("a list in a line", draft(head="REF: Oslo 2468, October 3, 1962\nDATE: 4 Nov 62\nTO: Oslo"), "1962-11-04"),
    ("an empty list", draft(head="DATE:\nPLACE: Oslo, May 3, 1962\nSUBJECT: Ice"), ""),
    ("a reference", draft(head="REF: Oslo 2468, October 3, 1962\nTO: Oslo"), ""),
    ("a line of the heading", draft(head="The Consul at Oslo to the Minister\nOslo, 4 November 1962"), "1962-11-04"),
    (
        "a message, not its drafting",
        Draft(
            {"head": "ACTION EUR-12\nR 121530Z OCT 76\nFM AMEMBASSY OSLO", "Draft Date": "15 OCT 1976"},
            "",
            marks=(Mark("date", "15 OCT 1976", "Draft Date", 0, "1976-10-15"),),
        ),
        "1976-10-12",
    ),
    (
        "a message's text",
        draft(body="PAGE 01 OSLO 10191\nP 251346 Z JUN 7 3\nFM AMEMBASSY OSLO\n\nText."),
        "1973-06-25",
    ),
    ("the drafting alone", Draft({"Draft Date": "15 OCT 1976"}, ""), "1976-10-15"),
    ("padding", Draft({"Capture Date": "01 JAN 1994", "Disposition Date": "01 JAN 1960"}, ""), ""),
    ("an attribute", Draft({"doc_date": "1967-06", "dateline": "Lae"}, ""), "1967-06"),
    ("a first line", draft(body="TOP SECRET\nCopy No. 5\n4 November 1962\nCIPHERED\n\nThe ice holds."), "1962-11-04"),
    ("running text", draft(body="On November 4, 1962 the ice broke.\n\nIt had held since 1 May 1962."), ""),
    ("a broken line", draft(body="The ice is that of your letter of\n4 November 1962\nand no other."), ""),
    (
        "a signature",
        draft(
            body="We met on 3 November 1962.\n\nWe meet again.\n\n#### 4.XI.62 ORLOV\n\nNote: see 3-5 May 1963 elsewhere."
        ),
        "1962-11-04",
    ),
    ("a title like a dateline", draft(title="Telegram from the Legation in Oslo (Berg), 13 June 1962"), "1962-06-13"),
    ("the day of what a title tells", draft(title="Legation in Oslo, Report on a Talk on 15 June 1962"), "1962-06-15!"),
    ("a docket", draft(title="Nr. 7. d.d. Pera 3. Martii 1719 mit 2 beylagen"), "1719-03-03"),
    (
        "a letter with the chancery's note",
        draft(body="We wait for the ice.\n\nOrlov\nPera\n\nden 3. Martii 1719\n\nExped. Wien den 9. Aprilis 1719."),
        "1719-03-03",
    ),
    (
        "a subject taken for the dateline",
        draft(head="SUBJECT\nIce Meeting, 2 May 1962\n\nOslo, May 4, 1962.", dateline="Ice Meeting, 2 May 1962"),
        "1962-05-04",
    ),
    (
        "a closing formula",
        draft(body="The ice.\n\nDone at Lima, by the two Envoys, this 4th day of May, 1872."),
        "1872-05-04",
    ),
    ("a dateline of two lines", draft(body="Legation of Norway,\nLima, May 4, 1872.\n\nSir: The ice."), "1872-05-04"),
    ("a dateline that runs on", draft(body="Note LIMA, 4 May 1962 I have the honour to enclose ice."), "1962-05-04"),
    ("a month that the title narrows", draft(dateline="Oslo, May 1962", title="Airgram, May 4, 1962"), "1962-05-04"),
    ("a yearless dateline", draft(dateline="Oslo, 4 May", body="The ice.\n\nOslo, 9 June 1962"), ""),
    ("a year in the path", draft(dateline="Oslo, 4 May", source=Source(path="1962/ice.txt")), "1962-05-04!"),
    ("a year among others in the path", draft(dateline="Oslo, 4 May", source=Source(path="v1962-63/ice.txt")), ""),
    ("two days in a title", draft(title="Letter of 3 May 1962 in answer to that of 2 May 1962"), ""),
    ("a yearless title", draft(title="Telegram from Berg, September 6. Ice. Box 12, Ice, 4 Sept–21 Sept 1962"), ""),
    ("a period in a title", draft(title="The Ice Question, 1959–1962"), ""),
    ("an undated document", draft(dateline="Oslo, undated.", title="Talk on 4 May 1962"), ""),
    ("a file number", draft(source_note="Source: Central Files, 762.54/6–562. Secret; Priority."), "1962-06-05!"),
    ("a file number above", draft(head="No. 12\n611.93/12–3151: Telegram"), "1951-12-31!"),
    ("two file numbers", draft(source_note="Central Files, 762.54/6–562; 762.54/6–662."), ""),
    ("a file number that is none", draft(source_note="Central Files, 762.54/13–562; 762.54/6–570; 762.54/2–3062"), ""),
    ("a file number beside a date", draft(dateline="Oslo, June 4, 1962.", source_note="762.54/6–562"), "1962-06-04"),
    ("nothing", draft(), ""),
]


@pytest.mark.parametrize(("document", "edtf"), [case[1:] for case in OWN], ids=[case[0] for case in OWN])
def test_the_documents_own_date(document: Draft, edtf: str) -> None:
    assert shown(document) == edtf


def test_figures_follow_the_documents_language_or_its_other_dates() -> None:
    assert shown(draft(dateline="Paris, 3/4/62")) == "1962-03-04/1962-04-03!"
    assert shown(draft((Mark("language", "French", value="fr"),), dateline="Paris, 3/4/62")) == "1962-04-03"
    english = Mark("language", "English", value="en")
    assert shown(draft((english,), dateline="Paris, 3/4/62")) == "1962-03-04/1962-04-03!"
    assert shown(draft((english,), dateline="Paris, 3/4/62", head="British Embassy, Paris")) == "1962-04-03"
    assert shown(draft((english,), dateline="Paris, 3/4/62", head="American Embassy, Paris")) == "1962-03-04"
    assert shown(draft(dateline="Paris, 3/4/62", body="We answer your letter of 25/3/62.")) == "1962-04-03"
    assert shown(draft(dateline="Paris, 3/4/62", body="We answer your letter of 3/25/62.")) == "1962-03-04"


def test_the_century_follows_the_documents_other_years() -> None:
    assert shown(draft(dateline="Aug. 24, '70", title="Mr. Hale to Mr. Roe. [March 3, 1871.]")) == "1870-08-24"
    assert shown(draft(body="5.XI.03 ORLOV", source=Source(citation="Oslo, 1904 (June 3, 1904)"))) == "1903-11-05"


@pytest.mark.parametrize(
    ("document", "edtf"),
    [
        (draft(body="14/11/09 ORLOV"), "1909-11-14"),
        (draft(body="As agreed on 3 May 2008.\n\n14/11/09 ORLOV"), "2009-11-14"),
        (draft(body="As agreed on 3 May 1861.\n\n4.XI.62 ORLOV"), "1862-11-04"),
        (draft(body="The peace of 3 May 1945 holds.\n\n4.XI.62 ORLOV"), "1962-11-04"),
        (draft(body="4.XI.62 ORLOV", source=Source(path="legation-1862/4.txt")), "1862-11-04"),
        (draft(body="4.XI.09 ORLOV", source=Source(collection="cables 2009")), "2009-11-04"),
        (draft(body="4.XI.62 ORLOV", source=Source(collection="letters 1750-1950")), "1962-11-04"),
    ],
)
def test_short_years_follow_what_a_document_cites_and_where_it_lies(document: Draft, edtf: str) -> None:
    assert shown(document) == edtf


def test_evidence_names_the_rule_and_the_time() -> None:
    found = date_of(draft(dateline="Lima, October 18, 1964, 6 p.m."))
    assert [(evidence.field, evidence.words) for evidence in found.evidence] == [
        ("date", "October 18, 1964"), ("sent_at", "6 p.m."),
    ]  # fmt: skip
    assert all(evidence.rule and 0 < evidence.confidence <= 1 for evidence in found.evidence)
