"""Who is meant: the persons of cables found in the authority, and asked for through it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Cables
from hypothesis import given
from hypothesis import strategies as st

from corpus.authority.known import authority
from corpus.authority.resolve import resolved, unresolved
from corpus.cable import Cable, DateSpan, Participant, Party, Person, Precision, Role
from corpus.normalise.names.compare import fold, name_tokens, same_name, same_party, surname
from search.naming import AskedName


def on(day: date) -> DateSpan:
    return DateSpan(day, day, Precision.DAY)


def cable(*names: str, day: date | None = date(1962, 11, 4), sender: Party | None = None, title: str = "") -> Cable:
    persons = tuple(Participant(Person(name, forms=(name,)), Role.NAMED, name) for name in names)
    return Cable("x", title, date=on(day) if day else None, sender=sender, participants=persons)


def ids(found: Cable) -> list[str | None]:
    return [each.person.id for each in found.participants]


def test_a_name_is_resolved_by_office_country_and_day() -> None:
    party = Party(
        "Soviet Ambassador to Cuba Alexeyev", Person("Alexeyev", forms=("Alexeyev",)), "Ambassador", post="Havana"
    )
    found = resolved(cable(sender=party), authority())
    assert found.sender and found.sender.person
    assert found.sender.person.id == "alekseev-aleksandr-ivanovich"
    assert "Ambassador to Cuba (Soviet Union)" in found.sender.person.held


@pytest.mark.parametrize("name", ["Nikita Khrushchev", "Н.С. Хрущёв", "N. S. Chruschtschow", "Khrouchtchev"])
def test_every_spelling_means_the_same_person(name: str) -> None:
    assert ids(resolved(cable(name), authority())) == ["ooh-107127"]


def test_who_may_be_several_is_nobody_with_candidates() -> None:
    found = resolved(cable("Smith"), authority()).participants[0].person
    assert found.id is None
    assert all(0 < each.confidence < 0.8 for each in found.candidates)


@pytest.mark.parametrize(
    ("party", "day", "holder"),
    [
        (
            Party("Soviet Ambassador in Cuba", None, "Ambassador", "Soviet Embassy", "Havana"),
            date(1962, 11, 4),
            "alekseev-aleksandr-ivanovich",
        ),
        (Party("Australian Prime Minister", None, "Australian Prime Minister"), date(1947, 5, 5), "Chifley"),
        (Party("British Foreign Secretary", None, "British Foreign Secretary"), date(1947, 5, 5), "Bevin"),
        (
            Party("Secretary of State for Dominion Affairs", None, "Secretary of State for Dominion Affairs"),
            date(1947, 5, 5),
            "",
        ),
        (Party("Secretary of State", None, "Secretary of State"), date(1947, 5, 5), ""),
        (Party("Chargé in Cuba", None, "Chargé", None, "Havana"), date(1947, 5, 5), ""),
    ],
)
def test_an_office_is_its_holder_on_the_day(party: Party, day: date, holder: str) -> None:
    person = resolved(cable(day=day, sender=party), authority()).sender
    assert person
    if not holder:
        assert person.person is None
    else:
        assert person.person
        assert holder in (person.person.id or "") + person.person.known_as
        assert person.person.forms == ()


def test_the_secretary_of_state_of_an_american_paper_is_known() -> None:
    party = Party("the Secretary of State", None, "Secretary of State")
    title = "Telegram From the Embassy in Cuba to the Department of State"
    found = resolved(replace(cable(sender=party, title=title), recipients=(party,)), authority())
    assert found.recipients[0].person
    assert found.recipients[0].person.known_as == "David Dean Rusk"


def test_two_in_office_together_vouch_for_one_another_where_there_is_no_date() -> None:
    sender = Party("President Johnson", Person("Johnson", forms=("Johnson",)), "President")
    recipient = Party("Secretary of State Rusk", Person("Rusk", forms=("Rusk",)), "Secretary of State")
    found = resolved(replace(cable(sender=sender), recipients=(recipient,), date=None), authority())
    assert found.sender and found.sender.person and found.recipients[0].person
    assert found.sender.person.known_as == "Lyndon Baines Johnson"
    assert found.recipients[0].person.known_as == "David Dean Rusk"
    alone = resolved(replace(cable(sender=sender), date=None), authority())
    assert alone.sender and alone.sender.person and alone.sender.person.id is None


def test_two_ends_of_one_name_are_told_apart() -> None:
    attorney = Party("Attorney General Kennedy", Person("Kennedy", forms=("Kennedy",)), "Attorney General")
    president = Party("President Kennedy", Person("Kennedy", forms=("Kennedy",)), "President")
    found = resolved(replace(cable("Kennedy", sender=attorney), recipients=(president,)), authority())
    assert found.sender and found.sender.person and found.recipients[0].person
    assert found.sender.person.known_as == "Robert F. Kennedy"
    assert found.recipients[0].person.known_as == "John F. Kennedy"
    assert ids(found) == [None]


NAMES = (
    "Stalin",
    "Che Guevara",
    "John F. Kennedy",
    "Dulles",
    "Mao Tse-tung",
    "de Gaulle",
    "Bismarck",
    "Hitler",
    "Nehru",
)


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True), st.dates(date(1860, 1, 1), date(1990, 1, 1))
)
def test_nobody_is_asserted_who_was_dead_or_a_child(names: list[str], day: date) -> None:
    for each in resolved(cable(*names, day=day), authority()).participants:
        for id in (each.person.id, *(one.id for one in each.person.candidates)):
            entry = authority().person(id) if id else None
            assert entry is None or entry.alive(day.year, day.year)


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True), st.dates(date(1900, 1, 1), date(1980, 1, 1))
)
def test_resolving_again_changes_nothing_and_can_be_undone(names: list[str], day: date) -> None:
    bare = cable(*names, day=day)
    once = resolved(bare, authority())
    assert resolved(once, authority()) == once
    assert unresolved(once) == bare


@given(st.text(max_size=30))
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Алексеев", "Alekseev", "Alekseyev", "Alexeiev", "Alexeyev", "Aleksejew"),
        ("Хрущёв", "Khrushchev", "Chruschtschow", "Khrouchtchev", "Chruszczow"),
        ("Громыко", "Gromyko", "Gromiko"),
        ("Khrushchev", "Krusciov", "Jruschov", "赫鲁晓夫", "フルシチョフ", "خروتشوف", "חרושצ'וב", "Χρουστσόφ"),
        ("Castro", "Кастро", "卡斯特罗", "كاسترو"),
        ("Macmillan", "Макмиллан"),
        ("de Gaulle", "де Голль", "戴高乐"),
        ("Nasser", "Nasir", "Насер", "ناصر", "נאצר"),
        ("Eisenhower", "Эйзенхауэр", "アイゼンハワー"),
        ("Kennedy", "Кеннеди", "肯尼迪", "Κέννεντι"),
        ("Ben-Gurion", "Бен-Гурион", "בן גוריון", "بن غوريون"),
    ],
)
def test_scripts_and_systems_meet_in_one_key(spellings: tuple[str, ...]) -> None:
    assert len({surname(name_tokens(each)) for each in spellings}) == 1


@pytest.mark.parametrize(
    "spellings",
    [
        ("Chou En-lai", "Zhou Enlai", "Чжоу Эньлай", "Чжоу Энь-лай", "周恩来", "Tschou En-lai", "Czou En-laj"),
        ("Mao Tse-tung", "Мао Цзэдун", "毛泽东", "毛澤東"),
        ("Wang Yu-p'ing", "Wang Youping", "Ван Юпин", "王幼平"),
        ("Ho Chi Minh", "Хо Ши Мин", "胡志明"),
        ("Kim Il Sung", "Ким Ир Сен", "김일성"),
        ("Shigeru Yoshida", "吉田茂"),
    ],
)
def test_whole_names_of_the_east_are_one_in_every_script(spellings: tuple[str, ...]) -> None:
    assert len({name_tokens(each) for each in spellings}) == 1
    party = Party(spellings[0], Person(spellings[0], forms=(spellings[0],)))
    assert all(same_party(each, party) for each in spellings)


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        ("Г. Макмиллан", "Harold Macmillan"),
        ("Дж. Кеннеди", "John F. Kennedy"),
        ("К.Р. Родригес", "Carlos Rafael Rodríguez"),
        ("Я. Кадар", "János Kádár"),
        ("JC Holmes", "Julius C. Holmes"),
    ],
)
def test_initials_agree_across_alphabets(russian: str, latin: str) -> None:
    assert same_name(russian, latin)


def test_initials_still_tell_namesakes_apart() -> None:
    assert not same_name("Р. Кеннеди", "John F. Kennedy")
    assert not same_name("AB Holmes", "Julius C. Holmes")
    assert not same_name("Линь Бяо", "Lin Feng")


OWN = "id\tname\toffice\tservice\tplace\tstart\tend\nxq-1901\tQuill, Ada\tAmbassador\tFrance\tCuba\t1960\t1965\n"
TEXT = "Telegram from Ada Quill to the Foreign Ministry\n\nHavana, 3 March 1962\n\nThe harbour is quiet.\n"


def test_a_table_of_ones_own_renews_what_was_ingested(cables: Cables, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    cables("ingest", str(tmp_path / "one.txt"))
    assert cables("search", "with:xq-1901", "--json").json["total"] == 0
    table = tmp_path / "index" / "authority.tsv"
    table.write_text(OWN, encoding="utf-8")
    cables("ingest", str(tmp_path / "one.txt"))
    hit = cables("search", "with:xq-1901", "--json").json["hits"][0]
    shown = cables("show", hit["id"], "--json").json
    assert [(each["id"], each["held"]) for each in shown["persons"]] == [("xq-1901", ["Ambassador to Cuba (France)"])]
    table.unlink()
    cables("reindex")
    assert [each["id"] for each in cables("show", hit["id"], "--json").json["persons"]] == [None]


def test_a_wrong_line_ends_with_one_sentence(cables: Cables, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    cables("ingest", str(tmp_path / "one.txt"))
    (tmp_path / "index" / "authority.tsv").write_text("id\tname\nx y\tQuill\n", encoding="utf-8")
    for command in (("ingest", str(tmp_path / "one.txt")), ("reindex",), ("search", "from:quill")):
        ran = cables(*command)
        assert ran.status == 1
        assert ran.err.count("\n") == 1
        assert "line 2 of" in ran.err


@pytest.mark.parametrize(
    ("asked", "post", "found"),
    [
        ("ambassador in Moscow", "Moscow", True), ("ambassador in the Soviet Union", "Moscow", True),
        ("American ambassador in Moscow", None, True), ("ambassador in Moscow", "Vienna", False),
        ("ambassador in Washington", "Moscow", False), ("ambassador", "Moscow", True),
    ],
)  # fmt: skip
def test_an_office_is_where_the_country_or_its_seat_is(asked: str, post: str | None, found: bool) -> None:
    alder = Person("Alder", id="alder-1", forms=("Alder",), held=("Ambassador to Soviet Union (United States)",))
    assert AskedName(asked).means(Party("Alder", alder, body="Embassy", post=post)) is found


def talk(body: str, *names: str) -> Cable:
    return replace(cable(*names, title="Memorandum of Conversation", day=date(1971, 10, 18)), body=body)


def test_an_office_alone_in_a_list_of_those_present_is_its_holder() -> None:
    found = resolved(
        talk("DEPARTMENT OF STATE\n\nPARTICIPANTS\nThe President\nThe Secretary\nMr. Quill\n"), authority()
    )
    assert [(each.person.known_as, each.role, each.verbatim) for each in found.participants] == [
        ("Richard M. Nixon", Role.PRESENT, "The President"),
        ("William Pierce Rogers", Role.PRESENT, "The Secretary"),
    ]
    assert [each.words for each in found.evidence] == ["The President", "The Secretary"]
    assert unresolved(found) == talk(found.body)
    assert resolved(found, authority()) == found


@pytest.mark.parametrize(
    "body",
    [
        "White House\n\nPARTICIPANTS\nMexico:\nThe President\nThe Secretary of State\n",
        "White House\n\nThe President\nopened the meeting.\n",
    ],
)
def test_the_president_of_another_country_or_outside_a_list_is_not_given(body: str) -> None:
    found = resolved(talk(body), authority())
    assert found.participants == ()


def test_who_is_named_already_is_not_there_twice() -> None:
    found = resolved(talk("White House\n\nPARTICIPANTS\nThe President\n", "Richard Nixon"), authority())
    assert ids(found) == ["ooh-109882"]


@pytest.mark.parametrize(
    ("name", "verbatim", "day", "header", "person"),
    [
        (
            "Salisbury",
            "Marquess of Salisbury",
            date(1878, 6, 8),
            "Foreign Office, June 8, 1878",
            "salisbury-marquess-of",
        ),
        ("Viscount Halifax", "Viscount Halifax", date(1939, 8, 22), "Foreign Office, August 22, 1939", "ooh-114777"),
        ("Viscount Halifax", "Viscount Halifax", date(1912, 8, 22), "Foreign Office, August 22, 1912", None),
        ("Salisbury", "Marquess of Salisbury", date(1921, 6, 8), "Foreign Office, June 8, 1921", None),
    ],
)
def test_a_peer_is_known_by_the_office_of_the_day(
    name: str, verbatim: str, day: date, header: str, person: str | None
) -> None:
    sender = Party(verbatim, Person(name, forms=(verbatim,)))
    found = resolved(replace(cable(sender=sender, day=day), header=header), authority())
    assert found.sender and found.sender.person
    assert found.sender.person.id == person


def test_a_seat_is_known_under_the_name_of_another_tongue() -> None:
    telegram = cable("Molotow", day=date(1939, 8, 14))
    there = Party("Botschaft Moskau", None, None, "Botschaft", "Moskau")
    assert ids(resolved(replace(telegram, recipients=(there,)), authority())) == ["ooh-109285"]
