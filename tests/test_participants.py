"""Who has a part in a cable: rules on invented texts, one person an entry, evidence word for word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_persons import AMBASSADOR, NOBODY, draft, people

from corpus.cable import Party, Person, Role
from corpus.draft import Draft, Mark
from corpus.normalise.parties.correspondents import Correspondents
from corpus.normalise.persons.document import participants_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He spoke with Mr. Tarrow about it.", {"Tarrow"}),
        ("He found that Ambassador Welling agreed.", {"Welling"}),
        ("It was K.L. Varnov who asked.", {"K.L. Varnov"}),
        ("We heard that Harold Quimby had left.", {"Harold Quimby"}),
        ("The proposal made by Drennick was refused.", {"Drennick"}),
        ("They told Drennick of it.", {"Drennick"}),
        ("Then Drennick replied that he would not.", {"Drennick"}),
        ("He spoke of his talks with U Maung, Brandle, and Tessing.", {"U Maung", "Brandle", "Tessing"}),
        ("He met Secretary of State Pellow in Geneva.", {"Pellow"}),
        ("El gobierno recibió ayer a la señorita Inés Robledal.", {"Inés Robledal"}),
        ("Le baron de Vaucelles, envoyé, le lui a dit.", {"de Vaucelles"}),
        ("Вчера министр Горшков ответил отказом.", {"Горшков"}),
        ("Ho visto il Signor Bellarmi di ritorno.", {"Bellarmi"}),
        ("Herr von Trachtenau sprach von der Würde der Krone und der Republik.", {"von Trachtenau"}),
        ("He wrote that Lin Chao-ming was ill and tired.", {"Lin Chao-ming"}),
        (
            "He saw Secretary Christian A. Quimby and G. Kenneth Holland there.",
            {"Christian A. Quimby", "G. Kenneth Holland"},
        ),
        ("The report of Finance Minister Franz–Josef Tarrow was read.", {"Franz–Josef Tarrow"}),
        ("His Excellency Bohumil Vrana was absent.", {"Bohumil Vrana"}),
        ("Il Presidente del Consiglio Bellarmi è partito.", {"Bellarmi"}),
        ("El Almirante don Esteban Robledal no vino.", {"Esteban Robledal"}),
        ("The matter of President Ford was raised.", {"Ford"}),
        ("He dined with Tran Van Do and left.", {"Tran Van Do"}),
        ("He thought that Chi Ch'ien-fu was ill.", {"Chi Ch'ien-fu"}),
        ("Tarrow reports that the note was read.", {"Tarrow"}),
        ("Drennick met with the committee this morning.", {"Drennick"}),
        ("Mexico (Tarrow) thought it too early.", {"Tarrow"}),
        ("In the debate Drennick (Canada) was against it.", {"Drennick"}),
        ("It was the view of Drennick who told me so.", {"Drennick"}),
        ("He had talks with Tessing and von Brandle.", {"Tessing", "Brandle"}),
        ("Tarrow met with General Don this morning.", {"Tarrow", "Don"}),
        ("It was Colonel Duc whom they followed.", {"Duc"}),
        ("They heard that General Ye Law was absent.", {"Ye Law"}),
        ("He asked General Don Esteban Robledal to come.", {"Esteban Robledal"}),
        ("He saw Colonel Tun May 4 in the city.", {"Tun"}),
    ],
)
def test_a_person_is_known_by_what_stands_in_or_beside_the_name(text: str, names: set[str]) -> None:
    assert set(people(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Central Committee of the Communist Party of the Soviet Union was delighted.",
        "The Embassy in Moscow told the Department of State that Pravda had said nothing.",
        "Washington believes that the Foreign Office agreed in October.",
        "Dear Mr. Prime Minister: I have considered your message.",
        "The Ambassador asked the Secretary General for the New York Times.",
        "On Monday the British, the French and the Chinese said that NATO was a defensive alliance.",
        "Herring received in payment was sold. Wheat was not.",
        "The cruise of the Karel Brandle was announced: the visit Karel Brandle, he thought, came too soon.",
        "The steamer John Tarrow arrived off Grey Town.",
        "The President's Flood Relief Programme was praised at the White House and at Blair House.",
        "The SecDef visit and the SovGov note; FedRep replied that ABMs were not meant.",
        "He spoke of the anti-Hitler coalition in San Pedro Alto and Fort Wayne.",
        "The Ambassador of Ruritania called today, and Bob's brother too.",
        "He works for General Motors, the Deputy Comptroller thought.",
        "The S.S. Northern Light left Port Said for Cape Town.",
        "Article I. The Parties agree. Article II. The Treaty is open.",
        "I've said it. Don't ask. We're agreed.",
        "Drafted by: B. Whistler\nCleared by: M. Tonks",
        "1. A FISHERMAN BROUGHT A SEALED JAR WITH A LETTER TO THE EMBASSY AND WAITED FOR A REPLY FROM THE DEPARTMENT.",
    ],
)
def test_places_papers_bodies_and_ordinary_words_are_no_persons(text: str) -> None:
    assert people(text) == {}


def test_the_forms_of_one_name_are_one_person_under_the_fullest() -> None:
    body = (
        "A.B. Varnov came first. Comrade Varnov said that Varnov's view had changed. "
        "C. Varnov, his brother, was not asked. Mrs. Varnov said no."
    )
    found = {each.person.name: each.person.forms for each in participants_of(draft(body), NOBODY).value}
    assert set(found) == {"A.B. Varnov", "C. Varnov", "Varnov"}
    assert found["A.B. Varnov"][:3] == ("A.B. Varnov", "Comrade Varnov", "Varnov")
    assert found["Varnov"] == ("Mrs. Varnov",)


def test_a_friends_short_name_is_the_same_person() -> None:
    assert people("Robert S. Quimby came. I asked Bob Quimby, and Quimby laughed.") == {"Robert S. Quimby": "reported"}


@pytest.mark.parametrize("others", [0, 5, 60, 200])
def test_what_the_text_writes_small_is_no_name_however_many_others_it_has(others: int) -> None:
    names = [f"Dr{'aeiou'[at % 5]}{chr(98 + at % 20)}{chr(98 + at // 20)}ick" for at in range(others)]
    body = " ".join(f"Then {name} replied that he would not." for name in names)
    found = people(
        f"{body} Then Grommel replied that he might. The crop of\ngrommel was a good one. Then Tavick agreed."
    )
    assert "Tavick" in found and "Grommel" not in found


@pytest.mark.parametrize(
    "body",
    [
        "Ankara reports that the note was read.",
        "Herring met at the fair was salted.",
        "The prices (Mexico) were too high in Paris (France).",
    ],
)
def test_what_reports_or_stands_beside_a_country_is_not_always_a_person(body: str) -> None:
    assert people(body) == {}


def test_a_namesake_of_the_president_is_not_the_president() -> None:
    found = people("President Johnson agreed that W. Alvin Johnson would go.")
    assert set(found) == {"Johnson", "W. Alvin Johnson"}
    assert set(people("President Johnson agreed. Then Lyndon B. Johnson left.")) == {"Lyndon B. Johnson"}
    assert set(people("Deputy Under Secretary Johnson saw that W. Alvin Johnson left.")) == {"W. Alvin Johnson"}


@pytest.mark.parametrize("copies", ["EUR\nNEA\nS/S\nL", "cc: EUR, NEA, S/S, L", "S/S\nL\nNEA"])
def test_the_symbols_of_bureaus_below_a_text_are_no_persons(copies: str) -> None:
    assert people(f"The note was read.\n\n{copies}\n") == {}


def named(body: str) -> list[tuple[str, ...]]:
    return [each.person.forms for each in participants_of(draft(body), NOBODY).value]


@pytest.mark.parametrize(
    ("body", "forms"),
    [
        ("President Johnson spoke. Ambassador Johnson agreed.", [("President Johnson",), ("Ambassador Johnson",)]),
        ("Ambassador Johnson spoke. President Johnson agreed.", [("Ambassador Johnson",), ("President Johnson",)]),
        ("Senator Kennedy spoke. President Kennedy agreed.", [("Senator Kennedy", "President Kennedy")]),
        ("Ambassador Tarrow spoke. President Tarrow agreed.", [("Ambassador Tarrow", "President Tarrow")]),
    ],
)
def test_a_bare_surname_with_an_envoys_office_is_not_the_president(body: str, forms: list[tuple[str, ...]]) -> None:
    assert named(body) == forms


@pytest.mark.parametrize(
    "signature", ["ORLIN", "Orlin", "B. C. Orlin", "#### 4.XI.62 ORLIN", "[signed] Orlin", "ORLIN\n\nNNN"]
)
def test_the_signature_is_the_name_at_the_end(signature: str) -> None:
    body = f"Wheat is dear here and nothing else is to be had.\n\n{signature}"
    found = participants_of(draft(body), AMBASSADOR).value
    assert [(each.person.name.replace("B. C.", "B.C."), each.role) for each in found] == [
        ("B.C. Orlin", Role.SIGNATORY)
    ]


def test_a_forename_alone_signs_for_the_sender() -> None:
    ends = Correspondents(sender=Party("Ellis Harker", Person("Ellis Harker")))
    assert people("The weather is fair.\n\nYours,\n\nEllis", ends) == {"Ellis Harker": "signatory"}


@pytest.mark.parametrize("closing", ["Sincerely,\n\nNick", "As ever,\n\nWin", "Yours sincerely,\n\nBOB"])
def test_a_friends_signature_is_the_sender_whom_the_heading_names(closing: str) -> None:
    ends = Correspondents(sender=Party("the Consul (Ashgrove)", Person("Ashgrove"), "Consul"))
    body = f"Dear Paul,\n\nI agree with all that you propose for the autumn.\n\n{closing}"
    assert list(people(body, ends)) == ["Ashgrove"]


def test_the_title_of_a_name_is_taken_whole() -> None:
    found = participants_of(draft("He saw the British Foreign Secretary Quimby there."), NOBODY)
    assert found.value[0].verbatim == "British Foreign Secretary Quimby"


def test_the_dead_of_whom_a_cable_speaks_as_of_history_have_no_part_in_it() -> None:
    body = "He said that Hitler had lied, and that Lenin and Mr. Marx had not."
    assert names_in(body, 1975) == {"Marx"}
    assert names_in(body, 1923) == {"Hitler", "Lenin", "Marx"}


def names_in(body: str, year: int) -> set[str]:
    return {each.person.name for each in participants_of(draft(body), NOBODY, year=year).value}


def test_editors_notes_and_other_parts_name_no_participants() -> None:
    body = "Mr. Tarrow agreed.\n\nORLIN\n\nNote: For other versions see Harold Quimby, Bulletin 5."
    parts = {"notes": "1. Albert Welling, Minister.", "source note": "Drafted by George Pellow."}
    assert people(body, **parts) == {"Orlin": "signatory", "Tarrow": "named"}


def test_joint_senders_of_a_title_share_the_role() -> None:
    ends = Correspondents(sender=Party("Harker and Fadwell", Person("Harker")))
    found = people("Nothing.", ends, title="Harker and Fadwell to Menning")
    assert found["Harker"] == found["Fadwell"] == "sender"


def test_joint_senders_with_titles_of_their_own_share_the_role() -> None:
    sender = Party("Minister Alder and Consul Brome", Person("Alder"), "Minister")
    ends = Correspondents(sender=sender)
    found = people("The quay is closed.", ends, title="Letter From Minister Alder and Consul Brome")
    assert found == {"Alder": "sender", "Brome": "sender"}
    second = Party("Minister Alder and the Consul (Brome)", Person("Alder"), "Minister")
    assert people("The quay is closed.", Correspondents(sender=second)) == {"Alder": "sender", "Brome": "sender"}


def test_a_mark_is_taken_with_its_role() -> None:
    words = "Mr. Albert Quimby, Director"
    marks = (Mark("participants", words, "head", 0, "present"), Mark("participants", "The Secretary", "head", 28))
    marked = Draft(parts={"head": f"{words}\nThe Secretary", "body": ""}, digest="", marks=marks)
    assert [(each.person.name, each.role) for each in participants_of(marked, NOBODY).value] == [
        ("Albert Quimby", Role.PRESENT)
    ]


def test_in_capitals_titles_and_forenames_still_tell_persons() -> None:
    body = (
        "1. FOREIGN MINISTER CORBALES TOLD DEPARTMENT THAT ENGINEER DANIEL HARKLE WALKED INTO THE EMBASSY WITH A JAR. "
        "CORBALES SAID THAT HE KNEW NOTHING OF IT AND WOULD ASK."
    )
    assert {name.title() for name in people(body)} == {"Corbales", "Daniel Harkle"}


def test_russian_cases_are_one_person() -> None:
    body = "Посла Г.И. Ардова пригласили вчера на обед.\n\nАрдов"
    assert people(body) == {"Г.И. Ардов": "signatory"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Он передал ноту послу Алексееву.", "Алексеев"),
        ("Он говорил с министром Ставицким.", "Ставицкий"),
        ("Я видел министра Галушку. Галушка сказал, что согласен.", "Галушка"),
        ("Minister Haluška oświadczył, że się zgadza. Rozmowa z Halušką była krótka.", "Haluška"),
    ],
)
def test_a_name_is_shown_in_the_nominative(text: str, name: str) -> None:
    assert set(people(text)) == {name}


@given(st.text(alphabet=st.sampled_from("AB.I ’'-,:;\nMr SaidabcdeZÉй«(12I met with Mr. ")), st.text(max_size=30))
def test_no_text_breaks_it_and_evidence_is_the_text_itself(body: str, title: str) -> None:
    made = draft(body, title, head=f"Present: {body}")
    for why in participants_of(made, AMBASSADOR).evidence:
        assert made.parts[why.part][why.start : why.end] == why.words


@pytest.mark.real
def test_the_seed(seed_file: object) -> None:
    from pathlib import Path

    from corpus.files import InputFile
    from corpus.ingest import Record, records

    path = Path(str(seed_file))
    (record,) = records(InputFile.on_disk(path, path.name), "seed")
    assert isinstance(record, Record)
    roles = {each.person.name: each.role.value for each in record.cable.participants}
    assert len(roles) == 13
    assert sorted(role for role in roles.values() if role == "named") == ["named"] * 5
    assert sum(role == "present" for role in roles.values()) == 8


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Counsellor Orlo Vance and Interpreter Li Meng were present.", {"Orlo Vance", "Li Meng"}),
        ("He said that Prime Minister Castro and Che Guevara had both gone.", {"Castro", "Che Guevara"}),
        ("President Costa Gorres has refused.", {"Costa Gorres"}),
        ("Talks with Le Duc Thanh went on.", {"Le Duc Thanh"}),
        ("The Marquis of Salvington and the Earl of Grimsby declined.", {"Marquis of Salvington", "Earl of Grimsby"}),
        (
            "参加人：陈立副总理、李文\n周明远总理：收到了赫德里科夫同志的信。苏联大使和高级参赞在座。",
            {"陈立", "李文", "周明远", "赫德里科夫"},
        ),
        ("昨日约见卡·德兰诺瓦和贝莱蒂罗总统，谈两小时。", {"卡·德兰诺瓦", "贝莱蒂罗"}),
        (
            "ハーロウ国務長官ハ本使ニ対シ述ベタリ。任命セラレタル大使ハ、アメリカ大使トセル公使ニ之ヲ伝ヘタリ。",
            {"ハーロウ"},
        ),
        ("本日のハーロウ国務長官との会談で、フランス大使は述べた。", {"ハーロウ"}),
        ("「ハーロウ」長官ハ若林公使ニ之ヲ伝ヘタリ。東京ノ大使館ハ知ラズ。", {"ハーロウ", "若林"}),
        ("The Grand Vizier, Hakim Pasha, was told.", {"Hakim Pasha"}),
        ("For Shannock from Jockell. The matter is closed.", {"Shannock", "Jockell"}),
        ("Mr. Rusk and Mr. Gromyko met. The Rusk-Gromyko talks went on.", {"Rusk", "Gromyko"}),
        (
            "See Annex B. Ruritanian affairs are quiet.\n\nC. Intercontinental Roads are few and far between in this part of the world.",
            set(),
        ),
        ("We read that Statol’s Helge Lunde had come.", {"Helge Lunde"}),
    ],
)
def test_what_surrounds_a_name_is_no_part_of_it(text: str, names: set[str]) -> None:
    assert set(people(text)) == names


def test_in_capitals_a_titled_name_may_have_two_words_and_a_particle() -> None:
    body = "1. FONMIN MELLO ANTURES TOLD AMBASSADOR CARLUNDI THAT CDS LEADER FREIRAS DO AMARANTE OPPOSED THE PLAN AND WOULD SAY SO."
    assert set(people(body)) == {"Mello Antures", "Carlundi", "Freiras do Amarante"}


OVER = " AND THIS WAS ALL THAT THE EMBASSY HAD TO REPORT OF THE WHOLE AFTERNOON IN THE HARBOR OFFICE."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("THE LINE HELD. QUIMBLET SAID THAT IT WOULD.", {"Quimblet"}),
        ("HE HAD NOT SEEN WHAT QUIMBLET PROPOSES TO DO.", {"Quimblet"}),
        ("TODAY I CALLED ON QUIMBLET, WHO GAVE NO REASON.", {"Quimblet"}),
        ("FOREIGN MINISTER DE LA VARRE WAS ILL.", {"De la Varre"}),
        ("HE ASKED AMBASSADOR VAN DER HOLTEN ABOUT IT.", {"Van der Holten"}),
        ("THEY SAW VICE PRESIDENT NU AND PRIME MINISTER KUAN THERE.", {"Nu", "Kuan"}),
        ("FOREIGN MINISTER TRAN VAN DO THIS MORNING WAS LATE.", {"Tran Van Do"}),
        ("THE RALLY WAS ADDRESSED BY LIN PENG AND CHOU TE-LAI.", {"Lin Peng", "Chou Te-Lai"}),
        ("PRESIDENT PARK DAE HEE CAME.", {"Park Dae Hee"}),
        ("PRESIDENT QUIMBLET STAYS AND MINISTER ORLIN FAVORS IT.", {"Quimblet", "Orlin"}),
        ("POLOFF TARROW ASKED. THE SOCKS ARRIVED LATER.", {"Tarrow"}),
        ("GOY AGREED. UNTSO SAID NOTHING. HE COLDLY REPLIED.", set()),
        ("TARROW OF THE GARDEN CLUB AND MR. DE HAAN MET.", {"De Haan"}),
    ],
)
def test_in_capitals_what_stands_beside_a_name_tells_it_too(text: str, names: set[str]) -> None:
    assert set(people(text + OVER)) == names


def test_in_capitals_those_who_talked_are_told_from_those_named() -> None:
    found = people(
        "1. I MET WITH PRESIDENT TARROW, VICE PRESIDENT KUY AND FOREIGN MINISTER VELL THIS MORNING. GENERAL ORLIN "
        "HAD BEEN MENTIONED IN THE PRESS, AS THE EMBASSY HAS REPORTED BEFORE.",
        AMBASSADOR,
    )
    assert {name for name, role in found.items() if role == "reported"} == {"Tarrow", "Kuy", "Vell", "B.C. Orlin"}


def test_the_whole_office_stands_before_the_name() -> None:
    found = participants_of(draft("He met Deputy Foreign Minister Tarrow and Prime Minister Vell."), NOBODY).value
    assert {each.verbatim for each in found} == {"Deputy Foreign Minister Tarrow", "Prime Minister Vell"}


def test_a_short_title_in_capitals_is_known_for_such() -> None:
    assert set(people("Nothing else.", title="PRESIDENT TARROW LEAVES")) == {"Tarrow"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("AGOSTINHO TARROW AND\nMORARJI VELL WERE SEEN.", {"Agostinho Tarrow", "Morarji Vell"}),
        ("THE SHAH SAID QUIMBLET WOULD LEAVE.", {"Quimblet"}),
        ("EMPEROR DEPOSED AND PRESIDENT OUSTED.", set()),
        ("PRESIDENT COSTRA E VILLA SPOKE.", {"Costra e Villa"}),
        ("COUNTRY HAS NO STOCK AND SAID SO.", set()),
        ("CHANCELLOR TARROW AND HOME SECRETARY VELL REMAIN.", {"Tarrow", "Vell"}),
        ("ANTHONY QUIMBLET VELL MAY GO.", {"Anthony Quimblet Vell"}),
        ("HE SAID\nQUIMBLET AND GENERAL VELL WERE TIRED.", {"Quimblet", "Vell"}),
    ],
)
def test_in_capitals_words_about_a_name_tell_where_it_ends(text: str, names: set[str]) -> None:
    assert set(people(text + OVER)) == names


def test_a_president_is_not_who_only_bears_his_surname_among_other_names() -> None:
    found = people("President Johnson spoke of it. Mr. Johnson Quill had asked, and Mr. Johnson Quill replied.")
    assert found == {"Johnson": "named", "Johnson Quill": "named"}


NAMES = (
    "President Mr. General Lord Foreign Minister Johnson Kennedy Ford Quill de von Lyndon J. Ranch and of the said met"
)


@given(st.lists(st.sampled_from([*NAMES.split(), ",", ".", "\n", "(", ")", "Present:"]), max_size=30))
def test_no_order_of_names_titles_and_marks_raises(words: list[str]) -> None:
    text = " ".join(words)
    for each in participants_of(draft(text, text), AMBASSADOR).value:
        assert each.person.name
