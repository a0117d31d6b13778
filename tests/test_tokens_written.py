"""What an engine that is asked in queries is given to index: the forms of each text, word for word."""

import pytest

from index.analysis import forms
from index.engine import Entry
from index.engines.asked.lexicon import form_of_token, stem_in
from index.engines.asked.writing import Maker

TEXTS = {
    "en": "The U.S. Minister's note, of the 3rd; No. 5: «prices» 3.50, (e.g.) naïve co-operation... Mr. O'Neill: yes.",
    "fr": "L'ambassadeur, côté cour; aujourd'hui: M. Dupré et l'œuvre. Cote, côté.",
    "de": "Die Straße, der Vertrag: Nr. 7; z.B. Maßnahmen. Masse, Maße.",
    "zh": "外交部长, 1972.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_tokens_of_a_text_are_its_forms(language: str) -> None:
    maker = Maker()
    # What is met again is remembered; it must say the same.
    for _ in range(2):
        written = maker.written(Entry(1, "v1", language, {"body": TEXTS[language]}, {}))
        tokens = written.texts["body"].split(" ")
        expected = forms(TEXTS[language], language)
        assert [form_of_token(token) for token in tokens] == [form.exact for form in expected]
        assert [stem_in(token, language) for token in tokens] == [form.stem for form in expected]
        assert written.stems.split(" ") == [form.stem for form in expected]


def test_more_pieces_than_are_remembered_are_written_all_the_same() -> None:
    maker = Maker()
    for start in range(0, 220_000, 20_000):
        words = [f"w{number}," for number in range(start, start + 20_000)]
        written = maker.written(Entry(1, "v1", "en", {"body": " ".join([*words, "treaties."])}, {}))
        tokens = written.texts["body"].split(" ")
        assert tokens == [*(word[:-1] for word in words), "treaties"]
    assert len(list(maker.fresh())) == 220_001
