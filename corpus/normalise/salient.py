"""Phrases by which a text could be browsed: candidates from one text, chosen by the statistics of a collection."""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Mapping as Counts
from functools import cache
from itertools import compress, repeat
from typing import Protocol

from corpus.normalise.languages import function_words
from corpus.normalise.lexicon import is_cyrillic, lines_of, titles
from corpus.normalise.persons.context import VERBS
from corpus.normalise.persons.tongues import says

MOST_CANDIDATES = 24
_SIGN = r"[.!?:;,()\[\]\"“”—–*|]|\d[\d.,:/]*|\n[ \t]*\n"
_WORD_GOES_ON = r"(?:[-'’](?!s\b)[^\W\d_]+)*"
# Latin letters first, and by name: most words are of them, and they are told apart faster than by what they are not.
_LATIN = "[A-Za-zÀ-ÖØ-öø-ÿ]"
# Most words stand before plain punctuation, and there they end; this branch only saves time.
_WHOLE_WORD = rf"{_LATIN}++(?=[ ,.;:)\n])"
_ANY_TOKEN = rf"{_LATIN}+[^\W\d_]*{_WORD_GOES_ON}|{_SIGN}|[^\W\d_]+{_WORD_GOES_ON}"
_TOKEN = re.compile(f"{_WHOLE_WORD}|{_ANY_TOKEN}")
# In French and Italian the article that leans on its word (l'accord, dell'accordo) is a token of its own.
_ELIDING_TOKEN = re.compile(
    rf"{_WHOLE_WORD}|(?i:(?<![^\W\d_])(?:[cdjlmnst]|qu|[dns]?[aeu]ll|dall)['’](?=[^\W\d_]{{2}})|{_ANY_TOKEN})"
)
_ELIDING = ("fr", "it")
_WITHOUT_SPACES = ("zh", "ja", "th", "km", "lo", "my")
_SENTENCE_END = frozenset('.!?:"“”([\n')
_LINKS = frozenset(["of", "de", "du", "des", "der", "di", "del", "da"])
_SHORTEST = 3
_LONGEST = 30
_CACHED_TOKENS = 100_000
_SHORT_TEXT = 300
_WEIGHT = {1: 1.0, 2: 2.2, 3: 2.4}
_FEW = 5
_MANY = 50
_LONER = 0.35
_COMMON_WORD = 0.5
_UNCUT = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LONGEST_UNCUT = 6
_SHORTEST_STEM = 4
_WORD = re.compile(r"[^\W\d_]{3,}")
# Endings of verbs and adverbs, and words with the same endings that are none.
_VERB_ENDINGS = {
    "en": re.compile(r"..(?:ly|ed|ing)$"),
    "es": re.compile(r"..(?:ó|aron|ieron|aban?|ando|iendo|arán?|mente|arse|erse|irse|aría[ns]?|iría[ns]?)$"),
    "pt": re.compile(r"..(?:ou|aram|eram|iram|ava[m]?|ando|endo|indo|mente|aria[m]?|ar-se)$"),
    "fr": re.compile(r"..(?:aient|ait|èrent|erait|eraient|irait|issent|ment|era|eront|ant|ions|iez)$"),
    "it": re.compile(r"..(?:ò|arono|irono|erono|ava(?:no)?|eva(?:no)?|ando|endo|ebbe(?:ro)?|mente|asse|isse)$"),
    "nl": re.compile(r"..(?:elde|erde|igde|eerde|lijk)n?$"),
    "ru": re.compile(
        r"..(?:(?:и|ы|я)л(?:а|и|о)?|ала|али|ало|ся|сь|[^с]ть|ает|яет|ует|еет|ают|яют|уют|авший|ющий|анный|енный|ано|ено|аны|ены|"
        r"ого|ему|ыми)$"
    ),
}
_NOUN = {
    "en": re.compile(
        r"(?:tion|sion|ment|ity|ship|ism|ance|ence|ency|ade|age|ory|ure|ies|ists?|ers|ors|ty|cy|tions|ments|ances|ics|"
        r"oil|rice|wheat|cotton|tin|copper|gold|steel|coal|rubber|arms|troops|ships|fleet|treaty|tariff|loan|debt|bases?|"
        r"missiles?|aircraft|coup|slaves?|whal\w+|seals?|fish\w+|opium|uranium|refugees?|elections?|truce|ceasefire)$"
    ),
    "fr": re.compile(r"(?:tion|sion|ment|ité|isme|age|ance|ence)s?$"),
    "es": re.compile(r"(?:ción|ciones|dad|dades|ismo|ncias?|miento)$"),
    "it": re.compile(r"(?:zione|zioni|ità|ismo|enza|anza|mento)$"),
    "pt": re.compile(r"(?:ção|ções|dade|ismo|ência|ância|mento)$"),
    "nl": re.compile(r"(?:ing|heid|tie|schap|isme)$"),
    "ru": re.compile(r"(?:ция|ции|ние|ния|ость|ости|ство|ства|изм|изма)$"),
}


class Frequencies(Protocol):
    """In how many documents a phrase is a candidate."""

    def get(self, phrase: str, default: int, /) -> int:
        """The number of documents, `default` where none is known."""
        ...


@cache
def _listed(kind: str) -> frozenset[str]:
    """The words of the data file under a label: `none` look like verbs and are none, `alone` are too common alone."""
    lines = (line.partition(":") for line in lines_of("verbs_and_the_like.txt"))
    return frozenset(word for label, _, own in lines if label == kind for word in own.split())


@cache
def _stop_words(language: str) -> frozenset[str]:
    words = {word for line in lines_of("empty_phrases.txt") for word in line.split()}
    for line in lines_of("verbs_and_the_like.txt"):
        spoken, _, own = line.partition(":")
        words.update(own.split() if spoken in (language, "en") else ())
    words.update(word for phrase in says(language) for word in phrase.split())
    words.update(re.findall(r"[a-z]{3,}", VERBS.replace("(?:s|ed)", "ed").replace("(?:s|d)", "d")))
    words.update((titles("courtesy") | titles("office")) - _TITLES_OF_MATTERS)
    return frozenset(words | function_words(language or "en") | function_words("en"))


_TITLES_OF_MATTERS = frozenset(["general", "major", "justice", "leader", "residente", "don", "pan"])


class _Forms(dict[str, str]):
    """Tokens → the lower-case form of a word that can be part of a phrase, empty for every other; worked out once."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, token: str) -> str:
        form = _form(token, self._language)
        if len(token) <= _LONGEST:
            if len(self) >= _CACHED_TOKENS:
                self.clear()
            self[token] = form
        return form


@cache
def _forms(language: str) -> _Forms:
    return _Forms(language)


def _form(token: str, language: str) -> str:
    word = token.lower()
    if len(word) < _SHORTEST or len(word) > _LONGEST or word[0] <= "9" or word in _stop_words(language):
        return ""
    if _UNCUT.search(word):
        # Scripts without spaces: what stands between two signs is a sentence, not a word.
        return word if len(word) <= _LONGEST_UNCUT else ""
    endings = _VERB_ENDINGS.get(language or "en")
    named = token[0].isupper() and not token.isupper() and language != "de"
    return "" if not named and endings and endings.search(word) and word not in _listed("none") else word


def salient_candidates(text: str, language: str, names: Iterable[str] = ()) -> dict[str, int]:
    """Up to 24 phrases of one to three words with their counts in `text`, the weightiest first.

    A phrase is cut at words of grammar, at verbs and adverbs as far as their endings or our lists tell them, at titles,
    numbers, months and courtesies, and at the words of `names`, the persons of the text. In German it ends with a noun,
    known by its capital. What stands only inside a longer phrase that is listed goes. A phrase is shown in lower
    case except for what stands with capitals where no sentence begins; in a text all in capitals all is lower case.
    """
    tokens: list[str] = (_ELIDING_TOKEN if language in _ELIDING else _TOKEN).findall(text)
    counted = Counter(tokens)
    least = 1 if len(tokens) < _SHORT_TEXT else 2
    shouting = 2 * _total(counted, str.isupper) > _total(counted, str.isalpha)
    persons = {_stem(word) for name in names for word in _WORD.findall(name)}
    # A phrase is no commoner than the rarest of its words, so that words that do not stand there so often go at once.
    forms, often = _often(counted, _repeated(counted, least), _forms(language), persons)
    words = {token: form for token, form in forms.items() if often[form] >= least}
    lower = list(map(words.get, tokens, repeat("")))
    places = list(compress(range(len(lower)), lower))
    counts = _counts(tokens, lower, places, "" if shouting and language == "de" else language)
    kept = _heaviest(counts, least)
    shown = _surfaces(tokens, lower, places, kept) if not shouting else {}
    result: dict[str, int] = {}
    for key in kept:
        form = shown.get(key, " ".join(key))
        fit = form.lower() not in _places() if " " in form else _is_noun(form, language)
        if fit and (language or _capital(form)):
            result[form] = result.get(form, 0) + counts[key]
    return result


def _total(counted: Counter[str], kind: Callable[[str], bool]) -> int:
    """How many tokens are of a kind."""
    return sum(compress(counted.values(), map(kind, counted)))


def _repeated(counted: Counter[str], least: int) -> list[str]:
    """The tokens that stand in the text so often, in large letters and in small ones together."""
    if least == 1:
        return list(counted)
    lowered = list(map(str.lower, counted))
    both_ways = {word for word, cases in Counter(lowered).items() if cases > 1}
    found = zip(counted.items(), lowered, strict=True)
    return [token for (token, count), word in found if count > 1 or word in both_ways]


def _often(
    counted: Counter[str], repeated: Iterable[str], known: Mapping[str, str], persons: Collection[str]
) -> tuple[dict[str, str], dict[str, int]]:
    """The forms of tokens that can be part of a phrase and are of no person, and how often each form stands."""
    forms: dict[str, str] = {}
    often: dict[str, int] = {}
    for token in repeated:
        form = known[token]
        # A word of small letters is no name.
        if form and (form == token or not _of_a_person(token, persons)):
            forms[token] = form
            often[form] = often.get(form, 0) + counted[token]
    return forms, often


def _capital(form: str) -> bool:
    """Whether a phrase begins and ends with a capital: in an unknown language a name at least."""
    return form[0].isupper() and form.rpartition(" ")[2][0].isupper()


def _of_a_person(token: str, persons: Collection[str]) -> bool:
    """Whether a word with a capital is part of one of the names; Russian cases differ in their last letters."""
    if not token[0].isupper():
        return False
    if is_cyrillic(token.lower()):
        word = token.title()
        return any(word[:end] in persons for end in range(_SHORTEST_STEM, len(word) + 1))
    return token in persons or (token.isupper() and token.title() in persons)


def _stem(name: str) -> str:
    """A part of a name by which its forms are known: a Russian one without its last letter."""
    return name.title()[: max(_SHORTEST_STEM, len(name) - 1)] if is_cyrillic(name.lower()) else name


def _is_noun(word: str, language: str) -> bool:
    """Whether a single word names a matter, as far as its form tells; if not, it is too common."""
    if word.lower() in _listed("alone"):
        return False
    if word[0].isupper():
        return len(word) > _LONGEST_UNCUT if language == "de" else word.lower() not in _common_words()
    endings = _NOUN.get(language or "en")
    return bool(endings.search(word)) if endings else bool(_UNCUT.search(word))


@cache
def _places() -> frozenset[str]:
    """The names of countries, for which a cable has a field of its own."""
    columns = (line.partition("|")[0] for line in lines_of("places.txt"))
    return frozenset(name.strip().lower() for column in columns for name in column.replace("=", ",").split(","))


@cache
def _common_words() -> frozenset[str]:
    """Ordinary words, and the countries and peoples, for which a cable has a field of its own."""
    names = ("ordinary_words.txt", "prose_words.txt", "places.txt", "not_persons.txt")
    return frozenset(word.strip(",").lower() for name in names for line in lines_of(name) for word in line.split())


def _counts(
    tokens: Sequence[str], lower: Sequence[str], places: Sequence[int], language: str
) -> Counter[tuple[str, ...]]:
    """How often each phrase stands in the text; its words begin at `places`."""
    found: list[tuple[str, ...]] = [(lower[at],) for at in places]
    if language not in _WITHOUT_SPACES:
        beyond = [*lower, "", ""]
        for at in places:
            word, second, third = beyond[at : at + 3]
            if second:
                found.append((word, second))
                if third:
                    found.append((word, second, third))
            elif third and tokens[at + 1] in _LINKS:
                found.append((word, tokens[at + 1], third))
    counts = Counter(found)
    if language == "de":
        nouns = {token.lower() for token in tokens if token[0].isupper()}
        return Counter({key: count for key, count in counts.items() if key[-1] in nouns})
    return counts


def _heaviest(counts: Counter[tuple[str, ...]], least: int) -> list[tuple[str, ...]]:
    """The phrases that weigh most by count and length, ties in alphabetical order, without parts of longer ones."""
    kept = [key for key, count in counts.items() if count >= least]
    whole = dict[tuple[str, ...], int]()
    for key in kept:
        for part in _parts(key):
            whole[part] = max(whole.get(part, 0), counts[key])
    kept = [key for key in kept if counts[key] > whole.get(key, 0)]
    kept.sort(key=lambda key: (-counts[key] * _WEIGHT[len(key)], key))
    return kept[:MOST_CANDIDATES]


def _parts(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(key) == 3:
        yield from (key[:2], key[1:])
    if len(key) > 1:
        yield from ((word,) for word in key)


def _surfaces(
    tokens: Sequence[str], lower: Sequence[str], places: Sequence[int], kept: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], str]:
    """The form to show of each kept phrase: the commonest one inside sentences, where a capital is a name's."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in kept:
        by_first.setdefault(key[0], []).append(key)
    seen: dict[tuple[str, ...], dict[str, int]] = {key: {} for key in kept}
    inside = [at for at in places if lower[at] in by_first and at and tokens[at - 1][0] not in _SENTENCE_END]
    for at in inside:
        for key in by_first[lower[at]]:
            end = at + len(key)
            if len(key) == 1 or " ".join(tokens[at:end]).lower() == " ".join(key):
                form = " ".join(tokens[at:end])
                seen[key][form] = seen[key].get(form, 0) + 1
    return {key: min(forms, key=lambda form: (-forms[form], form)) for key, forms in seen.items() if forms}


def choose(candidates: Counts[str, int], frequencies: Frequencies, documents: int, limit: int = 8) -> tuple[str, ...]:
    """The `limit` phrases of a document that say most of it in its collection, the best first.

    `candidates` are those of `salient_candidates`, `frequencies` tells in how many of the collection's `documents`
    each phrase is a candidate. Rare phrases weigh more, but one that no other document has is of little use to browse
    by, and of none in a collection of fifty documents or more; in one of fewer than five rarity says nothing. A phrase
    goes where a longer one that holds it is chosen. Ties are settled by the alphabet.
    """
    scored = [
        (-score, phrase)
        for phrase, count in candidates.items()
        if (score := _salience(phrase, count, frequencies.get(phrase, 1), documents)) > 0
    ]
    chosen: dict[str, str] = {}
    for _, phrase in sorted(scored):
        padded = f" {phrase.lower()} "
        if any(padded in other for other in chosen.values()):
            continue
        shorter = [other for other, held in chosen.items() if held in padded] if padded.count(" ") > 2 else []
        if len(chosen) - len(shorter) >= limit:
            if not shorter:
                continue
            break
        for other in shorter:
            del chosen[other]
        chosen[phrase] = padded
    return tuple(chosen)[:limit]


def _salience(phrase: str, count: int, frequency: int, documents: int) -> float:
    term = 1 + math.log(max(count, 1))
    weight = _COMMON_WORD if " " not in phrase and phrase.islower() else _WEIGHT[min(3, len(phrase.split()))]
    if documents < _FEW:
        return term * weight
    if frequency <= 1 and documents >= _MANY:
        return 0.0
    rarity = math.log((documents + 1) / (min(frequency, documents) + 0.5))
    return term * weight * rarity * (_LONER if frequency <= 1 else 1.0)
