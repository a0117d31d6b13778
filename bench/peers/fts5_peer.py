"""SQLite's FTS5: Porter stems, the text in its own table, values in tables of their own that are clustered by cable."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from bench.peers.documents import Document
from bench.peers.questions import FACETS, TOP, Found, Match, Question
from bench.peers.serving import serve

_FILE = "fts5.db"
_VALUES = FACETS[1:]


class Fts5:
    """One database. As large caches as the rest have by themselves, and the index optimised at the end."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}
        self._rows = 0

    def begin(self, folder: Path, stored: bool) -> None:
        """Make the tables."""
        self._database = sqlite3.connect(folder / _FILE)
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -256000")
        content = "" if stored else ", content=''"
        self._database.execute(f"CREATE VIRTUAL TABLE t USING fts5(text, tokenize='porter unicode61'{content})")
        self._database.execute("INSERT INTO t (t, rank) VALUES ('hashsize', 64000000)")
        self._database.execute("CREATE TABLE cable (cable INTEGER PRIMARY KEY, id, day INTEGER, year INTEGER)")
        for name in _VALUES:
            self._database.execute(f"CREATE TABLE {name} (cable, value, PRIMARY KEY (cable, value)) WITHOUT ROWID")

    def add(self, documents: Sequence[Document]) -> None:
        """Index some cables."""
        numbered = list(enumerate(documents, self._rows + 1))
        self._rows += len(documents)
        self._database.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", ((n, d.text) for n, d in numbered))
        self._database.executemany(
            "INSERT INTO cable VALUES (?, ?, ?, ?)", ((n, d.id, d.day, d.year) for n, d in numbered)
        )
        for name in _VALUES:
            pairs = ((n, value) for n, d in numbered for value in _values(name, d))
            self._database.executemany(f"INSERT OR IGNORE INTO {name} VALUES (?, ?)", pairs)

    def end(self) -> None:
        """Merge the index into one, and the senders' index."""
        self._database.execute("INSERT INTO t (t) VALUES ('optimize')")
        self._database.execute("CREATE INDEX by_sender ON sender (value, cable)")
        self._database.execute("ANALYZE")
        self._database.commit()
        self._database.close()

    def open(self, folder: Path) -> None:
        """Open it for reading."""
        self._database = sqlite3.connect(f"file:{folder / _FILE}?mode=ro", uri=True)
        self._database.executescript("PRAGMA cache_size = -128000; PRAGMA mmap_size = 4000000000")

    def ask(self, question: Question) -> Found:
        """The total by a question of its own; facets over a table of the hits."""
        where, arguments = self._where(question)
        if question.facets:
            self._database.execute("CREATE TEMP TABLE hit AS SELECT t.rowid AS cable FROM t" + where, arguments)
            total = self._one("SELECT count(*) FROM hit", ())
        else:
            total = self._one("SELECT count(*) FROM t" + where, arguments)
        shown = "t.rowid" + (", snippet(t, 0, '[', ']', '…', 40)" if question.snippets else "")
        order = "(SELECT day FROM cable WHERE cable = t.rowid)" if question.by_date else "rank"
        rows = self._database.execute(
            f"SELECT {shown} FROM t{where} ORDER BY {order} LIMIT ? OFFSET ?",
            (*arguments, question.limit, question.offset),
        ).fetchall()
        facets = self._facets() if question.facets else {}
        return Found(total, len(rows), facets, len(rows) if question.snippets else 0)

    def _where(self, question: Question) -> tuple[str, tuple[object, ...]]:
        words, arguments = _match(question), tuple[object, ...]()
        joined = where = ""
        if question.days:
            joined += " JOIN cable ON cable.cable = t.rowid"
            where += " AND cable.day BETWEEN ? AND ?"
            arguments += question.days
        if question.sender:
            # The sign keeps it from asking for the word once for each of the sender's cables.
            where += " AND +t.rowid IN (SELECT cable FROM sender WHERE value = ?)"
            arguments += (question.sender,)
        return f"{joined} WHERE t MATCH ?{where}", (words, *arguments)

    def _one(self, sql: str, arguments: tuple[object, ...]) -> int:
        return int(self._database.execute(sql, arguments).fetchone()[0])

    def _facets(self) -> dict[str, list[int]]:
        found = {}
        for name in FACETS:
            table, value = ("cable", "nullif(year, 0)") if name == "year" else (name, "value")
            sql = (
                f"SELECT {value} AS v, count(*) FROM hit JOIN {table} USING (cable) WHERE v IS NOT NULL "
                f"GROUP BY v ORDER BY 2 DESC LIMIT {TOP}"
            )
            found[name] = [row[1] for row in self._database.execute(sql)]
        self._database.execute("DROP TABLE temp.hit")
        return found


def _values(name: str, document: Document) -> Sequence[str]:
    value = getattr(document, {"participant": "participants", "keyword": "keywords"}.get(name, name))
    return value if isinstance(value, tuple) else (value,) if value else ()


def _match(question: Question) -> str:
    quoted = [f'"{word}"' for word in question.words]
    if question.match is Match.PHRASE:
        return '"' + " ".join(question.words) + '"'
    if question.match is Match.PREFIX:
        return f"{question.words[0]}*"
    return (" OR " if question.match is Match.ANY else " AND ").join(quoted)


if __name__ == "__main__":
    serve(Fts5())
