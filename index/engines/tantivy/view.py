"""One generation of an index as questions see it: its searcher, and what was worked out about it before."""

import math
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from index.engine import TEXT_FIELDS
from index.engines.asked.fields import DATED, MORE_DAYS, ONE_DAY, SPOKEN, STEMS, UNDATED, VERSION, length_field
from index.engines.asked.memory import Memory
from index.engines.asked.reading import Reading, Watch
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import DocAddress, FieldType, Index, Occur, Query
from index.engines.tantivy.kept import Found
from index.engines.tantivy.lexicon import Lexicon, pattern_as_regex
from index.engines.tantivy.phrases import leaf_query
from index.facts import Facts
from index.matching import Wanted
from index.query import Leaf
from index.scoring import rarity

if TYPE_CHECKING:
    from index.engines.tantivy.tallies import Tallies

T = TypeVar("T")

_MOST_LOOKS = 8
"""So many looks at all cables are remembered: it is always the same ones that are wanted."""

_FEW_TERMS = 16
"""So many terms are sooner looked up one by one than together in the dictionary of each segment."""

_MANY = 50
"""So many tokens are as good as all to tell how common they are."""

_FEW_ROWS, _MANY_ROWS = 200, 100_000
"""The values of fewer cables, and of more, are sooner counted by tantivy."""

_WORTH_NUMPY = 30_000
"""To count the values of so many cables takes longer than it takes to load numpy."""


class Space:
    """The cables of one generation, and queries over them.

    `deleted` is how many of them no longer count. `too_many` is of how many cables the columns were found to have too
    many values to be counted together.
    """

    sifts = True

    def __init__(self, index: Index, path: Path, deleted: int) -> None:
        self._path = path
        self.schema = index.schema
        self.searcher = index.searcher()
        self.lexicon = Lexicon(self.searcher)
        self._deleted = deleted
        self.too_many = math.inf
        self._looked_over = 0
        self._counts = Memory()
        self._verified: dict[object, Query] = {}
        self._whole: dict[object, Any] = {}

    @cached_property
    def rows(self) -> int:
        """How many cables there are."""
        kinds = (UNDATED, ONE_DAY, MORE_DAYS)
        return sum(self.searcher.doc_freq(DATED, kind) for kind in kinds) - self._deleted

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of their texts."""
        terms = (term for term, _ in self.searcher.terms_with_prefix(SPOKEN, schema.TOKEN))
        found = (term[len(schema.TOKEN) :] for term in terms)
        return frozenset(language for language in found if self.count(self.spoken(language)))

    @cached_property
    def averages(self) -> dict[str, float]:
        """For each text field the mean length of the texts that have any."""
        asked = {field: {"avg": {"field": length_field(field)}} for field in TEXT_FIELDS}
        found = self.searcher.aggregate(Query.all_query(), asked)
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
        found: Any = self.numbers(VERSION, addresses)
        return list(found)

    def numbers(self, field: str, addresses: list[DocAddress]) -> list[int | None]:
        """The number that each of the cables that lie there has in a field, None where it has none."""
        found: Any = self.searcher.fast_field_values(field, addresses)
        return list(found)

    def tallies(self, total: int) -> "Tallies | None":
        """What counts over so many cables at once; None where tantivy does it sooner, or nothing else can."""
        self._looked_over += total
        return self._tallies if _FEW_ROWS <= total <= _MANY_ROWS and self.has_tallies else None

    @property
    def has_tallies(self) -> bool:
        """Whether numpy is there to count over rows, or is worth to be loaded after all that was looked over."""
        return "numpy" in sys.modules or self._looked_over > _WORTH_NUMPY

    @cached_property
    def _tallies(self) -> "Tallies | None":
        from index.engines.tantivy.tallies import Tallies

        try:
            return Tallies(self._path)
        except OSError:
            # tantivy's own files count as well, and go on being read where their folder is gone.
            return None

    def known(self, address: DocAddress) -> Facts:
        """What is known of the cable that lies there beside its texts."""
        return Found(self.searcher.doc(address)).known()[1]

    def counts(self, queries: Sequence[Query]) -> list[int]:
        """How many cables answer each of the queries."""
        return [self.count(query) for query in queries]

    def counted(self, keys: Sequence[object], query: Callable[[int], Query]) -> list[int]:
        """How many cables answer each of some queries; `query` makes the one at a place where its key is new."""
        return self._counts.look_up(keys, lambda places: self.counts([query(place) for place in places]))

    def learn(self, key: object, count: int) -> None:
        """Remember a number that was counted with something else."""
        self._counts.look_up([key], lambda _: [count])

    def verified(self, key: object, query: Callable[[], Query]) -> Query:
        """A query that was dear to make for this key before, else one made now."""
        if key not in self._verified:
            self._verified[key] = query()
        return self._verified[key]

    def whole(self, key: object, look: Callable[[], T]) -> T:
        """What a look at all cables found that had this key, or finds now."""
        if key not in self._whole:
            if len(self._whole) >= _MOST_LOOKS:
                self._whole.clear()
            self._whole[key] = look()
        found: T = self._whole[key]
        return found

    def reading(self, address: DocAddress, watch: Watch) -> Reading:
        """The cable that lies there, read back."""
        return Reading(Found(self.searcher.doc(address)), watch)

    def readings(self, query: Query, watch: Watch) -> Iterator[Reading]:
        """Every cable that answers a query, read one by one."""
        for address in self.addresses(query, self.count(query)):
            yield self.reading(address, watch)

    def everything(self) -> Query:
        """All cables, and not the documents of the lexicon."""
        return Query.exists_query(VERSION)

    def nothing(self) -> Query:
        """No cable."""
        return Query.empty_query()

    def dated(self) -> Query:
        """The cables that have a date."""
        return self.any_of([self.term(DATED, ONE_DAY), self.term(DATED, MORE_DAYS)])

    def spoken(self, language: str) -> Query:
        """The cables whose texts are in a language."""
        return self.term(SPOKEN, schema.TOKEN + language)

    def term(self, field: str, value: str | int) -> Query:
        """The cables that have a term in a field."""
        return Query.term_query(self.schema, field, value)

    def any_term(self, field: str, values: Sequence[str] | Sequence[int]) -> Query:
        """The cables that have one of the terms in a field."""
        if 0 < len(values) <= _FEW_TERMS:
            return self.any_of([self.term(field, value) for value in values])
        return Query.term_set_query(self.schema, field, list(values)) if values else self.nothing()

    def days(self, field: str, low: int | None, high: int | None) -> Query:
        """The cables whose day in a field lies between two days, which count too."""
        return Query.range_query(self.schema, field, FieldType.Unsigned, low, high)

    def fitting(self, field: str, pattern: str) -> Query:
        """The cables that have a form in a text field which fits a pattern."""
        return Query.regex_query(self.schema, field, pattern_as_regex(pattern))

    def leaf(self, leaf: Leaf, exact: bool) -> Query:
        """The cables that hold a leaf."""
        return leaf_query(self, leaf, exact)

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

    def scored(self, answer: Query | None, held: Sequence[Query], parts: Sequence[Query]) -> Query:
        """The cables that are found by an answer and all of `held`, scored by these and by the parts."""
        must = [*held, *([Query.const_score_query(answer, 0.0)] if answer is not None else [])]
        return Query.boolean_query([*((Occur.Must, each) for each in must), *((Occur.Should, each) for each in parts)])

    def worth(self, query: Query, worth: float) -> Query:
        """A query all of whose cables score so much."""
        return Query.const_score_query(query, worth)

    def worth_of_stem(self, stem: str, worth: float, rare: float) -> list[Query]:
        """A stem of any text that weighs so much."""
        del rare
        return self._worth_of_term(STEMS, stem, worth)

    def worth_of_tokens(self, field: str, tokens: Sequence[str], worth: float, *, alone: bool) -> list[Query]:
        """Tokens in a field that weigh so much each."""
        del alone
        return [query for token in tokens for query in self._worth_of_term(field, token, worth)]

    def _worth_of_term(self, field: str, term: str, worth: float) -> list[Query]:
        """A term that weighs so much, whatever its own rarity in the field; none where no text has it."""
        holders = self.searcher.doc_freq(field, term)
        if not holders:
            return []
        own = rarity(max(self.rows, holders), holders)
        return [Query.boost_query(self.term(field, term), worth / max(own, 0.01))]

    def worth_of_places(self, query: Query, wanted: Sequence[Wanted], worth: float) -> Query:
        """A phrase or pair, which tantivy scores by all its words' rarities together."""
        whole = 0.0
        for each in wanted:
            tokens = self.lexicon.expansion(each).everywhere
            held = max((self.searcher.doc_freq("body", token) for token in self.commonest(tokens, _MANY)), default=0)
            whole += rarity(max(self.rows, held), held)
        return Query.boost_query(query, worth / max(whole, 0.1))

    def commonest(self, tokens: Collection[str], most: int) -> list[str]:
        """Those of the tokens that the most texts have, so many of them."""
        if len(tokens) <= most:
            return sorted(tokens)
        return sorted(tokens, key=lambda token: (-self.searcher.doc_freq("body", token), token))[:most]
