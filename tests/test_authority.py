"""The authority: who bears a name, who held an office, and the tables that users write themselves."""

from datetime import date
from pathlib import Path

import pytest

from corpus.authority.doubles import without_doubles
from corpus.authority.known import FILE, Authority, authority
from corpus.authority.own import read_table
from corpus.authority.records import Entry, Term, entry_line, read_entry
from corpus.authority.spelt import mended, shown, spellings
from corpus.errors import CablesError
from corpus.normalise.names.folding import folded_words


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Che Guevara", "ooh-105278"),
        ("E. Guevara", "ooh-105278"),
        ("A.I. Alekseev", "alekseev-aleksandr-ivanovich"),
        ("Алексеев А.И.", "alekseev-aleksandr-ivanovich"),
        ("Mao Tse-tung", "ooh-108483"),
        ("毛泽东", "ooh-108483"),
        ("Anatoly Dobrynin", "ooh-103539"),
        ("Couve de Murville", "ooh-102925"),
    ],
)
def test_a_person_is_found_under_every_form_of_the_name(name: str, person: str) -> None:
    assert person in [entry.id for entry in authority().find(name)]


def test_who_is_dead_or_a_child_bears_no_part_in_papers_of_the_year() -> None:
    known = authority()
    khrushchev = known.find("Хрущёв Н.С.")[0]
    assert khrushchev.alive(1962, 1962)
    assert not khrushchev.alive(1975, 1975)
    assert not khrushchev.alive(1905, 1905)


def test_the_holders_of_an_office_follow_each_other() -> None:
    envoys = authority().holders("Soviet Union", "Ambassador", "Cuba")
    assert [each.id for each in envoys if each.term.held_on(date(1962, 11, 4), date(1962, 11, 4))] == [
        "alekseev-aleksandr-ivanovich"
    ]
    soviet = authority().holders("USSR", "Ambassador", "Cuba")
    assert [each.id for each in soviet] == [each.id for each in envoys]


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("1962-06", "1968-01", date(1962, 6, 30), True),
        ("1962-06", "1968-01", date(1962, 6, 29), False),
        ("1962-06", "1968-01", date(1968, 1, 2), False),
        ("1962", "", date(1999, 1, 1), True),
        ("1961-01-20", "1963-11-22", date(1963, 11, 22), True),
    ],
)
def test_a_term_is_certain_only_between_its_ends(start: str, end: str, day: date, held: bool) -> None:
    assert Term("Cuba", "President", "", start, end, "h").held_on(day, day) is held


def test_every_line_of_the_file_is_in_order_and_reads_back_as_it_stands() -> None:
    lines = FILE.read_bytes().splitlines()
    assert lines == sorted(lines)
    persons = [line.decode() for line in lines if line.startswith(b"p\t")]
    assert len(persons) > 16_000
    for line in persons[::50]:
        assert entry_line(read_entry(line)) == line


def test_names_are_kept_as_they_are_folded_now() -> None:
    forms = {
        part
        for line in FILE.read_text("utf-8").splitlines()[-2000:]
        if line.startswith("p")
        for form in read_entry(line).forms
        for part in form
    }
    assert {part for part in forms if folded_words(part) != (part,)} == set()


def test_a_name_of_a_list_is_taken_apart() -> None:
    forms = {form.parts for form in spellings("Guevara de la Serna, Major Ernesto (“Che”)")}
    assert forms == {("ernesto", "guevara", "de", "la", "serna"), ("che", "guevara", "de", "la", "serna")}
    assert shown("Linehan, John Andrew, Jr.") == "John Andrew Linehan, Jr."
    assert shown("Alder, Ada (“Ady”)") == "Ada Alder"
    assert shown("Brome, Ahmad al-") == "Ahmad al-Brome"


OWN = """id\tname\talso\tborn\tdied\toffice\tservice\tplace\tstart\tend\tsource
# one of ours
moser-anna\tMoser, Anna\tMozer, Anna\t1901\t1970\tConsul General\tSwitzerland\tCuba\t1961\t1964-05\tDodis
ooh-105278\t\tEl Che\n"""


def test_a_table_of_ones_own_adds_persons_and_names(tmp_path: Path) -> None:
    path = tmp_path / "authority.tsv"
    path.write_text(OWN, encoding="utf-8")
    known = Authority(path)
    assert [entry.name for entry in known.find("A. Mozer")] == ["Anna Moser"]
    assert known.holders("Swiss", "Consul General", "Cuba")[-1].id == "moser-anna"
    assert known.person("ooh-105278") is not None
    assert known.fingerprint() != authority().fingerprint()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id\tname\nx y\tMoser\n", "line 2 of .*“x y” is no id"),
        ("id\tname\tstart\toffice\nx\tMoser\t1961-13\tConsul\n", "line 2 of .*“1961-13” is no date"),
        ("id\tname\tstart\nx\tMoser\t1961\n", "line 2 of .*a term needs an office"),
        ("id\tname\tyears\n", "line 1 of .*no column “years”"),
        ("id\tname\nx\tMoser\tmore\n", "line 2 of .*3 columns, not 2"),
    ],
)
def test_a_bad_line_gets_one_clear_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "authority.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CablesError, match=sentence):
        read_table(path)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Robledal y D‘az, Inés", "Robledal y Díaz, Inés"),
        ("Garc'a, Inés", "García, Inés"),
        ("O‘Alder, Jan", "O’Alder, Jan"),
        ("Quill, Jan \x98van\x9c", "Quill, Jan van"),
        ("Ma‘mun, Sa'd", "Ma’mun, Sa'd"),
    ],
)
def test_names_of_lists_are_mended(broken: str, whole: str) -> None:
    assert mended(broken) == whole


_TERM = Term("United States", "Assistant Secretary of State for Harbours", "", "1961-02-01", "1966-03-23", "p")
_FORM = (("g", "tilden", "quill"),)


@pytest.mark.parametrize(
    ("words", "papers", "one"),
    [
        ("assistant secretari state harbours us", (1961, 1968), True),
        ("attache naval", (1961, 1968), False),
        ("assistant secretari state harbours us", (1901, 1912), False),
    ],
)
def test_an_officer_of_the_lists_is_one_with_the_person_whose_remarks_name_the_office(
    words: str, papers: tuple[int, int], one: bool
) -> None:
    listed = Entry(
        "v", "G. Tilden Quill", first=papers[0], last=papers[1], forms=_FORM,
        words=frozenset(words.split()), volumes=("aa",),
    )  # fmt: skip
    officer = Entry("o", "George Tilden Quill", born=1911, died=1988, forms=(("george", "tilden", "quill"), *_FORM))
    kept, gone = without_doubles({"v": listed, "o": officer}, {"o": [_TERM]})
    assert gone == ({"o": "v"} if one else {})
    assert kept["v"].born == (1911 if one else None)


@pytest.mark.parametrize(
    ("state", "office", "day", "name"),
    [
        ("United States", "Secretary of Defense", date(1970, 5, 1), "Melvin R. Laird"),
        ("United Kingdom", "Foreign Secretary", date(1878, 6, 8), "Marquess of Salisbury"),
        ("Mexico", "President", date(1911, 12, 1), "Francisco I. Madero"),
        ("Nicaragua", "President", date(1958, 1, 1), "Luis A. Somoza Debayle"),
    ],
)
def test_who_held_an_office_on_a_day(state: str, office: str, day: date, name: str) -> None:
    holders = {each.id for each in authority().holders(state, office, "") if each.term.held_on(day, day)}
    persons = [authority().person(id) for id in holders]
    assert [person.name for person in persons if person] == [name]
