"""How names are compared: spellings, scripts, initials, titles, and the words an index looks them up by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cable import Party, Person
from corpus.normalise.names.compare import (
    fold,
    join_names,
    lookup_tokens,
    name_tokens,
    party_tokens,
    person_tokens,
    same_name,
    same_party,
)  # fmt: skip

VOCABULARY = """
Soviet Union USSR U.S.S.R. Ambassador to in Cuba A.I. A. Alekseev Алексеев Castro Raúl French John MFA Foreign Affairs
Ministry of the de van M. Kim Il Mao Mr. King President , ; - U.S. and Embassy' Χανιά O’Hara
"""
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=12)


@pytest.mark.parametrize(
    "spellings",
    [
        "Алексеев Alekseev Alekseyev Alexeiev Alexeyev Alexejew Alekseïev Alexejeff Алексѣевъ",
        "Хрущёв Khrushchev Khrouchtchev Chruschtschow Chruščëv Hruščev Jruschov Chruszczow Kruschev Khruschev",
        "Брежнев Brezhnev Brejnev Brežnev Brezhnyev",
        "Чичерин Chicherin Tchitcherin Tschitscherin Čičerin Tchitchérine",
        "Горбачёв Gorbachev Gorbatschow Gorbatchev Gorbačëv Gorbachov Gorbaczow",
        "Молотов Molotov Molotow Molotoff",
        "Троцкий Trotsky Trotzki Trockij Trotskii",
        "Милюков Miliukov Milyukov Milioukov Miljukow",
        "Булганин Bulganin Boulganine",
        "Ельцин Yeltsin Jelzin Eltsine",
        "Щербаков Shcherbakov Schtscherbakow Chtcherbakov Ščerbakov",
        "ناصر Nasser Nasir Nassir",
        "Hussein Husayn Hussain حسين",
        "Mossadegh Mosaddeq Musaddiq مصدق",
        "よしだ ヨシダ Yoshida",
        "Jeleń Jelen JELEŃ",
        "Dorticós Dorticos",
        "Хрущёв Хрущев Khrushchev Khrushchov",
        "Юрий Yuri Iurii Yuriy Jurij",
        "Вышинский Vyshinsky Vyshinskii Vishinsky",
        "Литвинов Litvinov Litvinoff",
        "Соловьёв Soloviev Solovyov Solovyev",
        "Търново Tarnovo",
        "Грушевський Hrushevsky Hrushevskyi",
        "Παπανδρέου Papandreou",
        "Μακάριος Makarios",
        "Göring Goering Goring",
        "Ардашев Ardashev Ardasheff Ardachev",
        "O'Connor O’Connor OConnor",
        "McEwen MacEwen MCEWEN",
        "Józef Jozef Jozef",
    ],
)
def test_the_spellings_of_a_name_fold_together(spellings: str) -> None:
    assert len({fold(each) for each in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Castro", "Castries"),
        ("Marshall", "Marsal"),
        ("Peck", "Pieck"),
        ("Chen", "Shen"),
        ("China", "Shina"),
        ("XII", "XIII"),
        ("II", "III"),
        ("Martin", "Martine"),
        ("Baldwin", "Baldvin"),
        ("School", "Shool"),
        ("Zhukov", "Zukov"),
        ("Nasser", "Nesser"),
        ("Foreign", "Foreing"),
        ("Chou", "Shou"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXTS | st.text(alphabet="abcehijkmostuvxyzfp' -ЪъЯеґίΐǅ́"))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("A.I. Mikoyan", ("a", "i", "mikoian")),
        ("Mikoyan, Anastas", ("anastas", "mikoian")),
        ("Comrade Mikoyan", ("mikoian",)),
        ("Mr. King", ("king",)),
        ("Sir E. Thornton, K.C.B.", ("e", "thornton")),
        ("Lt Col W. R. Hodgson", ("w", "r", "hodgson")),
        ("John Major", ("iohn", "maior")),
        ("", ()),
    ],
)
def test_titles_go_and_initials_stay(text: str, tokens: tuple[str, ...]) -> None:
    assert name_tokens(text) == tokens


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Mikoyan", "A.I. Mikoyan"),
        ("Anastas Mikoyan", "A.I. Mikoyan"),
        ("Mikoyan, Anastas", "Comrade Mikoyan"),
        ("A. I. Mikoyan", "Anastas Mikoyan"),
        ("Алексеев", "A.I. Alekseev"),
        ("Raúl Castro", "R. Castro"),
        ("Raúl Castro", "Castro"),
        ("Fidel Castro", "Fidel Castro Ruz"),
        ("Anastas", "Anastas Mikoyan"),
        ("U Thant", "Thant"),
        ("Thant", "Secretary-General U Thant"),
        ("Stoel", "Max van der Stoel"),
        ("Max van der Stoel", "Van der Stoel"),
        ("C. R. Rodríguez", "Carlos Rafael Rodriguez"),
        ("Lopez Mateos", "Adolfo López Mateos"),
        ("Douglas-Home", "Sir Alec Douglas-Home"),
        ("Foster Dulles", "John Foster Dulles"),
        ("William Fox", "Wm. Fox"),
        ("Mao Tse-tung", "Chairman Mao"),
        ("Charles de Gaulle", "General de Gaulle"),
        ("Winston Lord", "Lord"),
        ("Maurice Couve de Murville", "M. Couve de Murville"),
        ("J. Y. Hadley", "Hadley"),
        ("Zhou Enlai", "Chou En-lai"),
        ("Zhou", "Chou En-lai"),
        ("Mao Zedong", "Chairman Mao Tse-tung"),
        ("Deng Xiaoping", "Teng Hsiao-p'ing"),
        ("Zhang Wentian", "Chang Wen-t'ien"),
        ("周恩來", "Chou En-lai"),
        ("毛泽东", "Mao Tse-tung"),
        ("Kádár János", "János Kádár"),
        ("Gamal Abdel Nasser", "Jamal Abd al-Nasir"),
    ],
)
def test_a_name_fits_another_form_of_it(asked: str, name: str) -> None:
    assert same_name(asked, name)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Raúl Castro", "F. Castro"),
        ("Ivan Alekseev", "A.I. Alekseev"),
        ("a", "A.I. Mikoyan"),
        ("Anastas", "A.I. Mikoyan"),
        ("Fidel Castro", "Fidel"),
        ("Ada Foster", "John Foster Dulles"),
        ("Zhou Enlai", "Chou Yang"),
        ("Li Peng", "Li Fan"),
        ("James Henry", "Henry James"),
        ("", "Mikoyan"),
        ("Mikoyan", ""),
    ],
)
def test_a_name_does_not_fit_another_person(asked: str, name: str) -> None:
    assert not same_name(asked, name)


def test_the_forms_of_a_person_join_and_an_ambiguous_surname_does_not() -> None:
    joined = join_names(
        ["Mikoyan", "A.I. Mikoyan", "Comrade Mikoyan", "F. Castro", "Fidel Castro", "R. Castro", "Castro"]
    )
    assert joined["Mikoyan"] == joined["Comrade Mikoyan"] == "A.I. Mikoyan"
    assert joined["F. Castro"] == "Fidel Castro"
    assert joined["R. Castro"] == "R. Castro"
    assert joined["Castro"] == "Castro"


AMBASSADOR = Party(
    "Soviet Ambassador to Cuba A.I. Alekseev",
    person=Person("A.I. Alekseev", forms=("A.I. Alekseev",)),
    office="Ambassador",
    body="Soviet Embassy",
    post="Havana",
)
MINISTRY = Party("USSR Foreign Ministry", body="USSR Foreign Ministry")


@pytest.mark.parametrize(
    "asked",
    ["alekseev", "Алексеев", "A. Alexeyev", "ambassador in cuba", "Soviet embassy", "USSR embassy in Havana", "havana"],
)
def test_an_ambassador_is_found_by_name_office_body_and_post(asked: str) -> None:
    assert same_party(asked, AMBASSADOR)


@pytest.mark.parametrize(
    "asked", ["foreign ministry", "MFA", "Soviet MFA", "Ministry of Foreign Affairs", "U.S.S.R. Foreign Ministry"]
)
def test_a_ministry_is_found_by_its_other_names(asked: str) -> None:
    assert same_party(asked, MINISTRY)


@pytest.mark.parametrize("asked", ["Castro", "ambassador in Mexico", "F. Alekseev", "a", "", "  ", "of the"])
def test_others_are_not_found(asked: str) -> None:
    assert not same_party(asked, AMBASSADOR)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ambassador in Cuba", False), ("ambassador to Cuba", False), ("ambassador in Havana", False),
        ("Cuban ambassador", True), ("ambassador in Washington", True), ("Cuban ambassador to the United States", True),
    ],
)  # fmt: skip
def test_whom_an_ambassador_serves_is_not_where_one_is(asked: str, found: bool) -> None:
    envoy = Person("Rosales", forms=("Rosales",))
    assert same_party(asked, Party("Rosales", envoy, "Ambassador", "Cuban Embassy", "Washington")) is found
    assert same_party("Cuban ambassador", Party("the Cuban Ambassador", envoy, "Ambassador", "Cuban Embassy"))
    assert not same_party("ambassador in Cuba", Party("the Cuban Ambassador", envoy, "Ambassador", "Cuban Embassy"))


@pytest.mark.parametrize(
    "body", ["Mission at the United Nations", "Delegation to the United Nations", "Legation in Cuba"]
)
def test_a_body_that_says_where_it_is_is_found_there(body: str) -> None:
    assert same_party(body, Party(f"the {body}", body=body))


@given(TEXTS, TEXTS, st.none() | TEXTS, st.none() | TEXTS)
def test_every_lookup_word_is_indexed_wherever_a_party_fits(
    asked: str, name: str, office: str | None, body: str | None
) -> None:
    person = Person(name, forms=(name,)) if name else None
    party = Party(body or name, person, office, body, None)
    if same_party(asked, party):
        assert lookup_tokens(asked)
        assert party_tokens(party).issuperset(lookup_tokens(asked))


@given(TEXTS)
def test_whatever_has_words_has_a_lookup_word(asked: str) -> None:
    assert bool(lookup_tokens(asked)) == bool(fold(asked))


def test_a_person_is_indexed_under_all_forms() -> None:
    person = Person("Anastas Mikoyan", forms=("A.I. Mikoyan", "Микоян"))
    assert {"anastas", "mikoian", "a", "i"} <= person_tokens(person)


def test_a_surname_below_the_text_fits_no_namesake_with_other_initials() -> None:
    party = Party("Ambassador A.I. Orlin", Person("A.I. Orlin", forms=("A.I. Orlin", "ORLIN")), office="Ambassador")
    assert [same_party(asked, party) for asked in ("A. Orlin", "Orlin", "B. Orlin", "Boris Orlin")] == [
        True, True, False, False,
    ]  # fmt: skip
