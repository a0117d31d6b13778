"""Who was there: the lists of those present."""

import re
from collections.abc import Iterator, Sequence

from corpus.cable import Role
from corpus.frozen import dataclass
from corpus.normalise.lexicon import Kind, is_title, words
from corpus.normalise.persons.peers import peers, peers_abroad
from corpus.normalise.persons.runs import Stretch, office_before, stretches
from corpus.normalise.persons.tongues import Tongue

_LABEL = re.compile(
    r"\n[ \t>*#_|]{0,6}(?:(?:list of |the |others? |also |members |delegates )?(?:partici?pants|participation|present|"
    r"attendees|attendance|in attendance|attended by|those present|persons present|(?:the )?following were present|"
    r"present were|present at the meeting|those attending(?: the meeting)?(?: were)?|attending)"
    r"|участники(?: беседы)?|(?:на беседе |при беседе )?присутствовали|присутствуют|teilnehmer|anwesend(?: waren|e)?|"
    r"(?:(?:é|e)taient )?présent?s|participants|(?:erano )?presenti|participantes|(?:estuvieron |estiveram )?presentes|"
    r"asistentes|asistieron|aanwezig(?:en| waren)?|obecni(?: byli)?|uczestnicy)"
    r"[ \t*_]{0,4}(?P<mark>[:.—–-]|$)[ \t*_]{0,4}",
    re.I | re.M,
)
_SENTENCE = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.!?][ \n]))(?:[Aa]lso )?(?:[Pp]resent|[Ii]n attendance)(?: at (?:the|this|our) \w{4,14})?"
    r"(?: for the \w{4,14}| on the [\w.]{2,14} side)? (?:were|was)(?: also)?:?[ \n](?=[^\W\d_a-z])"
)
# The first word of the phrase, large or small.
_WORDS_OF_PRESENCE = ("resent", "n attendance")
_OTHER_LABEL = re.compile(
    r"^[ \t>*#_|]{0,6}(?:subjects?|to|from|date|place|time|location|copies to|distribution|copy|cc|"
    r"ref(?:erence)?s?|re|"
    r"agenda|note[- ]?taker|summary|apologies|absent|regrets|recorded by|тема|дата|место)"
    r"[ \t*_]{0,4}(?::|$|(?<=apologies))",
    re.I,
)
_PROSE = re.compile(r"\b(?:was|were|is|are|had|has|said|opened|began|that)\b")
# A full stop after a letter or a title ends nothing.
_SENTENCE_END = re.compile(
    r"(?:(?<![^\w][^\W\d_])(?<!\bM)(?<!MM)(?<!тов)(?<!тт)(?<!\bdr)(?<!\bDr)(?<!\bgen)(?<!\bSr)(?<!\bamb)(?<!\btow))"
    r"[.!?](?=\s|$)|\n[ \t]*\n"
)
_LONGEST_SENTENCE = 400
_AND = (",", ";", " and", " et", " und", " и", " y", "&", " e", " ed", " en", " i", " sowie", " oraz",
        " alsmede", " además")  # fmt: skip
# What parts an item of a list from the words that stand before its name.
_PARTED = re.compile(
    r"(?s:.*)(?:[,;]|\b(?:and|et|und|y|e|ed|en|i|и|sowie|oraz|alsmede|además|ainsi que)\b) ?(?P<small>[^,;]{0,50})$"
)
# Articles and shortened courtesies that lead a name, beside the lexicon's titles: "M. le comte", "S.E. il principe".
_LEADS = words(
    "le la les l' il lo gli i el los o os the of de der d' di du del dell' dello della da von van "
    "m mm mme mgr s.e s.a s.a.r s.m h.e h.r.h sig sigg cav comm dott ing on sr sra srta exc hr hrn"
)
_LEADING = re.compile(r"[^\W\d_]+(?:[.-][^\W\d_]+)*['’]?")
_PARTICLE_BEFORE = re.compile(
    r"(?:[,;&tyei]|(?<!\w)(?P<title>[^\W\d_]{3,14})) "
    r"(?P<particle>(?:de la|de|von der|von|van der|van den|van|di|del|du|d['’]) ?)$"
)
_PLACE_ENDS = re.compile(r"[,;.()]|(?:and|et|und|y|e|ed|en|i|и|sowie|oraz|alsmede|ainsi) ")
_NO_NAME_BEFORE = re.compile(r" \d|[ \t]?:[ \t]*\S")
_DASH = re.compile(r"\s*[—–]\s*(?=[^\W\d_a-z])")
# Whom those stand for who follow: "De la part de l'Autriche, M. le Prince Quill".
_ON_BEHALF = re.compile(
    r"[ \t>*_•—-]{0,6}(?i:de la part (?:de|d['’])|on (?:the part|behalf) of|von seiten|für|per|da parte|"
    r"por parte|pour|for)\b"
    r"[^,:;\n]{2,60}[,:]\s"
)
_COLUMN = re.compile(r"\S(?:[^\n]*?\S)??(?=[^\S\n]{3,}|$)")
_LONGEST_ITEM = 220
LISTED = "list of participants"
"""The rule by which the persons of a list are known."""
_MOST_LINES = 80


@dataclass(frozen=True, slots=True)
class Attendance:
    """Someone who was there, or a party to reported talks; `first_person` tells that the writer was one too."""

    start: int
    end: int
    name: str
    title: str
    role: Role
    rule: str
    first_person: bool = False


def listed(text: str, limit: int) -> Iterator[Attendance]:
    """The persons of the lists of participants that begin in the first `limit` characters of `text`."""
    for lines in lists_of_present(text, limit):
        items = [(start, list(_of_item(text, start, end))) for start, end in lines]
        yield from _without_groups(text, items)


def lists_of_present(text: str, limit: int) -> Iterator[list[tuple[int, int]]]:
    """The lines, as offsets, of each list of participants that begins in the first `limit` characters of `text`.

    Where two delegations stand side by side, each column of a line is one.
    """
    done = 0
    # The search leaps from one line's end to the next; the first line is given one for it.
    for label in _LABEL.finditer(f"\n{text[:limit]}"):
        if label.start() < done:
            continue
        done = label.end() - 1
        lines = list(_lines_of_list(text, done))
        done = lines[-1][1] if lines else done
        yield lines


def attending(text: str, tongue: Tongue) -> Iterator[Attendance]:
    """Those whom a sentence names after the phrase that they were there ("Anwesend waren …", "étaient présents …")."""
    for phrase in tongue.present_before.finditer(text):
        yield from _of_item(text, phrase.end(), _end_of_sentence(text, phrase.end()))


def attending_in_english(text: str) -> Iterator[Attendance]:
    """Those whom an English sentence names after "Present at the meeting were" and the like."""
    for start in sorted(_places_of_presence(text)):
        phrase = _SENTENCE.match(text, start)
        if phrase:
            yield from _of_item(text, phrase.end(), _end_of_sentence(text, phrase.end()))


def _places_of_presence(text: str) -> Iterator[int]:
    """Where such a phrase may begin: to look for its one word is far quicker than to look for the phrase."""
    for word in _WORDS_OF_PRESENCE:
        at = text.find(word)
        while at >= 0:
            start = at - 1
            yield start - 5 if text[start - 5 : start] in ("Also ", "also ") else start
            at = text.find(word, at + 1)


def _end_of_sentence(text: str, start: int) -> int:
    """Where a sentence ends that goes on from `start`; one that is too long ends with its last whole item."""
    limit = min(len(text), start + _LONGEST_SENTENCE)
    ending = _SENTENCE_END.search(text, start, limit)
    if ending or limit == len(text):
        return ending.start() if ending else limit
    return max(start, text.rfind(",", start, limit), text.rfind(";", start, limit))


def _lines_of_list(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The lines of a list, from the rest of its label's line on, as offsets."""
    at, blank, closed = start, 0, False
    for turn in range(_MOST_LINES):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if turn and (_ends_list(line, blank) or (blank and closed)):
            return
        if line.strip():
            yield from ((at + column.start(), at + column.end()) for column in _COLUMN.finditer(line))
        # A list that ran on behind its label ends with its full stop.
        closed = line.rstrip().endswith(".") if line.strip() else turn > 0 and closed
        blank = 0 if line.strip() else blank + (turn > 0)
        at = end + 1
        if at >= len(text):
            return


def _without_groups(text: str, items: Sequence[tuple[int, list[Attendance]]]) -> Iterator[Attendance]:
    """The persons of a list without the labels of its groups: a word alone on its line where others have more.

    Each item is given by its start and its persons.
    """
    everyone = [(start, person) for start, item in items for person in item]
    fuller = [person for _, person in everyone if person.title or " " in person.name]
    for start, person in everyone:
        line = text[start : person.end].strip(" \t>*_-•—")
        label = line == person.name and text[person.end : person.end + 1] in ("", "\n", ":", " ")
        if not (label and not person.title and " " not in person.name and 2 * len(fuller) >= len(everyone)):
            yield person


def _ends_list(line: str, blank: int) -> bool:
    bare = line.strip()
    if not bare:
        return blank > 1
    return (
        len(bare) > _LONGEST_ITEM
        or bool(_OTHER_LABEL.match(line))
        or (len(bare) > 60 and bare.endswith(".") and bool(_PROSE.search(bare)))
        or (len(bare) > 100 and bool(_PROSE.search(bare)))
    )


def _of_item(text: str, start: int, end: int) -> Iterator[Attendance]:
    """The persons of one line of a list: the first name of each item, and names that fill a place between commas."""
    behalf = _ON_BEHALF.match(text, start, end)
    start = behalf.end() if behalf else start
    line = text[start:end]
    named = False
    found = list(stretches(text, start, end, capitals=line.isupper()))
    # Behind a dash stands the name for the office before it (Deputy Assistant Secretary for Harbours—Mr. Quill).
    dash = _DASH.search(line)
    behind_dash = start + dash.end() if dash else -1
    if all(stretch.title != behind_dash for stretch in found):
        behind_dash = -1
    for stretch in found:
        before = text[start : stretch.title].rpartition(";")[2]
        if ";" in text[start : stretch.title] and not before.strip(" \t*_-•—"):
            named = False
        if not _nameable(text, stretch) or (named and not _fills_its_place(text, stretch, start, end)):
            continue
        dashed = stretch.title == behind_dash
        if stretch.end < behind_dash and not stretch.courtesy:
            continue
        if not named and not dashed and len(before.strip(" \t*_-•—()0123456789.")) > 60:
            continue
        named = True
        particle = _particle_before(text, start, stretch.start)
        begins = particle.start("particle") if particle else stretch.start
        name = " ".join(text[begins : stretch.end].split())
        title = " ".join(text[stretch.title : begins].split())
        yield Attendance(min(begins, stretch.title), stretch.end, name, title, Role.PRESENT, LISTED)
    known = {stretch.end for stretch in found}
    for peer in (*peers(text, start, end), *peers_abroad(text, start, end)):
        if peer.end not in known:
            yield Attendance(peer.start, peer.end, peer.seat, peer.rank, Role.PRESENT, LISTED)


def _particle_before(text: str, start: int, name: int) -> re.Match[str] | None:
    """The particle between a comma, an `and` or a title and a name that begins behind it."""
    found = _PARTICLE_BEFORE.search(text, max(start, name - 24), name)
    return found if found and (not found["title"] or is_title(found["title"].lower())) else None


def _nameable(text: str, stretch: Stretch) -> bool:
    if stretch.organisation or stretch.kinds[-1] is Kind.INITIAL:
        return False
    if stretch.start == stretch.title and _NO_NAME_BEFORE.match(text, stretch.end):
        # A group's label (Ruritania: M. Quill), or what is listed on Page 4.
        return False
    if stretch.start > stretch.title or not stretch.bound or Kind.INITIAL in stretch.kinds:
        return True
    if len(stretch.kinds) > 1 and stretch.kinds[0] is Kind.FORENAME:
        return True
    return office_before(text, stretch.start) is not None


def _titled_behind(before: str) -> bool:
    """Whether what stands between a comma or `and` and a name are titles, courtesies and articles alone."""
    found = _PARTED.match(before)
    if not found:
        return False
    leading = [word.replace("’", "'").lower() for word in _LEADING.findall(found["small"])]
    return all(word in _LEADS or is_title(word) for word in leading)


def _fills_its_place(text: str, stretch: Stretch, start: int, end: int) -> bool:
    """Whether a name stands alone between commas or `and`, or has a title of its own after one."""
    before = text[start : stretch.title].rstrip()
    parted = before.endswith(_AND) or _titled_behind(before[-60:])
    after = text[stretch.end : end].lstrip()
    return parted and (stretch.start > stretch.title or not after or bool(_PLACE_ENDS.match(after)))
