"""Telegrams with address lines: those of the National Archives with their attributes, and plain ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cable import Cable, Party
from corpus.draft import Draft
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.dates.edtf import to_edtf
from corpus.readers import Rejection
from corpus.readers.aad import READER as AAD
from corpus.readers.aad import attributes_of
from corpus.readers.registry import choose
from corpus.readers.telegrams import READER as TELEGRAMS

# Invented throughout.
TWO_SECTIONS = """\
Message Text


PAGE 01        LIMERA  02545  01 OF 02  121556Z

53
ACTION EUR-12

INFO  OCT-01  ISO-00  SS-15
      INR-07  /036 W
                        --------------------- 073829
R 121530Z OCT 76
FM AMEMBASSY LIMERA
TO SECSTATE WASHDC 4471
INFO AMEMBASSY BONN
AMCONSUL TURIN PRIORITY
USUN NEW YORK 1234

C O N F I D E N T I A L SECTION 1 OF 2 LIMERA 2545

EXDIS

E.O. 11652: GDS
TAGS: PFOR, OVIP (QUILL, AMOS)
SUBJECT: THE HARBOUR MASTER AND HIS PARROT:
A SECOND CONVERSATION

REF: A. STATE 249930 B. LIMERA 2507

1. HARBOUR MASTER WAS ASKED WHETHER THE PARROT COULD
CONFIDENTIAL

CONFIDENTIAL

PAGE 02        LIMERA  02545  01 OF 02  121556Z

SPEAK. HE SAID NO.

CONFIDENTIAL

NNN

PAGE 01        LIMERA  02545  02 OF 02  121601Z

53
ACTION EUR-12
                        --------------------- 073901
R 121530Z OCT 76
FM AMEMBASSY LIMERA
TO SECSTATE WASHDC 4472
INFO AMEMBASSY BONN

C O N F I D E N T I A L SECTION 2 OF 2 LIMERA 2545

EXDIS

2. THE PARROT LAUGHED. BLYTHE

CONFIDENTIAL

NNN

Margaret P. Grafeld Declassified/Released US Department of State EO Systematic Review 04 MAY 2006
"""
ATTRIBUTES = """\
Message Attributes

Capture Date: 01 JAN 1994
Channel Indicators: n/a
Current Classification: UNCLASSIFIED
Concepts: PARROTS, HARBORS
Draft Date: 14 OCT 1976
Decaption Date: 01 JAN 1960
Document Number: 1976LIMERA02545
Film Number: D760000-0001
From: LIMERA
Handling Restrictions: n/a
Original Classification: CONFIDENTIAL
Original Handling Restrictions: EXDIS
Reference: 76 STATE 249930
Review Markings:
Margaret P. Grafeld
Declassified/Released
US Department of State
EO Systematic Review
04 MAY 2006
Subject: THE HARBOUR MASTER AND HIS PARROT
TAGS: PFOR, OVIP
To: STATE
Type: TE
"""
LATER = """\
NNNN
VZCZCXYZ0001
OO RUEHWEB
DE RUEHLM #0123/01 0331415
ZNY CCCCC ZZH
O 021415Z FEB 09
FM AMEMBASSY LIMERA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 0687
INFO RUCNCIS/COASTAL STATES COLLECTIVE PRIORITY
RUEHAK/AMEMBASSY ANKARA 3204
RHEHAAA/WHITE HOUSE WASHDC//NSC//
C O N F I D E N T I A L SECTION 01 OF 02 LIMERA 000123

SIPDIS NOFORN

DEPARTMENT FOR EUR/XYZ

E.O. 12958: DECL: 02/01/2019
TAGS: PREL ENRG
SUBJECT: (C) THE MINISTER
ON HERRING

REF: A. 08 LIMERA 1177
     B. ANKARA 0150

Classified By: Ambassador Anne Crane for reasons
1.4 (b) and (d).

1. (C) The minister said that herring
was dear.

LIMERA 00000123  002 OF 002

2. (C) He wept.

CRANE
"""


def cables(text: str, name: str = "a.txt") -> list[Cable]:
    found = list(records(InputFile.in_memory(name, text.encode()), "c"))
    assert all(isinstance(each, Record) for each in found), found
    for each in found:
        assert isinstance(each, Record)
    return [each.cable for each in found if isinstance(each, Record)]


def told(party: Party | None) -> tuple[str | None, str | None]:
    return (party.body, party.post) if party else (None, None)


@pytest.mark.parametrize("text", [TWO_SECTIONS + ATTRIBUTES, TWO_SECTIONS, TWO_SECTIONS.replace("Message Text", "")])
def test_the_sections_of_a_telegram_are_joined(text: str) -> None:
    (cable,) = cables(text)
    assert cable.id == "1976LIMERA02545"
    assert cable.title == "THE HARBOUR MASTER AND HIS PARROT: A SECOND CONVERSATION"
    assert cable.date and to_edtf(cable.date) == "1976-10-12"
    assert (cable.kind, cable.number, cable.classification) == ("telegram", "2545", "confidential")
    assert (cable.precedence, cable.handling, cable.place) == ("routine", ("exdis",), "Limera")
    assert told(cable.sender) == ("American Embassy", "Limera")
    assert [told(party) for party in cable.recipients] == [("Department of State", "Washington")]
    assert [told(party) for party in cable.copied] == [
        ("American Embassy", "Bonn"),
        ("American Consulate", "Turin"),
        ("US Mission to the United Nations", "New York"),
    ]
    assert [each.verbatim for each in cable.references] == ["STATE 249930", "LIMERA 2507"]
    assert cable.body == (
        "1. HARBOUR MASTER WAS ASKED WHETHER THE PARROT COULD\nSPEAK. HE SAID NO.\n\n2. THE PARROT LAUGHED. BLYTHE"
    )
    assert [(each.person.name, each.role) for each in cable.participants if each.role == "signatory"] == [
        ("Blythe", "signatory")
    ]


def test_attributes_stand_in_where_the_text_says_nothing() -> None:
    (cable,) = cables(f"Message Text\n\nTHE TEXT OF THIS RECORD IS LOST.\n\n{ATTRIBUTES}")
    assert cable.id == "1976LIMERA02545"
    assert cable.title == "THE HARBOUR MASTER AND HIS PARROT"
    assert cable.date and to_edtf(cable.date) == "1976-10-14"
    assert (cable.classification, cable.handling, cable.kind) == ("confidential", ("exdis",), "telegram")
    assert told(cable.recipients[0]) == ("Department of State", "Washington")
    assert [each.text for each in cable.keywords if each.origin == "declared"] == [
        "PFOR", "foreign relations", "OVIP", "visits of prominent persons", "PARROTS", "HARBORS",
    ]  # fmt: skip
    assert cable.source.citation == "Film Number D760000-0001"


def test_several_records_lie_in_one_file() -> None:
    second = LATER.replace("02 LIMERA 000123", "02 LIMERA 000124").replace("NNNN\n", "")
    found = cables(f"{TWO_SECTIONS}{ATTRIBUTES}Message Text\n\n{second}")
    assert [(cable.id, cable.source.position) for cable in found] == [
        ("1976LIMERA02545", "telegram 1"),
        ("09LIMERA124", "telegram 2"),
    ]
    plain = cables(LATER + "\nNNNN\n\n" + second)
    assert [cable.id for cable in plain] == ["09LIMERA123", "09LIMERA124"]


def test_a_later_telegram() -> None:
    (cable,) = cables(LATER)
    assert cable.id == "09LIMERA123"
    assert cable.title == "THE MINISTER ON HERRING"
    assert cable.date and to_edtf(cable.date) == "2009-02-02"
    assert (cable.number, cable.classification, cable.precedence) == ("123", "confidential", "immediate")
    assert cable.handling == ("sipdis", "noforn")
    assert [party.verbatim for party in cable.recipients] == ["SECSTATE WASHDC"]
    assert [told(party) for party in cable.copied] == [
        ("Coastal States Collective", None),
        ("American Embassy", "Ankara"),
        ("White House", "Washington"),
    ]
    assert [each.text for each in cable.keywords if each.origin == "declared"] == [
        "PREL", "external political relations", "ENRG", "energy",
    ]  # fmt: skip
    assert [each.verbatim for each in cable.references] == ["08 LIMERA 1177", "ANKARA 0150"]
    assert cable.body == "1. (C) The minister said that herring\nwas dear.\n\n2. (C) He wept.\n\nCRANE"
    assert "Anne Crane" not in {each.person.name for each in cable.participants}


BRITISH = """\
GRS 400
CONFIDENTIAL
DEDIP
DESKBY 141200Z
FM LISBON 141015Z AUG 75
TO IMMEDIATE FCO
TELNO 412
OF 14 AUGUST 75
AND TO PRIORITY WASHINGTON
INFO ROUTINE MADRID, UKDEL NATO
INFO SAVING PARIS

MY TELNO 410: HERRING

1. THE MINISTER WEPT.

QUILL

YYYY
"""


def test_a_british_telegram() -> None:
    (cable,) = cables(BRITISH)
    assert (cable.title, cable.kind, cable.number) == ("MY TELNO 410: HERRING", "telegram", "412")
    assert cable.date and to_edtf(cable.date) == "1975-08-14"
    assert (cable.classification, cable.precedence, cable.handling) == ("confidential", "immediate", ("dedip",))
    assert (told(cable.sender), cable.place) == ((None, "Lisbon"), "Lisbon")
    assert [party.verbatim for party in cable.recipients] == ["FCO", "WASHINGTON"]
    assert [told(party) for party in cable.copied] == [
        (None, "Madrid"),
        ("UK Delegation to NATO", "Brussels"),
        (None, "Paris"),
    ]
    assert cable.body.endswith("QUILL")


def test_a_header_quoted_in_a_text_begins_no_telegram() -> None:
    quoted = LATER.replace(
        "2. (C) He wept.", "2. (C) FOLLOWING TELEGRAM IS REPEATED:\n\n" + BRITISH.replace("YYYY\n", "")
    )
    assert [cable.id for cable in cables(quoted)] == ["09LIMERA123"]


def test_a_section_alone_keeps_an_id_of_its_own() -> None:
    second = TWO_SECTIONS[TWO_SECTIONS.index("PAGE 01        LIMERA  02545  02") :]
    (cable,) = cables(second)
    assert cable.id == "1976LIMERA02545-2"


@pytest.mark.parametrize(
    ("address", "post"),
    [
        ("AMEMBASSY PORT OF SPAIN", "Port of Spain"),
        ("RUEHXX/AMCONSUL RIO DE JANEIRO PRIORITY 0012", "Rio de Janeiro"),
        ("USMISSION GENEVA NIACT IMMEDIATE", "Geneva"),
    ],
)
def test_addresses(address: str, post: str) -> None:
    (cable,) = cables(
        f"P 021415Z FEB 89\nFM SECSTATE WASHDC\nTO {address}\nUNCLAS STATE 1234\nSUBJECT: FISH\n1. YES.\n"
    )
    assert [party.post for party in cable.recipients] == [post]
    assert cable.id == "89STATE1234"


@pytest.mark.parametrize(
    ("name", "text", "reader"),
    [
        ("a.txt", TWO_SECTIONS + ATTRIBUTES, "aad"),
        ("a.txt", LATER, "telegrams"),
        ("a.txt", "From: Quill\nTo: Ames\n\nFM radio was invented.\n", "plain text"),
        ("a.txt", "FM radio and TV\nTO be or not\n", "plain text"),
        ("a.csv", "id,body\n1,\"FM AMEMBASSY LIMERA\nTO SECSTATE WASHDC\"\n", "csv"),
    ],
)  # fmt: skip
def test_which_reader(name: str, text: str, reader: str) -> None:
    assert choose(InputFile.in_memory(name, text.encode())).name == reader


def test_a_telegram_in_a_table() -> None:
    text = (TWO_SECTIONS.replace("Message Text\n", "")).replace('"', '""')
    (cable,) = cables(
        f'doc_id,subject,from,to,date,classification,body\n1976LIMERA02545,"PARROT",LIMERA,STATE,1976-10-12,,"{text}"\n',
        "a.csv",
    )
    assert (cable.id, cable.title, cable.number) == ("1976LIMERA02545", "PARROT", "2545")
    assert (cable.classification, cable.precedence, cable.handling) == ("confidential", "routine", ("exdis",))
    assert told(cable.sender) == ("American Embassy", "Limera")
    assert [party.verbatim for party in cable.recipients] == ["SECSTATE WASHDC"]
    assert len(cable.copied) == 3
    assert cable.body.startswith("1. HARBOUR MASTER")
    assert cable.sent_at is not None


def test_padding_says_nothing() -> None:
    lines = ["Draft Date: 01 JAN 1960", "From: n/a", "To:", "Capture Date: 07 MAR 1994", "TAGS: PFOR"]
    assert attributes_of(lines) == {"TAGS": "PFOR"}


_WORDS = st.sampled_from(
    [*TWO_SECTIONS.split("\n")[:40], *LATER.split("\n"), *ATTRIBUTES.split("\n"), "", "QUILL", "QUOTE", "1. TEXT."]
)


@given(st.lists(_WORDS, max_size=60))
def test_nothing_breaks_it(lines: list[str]) -> None:
    file = InputFile.in_memory("a.txt", "\n".join(lines).encode())
    for reader in (AAD, TELEGRAMS):
        assert 0 <= reader.sniff(file) <= 1
        if not any(line.strip() for line in lines):
            continue
        for draft in reader.read(file):
            assert isinstance(draft, Draft | Rejection)
            if isinstance(draft, Draft):
                for mark in draft.marks:
                    assert not mark.part or draft.part(mark.part)[mark.start : mark.end] == mark.words
    for item in records(file, "c"):
        assert isinstance(item, Record | Rejection)
