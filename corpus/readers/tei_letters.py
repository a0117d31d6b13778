"""TEI documents: letters with a description of their correspondence, and any others that have a text.

One file is one document, a `teiCorpus` of several, or a volume whose divisions are letters; what is held at once is
one document.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO, Final

from lxml import etree

from corpus.draft import Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.encoding import head_text
from corpus.readers.tei import XML_ID, local, plain_content
from corpus.readers.tei_header import Header, header_of, own_id
from corpus.readers.tei_letter import Letter, draft
from corpus.readers.tei_names import listed_persons

_ROOT: Final = re.compile(r"<(?:[A-Za-z][\w.-]{0,20}:)?(?:TEI(?:\.2)?|teiCorpus(?:\.2)?)[\s>]")
_DOCUMENTS: Final = frozenset(("TEI", "TEI.2"))
_TYPES: Final = (
    "letter brief lettre lettera carta epistle epistola письмо brev telegram telegramm télégramme telegramma despatch "
    "dispatch depesche dépêche dispaccio despacho document dokument documento memorandum report bericht relazione"
)
_LETTERS: Final = frozenset(_TYPES.split())
_HARMLESS: Final = frozenset(("ERR_HYPHEN_IN_COMMENT", "ERR_COMMENT_NOT_FINISHED_HYPHEN", "NS_ERR_UNDEFINED_NAMESPACE"))
_WATCHED: Final = ("TEI", "TEI.2", "text", "div", "div1", "div2")


@dataclass(slots=True)
class _State:
    """A document under way: the letters that its divisions have been found to be, the first of them held back."""

    letters: int = 0
    held: etree._Element | None = None
    places: Counter[str] = field(default_factory=Counter)


class TeiReader:
    """Reads any TEI, a document at a time."""

    name = "tei"
    summary = "TEI: letters with correspDesc, and other documents with a text; several in a teiCorpus"

    def sniff(self, file: InputFile) -> float:
        """Any TEI; the readers of one edition's markup are surer of theirs."""
        return 0.8 if _ROOT.search(head_text(file)) else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield a draft for each document.

        Raises `Unreadable` where the XML breaks (after the documents before the break), declares entities, or holds
        no document.
        """
        try:
            with file.open() as stream:
                yield from _documents(stream)
        except etree.XMLSyntaxError as error:
            raise Unreadable(f"its XML breaks at line {error.lineno}: {_clause(error.msg)}") from error
        except RecursionError as error:
            raise Unreadable("its elements stand in each other too deep") from error
        except (OSError, EOFError) as error:
            raise Unreadable(f"it cannot be read to its end: {_clause(str(error))}") from error


READER = TeiReader()


def _documents(stream: BinaryIO) -> Iterator[Draft | Rejection]:
    events = etree.iterparse(
        stream, events=("end",), tag=tuple(f"{{*}}{name}" for name in _WATCHED), remove_comments=True, remove_pis=True,
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True,
    )  # fmt: skip
    state, found, checked = _State(), 0, False
    documents: Counter[str] = Counter()
    for _, element in events:
        if not checked:
            _refuse_entities(element)
            checked = True
        _refuse_breaks(events)
        if local(element) in _DOCUMENTS:
            if state.letters < 2:
                made = _whole(element, documents)
                found += made is not None
                if made is not None:
                    yield made
            state = _State()
            _forget(element)
        elif _is_letter(element):
            for letter in _next_letters(state, element):
                found += 1
                yield _division(letter, state.places)
                _forget(letter)
    _refuse_breaks(events)
    if not found:
        raise Unreadable("it is TEI without a text: a list of letters, persons or places, or a description alone")


def _next_letters(state: _State, element: etree._Element) -> Iterator[etree._Element]:
    """The letters of a volume that can be read now: the first waits until there is a second."""
    state.letters += 1
    if state.letters == 1:
        state.held = element
        return
    if state.held is not None:
        yield state.held
        state.held = None
    yield element


def _is_letter(element: etree._Element) -> bool:
    """Whether an element is a document among others: a `text` of a group, or the outermost division of such a type."""
    if local(element) == "text":
        parent = element.getparent()
        return parent is not None and local(parent) == "group" and next(element.iter("{*}group"), None) is None
    if not _lettered(element):
        return False
    holders = list(element.iterancestors())
    return not any(_lettered(holder) or local(holder) in ("floatingText", "group", "back") for holder in holders)


def _lettered(element: etree._Element) -> bool:
    return local(element).startswith("div") and (element.get("type") or "").strip().lower() in _LETTERS


def _whole(root: etree._Element, documents: Counter[str]) -> Draft | None:
    """The draft of a TEI element; None where it has neither a text nor a letter's description."""
    head = next(root.iterchildren("{*}teiHeader"), None)
    descriptions = [] if head is None else list(head.iterfind("{*}profileDesc/{*}correspDesc"))
    text = _text(root)
    if text is None and len(descriptions) != 1:
        return None
    alone = root.getparent() is None
    position = "" if alone else _position(root, documents, "text")
    letter = Letter(
        header=_header(head, text),
        head=head,
        text=text,
        description=descriptions[0] if len(descriptions) == 1 else None,
        listed=listed_persons(root),
        id=own_id(root),
        position=position,
    )
    made = draft(letter)
    return made if text is not None or made.marks else None


def _text(root: etree._Element) -> etree._Element | None:
    """What holds the text: the element of that name, or the transcription of pages where there is none."""
    for name in ("text", "sourceDoc"):
        for holder in root.iterchildren(f"{{*}}{name}"):
            body = next(holder.iterchildren("{*}body", "{*}group"), holder)
            if len(plain_content(body).split()) > 1:
                return holder
    return None


def _header(head: etree._Element | None, text: etree._Element | None) -> Header:
    body = None if text is None else next(text.iterchildren("{*}body"), None)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    own = tuple(each.get(lang) or "" for each in (text, body) if each is not None)
    return Header() if head is None else header_of(head, own)


def _division(division: etree._Element, places: Counter[str]) -> Draft:
    """The draft of a letter that is a division of a volume: its heading is its title, the volume its source."""
    root = next(holder for holder in division.iterancestors() if local(holder) in _DOCUMENTS)
    head = next(root.iterchildren("{*}teiHeader"), None)
    name = division.get(XML_ID) or ""
    descriptions = () if head is None else head.iterfind("{*}profileDesc/{*}correspDesc")
    own = next((each for each in descriptions if name and _refers(each, name)), None)
    inner = next(division.iter("{*}correspDesc"), None)
    heading = next((plain_content(each) for each in division.iter("{*}head") if plain_content(each)), "")
    letter = Letter(
        header=replace(_header(head, None), title="", summary=""),
        head=None,
        text=division,
        description=own if own is not None else inner,
        listed=listed_persons(head) if head is not None else {},
        position=_position(division, places, "letter"),
        titled=heading,
    )
    return draft(letter)


def _refers(description: etree._Element, name: str) -> bool:
    return any((description.get(key) or "").rpartition("#")[2] == name for key in ("corresp", "target", "ref"))


def _position(element: etree._Element, places: Counter[str], kind: str) -> str:
    """Its id or number, made different from those before it."""
    said = own_id(element) or (element.get(XML_ID) or element.get("n") or "").strip()
    name = f"{kind}-{said}" if said.isdigit() else said or kind
    places[name] += 1
    return name if places[name] == 1 and name != kind else f"{name}-{places[name]}"


def _refuse_entities(element: etree._Element) -> None:
    """An edition needs no entities of its own; what declares some would grow without bound or reach for other files."""
    definition: Any = element.getroottree().docinfo.internalDTD
    if definition is not None and any(True for _ in definition.iterentities()):
        raise Unreadable("it declares XML entities, which are not resolved")


def _refuse_breaks(events: Any) -> None:
    """Nothing is read past a break of the XML; a comment with a hyphen too many is none."""
    for entry in events.error_log:
        if entry.type_name not in _HARMLESS and entry.level_name != "WARNING":
            raise Unreadable(f"its XML breaks at line {entry.line}: {_clause(entry.message)}")


def _forget(element: etree._Element) -> None:
    """Free an element that has been read."""
    tail = element.tail
    element.clear()
    element.tail = tail


def _clause(message: str | None) -> str:
    """A library's message as a clause for the report: one line, no point at its end."""
    return " ".join((message or "unknown reason").split()).rstrip(".")
