"""The forms and tokens of an index, asked of its lexicon: what one question needs, in one request."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from index.analysis import stem_of
from index.engines.asked import lexicon
from index.engines.opensearch.fields import FORM, INFLECTS, KEY, LETTERS, NOTHING, TOKEN
from index.engines.opensearch.state import MOST_TERMS
from index.matching import Wanted, pattern_regex, stretches

Query = dict[str, Any]
_PAGE = 10_000
_MOST_REMEMBERED = 300_000
_ALL: Query = {"match_all": {}}
_SPECIAL = str.maketrans({"\\": "\\\\", "*": "\\*", "?": "\\?"})


class Lexicon(lexicon.Lexicon):
    """The forms and tokens of an index, each looked up once. `search` asks a body of the lexicon's index."""

    def __init__(self, search: Callable[[Query], Any]) -> None:
        super().__init__()
        self._search = search
        self._tokens: dict[str, tuple[str, ...]] = {}
        self._inflected: dict[str, tuple[str, ...]] = {}
        self._beginning: dict[str, frozenset[str]] = {}
        self._near: dict[tuple[str, int], frozenset[str]] = {}
        self._expanded = 0

    @property
    def is_full(self) -> bool:
        """Whether so much is remembered that it is better to begin anew."""
        return len(self._tokens) + len(self._inflected) + self._expanded > _MOST_REMEMBERED

    def _expand(self, wanted: Wanted) -> lexicon.Expansion:
        found = super()._expand(wanted)
        self._expanded += 1 + len(found.everywhere)
        return found

    def learn(self, wanted: Iterable[Wanted]) -> None:
        """Look up what conditions on single tokens ask for, but for patterns, all together."""
        forms, stems = set[str](), set[str]()
        near: dict[tuple[str, int], None] = {}
        for each in wanted:
            if each.near and each.edits:
                near[each.near, each.edits] = None
            elif not each.pattern:
                forms |= each.exact | {stem_of(stem)[1] for stem in each.stems} | ({each.near} if each.near else set())
                stems |= each.stems
        self._look_up(forms, stems, [each for each in near if each not in self._near])

    def tokens(self, form: str) -> tuple[str, ...]:
        """The tokens of an exact form."""
        if form not in self._tokens:
            self._look_up({form}, set())
        return self._tokens[form]

    def inflected(self, stem: str) -> tuple[str, ...]:
        """The tokens of a stem (as `Form.stem` names it) that do not look as it does."""
        if not stem_of(stem)[0]:
            return ()
        if stem not in self._inflected:
            self._look_up(set(), {stem})
        return self._inflected[stem]

    def _look_up(self, forms: set[str], stems: set[str], near: Sequence[tuple[str, int]] = ()) -> None:
        forms, stems = forms - self._tokens.keys(), stems - self._inflected.keys()
        # Of a beginning that was looked up all forms are known: this is none of them.
        lengths = set(map(len, self._beginning))
        absent = {form for form in forms if any(form[:length] in self._beginning for length in lengths)}
        self._tokens |= dict.fromkeys(absent, ())
        forms -= absent
        asked = [*_terms(FORM, forms), *_terms(INFLECTS, stems), *(_near(word, edits) for word, edits in near)]
        if not asked:
            return
        whole = dict[str, dict[str, None]]()
        inflected: dict[str, list[str]] = {stem: [] for stem in stems}
        # Only a form that was asked for has all its tokens among those that are found by a stem.
        for form, token, stem in self._entries(_any_of(asked)):
            whole.setdefault(form, {})[token] = None
            if stem in inflected:
                inflected[stem].append(token)
        self._tokens |= {form: tuple(whole.get(form, ())) for form in forms}
        self._inflected |= {stem: tuple(found) for stem, found in inflected.items()}
        if near:
            self._learn_near(near, whole)

    def _learn_near(self, near: Sequence[tuple[str, int]], tokens: Mapping[str, Iterable[str]]) -> None:
        # Seldom asked, and whatever else is asked does without it.
        from index.distance import within

        for word, edits in near:
            found = self._near[word, edits] = within(word, edits, tokens)
            self._tokens |= {form: tuple(tokens[form]) for form in found}

    def beginning(self, *starts: str) -> frozenset[str]:
        """The exact forms that begin with one of these runs of letters."""
        if lacking := [start for start in dict.fromkeys(starts) if start not in self._beginning]:
            asked = _any_of([{"prefix": {FORM: {"value": start}}} for start in lacking]) if all(lacking) else _ALL
            found = self._remembered(self._entries(asked))
            self._beginning |= {start: frozenset(form for form in found if form.startswith(start)) for start in lacking}
        return frozenset[str]().union(*map(self._beginning.__getitem__, starts))

    def _remembered(self, entries: Iterable[tuple[str, str, str]]) -> Collection[str]:
        """The forms of some entries, all of the tokens of which are among these."""
        tokens: dict[str, dict[str, None]] = {}
        for form, token, _ in entries:
            tokens.setdefault(form, {})[token] = None
        self._tokens |= {form: tuple(found) for form, found in tokens.items()}
        return tokens.keys()

    def fitting(self, pattern: str) -> Iterable[str]:
        """The tokens of the forms that fit a pattern.

        The cluster is asked for what has its letters in their order: patterns that count letters can be too much for
        it.
        """
        fits = pattern_regex(pattern).fullmatch
        between = [part for part in stretches(pattern)[1:-1] if part]
        first, last = stretches(pattern)[0], stretches(pattern)[-1]
        coarse = "*".join(part.translate(_SPECIAL) for part in [first, *between, last])
        asked: Query = {"wildcard": {FORM: {"value": coarse}}} if coarse.strip("*") else _ALL
        return {token for form, token, _ in self._entries(asked) if fits(form.encode())}

    def near(self, word: str, edits: int) -> frozenset[str]:
        """The exact forms within so many single-letter changes of a form."""
        if not edits:
            return super().near(word, edits)
        if (word, edits) not in self._near:
            self._look_up(set(), set(), [(word, edits)])
        return self._near[word, edits]

    def _entries(self, query: Query) -> Iterator[tuple[str, str, str]]:
        """The form, the token and the stem of each entry that answers a query, page by page."""
        body: Query = {
            "query": query, "size": _PAGE, "sort": [KEY], "track_total_hits": False, "stored_fields": NOTHING,
            "docvalue_fields": [FORM, TOKEN, INFLECTS],
        }  # fmt: skip
        while True:
            hits = self._search(body)["hits"]["hits"]
            for hit in hits:
                found = hit["fields"]
                yield found[FORM][0], found[TOKEN][0], found.get(INFLECTS, ("",))[0]
            if len(hits) < _PAGE:
                return
            body |= {"search_after": hits[-1]["sort"]}


def _near(word: str, edits: int) -> Query:
    """What finds all forms within so many changes of a word, and others.

    Of a word that is cut into one piece more than there are changes, one piece is left as it was.
    """
    asked: list[Query] = [{"range": {LETTERS: {"gte": len(word) - edits, "lte": len(word) + edits}}}]
    if len(word) >= 2 * (edits + 1):
        cuts = [len(word) * piece // (edits + 1) for piece in range(edits + 2)]
        pieces = [word[start:end].translate(_SPECIAL) for start, end in pairwise(cuts)]
        # A piece at an end is mostly still there, and a wildcard before it goes through all forms.
        asked.append(_any_of([{"wildcard": {FORM: {"value": f"*{piece}*"}}} for piece in pieces]))
    return {"bool": {"filter": asked}}


def _terms(field: str, terms: set[str]) -> Iterator[Query]:
    ordered = sorted(terms)
    for start in range(0, len(ordered), MOST_TERMS):
        yield {"terms": {field: ordered[start : start + MOST_TERMS]}}


def _any_of(queries: list[Query]) -> Query:
    return {"bool": {"should": queries, "minimum_should_match": 1}}
