"""Telegrams and reports in the tongues of central and south-eastern Europe, all invented."""

import pytest

from corpus.cable import Cable, Party
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.dates.edtf import to_edtf

POLISH = """SZYFROGRAM NR 7321
Z PEKINU
Nadano: 14.08.1958 godz. 11.20
Wpłynęło: 14.08.1958 godz. 22.05
Tajne
Pilne
WINIEWSKI
Rozmawiałem wczoraj z radcą. Powiedział, że strona chińska nie zawiadomiła ich o ostrzale wysp i że będzie omawiana.
KIRYLAK
"""
CZECH = """VELVYSLANECTVÍ ČESKOSLOVENSKÉ REPUBLIKY
Káhira
Přísně tajné!
Káhira, 21. července 1956
Soudruhu ministře,
včera jsem byl přijat presidentem, který mi řekl, že se rozhodl k odpovědi. Nechtěl však uvést podrobnosti.
Miloslav Hruzek
velvyslanec
"""
HUNGARIAN = """MAGYAR NÉPKÖZTÁRSASÁG NAGYKÖVETSÉGE
Peking
Szigorúan titkos!
Peking, 1959. november 3.
412. sz. rejtjeltávirat
Sík Endre külügyminiszter elvtársnak, Budapest
Tegnap felkerestem a külügyminisztert, aki elmondta, hogy az indiai határon a helyzet nem változott.
Nógrádi Sándor
nagykövet
"""
SERBIAN = """AMBASADA FNRJ U KAIRU
Strogo poverljivo
Kairo, 12. decembra 1955.
Telegram br. 487
Juče sam razgovarao sa predsednikom. On je rekao da se ne slaže sa predlogom i da će odgovor dati kada se vrati.
Nikola Dizdarov
ambasador
"""
BULGARIAN = """ПОСОЛСТВО НА НРБ В БЕЛГРАД
Строго секретно
Белград, 9 октомври 1961 г.
Шифрована телеграма № 214
Вчера бях приет от държавния секретар, който каза, че правителството ще отговори на нашата нота след конгреса.
Георги Петканов
посланик
"""
ROMANIAN = """AMBASADA REPUBLICII SOCIALISTE ROMÂNIA
Pekin
STRICT SECRET
Telegrama nr. 60.512
Pekin, 22 august 1968
Tovarășului ministru Corneliu Manolescu
La 21 august am fost primit de prim-ministru, care a declarat că poporul chinez va fi alături de România.
Aurel Dumescu
ambasador
"""
ALBANIAN = """AMBASADA E REPUBLIKËS POPULLORE TË SHQIPËRISË
Pekin
Tepër sekret
Radiogram nr. 118
Pekin, më 6 qershor 1960
Dje u takova me ministrin, i cili tha se partia e tyre nuk do të pranojë presionin dhe se do të na përgjigjet më vonë.
Mihal Priftaj
ambasador
"""
DUTCH = """88. CODETELEGRAM VAN AMBASSADE TE JAKARTA (VAN DER MEULEN) AAN MINISTER VAN BUITENLANDSE ZAKEN (HOOGLAND)
Jakarta, 7 juni 1956, nr. 118 (ontv. 8 juni)
Geheim
Uw 94. Men deelde mij heden mede dat de regering het voorstel niet aanvaardt en dat zij het ook niet zal bespreken.
"""


def read(text: str) -> Cable:
    (record,) = records(InputFile.in_memory("a.txt", text.encode()), "tongues")
    assert isinstance(record, Record)
    return record.cable


def told(party: Party | None) -> str:
    return " / ".join(filter(None, (party.person and party.person.name, party.office))) if party else ""


PORTUGUESE = """Da Embaixada em Montevidéu
Em 22/06/61
SECRETO – URGENTE
Ao Ministro de Estado das Relações Exteriores
Nº 118
Estive hoje com o Ministro, que me recebeu em companhia do Embaixador.
a) Mário Sarmento
"""


def test_the_word_from_is_no_part_of_the_mission() -> None:
    for text, body in ((PORTUGUESE, "Embaixada"), (DUTCH, "Ambassade")):
        sender = read(text).sender
        assert sender and sender.body == body


def test_a_verb_before_a_russian_name_is_none_of_it() -> None:
    text = "Запись беседы\n\n4 мая 1939 г.\n\nМинистр пригласил меня. Присутствовал Кадошин. Он ничего не сказал.\n"
    assert [person.verbatim for person in read(text).participants if "Кадошин" in person.verbatim] == ["Кадошин"]


@pytest.mark.parametrize(
    ("text", "language", "date", "place", "kind", "number", "classification", "sender", "recipient"),
    [
        (POLISH, "pl", "1958-08-14", "Pekin", "telegram", "7321", "secret", "Kirylak", "Winiewski"),
        (CZECH, "cs", "1956-07-21", "Káhira", "letter", "", "top secret", "Miloslav Hruzek / velvyslanec", ""),
        (HUNGARIAN, "hu", "1959-11-03", "Peking", "telegram", "412", "top secret", "Nógrádi Sándor / nagykövet",
         "Sík Endre / külügyminiszter"),
        (SERBIAN, "sr", "1955-12-12", "Kairo", "telegram", "487", "confidential", "Nikola Dizdarov / ambasador", ""),
        (BULGARIAN, "bg", "1961-10-09", "Белград", "telegram", "214", "most secret", "Георги Петканов / посланик", ""),
        (ROMANIAN, "ro", "1968-08-22", "Pekin", "telegram", "60.512", "top secret", "Aurel Dumescu / ambasador",
         "Corneliu Manolescu / ministru"),
        (ALBANIAN, "sq", "1960-06-06", "Pekin", "telegram", "118", "top secret", "Mihal Priftaj / ambasador", ""),
        (DUTCH, "nl", "1956-06-07", "Jakarta", "telegram", "118", "secret", "Van der Meulen",
         "Hoogland / Minister van Buitenlandse Zaken"),
    ],
)  # fmt: skip
def test_what_the_head_and_the_signature_say(
    text: str, language: str, date: str, place: str, kind: str, number: str, classification: str, sender: str,
    recipient: str,
) -> None:  # fmt: skip
    cable = read(text)
    assert (cable.language, cable.date and to_edtf(cable.date), cable.place) == (language, date, place)
    assert (cable.kind, cable.number, cable.classification) == (kind, number, classification)
    assert told(cable.sender) == sender
    assert [told(party) for party in cable.recipients] == ([recipient] if recipient else [])
