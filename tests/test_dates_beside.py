"""What stands beside a document's own date: stamps, registries, numbers, annexes, the file's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cable import Source
from corpus.draft import Draft
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.dates.document import date_of
from corpus.normalise.dates.edtf import from_edtf, to_edtf
from corpus.normalise.dates.find import find_dates

BODY = "\n\nThe Minister said that the ice would hold until the spring and that the boats lay in harbour.\n"


def read(text: str, path: str = "a.txt") -> str:
    item = next(iter(records(InputFile.in_memory(path, text.encode()), "ice")))
    assert isinstance(item, Record)
    date = item.cable.date
    return (to_edtf(date) + ("!" if date.inferred else "")) if date else ""


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        # A registry's stamp counts where nothing else does.
        (f"Foreign Office 70011/03.02.1998\n\nBritish Legation,\nOslo\n4th May, 1961.\n\nMy dear Quill,{BODY}", "1961-05-04"),
        (f"Registry 70011/03.02.1998\n\nMy dear Quill,{BODY}", "1998-02-03!"),
        # Declassifiers stamp papers long after.
        (f"DECLASSIFIED\nE.O. 12958, Sec. 3.5\nNARA, Date 12/5/1998\n\nMEMORANDUM\n\nApril 3, 1968\n\nSubject: Ice{BODY}", "1968-04-03"),
        (f"AMERICAN LEGATION\nOslo\n\nDeclassified 12 May 1998\n\nJune 4, 1951\n\nDear Hugo,{BODY}", "1951-06-04"),
        (f"E.O. 11652: GDS 12-31-1979\n\nDear Hugo,{BODY}", ""),
        (f"Telegram From the Post in [place not declassified]\n\n[place not declassified], July 1, 1954.{BODY}", "1954-07-01"),
        # The line with a telegram's number has its day, the receipt the year.
        (f"INCOMING TELEGRAM\n\nRec'd: January 2, 1951 2:10 a.m.\nFROM: Oslo\nTO: Secretary of State\nNO: 1962, December 31, 9 p.m.{BODY}", "1950-12-31!"),
        (f"762.54/6–562: Telegram\n\nThe Minister in Norway (Ames) to the Department of State{BODY}", "1962-06-05!"),
        ("Resolution 1962 (XVIII)\n\nThe Assembly, recalling its resolution 1348 (XIII), notes the ice.\n", ""),
        # Impossible days are not read as the month that remains.
        ("P 311200Z JUN 74\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\nBT\nUNCLAS OSLO 1962\nSUBJECT: ICE\n1. THE ICE HOLDS.\nBT\n", ""),
        (f"Serenissimo Principe,{BODY}\nDi Oslo, a xij di giugno M. D. LXXI.\n\nHumilissimo servitore\nUgo Amesi\n", "1571-06-12"),
    ],
)  # fmt: skip
def test_the_documents_own_day(text: str, edtf: str) -> None:
    assert read(text) == edtf


@pytest.mark.parametrize(
    ("path", "text", "edtf"),
    [
        ("1961-07-23 Oslo to Foreign Office.txt", f"Mr. Ames to Mr. Quill{BODY}", "1961-07-23!"),
        ("ice/19610723_oslo.txt", f"Mr. Ames to Mr. Quill{BODY}", "1961-07-23!"),
        ("ice/23_July_1961.txt", f"Mr. Ames to Mr. Quill{BODY}", "1961-07-23!"),
        ("ice/19610723_oslo.txt", f"Mr. Ames to Mr. Quill\n\nOslo, 4 May 1961{BODY}", "1961-05-04"),
        ("ice/scan_20230115.txt", f"Mr. Ames to Mr. Quill{BODY}", ""),
        ("ice/20230115.txt", "Mr. Ames to Mr. Quill\n\nThe treaty of May 1905 holds, as the Minister said yesterday.\n", ""),
        ("ice/19611323.txt", f"Mr. Ames to Mr. Quill{BODY}", ""),
    ],
)  # fmt: skip
def test_the_name_of_the_file(path: str, text: str, edtf: str) -> None:
    assert read(text, path) == edtf


def test_the_evidence_of_a_files_name_points_into_its_path() -> None:
    path = "ice/19610723_oslo.txt"
    (evidence,) = date_of(Draft({"body": "The ice holds."}, "", source=Source(path=path))).evidence
    assert (evidence.part, evidence.words) == ("path", "19610723")
    assert path[evidence.start : evidence.end] == evidence.words


def test_one_of_several_documents_of_a_file_has_no_date_of_its_name() -> None:
    draft = Draft({"body": "The ice holds."}, "", position="line 3", source=Source(path="ice-19610723.jsonl"))
    assert date_of(draft).value.span is None


@pytest.mark.parametrize(
    ("annex", "edtf"),
    [
        ("Annexé au Protocole numéro 30 du 7 Novembre 1818.", "1818-11-07!"),
        ("Beilage zum Protokoll vom 7. November 1818", "1818-11-07!"),
        ("(Enclosure to the minutes of 7 November 1818)", "1818-11-07!"),
        ("Annexé au Protocole numéro 29 du 6 Novembre 1818.", ""),
        ("The treaty of 7 November 1815 was read.", ""),
    ],
)
def test_an_annex_tells_the_year_of_what_it_is_annexed_to(annex: str, edtf: str) -> None:
    text = f"Protocole numéro 30.\n\nOslo le 7 Novembre\n\nLe Ministre a lu un rapport sur la glace.\n\n{annex}\n\nLa glace.\n"
    assert read(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("R/241830ZOCT62", ["1962-10-24"]),
        ("242560Z OCT 62", []),
        ("20 Safar 1342/1 October 1923", ["1923-10-01"]),
        ("pridie Kal. Ianuarii M. D. LXX", ["1570-12-31"]),
        ("Romae, V Non. Octobris MDXXI", ["1521-10-03"]),
        ("die xv. mensis Maii, anno Domini M.DC.XVIII.", ["1618-05-15"]),
        ("M. D. Ames, 4 May 1950", ["1950-05-04"]),
        ("Li 12 messidoro anno VI", ["1798-06-30"]),
        ("lat. 23.11.52, long. 4.11.62", []),
        ("SNIE 11-8-62", []),
        ("1–3 and 5 May 1950", ["1950-05-01/1950-05-05"]),
        ("May 1, 2 and 3, 1950", ["1950-05-01/1950-05-03"]),
        ("4? May 1950", ["1950-05-04~"]),
        ("[avant le 4 mai 1950]", ["../1950-05-03"]),
        ("[prima del 4 maggio 1950]", ["../1950-05-03"]),
        ("[antes del 4 de mayo de 1950]", ["../1950-05-03"]),
        ("[nach dem 4. Mai 1950]", ["1950-05-05/.."]),
        ("[ранее 4 мая 1950 г.]", ["../1950-05-03"]),
        ("not after 4 May 1950", ["../1950-05-04"]),
        ("vers le 4 mai 1950", ["1950-05-04~"]),
        ("intorno al 4 maggio 1950", ["1950-05-04~"]),
        ("Londra, adi XXIIII di zener 1533 m.v.", ["1534-01-24"]),
        ("Madrid, 2 de mayo del año de 1808", ["1808-05-02"]),
        ("Lisboa, 1.º de Dezembro de 1640", ["1640-12-01"]),
        ("dnia 1-go września 1939 r.", ["1939-09-01"]),
        ("Beograd, 27. marta 1941.", ["1941-03-27"]),
        ("Rīgā, 1918. gada 18. novembrī", ["1918-11-18"]),
        # What printers and readers of print lose.
        ("LONDON, 31 December 945, 3.25 p.m.", ["1945-12-31"]),
        ("OSLO, 18 February 1[9]46", ["1946-02-18"]),
        ("Cablegram unnumbered6 December 1938", ["1938-12-06"]),
        ("li 2 orrobre 1619", ["1619-10-02"]),
        # A note's mark beside an editor's brackets.
        ("[OSLO, 5] [1] June 1948", ["1948-06-05"]),
        ("PARIS, 3[1] [1] December 1948", ["1948-12-31"]),
        ("Cablegram [296] [1] [14 June 1940] [2],", ["1940-06-14"]),
        ("May 23 [24], 1949", ["1949-05-24"]),
    ],
)
def test_forms_of_dates(text: str, edtf: list[str]) -> None:
    assert [to_edtf(found.span) for found in find_dates(text)] == edtf


@pytest.mark.parametrize("title", ["Şaban1130 19am kal. ", "1400LXXI.Ramazan1400 Non. "])
def test_no_title_raises(title: str) -> None:
    for part in ("title", "head", "dateline", "body"):
        date_of(Draft({"title": title, part: title}, ""))


def test_a_zones_letter_behind_the_hour() -> None:
    (found,) = find_dates("4 May 1950, 1530K")
    assert found.sent_at is not None and found.sent_at.isoformat() == "15:30:00+10:00"


_SAID = (
    "1962 62 '62 19 4 31 30 0 1571 1130 1400 14 xij XII M. D. LXXI. IV de li the of den Oct october ottobre 月 年 昭和 – / . , "
    "; : ( ) [ ] ? ~ c. about before after [before received Rec'd R. D. sent Z GMT p.m. noon 1530K 241830Z OCT62 R/ No. p. "
    "80101911/ Sunday lundi Easter Christmas Saint- St. Vigilia nach Martini anno kal. Idibus Non. brumaire an VIII Ramazan "
    "H. spring winter Herbst winteruntil O.S. more veneto \n \n\n Declassified NARA, GDS Annexé DATE: NO: Séance du mil huit cent"
)
_TEXT = st.lists(st.tuples(st.sampled_from(_SAID.split(" ")), st.sampled_from(("", " ", "  "))), max_size=14).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)


@given(title=_TEXT, head=_TEXT, dateline=_TEXT, body=_TEXT, name=_TEXT)
def test_whatever_a_document_holds_its_date_reads_back_and_its_evidence_points_at_its_words(
    title: str, head: str, dateline: str, body: str, name: str
) -> None:
    path = f"a/{name.replace('/', ' ')}.txt"
    parts = {"title": title, "head": head, "dateline": dateline, "body": body}
    for kept in (parts, {**parts, "dateline": ""}, {"title": title, "body": body}):
        found = date_of(Draft(kept, "", source=Source(path=path)))
        for each in found.evidence:
            words = path if each.part == "path" else kept[each.part]
            assert words[each.start : each.end] == each.words != ""
        span = found.value.span
        if span:
            back = from_edtf(to_edtf(span))
            assert back is not None
            assert (back.earliest, back.latest, back.precision) == (span.earliest, span.latest, span.precision)
