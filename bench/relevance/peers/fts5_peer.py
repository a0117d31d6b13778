"""SQLite's FTS5: its Porter stems and its BM25 with weights for the columns; any word is enough."""

import re
import sqlite3
from collections.abc import Iterator, Mapping

from bench.relevance.collection import Document
from bench.relevance.systems import MOST, System


def settings(documents: Mapping[str, Document]) -> Iterator[tuple[str, System]]:
    """One system for each weight of the title."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, title, text, tokenize='porter unicode61')")
    database.executemany("INSERT INTO t VALUES (?, ?, ?)", [(key, d.title, d.text) for key, d in documents.items()])
    for title in (1.0, 2.0, 4.0):

        def ask(question: str, title: float = title) -> list[str]:
            words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
            sql = f"SELECT id FROM t WHERE t MATCH ? ORDER BY bm25(t, 0, {title}, 1), rowid LIMIT {MOST}"
            return [row[0] for row in database.execute(sql, (words,))]

        yield f"FTS5 title={title:g}", ask
