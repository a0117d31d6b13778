"""What is text, and in which encoding it was written."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers.encoding import decode, head_text, read_text
from corpus.readers.streams import text_lines

ENGLISH = (
    "The Prime Minister met Señor Aragonés in the café and stayed for an hour; he was not pleased with the result."
)
QUOTED = "The Government’s reply was “most unsatisfactory” – so the Minister said – and there the matter rests today."
FRENCH = (
    "Monsieur le Ministre, j'ai l'honneur de vous faire connaître que l'ambassadeur a été reçu à l'Élysée où il dîna."
)
GERMAN = (
    "Der Botschafter erklärte, daß die Gespräche über die Grenze nächste Woche fortgeführt würden; er äußerte Zweifel."
)
POLISH = (
    "Ambasador oświadczył, że rząd nie może się zgodzić na te warunki i że rozmowy zostaną wznowione w przyszłości."
)
CZECH = (
    "Velvyslanec prohlásil, že vláda nemůže přijmout předložené podmínky a že jednání budou pokračovat příští týden."
)
HUNGARIAN = (
    "A nagykövet kijelentette, hogy a kormány nem fogadja el a feltételeket, és a tárgyalások jövő héten folytatódnak."
)
TURKISH = "Büyükelçi, görüşmelerin önümüzdeki hafta süreceğini ve hükümetin bu koşulları kabul edemeyeceğini söyledi."
RUSSIAN = "Сегодня состоялась беседа с послом. Он заявил, что правительство не может согласиться с условиями, и ушёл."
CAPITALS = "СОВЕРШЕННО СЕКРЕТНО. ПОСЛУ СССР В ГАВАНЕ. ВСТРЕТЬТЕСЬ С МИНИСТРОМ И ПЕРЕДАЙТЕ ЕМУ СЛЕДУЮЩЕЕ."
GREEK = "Ο πρέσβης δήλωσε ότι η κυβέρνηση δεν μπορεί να δεχθεί τους όρους και ότι οι συνομιλίες θα συνεχιστούν αύριο."
JAPANESE = "大使は本日、政府は提案された条件を受け入れることができず、交渉は来週も続くと述べた。"
CHINESE = "大使今天表示，政府不能接受所提出的条件，谈判将于下周继续进行。"
TAIWAN = "大使今天表示，政府不能接受所提出的條件，談判將於下週繼續進行。"
KOREAN = "대사는 오늘 정부가 제안된 조건을 받아들일 수 없으며 협상은 다음 주에 계속될 것이라고 말했다."


def named(content: bytes, path: str = "a.txt") -> InputFile:
    return InputFile.in_memory(path, content)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *[
            (ENGLISH, encoding)
            for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1", "mac_roman")
        ],
        *[(QUOTED, encoding) for encoding in ("utf-8", "cp1252", "mac_roman")],
        *[(FRENCH, encoding) for encoding in ("cp1252", "latin-1", "mac_roman", "cp850")],
        *[(GERMAN, encoding) for encoding in ("cp1252", "latin-1", "mac_roman", "cp850")],
        *[(POLISH, encoding) for encoding in ("cp1250", "iso8859_2", "cp852")],
        *[(CZECH, encoding) for encoding in ("cp1250", "iso8859_2")],
        *[(HUNGARIAN, encoding) for encoding in ("cp1250", "iso8859_2")],
        *[(TURKISH, encoding) for encoding in ("cp1254", "iso8859_9")],
        *[(RUSSIAN, encoding) for encoding in ("cp1251", "koi8_r", "cp866", "utf-16-le", "utf-16-be")],
        *[(CAPITALS, encoding) for encoding in ("cp1251", "koi8_r", "cp866")],
        *[(GREEK, encoding) for encoding in ("cp1253", "iso8859_7")],
        *[(JAPANESE, encoding) for encoding in ("cp932", "euc_jp", "iso2022_jp")],
        (CHINESE, "gb18030"),
        (TAIWAN, "big5"),
        (KOREAN, "cp949"),
    ],
)
def test_a_text_is_read_in_the_encoding_in_which_it_was_written(text: str, encoding: str) -> None:
    assert read_text(named(text.encode(encoding))) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_become_one(end: str) -> None:
    assert read_text(named(f"one{end}two{end}".encode())) == "one\ntwo\n"


def docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \n\t\r\n", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "it is a PDF document, not text"),
        (docx(), "it is a Word document (DOCX), not text"),
        (b"PK\x03\x04 and more", "it is a ZIP archive, not text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "it is a PNG image, not text"),
        (b"\xff\xd8\xff\xe0 JFIF", "it is a JPEG image, not text"),
        (b"\x1f\x8b\x08\0", "it is a gzip archive, not text"),
        (b"{\\rtf1\\ansi Hello}", "it is an RTF document, not text"),
        (bytes(range(32)) * 20, "it is a binary file, not text"),
        (b"\0\0\0\0abc\0\0\0\0", "it is a binary file, not text"),
        (bytes(range(128, 256)) * 3, "its encoding could not be told"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_text(named(content))
    assert str(refused.value) == reason


def test_a_file_that_is_not_there_says_so(tmp_path) -> None:
    with pytest.raises(Unreadable, match=r"^it cannot be opened: no such file or directory$"):
        read_text(InputFile.on_disk(tmp_path / "gone.txt"))


def test_a_few_broken_bytes_do_not_make_utf8_another_encoding() -> None:
    text = "Le ministère a été informé; l'état des négociations est inchangé. " * 3
    assert read_text(named(text.encode() + "é".encode()[:1])) == text + "\ufffd"


def test_a_single_stray_control_character_is_no_binary_file() -> None:
    assert read_text(named(b"Page 1\x0c\nThe talks go on.\x1a")).startswith("Page 1")


def test_a_letter_that_cannot_be_told_is_unknown_not_another() -> None:
    text = "The talks go on without much hope of a result before the winter. " * 3
    assert read_text(named(text.encode() + b"4\x984")) == text + "4\ufffd4"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_unreadable(content: bytes) -> None:
    try:
        assert "\r" not in decode(content)
    except Unreadable as refused:
        assert str(refused).startswith("it")


@given(
    st.text(min_size=1, max_size=200).filter(lambda text: "\x00" not in text and text.isprintable() and text.strip())
)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    content = text.encode()
    try:
        assert read_text(named(content)) == text.removeprefix("\ufeff")
    except Unreadable as refused:  # it may begin as a PDF or an RTF document does
        assert "not text" in str(refused) or str(refused) == "it is empty"


@given(st.binary(max_size=100))
def test_sniffing_never_raises(content: bytes) -> None:
    assert isinstance(head_text(named(content)), str)


def test_lines_are_streamed_and_a_later_line_may_be_of_an_older_encoding() -> None:
    lines = ["plain ascii"] * 10000 + ["Señor Aragonés à la réunion"]
    assert list(text_lines(named("\r\n".join(lines).encode("cp1252"))))[-1] == lines[-1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_lines_of_any_unicode(encoding: str) -> None:
    assert list(text_lines(named("první\ndruhá\ntřetí věta".encode(encoding)))) == ["první", "druhá", "třetí věta"]


def test_line_ends_of_word_processors_are_line_ends_and_what_is_not_seen_is_gone() -> None:
    text = "one\x0btwo\u2028three\u2029four\u200b \ufeff\u2060end" + " and so on" * 30 + "\0"
    assert decode(text.encode()) == "one\ntwo\nthree\n\nfour end" + " and so on" * 30
    assert decode("می\u200cخواهم".encode()) == "می\u200cخواهم"
