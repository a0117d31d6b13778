"""The forms and tokens of an index, read from the term dictionary of its lexicon."""

import re
from collections.abc import Collection, Iterable

from index.analysis import stem_of
from index.engines.asked import lexicon
from index.engines.asked.fields import MARK
from index.engines.asked.lexicon import form_of_token
from index.engines.tantivy import schema
from index.engines.tantivy._tantivy import Searcher
from index.engines.tantivy.schema import BACKWARDS, TOKEN
from index.matching import pattern_regex, stretches

_SPECIAL = re.compile(r"([\\.+*?()|\[\]{}^$#&\-~])")


class Lexicon(lexicon.Lexicon):
    """The forms and tokens of an index, each looked up once."""

    def __init__(self, searcher: Searcher) -> None:
        super().__init__()
        self._searcher = searcher
        self._tokens: dict[str, tuple[str, ...]] = {}

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

    def beginning(self, *starts: str) -> frozenset[str]:
        """The exact forms that begin with one of these runs of letters."""
        return frozenset(form_of_token(token) for start in starts for token in self._tokens_from(start))

    def ending(self, end: str) -> frozenset[str]:
        """The exact forms that end with these letters."""
        return frozenset(term[: len(BACKWARDS) - 1 : -1] for term in self._terms(BACKWARDS + end[::-1]))

    def near(self, word: str, edits: int) -> frozenset[str]:
        """The exact forms within so many single-letter changes of a form."""
        if edits != 1:
            return super().near(word, edits)
        # One change leaves the first half or the second as it is.
        half = len(word) // 2
        return frozenset(
            each for each in self.beginning(word[:half]) | self.ending(word[half:]) if is_one_apart(word, each)
        )

    def fitting(self, pattern: str) -> Iterable[str]:
        """The tokens of the forms that fit a pattern."""
        fits = pattern_regex(pattern).fullmatch
        start, *_, end = stretches(pattern)
        if len(end) > len(start):
            forms = (form for form in self.ending(end) if fits(form.encode()))
            return (token for form in forms for token in self.tokens(form))
        return (token for token in self._tokens_from(start) if fits(form_of_token(token).encode()))

    def _tokens_from(self, start: str) -> Iterable[str]:
        return (term[len(TOKEN) :] for term in self._terms(TOKEN + start))

    def _terms(self, start: str) -> Iterable[str]:
        return (term for term, _ in self._searcher.terms_with_prefix(schema.LEXICON, start))


def is_one_apart(one: str, other: str) -> bool:
    """Tell words that are the same but for one letter that is changed, added or dropped at most."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    same = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return shorter[same + (len(one) == len(other)) :] == longer[same + 1 :]


def as_regex(tokens: Collection[str]) -> str:
    """The regular expression that these tokens and no others fit."""
    return "|".join(_SPECIAL.sub(r"\\\1", token) for token in sorted(tokens))


def pattern_as_regex(pattern: str) -> str:
    """The regular expression that the tokens of a pattern's forms fit: `*` any letters, `?` one letter."""
    letter = f"[^{MARK}]"
    form = "".join(f"{letter}*" if c == "*" else letter if c == "?" else _SPECIAL.sub(r"\\\1", c) for c in pattern)
    return f"{form}({MARK}.*)?"
