import pytest
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
