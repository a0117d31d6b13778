"""Who wrote to whom by the heading, in every family of headings and in other tongues."""

import pytest
from reading_parties import Told, draft, read, told

from corpus.draft import Draft, Mark
from corpus.normalise.finding import Finding
from corpus.normalise.parties.document import Correspondents, parties_of

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
