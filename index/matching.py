"""What a leaf of the query asks of a text's tokens: the same for every engine, for snippets and the plain evaluator.

A leaf is read as a `Sequence`: one `Wanted` for each token, in this order, with up to `slop` other tokens strewn in.
"""

import re
from collections.abc import Iterable
from functools import cache

from corpus.frozen import dataclass
from index.analysis import Form, fold, form_of, is_elided, stems, stems_answered, words
from index.query import Fuzzy, Phrase, Wildcard, Word

_PIECE = re.compile(r"[^\s*?]*[*?][^\s]*|[^\s]+")
_JOINT = re.compile(r"[-/\u2010-\u2015]")
_WILDCARD = re.compile(r"[*?]")
_AROUND_WILDCARDS = re.compile(r"([*?])")
_STARS = re.compile(r"\*+")
_LETTER = rb"(?:[^\n\x80-\xbf][\x80-\xbf]*)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A condition on one token: one of these exact forms, one of these stems, a pattern, or nearly a word.

    A stem names its language and asks for texts in that one. Only one of forms, `pattern` and `near` is set.
    """

    exact: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    pattern: str = ""
    near: str = ""
    edits: int = 0

    def matches(self, form: Form) -> bool:
        """Tell whether a token of a text is one that was asked for."""
        if self.pattern or self.near:
            return bool(self.resembling((form.exact,)))
        return form.exact in self.exact or not self.stems.isdisjoint(stems_answered(form))

    def resembling(self, exact: Iterable[str]) -> set[str]:
        """Those exact forms that fit the pattern or are near enough; one of the two must be set."""
        if self.pattern:
            fits = pattern_regex(self.pattern).fullmatch
            return {form for form in exact if fits(form.encode())}
        return {form for form in exact if _within(self.near, form, self.edits)}


@dataclass(frozen=True, slots=True)
class Sequence:
    """Tokens asked for in this order. Empty where the leaf holds no letter or digit: such a leaf asks for nothing."""

    wanted: tuple[Wanted, ...]
    slop: int = 0
    field: str = ""


def sequence(leaf: Word | Phrase | Wildcard | Fuzzy, languages: frozenset[str], exact: bool = False) -> Sequence:
    """Read a leaf; `languages` are those that the index holds, `exact` is the whole question's flag."""
    if isinstance(leaf, Wildcard):
        return Sequence(_patterns(leaf.pattern), 0, leaf.field)
    if isinstance(leaf, Phrase):
        return Sequence(tuple(_exactly(leaf.text)), max(0, leaf.slop), leaf.field)
    if isinstance(leaf, Fuzzy):
        edits = max(0, min(leaf.edits, 3))
        return Sequence(tuple(Wanted(near=f.exact, edits=edits) for f in _plain_forms(leaf.text)), 0, leaf.field)
    if exact or leaf.exact:
        return Sequence(tuple(_exactly(leaf.text)), 0, leaf.field)
    return Sequence(_any_form(leaf.text, languages), 0, leaf.field)


def garbled(leaf: Word, exact: bool = False) -> tuple[Sequence, ...]:
    """The spoilt forms of a word that will do as well; none where exact forms are asked for."""
    if exact or leaf.exact:
        return ()
    return tuple(Sequence(tuple(_exactly(text)), 0, leaf.field) for text in leaf.garbles)


def _plain_forms(text: str) -> list[Form]:
    return [form for word in words(text) if (form := form_of(word, ""))]


def _exactly(text: str) -> list[Wanted]:
    return [Wanted(exact=frozenset({form.exact})) for form in _plain_forms(text)]


def _any_form(text: str, languages: frozenset[str]) -> tuple[Wanted, ...]:
    found = [word for word in words(text) if form_of(word, "")]
    # `l'ambassadeur` asks for the ambassador: texts have him with any article.
    while len(found) > 1 and is_elided(found[0]):
        del found[0]
    return tuple(Wanted(frozenset({fold_word(word)}), stems(word, languages)) for word in found)


def fold_word(word: str) -> str:
    """The exact form of one of the results of `analysis.words`; empty where nothing is left of it."""
    form = form_of(word, "")
    return form.exact if form else ""


def of_stem(stem: str) -> Wanted:
    """The condition for words of a stem (of `Form.stem`), or of that very form where it names no language."""
    return Wanted(frozenset({stem}), frozenset({stem}))


def stretches(pattern: str) -> list[str]:
    """The letters before, between and behind the wildcards of a pattern."""
    return _WILDCARD.split(pattern)


def _patterns(pattern: str) -> tuple[Wanted, ...]:
    wanted: list[Wanted] = []
    for piece in _PIECE.findall(pattern):
        for part in _JOINT.split(piece):
            if "*" not in part and "?" not in part:
                wanted += _exactly(part)
                continue
            folded = "".join(p if p in "*?" else fold("".join(words(p))) for p in _AROUND_WILDCARDS.split(part) if p)
            wanted.append(Wanted(pattern=_STARS.sub("*", folded)))
    return tuple(wanted)


@cache
def pattern_regex(pattern: str) -> re.Pattern[bytes]:
    """The pattern as a regular expression over UTF-8, linear in the term: `*` any letters, `?` one letter."""
    parts = [b"".join(_LETTER if c == "?" else re.escape(c.encode()) for c in part) for part in pattern.split("*")]
    if len(parts) == 1:
        return re.compile(parts[0])
    # The first place where a middle part fits is as good as any, so that no place needs to be tried twice.
    middle = b"".join(rb"(?>[^\n]*?" + part + rb")" for part in parts[1:-1] if part)
    return re.compile(parts[0] + middle + rb"[^\n]*" + parts[-1])


def _within(wanted: str, word: str, edits: int) -> bool:
    """Tell whether at most so many letters need to be changed, added or dropped (Levenshtein's distance)."""
    if abs(len(wanted) - len(word)) > edits:
        return False
    row = list(range(len(word) + 1))
    for i, letter in enumerate(wanted, 1):
        above, row = row, [i]
        for j, other in enumerate(word, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other)))
        if min(row) > edits:
            return False
    return row[-1] <= edits
