"""The settings of an index, `cables.toml`: written last when it is made, so that a folder which has them is whole."""

import json
import sqlite3
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import field
from pathlib import Path

from corpus.errors import CablesError, UsageError, reason
from corpus.frozen import dataclass
from index.durable import write_durably
from index.stores.sqlite import FILE_NAME

SETTINGS = "cables.toml"
FORMAT = 1
_LEFT_BEHIND = frozenset({"writer.lock", "writer.json", f"{SETTINGS}.new", "authority.tsv"})
_LOST = f"has lost its settings {SETTINGS}: put them back from a copy, or name another folder with --index"


Table = Mapping[str, str | int]
"""What an engine is told of where and how it is to keep an index, by its own names."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Which engine keeps an index, in which folder of it (empty: in none), and the engine's own table of settings."""

    engine: str
    engine_folder: str
    table: Table = field(default_factory=dict)


def read_settings(folder: Path) -> Settings:
    """The settings of the index in a folder.

    Raises:
        CablesError: there is no index, its settings are lost or damaged, or another version of the program made it.
    """
    path = folder / SETTINGS
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if (folder / FILE_NAME).exists():
            raise CablesError(f"the index in {folder} {_LOST}") from None
        raise CablesError(
            f"there is no index in {folder}: make one with `cables ingest PATH`, or name another with --index"
        ) from None
    except OSError as error:
        raise CablesError(f"the settings {path} cannot be read ({reason(error)})") from error
    except ValueError:
        found = {}
    form, engine, engine_folder = (found.get(name) for name in ("format", "engine", "engine_folder"))
    if isinstance(form, int) and form != FORMAT:
        raise CablesError(
            f"the index in {folder} has format {form}, this program reads format {FORMAT}: "
            "ingest the files into a new index, or use the program that made it"
        )
    table = found.get(engine, {}) if isinstance(engine, str) else {}
    placed = isinstance(engine_folder, str) and isinstance(table, dict) and bool(engine_folder or table)
    if form != FORMAT or not (isinstance(engine, str) and placed):
        raise CablesError(
            f"the settings {path} are damaged: put them back from a copy, or ingest the files into a new index"
        )
    return Settings(engine, str(engine_folder), table)


def write_settings(folder: Path, settings: Settings) -> None:
    """Put settings into force: written aside, synced, renamed. Raises `OSError` where the disk refuses."""
    text = f'format = {FORMAT}\nengine = "{settings.engine}"\nengine_folder = "{settings.engine_folder}"\n'
    if settings.table:
        # JSON writes texts, numbers and truth as TOML does.
        rows = (f"{key} = {json.dumps(value)}\n" for key, value in settings.table.items())
        text += f"\n[{settings.engine}]\n{''.join(rows)}"
    fresh = folder / f"{SETTINGS}.new"
    write_durably(fresh, text)
    fresh.replace(folder / SETTINGS)


def require_free(folder: Path, engine_folders: Collection[str]) -> None:
    """Make sure that an index can be made in a folder: what a making that was cut off left there may be lost.

    Raises:
        UsageError: the folder holds an index, cables without their settings, or somebody's papers.
    """
    if (folder / SETTINGS).exists():
        raise UsageError(f"{folder} holds an index already; ingest into it, or name another folder with --index")
    if not folder.is_dir():
        return
    ours = {*_LEFT_BEHIND, *engine_folders}
    if any(path.name not in ours and not path.name.startswith(FILE_NAME) for path in folder.iterdir()):
        raise UsageError(f"{folder} is not empty and no index: name another folder with --index")
    if _may_hold_cables(folder / FILE_NAME):
        raise UsageError(f"the index in {folder} {_LOST}")


def _may_hold_cables(store: Path) -> bool:
    if not store.exists():
        return False
    try:
        connection = sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)
        try:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'cable'").fetchone():
                return False
            return connection.execute("SELECT 1 FROM cable LIMIT 1").fetchone() is not None
        finally:
            connection.close()
    except sqlite3.Error:
        return True
