"""Forms of the American services: the Department's telegrams in and out, airgrams, reports of the Agency; PlusD pages."""

from corpus.cable import Cable, Party
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.dates.edtf import to_edtf

# Invented throughout.
INCOMING = """\
INCOMING TELEGRAM                   Department of State                 ACTION COPY

49                               CONFIDENTIAL

Action                                            CONTROL:  4518
                                                  RECD:     JANUARY 2, 1961
AF                                                          5:12 PM

Info     FROM:  LISBON

SS       TO:    Secretary of State
G
SP       NO:    1834, December 31, 8 PM (SECTION ONE OF TWO)


PRIORITY

SENT DEPARTMENT 1834; REPEATED INFORMATION PRIORITY BRUSSELS 612, USUN 233

EMBTEL 1820

Saw Foreign Minister Tarrow this afternoon. He said the lamp would not be
                              CONFIDENTIAL

                              CONFIDENTIAL
-2- 1834, December 31, 8 PM, from Lisbon (SECTION ONE OF TWO)

lit before spring.

                                             QUILL
JWB/12
"""
OUTGOING = """\
OUTGOING TELEGRAM  Department of State
INDICATE: [ ] COLLECT
          [X] CHARGE TO
                              SECRET
Origin
EUR       ACTION:  Amembassy BELGRADE PRIORITY 412
Info
SS        INFO:    Amembassy MOSCOW 1822
G                  Amembassy PARIS TOPOL 1299
                                                   SEP 24  7 14 PM '64
EXDIS

Ref: Belgrade's 618

You may tell Mr. Tarrow that we see no objection to the lamp.

                                                   BLYTHE


Drafted by: EUR/EE:H.G.Wick:abc 9/22/64
Clearances: S/S - Mr. Read
"""
AIRGRAM = """\
                       DEPARTMENT OF STATE
                            AIRGRAM
  A-123              CONFIDENTIAL               FOR RM USE ONLY
  NO.

TO      :  Department of State
INFO    :  Amembassies LONDON, PARIS
FROM    :  Amembassy LIMERA                     DATE: June 14, 1963
SUBJECT :  The lamp and the law
REF     :  Embtel 881; CA-13422, November 2, 1962

The Minister said that the lamp was lit.
"""
REPORT = """\
                    CENTRAL INTELLIGENCE AGENCY
                  Intelligence Information Cable
                           S E C R E T
COUNTRY:  VALMORA                       TDCS-314/05321-64
                                        DISTR. 12 APRIL 1964
DOI:      10-11 APRIL 1964
SUBJECT:  PLANS OF GENERAL COSTRA E VILLA
SOURCE:   A FISHERMAN

1.  GENERAL COSTRA E VILLA SAID THAT HE WOULD KEEP THE LAMP. THE MINISTERS HAVE NOT BEEN TOLD OF IT.
"""
PLUSD = """\
THE LAMP IS LIT
1974 July 15, 13:20 (Monday)
Canonical ID: 1974LIMERA01331_b
Original Classification: SECRET
Current Classification: UNCLASSIFIED
Handling Restrictions: -- Not Assigned --
TAGS: CY - Cyprus | PINT - Political Affairs--Internal Political Affairs
Concepts: LAMPS
Type: TE - Telegram (cable)
Archive Status: Electronic Telegrams
From: Cyprus Nicosia
To: Department of State

Content

1. THE KEEPER TELLS US THAT THE LAMP IS LIT.
QUILL
"""


def cable(text: str) -> Cable:
    (found,) = records(InputFile.in_memory("a.txt", text.encode()), "c")
    assert isinstance(found, Record)
    return found.cable


def told(party: Party | None) -> tuple[str | None, str | None]:
    return (party.body, party.post) if party else (None, None)


def test_an_incoming_telegram() -> None:
    found = cable(INCOMING)
    assert (found.kind, found.number, found.place) == ("telegram", "1834", "Lisbon")
    assert found.date and to_edtf(found.date) == "1960-12-31"
    assert found.sent_at and found.sent_at.hour == 20
    assert (found.classification, found.precedence) == ("confidential", "priority")
    assert (told(found.sender)[1], found.recipients[0].office) == ("Lisbon", "Secretary of State")
    assert [told(each) for each in found.copied] == [(None, "Brussels"), ("US Mission to the United Nations", None)]
    assert [each.verbatim for each in found.references] == ["EMBTEL 1820"]
    assert "would not be\n\nlit before spring" in found.body or "would not be\nlit before spring" in found.body
    assert "from Lisbon" not in found.body


def test_an_outgoing_telegram() -> None:
    found = cable(OUTGOING)
    assert (found.kind, found.number, found.classification) == ("telegram", "412", "secret")
    assert found.date and to_edtf(found.date) == "1964-09-24"
    assert (found.precedence, found.handling) == ("priority", ("exdis",))
    assert told(found.sender)[0] == "Department of State"
    assert [told(each) for each in found.recipients] == [("American Embassy", "Belgrade")]
    assert [told(each) for each in found.copied] == [("American Embassy", "Moscow"), ("American Embassy", "Paris")]
    assert [each.verbatim for each in found.references] == ["Belgrade's 618"]
    assert {each.person.name: each.role.value for each in found.participants} == {
        "Blythe": "signatory",
        "Tarrow": "named",
    }
    assert "Drafted" not in found.body and "Drafted by" in found.header


def test_an_airgram() -> None:
    found = cable(AIRGRAM)
    assert (found.kind, found.number, found.title) == ("airgram", "A-123", "The lamp and the law")
    assert found.date and to_edtf(found.date) == "1963-06-14"
    assert told(found.sender) == ("American Embassy", "Limera")
    assert [told(each) for each in found.copied] == [("American Embassy", "London"), ("American Embassy", "Paris")]
    assert [each.verbatim for each in found.references] == ["Embtel 881", "CA-13422, November 2, 1962"]


def test_a_report_of_the_agency() -> None:
    found = cable(REPORT)
    assert (found.number, found.classification) == ("TDCS-314/05321-64", "secret")
    assert found.date and to_edtf(found.date) == "1964-04-12"
    assert (found.title, told(found.sender)[0]) == ("PLANS OF GENERAL COSTRA E VILLA", "Central Intelligence Agency")
    assert [each.person.name for each in found.participants] == ["Costra e Villa"]


def test_a_page_with_its_attributes_first() -> None:
    found = cable(PLUSD)
    assert (found.id, found.title, found.kind) == ("1974LIMERA01331_b", "THE LAMP IS LIT", "telegram")
    assert found.date and to_edtf(found.date) == "1974-07-15"
    assert found.sent_at and (found.sent_at.hour, found.sent_at.minute) == (13, 20)
    assert told(found.sender)[1] == "Nicosia"
    assert told(found.recipients[0])[0] == "Department of State"
    assert (found.classification, found.handling) == ("secret", ())
    assert [each.text for each in found.keywords if each.origin == "declared"] == [
        "CY", "Cyprus", "PINT", "internal politics", "LAMPS",
    ]  # fmt: skip
    assert [each.person.name for each in found.participants] == ["Quill"]


def test_a_telegram_that_was_sent_on_by_mail_keeps_its_own_ends() -> None:
    mail = "From: a@example.org\nTo: b@example.org\nDate: Tue, 3 Mar 2009 10:00:00 +0000\nSubject: Fwd: cable\n\n"
    text = "O 011330Z SEP 75\nFM AMEMBASSY QUITO\nTO SECSTATE WASHDC\nC O N F I D E N T I A L QUITO 6440\nSUBJ: LAMP\n1. LIT.\n"
    (item,) = records(InputFile.in_memory("a.eml", (mail + text).encode()), "c")
    assert isinstance(item, Record)
    found = item.cable
    assert found.date and to_edtf(found.date) == "1975-09-01"
    assert (found.id, found.title, told(found.sender)) == ("1975QUITO06440", "LAMP", ("American Embassy", "Quito"))


def test_a_clock_behind_the_day_of_a_number_is_no_year() -> None:
    found = cable(INCOMING.replace("December 31, 8 PM", "December 31, 10 AM"))
    assert found.date and to_edtf(found.date) == "1960-12-31"
    assert found.sent_at and found.sent_at.hour == 10


def test_the_department_counted_its_telegrams_through() -> None:
    text = OUTGOING.replace("PRIORITY 412", "PRIORITY").replace("MOSCOW 1822", "MOSCOW").replace("TOPOL 1299", "")
    found = cable(text.replace("                              SECRET", "        SECRET                        66614"))
    assert (found.number, found.classification) == ("66614", "secret")
