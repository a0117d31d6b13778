"""Set the project up on a machine that has only Python and git: `python3 dev.py demo`, `test` or `coverage`.

Everything is installed into `.venv` beside this file, as the lock files say, and nowhere else.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SUPPORTED = ("3.13", "3.12", "3.11")
WHOOSH_FORK = "whoosh3==3.54.0"
TESTS = ("-m", "pytest", "-n", "2", "--dist", "loadgroup")
WHOOSH_TESTS = (
    "tests/engine",
    "tests/test_ingest.py",
    "tests/test_changing_engines.py",
    "tests/test_specimen_questions.py",
)
"""Where Whoosh is used; nothing else can tell the fork from it."""
COLUMNS = {
    "id": "Signatur", "title": "Betreff", "sender": "Absender", "recipients": "Empfänger", "date": "Datum",
    "place": "Ort", "body": "Inhalt", "language": "Sprache",
}  # fmt: skip
INGESTS = (
    [
        "ingest",
        "tests/specimens/tables/register.csv",
        *(word for pair in COLUMNS.items() for word in ("--map", "=".join(pair))),
    ],
    ["ingest", "tests/specimens"],
)
QUESTIONS = (
    ["search", "microphone", "hidden", "legation"],
    ["search", "--from", "Ардашев", "--sort", "date", "--limit", "3"],
    ["search", "grain", "--facet", "sender:3", "--facet", "date", "--limit", "2"],
)


def main() -> int:
    """Do what the command line asks; the exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the machine's own Python may be older than the project's
        return _with_newer_python()
    verbs = {"demo": demo, "test": test, "coverage": coverage}
    if len(sys.argv) != 2 or sys.argv[1] not in verbs:
        print(__doc__, file=sys.stderr)
        return 2
    return verbs[sys.argv[1]]()


def demo() -> int:
    """Install the command, ingest the specimens that ship with it, and ask them three questions."""
    binaries = environment(ROOT / ".venv", "requirements.lock")
    cables = str(binaries / "cables")
    folder = ROOT / ".demo"
    shutil.rmtree(folder, ignore_errors=True)
    for arguments in (*INGESTS, *QUESTIONS):
        print(f"\n$ cables {' '.join(_quoted(word) for word in arguments)}", flush=True)
        status = subprocess.run(
            [cables, *arguments], cwd=ROOT, env=os.environ | {"CABLES_INDEX": str(folder)}
        ).returncode
        if status:
            return status
    print(f"\nThe command is {cables}; put it on your PATH, or call it as it stands:\n")
    print(f"  CABLES_INDEX={folder} {cables} search grain loan")
    return 0


def test() -> int:
    """Lint, check types and imports, run all tests, and run them on every supported Python that is here.

    The long ones, which kill whole processes, and those of a cluster and of the real corpora run on this Python alone;
    those of the engines on this, on the newest, and with the fork of Whoosh.
    One worker runs all tests of a cluster, beside the other, so that one cluster is started.
    """
    binaries = environment(ROOT / ".venv", "requirements-dev.lock")
    python = str(binaries / "python")
    steps = [
        [str(binaries / "ruff"), "check", "."],
        [str(binaries / "ruff"), "format", "--check", "."],
        [str(binaries / "mypy")],
        [str(binaries / "lint-imports")],
        [python, *TESTS],
    ]
    # The linters leave a core to what sets the other environments up.
    with ThreadPoolExecutor(1) as pool:
        others = [
            pool.submit(environment, ROOT / ".venvs" / name, "requirements-dev.lock", path)
            for name, path in other_pythons()
        ]
        fork = pool.submit(environment, ROOT / ".venvs" / "whoosh3", "requirements-dev.lock", fork=True)
        failed = [step for step in steps if not _run(step)]
    short = ["-m", "pytest", "-n", "2", "-m", "not real and not long and not cluster"]
    steps = [[str(other.result() / "python"), *short] for other in others]
    for between in steps[1:]:
        between += ["--ignore", "tests/engine"]
    steps.append([str(fork.result() / "python"), *short, *WHOOSH_TESTS])
    failed += [step for step in steps if not _run(step)]
    for step in failed:
        print(f"failed: {' '.join(step)}", file=sys.stderr)
    return 1 if failed else 0


def coverage() -> int:
    """Run all tests on this Python, and print what of the code they do not reach."""
    python = str(environment(ROOT / ".venv", "requirements-dev.lock") / "python")
    steps = (
        [python, "-m", "coverage", "run", *TESTS],
        [python, "-m", "coverage", "combine", "--quiet"],
        [python, "-m", "coverage", "report", "--skip-covered", "--skip-empty", "--sort=cover"],
    )
    return 0 if all(map(_run, steps)) else 1


def environment(folder: Path, lock: str, python: Path | None = None, *, fork: bool = False) -> Path:
    """A virtual environment with what a lock file lists and the project itself; its folder of commands.

    `fork` puts the living fork of Whoosh in Whoosh's place.
    """
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    interpreter = binaries / "python"
    if not interpreter.exists():
        print(f"setting up {folder} ...", flush=True)
        made = subprocess.run(
            [str(python or sys.executable), "-m", "venv", str(folder)], capture_output=True, text=True
        )
        if made.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            sys.exit(
                "dev.py: this Python cannot make virtual environments: install its venv module (Debian: python3-venv)\n"
                f"{made.stdout}{made.stderr}"
            )
    pip = [str(interpreter), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / lock)], check=True)
    subprocess.run(
        [*pip, "--no-deps", "--editable" if lock.startswith("requirements-dev") else "--force-reinstall", str(ROOT)],
        check=True,
    )
    if fork:
        uninstall = [str(interpreter), "-m", "pip", "uninstall", "--quiet", "--yes", "Whoosh"]
        subprocess.run(uninstall, check=True, stderr=subprocess.DEVNULL)
        subprocess.run([*pip, "--no-deps", "--force-reinstall", WHOOSH_FORK], check=True)
    return binaries


def other_pythons() -> list[tuple[str, Path]]:
    """The supported Pythons on this machine but the one that runs this, by version."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    found = []
    for version in SUPPORTED:
        if version != here:
            found += [(version, path) for path in _installed(version) if _works(path)][:1]
    return found


def _installed(version: str) -> list[Path]:
    """Where a Python of this version may be; a version manager's stand-in may name one that it does not let run."""
    path = shutil.which(f"python{version}")
    if path is None:
        return []
    managed = Path(path).parents[1] / "versions"
    return [Path(path), *sorted(managed.glob(f"{version}.*/bin/python"))]


def _works(python: Path) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([str(python), "-m", "venv", folder], capture_output=True).returncode == 0


def _with_newer_python() -> int:
    for version in SUPPORTED:
        path = shutil.which(f"python{version}")
        if path:
            return subprocess.run([path, *sys.argv]).returncode
    print("dev.py: cables needs Python 3.11 or newer, and there is none on this machine", file=sys.stderr)
    return 1


def _run(command: list[str]) -> bool:
    print(f"\n$ {' '.join(command)}", flush=True)
    return subprocess.run(command, cwd=ROOT).returncode == 0


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word


if __name__ == "__main__":
    sys.exit(main())
