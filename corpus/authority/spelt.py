"""Names as lists and tables spell them: "Guevara de la Serna, Major Ernesto (Che)" taken apart."""

import re
from collections.abc import Iterable, Iterator

from corpus.frozen import dataclass
from corpus.normalise.names.folding import folded_words
from corpus.normalise.names.person import name_tokens, surname
from corpus.normalise.names.titles import PARTICLES, leading_titles, trailing_titles

_BRACKETS = re.compile(r"[(\[“\"]+([^()\[\]“”\"]{1,60})[)\]”\"]+")
_OTHERWISE = re.compile(r"\s*[(\[][^()\[\]“”\"]{1,60}[)\]](?=[\s,]|$)")
_SPACES = re.compile(r"\s+")
_GENERATION = re.compile(r"^(?:jr|sr|ii|iii|iv|esq)\.?$", re.IGNORECASE)
_LONGEST = 8
_VIETNAMESE = 3
_PATRONYMIC = frozenset({"ibn", "bin", "ben", "bint"})


# Marks of catalogues around particles that they do not sort by (ISO 6630), and years before a name.
_NOT_SORTED = re.compile("[\x80-\x9f]")
_YEARS = re.compile(r"\b\d{3,4}[-–]\d{2,4}\b|,?\s\d{4}[-–]\s?$")
# An accent that a conversion has lost: García as "Garc'a", Díaz as "D‘az".
_LOST_ACCENT = re.compile(r"(?<=[cdr])['‘’](?=(?:a|az|as)\b)|(?<=\b[DRMG])['‘’](?=(?:az|os|as)\b)")
_INNER_QUOTE = re.compile(r"(?<=\w)[‘`´](?=\w)")
_BROKEN_ARTICLE = re.compile(r"(?<=\b[ae]l-) (?=\w)")
_NICKNAME = re.compile(r"\s*\(?[“”\"][^“”\"()]{1,40}[“”\"](?: or [“”\"][^“”\"()]{1,40}[“”\"])?\)?(?=[\s,]|$)")


def mended(name: str) -> str:
    """A name of a list without what its way through catalogues and conversions has done to it."""
    name = _YEARS.sub("", _NOT_SORTED.sub("", name))
    return _INNER_QUOTE.sub("’", _LOST_ACCENT.sub("í", name)).strip()


@dataclass(frozen=True, slots=True)
class Spelt:
    """A form of a name: its folded parts in natural order, and those of them by which it is looked up."""

    parts: tuple[str, ...]
    keys: tuple[str, ...]


def shown(name: str) -> str:
    """A name of a list in natural order, as it is shown: "Linehan, John Andrew, Jr." as "John Andrew Linehan, Jr."."""
    bare = _SPACES.sub(" ", _OTHERWISE.sub(" ", _NICKNAME.sub(" ", name))).strip(" ,")
    family, *rest = [part.strip() for part in bare.split(",") if part.strip()] or [""]
    given = [part for part in rest if not _GENERATION.match(part)]
    generation = [part for part in rest if _GENERATION.match(part)]
    natural = _BROKEN_ARTICLE.sub("", f"{given[0]} {family}" if given else family)
    return ", ".join((natural, *generation))


def spellings(name: str) -> Iterator[Spelt]:
    """All the forms in which one name of a list can be met: with what stands in its brackets and without.

    What stands in brackets takes the place of the word before it (`Nasser (Nasir), Gamal`), or of all given names
    (`Guevara, Ernesto (Che)`), or is the whole name spelt otherwise.
    """
    plain = _BRACKETS.sub(" ", name)
    yield from _spelt(plain)
    for match in _BRACKETS.finditer(name):
        before = _BRACKETS.sub(" ", name[: match.start()])
        after = _BRACKETS.sub(" ", name[match.end() :])
        for inside in re.split(r",\s*(?=[^,]*$)|;|\bor\b", match[1]) if "," in before else [match[1]]:
            if "," not in before and "," not in after:
                if len(folded_words(inside)) >= len(folded_words(before)):
                    yield from _spelt(inside)
            elif "," in before:
                yield from _spelt(f"{before.partition(',')[0]}, {inside}")
            else:
                head = before.split()
                yield from _spelt(f"{' '.join(head[:-1])} {inside} {after}")


def _spelt(name: str) -> Iterator[Spelt]:
    family, *rest = [part for part in name.split(",") if part.strip()] or [""]
    rest = [part for part in rest if not _GENERATION.match(part.strip())]
    last = _parts(family)
    given = _parts(rest[0]) if rest else ()
    if not last or len(given) + len(last) > _LONGEST:
        return
    if not given:
        yield _undivided(name_tokens(family) or last)
        return
    bare = tuple(part for part in last if part not in PARTICLES and len(part) > 1)
    yield Spelt((*given, *last), bare or last)


def _parts(text: str) -> tuple[str, ...]:
    """The folded parts of a piece of a name, without titles where anything remains."""
    parts = list(folded_words(text))
    titles = leading_titles()
    while len(parts) > 1 and parts[0] in titles:
        parts.pop(0)
    while len(parts) > 1 and parts[-1] in trailing_titles():
        parts.pop()
    return tuple(parts)


def _undivided(parts: tuple[str, ...]) -> Spelt:
    """A name without a comma: its surname is where its tongue puts it; who has a patronymic goes by the first name.

    Of three parts with the surname first the last is what a Vietnamese is called by (President Diem).
    """
    first = parts[:1] if _PATRONYMIC.intersection(parts[1:-1]) else ()
    called = parts[-1:] if len(parts) == _VIETNAMESE and surname(parts) == parts[0] else ()
    return Spelt(parts, tuple(dict.fromkeys((surname(parts), *first, *called))))


def forms_of(names: Iterable[str]) -> tuple[Spelt, ...]:
    """The different forms of the names of one person, in the order in which they come; a lone title is none."""
    titles = leading_titles()
    found = (spelt for name in names for spelt in spellings(name))
    forms = tuple(dict.fromkeys(spelt for spelt in found if not titles.issuperset(spelt.parts)))
    # A surname alone would let every given name pass, where others are known.
    longer = {part for form in forms if len(form.parts) > 1 for part in form.parts}
    return tuple(form for form in forms if len(form.parts) > 1 or form.parts[0] not in longer)
