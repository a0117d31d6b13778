"""Which tokens of the index answer what is asked of one: read from the lexicon's term dictionary."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from index.analysis import stem_of
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import Searcher
from index.engines.tantivy.schema import MARK, TOKEN
from index.matching import Wanted, pattern_regex, stretches

_SPECIAL = re.compile(r"([\\.+*?()|\[\]{}^$#&\-~])")


@dataclass(frozen=True, slots=True)
class Expansion:
    """The tokens that answer a condition: those in every text, and more in texts of some languages.

    For a word's any form `everywhere` holds the form asked for, `within` its others.
    """

    everywhere: frozenset[str]
    within: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def in_language(self, language: str) -> frozenset[str]:
        """All tokens that answer in texts of a language."""
        return self.everywhere | self.within.get(language, frozenset())


class Lexicon:
    """The forms and tokens of an index, each looked up once."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._tokens: dict[str, tuple[str, ...]] = {}
        self._expansions: dict[Wanted, Expansion] = {}

    def tokens(self, form: str) -> tuple[str, ...]:
        """The tokens of an exact form."""
        if form not in self._tokens:
            own = (form,) if self._searcher.doc_freq(schema.LEXICON, TOKEN + form) else ()
            self._tokens[form] = own + tuple(term[len(TOKEN) :] for term in self._terms(f"{TOKEN}{form}{MARK}"))
        return self._tokens[form]

    def inflected(self, stem: str) -> tuple[str, ...]:
        """The tokens of a stem (as `Form.stem` names it) that do not look as it does."""
        language, alone = stem_of(stem)
        start = f"{alone}{MARK}{language}{MARK}"
        return tuple(term[len(start) :] for term in self._terms(start)) if language else ()

    def beginning(self, start: str) -> frozenset[str]:
        """The exact forms that begin with these letters."""
        return frozenset(map(form_of_token, self._tokens_from(start)))

    def _tokens_from(self, start: str) -> Iterable[str]:
        return (term[len(TOKEN) :] for term in self._terms(TOKEN + start))

    def _terms(self, start: str) -> Iterable[str]:
        return (term for term, _ in self._searcher.terms_with_prefix(schema.LEXICON, start))

    def near(self, word: str, edits: int) -> frozenset[str]:
        """The exact forms within so many single-letter changes of a form."""
        if not edits:
            return frozenset({word} if self.tokens(word) else ())
        # Seldom asked, and whatever else is asked does without it.
        from index.distance import within

        return within(word, edits, self.beginning(""))

    def expansion(self, wanted: Wanted) -> Expansion:
        """The tokens that answer a condition on one token."""
        if wanted not in self._expansions:
            self._expansions[wanted] = self._expand(wanted)
        return self._expansions[wanted]

    def _expand(self, wanted: Wanted) -> Expansion:
        if wanted.pattern:
            fits = pattern_regex(wanted.pattern).fullmatch
            start = stretches(wanted.pattern)[0]
            return self._where(lambda token: fits(form_of_token(token).encode()) is not None, start)
        if wanted.near:
            forms = self.near(wanted.near, wanted.edits)
            return Expansion(frozenset(token for form in forms for token in self.tokens(form)))
        exact = frozenset(token for form in wanted.exact for token in self.tokens(form))
        within: dict[str, frozenset[str]] = {}
        for stem in wanted.stems:
            language, alone = stem_of(stem)
            same = self.tokens(alone) if alone not in wanted.exact else ()
            found = frozenset((*same, *self.inflected(stem)))
            if found and language:
                within[language] = within.get(language, frozenset()) | found
            elif found:
                exact |= found
        return Expansion(exact, within)

    def _where(self, fits: Callable[[str], bool], start: str) -> Expansion:
        return Expansion(frozenset(filter(fits, self._tokens_from(start))))


def form_of_token(token: str) -> str:
    """The exact form of a token."""
    return token.partition(MARK)[0]


def as_regex(tokens: Collection[str]) -> str:
    """The regular expression that these tokens and no others fit."""
    return "|".join(_SPECIAL.sub(r"\\\1", token) for token in sorted(tokens))


def pattern_as_regex(pattern: str) -> str:
    """The regular expression that the tokens of a pattern's forms fit: `*` any letters, `?` one letter."""
    letter = f"[^{MARK}]"
    form = "".join(f"{letter}*" if c == "*" else letter if c == "?" else _SPECIAL.sub(r"\\\1", c) for c in pattern)
    return f"{form}({MARK}.*)?"
