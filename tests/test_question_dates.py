"""What is typed after `date:`, `--date`, `--since` and `--until`."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise.dates.edtf import from_edtf
from search.language.dates import ends_before_it_begins, read_range
from search.language.meanings import is_undated

TODAY = date(2024, 3, 1)

TYPED = [
    # The same in the other languages of the archives.
    ("vor dem 22. Oktober 1962", "", "1962-10-21"),
    ("avant 1950", "", "1949-12-31"),
    ("prima del 22 ottobre 1962", "", "1962-10-21"),
    ("antes de 1950", "", "1949-12-31"),
    ("до 1950", "", "1949-12-31"),
    ("nach 1950", "1951-01-01", ""),
    ("après le 22 octobre 1962", "1962-10-23", ""),
    ("после 1950", "1951-01-01", ""),
    ("seit dem 22. Oktober 1962", "1962-10-22", ""),
    ("depuis 1950", "1950-01-01", ""),
    ("à partir de 1962", "1962-01-01", ""),
    ("jusqu'au 22 octobre 1962", "", "1962-10-22"),
    ("hasta 1950", "", "1950-12-31"),
    ("von 1950 bis 1953", "1950-01-01", "1953-12-31"),
    ("de 1950 à 1953", "1950-01-01", "1953-12-31"),
    ("dal 16 al 28 ottobre 1962", "1962-10-16", "1962-10-28"),
    ("с октября по декабрь 1962", "1962-10-01", "1962-12-31"),
    ("R 121530Z OCT 76", "1976-10-12", "1976-10-12"),
    ("zwischen dem 16. und dem 28. Oktober 1962", "1962-10-16", "1962-10-28"),
    ("entre octubre y diciembre de 1962", "1962-10-01", "1962-12-31"),
    ("Anfang 1962", "1962-01-01", "1962-04-30"),
    ("mi-octobre 1962", "1962-10-11", "1962-10-20"),
    ("fine ottobre 1962", "1962-10-21", "1962-10-31"),
    ("конец октября 1962", "1962-10-21", "1962-10-31"),
    ("в октябре 1962 года", "1962-10-01", "1962-10-31"),
    ("die 60er", "1960-01-01", "1969-12-31"),
    ("die sechziger Jahre", "1960-01-01", "1969-12-31"),
    ("début des années 60", "1960-01-01", "1963-12-31"),
    ("fin du XIXe siècle", "1868-01-01", "1900-12-31"),
    ("4. Quartal 1962", "1962-10-01", "1962-12-31"),
    ("II квартал 1962", "1962-04-01", "1962-06-30"),
    ("segundo semestre de 1962", "1962-07-01", "1962-12-31"),
    ("au mois d'octobre 1962", "1962-10-01", "1962-10-31"),
    ("nell'ottobre 1962", "1962-10-01", "1962-10-31"),
    ("l'été 1962", "1962-06-01", "1962-08-31"),
    ("vers 1962", "1960-01-01", "1964-12-31"),
    ("aujourd'hui", "2024-03-01", "2024-03-01"),
    ("letztes Jahr", "2023-01-01", "2023-12-31"),
    ("16-28/10/1962", "1962-10-16", "1962-10-28"),
    ("Christmas 1962", "1962-12-25", "1962-12-25"),
    ("MCMXXXVIII", "1938-01-01", "1938-12-31"),
    ("1938 AD", "1938-01-01", "1938-12-31"),
    ("１９６２年１０月", "1962-10-01", "1962-10-31"),
    ("1962", "1962-01-01", "1962-12-31"),
    ("1962-11", "1962-11-01", "1962-11-30"),
    ("pre-1950", "", "1949-12-31"),
    ("post 1945", "1946-01-01", ""),
    ("1962 onwards", "1962-01-01", ""),
    ("October 1962 or later", "1962-10-01", ""),
    ("1962+", "1962-01-01", ""),
    ("1962-", "1962-01-01", ""),
    ("1962 and earlier", "", "1962-12-31"),
    ("not after March 1962", "", "1962-03-31"),
    ("through 1962", "", "1962-12-31"),
    ("196x", "1960-01-01", "1969-12-31"),
    ("196-", "1960-01-01", "1969-12-31"),
    ("196?", "1960-01-01", "1969-12-31"),
    ("19--", "1900-01-01", "1999-12-31"),
    ("the decade of the 1950s", "1950-01-01", "1959-12-31"),
    ("1962 oct", "1962-10-01", "1962-10-31"),
    ("1962, spring", "1962-03-01", "1962-05-31"),
    ("1962 10 22", "1962-10-22", "1962-10-22"),
    ("10.22.1962", "1962-10-22", "1962-10-22"),
    ("1.10.62-30.11.62", "1962-10-01", "1962-11-30"),
    ("spring/summer 1962", "1962-03-01", "1962-08-31"),
    ("1962 ± 2", "1960-01-01", "1964-12-31"),
    ("Nov 1962 (approx.)", "1962-10-01", "1962-12-31"),
    ("1962 (?)", "1960-01-01", "1964-12-31"),
    ("perhaps 1962", "1960-01-01", "1964-12-31"),
    ("all 1962", "1962-01-01", "1962-12-31"),
    ("октябрь 1962 г.", "1962-10-01", "1962-10-31"),
    ("в 1962 году", "1962-01-01", "1962-12-31"),
    ("XIX century", "1801-01-01", "1900-12-31"),
    ("XIXe siècle", "1801-01-01", "1900-12-31"),
    ("siglo XIX", "1801-01-01", "1900-12-31"),
    ("19. Jahrhundert", "1801-01-01", "1900-12-31"),
    ("XIX век", "1801-01-01", "1900-12-31"),
    ("18th and 19th centuries", "1701-01-01", "1900-12-31"),
    ("the second quarter of the 19th century", "1826-01-01", "1850-12-31"),
    ("last decade of the 19th century", "1891-01-01", "1900-12-31"),
    ("1962-W43", "1962-10-22", "1962-10-28"),
    ("week 43 of 1962", "1962-10-22", "1962-10-28"),
    ("last week", "2024-02-19", "2024-02-25"),
    ("1962-11-04", "1962-11-04", "1962-11-04"),
    ("oct 62", "1962-10-01", "1962-10-31"),
    ("Oct. 05", "1905-10-01", "1905-10-31"),
    ("may 1962", "1962-05-01", "1962-05-31"),
    ("October 1962", "1962-10-01", "1962-10-31"),
    ("in october 1962", "1962-10-01", "1962-10-31"),
    ("the year 1962", "1962-01-01", "1962-12-31"),
    ("4 Nov 1962", "1962-11-04", "1962-11-04"),
    ("4 may 62", "1962-05-04", "1962-05-04"),
    ("Nov 4, 1962", "1962-11-04", "1962-11-04"),
    ("Sunday, 4 November 1962", "1962-11-04", "1962-11-04"),
    ("22/10/1962", "1962-10-22", "1962-10-22"),
    ("10/22/1962", "1962-10-22", "1962-10-22"),
    ("4/11/1962", "1962-11-04", "1962-11-04"),
    ("4.xi.62", "1962-11-04", "1962-11-04"),
    ("1962/11/4", "1962-11-04", "1962-11-04"),
    ("19621104", "1962-11-04", "1962-11-04"),
    ("11/1962", "1962-11-01", "1962-11-30"),
    ("1962年11月", "1962-11-01", "1962-11-30"),
    ("ноябрь 1962", "1962-11-01", "1962-11-30"),
    ("1962-10-22..", "1962-10-22", ""),
    ("1962-10-22 ..", "1962-10-22", ""),
    ("..1950", "", "1950-12-31"),
    ("*..1950", "", "1950-12-31"),
    ("1962-10..1962-11", "1962-10-01", "1962-11-30"),
    ("october..november 1962", "1962-10-01", "1962-11-30"),
    ("3..9 december 1962", "1962-12-03", "1962-12-09"),
    ("1962-10-22..1962-10-28", "1962-10-22", "1962-10-28"),
    ("Oct 22, 1962..28 Oct 1962", "1962-10-22", "1962-10-28"),
    ("1950s..1962", "1950-01-01", "1962-12-31"),
    ("1962-10-22/1962-10-28", "1962-10-22", "1962-10-28"),
    ("autumn 1962", "1962-09-01", "1962-11-30"),
    ("fall of 1962", "1962-09-01", "1962-11-30"),
    ("winter 1962", "1962-12-01", "1963-02-28"),
    ("1962-24", "1962-12-01", "1963-02-28"),
    ("1962~", "1960-01-01", "1964-12-31"),
    ("c. 1962", "1960-01-01", "1964-12-31"),
    ("1962-11~", "1962-10-01", "1962-12-31"),
    ("nov 1962~", "1962-10-01", "1962-12-31"),
    ("1962-11-04~", "1962-11-01", "1962-11-07"),
    ("about 4 November 1962", "1962-11-01", "1962-11-07"),
    ("the 1950s", "1950-01-01", "1959-12-31"),
    ("1950s", "1950-01-01", "1959-12-31"),
    ("the '50s", "1950-01-01", "1959-12-31"),
    ("1800s", "1800-01-01", "1899-12-31"),
    ("19th century", "1801-01-01", "1900-12-31"),
    ("the twentieth century", "1901-01-01", "2000-12-31"),
    ("before 1950", "", "1949-12-31"),
    ("until 1950", "", "1950-12-31"),
    ("<= 1950", "", "1950-12-31"),
    ("after 1962-10-22", "1962-10-23", ""),
    ("since 1960", "1960-01-01", ""),
    ("from october 1962", "1962-10-01", ""),
    ("from 1950 to 1962", "1950-01-01", "1962-12-31"),
    ("between 1950 and 4 May 1953", "1950-01-01", "1953-05-04"),
    ("1950 - 1953", "1950-01-01", "1953-12-31"),
    ("1950-53", "1950-01-01", "1953-12-31"),
    ("22 to 28 October 1962", "1962-10-22", "1962-10-28"),
    ("October 30 - November 2, 1956", "1956-10-30", "1956-11-02"),
    ("between 5 and 9 May 1968", "1968-05-05", "1968-05-09"),
    ("between May 5 and May 9, 1968", "1968-05-05", "1968-05-09"),
    ("from 5 May to 9 June 1968", "1968-05-05", "1968-06-09"),
    ("october or november 1962", "1962-10-01", "1962-11-30"),
    ("no earlier than 1950", "1950-01-01", ""),
    ("the 22nd of October 1962", "1962-10-22", "1962-10-22"),
    ("lundi 22 octobre 1962", "1962-10-22", "1962-10-22"),
    ("12 brumaire an IX", "1800-11-03", "1800-11-03"),
    ("15 Şaban 1130", "1718-07-13", "1718-07-15"),
    ("4 May 1870 O.S.", "1870-05-16", "1870-05-16"),
    ("all of 1962", "1962-01-01", "1962-12-31"),
    ("the sixties", "1960-01-01", "1969-12-31"),
    ("the early sixties", "1960-01-01", "1963-12-31"),
    ("first half of the 19th century", "1801-01-01", "1850-12-31"),
    ("second half of October 1962", "1962-10-16", "1962-10-31"),
    ("first week of October 1962", "1962-10-01", "1962-10-07"),
    ("last week of February 1964", "1964-02-23", "1964-02-29"),
    ("the week of October 24, 1962", "1962-10-22", "1962-10-28"),
    ("Q3 62", "1962-07-01", "1962-09-30"),
    ("10/62", "1962-10-01", "1962-10-31"),
    ("last quarter of 1962", "1962-10-01", "1962-12-31"),
    ("Q4 1962", "1962-10-01", "1962-12-31"),
    ("1962-Q1", "1962-01-01", "1962-03-31"),
    ("second half of 1962", "1962-07-01", "1962-12-31"),
    ("early 1962", "1962-01-01", "1962-04-30"),
    ("mid-november 1962", "1962-11-11", "1962-11-20"),
    ("late february 1964", "1964-02-21", "1964-02-29"),
    ("the late 1950s", "1957-01-01", "1959-12-31"),
    ("today", "2024-03-01", "2024-03-01"),
    ("yesterday", "2024-02-29", "2024-02-29"),
    ("last month", "2024-02-01", "2024-02-29"),
    ("this year", "2024-01-01", "2024-12-31"),
]


@pytest.mark.parametrize(("typed", "first", "last"), TYPED)
def test_what_is_typed_is_read(typed: str, first: str, last: str) -> None:
    found = read_range(typed, today=TODAY)
    assert found is not None
    assert found.earliest == (date.fromisoformat(first) if first else None)
    assert found.latest == (date.fromisoformat(last) if last else None)
    assert found.text == typed


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "banana", "..", "*..*", "none", "oct", "4 nov", "62", "1962-13", "1962-02-30", "31 June 1962",
     "30/2/1962", "1962..1950", "1962-11..1962-10", "1962..banana", "from 1962 to 1950", "early modern", "third half of 1962",
     "4 November 1962 Moscow", "1962..1963..1964", "9999~", "before", "Q5 1962", "1" * 500,
     "early late 1962", "week of about 22 October 1962"],
)  # fmt: skip
def test_what_cannot_be_read_is_none(typed: str) -> None:
    assert read_range(typed, today=TODAY) is None


@pytest.mark.parametrize(
    ("typed", "reversed_"),
    [("1962..1961", True), ("from 1962 to 1950", True), ("1962-11..1962-10", True), ("banana", False), ("", False),
     ("1961..1962", False), ("1962..", False), ("1962..banana", False)],
)  # fmt: skip
def test_a_span_in_the_wrong_order_is_known_from_what_is_none(typed: str, reversed_: bool) -> None:
    assert ends_before_it_begins(typed) is reversed_


@pytest.mark.parametrize("typed", ["none", "None", " undated ", "n.d.", "s. d.", "o.D.", "ohne Datum", "без даты"])
def test_a_way_to_ask_for_the_undated(typed: str) -> None:
    assert is_undated(typed)
    assert not is_undated("1962")


@given(st.dates(), st.dates())
def test_two_days_are_a_range_in_one_order_only(one: date, other: date) -> None:
    found = read_range(f"{one.isoformat()}..{other.isoformat()}")
    if one <= other:
        assert found is not None
        assert (found.earliest, found.latest) == (one, other)
    else:
        assert found is None


DAYS = st.dates(date(1500, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%d/%m/%Y"]))
def test_a_day_is_read_in_every_form(day: date, form: str) -> None:
    found = read_range(day.strftime(form))
    assert found is not None
    assert found.earliest == found.latest == day


@given(st.dates(), st.sampled_from(["", "~"]), st.sampled_from([4, 7, 10]))
def test_edtf_means_the_same_here(day: date, about: str, length: int) -> None:
    text = day.isoformat()[:length] + about
    span, found = from_edtf(text), read_range(text)
    assert (span is None) == (found is None)
    if span and found:
        assert (span.earliest, span.latest) == (found.earliest, found.latest)


TYPED_WORDS = " ".join(typed for typed, *_ in TYPED).split()
WORDS = st.sampled_from([*TYPED_WORDS, "..", "~", "-", "/", "?", "[", "]", "(", ")", "th", "'s", "Z", "ы"])


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.lists(WORDS, max_size=12).map("".join) | st.text(max_size=60))
def test_nothing_typed_raises(typed: str) -> None:
    found = read_range(typed, today=TODAY)
    if found:
        assert found.earliest or found.latest
        assert not (found.earliest and found.latest and found.earliest > found.latest)
