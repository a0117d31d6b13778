"""Countries and cities as headings in any tongue name them, behind "in" in the case that it demands ("в Гаване")."""

import re
from collections.abc import Iterator

from corpus.gazetteer.places import city, country
from corpus.normalise.headings.polish import from_genitive, from_locative
from corpus.normalise.parties.capitals import is_city, is_country

_ARTICLE = re.compile(
    r"^(?:(?:the|les?|la|l['’]|los|las|el|il|gli|i|os?|as?|den|dem|der|die|de|het)\s+|l['’])", re.IGNORECASE
)
_LONGEST = 6
_ABBREVIATED = {
    "КНР": "People's Republic of China", "ГДР": "German Democratic Republic", "ФРГ": "Federal Republic of Germany",
    "ПНР": "Poland", "ВНР": "Hungary", "ЧССР": "Czechoslovakia", "НРБ": "Bulgaria", "СРР": "Romania",
    "КНДР": "Democratic People's Republic of Korea", "ДРВ": "Democratic Republic of Vietnam", "СФРЮ": "Yugoslavia",
    "ФНРЮ": "Yugoslavia", "Польской Народной Республике": "Poland",
    "Китайской Народной Республике": "People's Republic of China", "Vereinigten Staaten": "United States",
    "Estados Unidos de América": "United States", "Stati Uniti d’America": "United States",
    "Stati Uniti d'America": "United States", "Grande-Bretagne": "Great Britain", "Saint-Siège": "Holy See",
    "Santa Sede": "Holy See",
}  # fmt: skip
# The endings of a Russian place behind "in": of feminine and of masculine words.
_FEMININE = (("ой", "ая"), ("ей", "яя"), ("ии", "ия"), ("е", "а"), ("и", "ь"))
_MASCULINE = (("ском", "ский"), ("ном", "ный"), ("ии", "ий"), ("ае", "ай"), ("е", ""), ("у", ""))
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def country_named(words: str) -> str:
    """The English name of the country that the words name, in whatever tongue; empty where they name none."""
    bare = _ARTICLE.sub("", words.strip(" ,.;()"), count=1)
    if is_country(bare):
        return bare
    if bare in _ABBREVIATED:
        return _ABBREVIATED[bare]
    for form in _forms(bare):
        found = country(form)
        if found:
            return found.name
    return ""


def city_named(words: str) -> str:
    """The city that the words name, in the nominative; empty where they name none that is known."""
    bare = words.strip(" ,.;()")
    if is_city(bare):
        return bare
    return next((form for form in _forms(bare) if city(form)), "")


def city_in_polish(words: str) -> str:
    """The city that a Polish heading names behind "w" ("Londynie": "Londyn"); empty where none is known."""
    return next((form for form in from_locative(words.strip(" ,.;()")) if city(form)), "")


def city_out_of_polish(words: str) -> str:
    """The city that a Polish line names behind "z" ("Pekinu": "Pekin"); empty where none is known."""
    return next((form for form in from_genitive(words.strip(" ,.;()")) if city(form)), "")


def english_city(words: str) -> str:
    """The name under which the table of capitals has a city that is named in another tongue; empty for others."""
    found = city(city_named(words) or words)
    return (found.former or found.name) if found else ""


def place_at(text: str) -> str:
    """The longest country or city with which the text begins, as it stands; empty where it begins with none."""
    words = text.split(" ")[:_LONGEST]
    for count in range(len(words), 0, -1):
        candidate = " ".join(words[:count]).rstrip(" ,.;()")
        if candidate and (country_named(candidate) or city_named(candidate)):
            return candidate
    return ""


def _forms(words: str) -> Iterator[str]:
    """The words as they stand, and in the nominative where they are Russian; without "the Republic of" before them."""
    if len(words) < 2 or not (words[0].isupper() or not words[0].isascii()):
        return
    yield words
    if not _CYRILLIC.search(words):
        return
    for endings in (_FEMININE, _MASCULINE):
        yield " ".join(_nominative(word, endings) for word in words.split(" "))
    first, _, rest = words.partition(" ")
    if rest and first.lower() in ("республике", "королевстве"):
        yield rest


def _nominative(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for oblique, plain in endings:
        if word.endswith(oblique) and len(word) > len(oblique) + 2:
            return word.removesuffix(oblique) + plain
    return word
