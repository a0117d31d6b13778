"""Which mentions of a document mean one person."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from corpus.cable import Person, Role
from corpus.frozen import dataclass
from corpus.normalise.lexicon import forenames, nominatives, statesmen, words
from corpus.normalise.names.compare import name_tokens, same_tokens
from corpus.normalise.persons.capitals import in_small_letters
from corpus.normalise.persons.in_text import family_of
from corpus.normalise.persons.presidents import can_be_president, is_president

_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Folded endings of Russian cases, and what stands for them in the stem.
_CASES = (
    ("skogo", "sk"), ("skomu", "sk"), ("skim", "sk"), ("skom", "sk"), ("ski", "sk"), ("a", ""), ("u", ""), ("im", ""),
    ("om", ""), ("em", ""), ("e", ""), ("i", ""), ("oi", ""),
)  # fmt: skip
_SHORTEST_STEM = 4
# Last letters that a name has in no Polish nominative, and Slavic endings of cases that no surname has by itself.
_DECLINED = ("ą", "ę")
_LATIN_CASES = ("owi", "ovi", "iem", "em", "om")
_FIRST_DECLENSION = ("ой", "ою", "ы", "и")
# Endings that only one case has. "Иванова" may be a woman in the nominative.
_CERTAIN = (
    (re.compile("(?<=..[оеё]в)(?:у|ым|е)$"), ""),
    (re.compile("(?<=..[иы]н)(?:у|ым|е)$"), ""),
    (re.compile("(?<=..[сц]к)(?:ого|ому|им|ом)$"), "ий"),
)
_VOWELS = "аеиоуыэюя"
# Titles without which a single name is nobody's: U Thant, King Hussein, Lord Halifax.
_STYLES = words("u king queen prince princess pope emperor empress shah sultan sheikh sheik emir lord lady tunku")
_WOMEN = words(
    "mrs miss ms mme madame lady señora senora frau signora begum queen princess mlle dame baroness countess"
)
_ENVOY = re.compile(r"\b(?:Amb(?:assador)?\b|Under[- ]?[Ss]ecretary|Consul|Charg[eé]|Assistant Secretary|Counsell?or)")


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a document names a person, and the role that this place gives them.

    `part` is empty where a party is known without its place in the draft; `person` is then what is known.
    """

    role: Role
    name: str
    title: str
    part: str
    start: int
    end: int
    words: str
    rule: str
    confidence: float
    person: Person | None = None

    @property
    def tokens(self) -> tuple[str, ...]:
        """The folded parts of the name."""
        return name_tokens(self.name)

    @property
    def woman(self) -> bool:
        """Whether the title is a woman's."""
        return bool(self.title) and any(word.rstrip(".").lower() in _WOMEN for word in self.title.split())


def grouped(namings: Sequence[Naming]) -> list[list[Naming]]:
    """The namings by person, each person where first named.

    Those who share a surname are one person unless their given names or initials, or a woman's title, tell them
    apart; a bare surname means the last of them who was named before.
    """
    families: dict[str, list[Naming]] = {}
    for naming in namings:
        families.setdefault(family_of(naming.name), []).append(naming)
    _join_declined(families)
    groups = [group for family in families.values() for group in _of_family(family)]
    return _with_short_names(groups)


def _join_declined(families: dict[str, list[Naming]]) -> None:
    """Put the cases of one Russian surname together, under the form that the document has first."""
    homes: dict[str, str] = {}
    for family, namings in list(families.items()):
        if not any(_CYRILLIC.search(naming.name) for naming in namings):
            _join_latin(families, family)
            continue
        stems = [family, *_stems(family)]
        home = next((homes[stem] for stem in stems if stem in homes), family)
        if home != family:
            families[home].extend(families.pop(family))
        for stem in stems:
            homes.setdefault(stem, home)


def _join_latin(families: dict[str, list[Naming]], family: str) -> None:
    """Put a Slavic surname in Latin letters to the one without the ending of its case, if the document has that too."""
    for ending in _LATIN_CASES:
        home = family.removesuffix(ending)
        if home != family and len(home) >= _SHORTEST_STEM and home in families:
            families[home].extend(families.pop(family))
            return


def _stems(family: str) -> Iterator[str]:
    for ending, kept in _CASES:
        stem = family.removesuffix(ending) + kept
        if family.endswith(ending) and len(stem) >= _SHORTEST_STEM:
            yield stem


def _of_family(namings: Iterable[Naming]) -> list[list[Naming]]:
    """The persons among the namings of one surname."""
    everyone = list(namings)
    told = any(naming.woman for naming in everyone) or (any(map(_president, everyone)) and any(map(_envoy, everyone)))
    if len({naming.name for naming in everyone}) == 1 and not told:
        return [everyone]
    full = [naming for naming in everyone if len(naming.tokens) > 1]
    groups: list[list[Naming]] = []
    for naming in sorted(full, key=lambda each: (-len(each.tokens), -len(each.name))):
        home = next((group for group in groups if _alike(naming.tokens, group[0].tokens)), None)
        if home is None:
            groups.append([naming])
        else:
            home.append(naming)
    _add_bare(groups, everyone)
    return groups


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of one family, its cases among them, can be one person's."""
    return same_tokens((*one[:-1], other[-1]) if one[-1][:4] == other[-1][:4] else one, other)


def _add_bare(groups: list[list[Naming]], everyone: Sequence[Naming]) -> None:
    """Put each bare surname to the person named last before it, or to the first."""
    home_of = {id(naming): group for group in groups for naming in group}
    women = {id(group): any(naming.woman for naming in group) for group in groups}
    titled = {id(group): any(naming.title for naming in group) for group in groups}
    last: dict[bool, list[Naming]] = {}
    for naming in everyone:
        group = home_of.get(id(naming))
        if group is None:
            group = last.get(naming.woman) or _first(groups, naming, women, titled)
            if _president(naming):
                group = next((each for each in (group, *groups) if each and _led(each)), None)
            elif _envoy(naming) and group and any(map(_president, group)):
                group = next((each for each in groups if not any(map(_president, each))), None)
            if group is None:
                group = []
                groups.append(group)
            group.append(naming)
        women[id(group)] = women.get(id(group), False) or naming.woman
        titled[id(group)] = titled.get(id(group), False) or bool(naming.title)
        last[naming.woman or women[id(group)]] = group


def _president(naming: Naming) -> bool:
    """Whether a place of the document calls an American president so."""
    return is_president(family_of(naming.name), f"{naming.title} {naming.words}")


def _envoy(naming: Naming) -> bool:
    """Whether a place of the document gives a bare surname an office that no President has while he is one."""
    return len(naming.tokens) == 1 and bool(_ENVOY.search(naming.title))


def _led(group: Sequence[Naming]) -> bool:
    """Whether the one who is called President of a group's surname can be the person of the group."""
    return not any(map(_envoy, group)) and can_be_president(
        family_of(group[0].name), (naming.tokens for naming in group)
    )


def _first(
    groups: Sequence[list[Naming]], naming: Naming, women: Mapping[int, bool], titled: Mapping[int, bool]
) -> list[Naming] | None:
    """The first group that a bare surname may belong to: of a woman where its title is a woman's."""
    for group in groups:
        only = len(groups) == 1 and (not naming.title or (naming.woman and not titled[id(group)]))
        if women[id(group)] == naming.woman or only:
            return group
    return None


def _with_short_names(groups: list[list[Naming]]) -> list[list[Naming]]:
    """Join a group of one word alone to the only fuller name that holds the word (Souvanna, Souvanna Phouma)."""
    holders: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        longest = max((naming.tokens for naming in group), key=len)
        for token in set(longest) if len(longest) > 1 else ():
            holders.setdefault(token, []).append(at)
    joined: list[list[Naming]] = []
    for group in groups:
        tokens = group[0].tokens
        alone = all(len(naming.tokens) == 1 for naming in group)
        homes = holders.get(tokens[0], []) if alone and tokens and tokens[0] not in forenames() else []
        homes = [home for home in homes if not any(map(_president, group)) or _led(groups[home])]
        if len(homes) == 1:
            groups[homes[0]].extend(group)
        else:
            joined.append(group)
    return joined


def fullest_name(group: Sequence[Naming]) -> str:
    """The fullest form in which a person is named: most words, then most letters, then the first."""
    names = [naming.name for naming in group] + [naming.person.name for naming in group if naming.person]
    best = max(names, key=lambda name: (len(name_tokens(name)), len(name), name[-1:] not in _DECLINED))
    best = _as_subject(best, group) or _nominative(best, names)
    if " " not in best:
        styles = (naming.title.split()[-1:] for naming in group if naming.name == best)
        style = next((style[0] for style in styles if style and style[0].lower() in _STYLES), "")
        rank = next((naming.title for naming in group if naming.name == best and naming.title.endswith(" of")), "")
        style = rank or style
        best = f"{style[0].upper()}{style[1:]} {best}" if style else best
    initials = len(best) < 4 and not any(naming.title for naming in group if naming.name == best)
    return best if not best.isupper() or initials else in_small_letters(best)


def _beginning(forms: Collection[str]) -> str:
    """The letters with which all forms begin."""
    first, last = min(forms, default=""), max(forms, default="")
    same = (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(same, min(len(first), len(last)))]


def _as_subject(best: str, group: Sequence[Naming]) -> str:
    """A Russian name with the surname as it stands where its bearer is the subject and says something; or empty."""
    family = best.rpartition(" ")[2]
    if not _CYRILLIC.search(family):
        return ""
    subjects = (naming.name.rpartition(" ")[2] for naming in group if naming.rule == "verb of saying")
    subject = next((each for each in subjects if each[:4] == family[:4]), "")
    return best[: -len(family)] + subject if subject else ""


def _by_ending(family: str) -> str:
    """The nominative of a Russian surname that stands in a case which its ending alone tells; else empty."""
    for pattern, ending in _CERTAIN:
        found = pattern.sub(ending, family)
        if found != family:
            return found
    return ""


def _nominative(best: str, names: Sequence[str]) -> str:
    """A Russian name with its surname in the nominative, as far as the document or our list of statesmen tells it."""
    family = best.rpartition(" ")[2]
    if not _CYRILLIC.search(family):
        return best
    known = next((form for form in nominatives(family.lower()) if form in statesmen()), "")
    known = known or _by_ending(family.lower())
    forms = {name.rpartition(" ")[2].lower().replace("ё", "е") for name in names}
    forms = {form for form in forms if form[:4] == family[:4].lower().replace("ё", "е")}
    stem = _beginning(forms)
    if known or len(forms) < 2 or len(stem) < _SHORTEST_STEM or stem[-1] in _VOWELS:
        shorter = known or min(forms, key=len, default=family)
        return best[: -len(family)] + shorter.title() if known or len(shorter) < len(family) else best
    if stem.endswith(("ск", "цк")) and not {f"{stem}ой", f"{stem}а"} & forms:
        nominative = f"{stem}ий"
    else:
        # Who is Галушкой and Галушки is Галушка.
        nominative = (
            f"{stem}а" if forms & {stem + ending for ending in _FIRST_DECLENSION} and stem not in forms else stem
        )
    return best[: -len(family)] + nominative.title()
