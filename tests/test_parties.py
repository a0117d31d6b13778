"""Who wrote to whom: lists, marks, signatures, salutations and whole pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_parties import Told, draft, read, told

from corpus.draft import Draft, Mark
from corpus.normalise.finding import Finding
from corpus.normalise.parties.document import Correspondents, parties_of
from corpus.normalise.parties.places import place_of
from corpus.readers.plain import plain_draft


def test_a_marked_surname_stands_for_the_phrase_around_it() -> None:
    title = "The Minister in Bolivia (Marlow) to the Secretary of State"
    marks = (
        Mark("sender", "Marlow", "title", title.index("Marlow"), "Arthur B. Marlow"),
        Mark("recipients", "Secretary of State", "title", title.index("Secretary")),
    )
    found = read(marks, title=title)
    assert told(found.sender) == ("Arthur B. Marlow", "Minister", None, "La Paz")
    assert [told(each) for each in found.recipients] == [(None, "Secretary of State", None, None)]
    assert found.sender is not None
    assert found.sender.verbatim == "The Minister in Bolivia (Marlow)"


def test_marks_without_a_place_in_the_text_are_read_as_they_stand() -> None:
    marks = (Mark("sender", "Ada Quill"), Mark("recipients", "The Senate"), Mark("copied", "Embassy in Paris"))
    found = read(marks, title="A letter")
    assert told(found.sender) == ("Ada Quill", None, None, None)
    assert [told(each) for each in found.recipients] == [(None, None, "Senate", None)]
    assert [told(each) for each in found.copied] == [(None, None, "Embassy", "Paris")]


def test_those_who_talk_are_no_correspondents_even_if_marked() -> None:
    title = "Memorandum of Conversation Between President Ames and Minister Quill"
    assert read((Mark("sender", "Ames", "title", title.index("Ames")),), title=title) == Correspondents()


def test_lists_in_the_head() -> None:
    head = "TO:\nThe Foreign Ministry\nMr. A. B. Carver, Director of Tin\nFROM: Embassy in Lima\nCC: Embassy in Paris; Rome"
    found = read(head=head)
    assert told(found.sender) == (None, None, "Embassy", "Lima")
    assert [told(each) for each in found.recipients] == [
        (None, None, "Foreign Ministry", None),
        ("A. B. Carver", "Director of Tin", None, None),
    ]
    assert [told(each) for each in found.copied] == [(None, None, "Embassy", "Paris"), (None, None, None, "Rome")]


def test_signal_lines_in_the_text_of_a_telegram() -> None:
    body = (
        "ACTION EUR-12\n\nR 121530Z OCT 76\nFM AMEMBASSY MOSCOW\nTO SECSTATE WASHDC IMMEDIATE 1234\n"
        "INFO AMEMBASSY LONDON PRIORITY\nUSMISSION NATO\nBT\n\nUNCLAS MOSCOW 10191\n\nTHE TEXT."
    )
    found = read(body=body)
    assert told(found.sender) == (None, None, "American Embassy", "Moscow")
    assert [told(each) for each in found.recipients] == [
        (None, "Secretary of State", "Department of State", "Washington")
    ]
    assert [told(each) for each in found.copied] == [
        (None, None, "American Embassy", "London"),
        (None, None, "US Mission to NATO", None),
    ]


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("4.XI.62 HENTZAU", "Hentzau"),
        ("#### 4.XI.62 HENTZAU", "Hentzau"),
        ("[signed] R. Hentzau", "R. Hentzau"),
        ("R. HENTZAU", "R. Hentzau"),
        ("Hentzau", "Hentzau"),
    ],
)
def test_the_signatory_names_the_person_of_an_embassy(end: str, name: str) -> None:
    found = read(title="Telegram from the Embassy in Lima to the Foreign Office", body=f"All is quiet.\n\n{end}")
    assert told(found.sender) == (name, None, "Embassy", "Lima")


@pytest.mark.parametrize("end", ["TOP SECRET", "The end of the text is here.", "Annex", "END MESSAGE", "NNNN"])
def test_what_is_no_name_signs_nothing(end: str) -> None:
    found = read(title="Telegram from the Embassy in Lima to the Foreign Office", body=f"All is quiet.\n\n{end}")
    assert told(found.sender) == (None, None, "Embassy", "Lima")


def test_a_fuller_signature_completes_the_name_and_a_letterhead_the_mission() -> None:
    found = read(
        title="Mr. Quill to Mr. Ames.",
        dateline="Legation of the United States,\nPekin, August 24, 1870. (Received October 24.)",
        body="Sir: I have the honor to report.\n\nBENJAMIN T. QUILL.",
    )
    assert told(found.sender) == ("Benjamin T. Quill", None, "Legation of the United States", "Pekin")


def test_a_signature_outweighs_a_namesake_in_the_markup() -> None:
    title = "Memorandum From the Deputy Secretary (Quill) to the President"
    marks = (Mark("sender", "Quill", "title", title.index("Quill"), "Benjamin T. Quill"),)
    assert told(read(marks, title=title, body="Text.\n\nAda Quill").sender) == (
        "Ada Quill",
        "Deputy Secretary",
        None,
        None,
    )


def test_a_letter_without_a_heading_has_its_signature_and_salutation() -> None:
    body = "My dear Prime Minister,\n\nThe mail closes.\n\nYours sincerely,\n\nA. B. MARLOW"
    found = read(title="Thursday, 12th November 1925", body=body)
    assert told(found.sender) == ("A. B. Marlow", None, None, None)
    assert [told(each) for each in found.recipients] == [(None, "Prime Minister", None, None)]


def test_a_forename_in_a_salutation_or_under_a_letter_is_nobody() -> None:
    assert read(title="Note", body="Dear Bob,\n\nThe mail closes.\n\nYours ever,\n\nAda") == Correspondents()


def test_those_to_whom_a_message_was_repeated_were_copied() -> None:
    found = read(
        title="Telegram From the Embassy in Peru to the Department of State",
        source_note="Source: Central Files. Secret. Repeated to Paris, The Hague, and Bonn.",
    )
    assert [told(each) for each in found.copied] == [
        (None, None, None, "Paris"), (None, None, None, "The Hague"), (None, None, None, "Bonn"),
    ]  # fmt: skip


def test_several_senders_are_one_party_that_all_are_found_by() -> None:
    sender = read(title="Forde and Evatt to Chifley").sender
    assert sender is not None
    assert sender.verbatim == "Forde and Evatt"


def sound(found: Finding[Correspondents], of: Draft) -> bool:
    return all(of.part(each.part)[each.start : each.end] == each.words for each in found.evidence)


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("HENTZAU\n          C O N F I D E N T I A L\n\nNNN", "Hentzau"),
        ("Hentzau\n\n[The enclosure is not printed.]", "Hentzau"),
        ("R. HENTZAU\n\nCopy to: A. B. Carver, Treasurer", "R. Hentzau"),
        ("Rupert Hentzau\nColonel, Infantry", "Rupert Hentzau"),
        ("[R. Hentzau]", "R. Hentzau"),
        ("N. HENTZAU", "N. Hentzau"),
        ("HENTZAU.\n\nHon. Amos Quill,\nSecretary of State, Washington.", "Hentzau"),
        ("HENTZAU.\n\nAmos Quill, Esq., &c., &c.", "Hentzau"),
        ("RH", None),
        ("Colonel", None),
        (
            "NEXT STEPS\n\n" + "We shall proceed to the border and wait there for the engineers, who are late. " * 2,
            None,
        ),
        ("Carver, Quill and Ames concur.", None),
        ("Lima, September 20, 1917.", None),
    ],
)
def test_what_stands_below_a_signature_is_passed_over(end: str, name: str | None) -> None:
    found = read(title="Telegram from the Embassy in Lima to the Foreign Office", body=f"All is quiet.\n\n{end}")
    assert told(found.sender) == (name, None, "Embassy", "Lima")


@pytest.mark.parametrize(
    "end",
    ["Al Principe di Novigrad\n\nPrima", "[Pri]ma", "Al Principe di\nNovigrad\n\n2da\n\nn° 60", "Prima\n\nSigillo"],
)
@pytest.mark.parametrize("name", ["Rupert Hentzau", "[Rupert Hentzau]"])
def test_a_clerks_notes_below_a_letter_are_no_signature(name: str, end: str) -> None:
    found = read(body=f"Serenissimo Principe,\n\ntutto tace.\n\nhumilissimo servitore\n\n{name}\n\n{end}")
    assert found.sender is not None and found.sender.person is not None
    assert found.sender.person.name == "Rupert Hentzau"


@pytest.mark.parametrize(
    ("body", "sender", "recipients"),
    [
        (
            "My dear Quill: All is quiet.\n\nYours truly,\n\nADA MARLOW.\n\nHon. Amos T. Quill, Minister Resident, "
            "Lima.",
            ("Ada Marlow", None, None, None), [("Amos T. Quill", "Minister Resident", None, "Lima")],
        ),
        (
            "Señor Embajador:\n\nTodo está tranquilo.\n\nSaluda a usted atentamente,\n\nAda Robledo",
            ("Ada Robledo", None, None, None), [(None, "Embajador", None, None)],
        ),
        (
            "To Chargé d'Affaires Gao Ping:\n\nWait.\n\nForeign Ministry",
            None, [("Gao Ping", "Chargé d'Affaires", None, None)],
        ),
        ("To whoever finds this.\n\nAll is quiet.", None, []),
        ("Mein lieber Freund,\n\nalles ist still.\n\nIhr ergebener\nAda von Quast", ("Ada von Quast", None, None, None), []),
    ],
)  # fmt: skip
def test_letters_name_their_ends_in_address_salutation_and_signature(
    body: str, sender: Told | None, recipients: list[Told]
) -> None:
    found = read(title="The mail", body=body)
    assert told(found.sender) == sender
    assert [told(each) for each in found.recipients] == recipients


def test_copies_are_told_at_the_top_and_below_the_text() -> None:
    body = "Your 12. Repeated to London (No. 5) and Lima (No. 6).\n\nAll is quiet.\n\nADA QUILL"
    assert [told(each) for each in read(body=body).copied] == [(None, None, None, "London"), (None, None, None, "Lima")]
    body = "All is quiet.\n\nADA QUILL\n\nCopy to: A. B. Carver, Treasurer\n\nThe Director of Tin\n\nAmos Marlow"
    assert [told(each) for each in read(body=body).copied] == [
        ("A. B. Carver", "Treasurer", None, None), (None, "Director of Tin", None, None),
    ]  # fmt: skip
    assert read(body="All is quiet. He said it had been repeated to London.").copied == ()


PAGES: list[tuple[str, Told | None, list[Told], str]] = [
    (
        "LÉGATION DE FRANCE, TIRANA\n\nTirana, le 3 mars 1937, 18 h.\n\nM. Delvaux, Ministre de France en Albanie,\n"
        "à M. Aumont, Ministre des Affaires étrangères.\n\nLe Roi m'a reçu ce matin et m'a parlé du port.\n\nDELVAUX",
        ("Delvaux", "Ministre de France", None, "Tirana"),
        [("Aumont", "Ministre des Affaires étrangères", None, None)], "Tirana",
    ),
    (
        "Посольство СССР в Республике Куба\nСекретно\n\nТЕЛЕГРАММА\n\nиз Гаваны № 44\n3 марта 1964 г.\n\n"
        "МИНИСТРУ ИНОСТРАННЫХ ДЕЛ СССР\nтов. ЛЕБЕДИНСКОМУ В.С.\n\nСегодня я был принят министром.\n\n"
        "Посол СССР в Республике Куба\nГ. АРДАШЕВ",
        ("Г. Ардашев", "Посол СССР", "Embassy", "Гавана"),
        [("В.С. Лебединский", "Министр иностранных дел СССР", None, None)], "Гавана",
    ),
    (
        "Embajada de Chile\nWashington, D. C., a 24 de mayo de 1951\n\nSr. Dr. Horacio Valdés\n"
        "Ministro de Relaciones Exteriores\nSantiago\n\nTengo el honor de informar a usted de la entrevista.\n\n"
        "El Embajador,\nFélix Montero",
        ("Félix Montero", "Embajador", "Embajada de Chile", "Washington"),
        [("Horacio Valdés", "Ministro de Relaciones Exteriores", None, None)], "Washington",
    ),
    (
        "BRITISH LEGATION,\nBERNE.\n\n9th October, 1931.\n\nDear Mr. Minister,\n\nI am told to say that we agree.\n\n"
        "Yours sincerely,\nHugh Prendergast\n\nThe Honourable\nWalter Aeschi, K.G.,\nMinister for Foreign "
        "Affairs,\nBerne",
        ("Hugh Prendergast", None, "British Legation", "Berne"),
        [("Walter Aeschi", "Minister for Foreign Affairs", None, None)], "Berne",
    ),
    (
        "AMBASCIATA D'ITALIA\n\nMosca, 14 marzo 1950\n\nSignor Ministro,\n\nho l'onore di riferire che sono stato "
        "ricevuto.\n\n"
        "Con osservanza,\nL'Ambasciatore\nManlio Rolandi",
        ("Manlio Rolandi", "Ambasciatore", "Ambasciata d'Italia", "Mosca"), [(None, "Ministro", None, None)], "Mosca",
    ),
    (
        "Legação de Portugal\nLondres, 3 de Setembro de 1939\n\nAo Senhor Ministro dos Negócios "
        "Estrangeiros\nLisboa\n\n"
        "Tenho a honra de comunicar que o Governo concordou.\n\na) Duarte Pimentel\nMinistro",
        ("Duarte Pimentel", "Ministro", "Legação de Portugal", "Londres"),
        [(None, "Ministro dos Negócios Estrangeiros", None, None)], "Londres",
    ),
    (
        "DEPARTMENT OF STATE\nINCOMING TELEGRAM\n\nFROM: Moscow\nTO: Secretary of State\n\nAll is quiet here "
        "tonight.\n\nQUILL",
        ("Quill", None, None, "Moscow"), [(None, "Secretary of State", None, None)], "Moscow",
    ),
    (
        "Note verbale\n\nThe Embassy of Chile presents its compliments to the Ministry of Foreign Affairs and has "
        "the honour "
        "to return the clock.\n\nLondon, 5 March 1957",
        (None, None, "Embassy of Chile", None), [(None, None, "Ministry of Foreign Affairs", None)], "London",
    ),
    (
        "Record of Conversation between Ada Quill and Amos Ames, 4 March 1959\n\nMiss Quill: Welcome.\n\nRecorded "
        "by: Jan Dorn",
        ("Jan Dorn", None, None, None), [], "",
    ),
    ("[Untitled]\n\nThe Ambassador talked to the Minister.\n\nIt rained.", None, [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sender", "recipients", "place"), PAGES)
def test_whole_pages(text: str, sender: Told | None, recipients: list[Told], place: str) -> None:
    one = plain_draft(text)
    found = parties_of(one)
    assert told(found.value.sender) == sender
    assert [told(each) for each in found.value.recipients] == recipients
    assert place_of(one, found.value).value == place
    assert sound(found, one)


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("Washington, UKDEL NATO", [(None, None, None, "Washington"), (None, None, "UK Delegation NATO", None)]),
        ("ROUTINE Bonn, Paris, UKMIS New York", [
            (None, None, None, "Bonn"), (None, None, None, "Paris"), (None, None, "UK Mission", "New York"),
        ]),
        ("IMMEDIATE FCO", [(None, None, "FCO", None)]),
        ("HM Ambassador, Lisbon", [(None, "Ambassador", "HM Embassy", "Lisbon")]),
        ("George Washington", [("George Washington", None, None, None)]),
    ],
)  # fmt: skip
def test_lists_of_posts_are_parted(line: str, parties: list[Told]) -> None:
    found = parties_of(plain_draft(f"From: London\nRepeated to: {line}\n\nAll is quiet in the harbour tonight.")).value
    assert [told(each) for each in found.copied] == parties


VOCABULARY = """
Telegram From the Embassy in France to Department of State ( ) (Quill) , and Mr. Mr A.I. TO: FROM: CC [1] by for
Memorandum Conversation Secretary of State Rusk — . ; President's FM AMEMBASSY MOSCOW Dear Sir [signed] 4.XI.62 Ñandú
Letter The to To à al an — в послу Embajada de Sr. Hon. The Honourable diary presents its compliments Canberra United Kingdom Ambassador & an von Посол
"""
PIECES = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n"])
ANY = st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60)


@given(ANY, ANY, ANY, ANY)
def test_no_text_is_an_error_and_evidence_is_always_exact(title: str, head: str, dateline: str, body: str) -> None:
    one = draft(title=title, head=head, dateline=dateline, body=body)
    assert sound(parties_of(one), one)


@given(ANY, st.integers(0, 30), ANY)
def test_marks_that_point_nowhere_are_no_error(title: str, start: int, words: str) -> None:
    one = draft((Mark("sender", words, "title", start), Mark("recipients", words, "nowhere", start)), title=title)
    assert sound(parties_of(one), one)


@pytest.mark.parametrize(
    ("body", "reader"),
    [
        ("高平大使：\n\n你3日来电收到。港口没有粮食。", ("高平", "大使", None, None)),
        ("驻秘鲁大使：\n港口没有粮食。", (None, "大使", None, "秘鲁")),
        ("外交部：\n港口没有粮食。", (None, None, "外交部", None)),
        ("附件：\n港口没有粮食。", None),
        ("谈话内容如下：\n港口没有粮食。", None),
    ],
)
def test_the_reader_of_a_chinese_telegram_on_a_line_of_his_own(body: str, reader: Told | None) -> None:
    assert [told(party) for party in read(body=body).recipients] == ([reader] if reader else [])
