"""Those who put their names under a text together, and the day of the session that a record names."""

import pytest

from corpus.draft import Draft
from corpus.normalise.dates.document import date_of
from corpus.normalise.dates.edtf import to_edtf
from corpus.normalise.parties.document import parties_of
from corpus.normalise.persons.document import participants_of

COLUMN = "Hentzau\nQuill\n[…]\nLe Comte de Teck\nBerg\n"


def roles(title: str, body: str) -> dict[str, str]:
    draft = Draft({"title": title, "body": body}, "")
    found = participants_of(draft, parties_of(draft).value)
    for each in found.evidence:
        assert draft.part(each.part)[each.start : each.end] == each.words
    return {one.person.name.rpartition(" ")[2]: one.role.value for one in found.value}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Protocole numéro 12", "present"),
        ("Protokoll der Sitzung vom 3. Mai 1821", "present"),
        ("Verbale della conferenza", "present"),
        ("Declaration of the Powers", "signatory"),
    ],
)
def test_a_column_of_names_below_a_record_or_another_text(title: str, role: str) -> None:
    assert roles(title, f"La glace tient encore.\n\n{COLUMN}") == dict.fromkeys(
        ("Hentzau", "Quill", "Teck", "Berg"), role
    )


@pytest.mark.parametrize(
    "column",
    [
        "Ruritanie\nFrance\nPrusse\nRussie\n",
        "Londres\nParis\nVienne\n",
        "Hentzau\nQuill\n",
        "Hentzau reads a note\nQuill answers him\nBerg is silent\n",
        "1. Hentzau\n2. Quill\n3. Berg\n",
    ],
)
def test_other_columns_sign_nothing(column: str) -> None:
    found = roles("Protocole numéro 12", f"La glace tient encore.\n\n{column}")
    assert "present" not in found.values()


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Séance du 8 octobre 1818 entre les Ministres plénipotentiaires de Ruritanie", "1818-10-08"),
        ("XII. Conférence du mardi 3 mai 1821 chez le Prince de Hentzau", "1821-05-03"),
        ("Protokoll der Sitzung vom 3. Mai 1821 im Hause des Fürsten", "1821-05-03"),
        ("Seduta del 3 maggio 1821 in casa del Principe", "1821-05-03"),
        ("Sesión del 3 de mayo de 1821 en casa del Príncipe", "1821-05-03"),
        ("Заседание от 3 мая 1921 г. в доме министра", "1921-05-03"),
        ("Meeting held at Oslo on 3 May 1921 at the house of the Minister", "1921-05-03"),
        (
            "3 (39) Conclusions of a Meeting held at 10 Harbour Street on Wednesday, 18th January, 1939, at 11 a.m.",
            "1939-01-18",
        ),
        ("The meeting of the Powers on the treaty of 3 May 1821", ""),
        ("The conference agreed on 3 May 1821 to meet again", ""),
    ],
)
def test_the_day_of_the_session(line: str, edtf: str) -> None:
    span = date_of(Draft({"title": "Protocole No 12", "body": f"{line}\n\nLa glace tient encore."}, "")).value.span
    assert (to_edtf(span) if span else "") == edtf


def test_a_text_of_one_word_is_signed_by_nobody() -> None:
    assert roles("Salt", "Noted.") == {}
