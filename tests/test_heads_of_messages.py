"""Heads of telegrams and despatches: markings above the heading, copies, places, remarks behind the reader.

Invented throughout.
"""

import pytest

from corpus.cable import Cable
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.headings.read import heading_of

CIPHERED = """\
TOP SECRET
Making Copies Prohibited
Copy No. 1

CIPHERED TELEGRAM

From Havana                                     Received 14:25, 5.XI.1962

To: USSR MFA
Copies: Comrades Sobolenko, Orlova, Ardashev

On 3 November I met with the director of the sugar institute.

4.XI.62        V. POLUNIN
"""


def cable(text: str) -> Cable:
    (found,) = records(InputFile.in_memory("a.txt", text.encode()), "c")
    assert isinstance(found, Record)
    return found.cable


def test_a_ciphered_telegram_in_translation() -> None:
    found = cable(CIPHERED)
    assert [party.verbatim for party in found.copied] == ["Sobolenko", "Orlova", "Ardashev"]
    assert (found.place, found.classification) == ("Havana", "top secret")
    assert found.title.startswith("On 3 November")


@pytest.mark.parametrize("marking", ["Секретно. Экз. № 2", "Снятие копий воспрещается", "Сов. секретно\nЭкз. №1"])
def test_which_copy_it_is_stands_above_the_heading(marking: str) -> None:
    heading = "Запись беседы посла СССР в Острании С.Т. Базарова с министром иностранных дел Острании Б. Галушкой"
    found = cable(f"{marking}\n\n{heading}\n\n11 октября 1962 г.\n\nСегодня посетил министра и передал послание.\n")
    assert found.title == heading


@pytest.mark.parametrize(
    ("heading", "sender", "recipient"),
    [
        ("Mr. Hadleigh to Sir E. Oram.—(Received March 9.)", "Mr. Hadleigh", "Sir E. Oram"),
        ("45 Cablegram from Dunscombe to Hadley", "Dunscombe", "Hadley"),
        ("外交部致驻缅甸使馆", "外交部", "驻缅甸使馆"),
        ("在米大使発外務大臣宛", "在米大使", "外務大臣"),
    ],
)
def test_headings(heading: str, sender: str, recipient: str) -> None:
    found = heading_of(heading)
    ends = [[heading[span.start : span.end] for span in spans] for spans in (found.senders, found.recipients)]
    assert ends == [[sender], [recipient]]


def test_chinese_labels() -> None:
    found = cable("发电：驻缅甸使馆\n致：外交部\n\n1956年3月7日\n\n缅总理昨日接见我，谈及大米出口事。\n")
    assert found.sender is not None
    assert [party.verbatim for party in (found.sender, *found.recipients)] == ["驻缅甸使馆", "外交部"]


def test_two_names_with_a_comma_between_them_may_be_one() -> None:
    found = cable("From: Harlan\nCopies: Quist, Robert\n\nMirogard, 3 May 1931\n\nThe lamp is out.\n")
    assert len(found.copied) == 1


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Consul A. Pereira, Sollen", ("A. Pereira", "Consul", "Sollen")),
        ("Ambassador Quill, Vellin", ("Quill", "Ambassador", "Vellin")),
        ("Colonel Quill, Vellin", (None, None, None)),
    ],
)
def test_the_word_behind_an_envoys_name_is_the_post(words: str, party: tuple[str | None, ...]) -> None:
    found = cable(f"From: {words}\nTo: Foreign Office\n\n3 May 1931\n\nThe salt boats have come.\n").sender
    assert found is not None
    told = (found.person and found.person.name, found.office, found.post)
    assert told == party if party[0] else told[1:] == (None, None)


def test_a_day_behind_the_number_is_none_of_it() -> None:
    found = cable("Codetelegram 318, 14 augustus 1948\n\nGeheim. De boten zijn gekomen.\n")
    assert found.number == "318"


def test_a_label_of_a_date_is_no_place() -> None:
    found = cable(
        "INFORMATION REPORT\n\nREPORT NO. CS-3/412        DATE DISTR.  14 August 1953\n\nSECRET\n\n1. Stocks fell.\n"
    )
    assert found.place == ""


def test_numbers_from_one_to_another_beside_the_dateline() -> None:
    found = cable(
        "N° 1187 à 1190                    Rome, le 3 mai 1938, 21 h. 15.\n\nLe phare est éteint depuis hier.\n"
    )
    assert found.number == "1187 à 1190"


def test_the_place_below_the_address_of_a_note_signs_nothing() -> None:
    found = cable(
        "The Embassy of Belvaux presents its compliments to the Ministry of Foreign Affairs of Ostrany.\n\n"
        "Orlo, 12 April 1961\n\nMinistry of Foreign Affairs\nOrlo\n"
    )
    assert found.sender is not None
    assert found.sender.person is None
    assert not found.participants


def test_a_spanish_signature_with_its_mark_and_office() -> None:
    found = cable(
        "LEGACIÓN DE BELVAUX\n\nN.º 87\n\nBogotá, 14 de julio de 1934\n\nSeñor Ministro:\n\nTengo el honor de informar "
        "a Vuestra Excelencia que el faro no luce.\n\n(f.) Ramón de Aguirrezabal\nMinistro Plenipotenciario\n"
    )
    assert [each.person.name for each in found.participants] == ["Ramón de Aguirrezabal"]
