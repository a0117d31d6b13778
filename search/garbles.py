"""Words that scanning, typing or setting has spoilt, found in the collection's own vocabulary.

A spoilt form is never another word of the collection. It is taken for a word that is asked for only where it is rare
beside it and differs as machines and hands differ: letters of one shape read for each other (`rn` and `m`, `cl` and
`d`, the long s read as f, a figure for a letter), one letter wrong inside a word that is very common, a small word run
into it (`secretaryof`), or the word torn in two (`secre tary`). Short words have too many neighbours and are left
alone, and so are words that have kin in the collection: they are words of their own.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from index.analysis import fold, stem_of, stems, words
from index.engine import Request, Snapshot
from index.query import And, Filter, Group, Node, Or, Phrase, Query, Word
from search.spelling import distance

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


def garbles_of(asked: str, snapshot: Snapshot) -> tuple[Garble, ...]:
    """The spoilt forms of a plain word in this collection, the commonest first; eight at most."""
    forms = [fold(word) for word in words(asked)]
    if len(forms) != 1 or len(forms[0]) < SHORTEST or not forms[0].isalpha():
        return ()
    word, languages = forms[0], snapshot.languages()
    held = snapshot.cables_with([word])
    common = held.get(word, 0)
    found = _respelt(word, common, snapshot, languages)
    vocabulary = snapshot.words_beginning(word[:_HEAD])
    joined = [f"{small}{word}" for small in _BEFORE]
    joined += [form for small in _AFTER if (form := f"{word}{small}") in vocabulary]
    rarely = max(_RARE, common // _ALIKE_LETTERS)
    found += [Garble(form, cables) for form, cables in snapshot.cables_with(joined).items() if cables <= rarely]
    found += _torn(word, rarely, vocabulary, snapshot)
    return tuple(sorted(found, key=lambda each: (-each.cables, each.text))[:_MOST])


def with_garbles(query: Query, snapshot: Snapshot) -> tuple[Query, dict[str, tuple[Garble, ...]]]:
    """The query with the spoilt forms of its first words, and these by the word; what it excludes stays as it is.

    Nothing is added where exact forms are asked for.
    """
    known: dict[str, tuple[Garble, ...]] = {}

    def spoilt(node: Node) -> Node:
        match node:
            case Word(text, exact=False):
                if text not in known and len(known) < _MOST_WORDS:
                    known[text] = garbles_of(text, snapshot)
                found = known.get(text, ())
                return replace(node, garbles=tuple(each.text for each in found)) if found else node
            case And(nodes) | Or(nodes) | Group(nodes):
                return replace(node, nodes=tuple(map(spoilt, nodes)))
            case _:
                return node

    if query.exact:
        return query, {}
    query = replace(
        query,
        plain=tuple(map(spoilt, query.plain)),
        required=tuple(map(spoilt, query.required)),
        filters=tuple(Filter(each.field, spoilt(each.node)) for each in query.filters),
    )
    return query, {text: found for text, found in known.items() if found}


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


def _respelt(word: str, common: int, snapshot: Snapshot, languages: frozenset[str]) -> list[Garble]:
    """Forms of the collection that are the word, or another form of it, with letters misread or mistyped."""
    own = stems(word, languages)
    alone = _alone(own)
    stem = min((each for each in alone if word.startswith(each) and len(each) >= _STEM), key=len, default=word)
    shaped = _spoilt(stem, _SHAPES, 0)
    alike = _spoilt(stem, _ALIKE, 1)
    vocabulary = _beginning({*shaped, *alike, word}, snapshot)
    allowed: dict[str, int] = {}
    for spoilt, most in ((shaped, max(_RARE, common // _SHAPED)), (alike, common // _ALIKE_LETTERS)):
        for form in vocabulary:
            begun = (
                next((each for each in spoilt if form.startswith(each)), "") if form.startswith(tuple(spoilt)) else ""
            )
            # The rest of the form must make the word or another form of it out of the stem as it should be.
            if begun and most and stems(stem + form[len(begun) :], languages) & own:
                allowed[form] = max(most, allowed.get(form, 0))
    if common >= _OTHER_LETTER:
        for form in vocabulary:
            if abs(len(form) - len(word)) <= 1 and form[-_TAIL:] == word[-_TAIL:] and distance(word, form, 1) == 1:
                allowed[form] = max(min(_RARE, common // _OTHER_LETTER), allowed.get(form, 0))
    free = [form for form in allowed if not _has_kin(form, own, vocabulary, languages)]
    return [Garble(form, cables) for form, cables in snapshot.cables_with(free).items() if cables <= allowed[form]]


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


def _beginning(forms: Iterable[str], snapshot: Snapshot) -> frozenset[str]:
    heads = {form[:_HEAD] for form in forms}
    return frozenset().union(*(snapshot.words_beginning(head) for head in heads))


def _has_kin(form: str, own: frozenset[str], vocabulary: Collection[str], languages: frozenset[str]) -> bool:
    """Whether a form is a word in its own right: the collection has others of its stem, or it is one of the word's."""
    stem = stems(form, languages)
    if stem & own:
        return True
    shortest = min(_alone(stem), key=len)
    kin = (other for other in vocabulary if other.startswith(shortest[:-1]) and other != form)
    return any(stems(other, languages) & stem for other in kin)


def _torn(word: str, rarely: int, vocabulary: Collection[str], snapshot: Snapshot) -> list[Garble]:
    """The word in two pieces side by side, of which one is hardly ever anything else."""
    cuts = [(word[:at], word[at:]) for at in range(2, len(word) - 1) if at < _HEAD or word[:at] in vocabulary]
    held = snapshot.cables_with({piece for cut in cuts for piece in cut})
    known = [(min(held[one], held[other]), f"{one} {other}") for one, other in cuts if one in held and other in held]
    likely = sorted(each for each in known if each[0] <= rarely)[-_TRIED:]
    counted = [(text, _together(text, snapshot)) for _, text in likely]
    return [Garble(text, cables) for text, cables in counted if cables]


def _together(text: str, snapshot: Snapshot) -> int:
    return snapshot.answer(Request(Query(required=(Phrase(text),)), limit=0)).total
