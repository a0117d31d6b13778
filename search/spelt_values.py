"""What may have been meant by a field's value that no cable has: names and values of the collection spelt alike."""

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from itertools import islice

from corpus.cable import Role
from corpus.normalise.names.compare import fold as fold_name
from corpus.normalise.names.compare import lookup_tokens
from index.analysis import words
from index.query import Value
from index.store import Store
from search.fields import Field, FieldKind, field_named
from search.spelling import MOST, SHORTEST, Count, Suggested, Suggestion, is_alike, likeness, reach

_TRIED = 8
_LISTED = 12
_LOOKED_AT = 50
_MOST_TOKENS = 8
"""A name of more words is none that somebody misspelt, and each word takes long to look for."""


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
        if len(found) == (MOST if alike else _LISTED):
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
        near = get_close_matches(asked, keys, MOST) if field.short != "lang" else []
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
    return [*made, *(token for token in reversed(tokens) if token in known and len(token) > SHORTEST)]


def _spelt_like(token: str, lexicon: Collection[tuple[str, int]]) -> list[str]:
    if len(token) < SHORTEST:
        return []
    most = reach(token)
    # Folding makes Kh an H, so that a K, G or C in its place begins another way (Krushev).
    ways = [token, f"h{token[1:]}"] if token[0] in "kgc" else [token]
    near = [each for each in lexicon if abs(len(each[0]) - len(token)) <= most]
    alike = [
        (word, number) for word, number in near
        if word != token and any(way[0] == word[0] and is_alike(way, word) for way in ways)
    ]  # fmt: skip
    ranked = sorted(alike, key=lambda each: (-likeness(token, *each), each[0]))
    return [word for word, _ in ranked[:_TRIED]]
