"""What in languages other than English stands beside a person's name in the sentence."""

import re

from corpus.normalise.lexicon import is_cyrillic, words
from corpus.normalise.persons.run_tokens import UPPER
from corpus.normalise.persons.runs import Stretch
from corpus.normalise.persons.tongues import Tongue

_LOOK_BACK = 48
# A German noun without an article or adjective before it: at the head of a clause.
_HEAD_OF_CLAUSE = re.compile(
    r"(?:\A|[.!?:;,\n„“\"(–]|\b(?:daß|dass|ob|weil|da|wie|als|und|sodann|hierauf|darauf|denn|aber|nachdem|während|"
    r"wenn|auch|erklärte|bemerkte|sagte|erwiderte|fragte))[ \n]*$"
)
# Endings of German nouns that are hardly ever surnames.
_GERMAN_NOUN = re.compile(
    r"(?:ung|ungen|heit|keit|eiten|schaft|ion|ionen|tät|täten|amt|rat|rats|mus|chen|tern|eten|ern|tag|recht|weise|"
    r"lage|seite|staat|staaten|land|länder|krieg|macht|mächte|frage|partei|presse|vertrag|note|plan|büro|dienst|ende)$"
)
_RUSSIAN_SURNAME = re.compile(
    r"[а-яё]{2,}(?:(?:[оеё]в|[иы]н|ян)(?:а|у|ым|ом|е)?|енко|чук[ауо]?м?|швили|дзе|(?P<adjective>[сц]к(?:ий|ого|ому|им|ом)))$"
)
_OF_A_PLACE = re.compile(
    r"\b(?:в|во|на|из|под|до|около|город[ае]?|г\.|близ|через|порту?|район[ае]?|области|пос\.|del?|la|in|im|nach|aus|bei|"
    r"à|en|au|aux|a|ad|em|no|na|do|da|te|naar|uit|w|we|z|do)[ \n]$",
    re.I,
)
_INSIDE = re.compile(rf"[{UPPER}](?<=[^\W\d_,][ \n].)[^\W\d_]{{2,20}}")
# What is said of persons alone: "Quill, il quale mi ha detto", "Quill, den ich heute aufsuchte".
_RELATIVE = re.compile(
    r",?[ \n](?:il quale|col quale|den ich|der mir|mit dem ich|qui m['’]|qui me |que j['’]ai (?:vu|rencontré)|"
    r"à qui |avec qui |"
    r"quien |a quien |con quien |quem |a quem |com quem |которого |с которым |который мне )"
)
# An office of several words, written small, right before a name ("il segretario di Stato Quill").
_OFFICE_ENDS = re.compile(
    r"\b(?:(?:sotto)?segretario (?:di stato|generale)|ministr[oe] (?:degli esteri|de relaciones exteriores|das "
    r"relações exteriores|de estado|dos negócios estrangeiros|consigliere|consejero|conselheiro|conseiller|"
    r"des affaires étrangères|"
    r"d['’]état|plénipotentiaire|plenipotenziario|plenipotenciario)|secrétaire (?:d['’]état|général)|"
    r"secretario (?:de estado|general)|"
    r"secretário (?:de estado|geral)|incaricato d['’]affari|chargé d['’]affaires|encargado de negocios|"
    r"encarregado de negócios|"
    r"direttore generale|directeur général|director general|conseiller d['’]ambassade|"
    r"(?:\w{3,16}(?:minister|sekretär|kanzler|präsident|botschafter|direktor|dirigent)s?))"
    r"[ \n]\Z",
    re.IGNORECASE,
)
# The last words of these, by which most places are passed over without a search.
_LAST_OF_OFFICES = tuple(
    words(
        "stato generale esteri exteriores estado estrangeiros consigliere consejero conselheiro conseiller étrangères "
        "état plénipotentiaire plenipotenziario plenipotenciario général general geral affari affaires negocios "
        "negócios ambassade minister ministers sekretär sekretärs kanzler kanzlers präsident präsidents botschafter "
        "botschafters direktor direktors dirigent dirigents"
    )
)
_LONGEST_WORD = 24
# What else than a name stands before "mi ha detto" at the head of a sentence.
_SUBJECTS = words(
    "Egli Ella Esso Essi Questi Costui Ieri Oggi Stamane Stasera Stamattina Poi Quindi Infine Ministro Presidente "
    "Generale Ambasciatore Il Elle On Ils Hier Aujourd'hui Puis Ensuite Enfin Celui-ci Cela Ceci Tout Ministre "
    "Nadie Nada Nessuno Nulla Rien Personne Ninguém Alguien Alguno Qualcuno Quelqu'un Mais Pero Però Sólo Nunca "
    "Siempre Sempre Jamais Aussi Ainsi Così Así Como Come Comme Quien Quem Questo Questa Quello Celle-ci Autre Altri "
    "Él Ella Este Éste Ayer Hoy Luego Después Ministro Embajador Ele Ela Ontem Hoje Depois Embaixador"
)
_GERMAN_ARTICLES = words("Der Die Das Den Dem Des Ein Eine Einen Einem Einer Kein Keine Mein Sein Ihr Unser")
_CLOSES = re.compile(r"[.,;:!?)»”]")


def beside(text: str, stretch: Stretch, tongue: Tongue, inside: frozenset[str]) -> tuple[str, float]:
    """The rule by which the neighbours of words with a capital tell a person, and how surely; empty where they do not.

    Where all nouns have a capital (German), the name must stand without an article and must not end as nouns do. A lone
    word that opens a sentence must be among those `inside` other sentences too.
    """
    if tongue.nouns and not _german_name(stretch):
        return "", 0.0
    if stretch.opens and len(stretch.words) == 1 and not _may_open(stretch, tongue, inside):
        told = (
            tongue.inverts
            and len(stretch.words[0]) > 3
            and stretch.words[0] not in _SUBJECTS
            and tongue.writer_after.match(text, stretch.end)
        )
        return ("verb of saying", 0.7) if told else ("", 0.0)
    before = max(0, stretch.start - _LOOK_BACK)
    bare = not tongue.nouns or bool(_HEAD_OF_CLAUSE.search(text, before, stretch.start))
    if bare and not stretch.possessive and tongue.says.match(text, stretch.end):
        return "verb of saying", 0.75
    if bare and _RELATIVE.match(text, stretch.end):
        return "said of a person", 0.75
    if behind_office(text, stretch.start):
        return "office and name", 0.85
    if stretch.opens:
        return "", 0.0
    if tongue.leads.search(text, before, stretch.start) or (
        bare and tongue.writer_before.search(text, before, stretch.start)
    ):
        return "party to a talk", 0.75
    if tongue.inverts and tongue.said_by.search(text, before, stretch.start):
        return "verb of saying", 0.75
    if tongue.language == "ru" and _russian_surname(text, stretch):
        return "form of a surname", 0.75
    return "", 0.0


def behind_office(text: str, at: int) -> bool:
    """Whether an office of several words in another tongue than English ends right before a place."""
    before = text[max(0, at - _LONGEST_WORD) : at].lower().rstrip()
    return before.endswith(_LAST_OF_OFFICES) and _OFFICE_ENDS.search(text, max(0, at - _LOOK_BACK), at) is not None


def inside_sentences(text: str) -> frozenset[str]:
    """The words, in Russian their stems, that a text writes with a capital where no sentence begins."""
    return frozenset(_stem(word) for word in _INSIDE.findall(text))


def _german_name(stretch: Stretch) -> bool:
    """Whether a German noun can be a surname, by what stands before it and how it ends."""
    word = stretch.words[-1].lower()
    return len(word) > 3 and stretch.words[0] not in _GERMAN_ARTICLES and not _GERMAN_NOUN.search(word)


def _may_open(stretch: Stretch, tongue: Tongue, inside: frozenset[str]) -> bool:
    """Whether a lone word that opens a sentence can be a name.

    The Romance languages leave out the subject, so that any word may stand there before a verb. A Russian word must
    have the form of a surname, or stand inside sentences with its capital too; a German one has it anyway.
    """
    if tongue.language == "ru":
        return _stem(stretch.words[-1]) in inside or bool(_RUSSIAN_SURNAME.search(stretch.words[-1]))
    return tongue.nouns


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 2)] if is_cyrillic(word) else word


def _russian_surname(text: str, stretch: Stretch) -> bool:
    found = _RUSSIAN_SURNAME.search(stretch.words[-1])
    if not found or _OF_A_PLACE.search(text, max(0, stretch.start - 9), stretch.start):
        return False
    return not found["adjective"] or bool(_CLOSES.match(text, stretch.end)) or stretch.end == len(text)
