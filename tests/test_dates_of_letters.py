"""Dates as old letters, charters and registers write them: in words, by old names of months, misspelt, without a year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft
from corpus.files import InputFile
from corpus.ingest import Record, records
from corpus.normalise.dates.document import date_of
from corpus.normalise.dates.edtf import from_edtf, to_edtf
from corpus.normalise.dates.find import find_dates
from corpus.normalise.dates.spelt import numbers

IN_WORDS = [
    ("Done at Lima, this tenth day of April, one thousand seven hundred and twenty", "1720-04-10"),
    ("on the twenty-second day of May in the year of our Lord one thousand eight hundred and ten", "1810-05-22"),
    ("March the twenty-third, 1804", "1804-03-23"),
    ("Paris, le douze mars mil huit cent vingt", "1820-03-12"),
    ("fait à Oslo, le trente et un mars de l'an de grâce mil sept cent soixante-deux", "1762-03-31"),
    ("le premier mai mil huit cent quatre-vingt-dix-sept", "1897-05-01"),
    ("Wien, den vier und zwanzigsten März 1815", "1815-03-24"),
    ("den 12. Octobris anno Domini sechzehnhundertzwölf", "1612-10-12"),
    ("den zwanzigsten Julij im siebenzehenhundert und ein und zwanzigsten Jahr", "1721-07-20"),
    ("am 5. Mai eintausendachthundertfünfzehn", "1815-05-05"),
    ("Madrid, a veinticuatro de mayo de mil ochocientos veinte", "1820-05-24"),
    ("Lisboa, aos 3 de Março de mil oitocentos e vinte e dois", "1822-03-03"),
    ("Napoli, li 7 giugno milleottocentoventi", "1820-06-07"),
    ("Datum Romae, die vigesima quinta Martii millesimo sexcentesimo vigesimo", "1620-03-25"),
    ("gegeven den 3. Mei zestienhonderd twaalf", "1612-05-03"),
]
OLD_NAMES = [
    ("Della Haye ce 22e d'aoust 1616", "1616-08-22"),
    ("Pera, 20 Xmbris 1719", "1719-12-20"),
    ("Vienna, 1 7mbris 1720", "1720-09-01"),
    ("in castris 5ta Augusti 1716", "1716-08-05"),
    ("prima die mensis Augusti 1567", "1567-08-01"),
    ("ultima Februarii 1719", "1719-02-28"),
    ("le dernier jour de mars 1621", "1621-03-31"),
    ("den 17ten Hornung 1625", "1625-02-17"),
    ("den 5. Brachmonats 1640", "1640-06-05"),
    ("12 Louwmaand 1810", "1810-01-12"),
    ("ce 3 juin de l'an de grâce 1815", "1815-06-03"),
]
MISSPELT = [
    ("Oslo, 12 Janurary 1962", "1962-01-12"),
    ("Berlin, 3 Otkober 1938", "1938-10-03"),
    ("0ctober 5, 1938", "1938-10-05"),
    ("4 Ju1y 1962", "1962-07-04"),
]


@pytest.mark.parametrize(("text", "edtf"), IN_WORDS + OLD_NAMES + MISSPELT)
def test_what_old_letters_write_is_read(text: str, edtf: str) -> None:
    assert [to_edtf(found.span) for found in find_dates(text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "the march of one thousand six hundred men",
        "they paid one thousand eight hundred, in gold",
        "15 Martha 1962",
        "trois mille cinq cents hommes",
        "einhundert fünffzig gefangene",
        "no man may",
    ],
)
def test_other_numbers_in_words_are_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nineteen hundred five", 1905),
        ("eighteen hundred and twelve", 1812),
        ("mille seicento diciotto", 1618),
        ("millesettecentonovantasette", 1797),
        ("dix-huit cent douze", 1812),
        ("mil huit cent quatre vingt un", 1881),
        ("mil novecientos treinta y seis", 1936),
        ("tausend sechshundert und zwölff", 1612),
        ("two thousand four", 2004),
    ],
)
def test_a_year_in_words(text: str, value: int) -> None:
    assert [(one.start, one.end, one.value) for one in numbers(text)] == [(0, len(text), value)]


WORDS = st.sampled_from(
    [
        "mil",
        "mille",
        "huit",
        "cent",
        "cents",
        "quatre",
        "vingt",
        "dix",
        "et",
        "un",
        "one",
        "thousand",
        "eight",
        "hundred",
        "and",
        "twenty",
        "first",
        "May",
        "mars",
        "den",
        "hundert",
        "und",
        "zwanzigsten",
        "tausend",
        "März",
        "1820",
        "12",
        "de",
        "mayo",
        "mil",
        "ocho",
        "cientos",
        "veinticuatro",
        "vigesima",
        "die",
        "Martii",
    ]
)


@given(st.lists(WORDS, max_size=16).map(" ".join))
def test_whatever_words_are_read_stand_where_they_are_said_to_and_read_back(text: str) -> None:
    for one in numbers(text):
        assert 1 <= one.value <= 31 or 1400 <= one.value <= 2099
        assert text[one.start : one.end].strip() == text[one.start : one.end]
    for found in find_dates(text):
        back = from_edtf(to_edtf(found.span))
        assert back is not None
        assert (back.earliest, back.latest) == (found.span.earliest, found.span.latest)


def dated(**parts: str) -> str:
    span = date_of(Draft(parts, "")).value.span
    return (to_edtf(span) + ("!" if span.inferred else "")) if span else ""


LETTER = "Reverend Sir,\n\nthe ice has come early this year, and the boats lie in harbour."


@pytest.mark.parametrize(
    ("body", "edtf"),
    [
        (f"Nr. 7. d.d. Pera 3. Junii 1719\n\n{LETTER}\n\nPera den 31. Maii 1719\n\nHugo Berg", "1719-05-31"),
        (f"Nr. 7. d.d. Pera 3. Junii 1719\n\n{LETTER}\n\nHugo Berg", "1719-06-03"),
        (
            f"Nr. 7. d.d. Pera 3. Junii 1719. P.S. d.d. 5. Junii 1719\n\n{LETTER}\n\nPera den 5. Junii 1719",
            "1719-06-03",
        ),
        (f"{LETTER}\n\nDa Oslo nel porto di Bergen a' 14 maggio 1618\n\nHugo Berg", "1618-05-14"),
        (f"{LETTER}\n\nGeschrieben im Ramazan des Jahres 975 (29.2.–9.3.1568)\n\nin Edirne", "1568-02-29/1568-03-09"),
        (f"{LETTER}\n\nThe ice holds. Done at Lima, this 4th day of May 1820", "1820-05-04"),
        (
            f"{LETTER}\n\nWritten in our city of Oslo\n\non the tenth day of April, 1720, of our reign the ninth",
            "1720-04-10",
        ),
    ],
)
def test_the_day_at_the_end_of_a_letter(body: str, edtf: str) -> None:
    assert dated(body=body) == edtf


ENCLOSED = "The protocol of the last session was read.\n\nAnnex\n\nOslo, le 19 Octobre 1818\n\nThe ice."


@pytest.mark.parametrize(
    ("dateline", "edtf"),
    [
        ("Oslo, le 7 Novembre", "1818-11-07!"),
        ("Oslo, le 7 Mars", ""),
        ("Bergen, le 7 Novembre", ""),
    ],
)
def test_the_year_of_a_protocol_is_that_of_its_annexes_at_the_same_place(dateline: str, edtf: str) -> None:
    assert dated(dateline=dateline, body=ENCLOSED) == edtf


def telegram(group: str, serial: str = "CONFIDENTIAL OSLO 10191", received: str = "") -> str:
    return f"{group}\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC 1234\n{received}BT\n{serial}\nSUBJECT: ICE\n1. THE ICE HOLDS.\nBT\n"


@pytest.mark.parametrize(
    ("path", "text", "edtf"),
    [
        ("x/a.txt", telegram("R 121530Z OCT 76"), "1976-10-12"),
        ("1976/a.txt", telegram("R 121530Z OCT"), "1976-10-12"),
        ("x/1976OSLO10191.txt", telegram("R 121530Z OCT"), "1976-10-12"),
        ("x/a.txt", telegram("R 121530Z OCT", "C O N F I D E N T I A L 76 OSLO 10191"), "1976-10-12"),
        ("x/a.txt", telegram("R 311530Z DEC", received="RECEIVED JAN 1, 1977\n"), "1976-12-31"),
        ("x/a.txt", telegram("R 121530Z OCT"), ""),
    ],
)
def test_a_group_without_its_year(path: str, text: str, edtf: str) -> None:
    item = next(iter(records(InputFile.in_memory(path, text.encode()), "ice")))
    assert isinstance(item, Record)
    date = item.cable.date
    assert (to_edtf(date) if date else "") == edtf
    assert item.cable.sender is not None and item.cable.sender.post == "Oslo"
