"""The cables that hold one token of those asked for, in a text or in any."""

from index.analysis import stem_of
from index.engine import TEXT_FIELDS
from index.engines.asked.fields import STEMS
from index.engines.asked.lexicon import stem_in
from index.engines.asked.space import Q, Space
from index.matching import Wanted


def fields_of(name: str) -> tuple[str, ...]:
    """The text fields that are meant: this one, or all."""
    return (name,) if name in TEXT_FIELDS else TEXT_FIELDS


def single(space: Space[Q], wanted: Wanted, field: str = "") -> Q:
    """The cables that hold one token, in a field or in any."""
    if wanted.pattern:
        return space.any_of([space.fitting(name, wanted.pattern) for name in fields_of(field)])
    if wanted.stems and field not in TEXT_FIELDS:
        return _by_stems(space, wanted)
    expansion = space.lexicon.expansion(wanted)
    found = [_tokens(space, name, expansion.everywhere) for name in fields_of(field)]
    for language, tokens in expansion.within.items():
        if language not in space.languages:
            continue
        held = space.any_of([_tokens(space, name, tokens) for name in fields_of(field)])
        found.append(spoken(space, held, language))
    return space.any_of(found)


def _tokens(space: Space[Q], field: str, tokens: frozenset[str]) -> Q:
    return space.any_term(field, sorted(tokens))


def spoken(space: Space[Q], query: Q, language: str) -> Q:
    """Those of the cables whose texts are in a language."""
    return query if len(space.languages) == 1 else space.all_of([query, space.spoken(language)])


def _by_stems(space: Space[Q], wanted: Wanted) -> Q:
    """A word in any form in any text: what its stems do not cover of its tokens is added, which is seldom anything."""
    terms = sorted({*wanted.stems, *wanted.exact})
    found = [space.any_of([space.term(STEMS, term) for term in terms])]
    loose = {
        token for form in wanted.exact for token in space.lexicon.tokens(form)
        if any(stem_in(token, language) not in terms for language in space.languages)
    }  # fmt: skip
    if loose:
        found += [_tokens(space, name, frozenset(loose)) for name in TEXT_FIELDS]
    for stem in wanted.stems:
        language, alone = stem_of(stem)
        if language not in space.languages:
            continue
        same = {token for token in space.lexicon.tokens(alone) if stem_in(token, language) != stem}
        if same:
            held = space.any_of([_tokens(space, name, frozenset(same)) for name in TEXT_FIELDS])
            found.append(spoken(space, held, language))
    return space.any_of(found)
