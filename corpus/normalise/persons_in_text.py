"""Which persons a running text names, and where.

A name is recognised by what stands in it or beside it: a title, initials, a known forename, a verb of saying, its place
in a list of persons. A lone word with a capital that has none of these stays a word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.normalise.lexicon import Kind, forenames, statesmen
from corpus.normalise.name_context import BEFORE, HOLDS, IN_A_PLACE, NEXT_NAME, ROLE, SAYS
from corpus.normalise.name_runs import Stretch, stretches
from corpus.normalise.names import name_tokens, surname

_LOWER = re.compile(r"(?<![^\W_])[^\W\d_A-Z][^\W\d_]+")
_SURNAME_THEN_GIVEN = re.compile(r"[^\W\d_a-z][a-z]{1,6}-[a-z]{1,7}")
_LOOK_BACK = 48


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: where it stands with its title, the name without it, and the rule that knew it for a person's.

    `rule` is empty for words that can be a name, but are not known for one.
    """

    start: int
    end: int
    name: str
    title: str
    rule: str = ""
    confidence: float = 0.0

    @property
    def key(self) -> str:
        """The folded surname, under which the mentions of one person meet."""
        return surname(name_tokens(self.name))


def persons_in(text: str, known: Iterable[str] = ()) -> tuple[Mention, ...]:
    """The mentions of persons in `text`, in its order. `known` are names that are certain from elsewhere."""
    found = [(stretch, _mention(text, stretch)) for stretch in stretches(text)]
    lower = frozenset(_LOWER.findall(text)) if any(not mention.rule for _, mention in found) else frozenset()
    found = [(stretch, mention if mention.rule else _by_context(text, stretch, mention, lower)) for stretch, mention in found]
    mentions = _by_company(text, found, lower)
    keys = {token for mention in mentions if mention.rule for token in _surnames(mention.name)}
    keys.update(token for name in known for token in _surnames(name))
    return tuple(_by_repetition(found, mentions, keys))


def _surnames(name: str) -> Iterator[str]:
    """The parts of a name by which the document may call the person alone: all but initials and forenames."""
    tokens = name_tokens(name)
    family = surname(tokens)
    for token in tokens:
        if token == family or (len(token) > 2 and token not in forenames()):
            yield token


def _mention(text: str, stretch: Stretch) -> Mention:
    """The mention that a stretch would be, with the rule where its own form is enough."""
    title = text[stretch.title : stretch.start]
    rule, sure = _by_form(stretch)
    name = " ".join(text[stretch.start : stretch.end].split())
    return Mention(stretch.title, stretch.end, name, " ".join(title.split()), rule, sure)


def _by_form(stretch: Stretch) -> tuple[str, float]:
    kinds = stretch.kinds
    if kinds[-1] is Kind.INITIAL or stretch.organisation:
        return "", 0.0
    if stretch.courtesy:
        return "courtesy title and name", 0.98
    if stretch.start > stretch.title:
        return "office and name", 0.95
    if Kind.INITIAL in kinds:
        return ("", 0.0) if stretch.enumerated else ("initials and surname", 0.95)
    if len(kinds) > 1 and kinds[0] is Kind.FORENAME:
        return "forename and surname", 0.9
    if len(kinds) == 2 and _SURNAME_THEN_GIVEN.fullmatch(stretch.words[-1]) and not stretch.bound:
        return "surname and hyphenated given name", 0.85
    return "", 0.0


def _by_context(text: str, stretch: Stretch, mention: Mention, lower: frozenset[str]) -> Mention:
    """The mention with the rule that its neighbours in the sentence give, if any does."""
    if not _possible(stretch, lower) or stretch.bound:
        return mention
    if not stretch.possessive and SAYS.match(text, stretch.end):
        return replace(mention, rule="verb of saying", confidence=0.8)
    if len(stretch.kinds) == 1 and stretch.words[0].lower() in statesmen():
        return replace(mention, rule="known by the surname", confidence=0.85)
    if HOLDS.match(text, stretch.end):
        return replace(mention, rule="what a person has or does", confidence=0.75)
    if stretch.opens:
        return mention
    if stretch.possessive and not IN_A_PLACE.search(text, max(0, stretch.start - 8), stretch.start):
        return replace(mention, rule="possessive", confidence=0.7)
    if BEFORE.search(text, max(0, stretch.start - _LOOK_BACK), stretch.start):
        return replace(mention, rule="party to a talk", confidence=0.75)
    if len(stretch.kinds) > 1 and ROLE.match(text, stretch.end):
        return replace(mention, rule="name and office", confidence=0.8)
    return mention


def _possible(stretch: Stretch, lower: frozenset[str]) -> bool:
    """Whether words can be a name at all: not where the document itself writes them without a capital."""
    if stretch.kinds[-1] is Kind.INITIAL or stretch.organisation:
        return False
    return stretch.words[-1].lower() not in lower


def _by_company(text: str, found: Sequence[tuple[Stretch, Mention]], lower: frozenset[str]) -> list[Mention]:
    """Names that stand in one list with a person's are persons' names."""
    mentions = [mention for _, mention in found]
    order = [*range(1, len(found)), *range(len(found) - 2, -1, -1)]
    for turn, at in enumerate(order):
        other = at - 1 if turn < len(found) - 1 else at + 1
        if mentions[at].rule or not mentions[other].rule or found[at][0].bound or not _possible(found[at][0], lower):
            continue
        left, right = sorted((at, other))
        if NEXT_NAME.fullmatch(text, found[left][1].end, found[right][1].start):
            mentions[at] = replace(mentions[at], rule="in a list of persons", confidence=0.75)
    return mentions


def _by_repetition(
    found: Sequence[tuple[Stretch, Mention]], mentions: Sequence[Mention], keys: set[str]
) -> Iterator[Mention]:
    """The mentions that have a rule, and those whose surname is a person's elsewhere in the document."""
    for (stretch, _), mention in zip(found, mentions, strict=True):
        if mention.rule:
            yield mention
        elif not stretch.organisation and stretch.kinds[-1] is not Kind.INITIAL and mention.key in keys:
            yield replace(mention, rule="surname known from the document", confidence=0.8)
