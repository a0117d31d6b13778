"""Headings of letters and telegrams in other tongues: "Dépêche du comte … au marquis …", "Lettera di … al Doge"."""

import re

from corpus.frozen import dataclass
from corpus.normalise.headings.offices import is_institution
from corpus.normalise.headings.persons import name_like
from corpus.normalise.headings.spans import Span
from corpus.normalise.headings.whereabouts import place_at

_ARTICLE_GERMAN = r"(?:den|dem|die|das|der|herrn|frau)\s"


@dataclass(frozen=True, slots=True)
class _Tongue:
    """What a tongue's headings are made of: the kinds, "of", "to", and the word before the matter."""

    heading: re.Pattern[str]
    to: re.Pattern[str]
    matter: re.Pattern[str]


def _tongue(kinds: str, of: str, to: str, matter: str) -> _Tongue:
    return _Tongue(
        re.compile(rf"\s*(?:{kinds})\s(?:(?:n[°ºo]|№|nr)\.?\s?\d{{1,5}}\s)?(?:{of})", re.IGNORECASE),
        re.compile(rf"\s(?:{to})", re.IGNORECASE),
        re.compile(rf",?\s(?:{matter})(?!\w)|,\s|(?<=\w\w\w)[.;](?:\s|$)", re.IGNORECASE),
    )


_TONGUES = (
    _tongue(
        r"(?:dépêche|lettre|télégramme|note|notice|rapport|mémoire|instructions?|billet)(?: circulaire|"
        r" secrète?| chiffrée?)?",
        r"du\s|de\sla\s|de\sl['’]|des\s|d['’]|de\s",
        r"au\s|à\sla\s|à\sl['’]|aux\s|à\s",
        "sur|concernant|relativement|relatif|relative|au sujet",
    ),
    _tongue(
        r"(?:lettera|dispaccio|telegramma|rapporto|relazione|nota|appunto|telespresso|istruzioni|"
        r"promemoria)(?: segret[oa]| cifrat[oa])?",
        r"della\s|dello\s|dell['’]|del\s|dei\s|degli\s|di\s|da\s|dal\s|d['’]",
        r"alla\s|allo\s|all['’]|agli\s|al\s|ai\s|a\s",
        "su|sul|sulla|sui|circa|intorno|riguardo",
    ),
    _tongue(
        r"(?:carta|despacho|telegrama|nota|informe|oficio|ofício|instrucciones|memorándum|relatório)"
        r"(?: reservad[oa]| cifrad[oa]| confidencial)?",
        r"de\sla\s|de\slos\s|del\s|do\s|da\s|de\s",
        r"a\sla\s|a\slos\s|al\s|ao\s|à\s|para\s(?:el\s|la\s|o\s|a\s)?|a\s",
        "sobre|acerca|relativ[oa]|referente",
    ),
    _tongue(
        r"(?:bericht|brief|privatbrief|schreiben|telegramm|drahtbericht|erla(?:ss|ß)|aufzeichnung|note|verbalnote|"
        r"weisung|runderla(?:ss|ß)|rundschreiben|denkschrift|depesche|notiz|aktennotiz|vermerk|aktenvermerk|vorlage)",
        rf"des\s|der\s|von\s{_ARTICLE_GERMAN}|vom\s|von\s",
        rf"an\s{_ARTICLE_GERMAN}|an\s|für\s{_ARTICLE_GERMAN}",
        "über|betreffend|betr|zur|zum|wegen",
    ),
    _tongue(
        r"(?:(?:весьма )?(?:секретн|шифрованн|срочн|личн|доверительн|циркулярн)(?:ая|ое) )?(?:шифро?телеграмма|"
        r"телефонограмма|"
        r"телеграмма|письмо|нота|записка|докладная записка|донесение|отч[её]т|доклад|сообщение)",
        r"от\s|из\s|(?=пос|мин|пов|кон|сов|пре|зам|пол|нар|вре|[А-ЯЁ])",
        r"в\s(?=МИД|мин|ЦК|нар|Нар|Мин|Сов|Мос|пос|прав)|к\s|(?=(?:\w{3,14}скому\s)?(?:посольству|министерству|агенту|представителю|правительству|миссии|послу|министру|посланнику|консулу|советнику|"
        r"председателю|заместителю|поверенному|наркому|секретарю|народному|полномочному|первому|временному|полпреду|товарищу|тов\.)\s)",
        "о|об|обо|по|с|от",
    ),
    _tongue(
        r"(?:telegram|depesza|szyfrogram|raport|pismo|list|notatka|instrukcja|okólnik|nota)"
        r"(?: (?:szyfrow[ya]|zakodowany|polityczny|tajn[ye]|poufn[ye]|prywatny))?",
        r"(?=(?:ambasad(?:y|ora)|pos(?:ła|elstwa)|(?:wice)?minist(?:ra|erstwa)|konsul(?:a|atu)|podsekretarza|szefa|kierownika|"
        r"dyrektora|radcy|delegata|naczelnika)\s)|(?=charg[eé] d[’']affaires\sw\s)",
        r"do\s",
        r"w sprawie|dotycząc\w+|na temat|o|z",
    ),
    _tongue(
        r"(?:codetelegram|codebericht|telegram|brief|nota|verslag|memorandum|instructie|rapport)",
        r"van\s(?:de\s|het\s|den\s)?",
        r"aan\s(?:de\s|het\s|den\s)?",
        "over|inzake|betreffende",
    ),
    _tongue(r"(?:برقية|رسالة|تقرير|مذكرة|خطاب|كتاب)", r"من\s", r"إلى\s|الى\s", "حول|بشأن|عن|بخصوص"),
)


def tongues_heading(line: str) -> tuple[Span, Span | None] | None:
    """The sender and the recipient (or None) of a heading in another tongue than English; None for any other line.

    The sender stands after the kind and its "of", the recipient after "to"; what the document is about ends them.
    """
    readings = [reading for tongue in _TONGUES if (reading := _read(tongue, line))]
    return next((reading for reading in readings if reading[1]), readings[0] if readings else None)


def _matter(tongue: _Tongue, line: str, at: int) -> re.Match[str] | None:
    """Where the matter begins; a comma before the name of whoever holds the office just named does not begin it."""
    for found in tongue.matter.finditer(line, at):
        named = line[found.end() :].split(",")[0].strip(" .")
        if found[0].strip() != "," or not (name_like(named) and is_institution(line[at : found.start()])):
            return found
    return None


def _read(tongue: _Tongue, line: str) -> tuple[Span, Span | None] | None:
    found = tongue.heading.match(line)
    if found is None:
        return None
    ways = list(tongue.to.finditer(line, found.end()))
    # The first may lead to the sender's post ("bailo a Costantinopoli, al Senato").
    to = next((way for way in ways if len(ways) > 1 and not place_at(line[way.end() :])), ways[0] if ways else None)
    matter = _matter(tongue, line, to.end() if to else found.end())
    end = matter.start() if matter else len(line.rstrip(" ."))
    early = tongue.matter.search(line, found.end(), to.start()) if to else None
    if early and early[0].strip() != ",":
        to, end = None, early.start()
    sender = Span(found.end(), to.start() if to else end)
    recipient = Span(to.end(), end) if to else None
    if sender.end - sender.start < 2 or (recipient and recipient.end - recipient.start < 2):
        return None
    return sender, recipient
