"""From a file's bytes to its text: what is text at all, and in which encoding it was written."""

import codecs
import re
from functools import lru_cache
from typing import Final

from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers.charset import guess

MAX_BYTES: Final = 256 * 1024 * 1024
"""No single text is larger; what is, is a dump or a disk image, and would not fit into memory twice."""

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Signatures as the formats' own specifications give them; the longest and most telling first.
_MAGIC: Final = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio file"),
    (b"fLaC\x00", "an audio file"),
    (b"wOFF", "a font"),
)
# Names of members that tell what a ZIP archive is (Office Open XML, OpenDocument, EPUB).
_ZIP_KINDS: Final = (
    (b"word/", "a Word document (DOCX)"),
    (b"xl/", "an Excel workbook (XLSX)"),
    (b"ppt/", "a PowerPoint presentation (PPTX)"),
    (b"vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub", "an EPUB book"),
)
# A member's header: 26 bytes, the length of its name, that of its further fields, the name.
_MEMBER: Final = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
_MIMETYPE: Final = 120
# Tab, line feed, vertical tab, form feed, carriage return, the DOS end of file and escape occur in plain texts.
_CONTROLS: Final = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
_UTF8_SEQUENCE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Word processors' and Unicode's own line ends; and what is no letter, nor seen: NULs, joints of no width, stray marks.
_NO_TEXT: Final = {0x0B: "\n", 0x2028: "\n", 0x2029: "\n\n", 0x00: None, 0x200B: None, 0x2060: None, 0xFEFF: None}
_STRANGE: Final = re.compile("[\0\x0b\u200b\u2028\u2029\u2060\ufeff]")
_MAX_CONTROLS: Final = 0.02
_HIGH: Final = bytes(range(128, 256))
_MOSTLY: Final = 0.95


def read_text(file: InputFile) -> str:
    """The whole text of `file`, its line ends made `\\n`, without a byte order mark.

    Raises `Unreadable` where the file cannot be opened, is empty (or only white space), is binary, too large, or in
    an encoding that cannot be told. Bytes that do not belong to an otherwise sure encoding become U+FFFD.
    """
    raw = read_bytes(file)
    text = decode(raw)
    if not text.strip():
        raise Unreadable("it is empty")
    return text


def read_bytes(file: InputFile) -> bytes:
    """The bytes of `file`; raises `Unreadable` where it cannot be opened or is larger than `MAX_BYTES`."""
    try:
        with file.open() as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"it cannot be opened: {(error.strerror or str(error)).lower()}") from error
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"it is larger than {MAX_BYTES // 1024 // 1024} MB, too large for one text")
    return raw


def decode(raw: bytes) -> str:
    """The text of `raw`, its line ends made `\\n`: by byte order mark, as UTF-8, as UTF-16 without a mark, by guess.

    Raises `Unreadable` for binary content and for an encoding that cannot be told.
    """
    kind = binary_kind(raw)
    if kind:
        raise Unreadable(f"it is {kind}, not text")
    text = _decode(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return text.translate(_NO_TEXT) if _STRANGE.search(text) else text


def head_text(file: InputFile) -> str:
    """The start of a file's text, for sniffing: "" where it is binary, other bytes than UTF-8 as U+FFFD."""
    try:
        return _head_text(file.head)
    except OSError:
        return ""


def head_kind(file: InputFile) -> str:
    """What kind of binary file it begins, as `binary_kind` has it; raises `OSError` where it cannot be opened."""
    return _head_kind(file.head)


# Every reader asks in turn, of one file and its first bytes.
@lru_cache(maxsize=4)
def _head_text(head: bytes) -> str:
    if _head_kind(head):
        return ""
    encoding = _marked_encoding(head) or _unmarked_wide(head) or "utf-8"
    return head.decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=4)
def _head_kind(head: bytes) -> str:
    return binary_kind(head)


def binary_kind(raw: bytes) -> str:
    """What kind of binary file `raw` begins ("a PDF document", "a binary file"), or "" where it can be text."""
    if _marked_encoding(raw):
        return ""
    if raw.startswith(b"PK\x03\x04"):
        return _zip_kind(raw[:65536])
    if raw.startswith(b"RIFF") and raw[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "an image, sound or film"
    if raw[4:8] == b"ftyp":
        return "a film or image"
    for signature, kind in _MAGIC:
        if raw.startswith(signature):
            return kind
    sample = raw[:65536]
    if _unmarked_wide(sample):
        return ""
    controls = len(_CONTROLS.findall(sample)) + sample.count(0) * 5
    return "a binary file" if controls > max(4, len(sample) * _MAX_CONTROLS) else ""


def _zip_kind(raw: bytes) -> str:
    """What a ZIP archive is by the names of its first members, or by the type that its first member states."""
    names = [raw[at.end() : at.end() + int.from_bytes(at[1], "little")] for at in _MEMBER.finditer(raw)]
    for sign, kind in _ZIP_KINDS:
        if any(name.startswith(sign) for name in names) or (not sign.endswith(b"/") and sign in raw[:_MIMETYPE]):
            return kind
    return "a ZIP archive"


def is_wide(raw: bytes) -> bool:
    """Whether the bytes hold UTF-16 or UTF-32, whose lines cannot be told apart before they are decoded."""
    return _marked_encoding(raw) not in ("", "utf-8-sig") or bool(_unmarked_wide(raw[:65536]))


def _decode(raw: bytes) -> str:
    marked = _marked_encoding(raw)
    if marked:
        return raw.decode(marked, "replace")
    wide = _unmarked_wide(raw[:65536])
    if wide:
        return raw.decode(wide, "replace")
    if b"\x1b$" in raw and raw.isascii():  # the escape sequences of ISO 2022, in which Japanese mail was sent
        return raw.decode("iso2022_jp_ext", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(raw):
        return raw.decode("utf-8", "replace")
    encoding = guess(raw)
    if encoding:
        return raw.decode(encoding, "replace")
    # A few letters that cannot be told are no reason to lose the rest: they are shown as unknown, not as others.
    if len(raw.translate(None, _HIGH)) >= len(raw) * _MOSTLY:
        return raw.decode("ascii", "replace")
    raise Unreadable("its encoding could not be told")


def _marked_encoding(raw: bytes) -> str:
    return next((name for bom, name in _BOMS if raw.startswith(bom)), "")


def _unmarked_wide(sample: bytes) -> str:
    """UTF-16 without a byte order mark: NULs at every other byte, at least for blanks and line ends."""
    pairs = len(sample) // 2
    nulls = sample.count(0)
    if pairs < 2 or nulls * 20 < pairs:
        return ""
    even, odd = sample[0 : pairs * 2 : 2].count(0), sample[1 : pairs * 2 : 2].count(0)
    if max(even, odd) < 10 * min(even, odd) or max(even, odd) * 20 < pairs:
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: pairs * 2].decode(encoding, "ignore")
    strange = sum(1 for character in text if not (character.isprintable() or character.isspace()))
    return encoding if strange <= len(text) * _MAX_CONTROLS else ""


def _mostly_utf8(raw: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: a file that was cut, or mended by a careless program."""
    sequences = _UTF8_SEQUENCE.findall(raw)
    high = len(raw) - len(raw.translate(None, _HIGH))
    stray = high - sum(map(len, sequences))
    return len(sequences) > 0 and stray * 8 <= len(sequences)
