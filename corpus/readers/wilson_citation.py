"""What a citation of the Wilson Center Digital Archive says: archive, fonds, translator, address and number."""

import itertools
import re
from typing import Final

from corpus.readers.lines import date_in

NAME: Final = re.compile(
    r"Wilson\s{1,9}Center\s{1,9}Digital\s{1,9}Archive"
    r"|History\s{1,9}and\s{1,9}Public\s{1,9}Policy\s{1,9}Program\s{1,9}Digital\s{1,9}Archive"
    r"|Cold\s{1,9}War\s{1,9}International\s{1,9}History\s{1,9}Project\s{1,9}(?:Digital|Virtual)\s{1,9}Archive",
    re.IGNORECASE,
)
ADDRESS: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:digitalarchive(?:\.wilsoncenter|\.umd|\.usip)?\.(?:org|edu)|wilsoncenter\.org)"
    r"/[^\s<>\"“”()\[\]]{1,400}"
    r"|https?://[^\s<>\"“”()\[\]/]{1,100}/(?:[^\s<>\"“”()\[\]/]{1,100}/){0,4}document/[^\s<>\"“”()\[\]]{1,300}",
    re.IGNORECASE,
)
_DOCUMENT: Final = re.compile(r"/document/([^/?#]{1,300})", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?<!\d)\d{5,9}\Z")
# Who obtained, translated or published a document is provenance, not the archive that holds it.
_PROVENANCE: Final = re.compile(
    r"[;<]|https?:|[.,]?\s(?=digitalarchive"
    r"|(?:(?:document|copy|originally|first|also|kindly|previously|and)\s)?(?:obtained|provided|translat|contributed"
    r"|publish|includ|donated|accessed|acquired|courtesy|on file|cwihp|nkidp|edited))",
    re.IGNORECASE,
)
_FONDS: Final = re.compile(
    r"(?:fonds?|fund|f|op|opis|opis['’]|rg|record group|box|folder|file|files|delo|d|inv|inventory|papka|por|"
    r"no|nr|vol|volume|series|collection|sygn|sygnatura|zespół|fol|ll|pp?|roll|reel|lot)\b\.?(?=[^,]{0,40}\d)",
    re.IGNORECASE,
)
_TRANSLATED: Final = re.compile(
    r"\b(?:translated|translation|translator)\b(?:\sfrom\s(?:the\s)?\w{3,20})?"
    r"(?:\s(?:for|on behalf of)\s[^.;]{2,40}?)?(?:\sby\b|:)\s+",
    re.IGNORECASE,
)
_NAME_WORD: Final = re.compile(
    r"[^\W\d_a-z][\w’'-]{0,30}\.?|(?:de|del|da|van|von|der|den|la|le|bin|ibn|al|el|y|and|&)(?=\s)", re.UNICODE
)
_JOINS: Final = frozenset(("and", "&"))
_PROJECTS: Final = frozenset(("CWIHP", "NKIDP", "NPIHP", "HAPP"))
_ONE_NAME: Final = (
    r"(?:[^\W\d_a-z][\w’'-]{0,30}\.?\s(?:(?:de|del|da|van|von|der|den|la|le|bin|ibn|al|el)\s){0,2}){1,3}"
    r"[^\W\d_a-z][\w’'-]{1,30}"
)
_SEVERAL: Final = re.compile(rf"{_ONE_NAME}(?:,\s{_ONE_NAME}){{1,6}},?\s(?:and|&)\s{_ONE_NAME}")
_OPENING: Final = frozenset('"“”„«')
_MONTH: Final = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_CLOSING: Final = re.compile(
    r"[,.]?[\"”“»][,.]?\s{1,4}(?=[\[(]?(?:"
    rf"{_MONTH}|\d{{1,2}}\s{_MONTH}|\d{{4}}\b|circa\b|ca?\.\s|undated|n\.\s?d\.|no date"
    r"|(?:early|mid|late|spring|summer|autumn|fall|winter)\b"
    r"|wilson\scenter|history\sand\spublic|cold\swar\sinter|specimen))"
    r"|,?[\"”“»](?=,?\s{0,4}\Z)",
    re.IGNORECASE,
)
_DATE_WORDS: Final = re.compile(
    r"(?:[\s\d.,;:?()\[\]/–—-]|circa|ca?\.|about|before|after|early|mid|late|between|and|to|or|st|nd|rd|th|spring|summer"
    r"|autumn|fall|winter|undated|no date|n\.d\.|date unknown|unknown"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)+",
    re.IGNORECASE,
)
_LONGEST_TITLE: Final = 600


def is_date(line: str) -> bool:
    """Whether a line is a date and nothing else (`November 4, 1962`, `circa 1967`, `undated`)."""
    return (
        4 <= len(line) <= 60
        and _DATE_WORDS.fullmatch(line) is not None
        and (any(map(str.isdigit, line)) or date_in(line) is not None or "date" in line.lower())
    )


def address_in(citation: str) -> str:
    """The address of the document's page, with its scheme; empty where the citation has none."""
    found = ADDRESS.search(citation)
    if not found:
        return ""
    address = found[0].rstrip(".,;:>'’*_")
    return address if "://" in address else f"https://{address}"


def id_in(address: str) -> str:
    """The document's id, `wilson-110429`: the number with which its address ends, else the words of the address.

    The archive gave numbers first (`/document/110429`), words with a number later, words alone last; a year or a
    counter at the end of the words is no number of a document.
    """
    found = _DOCUMENT.search(address)
    if not found:
        return ""
    name = found[1].rpartition(".")[0] if found[1].lower().endswith((".pdf", ".html", ".txt")) else found[1]
    number = _NUMBER.search(name)
    return f"wilson-{number[0] if number else name.lower()}"


def holding_in(citation: str) -> tuple[str, str]:
    """The archive that holds the original, and its fonds with what follows (`AVPRF`, `f. 0104, op. 18, d. 57`).

    What stands between the digital archive's name and the first word on provenance; empty where nothing does.
    """
    named = NAME.search(citation)
    if not named:
        return "", ""
    rest = " " + citation[named.end() : named.end() + 600].lstrip(" ,.:;)")
    stop = _PROVENANCE.search(rest)
    holding = (rest[: stop.start()] if stop else rest).strip(" ,;")
    return _divided(holding)


def _divided(holding: str) -> tuple[str, str]:
    at = 0
    for part in re.split(r"(,\s*)", holding):
        starts = bool(at) and (_FONDS.match(part) is not None or any(map(str.isdigit, part)))
        if starts:
            return holding[:at].strip(" ,"), holding[at:].strip(" ,").removesuffix(".")
        if any(map(str.isdigit, part)):
            cut = next((word.start() for word in re.finditer(r"\S+", part) if any(map(str.isdigit, word[0]))), 0)
            return part[:cut].strip(), holding[at + cut :].strip(" ,").removesuffix(".")
        at += len(part)
    return _without_stop(holding), ""


def _without_stop(text: str) -> str:
    """A sentence's point goes, an abbreviation's (`Washington, D.C.`) stays."""
    return text[:-1].rstrip() if text.endswith(".") and not re.search(r"\b[A-Z]\.\Z", text) else text


def translator_in(citation: str) -> str:
    """Who translated the document: the names after `translated by`, `translation by`; empty where nobody is named.

    Several statements (of its parts, of its versions) are joined by semicolons.
    """
    named = (_names_at(citation, found.end()) for found in itertools.islice(_TRANSLATED.finditer(citation), 6))
    return "; ".join(dict.fromkeys(filter(None, named)))


def _names_at(citation: str, at: int) -> str:
    """The names that stand at a place: one, two joined by `and`, or a list that ends so."""
    several = _SEVERAL.match(citation, at)
    if several:
        return _without_stop(" ".join(several[0].split()).rstrip(" ,"))
    words: list[str] = []
    while len(words) < 16:
        word = _NAME_WORD.match(citation, at)
        if not word or word[0] in _PROJECTS:
            break
        words.append(word[0])
        at = word.end()
        if (word[0].endswith(".") and len(word[0]) > 4) or citation[at : at + 1] != " ":
            break
        at += 1
    while words and (words[-1].islower() or words[-1] in _JOINS):
        words.pop()
    return _without_stop(" ".join(words))


def title_in(citation: str) -> tuple[int, str]:
    """The title that a citation quotes, without the comma that ends it, and its place; (0, "") where it quotes none.

    Quotation marks within the title are part of it: it ends where a date or the archive's name follows.
    """
    start = next((at for at, letter in enumerate(citation[:4]) if letter in _OPENING), -1)
    if start < 0:
        return 0, ""
    end = next((found for found in _CLOSING.finditer(citation, start + 1, start + _LONGEST_TITLE)), None)
    if end is None:
        return 0, ""
    title = citation[start + 1 : end.start()].rstrip(" ,")
    return start + 1, _without_stop(title) if title.endswith(".") else title


def date_in_citation(citation: str) -> tuple[int, str]:
    """The date between the quoted title and the archive's name, and its place; (0, "") where there is none."""
    at, title = title_in(citation)
    named = NAME.search(citation, at + len(title)) if title else None
    if not named:
        return 0, ""
    between = citation[at + len(title) : named.start()]
    words = between.strip(" ,.;\"”’'")
    if not is_date(words) or not any(map(str.isdigit, words)):
        return 0, ""
    return at + len(title) + between.index(words), words
