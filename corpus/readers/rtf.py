"""Rich Text Format: its text, by the code page and the escapes that it names."""

from collections.abc import Iterator

from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.documents import library, page_draft, page_text
from corpus.readers.encoding import read_bytes


class RtfReader:
    """Reads an RTF file as one document."""

    name = "rtf"
    summary = "Rich Text Format (needs cables[documents])"

    def sniff(self, file: InputFile) -> float:
        """Sure of the signature."""
        return 0.95 if file.head.lstrip()[:5] == b"{\\rtf" else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's document; raises `Unreadable` where the library is absent, or the file broken or empty."""
        striprtf = library("striprtf.striprtf", "RTF", "striprtf")
        raw = read_bytes(file).decode("latin-1")
        try:
            text: str = striprtf.rtf_to_text(raw, errors="replace")
        except Exception as error:  # what a broken file makes of the library is the file's fault
            raise Unreadable(f"it is no sound RTF ({type(error).__name__})") from error
        if not text.strip():
            raise Unreadable("it is an RTF document without a text")
        yield page_draft(page_text(text.split("\n")))


READER = RtfReader()
