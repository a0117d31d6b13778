"""Days that old letters tell by the feasts of the Church, and the places and persons whose names are no feasts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise.dates.edtf import from_edtf, to_edtf
from corpus.normalise.dates.find import find_dates


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("le jour de la Saint-Jean 1572", "1572-06-24"),
        ("Oslo, Vigilia Nativitatis 1571", "1571-12-24"),
        ("Michaelmas 1605", "1605-09-29"),
        ("am Sankt Martinstag 1530", "1530-11-11"),
        ("el día de Santiago de 1588", "1588-07-25"),
        ("la veille de Noël 1813", "1813-12-24"),
        ("Oslo, St. Andrew's Day, 1605", "1605-11-30"),
        ("in festo Sancti Michaelis anno M. D. XLVII", "1547-09-29"),
        ("crastino Sancti Martini 1510", "1510-11-12"),
        ("an Unser Lieben Frauen Tag Lichtmess 1525", "1525-02-02"),
        ("New Year's Eve 1941", "1941-12-31"),
        ("Christmas Eve 1914", "1914-12-24"),
        ("Allerheiligen 1517", "1517-11-01"),
        # From Easter: Julian before 1583, of either calendar until 1752.
        ("zu Pfingsten 1517", "1517-05-31"),
        ("Easter Sunday 1916", "1916-04-23"),
        ("Good Friday, 1930", "1930-04-18"),
        ("el Viernes Santo de 1600", "1600-03-21/1600-03-31"),
        # The weekday beside a feast, in the calendar of the year.
        ("Montag nach Martini 1530", "1530-11-14"),
        ("the Monday after Easter 1916", "1916-04-24"),
        ("le mardi après Pâques 1572", "1572-04-08"),
    ],
)
def test_a_feast_tells_a_day(text: str, edtf: str) -> None:
    assert [to_edtf(found.span) for found in find_dates(text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "St. Martin 1990 ships",
        "Sankt Petersburg 1762",
        "the eve of the war 1914",
        "Toussaint 1802",
        "at Ascension 1942",
        "Durban in Natal 1943 and after",
        "St. James 1620",
    ],
)
def test_places_and_persons_are_no_feasts(text: str) -> None:
    assert all(found.rule != "feast" for found in find_dates(text))


_PIECES = st.sampled_from(
    [
        "le",
        "jour",
        "de",
        "la",
        "Saint-Jean",
        "Sancti",
        "Vigilia",
        "eve",
        "of",
        "Easter",
        "Christmas",
        "Day",
        "nach",
        "Martini",
        "Montag",
        "feria",
        "secunda",
        "post",
        "1572",
        "1600,",
        "MDXXX",
        "M.",
        "D.",
        "LXXI.",
        "anno",
        "Pfingsten",
        "Noël",
        "in",
        "festo",
        "crastino",
        "octave",
        "St.",
        "Michael's",
    ]
)


@given(st.lists(_PIECES, max_size=12).map(" ".join))
def test_whatever_is_read_stands_where_it_is_said_to_and_reads_back(text: str) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end] == found.span.verbatim
        back = from_edtf(to_edtf(found.span))
        assert back is not None
        assert (back.earliest, back.latest) == (found.span.earliest, found.span.latest)
