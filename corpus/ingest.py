"""From a file to records: read, normalise, hand on. Never raises because of one bad file or document."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.authority.known import Authority, authority
from corpus.authority.resolve import resolved
from corpus.cable import Cable
from corpus.draft import BODY, Draft
from corpus.errors import Unreadable
from corpus.files import MEMBER, InputFile
from corpus.normalise.assemble import normalise
from corpus.normalise.salient import salient_candidates
from corpus.normalise.unread import Unread, unread_of
from corpus.readers import Columned, Rejection
from corpus.readers.registry import choose, drafts

STANDARD_INPUT = "-"
_TABLES = frozenset((".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".jl"))
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What an id must not hold: it is printed as it stands, and typed again."""
_PACKED = re.compile(r"(?:\.(?:tar\.)?(?:zip|tar|tgz|tbz2?|txz|gz|bz2|xz))?(?:(!/)|\Z)", re.IGNORECASE)
"""The ending of an archive, before its member or at the end."""


@dataclass(frozen=True, slots=True)
class Record:
    """A document read and normalised. Its `cable.id` is the one it asks for; `phrases` may become keywords, `unread`
    is what it has words for that were not understood.
    """

    cable: Cable
    digest: str
    phrases: dict[str, int]
    unread: tuple[Unread, ...] = ()


def records(
    file: InputFile, collection: str, own: Path | None = None, wanted: Callable[[int], bool] = lambda _: True
) -> Iterator[Record | Rejection]:
    """The documents of a file one by one, and what could not be read; only those whose number in the file is `wanted`.

    Their persons are looked for in the authority, with the table that users have added to it (`own`).

    A rejection of the file's own path without a position concerns the file: nothing follows it, and what came before
    is not all of it.
    """
    try:
        for number, item in enumerate(drafts(file)):
            if wanted(number):
                yield item if isinstance(item, Rejection) else _record(item, file, collection, authority(own))
    except Unreadable as error:
        yield Rejection(file.path, str(error))
    except OSError as error:
        yield Rejection(file.path, f"it cannot be read ({error.strerror or error})")


def digests(file: InputFile) -> frozenset[str]:
    """The digests of the file's documents, as far as it can be read."""
    found = set()
    try:
        for item in drafts(file):
            if isinstance(item, Draft):
                found.add(item.digest)
    except Exception:  # `records` reads the same file next and tells what is wrong with it
        return frozenset(found)
    return frozenset(found)


def unmapped_columns(file: InputFile) -> tuple[str, ...]:
    """The columns of a table that no field of the record takes; none of a file whose name is not a table's."""
    if file.suffix not in _TABLES and not file.columns:
        return ()
    try:
        reader = choose(file)
        return reader.unmapped(file) if isinstance(reader, Columned) else ()
    except Exception:  # `records` reads the same file and tells what is wrong with it
        return ()


def _record(draft: Draft, file: InputFile, collection: str, known: Authority) -> Record | Rejection:
    # Only what lies in an archive has a path of its own.
    path = draft.source.path if draft.source.path.startswith(f"{file.path}{MEMBER}") else file.path
    draft = replace(draft, source=replace(draft.source, collection=collection, path=path))
    try:
        cable = resolved(normalise(draft), known)
    except Exception as error:
        reason = f"it could not be normalised ({type(error).__name__}: {error}); please report this with the file"
        return Rejection(path, reason, draft.position)
    source = replace(cable.source, collection=collection, path=path, position=draft.position, sha256=draft.digest)
    cable = replace(cable, id=_UNPRINTABLE.sub("", cable.id) or derived_id(path, draft), sources=(source,))
    names = (participant.person.name for participant in cable.participants)
    phrases = salient_candidates(draft.part(BODY), cable.language, names)
    return Record(cable, draft.digest, phrases, unread_of(draft, cable))


def derived_id(path: str, draft: Draft) -> str:
    """The id of a document that declares none: its path without the ending, and its place in the file."""
    if path == STANDARD_INPUT:
        return f"stdin-{draft.digest[:6]}"
    path = f"stdin{path[1:]}" if path.startswith(f"{STANDARD_INPUT}{MEMBER}") else path
    stem = re.sub(r"\.[A-Za-z0-9]{1,8}$", "", _PACKED.sub(lambda match: "/" if match[1] else "", path))
    place = re.sub(r"^line ", "", draft.position)
    return re.sub(r"\s+", "_", _UNPRINTABLE.sub("", f"{stem}/{place}" if place else stem))
