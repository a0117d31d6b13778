"""Xapian through its Python binding, with the Python that has it: Snowball stems, values in slots."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xapian

from bench.peers.documents import Document
from bench.peers.questions import FACETS, TOP, Found, Match, Question
from bench.peers.serving import serve

_DAY, _YEAR, _SENDER, _PLACE, _LISTS = 0, 1, 2, 3, 4
_MOST = 12
"""So many values of a list are kept at most, a slot each: only single values can be counted at its own speed."""
_WIDTH = 240


class Xapian:
    """One database, compacted at the end."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}

    def begin(self, folder: Path, stored: bool) -> None:
        """Make it."""
        self._folder, self._stored = folder, stored
        self._database = xapian.WritableDatabase(str(folder / "growing"), xapian.DB_CREATE)
        self._terms = xapian.TermGenerator()
        self._terms.set_stemmer(xapian.Stem("en"))
        self._terms.set_stemming_strategy(self._terms.STEM_ALL)

    def add(self, documents: Sequence[Document]) -> None:
        """Index some cables."""
        for each in documents:
            made = xapian.Document()
            self._terms.set_document(made)
            self._terms.index_text(each.text)
            if self._stored:
                made.set_data(each.text)
            made.add_boolean_term("S" + each.sender)
            made.add_value(_DAY, xapian.sortable_serialise(each.day))
            for slot, value in ((_YEAR, str(each.year or "")), (_SENDER, each.sender), (_PLACE, each.place)):
                made.add_value(slot, value)
            for first, values in ((_LISTS, each.participants), (_LISTS + _MOST, each.keywords)):
                for slot, value in enumerate(values[:_MOST], first):
                    made.add_value(slot, value)
            self._database.add_document(made)

    def end(self) -> None:
        """Commit and compact."""
        self._database.commit()
        self._database.compact(str(self._folder / "compact"))
        self._database.close()
        for path in (self._folder / "growing").iterdir():
            path.unlink()

    def open(self, folder: Path) -> None:
        """Open it for reading."""
        self._database = xapian.Database(str(folder / "compact"))
        self._stem = xapian.Stem("en")

    def ask(self, question: Question) -> Found:
        """All hits are looked at, so that the total is exact."""
        enquire = xapian.Enquire(self._database)
        enquire.set_query(self._query(question))
        if question.by_date:
            enquire.set_sort_by_value_then_relevance(_DAY, False)
        spies = self._spies(enquire) if question.facets else {}
        found = enquire.get_mset(question.offset, question.limit, self._database.get_doccount())
        shown = [hit.document.get_data() for hit in found] if question.snippets else []
        snippets = [found.snippet(text.decode(), _WIDTH, self._stem) for text in shown]
        return Found(found.get_matches_estimated(), len(found), _counted(spies), len(snippets))

    def _query(self, question: Question) -> Any:
        if question.match is Match.PREFIX:
            unbounded = (0, xapian.Query.WILDCARD_LIMIT_ERROR, xapian.Query.OP_OR)
            query = xapian.Query(xapian.Query.OP_WILDCARD, question.words[0], *unbounded)
        else:
            operators = {Match.ALL: xapian.Query.OP_AND, Match.ANY: xapian.Query.OP_OR,
                         Match.PHRASE: xapian.Query.OP_PHRASE}  # fmt: skip
            terms = [self._stem(word).decode() for word in question.words]
            query = xapian.Query(operators[question.match], terms)
        if question.days:
            first, last = map(xapian.sortable_serialise, question.days)
            days = xapian.Query(xapian.Query.OP_VALUE_RANGE, _DAY, first, last)
            query = xapian.Query(xapian.Query.OP_FILTER, query, days)
        if question.sender:
            query = xapian.Query(xapian.Query.OP_FILTER, query, xapian.Query("S" + question.sender))
        return query

    def _spies(self, enquire: Any) -> dict[str, list[Any]]:
        slots = {
            "year": [_YEAR], "sender": [_SENDER], "place": [_PLACE],
            "participant": range(_LISTS, _LISTS + _MOST), "keyword": range(_LISTS + _MOST, _LISTS + 2 * _MOST),
        }  # fmt: skip
        used = {name: [slot for slot in slots[name] if self._database.get_value_freq(slot)] for name in FACETS}
        spies = {name: [xapian.ValueCountMatchSpy(slot) for slot in used[name]] for name in FACETS}
        for each in (spy for some in spies.values() for spy in some):
            enquire.add_matchspy(each)
        return spies


def _counted(spies: dict[str, list[Any]]) -> dict[str, list[int]]:
    found = {}
    for name, some in spies.items():
        if len(some) == 1:
            found[name] = [value.termfreq for value in some[0].top_values(TOP)]
        else:
            counts: Counter[bytes] = Counter()
            for spy in some:
                for value in spy.values():
                    counts[value.term] += value.termfreq
            found[name] = [count for _, count in counts.most_common(TOP)]
    return found


if __name__ == "__main__":
    serve(Xapian())
