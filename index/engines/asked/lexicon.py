"""Which tokens of an index answer what is asked of one.

A token is an exact form, or `exact~stem` where the stem is not the one that this form itself would have (`côté` folds
to `cote`).
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import field

from corpus.frozen import dataclass
from index.analysis import form_of, stem_of
from index.engines.asked.fields import MARK
from index.matching import Wanted


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


class Lexicon(ABC):
    """The forms and tokens of an index, each looked up once."""

    def __init__(self) -> None:
        self._expansions: dict[Wanted, Expansion] = {}

    def learn(self, wanted: Iterable[Wanted]) -> None:
        """Look up together what conditions on single tokens will ask for, where each by itself would take longer."""
        del wanted

    @abstractmethod
    def tokens(self, form: str) -> tuple[str, ...]:
        """The tokens of an exact form."""

    @abstractmethod
    def inflected(self, stem: str) -> tuple[str, ...]:
        """The tokens of a stem (as `Form.stem` names it) that do not look as it does."""

    @abstractmethod
    def beginning(self, *starts: str) -> frozenset[str]:
        """The exact forms that begin with one of these runs of letters."""

    @abstractmethod
    def fitting(self, pattern: str) -> Iterable[str]:
        """The tokens of the forms that fit a pattern: `*` any letters, `?` one letter."""

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
            return Expansion(frozenset(self.fitting(wanted.pattern)))
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


def form_of_token(token: str) -> str:
    """The exact form of a token."""
    return token.partition(MARK)[0]


def stem_in(token: str, language: str) -> str:
    """The stem that a token has in texts of a language, as `Form.stem` has it."""
    exact, mark, stem = token.partition(MARK)
    if mark:
        return f"{language}{MARK}{stem}"
    form = form_of(exact, language)
    return form.stem if form else exact
