"""Which column of a table, key of a JSON object or line of a front matter holds which field of the record."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from corpus.errors import Unreadable, UsageError

# Each field of a record, with the other names under which archives and programs export it, in order of preference.
ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("document_id", "doc_id", "record_id", "identifier", "uid", "mrn", "document_number", "docid", "doc_nbr"),
    "title": (
        "subject", "heading", "headline", "caption", "betreff", "objet",
        "asunto", "oggetto", "assunto", "titel", "titre", "titulo", "titolo", "onderwerp", "temat", "tytul", "тема",
        "заголовок", "название", "标题", "標題", "主题", "العنوان", "title_docview", "document_title",
    ),
    "header": ("head", "headers"),
    "dateline": (),
    "body": (
        "text", "content", "contents", "message", "message_text", "full_text", "fulltext", "transcript",
        "transcription", "translation", "text_body", "body_text", "document_text", "plain_text", "plaintext",
        "ocr_text", "raw_text", "inhalt", "volltext", "texte", "texto", "testo", "tekst", "tresc", "текст", "正文",
        "内容", "النص", "body_html", "html",
    ),
    "summary": (
        "abstract", "description", "synopsis", "zusammenfassung", "resume", "resumen", "riassunto", "resumo",
        "samenvatting", "аннотация", "摘要", "body_summary",
    ),
    "notes": ("footnotes", "note", "annotations", "comments"),
    "source_note": (),
    "date": (
        "doc_date", "document_date", "date_of_document", "date_sent", "sent_date", "sent", "draft_date", "dated",
        "datum", "fecha", "дата", "日期", "التاريخ", "authored", "date_authored", "date_created", "original_date",
        "original_publication_date", "datetime", "date_time",
    ),
    "received": ("date_received", "received_date"),
    "sender": (
        "from", "sent_by", "author", "fm", "originator", "von", "de", "absender", "expediteur", "remitente",
        "remetente", "mittente", "afzender", "nadawca", "avsender", "отправитель", "от", "发件人", "發件人", "المرسل",
        "from_field", "from_email", "from_name", "sender_name", "authors", "creator", "creators",
    ),
    "recipients": (
        "to", "recipient", "addressee", "addressees", "sent_to", "an",
        "para", "empfanger", "destinataire", "destinatario", "ontvanger", "adresat", "mottaker", "адресат",
        "получатель", "кому", "收件人", "المرسل_اليه", "to_field", "to_emails", "to_email", "to_name", "recipient_name",
    ),
    "copied": (
        "cc", "info", "copies", "copied_to", "repeated_to", "copy_to", "kopie", "copie", "copia", "копия", "抄送",
        "cc_field", "cc_emails", "cc_email", "info_field",
    ),
    "participants": ("present", "attendees", "people", "persons", "person_names"),
    "place": ("origin", "place_of_origin", "location", "sent_from", "post", "ort", "lieu", "lugar", "luogo", "место"),
    "keywords": (
        "tags", "keyword", "subjects", "topics", "concepts", "schlagworte", "schlagworter", "mots_cles",
        "palabras_clave", "palavras_chave", "parole_chiave", "trefwoorden", "ключевые_слова", "关键词", "topic_names",
        "subject_terms", "descriptors",
    ),
    "classification": (
        "class", "original_classification", "security_classification", "einstufung", "clasificacion", "гриф",
    ),
    "precedence": ("priority", "urgency"),
    "handling": (
        "caveats", "handling_restrictions", "handling_instructions", "orighand", "original_handling_restrictions",
    ),
    "kind": ("type", "document_type", "doc_type", "genre", "typ", "tipo", "тип", "message_type", "cable_type"),
    "number": ("no", "telegram_number", "cable_number", "message_number", "nr", "nummer", "numero", "номер"),
    "language": ("lang", "sprache", "langue", "idioma", "lingua", "taal", "jezyk", "язык", "语言", "doc_lang"),
    "original_language": ("orig_lang", "source_language"),
    "references": ("refs", "ref", "reference", "cable_references"),
    "collection": ("series", "corpus"),
    "archive": ("repository", "archives", "original_archive", "original_archive_title", "holding_institution"),
    "fonds": ("file", "record_group", "shelfmark", "call_number"),
    "citation": ("cite", "source_citation", "bibliographic_citation"),
    "url": ("link", "uri", "permalink", "web_address", "source_url", "document_url", "page_url"),
    "translator": ("translated_by", "translation_by"),
    "source": (),
}  # fmt: skip
FIELDS: Final = tuple(field for field in ALIASES if field != "source")
"""The fields that `--map` knows."""
_NAMES: Final = {alias: field for field, aliases in ALIASES.items() for alias in (field, *aliases)}
_GAPS: Final = re.compile(r"[\s_.:-]+")
# The elements of the Dublin Core and its terms (ISO 15836) go by prefixes, and "subject" there is what it is about.
_DUBLIN_CORE: Final = re.compile(r"(?:dc|dcterms|dct)_(?=[a-z])")
_CATALOGUE: Final = frozenset(
    ("creator", "creators", "contributor", "contributors", "publisher", "rights", "coverage", "relation", "format")
)


def folded(name: str) -> str:
    """A column's name in the form in which it is compared: lower case, no accents, its words joined by `_`."""
    if not name.isascii():
        name = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = _GAPS.sub("_", name.strip("\ufeff \t\r\n").casefold()).strip("_")
    return _DUBLIN_CORE.sub("", plain, count=1)


def known(columns: Iterable[str]) -> int:
    """How many of `columns` are names of fields."""
    return sum(1 for column in columns if folded(column) in _NAMES)


def column_map(columns: Iterable[str], wanted: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each field the columns that may hold it, best first: the one `wanted`, else the field's names and aliases.

    `wanted` maps fields to columns (`--map`). Raises `UsageError` for a field that records do not have and
    `Unreadable` for a column that is not among `columns`. Names are compared without regard to case; a column that is
    wanted for one field serves no other unless that is wanted too; one with dots may lead into objects (`meta.sender`).
    """
    present: dict[str, str] = {}
    for column in columns:
        present.setdefault(folded(column), column)
    chosen = {check_field(field): _present(field, column, present) for field, column in wanted.items()}
    taken = set(chosen.values())
    found: dict[str, tuple[str, ...]] = {field: (column,) for field, column in chosen.items()}
    for field, aliases in ALIASES.items():
        names = tuple(present[name] for name in (field, *aliases) if name in present and present[name] not in taken)
        if field not in found and names:
            found[field] = names
    subject = present.get("subject", "")
    if (
        subject
        and "title" in present
        and subject not in taken
        and "keywords" not in wanted
        and _CATALOGUE & set(present)
    ):
        found["keywords"] = (*found.get("keywords", ()), subject)
    return found


def left_aside(columns: Iterable[str], found: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Those of `columns` that no field of the map `found` takes, in their order."""
    taken = {part for names in found.values() for name in names for part in (name, name.partition(".")[0])}
    return tuple(column for column in dict.fromkeys(columns) if column not in taken)


def check_field(field: str) -> str:
    """`field` in the form that records use; raises `UsageError` where records have no such field."""
    name = folded(field)
    if name not in FIELDS:
        raise UsageError(f"a record has no field “{field}” to map; its fields are {', '.join(FIELDS)}")
    return name


def _present(field: str, column: str, present: Mapping[str, str]) -> str:
    name = present.get(folded(column))
    if name is not None:
        return name
    if "." in column and folded(column.split(".")[0]) in present:
        return column
    has = ", ".join(present.values()) or "none"
    raise Unreadable(f"it has no column “{column}” for {field}; its columns are {has}")
