"""What the authority knows of a person and of an office, and the line of text that keeps it.

The file is one sorted text (see `corpus.authority.table`): a first field tells the kind of line.

- `n`, a folded part of a name, the ids of the persons who bear it, each with the years in which to expect them;
- `o`, service, office and place folded, the terms of its holders;
- `p`, an id, and what is known of the person;
- `v`, a code, the volume of papers for which it stands, its first and last year;
- `w`, a word of what is said of persons, of how many it is said;
- `a`, an id that the sources have for a person a second time, and the one that is kept.
"""

from datetime import date

from corpus.frozen import dataclass

NAME, OFFICE, PERSON, VOLUME, WORD, ALIAS, ABOUT = "n", "o", "p", "v", "w", "a", "!"
FIELD, ITEM, PART = "\t", "|", "~"
RULE = "authority"
"""How the rules begin that the evidence for a resolved person names; ids follow."""
BY_NAME, BY_OFFICE, ONE_OF = f"{RULE}: ", f"{RULE} by office: ", f"{RULE}, one of: "
OPEN_START, OPEN_END = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Term:
    """An office that a person held.

    `service` is the state that was served ("united states"), `office` the office in natural words, `place` the country
    or organisation to which its holder was sent, empty for offices at home. `start` and `end` are days, months or
    years in ISO 8601, empty where not known. `source` tells from where the term is known, in one letter: `p` the
    Office of the Historian's list of principal officers and chiefs of mission, `h` our own table, `r` remarks in the
    volumes' lists of persons, `u` the user's own entries.
    """

    service: str
    office: str
    place: str
    start: str
    end: str
    source: str

    def held_on(self, earliest: date, latest: date) -> bool:
        """Was the office certainly this person's through all of these days, as far as its ends are known?"""
        return first_day(self.start, certain=True) <= earliest and latest <= last_day(self.end, certain=True)

    def touches(self, earliest: date, latest: date) -> bool:
        """Can the office have been this person's on any of these days?"""
        return first_day(self.start) <= latest and earliest <= last_day(self.end)

    def in_words(self) -> str:
        """The office as people read it: "Ambassador to Cuba (Soviet Union)"."""
        named = f"{self.office} to {self.place}" if self.place else self.office
        return f"{named} ({self.service})" if self.service else named


def first_day(text: str, *, certain: bool = False) -> date:
    """The first day of a day, month or year in ISO 8601; with `certain` the last on which it can have begun."""
    return (_day(text, last=certain)) if text else OPEN_START


def last_day(text: str, *, certain: bool = False) -> date:
    """The last day of a day, month or year in ISO 8601; with `certain` the first on which it can have ended."""
    return (_day(text, last=not certain)) if text else OPEN_END


def _day(text: str, *, last: bool) -> date:
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if not month:
        return date(year, 12, 31) if last else date(year, 1, 1)
    if not (day or last):
        return date(year, month, 1)
    final = date.fromordinal(date(year + (month == 12), month % 12 + 1, 1).toordinal() - 1)
    # The source's lists have a 31st in short months.
    return final.replace(day=min(day, final.day)) if day else final


@dataclass(frozen=True, slots=True)
class Entry:
    """A person of the authority.

    `forms` are the names as they are compared, folded, in natural order, the fullest first; `first` and `last` are the
    years in which papers of their own time speak of the person, `volumes` the codes of these papers. `words` are
    canonical words of what is said of the person: offices, bodies, countries. `keys` are the parts of surnames under
    which the person is looked up; the file keeps them in its lines of names.
    """

    id: str
    name: str
    born: int | None = None
    died: int | None = None
    first: int | None = None
    last: int | None = None
    forms: tuple[tuple[str, ...], ...] = ()
    terms: tuple[Term, ...] = ()
    words: frozenset[str] = frozenset()
    volumes: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()

    def alive(self, earliest: int, latest: int) -> bool:
        """Can the person have written or been written to in these years: of age, and not dead?"""
        return (self.born is None or self.born + ADULT <= latest) and (self.died is None or earliest <= self.died)


ADULT = 18


def term_text(term: Term) -> str:
    """A term as one item of a line."""
    return PART.join((term.service, term.office, term.place, term.start, term.end, term.source))


def read_term(text: str) -> Term:
    """The term that `term_text` wrote."""
    service, office, place, start, end, source = text.split(PART)
    return Term(service, office, place, start, end, source)


def entry_line(entry: Entry) -> str:
    """A person as a line of the file."""
    years = (entry.born, entry.died, entry.first, entry.last)
    return FIELD.join(
        (
            PERSON,
            entry.id,
            entry.name,
            *("" if year is None else str(year) for year in years),
            ITEM.join(" ".join(form) for form in entry.forms),
            ITEM.join(map(term_text, entry.terms)),
            " ".join(sorted(entry.words)),
            " ".join(entry.volumes),
        )
    )


def read_entry(line: str) -> Entry:
    """The person that `entry_line` wrote."""
    _, id, name, born, died, first, last, forms, terms, words, volumes = line.split(FIELD)
    return Entry(
        id,
        name,
        born=_year(born),
        died=_year(died),
        first=_year(first),
        last=_year(last),
        forms=tuple(tuple(form.split()) for form in forms.split(ITEM) if form),
        terms=tuple(read_term(term) for term in terms.split(ITEM) if term),
        words=frozenset(words.split()),
        volumes=tuple(volumes.split()),
    )


def _year(text: str) -> int | None:
    return int(text) if text else None
