"""Headers of American messages: what is no address, who writes to whom within the ends, references that a page cuts."""

import pytest

from corpus.cable import Cable, Party
from corpus.files import InputFile
from corpus.ingest import Record, records

# Invented throughout.
HEAD = "P 021415Z FEB {year}\nFM AMEMBASSY LIMERA\nTO SECSTATE WASHDC PRIORITY 0412\n"


def cable(text: str) -> Cable:
    (found,) = records(InputFile.in_memory("a.txt", text.encode()), "c")
    assert isinstance(found, Record)
    return found.cable


def told(party: Party | None) -> tuple[str | None, str | None, str | None]:
    return (party.office, party.body, party.post) if party else (None, None, None)


def test_routing_below_the_addresses_is_none_of_them() -> None:
    found = cable(HEAD.format(year="68") + "STATE GRNC\nBT\nS E C R E T LIMERA 0412\nSUBJ: HERRING\n1. HE WEPT.\n")
    assert [party.verbatim for party in found.recipients] == ["SECSTATE WASHDC"]
    assert not found.copied


def test_those_who_write_within_the_ends_have_a_part() -> None:
    text = (
        HEAD.format(year="68")
        + "S E C R E T LIMERA 0412\nNODIS\nFOR SECRETARY TARROW FROM QUILL\n\nSUBJ: HERRING\n\n1. NO.\n"
    )
    roles = {each.person.name: each.role.value for each in cable(text).participants}
    assert roles == {"Tarrow": "recipient", "Quill": "sender"}


def test_a_small_l_among_capitals_is_an_i() -> None:
    found = cable(
        "P 021415Z FEB 68\nFM AMEMBASSY MAPELLl\nTO SECSTATE WASHDC PRlORITY 412\nlNFO AMEMBASSY PARlS\n"
        "S E C R E T MAPELLl 412\nSUBJ: HERRlNG\n1. HE WEPT.\n"
    )
    assert found.sender is not None
    assert (found.sender.post, found.number, found.precedence) == ("Mapelli", "412", "priority")
    assert [party.post for party in found.copied] == ["Paris"]


@pytest.mark.parametrize(
    ("address", "party"),
    [
        ("JCS", (None, "Joint Chiefs of Staff", "Washington")),
        ("CINCSTRIKE", ("Commander in Chief", "US Strike Command", "MacDill AFB")),
        ("COMHERRFOR", (None, "COMHERRFOR", None)),
        ("USDAO NEW DELHI INDIA", (None, "US Defense Attaché Office", "New Delhi")),
        ("ALL DIPLOMATIC AND CONSULAR POSTS", (None, "All Diplomatic and Consular Posts", None)),
        ("USDEL SECRETARY IN VIENNA", ("Secretary of State", "Secretary of State's Delegation", "Vienna")),
        ("USDEL SECRETARY AIRCRAFT", ("Secretary of State", "Secretary of State's Delegation", None)),
        ("PARIS", (None, None, "Paris")),
    ],
)
def test_an_address_is_never_a_person(address: str, party: tuple[str | None, ...]) -> None:
    found = cable(
        f"P 021415Z FEB 71\nFM SECSTATE WASHDC\nTO {address}\nINFO AMEMBASSY BONN\nUNCLAS STATE 1234\n1. YES.\n"
    )
    assert [told(each) for each in found.recipients] == [party]
    assert all(each.person is None or each.office for each in found.recipients)


CUT = """\
PAGE 01        USLI N  03522  01 OF 02  130001Z
O 122352Z OCT 77
FM USMISSION USUN NEW YORK
TO SECSTATE WASHDC IMMEDIATE 6041

C O N F I D E N T I A L SECTION 1 OF 2 USUN 3522

TAGS: PFOR, (BERG, ANNA)
SUBJECT: HERRING

REF: (A) STATE 244100, (B) 76 USUN
CONFIDENTIAL

CONFIDENTIAL

PAGE 02        USLI N  03522  01 OF 02  130001Z

3490
(C) LIMERA 12

1. HERRING WAS DEAR, AS USUN 3522 AND USUN 3490 SAY.
"""


def test_a_list_of_references_goes_on_behind_the_head_of_a_page() -> None:
    found = cable(CUT)
    assert [each.verbatim for each in found.references] == ["STATE 244100", "76 USUN 3490", "LIMERA 12", "USUN 3490"]
    assert found.body.startswith("1. HERRING")


def test_the_archive_cuts_the_post_of_its_ids_as_its_page_heads_do() -> None:
    assert cable(CUT).id == "1977USLIN03522"


def test_a_person_among_the_tags_is_a_keyword_and_has_a_part() -> None:
    found = cable(CUT)
    assert "BERG, ANNA" in [each.text for each in found.keywords]
    assert [(each.person.name, each.role.value) for each in found.participants] == [("Anna Berg", "named")]


REPEATED = """\
R 032241Z NOV 75
FM SECSTATE WASHDC
TO AMEMBASSY ANKARA
C O N F I D E N T I A L STATE 260112
EXDIS
FOLLOWING REPEAT LIMERA 15632 SENT ACTION SECSTATE INFO LONDON DATED NOVEMBER 2
QUOTE: SUBJECT: CALL ON MINISTER

1. I SAW FOREIGN MINISTER TARROW AT NOON. BLYTHE UNQUOTE QUILL
"""


def test_who_repeats_a_message_sends_it_and_who_wrote_it_is_named() -> None:
    found = cable(REPEATED)
    assert told(found.sender)[1] == "Department of State"
    assert [each.verbatim for each in found.references] == ["LIMERA 15632"]
    roles = {each.person.name: each.role.value for each in found.participants}
    assert roles == {"Tarrow": "reported", "Quill": "signatory", "Blythe": "named"}


def test_a_talk_in_the_subject_leaves_the_ends_of_a_telegram_as_they_are() -> None:
    found = cable(
        HEAD.format(year="75") + "S E C R E T LIMERA 0412\nSUBJECT: TALKS WITH TARROW\nPLEASE PASS THIS ON.\n1. NO.\n"
    )
    assert (found.title, told(found.sender)[1]) == ("TALKS WITH TARROW", "American Embassy")
    assert [party.verbatim for party in found.recipients] == ["SECSTATE WASHDC"]


def test_two_may_be_meant_to_read_a_message() -> None:
    text = "S E C R E T LIMERA 0412 EYES ONLY\nFOR GENERAL TARROW AND ADMIRAL VELL FROM QUILL\nSUBJ: HERRING\n1. NO.\n"
    roles = {each.person.name: each.role.value for each in cable(HEAD.format(year="68") + text).participants}
    assert roles == {"Tarrow": "recipient", "Vell": "recipient", "Quill": "sender"}


@pytest.mark.parametrize("tail", ["", " ZFF4", " ZYH ZFF-1", " ZDK CITE ZUI 4412 RUHGOAA"])
def test_operating_signals_stand_behind_the_group_or_alone(tail: str) -> None:
    found = cable(
        f"O 040822Z MAR 68{tail}\nFM COMUSMACV\nTO JCS\nINFO AMEMBASSY BONN\nZEM\nS E C R E T MAC 02984\n1. NO.\n"
    )
    assert [told(each)[1] for each in found.recipients] == ["Joint Chiefs of Staff"]
    assert [told(each)[1] for each in found.copied] == ["American Embassy"]
    assert (found.number, found.classification) == ("2984", "secret")


def test_a_message_with_two_numbers_of_its_own_names_neither() -> None:
    head = "PAGE 01        STATE  104567  TOSEC 682\nZ 200317Z MAY 74\nFM SECSTATE WASHDC\nTO AMEMBASSY BONN\n"
    found = cable(f"{head}S E C R E T STATE 104567 TOSEC 682\nEXDIS USSALTTWO\nSUBJ: HERRING\nREF: SECTO 314\n1. NO.\n")
    assert [each.verbatim for each in found.references] == ["SECTO 314"]
    assert found.handling == ("exdis",)


def test_what_stands_in_brackets_among_the_tags_is_a_tag_of_its_own() -> None:
    text = "UNCLAS LIMERA 0412\nTAGS: PINT, AR (BERG, ANNA), SOPN (BLACK LAMP)\nSUBJ: HERRING\n1. NO.\n"
    found = cable(HEAD.format(year="74") + text)
    words = [each.text for each in found.keywords if each.origin == "declared"]
    assert {"AR", "Argentina", "BERG, ANNA", "SOPN", "BLACK LAMP"} <= set(words)
    assert [each.person.name for each in found.participants] == ["Anna Berg"]


@pytest.mark.parametrize("name", ["a.pdf", "a.csv", "a.json", "a.xml", "a.md", "a.jpg", "a.docx", "a"])
def test_a_message_is_one_whatever_its_file_is_called(name: str) -> None:
    (item,) = records(InputFile.in_memory(name, f"{HEAD.format(year='75')}UNCLAS LIMERA 0412\n1. NO.\n".encode()), "c")
    assert isinstance(item, Record)
    assert item.cable.id == "1975LIMERA00412"
