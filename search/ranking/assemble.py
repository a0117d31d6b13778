"""All mechanisms together: the clauses of a question, planned for a store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from index.engine import Clause, Request
from index.keeping import View
from index.query import And, Node, OneOf, Query, Value, When
from index.store import Store
from search.fields import field_named
from search.ranking import abbreviations, dated, dwelt, feedback, misspelt, nearness, parties, repeated
from search.ranking.plain import plain_words
from search.spelling import probably_meant

MOST_VALUES = 200
"""A word that more parties of an index have than this tells nobody apart (Minister), and takes long to look up."""


def clauses_for(query: Query, text: str, view: View, planned: Callable[[Query], Query]) -> tuple[Clause, ...]:
    """What raises cables within the answer to a question.

    `text` is the question as typed, `planned` gives values their meaning.
    """
    if query.exact:
        return ()
    snapshot, store = view.snapshot, view.store
    languages = snapshot.languages()
    words = plain_words(query, languages)

    def meaning(asked: Sequence[Value]) -> Iterator[Node]:
        _foresee(asked, store)
        return (planned(Query(required=(node,))).required[0] if _tells_apart(node, store) else node for node in asked)

    return (
        *nearness.clauses(words),
        *repeated.clauses(words, text),
        *dwelt.clauses(words, languages, snapshot.times_with_stems),
        *dated.clauses(words),
        *abbreviations.clauses(words),
        *misspelt.clauses(words, lambda asked: probably_meant(asked, snapshot)),
        *parties.clauses(words, meaning),
    )


def fed_back(request: Request, view: View) -> tuple[Clause, ...]:
    """What the first hits of a planned question add to it."""
    snapshot, query = view.snapshot, request.query
    words = plain_words(query, snapshot.languages())
    if query.exact or not words:
        return ()
    hits = snapshot.answer(replace(request, limit=feedback.HITS)).hits
    cables = view.store.cables([hit.version for hit in hits])
    fed = [
        feedback.Fed(hit.score, cable.language, "\n".join((cable.title, cable.summary, cable.body)))
        for hit in hits
        for cable in (cables[hit.version],)
    ]
    return feedback.clauses(words, fed, snapshot.count(), snapshot.cables_with_stems)


def _foresee(asked: Sequence[Value], store: Store) -> None:
    """Have ready whom names can be meant for."""
    if not asked:
        return
    # Names take long to load, and not every question has words that may be some.
    from corpus.normalise.names.compare import lookup_tokens

    fields = {node.field: field for node in asked if (field := field_named(node.field))}
    for name, field in fields.items():
        names = [lookup_tokens(node.text) for node in asked if node.field == name]
        store.foresee(field.column, names, MOST_VALUES)


def _tells_apart(node: Value, store: Store) -> bool:
    # Names take long to load, and not every question has words that may be some.
    from corpus.normalise.names.compare import lookup_tokens

    field = field_named(node.field)
    found = store.candidates(field.column, lookup_tokens(node.text)) if field else ()
    return sum(1 for _ in islice(found, MOST_VALUES + 1)) <= MOST_VALUES


def evidence_of(clauses: Iterable[Clause]) -> dict[str, Node]:
    """What a question's words were taken for: times, parties, other words, each by a phrase that says so."""
    return {each.why: each.node for each in clauses if _is_evidence(each)}


def _is_evidence(clause: Clause) -> bool:
    is_condition = isinstance(clause.node, When | OneOf | And) and not dated.is_about(clause)
    return is_condition or misspelt.is_respelling(clause)
