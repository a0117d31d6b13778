"""Where a document was written, and where a country has its missions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft, Mark
from corpus.normalise.parties.capitals import capital, seats
from corpus.normalise.parties.document import parties_of
from corpus.normalise.parties.places import place_of


def place(marks: tuple[Mark, ...] = (), **parts: str) -> str:
    one = Draft({name.replace("_", " "): text for name, text in parts.items()}, "", marks=marks)
    found = place_of(one, parties_of(one).value)
    assert all(one.part(each.part)[each.start : each.end] == each.words for each in found.evidence)
    return found.value


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("Washington, May 31, 1962.", "Washington"),
        ("Cablegram 2237 LONDON, 30 June 1947, 6.30 p.m.", "London"),
        ("Cablegram UN405 NEW YORK, [9 April 1946]", "New York"),
        ("Cablegram UND30 CANBERRA, 8 February 1946", "Canberra"),
        ("Cablegram Winch 6 [WASHINGTON, 8 January 1942]", "Washington"),
        ("Cablegram unnumbered 4 March 1940", ""),
        ("Cablegram, Canberra, 16 March 1951", "Canberra"),
        ("Letter BATAVIA, 2 April 1948", "Batavia"),
        ("Legation of the United States, Pekin, August 24, 1870. (Received October 24.)", "Pekin"),
        ("Legation of the United States,\nPekin, August 24, 1870.", "Pekin"),
        ("Department of State, Washington, September 15, 1870.", "Washington"),
        ("Foreign Office, May 9, 1872", ""),
        ("Peking, China, May 25, 1901.", "Peking"),
        ("Australia House, London, 12 October 1927", "London"),
        ("13th March, 1956 CANBERRA", "Canberra"),
        ("6th September, 1957\nCANBERRA", "Canberra"),
        ("Harbin, undated. [Received November 26, 1917, 1.17 p.m.]", "Harbin"),
        ("Rio de Janeiro, May 12, 1927—3 p.m.\n[Received 3:30 p.m.]", "Rio de Janeiro"),
        ("The Hague, May 11, 1964, 8 p.m.", "The Hague"),
        ("[LONDON], 30 July 1942", "London"),
        ("Paris, den 3. August 1914", "Paris"),
        ("Pitsunda, August 9, 1963, 10:15 a.m.", "Pitsunda"),
        ("ليما، ٧ نوفمبر ١٩٦٢", "ليما"),
        ("Novigrad, um 1871", "Novigrad"),
        ("Novigrad le 30 Janvier 1821", "Novigrad"),
        ("Oslo den 23 juli 1951", "Oslo"),
        ("Oslo a' 2 di maggio 1618", "Oslo"),
        ("Conférence du 12 Janvier.", ""),
        ("Lundi 23 Octobre 1820", ""),
        ("Mittwoch, 4. Mai 1820", ""),
        ("P R 211047Z OCT 76", ""),
        ("9th September, 1926", ""),
        ("May 3, 1958", ""),
        ("", ""),
    ],
)
def test_datelines(dateline: str, expected: str) -> None:
    assert place(dateline=dateline) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Nr. 5 d.d. Novigrad 3. Junii 1719\n\nDurchleuchtigster fürst, das eis hält noch.", "Novigrad"),
        ("Nr. 5. d.do. Novigrad den lezten Maii 1719\n\nDurchleuchtigster fürst, das eis hält noch.", "Novigrad"),
        ("Serenissimo Principe, tutto tace.\n\nDa Novigrad a' 26 febraro 1618\n\nPaolo Zen", "Novigrad"),
        ("Serenissimo Principe, tutto tace.\n\nDall'Aquila li 26 febraro 1618\n\nPaolo Zen", "Aquila"),
        ("Gnädiger herr, das eis hält.\n\nNovigrad vor Oslo\n\nden 21. Octobris 1719\n\nHugo Berg", "Novigrad"),
        ("Das Eis hält.\n\nGeschrieben im Jahr 975,\n\nin der Residenz, dem behüteten Edirne.", "Edirne"),
        ("Das Eis hält.\n\nGeschrieben im Jahr 975\n\nim Feldlager zu Novigrad", "Novigrad"),
        ("Das Eis hält.\n\nSie warten in Edirne.\n\nim Feldlager zu Novigrad wartet man.", ""),
    ],
)
def test_a_place_in_the_docket_or_below_a_letter(body: str, expected: str) -> None:
    assert place(body=body) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Journal des Conférences d'Oslo", "Oslo"),
        ("Précis de la Conférence tenue à Vérone le 9 Novembre 1822", "Vérone"),
        ("Protokoll der Sitzung zu Wien", "Wien"),
        ("Journal des Conférences de Monsieur Quill", ""),
        ("Memorandum on the conference of May", ""),
    ],
)
def test_a_conferences_place_in_its_title(title: str, expected: str) -> None:
    assert place(title=title) == expected


def test_a_place_below_the_text_or_of_a_conference() -> None:
    assert (
        place(body="Serenissimo Principe, tutto tace.\n\nDi Novigrad, a' 12 di maggio 1618.\n\nPaolo Zen") == "Novigrad"
    )
    assert place(title="Protocol of a conference held at Novigrad, July 1, 1871") == "Novigrad"
    assert place((Mark("sender", "Embassy Novigrad"),), title="The tin market") == ""


def test_a_marked_place_comes_first_and_loses_its_letterhead() -> None:
    dateline = "Department of State, Washington, September 15, 1870."
    marks = (Mark("place", "Department of State, Washington", "dateline", 0),)
    assert place(marks, dateline=dateline) == "Washington"
    assert place((Mark("place", "VENEZIA"),), dateline="Washington, May 3, 1958") == "Venezia"


def test_the_end_of_a_heading_and_the_signals_line() -> None:
    assert place(title="Memorandum From Mr. Quill to Mr. Ames, Washington, March 14, 1973.") == "Washington"
    assert place(body="R 121530Z OCT 76\nFM AMEMBASSY MOSCOW\nTO SECSTATE WASHDC") == "Moscow"


def test_last_comes_the_post_of_the_mission_that_sent_it() -> None:
    title = "Telegram from Polish Embassy in Havana (Jeleń) to the Foreign Ministry"
    assert place(title=title) == "Havana"
    assert place(title=title, dateline="Santiago, 3 May 1962") == "Santiago"
    assert place(title="Letter, Ada Quill to the Embassy in Havana") == ""


def test_running_text_names_no_place_of_origin() -> None:
    assert (
        place(body="In Paris, on 3 May 1958, the delegates met again and spoke of the tin quota for the coming year.")
        == ""
    )


@pytest.mark.parametrize(
    ("country", "year", "seat"),
    [
        ("Cuba", None, "Havana"),
        ("the USSR", 1962, "Moscow"),
        ("Russia", 1880, "St. Petersburg"),
        ("Germany", 1913, "Berlin"),
        ("Germany", 1962, "Bonn"),
        ("Germany", None, ""),
        ("Turkey", 1900, "Constantinople"),
        ("Pakistan", 1970, "Islamabad"),
        ("China", 1962, ""),
        ("the Republic of China", 1962, "Taipei"),
        ("Ruritania", 1962, ""),
    ],
)
def test_seats_of_government(country: str, year: int | None, seat: str) -> None:
    assert capital(country, year) == seat


def test_no_name_of_a_country_has_two_seats_by_mistake() -> None:
    for seat in seats():
        assert seat.place
        assert seat.first <= seat.last


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_is_an_error(dateline: str, body: str) -> None:
    place(dateline=dateline, body=body)
