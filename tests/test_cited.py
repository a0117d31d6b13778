"""What the words of a reference say of the message that is meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise.cited import HERE, Cited, When, Whose, cited_in, day_of

MINE, YOURS, HOME, MISSION, POST, UNSAID = (
    Whose.MINE, Whose.YOURS, Whose.HOME, Whose.MISSION, Whose.POST, Whose.UNSAID,
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Deptel 505", [Cited(HOME, "telegram", number="505")]),
        ("Deptels 505 and 507", [Cited(HOME, "telegram", number="505"), Cited(HOME, "telegram", number="507")]),
        ("Your 593", [Cited(YOURS, number="593")]),
        ("mytel 631", [Cited(MINE, "telegram", number="631")]),
        ("Embassy's 2468, October 3, 9 p.m.", [Cited(MISSION, number="2468", when=When(3, 10))]),
        ("the Department’s telegram No. 62 of July 28, 5 p.m.",
         [Cited(HOME, "telegram", number="62", when=When(28, 7))]),
        ("my despatch No. 45 of the 2nd instant", [Cited(MINE, "despatch", number="45", when=When(2, 0))]),
        ("your note of the 2d ultimo", [Cited(YOURS, "note", when=When(2, -1))]),
        ("your letter of March 8, 1948", [Cited(YOURS, "letter", when=When(8, 3, 1948))]),
        ("Your letter 9th September", [Cited(YOURS, "letter", when=When(9, 9))]),
        ("Paris 19972, 19980",
         [Cited(POST, number="19972", post="Paris"), Cited(POST, number="19980", post="Paris")]),
        ("USUN 1510, 1548", [Cited(POST, number="1510", post="USUN"), Cited(POST, number="1548", post="USUN")]),
        ("76 STATE 165916", [Cited(POST, number="165916", post="STATE", year=1976)]),
        ("05 VELLIN 1107", [Cited(POST, number="1107", post="VELLIN", year=2005)]),
        ("1976VELLIN01019", [Cited(POST, number="1019", post="VELLIN", year=1976)]),
        ("A. TEL AVIV 0123 (NOTAL)", [Cited(POST, number="123", post="TEL AVIV")]),
        ("Telegram 2858 from Bonn, May 23", [Cited(POST, "telegram", number="2858", post="Bonn", when=When(23, 5))]),
        ("airgram A-48 to Taipei, November 29",
         [Cited(UNSAID, "airgram", number="A48", to="Taipei", when=When(29, 11))]),
        ("Polto 865, December 15", [Cited(series="polto", number="865", when=When(15, 12))]),
        ("your CAP-64375", [Cited(YOURS, series="cap", number="64375")]),
        ("Your K.132", [Cited(YOURS, number="K132")]),
        ("votre télégramme nº 123 du 3 mai", [Cited(YOURS, "telegram", number="123", when=When(3, 5))]),
        ("Drahtbericht Nr. 45 vom 3. Mai", [Cited(UNSAID, "telegram", number="45", when=When(3, 5))]),
        ("Ваша телеграмма № 123 от 3 мая", [Cited(YOURS, "telegram", number="123", when=When(3, 5))]),
        ("su telegrama núm. 12 de 3 de mayo", [Cited(YOURS, "telegram", number="12", when=When(3, 5))]),
        ("Suo telegramma n. 12 del 3 maggio", [Cited(YOURS, "telegram", number="12", when=When(3, 5))]),
        ("seu telegrama n.º 12, de 3 de maio", [Cited(YOURS, "telegram", number="12", when=When(3, 5))]),
        ("Document 229", [Cited(number="229", edition=HERE)]),
        ("footnote 4, Document 262", [Cited(number="262", edition=HERE)]),
        ("Documents 31 and 49", [Cited(number="31", edition=HERE), Cited(number="49", edition=HERE)]),
        ("vol. VII, Part 2, Document 82", [Cited(number="82", edition="vol. VII, Part 2")]),
        ("A. NSC 162/2", []),
        ("no message at all", []),
        ("", []),
    ],
)  # fmt: skip
def test_cited(words: str, expected: list[Cited]) -> None:
    assert list(cited_in(words)) == expected


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (When(3, 5), date(1931, 5, 3)),
        (When(11, 5), date(1931, 5, 11)),
        (When(12, 5), date(1930, 5, 12)),
        (When(31, 12), date(1930, 12, 31)),
        (When(2, 0), date(1931, 5, 2)),
        (When(30, -1), date(1931, 4, 30)),
        (When(31, -1), None),
        (When(29, 2), None),
        (When(8, 3, 1929), date(1929, 3, 8)),
    ],
)
def test_the_day_is_the_last_one_until_then(when: When, day: date | None) -> None:
    assert day_of(when, date(1931, 5, 10)) == day


@given(st.text(max_size=120) | st.text(alphabet="Deptl 0123456789,.ofMay№ABC'/-", max_size=120))
def test_nothing_breaks_it(words: str) -> None:
    for cited in cited_in(words):
        assert cited.number or cited.when
        if cited.when:
            day_of(cited.when, date(1949, 3, 31))
