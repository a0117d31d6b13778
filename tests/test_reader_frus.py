"""The reader of FRUS volumes: what is marked, what is only laid out, and what is broken. The documents are invented."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import BODY, DATELINE, HEAD, NOTES, SOURCE_NOTE, SUMMARY, TITLE, Draft, digest
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers.frus import READER
from corpus.readers.tei_names import spoken

NAMESPACES = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0"'
HEADER = """<teiHeader><fileDesc><titleStmt>
  <title type="complete">Foreign Relations of the United States,
     1964–1968, Volume XL, Ruritania</title>
  <title type="series">Foreign Relations of the United States</title>
</titleStmt><publicationStmt><idno type="frus">frus1964-68v40</idno></publicationStmt></fileDesc></teiHeader>"""
FRONT = """<front><div type="section" xml:id="persons"><list type="names">
  <item><hi rend="strong"><persName xml:id="p_HRA_1">Hentzau, Rupert A., Jr.</persName>,</hi> Chargé</item>
  <item><hi rend="strong"><persName xml:id="p_SF_1">Sapt (Szapt), Fritz</persName>,</hi> Colonel</item>
</list></div></front>"""


def volume(*documents: str, front: str = FRONT, root: str = 'xml:id="frus1964-68v40"', start: str = "") -> bytes:
    body = f'<div type="chapter"><head>A chapter</head>{"".join(documents)}</div>'
    text = f"{start}<TEI {NAMESPACES} {root}>{HEADER}<text>{front}<body>{body}</body></text></TEI>"
    return text.encode()


def document(content: str, attributes: str = 'xml:id="d7" n="7"') -> str:
    return f'<div type="document" {attributes}>{content}</div>'


def read(content: bytes, path: str = "frus1964-68v40.xml") -> list[Draft]:
    found = list(READER.read(InputFile.in_memory(path, content)))
    assert all(isinstance(draft, Draft) for draft in found)
    return [draft for draft in found if isinstance(draft, Draft)]


def only(content: str, attributes: str = 'xml:id="d7" n="7"') -> Draft:
    (draft,) = read(volume(document(content, attributes)))
    for mark in draft.marks:
        assert not mark.part or draft.parts[mark.part][mark.start : mark.end] == mark.words
    return draft


def marks(draft: Draft, name: str) -> list[tuple[str, str, str]]:
    return [(mark.words, mark.part, mark.value) for mark in draft.marked(name)]


TELEGRAM = """
 <head>7. Telegram From the <gloss type="from">Embassy in Ruritania</gloss> to the
   <gloss type="to">Department of State</gloss><note n="1" xml:id="d7fn1" type="source">Source: National Archives,
   RG 59, POL 7 RUR. Secret; Nodis.</note></head>
 <dateline><placeName>Strelsau</placeName>, <date when="1965-03-02T18:00:00">March 2,
   1965, 6 p.m.</date><lb/>[Received 7 p.m.]</dateline>
 <p>41. The King<note n="2" xml:id="d7fn2"><p>Rudolf V.</p><p>Crowned in 1964.</p></note> spoke <hi rend="italic">at
   length</hi>.</p>
 <pb n="12" xml:id="pg_12"/>
 <p>He re<pb n="13" xml:id="pg_13"/>sumed <note n="3">Not found.</note>, then left.</p>
 <closer><signed><persName>Hentzau</persName></signed></closer>"""


def test_a_telegram_is_taken_apart_whole() -> None:
    draft = only(TELEGRAM)
    assert draft.id == "frus1964-68v40/d7"
    assert draft.position == "d7"
    assert draft.parts == {
        TITLE: "Telegram From the Embassy in Ruritania to the Department of State",
        DATELINE: "Strelsau, March 2, 1965, 6 p.m.\n[Received 7 p.m.]",
        BODY: "41. The King spoke at length.\n\nHe resumed, then left.\n\nHentzau",
        NOTES: "2. Rudolf V.\nCrowned in 1964.\n\n3. Not found.",
        SOURCE_NOTE: "Source: National Archives, RG 59, POL 7 RUR. Secret; Nodis.",
    }
    assert marks(draft, "date") == [("March 2, 1965, 6 p.m.", DATELINE, "1965-03-02T18:00:00")]
    assert marks(draft, "place") == [("Strelsau", DATELINE, "")]
    assert marks(draft, "sender") == [("Embassy in Ruritania", TITLE, "")]
    assert marks(draft, "recipients") == [("Department of State", TITLE, "")]
    assert marks(draft, "participants") == [("Hentzau", BODY, "signatory")]
    citation = "Foreign Relations of the United States, 1964–1968, Volume XL, Ruritania, Document 7"
    assert draft.source.citation == citation
    assert draft.source.url == "https://history.state.gov/historicaldocuments/frus1964-68v40/d7"
    assert draft.source.collection == draft.source.archive == draft.source.fonds == ""


def test_the_newer_markup_keeps_dateline_and_markings_in_an_opener() -> None:
    draft = only(
        """<note rend="inline" type="source">801.00/5–149: Telegram</note>
        <note rend="inline" type="source">[Extract.]</note>
        <head><hi rend="italic">The Chargé in Ruritania</hi> (<persName corresp="#p_HRA_1" type="from">
            <hi rend="italic">Hentzau</hi>
          </persName>) <hi rend="italic">to the <gloss type="to">Secretary of State</gloss></hi></head>
        <opener><dateline rendition="#right"><placeName><hi rend="smallcaps">Strelsau</hi>
           </placeName>, <date when="1949-05-01">May 1, 1949</date>.</dateline>
           <seg rendition="#left"><hi rend="smallcaps">secret</hi></seg>
           <salute>My Dear Mr. Secretary:</salute></opener>
        <p>All is quiet.</p>"""
    )
    assert draft.part(TITLE) == "The Chargé in Ruritania (Hentzau) to the Secretary of State"
    assert draft.part(HEAD) == "801.00/5–149: Telegram\n[Extract.]\nsecret"
    assert draft.part(SOURCE_NOTE) == "801.00/5–149: Telegram"
    assert draft.part(DATELINE) == "Strelsau, May 1, 1949."
    assert draft.part(BODY) == "My Dear Mr. Secretary:\n\nAll is quiet."
    assert marks(draft, "sender") == [("Hentzau", TITLE, "Rupert A. Hentzau, Jr.")]
    assert marks(draft, "date") == [("May 1, 1949", DATELINE, "1949-05-01")]


def test_lists_above_the_text_are_the_head_and_their_items_are_marked() -> None:
    draft = only(
        """<head>7. Memorandum of Conversation</head>
        <p rend="center">TOP SECRET</p>
        <dateline><date when="1965-03-02">March 2, 1965</date></dateline>
        <list type="subject"><head>SUBJECT</head><item>Succession in Ruritania<note n="2">See.</note></item></list>
        <list type="participants"><head>PARTICIPANTS</head>
          <item><hi rend="italic">Ruritania</hi><list><item>Colonel <persName>Sapt</persName></item></list></item>
          <item>United States:</item><item>The Secretary</item><item><hi rend="italic">White House</hi></item>
        </list>
        <list type="to"><head>ATTENDANCE</head><item>Mr. Rassendyll</item></list>
        <list type="subject"><head>REF:</head><item>Strelsau 41</item></list>
        <list type="to"><head>TO</head><item>The Secretary of State</item></list>
        <list type="subject"><head>COPIES TO:</head><item>Mr. Tarlenheim</item></list>
        <p>The talk began late.</p><list><item>One point.</item><item>Another.</item></list>"""
    )
    assert draft.part(HEAD).startswith(
        "TOP SECRET\nSUBJECT\nSuccession in Ruritania\nPARTICIPANTS\nRuritania\nColonel Sapt\n"
    )
    assert draft.part(BODY) == "The talk began late.\n\nOne point.\nAnother."
    assert marks(draft, "subject") == [("Succession in Ruritania", HEAD, "")]
    assert marks(draft, "references") == [("Strelsau 41", HEAD, "")]
    assert marks(draft, "recipients") == [("The Secretary of State", HEAD, "")]
    assert marks(draft, "copied") == [("Mr. Tarlenheim", HEAD, "")]
    assert [words for words, _, role in marks(draft, "participants") if role == "present"] == [
        "Colonel Sapt",
        "The Secretary",
        "Mr. Rassendyll",
    ]


def test_what_the_heading_marks_outweighs_a_list() -> None:
    draft = only(
        """<head>7. Memorandum From <persName type="from">Sapt</persName> to <persName type="to">Black</persName></head>
        <list type="to"><head>MEMORANDUM FOR</head><item>The Record</item><item>The President</item></list>
        <p>Text.</p>"""
    )
    assert marks(draft, "recipients") == [("Black", TITLE, "")]


def test_a_subject_of_a_paragraphs_length_is_no_keyword() -> None:
    item = "A very long account of what was to be talked about " * 4
    draft = only(f'<head>7. Note</head><list type="subject"><head>SUBJECT</head><item>{item}</item></list><p>Text.</p>')
    assert marks(draft, "subject") == []


DATES = [
    ('<date from="1957-07-30" to="1957-07-31">July 30/31, 1957</date>', "July 30/31, 1957", "1957-07-30/1957-07-31"),
    ('<date notBefore="1960-01-01" notAfter="1960-02">early 1960</date>', "early 1960", "1960-01-01/1960-02"),
    ('<date notBefore="1960">after 1960</date>', "after 1960", "1960/.."),
    ('<date notAfter="1960">by 1960</date>', "by 1960", "../1960"),
    ("<date>undated</date>", "undated", ""),
    ('<date when="1949-06-02">June 2, 1949—noon.</date>', "June 2, 1949—noon", "1949-06-02"),
    ('<date when="1949-06-02">June 2, 1949, 3 p. m.</date>', "June 2, 1949, 3 p. m.", "1949-06-02"),
    (
        '<date when="1957-01-20">January 20, 1957</date>, <time from="11:00:00">11 a.m.–1 p.m.</time>',
        "January 20, 1957, 11 a.m.–1 p.m.",
        "1957-01-20",
    ),
]


@pytest.mark.parametrize(("markup", "words", "value"), DATES)
def test_a_date_keeps_its_words_and_gives_its_attributes_as_an_interval(markup: str, words: str, value: str) -> None:
    draft = only(f"<head>7. Note</head><dateline>Strelsau, {markup}</dateline><p>Text.</p>")
    assert marks(draft, "date") == [(words, DATELINE, value)]


def test_a_date_of_receipt_is_not_the_documents() -> None:
    draft = only(
        """<head>7. Note</head><dateline>Strelsau, <date>undated</date>.<lb/>
        [Received <date when="1917-11-26">November 26, 1917</date>]</dateline><p>Text.</p>"""
    )
    assert marks(draft, "date") == [("undated", DATELINE, "")]
    assert marks(draft, "received") == [("November 26, 1917", DATELINE, "1917-11-26")]


DAY = 'xml:id="d7" frus:doc-dateTime-min="1870-08-16T00:00:00-05:00" frus:doc-dateTime-max="1870-08-{}T23:59:59-05:00"'


@pytest.mark.parametrize(("last", "value"), [("16", "1870-08-16"), ("18", "1870-08-16/1870-08-18")])
def test_the_editors_date_on_the_division_serves_where_no_element_dates_the_document(last: str, value: str) -> None:
    draft = only("<head>Note</head><p>Text.</p>", DAY.format(last))
    ((words, part, machine),) = marks(draft, "date")
    assert (machine, draft.parts[part]) == (value, words)
    dated = only(
        '<head>Note</head><dateline><date when="1870-08-15">August 15</date></dateline><p>Text.</p>', DAY.format(last)
    )
    assert [mark.value for mark in dated.marked("date")] == ["1870-08-15"]


def test_a_heading_may_hold_date_and_place() -> None:
    draft = only(
        """<head>7. Memorandum of a Conversation, <placeName>Strelsau</placeName>,
        <date when="1955-04-17T12:30:00">April 17, 1955, 12:30 p.m.</date></head><p>Text.</p>"""
    )
    assert marks(draft, "date") == [("April 17, 1955, 12:30 p.m.", TITLE, "1955-04-17T12:30:00")]
    assert marks(draft, "place") == [("Strelsau", TITLE, "")]


def test_a_letter_dated_at_its_foot_has_that_dateline_and_an_enclosures_date_is_never_taken() -> None:
    foot = only(
        """<head>7. Letter</head><p>A long enough first paragraph of the letter.</p>
        <closer><dateline><date when="1861-05-01">May 1, 1861</date></dateline><signed>Sapt</signed></closer>"""
    )
    assert foot.part(DATELINE) == "May 1, 1861"
    enclosed = only(
        """<head>7. Letter</head><p>First.</p><frus:attachment><head>[Enclosure]</head>
        <dateline><date when="1861-05-01">May 1, 1861</date></dateline><p>Second.</p>
        <closer><signed>Black</signed></closer></frus:attachment>"""
    )
    assert enclosed.part(DATELINE) == ""
    assert marks(enclosed, "date") == marks(enclosed, "participants") == []
    assert enclosed.part(BODY) == "First.\n\n[Enclosure]\n\nMay 1, 1861\n\nSecond.\n\nBlack"


def test_tables_gaps_verse_margins_and_choices_read_as_lines() -> None:
    draft = only(
        """<head>7. Report</head><p>Trade <seg type="margin">Of trade.</seg>grew.<gap/> It
        <choice><sic>fel</sic><corr>fell</corr></choice> later<gap reason="convenience"/>.</p>
        <table><row><cell>Year</cell><cell><p>Tons</p></cell></row><row><cell>1960</cell><cell>12</cell></row></table>
        <lg><l>One,</l><l>two.</l></lg><figure><head>A map</head></figure>
        <list><label>1.</label><item>First<lb/>line</item><label>2.</label><item>Second</item></list>"""
    )
    assert draft.part(BODY) == (
        "Trade grew.[…] It fell later.\nOf trade.\n\nYear | Tons\n1960 | 12\n\nOne,\ntwo.\n\n1. First\nline\n2. Second"
    )


def test_a_summary_by_the_editors_is_a_part_of_its_own_and_an_untyped_source_note_is_known_by_its_word() -> None:
    draft = only(
        """<head>7. Note<note n="0" xml:id="f0">Source: Archives, 741.00/1–158. Secret.</note>
        <note n="1" xml:id="f1" type="summary">Mr. Black complained.</note></head><p>Text.</p>"""
    )
    assert draft.part(SOURCE_NOTE) == "Source: Archives, 741.00/1–158. Secret."
    assert draft.part(SUMMARY) == "Mr. Black complained."


def test_a_document_without_an_id_goes_by_its_number_or_by_that_which_encloses_it() -> None:
    drafts = read(
        volume(
            document(
                f"<head>Cover</head><p>I enclose two.</p>"
                f"<frus:attachment>{document('<p>One.</p>', '')}</frus:attachment>"
                f"<frus:attachment>{document('<p>Two.</p>', '')}</frus:attachment>"
            ),
            document("<head>Numbered</head><p>Text.</p>", 'n="8"'),
            document("<p>Neither.</p>", ""),
        )
    )
    assert [draft.position for draft in drafts] == ["d7-1", "d7-2", "d7", "d8", "document-1"]
    assert len({draft.id for draft in drafts}) == 5
    assert drafts[2].part(BODY) == "I enclose two."
    assert drafts[0].source.url.endswith("/frus1964-68v40/d7")


def test_a_volume_is_named_by_its_root_its_number_or_its_file() -> None:
    bare = volume(document("<p>Text.</p>"), root="")
    assert read(bare)[0].id == "frus1964-68v40/d7"
    nameless = bare.replace(HEADER.encode(), b"<teiHeader/>")
    assert read(nameless, "some/frus1861.xml")[0].id == "frus1861/d7"


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        ("Hentzau, Rupert", "Rupert Hentzau"),
        ("Hentzau, Rupert A., Jr.", "Rupert A. Hentzau, Jr."),
        ("Elphberg, Duke, Michael", "Duke Michael Elphberg"),
        ("Mao Tse-tung (Mao Zedong)", "Mao Tse-tung"),
        ("Sapt (Szapt), Fritz,", "Fritz Sapt"),
        ("Giap", "Giap"),
        ("", ""),
    ],
)
def test_a_listed_name_is_turned_as_it_is_spoken(listed: str, name: str) -> None:
    assert spoken(listed) == name


BOMB = '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE TEI [<!ENTITY b SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("start", [BOMB, OUTSIDE])
def test_a_volume_that_declares_entities_is_refused(start: str) -> None:
    with pytest.raises(Unreadable, match="entities"):
        read(volume(document("<p>&b;</p>"), start=start))


def test_an_entity_of_a_definition_elsewhere_is_read_without_opening_it() -> None:
    start = '<!DOCTYPE TEI SYSTEM "file:///nowhere/tei.dtd">'
    assert (
        read(volume(document("<p>Fish&nbsp;&amp; &what; chips.</p>"), start=start))[0].part(BODY)
        == "Fish & &what; chips."
    )


def test_the_documents_before_a_break_are_read_and_the_break_is_told() -> None:
    whole = volume(*(document(f"<p>Text {n}.</p>", f'xml:id="d{n}"') for n in range(1, 6)))
    found: list[str] = []
    with pytest.raises(Unreadable, match=r"XML breaks at line \d+: "):
        for draft in READER.read(InputFile.in_memory("v.xml", whole[: whole.index(b"Text 4")])):
            found.append(draft.position)
    assert found == ["d1", "d2", "d3"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01", b"<TEI", b"plain text", volume(), volume(document("<p>" * 400 + "x" + "</p>" * 400))],
    ids=["empty", "binary", "cut", "text", "no documents", "too deep"],
)
def test_what_is_no_volume_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(content)


def test_reading_is_lazy() -> None:
    content = volume(*(document(f"<p>{'word ' * 2000}</p>", f'xml:id="d{n}"') for n in range(200)))
    stream = io.BytesIO(content)
    drafts = READER.read(InputFile("v.xml", lambda: stream))
    next(drafts)
    assert stream.tell() < len(content) / 4


OTHER = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>Letters of an Envoy</title></teiHeader></TEI>'


@pytest.mark.parametrize(
    ("path", "content", "sure"),
    [
        ("v.xml", volume(document("<p>x</p>")), True),
        ("v.xml", b"\xef\xbb\xbf<?xml version='1.0'?>\n" + volume(), True),
        ("v.xml", volume(root="").replace(b"frus:", b"x:").replace(b"history.state.gov", b"example.org"), True),
        ("v.xml", OTHER, False),
        ("v.txt", b"A note on xml:id='frus1861' and the idno type frus.", False),
    ],
)
def test_a_volume_is_recognised_and_other_tei_is_left_alone(path: str, content: bytes, sure: bool) -> None:
    assert (READER.sniff(InputFile.in_memory(path, content)) >= 0.9) is sure


INLINE = st.recursive(
    st.text(st.sampled_from("ab .,()\n<&"), max_size=8).map(
        lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
    ),
    lambda inner: st.tuples(
        st.sampled_from(
            (
                'hi rend="italic"',
                'persName type="from"',
                "placeName",
                'date when="1900"',
                "lb",
                'note n="3"',
                "p",
                "item",
                "cell",
            )
        ),
        st.lists(inner, max_size=3),
    ).map(lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0].split()[0]}>"),
    max_leaves=12,
)


@given(INLINE, INLINE, INLINE)
def test_every_mark_is_the_words_at_its_place_whatever_the_markup(head: str, dateline: str, body: str) -> None:
    draft = only(f"<head>7. {head}</head><dateline>{dateline}</dateline><list type='to'>{body}</list><p>{body}</p>")
    for text in draft.parts.values():
        assert text == text.strip()
        assert "\n\n\n" not in text
        assert "  " not in text
    assert len(draft.digest) == len(digest(""))


@pytest.mark.real
def test_every_document_of_a_real_volume_of_each_generation_is_read(real_corpus: Callable[[str], Path]) -> None:
    folder = real_corpus("frus")
    for name, count, dated in (("frus1861", 429, 399), ("frus1936v03", 586, 575), ("frus1964-68v22", 325, 323)):
        file = next(folder.rglob(f"{name}.xml"))
        drafts = list(READER.read(InputFile.on_disk(file)))
        assert len({draft.id for draft in drafts if isinstance(draft, Draft)}) == len(drafts)
        assert (len(drafts), sum(1 for draft in drafts if draft.marked("date"))) >= (count, dated)
