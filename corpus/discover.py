"""Which files a command's paths mean: files, folders and patterns, in an order that does not change."""

import glob
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.errors import UsageError
from corpus.readers import Rejection

_LITTER: Final = frozenset(
    ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon", "__macosx", "__pycache__", "node_modules", "lost+found")
) | {"$recycle.bin", "system volume information"}
_LEFT_OVER: Final = ("~", ".bak", ".tmp", ".temp", ".part", ".crdownload", ".swp")
"""Endings of backups, of files that are being written, and of downloads that were broken off."""
_ABOUT: Final = frozenset(("readme", "license", "licence", "copying", "changelog"))
"""Files that tell of a collection and are none of its documents, whatever their ending."""
_KINDS: Final = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file: where it lies, its path below the root (as it is recorded, with slashes), and the root."""

    location: Path
    path: str
    root: Path


def discover(paths: Iterable[str]) -> Iterator[Found | Rejection]:
    """The files that `paths` mean, each once, in the order of the paths and sorted within each.

    A folder is searched to its bottom, without hidden files, backups, what systems leave behind and readmes; its files
    are recorded relative to it, a single file relative to its own folder, a pattern's relative to the folder before
    its first wildcard. Links are followed. Broken links, circles of links, unreadable folders, pipes and devices are
    rejections. Raises `UsageError`, before anything is yielded, for a path that is not there.
    """
    starts = [start for path in paths for start in _starts(path)]
    return _walk(starts)


def _starts(path: str) -> list[tuple[Path, Path]]:
    """Where to begin for one argument: pairs of a file or folder and the root that its path is relative to."""
    location = Path(path)
    if os.path.lexists(path):
        return [(location, location if location.is_dir() else location.parent)]
    if not glob.has_magic(path):
        raise UsageError(f"there is no file or folder “{shown(path)}”: check the path")
    parts = location.parts
    fixed = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:fixed])
    try:
        matches = sorted(root.glob("/".join(parts[fixed:])))
    except (ValueError, OSError):
        matches = []
    kept = [match for match in matches if all(map(wanted, match.relative_to(root).parts))]
    if not kept:
        raise UsageError(f"no file matches “{shown(path)}”: check the pattern")
    return [(match, root) for match in kept]


def _walk(starts: list[tuple[Path, Path]]) -> Iterator[Found | Rejection]:
    seen: set[str] = set()
    for start, root in starts:
        pending: list[tuple[Path, tuple[str, ...]]] = [(start, ())]
        while pending:
            location, above = pending.pop()
            outcome = _look(location, root)
            if isinstance(outcome, Rejection):
                yield outcome
                continue
            real = os.path.realpath(location)
            if real in above:
                yield Rejection(_relative(location, root), "it is a link to a folder that holds it")
            elif real not in seen:
                seen.add(real)
                if isinstance(outcome, Found):
                    yield outcome
                else:
                    pending.extend((entry, (*above, real)) for entry in reversed(outcome))


def _look(location: Path, root: Path) -> Found | Rejection | list[Path]:
    """A file as found, the wanted entries of a folder in order, or why neither can be had."""
    path = _relative(location, root)
    try:
        mode = location.stat().st_mode
    except OSError as error:
        broken = location.is_symlink() and isinstance(error, FileNotFoundError)
        return Rejection(path, "it is a link that leads nowhere" if broken else _reason(error))
    if stat.S_ISDIR(mode):
        try:
            return sorted((entry for entry in location.iterdir() if wanted(entry.name)), key=lambda entry: entry.name)
        except OSError as error:
            return Rejection(path, _reason(error))
    if stat.S_ISREG(mode):
        return Found(location, path, root)
    return Rejection(path, f"it is {next((kind for test, kind in _KINDS if test(mode)), 'no file')}, not a file")


def wanted(name: str) -> bool:
    """Whether a folder's entry of this name is looked at: none that is hidden, a backup, litter or a readme."""
    lower = name.strip().lower()
    hidden = name.startswith((".", "~$", "~wrl", "~WRL")) or (name.startswith("#") and name.endswith("#"))
    return not (hidden or lower.endswith(_LEFT_OVER) or lower in _LITTER or lower.split(".")[0] in _ABOUT)


def _reason(error: OSError) -> str:
    return f"it cannot be opened: {(error.strerror or str(error)).lower()}"


def _relative(location: Path, root: Path) -> str:
    below = location.relative_to(root) if location != root and location.is_relative_to(root) else Path(location.name)
    return shown(below.as_posix())


def shown(path: str) -> str:
    """A path as text that can be stored and printed: bytes of its name that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
