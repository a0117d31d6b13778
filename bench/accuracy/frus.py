"""Documents of *Foreign Relations of the United States*: the truth from their markup, the text without it.

The markup is described in the Office of the Historian's guide (https://github.com/HistoryAtState/frus). A volume is cut
at its documents before it is parsed, so that a sample of a few documents costs little.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from bench.accuracy.identities import identities
from bench.accuracy.sampling import evenly
from bench.accuracy.truth import Document, Meant, Names, Truth
from corpus.normalise.names.compare import fold
from corpus.readers.tei import BLANK, TEI, XML_ID, Extract, extract, is_footnote, local, note_text, plain
from corpus.readers.tei_names import spoken

_DOCUMENT: Final = re.compile(r'<div\b[^>]{0,900}\btype="document"[^>]{0,900}>')
_PERSON: Final = re.compile(r'<persName\b[^>]{0,200}xml:id="([^"]{1,80})"[^>]{0,200}>(.{1,400}?)</persName>', re.DOTALL)
_TAG: Final = re.compile(r"<[^>]{0,400}>")
_WRAP: Final = (
    '<root xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/frus/ns/1.0" '
    'xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xlink="http://www.w3.org/1999/xlink">'
)
_WHOLE_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00.{0,9}\|\1T23:59:59")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_RECEIVED: Final = re.compile(r"\brec(?:eive)?['’]?d\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?:No\. |\[)?\d{1,4}[a-z]?\]?\.? ")
_KINDS: Final = (
    (re.compile(r"(?:circular )?telegram (?:from|to)\b", re.IGNORECASE), "telegram"),
    (re.compile(r"(?:circular )?airgram (?:from|to)\b", re.IGNORECASE), "airgram"),
    (re.compile(r"(?:circular )?d[ei]spatch (?:from|to)\b", re.IGNORECASE), "despatch"),
    (re.compile(r"letter (?:from|to)\b", re.IGNORECASE), "letter"),
    (re.compile(r"message (?:from|to)\b", re.IGNORECASE), "message"),
    (re.compile(r"memorand(?:um|a) of (?:a )?(?:telephone )?conversation", re.IGNORECASE), "memcon"),
    (re.compile(r"memorandum (?:from|by|for|to)\b", re.IGNORECASE), "memorandum"),
    (re.compile(r"editorial note\W*\Z", re.IGNORECASE), "editorial note"),
)
_FILED_TELEGRAM: Final = re.compile(r"\d/[\w½–-]+ ?: (?:circular )?telegram\W*\Z", re.IGNORECASE)
_LEVELS: Final = frozenset(
    ("top secret", "secret", "confidential", "restricted", "unclassified", "limited official use", "official use only")
)
_NO_MARKING: Final = re.compile(r"no classification marking|not classified", re.IGNORECASE)
_INSTITUTION: Final = re.compile(
    r"\b(?:legation|embassy|department|consulate|mission|office|ministry|delegation|agency)\b"
)
_TAGGED: Final = frozenset(("persName", "gloss", "orgName", "roleName", "name", "rs"))
_JOINED: Final = re.compile(r",|;|\band\b|\bto\b|\bfrom\b", re.IGNORECASE)
_OFFICES: Final = frozenset(
    fold(
        "the secretary president ambassador minister chairman premier general prime foreign mr mrs dr under acting "
        "vice deputy assistant state king shah chancellor admiral senator director governor of"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a volume's list says of its persons, by their keys: their names, and who in the authority they are."""

    names: Mapping[str, str]
    ids: Mapping[str, str]


def documents(volumes: list[Path], most: int, people: Path | None = None) -> Iterator[Document]:
    """`most` documents (all where 0) spread evenly over the volumes; `people` is where it is known who is who."""
    each = -(-most // max(1, len(volumes))) if most else 0
    for path in volumes:
        text = path.read_text(encoding="utf-8")
        found = list(_DOCUMENT.finditer(text))
        if not found:
            continue
        persons = {key: spoken(_TAG.sub("", name)) for key, name in _PERSON.findall(text[: found[0].start()])}
        listed = _Listed(persons, identities(people).get(path.stem, {}) if people else {})
        ends = [match.start() for match in found[1:]] + [len(text)]
        for at in evenly(range(len(found)), each):
            div = _parsed(text[found[at].start() : ends[at]])
            if div is not None:
                yield _document(div, path.stem, at + 1, listed)


def _parsed(piece: str) -> etree._Element | None:
    """The first document of a piece of a volume; what follows its end is let go."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring((_WRAP + piece).encode(), parser)
    return None if root is None else root.find(TEI + "div")


def _document(div: etree._Element, volume: str, number: int, listed: _Listed) -> Document:
    name = div.get(XML_ID) or f"document-{number}"
    text = extract([child for child in div if not (local(child) == "note" and is_footnote(child))]).text
    source = _source_note(div)
    truth = _truth(div, source, listed)
    # Below the text, as the Office's own pages have it.
    content = f"{text}\n\n{source}\n" if source else f"{text}\n"
    return Document("frus", f"{volume}/{name}", f"{volume}-{name}.txt", content, truth, volume)


def _source_note(div: etree._Element) -> str:
    for note in div.iter(TEI + "note"):
        if is_footnote(note) and note.get("type") == "source":
            return note_text(note, numbered=False)
    return ""


def _truth(div: etree._Element, source: str, listed: _Listed) -> Truth:
    persons = listed.names
    head = next((child for child in div if local(child) == "head"), None)
    heading = extract([head] if head is not None else [], tuple(_TAGGED), BLANK)
    named = list(_named(div, persons, footnotes=False))
    present, every = _present(div, persons)
    kind = _kind(div, heading.text)
    sender, recipients = _parties(heading, persons) if kind != "memcon" else (None, ())
    return Truth(
        date=_date(div),
        place=_place(div),
        sender=() if kind == "editorial note" else sender,
        recipients=recipients or None,
        kind=kind or None,
        classification=_classification(source),
        present=present or None,
        all_present=every,
        participants=tuple(named) or None,
        unjudged=(*_named(div, persons, footnotes=True), *((name,) for name in persons.values())),
        complete=bool(persons),
        parties=_meant((span.element for span in heading.spans if span.element.get("type") in ("from", "to")), listed)
        if kind not in ("memcon", "editorial note")
        else (),
        persons=_meant((each for each in div.iter(TEI + "persName") if not _in_footnote(each)), listed),
    )


def _dateline(div: etree._Element) -> etree._Element | None:
    for child in div:
        if local(child) == "dateline":
            return child
        if local(child) == "opener":
            return child.find(TEI + "dateline")
    return None


def _date(div: etree._Element) -> str | None:
    """The day of the dateline's first date that is no receipt's, else the editors' own on the document."""
    dateline = _dateline(div)
    if dateline is not None:
        shown = extract([dateline], ("date",), BLANK)
        for span in sorted(shown.spans, key=lambda span: span.start):
            when = str(span.element.get("when") or "")
            if _RECEIVED.search(shown.text[: span.start]):
                break
            if _DAY.match(when):
                return when[:10]
    values = {str(key).rpartition("}")[2]: str(value) for key, value in div.attrib.items()}
    day = _WHOLE_DAY.match(f"{values.get('doc-dateTime-min', '')}|{values.get('doc-dateTime-max', '')}")
    return day[1] if day and dateline is not None else None


def _place(div: etree._Element) -> Names | None:
    """The place of the dateline in full, and each part of it that is no institution's."""
    dateline = _dateline(div)
    if dateline is None:
        return None
    shown = extract([dateline], ("placeName",), BLANK)
    span = min(shown.spans, key=lambda span: span.start, default=None)
    if span is None or _RECEIVED.search(shown.text[: span.start]):
        return None
    whole = shown.words(span).strip(" ,.;:[]")
    pieces = [piece.strip(" ,.;:[]") for piece in re.split(r"[,\[\]]", whole)]
    named = [piece for piece in pieces if piece and not _INSTITUTION.search(piece.casefold())]
    return tuple(dict.fromkeys((whole, *named))) if named else None


def _parties(heading: Extract, persons: Mapping[str, str]) -> tuple[Names | None, tuple[Names, ...]]:
    """Sender and recipients as the heading tags them: two tags with nothing but an office between are one party."""
    found: dict[str, list[list[str]]] = {"from": [], "to": []}
    last: dict[str, int] = {}
    for span in sorted(heading.spans, key=lambda span: span.start):
        end = (span.element.get("type") or "").strip()
        if end not in found:
            continue
        forms = [heading.words(span), persons.get((span.element.get("corresp") or "").lstrip("#"), "")]
        forms = [form for form in forms if form]
        if end in last and not _JOINED.search(heading.text[last[end] : span.start]):
            found[end][-1].extend(forms)
        else:
            found[end].append(forms)
        last[end] = span.end
    sender = tuple(form for forms in found["from"] for form in forms)
    return sender or None, tuple(tuple(forms) for forms in found["to"])


def _kind(div: etree._Element, heading: str) -> str:
    number = _NUMBER.match(heading)
    bare = heading[number.end() :] if number else heading
    named = next((kind for pattern, kind in _KINDS if pattern.match(bare)), "")
    if named:
        return named
    notes = [plain(child) for child in div if local(child) == "note" and not is_footnote(child)]
    return "telegram" if any(_FILED_TELEGRAM.search(text) for text in notes) else ""


def _classification(source: str) -> str | None:
    for piece in re.split(r"[.;]", source):
        words = " ".join(piece.split()).casefold()
        if words in _LEVELS:
            return words
        if _NO_MARKING.fullmatch(words):
            return ""
    return None


def _present(div: etree._Element, persons: Mapping[str, str]) -> tuple[tuple[Names, ...], bool]:
    """Those of the lists of participants whose names are tagged, and whether every item of the lists tags one."""
    found: list[Names] = []
    every = True
    for element in div.iter(TEI + "list"):
        if element.get("type") != "participants":
            continue
        for item in element.iter(TEI + "item"):
            forms = [forms for name in item.iter(TEI + "persName") if (forms := _forms(name, persons))]
            every = every and (len(forms) == 1 or plain(item).endswith(":"))
            found.extend(forms[:1])
    return tuple(dict.fromkeys(found)), every


def _named(div: etree._Element, persons: Mapping[str, str], *, footnotes: bool) -> Iterator[Names]:
    """Each person whom the markup tags by name outside footnotes (or within them), once."""
    seen: set[str] = set()
    for name in div.iter(TEI + "persName"):
        inside = _in_footnote(name)
        forms = _forms(name, persons)
        key = name.get("corresp") or (fold(forms[0]) if forms else "")
        if inside == footnotes and forms and key not in seen:
            seen.add(key)
            yield forms


def _in_footnote(name: etree._Element) -> bool:
    return any(local(holder) == "note" and is_footnote(holder) for holder in name.iterancestors())


def _meant(tagged: Iterable[etree._Element], listed: _Listed) -> tuple[Meant, ...]:
    """Whom tags mean who point to a person of the authority, each once."""
    found: dict[str, list[str]] = {}
    for name in tagged:
        key = (name.get("corresp") or "").lstrip("#")
        if id := listed.ids.get(key):
            found.setdefault(id, [listed.names.get(key, "")]).append(plain(name).strip(" ,.;:"))
    return tuple(Meant(tuple(dict.fromkeys(filter(None, names))), id) for id, names in found.items())


def _forms(name: etree._Element, persons: Mapping[str, str]) -> Names:
    """The forms of a tagged name; none where the words are an office's alone, which names nobody."""
    words = plain(name).strip(" ,.;:")
    full = persons.get((name.get("corresp") or "").lstrip("#"), "")
    own = set(fold(words).split())
    if not own or (full and own.isdisjoint(fold(full).split())) or own <= _OFFICES:
        return ()
    return tuple(dict.fromkeys(filter(None, (words, full))))
