"""Lines above a text in which a message says its own number: `Tel. No. 412`, `T. n° 12 à 15`, `(No. 137.) Telegraphic`.

The forms are those of the foreign ministries' own papers and of their editions (British and Dominions prints and
telegrams, Documents diplomatiques français, Akten zur deutschen auswärtigen Politik, Documenti diplomatici italiani,
Soviet, Spanish and Latin American files).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.draft import BODY, DATELINE, HEAD, Draft
from corpus.frozen import dataclass
from corpus.normalise.headings.kinds import ADDED, kind_shortened
from corpus.normalise.lexicon import words

_REACH = 2000
_MOST_LINES = 16
_BODY_LINES = 6
_LONGEST = 140
_NO = (
    r"(?:Nos?|NOS?|Number|NUMBER|N\.?[°ºo]s?|n\.?[°ºoª]s?|Nrn?|NR|nr|Núms?|NÚM|núm|Num|№+|nº|br|Br|BR|бр|č|Č|čj|"
    r"č\.[ ]?j)\.?"
)
_FIGURES = (
    r"(?:\d{1,3}\.\d{3}(?![\d.])|(?:[A-Z]{1,5}[-–. /]?)?\d{1,7}(?:[-–/]\d{1,6}){0,2}"
    r"(?:[ ]?(?:à|bis|to|–|-|al|a)[ ]?\d{1,6})?[A-Z]?)"
)
_SENT = (
    r"Tel(?:egram(?:m[ae]?|a)?|egraphic|egr)?|TEL(?:EGRAM(?:M[AE]?|A)?)?|T[ée]l[ée]gramme|T[ÉE]L[ÉE]GRAMME|"
    r"Cable(?:gram(?:me|a)?)?|CABLE(?:GRAM)?|Szyfrogram|Fernschreiben|Drahtbericht|Drahterla(?:ss|ß)|Savingram|"
    r"SAVINGRAM|Saving|SAVING|Airgram|AIRGRAM|Despatch|DESPATCH|Dispatch|Dépêche|Depesche|Despacho|DESPACHO|Oficio|"
    r"OFICIO|Ofício|"
    r"Rapp?|Rapporto|Rapport|Dispaccio|Desp|Disp|Bericht|Schriftbericht|Erla(?:ss|ß)|Runderla(?:ss|ß)|Circular|CIRCULAR|Circulaire|Note|Nota|"
    r"NOTA|Letter|Lettre|Carta|"
    r"(?:Шифр?о?т|Т)елеграмма|ТЕЛЕГРАММА|Письмо|Нота|Távirat|(?:Шифрована[ ]|Шифрирана[ ]|шифрована[ ])?[Тт]елеграма|"
    r"ТЕЛЕГРАМА|Шифрограма|Radiogram|RADIOGRAM|Shifrogram|Depe[šs][ae]|DEPEŠA|Šifrogram|Šifrovka|SZYFROGRAM|Rejtjeltávirat|"
    r"Telgraf"
)
_BEFORE = (
    r"(?:(?:Inward|INWARD|Outward|OUTWARD|Incoming|INCOMING|Outgoing|OUTGOING|Circular|CIRCULAR|Cypher|CYPHER|Cipher|"
    r"Unnumbered|Ciphered|Coded|Secret|SECRET|Confidential|Immediate|IMMEDIATE|Priority|Reservado|Shifr|Spec)[ ]){0,3}"
)
_MARKED = (
    r"(?i:(?:(?:top|most|very|très|muy|muito|streng|strettamente|strictement)[ ])?(?:secret|confidential|restricted|"
    r"unclassified|immediate|priority|geheim|vertraulich|reservado|confidencial|secreto|riservato|segreto|confidentiel(?:le)?|"
    r"secrète|réservée?|urgente?|confidenziale|tajne|poufne|vertrouwelijk|секретно))"
)
_FORMS = (
    # The kind, then the number.
    rf"{_BEFORE}(?P<kind1>{_SENT}){ADDED}\.?[ ,]{{0,2}}[(\[]?(?:{_NO}|[nN]\.)[ ]{{0,2}}(?P<number1>{_FIGURES})",
    r"(?P<kind2>Telno|TELNO|Tel\.?no\.?|TEL\.?NO\.?)[ :.]{1,3}(?P<number2>\d{1,6})",
    # French and Italian telegrams: `T. n° 12`, `T. s.n.d. 4567/23 R.`, `T. per corriere 12`.
    r"(?P<kind3>T\.)[ ](?:(?:s\.[ ]?n\.[ ]?d\.|S\.[ ]?N\.[ ]?D\.|u(?:rgente)?\.|(?i:per[ ](?:corriere|telefono))|"
    r"(?:GAB|Gab|R|U|P)\.|GABINETTO|SEGRETO|RISERVATO|URGENTE|PERSONALE)"
    r"(?:[ ](?:(?i:segreto|segretissimo|riservato|riservatissimo|urgente|personale)|[RUP]\.)){0,3}"
    rf"[ ,]{{0,2}}(?:{_NO}[ ]?)?|{_NO}[ ]?|(?=\d{{1,6}}/\d)|(?=\d{{3,6}}\.?(?:[ \t]*\Z|[ ]{{1,3}}[A-Z])))"
    r"(?P<number3>\d{1,6}(?:/\d{1,6})?(?:[ ](?:à|bis|al)[ ]\d{1,6})?)",
    # Despatches, letters and reports of the same editions: `D. n° 57`, `D. 112.`, `L. 86`.
    r"(?P<kind15>R\.|TELESPR\.|L\.)[ ](?:(?i:riservat[oa]|riservatissim[oa]|segret[oa]|personale|urgente)[ ]){1,3}"
    r"(?P<number15>\d{1,6}(?:/\d{1,6})?)",
    rf"(?P<kind12>[DLR]\.)[ ](?:(?:[A-Za-z]{{1,4}}\.[ ]){{0,2}}{_NO}[ ]?|"
    rf"(?=\d{{1,6}}(?:/\d{{1,6}})?(?:\.?[ \t]*\Z|\.[ ]|[ ]{{3}})))"
    r"(?P<number12>\d{1,6}(?:/\d{1,6})?)",
    rf"(?P<kind13>[TDLR])[ ]{_NO}[ ]?(?P<number13>\d{{1,6}}(?:/\d{{1,6}})?(?:[ ](?:à|bis|al)[ ]\d{{1,6}})?)",
    rf"(?P<kind4>TELESPR\.|Telespr\.|TELESPRESSO|Telespresso)[ ](?:[A-Z]{{1,3}}\.[ ]){{0,2}}(?:{_NO}[ ]?)?"
    r"(?P<number4>\d{2,7}(?:/\d{1,6})?)",
    r"(?P<kind5>R\.)[ ](?P<number5>\d{3,6}(?:/\d{1,6})?)(?=\.?[ \t]*\Z|\.?[ ]{1,3}[^\W\d_])(?!\.?[ ]?[ap]\.?[ ]?m)",
    # Dominions Office: series and number, `Circular D. No. 123`.
    r"(?P<kind6>(?:Circular|CIRCULAR)(?:[ ](?:Telegram|TELEGRAM|Tel\.?))?)[ ]"
    r"(?P<number6>[A-Z]\.?[ ]?(?:No\.?[ ]?|NO\.?[ ]?)?\d{1,5})",
    # The number, then the kind: `No. 137 Tel.`, `(No. 137.) Telegraphic.`
    rf"[(\[]?{_NO}[ ]{{0,2}}(?P<number7>\d{{1,6}})\.?[)\]]?\.?[ ,]{{0,3}}[(\[]?"
    r"(?P<kind7>Tel(?:egraphic|egram|egr)?|TEL(?:EGRAPHIC|EGRAM)?|Saving|SAVING)\b",
    rf"[(](?:{_NO})[ ]{{0,2}}(?P<number8>\d{{1,6}})(?:\.?[ ]{{1,3}}{_MARKED})?\.?[)]",
    # A number with its day, place or markings: `Nr. 189 vom 19. 8.`, `№ 1701 от 22 октября`, `No. 412 SECRET`.
    rf"(?:{_NO})[ ]{{0,2}}(?P<number9>{_FIGURES})"
    rf"(?=[ ]{{1,3}}\[[A-Z]|[ ,.]{{1,4}}(?:(?:vom|от|of|du|de fecha|dated|dd\.|del|di)[ ](?:\d|the[ ]\d)|"
    rf"(?:aus|from|nach)[ ][A-Z]|{_MARKED}\b))",
    # Where it was sent from, then its number: `из Гаваны № 1701`.
    r"(?:[Ии]з|ИЗ)[ ][^\W\d_a-zа-я][^\W\d_]{2,20}(?:[- ][^\W\d_]{2,20})?[ ,]{1,2}"
    rf"{_NO}[ ]?(?P<number10>\d{{1,6}})",
    # Japanese and Chinese: `第一四三号`.
    r"(?:(?P<kind14>電報|電|公信)\s?)?第[ ]?(?P<number14>[〇零一二三四五六七八九十百\d]{1,8})[ ]?[号號](?=\s|\Z)",
    # Alone on its line: `Telegram 512`.
    rf"(?P<kind17>{_SENT})[ ](?P<number17>\d{{1,6}}(?:[-/]\d{{1,6}})?)(?=[ \t]*\Z)",
    # Hungarian, where the number comes first: `412. sz. távirat`, `58. számú rejtjeltávirat`.
    r"(?P<number16>\d{1,6})\.?[ ]sz(?:ám[úu]|\.)[ ](?P<kind16>(?:rejtjel(?:es[ ])?|számjel)?távirat)",
    r"(?P<kind11>[Сс]пец(?:телеграмма)?|[Тт]елеграмма|ТЕЛЕГРАММА)[ ][^№\n]{0,40}№[ ]?(?P<number11>\d{1,6})",
)
_LINE = re.compile(
    r"[ \t*_#>]{0,24}\[?(?:" + "|".join(f"(?:{form})" for form in _FORMS) + r")(?![\w/]|[.:]\d|[ ]?[ap]\.[ ]?m)"
)
_WORDS = re.compile(r"(?<![^\W_])[^\W\d_A-ZÀ-ÞА-Я]{3,}")
_CONNECTED = words(
    "from the and for vom aus der dem den nach par pour sur por para del den per della dal van aan naar secret "
    "confidential urgent personal august september october november december january february march april may june "
    "july januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre "
    "octobre novembre décembre gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre dicembre "
    "enero febrero mayo junio julio septiembre octubre noviembre diciembre uhr réservé réservée secreto geheim "
    "en clair cypher cipher cifrado reservado urgente"
)
_MOST_WORDS = {HEAD: 4, DATELINE: 6, BODY: 0}


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A message's own number where it stands, and the kind that stands beside it, with its place."""

    part: str
    start: int
    end: int
    kind: str = ""
    kind_start: int = 0
    kind_end: int = 0


def number_line(draft: Draft) -> NumberLine | None:
    """The first line above the text, or at its top, that numbers the message; None where none does."""
    for part, most in ((DATELINE, 2), (HEAD, _MOST_LINES), (BODY, _BODY_LINES)):
        for start, line in _lines(draft.part(part)[:_REACH], most):
            found = _numbered(part, start, line)
            if found:
                return found
    return None


def numbers_message(line: str) -> bool:
    """Whether a line begins with the number of a message as telegrams and despatches print it."""
    return _matched(line) is not None


def end_of_number(line: str) -> int:
    """Where the number of a message ends with which a line begins; 0 where none does."""
    found = _matched(line)
    return found.end() if found else 0


@lru_cache(maxsize=512)
def _matched(line: str) -> re.Match[str] | None:
    """A message's number at the beginning of a line, which has figures; several rules ask this of one line in turn."""
    if len(line) > _LONGEST or not (any(map(str.isnumeric, line)) or "第" in line):
        return None
    return _LINE.match(line)


def _lines(text: str, most: int) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            if most == 0:
                return
            most -= 1
            yield at, line
        at += len(line) + 1


def _numbered(part: str, start: int, line: str) -> NumberLine | None:
    found = _matched(line)
    if found is None:
        return None
    named = {name: place for name in found.groupdict() if (place := found.span(name)) != (-1, -1)}
    number = next(place for name, place in named.items() if name.startswith("number"))
    kind = next((place for name, place in named.items() if name.startswith("kind")), (0, 0))
    told = [word for word in _WORDS.findall(line[found.end() :]) if word not in _CONNECTED]
    if len(told) > _MOST_WORDS[part]:
        return None
    shown = kind_shortened(line[slice(*kind)]) if kind[1] else ""
    return NumberLine(part, start + number[0], start + number[1], shown, start + kind[0], start + kind[1])
