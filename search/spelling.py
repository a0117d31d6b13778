"""What may have been meant by a word or name that no cable has: words and names of the collection that are spelt alike.

Suggestions are only ever shown; no question is changed by them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import islice
from math import log

from corpus.cable import Role
from corpus.frozen import dataclass
from corpus.normalise.names.compare import fold as fold_name
from corpus.normalise.names.compare import lookup_tokens
from index.analysis import fold, words
from index.engine import Snapshot
from index.query import Node, Value
from index.store import Store
from search.fields import Field, FieldKind, field_named

_SHORTEST = 3
_LONG = 6
_MOST = 3
_TRIED = 8
_PER_EDIT = 3.0
_OTHER_BEGINNING = 1.0
_LISTED = 12
_COMMON = 20
_LOOKED_AT = 50
_WELL_KNOWN = 2000
_MUCH_COMMONER = 100
_MOST_TOKENS = 8
"""A name of more words is none that somebody misspelt, and each word takes long to look for."""
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
    if len(forms) != 1 or len(forms[0]) < _SHORTEST:
        return None
    form = forms[0]
    own = snapshot.cables_with([form]).get(form, 0)
    near = [word for word in snapshot.words_near(form, _reach(form)) if word != form and _is_alike(form, word)]
    held = snapshot.cables_with(near)
    ranked = sorted(held, key=lambda word: (-_likeness(form, word, held[word]), word))
    found = [Suggested(word, held[word]) for word in ranked if held[word] > own and _is_likely(form, word, held[word])]
    found = found[:_MOST] + _parted(form, snapshot)
    name = Value("with", asked)
    if not own and (cables := count(name)):
        found.insert(0, Suggested(f"with:{asked}", cables))
    return Suggestion(asked, "", tuple(found[:_MOST])) if found else None


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
    return max(likely, key=lambda word: (_likeness(form, word, likely[word]), word), default="")


def _parted(form: str, snapshot: Snapshot) -> list[Suggested]:
    """A form as two words that the collection knows well; the number is that of the rarer."""
    cuts = [(form[:at], form[at:]) for at in range(_SHORTEST, len(form) - 1)]
    held = snapshot.cables_with({part for cut in cuts for part in cut})
    both = [(min(held.get(one, 0), held.get(other, 0)), one, other) for one, other in cuts]
    cables, one, other = max(both, default=(0, "", ""))
    return [Suggested(f"{one} {other}", cables)] if cables > snapshot.count() // _WELL_KNOWN + 1 else []


def _reach(form: str) -> int:
    """How many letters may be otherwise in the words that are looked at."""
    return 1 if len(form) < _LONG else 2 if len(form) == _LONG else 3


def _is_alike(form: str, word: str) -> bool:
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
    return kept if len(kept) >= _SHORTEST else word


def suggest_values(asked: Value, store: Store, count: Count) -> Suggestion | None:
    """What may have been meant by a field's value that no cable has."""
    field = field_named(asked.field)
    if field is None or not asked.text.strip():
        return None
    found: list[Suggested] = []
    alike, texts = _values_like(field, asked.text, store)
    for text in texts:
        if text != asked.text and (cables := count(Value(asked.field, text))):
            found.append(Suggested(_as_spelt(field, text, store), cables))
        if len(found) == (_MOST if alike else _LISTED):
            break
    return Suggestion(asked.text, asked.field, tuple(found), alike) if found else None


def _as_spelt(field: Field, text: str, store: Store) -> str:
    """A folded name or place with each word as a value of the collection spells it (`hammarskiold` as Hammarskjöld)."""
    if field.kind not in (FieldKind.NAME, FieldKind.PHRASE):
        return text
    role, slash, name = text.rpartition("/")
    tokens = name.split()
    found = list(islice(store.candidates(field.column, tokens), _LOOKED_AT))
    labels = [each.label for _, each in sorted(store.labels(value for value, _ in found).items())]
    spelt = {fold_name(word): word for label in reversed(labels) for word in words(label)}
    return f"{role}{slash}{' '.join(spelt.get(token, token) for token in tokens)}"


def _values_like(field: Field, text: str, store: Store) -> tuple[bool, Iterable[str]]:
    """Values to ask for instead, and whether they are spelt like what was asked."""
    if field.kind is FieldKind.ID:
        return False, store.ids_like(text.strip("*?"))
    if field.kind is FieldKind.EXACT:
        keys = [key for _, key in store.candidates(field.column, ())]
        asked = " ".join(fold_name(text).split())
        near = get_close_matches(asked, keys, _MOST) if field.short != "lang" else []
        near.sort(key=lambda key: key.replace(" ", "") != asked.replace(" ", ""))
        return bool(near), near or (sorted(keys) if len(keys) <= _LISTED else ())
    role, slash, name = text.partition("/")
    lead, name = (f"{role}/", name) if slash and role.lower() in [*Role] else ("", text)
    tokens = lookup_tokens(name) if field.kind is FieldKind.NAME else tuple(fold_name(name).split())
    return True, [f"{lead}{each}" for each in _names_like(field.column, tokens, store)]


def _names_like(column: str, tokens: Sequence[str], store: Store) -> list[str]:
    """Names in which the tokens that no value has are spelt as values have them; else parts of the name."""
    tokens = tuple(dict.fromkeys(tokens))
    if len(tokens) > _MOST_TOKENS:
        return []
    known = {token for token in tokens if store.has_token(column, token)}
    if len(known) == len(tokens):
        alone = [" ".join(each for each in tokens if each != left) for left in tokens]
        return [*alone, *reversed(tokens)] if len(tokens) > 1 else []
    lexicon = store.tokens(column)
    spelt = {token: _spelt_like(token, lexicon) for token in tokens if token not in known}
    made: list[str] = []
    for choice in range(_TRIED):
        parts = [token if token in known else spelt[token][choice : choice + 1] for token in tokens]
        if all(parts):
            made.append(" ".join(part if isinstance(part, str) else part[0] for part in parts))
    return [*made, *(token for token in reversed(tokens) if token in known and len(token) > _SHORTEST)]


def _spelt_like(token: str, lexicon: Collection[tuple[str, int]]) -> list[str]:
    if len(token) < _SHORTEST:
        return []
    reach = _reach(token)
    # Folding makes Kh an H, so that a K, G or C in its place begins another way (Krushev).
    ways = [token, f"h{token[1:]}"] if token[0] in "kgc" else [token]
    near = [each for each in lexicon if abs(len(each[0]) - len(token)) <= reach]
    alike = [
        (word, number) for word, number in near
        if word != token and any(way[0] == word[0] and _is_alike(way, word) for way in ways)
    ]  # fmt: skip
    ranked = sorted(alike, key=lambda each: (-_likeness(token, *each), each[0]))
    return [word for word, _ in ranked[:_TRIED]]


def _likeness(asked: str, word: str, cables: int) -> float:
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
