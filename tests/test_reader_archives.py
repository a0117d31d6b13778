"""Archives read in place: their members, their limits, and what is wrong with them. All texts are invented."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Cables

from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.readers import Rejection, archive_members
from corpus.readers.registry import choose

ONE = (
    "From: Envoy Tessaly\nTo: Count Arvo\nDate: 3 May 1931\nSubject: The lighthouse\n\nThe invented lamp burns again.\n"
)
TWO = "From: Count Arvo\nTo: Envoy Tessaly\nDate: 9 May 1931\nSubject: Your lamp\n\nWe have seen its invented beam.\n"
LINES = '{"id": "l-1", "title": "A", "body": "Oil."}\n{"id": "l-2", "title": "B", "body": "Wheat."}\n'


def zipped(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members: dict[str, str | bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            raw = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return out.getvalue()


def read(content: bytes, path: str = "cables.zip") -> tuple[list[Record], dict[str, str]]:
    items = list(records(InputFile.in_memory(path, content), "papers"))
    found = [item for item in items if isinstance(item, Record)]
    return found, {item.path: item.reason for item in items if isinstance(item, Rejection)}


def told(found: list[Record]) -> list[tuple[str, str, str]]:
    return [(record.cable.id, record.cable.source.path, record.cable.source.position) for record in found]


MEMBERS: dict[str, str | bytes] = {"1962/x.txt": ONE, "1962/box/y.txt": TWO, "register.jsonl": LINES}


@pytest.mark.parametrize(
    ("path", "pack"),
    [
        ("cables.zip", zipped),
        ("cables.tar", tarred),
        ("cables.tar.gz", lambda members: tarred(members, "w:gz")),
        ("cables.tgz", lambda members: gzip.compress(tarred(members))),
        ("cables.tar.bz2", lambda members: bz2.compress(tarred(members))),
        ("cables.tar.xz", lambda members: lzma.compress(tarred(members))),
    ],
)
def test_members_are_read_each_by_its_reader(path: str, pack: Callable[[dict[str, str | bytes]], bytes]) -> None:
    content = pack(MEMBERS)
    assert choose(InputFile.in_memory(path, content)).name == "archive"
    found, wrong = read(content, path)
    assert not wrong
    assert told(found) == [
        ("cables/1962/x", f"{path}!/1962/x.txt", ""),
        ("cables/1962/box/y", f"{path}!/1962/box/y.txt", ""),
        ("l-1", f"{path}!/register.jsonl", "line 1"),
        ("l-2", f"{path}!/register.jsonl", "line 2"),
    ]
    assert found[0].cable.sender and found[0].cable.sender.verbatim == "Envoy Tessaly"


@pytest.mark.parametrize(
    ("path", "pack"), [("x.txt.gz", gzip.compress), ("x.txt.bz2", bz2.compress), ("x.txt.xz", lzma.compress)]
)
def test_one_compressed_file_is_that_file(path: str, pack: Callable[[bytes], bytes]) -> None:
    found, wrong = read(pack(ONE.encode()), path)
    assert (told(found), wrong) == ([("x", path, "")], {})


def test_what_a_folder_would_leave_out_an_archive_leaves_out() -> None:
    litter = [
        ".DS_Store",
        "__MACOSX/._x.txt",
        "a/Thumbs.db",
        "x.txt~",
        "README.md",
        ".git/config",
        "~$x.docx",
        "empty/",
    ]
    found, wrong = read(zipped(dict.fromkeys(litter, ONE) | {"x.txt": ONE}))
    assert [path for _, path, _ in told(found)] == ["cables.zip!/x.txt"]
    assert not wrong


def test_bad_members_are_told_one_by_one_and_stop_no_other() -> None:
    links = zipfile.ZipInfo("link.txt")
    links.external_attr = 0o120777 << 16
    out = io.BytesIO(zipped({
        "a.txt": ONE, "../out.txt": TWO, "/etc/out.txt": TWO, "C:\\out.txt": TWO, "b\\..\\..\\out.txt": TWO,
        "inner.zip": zipped({"a.txt": ONE}), "inner.tar.gz": tarred({"a.txt": ONE}, "w:gz"), "photo.png": b"\x89PNG\r\n\x1a\n",
        "empty.txt": "", "volume.xml": '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>', "z.txt": TWO,
    }))  # fmt: skip
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(links, "a.txt")
    found, wrong = read(out.getvalue())
    assert [path for _, path, _ in told(found)] == ["cables.zip!/a.txt", "cables.zip!/z.txt"]
    out_of_it = "its path leads out of the archive"
    nested = "it is an archive within an archive: unpack it first"
    assert wrong == {
        "cables.zip!/../out.txt": out_of_it, "cables.zip!//etc/out.txt": out_of_it, "cables.zip!/C:/out.txt": out_of_it,
        "cables.zip!/b/../../out.txt": out_of_it, "cables.zip!/inner.zip": nested, "cables.zip!/inner.tar.gz": nested,
        "cables.zip!/photo.png": "it is a PNG image, not text: run OCR over it first", "cables.zip!/empty.txt": "it is empty",
        "cables.zip!/volume.xml": wrong["cables.zip!/volume.xml"], "cables.zip!/link.txt": "it is a link, not a file",
    }  # fmt: skip
    assert "XML breaks" in wrong["cables.zip!/volume.xml"]


def test_links_pipes_and_devices_in_a_tar() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in [
            ("sym", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE), ("null", tarfile.CHRTYPE),
            ("disk", tarfile.BLKTYPE), ("folder", tarfile.DIRTYPE),
        ]:  # fmt: skip
            info = tarfile.TarInfo(name)
            info.type = kind
            info.linkname = "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("./x.txt")
        info.size = len(ONE)
        archive.addfile(info, io.BytesIO(ONE.encode()))
    found, wrong = read(out.getvalue(), "a.tar")
    assert [path for _, path, _ in told(found)] == ["a.tar!/x.txt"]
    assert wrong == {
        "a.tar!/sym": "it is a link, not a file",
        "a.tar!/hard": "it is a link, not a file",
        "a.tar!/pipe": "it is a pipe, not a file",
        "a.tar!/null": "it is a device, not a file",
        "a.tar!/disk": "it is a device, not a file",
    }


def test_an_encrypted_member() -> None:
    content = bytearray(zipped({"a.txt": ONE, "b.txt": TWO}, zipfile.ZIP_STORED))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + flags] |= 1
    found, wrong = read(bytes(content))
    assert [path for _, path, _ in told(found)] == ["cables.zip!/b.txt"]
    assert wrong == {"cables.zip!/a.txt": "it is encrypted: unpack it with its password first"}


def test_a_damaged_member_costs_itself_alone() -> None:
    content = zipped({"a.txt": ONE, "b.txt": TWO}, zipfile.ZIP_STORED).replace(b"lamp burns", b"LAMP BURNS", 1)
    found, wrong = read(content)
    assert [path for _, path, _ in told(found)] == ["cables.zip!/b.txt"]
    assert "damaged" in wrong["cables.zip!/a.txt"]


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        ("a.zip", zipped({"a.txt": ONE})[:-30], "the archive is damaged"),
        ("a.tar.gz", tarred({"a.txt": ONE}, "w:gz")[:100], "the archive is damaged"),
        ("a.txt.gz", gzip.compress(ONE.encode())[:-20], "the archive is damaged"),
        ("a.txt.xz", b"\xfd7zXZ\x00nothing", "the archive is damaged"),
        ("a.zip", zipped({}), "it is an archive without files"),
        ("a.zip", zipped({"folder/": ""}), "it is an archive without files"),
        ("a.gz", gzip.compress(zipped({"a.txt": ONE})), "it is an archive within an archive"),
        ("a.txt.gz", gzip.compress(b""), "it is empty"),
    ],
    ids=["zip cut", "tar cut", "gz cut", "xz", "empty", "folder", "nested", "nothing"],
)
def test_an_archive_that_cannot_be_read_says_why(path: str, content: bytes, reason: str) -> None:
    found, wrong = read(content, path)
    assert not found
    assert wrong[path].startswith(reason)


def test_what_is_read_before_the_damage_is_kept() -> None:
    content = tarred({"a.txt": ONE, "b.txt": TWO * 4000})
    found, wrong = read(content[:4000], "a.tar")
    assert [path for _, path, _ in told(found)] == ["a.tar!/a.txt"]
    assert wrong


def test_bombs_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_members, "_ALWAYS_ALLOWED", 1_600_000)
    zeros = bytes(1_000_000)
    found, wrong = read(zipped({"bomb.txt": zeros, "a.txt": ONE}))
    assert len(found) == 1
    assert "200 times its size" in wrong["cables.zip!/bomb.txt"]
    _, wrong = read(gzip.compress(zeros * 2), "bomb.gz")
    assert "200 times its size" in wrong["bomb.gz"]
    found, wrong = read(gzip.compress(tarred({"a.txt": ONE, "bomb.txt": zeros * 2, "b.txt": TWO})), "a.tgz")
    assert len(found) == 1
    assert "200 times its size" in wrong["a.tgz"] + wrong.get("a.tgz!/bomb.txt", "")


def test_a_huge_member_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_members, "MAX_MEMBER", 100_000)
    huge = "".join(f"{number} " for number in range(40_000))
    for path, content in [
        ("a.zip", zipped({"huge.txt": huge, "a.txt": ONE})),
        ("a.tar", tarred({"huge.txt": huge, "a.txt": ONE})),
    ]:
        found, wrong = read(content, path)
        assert len(found) == 1
        assert wrong[f"{path}!/huge.txt"].startswith("it unpacks to more than")


def test_a_large_member_is_read_from_disk() -> None:
    rows = "".join(f'{{"id": "r-{n}", "title": "T{n}", "body": "{"oil " * 1200}"}}\n' for n in range(2_000))
    assert len(rows) > 8 * 1024 * 1024
    items = choose(file := InputFile.in_memory("a.zip", zipped({"rows.jsonl": rows}))).read(file)
    assert sum(not isinstance(item, Rejection) for item in items) == 2_000


def test_a_word_document_is_no_archive_and_a_workbook_neither() -> None:
    with pytest.raises(Unreadable, match="Excel workbook"):
        choose(InputFile.in_memory("a.xlsx", zipped({"xl/workbook.xml": "<x/>"})))


def test_an_unchanged_archive_is_not_read_again_and_a_changed_one_is_compared(cables: Cables, tmp_path: Path) -> None:
    archive = tmp_path / "papers" / "cables.zip"
    archive.parent.mkdir()
    archive.write_bytes(zipped({"1962/x.txt": ONE, "1962/y.txt": TWO, "photo.png": b"\x89PNG\r\n\x1a\n"}))

    def counts() -> tuple[int, ...]:
        report = cables("ingest", "--json", archive.parent).json
        return tuple(report[name] for name in ("added", "updated", "unchanged", "removed"))

    assert counts() == (2, 0, 0, 0)
    assert counts() == (0, 0, 2, 0)
    archive.write_bytes(zipped({"1962/x.txt": ONE.replace("burns", "smokes"), "1962/z.txt": TWO}))
    assert counts() == (0, 1, 1, 0)
    assert cables("search", "--ids", "smokes").out.split() == ["cables/1962/x"]
    shown = cables("show", "--json", "cables/1962/x").json
    assert shown["source"]["path"] == "cables.zip!/1962/x.txt"
    archive.write_bytes(zipped({"1962/z.txt": TWO}))
    assert counts() == (0, 0, 1, 1)


def test_a_member_that_becomes_unreadable_loses_nothing(cables: Cables, tmp_path: Path) -> None:
    archive = tmp_path / "papers" / "cables.zip"
    archive.parent.mkdir()
    archive.write_bytes(zipped({"register.jsonl": LINES, "x.txt": ONE}))
    cables("ingest", archive.parent)
    archive.write_bytes(zipped({"register.jsonl": b"\x89PNG\r\n\x1a\n", "x.txt": TWO}))
    report = cables("ingest", "--json", archive.parent).json
    assert report["removed"] == 0
    assert [each["path"] for each in report["rejected"]] == ["cables.zip!/register.jsonl"]
    assert sorted(cables("search", "--ids").out.split()) == ["cables/x", "l-1", "l-2"]


def test_the_same_text_twice_in_an_archive_is_one_cable_found_twice(cables: Cables, tmp_path: Path) -> None:
    archive = tmp_path / "papers" / "cables.zip"
    archive.parent.mkdir()
    archive.write_bytes(zipped({"a.txt": ONE, "b.txt": ONE}))
    cables("ingest", archive.parent)
    assert cables("search", "--ids").out.split() == ["cables/a"]
    archive.write_bytes(zipped({"b.txt": ONE}))
    cables("ingest", archive.parent)
    assert cables("search", "--ids").out.split() == ["cables/a"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.zip", zipped({"a/bad.pdf": b"%PDF-1.4 broken", "word.txt": ONE}, zipfile.ZIP_STORED)),
        ("a.zip", zipped({"note.txt": f"A word/phrase of the xl/ptt kind.\n{ONE}"}, zipfile.ZIP_STORED)),
        ("a.tar", tarred({"a/bad.pdf": b"%PDF-1.4 broken", "word.txt": ONE})),
    ],
)
def test_what_a_member_says_does_not_make_the_archive_something_else(path: str, content: bytes) -> None:
    found, _ = read(content, path)
    assert len(found) == 1
