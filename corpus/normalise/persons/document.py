"""Who has a part in a cable, and which: those present, those who sign, write and receive, those of whom it speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.cable import Evidence, Participant, Party, Person, Role
from corpus.draft import BODY, HEAD, TITLE, Draft, Mark
from corpus.normalise.finding import Finding
from corpus.normalise.headings.persons import name_like, person_of
from corpus.normalise.headings.phrases import party_of
from corpus.normalise.headings.russian import forename_first, nominative_name
from corpus.normalise.language import language_of
from corpus.normalise.lexicon import Kind, forenames
from corpus.normalise.names.compare import name_tokens
from corpus.normalise.names.person import is_short_form
from corpus.normalise.parties.capitals import is_city
from corpus.normalise.parties.correspondents import Correspondents
from corpus.normalise.parties.signatures import end_of_body, signature_of
from corpus.normalise.persons.capitals import recased
from corpus.normalise.persons.groups import Naming, fullest_name, grouped
from corpus.normalise.persons.han import listed_in_han, persons_in_han
from corpus.normalise.persons.history import is_history
from corpus.normalise.persons.in_text import Mention, family_of, persons_in
from corpus.normalise.persons.present import LISTED, Attendance, attending, attending_in_english, listed
from corpus.normalise.persons.run_tokens import upper_cased
from corpus.normalise.persons.runs import stretches
from corpus.normalise.persons.talks import is_record_of_talk, told
from corpus.normalise.persons.tongues import Tongue, tongue
from corpus.normalise.persons.undersigned import is_record, undersigned

_PRECEDENCE = {role: at for at, role in enumerate(Role)}
_HEAD_OF_BODY = 3000
_BELOW_A_VALEDICTION = "signature after a valediction"
_HOLDER = re.compile(r"\((?P<name>[^()\n]{2,60})\)")
# A person as lists and tags name them, the family's name first.
_LISTED = re.compile(r"(?P<family>[^,]{2,40}), {0,2}(?P<given>[^,]{1,40})")
_QUOTES_ALL = re.compile(r"\bUNQUOTE\W{1,8}[A-Z][A-Z' -]{2,30}\W*\Z")
_JOINED_BEFORE = re.compile(r"^.*(?:\)|\band)\W+(?:and )?(?=[^()]*\([^()]*\)$)", re.DOTALL)
# Records of talks in other tongues, whose title names those who talked; what they talked of may follow.
_TALK_ABROAD = re.compile(
    r"\W{0,3}(?:\d{1,4}\.\s)?(?:запись (?:\w+ )?беседы|(?:\w+-\w+ )?(?:gespräch|unterredung|besprechung)|"
    r"entretien|conversation|"
    r"(?:akten)?vermerk über (?:ein|das) gespräch|aufzeichnung über (?:ein|das) gespräch|compte[ -]rendu d|colloquio|"
    r"resoconto del colloquio|entrevista|conversación|conversa|(?:notatka z )?rozmow|záznam o rozhovoru|gesprek)",
    re.IGNORECASE,
)
_MATTER_ABROAD = re.compile(r"\s(?:über|betr|sur|au sujet|circa|sobre|acerca|о|об|na temat|over)\s", re.IGNORECASE)
_POLISH = re.compile("[ąęłńśźż]")


def participants_of(
    draft: Draft, correspondents: Correspondents, language: str | None = None, year: int | None = None
) -> Finding[tuple[Participant, ...]]:
    """Each person of the cable once, with the first role that fits, in the order of roles and then of the text.

    `language` is that of the text (ISO 639-1) as far as known; without it the text is asked. `year` is the cable's:
    those of whom it speaks as of history have no part in it.

    Title, head and body are read; notes, source note and citation are not, for those whom they name (translators,
    drafters, editors) have no part in the cable.
    """
    body = draft.part(BODY)
    spoken = tongue(draft.once(language_of).value if language is None else language) or _polish(body)
    namings = [*_marked(draft), *_lists(draft, spoken), *_parties(correspondents)]
    end = draft.once(end_of_body)
    if not any(naming.role is Role.SIGNATORY for naming in namings):
        namings.extend(_signed(draft, correspondents))
    certain = tuple(namings)
    known = [naming.name for naming in certain]
    for part, text in ((TITLE, draft.part(TITLE)), (BODY, body[:end])):
        capitals = text.isupper() if part == TITLE else upper_cased(text)
        named = (*persons_in(text, known, spoken, capitals), *persons_in_han(text))
        mentions = [mention for mention in named if mention.title or not is_history(mention.name, year)]
        read = recased(text, ((mention.start, mention.end) for mention in mentions)) if capitals else text
        namings.extend(_told(draft, certain, part, read, mentions, spoken))
        namings.extend(_named(part, text, mentions, correspondents))
    entries = sorted((_entry(group) for group in grouped(namings)), key=_order)
    return Finding(tuple(entry[0] for entry in entries), tuple(entry[1] for entry in entries if entry[1]))


def _polish(body: str) -> Tongue | None:
    """The phrases of Polish where a text is full of its letters, since no other rule knows the language."""
    sample = body[:2500]
    return tongue("pl") if not sample.isascii() and 40 * len(_POLISH.findall(sample)) > len(sample) else None


def _order(entry: tuple[Participant, Evidence | None, int]) -> tuple[int, int]:
    return _PRECEDENCE[entry[0].role], entry[2]


def _marked(draft: Draft) -> Iterator[Naming]:
    """The items that the source marks as participants; an office without a name is no person."""
    for mark in draft.marked("participants"):
        if mark.value == Role.SIGNATORY and name_like(mark.words):
            # Who signs is marked whole.
            name = person_of(mark.words).name
            yield Naming(Role.SIGNATORY, name, "", mark.part, mark.start, mark.end, mark.words, "marked", 1.0)
            continue
        listed_name = _LISTED.fullmatch(mark.words) if mark.value == Role.NAMED else None
        if listed_name:
            name = f"{listed_name['given']} {listed_name['family']}"
            yield Naming(Role.NAMED, name, "", mark.part, mark.start, mark.end, mark.words, "marked", 1.0)
            continue
        stretch = next(iter(stretches(mark.words, capitals=mark.words.isupper())), None)
        if stretch is None or stretch.organisation or stretch.kinds[-1] is Kind.INITIAL:
            continue
        name = " ".join(mark.words[stretch.start : stretch.end].split())
        title = " ".join(mark.words[stretch.title : stretch.start].split())
        words = mark.words[stretch.title : stretch.end]
        yield Naming(
            _role(mark),
            name,
            title,
            mark.part,
            mark.start + stretch.title,
            mark.start + stretch.end,
            words,
            "marked",
            1.0,
        )


def _role(mark: Mark) -> Role:
    return Role(mark.value) if mark.value in tuple(Role) else Role.PRESENT


def _lists(draft: Draft, spoken: Tongue | None) -> Iterator[Naming]:
    for part in (HEAD, BODY):
        text = draft.part(part)
        for person in listed(text, min(len(text), _HEAD_OF_BODY if part == BODY else len(text))):
            yield _from_attendance(part, text, person)
        told_there = attending(text, spoken) if spoken else attending_in_english(text)
        for person in (*told_there, *listed_in_han(text)):
            yield _from_attendance(part, text, person)
    body = draft.part(BODY)
    opening = f"{draft.part(TITLE)}\n{draft.part(HEAD)[:400]}\n{body[:400]}"
    for person in undersigned(body, record=is_record(opening)):
        yield _from_attendance(BODY, body, person)


def _from_attendance(part: str, text: str, person: Attendance) -> Naming:
    words = text[person.start : person.end]
    return Naming(person.role, person.name, person.title, part, person.start, person.end, words, person.rule, 0.95)


def _parties(correspondents: Correspondents) -> Iterator[Naming]:
    sender = (correspondents.sender,) if correspondents.sender else ()
    for role, parties in (
        (Role.SENDER, sender),
        (Role.RECIPIENT, correspondents.recipients),
        (Role.COPIED, correspondents.copied),
    ):
        for party in parties:
            if party.person:
                yield _from_party(role, party, party.person)
    for party in sender:
        first = party.person.name if party.person else ""
        for inside in _HOLDER.finditer(party.verbatim):
            # The second of those who sent it together ("the Ambassador (Quill) and the Consul (Ames)").
            name = person_of(inside["name"]).name
            placed = is_city(inside["name"]) or inside["name"] == party.post
            if first and name != first and not placed and name_like(f"Mr. {inside['name']}"):
                words = _JOINED_BEFORE.sub("", party.verbatim[: inside.end()])
                person = Person(name, forms=(name,))
                yield Naming(Role.SENDER, name, "", "", 0, 0, words, "correspondent", 0.95, person)


def _from_party(role: Role, party: Party, person: Person) -> Naming:
    return Naming(role, person.name, "", "", 0, 0, party.verbatim, "correspondent", 1.0, person)


def _signed(draft: Draft, correspondents: Correspondents) -> Iterator[Naming]:
    sender = correspondents.sender.person if correspondents.sender else None
    found = draft.once(signature_of)
    if found is None:
        return
    words = draft.part(BODY)[found.start : found.end]
    party = party_of(words)
    person = party.person if party and party.person else person_of(words)
    title = words.removesuffix(person.name).strip() if words.endswith(person.name) else ""
    name = sender.name if sender and _familiar(person.name, sender.name, found.rule) else person.name
    yield Naming(Role.SIGNATORY, name, title, BODY, found.start, found.end, words, found.rule, 0.9)


def _familiar(signed: str, sender: str, rule: str) -> bool:
    """Whether a signature is the forename with which the sender signs to a friend ("Sincerely, Nick")."""
    own = name_tokens(sender)
    if name_tokens(signed) == own[:1]:
        return True
    alone = " " not in signed and family_of(signed) not in own
    return alone and (rule == _BELOW_A_VALEDICTION or is_short_form(signed) or signed.lower() in forenames())


def _writer(namings: Sequence[Naming]) -> Naming | None:
    """The one who writes: the sender, or who signs where no sender is known."""
    return next((naming for role in (Role.SENDER, Role.SIGNATORY) for naming in namings if naming.role is role), None)


def _told(
    draft: Draft, certain: Sequence[Naming], part: str, text: str, mentions: Sequence[Mention], spoken: Tongue | None
) -> Iterator[Naming]:
    """The parties to the talk that a title or an opening tells of, and the sender where he was one of them."""
    record = is_record_of_talk(f"{draft.part(TITLE)}\n{draft.part(HEAD)[:400]}")
    listed = any(naming.rule == LISTED for naming in certain)
    writer = _writer(certain)
    # Who repeats another's message did not talk with those whom that one met.
    quoted = bool(_QUOTES_ALL.search(draft.part(BODY)[-60:]))
    for person in told(text, mentions, record, spoken, listed=listed):
        yield _from_attendance(part, draft.part(part), person)
        if person.first_person and part == BODY and writer and not quoted:
            yield replace(writer, role=person.role)


def _named(part: str, text: str, mentions: Sequence[Mention], correspondents: Correspondents) -> Iterator[Naming]:
    talked = _TALK_ABROAD.match(text) if part == TITLE else None
    matter = _MATTER_ABROAD.search(text, talked.end()) if talked else None
    taken = tuple(_of_parties(text, correspondents)) if part == TITLE else ()
    for mention in mentions:
        words = text[mention.start : mention.end]
        role = _joint_role(f"{mention.title} {mention.name}".strip(), correspondents) if part == TITLE else Role.NAMED
        if role is Role.NAMED and any(start <= mention.start < end for start, end in taken):
            continue
        if talked and role is Role.NAMED and mention.start < (matter.start() if matter else len(text)):
            name = nominative_name(forename_first(mention.name))
            yield Naming(
                Role.PRESENT, name, mention.title, part, mention.start, mention.end, words, "party to the talk", 0.85
            )
            continue
        yield Naming(
            role, mention.name, mention.title, part, mention.start, mention.end, words, mention.rule, mention.confidence
        )


def _of_parties(text: str, correspondents: Correspondents) -> Iterator[tuple[int, int]]:
    """Where a title names an end of the correspondence whose person is known: who else is there is no one apart."""
    sender = (correspondents.sender,) if correspondents.sender else ()
    for party in (*sender, *correspondents.recipients):
        at = text.find(party.verbatim) if party.person else -1
        if at >= 0:
            yield at, at + len(party.verbatim)


def _joint_role(words: str, correspondents: Correspondents) -> Role:
    """The role of someone in the title who shares an end of the correspondence ("Menzies and Fadden to Casey")."""
    sender = (correspondents.sender,) if correspondents.sender else ()
    ends = ((Role.SENDER, sender), (Role.RECIPIENT, correspondents.recipients), (Role.COPIED, correspondents.copied))
    for role, parties in ends:
        for party in parties:
            if party.person and f" and {words}" in party.verbatim.replace(" & ", " and "):
                return role
    return Role.NAMED


def _entry(group: list[Naming]) -> tuple[Participant, Evidence | None, int]:
    """One person's entry, the evidence for the role, and the place for the order of the list."""
    chief = min(group, key=lambda naming: (_PRECEDENCE[naming.role], not naming.part, naming.start))
    shown = next((naming for naming in group if naming.part and naming.role is chief.role), None) or chief
    forms = tuple(dict.fromkeys(" ".join(naming.words.split()) for naming in group if naming.part))
    known = next((naming.person for naming in group if naming.person), None)
    person = Person(
        name=fullest_name(group),
        id=known.id if known else None,
        candidates=known.candidates if known else (),
        forms=tuple(dict.fromkeys((*(known.forms if known else ()), *forms))),
    )
    evidence = None
    if shown.part:
        evidence = Evidence(
            "participants", shown.part, shown.start, shown.end, shown.words, shown.rule, shown.confidence
        )
    return Participant(person, chief.role, " ".join(shown.words.split())), evidence, shown.start
