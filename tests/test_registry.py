"""Which reader a file belongs to, and readers of other packages."""

import importlib.metadata
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from corpus.draft import Draft, digest
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection, registry

FRUS = (
    b"<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0' xmlns:frus='http://history.state.gov/frus/ns/1.0'>"
)


@dataclass(frozen=True)
class Semaphore:
    """A reader as another package may offer one."""

    name: str = "semaphore"
    summary: str = "signals by arm"
    sure: float = 0.3

    def sniff(self, file: InputFile) -> float:
        if file.path.startswith("broken"):
            raise RuntimeError("arms entangled")
        return self.sure if file.path.endswith(".txt") else 0.0

    def read(self, file: InputFile) -> Iterator[Draft | Rejection]:
        yield Draft({"title": file.path}, digest(file.head))


@pytest.mark.parametrize(
    ("path", "content", "name"),
    [
        ("a.txt", b"Hello there", "plain text"),
        ("letter", b"Hello there", "plain text"),
        ("a.md", b"Hello there", "markdown"),
        ("a.txt", b"---\ntitle: x\n---\nHello", "markdown"),
        ("a.csv", b"title,body\n", "csv"),
        ("a.jsonl", b'{"title": "x"}', "json lines"),
        ("a.json", b"[]", "json lines"),
        ("a.html", b"<!DOCTYPE html><p>x", "html"),
        ("stdin", b'{"title": "x"}\n', "json lines"),
    ],
)
def test_a_file_goes_to_the_reader_that_is_surest(path: str, content: bytes, name: str) -> None:
    assert registry.choose(InputFile.in_memory(path, content)).name == name


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.json", b" \n", "it is empty"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "it is a PNG image, not text: run OCR over it first"),
        ("a.xml", b"<?xml version='1.0'?><recipe/>", "it is XML of a kind that no reader knows"),
        ("a.xml", b"<lido:lido xmlns:lido='x'/>", "it is XML of a kind that no reader knows"),
        ("a.py", b"import this", "no reader knows this format"),
    ],
)
def test_a_file_that_no_reader_knows_says_the_best_reason(path: str, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        registry.choose(InputFile.in_memory(path, content))
    assert str(refused.value) == reason


def test_a_file_that_cannot_be_opened_says_so(tmp_path) -> None:
    with pytest.raises(Unreadable, match="cannot be opened"):
        registry.choose(InputFile.on_disk(tmp_path / "gone"))


def test_every_reader_has_a_name_of_its_own_and_a_line_for_the_help() -> None:
    names = registry.names()
    assert len(set(names)) == len(names) >= 6
    assert all(registry.is_reader(reader) and reader.summary for reader in registry.readers())
    assert registry.by_name("markdown").name == "markdown"
    with pytest.raises(KeyError):
        registry.by_name("smoke")


@pytest.fixture
def plugins(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three packages: one sound, one that cannot be imported, one that offers no reader."""
    entries = importlib.metadata.EntryPoints(
        importlib.metadata.EntryPoint(name, value, registry.GROUP)
        for name, value in [
            ("good", f"{__name__}:Semaphore"),
            ("gone", "no_such_package:READER"),
            ("odd", "json:dumps"),
        ]
    )
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: entries.select(group=group))
    registry.load.cache_clear()
    yield
    registry.load.cache_clear()


@pytest.mark.usefixtures("plugins")
def test_readers_of_other_packages_win_ties_and_broken_ones_are_told() -> None:
    assert registry.readers()[0].name == "semaphore"
    assert registry.choose(InputFile.in_memory("a.txt", b"Hello")).name == "semaphore"
    assert registry.choose(InputFile.in_memory("broken.txt", b"Hello")).name == "plain text"
    gone, odd = registry.load().warnings
    assert gone.startswith("the reader “gone” (no_such_package:READER) cannot be loaded")
    assert odd.startswith("the reader “odd” (json:dumps) has no name")
