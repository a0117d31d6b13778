"""The labels of headers (`From:`, `An:`, `Тема:`, `FM`) and the field of the record that each one marks."""

import re
from dataclasses import dataclass
from typing import Final

_WORDS: Final = {
    "sender": "from, fm, sender, sent by, von, absender, de, expéditeur, remitente, da, mittente, van, от, "
    "отправитель, من, 发件人, 發件人, 发报人, 发电, 發電",
    "recipients": "to, addressee, addressees, recipient, recipients, an, empfänger, à, destinataire, para, "
    "destinatario, aan, кому, получатель, إلى, 收件人, 收报人, 收电, 收電, 主送, 致",
    "copied": "cc, info, copies, copy to, copies to, copied to, repeated to, repeat to, "
    "repeat for information, repeated for information, kopie, kopie an, copie, copie à, copia, копия, "
    "نسخة إلى, 抄送, 抄报",
    "date": "date, dated, datum, fecha, data, дата, dtg, date/time, date and place, date & place, date/place, "
    "place and date, place & date, place/date, time and place, time & place, date and time, date & time, "
    "time and date, time & date, التاريخ, 日期",
    "received": "received, date received, eingegangen, reçu, recibido, получено",
    "place": "place, place of origin, lieu, ort, lugar, luogo, plaats, место, المكان, 地点",
    "subject": "subject, subj, re, betreff, betr, objet, asunto, oggetto, onderwerp, assunto, тема, الموضوع, 主题",
    "references": "ref, refs, reference, references, bezug, réf, référence, referencia, ссылка",
    "classification": "classification, security classification, einstufung, clasificación, гриф",
    "precedence": "precedence, priority, dringlichkeit, urgence, срочность",
    "handling": "handling, handling instructions, caption, captions",
    "number": "no, number, telegram no, cable no, despatch no, dispatch no, message number, mrn, nr, nummer, numéro, "
    "número, numero, номер, №",
    "kind": "type, kind, document type, art, тип",
    "keywords": "tags, keywords, key words, topics, concepts, schlagwörter, mots-clés, palabras clave, ключевые слова",
    "participants": "participants, present, attendees, in attendance, teilnehmer, anwesend, présents, participantes, "
    "partecipanti, участники, присутствовали",
    "language": "language, sprache, langue, idioma, lingua, язык",
    "original_language": "original language, originalsprache, langue originale, язык оригинала",
    "summary": "summary, abstract, zusammenfassung, résumé, resumen",
    "body": "body, text, message, message text, contents, content",
    "source": "source, archive, archives, citation",
    "translator": "translator, translated by, translation by, übersetzung, traduction",
    "url": "url, link",
    "id": "id, document id, record id",
    "file": "our ref, your ref, our reference, your reference, file, file no, file number, file ref, telephone, "
    "unser zeichen, ihr zeichen, aktenzeichen, notre réf, votre réf",
}
_FIELDS: Final = {label: field for field, labels in _WORDS.items() for label in labels.split(", ")}
# Signal traffic writes its address lines without a colon (ACP 121, the abbreviated plaindress format).
_SIGNAL: Final = re.compile(r"(FM|TO|INFO)[ \t]{1,8}(?=[A-Z]{2})([^a-z]{2,120})\Z")
_LABELLED: Final = re.compile(
    r"[ \t\u200e\u200f\u202a-\u202e\u2066-\u2069]{0,20}"
    r"([^\W\d_](?:[^:\n]{0,23}[^\W\d_.])?|№|cc)[ \t]{0,3}\.?[ \t]{0,10}[:：][-—]?[ \t]{0,40}"
)
_ALONE: Final = frozenset(
    ("sender", "recipients", "copied", "date", "place", "subject", "references", "participants", "classification")
)
LISTS: Final = frozenset(("recipients", "copied", "participants", "references", "keywords", "handling"))
"""The fields that may hold several values, one a line or divided by semicolons."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at a line's beginning: the field that it marks, and the offset in the line at which the value starts.

    `signal` tells one of an address line without a colon, which is one only where such a line names the sender, too.
    """

    field: str
    value_at: int
    signal: bool = False


def label_of(line: str) -> Label | None:
    """The label with which `line` begins, or None. A label alone on its line in capitals needs no colon."""
    found = _LABELLED.match(line)
    if found:
        field = _FIELDS.get(found[1].casefold().strip(" ."))
        return Label(field, found.end()) if field else None
    stripped = line.strip()
    signal = _SIGNAL.match(stripped)
    if signal:
        return Label(_FIELDS[signal[1].casefold()], line.index(stripped) + signal.start(2), signal=True)
    if stripped.isupper() and len(stripped) <= 24:
        field = _FIELDS.get(stripped.casefold())
        return Label(field, len(line)) if field in _ALONE else None
    return None
