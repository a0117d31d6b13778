"""Phrases by which a text could be browsed: candidates from one text, chosen by the statistics of a collection."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from corpus.normalise.language import function_words
from corpus.normalise.lexicon import lines_of

MOST_CANDIDATES = 40
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*|\d[\d.,:/]*|[.!?:;,()\[\]\"“”—–*|]|\n[ \t]*\n")
_SENTENCE_END = frozenset('.!?:"“”([\n')
_LINKS = frozenset(["of", "de", "du", "des", "der", "di", "del", "da"])
_SHORTEST = 3
_SHORT_TEXT = 300
_WEIGHT = {1: 1.0, 2: 2.2, 3: 2.4}
_FEW = 5
_LONER = 0.35
# An adverb or a verb in the past closes no phrase that names a matter.
_WEAK_END = re.compile(r".(?:ly|ed)$")
_COMMON_WORD = 0.5


@lru_cache(maxsize=16)
def _stop_words(language: str) -> frozenset[str]:
    words = {word for line in lines_of("empty_phrases.txt") for word in line.split()}
    return frozenset(words | function_words(language or "en") | function_words("en"))


def salient_candidates(text: str, language: str) -> dict[str, int]:
    """Up to 40 phrases of one to three words with their counts in `text`, the weightiest first.

    No phrase begins or ends with a function word, none is a number, a month or a courtesy. A phrase is shown in lower
    case except for what stands with capitals where no sentence begins. In a text that is in capitals throughout nothing
    can be told of that, and all is lower case.
    """
    tokens = _TOKEN.findall(text)
    lower = [token.lower() for token in tokens]
    stop = _stop_words(language)
    full = [len(word) >= _SHORTEST and word[0] > "9" and word not in stop for word in lower]
    counts = _counts(lower, full)
    shouting = 2 * sum(map(str.isupper, tokens)) > sum(map(str.isalpha, tokens))
    kept = _heaviest(counts, len(tokens))
    shown = _surfaces(tokens, lower, kept) if not shouting else {}
    result: dict[str, int] = {}
    for key in kept:
        form = shown.get(key, " ".join(key))
        result[form] = result.get(form, 0) + counts[key]
    return result


def _counts(lower: Sequence[str], full: Sequence[bool]) -> Counter[tuple[str, ...]]:
    """How often each phrase stands in the text."""
    counts: Counter[tuple[str, ...]] = Counter((word,) for word, good in zip(lower, full, strict=True) if good)
    pairs = [at for at in range(len(lower) - 1) if full[at] and full[at + 1]]
    counts.update((lower[at], lower[at + 1]) for at in pairs)
    counts.update((lower[at], lower[at + 1], lower[at + 2]) for at in pairs if at + 2 < len(full) and full[at + 2])
    linked = [at for at, word in enumerate(lower) if word in _LINKS and 0 < at < len(lower) - 1]
    counts.update((lower[at - 1], lower[at], lower[at + 1]) for at in linked if full[at - 1] and full[at + 1])
    return counts


def _heaviest(counts: Counter[tuple[str, ...]], length: int) -> list[tuple[str, ...]]:
    """The phrases that weigh most by count and length, ties in alphabetical order."""
    least = 1 if length < _SHORT_TEXT else 2
    kept = [key for key, count in counts.items() if count >= least and not _WEAK_END.search(key[-1])]
    kept.sort(key=lambda key: (-counts[key] * _WEIGHT[len(key)], key))
    return kept[:MOST_CANDIDATES]


def _surfaces(
    tokens: Sequence[str], lower: Sequence[str], kept: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], str]:
    """The form to show of each kept phrase: the commonest one inside sentences, where a capital is a name's."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in kept:
        by_first.setdefault(key[0], []).append(key)
    seen: dict[tuple[str, ...], dict[str, int]] = {key: {} for key in kept}
    for at, word in enumerate(lower):
        if word not in by_first or not at or tokens[at - 1][0] in _SENTENCE_END:
            continue
        for key in by_first[word]:
            end = at + len(key)
            if len(key) == 1 or tuple(lower[at:end]) == key:
                form = " ".join(tokens[at:end])
                seen[key][form] = seen[key].get(form, 0) + 1
    return {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in seen.items() if forms}


def choose(
    candidates: Mapping[str, int], document_frequency: Mapping[str, int], documents: int, limit: int = 8
) -> tuple[str, ...]:
    """The `limit` phrases of a document that say most of it in its collection, the best first.

    `candidates` are those of `salient_candidates`, `document_frequency` counts in how many of the collection's
    `documents` each phrase is a candidate. Rare phrases weigh more, but one that no other document has is of little use
    to browse by; in a collection of fewer than five documents rarity says nothing. A phrase goes where a longer one
    that holds it is chosen. Ties are settled by the alphabet.
    """
    scores = {
        phrase: _salience(phrase, count, document_frequency.get(phrase, 1), documents)
        for phrase, count in candidates.items()
    }
    chosen: list[str] = []
    for phrase in sorted(scores, key=lambda each: (-scores[each], each)):
        if scores[phrase] <= 0 or any(_holds(other, phrase) for other in chosen):
            continue
        shorter = [other for other in chosen if _holds(phrase, other)]
        if len(chosen) - len(shorter) >= limit:
            if not shorter:
                continue
            break
        chosen = [other for other in chosen if other not in shorter] + [phrase]
    return tuple(chosen[:limit])


def _salience(phrase: str, count: int, frequency: int, documents: int) -> float:
    term = 1 + math.log(max(count, 1))
    weight = _COMMON_WORD if " " not in phrase and phrase.islower() else _WEIGHT[min(3, len(phrase.split()))]
    if documents < _FEW:
        return term * weight
    rarity = math.log((documents + 1) / (min(frequency, documents) + 0.5))
    return term * weight * rarity * (_LONER if frequency <= 1 else 1.0)


def _holds(longer: str, shorter: str) -> bool:
    return longer != shorter and f" {shorter.lower()} " in f" {longer.lower()} "
