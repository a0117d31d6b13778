"""Generated cables, as many and as long as wanted: always the same ones for a seed, each by itself.

Words are drawn by Zipf's law from an invented vocabulary whose commonest words are English function words and whose
others are inflected as English is, in sentences between set phrases of the trade; names, posts, keywords and dates
from lists of their own. They read like nothing, and cost an engine about what real cables do.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Any, Final

from index.engine import Entry

_FUNCTION: Final = [
    "the", "of", "to", "and", "in", "a", "that", "is", "for", "on", "it", "with", "as", "be", "by", "at", "this",
    "was", "from", "are", "not", "have", "or", "an", "which", "has", "would", "had", "will", "he", "his", "their",
    "they", "been", "its", "but", "no", "were", "we", "any", "said", "if", "who", "there", "all", "more", "could",
    "them", "such", "our", "also", "should", "other",
]  # fmt: skip
_SYLLABLES: Final = [
    "ta", "re", "mi", "no", "ker", "van", "des", "pol", "it", "gra", "con", "sul", "mer", "ati", "on", "eg", "ri",
    "la", "do", "min", "est", "fur", "bal", "tor", "lin", "sa", "vo", "ne", "ul", "pra", "che", "ism",
]  # fmt: skip
_ENDINGS: Final = ("", "", "", "", "s", "ed", "ing", "ation", "ment", "er")
_PHRASES: Final = (
    "The Ambassador called on {name} at the Foreign Ministry this morning.",
    "In reply to your telegram number {number} the Minister said that",
    "I have the honour to report that {name} of the Embassy in {place}",
    "Please repeat to {place} for information of {name}.",
    "The exchange of notes on the {keyword} will take place in {place}.",
)
_KINDS: Final = ("telegram", "despatch", "letter", "memorandum", "report", "note", "airgram", "memcon")
_MARKINGS: Final = ("unclassified", "restricted", "confidential", "secret", "top secret")
_FIRST: Final = date(1945, 1, 1)
_DAYS: Final = 36 * 365
_KERNEL: Final = 6_000


@dataclass(frozen=True)
class Correspondence:
    """How much is generated: cables of about so many words, the size of the vocabulary, how many names there are."""

    cables: int
    words: int = 1100
    seed: int = 1
    vocabulary: int = 400_000
    names: int = 20_000
    posts: int = 300
    keywords: int = 5_000

    @cached_property
    def lexicon(self) -> tuple[list[str], list[float]]:
        """The words, the commonest first, and their summed weights."""
        rng = Random(self.seed)
        found: dict[str, None] = dict.fromkeys(_FUNCTION)
        while len(found) < self.vocabulary:
            stem = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((2, 2, 3, 3, 4))))
            for ending in rng.sample(_ENDINGS, 3):
                found[stem + ending] = None
        words = list(found)[: self.vocabulary]
        return words, list(accumulate(map(_weight, range(len(words)))))

    @cached_property
    def people(self) -> list[str]:
        """The names, of two words."""
        rng = Random(self.seed + 1)

        def part(most: int) -> str:
            return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, most))).capitalize()

        firsts = [part(2) for _ in range(300)]
        return [f"{rng.choice(firsts)} {part(3)}" for _ in range(self.names)]

    @cached_property
    def places(self) -> list[str]:
        """The posts."""
        rng = Random(self.seed + 2)
        return ["".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize() for _ in range(self.posts)]

    @cached_property
    def matters(self) -> list[str]:
        """The keywords, of two words."""
        words = self.lexicon[0][len(_FUNCTION) :]
        rng = Random(self.seed + 3)
        return [" ".join(rng.sample(words[:20_000], 2)) for _ in range(self.keywords)]

    def each(self, numbers: Iterable[int] | None = None) -> Iterator["Generated"]:
        """The cables one by one, all or those of these numbers."""
        return (self.cable(number) for number in (numbers if numbers is not None else range(self.cables)))

    def cable(self, number: int) -> "Generated":
        """One cable."""
        rng = Random(self.seed * 1_000_003 + number)
        day = _FIRST + timedelta(rng.randrange(_DAYS))
        people = [_skewed(rng, self.names) for _ in range(rng.randint(2, 7))]
        place = _skewed(rng, self.posts)
        keywords = [_skewed(rng, self.keywords) for _ in range(rng.randint(2, 6))]
        title = f"{rng.choice(_KINDS).capitalize()} from {self.people[people[0]]} on {self.matters[keywords[0]]}"
        body = " ".join(self._sentences(rng, people, place, keywords))
        return Generated(number, title, body, day, rng.random(), people, place, keywords, rng.randrange(40))

    def _sentences(self, rng: Random, people: list[int], place: int, keywords: list[int]) -> Iterator[str]:
        words, weights = self.lexicon
        left = int(self.words * rng.triangular(0.3, 2.0, 0.7))
        while left > 0:
            if rng.random() < 0.1:
                said = rng.choice(_PHRASES).format(
                    name=self.people[rng.choice(people)], place=self.places[place], number=rng.randrange(3000),
                    keyword=self.matters[rng.choice(keywords)],
                )  # fmt: skip
                left -= said.count(" ") + 1
            else:
                drawn = rng.choices(words, cum_weights=weights, k=min(left, rng.randint(6, 30)))
                left -= len(drawn)
                said = " ".join(drawn).capitalize() + "."
            yield said


def _weight(rank: int) -> float:
    """Zipf's law with the two regimes of large corpora (Ferrer i Cancho and Solé 2001): past a kernel of some thousand
    words the rest are much rarer, so that a million words hold some 20,000 different ones, as real cables do.
    """
    least = 1 / (_KERNEL + 2.7)
    return 1 / (rank + 2.7) if rank < _KERNEL else least * ((_KERNEL + 2.7) / (rank + 2.7)) ** 2


def _skewed(rng: Random, most: int) -> int:
    """A number below `most`: small ones are much commoner."""
    return int(most * rng.random() ** 3)


@dataclass(frozen=True, slots=True)
class Generated:
    """A cable, with numbers for its people, post and keywords; `luck` decides how well it is dated."""

    number: int
    title: str
    body: str
    day: date
    luck: float
    people: list[int]
    place: int
    keywords: list[int]
    spare: int

    def entry(self, known: Correspondence) -> Entry:
        """The cable as an engine is given it."""
        people, sender, recipient = self.people, self.people[0], self.people[1]
        values = {
            "sender": (1_000_000 + sender,), "recipient": (2_000_000 + recipient,),
            "participant": tuple(dict.fromkeys(3_000_000 + each for each in people)),
            "keyword": tuple(dict.fromkeys(4_000_000 + each for each in self.keywords)),
            "place": (5_000_000 + self.place,), "about": (6_000_000 + self.place,),
            "classification": (7_000_000 + self.spare % len(_MARKINGS),),
            "kind": (8_000_000 + self.spare % len(_KINDS),),
            "language": (9_000_000,), "collection": (9_000_001 + self.number % 3,),
            "sender_party": (1_000_000 + sender,), "recipient_party": (2_000_000 + recipient,),
            "participant_party": tuple(dict.fromkeys(3_000_000 + each for each in people)),
        }  # fmt: skip
        names = " ".join(known.people[each] for each in people) + " " + known.places[self.place]
        first = self.day.toordinal()
        last = first if self.luck < 0.93 else first + 30
        dated = self.luck < 0.98
        texts = {"title": self.title, "body": self.body, "names": names}
        return Entry(
            self.number + 1,
            f"generated/{self.number:08}",
            "en",
            texts,
            values,
            first if dated else None,
            last if dated else None,
            dated,
        )

    def record(self, known: Correspondence) -> dict[str, Any]:
        """The cable as a line that `cables ingest` reads."""
        return {
            "id": f"generated/{self.number:08}", "title": self.title, "date": self.day.isoformat(),
            "sender": known.people[self.people[0]], "recipients": [known.people[self.people[1]]],
            "place": known.places[self.place], "classification": _MARKINGS[self.spare % len(_MARKINGS)],
            "keywords": [known.matters[each] for each in self.keywords], "body": self.body,
        }  # fmt: skip
