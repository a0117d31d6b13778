"""The end of a document's own text: its last lines, the valediction, the reader's address, what is only furniture."""

import re
from collections.abc import Iterator

from corpus.normalise.headings.alternation import alternation, alternatives
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.persons import name_like
from corpus.normalise.markings.words import is_marking

_VALEDICTIONS = (
    r"yours\s|sincerely|faithfully|respectfully|i have the honou?r|i have,? (?:&c|etc)|i am,? (?:sir|my dear|"
    r"&c|etc)|"
    r"with (?:warm|best|kind|high)|\bas (?:ever|always),|best (?:regards|wishes)|warm(?:est)? regards|"
    r"obedient servant|very truly|ever truly|cordially|your (?:friend|obedient)|"
    r"hochachtung(?:svoll)?\b|\bergeben(?:er|ster?|st)?\b|gehorsam(?:st|ster)\b|mit (?:besten|"
    r"freundlichen) grü(?:ß|ss)en|genehmigen sie|hochachtung\b|"
    r"veuillez (?:agréer|recevoir)|croyez[ ,]|voglia gradire|(?:cordiali|affettuosi|distinti) saluti|"
    r"très[- ]obéissant|profond respect|haute considération|"
    r"atentamente|saluda a usted|dios guarde|su (?:atento|afectísimo)|b\. ?s\. ?m\.|atenciosamente|"
    r"servitore\b|serviteur\b|servo\b|devotissim[oa]|h?umilissim[oa]|obbligatissim[oa]|con (?:osservanza|"
    r"(?:la (?:massima|"
    r"più alta|mia) )?stima)|protestos d[ae]|aproveito a oportunidade|le saluda|quedo de|z (?:wyrazami|"
    r"poważaniem)|hoogachtend|con (?:perfetta|alta) osservanza|с (?:глубоким )?уважением|"
    r"преданный|s pozdravem|s úctou|с уважение|с почит|tisztelettel|elvtársi üdvözlettel|cu stim[ăa]|"
    r"s poštovanjem|me respekt|"
    r"saygılar"
)
_VALEDICTION = re.compile(alternation(alternatives(_VALEDICTIONS)))
"""To be looked for in small letters: that is much faster than to look for either case."""
_TAIL = 1500
_MOST_TOLD = 5
_NOTES = re.compile(
    r"(?mi)\n(?:[ \t>*#_]{0,6}(?:notes?|editor['’]?s['’]? notes?|editorial notes?|footnotes?|endnotes|source|"
    r"sources|translator['’]s notes?|"
    r"translated by|translation by|citation|примечани[ея]|anmerkung(?:en)?)[ \t]{0,2}[:.—]|[ \t]*_[ \t]*$)"
)
SIGNED = re.compile(
    r"[\[(]?\s*(?:signed|sgd\.?|gez\.|signé|firmado|fdo\.|firmato|f\.to|assinado|s[ií]gn\.|ss\.|podpis(?:ano)?|"
    r"подпись|подписал|w\.\s?g\.)\s*[\])]?\s*[:.]?\s*|sd(?:/-?|\.)\s*|/[-–—]/\s*|[\[(]?/?s/\s*[\])]?\s*|a\)\s+(?=[A-ZÀ-Þ])|\(f(?:do)?\.?\)\s*",
    re.IGNORECASE,
)
"""What stands before a name to say that its bearer signed."""
_BRACKETED = re.compile(r"[\[(][^\n]{0,300}[\])]\.?|[\[(][^\n\])]{0,200}|[^\n\[(]{0,200}[\])]")
_PASSED_OVER = re.compile(
    r"N{2,4}$|BT$|#\d{0,5}$|(?:c\.?c\.?|cop(?:y|ies)(?: sent)?(?: to)?|kopie(?: an)?|copie(?: à)?|copia(?: a)?|копия|"
    r"distribution|info(?:rmation)?|repeated)\s{0,2}:|"
    r"&c\b|печат(?:\.|ается) по",
    re.IGNORECASE,
)
# The reader below a letter, by courtesy and name, with the office after a comma.
_ADDRESS = re.compile(
    r"(?:To\s)?(?P<to>(?P<name>(?:The\s)?(?:Right\s)?(?:Hon(?:ou?rable|\.)|His Excellency|H\. ?E\.|Sir|Mr\.|Señor|"
    r"Count|Baron|General|Lord|Monsieur|M\.)\s[^,\n]{2,60}),\s*(?P<office>[^\n]{3,80}?))(?:,?\s*&c\.?,?){0,3}",
)


_ADDRESSED = re.compile(
    r"^To\s|\bEsq\b|&c\.?,?$|^(?:The\s)?(?:Right\s)?(?:Hon(?:ou?rable\b|\.)|(?:His|Her|Your) Excellency|His Highness)"
)
_SHORT = 50
# A place and a date, or a date alone, below the signature.
_DATED = re.compile(
    r"(?:[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,2}(?:,| den| le)\s+)?(?:(?:le|den|a|il|the|on)\s)?"
    r"(?:\d{1,2}(?:st|nd|rd|th|\.|er|º)?\s)?(?:(?:de\s|of\s)?[^\W\d_]{3,10}\.?,?\s)?(?:\d{1,2},\s)?(?:de\s)?"
    r"(?:1[5-9]|20)\d\d(?:\s(?:г\.?|года))?\.?",
)
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.")


def notes_begin(text: str) -> Iterator[int]:
    """Where editors' notes may begin inside a text, in order."""
    # The search leaps from one line's end to the next; the first line is given one too, so that places stay the same.
    return (note.start() for note in _NOTES.finditer(f"\n{text}"))


def closes_as_letter(body: str) -> bool:
    """Does the body end in the valediction of a letter?"""
    return is_valediction(body[-400:])


def is_valediction(text: str) -> bool:
    """Does the text hold the words with which a letter takes leave?"""
    return bool(_VALEDICTION.search(text.lower()))


def _is_typed_name(text: str, start: int, line: str) -> bool:
    """Is a line in brackets the name typed below the space for the signature, under a letter's valediction?

    In square brackets editors supply a name; it stands right below the valediction.
    """
    bare = line.strip(" *_")
    if bare[:1] + bare[-1:] not in ("()", "[]") or not 1 < len(bare.split()) < 5 or not name_like(bare[1:-1]):
        return False
    if bare[0] == "[":
        return follows_valediction(text, start)
    return is_valediction(text[max(0, start - 120) : start])


def follows_valediction(text: str, start: int) -> bool:
    """Is the line above the one that begins at `start` a valediction, or the end of one?"""
    above = text[:start].rstrip()
    return is_valediction(above[above.rfind("\n") + 1 :])


def last_lines(body: str, end: int) -> Iterator[tuple[int, str]]:
    """The last lines of a body that can hold its signature, from the last one up, each with its place."""
    end = len(body[:end].rstrip())
    floor, told = max(0, end - _TAIL), 0
    while end > floor and told < _MOST_TOLD:
        start = max(body.rfind("\n", 0, end) + 1, floor)
        line = body[start:end]
        if line.strip() and (not _is_furniture(line) or _is_typed_name(body, start, line)):
            told += 1
            yield start, line
        end = start - 1


def _is_furniture(line: str) -> bool:
    bare = line.strip(" \t*_#-")
    return (
        (bool(_BRACKETED.fullmatch(bare)) and not SIGNED.match(bare) and not _is_supplied(bare))
        or (len(bare) < _SHORT and bool(_DATED.fullmatch(bare)))
        or is_marking(bare)
        or _is_addressed(bare)
        or bool(_PASSED_OVER.match(bare))
        or address_of(bare) is not None
    )


def _is_addressed(bare: str) -> bool:
    """Is a line the reader's address, by how it begins or by a word for which a look is enough?"""
    within = "Esq" in bare or "&c" in bare
    return bool(_ADDRESSED.search(bare) if within else _ADDRESSED.match(bare))


def _is_supplied(line: str) -> bool:
    """Is the line a signature that the editors supply in brackets, with initials or in capitals?"""
    inside = line.strip("[]() ")
    return (inside.isupper() or bool(_INITIAL.search(inside))) and name_like(inside.rstrip("."))


def address_of(line: str) -> tuple[int, int] | None:
    """Where in a line that is the reader's address (`Hon. A. Smith, Minister, Vellin`) reader and office stand."""
    found = _ADDRESS.fullmatch(line.rstrip(" .*_"))
    return found.span("to") if found and is_institution(found["office"]) and name_like(found["name"]) else None
