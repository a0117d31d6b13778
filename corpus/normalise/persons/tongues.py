"""What beside a name tells that it is a person's, in languages other than English."""

import re
from collections.abc import Sequence
from functools import cache

from corpus.frozen import dataclass
from corpus.normalise.headings.alternation import small
from corpus.normalise.lexicon import lines_of

_GAP = r"[ \n]"
_BETWEEN = r"(?:[ \n][\w'’.-]{1,18}){1,3}"
_LONE_TITLES = r"(?:(?:MM\.|тов\.|тт\.|т\.|heren|heer|de heer|de heren|signori|señores|pan|pana|panem) ){0,1}"
_APPOSITION = r",[^,.;\n]{3,70}"
_SHORTEST_OF_SAYING = 5


@dataclass(frozen=True, slots=True)
class Before:
    """Phrases that stand before a name: a pattern, and the last words of the phrases, one of which is among the last
    `reach` words there. To ask for these spares most places the search.
    """

    pattern: re.Pattern[str]
    last: tuple[str, ...]
    reach: int

    def search(self, text: str, begin: int, end: int) -> bool:
        """Whether one of the phrases stands between `begin` and a name at `end`."""
        words = small(text[begin:end]).replace("’", "'").split()[-self.reach :]
        return any(word.endswith(self.last) for word in words) and self.pattern.search(text, begin, end) is not None


@dataclass(frozen=True, slots=True)
class Tongue:
    """The phrases of a language as patterns: `says` and those `after` match behind a name, the rest search up to it.

    `verbs` are those of one word, small, that can open a sentence before a name.
    """

    language: str
    says: re.Pattern[str]
    said_by: Before
    leads: Before
    present_before: re.Pattern[str]
    present_after: re.Pattern[str]
    writer_before: Before
    writer_after: re.Pattern[str]
    verbs: frozenset[str]

    @property
    def nouns(self) -> bool:
        """Whether all nouns have a capital."""
        return self.language == "de"

    @property
    def inverts(self) -> bool:
        """Whether the verb often stands before its subject."""
        return self.language not in ("de", "nl")


@cache
def _phrases() -> dict[str, dict[str, tuple[str, ...]]]:
    """The data file: by language and kind of phrase."""
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in lines_of("persons_in_tongues.txt"):
        key, _, phrases = line.partition(": ")
        language, _, kind = key.partition(" ")
        table.setdefault(language, {})[kind] = tuple(phrases.split("|"))
    return table


def _pattern(phrase: str) -> str:
    """A phrase as a pattern: any space a break of line too, the first letter large or small, `…` up to three words."""
    words = _GAP.join(re.escape(word) for word in phrase.split()).replace("'", "['’]")
    first = phrase[0]
    return f"[{first.lower()}{first.upper()}]{words[1:]}".replace(f"{_GAP}…", _BETWEEN)


@cache
def tongue(language: str) -> Tongue | None:
    """The patterns of a language (ISO 639-1) other than English, or None where none are kept."""
    phrases = _phrases().get(language)
    if phrases is None:
        return None
    own = {kind: "|".join(map(_pattern, each)) for kind, each in phrases.items()}
    # The verb before its subject: the short ones (is, has) say too little there.
    inverted = tuple(verb for verb in phrases["says"] if len(verb) >= _SHORTEST_OF_SAYING)
    return Tongue(
        language=language,
        says=re.compile(rf",?[ \n](?:{own['says']})(?!\w)"),
        said_by=_before(inverted, r"[ \n]$", 1),
        leads=_before(phrases["leads"], rf"[ \n]{_LONE_TITLES}$", 3),
        present_before=re.compile(rf"{_leaping(phrases['present-before'])}(?!\w)"),
        present_after=re.compile(rf",?[ \n](?:{own['present-after']})(?!\w)"),
        writer_before=_before(phrases["writer-before"], r"(?:[ \n][\w'’.-]{1,18}){0,2}?[ \n]$", 3),
        writer_after=re.compile(rf"(?:{_APPOSITION},|,)?[ \n](?:{own['writer-after']})(?!\w)"),
        verbs=frozenset(
            phrase.lower()
            for kind in ("says", "writer-before", "leads", "present-before", "present-after")
            for phrase in phrases[kind]
            if " " not in phrase
        ),
    )


def _leaping(phrases: Sequence[str]) -> str:
    """The phrases as one pattern, for a search that leaps from one of their first letters to the next."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(f"{phrase[0].lower()}{phrase[0].upper()}", []).append(_pattern(phrase).partition("]")[2])
    letters = "|".join(f"(?<=[{both}])(?:{'|'.join(rest)})" for both, rest in groups.items())
    return rf"[{''.join(groups)}](?<!\w.)(?:{letters})"


def _before(phrases: Sequence[str], behind: str, reach: int) -> Before:
    last = dict.fromkeys(small(phrase.split()[-1]).replace("’", "'") for phrase in phrases)
    return Before(re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, phrases))}){behind}"), tuple(last), reach)


def says(language: str) -> tuple[str, ...]:
    """The verbs of saying of a language other than English, as they stand in the data; none for another."""
    return _phrases().get(language, {}).get("says", ())
