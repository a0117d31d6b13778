"""Documents in the layouts of other services' editions, all invented: headings, numbers, markings, references, dates."""

import pytest

from corpus.cable import Cable
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.dates.edtf import to_edtf


def read(text: str) -> Cable:
    (record,) = records(InputFile.in_memory("a.txt", text.encode()), "editions")
    assert isinstance(record, Record)
    return record.cable


FRENCH = """118
M. VAUTRIN, AMBASSADEUR DE FRANCE À ANKARA,
    À M. DELORME, MINISTRE DES AFFAIRES ÉTRANGÈRES.

T. nos 402 à 407. Réservé. Priorité.            Ankara, le 14 avril 1959, 19 h. 10.
(Reçu : le 14, 21 h. 05.)

Je me réfère à votre télégramme nº 311. Le Gouvernement turc n'a rien décidé.
"""
FRENCH_DESPATCH = """M. DE LAUNOY, MINISTRE DE FRANCE À BELGRADE,
À M. PICHERAL, MINISTRE DES AFFAIRES ÉTRANGÈRES.

D. n° 57. Confidentiel.
Belgrade, 3 mars 1908.

J'ai eu l'honneur de rendre visite hier au président du Conseil.
"""
ITALIAN = """L'AMBASCIATORE A WASHINGTON, BERTOLINI,
AL MINISTRO DEGLI ESTERI, SERRA

T. S.N.D. 9041/553. \tWashington, 7 maggio 1948, ore 21,15 (per. ore 10 dell'8).

Riferimento telegramma di V.E. n. 231 e seguito mio n. 540.
"""
ITALIAN_REPORT = """L'AMBASCIATORE A BERLINO, GRIMANI, AL MINISTRO DEGLI ESTERI, SERRA

R. 2312/1014.\tBerlino, 12 marzo 1936.

Il Governo tedesco non intende tornare a Ginevra senza condizioni.
"""
GERMAN = """41
Botschafter Brandeis, Ankara, an das Auswärtige Amt

114-1204/66 geheim                     Aufgabe: 11. Februar 1966, 18.30 Uhr
Fernschreiben Nr. 93                   Ankunft: 11. Februar 1966, 19.40 Uhr
Citissime

Auf Drahterlaß Nr. 57 vom 9. Februar 1966

Die türkische Regierung wünsche keine Vermittlung.

[gez.] Brandeis
"""
SWISS = """Der schweizerische Gesandte in Stockholm, P. Dinichert, an den Chef der Abteilung für Auswärtiges, P. Bonnard

S  Vertraulich                                   Stockholm, 3. August 1940

Herr Minister,

Die Transitfrage ist noch nicht geregelt.

Genehmigen Sie, Herr Minister, die Versicherung meiner ausgezeichneten Hochachtung.

Dinichert
"""
BRITISH = """No. 87
Sir A. Clarke Kerridge (Moscow) to Mr. Edwardes (Received 13 July, 8.5 p.m.)
No. 1875 Telegraphic [F.O. 371/43305]
Immediate. Most secret.
Moscow, 13 July 1944, 6.40 p.m.

Your telegram No. 2154.
The Commissar had nothing to say of the trawlers.
"""
BRITISH_CABLE = """CONFIDENTIAL
FM NICOSIA 201430Z
TO FLASH FCO
TELEGRAM NUMBER 412 OF 20 JULY 1974
INFO FLASH ATHENS, ANKARA

MY TELNO 405: CEASEFIRE

1. THE NATIONAL GUARD WOULD HOLD ITS FIRE.

RAMSDEN
"""
SPANISH = """El Embajador en Washington (Gurrea) al Ministro de Asuntos Exteriores (Casteldavid)

Telegrama cifrado núm. 415
Washington, 3 de noviembre de 1962

Contesto a su 287. El Departamento de Estado no tomará iniciativa.
"""
RUSSIAN = """ТЕЛЕГРАММА
ПОСЛА СССР НА КИПРЕ П. К. ЕРМОЛИНА В МИД СССР

10 августа 1964 г.

Совершенно секретно

Ссылаюсь на Ваш № 778.
"""
SOVIET = """351. Телеграмма полномочного представителя СССР в Великобритании народному комиссару иностранных дел М. М. Лебедеву

11 сентября 1938 г.

Решение кабинета еще не принято.
"""
POLISH = """1939 marzec 24, Londyn. Telegram szyfrowy ambasadora w Londynie do ministra spraw zagranicznych

Londyn, 24 marca 1939
Telegram szyfrowy nr 55
Tajne

Odpowiedź na telegram nr 61. Rząd brytyjski nie powziął decyzji.
"""
JAPANESE = """在英国松平大使ヨリ幣原外務大臣宛(電報)
昭和五年四月十二日

本日会議ニ於テ陳述セリ
"""
VENETIAN = """Al Serenissimo Principe di Venetia.
Serenissimo Principe,
essendo arrivato hieri sera il corriero di Anversa, ho ricevuto le ducali di Vostra Serenità.
Di Roma, a xij di giugno M. D. LXXI.
Humilissimo servitore
Zuan Bellafè, ambasciatore
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            FRENCH,
            "M. VAUTRIN, AMBASSADEUR DE FRANCE À ANKARA, À M. DELORME, MINISTRE DES AFFAIRES ÉTRANGÈRES.",
        ),
        (ITALIAN, "L'AMBASCIATORE A WASHINGTON, BERTOLINI, AL MINISTRO DEGLI ESTERI, SERRA"),
        (BRITISH, "Sir A. Clarke Kerridge (Moscow) to Mr. Edwardes (Received 13 July, 8.5 p.m.)"),
        (RUSSIAN, "ТЕЛЕГРАММА ПОСЛА СССР НА КИПРЕ П. К. ЕРМОЛИНА В МИД СССР"),
        (JAPANESE, "在英国松平大使ヨリ幣原外務大臣宛(電報)"),
        (
            "Ministerium für Auswärtige Angelegenheiten\nBerlin, den 13. 4. 1966\nVertraulich\n\nVermerk\n"
            "über die Öllieferungen an Kap Orlo\n\nDie Lieferungen sind im Rückstand.\n",
            "Vermerk über die Öllieferungen an Kap Orlo",
        ),
        (
            "147\n130.20/2460/11\n\nE. ELNATAN TO M. SHARON (TEL AVIV)\n[TELEGRAM] WASHINGTON, 21 MARCH 1950\n\n"
            "He promised an early reply.\n",
            "E. ELNATAN TO M. SHARON (TEL AVIV)",
        ),
    ],
)
def test_a_heading_is_the_title_whole_and_wherever_it_stands(text: str, title: str) -> None:
    assert read(text).title == title


@pytest.mark.parametrize(
    ("text", "sender", "recipient"),
    [
        (GERMAN, ("Brandeis", "Botschafter", "Embassy", "Ankara"), (None, None, "Auswärtiges Amt", None)),
        (SWISS, ("P. Dinichert", "schweizerische Gesandte", None, "Stockholm"), ("P. Bonnard",)),
        (SOVIET, (None, "полномочный представитель СССР", None, "London"), ("М. М. Лебедев",)),
        (POLISH, (None, "ambasador", None, "Londyn"), (None, "minister spraw zagranicznych", None, None)),
        (JAPANESE, ("松平", "大使", None, "英国"), ("幣原", "外務大臣", None, None)),
        (VENETIAN, ("Zuan Bellafè", "ambasciatore", None, None), (None, "Principe di Venetia", None, None)),
    ],
)
def test_the_ends_are_taken_apart(text: str, sender: tuple[str | None, ...], recipient: tuple[str | None, ...]) -> None:
    cable = read(text)
    assert cable.sender is not None
    (reader,) = cable.recipients
    for party, told in ((cable.sender, sender), (reader, recipient)):
        found = (party.person.name if party.person else None, party.office, party.body, party.post)
        assert found[: len(told)] == told


SEVERAL = """IL MINISTRO DEGLI ESTERI, TOMMASINI, AGLI AMBASCIATORI A LONDRA, IMPERATORI, E A PARIGI, TITTONA

T. GAB. SEGRETO 832. Roma, 2 agosto 1914, ore 17,30.

Il R. Governo ha deciso di mantenere la neutralità.
"""


def test_envoys_of_one_kind_are_as_many_recipients() -> None:
    cable = read(SEVERAL)
    named = [(each.person.name if each.person else "", each.post) for each in cable.recipients]
    assert named == [("Imperatori", "Londra"), ("Tittona", "Parigi")]
    assert (cable.kind, cable.number, cable.classification) == ("telegram", "832", "secret")


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Aufzeichnung des Vortragenden Legationsrats I. Klasse Oberländer", "Oberländer"),
        ("Botschafter Limbach, Paris (NATO), an das Auswärtige Amt", "Limbach"),
        ("Botschafter von Brandeck, Moskau, an Bundesminister Scheeler", "von Brandeck"),
        ("Botschafter Limbach (Moskau) an das Auswärtige Amt", "Limbach"),
        ("M. Zuylen, Directeur de la Politique, à M. le comte d'Oultrecourt, Ambassadeur à Rome", "Zuylen"),
        ("APPUNTO DEL DIRETTORE GENERALE DEGLI AFFARI POLITICI, ZOPPINI", "Zoppini"),
        ("Notice du Chef de la Division politique, A. Janvier", "A. Janvier"),
        ("Le cardinal Magliano à l'archevêque de Westminster Hinsdale", "cardinal Magliano"),
        ("Dispaccio di Alvise Contarese, bailo a Costantinopoli, al Senato", "Alvise Contarese"),
        ("Из дневника Н. А. УШАКОВА", "Н. А. Ушаков"),
    ],
)
def test_who_a_heading_says_wrote(words: str, party: str) -> None:
    cable = read(f"{words}\n\nPera, 3 marzo 1950\n\nNulla di nuovo.\n")
    assert cable.sender
    assert cable.sender.person
    assert cable.sender.person.name == party


def test_the_place_behind_a_name_is_no_second_sender() -> None:
    assert {each.person.name for each in read(BRITISH).participants} == {"Sir A. Clarke Kerridge", "Edwardes"}


def test_a_record_signed_above_an_office_is_by_who_signed_and_its_title_names_who_talked() -> None:
    cable = read(
        "Abteilung Arabische Staaten\n\nBerlin, den 5.3.1969\n\nAktenvermerk\n"
        "über ein Gespräch mit dem Handelsrat der Syrischen Botschaft, Herrn Khatib, am 3. März 1969\n\n"
        "Die Verhandlungen würden bald aufgenommen.\n\nLautenberg\nSektorleiter\n"
    )
    assert cable.title.startswith("Aktenvermerk über ein Gespräch")
    assert cable.kind == "memcon"
    assert cable.sender and cable.sender.person and cable.sender.person.name == "Lautenberg"
    assert "Khatib" in {each.person.name for each in cable.participants if each.role == "present"}


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        (FRENCH, "telegram", "402 à 407"),
        (FRENCH_DESPATCH, "despatch", "57"),
        (ITALIAN, "telegram", "9041/553"),
        (ITALIAN_REPORT, "report", "2312/1014"),
        (GERMAN, "telegram", "93"),
        (SWISS, "letter", ""),
        (SPANISH, "telegram", "415"),
        (POLISH, "telegram", "55"),
        (VENETIAN, "letter", ""),
        ("在英国松平大使ヨリ幣原外務大臣宛(電報)\n昭和五年四月十二日\n第一四三号\n陳述セリ\n", "telegram", "143"),
        (
            "IL MINISTRO, SERRA, A ROSSI\n\nR. RISERVATO 5621/2380. Londra, 21 dicembre 1945.\n\nNulla.\n",
            "report",
            "5621/2380",
        ),
        ("A à B\n\nL Confidentiel\n\nBerne, 14 mars 1961\n\nLa chose est close.\n", "letter", ""),
        ("TELEGRAMA CIFRADO\nNúm. 718\n\nNo hay nada nuevo.\n", "telegram", "718"),
    ],
)
def test_the_kind_and_the_number(text: str, kind: str, number: str) -> None:
    assert (read(text).kind, read(text).number) == (kind, number)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (FRENCH, ["votre télégramme nº 311"]),
        (ITALIAN, ["telegramma di V.E. n. 231", "mio n. 540"]),
        (GERMAN, ["Drahterlaß Nr. 57 vom 9. Februar 1966"]),
        (BRITISH, ["Your telegram No. 2154"]),
        (BRITISH_CABLE, ["MY TELNO 405"]),
        (SPANISH, ["su 287"]),
        (POLISH, ["telegram nr 61"]),
        ("Sir,\n\nThank you for your letter FO 371/1821/63 of 29th October about it.\n", ["29th October"]),
    ],
)
def test_what_it_refers_to_but_never_itself(text: str, numbers: list[str]) -> None:
    found = [each.verbatim for each in read(text).references]
    assert len(found) == len(numbers)
    assert all(number in words for number, words in zip(numbers, found, strict=True))


@pytest.mark.parametrize(
    ("text", "date", "clock"),
    [
        (ITALIAN, "1948-05-07", "21:15"),
        (ITALIAN_REPORT, "1936-03-12", None),
        (BRITISH_CABLE, "1974-07-20", "14:30"),
        (JAPANESE, "1930-04-12", None),
        (VENETIAN, "1571-06-12", None),
    ],
)
def test_the_day(text: str, date: str, clock: str | None) -> None:
    cable = read(text)
    assert cable.date
    assert to_edtf(cable.date) == date
    assert (cable.sent_at.strftime("%H:%M") if cable.sent_at else None) == clock


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("II A 1-84.20/1120/65 VS-vertraulich                     19. Juli 1965", "confidential"),
        ("114-1204/66 geheim                     Aufgabe: 11. Februar 1966, 18.30 Uhr", "secret"),
        ("L Confidentiel", "confidential"),
        ("S  Vertraulich                                   Stockholm, 3. August 1940", "confidential"),
    ],
)
def test_a_marking_behind_a_file_or_a_letter(line: str, level: str) -> None:
    assert read(f"Aufzeichnung des Referats\n\n{line}\n\nDie Sache ruht.\n").classification == level


@pytest.mark.parametrize(
    ("line", "place", "number"),
    [
        ("Telegrama núm. 61. Lisboa, 20 de abril de 1931.", "Lisboa", "61"),
        ("T. PER TELEFONO 2177/88 R. Bucarest, 15 aprile 1939, ore 22,10.", "Bucarest", "2177/88"),
        ("TELESPR. 4571/1210. Tunisi, 25 novembre 1938.", "Tunisi", "4571/1210"),
        ("D. 112.\tFirenze, 4 ottobre 1867.", "Firenze", "112"),
        ("Brief. Geheim. 's-Gravenhage, 12 oktober 1945", "'s-Gravenhage", ""),
    ],
)
def test_the_place_stands_behind_the_number(line: str, place: str, number: str) -> None:
    cable = read(f"IL MINISTRO, SERRA, AL MINISTRO A VIENNA, BARBOLANI\n\n{line}\n\nNulla di nuovo.\n")
    assert (cable.place, cable.number) == (place, number)


def test_a_number_with_its_markings_is_no_sentence() -> None:
    cable = read(FRENCH.replace("Réservé. Priorité.            Ankara", "Réservé. Priorité absolue.\nAnkara"))
    assert (cable.kind, cable.number, cable.precedence) == ("telegram", "402 à 407", "most immediate")
    assert cable.handling == ("reserved",)
