"""A document's lines of text, whatever file they come from: a teleprinter message, a service's form, or a page."""

from corpus.readers.message import is_message, message_of, messages_in
from corpus.readers.page import Page, page_of
from corpus.readers.service_forms import form_page
from corpus.readers.spacing import settled

_MOST_ABOVE = 40


def text_page(lines: list[str], title: str = "") -> Page:
    """The parts of a document; `title` is its title where that is known from elsewhere, but a message has its own.

    Never raises.
    """
    return own_page(lines) or page_of(lines, title)


def own_page(lines: list[str]) -> Page | None:
    """The parts of a text that is one message or is on one service's form; None for any other text."""
    return _message(settled(lines)) or form_page(lines)


def _message(lines: list[str]) -> Page | None:
    """A text that is one teleprinter message with its address lines, taken apart as one."""
    start = is_message(lines)
    groups = messages_in(lines) if start is not None and start <= _MOST_ABOVE else []
    if len(groups) != 1:
        return None
    message = message_of(groups[0])
    return Page(message.parts, message.marks, {"id": message.id} if message.id else {})
