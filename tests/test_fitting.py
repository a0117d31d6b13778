"""Which of several messages a reference means, and in which volume an edition's document stands."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.cable import Cable, DateSpan, Party, Precision
from corpus.normalise.cited import HERE, Cited, cited_in
from corpus.normalise.fitting import Message, chosen, edition_id, keys_for, keys_of, message_of, numbered


def message(id: str, number: str, day: date, sender: Party, *recipients: Party, kind: str = "telegram") -> Message:
    span = DateSpan(day, day, Precision.DAY)
    return message_of(
        Cable(
            id, id, date=span, sender=sender, recipients=recipients, place=sender.post or "", kind=kind, number=number
        )
    )


DEPARTMENT = Party("the Department of State", body="Department of State")
SECRETARY = Party("The Secretary of State", office="Secretary of State")
LISBON = Party("the Embassy in Portugal", body="Embassy", post="Lisbon")
PORTUGAL = Party("the Embassy in Portugal", body="Embassy", post="Portugal")
MADRID = Party("the Embassy in Spain", body="Embassy", post="Madrid")
UNITED_NATIONS = Party("the Mission at the United Nations", body="Mission at the United Nations")
NEW_YORK = replace(UNITED_NATIONS, post="New York")

CITING = message("citing", "641", date(1962, 3, 4), LISBON, DEPARTMENT)
TO_LISBON = message("to-lisbon", "505", date(1962, 3, 1), SECRETARY, PORTUGAL)
TO_MADRID = message("to-madrid", "505", date(1962, 3, 2), DEPARTMENT, MADRID)
FROM_MADRID = message("from-madrid", "1510", date(1962, 2, 20), MADRID, DEPARTMENT)
FROM_USUN = message("1962USUNN00077", "", date(1962, 2, 21), NEW_YORK, DEPARTMENT)
POLTO = message("polto", "Polto 865", date(1962, 3, 3), LISBON, DEPARTMENT)
OLD_POLTO = message("old-polto", "Polto 866", date(1961, 11, 3), LISBON, DEPARTMENT)
LATER = message("later", "506", date(1962, 3, 8), DEPARTMENT, LISBON)
EVERY = (CITING, TO_LISBON, TO_MADRID, FROM_MADRID, FROM_USUN, POLTO, OLD_POLTO, LATER)


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Deptel 505", "to-lisbon"),
        ("Your 505", "to-lisbon"),
        ("Deptel 505 to Madrid", "to-madrid"),
        ("Deptel 505, March 2", None),
        ("Madrid 1510", "from-madrid"),
        ("Madrid's 1510", "from-madrid"),
        ("Telegram 1510 from Madrid, February 20", "from-madrid"),
        ("USUN 77", "1962USUNN00077"),
        ("1962USUNN00077", "1962USUNN00077"),
        ("Polto 865", "polto"),
        ("Polto 866", None),
        ("telegram 505", "to-lisbon"),
        ("Deptel 506", None),
        ("Lisbon 505", None),
        ("Rome 1510", None),
        ("his telegram 505", None),
        ("Embtel 641", None),
        ("telegram 641", None),
    ],
)
def test_chosen(words: str, id: str | None) -> None:
    (cited,) = cited_in(words)
    found = chosen(cited, CITING, EVERY)
    assert (found[0].id if found else None) == id
    if found:
        assert set(keys_for(cited, CITING)) & set(keys_of(found[0])), "it is found by none of the keys it is kept under"


def test_two_that_fit_are_none() -> None:
    (cited,) = cited_in("Deptel 505")
    assert chosen(cited, CITING, [TO_LISBON, replace(TO_LISBON, id="twin")]) is None


@pytest.mark.parametrize(
    ("id", "number", "expected"),
    [
        ("a/b", "Polto 865", ("polto", "865", "", 0)),
        ("a/b", "A-048", ("", "A48", "", 0)),
        ("a/b", "K. 132", ("", "K132", "", 0)),
        ("a/b", "", ("", "", "", 0)),
        ("1976LISBON04567", "", ("", "4567", "LISBON", 1976)),
        ("files/06VELLIN311", "311", ("", "311", "VELLIN", 2006)),
    ],
)
def test_numbered(id: str, number: str, expected: tuple[str, str, str, int]) -> None:
    assert numbered(id, number) == expected


@pytest.mark.parametrize(
    ("edition", "citing", "id"),
    [
        (HERE, "frus1961-63v05/d7", "frus1961-63v05/d82"),
        (HERE, "dafp-v13/7", "dafp-v13/82"),
        (HERE, "papers/letter", ""),
        ("vol. VII", "frus1958-60v08/d7", "frus1958-60v07/d82"),
        ("volume VII, Part 2", "frus1958-60v08/d7", "frus1958-60v07p2/d82"),
        ("Part 2", "frus1958-60v07p1/d7", "frus1958-60v07p2/d82"),
        ("Foreign Relations, 1961–1963, vol. XIV, Farther Isles", "frus1964-68v02/d7", "frus1961-63v14/d82"),
        ("Foreign Relations, 1948, vol. II", "frus1949v07p2/d7", "frus1948v02/d82"),
        ("Foreign Relations, 1969–1976, volume E–7", "frus1969-76v12/d7", "frus1969-76ve07/d82"),
        ("Volume V", "dafp-v13/7", "dafp-v5/82"),
        ("Foreign Relations, 1945–1950, Farther Isles", "frus1950-55Intel/d7", ""),
    ],
)
def test_the_volume_of_an_edition(edition: str, citing: str, id: str) -> None:
    assert edition_id(Cited(number="82", edition=edition), citing) == id
