"""How well every cable fits a question, worked out plainly: BM25F over its tokens, one cable after another.

The rules are those of `index/scoring.py`, with its weights: in each field a word counts 1 in the form that was asked for,
`STEM_WEIGHT` in another form of its stem, `GARBLE_WEIGHT` in a spoilt one; frequencies are weighted by field, each over the
length of its text to the mean of all that have one, summed, saturated, and weighed by how rare the leaf is. Plain parts are
summed, function words for little, and lowered by what a cable lacks of them. Conditions score nothing; as clauses they add
their weight as often as they are rare.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from statistics import mean

from index.analysis import Form, forms, stem_of
from index.counting import counting, function_words_of
from index.engine import TEXT_FIELDS, Clause, Entry, Request
from index.matching import Sequence as Asked
from index.matching import Wanted, garbled, sequence
from index.nodes import asking, is_condition
from index.query import And, Fuzzy, Group, Leaf, Node, Or, Phrase, Query, Wildcard, Word
from index.scoring import COORDINATION, FUNCTION_WEIGHT, GARBLE_WEIGHT, LENGTH, SATURATION, STEM_WEIGHT, WEIGHTS, rarity
from search.evaluation import Evaluation

Scores = dict[int, float]
"""Versions that gain something, and what."""


class PlainRanking:
    """The scores that some cables have for questions."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.languages = frozenset(entry.language for entry in entries)
        self._tokens = {
            entry.version: {field: forms(entry.texts.get(field, ""), entry.language) for field in TEXT_FIELDS}
            for entry in entries
        }
        lengths = {field: [n for held in self._tokens.values() if (n := len(held[field]))] for field in TEXT_FIELDS}
        self._mean = {field: mean(found) if found else 1.0 for field, found in lengths.items()}
        self._forms = {v: {field: Counter(found) for field, found in held.items()} for v, held in self._tokens.items()}
        self._leaf = cache(self._leaf_scores)
        self._holding: dict[tuple[Node, bool], frozenset[int]] = {}

    def scores(self, request: Request) -> Scores:
        """What each cable of the answer scores."""
        query = request.query
        evaluation = _Remembering(query, self.entries, self._holding)
        answer = evaluation.answer(query.filters)
        parts = [self._of(evaluation, node) for node in asking(query.required, query.exact)]
        if plain := asking(query.plain, query.exact):
            parts.append(self._soft(evaluation, plain))
        parts += [self._gain(evaluation, clause) for clause in request.clauses]
        return {version: sum(part.get(version, 0.0) for part in parts) for version in answer}

    def _gain(self, evaluation: Evaluation, clause: Clause) -> Scores:
        if not is_condition(clause.node):
            found = self._of(evaluation, clause.node)
            return {version: score * clause.weight for version, score in found.items()}
        holding = evaluation.holding(clause.node)
        return dict.fromkeys(holding, clause.weight * rarity(len(self.entries), len(holding)))

    def _of(self, evaluation: Evaluation, node: Node) -> Scores:
        exact = evaluation.query.exact
        match node:
            case Word() | Phrase() | Wildcard() | Fuzzy():
                return self._leaf(node, exact)
            case And(nodes) | Or(nodes):
                parts = [self._of(evaluation, each) for each in asking(nodes, exact)]
                return {v: sum(part.get(v, 0.0) for part in parts) for v in evaluation.holding(node)}
            case Group(nodes):
                found = self._soft(evaluation, asking(nodes, exact))
                return {version: found.get(version, 0.0) for version in evaluation.holding(node)}
            case _:
                return {}

    def _soft(self, evaluation: Evaluation, nodes: Sequence[Node]) -> Scores:
        counted = counting(nodes, function_words_of(evaluation.query, self.languages))
        total: Scores = {}
        held: Scores = {}
        whole = 0.0
        for node in nodes:
            worth = 1.0 if node in counted else FUNCTION_WEIGHT
            for version, score in self._of(evaluation, node).items():
                total[version] = total.get(version, 0.0) + score * worth
            if node in counted and (holding := evaluation.holding(node)):
                rare = rarity(len(self.entries), len(holding))
                whole += rare
                for version in holding:
                    held[version] = held.get(version, 0.0) + rare
        if not whole:
            return total
        return {version: score * (held.get(version, 0.0) / whole) ** COORDINATION for version, score in total.items()}

    def _leaf_scores(self, leaf: Leaf, exact: bool) -> Scores:
        found: Scores = {}
        for entry in self.entries:
            total = 0.0
            for field in TEXT_FIELDS if leaf.field not in TEXT_FIELDS else (leaf.field,):
                tokens, counts = self._tokens[entry.version][field], self._forms[entry.version][field]
                if times := self._times(leaf, tokens, counts, exact):
                    b = LENGTH[field]
                    total += WEIGHTS[field] * times / (1 - b + b * len(tokens) / self._mean[field])
            if total:
                found[entry.version] = total * (SATURATION + 1) / (total + SATURATION)
        rare = rarity(len(self.entries), len(found))
        return {version: score * rare for version, score in found.items()}

    def _times(self, leaf: Leaf, tokens: Sequence[Form], counts: Counter[Form], exact: bool) -> float:
        spoilt = garbled(leaf, exact) if isinstance(leaf, Word) else ()
        own = _occurrences(sequence(leaf, self.languages, exact), tokens, counts)
        return own + sum(GARBLE_WEIGHT * _occurrences(each, tokens, counts) for each in spoilt)


class _Remembering(Evaluation):
    """The plain evaluation, which looks for a leaf but once for all questions."""

    def __init__(self, query: Query, entries: Sequence[Entry], known: dict[tuple[Node, bool], frozenset[int]]) -> None:
        self._known = known
        super().__init__(query, entries, {})

    def holding(self, node: Node, must: bool = False) -> frozenset[int]:
        if not isinstance(node, Word | Phrase | Wildcard | Fuzzy):
            return super().holding(node, must)
        key = (node, self.query.exact)
        if key not in self._known:
            self._known[key] = super().holding(node, must)
        return self._known[key]


def _occurrences(asked: Asked, tokens: Sequence[Form], counts: Counter[Form]) -> float:
    """How often what is asked stands among the tokens, other forms of a single word for less."""
    if len(asked.wanted) > 1:
        return sum(
            all(wanted.matches(token) for wanted, token in zip(asked.wanted, tokens[start:], strict=False))
            for start in range(len(tokens) - len(asked.wanted) + 1)
        )
    (wanted,) = asked.wanted
    if wanted.pattern or wanted.near:
        return sum(count for form, count in counts.items() if wanted.matches(form))
    own = sum(count for form, count in counts.items() if form.exact in wanted.exact)
    others = sum(count for form, count in counts.items() if any(_has_stem(form, stem, wanted) for stem in wanted.stems))
    # What looks like its own stem is not counted among other forms of it where it is itself asked for.
    return max(own, STEM_WEIGHT * others + (1 - STEM_WEIGHT) * own)


def _has_stem(form: Form, stem: str, wanted: Wanted) -> bool:
    language, alone = stem_of(stem)
    own_language, _ = stem_of(form.stem)
    if not language or own_language != language:
        return False
    if form.exact == alone:
        return alone not in wanted.exact
    return form.stem == stem
