"""TEI letters in the habits of several editions, and TEI that is no letter. All of it is invented."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.cable import Role
from corpus.draft import BODY, DATELINE, HEAD, NOTES, SUMMARY, TITLE, Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.ingest import records
from corpus.normalise.assemble import normalise
from corpus.normalise.dates.edtf import to_edtf
from corpus.readers import Rejection
from corpus.readers.registry import choose
from corpus.readers.tei_letters import READER
from corpus.readers.tei_names import spoken

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'


def tei(header: str = "", body: str = "<p>An invented sentence about the lamp.</p>", root: str = NAMESPACE) -> str:
    return f"<TEI {root}><teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"


def profile(inner: str, before: str = "") -> str:
    return f"{before}<profileDesc>{inner}</profileDesc>"


def correspondence(sent: str, received: str = "") -> str:
    got = f'<correspAction type="received">{received}</correspAction>' if received else ""
    return profile(f'<correspDesc><correspAction type="sent">{sent}</correspAction>{got}</correspDesc>')


def read(content: str, path: str = "letter.xml") -> list[Draft]:
    return [item for item in READER.read(InputFile.in_memory(path, content.encode())) if isinstance(item, Draft)]


def one(content: str) -> Draft:
    (draft,) = read(content)
    return draft


LETTER = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI {NAMESPACE} xml:id="orlo.1787.03"><teiHeader>
 <fileDesc>
  <titleStmt><title type="main">Aubrevac to Teck, 4 March 1787</title><title type="sub">An invented edition</title></titleStmt>
  <publicationStmt><idno type="url">https://orlo.example/letters/1787.03</idno></publicationStmt>
  <sourceDesc><msDesc><msIdentifier><settlement>Vellin</settlement><repository>State Archive</repository>
   <collection>Legations, Mirogard</collection><idno type="shelf">Box 3, fol. 12r–13v</idno></msIdentifier></msDesc></sourceDesc>
 </fileDesc>
 <profileDesc>
  <correspDesc>
   <correspAction type="sent"><persName ref="#p1">Aubrevac, Louis d'</persName><placeName>Mirogard</placeName>
    <date when="1787-03-04">4 mars 1787</date></correspAction>
   <correspAction type="forwarded"><persName>Osterhell</persName><date when="1787-03-20"/></correspAction>
   <correspAction type="received"><orgName>College of Fisheries</orgName><placeName>Vellin</placeName>
    <date when="1787-03-29"/></correspAction>
  </correspDesc>
  <langUsage><language ident="fr">French</language></langUsage>
  <textClass><keywords><term>herring</term><term>treaties</term></keywords></textClass>
  <abstract xml:lang="en"><p>The treaty wants a language.</p></abstract>
 </profileDesc></teiHeader>
 <text type="letter"><body>
  <div type="transcription" xml:lang="fr">
   <opener><dateline><placeName>Mirogard</placeName>, ce <date when="1787-03-04">4 mars 1787</date></dateline>
    <salute>Monsieur,</salute></opener>
   <p>La lan<lb break="no"/>terne du cap est étein-<lb/>te depuis <pb n="2"/>hier. <choice><abbr>S. M.</abbr><expan>Sa Majesté</expan></choice>
    <choice><orig>sçait</orig><reg>sait</reg></choice> <del>tout</del> <add>beaucoup</add><note n="1">An invented note.</note>
    <gap reason="illegible"/>.</p>
   <closer><salute>Votre serviteur</salute><signed>Le comte <persName>d'Aubrevac</persName></signed></closer>
  </div>
  <div type="translation" xml:lang="en"><p>The lantern of the cape has been out since yesterday.</p></div>
  <div type="facsimile"><p>image0012.jpg</p></div>
 </body></text></TEI>"""


def test_a_letter_with_everything() -> None:
    draft = one(LETTER)
    cable = normalise(draft)
    assert (cable.id, cable.title) == ("orlo.1787.03", "Aubrevac to Teck, 4 March 1787")
    assert cable.date and to_edtf(cable.date) == "1787-03-04"
    assert cable.sender and cable.sender.person and cable.sender.person.name == "Louis d'Aubrevac"
    assert [party.body for party in cable.recipients] == ["College of Fisheries"]
    assert (cable.place, cable.language, cable.kind) == ("Mirogard", "fr", "letter")
    assert [keyword.text for keyword in cable.keywords] == ["herring", "treaties"]
    assert cable.summary == "The treaty wants a language."
    assert (cable.source.archive, cable.source.fonds) == (
        "State Archive, Vellin",
        "Legations, Mirogard, Box 3, fol. 12r–13v",
    )
    assert cable.source.url == "https://orlo.example/letters/1787.03"
    assert cable.notes == ("1. An invented note.",)
    assert draft.part(DATELINE) == "Mirogard, ce 4 mars 1787"
    assert draft.part(HEAD) == "Monsieur,"
    assert draft.part(BODY) == (
        "La lanterne du cap est éteinte depuis hier. Sa Majesté sait beaucoup […].\n\nVotre serviteur\nLe comte d'Aubrevac"
        "\n\nThe lantern of the cape has been out since yesterday."
    )
    assert {mark.words for mark in draft.marked("participants") if mark.value == "signatory"} == {"d'Aubrevac"}


def test_every_mark_stands_where_it_says() -> None:
    draft = one(LETTER)
    for mark in draft.marks:
        assert not mark.part or draft.part(mark.part)[mark.start : mark.end] == mark.words, mark


def test_names_and_towns_without_the_elements_of_correspondence() -> None:
    content = tei(
        correspondence(
            '<name ref="bio.xml#mb">Marcantonio Bellafè</name><settlement>Vellin</settlement><date when="1618-05-12">12 maggio 1618</date>',
            "<name>Doge and Senate of Venice</name><settlement>Venice</settlement>",
        ),
        '<div type="letter" n="7"><p>Serenissimo Principe </p><p>la lan-<lb/>\nterna non <lb/>\narde; il Con-<lb/>\nSiglio tace<ptr target="#t1"/></p></div>'
        '<div type="notes"><note xml:id="t1"><p>Added above the line.</p></note></div>',
    )
    draft = one(content)
    cable = normalise(draft)
    assert cable.date and to_edtf(cable.date) == "1618-05-12"
    assert cable.sender and cable.sender.verbatim == "Marcantonio Bellafè"
    assert [party.verbatim for party in cable.recipients] == ["Doge and Senate of Venice"]
    assert cable.place == "Vellin"
    assert draft.part(BODY) == "Serenissimo Principe\n\nla lanterna non arde; il Con- Siglio tace"
    assert draft.part(NOTES) == "Added above the line."


def test_a_protocol_without_correspondence() -> None:
    header = """<fileDesc><titleStmt><title>Protokoll der 2. Sitzung</title></titleStmt><sourceDesc><msDesc><msIdentifier>
      <institution>StA</institution><idno><idno type="Karton">Kart. 4</idno><idno>fol. 1</idno></idno></msIdentifier>
      <history><origin><placeName>Casmira</placeName> <date when="1821-01-09">9. Januar</date></origin></history></msDesc>
      <msDesc><history><origin><date when="1821-01-07"/></origin></history></msDesc></sourceDesc></fileDesc>"""
    present = """<particDesc><listPerson><head>Anwesende</head><person><persName ref="#p_1">TECK</persName></person>
      <person><persName>SOLBERG</persName></person></listPerson></particDesc>"""
    body = """<div><opener><dateline><placeName>Casmira</placeName> le <date when="1821-01-09">9 Janvier 1821</date>
      </dateline></opener><p>On a parlé de la lanterne.</p><signed><list><item><persName><choice><abbr>T</abbr>
      <expan>Teck</expan></choice></persName></item></list></signed></div>
      <div><opener><dateline>Vellin le <date when="1820-12-24">24</date></dateline></opener><p>Annexe.</p><signed>Osterhell</signed></div>"""
    back = """<back><listPerson><person xml:id="p_1"><persName><surname>Teck</surname>, <forename>Arno</forename>
      <nameLink>von</nameLink></persName><note>A baron.</note></person></listPerson></back>"""
    content = tei(profile(present, header), body).replace("</body>", f"</body>{back}")
    cable = normalise(one(content))
    assert cable.date and to_edtf(cable.date) == "1821-01-09"
    assert cable.place == "Casmira"
    roles = {each.person.name: each.role for each in cable.participants}
    assert roles["Arno von Teck"] is Role.PRESENT
    assert "Osterhell" not in {name for name, role in roles.items() if role is Role.SIGNATORY}
    assert "baron" not in cable.body
    assert not any("baron" in note for note in cable.notes)
    assert cable.source.fonds == "Kart. 4, fol. 1"


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ('<date when="1787-03-04"/>', "1787-03-04"),
        ('<date when="1787-03"/>', "1787-03"),
        ('<date when="1787"/>', "1787"),
        ('<date when-iso="1787-03-04">ce jour</date>', "1787-03-04"),
        ('<date notBefore="1787-03-04" notAfter="1787-03-09" calendar="#hijri">1201</date>', "1787-03-04/1787-03-09"),
        ('<date from="1787-03-04" to="1787-03-09"/>', "1787-03-04/1787-03-09"),
        ('<date notAfter="1787-03-09"/>', "../1787-03-09"),
        ('<date notBefore="1787-03-09"/>', "1787-03-09/.."),
        ('<date when="1787-03" cert="low">März?</date>', "1787-03~"),
        ('<date when="1787-03" cert="high">März</date>', "1787-03"),
        ('<date when="1787-03-15" calendar="#julian">4 March 1787</date>', "1787-03-15"),
        ('<date when-custom="1787-03-04" datingMethod="#julian">4 March 1787 O.S.</date>', "1787-03-15"),
        ('<date calendar="#julian">4 March 1787</date>', "1787-03-15"),
        ('<date calendar="#hijri">4.3.1787</date>', None),
        ('<date when="March">4 mars 1787</date>', "1787-03-04"),
        ('<date when="--03-04">undated</date>', None),
        ("<date>undated</date>", None),
        ("<date/>", None),
        ('<date when="1787-02-31"/>', None),
    ],
)
def test_dates_in_every_form_of_the_guidelines(date: str, edtf: str | None) -> None:
    cable = normalise(one(tei(correspondence(f"<persName>Teck</persName>{date}"))))
    assert (cable.date and to_edtf(cable.date)) == edtf


def test_the_calendar_of_the_words_is_kept() -> None:
    date = '<date notBefore="1569-01-09" notAfter="1569-01-18" calendar="#hijri">976, Receb 21-30</date>'
    cable = normalise(one(tei(correspondence(f"<persName>Teck</persName>{date}"))))
    assert cable.date
    assert (cable.date.calendar, cable.date.verbatim) == ("hijri", "976, Receb 21-30")


@pytest.mark.parametrize(
    ("sent", "name", "body"),
    [
        ("<persName>Teck, Arno von</persName>", "Arno von Teck", None),
        ("<persName>Harlan, Thomas (1801–1860)</persName>", "Thomas Harlan", None),
        ("<persName>Ahmed III</persName>", "Ahmed III", None),
        ('<persName key="Harlan, Thomas J.">Harlan</persName>', "Thomas J. Harlan", None),
        ("<persName><surname>Harlan</surname><forename>Thomas</forename></persName>", "Thomas Harlan", None),
        ("<orgName>Geheime Konferenz</orgName>", None, "Geheime Konferenz"),
        ('<name type="org">Geheime Konferenz</name>', None, "Geheime Konferenz"),
        ('<rs type="person">Thomas Harlan</rs>', "Thomas Harlan", None),
    ],
)
def test_the_markup_says_whether_a_sender_is_a_person_or_a_body(sent: str, name: str | None, body: str | None) -> None:
    sender = normalise(one(tei(correspondence(sent)))).sender
    assert sender
    assert (sender.person and sender.person.name, sender.body) == (name, body)


@pytest.mark.parametrize("nobody", ["unbekannt", "N.N.", "?", "Unknown", "[unknown]", ""])
def test_an_unknown_sender_is_nobody(nobody: str) -> None:
    assert normalise(one(tei(correspondence(f'<persName>{nobody}</persName><date when="1787"/>')))).sender is None


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        ("Kaunitz-Ruhland, Wenzel, Fürst von", "Wenzel Kaunitz-Ruhland"),
        ("Ferdinand II., Ostrany, König", "Ferdinand II."),
        ("Solberg, Ingrid (1910-1980)", "Ingrid Solberg"),
        ("Solberg, Ingrid, 1910-1980", "Ingrid Solberg"),
        ("Алексеев, Александр", "Александр Алексеев"),
    ],
)
def test_names_of_authority_files_as_they_are_spoken(listed: str, name: str) -> None:
    assert spoken(listed) == name


def test_a_corpus_of_several_letters() -> None:
    letters = "".join(
        f'<TEI xml:id="l{number}"><teiHeader>{correspondence(f"""<persName>Teck</persName><date when="1787-0{number}"/>""")}'
        f"</teiHeader><text><body><p>The invented letter {number}.</p></body></text></TEI>"
        for number in range(1, 4)
    )
    drafts = read(f"<teiCorpus {NAMESPACE}><teiHeader/>{letters}</teiCorpus>")
    assert [draft.position for draft in drafts] == ["l1", "l2", "l3"]
    assert [draft.marked("date")[0].value for draft in drafts] == ["1787-01", "1787-02", "1787-03"]
    assert len({draft.digest for draft in drafts}) == 3


def test_a_volume_whose_divisions_are_letters() -> None:
    letters = "".join(
        f'<div type="letter" xml:id="brief{number}"><head>Harlan to Oswin, {number} May 1870</head><opener><dateline>Vellin, '
        f'<date when="1870-05-0{number}">{number} May 1870</date></dateline></opener><p>Invented oil.</p>'
        f'<div type="letter"><p>Enclosure {number}.</p></div></div>'
        for number in range(1, 4)
    )
    described = "".join(
        f'<correspDesc corresp="#brief{number}"><correspAction type="sent"><persName>Harlan</persName></correspAction></correspDesc>'
        for number in range(1, 4)
    )
    drafts = read(
        tei(profile(described, "<fileDesc><titleStmt><title>Letters</title></titleStmt></fileDesc>"), letters)
    )
    assert [draft.position for draft in drafts] == ["brief1", "brief2", "brief3"]
    assert [draft.part(TITLE) for draft in drafts] == [f"Harlan to Oswin, {number} May 1870" for number in (1, 2, 3)]
    assert "Enclosure 2." in drafts[1].part(BODY)
    assert [[mark.words for mark in draft.marked("sender")] for draft in drafts] == [["Harlan"]] * 3


def test_texts_of_a_group() -> None:
    texts = "".join(f"<text><body><p>The invented text {number}.</p></body></text>" for number in (1, 2))
    drafts = read(f"<TEI {NAMESPACE}><teiHeader/><text><group>{texts}</group></text></TEI>")
    assert [draft.part(BODY) for draft in drafts] == ["The invented text 1.", "The invented text 2."]


def test_a_letter_of_which_only_the_description_is_there() -> None:
    header = correspondence("<persName>Teck</persName><date when='1787-03-04'/>", "<orgName>Senate</orgName>")
    draft = one(f"<TEI {NAMESPACE}><teiHeader>{header}</teiHeader><facsimile><graphic url='1.jpg'/></facsimile></TEI>")
    assert draft.part(BODY) == ""
    assert draft.marked("date")[0].value == "1787-03-04"


def test_only_a_translation() -> None:
    draft = one(
        tei(
            profile('<langUsage><language ident="ota"/><language ident="de"/></langUsage>'),
            '<div type="translation" xml:lang="de"><p>Befehl an den Statthalter.</p></div>',
        )
    )
    cable = normalise(draft)
    assert (cable.language, cable.original_language) == ("de", "ota")


def test_a_summary_within_the_text_and_a_dateline_at_its_foot() -> None:
    body = (
        '<div type="regest"><p>Teck reports the wreck.</p></div><p>Gnädiger Herr! Das Schiff ist gestrandet.</p>'
        '<closer><dateline>Vellin, den <date when="1871-06-02">2. Juni 1871</date></dateline><signed>Teck</signed></closer>'
    )
    draft = one(tei("", body))
    assert draft.part(SUMMARY) == "Teck reports the wreck."
    assert draft.part(DATELINE) == "Vellin, den 2. Juni 1871"
    cable = normalise(draft)
    assert cable.date and to_edtf(cable.date) == "1871-06-02"


def test_a_date_that_the_editor_put_in_without_words() -> None:
    header = "<fileDesc><sourceDesc><msDesc><history><origin><origDate when='1787-03-04'/></origin></history></msDesc></sourceDesc></fileDesc>"
    cable = normalise(one(tei(header)))
    assert cable.date and to_edtf(cable.date) == "1787-03-04"
    assert [each.words for each in cable.evidence if each.field == "date"] == ["1787-03-04"]
    cable = normalise(
        one(tei("", "<opener><dateline>Vellin<date when='1787-03-04'/></dateline></opener><p>Invented.</p>"))
    )
    assert cable.date and to_edtf(cable.date) == "1787-03-04"


def test_the_older_tei_without_a_namespace() -> None:
    content = (
        "<TEI.2><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt></fileDesc></teiHeader>"
        "<text><body><p>Invented words.</p></body></text></TEI.2>"
    )
    assert one(content).part(BODY) == "Invented words."
    assert choose(InputFile.in_memory("a.xml", content.encode())).name == "tei"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (tei().removesuffix("</TEI>"), "its XML breaks at line 1"),
        (tei("", "<p>one &amp two</p>"), "its XML breaks at line 1"),
        (f'<!DOCTYPE TEI [<!ENTITY a "b">]>{tei("", "<p>&a;</p>")}', "it declares XML entities, which are not resolved"),
        (f'<TEI {NAMESPACE}><teiHeader/><standOff><listPerson><person/></listPerson></standOff></TEI>', "without a text"),
        (tei(profile("<correspDesc/><correspDesc/>"), "<p/>"), "a list of letters"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(content: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(content)


def test_a_comment_with_a_hyphen_too_many_breaks_nothing() -> None:
    assert one(tei("", "<p>The lamp <!-- is -- was --> lit.</p>")).part(BODY) == "The lamp lit."


def test_documents_before_a_break_are_kept() -> None:
    content = f"<teiCorpus {NAMESPACE}>{tei(root='')}<TEI><text><body><p>cut"
    items = list(records(InputFile.in_memory("a.xml", content.encode()), "papers"))
    assert [isinstance(item, Rejection) for item in items] == [False, True]


def test_deep_and_long_markup_is_read() -> None:
    deep = "<hi>" * 200 + "lamp" + "</hi>" * 200
    draft = one(tei("", f"<p>{deep}</p>" + "<p>oil<lb/></p>" * 5000))
    assert draft.part(BODY).startswith("lamp\n\noil\n\noil")


@pytest.mark.real
@pytest.mark.parametrize(("name", "least"), [("suriano", 0.99), ("qhod", 0.98), ("maechtekongresse", 0.98)])
def test_the_dates_of_real_editions(name: str, least: float, real_corpus: Callable[[str], Path]) -> None:
    files = sorted(real_corpus(name).rglob("*.xml"))
    right = total = 0
    for path in files[: len(files) * 2 // 3 : 5]:
        for item in records(InputFile.on_disk(path), name):
            if not isinstance(item, Rejection) and item.cable.evidence:
                marked = [each for each in item.cable.evidence if each.field == "date"]
                total += bool(marked)
                right += any(each.rule == "marked by the source" for each in marked)
    assert total
    assert right / total >= least
