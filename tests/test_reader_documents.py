"""PDF, Word, RTF and mail. All texts are invented; the files are made here, so that what is in them can be seen."""

import importlib
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import pypdf
import pytest

from corpus.draft import BODY, HEAD, NOTES, TITLE, Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.normalise.assemble import normalise
from corpus.normalise.dates.edtf import to_edtf
from corpus.readers import Reader, Rejection, docx, eml, pdf, rtf
from corpus.readers.documents import page_text
from corpus.readers.pdf import text_of
from corpus.readers.registry import choose


def read(reader: Reader, content: bytes, path: str = "a") -> list[Draft | Rejection]:
    return list(reader.read(InputFile.in_memory(path, content)))


def one(reader: Reader, content: bytes) -> Draft:
    (draft,) = read(reader, content)
    assert isinstance(draft, Draft)
    return draft


def make_pdf(*pages: str) -> bytes:
    """A PDF whose pages hold these lines, by hand, in the simplest form that the format allows."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        shown = "".join(f"({line.replace('(', '').replace(')', '')}) Tj T* " for line in page.split("\n"))
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td {shown}ET" if page else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode()


TELEGRAM = """Telegram From the Legation in Ostrany to the Department of State
Mirogard, January 18, 1962, 6 p.m.
512. The barometer on the wall of the Legation has been exam-
ined by the technician, who found in it a microphone of the size of
a button.
I have hung it up again.
Whitcombe"""


def test_a_pdf_is_read_as_its_text_would_be() -> None:
    file = InputFile.in_memory("a.pdf", make_pdf(TELEGRAM))
    assert choose(file).name == "pdf"
    cable = normalise(one(pdf.READER, make_pdf(TELEGRAM)))
    assert cable.title == "Telegram From the Legation in Ostrany to the Department of State"
    assert cable.date and to_edtf(cable.date) == "1962-01-18"
    assert "has been examined by the technician" in " ".join(cable.body.split())


WORDS = ("oil", "wheat", "herring", "lamps", "clocks", "trawlers")


def test_headers_footers_and_page_numbers_are_furniture() -> None:
    pages = [
        f"SECRET FILE 7\nOf {word} we have none\nand shall not ask\nfor more {word}\nOrlo Papers, sheet {n}\n- {n} -"
        for n, word in enumerate(WORDS, 1)
    ]
    text = text_of(pages)
    assert "SECRET FILE" not in text
    assert "Orlo Papers" not in text
    assert (
        text.split() == " ".join(f"Of {word} we have none and shall not ask for more {word}" for word in WORDS).split()
    )


def test_running_heads_of_left_and_right_pages_and_of_chapters_are_furniture() -> None:
    pages = [
        f"{'The Lamp Papers' if n % 2 else f'Chapter {n // 8 + 1}: {word}'} {n + 40}\nOf {word} we have none\nand ask for {word}."
        for n, word in enumerate(WORDS * 3)
    ]
    pages = [page.replace(f": {word}", ": Oil") for page, word in zip(pages, WORDS * 3, strict=True)]
    text = text_of(pages)
    assert "Lamp Papers" not in text
    assert "Chapter" not in text
    assert text.count("we have none") == 18


def test_a_number_that_is_no_pages_is_kept() -> None:
    assert text_of([f"{n}.\nThe lamp of\nthe consul\nburns." for n in (512, 9, 77)]).split()[0] == "512."
    assert text_of(["1183.\nYour 505. The lamp\nburns again."]).startswith("1183.")
    assert text_of(["1183.\nThe lamp\nburns\nagain.", "Nobody\nhas asked\nfor oil."]).startswith("1183.")


def test_a_line_that_stands_on_two_pages_is_text() -> None:
    assert text_of(["Herring\nfor wheat", "Herring\nfor oil"]) == "Herring\nfor wheat\nHerring\nfor oil"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("the micro-\nphone", "the microphone"),
        ("the micro\u00ad\nphone", "the microphone"),
        ("Anglo-\nFrench", "Anglo-\nFrench"),
        ("1961-\n1962", "1961-\n1962"),
        ("a dash -\nhere", "a dash -\nhere"),
    ],
)
def test_words_are_joined_across_lines(lines: str, text: str) -> None:
    assert text_of([lines]) == text


def locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf(TELEGRAM)))
    writer.encrypt("lamp", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (lambda: make_pdf("", "", ""), "no text layer.*run OCR over it first"),
        (lambda: make_pdf("1", "2", "3"), "no text layer"),
        (locked, "it is encrypted: save it without its password first"),
        (lambda: b"%PDF-1.7\nnothing more", "it is no sound PDF"),
        (lambda: make_pdf(TELEGRAM)[:300], "no sound PDF|no text layer"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(
    content: Callable[[], bytes], reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(pdf.READER, content())
    assert not caplog.records


@pytest.mark.parametrize(
    ("reader", "module", "content", "sentence"),
    [
        (pdf.READER, "pypdf", b"%PDF-1.7", "reading PDF needs pypdf: install cables[documents]"),
        (rtf.READER, "striprtf.striprtf", b"{\\rtf1 x}", "reading RTF needs striprtf: install cables[documents]"),
    ],
)
def test_without_its_library_a_format_says_what_to_install(
    reader: Reader, module: str, content: bytes, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = importlib.import_module

    def absent(name: str, package: str | None = None) -> object:
        if name == module:
            raise ModuleNotFoundError(name)
        return known(name, package)

    monkeypatch.setattr(importlib, "import_module", absent)
    with pytest.raises(Unreadable) as refused:
        read(reader, content)
    assert str(refused.value) == sentence


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def make_docx(body: str, notes: str = "", **members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("docProps/core.xml", "<c><created>2019-05-05T00:00:00Z</created></c>")
        if notes:
            archive.writestr("word/footnotes.xml", f"<w:footnotes {W}>{notes}</w:footnotes>")
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:pPr><w:jc/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_document() -> None:
    body = "".join(map(paragraph, ("The Consul in Casmira to the Minister", "Casmira, 3 May 1926", "")))
    body += """<w:p><w:r><w:t>The loan of wheat</w:t></w:r><w:del><w:r><w:delText> is lost</w:delText></w:r></w:del><w:ins><w:r>
      <w:t xml:space="preserve"> is repaid in herring</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Barrels</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>412</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      <mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Once.</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>Twice.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"""
    notes = f'<w:footnote w:type="separator" w:id="0">{paragraph("x")}</w:footnote><w:footnote w:id="2">{paragraph("An invented note.")}</w:footnote>'
    content = make_docx(body, notes)
    assert choose(InputFile.in_memory("a.docx", content)).name == "docx"
    draft = one(docx.READER, content)
    assert draft.part(NOTES) == "2. An invented note."
    assert "The loan of wheat is repaid in herring[2]." in draft.part(BODY)
    assert "Barrels | 412" in draft.part(BODY)
    assert draft.part(BODY).count("Once.") == 1
    assert "Twice" not in draft.part(BODY)
    cable = normalise(draft)
    assert cable.title == "The Consul in Casmira to the Minister"
    assert cable.date and to_edtf(cable.date) == "1926-05-03"


def test_labels_in_a_table_are_a_heading() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(label)}</w:tc><w:tc>{paragraph(value)}</w:tc></w:tr>"
        for label, value in [("From:", "Consul Ibrel"), ("To:", "Minister Quay"), ("Date:", "4 May 1961")]
    )
    cable = normalise(
        one(docx.READER, make_docx(f"<w:tbl>{rows}</w:tbl><w:p/>{paragraph('The ferry made nine crossings.')}"))
    )
    assert cable.sender and cable.sender.person and cable.sender.person.name == "Ibrel"
    assert cable.date and to_edtf(cable.date) == "1961-05-04"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (make_docx(""), "without a text"),
        (make_docx("<w:p>"), "its XML breaks"),
        (make_docx(paragraph("x"))[:200], "no sound Word document"),
    ],
    ids=["no text", "no end", "cut"],
)
def test_a_word_document_that_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(docx.READER, content)


def test_the_date_of_a_word_file_is_not_the_documents() -> None:
    assert normalise(one(docx.READER, make_docx(paragraph("The lamp is out and nobody says since when.")))).date is None


def test_rich_text() -> None:
    content = rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Arial;}}\f0 \'cf\'ee\'f1\'ee\'eb \'c0\'f0\'e4\'e0\'f8\'e5\'e2 \u8212? Vellin\par 4 May 1961\par\par The lamp is out.\par}"
    assert choose(InputFile.in_memory("a.rtf", content)).name == "rtf"
    draft = one(rtf.READER, content)
    text = "\n".join(draft.parts.values())
    assert "Посол Ардашев — Vellin" in text
    assert "The lamp is out." in text


def test_empty_rich_text() -> None:
    with pytest.raises(Unreadable, match="without a text"):
        read(rtf.READER, rb"{\rtf1\ansi}")


def make_mail(**parts: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"Haluška, Ján" <j@mirogard.example>'
    message["To"] = "James Halloran <h@state.example>, desk@state.example"
    message["Cc"] = "Martha Whitcombe <m@state.example>"
    message["Date"] = "Tue, 04 Mar 1997 18:05:00 +0200"
    message["Subject"] = "The barometer é again"
    message["Message-ID"] = "<1@mirogard.example>"
    if "plain" in parts:
        message.set_content(parts["plain"])
    return message


def test_mail_tells_its_ends_and_its_day() -> None:
    message = make_mail(plain="I have hung it up again.\n\nHaluška\n")
    content = message.as_bytes()
    assert choose(InputFile.in_memory("a.eml", content)).name == "eml"
    draft = one(eml.READER, content)
    assert draft.part(TITLE) == "The barometer é again"
    assert draft.part(HEAD).startswith('From: "Haluška, Ján" <j@mirogard.example>\nTo: James Halloran')
    for mark in draft.marks:
        assert draft.part(mark.part)[mark.start : mark.end] == mark.words
    cable = normalise(draft)
    assert cable.date and to_edtf(cable.date) == "1997-03-04"
    assert cable.sent_at and cable.sent_at.isoformat() == "18:05:00+02:00"
    assert cable.sender and "Haluška" in cable.sender.verbatim
    assert [party.verbatim for party in cable.recipients] == ["James Halloran", "desk@state.example"]
    assert [party.verbatim for party in cable.copied] == ["Martha Whitcombe"]
    assert "I have hung it up again." in cable.body


def test_the_text_is_preferred_to_the_page_and_attachments_are_told_of() -> None:
    message = make_mail(plain="As text.")
    message.add_alternative("<p>As a page.</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="survey.pdf")
    draft, told = read(eml.READER, message.as_bytes(), "a.eml")
    assert isinstance(draft, Draft)
    assert isinstance(told, Rejection)
    assert draft.part(BODY) == "As text."
    assert "survey.pdf" in told.position
    assert "not read" in told.reason


def test_names_of_mail_stand_in_their_own_letters() -> None:
    content = "From: Lucía Prat <l@example.org>\nTo: Ђорђе <d@example.org>\nDate: 3 May 2009\n\nNo.\n".encode()
    draft = one(eml.READER, content)
    assert [mark.words for mark in draft.marks[:2]] == ["Lucía Prat", "Ђорђе"]


def test_mail_in_bytes_that_no_standard_allows() -> None:
    content = b"From: caf\xe9 <a@b>\r\nDate: yesterday\r\nMIME-Version: 1.0\r\nMessage-ID: <x>\r\nContent-Type: text/plain; charset=no-such\r\n\r\nna\xefve lamp\r\n"
    draft = one(eml.READER, content)
    assert "lamp" in draft.part(BODY)
    assert draft.marked("date")[0].value == ""


@pytest.mark.parametrize("content", [b"From: Harlan\nTo: Oswin\nDate: 4 May 1961\n\nThe lamp.", b"Hello\n"])
def test_a_cable_with_a_header_is_no_mail(content: bytes) -> None:
    assert choose(InputFile.in_memory("a.txt", content)).name == "plain text"


def test_lines_of_a_heading_stay_together_and_prose_apart() -> None:
    prose = "The invented ferry made nine crossings and carried nobody at all, as far as the consul could see from his window."
    assert page_text(["Vellin", "4 May 1961", "", prose, prose]) == f"Vellin\n4 May 1961\n\n{prose}\n\n{prose}"
