"""A reader of the default engine's files by `docs/whoosh-format.md` alone: struct, zlib and json, and nothing of the engine.

`python tests/engine/by_the_page.py --write` writes the page's example anew, from the three cables that the page gives.
"""

import json
import re
import struct
import sys
import zlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PAGE = Path(__file__).resolve().parents[2] / "docs" / "whoosh-format.md"
BEGIN, END = "<!-- example: written by tests/engine/by_the_page.py -->\n", "<!-- end of the example -->\n"
TYPES = {"|u1": "B", "|b1": "?", "<u2": "H", "<u4": "I", "<i4": "i", "<i8": "q", "<u8": "Q"}
FIELDS = ("title", "summary", "body", "notes", "names")
OPEN = (-(2**31), 2**31 - 1)


@dataclass(frozen=True)
class File:
    """A file of arrays: what its head says, and the bytes of each array."""

    start: bytes
    types: dict[str, str]
    bytes: dict[str, bytes]
    meta: dict[str, Any]

    def __getitem__(self, name: str) -> tuple[Any, ...]:
        code = TYPES[self.types[name]]
        content = self.bytes[name]
        return struct.unpack(f"<{len(content) // struct.calcsize(code)}{code}", content)


def read_file(path: Path) -> File:
    """A file of arrays, every byte of it accounted for."""
    data = path.read_bytes()
    mark, head, head_checksum, body, body_checksum, own = struct.unpack("<8sIIQII", data[:32])
    assert mark == b"CABLARR3"
    assert own == zlib.crc32(data[:28])
    assert len(data) == 32 + head + body
    assert (32 + head) % 16 == 0
    said, rest = data[32 : 32 + head], data[32 + head :]
    assert head_checksum == zlib.crc32(said)
    assert body_checksum == zlib.crc32(rest)
    described = json.loads(said)
    types, found, at = {}, {}, 0
    for name, (kind, length, offset) in described["arrays"].items():
        size = length * struct.calcsize(f"<{TYPES[kind]}")
        assert offset == at
        types[name], found[name] = kind, rest[offset : offset + size]
        at = offset + size + -size % 16
        assert rest[offset + size : at] == bytes(-size % 16)
    assert at == body
    return File(data[:32], types, found, described["meta"])


def read_contents(folder: Path) -> dict[str, Any]:
    """The newest table of contents."""
    numbers = [int(path.name.split("_")[2][:-4]) for path in folder.glob("_MAIN_*.toc")]
    line, checksum, nothing = (folder / f"_MAIN_{max(numbers)}.toc").read_bytes().split(b"\n")
    assert nothing == b""
    assert int(checksum, 16) == zlib.crc32(line + b"\n")
    found: dict[str, Any] = json.loads(line)
    assert (found["format"], found["generation"]) == (2, max(numbers))
    return found


def read_terms(file: File) -> list[tuple[str, str]]:
    """The terms of a segment by their numbers: the stem (empty where it is the form) and the exact form."""
    forms = [file.bytes["forms"][a : b - 1] for a, b in _runs(file["form_starts"])]
    stems = [file.bytes["stems"][a : b - 1] for a, b in _runs(file["stem_starts"])]
    assert forms == sorted(forms)
    assert stems == sorted(set(stems))
    for name, lines in (("form", forms), ("stem", stems)):
        assert [mark.to_bytes(8, "big") for mark in file[f"{name}_marks"]] == [
            line[:8].ljust(8, b"\0") for line in lines[::16]
        ]
    form_of = dict(zip(file["form_terms"], forms, strict=True))
    stem_of = [stem for stem, (a, b) in zip(stems, _runs(file["stem_first"]), strict=True) for _ in range(a, b)]
    return [(stem.decode(), form_of[number].decode()) for number, stem in enumerate(stem_of)]


def read_postings(file: File, field: str) -> dict[int, dict[int, list[int]]]:
    """For each term that occurs in a field the documents that have it, and its positions there."""
    often = dict(zip(file[f"{field}.often"], file[f"{field}.often_times"], strict=True))
    docs, times, places = (file[f"{field}.{part}"] for part in ("docs", "times", "places"))
    found: dict[int, dict[int, list[int]]] = {}
    runs = zip(file[f"{field}.terms"], _runs(file[f"{field}.first"]), file[f"{field}.placed"], strict=False)
    for term, (first, end), at in runs:
        found[term] = {}
        for posting in range(first, end):
            count = often[posting] if times[posting] == 255 else times[posting]
            found[term][docs[posting]] = list(places[at : at + count])
            at += count
    assert len(found) == len(file[f"{field}.terms"])
    return found


def read_columns(table: File, name: str) -> list[tuple[Any, ...]]:
    """The values of each row in a column."""
    ends, at = [], 0
    for count in table[f"{name}.counts"]:
        ends.append((at, at + count))
        at += count
    assert at == len(table[f"{name}.values"])
    return [table[f"{name}.values"][a:b] for a, b in ends]


def _runs(starts: tuple[int, ...]) -> list[tuple[int, int]]:
    return list(pairwise(starts))


def cables_of_the_page() -> list[dict[str, Any]]:
    """The cables of the page's example, as it gives them."""
    block = re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    return [json.loads(line) for line in block[1].splitlines()]


def example(folder: Path) -> str:
    """The page's example, of an index in a folder that holds its cables."""
    contents = read_contents(folder)
    (segment,) = contents["segments"]
    files = [(f"MAIN_{segment['id']}.arrays", f"MAIN_{'x' * 16}.arrays"), (contents["table"],) * 2]
    shown = []
    for name, said in files:
        file = read_file(folder / name)
        start = " ".join(re.findall("........", file.start.hex()))
        shown.append(f"`{said}` begins `{start}`; its `meta` is `{json.dumps(file.meta)}`.\n")
        shown.append("| array | type | bytes | read as |\n|---|---|---|---|")
        for array, kind in file.types.items():
            content = file.bytes[array]
            if array in ("forms", "stems", "ids.values"):
                read = json.dumps(content.decode())
            else:
                read = ", ".join(map(str, file[array]))
            if content:
                shown.append(f"| `{array}` | `{_in_a_table(kind)}` | `{content.hex(' ', -8)}` | `{read}` |")
        empty = [f"`{array}`" for array in file.types if not file.bytes[array]]
        shown.append(f"\nEmpty: {', '.join(empty)}.\n")
    return "\n".join(shown)


def _in_a_table(text: str) -> str:
    return text.replace("|", "\\|")


def write_example() -> None:
    """Write the page's example anew."""
    from index.engine import Entry
    from index.engines.whoosh.engine import WhooshEngine

    text = PAGE.read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder))
        engine.create()
        engine.write([Entry(**cable) for cable in cables_of_the_page()], [])
        shown = example(Path(folder))
    before, _, rest = text.partition(BEGIN)
    PAGE.write_text(before + BEGIN + shown + END + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    write_example()
