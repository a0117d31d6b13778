"""The other messages that a cable names: its references, verbatim.

The forms are those of the services' own usage: reference lines (`REF: STATE 165916`), telegrams by series and number
(`Deptel 505`, `Secto 12`), by whose they are (`Your 593`, `Embassy's 2468, October 3, 9 p.m.`, `my despatch No. 5 of
July 3`), message reference numbers (`1976MOSCOW10191`) and, among Australians and others, `Cablegram 2237`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from corpus.cable import Evidence, Reference
from corpus.draft import BODY, DATELINE, HEAD, NOTES, SOURCE_NOTE, TITLE, Draft, Mark
from corpus.normalise.cross_references import cross_references
from corpus.normalise.finding import Finding
from corpus.normalise.headings.alternation import alternation
from corpus.normalise.parties.numbers import number_of
from corpus.normalise.references_abroad import in_other_tongues
from corpus.normalise.references_han import in_han
from corpus.normalise.text import tidy

_MOST = 60
_TOP = 300
_BEFORE, _AFTER = 70, 60
_LONG_YEAR = 4
_FIGURE = re.compile(r"\d+")
_ALONE = "".join(chr(code) if chr(code).isdecimal() else " " for code in range(128))
# Rules whose words can also be the message's own number; "your 593" never is.
_OWN_RULES = frozenset(("series and number", "message and number"))
# The embassy's telegram is one that it sent before.
_NEVER_OWN = re.compile(r"(?:Emb|Dep|Con|Leg|My|Our|Ur|Your|Ref|Sep|Congen|Circ|Depcirc?)tels?\b", re.IGNORECASE)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_CLOCK = r"(?:,? (?:\d{1,2}(?:[:.]\d{2})? ?[ap]\. ?m\.|noon|midnight))"
_WHEN = (
    rf"(?:(?:,| of| dated| of the)? (?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}}(?!\w))?|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? "
    rf"(?:of )?{_MONTH}(?:,? \d{{4}})?){_CLOCK}?)"
)
_NUMBER = r"(?:[A-Z]{0,4}[-. ]?\d{1,6}(?:/\d{2,4})?)"
_ALSO = rf"(?:(?:,| and|, and) {_NUMBER}(?![\w/]|\.\d| [ap]\.))"
_ENDS = r"(?: (?:from|to) (?:[A-Z][\w.’'-]+(?: (?=[A-Z])|\b)){1,3})"
_NOT_DAY = rf"(?!\d|(?:st|nd|rd|th)? {_MONTH}\b)"
_NOT_COUNT = r"(?!\d|[:%]|[.,]\d| per| days?\b| years?\b| men\b| million| thousand| points?\b| percent)"
_SERIES = (
    "Deptel|Deptels|Embtel|Embtels|Contel|Contels|Legtel|Congentel|Depcirtel|Circtel|Circular telegram|"
    "Depcirgram|Secto|"
    "Tosec|Polto|Topol|Dulte|Tedul|Delga|Gadel|Colga|Usun|Todep|Deptoff|Embdesp|Embassy despatch|Dept "
    "circular telegram|"
    "Hakto|Tohak|Wodis|Voto|Tovo|Sevto|Tosev|Telac|Actel|Cadel|Delca|Ecato|Toeca|Cirtel|Urtel|Mytel|Ourtel|Urdes"
)
_MESSAGE = (
    "telegrams?|cablegrams?|cables?|despatch(?:es)?|dispatch(?:es)?|airgrams?|letters?|notes?|"
    "instructions?|tel\\.?|tels\\.?|"
    "savingrams?|memoranda|memorandum|circulars?|wires?|messages?"
)
_WHOSE = (
    "[Mm]y|[Yy]our|[Yy]r|[Uu]r|[Oo]ur|[Tt]he (?:Embassy|Legation|Department|Consulate|Mission|Delegation)['’]s|"
    "(?:Embassy|Legation|Department|Dept|Consulate|Consul|Mission|Delegation|USUN|Emb)['’]?s|[Hh]is|[Tt]heir|"
    "Embassy|Legation|Department|Consulate General|Mission"
)

# A look ahead at the first letter spares most places of a text the search.
_SERIES_OPENS = (
    f"(?=[{''.join(sorted({letter for name in _SERIES.split('|') for letter in name[0] + name[0].lower()}))}])"
)
_PATTERNS = (
    (
        "series and number",
        re.compile(
            rf"{_SERIES_OPENS}\b(?i:{alternation(_SERIES.split('|'))})(?: [Nn]os?\.)? "
            rf"{_NUMBER}{_ALSO}{{0,4}}{_WHEN}?{_ENDS}?"
        ),
    ),
    (
        "whose message and number",
        re.compile(
            rf"(?=[CDELMOTUYhmotuy])\b"
            rf"(?:{_WHOSE}) (?:(?:\w{{2,12}} ){{0,2}}(?:{_MESSAGE})(?:,? (?:[Nn]os?\.|[Nn]umbers?))? "
            rf"{_NUMBER}{_NOT_DAY}{_ALSO}{{0,4}}{_WHEN}?"
            rf"|(?:\d{{1,5}}{_ALSO}{{0,4}}{_WHEN}|(?:[Nn]os?\. ?\d{{1,5}}|"
            rf"\d{{2,5}}){_NOT_COUNT}{_ALSO}{{0,4}}(?=[\s.,;:)\]]|$)))"
        ),
    ),
    (
        "message and number",
        re.compile(
            rf"(?=[TtCcDdAaSs])\b"
            rf"(?:[Tt]elegrams?|[Cc]ablegrams?|[Dd]e?i?spatch(?:es)?|[Aa]irgrams?|[Cc]ircular telegram|"
            rf"[Ss]avingrams?|TELEGRAM|"
            rf"CABLEGRAM)(?: [Nn]os?\.)? {_NUMBER}(?![\d:])"
            rf"(?:(?: (?:from|to) (?:[A-Z][\w.]+ ?){{1,3}}))?{_WHEN}?"
        ),
    ),
    (
        "message repeated",
        re.compile(
            r"(?=F)\bF(?:OLLOWING|OLL|ollowing)(?: (?:TELEGRAM|TEL|CABLE|MESSAGE|telegram|cable|message))?"
            r"(?: IS| is)?(?: A)? (?:REPEAT(?:ED)?|RPTD?|QTE|repeat(?:ed)?)(?: OF| FROM| of)?"
            r"(?: \d\d(?= [A-Z]))? (?P<cited>[A-Z]{3,}(?: [A-Z]{3,}){0,2} \d{2,6})\b"
        ),
    ),
    (
        "telegram by post and number",
        re.compile(
            r"(?=[A-Zmy])\b(?:[Mm]y|MY|[Yy]our|YOUR|[A-Z]{3,}(?: [A-Z]{2,}){0,2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
            r" (?:TELNOS?|[Tt]elnos?|TEL NOS?|[Tt]el\.? [Nn]os?)\.? \d{1,6}(?:(?:,| and|, and) \d{1,6}(?![\w/]))*"
        ),
    ),
    (
        "letter by its file",
        re.compile(
            rf"(?=[MmYyOoHhTt])\b(?:[Mm]y|[Yy]our|[Oo]ur|[Hh]is|[Tt]heir) (?:{_MESSAGE})(?:,? (?:[Nn]o\.?|"
            rf"[Rr]ef(?:erence)?\.?))?"
            rf" \(?(?:[A-Z]{{1,5}}[ .]?)?\d{{1,6}}[A-Z]?(?:/[\dA-Z]{{1,8}}){{1,4}}\)?{_WHEN}?"
        ),
    ),
    ("whose number", re.compile(r"(?=[MmYy])\b(?:[Mm]y|[Yy]our) [A-Z]{1,4}[-. ]?\d{1,5}(?![\w/])")),
    (
        "letter by date",
        re.compile(
            rf"(?=[MmYy])\b(?:[Mm]y|[Yy]our|[Yy]our [Ee]xcellency['’]s|[Yy]our [Ll]ordship['’]s) (?:{_MESSAGE}) "
            rf"(?:(?:of|dated) )?(?:the )?"
            rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|d)? (?:of )?(?:{_MONTH}|"
            rf"inst(?:ant|\.)|ult(?:imo|\.)))"
            r"(?:,? \d{4}(?!\w))?"
        ),
    ),
)
# The number of a message that begins with its year (`1976MOSCOW10191`).
_OF_YEAR = re.compile(r"(?<!\w)(?:19|20)\d{2} ?[A-Z]{4,14}\d{4,6}(?:_[a-z])?(?!\w)")
_OF_WRITER = frozenset(("my", "your"))
# Small words of which each match of a rule has one: where none of them stands the longer search is spared.
_CUES = {
    "series and number": frozenset(name.split()[0].lower() for name in _SERIES.split("|")),
    "whose message and number": _OF_WRITER.union(
        ("yr", "ur", "our", "his", "their"),
        (
            f"{body}{ending}"
            for body in ("embassy", "legation", "department", "dept", "consulate", "consul", "mission", "delegation")
            for ending in ("", "s")
        ),
        ("usun", "usuns", "emb", "embs"),
    ),
    "message and number": frozenset(
        f"{kind}{ending}"
        for kind in ("telegram", "cablegram", "despatch", "dispatch", "deispatch", "dspatch", "airgram", "savingram")
        for ending in ("", "s", "es")
    ).union(("circular",)),
    "message repeated": frozenset(("following", "foll")),
    "telegram by post and number": frozenset(("telno", "telnos", "tel")),
    "letter by its file": _OF_WRITER.union(("our", "his", "their")),
    "whose number": _OF_WRITER,
    "letter by date": _OF_WRITER,
}
_EVERY_CUE = frozenset().union(*_CUES.values())
_SMALL = re.compile("[a-z]+")
_LINE = re.compile(
    r"^[ \t>*_#]{0,4}(?:\d{1,5}\. )?(?:REFS?|Refs?|REFERENCES?|References?|REFTELS?|Reftels?)[ "
    r"\t*_]{0,12}[:.][ \t*_]{0,3}",
    re.M,
)
_ITEM_LETTER = re.compile(r"^\s*(?:\(?[A-Za-z0-9]{1,2}\)|[A-Z]\.)\s+")
_SPLIT = re.compile(
    r"\s*;\s*|\s*\n\s*(?!\s|\d{3,6}\b(?![.)]))(?!PAGE\s+\d)|"
    r",?\s+(?=\(?[A-Z]\)\s)|[,.]?\s+(?=[A-Z]\.\s+[A-Z\d])|,\s+(?=[A-Z]{3,}[A-Z ]*\d)|"
    rf",\s+(?=(?!{_MONTH} \d)[A-Z][a-z]+ \d)|,?\s+and\s+(?=[A-Z])"
)
_NEXT_LABEL = re.compile(
    r"^[ \t*_]*(?:[A-Z][A-Za-z. ]{1,20}:|\d{1,2}\.[ \t]|[A-Z ]{4,30}$|E\.O\.|[CSUL]( [A-Z]){4})", re.M
)
_DIGIT = re.compile(r"\d")
# A list that a page heading cuts goes on below it with its next letter; a post with its number on the next line.
_FURNITURE = (
    r"(?:PAGE\s{1,4}\d[^\n]{0,70}|[A-Z ]{3,24}\d{5,8}\s{1,4}\d{3} OF \d{3}|(?:TOP )?SECRET|CONFIDENTIAL|UNCLASSIFIED|"
    r"LIMITED OFFICIAL USE|(?:[A-Z]\s){5,30}[A-Z]?)?"
)
_GOES_ON = re.compile(rf"(?:[ \t]*{_FURNITURE}[ \t]*\n){{1,12}}[ \t]*\(?[B-Z][).][ \t]+\S")
_CUT_POST = re.compile(rf"(?:[ \t]*{_FURNITURE}[ \t]*\n){{0,12}}[ \t]*\d{{3,6}}\b(?![.)])")
_BROKEN_POST = re.compile(rf"(?<=[A-Z])[ \t]*\n(?:[ \t]*{_FURNITURE}[ \t]*\n){{0,12}}[ \t]*(?=\d{{3,6}}\b)")
_FIRST_ITEM = re.compile(r"\s*\(?A[).]")
_ENDS_IN_POST = re.compile(r"[A-Z]{3,}[ \t]*\Z")


def references_of(draft: Draft) -> Finding[tuple[Reference, ...]]:
    """The references in the order of the text, each form once; the cable's own number is none of them."""
    found: dict[str, Evidence] = {}
    for mark in draft.marked("references"):
        words = _stripped(" ".join(mark.words.split()))
        if words and mark.part:
            stated = _stripped(mark.words)
            end = mark.start + len(stated)
            found.setdefault(words, Evidence("references", mark.part, mark.start, end, stated, "marked by the source"))
        elif words:
            found.setdefault(words, Evidence("references", "", 0, 0, mark.words, "marked by the source"))
    own, itself = _own_number(draft), draft.once(number_of).evidence
    addressed = tuple(_addressed(draft))
    for part in (HEAD, BODY, NOTES, SOURCE_NOTE):
        for start, end, rule in _in_part(draft, part):
            words = draft.part(part)[start:end]
            shown = _in_one_line(words)
            if (
                _bare(shown) not in own
                and not (rule in _OWN_RULES and _heads(draft.part(part), start, end) and not _NEVER_OWN.match(words))
                and not (rule in _OWN_RULES and _is_own(itself, part, start, end, shown))
                and not (rule in _OWN_RULES and any(part == of and a <= start < b for of, a, b in addressed))
                and len(found) < _MOST
            ):
                found.setdefault(shown, Evidence("references", part, start, end, words, rule, 0.9))
    evidence = tuple(why for why in found.values() if why.part)
    return Finding(tuple(Reference(words) for words in found), evidence)


def _addressed(draft: Draft) -> Iterator[tuple[str, int, int]]:
    """The lines that name addressees or the message's own numbers, from the first of them on.

    `REPEATED INFO PARIS 45, USUN 233` numbers each addressee, `STATE 104567 TOSEC 682` has two numbers of its own.
    """
    for field in ("recipients", "copied", "number"):
        for mark in draft.marked(field):
            text = draft.part(mark.part)
            end = text.find("\n", mark.start)
            if mark.part == HEAD:
                yield mark.part, mark.start, end if end >= 0 else len(text)


# "Addressed to Foreign Office telegram No. 503, repeated to …": the number that the message has for its reader.
_ADDRESSED_AS = re.compile(r"(?i:addressed to)\s[^.;]{2,80}\Z")


def _heads(text: str, start: int, end: int) -> bool:
    """Whether words open a text or fill a line near its top: then they number the message itself."""
    line = text[text.rfind("\n", 0, start) + 1 : start].strip(" *_#>\t")
    if _ADDRESSED_AS.match(line):
        return True
    if line or start >= _TOP:
        return False
    return not text[:start].strip() or not text[end:].partition("\n")[0].strip(" .*_\t")


def _in_one_line(words: str) -> str:
    """The words of a reference in one line, without the head of a page that breaks in between post and number."""
    if "\n" in words:
        words = tidy(_BROKEN_POST.sub(" ", words))
    return " ".join(words.split())


def _is_own(number: tuple[Evidence, ...], part: str, start: int, end: int, words: str) -> bool:
    """Whether words hold the figures that were taken for the message's own number, or say it again above the text."""
    there = any(part == why.part and start < why.end and why.start < end for why in number)
    again = part == HEAD and any(re.search(rf"(?<!\w){re.escape(why.words)}(?!\w)", words) for why in number)
    return there or again


def _bare(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def _own_number(draft: Draft) -> frozenset[str]:
    """The forms in which the cable's own number stands in its title and heading."""
    heading = f"{draft.part(TITLE)}\n{draft.part(DATELINE)}"
    own = {_bare(match[0]) for match in _own_patterns().finditer(heading)}
    opening = _own_patterns().match(draft.part(BODY).lstrip()[:60])
    own.update({_bare(opening[0])} if opening else ())
    for mark in draft.marked("number"):
        own.add(_bare(mark.words))
        own.update(_bare(words) for words in _around(draft.part(mark.part), mark))
    return frozenset(own - {""}) | ({_bare(draft.id)} if draft.id else set())


def _around(text: str, mark: Mark) -> Iterator[str]:
    """The words that end in the marked number of a message: the post or series that it belongs to stands before it."""
    if mark.part and text[mark.start : mark.end] == mark.words:
        before = text[text.rfind("\n", 0, mark.start) + 1 : mark.start].split()
        for count in (1, 2, 3):
            yield " ".join((*before[-count:], mark.words))
            yield " ".join((*before[-count:], mark.value or mark.words))


@cache
def _own_patterns() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:telegram|cablegram|despatch|dispatch|airgram|letter)(?: [Nn]o\.)? {_NUMBER}")


def _in_part(draft: Draft, part: str) -> list[tuple[int, int, str]]:
    """The references of a part; what editors say is asked only for the documents of their edition."""
    text = draft.part(part)
    if part in (NOTES, SOURCE_NOTE):
        return list(cross_references(text))
    editors = part == BODY and draft.part(TITLE).lower().lstrip(" [").startswith("editorial note")
    return _in_text(text, cross_references(text) if editors else ())


def _in_text(text: str, others: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The references of a text as start, end and rule, in order and without overlap."""
    figures = _figures(text)
    spans = [*_of_lines(text), *in_other_tongues(text, figures), *in_han(text), *others]
    years = (_OF_YEAR.match(text, start) for start, end in figures if end - start == _LONG_YEAR)
    spans.extend((*number.span(), "message reference number") for number in years if number)
    for start, end in _near(figures, text):
        words = _SMALL.findall(text[start:end].lower())
        if _EVERY_CUE.isdisjoint(words):
            continue
        for rule, pattern in _PATTERNS:
            if not _CUES[rule].isdisjoint(words):
                named = "cited" if rule == "message repeated" else 0
                spans.extend((*match.span(named), rule) for match in pattern.finditer(text, start, end))
    kept: list[tuple[int, int, str]] = []
    for start, end, rule in sorted(spans, key=lambda span: (span[0], -span[1])):
        end = start + len(_stripped(text[start:end]))
        if end > start and (not kept or start >= kept[-1][1]):
            kept.append((start, end, rule))
    return kept


def _figures(text: str) -> list[tuple[int, int]]:
    """Start and end of the figures of a text.

    Among letters of ASCII all but the figures become spaces, and each figure is looked for behind the one before it:
    that takes a third of the time of a pattern, which looks at each letter by itself.
    """
    if not text.isascii():
        return [figure.span() for figure in _FIGURE.finditer(text)]
    found, at = [], 0
    for figure in text.translate(_ALONE).split():
        start = text.index(figure, at)
        at = start + len(figure)
        found.append((start, at))
    return found


def _near(figures: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that hold figures with what stands around them: no message is named without."""
    begin, end = 0, 0
    for first, last in figures:
        if first - _BEFORE > end:
            if end:
                yield begin, end
            begin = first - _BEFORE
            # A window begins with a word, so that none is read from its middle.
            begin = max(begin, 0) and text.find(" ", begin, first) + 1
        end = min(len(text), last + _AFTER)
    if end:
        yield begin, end


def _stripped(words: str) -> str:
    """The words without the sentence's punctuation; the full stop of `p.m.` is their own."""
    bare = words.rstrip(" ,;")
    return bare if bare.endswith((" a.m.", " p.m.", " m.")) else bare.rstrip(" ,;.")


def _of_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """The items of reference lines: each message of the line and of those that carry it on."""
    for label in _LINE.finditer(text) if "REF" in text or "Ref" in text else ():
        end = _end_of_list(text, label.end())
        at = label.end()
        for cut in [*_SPLIT.finditer(text, label.end(), end), None]:
            stop = cut.start() if cut else end
            letter = _ITEM_LETTER.match(text[at:stop])
            begin = at + (letter.end() if letter else 0)
            begin += len(text[begin:stop]) - len(text[begin:stop].lstrip())
            words = _in_one_line(text[begin:stop])
            if 2 < stop - begin < 200 and _DIGIT.search(words):
                yield begin, stop, "reference line"
            at = cut.end() if cut else end


def _end_of_list(text: str, start: int) -> int:
    """Where a reference line ends: with its line, or with those that go on in the same list."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    lettered = _FIRST_ITEM.match(text, start)
    for _ in range(12):
        cut = _CUT_POST.match(text, end + 1) if _ENDS_IN_POST.search(text, max(start, end - 20), end) else None
        cut = cut or (_GOES_ON.match(text, end + 1) if lettered else None)
        following = text.find("\n", cut.end() if cut else end + 1)
        following = len(text) if following < 0 else following
        line = text[end + 1 : following]
        if cut is None and (
            not line.strip()
            or len(line) > 90
            or _NEXT_LABEL.match(line)
            or not re.match(r"[ \t]{2,}|\(?[A-Z][).] ", line)
        ):
            break
        end = following
    return end
