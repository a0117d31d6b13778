"""What is known of a cable that was found, from the document that tantivy kept of it."""

from index.engine import TEXT_FIELDS
from index.engines.asked.kept import decoded
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import Document
from index.facts import Facts


class Found:
    """A document that was found, as a cable is read."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def text(self, field: str) -> str:
        """The tokens of a text, joined by blanks."""
        return self._document.get_first(field) or ""

    def known(self) -> tuple[str, Facts]:
        """Its language and its facts."""
        return decoded(bytes(self._document.get_first(schema.FACTS) or b""))

    def texts(self) -> dict[str, str]:
        """The texts that it has."""
        return {field: text for field in TEXT_FIELDS if (text := self.text(field))}
