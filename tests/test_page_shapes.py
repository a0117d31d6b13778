"""A document's record does not hang on the blank lines, margins and breaks with which its text has come down.

All documents are invented.
"""

import textwrap
from collections.abc import Callable

import pytest

from corpus.cable import Cable, Party, Role
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.dates.edtf import to_edtf

EDITION = """217. Telegram From the Embassy in Laos to the Department of State

Vientiane, March 9, 1963, 4 p.m.

1388. Eyes only for Secretary from Marlowe. Deptel 802.

1. I called on the Prime Minister this morning with Colonel Haskett. He refused to discuss the neutralist units
at Kong Khay until the Commission had reported.

2. Request guidance soonest.

Marlowe

Source: Department of State, Central Files, POL 27 LAOS. Secret; Immediate; Limdis. Repeated to Bangkok and CINCPAC.
"""
SHELF_MARK = """No. 94 NAI DFA Secretary's Files S12

Confidential report from Michael Hanratty to Dermot Quilligan (Dublin)

(12/38) (Confidential)

ROME, 11 February 1938

With reference to your minute of the 2nd February (No. 41/3), I have the honour to report that I was received on \
Tuesday by Count Bellini at the Palazzo Chigi.

The Count had little to say of the Spanish war.
"""
TWO_LINES = """88. DEA/50271-A-40

High Commissioner in India
to Secretary of State for External Affairs

Telegram 512

New Delhi, May 4, 1954

Secret. Important.

Repeat for information: London, Washington.

1. I saw Mr. Pillai this morning. He said that the Prime Minister would not go to Karachi before June.

E. Renfrew
"""
RUSSIAN = """143. Телеграмма Полномочного Представителя СССР в Турции в Народный Комиссариат Иностранных Дел СССР

17 мая 1936 г.

Сегодня меня пригласил Мендерес. Министр спросил, как мы относимся к пересмотру режима проливов.

Л. Карамышев

Печат. по арх.
"""
LETTER = """EMBASSY OF THE
UNITED STATES OF AMERICA

Lima, August 14, 1962

SECRET - EYES ONLY

Dear Ed:

The junta will hold elections next June, whatever our friends in Washington say. General Godoy told me so himself.

With best wishes,

James Loftus

The Honorable Edwin Marden,
Assistant Secretary of State,
Washington.
"""
TALK = """84. Memorandum of Conversation

Washington, June 3, 1964, 3:30 p.m.

SUBJECT
Cyprus

PARTICIPANTS
U.S.
Mr. Ballard, Under Secretary of State
Mr. Tollman, NEA
Greece
Ambassador Mavros
Mr. Sorokos, Counselor

The Ambassador said that his Government could not accept a meeting of the two Prime Ministers before the fighting had \
stopped.
"""
SIGNAL = """O R 181530Z OCT 74
FM SECSTATE WASHDC
TO AMEMBASSY ANKARA IMMEDIATE
INFO AMEMBASSY ATHENS
USMISSION NATO
C O N F I D E N T I A L STATE 229871
E.O. 11652: GDS
TAGS: PFOR, TU, CY
SUBJECT: ESENBEL CALL ON ASSISTANT SECRETARY
REF: A. ANKARA 8120   B. STATE 227450

1. AMBASSADOR ESENBEL CALLED ON ASSISTANT SECRETARY OCTOBER 18, ACCOMPANIED BY COUNSELOR TEZEL. HE SAID THAT THE
GOVERNMENT WOULD NOT WITHDRAW ITS FORCES BEFORE THE ELECTIONS.

2. WE TOLD HIM THAT CONGRESS WOULD ACT. INGERSOLL
"""
DUTCH = """88. CODETELEGRAM VAN AMBASSADE TE JAKARTA (VAN DER MEULEN) AAN MINISTER VAN BUITENLANDSE ZAKEN (HOOGLAND)

Jakarta, 7 juni 1956

Geheim

Uw 94. Roeslan deelde mij heden mede dat de regering het voorstel niet aanvaardt. Bij het gesprek was ook Prins \
aanwezig.
"""
WIDTH = 60


def dense(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def spaced(text: str) -> str:
    return "\n\n".join(dense(text).split("\n"))


def wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, WIDTH, break_on_hyphens=False) for line in text.split("\n"))


def centred(text: str) -> str:
    return "\n".join(line.center(80).rstrip() for line in wrapped(text).split("\n"))


def indented(text: str) -> str:
    return textwrap.indent(text, "        ")


SHAPES: dict[str, Callable[[str], str]] = {
    "dense": dense,
    "spaced": spaced,
    "doubled": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "wrapped": wrapped,
    "wrapped and dense": lambda text: dense(wrapped(text)),
    "wrapped and spaced": lambda text: spaced(wrapped(text)),
    "centred": centred,
    "indented": indented,
}


def read(text: str) -> Cable:
    (record,) = records(InputFile.in_memory("a.txt", text.encode()), "shapes")
    assert isinstance(record, Record)
    return record.cable


def told(party: Party | None) -> tuple[str | None, ...]:
    return (party.person and party.person.name, party.office, party.body, party.post) if party else ()


def said(cable: Cable) -> dict[str, object]:
    return {
        "date": to_edtf(cable.date) if cable.date else "",
        "time": cable.sent_at,
        "place": cable.place,
        "kind": cable.kind,
        "number": cable.number,
        "markings": (cable.classification, cable.precedence, cable.handling),
        "language": cable.language,
        "sender": told(cable.sender),
        "recipients": [told(party) for party in cable.recipients],
        "copied": [told(party) for party in cable.copied],
        "present": [person.verbatim.split()[-1] for person in cable.participants if person.role is Role.PRESENT],
    }


LONDON = """FROM MOSCOW TO FOREIGN OFFICE

Cypher/OTP

No. 812
D. 6.42 p.m. 14th June, 1956
R. 7.10 p.m. 14th June, 1956

IMMEDIATE
SECRET

My telegram No. 806.

I was received this morning by Mr. Shepilin, who spoke at length of the Middle East and had nothing new to offer.
"""
RECORD = """Memorandum of Conversation of Liu Bocheng with Soviet Ambassador V. P. Strelkov

Date: 14/03/1957
Source: APRF, fond 52, opis 1, delo 499, ll. 12-17
Description: Record of a meeting in Beijing.

14 March 1957

Present at the meeting were V. P. Strelkov, Liu Bocheng, N. T. Fedorenko, and Wang Bingnan.

V. P. Strelkov: The letter has been received. Comrade Liu thanked him.

Translated by Helen Marsh
"""
JAPANESE = """昭和十五年九月六日　有田外務大臣より在独国来栖大使宛（電報）

第五一二号

極秘　至急

貴電第八七四号に関し

外務大臣に対し左の通り申入れられたし。
"""
DOCUMENTS = (LONDON, RECORD, JAPANESE, EDITION, SHELF_MARK, TWO_LINES, RUSSIAN, LETTER, TALK, SIGNAL, DUTCH)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_the_record_does_not_hang_on_the_page(text: str, shape: str) -> None:
    assert said(read(SHAPES[shape](text))) == said(read(text))


def test_the_head_is_read_where_nothing_divides_it_from_the_text() -> None:
    cable = read(dense(EDITION))
    assert cable.title == "217. Telegram From the Embassy in Laos to the Department of State"
    assert (cable.number, cable.classification, cable.handling) == ("1388", "secret", ("limdis",))
    assert "Vientiane" not in cable.body


def test_who_was_there_and_where_a_sentence_and_a_description_say() -> None:
    cable = read(dense(RECORD))
    assert said(cable)["present"] == ["Strelkov", "Bocheng", "Fedorenko", "Bingnan"]
    assert cable.place == "Beijing"


def test_hours_of_despatch_and_receipt_are_those_of_a_telegram() -> None:
    assert (read(LONDON).kind, read(LONDON).number) == ("telegram", "812")


def test_a_kind_with_its_number_alone_on_a_line_and_labelled_copies() -> None:
    cable = read(dense(TWO_LINES))
    assert (cable.kind, cable.number) == ("telegram", "512")
    assert [party.post for party in cable.copied] == ["London", "Washington"]


def test_a_day_may_stand_before_the_ends_of_a_japanese_heading() -> None:
    cable = read(dense(JAPANESE))
    assert told(cable.sender) == ("有田", "外務大臣", None, None)
    assert [told(party)[0] for party in cable.recipients] == ["来栖"]
    assert (cable.kind, cable.number, cable.classification) == ("telegram", "512", "top secret")


def test_a_heading_is_whole_where_the_page_was_too_narrow_for_it() -> None:
    cable = read(dense(wrapped(SHELF_MARK)))
    assert cable.title == "Confidential report from Michael Hanratty to Dermot Quilligan (Dublin)"
    assert told(cable.recipients[0]) == ("Dermot Quilligan", None, None, "Dublin")


def test_paragraphs_stay_where_every_line_has_a_blank_one_behind_it() -> None:
    assert "\n\n2. Request guidance soonest." in read(spaced(wrapped(EDITION))).body
