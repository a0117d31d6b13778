"""One generation of an index as questions see it: its searcher, and what was worked out about it before."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from index.engine import TEXT_FIELDS
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import DocAddress, Index, Occur, Query
from index.engines.tantivy.lexicon import Lexicon

_MOST_REMEMBERED = 2000


class Space:
    """The cables of one generation, and queries over them."""

    def __init__(self, index: Index) -> None:
        self.schema = index.schema
        self.searcher = index.searcher()
        self.lexicon = Lexicon(self.searcher)
        self._counts: dict[object, int] = {}
        self._verified: dict[object, Query] = {}

    @cached_property
    def rows(self) -> int:
        """How many cables there are."""
        return self.count(self.everything())

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of their texts."""
        terms = (term for term, _ in self.searcher.terms_with_prefix(schema.SPOKEN, schema.TOKEN))
        found = (term[len(schema.TOKEN) :] for term in terms)
        return frozenset(language for language in found if self.count(self.spoken(language)))

    @cached_property
    def averages(self) -> dict[str, float]:
        """For each text field the mean length of the texts that have any."""
        asked = {field: {"avg": {"field": schema.length_field(field)}} for field in TEXT_FIELDS}
        found = self.searcher.aggregate(self.everything(), asked)
        return {field: found[field]["value"] or 1.0 for field in TEXT_FIELDS}

    def count(self, query: Query) -> int:
        """How many cables answer a query."""
        found: Any = self.searcher.search(query, limit=1)
        return int(found.count)

    def addresses(self, query: Query, most: int) -> list[DocAddress]:
        """Where so many of the cables lie that answer a query."""
        return [address for _, address in self.searcher.search(query, limit=max(1, most), count=False).hits]

    def versions(self, addresses: list[DocAddress]) -> list[int]:
        """The versions of the cables that lie there."""
        found: Any = self.searcher.fast_field_values(schema.VERSION, addresses)
        return list(found)

    def remembered(self, key: object, count: Callable[[], int]) -> int:
        """A number that was worked out for this key before, else one worked out now."""
        if key not in self._counts:
            if len(self._counts) >= _MOST_REMEMBERED:
                self._counts.clear()
            self._counts[key] = count()
        return self._counts[key]

    def verified(self, key: object, query: Callable[[], Query]) -> Query:
        """A query that was dear to make for this key before, else one made now."""
        if key not in self._verified:
            self._verified[key] = query()
        return self._verified[key]

    def everything(self) -> Query:
        """All cables, and not the documents of the lexicon."""
        return Query.exists_query(schema.VERSION)

    def nothing(self) -> Query:
        """No cable."""
        return Query.empty_query()

    def dated(self) -> Query:
        """The cables that have a date."""
        return self.any_of([self.term(schema.DATED, schema.ONE_DAY), self.term(schema.DATED, schema.MORE_DAYS)])

    def spoken(self, language: str) -> Query:
        """The cables whose texts are in a language."""
        return self.term(schema.SPOKEN, schema.TOKEN + language)

    def term(self, field: str, value: str | int) -> Query:
        """The cables that have a term in a field."""
        return Query.term_query(self.schema, field, value)

    def any_term(self, field: str, values: Sequence[str] | Sequence[int]) -> Query:
        """The cables that have one of the terms in a field."""
        if len(values) == 1:
            return self.term(field, values[0])
        return Query.term_set_query(self.schema, field, list(values)) if values else self.nothing()

    def all_of(self, queries: Sequence[Query]) -> Query:
        """The cables that answer all of the queries."""
        if len(queries) == 1:
            return queries[0]
        return Query.boolean_query([(Occur.Must, each) for each in queries]) if queries else self.everything()

    def any_of(self, queries: Sequence[Query], least: int = 1) -> Query:
        """The cables that answer at least so many of the queries."""
        if len(queries) < least or not queries:
            return self.nothing()
        if len(queries) == 1:
            return queries[0]
        if least == len(queries):
            return self.all_of(queries)
        pairs = [(Occur.Should, each) for each in queries]
        return Query.boolean_query(pairs, least) if least > 1 else Query.boolean_query(pairs)

    def without(self, query: Query, *denied: Query) -> Query:
        """The cables that answer a query and none of those that are denied."""
        return Query.boolean_query([(Occur.Must, query), *((Occur.MustNot, each) for each in denied)])
