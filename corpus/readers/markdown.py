"""Markdown, with YAML front matter or without it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from corpus import draft as parts_of
from corpus.draft import Draft, digest
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.columns import column_map
from corpus.readers.dafp import dafp_id, dafp_source, is_dafp
from corpus.readers.encoding import head_text, read_text
from corpus.readers.frontmatter import load_front_matter, split_front_matter
from corpus.readers.page import Page, page_of
from corpus.readers.plain import plain_draft
from corpus.readers.records import draft_of
from corpus.readers.softening import plain_title, soften

_SUFFIXES: Final = frozenset((".md", ".markdown", ".mdown", ".mkd"))
_FRONT_MATTER: Final = re.compile(r"\ufeff?\n{0,3}---[ \t]*\n(?:[\w-]{1,60}:|#|\s*\n)")


@dataclass(frozen=True, slots=True)
class Markdown:
    """One document a file."""

    name: str = "markdown"
    summary: str = "Markdown with YAML front matter, such as Documents on Australian Foreign Policy"

    def sniff(self, file: InputFile) -> float:
        """Sure where a front matter opens a Markdown file; its name alone says less."""
        fronted = _FRONT_MATTER.match(head_text(file)) is not None
        if file.suffix in _SUFFIXES:
            return 0.95 if fronted else 0.5
        return 0.6 if fronted and file.suffix in ("", ".txt", ".text") else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        """Yield the file's one document; raises `Unreadable` for what is no text and for a broken front matter."""
        text = read_text(file)
        front, rest = split_front_matter(text)
        fields = load_front_matter(front) if front else {}
        if fields or file.columns:
            draft = _draft(text, fields, rest, file.columns)
        else:
            draft = replace(plain_draft("\n".join(soften(rest.split("\n")))), digest=digest(text))
        if draft.part(parts_of.BODY) or draft.part(parts_of.TITLE):
            yield draft
        else:
            yield Rejection(file.path, "it has neither a title nor a text")


def _draft(text: str, fields: dict[str, Any], rest: str, wanted: dict[str, str]) -> Draft:
    base = draft_of(fields, column_map(fields, wanted), text, divided=True)
    title = plain_title(base.part(parts_of.TITLE))
    page = page_of(soften(rest.split("\n")), title) if rest.strip() else Page({}, (), {})
    own = {name: value for name, value in base.parts.items() if name != parts_of.TITLE}
    parts = {**own, **page.parts} | ({parts_of.TITLE: title} if title else {})
    marked = {mark.field for mark in base.marks}
    marks = base.marks + tuple(mark for mark in page.marks if mark.field not in marked)
    draft = replace(base, parts=parts, marks=marks)
    if not is_dafp(fields):
        return draft
    source = dafp_source(fields, parts.get(parts_of.SOURCE_NOTE, ""))
    return replace(draft, id=dafp_id(fields), source=source)


READER: Final = Markdown()
