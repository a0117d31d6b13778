"""Words that scanning, typing or setting has spoilt, found in the collection's own vocabulary.

A spoilt form is never another word of the collection. It is taken for a word that is asked for only where it is rare
beside it and differs as machines and hands differ: letters of one shape read for each other (`rn` and `m`, `cl` and
`d`, the long s read as f, a figure for a letter), one letter wrong inside a word that is very common, a small word run
into it (`secretaryof`), or the word torn in two (`secre tary`). Short words have too many neighbours and are left
alone, and so are words that have kin in the collection: they are words of their own.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from corpus.frozen import dataclass
from index.analysis import fold, stem_of, stems, words
from index.engine import Snapshot
from index.query import And, Filter, Group, Node, Or, Phrase, Query, Word
from index.slips import differing, is_one_off

SHORTEST = 6
"""Words of fewer letters are asked for as they are."""

_MOST = 8
_STEM = 5
_HEAD = 4
_TAIL = 2
_RARE = 2
_SHAPED = 10
"""A form of the same shape must be so many times rarer than the word (or stand in two cables at most),"""
_ALIKE_LETTERS = 50
"""one whose letters are only alike so many times, as one with a small word run into it,"""
_OTHER_LETTER = 200
"""and one with any other letter wrong so many times, and stand in two cables at most."""
_TRIED = 2
_MOST_WORDS = 8

_SHAPES = (
    ("m", "rn"), ("rn", "m"), ("d", "cl"), ("cl", "d"), ("w", "vv"), ("m", "nn"), ("h", "li"), ("l", "1"), ("i", "1"),
    ("o", "0"), ("s", "5"), ("g", "9"), ("b", "6"), ("z", "2"), ("fi", "f"), ("fl", "f"),
)  # fmt: skip
_ALIKE = (
    ("c", "e"), ("e", "c"), ("n", "u"), ("u", "n"), ("h", "b"), ("b", "h"), ("t", "f"), ("f", "t"), ("i", "l"),
    ("l", "i"), ("s", "f"), ("ss", "ff"), ("o", "c"), ("t", "l"), ("y", "v"), ("ii", "u"), ("u", "ii"),
)  # fmt: skip
_BEFORE = ("the", "and", "that")
_AFTER = ("of", "the", "and", "that", "which", "from", "was", "to", "has", "have", "with")


@dataclass(frozen=True, slots=True)
class Garble:
    """A spoilt form, of one word or two, and how many cables have it."""

    text: str
    cables: int


def garbles_of(asked: Iterable[str], snapshot: Snapshot) -> dict[str, tuple[Garble, ...]]:
    """For each of some plain words its spoilt forms in this collection, the commonest first; eight at most.

    Words that have none are absent. The collection is asked about all of them together, as each question to one that
    lies in a cluster is a journey.
    """
    languages = snapshot.languages()
    looked_for = {text: _LookedFor.by(word, languages) for text in asked if (word := _long_word(text))}
    if not looked_for:
        return {}
    heads = {head for each in looked_for.values() for head in each.heads}
    every = _Vocabulary.of(snapshot.words_beginning(*heads))
    known = {text: every.under(each.heads) for text, each in looked_for.items()}
    tried = {form for text, each in looked_for.items() for form in each.tried(known[text])}
    held = snapshot.cables_with(tried)
    respelt = {text: _respelt(each, held.get(each.word, 0), known[text]) for text, each in looked_for.items()}
    further = {form for text, each in looked_for.items() for form in (*respelt[text], *each.begun(known[text], held))}
    held |= snapshot.cables_with(further - tried)
    torn = {text: _torn(each, held, known[text]) for text, each in looked_for.items()}
    together = _together([pair for pairs in torn.values() for pair in pairs], snapshot)
    found = {
        text: [
            *(Garble(form, held[form]) for form, most in respelt[text].items() if 0 < held.get(form, 0) <= most),
            *_joined(each, held, known[text]),
            *(Garble(pair, together[pair]) for pair in torn[text] if together[pair]),
        ]
        for text, each in looked_for.items()
    }
    return {
        text: tuple(sorted(garbles, key=lambda each: (-each.cables, each.text))[:_MOST])
        for text, garbles in found.items()
        if garbles
    }


def _long_word(asked: str) -> str:
    """The exact form of a plain word that is long enough; empty where it is none."""
    forms = [fold(word) for word in words(asked)]
    return forms[0] if len(forms) == 1 and len(forms[0]) >= SHORTEST and forms[0].isalpha() else ""


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Words of the collection by their first letters."""

    by_head: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, every: Iterable[str]) -> "_Vocabulary":
        by_head: dict[str, set[str]] = {}
        for word in every:
            by_head.setdefault(word[:_HEAD], set()).add(word)
        return cls(by_head)

    def under(self, heads: Iterable[str]) -> "_Vocabulary":
        """Those that begin with one of these runs of so many letters."""
        return _Vocabulary({head: self.by_head[head] for head in heads if head in self.by_head})

    def __contains__(self, word: str) -> bool:
        return word in self.by_head.get(word[:_HEAD], ())

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self.by_head.values())

    def beginning(self, letters: str) -> list[str]:
        """Those that begin with these letters."""
        alike = self.by_head.get(letters[:_HEAD], ()) if len(letters) >= _HEAD else self
        return [word for word in alike if word.startswith(letters)]


@dataclass(frozen=True, slots=True)
class _LookedFor:
    """A word, and what may begin its spoilt forms: `shaped` and `alike` stand for its stem, misread."""

    word: str
    languages: frozenset[str]
    own: frozenset[str]
    stem: str
    shaped: Mapping[str, None]
    alike: Mapping[str, None]

    @classmethod
    def by(cls, word: str, languages: frozenset[str]) -> "_LookedFor":
        own = stems(word, languages)
        begun = (each for each in _alone(own) if word.startswith(each) and len(each) >= _STEM)
        stem = min(begun, key=len, default=word)
        return cls(word, languages, own, stem, _spoilt(stem, _SHAPES, 0), _spoilt(stem, _ALIKE, 1))

    @property
    def heads(self) -> frozenset[str]:
        """The first letters of the words that are looked at."""
        return frozenset(form[:_HEAD] for form in (*self.shaped, *self.alike, self.word))

    def joined(self, vocabulary: _Vocabulary) -> list[str]:
        """The word with a small one run into it."""
        before = [f"{small}{self.word}" for small in _BEFORE]
        return before + [form for small in _AFTER if (form := f"{self.word}{small}") in vocabulary]

    def cuts(self, vocabulary: _Vocabulary) -> list[tuple[str, str]]:
        """The word in two pieces."""
        cuts = [(self.word[:at], self.word[at:]) for at in range(2, len(self.word) - 1)]
        return [cut for cut in cuts if len(cut[0]) < _HEAD or cut[0] in vocabulary]

    def tried(self, vocabulary: _Vocabulary) -> Iterator[str]:
        """The forms of which it must be known how many cables have them, whatever that is of others."""
        yield self.word
        yield from self.joined(vocabulary)
        # Most ends of a word are no words: of their beginnings nothing need be known.
        yield from (end for _, end in self.cuts(vocabulary))

    def begun(self, vocabulary: _Vocabulary, held: Collection[str]) -> Iterator[str]:
        """The beginnings of the word where the rest of it is a word of the collection."""
        return (beginning for beginning, end in self.cuts(vocabulary) if end in held)


def with_garbles(query: Query, snapshot: Snapshot) -> tuple[Query, dict[str, tuple[Garble, ...]]]:
    """The query with the spoilt forms of its first words, and these by the word; what it excludes stays as it is.

    Nothing is added where exact forms are asked for.
    """
    if query.exact:
        return query, {}
    nodes = (*query.plain, *query.required, *(each.node for each in query.filters))
    asked = dict.fromkeys(text for node in nodes for text in _plain_words(node))
    found = garbles_of(list(asked)[:_MOST_WORDS], snapshot)

    def spoilt(node: Node) -> Node:
        match node:
            case Word(text, exact=False) if text in found:
                return replace(node, garbles=tuple(each.text for each in found[text]))
            case And(nodes) | Or(nodes) | Group(nodes):
                return replace(node, nodes=tuple(map(spoilt, nodes)))
            case _:
                return node

    query = replace(
        query,
        plain=tuple(map(spoilt, query.plain)),
        required=tuple(map(spoilt, query.required)),
        filters=tuple(Filter(each.field, spoilt(each.node)) for each in query.filters),
    )
    return query, found


def _plain_words(node: Node) -> Iterator[str]:
    match node:
        case Word(text, exact=False):
            yield text
        case And(nodes) | Or(nodes) | Group(nodes):
            for each in nodes:
                yield from _plain_words(each)
        case _:
            return


def without_garbles(query: Query) -> Query:
    """The query as it was before `with_garbles`."""

    def plain(node: Node) -> Node:
        match node:
            case Word(garbles=garbles) if garbles:
                return replace(node, garbles=())
            case And(nodes) | Or(nodes) | Group(nodes):
                return replace(node, nodes=tuple(map(plain, nodes)))
            case _:
                return node

    return replace(
        query,
        plain=tuple(map(plain, query.plain)),
        required=tuple(map(plain, query.required)),
        filters=tuple(Filter(each.field, plain(each.node)) for each in query.filters),
    )


def _respelt(looked_for: _LookedFor, common: int, vocabulary: _Vocabulary) -> dict[str, int]:
    """Forms of the collection that are the word, or another form of it, with letters misread or mistyped.

    With each, how many cables may have it at most for it to be taken for the word.
    """
    word, stem, languages, own = looked_for.word, looked_for.stem, looked_for.languages, looked_for.own
    allowed: dict[str, int] = {}
    ways = ((looked_for.shaped, max(_RARE, common // _SHAPED)), (looked_for.alike, common // _ALIKE_LETTERS))
    for spoilt, most in ways:
        begun: dict[str, str] = {}
        for beginning in spoilt if most else ():
            for form in vocabulary.beginning(beginning):
                begun.setdefault(form, beginning)
        for form, beginning in begun.items():
            # The rest of the form must make the word or another form of it out of the stem as it should be.
            if stems(stem + form[len(beginning) :], languages) & own:
                allowed[form] = max(most, allowed.get(form, 0))
    if common >= _OTHER_LETTER:
        for form in vocabulary:
            if form[-_TAIL:] == word[-_TAIL:] and _is_slip(word, form):
                allowed[form] = max(min(_RARE, common // _OTHER_LETTER), allowed.get(form, 0))
    return {form: most for form, most in allowed.items() if not _has_kin(form, own, vocabulary, languages)}


def _is_slip(word: str, form: str) -> bool:
    """Whether one letter was changed, added, dropped or exchanged with its neighbour."""
    if abs(len(word) - len(form)) > 1 or word == form:
        return False
    right, wrong = differing(word, form)
    swapped = right[:2] == wrong[1::-1] and right[2:] == wrong[2:]
    return swapped or is_one_off(right, wrong)


def _alone(found: Iterable[str]) -> list[str]:
    """Stems without their languages."""
    return sorted(stem_of(stem)[1] for stem in found)


def _spoilt(stem: str, pairs: Iterable[tuple[str, str]], first: int) -> dict[str, None]:
    """The stem with each of the pairs exchanged once, from the letter `first` on."""
    made: dict[str, None] = {}
    for right, wrong in pairs:
        at = stem.find(right, first)
        while at >= 0:
            made[f"{stem[:at]}{wrong}{stem[at + len(right) :]}"] = None
            at = stem.find(right, at + 1)
    return made


def _has_kin(form: str, own: frozenset[str], vocabulary: _Vocabulary, languages: frozenset[str]) -> bool:
    """Whether a form is a word in its own right: the collection has others of its stem, or it is one of the word's."""
    stem = stems(form, languages)
    if stem & own:
        return True
    shortest = min(_alone(stem), key=len)
    kin = (other for other in vocabulary.beginning(shortest[:-1]) if other != form)
    return any(stems(other, languages) & stem for other in kin)


def _joined(looked_for: _LookedFor, held: Mapping[str, int], vocabulary: _Vocabulary) -> Iterator[Garble]:
    """The word with a small one run into it, where that is rare."""
    for form in looked_for.joined(vocabulary):
        if 0 < held.get(form, 0) <= _rarely(looked_for, held):
            yield Garble(form, held[form])


def _torn(looked_for: _LookedFor, held: Mapping[str, int], vocabulary: _Vocabulary) -> list[str]:
    """The word in two pieces, of which one is hardly ever anything else, as it may stand side by side."""
    cuts = looked_for.cuts(vocabulary)
    known = [(min(held[one], held[other]), f"{one} {other}") for one, other in cuts if one in held and other in held]
    likely = sorted(each for each in known if each[0] <= _rarely(looked_for, held))[-_TRIED:]
    return [text for _, text in likely]


def _rarely(looked_for: _LookedFor, held: Mapping[str, int]) -> int:
    return max(_RARE, held.get(looked_for.word, 0) // _ALIKE_LETTERS)


def _together(pairs: Sequence[str], snapshot: Snapshot) -> dict[str, int]:
    """How many cables have the words of each pair side by side."""
    asked = dict.fromkeys(pairs)
    totals = snapshot.totals([Query(required=(Phrase(pair),)) for pair in asked]) if asked else []
    return dict(zip(asked, totals, strict=True))
