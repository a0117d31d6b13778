"""Two parties among the plain words: cables from the one to the other rank higher.

Every word is looked up as `from:` and `to:` would. The names that a cable's parties have are words of it already, so a
single one needs nothing more, unless the question says which end it is; of two, the first is the sender.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from index.engine import Clause
from index.query import And, Node, OneOf, Value
from search.ranking.plain import Plain

PAIR = 0.3
"""What a sender and a recipient are worth together."""

ONE_END = 0.3
"""What a sender is worth after "from" or before "to", and a recipient after "to"."""

MOST = 12
"""Of more words only the first are looked up."""

Meaning = Callable[[Sequence[Value]], Iterable[Node]]
"""What some names mean in a collection."""


def clauses(words: Sequence[Plain], meaning: Meaning) -> tuple[Clause, ...]:
    """The pairs, and the single ends, that some cable has."""
    places = [at for at, each in enumerate(words) if not each.empty and not each.folded.isdecimal()][:MOST]
    folded = ["", *(each.folded for each in words), ""]
    # To look one up takes long: only those that can be an end by themselves, or of a pair.
    senders = [at for at in places if folded[at] == "from" or folded[at + 2] == "to" or _paired(words, at, places)]
    sent = _ends("from", words, senders, meaning)
    recipients = [at for at in places if folded[at] == "to" or any(_paired(words, one, [at]) for one in sent)]
    received = _ends("to", words, recipients, meaning)
    return (*_single(words, sent, received), *_pairs(words, sent, received))


def _paired(words: Sequence[Plain], at: int, others: Sequence[int]) -> bool:
    """Whether another word follows the one at this place, as a recipient its sender."""
    return any(at < other and words[other].folded != words[at].folded for other in others)


Ends = dict[int, OneOf]


def _ends(field: str, words: Sequence[Plain], places: Sequence[int], meaning: Meaning) -> Ends:
    found = zip(places, meaning([Value(field, words[at].word.text) for at in places]), strict=True)
    return {at: node for at, node in found if isinstance(node, OneOf) and node.ids}


def _single(words: Sequence[Plain], sent: Ends, received: Ends) -> Iterator[Clause]:
    folded = [each.folded for each in words] + [""]
    for at, node in sent.items():
        if folded[at + 1] == "to" or (at and folded[at - 1] == "from"):
            yield Clause(node, ONE_END, f"from {words[at].word.text}")
    for at, node in received.items():
        if at and folded[at - 1] == "to":
            yield Clause(node, ONE_END, f"to {words[at].word.text}")


def _pairs(words: Sequence[Plain], sent: Ends, received: Ends) -> Iterator[Clause]:
    for one, sender in sent.items():
        for other, recipient in received.items():
            if one < other and words[one].folded != words[other].folded:
                why = f"from {words[one].word.text} to {words[other].word.text}"
                yield Clause(And((sender, recipient)), PAIR, why)
