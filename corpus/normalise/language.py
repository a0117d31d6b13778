"""In which language a text is written, and from which it was translated."""

import re
from collections import Counter
from functools import cache

from corpus.cable import Evidence
from corpus.draft import BODY, SUMMARY, TITLE, Draft
from corpus.normalise.finding import Finding
from corpus.normalise.languages import function_words, language_code, words_of_grammar
from corpus.normalise.lexicon import lines_of

# A single letter before a full stop is the initial of a name, not the French or Italian word. The first branch only
# saves time: most words are of plain letters before plain punctuation.
_WORD = re.compile(r"[A-Za-z]{2,}(?=[ ,.;:\n])|[^\W\d_]{2,}|[^\W\d_](?!\.)")
_MOST_WORDS = 400
_SAMPLE = 6000
_MOSTLY_ENOUGH = 4000
"""So many letters hold `_MOST_WORDS` in most texts."""
_FEWEST_WORDS = 5
# A share of function words below this is no prose (in prose it lies between a third and a half).
_LEAST_SHARE = 0.2
_LEAST_OF_TELEGRAMS = 0.1
_FEWEST_TELLING = 3
_LEAD = 1.25
_EKAVIAN = re.compile(
    r"(?:gde|pre|posle|uvek|ovde|nedelj\w*|predsedni\w*|sednic\w*|zahtev\w*|deo|cel[aiou]?|mest[aou]|"
    r"vest[i]?|reč[i]?|sused\w*|izveštaj\w*|mere|vreme\w*|juče|(?:pri|raz)mer\w*|poverljiv\w*)\Z"
)
_IJEKAVIAN = re.compile(
    r"(?:gdje|prije|poslije|uvijek|ovdje|nedjelj\w*|predsjedni\w*|sjednic\w*|zahtjev\w*|dio|cijel\w*|mjest\w*|vijest\w*|"
    r"riječ\w*|susjed\w*|izvješ\w*|mjere|vrijeme\w*|jučer|(?:pri|raz)mjer\w*|povjerljiv\w*)\Z"
)
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
)
# Where none of these stands, no script but Latin does.
_OTHER_SCRIPT = re.compile("[\u0370-\u06ff\u1100-\u11ff\u1f00-\u1fff\u3040-\ud7af]")
_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_UKRAINIAN = re.compile("[їєґЇЄҐ]")
_BULGARIAN = re.compile(
    r"\b(?:със?|във|към|ще|беше|това|също|които|който|която|което|след|няма|каза|бях|ги|съм|са|че)\b"
)
_SERBIAN = re.compile("[ђјљњћџЂЈЉЊЋЏ]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af]")


@cache
def _telling_words() -> dict[str, frozenset[str]]:
    """The words by which each language is known: its function words, or those of a list for this end alone."""
    further = (line.partition(":") for line in lines_of("telling_words.txt"))
    return {**words_of_grammar(), **{language: frozenset(words.split()) for language, _, words in further}}


@cache
def _languages_by_word() -> dict[str, tuple[str, ...]]:
    """The languages by whose words each word is known."""
    table: dict[str, tuple[str, ...]] = {}
    for language, own in _telling_words().items():
        for word in own:
            table[word] = (*table.get(word, ()), language)
    return table


def guess_language(text: str) -> str:
    """The language in which a text is written, by its script and its function words; empty where that "
    "is not clear."""
    sample = text[:_SAMPLE]
    if not _LETTER.search(sample):
        return ""
    by_script = _by_script(sample)
    if by_script is not None:
        return by_script
    words = list(map(str.lower, _first_words(sample)))
    if len(words) < _FEWEST_WORDS:
        return ""
    spoken, counts = _languages_by_word(), dict.fromkeys(_telling_words(), 0)
    for word, count in Counter(words).items():
        for language in spoken.get(word, ()):
            counts[language] += count
    (second, _), (best, language) = sorted((count, language) for language, count in counts.items())[-2:]
    share = best / len(words)
    clear = share >= _LEAST_SHARE and best >= _LEAD * second
    # Telegrams leave out their small words, and then the few that stay are of one language.
    terse = share >= _LEAST_OF_TELEGRAMS and best >= 2 * second
    return _south_slavic(words, language) if best >= _FEWEST_TELLING and (clear or terse) else ""


def _first_words(sample: str) -> list[str]:
    """The words by which a text is judged."""
    found: list[str] = _WORD.findall(sample[:_MOSTLY_ENOUGH])
    # Where there is one more, none of the others was cut.
    return (found if len(found) > _MOST_WORDS else _WORD.findall(sample))[:_MOST_WORDS]


def _south_slavic(words: list[str], language: str) -> str:
    """Serbian for Croatian where the text has the vowels of Belgrade ("gde", "predsednik"), else the language."""
    if language != "hr":
        return language
    vowels = sum(bool(_EKAVIAN.match(word)) - bool(_IJEKAVIAN.match(word)) for word in words)
    return "sr" if vowels > 0 else language


def _by_script(sample: str) -> str | None:
    """The language where the script decides, empty where the script is known to be undecided, None for Latin."""
    if sample.isascii() or not _OTHER_SCRIPT.search(sample):
        return None
    letters = len(_LETTER.findall(sample))
    for language, pattern in _SCRIPTS:
        share = len(pattern.findall(sample)) / letters
        if share > (0.1 if language in ("ja", "ko") else 0.3):
            return "fa" if language == "ar" and len(_PERSIAN.findall(sample)) > 0.01 * letters else language
    if len(_CYRILLIC.findall(sample)) < 0.5 * letters:
        return None
    if len(_UKRAINIAN.findall(sample)) > 0.005 * letters:
        return "uk"
    if len(_SERBIAN.findall(sample)) > 0.005 * letters:
        return "sr"
    if len(_BULGARIAN.findall(sample)) > 0.002 * letters:
        return "bg"
    own = function_words("ru")
    words = _WORD.findall(sample.lower())[:_MOST_WORDS]
    return "ru" if sum(word in own for word in words) >= 0.1 * len(words) else ""


def language_of(draft: Draft) -> Finding[str]:
    """The language of the text as the source marks it, else as its words tell; evidence is the mark."""
    for mark in draft.marked("language"):
        code = language_code(mark.value) or language_code(mark.words)
        if code:
            return Finding(code, _evidence("language", draft, mark.part, mark.start, mark.end))
    for part in (BODY, SUMMARY, TITLE):
        code = guess_language(draft.part(part))
        if code:
            text = draft.part(part)
            rule = "script and function words"
            return Finding(code, (Evidence("language", part, 0, min(len(text), 80), text[:80], rule, 0.9),))
    return Finding("")


def original_language_of(draft: Draft) -> Finding[str]:
    """The language from which the text was translated or in which it was first written, where the source marks it."""
    for mark in draft.marked("original_language"):
        code = language_code(mark.value) or language_code(mark.words)
        if code:
            return Finding(code, _evidence("original_language", draft, mark.part, mark.start, mark.end))
    return Finding("")


def _evidence(field: str, draft: Draft, part: str, start: int, end: int) -> tuple[Evidence, ...]:
    return (Evidence(field, part, start, end, draft.part(part)[start:end], "marked by the source"),) if part else ()
