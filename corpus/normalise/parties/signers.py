"""The sender with the person who signed, where the heading has an office alone or a surname."""

from dataclasses import replace

from corpus.cable import Evidence, Party, Person
from corpus.draft import BODY, Draft
from corpus.normalise.headings.persons import person_of
from corpus.normalise.names.person import name_tokens, same_name
from corpus.normalise.parties.salutations import salutation_of
from corpus.normalise.parties.signatures import signatory_of


def with_signatory(draft: Draft, party: Party) -> tuple[Party, tuple[Evidence, ...]]:
    """The party with the person who signed: a fuller form of its own person, or the one whom the heading left out."""
    line = signatory_of(draft)
    if line is None:
        return party, ()
    words = draft.part(line.part)[line.start : line.end]
    signer, known = person_of(words), party.person
    if known is None:
        # Under a letter a lone word is as often a forename.
        familiar = len(words.split()) == 1 and salutation_of(draft.part(BODY)) is not None
        person = signer if not familiar and (party.office or party.body or party.post) else None
    elif same_name(known.name, signer.name):
        person = _fuller(known, signer)
    elif _namesake(known, signer):
        # The markup took the surname in the heading for another bearer of it: the signature is the document's own.
        person = replace(signer, forms=(*known.forms[:1], *signer.forms))
    else:
        person = None
    if person is None:
        return party, ()
    return replace(party, person=person), (Evidence("sender", line.part, line.start, line.end, words, line.rule, 0.85),)


def _namesake(known: Person, signer: Person) -> bool:
    """Is the person known by a fuller name than the heading has, one that the signature contradicts?"""
    stated = known.forms[0] if known.forms else known.name
    return stated != known.name and same_name(stated, signer.name)


def _fuller(known: Person, signer: Person) -> Person:
    """One person under the longer of two names, with both forms."""
    longer = max((known.name, signer.name), key=lambda name: (len(name_tokens(name)), len(name)))
    return replace(known, name=longer, forms=tuple(dict.fromkeys((*known.forms, *signer.forms))))
