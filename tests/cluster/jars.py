"""What a node runs: OpenSearch's own jars from Maven Central, and `OpenSearchNode.java` compiled against them.

They are fetched once into the user's cache folder. A changed list of jars, another launcher, another Java or another
version of OpenSearch, which `$CABLES_TESTS_OPENSEARCH` may name, make a folder of their own there.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from platformdirs import user_cache_path

HERE = Path(__file__).parent
POM = HERE / "pom.xml"
LAUNCHER = HERE / "OpenSearchNode.java"
VERSION = "CABLES_TESTS_OPENSEARCH"
"""The variable of the environment that names a version; without it that of the pom is run."""

_OLDEST_JAVA = {"2": 11, "3": 21}
"""By the first number of a version, from which Java on it runs."""


class Missing(Exception):
    """Why no cluster can be started here, in one sentence."""


@dataclass(frozen=True)
class Program:
    """How a node is started: the command `java`, its class path, and the archive that halves its start, once made."""

    java: str
    class_path: str
    archive: Path


def program() -> Program:
    """The program of a node, fetched and compiled where it is not yet there; raises `Missing`."""
    java, javac, maven = (_command(name) for name in ("java", "javac", "mvn"))
    wanted = os.environ.get(VERSION, "")
    version = _version(java, _OLDEST_JAVA.get(wanted.partition(".")[0] or "2", 0))
    cache = user_cache_path("cables-tests")
    cache.mkdir(parents=True, exist_ok=True)
    made_of = [POM.read_bytes(), LAUNCHER.read_bytes(), version.encode(), wanted.encode()]
    key = hashlib.sha256(b"\0".join(made_of)).hexdigest()[:12]
    folder = cache / f"opensearch-{key}"
    with FileLock(cache / "lock"):
        if not folder.exists():
            _build(folder, javac, [maven, *([f"-Dopensearch={wanted}"] if wanted else [])])
    class_path = os.pathsep.join(str(jar) for jar in sorted(folder.glob("*.jar")))
    return Program(java, class_path, folder / "classes.jsa")


def _command(name: str) -> str:
    """Where a command is: in `$JAVA_HOME`, or on the path."""
    home = os.environ.get("JAVA_HOME")
    found = (shutil.which(name, path=str(Path(home) / "bin")) if home else None) or shutil.which(name)
    if found is None:
        raise Missing("there is no Maven here (mvn)" if name == "mvn" else f"there is no JDK here ({name})")
    return found


def _version(java: str, oldest: int) -> str:
    said = subprocess.run([java, "-version"], capture_output=True, text=True)
    number = re.search(r'version "(\d+)', said.stderr)
    if said.returncode or number is None:
        raise Missing(f"{java} does not run: {said.stderr.strip()}")
    if int(number[1]) < oldest:
        raise Missing(f"{java} is older than Java {oldest}")
    return said.stderr


def _build(folder: Path, javac: str, maven: list[str]) -> None:
    """Fetch the jars and compile the launcher beside them; the folder appears whole or not at all."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        jars, classes = Path(scratch, "jars"), Path(scratch, "classes")
        fetch = [
            *maven,
            "-q",
            "-B",
            "--strict-checksums",
            "-f",
            str(POM),
            "dependency:copy-dependencies",
        ]
        _run([*fetch, f"-DoutputDirectory={jars}", "-DincludeScope=runtime"], "Maven could not fetch OpenSearch")
        _run([javac, "-d", str(classes), "-cp", str(jars / "*"), str(LAUNCHER)], "javac could not compile the launcher")
        with zipfile.ZipFile(jars / "launcher.jar", "w") as archive:  # what Java archives has to lie in jars
            for file in classes.iterdir():
                archive.write(file, file.name)
        jars.rename(folder)


def fetched_zip(artifact: str, folder: Path) -> Path:
    """Something else of Maven Central's, put into a folder; raises `Missing`."""
    copy = ["dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"]
    command = [_command("mvn"), "-q", "-B", "--strict-checksums", "-f", str(POM), *copy]
    _run(command, f"Maven could not fetch {artifact}")
    return next(folder.glob("*.zip"))


def other_jars(folder: Path, known: Path) -> list[Path]:
    """The jars of a folder that another has in no version."""
    there = {_artifact(jar) for jar in known.glob("*.jar")}
    return sorted(jar for jar in folder.glob("*.jar") if _artifact(jar) not in there)


def _artifact(jar: Path) -> str:
    return re.sub(r"-\d.*", "", jar.name)


def _run(command: list[str], failure: str) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if ran.returncode:
        plain = re.sub(r"\x1b\[[\d;]*m", "", ran.stdout + ran.stderr)
        said = plain.strip().splitlines() or [f"exit status {ran.returncode}"]
        raise Missing(f"{failure}: {said[0].removeprefix('[ERROR] ').partition(' -> [Help')[0]}")
