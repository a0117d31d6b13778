"""Lists of those present in two columns, date and place under one label. Invented throughout."""

from corpus.cable import Cable
from corpus.files import InputFile
from corpus.ingest import Record, records

MEMCON = """\
DEPARTMENT OF STATE
MEMORANDUM OF CONVERSATION

TIME AND PLACE: 4:30 p.m., September 28, 1964, Villa Ames, Orlo

PARTICIPANTS:

   United States                       Ruritania
   The Secretary                       Foreign Minister Anselm Hentzau
   Assistant Secretary Clune           The President
   Mr. L. P. Marrow, EUR/RUR           Mr. Josef Tarlenheim, Counselor

SUBJECT: Abalone

The Foreign Minister opened by thanking the Secretary for receiving him at so late an hour.

cc: AMB, DCM, ECON
"""


def cable(text: str) -> Cable:
    (found,) = records(InputFile.in_memory("a.txt", text.encode()), "c")
    assert isinstance(found, Record)
    return found.cable


def test_each_column_of_a_list_holds_persons_of_its_own() -> None:
    present = [each.person.name for each in cable(MEMCON).participants if each.role == "present"]
    assert set(present) == {"David Dean Rusk", "Anselm Hentzau", "Clune", "L. P. Marrow", "Josef Tarlenheim"}


def test_date_and_place_may_share_a_label() -> None:
    found = cable(MEMCON)
    assert found.date is not None
    assert (str(found.date.earliest), found.place) == ("1964-09-28", "Orlo")


def test_desks_that_have_a_copy_are_no_person() -> None:
    assert [(party.person, party.verbatim) for party in cable(MEMCON).copied] == [
        (None, "AMB"), (None, "DCM"), (None, "ECON"),
    ]  # fmt: skip
