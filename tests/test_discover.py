"""Files from files, folders and patterns."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from corpus.discover import Found, discover
from corpus.errors import UsageError
from corpus.readers import Rejection


def tree(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path, "utf-8")


def found(paths: Iterable[Path | str]) -> list[str]:
    return [item.path for item in discover(map(str, paths)) if isinstance(item, Found)]


def rejected(paths: Iterable[Path | str]) -> list[tuple[str, str]]:
    return [(item.path, item.reason) for item in discover(map(str, paths)) if isinstance(item, Rejection)]


def test_a_folder_is_searched_to_its_bottom_in_order(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/z.txt", "a/b/c.md", "a.txt")
    assert found([tmp_path]) == ["a/b/c.md", "a/z.txt", "a.txt", "b.txt"]
    (first, *_) = discover([str(tmp_path)])
    assert first == Found(tmp_path / "a/b/c.md", "a/b/c.md", tmp_path)


def test_hidden_files_backups_and_litter_are_left_out_unless_named(tmp_path: Path) -> None:
    tree(
        tmp_path, ".git/config", ".x.txt", "a.txt~", "#a.txt#", "Thumbs.db", "~$a.docx", "README.md", "LICENSE", "a.txt"
    )
    assert found([tmp_path]) == ["a.txt"]
    assert found([tmp_path / ".x.txt", tmp_path / "README.md"]) == [".x.txt", "README.md"]


def test_a_single_file_is_relative_to_its_folder(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.txt")
    (only,) = discover([str(tmp_path / "a/b.txt")])
    assert only == Found(tmp_path / "a/b.txt", "b.txt", tmp_path / "a")


def test_paths_below_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a/b.txt")
    monkeypatch.chdir(tmp_path)
    assert found(["."]) == ["a/b.txt"]
    assert found(["a/b.txt"]) == ["b.txt"]
    assert found(["a/*.txt"]) == ["b.txt"]
    assert found(["../" + tmp_path.name]) == ["a/b.txt"]


def test_each_file_once(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.txt", "c.txt")
    (tmp_path / "d.txt").symlink_to("c.txt")
    assert found([tmp_path / "a", tmp_path, tmp_path / "c.txt"]) == ["b.txt", "c.txt"]


def test_patterns_that_the_shell_left(tmp_path: Path) -> None:
    tree(tmp_path, "v1/a.md", "v1/b.txt", "v2/c.md", "v2/x/d.md", "v2/.e.md")
    assert found([tmp_path / "*" / "*.md"]) == ["v1/a.md", "v2/c.md"]
    assert found([tmp_path / "**" / "*.md"]) == ["v1/a.md", "v2/c.md", "v2/x/d.md"]
    assert found([tmp_path / "v?"]) == ["v1/a.md", "v1/b.txt", "v2/c.md", "v2/x/d.md"]


def test_a_name_with_wildcards_that_is_there_is_no_pattern(tmp_path: Path) -> None:
    tree(tmp_path, "a[1].txt", "a1.txt")
    assert found([tmp_path / "a[1].txt"]) == ["a[1].txt"]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("gone", "there is no file or folder “gone”: check the path"),
        ("", "there is no file or folder “”: check the path"),
        ("*.gone", "no file matches “*.gone”: check the pattern"),
        ("a**b/[", "no file matches “a**b/[”: check the pattern"),
        ("a\0b", "there is no file or folder “a\0b”: check the path"),
    ],
)
def test_a_path_that_is_not_there_is_told_at_once(
    path: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as refused:
        discover(["a.txt", path])
    assert str(refused.value) == sentence
    assert refused.value.exit_status == 2


def test_links_circles_and_pipes_are_rejections(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "nowhere").symlink_to("gone")
    os.mkfifo(tmp_path / "pipe")
    assert found([tmp_path]) == ["a/b.txt"]
    reasons = dict(rejected([tmp_path]))
    assert reasons["a/up"] == "it is a link to a folder that holds it"
    assert reasons["nowhere"] == "it is a link that leads nowhere"
    assert reasons["pipe"] == "it is a pipe, not a file"
    assert reasons["a/self"].startswith("it cannot be opened: ")


def test_two_folders_that_link_to_each_other_are_walked_once(tmp_path: Path) -> None:
    tree(tmp_path, "a/1.txt", "b/2.txt")
    (tmp_path / "a" / "b").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "a").symlink_to(tmp_path / "a")
    assert sorted(Path(path).name for path in found([tmp_path])) == ["1.txt", "2.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_a_rejection(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.txt", "c.txt")
    (tmp_path / "a").chmod(0)
    try:
        assert found([tmp_path]) == ["c.txt"]
        assert rejected([tmp_path]) == [("a", "it cannot be opened: permission denied")]
    finally:
        (tmp_path / "a").chmod(0o700)


def test_a_name_that_is_no_unicode_has_a_path_that_can_be_stored(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    tree(tmp_path, "x")
    (tmp_path / name).write_text("x", "utf-8")
    (only, _) = discover([str(tmp_path)])
    assert isinstance(only, Found)
    assert (only.path, only.location.name) == ("caf\ufffd.txt", name)
