"""What kind of document it is, and its number as a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft, Mark
from corpus.normalise.finding import Finding
from corpus.normalise.parties.kinds import KINDS, kind_of, number_of


def made(marks: tuple[Mark, ...] = (), **parts: str) -> Draft:
    return Draft({name.replace("_", " "): text for name, text in parts.items()}, "", marks=marks)


def exact(found: Finding[str], one: Draft) -> str:
    assert all(one.part(each.part)[each.start : each.end] == each.words for each in found.evidence)
    assert bool(found.value) >= bool(found.evidence)
    return found.value


def kind(marks: tuple[Mark, ...] = (), **parts: str) -> str:
    one = made(marks, **parts)
    return exact(kind_of(one), one)


def number(marks: tuple[Mark, ...] = (), **parts: str) -> str:
    one = made(marks, **parts)
    return exact(number_of(one), one)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("186. Telegram From the Embassy in Peru to the Department of State", "telegram"),
        ("Circular Telegram From the Department of State to Certain Posts", "telegram"),
        ("Cable from the Chinese Foreign Ministry, 'Instructions'", "telegram"),
        ("CABLEGRAM, MCEWEN TO MENZIES", "cablegram"),
        ("ŞİFRE TELGRAF, Velin Sefareti", "telegram"),
        ("Memorandum " + "x" * 800, "memorandum"),
        ("Airgram A-29 From the Mission in Berlin to the Department of State", "airgram"),
        ("Memorandum of Conversation", "memcon"),
        ("Memorandum of a Telephone Conversation Between A and B", "memcon"),
        ("Record of conversation by Brennan", "memcon"),
        ("Memorandum From Mr. Quill to Mr. Ames", "memorandum"),
        ("Editorial Note", "editorial note"),
        ("Draft Memorandum From Mr. Quill", "memorandum"),
        ("War Cabinet Submission by Curtin", "submission"),
        ("Special National Intelligence Estimate", "intelligence estimate"),
        ("Progress Report by the Coordinating Board", "report"),
        ("Hungarian Embassy in Havana (Beck), Report on Talk with Minister Ortega", "report"),
        ("Dispatch from Count Quill to Baron Ames", "despatch"),
        ("Aide-mémoire, Australian Government to the Six", "aide-memoire"),
        ("Minutes of the Tariff Committee", "minutes"),
        ("Mr. Quill to the Secretary of the Treaty Commission", ""),
        ("The Minister in Bolivia (Marlow) to the Secretary of State", ""),
        ("Discussion Paper for Officials", "paper"),
        ("Notebooks of a traveller", ""),
        ("Minutes of a Meeting of the Tin Board", "minutes"),
        ("Lima Police, 'Report on the Tin'", "report"),
        ("Jahresbericht 1912", "report"),
        ("Dépêche du comte d'Ansac", "despatch"),
        ("Телеграмма посла", "telegram"),
        ("驻秘鲁大使高平致外交部电", "telegram"),
        ("برقية من السفير", "telegram"),
        ("Запись беседы с послом", "memcon"),
        ("Памятная записка", "aide-memoire"),
        ("Справка о хлебе", "memorandum"),
        ("Drahterlaß an die Botschaft in Tarsk", "telegram"),
        ("Aufzeichnung des Staatssekretärs von Quill", "memorandum"),
        ("Runderlaß des Auswärtigen Amts", "circular"),
        ("Compte rendu d'entretien", "memcon"),
        ("Procès-verbal de la séance", "minutes"),
        ("Appunto del capo di gabinetto", "memorandum"),
        ("Promemoria dell'ambasciata", "aide-memoire"),
        ("Telespresso del ministro a Tarsk", "despatch"),
        ("Memorándum de la Embajada", "memorandum"),
        ("Ofício do ministro em Tarsk", "despatch"),
        ("Szyfrogram z Tarska", "telegram"),
        ("Rejtjeltávirat", "telegram"),
        ("National Security Action Memorandum No. 9", "memorandum"),
        ("", ""),
    ],
)
def test_kinds_in_headings(title: str, expected: str) -> None:
    assert kind(title=title) == expected
    assert not expected or expected in KINDS


def test_kinds_elsewhere() -> None:
    assert kind(title="Quill to Ames", dateline="Cablegram 445 CANBERRA, 7 May 1948") == "cablegram"
    assert kind(title="Quill to Ames", head="765.84/3470: Telegram") == "telegram"
    assert kind(title="Quill to Ames", body="TOP SECRET\nCIPHERED TELEGRAM\n\nToday we met.") == "telegram"
    assert kind(body="FM AMEMBASSY MOSCOW\nTO SECSTATE WASHDC\n\nTEXT") == "telegram"
    assert kind((Mark("kind", "Despatch"),), title="Quill to Ames") == "despatch"
    assert kind(title="Quill to Ames", head="[Telegram.]") == "telegram"
    assert kind(title="Quill to Ames", body="Dear Ames,\n\nAll is quiet.\n\nYours sincerely,\n\nA. QUILL") == "letter"
    assert kind(title="Quill to Ames", body="Dear Sir: All is quiet.\n\nA. QUILL") == ""
    assert kind(title="765.84/3470: Telegram", head="Mr. Quill to Mr. Ames") == "telegram"
    assert (
        kind(title="Herring", head="211. Memorandum of a Conversation, Tarsk, May 4, 1956\n\nSUBJECT\n\nHerring")
        == "memcon"
    )
    assert kind(title="J.C.S. Files", head="Memorandum by the Chiefs of Staff\nTarsk") == "memorandum"
    assert kind(title="Fish", head="Bericht des Gesandten in Tarsk") == "report"
    assert kind(title="Fish", head="Report of thirty barrels, bought in May") == ""
    assert kind(title="Quill to Ames", head="Tel. (No. 137.) En clair.") == "telegram"
    assert kind(title="Quill an das Amt", head="T. n° 12 à 15. Secret.") == "telegram"
    assert kind(title="Quill to Ames", head="TELESPR. 212345/67. Tarsk") == "despatch"
    assert kind(title="Quill to Ames", head="Circular Telegram D. 99") == "telegram"
    assert kind(title="Quill to Ames", body="Telegrams were sent to all.\n\nNothing more.") == ""


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"dateline": "Cablegram 2237 LONDON, 30 June 1947"}, "2237"),
        ({"dateline": "Cablegram UN405 NEW YORK, [9 April 1946]"}, "UN405"),
        ({"dateline": "Cablegrams 41, 38 CANBERRA, 21 January 1949"}, "41, 38"),
        ({"dateline": "Dispatch 1/1948 TOKYO, 13 January 1948"}, "1/1948"),
        ({"dateline": "Letter 18 August 1937"}, ""),
        ({"dateline": "Cablegram unnumbered LONDON, 25 May 1938"}, ""),
        ({"title": "55. Telegram 4657 From the Embassy in Poland to the Department of State"}, "4657"),
        ({"title": "186. Telegram From the Embassy in Peru to the Department of State"}, ""),
        ({"title": "Telegram Polto 1754 From the Delegation to the Department of State"}, "Polto 1754"),
        ({"title": "No. 102. General Quill to Mr. Ames."}, ""),
        ({"title": "Submission No. 187, Barnes To Cabinet"}, "187"),
        ({"head": "[No. 70]"}, "70"),
        ({"head": "No. 34.\nNo. 168.]"}, "168"),
        ({"body": "No. 228\n\nSir: I have the honor."}, "228"),
        ({"body": "1183. We met the Minister today."}, "1183"),
        ({"body": "Secto 12. We met the Minister today."}, "Secto 12"),
        ({"body": "293. Secret\n\nPlease tell him."}, "293"),
        ({"body": "1. First we met.\n\n2. Then we parted."}, ""),
        ({"body": "PAGE 02 MOSCOW 10191 01 OF 02 121556Z\n\nTEXT"}, "10191"),
        ({"Document Number": "1973LIMA02545"}, "2545"),
        ({"body": "In 1962 we met."}, ""),
        ({"title": "Jahresbericht 1912"}, ""),
        ({"head": "N° 37"}, "37"),
        ({"head": "Comunicado número 4"}, "4"),
        ({"head": "CA–2288"}, "CA–2288"),
        ({"body": "Telegram no. 2209 from Lima\n\nAll is quiet."}, "2209"),
        ({"head": "Submission No. 107—The Tin Market"}, ""),
        ({"head": "Tel. No. 412\nCONFIDENTIAL"}, "412"),
        ({"head": "Telno 412 of 14 Aug"}, "412"),
        ({"head": "No. 137 Tel."}, "137"),
        (
            {
                "title": "Sir A. Quill to Sir B. Ames.",
                "head": "No. 47.\n\nSir A. Quill to Sir B. Ames.\n  Tarsk, May 4, 1914.\n"
                "  D. 4.10 P.M.\n  R. 6.30 P.M.\nTel. (No. 137.) En clair. Urgent.",
            },
            "137",
        ),
        ({"title": "Sir A. Quill to Sir B. Ames.", "head": "No. 47.\n\nSir A. Quill to Sir B. Ames."}, ""),
        (
            {
                "title": "Der Gesandte in Tarsk an das Amt",
                "head": "Nr. 47\nDer Gesandte in Tarsk an das Amt\nTelegramm\nNr. 18 vom 19. 8.",
            },
            "18",
        ),
        ({"head": "No. 47\nBritish Legation, Tarsk"}, "47"),
        ({"head": "T. n° 2312 à 2315. Secret. Réservé."}, "2312 à 2315"),
        ({"head": "T. s.n.d. 4567/23 R."}, "4567/23"),
        ({"head": "T. PER CORRIERE 1234. Tarsk, 3 marzo 1936"}, "1234"),
        ({"head": "R. 1234/56. Tarsk, 3 marzo 1936"}, "1234/56"),
        ({"head": "R. 10.30 p.m."}, ""),
        ({"head": "Núm. 2417"}, "2417"),
        ({"head": "ТЕЛЕГРАММА\n\nиз Тарска № 1701\n2 мая 1962 г."}, "1701"),
        ({"head": "CIRCULAR D. No. 123 SECRET"}, "D. No. 123"),
        ({"head": "OUTWARD TELEGRAM\nNo. 12 Saving"}, "12"),
        ({"head": "INWARD TELEGRAM\nNo. 412 SECRET"}, "412"),
        ({"head": "Your telegram No. 270\nAuf Telegramm Nr. 185."}, ""),
        ({"body": "Telegram No. 270 from Tarsk was received today."}, ""),
        ({"title": "Memorandum of Discussion", "body": "3. The tin market.\n\nThe Board met."}, ""),
    ],
)
def test_numbers(parts: dict[str, str], expected: str) -> None:
    one = Draft(parts, "")
    assert exact(number_of(one), one) == expected


def test_a_marked_number_comes_first() -> None:
    assert number((Mark("number", "No. 17"),), dateline="Cablegram 2237 LONDON, 30 June 1947") == "17"


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_is_an_error(title: str, body: str) -> None:
    assert kind(title=title, dateline=body, body=body) in ("", *KINDS)
    number(title=title, dateline=body, body=body)
