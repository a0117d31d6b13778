"""The kinds of documents, and the words by which headings and datelines call them."""

import re
from functools import cache, lru_cache

from corpus.normalise.headings.alternation import in_small, small

KINDS = (
    "telegram", "cablegram", "telex", "despatch", "airgram", "letter", "memorandum", "memcon", "note", "aide-memoire",
    "report", "circular", "minutes", "minute", "message", "instruction", "submission", "press release",
    "editorial note", "paper", "treaty", "agreement", "intelligence estimate", "statement", "speech", "resolution",
    "directive", "decree", "protocol", "summary", "diary", "proclamation", "communiqué", "brief",
)  # fmt: skip
"""The values of `Cable.kind`."""

# In this order: a longer name before the shorter that begins it. The names of kinds that record a conversation or a
# meeting, and so have no sender unless an author is named, are in the group `meeting`.
_MEETINGS = (
    (r"minutes (?:of|on) (?:a |an |the )?(?:[\w'’-]+ ){0,3}(?:meetings?|sessions?|sittings?)", "minutes"),
    (r"memorand(?:um|a) of (?:a |an |the )?(?:[\w-]+ ){0,2}"
     r"(?:conversations?|discussions?|meetings?|conference|talks?)", "memcon"),
    (r"(?:records?|notes?|minutes?|transcripts?|reports?|summar(?:y|ies)|accounts?) (?:record )?(?:of|on) "
     r"(?:a |an |the )?"
     r"(?:[\w'’-]+ ){0,3}(?:conversations?|discussions?|meetings?|talks?|interviews?)", "memcon"),
    (r"stenographic records?|verbatim records?|(?:telephone )?conversation|meeting|discussions?(?! paper)|talks|"
     r"transcripts?", "memcon"),
    (r"(?:records?|minutes) of (?:the )?proceedings", "minutes"),
    (r"minutes|protokoll der sitzung|sitzungsprotokoll|procès-verba(?:l|ux)|verbale (?:della|di) \w+|"
     r"протокол(?:ьная запись)? заседания|acta de la (?:sesión|reunión)", "minutes"),
    (r"запись (?:\w+ )?беседы|gesprächs(?:aufzeichnung|protokoll|vermerk)|"
     r"(?:aufzeichnung|niederschrift) (?:über (?:das|ein|eine)|der) (?:gespräch|unterredung|besprechung)|"
     r"compte[ -]rendu (?:(?:analytique|sommaire) )?(?:d['’](?:un )?|de l['’]|des |du |"
     r"de (?:la )?)(?:entretiens?|entrevue|"
    r"conversations?)|resoconto del colloquio|colloquio|"
     r"notatka z rozmowy|záznam o rozhovoru|nota de conversación|gespreksverslag", "memcon"),
    (r"(?:\w+-\w+e[sr]? )?(?:gespräche?|unterredung(?:en)?|besprechung(?:en)?|delegationsgespräch|ministergespräch)"
     r"(?= (?:de[sr]|mit|zwischen|von|in|bei) |\Z)|entretiens?(?= (?:entre|de|du|avec) |\Z)|rozmowa(?= |\Z)|"
     r"(?:(?:akten)?vermerk|information) über (?:das|ein|eine) (?:gespräch|unterredung|besprechung)", "memcon"),
    (r"editorial note", "editorial note"),
    (r"(?:(?:special )?national )?intelligence estimate", "intelligence estimate"),
    (r"press release|press statement|press communiqu[eé]", "press release"),
    (r"communiqu[eé]", "communiqué"),
    (r"treaty|convention|armistice", "treaty"),
    (r"agreement|exchange of notes|accord", "agreement"),
    (r"resolution", "resolution"),
    (r"proclamation", "proclamation"),
    (r"protocol[eo]?|protokoll|протокол", "protocol"),
    (r"decree|ukase|executive order", "decree"),
    (r"diary", "diary"),
    (r"joint statement", "statement"),
)  # fmt: skip
_SENT = (
    (r"cablegrams?|cablegramas?", "cablegram"),
    (r"telegrams?|telegraphic message|cables?|ciphered telegram|telegramm[ae]?|télégrammes?|"
     r"(?:шифрованная )?телеграмма|шифр?о?телеграмма|телефонограмма|depesza(?: szyfrowa)?|шифровка|"
     r"fernschreiben|drahtbericht|drahterla(?:ss|ß)|phonogram|"
     r"fonogramma|telegramas?|szyfrogram|rejtjel(?:es )?távirat|távirat|codetelegram|codebericht|"
     r"(?:rejtjel|számjel)távirat|radiogram(?:ë)?|shifrogram|depe[šs][ae]|šifrogram|šifrovka|"
     r"(?:шифрована |шифрирана )?телеграма|шифрограма|şifre telgraf|telgraf|τηλεγράφημα|"
     r"برقية|电报?|電報|電信",
     "telegram"),
    (r"telex(?:es)?|teletype|teleprinter message|telecon", "telex"),
    (r"airgrams?|savingrams?|saving telegrams?", "airgram"),
    (r"d[ei]spatch(?:es)?|dépêche|dispacci[oa]?|despachos?|depesche|депеша|донесение|telespresso|ofícios?|oficios?",
     "despatch"),
    (r"letters?|lettre|letter[ae]|carta|brief an|privatbrief|"
     r"privatdienstschreiben|schreiben|письмо|писмо|dopis|list(?= do )|pismo|levél|"
     r"scrisoare|letër|mektup|رسالة|信|函", "letter"),
    (r"aides?[- ]m[eé]moires?|памятная записка|pro[- ]?memoria|promemoria", "aide-memoire"),
    (r"(?:national security (?:action |study |decision )?)?memorand(?:um|a)|memo|mémorandum|memor[aá]ndum|"
     r"memorando|меморандум|справка|aufzeichnung|(?:akten)?vermerk|(?:akten)?notiz|notice(?= d[eu])|appunto|"
     r"notatka|feljegyzés|záznam|denkschrift|"
     r"(?:докладная |служебная )?записка|مذكرة|备忘录|備忘錄", "memorandum"),
    (r"messages?", "message"),
    (r"notes? verbales?|notes?|bouts? de papier|нота|вербальная нота|nota(?: verbale?)?|verbalnote|照会|照會", "note"),
    (r"instructions?|erla(?:ss|ß)|weisung|istruzion[ei]|instruccion(?:es)?|instruç(?:ão|ões)|инструкция|указани[ея]",
     "instruction"),
    (r"circulars?|circulaire|circolare|runderla(?:ss|ß)|rundschreiben|циркуляр|okólnik", "circular"),
    (r"submissions?", "submission"),
    (r"minutes?", "minute"),
    (r"reports?|rapport[oi]?|bericht|relazione|informe|relatório|raport(?:i)?|jelentés|zpráva|"
     r"správa(?= o )|izveštaj|izvješće|verslag|доклад|rapor|"
     r"\w{2,16}bericht|отчет|отчёт|доклад|تقرير|报告|報告", "report"),
    (r"directives?", "directive"),
    (r"(?:working |briefing |position |policy |discussion |background )?papers?|study|agendum", "paper"),
    (r"statements?|declaration", "statement"),
    (r"speech|address|remarks|broadcast", "speech"),
    (r"record(?= by|\Z)", "memcon"),
    (r"summary|summaries|synopsis", "summary"),
    (r"briefs?|briefing", "brief"),
)  # fmt: skip

_MODIFIER = (
    r"(?:draft of(?: a| the)?|draft|code|cypher|cipher|circular|personal|secret|top|most|ciphered|coded|joint|"
    r"special|urgent|informal|"
    r"official|background|backchannel|"
    r"action|information|oral|verbal|progress|briefing|position|policy|cabinet|war|full|summary|weekly|daily|monthly|"
    r"annual|"
    r"unsigned|inward|outward|incoming|outgoing|confidential|private|identical|identic|undated|intelligence|"
    r"national|current|research|brief|short|final|"
    r"interim|first|second|third|preliminary|handwritten|unnumbered|extracts? (?:from|of)(?: a| the)?|"
    r"excerpts? (?:from|of)(?: a| the)?|telegraphic|written|secretary['’]s staff|long|telephone|record of|"
    r"paraphrase of(?: a| the)?|translation of(?: a| the)?|copy of(?: a| the)?|text of(?: a| the)?|british|american|"
    r"soviet|united states|australian|chinese|japanese|german|french|circular letter|two|three|series of|record|"
    r"attachment:?|annex:?|enclosure:?|untitled|public|diplomatic|political|economic|situation|staff|study|"
    r"file|ministerial|parliamentary|working|speaking|priority|immediate|interdepartmental|departmental|"
    r"(?:весьма )?секретная|шифрованная|срочная|личная|a|an|the)[\s,]+"
)


ADDED = (
    r"(?:[ ](?:cifrad[oa]|chiffrée?|cifrat[oa]|szyfrow[ya]|codée?|reservad[oa]|circulaire|circolare|circular|"
    r"secret[oa]?|"
    r"confidencia(?:l|is)|expedid[oa]|recibid[oa]|verschlüsselt|postal|urgente?|sifrovan[yá]|Citissime)){0,2}"
)
"""What a service adds to a kind's name behind it: "Telegrama cifrado núm. 12", "Telegram szyfrowy nr 5"."""


def _group(name: str, table: tuple[tuple[str, str], ...]) -> str:
    return f"(?P<{name}>{'|'.join(pattern for pattern, _ in table)})"


KIND_AT_START = re.compile(
    rf"[\[(\"'“‘*#\s]*(?:{_MODIFIER}){{0,4}}(?:{_group('meeting', _MEETINGS)}|{_group('sent', _SENT)})(?!\w)",
    re.IGNORECASE,
)
# How headings and registers shorten the kinds.
_SHORT = {
    "tel": "telegram", "telegr": "telegram", "telegraphic": "telegram", "telno": "telegram", "tg": "telegram",
    "tlg": "telegram", "t": "telegram", "telespr": "despatch", "desp": "despatch", "disp": "despatch", "r": "report",
    "rap": "report",
    "rapp": "report",
    "d": "despatch", "l": "letter",
    "saving": "airgram",
}  # fmt: skip


@cache
def _every() -> re.Pattern[str]:
    """All kinds as one expression, a numbered group each."""
    return re.compile("|".join(f"({pattern})" for pattern, _ in (*_MEETINGS, *_SENT)), re.IGNORECASE)


# So long a beginning is looked at in small letters first.
_LONGEST = 700


@lru_cache(maxsize=1024)
def kind_at_start(line: str, at: int = 0) -> re.Match[str] | None:
    """The words for a kind with which a line begins at a place, in the group `meeting` or `sent`."""
    if len(line) - at <= _LONGEST and not _small_kind_at_start().match(small(line[at:])):
        return None
    return KIND_AT_START.match(line, at)


@cache
def _small_kind_at_start() -> re.Pattern[str]:
    return in_small(KIND_AT_START.pattern)


@lru_cache(maxsize=4096)
def kind_named(words: str) -> str:
    """The kind that words of a heading name in full; empty where they name none."""
    found = _every().fullmatch(words.strip())
    return (*_MEETINGS, *_SENT)[found.lastindex - 1][1] if found and found.lastindex else ""


def kind_shortened(words: str) -> str:
    """The kind that an abbreviation before a number stands for (`Tel.`, `T.`, `Telno`); empty where it is none."""
    bare = words.strip(" .(").lower().removeprefix("circular ")
    return kind_named(bare) or _SHORT.get(bare, "")
