"""The rules of the score: for each field, what was to be found, what was found, and how much of it is right.

They are explained for readers in docs/accuracy.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bench.accuracy.truth import Meant, Names, Truth
from corpus.cable import Cable, Party, Person, Role
from corpus.normalise.dates.edtf import to_edtf
from corpus.normalise.names.compare import fold, name_tokens, same_name, surname
from corpus.normalise.names.compare import same_party as fits

IDENTITIES: Final = ("parties are", "persons are")
FIELDS: Final = (
    "date", "place", "sender", "recipients", "kind", "classification", "present", "participants", *IDENTITIES
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """One field of one document. `asked` values were to be found and `found` of them were; `answered` were given and
    `right` of those are so; `possible` of the others were offered as one of several. `words` shows the answer, `truth`
    what it should be.
    """

    field: str
    asked: int
    found: int
    answered: int
    right: int
    truth: str
    words: str
    possible: int = 0

    @property
    def fault(self) -> str:
        """`missing`, `wrong` or `invented`; empty where there is none."""
        if self.found == self.asked and self.right == self.answered:
            return ""
        if not self.asked:
            return "invented"
        return "missing" if self.right == self.answered else "wrong"


def judge(truth: Truth, cable: Cable) -> Iterator[Judgement]:
    """Every field that the truth knows, in the order of `FIELDS`."""
    if truth.date is not None:
        date = to_edtf(cable.date) if cable.date else ""
        found = _single("date", truth.date, date, right=date == truth.date)
        yield found if truth.date_said or date else replace(found, asked=0)
    if truth.place is not None:
        same = any(fold(cable.place) == fold(name) for name in truth.place)
        yield _single("place", " | ".join(truth.place), cable.place, right=same)
    if truth.sender is not None:
        sender = cable.sender
        same = sender is not None and bool(truth.sender) and same_party(sender, truth.sender)
        yield _single("sender", " | ".join(truth.sender), shown(sender) if sender else "", right=same)
    if truth.recipients is not None:
        yield _recipients(truth.recipients, cable.recipients)
    if truth.kind is not None:
        yield _single("kind", truth.kind, cable.kind, right=cable.kind == truth.kind)
    if truth.classification is not None:
        same = fold(cable.classification) == fold(truth.classification)
        yield _single("classification", truth.classification, cable.classification, right=same)
    if truth.present is not None:
        there = [each.person for each in cable.participants if each.role == Role.PRESENT]
        found = _persons("present", truth.present, there, ())
        yield found if truth.all_present else replace(found, answered=0, right=0)
    if truth.participants is not None:
        everybody = [each.person for each in cable.participants]
        found = _persons("participants", truth.participants, everybody, truth.unjudged)
        yield found if truth.complete else replace(found, answered=0, right=0)
    if truth.parties:
        ends = [party.person for party in (cable.sender, *cable.recipients) if party and party.person]
        # The second of two joint senders is known as one by the role alone.
        ends += [each.person for each in cable.participants if each.role in (Role.SENDER, Role.RECIPIENT)]
        yield _identified("parties are", truth.parties, ends)
    if truth.persons:
        yield _identified("persons are", truth.persons, [each.person for each in cable.participants])


def _identified(field: str, truth: Sequence[Meant], found: Sequence[Person]) -> Judgement:
    """Who was taken for whom in the authority; a person found whom no truth is known of is not judged."""
    known = {each.id for each in truth}
    right = wrong = possible = 0
    lost, given = [], []
    for meant in truth:
        if any(person.id == meant.id for person in found):
            right += 1
            continue
        named = [each for each in found if each.id not in known and is_person(each, meant.names)]
        taken = next((each for each in named if each.id), None)
        wrong += taken is not None
        possible += not taken and any(one.id == meant.id for each in named for one in each.candidates)
        lost.append(f"{' | '.join(meant.names)} = {meant.id}")
        given += [f"{each.name} = {_taken_for(each)}" for each in named[:1]]
    return Judgement(field, len(truth), right, right + wrong, right, "; ".join(lost), "; ".join(given) or "–", possible)


def _taken_for(person: Person) -> str:
    if person.id:
        return f"{person.id} {person.known_as}"
    return " or ".join(f"{each.id} {each.name} ({each.confidence:.2f})" for each in person.candidates) or "nobody"


def _single(field: str, truth: str, words: str, *, right: bool) -> Judgement:
    asked, answered = int(bool(truth)), int(bool(words))
    good = int(right and bool(truth))
    return Judgement(field, asked, good, answered, good, truth, words)


def _recipients(truth: Sequence[Names], found: Sequence[Party]) -> Judgement:
    """Right where each of one side has its counterpart on the other."""
    same = len(truth) == len(found) and _matched(truth, found) == len(truth)
    return _single(
        "recipients",
        "; ".join(" | ".join(names) for names in truth),
        "; ".join(map(shown, found)),
        right=same,
    )


def _matched(truth: Sequence[Names], found: Sequence[Party]) -> int:
    left = list(found)
    for names in truth:
        at = next((at for at, party in enumerate(left) if same_party(party, names)), None)
        if at is not None:
            left.pop(at)
    return len(found) - len(left)


def _persons(field: str, truth: Sequence[Names], found: Sequence[Person], unjudged: Sequence[Names]) -> Judgement:
    """How many of those known were found, and how many of those found are known; `unjudged` count on neither side."""
    hit = [names for names in truth if any(is_person(person, names) for person in found)]
    good = [person for person in found if any(is_person(person, names) for names in truth)]
    aside = [person for person in found if person not in good and any(is_person(person, names) for names in unjudged)]
    lost = [" | ".join(names) for names in truth if names not in hit]
    extra = [person.name for person in found if person not in good and person not in aside]
    answered = len(found) - len(aside)
    return Judgement(field, len(truth), len(hit), answered, len(good), "; ".join(lost), "; ".join(extra))


def is_person(person: Person, names: Names) -> bool:
    """Whether one of the names is a name of this person."""
    return any(same_name(person.name, name) or same_name(name, person.name) for name in names)


def same_party(party: Party, names: Names) -> bool:
    """The surname is right, or all that the words say is in the party's own office, body, post and the post's country.

    The party's verbatim does not help it: what is judged is how its words were taken apart.
    """
    bare = replace(party, verbatim="")
    return any(
        (party.person is not None and _same_surname(party.person.name, name)) or fits(name, bare) for name in names
    )


def _same_surname(person: str, name: str) -> bool:
    family = surname(name_tokens(name))
    return len(family) > 1 and family == surname(name_tokens(person))


def shown(party: Party) -> str:
    """A party as the lists of misses show it."""
    person = party.person.name if party.person else "–"
    return " / ".join((person, party.office or "–", party.body or "–", party.post or "–"))
