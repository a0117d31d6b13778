"""The others who sent a cable together with its sender."""

from dataclasses import replace

from corpus.cable import Cable, Party, Person
from corpus.normalise.headings.joint import JOIN, party_spans
from corpus.normalise.headings.phrases import party_of
from corpus.normalise.names.compare import same_name
from corpus.normalise.parties.found import recognised


def other_senders(cable: Cable) -> tuple[Party, ...]:
    """The parties that a cable's sender names beside the first; none where one sent it alone.

    A record has one sender, whose `verbatim` holds the words for all where several sent it. The persons are those of
    the cable's participants, with what is known of them.
    """
    sender = cable.sender
    if sender is None or not JOIN.search(sender.verbatim):
        return ()
    words = sender.verbatim
    spans = party_spans(words, 0, len(words))
    parties = (party_of(words[span.start : span.end]) for span in spans[1:])
    found = (_known(party, cable) for party in parties if party and recognised(party))
    return tuple(party for party in found if party)


def _known(party: Party, cable: Cable) -> Party | None:
    """The party with its person as the list of participants has him; None for a further office of the sender's own."""
    person, sender = party.person, cable.sender
    if person is None:
        return None if sender and sender.person else party
    same: list[Person] = [each.person for each in cable.participants if same_name(person.name, each.person.name)]
    return replace(party, person=same[0]) if same else None
