"""Results as the JSON objects that `docs/schema/` describes; `SCHEMA` grows with any change of their shape."""

import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from corpus.cable import Cable, DateSpan, Party, Person
from corpus.gazetteer.places import Place, city
from corpus.normalise.dates.edtf import to_edtf
from index.engine import Histogram
from search.printers.inert import STEERING
from search.printers.lost import lost_object
from search.printers.words import notes, persons_of, say_span
from search.reasons import reason_lines

if TYPE_CHECKING:
    from index.ingest import Report
    from search.faceting import Facet, FacetCount
    from search.service import Answer, Found

SCHEMA = 1


def encode(value: Any) -> str:
    """Compact JSON on one line; characters that steer a terminal are escaped, all others are themselves."""
    return STEERING.sub(lambda match: json.dumps(match[0])[1:-1], msgspec.json.encode(value).decode())


def answer_object(answer: "Answer", filters: Mapping[str, Any]) -> dict[str, Any]:
    """What `search --json` prints. `filters` are the flags that were given, by their names."""
    engine = answer.engine
    return {
        "schema": SCHEMA,
        "query": {
            "text": answer.asked.text,
            "read_as": answer.asked.read_as,
            "filters": filters,
            "not_found": [*engine.not_found, *answer.in_vain],
            "relaxed": engine.relaxed,
            "lowered": engine.lowered,
            "raised": list(answer.raised),
            "added": list(answer.added),
            "notes": notes(answer),
            "garbles": [
                {"word": word, "forms": [{"text": each.text, "cables": each.cables} for each in found]}
                for word, found in answer.garbles.items()
            ],
            "only_garbled": answer.only_garbled,
        },
        "total": answer.total,
        "dates": dates_object(answer),
        "took_ms": round(answer.took_ms, 1),
        "hits": [hit_object(found) for found in answer.hits],
        "facets": facets_object(answer.facets, answer.histogram),
        "lost": lost_object(answer.lost),
    }


def dates_object(answer: "Answer") -> dict[str, int]:
    """How surely the hits lie in the dates that were asked for (all 0 where none were)."""
    engine = answer.engine
    return {"certain": engine.certain, "possible": engine.possible, "undated": engine.undated}


def hit_object(found: "Found") -> dict[str, Any]:
    """One hit."""
    cable = found.cable
    return {
        "rank": found.rank,
        "id": cable.id,
        "score": round(found.hit.score, 4),
        "title": cable.title,
        "date": date_object(cable.date),
        "date_match": found.hit.date_match,
        "sender": party_object(cable.sender),
        "recipients": [party_object(party) for party in cable.recipients],
        "copied": [party_object(party) for party in cable.copied],
        "participants": [participant.person.name for participant in cable.participants],
        "place": cable.place,
        "places": list(cable.places),
        "keywords": [keyword.text for keyword in cable.keywords],
        "classification": cable.classification,
        "precedence": cable.precedence,
        "kind": cable.kind,
        "number": cable.number,
        "language": cable.language,
        "collection": cable.source.collection,
        "snippets": [
            {
                "field": each.field,
                "text": each.text,
                "marks": [list(mark) for mark in each.marks],
                "matched": list(each.matched),
            }
            for each in found.snippets
        ],
        **({"why": list(reason_lines(found.why))} if found.why else {}),
        "source": {
            "path": cable.source.path,
            "citation": cable.source.citation,
            "archive": cable.source.archive,
            "url": cable.source.url,
        },
    }


def cable_object(cable: Cable) -> dict[str, Any]:
    """What `show --json` prints: the whole record."""
    fields: dict[str, Any] = msgspec.to_builtins(cable)
    del fields["evidence"]
    fields["date"] = date_object(cable.date)
    fields["sender"] = party_object(cable.sender)
    fields["recipients"] = [party_object(party) for party in cable.recipients]
    fields["copied"] = [party_object(party) for party in cable.copied]
    fields["participants"] = [
        {"name": each.person.name, "id": each.person.id, "role": each.role, "verbatim": each.verbatim}
        for each in cable.participants
    ]
    fields["persons"] = [person_object(person) for person in persons_of(cable)]
    fields["references"] = [{"verbatim": each.verbatim, "id": each.id} for each in cable.references]
    fields["place_located"] = place_object(city(cable.place)) if cable.place else None
    sources = fields.pop("sources")
    fields["collection"] = cable.source.collection
    fields["source"] = sources[0] if sources else None
    fields["other_sources"] = sources[1:]
    return {"schema": SCHEMA} | fields


def person_object(person: Person) -> dict[str, Any]:
    """A person, and who that is by the authority: id and name where it is sure, else those who may be meant.

    `stated` is false where the document names an office alone, whose holder on the day this is.
    """
    return {
        "name": person.name,
        "stated": bool(person.forms),
        "id": person.id,
        "known_as": person.known_as or None,
        "held": list(person.held),
        "candidates": [{"id": one.id, "name": one.name, "confidence": one.confidence} for one in person.candidates],
    }


def place_object(place: Place | None) -> dict[str, Any] | None:
    """A place as the gazetteer knows it: today's name, country, coordinates in degrees (WGS84), number at GeoNames."""
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "country_name": place.country_name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames": place.id,
    }


def date_object(span: DateSpan | None) -> dict[str, Any] | None:
    """A date: its first and last day (null where open), precision, EDTF, and words."""
    if span is None:
        return None
    return {
        "start": span.earliest.isoformat() if span.earliest else None,
        "end": span.latest.isoformat() if span.latest else None,
        "precision": span.precision,
        "edtf": to_edtf(span),
        "text": say_span(span),
        "verbatim": span.verbatim,
        "inferred": span.inferred,
    }


def party_object(party: Party | None) -> dict[str, Any] | None:
    """A sender or recipient."""
    if party is None:
        return None
    person = party.person
    return {
        "name": person.name if person else None,
        "person_id": person.id if person else None,
        "office": party.office,
        "body": party.body,
        "post": party.post,
        "verbatim": party.verbatim,
    }


def facets_object(facets: "tuple[Facet, ...]", histogram: Histogram | None) -> dict[str, Any]:
    """The facets by their names, the date histogram among them."""
    found: dict[str, Any] = {}
    if histogram is not None:
        found["date"] = histogram_object(histogram)
    for facet in facets:
        found[facet.name] = {
            "values": [facet_value_object(each) for each in facet.values],
            "other": facet.other,
            "missing": facet.missing,
            "known": facet.known,
            "coverage": coverage(facet.known, facet.missing),
            "distinct": facet.distinct,
        }
    return found


def facet_value_object(each: "FacetCount") -> dict[str, Any]:
    """A value of a facet with its count; of one that marks the answer also its count in the index, and a score."""
    found = {"value": each.value.key, "id": each.value.key, "label": each.value.label, "count": each.count}
    if each.score is None:
        return found
    return found | {"in_all": each.in_all, "score": round(each.score, 2)}


def histogram_object(histogram: Histogram) -> dict[str, Any]:
    """The answer over time; `value` is the bucket in EDTF."""
    values = [
        {"value": bucket_name(first, histogram.interval), "id": first.isoformat(),
         "label": bucket_name(first, histogram.interval), "count": count}
        for first, count in sorted(histogram.buckets.items())
    ]  # fmt: skip
    return {
        "interval": histogram.interval,
        "values": values,
        "spanning": histogram.spanning,
        "missing": histogram.missing,
        "known": histogram.known,
        "coverage": coverage(histogram.known, histogram.missing),
    }


def coverage(known: int, missing: int) -> float | None:
    """The share of cables that have a value, in four digits; None of no cables."""
    return round(known / (known + missing), 4) if known + missing else None


def bucket_name(first: date, interval: str) -> str:
    """A bucket in EDTF: `1962-11-04`, `1962-11`, `1962`, `196X`, `19XX`."""
    year = f"{first.year:04}"
    names = {
        "day": first.isoformat(),
        "month": f"{year}-{first.month:02}",
        "year": year,
        "decade": f"{year[:3]}X",
        "century": f"{year[:2]}XX",
    }
    return names[interval]


def report_object(report: "Report") -> dict[str, Any]:
    """What `ingest --json` prints."""
    return {
        "schema": SCHEMA,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "missing": report.missing,
        "rejected": [{"path": each.path, "position": each.position, "reason": each.reason} for each in report.rejected],
        "id_conflicts": [
            {"id": each.id, "path": each.path, "position": each.position, "detail": each.detail}
            for each in report.id_conflicts
        ],
        "undated": report.undated,
        "unattributed": report.unattributed,
        "seconds": round(report.seconds, 2),
    }
