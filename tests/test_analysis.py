"""What a token is: its forms, its place, and that no text can break or stall the cutting."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import LONGEST, fold, forms, spans, stem_of, words


def exact(text: str, language: str = "en") -> list[str]:
    return [form.exact for form in forms(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quarantine lifted", ["quarantine", "lifted"]),
        ("the U.S.S.R. and U.S.-Polish talks", ["the", "ussr", "and", "us", "polish", "talks"]),
        ("the U.S.S.R.'s note", ["the", "ussr", "note"]),
        ("A.I. Haluska, A.I.Haluska", ["ai", "haluska", "ai", "haluska"]),
        ("vis-à-vis", ["vis", "a", "vis"]),
        ("the envoy's, the ENVOY'S, the envoy’s, envoys'", ["the", "envoy"] * 3 + ["envoys"]),
        ("l'envoyé d’État dell'Austria", ["l", "envoye", "d", "etat", "dell", "austria"]),
        ("Ch'en, Ba'ath, O'Hara, don't", ["chen", "baath", "ohara", "dont"]),
        ("nº123 № 45 No.67", ["n", "123", "45", "no", "67"]),
        ("1974BELLIN00173 and 3rd", ["1974bellin00173", "and", "3rd"]),
        ("Vlček² said¹", ["vlcek", "said"]),
        ("Łódź Ørsted Straße İzmir ﬁn", ["lodz", "orsted", "strasse", "izmir", "fin"]),
        ("Ёлкин Андрей", ["елкин", "андреи"]),
        ("e\u0301te\u0301", ["ete"]),
        ("co\u00adoperate", ["cooperate"]),
        ("北京a", ["北", "京", "a"]),
        ("서울", ["서", "울"]),
        ("ไทย", ["ไ", "ท", "ย"]),
        ("كِتاب أمة", ["كتاب", "امة"]),
        ("שָׁלוֹם", ["שלום"]),
        ("१९६२ ١٩٦٢", ["1962", "1962"]),
        ("snake_case", ["snake", "case"]),
        ("— … = !", []),
    ],
)
def test_exact_forms(text: str, expected: list[str]) -> None:
    assert exact(text) == expected


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "negotiation negotiations"),
        ("fr", "négociation négociations"),
        ("es", "negociación negociaciones"),
        ("pt", "negociação negociações"),
        ("de", "Verhandlung Verhandlungen"),
        ("it", "trattativa trattative"),
        ("ru", "переговоры переговоров"),
        ("ar", "السفير سفير"),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, words: str) -> None:
    assert len({form.stem for form in forms(words, language)}) == 1
    assert len({form.exact for form in forms(words, language)}) == 2


@pytest.mark.parametrize(
    "words", ["minister ministers", "gezant gezanten", "oorlog oorlogen", "antwoord antwoorden", "verdrag verdragen"]
)
def test_dutch_words_keep_their_beginnings_and_lose_their_endings(words: str) -> None:
    singular, plural = forms(words, "nl")
    assert singular.stem == plural.stem == f"nl~{singular.exact}"


def test_a_language_without_stemmer_keeps_the_exact_form() -> None:
    assert all(form.stem == form.exact for form in forms("legations delegated", "xx"))


@given(st.text(), st.sampled_from(["en", "fr", "ru", "", "zz"]))
def test_any_text_gives_sound_tokens(text: str, language: str) -> None:
    found = list(spans(text, language))
    assert [span.form for span in found] == forms(text, language)
    assert [span.position for span in found] == list(range(len(found)))
    assert all(one.end <= other.start for one, other in pairwise(found))
    for span in found:
        assert span.start < span.end
        for form in span.form:
            assert "\n" not in form and not form.startswith("=")
            form.encode()
        language_of_stem, stem = stem_of(span.form.stem)
        assert language_of_stem in ("", language) and "~" not in span.form.exact
        assert 0 < len(span.form.exact) <= LONGEST and 0 < len(stem) <= LONGEST


@given(st.text(alphabet="aé'’.-_ \u0301\u00ad\ud800北\x00\nU", max_size=60))
def test_awkward_letters_give_sound_tokens(text: str) -> None:
    for span in spans(text, "fr"):
        assert text[span.start : span.end].strip()
        span.form.exact.encode()


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=20))
def test_folding_again_changes_nothing(word: str) -> None:
    for form in forms(word, ""):
        assert fold(form.exact) == form.exact


@pytest.mark.parametrize(
    "piece", ["a", "a'", "a.", "e\u0301", "'", "a\u0301'", "\u0301", "l'", "北", "a-", "İ", "1.", "''a"]
)
def test_a_long_run_of_one_piece_is_cut(piece: str) -> None:
    """An expression that tries too much would never come back from these."""
    long, short = exact(piece * 100_000 + " end"), exact(piece * 100 + " end")
    assert long[-1:] == short[-1:]
    assert len(long) >= len(short)


LATIN = st.text(
    st.one_of(st.characters(max_codepoint=0x24F), st.sampled_from("'’‘`.-–— sS\u00adéÉœl"), st.sampled_from("aAbc1 ")),
    max_size=24,
)


@given(LATIN)
def test_a_sign_of_another_script_changes_no_word_before_it(text: str) -> None:
    assert words(f"{text} 京") == [*words(text), "京"]


@given(LATIN)
def test_an_invisible_sign_changes_no_form(text: str) -> None:
    word = text.replace(" ", "")[: LONGEST // 4]
    assert fold(f"{word}\u200b") == fold(word)
