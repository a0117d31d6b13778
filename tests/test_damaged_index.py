"""An index that is damaged, half made or of another version says so in one sentence, and loses nothing that it need not."""

import os
from pathlib import Path

import pytest
from conftest import Cables
from faulty import GOOD, one_sentence


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "good.txt").write_text(GOOD)
    return papers


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_index_folder(cables: Cables, folder: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    ran = cables("ingest", folder, "--index", locked / "index")
    assert ran.status == 1
    assert one_sentence(ran.err)


def test_an_index_folder_below_a_file(cables: Cables, folder: Path) -> None:
    ran = cables("ingest", folder, "--index", folder / "good.txt" / "index")
    assert ran.status == 1
    assert one_sentence(ran.err)


def test_an_index_of_another_version(cables: Cables, folder: Path, tmp_path: Path) -> None:
    cables("ingest", folder)
    settings = tmp_path / "index" / "cables.toml"
    settings.write_text(settings.read_text().replace("format = 1", "format = 99"))
    for command in (("search", "coast"), ("ingest", folder), ("check",), ("stats",)):
        ran = cables(*command)
        assert ran.status == 1
        assert one_sentence(ran.err)
        assert "99" in ran.err


@pytest.mark.parametrize("damage", ["", "format = ", "\x00\x01", "format = 1\nengine = 'magic'\nengine_folder = 'x'\n"])
def test_damaged_settings(cables: Cables, folder: Path, tmp_path: Path, damage: str) -> None:
    cables("ingest", folder)
    (tmp_path / "index" / "cables.toml").write_text(damage)
    ran = cables("search", "coast")
    assert ran.status == 1
    assert one_sentence(ran.err)


def test_a_damaged_store(cables: Cables, folder: Path, tmp_path: Path) -> None:
    cables("ingest", folder)
    for leftover in (tmp_path / "index").glob("cables.db-*"):
        leftover.unlink()
    (tmp_path / "index" / "cables.db").write_bytes(b"this is no database" * 100)
    ran = cables("search", "coast")
    assert ran.status == 1
    assert one_sentence(ran.err)


DAMAGES = {
    "emptied": lambda _: b"",
    "cut": lambda content: content[: len(content) // 2],
    "worn": lambda content: content[:8192] + bytes(255 - byte for byte in content[8192:]),
    "noise": lambda content: content[: len(content) // 3] + bytes(range(256)) * 40 + content[-len(content) // 4 :],
}


PARTS = ("cables.toml", "cables.db", "whoosh-1/*.toc", "whoosh-1/columns*.arrays", "whoosh-1/MAIN*.arrays")


def damage(path: Path, how: str) -> None:
    """Put something else in a file's place; whoever has mapped the old one keeps it."""
    content = path.read_bytes()
    path.unlink()
    if how == "a folder":
        path.mkdir()
    elif how != "gone":
        path.write_bytes(DAMAGES[how](content))


@pytest.mark.parametrize("how", [*DAMAGES, "gone", "a folder"])
@pytest.mark.parametrize("part", PARTS)
def test_a_damaged_part_is_told_in_one_sentence(
    cables: Cables, folder: Path, tmp_path: Path, part: str, how: str
) -> None:
    cables("ingest", folder)
    index = tmp_path / "index"
    damage(next(index.glob(part)), how)
    for command in (("search", "coast"), ("show", "good"), ("facets",), ("stats",), ("ingest", folder), ("reindex",)):
        ran = cables(*command)
        assert ran.status == 0 if not ran.err else ran.status in (1, 2) and one_sentence(ran.err), (command, ran)
    if part.startswith("whoosh"):
        assert cables("search", "--ids", "coast").out.split() == ["good"]


@pytest.mark.parametrize("part", PARTS[2:])
def test_the_engine_is_made_anew_whatever_has_become_of_it(
    cables: Cables, folder: Path, tmp_path: Path, part: str
) -> None:
    cables("ingest", folder)
    damage(next((tmp_path / "index").glob(part)), "noise")
    assert cables("search", "coast").status == 1
    assert cables("check").status == 1
    (folder / "late.txt").write_text(GOOD.replace("All is well", "A lamp was lit"))
    # What the store has taken and the damaged engine has not is not lost.
    cables("ingest", folder)
    assert cables("reindex").status == 0
    assert sorted(cables("search", "--ids", "coast").out.split()) == ["good", "late"]
    assert cables("check").status == 0


def test_records_open_without_the_engine(cables: Cables, folder: Path, tmp_path: Path) -> None:
    cables("ingest", folder)
    damage(next((tmp_path / "index").glob("whoosh-1/*.toc")), "noise")
    assert "invented coast" in cables("show", "good").out
    assert cables("stats").status == 0


def test_check_tells_each_damage_once(cables: Cables, folder: Path, tmp_path: Path) -> None:
    cables("ingest", folder)
    damage(next((tmp_path / "index").glob("whoosh-1/*.toc")), "gone")
    problems = cables("check", "--json").json["problems"]
    assert len(problems) == len(set(problems)) == 1
    assert "None" not in problems[0]


@pytest.mark.parametrize("left", [{}, {"cables.db": b""}, {"cables.toml.new": b"form"}, {"writer.lock": b""}])
def test_an_index_whose_making_was_cut_off_is_made(
    cables: Cables, folder: Path, tmp_path: Path, left: dict[str, bytes]
) -> None:
    cables("init")
    index = tmp_path / "index"
    (index / "cables.toml").unlink()
    for name, content in left.items():
        (index / name).write_bytes(content)
    assert cables("ingest", folder).status == 0
    assert cables("search", "--ids", "coast").out.split() == ["good"]
    assert cables("check").status == 0


def test_an_index_is_not_made_over_cables_or_papers(cables: Cables, folder: Path, tmp_path: Path) -> None:
    cables("ingest", folder)
    (tmp_path / "index" / "cables.toml").unlink()
    for target in (tmp_path / "index", folder):
        before = sorted(target.rglob("*"))
        for command in (("ingest", folder), ("init",)):
            ran = cables(*command, "--index", target)
            assert ran.status in (1, 2)
            assert one_sentence(ran.err)
        assert {*before} - {*target.rglob("*")} == set()
    assert not (folder / "writer.lock").exists()


def test_no_index_yet(cables: Cables) -> None:
    ran = cables("search", "coast")
    assert ran.status == 1
    assert one_sentence(ran.err)
    assert "cables ingest" in ran.err
