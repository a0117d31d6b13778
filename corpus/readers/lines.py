"""What a single line at the head of a document looks like: a dateline, a marking, a heading, prose."""

import re
from typing import Final

from corpus.normalise.parties.number_lines import end_of_number
from corpus.readers.labels import label_of

_MONTHS: Final = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre "
    "januar jänner februar märz juni juli oktober dezember "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro "
    "januari februari maart mei augustus "
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "ledna února března dubna května června července srpna září října listopadu prosince "
    "januára februára apríla mája júna júla augusta septembra októbra novembra decembra "
    "január február március április május június július augusztus szeptember október "
    "maja avgust avgusta septembar oktobar novembar decembar februara "
    "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga studenog prosinca "
    "ianuarie februarie martie aprilie mai iunie iulie septembrie octombrie noiembrie decembrie "
    "janar shkurt prill maj qershor korrik gusht shtator tetor nëntor dhjetor "
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
    "януари февруари април юни юли септември октомври ноември декември "
    "јануара фебруара априла маја јуна јула августа септембра октобра новембра децембра "
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
)
# The months of the Levant's Gregorian calendar have two words; both names of a month may stand, with a stroke.
_ARABIC: Final = (
    "(?:كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
    "|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)"
)
_MONTH: Final = "(?:" + "|".join(sorted(set(_MONTHS.split()), key=len, reverse=True)) + ")"
_DAY: Final = r"\[?\b\d{1,2}(?:st|nd|rd|th|er|º|°|\.)?\]?"
_YEAR: Final = r"(?:\[?\d{4}\b\]?|['’]?\d{2}\b)"
_GAP: Final = r"(?:\[\d{1,2}\]|[\s,\]]){0,4}"
_ONE_DATE: Final = (
    rf"{_DAY}[\s,]{{0,3}}(?:of|de|d['’]|day of)?\s{{0,2}}\[?{_MONTH}\b\]?\.?(?:{_GAP}(?:de\s)?{_YEAR})?"
    rf"|\[?\b{_MONTH}\b\.?\s{{0,2}}{_DAY}(?:{_GAP}\[?\d{{4}}\b\]?)?"
    rf"|\[?\b{_MONTH}\b\.?{_GAP}-?{_YEAR}"
    rf"|\b\d{{4}}\.?\s(?:évi?\s)?{_MONTH}\s\d{{1,2}}\b\.?"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\s?(?:\d{1,2}|[IVX]{1,4})[./]\s?(?:\d{4}|\d{2})\b|\d{4}年\d{1,2}月(?:\d{1,2}日)?"
    rf"|\b\d{{6}}\s?Z\s?{_MONTH}\s?\d{{2}}\b"
    r"|(?:明治|大正|昭和|民國|民国|光緒|光绪|宣統|宣统|同治)[元〇零一二三四五六七八九十廿卅百\d]{1,4}年[元正〇零一二三四五六七八九十\d]{1,3}月"
    r"(?:[一二三四五六七八九十廿卅\d]{1,4}日)?"
    r"|[〇零一二三四五六七八九]{4}年[一二三四五六七八九十元正]{1,3}月(?:[一二三四五六七八九十廿]{1,4}日)?"
    rf"|\d{{1,2}}\s{_ARABIC}(?:\s?/\s?{_ARABIC})?\s\d{{4}}"
    r"|\bundated\b|(?<![\w.])n\.\s?d\.|\bsans date\b|\bohne datum\b|\bundatiert\b|\bsin fecha\b|\bsenza data\b|"
    r"\bбез даты\b"
)
_DATE: Final = re.compile(_ONE_DATE, re.IGNORECASE)
_CONNECTIVES: Final = "on of since from until till before after by for to between and dated vom"
_BEFORE_IN_PROSE: Final = frozenset(_CONNECTIVES.split())
# What is stamped on a paper long after it was written, and the number of a registry before the registry's own date.
_NOT_OWN: Final = re.compile(
    r"(?<!not )\b(?:declassif\w*|downgraded|saniti[sz]ed|approved for release|nara\b.{0,16}\bdate|x?gds|decl|oadr|"
    r"d[ée]classifi\w+|desclasificad\w|freigegeben|рассекречен\w*)\b|\d{5,12}/\Z",
    re.IGNORECASE,
)
# What may follow the date in a dateline: a second day, a clock time, a zone, when it was received, an editor's bracket.
_AFTER: Final = re.compile(
    rf"(?:[\s,;:.—–-]|(?:(?:and|to|et|und|bis)\s|/\s?)(?:{_ONE_DATE})"
    r"|\d{1,2}[.:h]?\d{0,2}(?:\s?[–-]\s?\d{1,2}[.:h]?\d{0,2})?\s?(?:[ap]\.?\s?m\b\.?|hours|hrs|uhr|noon)"
    r"|(?:ore|h\.|à|um|at|alle|a\slas|às|godz\.|om|kl\.|в)\s\d{1,2}(?:[.:,]\d{2})?(?:\s(?:horas|heures|uur|час\.?))?"
    r"|\d{1,2}\s?(?:h\.?|heures?|uhr|uur|час\.?|horas)(?:\s?\d{1,2}(?:\s?(?:m\b\.?|min\.?|мин\.?))?)?"
    r"|\d{4}\s?Z?|\b(?:12\s)?(?:(?:du\s)?(?:soir|matin)|sera|mattina|(?:de\sla\s)?(?:tarde|noche|mañana)|abends|morgens|vorm\.|nachm\.|noon|midnight|midi|mittag|morning|afternoon|evening|night|before|after|shortly|about)\b"
    r"|(?:[Nn](?:o|r|[°º])|№|[Bb]r|č)\.?\s?\d{1,6}(?!\w)"
    r"|[\[(][^\])\n]{1,80}[\])]|received[^\n]{0,60})*",
    re.IGNORECASE,
)
# Words of classification, precedence and handling that say so by themselves, and those that only go with them.
_TELLING: Final = (
    "secret confidential restricted unclassified personal private immediate priority urgent emergency flash deferred "
    "niact exdis nodis limdis cypher cipher cyphered ciphered noforn sensitive cosmic declassified "
    "confidentiel urgence geheim geheime vertraulich dringend secreto reservado confidencial urgente "
    "riservato segreto riservatissimo секретно конфиденциально срочно доверительно "
    "tajne poufne pilne natychmiast tajné důvěrné dôverné vyhrazené titkos bizalmas sürgős azonnal poverljivo "
    "povjerljivo "
    "tajno hitno поверително поверљиво тајно таємно спешно secret confidențial sekret konfidencial vertrouwelijk gizli"
)
_ACCOMPANYING: Final = (
    "top most very strictly official important routine eyes only guard clear limited use no distribution nato "
    "savingram and & for the - très streng совершенно сов. строго ściśle bardzo přísně prísne szigorúan igen "
    "strogo vrlo "
    "veoma strict foarte tepër shumë zeer çok"
)
_STRONG: Final = frozenset(_TELLING.split())
_MARKING_WORDS: Final = _STRONG | frozenset(_ACCOMPANYING.split())
_SPACED: Final = re.compile(r"\b(?:[^\W\d_] ){4,20}[^\W\d_]\b")
_SERIAL: Final = re.compile(r"(?:[A-Z]{1,8}[ -]?)?\d{1,6}[.:,]?\s{0,3}(?=\S)")
# Which copy of a paper this is, and that none may be made of it.
_COPY: Final = re.compile(
    r"\b(?:copy|ex(?:emplar|emplaire|empl|)\b\.?|egz\.?)\s?(?:no|nr|n[°º])\.?\s?\d{1,4}(?:\s(?:of|de|z)\s\d{1,4})?|"
    r"\bcopy\s\d{1,4}\sof\s\d{1,4}(?:\scopies)?|\bэкз(?:емпляр|\.)?\s?(?:№|N)\s?\d{1,4}|\b\d{1,2}\.\s?ausfertigung|"
    r"\b(?:the )?making (?:of )?copies (?:is )?(?:strictly )?(?:prohibited|forbidden)|"
    r"\bснятие копий (?:воспрещ(?:ается|ено)|запрещ(?:ается|ено))|\bspec\. no\.\s?[\d-]{1,12}|\bвх\.\s?№\s?\d{1,8}",
    re.IGNORECASE,
)
_PARAGRAPH_NUMBER: Final = re.compile(r"(?:\(?\d{1,3}[.)]|\([a-z]{1,4}\))\s{1,4}(?=\S)")
_SALUTATION: Final = re.compile(
    r"(?:my\s)?dear\b|sirs?[,:—-]|excellency\b|your\s(?:excellency|majesty|highness)|gentlemen[,:]|monsieur\b|madame\b"
    r"|(?:sehr |hoch)?(?:ge|ver)ehrte|liebe[rs]?\s|cher\s|chère\s|caro\s|señor(?:a|es)?\s|excelencia\b|excelentísimo"
    r"|(?:herr|signor|senhor|onorevole|panie|gospodine)\s[^\n.]{2,50}[,!:]\s*\Z|eccellenza|"
    r"serenissim[oe]\b|illustr|(?:много)?уважаем|дорогой|sire\b|"
    r"szanown|vážen|soudruhu\s|súdruh\s|tisztelt\s|kedves\s|poštovani|druže\s|stimate|domnule|tovar[ăa][șş]e|"
    r"i\s(?:nderuar|dashur)\s|sayın\s|другарю",
    re.IGNORECASE,
)
# The archive's or the office's own reference on a line of its own: "[U 9201/445/70]", "[WRL 2/1]".
_FILE: Final = re.compile(r"\[(?=[^\]]{0,40}\d)(?:[A-Z][A-Za-z.]{0,4}[ .]?){0,3}[\d/ .A-Z-]{2,30}\]")
_TO_LOWER: Final = re.compile(
    r"to\s(?:the\s)?(?=[A-Z])[^.;]{3,90}\Z"
    r"|(?:à|aux?|al|alla|all['’]|agli|ai|ao|an|aan|para)\s?(?:la\s|l['’]|den\s|das\s|o\s|el\s)?(?=[^\W\d_a-zà-ÿ])[^;]{3,90}\Z"
)
_TO_READER: Final = re.compile(r"(?i:à|aux?|all['’]|alla|al|agli|ai|aos?|an|aan)\s?(?=[^\W\d_a-z])")
_OWN_REFERENCE: Final = re.compile(
    r"(?:your|my|our|their|his|reference|with reference|further to|following)\b", re.IGNORECASE
)
_LOWER_WORD: Final = re.compile(r"(?<![^\W_])[^\W\d_A-ZÀ-ÞА-Я]{3,}")
_FUNCTION_WORDS: Final = "the and for from with des les und der die das von del los las par pour sur"
_SMALL: Final = frozenset(_FUNCTION_WORDS.split())
_ENDS_SENTENCE: Final = re.compile(r"[.!?;:…][\"'”’»)\]]{0,2}(?:\s?\[\d{1,3}\]){0,2}\Z")
_ENDS_CLOCK: Final = re.compile(r"[ap]\.\s?m\.\Z", re.IGNORECASE)
# A heading that closes with the day on which the message came in ("Sir J. Quill (Rome) to Mr. Ames (Received May 3)").
_RECEIVED_HEADING: Final = re.compile(
    r"\S\s(?:to|à|an|al|aan)\s(?=[^\W\d_a-z]|the\s)[^\n]{3,200}?[\s.—–-]{1,3}[(\[](?i:received|rec['’]d|reçue?|eingegangen)\b"
)
LONG: Final = 140
"""A line of a heading is not longer (in characters); one that is, is a paragraph, unless it calls itself a telegram."""
_LONGEST_HEADING: Final = 420
_HEADED: Final = re.compile(
    r"(?:\[?(?:No\. |Document )?\d{1,4}[a-z]?[.\]]{1,2}\s{1,4})?(?:[^\W\d_a-zà-ÿ][\w’'-]{0,20} ){0,4}?"
    r"(?i:telegram|cablegram|airgram|d[ei]spatch|letter|memorand(?:um|a)|message|note|report|minutes?|record|paper|"
    r"instructions?|circular|aide[- ]m[eé]moire|telegramm|drahtbericht|aufzeichnung|schreiben|bericht|erlass|"
    r"t[eé]l[eé]gramme|d[eé]p[eê]che|lettre|telegramma|rapporto|lettera|telegrama|nota|carta|despacho|"
    r"телеграмма|письмо|записка|нота|запись)s?(?: [\w./-]{1,12})?,? "
    r"(?i:from|to|of|by|between|for|prepared|des?|du|an|von|vom|del?|dell[ao]|do|da|посла|посольства|министра|беседы)\b"
)
_SENTENCE_WITHIN: Final = re.compile(r"[^\W\d_]{4}[.!?;] (?=[^\W\da-zà-ÿ])")
_TELLS: Final = (
    "that which who has had have was were will would could should his their they not said been "
    "que qui est était étaient ont avait avaient sera dass daß hat hatte haben war waren wird nicht sich che era erano "
    "aveva hanno sarà había fue fueron estaba não foi havia что его был была было были как она они который hij niet "
    "zijn werd was jest że się był nie"
)
_TELLING_WORDS: Final = frozenset(_TELLS.split())
_FEWEST_TOLD: Final = 5
_MOST_COMMON_WORDS: Final = 3
_HEADING_LINES: Final = 12
_WRAPPED: Final = 45
_SHORT: Final = 30


def date_in(line: str) -> re.Match[str] | None:
    """The first date (or statement that there is none) in a line of a heading's length."""
    return _DATE.search(line) if len(line) <= LONG + 60 else None


def is_dateline(line: str) -> bool:
    """Whether `line` states the document's own date, with or without a place, and nothing that reads as a sentence."""
    text = line.strip(" \t_*")
    found = date_in(text)
    if not found or _OWN_REFERENCE.match(text) or _RECEIVED_HEADING.search(text):
        return False
    if _NOT_OWN.search(text, 0, found.start()):
        return False
    before = text[: found.start()].rstrip(" [(,")
    after = text[found.end() :]
    words = before.split()
    connected = bool(words) and words[-1].lower() in _BEFORE_IN_PROSE
    several_days = words[-1:] == ["and"] and words[-2:-1] != [] and words[-2].strip("[]stndrh").isdigit()
    if len(words) > 12 or (connected and not several_days) or ": " in before.rstrip(": "):
        return False
    if len([word for word in _LOWER_WORD.findall(before) if word not in _SMALL]) > 3:
        return False
    rest = after[_matched(_AFTER, after) :]
    # Day and month may come first, the place after (`13 May 1931, Rome`): a few words with capitals, no sentence.
    return len(rest.split()) <= 6 and not _LOWER_WORD.search(rest.replace("p.m", "").replace("a.m", ""))


def small_words(text: str) -> int:
    """How many words of a text are written small, those apart that hold names together."""
    return sum(word not in _SMALL for word in _LOWER_WORD.findall(text))


def is_marking(line: str) -> bool:
    """Whether `line` holds only markings (classification, precedence, handling), with or without a serial number."""
    text = _SPACED.sub(lambda found: found[0].replace(" ", ""), line.strip(" \t_*[]().!"))
    if not text or len(text) > LONG:
        return False
    without = _COPY.sub("", text).strip(" .,;!")
    if without != text and not without:
        return True
    text = without
    serial = _SERIAL.match(text)
    words = (text[serial.end() :] if serial else text).lower().replace("/", " ").replace(",", " ").split()
    if not words or not any(word.strip(".;!") in _STRONG for word in words):
        return False
    if all(word in _MARKING_WORDS or word.strip(".;!") in _MARKING_WORDS for word in words):
        return True
    return text.isupper() and words[0] in _MARKING_WORDS


def is_heading(line: str) -> bool:
    """Whether a line names a kind of document and its ends as an edition's heading does, with its number or without.

    `130. Memorandum From Robert P. Joyce of the Policy Planning Staff to the Director …`: however long, it is no
    sentence, for few of its words are written small.
    """
    text = line.strip()
    if len(text) > _LONGEST_HEADING or not _HEADED.match(text) or _SENTENCE_WITHIN.search(text):
        return False
    small = [word for word in _LOWER_WORD.findall(text) if word not in _SMALL and len(word) > 3]
    return len(small) <= _MOST_COMMON_WORDS


def is_prose(lines: list[str], at: int) -> bool:
    """Whether the text proper begins at `lines[at]`: a sentence, a salutation, a numbered or a wrapped paragraph."""
    text = lines[at].strip()
    if at < _HEADING_LINES and (is_heading(text) or _numbers_message(text)):
        return False
    if _SALUTATION.match(text) or len(text) > LONG:
        return True
    number = _PARAGRAPH_NUMBER.match(text)
    if number and len(text) > 30 and not text.isupper() and not _is_numbered_heading(lines, at):
        return True
    if _OWN_REFERENCE.match(text) and any(character.isdigit() for character in text):
        return True
    if is_sentence(text) and not _is_reader(lines, at):
        return True
    if text.startswith("[") and text.endswith("]") and not _FILE.fullmatch(text):
        return True
    return len(text) >= _SHORT and _is_wrapped(lines, at)


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does and has the words of one."""
    text = line.strip()
    if not _ENDS_SENTENCE.search(text) or _ENDS_CLOCK.search(text):
        return False
    said = [word for word in _LOWER_WORD.findall(text) if word not in _SMALL]
    return len(said) >= 2 or (bool(said) and len(text.split()) <= 4) or (text.isupper() and len(text.split()) > 8)


def tells(line: str) -> bool:
    """Whether a line tells something, as no entry of a list does: by its pronouns and verbs, amid other small words."""
    said = _LOWER_WORD.findall(line)
    return len(said) >= _FEWEST_TOLD and any(word in _TELLING_WORDS for word in said)


def _numbers_message(text: str) -> bool:
    """Whether a line is a message's number with its markings ("T. nos 5934 à 5940. Réservé. Priorité absolue.")."""
    end = end_of_number(text)
    return end > 0 and small_words(text[end:]) <= _MOST_COMMON_WORDS


def _is_reader(lines: list[str], at: int) -> bool:
    """Whether a line near the top says to whom the writer in the line above it writes ("…, MINISTRE," / "À M. …")."""
    return (
        0 < at < _HEADING_LINES and lines[at - 1].rstrip().endswith(",") and bool(_TO_READER.match(lines[at].strip()))
    )


def _is_numbered_heading(lines: list[str], at: int) -> bool:
    """Whether the first line of a page is a heading with its edition's number: apart, and no sentence."""
    first = not any(line.strip() for line in lines[:at])
    apart = at + 1 < len(lines) and not lines[at + 1].strip()
    return first and apart and not _ENDS_SENTENCE.search(lines[at].strip())


def _is_wrapped(lines: list[str], at: int) -> bool:
    """Whether a paragraph that was broken into lines of even length begins here."""
    following = [line.strip() for line in lines[at + 1 : at + 3]]
    after = next((line for line in following if line), "")
    if not after or label_of(after) or (at < _HEADING_LINES and _TO_LOWER.match(after) and len(lines[at]) < LONG):
        return False
    if after[0].islower() and (following[0] or len(lines[at]) >= _WRAPPED):
        return True
    return len(following) == 2 and all(len(line) >= _WRAPPED for line in (lines[at].strip(), *following))


def _matched(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0
