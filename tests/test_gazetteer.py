from pathlib import Path

import pytest
from conftest import Cables
from hypothesis import given
from hypothesis import strategies as st

from corpus.gazetteer.folding import fold_place
from corpus.gazetteer.places import city, country


@pytest.mark.parametrize(
    ("names", "place", "land"),
    [
        (("Peking", "Pékin", "Pekin", "Peiping", "Пекин", "北京", "Beijing", "PEKING"), "Beijing (Peking)", "CN"),
        (("Leningrad", "Petrograd", "St. Petersburg", "Saint-Pétersbourg", "Санкт-Петербург"), None, "RU"),
        (("Batavia", "Djakarta", "Jakarta", "Джакарта"), "Jakarta (Batavia)", "ID"),
        (("Constantinople", "Istanbul", "İstanbul", "Pera", "Константинополь"), "Istanbul (Constantinople)", "TR"),
        (("The Hague", "Den Haag", "La Haye", "Гаага", "L’Aja"), "The Hague", "NL"),
        (("Washington", "Washington, D.C.", "WASHINGTON, D. C.", "Вашингтон"), "Washington", "US"),
        (("Mexico", "México, D. F.", "Mexico City", "Ciudad de México"), "Mexico City", "MX"),
        (("القاهرة", "Cairo", "Le Caire", "Kairo"), "Cairo", "EG"),
        (("Santiago", "Santiago de Chile"), "Santiago", "CL"),
        (("Tripoli",), "Tripoli", "LY"),
        (("Tripoli, Lebanon",), "Tripoli", "LB"),
    ],
)
def test_a_place_under_all_its_names(names: tuple[str, ...], place: str | None, land: str) -> None:
    found = {city(name) for name in names}
    assert len(found) == 1
    (meant,) = found
    assert meant is not None
    assert meant.country == land
    assert place is None or meant.label == place


@pytest.mark.parametrize("name", ["Cambridge", "Ostrany", "", ",", "U.S.S. Augusta", "Camp David", "Lebanon, Tripoli"])
def test_no_place_is_guessed(name: str) -> None:
    assert city(name) is None


def test_a_place_lies_where_it_lies() -> None:
    havana = city("La Habana")
    assert havana is not None
    assert (round(havana.latitude), round(havana.longitude)) == (23, -82)
    assert havana.country_name == "Cuba"


@given(st.text(max_size=60))
def test_folding_a_place_twice_changes_nothing(text: str) -> None:
    assert fold_place(fold_place(text)) == fold_place(text)


@given(st.text(max_size=60))
def test_no_name_is_an_error(text: str) -> None:
    assert city(text) == city(f" {text} ")


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("Cuba", "Kuba", "Куба", "古巴"), "Cuba"),
        (("USSR", "U.S.S.R.", "Soviet Union", "the Soviet Union", "СССР", "URSS", "UdSSR"), "Soviet Union"),
        (("Ceylon", "Sri Lanka"), "Ceylon"),
        (("Persia", "Iran", "Perse", "Иран"), "Iran"),
    ],
)
def test_a_country_under_all_its_names(names: tuple[str, ...], name: str) -> None:
    found = {country(each) for each in names}
    assert len(found) == 1
    (meant,) = found
    assert meant is not None
    assert meant.name == name


@pytest.mark.parametrize("name", ["", "Europe", "Moscow", "United Nations"])
def test_no_country_is_guessed(name: str) -> None:
    assert country(name) is None


@pytest.fixture
def from_peking(cables: Cables, tmp_path: Path) -> Cables:
    """Invented letters from one city under three names, and about a country under two."""
    letters = {
        "a.txt": "To: Invented Office\n\nPekin, 4 May 1871.\n\nThe lamps of Persia are lit.\n\nPersia is calm.\n",
        "b.txt": "To: Invented Office\n\nPeking, 4 May 1961.\n\nThe lamps are lit.\n",
        "c.txt": "To: Invented Office\n\nBeijing, 4 May 1991.\n\nThe lamps of Iran are lit.\n\nIran is calm.\n",
        "d.txt": "To: Invented Office\n\nOstrany, 4 May 1991.\n\nThe lamps are lit.\n",
    }
    for name, text in letters.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert cables("ingest", tmp_path).status == 0
    return cables


@pytest.mark.parametrize("asked", ["Peking", "beijing", "Пекин", "Pékin", "Beijing (Peking)"])
def test_a_place_is_found_under_any_of_its_names(from_peking: Cables, asked: str) -> None:
    found = from_peking("search", "--place", asked, "--json").json
    assert sorted(hit["place"] for hit in found["hits"]) == ["Beijing", "Pekin", "Peking"]


def test_a_facet_counts_a_place_once(from_peking: Cables) -> None:
    values = from_peking("facets", "place", "--json").json["facets"]["place"]["values"]
    assert [(each["label"], each["count"]) for each in values] == [("Beijing (Peking)", 3), ("Ostrany", 1)]


def test_a_country_is_spoken_of_under_any_of_its_names(from_peking: Cables) -> None:
    assert from_peking("search", "about:Persien", "--json").json["total"] == 2


def test_a_record_says_where_its_place_lies(from_peking: Cables) -> None:
    hits = from_peking("search", "--place", "peking", "--date", "1871", "--json").json["hits"]
    (letter,) = (from_peking("show", hit["id"], "--json").json for hit in hits)
    assert letter["place"] == "Pekin"
    assert letter["place_located"]["name"] == "Beijing"
    assert letter["place_located"]["country"] == "CN"
