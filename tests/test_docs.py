"""The documents say what is."""

import sys
import tomllib

from conftest import ROOT

sys.path.insert(0, str(ROOT / "docs"))

from make_architecture import PAGE, page

from search.cli import COMMANDS


def test_the_list_of_files_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python docs/make_architecture.py"


def test_every_runtime_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for dependency in project["dependencies"]:
        name = dependency.replace("==", ">=").partition(">=")[0]
        assert f"| {name}" in reasons, name


def test_the_readme_runs_only_commands_that_exist() -> None:
    shown = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    lines = [line.removeprefix("$ ") for line in shown if line.removeprefix("$ ").startswith("cables ")]
    assert len(lines) > 8
    assert {line.split()[1] for line in lines} <= set(COMMANDS)
