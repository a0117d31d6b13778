"""*Documents on Australian Foreign Policy*: truth from front matter, title and first line; its text under the title."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.accuracy.sampling import evenly
from bench.accuracy.truth import Document, Names, Truth
from corpus.readers.frontmatter import load_front_matter, split_front_matter

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d\Z")
_KIND: Final = re.compile(
    r"(?:circular )?(cablegram|letter|memorandum|minute|despatch|dispatch|submission|note|aide-memoire|savingram)\b",
    re.I,
)
_MEMCON: Final = re.compile(r"(?:note|record|memorandum) of (?:a )?(?:conversation|discussion|meeting|talk)", re.I)
_KINDS: Final = {"dispatch": "despatch", "savingram": "airgram"}
_PLACE: Final = re.compile(r"(?<!\S)([A-Z]{3,}(?: [A-Z]{2,}){0,2}), \[?\d{1,2}(?:st|nd|rd|th)? [A-Z]")
_CALLED: Final = re.compile(
    r"\b(?:cablegram|letter|memorandum|minute|note|record|report|talk|conversation|extract|draft|submission|message|"
    r"press|agreement|conference|meeting|paper|policy|reply|approach)\b", re.I
)  # fmt: skip
# The dateline's place, in a title that goes on with it ("Quill to Ames VIENNA, 3 May 1947").
_LARGE_PLACE: Final = re.compile(r"(?<=[a-z])\s[A-Z]{3,}(?:[ -][A-Z]{2,})?\Z")
_SEVERAL: Final = re.compile(r"\band\b|;|&", re.IGNORECASE)


def documents(volumes: list[Path], most: int) -> Iterator[Document]:
    """`most` documents (all where 0) spread evenly over the volumes."""
    files = [path for volume in volumes for path in sorted(volume.glob("*.md"))]
    for path in evenly(files, most):
        front, text = split_front_matter(path.read_text(encoding="utf-8"))
        fields = load_front_matter(front) if front else {}
        title = str(fields.get("title") or "").strip()
        if title and text.strip():
            content = f"---\ntitle: {_quoted(title)}\n---\n\n{text.strip()}\n"
            name = f"{path.parent.name}/{path.name}"
            yield Document("dafp", name, path.name, content, _truth(title, str(fields.get("doc_date") or ""), text))


def _quoted(title: str) -> str:
    return "'" + " ".join(title.split()).replace("'", "''") + "'"


def _truth(title: str, date: str, text: str) -> Truth:
    sender, recipients = _ends(" ".join(title.split()))
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    place = _PLACE.search(first[:80])
    return Truth(
        date=date if _DAY.match(date) else None,
        place=(place[1],) if place else None,
        sender=sender,
        recipients=recipients,
        kind=_kind(first) or None,
    )


def _kind(first: str) -> str:
    if _MEMCON.match(first):
        return "memcon"
    named = _KIND.match(first)
    return _KINDS.get(named[1].casefold(), named[1].casefold()) if named else ""


def _ends(title: str) -> tuple[Names | None, tuple[Names, ...] | None]:
    """The two ends of a title that says no more than `X to Y`; one with several parties is not judged."""
    ends = title.split(" to ")
    if len(ends) != 2 or _CALLED.search(title) or any(_SEVERAL.search(end) for end in ends):
        return None, None
    sender, recipient = (re.sub(r"\s*\[\d+\]", "", end).partition(",")[0].strip() for end in ends)
    recipient = _LARGE_PLACE.sub("", recipient)
    return (sender,), ((recipient,),)
