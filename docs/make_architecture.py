"""Write the list of files in `architecture.md` from the first lines of the modules' docstrings.

`python docs/make_architecture.py` rewrites it; a test fails where it is out of date.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN = "<!-- files: written by make_architecture.py -->\n"


def page() -> str:
    """The page as it should be."""
    text = PAGE.read_text(encoding="utf-8")
    return text.partition(BEGIN)[0] + BEGIN + "".join(_room(room) for room in ("corpus", "index", "search", "bench"))


def _room(room: str) -> str:
    rows = []
    folders = sorted({path.parent for path in (ROOT / room).rglob("*.py")})
    for folder in folders:
        name = folder.relative_to(ROOT).as_posix()
        rows.append(f"\n### `{name}/`\n\n{_promise(folder / '__init__.py')}\n\n")
        for path in sorted(folder.glob("*.py")):
            if path.name != "__init__.py":
                rows.append(f"- `{path.name}`: {_promise(path)}\n")
    return "".join(rows)


def _promise(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
