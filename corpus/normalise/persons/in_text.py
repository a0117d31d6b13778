"""Which persons a running text names, and where.

A name is recognised by what stands in it or beside it: a title, initials, a known forename, a verb of saying, its place
in a list of persons. A lone word with a capital that has none of these stays a word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.frozen import dataclass
from corpus.normalise.dates.romans import roman_number
from corpus.normalise.lexicon import (
    NOT_LOWER_TITLES,
    STYLES_BEHIND,
    Kind,
    is_cyrillic,
    is_statesman,
    is_title,
    kind_of,
    nominatives,
)
from corpus.normalise.names.compare import name_tokens, surname
from corpus.normalise.names.person import is_short_form
from corpus.normalise.persons.capitals import can_be_surname
from corpus.normalise.persons.context import (
    ADDRESSED,
    APPOSED,
    ATTENDED_WITH,
    HOLDS,
    LIST_OPENS,
    MODAL,
    NEXT_NAME,
    NOT_OF_THE_TEXT,
    ROLE,
    SAID_OF,
    SAYS,
    SAYS_PLAINLY,
    in_a_place,
    leads_to_a_person,
    of_an_office,
    speaks_for,
)
from corpus.normalise.persons.eastern import end_of_eastern, is_hyphenated_given
from corpus.normalise.persons.foreign import behind_office, beside, inside_sentences
from corpus.normalise.persons.peers import peers, peers_abroad
from corpus.normalise.persons.run_tokens import upper_cased
from corpus.normalise.persons.runs import Stretch, office_before, stretches
from corpus.normalise.persons.ships import without_ships
from corpus.normalise.persons.tongues import Tongue
from corpus.normalise.persons.written import Written

_GERMAN = (" der ", " die ", " und ", " von ")
_LOWER_TITLE = re.compile(
    r"(?<![\w-])(?P<title>[^\W\d_]{2,14}\.?)(?: (?:иностранных дел|СССР|США|ФРГ|ГДР|КНР|ПНР|ВНР|ЧССР|"
    r"РСФСР))? (?P<particle>(?:(?:de la|"
    r"de|della|del|di|da|du|van|von|zu) |d['’])?)$"
)
_ABBREVIATED = frozenset(
    ["dr", "tov", "тов", "тт", "gen", "ген", "amb", "sen", "prof", "min", "adm", "col", "hr", "tow", "lic", "ing"]
)
_ABBREVIATIONS = tuple(_ABBREVIATED)
_OPENING = 250
_PARTICLES_OF_PLACES = frozenset(("de la ", "de ", "della ", "del ", "di ", "da ", "du ", "d'", "d’"))
_PARTICLES = frozenset(("de", "la", "della", "del", "di", "da", "du", "van", "von", "zu"))
_LONGEST_LABEL = 90
_LOOK_BACK = 48
_LOOK_BACK_FOR_TITLE = 34


class Mention(NamedTuple):
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
        return family_of(self.name)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the context rules look at: the text (lower-case where it is in capitals), and how it is written.

    `written` are the words as the text itself writes them, none where all are in capitals; `nouns` tells that all nouns
    have one (German).
    `tongue` holds the phrases of a language other than English, `inside` the words with a capital inside its sentences.
    """

    text: str
    written: Written
    capitals: bool
    nouns: bool
    tongue: Tongue | None
    inside: frozenset[str]


@lru_cache(maxsize=32768)
def family_of(name: str) -> str:
    """The folded surname of a name as it stands."""
    return surname(name_tokens(name))


def persons_in(
    text: str, known: Iterable[str] = (), tongue: Tongue | None = None, capitals: bool | None = None
) -> tuple[Mention, ...]:
    """The mentions of persons in `text`, in its order.

    `known` are names that are certain from elsewhere, `tongue` the phrases of the language where it is not English,
    `capitals` tells that the text is written in capitals; without it this is looked up.
    """
    capitals = upper_cased(text) if capitals is None else capitals
    found = [
        (stretch, _mention(text, stretch))
        for stretch in _behind_verbs(text, without_ships(text, stretches(text, capitals=capitals)), tongue)
        if not _of_drafting(text, stretch.title)
    ]
    if not found:
        return ()
    setting = _setting(text, capitals, tongue)
    keys: set[str] = set().union(*map(_surnames, known))
    found = [(stretch, _in_context(setting, stretch, mention, keys)) for stretch, mention in found]
    mentions = _by_company(setting, found)
    keys.update(*(_surnames(mention.name) for mention in mentions if mention.rule))
    repeated = (_by_repetition(stretch, mention, keys) for (stretch, _), mention in zip(found, mentions, strict=True))
    return _with_peers(text, [mention for mention in repeated if mention.rule])


def _behind_verbs(text: str, found: Iterable[Stretch], tongue: Tongue | None) -> Iterator[Stretch]:
    """The stretches without a verb that opens a sentence before a name ("Принял Менона"), or an office's last word."""
    for stretch in found:
        first = stretch.words[0]
        start = stretch.start + len(first) + 1
        if (
            tongue
            and len(stretch.words) > 1
            and ((stretch.opens and first.lower() in tongue.verbs) or behind_office(text, start))
        ):
            yield stretch._replace(
                title=start, start=start, words=stretch.words[1:], kinds=stretch.kinds[1:], opens=False, courtesy=False
            )
        else:
            yield stretch


def _with_peers(text: str, mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions with the peers whom a text names by their seats (the Marquis of Salisbury)."""
    british = list(peers(text))
    taken = {peer.end for peer in british}
    others = [mention for mention in mentions if mention.end not in taken]
    known = taken.union(mention.end for mention in others)
    found = [*british, *(peer for peer in peers_abroad(text) if peer.end not in known)]
    seated = [Mention(peer.start, peer.end, peer.seat, peer.rank, "peer", 0.95) for peer in found]
    return tuple(sorted([*others, *seated], key=lambda mention: mention.start)) if seated else tuple(mentions)


def _setting(text: str, capitals: bool, tongue: Tongue | None) -> _Setting:
    lower = text.lower() if capitals else text
    sample = text[:2500]
    nouns = not capitals and " the " not in sample and sum(map(sample.count, _GERMAN)) > 2
    nouns = nouns or bool(tongue and tongue.nouns)
    inside: frozenset[str] = inside_sentences(text) if tongue else frozenset()
    written = Written("" if capitals else text)
    return _Setting(lower if len(lower) == len(text) else text, written, capitals, nouns, tongue, inside)


def _of_drafting(text: str, start: int) -> bool:
    """Whether a line names those who drafted, cleared or translated: they have no part in the message."""
    line = text.rfind("\n", max(0, start - _LONGEST_LABEL), start) + 1
    return start - line < _LONGEST_LABEL and bool(NOT_OF_THE_TEXT.match(text, line))


@lru_cache(maxsize=16384)
def _surnames(name: str) -> frozenset[str]:
    """The parts of a name by which the document may call the person alone: all but initials and forenames."""
    found = {family_of(name)}
    for word in name.split() if " " in name else ():
        if len(word) > 3 and kind_of(word) is Kind.UNKNOWN:
            found.update(name_tokens(word))
    return frozenset(found)


def _mention(text: str, stretch: Stretch) -> Mention:
    """The mention that a stretch would be, with the rule where its own form is enough."""
    rule, sure = _by_form(stretch)
    start, begins = stretch.start, stretch.title
    if begins == start and (not stretch.opens or text[max(0, start - 2) : start] == ". "):
        before = _title_before(text, start, stretch.opens)
        title = before["title"].rstrip(".").lower() if before and before["title"][0].islower() else ""
        # Only an abbreviation lets a sentence go on behind its full stop (тов. Молотов).
        title = "" if stretch.opens and title not in _ABBREVIATED else title
        # After an office the particle leads to a place (ministre de Prusse), after a courtesy to a name.
        known = before is not None and is_title(title, before["particle"] in _PARTICLES_OF_PLACES)
        if before and known and title not in NOT_LOWER_TITLES:
            begins, start = before.start(), start - len(before["particle"])
            rule, sure = rule or "title and name", max(sure, 0.85)
    if not rule and stretch.bound and not stretch.organisation:
        office = office_before(text, start)
        if office is not None:
            begins, rule, sure = office, "office and name", 0.9
    name = " ".join(text[start : stretch.end].split())
    return Mention(begins, stretch.end, name, " ".join(text[begins:start].split()), rule, sure)


def _title_before(text: str, start: int, opens: bool) -> re.Match[str] | None:
    """What may be a title written small before a name; a plain word that is none is told without a search.

    Before what `opens` a sentence, behind a full stop, only an abbreviation is a title.
    """
    word = text[max(0, start - _LOOK_BACK_FOR_TITLE) : start].rpartition(" ")[0].rpartition(" ")[2]
    if opens and not word.lower().endswith(_ABBREVIATIONS, 0, len(word) - 1):
        return None
    if word.isascii() and word.isalpha() and word not in _PARTICLES and not is_title(word.lower()):
        return None
    return _LOWER_TITLE.search(text, max(0, start - _LOOK_BACK_FOR_TITLE), start)


def _by_form(stretch: Stretch) -> tuple[str, float]:
    kinds = stretch.kinds
    if kinds[-1] is Kind.INITIAL or stretch.organisation:
        return "", 0.0
    if stretch.courtesy:
        return "courtesy title and name", 0.98
    if stretch.start > stretch.title:
        return "office and name", 0.95
    if Kind.INITIAL in kinds:
        return ("", 0.0) if stretch.enumerated or roman_number(stretch.words[-1]) else ("initials and surname", 0.95)
    if len(kinds) > 1 and kinds[0] is Kind.FORENAME:
        return "forename and surname", 0.9
    if len(kinds) > 1 and stretch.words[-1].lower() in STYLES_BEHIND:
        return "name and style", 0.85
    if len(kinds) > 1 and not stretch.bound and end_of_eastern(stretch.words) == len(kinds):
        return "family name before the given name", 0.85
    if len(kinds) == 2 and is_hyphenated_given(stretch.words[-1]) and not stretch.bound:
        return "surname and hyphenated given name", 0.85
    return "", 0.0


def _in_context(setting: _Setting, stretch: Stretch, mention: Mention, keys: set[str]) -> Mention:
    """The mention with the rule that its neighbours in the sentence give, if any does."""
    if mention.rule or stretch.kinds[-1] is Kind.INITIAL or stretch.organisation:
        return mention
    if _compounded(setting.text, stretch):
        return mention
    if keys and not _two_names(stretch, keys) and _is_key(mention, keys):
        return mention._replace(rule="surname known from the document", confidence=0.85)
    if stretch.bound or _two_names(stretch, keys):
        return mention
    if len(stretch.words) == 1 and is_short_form(stretch.words[0]):
        # A friend's Bob without a surname is nobody to the reader.
        return mention
    rule, sure = "", 0.0
    if setting.tongue and stretch.words[-1].lower() not in setting.written:
        rule, sure = beside(setting.text, stretch, setting.tongue, setting.inside)
    if not rule and _possible(setting, stretch):
        rule, sure = _by_neighbours(setting, stretch)
    return mention._replace(rule=rule, confidence=sure) if rule else mention


def _compounded(text: str, stretch: Stretch) -> bool:
    """Whether a hyphen binds a bare surname to a word before it (anti-Hitler): then it is said of something else."""
    at = stretch.start
    return (
        at == stretch.title and len(stretch.words) == 1 and text[at - 1 : at] == "-" and text[at - 2 : at - 1].islower()
    )


def _is_key(mention: Mention, keys: set[str]) -> bool:
    """Whether a name's surname is among the keys, a Russian one in any case."""
    if mention.key in keys:
        return True
    word = mention.name.rpartition(" ")[2]
    return is_cyrillic(word) and any(family_of(form) in keys for form in nominatives(word.lower()))


def _two_names(stretch: Stretch, keys: set[str]) -> bool:
    """Whether a hyphen joins the names of two persons (the Rusk-Gromyko talks)."""
    parts = stretch.words[-1].split("-") if "-" in stretch.words[-1] else ()
    return len(parts) == 2 and all(is_statesman(part) or family_of(part) in keys for part in parts)


def is_speaker(text: str, start: int, end: int) -> bool:
    """Whether a name stands with a colon at the head of more than one line, as in the transcript of a talk."""
    if text[end : end + 1] != ":" or (start and text[start - 1] != "\n"):
        return False
    label = text[start : end + 1]
    # The first other line decides: to count them all would read a long transcript once for each of its lines.
    if text.find(f"\n{label}", end) >= 0:
        return True
    return start > 0 and (text.startswith(label) or text.find(f"\n{label}", 0, start - 1) >= 0)


def _possible(setting: _Setting, stretch: Stretch) -> bool:
    """Whether words can be a name: not what the text writes small, nor any noun where all are written large."""
    word = stretch.words[-1]
    if setting.capitals and len(stretch.kinds) == 1 and not (can_be_surname(word) or is_statesman(word)):
        return False
    return word.lower() not in setting.written and (not setting.nouns or is_statesman(word))


def _by_neighbours(setting: _Setting, stretch: Stretch) -> tuple[str, float]:
    text, start, end = setting.text, stretch.start, stretch.end
    if setting.capitals and len(stretch.kinds) == 1 and in_a_place(text, start):
        return "", 0.0
    if len(stretch.kinds) == 1 and of_an_office(text, start):
        return "", 0.0
    says = SAYS_PLAINLY if stretch.opens else SAYS
    if not stretch.possessive and says.match(text, end):
        return "verb of saying", 0.8
    if not stretch.possessive and ATTENDED_WITH.match(text, end):
        return "attended with another", 0.8
    if speaks_for(text, start, end):
        return "speaks for a country", 0.85
    if is_statesman(stretch.words[-1]) and (len(stretch.kinds) == 1 or not stretch.opens):
        return "known by the surname", 0.85
    acts = len(stretch.kinds) > 1 or (setting.capitals and SAID_OF.search(text, max(0, start - 12), start))
    if acts and not stretch.opens and MODAL.match(text, end):
        return "name and verb", 0.7
    if stretch.opens and text[end : end + 1] == ":" and is_speaker(text, start, end):
        return "speaker of a transcript", 0.9
    before = max(0, start - _LOOK_BACK)
    if start < _OPENING and ADDRESSED.search(text, max(0, start - _LOOK_BACK_FOR_TITLE), start):
        return "addressed", 0.75
    if not stretch.opens and leads_to_a_person(text, start):
        return "party to a talk", 0.75
    apart = text[end : end + 1] == "," and in_a_place(text, start)
    if not apart and HOLDS.match(text, end):
        return "what a person has or does", 0.75
    if setting.capitals:
        return "", 0.0
    if not stretch.opens and stretch.possessive and not in_a_place(text, start):
        return "possessive", 0.7
    if len(stretch.kinds) > 1 and ROLE.match(text, end):
        return "name and office", 0.8
    if text[end : end + 1] == "," and APPOSED.search(text, before, start):
        return "office and name after a comma", 0.75
    return "", 0.0


def _by_company(setting: _Setting, found: Sequence[tuple[Stretch, Mention]]) -> list[Mention]:
    """Names that stand in one list with a person's are persons' names."""
    mentions = [mention for _, mention in found]
    order = [*range(1, len(found)), *range(len(found) - 2, -1, -1)]
    for turn, at in enumerate(order):
        other = at - 1 if turn < len(found) - 1 else at + 1
        stretch = found[at][0]
        if mentions[at].rule or not mentions[other].rule or stretch.bound or stretch.organisation:
            continue
        left, right = sorted((at, other))
        gap = (found[left][1].end, found[right][1].start)
        led = LIST_OPENS.search(setting.text, max(0, stretch.start - 12), stretch.start)
        if at < other and not led and not (stretch.opens and len(stretch.kinds) > 1):
            continue
        if (
            stretch.kinds[-1] is not Kind.INITIAL
            and NEXT_NAME.fullmatch(setting.text, *gap)
            and _possible(setting, stretch)
        ):
            mentions[at] = mentions[at]._replace(rule="in a list of persons", confidence=0.75)
    return mentions


def _by_repetition(stretch: Stretch, mention: Mention, keys: set[str]) -> Mention:
    """The mention as a person's where its surname is one elsewhere in the document."""
    if mention.rule or stretch.organisation or stretch.kinds[-1] is Kind.INITIAL or _two_names(stretch, keys):
        return mention
    if not _is_key(mention, keys) or is_short_form(mention.name):
        return mention
    return mention._replace(rule="surname known from the document", confidence=0.8)
