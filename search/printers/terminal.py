"""Answers and cables as people read them in a terminal, 80 columns first."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from corpus.cable import Cable, Role
from index.engine import DateMatch, Histogram
from search.printers.inert import inert, inert_line
from search.printers.layout import Line, Segment, clip, fill
from search.printers.lost import garble_lines, lost_lines
from search.printers.words import (
    counted,
    notes,
    persons_of,
    say_bucket,
    say_coverage,
    say_days,
    say_known,
    say_participant,
    say_party,
    say_place,
    say_reference,
    say_route,
    say_span,
)
from search.reasons import reason_lines
from search.width import cells

if TYPE_CHECKING:
    from search.faceting import Facet, FacetCount
    from search.marking import Marker
    from search.service import Answer, Found

_INDENT = "    "
_DATE_WIDTH = 13
_BAR = 24
_NOTES = 4
_LINES = 3
_WORD = 40
_WORDS = 12
_SHORTEST_ARCHIVE = 8


def answer_lines(answer: "Answer", width: int) -> Iterator[Line]:
    """The whole answer: a line that sums up, the hits, the facets."""
    yield from summary_lines(answer, width)
    for found in answer.hits:
        yield ()
        yield from hit_lines(found, width)
    if answer.hits and answer.asked.limit and answer.total > answer.hits[-1].rank:
        left = answer.total - answer.hits[-1].rank
        yield ()
        yield (Segment(f"{left:,} more: --page {answer.asked.page + 1}", "dim"),)
    if answer.histogram:
        yield ()
        yield from histogram_lines(answer.histogram, width)
    for facet in answer.facets:
        yield ()
        yield from facet_lines(facet, width)


def summary_lines(answer: "Answer", width: int) -> Iterator[Line]:
    """How much was found, from when to when, how the question was read, and what is to be known of it."""
    parts = [counted(answer.total, "cable") if answer.total else "no cables"]
    engine = answer.engine
    if engine.first and engine.last:
        parts.append(say_days(date.fromordinal(engine.first), date.fromordinal(engine.last)))
    if engine.possible:
        parts.append(f"{engine.certain:,} certainly and {engine.possible:,} possibly in those dates")
    if engine.undated and engine.undated != answer.total:
        parts.append(f"{engine.undated:,} undated left out")
    parts.append(f"{answer.took_ms:.0f} ms")
    yield from fill([Segment(" · ".join(parts))], width, "", "  ")
    if answer.asked.read_as and answer.asked.read_as != " ".join(answer.asked.text.split()):
        yield from _clipped(f"read as: {inert_line(answer.asked.read_as)}", "dim", width)
    if answer.raised:
        yield from _clipped(f"higher where: {inert_line('; '.join(answer.raised))}", "dim", width)
    if answer.added:
        yield from _clipped(f"ranked also by: {inert_line(', '.join(answer.added))}", "dim", width)
    for note in notes(answer)[:_NOTES]:
        yield from fill([Segment(inert_line(note), "note")], width, "", "  ")
    if not_found := (*engine.not_found, *answer.in_vain):
        words = [clip(inert_line(word), _WORD) for word in not_found]
        more = f" and {len(words) - _WORDS:,} more" if len(words) > _WORDS else ""
        yield from fill([Segment(f"no cable has: {', '.join(words[:_WORDS])}{more}", "note")], width, "", "  ")
    yield from garble_lines(answer, width)
    if answer.lost:
        yield from lost_lines(answer.lost, answer.total, width)
    if engine.lowered:
        enough = "one of the words is" if engine.lowered == 1 else f"{engine.lowered} of the words are"
        yield from fill([Segment(f"few cables hold more, so {enough} enough", "note")], width, "", "  ")
    if engine.relaxed:
        yield from fill([Segment("no cable has both words, so these have either", "note")], width, "", "  ")


def _clipped(text: str, style: str, width: int) -> list[Line]:
    """A text of any length on as many lines as a pasted one may take."""
    return fill([Segment(clip(text, _LINES * (width - len(_INDENT))), style)], width, "", "  ")


def hit_lines(found: "Found", width: int) -> Iterator[Line]:
    """A hit: when, who to whom, title, passages, id."""
    cable = found.cable
    number = f"{found.rank:>2}  "
    indent = " " * len(number)
    when = say_span(cable.date)
    if found.hit.date_match is DateMatch.POSSIBLE:
        when += " (possibly)"
    pad = " " * max(_DATE_WIDTH - cells(when), 0)
    opening = (Segment(number, "rank"), Segment(when + pad, "date"), Segment("  "))
    route, title = inert_line(say_route(cable)), clip(inert_line(cable.title), _LINES * width)
    beside = indent + " " * (_DATE_WIDTH + 2)
    lines = fill([Segment(route, "route") if route else Segment(title, "title")], width, opening, beside)
    # A title that was made of the first sentence stands in a passage from there, with its words marked.
    passages = tuple(inert_line(snippet.text) for snippet in found.snippets if snippet.field != "title")
    if route and title and not any(passage.startswith(title.rstrip("… ")) for passage in passages):
        lines += fill([Segment(title, "title")], width, indent)
    for snippet in found.snippets:
        if snippet.field != "title":
            lines += fill(marked(snippet.text, snippet.marks), width, indent)
    if found.why:
        lines += fill([Segment(f"why: {inert_line('; '.join(reason_lines(found.why)))}", "dim")], width, indent)
    yield from lines[:-1]
    yield from _foot(lines[-1], cable, width)


def _foot(last: Line, cable: Cable, width: int) -> Iterator[Line]:
    """The last line of a hit, with its id and archive at the right where there is room, else below.

    The archive gives way to the id, which is never cut: somebody will copy it.
    """
    label = inert_line(cable.id)
    archive = inert_line(cable.source.archive or cable.source.collection)
    room = width - len(_INDENT) - cells(label) - len(" · ")
    if archive and room >= min(cells(archive), _SHORTEST_ARCHIVE):
        label += f" · {clip(archive, room)}"
    room = width - sum(cells(segment.text) for segment in last) - cells(label)
    if room >= 2:
        yield (*last, Segment(" " * room), Segment(label, "id"))
        return
    yield last
    yield (Segment(" " * max(width - cells(label), 0)), Segment(label, "id"))


def marked(text: str, marks: Sequence[tuple[int, int]], *, keep_lines: bool = False) -> list[Segment]:
    """A text with its matched words in their own style; its lines are run together unless they are to be kept."""
    clean = inert if keep_lines else _inert_between
    segments, end = [], 0
    for start, stop in marks:
        segments += [Segment(clean(text[end:start])), Segment(clean(text[start:stop]), "mark")]
        end = stop
    segments.append(Segment(clean(text[end:])))
    return segments


def _inert_between(text: str) -> str:
    clean = inert_line(text)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and clean else ""
    return before + clean + after


def facet_lines(facet: "Facet", width: int) -> Iterator[Line]:
    """A facet as a small table with bars."""
    counts = [each.count for each in facet.values]
    rows = [(_value_label(each), each.count) for each in facet.values]
    extra = [("others", facet.other), ("not known", facet.missing)]
    coverage = say_coverage(facet.known, facet.missing, facet.name)
    yield from _facet_head(facet.name, (counted(facet.distinct, "value"), coverage), width)
    yield from _bars(rows, max(counts, default=0), width)
    yield from _bars([row for row in extra if row[1]], 0, width)


def _value_label(each: "FacetCount") -> str:
    label = inert_line(each.value.label)
    return label if each.in_all is None else f"{label}  (of {each.in_all:,} in all)"


def histogram_lines(histogram: Histogram, width: int) -> Iterator[Line]:
    """The answer over time."""
    rows = [(say_bucket(first, histogram.interval), count) for first, count in sorted(histogram.buckets.items())]
    extra = [(f"longer than a {histogram.interval}", histogram.spanning), ("undated", histogram.missing)]
    coverage = say_coverage(histogram.known, histogram.missing, "date")
    yield from _facet_head("date", (f"by {histogram.interval}", coverage), width)
    yield from _bars(rows, max((count for _, count in rows), default=0), width)
    yield from _bars([row for row in extra if row[1]], 0, width)


def _facet_head(name: str, remarks: tuple[str, ...], width: int) -> list[Line]:
    return fill([Segment(f"{name} ({', '.join(filter(None, remarks))})", "label")], width, "", "  ")


def _bars(rows: list[tuple[str, int]], most: int, width: int) -> Iterator[Line]:
    longest = min(_BAR, width // 4)
    room = width - len(_INDENT) - longest - 8
    for label, count in rows:
        text = clip(label, room)
        bar = "▪" * round(longest * count / most) if most else ""
        pad = " " * (room - cells(text))
        style = "" if most else "dim"
        yield (Segment(f"  {text}{pad}", style), Segment(f"{count:>8,}  ", style), Segment(bar, "bar"))


def cable_lines(cable: Cable, width: int, mark: "Marker | None" = None) -> Iterator[Line]:
    """A cable with its header; `mark` marks the words of a question in its texts, where one was asked."""

    def text(field: str, words: str, style: str = "", *, keep_lines: bool = False) -> list[Segment]:
        segments = marked(words, mark(field, words).marks if mark else (), keep_lines=keep_lines)
        return [Segment(segment.text, segment.style or style) for segment in segments]

    yield from fill(text("title", cable.title, "route"), width)
    yield ()
    for label, words in header_rows(cable):
        yield from fill([Segment(inert_line(words))], width, (Segment(f"{label:<15}", "label"),), " " * 15)
    if cable.summary:
        yield ()
        yield from fill(text("summary", cable.summary, "note"), width)
    if heading := _heading(cable):
        yield ()
        for line in heading:
            yield from fill([Segment(line, "dim")], width)
    yield ()
    yield from _paragraphs(text("body", cable.body, keep_lines=True), width)
    if cable.notes:
        yield ()
        yield (Segment("Notes", "label"),)
        for note in cable.notes:
            yield from fill(text("notes", note, "dim"), width, "  ")
    if _says_more(cable):
        yield ()
        yield (Segment("Source note", "label"),)
        for line in cable.source_note.split("\n"):
            yield from fill([Segment(inert_line(line), "dim")], width, "  ")


def _says_more(cable: Cable) -> bool:
    """Whether the source note says more than the rows of archive and citation, which repeat it."""
    note, shown = (
        "".join(filter(str.isalnum, text)).casefold()
        for text in (cable.source_note, f"{cable.source.archive}{cable.source.fonds} {cable.source.citation}")
    )
    return bool(note) and note not in shown


def _heading(cable: Cable) -> list[str]:
    """The lines that stand over the text, each once, without the title."""
    lines = dict.fromkeys(inert_line(line) for line in cable.header.split("\n"))
    return [line for line in lines if line and line != inert_line(cable.title)]


def header_rows(cable: Cable) -> list[tuple[str, str]]:
    """What is known of a cable, as label and text; what is not known is absent."""
    source = cable.source
    date_words = say_span(cable.date)
    if cable.date and cable.date.verbatim and cable.date.verbatim != date_words:
        date_words += f"  (“{cable.date.verbatim}”)"
    if cable.sent_at:
        date_words += f", {cable.sent_at.strftime('%H:%M')}"
    declared = [keyword.text for keyword in cable.keywords if keyword.origin == "declared"]
    derived = [keyword.text for keyword in cable.keywords if keyword.origin == "derived"]
    language = cable.language
    if cable.original_language and cable.original_language != language:
        language = f"{language} (original: {cable.original_language})"
    rows = [
        ("date", date_words),
        ("from", say_party(cable.sender) if cable.sender else ""),
        ("to", "; ".join(say_party(party) for party in cable.recipients)),
        ("copied", "; ".join(say_party(party) for party in cable.copied)),
        ("place", say_place(cable.place)),
        *((role.value, _names(cable, role)) for role in Role if role not in (Role.SENDER, Role.RECIPIENT, Role.COPIED)),
        *(("" if at else "known as", text) for at, text in enumerate(_known(cable))),
        ("kind", " ".join(filter(None, (cable.kind, cable.number)))),
        ("classification", ", ".join(filter(None, (cable.classification, cable.precedence, *cable.handling)))),
        ("language", language),
        *(("" if at else "refers to", say_reference(each)) for at, each in enumerate(cable.references)),
        ("speaks of", ", ".join(cable.places)),
        ("keywords", ", ".join(declared)),
        ("derived", ", ".join(derived)),
        ("archive", ", ".join(filter(None, (source.archive, source.fonds)))),
        ("citation", source.citation),
        ("translator", source.translator),
        ("url", source.url),
        ("file", " ".join(filter(None, (source.path, source.position)))),
        ("collection", source.collection),
        ("id", cable.id),
    ]
    return [(label, text) for label, text in rows if text]


def _known(cable: Cable) -> Iterator[str]:
    """Each person of whom the authority knows something, by the name that the cable has and by what it knows."""
    for person in persons_of(cable):
        if known := say_known(person):
            yield f"{person.name} = {known}" if person.name != person.known_as else known


def _names(cable: Cable, role: Role) -> str:
    return ", ".join(say_participant(each) for each in cable.participants if each.role is role)


def _paragraphs(segments: list[Segment], width: int) -> Iterator[Line]:
    """Segments whose text has newlines, each line of it filled by itself."""
    line: list[Segment] = []
    for segment in segments:
        first, *others = segment.text.split("\n")
        line.append(Segment(first, segment.style))
        for other in others:
            yield from fill(line, width)
            line = [Segment(other, segment.style)]
    yield from fill(line, width)
