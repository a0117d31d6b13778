"""A page of the Wilson Center Digital Archive taken apart by its labels: the old layout and the one since 2022.

Both say the same: date and title, the archive's summary, the text in one or several versions (panes of tabs),
and labelled values: headings with the value below them, lists of subjects and names. What counts is the label's words;
names of classes only help to find the text and the items of lists.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from corpus.readers.html_furniture import Furniture, text_length
from corpus.readers.html_text import line_of, lines_of
from corpus.readers.language_names import languages_in
from corpus.readers.wilson_citation import is_date
from corpus.readers.wilson_furniture import CREDIT, VERSION_TAB, is_button, is_letterhead
from corpus.readers.wilson_labels import CONTENTS, LISTS, SUMMARY, section_of
from corpus.readers.wilson_layout import Layout

_HEADINGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6", "dt", "th", "label", "legend"))
_LABEL_CLASS: Final = re.compile(r"(?:sub-?title|title|label|field__label|field-label|heading|head)\Z", re.IGNORECASE)
_TEXT_CLASS: Final = re.compile(
    r"(?:tab-pane|transcripts?|translations?|transcription|document-text|doc-text|doc-body|full-text|document-body)\Z"
)
_SUMMARY_CLASS: Final = re.compile(r"(?:text-block|summary|document-summary|doc-summary|field--name-field-summary)\Z")
_LONGEST_LABEL: Final = 45
_CLIMB: Final = 4
_NEAR: Final = 14
_MOST_PANES: Final = 12
_SHORTEST: Final = 40


def layout_of_page(root: etree._Element, title: str, description: str) -> Layout:
    """The pieces of a page's document; `title` and `description` are those of the page's head."""
    body = next(root.iter("body"), root)
    furniture = Furniture(body)
    heading = next((each for each in body.iter("h1") if line_of(each, furniture)), None)
    panes = _panes(body, heading)
    pane = _open(panes)
    texts = [] if pane is not None else _below_its_label(body)
    within = frozenset(each for found in (*panes, *texts[1:]) for each in found.iter())
    labelled = list(_labelled(body, within, furniture))
    sections = {name: value for name, value, _ in reversed(labelled) if value and name != CONTENTS}
    summary, date = _summary(body, within, furniture), _date(body, heading)
    if pane is not None:
        lines = lines_of(pane, furniture)
    elif texts:
        lines = [line for node in texts[1:] for line in ("", *lines_of(node, furniture))]
    else:
        used = [node for _, _, nodes in labelled for node in nodes]
        others = (each for each in (heading, summary, date) if each is not None)
        lines = lines_of(furniture.main(body), furniture, [*used, *others])
    if summary is not None:
        sections.setdefault(SUMMARY, line_of(summary, furniture))
    elif description:
        sections.setdefault(SUMMARY, description)
    label = line_of(texts[0], furniture).rstrip(":") if texts else ""
    return Layout(
        "" if date is None else _own_text(date),
        title if heading is None else line_of(heading, furniture),
        sections,
        _version(body, pane) or (label if next(languages_in(label), None) else ""),
        _document(lines),
    )


def _own_text(element: etree._Element) -> str:
    return " ".join((element.text or "").split())


def _leaves(body: etree._Element) -> Iterator[etree._Element]:
    """The elements that hold nothing but a few words."""
    return (each for each in body.iter() if len(each) == 0 and isinstance(each.tag, str) and each.text)


def _labelled(
    body: etree._Element, within: frozenset[etree._Element], furniture: Furniture
) -> Iterator[tuple[str, str, list[etree._Element]]]:
    """Each labelled value: the section, its text (items of lists on lines), and the elements that hold both.

    A label `within` the text is the document's own.
    """
    labels = {each: name for each in _leaves(body) if each not in within and (name := _label(each))}
    above = {each: _outermost(each) for each in labels}
    stops = frozenset(above.values())
    for label, name in labels.items():
        holder = above[label]
        nodes = list(_values(holder, stops))
        beside = " ".join((holder.tail or "").split()).lstrip(":").strip()
        items = [item for node in nodes for item in _items(node, furniture)]
        value = "\n".join((beside, *items) if beside else items) if name in LISTS else " ".join((beside, *items))
        yield name, value.strip(), [holder, *nodes]


def _below_its_label(body: etree._Element) -> list[etree._Element]:
    """The label of the text (`Transcript`, `English Translation`) and the elements below it, or nothing."""
    for each in _leaves(body):
        if _label(each) == CONTENTS:
            holder = _outermost(each)
            below = itertools.takewhile(lambda one: one.tag not in ("h1", "h2", "h3", "h4"), holder.itersiblings())
            texts = [node for node in below if isinstance(node.tag, str)]
            if sum(map(text_length, texts)) > _SHORTEST:
                return [holder, *texts]
    return []


def _label(element: etree._Element) -> str:
    words = _own_text(element)
    if not 3 < len(words) <= _LONGEST_LABEL or element.tag == "a":
        return ""
    classes = (element.get("class") or "").split()
    telling = element.tag in _HEADINGS or words.endswith(":") or any(map(_LABEL_CLASS.match, classes))
    return section_of(words) if telling else ""


def _outermost(element: etree._Element) -> etree._Element:
    """The highest element that holds the label alone."""
    for _ in range(_CLIMB):
        parent = element.getparent()
        alone = element.getprevious() is None and element.getnext() is None
        if parent is None or not alone or (parent.text or "").strip() or (element.tail or "").strip():
            return element
        element = parent
    return element


def _values(holder: etree._Element, stops: frozenset[etree._Element]) -> Iterator[etree._Element]:
    """The elements after a label, up to the next label or heading."""
    for following in holder.itersiblings():
        if following in stops or following.tag in ("h1", "h2", "dt") or any(each in stops for each in following.iter()):
            return
        if isinstance(following.tag, str) and following.tag not in ("script", "br"):
            yield following
        if following.tag == "dd" or (following.tail or "").strip():
            return


def _items(node: etree._Element, furniture: Furniture) -> Iterator[str]:
    """The items of a value: pills by their names, items of lists, else the whole on one line."""
    pills = [each for each in node.iter() if _has(each, "pill") or _has(each, "field__item")]
    found = pills or list(node.iter("li"))
    for item in found or [node]:
        named = next((each for each in item.iter() if _has(each, "name")), item)
        if text := line_of(named, furniture):
            yield text


def _has(element: etree._Element, name: str) -> bool:
    return isinstance(element.tag, str) and name in (element.get("class") or "").split()


def _panes(body: etree._Element, heading: etree._Element | None) -> list[etree._Element]:
    """The elements that hold the text in its versions; none of them holds the page's heading."""
    above = frozenset() if heading is None else frozenset(heading.iterancestors())
    named = (
        each
        for each in body.iter("div", "section", "article")
        if any(map(_TEXT_CLASS.match, [*(each.get("class") or "").split(), each.get("id") or ""])) and each not in above
    )
    return list(itertools.islice(named, _MOST_PANES))


def _open(panes: list[etree._Element]) -> etree._Element | None:
    """The open pane of the tabs where it shows a text, else the largest of them."""
    sizes = [(_has(each, "active"), text_length(each), each) for each in panes]
    largest = max((size for _, size, _ in sizes), default=0)
    fit = [(active, size, each) for active, size, each in sizes if size > _SHORTEST and size * 10 >= largest]
    return max(fit, key=lambda each: each[:2], default=(False, 0, None))[2]


def _version(body: etree._Element, pane: etree._Element | None) -> str:
    """What the pane's tab calls it (`English Translation`), where that names a language."""
    name = pane.get("id") if pane is not None else None
    if not name or pane is None:
        return ""
    targets = (f"#{name}", name)
    for each in body.iter("a", "button", "li"):
        if any(each.get(key) in targets for key in ("href", "data-bs-target", "data-target", "aria-controls")):
            words = " ".join("".join(map(str, each.itertext())).split())
            if len(words) <= 60 and (VERSION_TAB.fullmatch(words) or next(languages_in(words), None)):
                return words
    return ""


def _summary(body: etree._Element, within: frozenset[etree._Element], furniture: Furniture) -> etree._Element | None:
    """The archive's summary: the first block that is called so, outside the text."""
    for each in body.iter("div", "section", "p"):
        named = any(map(_SUMMARY_CLASS.match, (each.get("class") or "").split()))
        if named and each not in within and line_of(each, furniture):
            return each
    return None


def _date(body: etree._Element, heading: etree._Element | None) -> etree._Element | None:
    """The date that stands beside the heading: the nearest above it, else one of the next few elements below."""
    before: etree._Element | None = None
    seen, after = heading is None, 0
    for each in body.iter():
        if each is heading:
            seen = True
            if before is not None:
                return before
        dated = len(each) == 0 and isinstance(each.tag, str) and is_date(_own_text(each))
        if dated and seen:
            return each
        before = each if dated else before
        after += seen
        if after > _NEAR:
            return None
    return None


def _document(lines: list[str]) -> list[str]:
    """The lines of the document, without what above it is only the page's."""
    kept = [line for line in lines if not CREDIT.fullmatch(line.strip()) and not is_letterhead(line)]
    while kept and (not kept[0].strip() or is_button(kept[0])):
        kept = kept[1:]
    return kept


def subjects_by_id(root: etree._Element, furniture: Furniture) -> str:
    """The subjects of the old layout, a list that only its id calls so."""
    listed = (each for each in root.iter("ul", "ol") if (each.get("id") or "").startswith("subj"))
    return "\n".join(line_of(item, furniture) for each in listed for item in each.iter("li"))
