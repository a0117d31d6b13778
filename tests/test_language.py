"""In which language a text is written: by script and function words, empty where it is not clear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft, Mark
from corpus.normalise.language import guess_language, language_of, original_language_of
from corpus.normalise.languages import function_words, language_code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bread was dear and it was not to be had by those who were in need of it.", "en"),
        ("Le pain était cher et il ne se trouvait pas dans la ville, mais nous en avons.", "fr"),
        ("Das Brot war teuer und es gab keines in der Stadt, aber wir haben noch etwas.", "de"),
        ("El pan era caro y no lo había en la ciudad, pero nosotros tenemos todavía algo.", "es"),
        ("Il pane era caro e non si trovava nella città, ma noi ne abbiamo ancora.", "it"),
        ("O pão era caro e não havia na cidade, mas nós ainda temos um pouco.", "pt"),
        ("Het brood was duur en het was niet in de stad te krijgen, maar wij hebben nog wat.", "nl"),
        ("Хлеб был дорог, и его не было в городе, но у нас ещё есть немного.", "ru"),
        ("面包很贵，城里没有。", "zh"),
        ("パンは高くて、町にはありませんでした。", "ja"),
        ("빵은 비싸고 도시에는 없었습니다.", "ko"),
        ("الخبز غال ولا يوجد في المدينة", "ar"),
        ("הלחם יקר ואיננו בעיר", "he"),
        ("Το ψωμί ήταν ακριβό στην πόλη.", "el"),
        ("THE BREAD WAS DEAR AND IT WAS NOT TO BE HAD IN THE TOWN.", "en"),
        ("Chleb był drogi i nie było go w mieście, ale mamy jeszcze trochę.", "pl"),
        ("Chléb byl drahý a ve městě už nebyl, ale my ho ještě trochu máme.", "cs"),
        ("Chlieb bol drahý a v meste už nebol, ale my ho ešte trochu máme.", "sk"),
        ("A kenyér drága volt és a városban nem volt, de nekünk még van egy kevés.", "hu"),
        ("Hleb je bio skup i nije ga bilo u gradu, ali predsednik je rekao da će ga biti.", "sr"),
        ("Kruh je bio skup i nije ga bilo u gradu, ali predsjednik je rekao da će ga biti.", "hr"),
        ("Хлебот и пченицата ќе беа скапи; хлеб је био скуп и није га било у граду, љубазни смо.", "sr"),
        ("Хлябът беше скъп и в града нямаше, но той каза, че ще има още.", "bg"),
        ("Pâinea era scumpă și nu se găsea în oraș, dar noi mai avem încă puțină.", "ro"),
        ("Buka ishte e shtrenjtë dhe nuk kishte në qytet, por ne kemi ende pak.", "sq"),
        ("RUSH CALLED ON HIM IN VELLIN NOVEMBER THREE ACCOMPANIED BY COUNSELOR QUILL AND SAID TALKS HAD FAILED", "en"),
        ("VELLIN OSLO ROME PARIS LONDON", ""),
        ("Quillby, J. M. S.; Vellin, D. L.; Hasp, M. N.", ""),
        ("1234 5678", ""),
        ("", ""),
    ],
)
def test_guess(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russian", "ru"),
        ("ru-RU", "ru"),
        ("rus", "ru"),
        ("ger", "de"),
        ("Ottoman Turkish", "ota"),
        ("Klingon", ""),
        ("", ""),
    ],
)
def test_codes(name: str, code: str) -> None:
    assert language_code(name) == code


def test_a_mark_goes_before_the_words_and_names_the_original() -> None:
    marks = (Mark("language", "French"), Mark("original_language", "Russian", "Original Language", 0))
    made = Draft(parts={"body": "The bread was dear.", "Original Language": "Russian"}, digest="", marks=marks)
    assert language_of(made).value == "fr"
    original = original_language_of(made)
    assert (original.value, original.evidence[0].words) == ("ru", "Russian")


def test_every_listed_language_has_function_words_in_lower_case() -> None:
    for language in ("en", "fr", "de", "es", "it", "pt", "nl", "ru"):
        assert len(function_words(language)) >= 80
        assert all(word == word.lower() for word in function_words(language))
    assert function_words("xx") == frozenset()


@given(st.text())
def test_nothing_breaks_it(text: str) -> None:
    made = Draft(parts={"body": text}, digest="")
    for why in language_of(made).evidence:
        assert why.words == text[why.start : why.end]
