"""What may have been meant by a word that no cable has, or few: words of the collection that are spelt alike.

Suggestions are only ever shown; no question is changed by them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log

from corpus.frozen import dataclass
from index.analysis import fold, words
from index.engine import Snapshot
from index.query import Node, Value

SHORTEST = 3
_LONG = 6
MOST = 3
_PER_EDIT = 3.0
_OTHER_BEGINNING = 1.0
_COMMON = 20
_WELL_KNOWN = 2000
_MUCH_COMMONER = 100
_SURE = 5
_LONGER = 8
_SLIPS = 3


@dataclass(frozen=True, slots=True)
class Suggested:
    """A way to ask instead, as it can stand in a question, and how many cables it finds by itself."""

    text: str
    cables: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may have been meant by a word (`field` empty) or a field's value, the likeliest first.

    Where nothing is spelt alike (`alike` False) these are the values that there are.
    """

    asked: str
    field: str
    instead: tuple[Suggested, ...]
    alike: bool = True


Count = Callable[[Node], int]
"""How many cables satisfy a node that need not be planned."""


def suggest_words(asked: Sequence[str], snapshot: Snapshot, count: Count) -> Iterator[Suggestion]:
    """What may have been meant by plain words: other spellings, two words run together, or a person's name."""
    folded = {text: [fold(word) for word in words(text)] for text in asked}
    forms = {text: each[0] for text, each in folded.items() if len(each) == 1 and len(each[0]) >= SHORTEST}
    near = {
        form: [word for word in found if word != form and is_alike(form, word)]
        for form, found in snapshot.words_near({form: reach(form) for form in forms.values()}).items()
    }
    parts = {part for form in near for cut in _cuts(form) for part in cut}
    held = snapshot.cables_with({*near, *parts, *(word for found in near.values() for word in found)})
    for text, form in forms.items():
        likely = {word: held[word] for word in near[form] if word in held}
        if found := _instead(text, form, likely, held, snapshot, count):
            yield found


def _instead(
    asked: str, form: str, near: Mapping[str, int], held: Mapping[str, int], snapshot: Snapshot, count: Count
) -> Suggestion | None:
    own = held.get(form, 0)
    ranked = sorted(near, key=lambda word: (-likeness(form, word, near[word]), word))
    found = [Suggested(word, near[word]) for word in ranked if near[word] > own and _is_likely(form, word, near[word])]
    found = found[:MOST] + _parted(form, held, snapshot.count())
    name = Value("with", asked)
    if not own and (cables := count(name)):
        found.insert(0, Suggested(f"with:{asked}", cables))
    return Suggestion(asked, "", tuple(found[:MOST])) if found else None


def suggest_commoner(asked: Sequence[str], snapshot: Snapshot) -> Iterator[Suggestion]:
    """Words that hardly differ from such as are rare, and are a hundred times as common: `goverment`."""
    forms = {text: form for text in asked if len(form := fold(text)) >= _LONG}
    # Of most words nothing can be so much commoner.
    most = snapshot.count() // _MUCH_COMMONER
    own = {form: cables for form, cables in snapshot.cables_with(forms.values()).items() if cables <= most}
    # Two letters that have changed places are two edits to the index, and such words are soon made.
    near = {
        form: {*found, *_swapped(form)} - {form} for form, found in snapshot.words_near(dict.fromkeys(own, 1)).items()
    }
    held = snapshot.cables_with({word for found in near.values() for word in found})
    for text, form in forms.items():
        alike = (Suggested(word, held[word]) for word in near.get(form, ()) if word in held)
        likely = (each for each in alike if each.cables >= _MUCH_COMMONER * own[form])
        if best := max(likely, key=lambda each: (each.cables, each.text), default=None):
            yield Suggestion(text, "", (best,))


def _swapped(form: str) -> set[str]:
    """The form with each two neighbouring letters in the other order."""
    return {f"{form[:at]}{form[at + 1]}{form[at]}{form[at + 2 :]}" for at in range(len(form) - 1)}


def probably_meant(asked: Iterable[str], snapshot: Snapshot) -> dict[str, str]:
    """For words that no cable has, or very few, the one that was surely meant; others are absent.

    It differs by a letter, or by two in a long word, or in what nobody hears.
    """
    forms = {word: form for word in asked if len(form := fold(word)) >= _SURE}
    held = snapshot.cables_with(forms.values())
    own = {form: held.get(form, 0) for form in forms.values() if held.get(form, 0) <= _SLIPS}
    far = {form: 2 if len(form) >= _LONGER and not cables else 1 for form, cables in own.items()}
    near = snapshot.words_near(far)
    held = snapshot.cables_with({word for form, found in near.items() for word in found if word != form})
    meant = {}
    for word, form in forms.items():
        least = max(_SLIPS, _MUCH_COMMONER * own.get(form, 0))
        likely = [each for each in near.get(form, ()) if each != form and held.get(each, 0) >= least]
        if likely:
            meant[word] = max(likely, key=lambda each: (likeness(form, each, held[each]), each))
    return meant


def _cuts(form: str) -> list[tuple[str, str]]:
    """A form in two."""
    return [(form[:at], form[at:]) for at in range(SHORTEST, len(form) - 1)]


def _parted(form: str, held: Mapping[str, int], every: int) -> list[Suggested]:
    """A form as two words that the collection knows well; the number is that of the rarer."""
    both = [(min(held.get(one, 0), held.get(other, 0)), one, other) for one, other in _cuts(form)]
    cables, one, other = max(both, default=(0, "", ""))
    return [Suggested(f"{one} {other}", cables)] if cables > every // _WELL_KNOWN + 1 else []


def reach(form: str) -> int:
    """How many letters may be otherwise in the words that are looked at."""
    return 1 if len(form) < _LONG else 2 if len(form) == _LONG else 3


def is_alike(form: str, word: str) -> bool:
    """Whether so few letters are otherwise, or only those that nobody hears."""
    edits = 1 if len(form) < _LONG else 2
    return distance(form, word, edits) <= edits or _heard(form) == _heard(word)


def _is_likely(form: str, word: str, cables: int) -> bool:
    """Whether a word is like enough to be shown: a short one that is far off must be common."""
    return cables >= _COMMON or distance(form, word, 3) * 4 <= len(form) or _heard(form) == _heard(word)


_SAME_SOUND = str.maketrans("jzxqkgv", "ssskccw", "aeiouyh")


def _heard(word: str) -> str:
    """The consonants of a word by their sound, each run of one once: `krushev` is heard as `khrushchev` is."""
    plain = word.replace("ck", "k").replace("shch", "s").replace("sch", "s").replace("ch", "s").replace("ph", "w")
    plain = plain.replace("f", "w").translate(_SAME_SOUND)
    kept = "".join(letter for letter, before in zip(plain, f" {plain}", strict=False) if letter != before)
    return kept if len(kept) >= SHORTEST else word


def likeness(asked: str, word: str, cables: int) -> float:
    """How likely a word was meant: the commoner, the nearer, and those that begin as it does."""
    other = 0.0 if word[:1] == asked[:1] else _OTHER_BEGINNING
    edits = 1 if _heard(asked) == _heard(word) else distance(asked, word, 3)
    return log(cables + 1) - _PER_EDIT * edits - other


def distance(one: str, other: str, most: int) -> int:
    """The letters to change, add, drop or swap with their neighbour (optimal string alignment); above `most`, more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, facing in enumerate(other, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and facing == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, above = above, row
    return above[-1]


def lacking_words(leaf_words: Iterable[str], snapshot: Snapshot) -> Iterator[str]:
    """Those of the words that no cable has in this very form."""
    folded = {word: fold(word) for word in leaf_words}
    held = snapshot.cables_with({form for form in folded.values() if form})
    return (word for word, form in folded.items() if form and form not in held)
