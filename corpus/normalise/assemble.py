"""A draft becomes a cable: each normaliser is asked for its field, and says why."""

from dataclasses import replace

from corpus.cable import Cable, Evidence, Keyword, Origin, Source
from corpus.draft import BODY, DATELINE, HEAD, NOTES, SOURCE_NOTE, SUMMARY, TITLE, Draft
from corpus.normalise.about import places_of
from corpus.normalise.dates.document import date_of
from corpus.normalise.language import language_of, original_language_of
from corpus.normalise.markings.document import classification_of, handling_of, precedence_of, split_source_note
from corpus.normalise.parties.document import parties_of
from corpus.normalise.parties.kinds import kind_of, number_of
from corpus.normalise.parties.places import place_of
from corpus.normalise.persons.document import participants_of
from corpus.normalise.references import references_of
from corpus.normalise.tags import expanded as expanded_tags
from corpus.normalise.text import tidy

_LONGEST_TITLE = 300


def normalise(draft: Draft) -> Cable:
    """The record of a document, with the evidence for every value; its id is the source's own, or empty."""
    date = date_of(draft)
    parties = parties_of(draft)
    language, original = draft.once(language_of), original_language_of(draft)
    day = date.value.span.earliest if date.value.span else None
    participants = participants_of(draft, parties.value, language.value, day.year if day else None)
    place = place_of(draft, parties.value)
    kind, number = kind_of(draft), draft.once(number_of)
    classification, precedence, handling = classification_of(draft), precedence_of(draft), handling_of(draft)
    references, places = references_of(draft), places_of(draft)
    keywords, keyword_evidence = _declared_keywords(draft)
    findings = (
        date, parties, participants, place, kind, number, classification, precedence, handling, language, original,
        references, places,
    )  # fmt: skip
    return Cable(
        id=draft.id,
        title=_title(draft),
        header=tidy("\n".join(filter(None, (draft.part(HEAD), draft.part(DATELINE))))),
        body=tidy(draft.part(BODY)),
        date=date.value.span,
        sent_at=date.value.sent_at,
        sender=parties.value.sender,
        recipients=parties.value.recipients,
        copied=parties.value.copied,
        participants=participants.value,
        place=place.value,
        places=places.value,
        keywords=keywords,
        classification=classification.value,
        precedence=precedence.value,
        handling=handling.value,
        kind=kind.value,
        number=number.value,
        language=language.value,
        original_language=original.value,
        references=references.value,
        summary=tidy(draft.part(SUMMARY)),
        notes=tuple(filter(None, map(tidy, draft.part(NOTES).split("\n\n")))),
        source_note=tidy(draft.part(SOURCE_NOTE)),
        evidence=(*(why for finding in findings for why in finding.evidence), *keyword_evidence),
        sources=(_source(draft),),
    )


def _title(draft: Draft) -> str:
    for part in (TITLE, HEAD, DATELINE, BODY):
        line = " ".join(draft.part(part).split("\n\n")[0].split())
        if line:
            return tidy(line) if len(line) <= _LONGEST_TITLE else f"{tidy(line[:_LONGEST_TITLE]).rstrip()}…"
    return "(without a title)"


def _declared_keywords(draft: Draft) -> tuple[tuple[Keyword, ...], tuple[Evidence, ...]]:
    """The keywords of the source, each code among them with its words behind it."""
    marks = draft.marked("keywords")
    words = tuple(filter(None, dict.fromkeys(" ".join(mark.words.split()) for mark in marks)))
    expanded = expanded_tags(words)
    evidence = tuple(
        Evidence("keywords", mark.part, mark.start, mark.end, mark.words, "marked by the source")
        for mark in marks
        if mark.part
    )
    both = dict.fromkeys(text for word in words for text in (word, expanded.get(word, "")) if text)
    return tuple(Keyword(text, Origin.DECLARED) for text in both), evidence


def _source(draft: Draft) -> Source:
    note = draft.part(SOURCE_NOTE)
    if not note or draft.source.archive:
        return draft.source
    split = split_source_note(note)
    return replace(draft.source, archive=split.archive, fonds=draft.source.fonds or split.fonds)
