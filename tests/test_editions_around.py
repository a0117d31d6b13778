"""What stands around the heading in editions: numbers, file references, letterheads, signatures. Invented throughout."""

import pytest

from corpus.cable import Cable
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.dates.edtf import to_edtf


def read(text: str) -> Cable:
    (record,) = records(InputFile.in_memory("a.txt", text.encode()), "editions")
    assert isinstance(record, Record)
    return record.cable


CANADIAN = """121.\tL.B.P./Vol. 39

Secretary of State for External Affairs
to Permanent Delegate to NATO, Paris

TELEGRAM V-318                          Ottawa, November 2, 1956

SECRET. OPIMMEDIATE.

Reference: Your telegram No. 1440 of Nov. 1.
Repeat London, Washington.

The Minister leaves for New York tonight.
"""


def test_a_canadian_telegram() -> None:
    cable = read(CANADIAN)
    assert cable.title == "Secretary of State for External Affairs to Permanent Delegate to NATO, Paris"
    assert (cable.kind, cable.number, cable.classification) == ("telegram", "V-318", "secret")
    assert cable.precedence == "operational immediate"
    assert [each.post for each in cable.copied] == ["London", "Washington"]
    assert [each.verbatim for each in cable.references] == ["Your telegram No. 1440 of Nov. 1"]


BRITISH_PRINT = """FLASH PRAGUE                          TO FOREIGN OFFICE

Telno 503                             21 August 1968

CONFIDENTIAL

Addressed to Foreign Office telegram No. 503 of 21 August repeated for information to Moscow and Washington.

My tel. No. 502.

Tanks have reached the building.
"""


def test_a_telegram_that_says_its_own_number_again() -> None:
    cable = read(BRITISH_PRINT)
    assert cable.sender and cable.sender.post == "Prague"
    assert cable.precedence == "flash"
    assert [each.verbatim for each in cable.references] == ["My tel. No. 502"]


def test_what_a_report_treats_of_is_no_end_of_it() -> None:
    cable = read("Report on the visit of Minister Davidek to Cairo\n3 May 1957\n\nHe asked for spare parts.\n")
    assert cable.sender is None
    assert cable.recipients == ()


@pytest.mark.parametrize(
    ("salutation", "end", "name"),
    [
        (
            "SIRE",
            "Je suis, avec respect,\nSire,\nde Votre Majesté,\nle très-humble serviteur et sujet,\n\nLe prince de TALLEYRAC.",
            "prince",
        ),
        (
            "Serenissime Princeps",
            "Ex Bles, die xij decembris MDVIII.\n\nAntonius Condolmerus, orator",
            "Antonius Condolmerus",
        ),
    ],
)
def test_old_letters_are_from_who_signed_them(salutation: str, end: str, name: str) -> None:
    cable = read(f"{salutation},\n\nL'affaire de Saxe est finie.\n\n{end}\n")
    assert cable.kind == "letter"
    assert cable.sender and cable.sender.person
    assert cable.sender.person.name.startswith(name)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "M. A, MINISTRE À ROME,\nÀ M. B, MINISTRE À PARIS.\n\nL. Personnelle.\nRome, 3 mai 1958.\n\nTout va.\n",
            "letter",
        ),
        (
            "Tel. sans numéro (A.E.S. 5128/40, minute)             Vatican, 24 juin 1940\n\nSanto Padre ringrazia.\n",
            "telegram",
        ),
        (
            "Rap. nr. 4332 (A.E.S. 2417/43, orig.)                  Istanbul, 13 mars 1943\n\nNulla di nuovo.\n",
            "report",
        ),
        (
            "Из дневника посла Н. С. Рыжкова. Запись беседы с Ф. Р. Зорлуевым\n\n22 июня 1959 г.\n\nВручил ноту.\n",
            "memcon",
        ),
        (
            "Depesza szyfrowa posła w Pradze do ministra spraw zagranicznych\n\nPraga, 22 maja 1938\n\nNic nowego.\n",
            "telegram",
        ),
    ],
)
def test_kinds_without_a_number(text: str, kind: str) -> None:
    assert read(text).kind == kind


def test_a_heading_in_two_lines_of_small_letters_is_no_wrapped_paragraph() -> None:
    cable = read(
        "329\nM. Barrois, Ambassadeur de France à Rome,\nà M. Delcroix, Ministre des Affaires étrangères.\n\n"
        "T. nº 94. Confidentiel.                      Rome, 10 juillet 1902, 8 h. 45 soir.\n\nTout est convenu.\n"
    )
    assert cable.title == "M. Barrois, Ambassadeur de France à Rome, à M. Delcroix, Ministre des Affaires étrangères."
    assert (cable.kind, cable.number, cable.place) == ("telegram", "94", "Rome")
    assert cable.sent_at and cable.sent_at.strftime("%H:%M") == "20:45"


@pytest.mark.parametrize("below", ["Ausfertigung", "TELEGRAMA", "(Extrait)", "Abschrift."])
def test_what_a_document_is_printed_as_is_no_part_of_its_heading(below: str) -> None:
    heading = "Der Botschafter in Paris Fürst von Radow an den Reichskanzler Fürsten von Bülau"
    text = f"{heading}\n{below}\n\nNr. 321                                 Paris, den 12. Juli 1906\n\n"
    cable = read(
        text + "Herr Quill hat mich gestern über die marokkanische Bankfrage unterrichtet und er\nwar guten Mutes.\n"
    )
    assert cable.title == heading
    assert [each.person.name for each in cable.recipients if each.person] == ["Fürst von Bülau"]


def test_what_stands_below_a_heading_in_small_letters_is_its_matter() -> None:
    cable = read("417\nNOTE DU DÉPARTEMENT\nLivraisons de blé à l'Espagne\n\nParis, 14 mai 1937.\n\nRien de neuf.\n")
    assert cable.title == "NOTE DU DÉPARTEMENT"
    assert cable.recipients == ()


def test_the_record_of_a_session_is_called_by_its_first_line_and_has_no_sender() -> None:
    cable = read(
        "Protocole No. 4. Séance du 2 octobre 1819.\n"
        "Présents: M. le Prince de Trachten, M. le duc de Vaucelles.\n\n"
        "Les Plénipotentiaires ont examiné la note du duc de Brennes.\n"
    )
    assert cable.title == "Protocole No. 4. Séance du 2 octobre 1819."
    assert (cable.kind, cable.sender) == ("protocol", None)
    assert to_edtf(cable.date) == "1819-10-02"
    assert [each.person.name for each in cable.participants if each.role == "present"] == [
        "de Trachten",
        "de Vaucelles",
    ]


@pytest.mark.parametrize("line", ["Le 29 Septembre 1818 au soir", "Den 29. September 1818, abends", "29 September 1818, evening",
                                  "29 settembre 1818, di sera", "29 сентября 1818 г. вечером"])  # fmt: skip
def test_a_part_of_the_day_may_close_the_line_of_the_date(line: str) -> None:
    cable = read(f"Protocole numéro 1\n\n{line}\n\nLes Cabinets sont convenus de se réunir.\n")
    assert to_edtf(cable.date) == "1818-09-29"
