"""What an engine has to be able to say for the rest to be shared: queries over the cables of one generation."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from index.engines.asked.lexicon import Lexicon
from index.engines.asked.reading import Reading, Watch
from index.matching import Wanted
from index.query import Leaf

Q = TypeVar("Q")
"""An engine's own query."""


class Space(Protocol[Q]):
    """The cables of one generation, and queries over them."""

    @property
    def sifts(self) -> bool:
        """Whether the days of few cables are sooner looked up than all cables of some days are found."""
        ...

    @property
    def rows(self) -> int:
        """How many cables there are."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """The languages of their texts."""
        ...

    @property
    def averages(self) -> Mapping[str, float]:
        """For each text field the mean length of the texts that have any."""
        ...

    @property
    def lexicon(self) -> Lexicon:
        """The forms and tokens of their texts."""
        ...

    def counts(self, queries: Sequence[Q]) -> list[int]:
        """How many cables answer each of the queries."""
        ...

    def counted(self, keys: Sequence[object], query: Callable[[int], Q]) -> list[int]:
        """How many cables answer each of some queries; `query` makes the one at a place where its key is new."""
        ...

    def verified(self, key: object, query: Callable[[], Q]) -> Q:
        """A query that was dear to make for this key before, else one made now."""
        ...

    def readings(self, query: Q, watch: Watch) -> Iterator[Reading]:
        """Every cable that answers a query, read one by one."""
        ...

    def everything(self) -> Q:
        """All cables."""
        ...

    def nothing(self) -> Q:
        """No cable."""
        ...

    def dated(self) -> Q:
        """The cables that have a date."""
        ...

    def spoken(self, language: str) -> Q:
        """The cables whose texts are in a language."""
        ...

    def term(self, field: str, value: str | int) -> Q:
        """The cables that have a term in a field."""
        ...

    def any_term(self, field: str, values: Sequence[str] | Sequence[int]) -> Q:
        """The cables that have one of the terms in a field."""
        ...

    def days(self, field: str, low: int | None, high: int | None) -> Q:
        """The cables whose day in a field lies between two days, which count too; None leaves a side open."""
        ...

    def fitting(self, field: str, pattern: str) -> Q:
        """The cables that have a form in a text field which fits a pattern: `*` any letters, `?` one letter."""
        ...

    def leaf(self, leaf: Leaf, exact: bool) -> Q:
        """The cables that hold a leaf. `exact` asks for exact forms only."""
        ...

    def all_of(self, queries: Sequence[Q]) -> Q:
        """The cables that answer all of the queries."""
        ...

    def any_of(self, queries: Sequence[Q], least: int = 1) -> Q:
        """The cables that answer at least so many of the queries."""
        ...

    def without(self, query: Q, *denied: Q) -> Q:
        """The cables that answer a query and none of those that are denied."""
        ...

    def scored(self, answer: Q | None, held: Sequence[Q], parts: Sequence[Q]) -> Q:
        """The cables of an answer that are found by all of `held`, with what these and the parts that they answer are
        worth as their scores; `answer` is None where they are what `held` finds alone.
        """
        ...

    def worth(self, query: Q, worth: float) -> Q:
        """A query all of whose cables score so much."""
        ...

    def worth_of_stem(self, stem: str, worth: float, rare: float) -> list[Q]:
        """A stem that is worth so much where it stands once in any text, and more where it stands often; or none.

        `rare` is its rarity, which an engine that weighs by rarity itself takes out of `worth`.
        """
        ...

    def worth_of_tokens(self, field: str, tokens: Sequence[str], worth: float, *, alone: bool) -> list[Q]:
        """Tokens that are worth so much in a field where one of them stands once, and more where they stand often.

        `alone` tells that nothing else says how often; else it may do to tell whether one does.
        """
        ...

    def worth_of_places(self, query: Q, wanted: Sequence[Wanted], worth: float) -> Q:
        """A phrase or pair of these tokens that is worth so much where it stands once, and more where it does often."""
        ...

    def commonest(self, tokens: Collection[str], most: int) -> list[str]:
        """Those of the tokens that the most texts have, so many of them."""
        ...
