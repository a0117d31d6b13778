"""Readers that other packages bring, installed as pip would install them; the example of docs/readers.md among them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "readers.md").read_text("utf-8")

CARDS = """%% 17
%D 3 May 1931
%F Envoy Tessaly
%T Count Arvo
%P Casmira
%S The lighthouse
The invented lamp burns again.
%% 18
%D 9 May 1931
%S Nothing
%% 19
%D 9 May 1931
%F Count Arvo
%S Your lamp
We have seen its invented beam.
"""


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def install(folder: Path, module: str, source: str, entry_points: str) -> None:
    """Put a module and its metadata where an installer would."""
    (folder / f"{module}.py").write_text(source, "utf-8")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[cables.readers]\n{entry_points}\n", "utf-8")


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def cables(packages: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process that sees the packages; what tests print is UTF-8."""
    environment = os.environ | {"PYTHONPATH": f"{packages}{os.pathsep}{ROOT}", "PYTHONIOENCODING": "utf-8"}
    environment["CABLES_INDEX"] = str(packages.parent / "index")
    command = [sys.executable, "-c", "import sys; from search.cli import main; sys.exit(main())", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)


def ingested(packages: Path, papers: Path) -> tuple[dict[str, object], str]:
    done = cables(packages, "ingest", "--json", str(papers))
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout), done.stderr


def test_the_example_of_the_page_works(packages: Path, tmp_path: Path) -> None:
    (entry,) = re.findall(r'entry-points\."cables\.readers"\]\n(\w+) = "(.*?)"', block("toml"))
    install(packages, "cards", block("python"), f"{entry[0]} = {entry[1]}")
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "consulate.cards").write_text(CARDS, "utf-8")
    report, said = ingested(packages, papers)
    assert (report["added"], said) == (2, "")
    assert report["rejected"] == [{"path": "consulate.cards", "position": "card 18", "reason": "it has no text"}]
    shown = json.loads(cables(packages, "show", "--json", "card-17").stdout)
    assert shown["title"] == "The lighthouse"
    assert shown["date"]["edtf"] == "1931-05-03"
    assert shown["sender"]["verbatim"] == "Envoy Tessaly"
    assert shown["place"] == "Casmira"
    found = cables(packages, "search", "--ids", "--from", "arvo", "beam")
    assert found.stdout.split() == ["card-19"]


def test_the_card_on_the_page_is_read_by_the_page(packages: Path, tmp_path: Path) -> None:
    install(packages, "cards", block("python"), "cards = cards:READER")
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.cards").write_text(block("text"), "utf-8")
    assert ingested(packages, papers)[0]["added"] == 1


READER = """
class Reader:
    name = "{module}"
    summary = "a reader that fails"
    def sniff(self, file):
        {sniff}
    def read(self, file):
        {read}
READER = Reader()
"""

BROKEN = {
    "dies": ("raise SystemExit(3)", "dies:READER"),
    "imports": ("import no_such_package", "imports:READER"),
    "absent": ("x = 1", "absent:READER"),
    "odd": ("READER = 7", "odd:READER"),
    "syntax": ("def (", "syntax:READER"),
    "sniffs": (READER.format(module="sniffs", sniff="raise RuntimeError('no nose')", read="yield 1"), "sniffs:READER"),
    "quits": (READER.format(module="quits", sniff="raise SystemExit", read="yield 1"), "quits:READER"),
}
TAKING = "return float(file.path.endswith('{module}.txt'))"
FAILING = {
    "raises": ("raise KeyError('lamp')", "KeyError: 'lamp'"),
    "exits": ("raise SystemExit(4)", "SystemExit: 4"),
    "gives": ("yield {'title': 'x'}", "TypeError: it gave a dict, where a Draft or a Rejection is wanted"),
    "nothing": ("return 5", "TypeError: 'int' object is not iterable"),
}


def test_broken_readers_are_told_and_stop_nothing(packages: Path, tmp_path: Path) -> None:
    for module, (source, target) in BROKEN.items():
        install(packages, module, source, f"{module} = {target}")
    for module, (read, _) in FAILING.items():
        source = READER.format(module=module, sniff=TAKING.format(module=module), read=read)
        install(packages, module, source, f"{module} = {module}:READER")
    papers = tmp_path / "papers"
    papers.mkdir()
    for name in ("sound", *FAILING):
        (papers / f"{name}.txt").write_text(
            f"From: Envoy Tessaly\nTo: Count Arvo\n\nThe invented lamp of {name}.\n", "utf-8"
        )
    report, said = ingested(packages, papers)
    assert report["added"] == 1
    rejected = {each["path"]: each["reason"] for each in report["rejected"]}  # type: ignore[attr-defined]
    assert rejected == {
        f"{module}.txt": f"the reader “{module}”, which is of another package, failed ({told})"
        for module, (_, told) in FAILING.items()
    }
    warned = re.findall(r"^warning: the reader “(\w+)”", said, re.MULTILINE)
    assert warned == ["absent", "dies", "imports", "odd", "syntax"]
