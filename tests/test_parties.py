"""Who wrote to whom, in every family of headings, in lists, marks, signatures and salutations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cable import Party
from corpus.draft import Draft, Mark
from corpus.normalise.finding import Finding
from corpus.normalise.parties.document import Correspondents, parties_of
from corpus.normalise.parties.places import place_of
from corpus.readers.plain import plain_draft

Told = tuple[str | None, str | None, str | None, str | None]


def draft(marks: tuple[Mark, ...] = (), **parts: str) -> Draft:
    return Draft(
        {"source note" if name == "source_note" else name: text for name, text in parts.items()}, "", marks=marks
    )


def read(marks: tuple[Mark, ...] = (), **parts: str) -> Correspondents:
    return parties_of(draft(marks, **parts)).value


def told(party: Party | None) -> Told | None:
    if party is None:
        return None
    return (party.person.name if party.person else None, party.office, party.body, party.post)


NEUTRAL = "1966"
HEADINGS: list[tuple[str, Told | None, list[Told]]] = [
    (
        "186. Telegram From the Embassy in the Republic of China to the Department of State",
        (None, None, "Embassy", "Taipei"),
        [(None, None, "Department of State", None)],
    ),
    (
        "The Chargé in the United Kingdom (Marlow) to the Secretary of State",
        ("Marlow", "Chargé", None, "London"),
        [(None, "Secretary of State", None, None)],
    ),
    ("Mr. B. T. Quill to Mr. Ames.", ("B. T. Quill", None, None, None), [("Ames", None, None, None)]),
    (
        "Memorandum From the President's Special Assistant (Marlow) to President Ames",
        ("Marlow", "President's Special Assistant", None, None),
        [("Ames", "President", None, None)],
    ),
    (
        "Memorandum From Ada Quill of the National Security Council Staff to the President’s Assistant for Trade "
        "(House)",
        ("Ada Quill", None, "National Security Council Staff", None),
        [("House", "President’s Assistant for Trade", None, None)],
    ),
    (
        "Telegram from Soviet Ambassador to Cuba A.I. \nAlekseev to USSR Foreign Ministry",
        ("A.I. Alekseev", "Ambassador", "Soviet Embassy", "Havana"),
        [(None, None, "USSR Foreign Ministry", None)],
    ),
    (
        "Telegram from Soviet Ambassador to the USA Dobrynin to the USSR MFA",
        ("Dobrynin", "Ambassador", "Soviet Embassy", "Washington"),
        [(None, None, "USSR MFA", None)],
    ),
    (
        "Letter, Jawaharlal Nehru to All Provincial Premiers",
        ("Jawaharlal Nehru", None, None, None),
        [(None, "All Provincial Premiers", None, None)],
    ),
    (
        "Cable from the Chinese Foreign Ministry, 'Instructions for Ambassador Lo'",
        (None, None, "Chinese Foreign Ministry", None),
        [],
    ),
    (
        "Telegram from Polish Embassy in Havana (Jeleń), 13 June 1962",
        ("Jeleń", None, "Polish Embassy", "Havana"),
        [],
    ),
    (
        "Hungarian Embassy in Havana (Beck), Report on Talk with Minister Ortega on 15 June 1962",
        ("Beck", None, "Hungarian Embassy", "Havana"),
        [],
    ),
    ("CABLEGRAM, MCEWEN TO MENZIES", ("McEwen", None, None, None), [("Menzies", None, None, None)]),
    (
        "Mr A. B. Marlow, High Commissioner in London, to Mr C. D. Quill, Prime Minister",
        ("A. B. Marlow", "High Commissioner", "High Commission", "London"),
        [("C. D. Quill", "Prime Minister", None, None)],
    ),
    ("Burns[1] to Shedden", ("Burns", None, None, None), [("Shedden", None, None, None)]),
    (
        "Department of Trade to Stirling [1], Cutler and Hood",
        (None, None, "Department of Trade", None),
        [("Stirling", None, None, None), ("Cutler", None, None, None), ("Hood", None, None, None)],
    ),
    ("Cablegram to Canberra", None, [(None, None, None, "Canberra")]),
    ("Submission from Spender to Cabinet", ("Spender", None, None, None), [(None, None, "Cabinet", None)]),
    ("Submission 12 To Cabinet By Spender", ("Spender", None, None, None), [(None, None, "Cabinet", None)]),
    ("Record of conversation by Brennan", ("Brennan", None, None, None), []),
    ("Note by Bruce of Conversation with Attlee", ("Bruce", None, None, None), []),
    ("Brief by Ashwin for Henderson", ("Ashwin", None, None, None), [("Henderson", None, None, None)]),
    (
        "The Assistant to the President (Haig) to the Representative to the United Nations (Bush)",
        ("Haig", "Assistant to the President", None, None),
        [("Bush", "Representative to the United Nations", None, None)],
    ),
    (
        "The Ambassador to France to the Secretary of State",
        (None, "Ambassador", "Embassy", "Paris"),
        [(None, "Secretary of State", None, None)],
    ),
    (
        "The German Ambassador to the Secretary of State",
        (None, "Ambassador", "German Embassy", None),
        [(None, "Secretary of State", None, None)],
    ),
    (
        "Telegram 46 From the Embassy in Poland to the Department of State, July 6, 1976, 1448Z.",
        (None, None, "Embassy", "Warsaw"),
        [(None, None, "Department of State", None)],
    ),
    (
        "Memorandum From the Deputy Secretary (Quill) to Secretary of State Marlow and Secretary of Defense Ames",
        ("Quill", "Deputy Secretary", None, None),
        [("Marlow", "Secretary of State", None, None), ("Ames", "Secretary of Defense", None, None)],
    ),
    (
        "Letter From the Minister for Supply and Development (Quill) to Director of Central Intelligence Marlow",
        ("Quill", "Minister for Supply and Development", None, None),
        [("Marlow", "Director of Central Intelligence", None, None)],
    ),
    (
        "Der Botschafter in Paris (von Quill) an das Auswärtige Amt",
        ("von Quill", "Botschafter", "Embassy", "Paris"),
        [(None, None, "Auswärtiges Amt", None)],
    ),
]


@pytest.mark.parametrize(("title", "sender", "recipients"), HEADINGS)
def test_headings(title: str, sender: Told | None, recipients: list[Told]) -> None:
    found = read(title=title, doc_date=NEUTRAL)
    assert told(found.sender) == sender
    assert [told(each) for each in found.recipients] == recipients


@pytest.mark.parametrize(
    "title",
    [
        "Memorandum of Conversation",
        "Editorial Note",
        "Record of a Conversation Between Mao Zedong and the Ambassador of Ruritania",
        "Minutes of the Tariff Committee",
        "Thursday, 12th November 1925",
        "On the way to the conference",
        "Memorandum for the Record",
        "Sale of wheat to Japan",
        "",
    ],
)
def test_what_has_no_two_ends_gets_none(title: str) -> None:
    assert read(title=title) == Correspondents()


def test_a_consul_in_a_country_need_not_sit_in_its_capital() -> None:
    found = read(
        title="Dr A. B. Quill, Chinese Consul-General in Australia, to Mr Ames, Prime Minister", doc_date=NEUTRAL
    )
    assert told(found.sender) == ("A. B. Quill", "Consul-General", "Chinese Consulate General", "Australia")
    found = read(title="The Consul at Geneva (Quill) to the Secretary of State")
    assert told(found.sender) == ("Quill", "Consul", "Consulate", "Geneva")


def test_the_seat_of_a_mission_follows_the_year_and_the_dateline() -> None:
    title = "Telegram From the Embassy in Brazil to the Department of State"
    assert told(read(title=title, dateline="Rio de Janeiro, May 3, 1958.").sender) == (
        None, None, "Embassy", "Rio de Janeiro",
    )  # fmt: skip
    assert told(read(title=title, doc_date="1965-05-03").sender) == (None, None, "Embassy", "Brasília")
    # Which seat is meant cannot be known: the country's own name stands.
    assert told(read(title=title).sender) == (None, None, "Embassy", "Brazil")


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


@pytest.mark.parametrize("title", [title for title, _, _ in HEADINGS])
def test_the_evidence_is_the_documents_own_words(title: str) -> None:
    one = draft(title=title, body="Text.\n\n4.XI.62 HENTZAU")
    found = parties_of(one)
    assert found.evidence
    assert sound(found, one)


TONGUES: list[tuple[str, Told | None, list[Told]]] = [
    (
        "Dépêche du marquis de Corbeval au comte d'Ansac",
        ("marquis de Corbeval", None, None, None),
        [("comte d'Ansac", None, None, None)],
    ),
    ("Lettera di Paolo Zen al Doge", ("Paolo Zen", None, None, None), [(None, "Doge", None, None)]),
    ("Carta del embajador Luis Robledo al Ministro de Estado", ("Luis Robledo", "embajador", None, None),
     [(None, "Ministro de Estado", None, None)]),
    ("Bericht der Gesandtschaft in Lima über den Guano", (None, None, "Gesandtschaft", "Lima"), []),
    ("Freiherr von Quast an Konsul Ebert", ("Freiherr von Quast", None, None, None), [("Ebert", "Konsul", None, None)]),
    (
        "Телеграмма посла СССР в Перу И.П. Кравцова в МИД СССР",
        ("И.П. Кравцов", "посол СССР", "Embassy", "Lima"),
        [(None, None, "МИД СССР", None)],
    ),
    ("برقية من السفير كمال الراوي إلى وزارة الخارجية", ("كمال الراوي", "السفير", None, None),
     [(None, None, "وزارة الخارجية", None)]),
    ("驻秘鲁大使高平致外交部电", ("高平", "大使", None, "秘鲁"), [(None, None, "外交部", None)]),
    ("Note on the tin market", None, []),
    ("Lettera aperta", None, []),
    ("Bericht über den Guano", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sender", "recipients"), TONGUES, ids=lambda value: str(value)[:40])
def test_headings_in_other_tongues(title: str, sender: Told | None, recipients: list[Told]) -> None:
    one = draft(title=title)
    found = parties_of(one)
    assert told(found.value.sender) == sender
    assert [told(each) for each in found.value.recipients] == recipients
    assert sound(found, one)


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Gesandter von Quast", ("von Quast", "Gesandter", None, None)),
        (
            "Hon. Amos T. Quill, Minister Resident, Porto Bello",
            ("Amos T. Quill", "Minister Resident", None, "Porto Bello"),
        ),
        ("Legation Novigrad", (None, None, "Legation", "Novigrad")),
        ("Посольство СССР, Новиград", (None, None, "Посольство СССР", "Новиград")),
        ("Australian Delegation, United Nations", (None, None, "Australian Delegation, United Nations", None)),
        ("Justice Amos T. Quill", ("Amos T. Quill", "Justice", None, None)),
        ("JCS", (None, None, "JCS", None)),
    ],
)
def test_an_office_is_told_from_its_holder_and_a_mission_from_its_post(words: str, party: Told) -> None:
    assert told(read((Mark("sender", words),), title="A letter").sender) == party


def test_missions_at_several_posts_are_as_many_parties() -> None:
    found = read(title="Telegram From the Department of State to the Embassies in Peru, Chile, and Novia")
    assert [told(each) for each in found.recipients] == [
        (None, None, "Embassy", "Lima"), (None, None, "Embassy", "Santiago"), (None, None, "Embassy", "Novia"),
    ]  # fmt: skip


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


ABROAD: list[tuple[str, Told, list[Told]]] = [
    (
        "M. Delvaux, Ambassadeur de France à Londres,\nà M. Georges Aumont, Ministre des Affaires étrangères.",
        ("Delvaux", "Ambassadeur de France", "Embassy", "Londres"),
        [("Georges Aumont", "Ministre des Affaires étrangères", None, None)],
    ),
    ("M. Delvaux-Petit à M. Aumont.", ("Delvaux-Petit", None, None, None), [("Aumont", None, None, None)]),
    (
        "L'AMBASCIATORE A VARSAVIA, ROLANDI, AL MINISTRO DEGLI ESTERI, BERTOCCHI",
        ("Rolandi", "Ambasciatore", "Embassy", "Varsavia"), [("Bertocchi", "Ministro degli Esteri", None, None)],
    ),
    (
        "Der Staatssekretär des Auswärtigen Amts an die Botschaft in Moskau",
        (None, "Staatssekretär des Auswärtigen Amts", None, None), [(None, None, "Botschaft", "Moskau")],
    ),
    (
        "Der Reichsminister des Auswärtigen von Quast an den Botschafter in Paris Grafen von Rabenau",
        ("von Quast", "Reichsminister des Auswärtigen", None, None),
        [("Graf von Rabenau", "Botschafter", "Embassy", "Paris")],
    ),
    (
        "Gesandter von Quast (Budapest) an das Auswärtige Amt",
        ("von Quast", "Gesandter", None, "Budapest"), [(None, None, "Auswärtiges Amt", None)],
    ),
    (
        "Посол СССР в США Г.И. Ардашев — в МИД СССР",
        ("Г.И. Ардашев", "Посол СССР", "Embassy", "Washington"), [(None, None, "МИД СССР", None)],
    ),
    (
        "В. С. Лебединский — полпреду СССР в Великобритании Г. И. Ардашеву",
        ("В. С. Лебединский", None, None, None), [("Г. И. Ардашев", "полпред СССР", None, "London")],
    ),
    (
        "El Ministro de Chile en Cuba, Sr. Montero, al Secretario de Relaciones Exteriores",
        ("Montero", "Ministro de Chile", None, "Havana"), [(None, "Secretario de Relaciones Exteriores", None, None)],
    ),
    (
        "De Minister van Buitenlandse Zaken aan de gezant te Londen (Van Dorp)",
        (None, "Minister van Buitenlandse Zaken", None, None), [("Van Dorp", "gezant", None, "Londen")],
    ),
    (
        "Sir A. Quill (Berlin) to Viscount Marlow (Received August 26, 3.30 a.m.)",
        ("Sir A. Quill", None, None, "Berlin"), [("Viscount Marlow", None, None, None)],
    ),
    ("Note from Marlow for President Ames", ("Marlow", None, None, None), [("Ames", "President", None, None)]),
    (
        "Report to the President From the Secretary of State (Quill)",
        ("Quill", "Secretary of State", None, None), [(None, "President", None, None)],
    ),
    ("Extract from the Diary of Ambassador A. Quill, 12 May 1960", ("A. Quill", "Ambassador", None, None), []),
    ("Из дневника посла СССР в Чили Г.И. Ардашева", ("Г.И. Ардашев", "посол СССР", "Embassy", "Santiago"), []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "sender", "recipients"), ABROAD)
def test_headings_of_other_tongues_and_houses(title: str, sender: Told, recipients: list[Told]) -> None:
    found = read(title=title, doc_date="1956")
    assert told(found.sender) == sender
    assert [told(each) for each in found.recipients] == recipients


@pytest.mark.parametrize(
    "title",
    [
        "La question de l'aide à la Ministre", "Voyage du Président à Londres", "Die Reise des Ministers an die Küste",
        "Il viaggio del Re a Roma", "O despacho do ano ao mar", "Вопрос о проливах в Москве",
    ],
)  # fmt: skip
def test_no_sentence_with_a_word_for_to_is_a_heading(title: str) -> None:
    assert read(title=title) == Correspondents()


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
