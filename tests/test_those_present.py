"""Who was present: lists, sentences of attendance, records of talks. Invented throughout."""

import pytest
from reading_persons import AMBASSADOR, NOBODY, draft, people

from corpus.normalise.persons.document import participants_of


def test_those_with_whom_the_writer_shared_the_talks_were_present() -> None:
    body = (
        "Yesterday talks were held between A.I. Pelkin and Comrades Juan Robledal, O. Tarrega, and R. Robledal, "
        "as well as myself.\n\nPelkin said that the proposal made by Drennick was known.\n\nORLIN"
    )
    assert people(body, AMBASSADOR) == {
        "A.I. Pelkin": "present", "Juan Robledal": "present", "O. Tarrega": "present", "R. Robledal": "present",
        "B.C. Orlin": "present", "Drennick": "named",
    }  # fmt: skip


def test_talks_of_others_are_reported() -> None:
    body = "A meeting took place between President Tarrow and Premier Welling. Nothing is known of its results."
    assert people(body, AMBASSADOR) == {"Tarrow": "reported", "Welling": "reported", "B.C. Orlin": "sender"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Tarrow received me this morning.",
        "I called on Foreign Minister Tarrow today.",
        "Minister Tarrow told me that he would go.",
        "Met with Foreign Minister Tarrow at noon.",
        "In my conversation with Minister Tarrow the matter was not raised.",
    ],
)
def test_the_writers_own_talk_is_reported_with_both_its_parties(sentence: str) -> None:
    assert people(sentence, AMBASSADOR) == {"Tarrow": "reported", "B.C. Orlin": "reported"}


@pytest.mark.parametrize("length", range(20, 50, 3))
def test_where_a_sentence_of_those_present_is_too_long_no_word_of_it_is_cut(length: int) -> None:
    body = f"Also present were K.L. Varnov, for the {'very ' * 65}{'x' * length} port; the Secretary and the Director; and others."
    there = {name for name, role in people(body).items() if role == "present"}
    assert there == {"K.L. Varnov"}


@pytest.mark.parametrize(
    ("body", "there"),
    [
        ("Present were K.L. Varnov and General Quill.", {"K.L. Varnov", "Quill"}),
        ("We met at noon. Also present was General Quill.", {"Quill"}),
        ("We met.\nIn attendance at this session were: General Quill and others.", {"Quill"}),
        ("resent were General Quill's words.", set()),
    ],
)
def test_a_sentence_tells_who_was_present(body: str, there: set[str]) -> None:
    assert {name for name, role in people(body).items() if role == "present"} == there


@pytest.mark.parametrize(
    ("sentence", "there"),
    [
        ("Tarrow and the Ruritanian Chief of Staff, General Quill, were of the party.", {"Tarrow", "Quill"}),
        ("Tarrow and General Quill were present.", {"Tarrow", "Quill"}),
        ("Tarrow and the Minister for Trade, Mr. Quill, attended.", {"Tarrow", "Quill"}),
        ("France and the Chief of Staff, General Quill, were present.", {"Quill"}),
        ("Wheat and butter were present in the stores of General Quill.", set()),
    ],
)
def test_both_subjects_of_a_verb_of_attendance_were_present(sentence: str, there: set[str]) -> None:
    assert {name for name, role in people(sentence).items() if role == "present"} == there


def test_the_record_of_a_talk_makes_its_parties_present() -> None:
    title = "Memorandum of Conversation between Ambassador B.C. Orlin and Minister D. Tarrow"
    assert people("Both were brief.", title=title) == {"B.C. Orlin": "present", "D. Tarrow": "present"}


@pytest.mark.parametrize(
    "head",
    [
        "PARTICIPANTS\nUnited States\nThe Secretary\nMr. Albert Quimby, Director\nForeign\nAmbassador Tarrow\n\nSUBJECT\nHides",
        "Participants: Mr. Albert Quimby, Director\n    Ambassador Tarrow\nSUBJECT: Hides",
        "Present:\n\nMr Albert Quimby (Chairman), Department of Trade\n\nAmbassador Tarrow\n\nApologies: Mr F. Nobody",
        "PRESENT: Mr. Albert Quimby; Ambassador Tarrow",
        "Present: Mr. Albert Quimby and Ambassador Tarrow",
    ],
)
def test_lists_of_those_present(head: str) -> None:
    assert people("They spoke of hides.", head=head) == {"Albert Quimby": "present", "Tarrow": "present"}


def test_a_group_label_is_no_person() -> None:
    head = "PARTICIPANTS\n\nRuritania\nMr. Otto Brandle\n\nSylvania\nMiss Ada Tessing"
    assert set(people("", head=head)) == {"Otto Brandle", "Ada Tessing"}


def test_letters_of_a_desk_and_the_page_are_no_names_in_a_list() -> None:
    head = "OTHERS PRESENT\nL-Mr. Quimby\nU/LS-Mr. Tarrow\nRuritania: M. Brandle, Miss M. Welling\nListed on Page 4"
    assert people("", head=head) == dict.fromkeys(("Quimby", "Tarrow", "Brandle", "M. Welling"), "present")


def test_speakers_of_a_transcript_were_present() -> None:
    body = "Tarrow: Will it hold?\n\nWelling: It has held.\n\nTarrow: Good.\n\nWelling: Thank you."
    assert people(body) == {"Tarrow": "present", "Welling": "present"}


def test_who_told_a_speaker_something_was_not_there_where_those_present_are_listed() -> None:
    body = "PARTICIPANTS:\nMr. Alder\nMr. Brome\n\nIt was a warm day, and the talk was long and without result. Premier Quimby told me so last year, said Alder."
    assert people(body, title="Memorandum of Conversation")["Quimby"] == "reported"


@pytest.mark.parametrize(
    "label",
    ["THE FOLLOWING WERE PRESENT", "ATTENDANCE", "PARTICIPATION", "PARTICPANTS", "THOSE ATTENDING THE MEETING WERE"],
)
def test_labels_of_lists(label: str) -> None:
    body = f"{label}\n\nMr. Alder, Consul\nDeputy Director of the Office of Harbours and Navigable Rivers —Mr. Brome"
    body += "\n\nThe harbour dues were spoken of for an hour, and nothing was settled by it."
    assert people(body) == {"Alder": "present", "Brome": "present"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Ich habe Molotow um 14 Uhr gesehen. Herr Hilber war anwesend. Die Regierung erklärte nichts.",
         {"Molotow": "reported", "Hilber": "present"}),
        ("de", "Anwesend waren: Botschafter Dorning, Gesandter Marris und Dolmetscher Wehrle.\n\nDorning dankte.",
         {"Dorning": "present", "Marris": "present", "Wehrle": "present"}),
        ("de", "Im Gespräch mit Potterkin wurde die Lage erörtert. Bundeskanzler Adlerauer sprach vom Vertrag.",
         {"Potterkin": "named", "Adlerauer": "named"}),
        ("fr", "J'ai été reçu ce matin par lord Harlow. M. Strand et sir Alec Cadwell étaient présents.",
         {"Lord Harlow": "reported", "Strand": "present", "Alec Cadwell": "present"}),
        ("fr", "Le ministre m'a dit hier que Hodalka refuserait. D'après Daladier, il accepterait.", {"Daladier": "named"}),
        ("it", "Erano presenti il ministro Schmitter e il conte Magri. Il ministro von Rabenau mi ha detto di no.",
         {"Schmitter": "present", "Magri": "present", "von Rabenau": "reported"}),
        ("es", "El canciller Robledal me dijo que no. Asistieron el general Max Tayler y el señor Pardo.",
         {"Robledal": "reported", "Max Tayler": "present", "Pardo": "present"}),
        ("pt", "Estiveram presentes o senhor Foy Kellen e o embaixador Brandão. O Doutor Salgueiro concordou.",
         {"Foy Kellen": "present", "Brandão": "present", "Salgueiro": "named"}),
        ("nl", "Aanwezig waren de heren Rieber en Noltink. De heer Lovink was niet tevreden.",
         {"Rieber": "present", "Noltink": "present", "Lovink": "named"}),
        ("ru", "Он сказал, что Кеннеди готовит вторжение. На беседе присутствовали Р. Тарков и О. Дортин. Правительство СССР ждет.",
         {"Кеннеди": "named", "Р. Тарков": "present", "О. Дортин": "present"}),
        ("ru", "Письмо Н.С. Хрущева передано. В разговоре с Хрущёвым он подтвердил это. Посол Чехословакии Павлинек молчал.",
         {"Н.С. Хрущев": "named", "Павлинек": "named"}),
    ],
)  # fmt: skip
def test_other_languages_have_their_own_words_for_who_spoke_and_who_was_there(
    language: str, text: str, expected: dict[str, str]
) -> None:
    found = participants_of(draft(text), NOBODY, language).value
    assert {each.person.name: each.role.value for each in found} == expected


@pytest.mark.parametrize(
    ("list_", "names"),
    [
        (
            "Présents: M. le Prince de Trachten, M. le Comte d'Ostrel, Lord Quill, M. le Duc de Vaucelles.",
            {"de Trachten", "d'Ostrel", "Lord Quill", "de Vaucelles"},
        ),
        (
            "Presenti: il signor conte Bellarmi, S.E. il principe di Castelvano, il cav. Ottolini.",
            {"Bellarmi", "di Castelvano", "Ottolini"},
        ),
        (
            "Present: Lord Quill, the Earl of Ames, Sir John Ostrel and Mr. Tarrow.",
            {"Lord Quill", "Earl of Ames", "John Ostrel", "Tarrow"},
        ),
        (
            "Présents: Lord Quill, M. le duc de Wellington et le marquis de Parme.",
            {"Lord Quill", "de Wellington", "de Parme"},
        ),
    ],
)
def test_each_of_a_list_in_one_line_is_present_behind_courtesy_article_and_title(list_: str, names: set[str]) -> None:
    assert people(f"{list_}\n\nThe note was read.") == dict.fromkeys(names, "present")
