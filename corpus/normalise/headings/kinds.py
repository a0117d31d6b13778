"""The kinds of documents, and the words by which headings and datelines call them."""

import re

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
    (r"minutes|protokoll der sitzung|procès-verba(?:l|ux)", "minutes"),
    (r"запись беседы|aufzeichnung über (?:das|ein) gespräch|compte rendu d['’](?:un )?entretien", "memcon"),
    (r"editorial note", "editorial note"),
    (r"(?:(?:special )?national )?intelligence estimate", "intelligence estimate"),
    (r"press release|press statement|press communiqu[eé]", "press release"),
    (r"communiqu[eé]", "communiqué"),
    (r"treaty|convention|armistice", "treaty"),
    (r"agreement|exchange of notes|accord", "agreement"),
    (r"resolution", "resolution"),
    (r"proclamation", "proclamation"),
    (r"protocol", "protocol"),
    (r"decree|ukase|executive order", "decree"),
    (r"diary", "diary"),
    (r"joint statement", "statement"),
)  # fmt: skip
_SENT = (
    (r"cablegrams?", "cablegram"),
    (r"telegrams?|telegraphic message|cables?|ciphered telegram|telegramm[ae]?|télégramme|телеграмма|шифротелеграмма|"
     r"fernschreiben|drahtbericht|drahterlass|phonogram|telegrama|шифртелеграмма|برقية|电报?|電報", "telegram"),
    (r"telex(?:es)?|teletype|teleprinter message|telecon", "telex"),
    (r"airgrams?|savingrams?", "airgram"),
    (r"d[ei]spatch(?:es)?|dépêche|dispacci[oa]?|despacho|depesche|донесение", "despatch"),
    (r"letters?|lettre|lettera|carta|brief an|privatbrief|schreiben|письмо|رسالة|信|函", "letter"),
    (r"aides?[- ]m[eé]moires?", "aide-memoire"),
    (r"memorand(?:um|a)|memo|mémorandum|меморандум|(?:докладная |служебная )?записка|مذكرة|备忘录|"
     r"備忘錄", "memorandum"),
    (r"messages?", "message"),
    (r"notes? verbales?|notes?|bouts? de papier|нота|nota(?: verbale?)?|verbalnote|照会|照會", "note"),
    (r"instructions?", "instruction"),
    (r"circulars?", "circular"),
    (r"submissions?", "submission"),
    (r"minutes?", "minute"),
    (r"reports?|rapport|bericht|relazione|informe|relatório|\w{2,16}bericht|отчет|отчёт|доклад|"
     r"تقرير|报告|報告", "report"),
    (r"directives?", "directive"),
    (r"(?:working |briefing |position |policy |discussion |background )?papers?|study|agendum", "paper"),
    (r"statements?|declaration", "statement"),
    (r"speech|address|remarks|broadcast", "speech"),
    (r"record(?= by)", "memcon"),
    (r"summary|summaries|synopsis", "summary"),
    (r"briefs?|briefing", "brief"),
)  # fmt: skip

_MODIFIER = (
    r"(?:draft of(?: a| the)?|draft|circular|personal|secret|top|most|ciphered|coded|joint|special|urgent|informal|"
    r"official|background|backchannel|"
    r"action|information|oral|verbal|progress|briefing|position|policy|cabinet|war|full|summary|weekly|daily|monthly|"
    r"annual|"
    r"unsigned|confidential|private|identical|identic|undated|intelligence|national|current|research|brief|short|final|"
    r"interim|first|second|third|preliminary|handwritten|unnumbered|extracts? (?:from|of)(?: a| the)?|"
    r"excerpts? (?:from|of)(?: a| the)?|telegraphic|written|secretary['’]s staff|long|telephone|record of|"
    r"paraphrase of(?: a| the)?|translation of(?: a| the)?|copy of(?: a| the)?|text of(?: a| the)?|british|american|"
    r"soviet|united states|australian|chinese|japanese|german|french|circular letter|two|three|series of|record|"
    r"attachment:?|annex:?|enclosure:?|untitled|public|diplomatic|political|economic|situation|staff|study|"
    r"file|ministerial|parliamentary|working|speaking|priority|immediate|interdepartmental|departmental|a|an|the)[\s,]+"
)


def _group(name: str, table: tuple[tuple[str, str], ...]) -> str:
    return f"(?P<{name}>{'|'.join(pattern for pattern, _ in table)})"


KIND_AT_START = re.compile(
    rf"[\[(\"'“‘*#\s]*(?:{_MODIFIER}){{0,4}}(?:{_group('meeting', _MEETINGS)}|{_group('sent', _SENT)})(?!\w)",
    re.IGNORECASE,
)
_EACH = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in (*_MEETINGS, *_SENT))


def kind_named(words: str) -> str:
    """The kind that words of a heading name in full; empty where they name none."""
    stripped = words.strip()
    return next((kind for pattern, kind in _EACH if pattern.fullmatch(stripped)), "")
