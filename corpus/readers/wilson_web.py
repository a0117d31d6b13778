"""Pages of the Wilson Center Digital Archive, in its old layout and the one since 2022."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from corpus.draft import BODY, TITLE, Draft, digest
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.encoding import head_text, read_bytes
from corpus.readers.html_furniture import Furniture
from corpus.readers.html_marks import address_of, metas_of, title_of
from corpus.readers.html_tree import is_html, tree_of
from corpus.readers.wilson_labels import SUBJECTS
from corpus.readers.wilson_page import layout_of_page, subjects_by_id
from corpus.readers.wilson_record import draft_of_layout

_SITE: Final = re.compile(
    r"digitalarchive\.(?:wilsoncenter\.org|umd\.edu)|wilson-center\.drivingcreative\.com"
    r"|<title>[^<]{0,600}Wilson\s{1,4}Center\s{1,4}Digital\s{1,4}Archive|og:site_name[^>]{0,80}Wilson\s{1,4}Center",
    re.IGNORECASE,
)
# Pages of the site that show many documents, or none.
_OTHER: Final = re.compile(
    r"://[^/]{1,100}/(?:search|search-results|collections?|topics?|themes?|places?|people|essays?|timeline|browse|about|"
    r"resource|map|help|contact)(?:[/?#]|\Z)",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(
    r"\s{0,9}\|\s{0,9}(?:Wilson Center\s?)?(?:\|\s?)?(?:Digital Archive)?\s{0,9}\Z", re.IGNORECASE
)


class WilsonPages:
    """One document a page."""

    name = "wilson web"
    summary = "pages of the Wilson Center Digital Archive (.html), old and new"

    def sniff(self, file: InputFile) -> float:
        """Sure where a page's head names the archive's site."""
        text = head_text(file)
        return 0.95 if is_html(text) and _SITE.search(text) else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the page's one document; raises `Unreadable` for what is no page."""
        raw = read_bytes(file)
        root = tree_of(raw)
        metas = metas_of(root)
        address = address_of(root, metas)
        if _OTHER.search(address):
            yield Rejection(file.path, "it is a page of the archive that lists documents and holds none")
            return
        title = _LETTERS.sub("", title_of(root, metas))
        layout = layout_of_page(root, title, metas.get("og:description") or metas.get("description", ""))
        if SUBJECTS not in layout.sections and (subjects := subjects_by_id(root, Furniture(root))):
            layout = replace(layout, sections={**layout.sections, SUBJECTS: subjects})
        draft = draft_of_layout(layout, digest(raw), address=address)
        if draft.part(BODY) or draft.part(TITLE):
            yield draft
        else:
            yield Rejection(file.path, "it has neither a title nor a text")


READER: Final = WilsonPages()
