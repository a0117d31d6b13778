"""What may have been meant by a word that no cable has, or few: words of the collection that are spelt alike.

Suggestions are only ever shown; no question is changed by them.
"""

from collections.abc import Callable, Iterable, Iterator
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


def suggest_words(asked: str, snapshot: Snapshot, count: Count) -> Suggestion | None:
    """What may have been meant by a plain word: other spellings, two words run together, or a person's name."""
    forms = [fold(word) for word in words(asked)]
    if len(forms) != 1 or len(forms[0]) < SHORTEST:
        return None
    form = forms[0]
    own = snapshot.cables_with([form]).get(form, 0)
    near = [word for word in snapshot.words_near(form, reach(form)) if word != form and is_alike(form, word)]
    held = snapshot.cables_with(near)
    ranked = sorted(held, key=lambda word: (-likeness(form, word, held[word]), word))
    found = [Suggested(word, held[word]) for word in ranked if held[word] > own and _is_likely(form, word, held[word])]
    found = found[:MOST] + _parted(form, snapshot)
    name = Value("with", asked)
    if not own and (cables := count(name)):
        found.insert(0, Suggested(f"with:{asked}", cables))
    return Suggestion(asked, "", tuple(found[:MOST])) if found else None


def suggest_commoner(asked: str, snapshot: Snapshot) -> Suggestion | None:
    """A word that hardly differs from one that is rare, and is a hundred times as common: `goverment`."""
    form = fold(asked)
    own = snapshot.cables_with([form]).get(form, 0) if len(form) >= _LONG else 0
    if not own:
        return None
    # Two letters that have changed places are two edits to the index, and such words are soon made.
    near = [word for word in {*snapshot.words_near(form, 1), *_swapped(form)} if word != form]
    held = snapshot.cables_with(near)
    found = [Suggested(word, number) for word, number in held.items() if number >= _MUCH_COMMONER * own]
    best = max(found, key=lambda each: each.cables, default=None)
    return Suggestion(asked, "", (best,)) if best else None


def _swapped(form: str) -> set[str]:
    """The form with each two neighbouring letters in the other order."""
    return {f"{form[:at]}{form[at + 1]}{form[at]}{form[at + 2 :]}" for at in range(len(form) - 1)}


def probably_meant(asked: str, snapshot: Snapshot) -> str:
    """The one word that was surely meant by a word that no cable has, or very few; empty where there is none such.

    It differs by a letter, or by two in a long word, or in what nobody hears.
    """
    form = fold(asked)
    if len(form) < _SURE or (own := snapshot.cables_with([form]).get(form, 0)) > _SLIPS:
        return ""
    near = snapshot.words_near(form, 2 if len(form) >= _LONGER and not own else 1)
    held = snapshot.cables_with(word for word in near if word != form)
    likely = {word: cables for word, cables in held.items() if cables >= max(_SLIPS, _MUCH_COMMONER * own)}
    return max(likely, key=lambda word: (likeness(form, word, likely[word]), word), default="")


def _parted(form: str, snapshot: Snapshot) -> list[Suggested]:
    """A form as two words that the collection knows well; the number is that of the rarer."""
    cuts = [(form[:at], form[at:]) for at in range(SHORTEST, len(form) - 1)]
    held = snapshot.cables_with({part for cut in cuts for part in cut})
    both = [(min(held.get(one, 0), held.get(other, 0)), one, other) for one, other in cuts]
    cables, one, other = max(both, default=(0, "", ""))
    return [Suggested(f"{one} {other}", cables)] if cables > snapshot.count() // _WELL_KNOWN + 1 else []


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
