"""A text without its page furniture, its paragraphs kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalise.text import tidy


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("One.\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree."),
        ("One.\n\n \n\nTwo.", "One.\n\nTwo."),
        ("It ends (p. 2) here.", "It ends here."),
        ("It ends here (p. 2).", "It ends here."),
        ("One.\n[Page 93]\nTwo.", "One.\n\nTwo."),
        ("One.\fTwo.", "One.\n\nTwo."),
        ("One\nC O N F I D E N T I A L\n\nPAGE 02        ROME  01019  01 OF 02  121556Z\n\ntwo.", "One\n\ntwo."),
        ("One.\nROMAN\nNNN", "One.\nROMAN"),
        (
            "One.\n\nDeclassified/Released US Department of State EO Systematic Review 30 JUN 2005\n\nTwo.",
            "One.\n\nTwo.",
        ),
        ("One.\n- 4 -\nTwo.", "One.\n\nTwo."),
        ("wheat\u00ad\nfield", "wheatfield"),
        ("a co-\noperative", "a co-\noperative"),
        ("e\u0301te\u0301", "été"),
        ("a\x1b[31mb\u202ec\x07", "a[31mbc"),
        ("TOP SECRET\n\nText of page 4 of the book.", "TOP SECRET\n\nText of page 4 of the book."),
        ("See (p. 4 of the annex).", "See (p. 4 of the annex)."),
        ("", ""),
    ],
)
def test_tidy(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \n\r\f()[].p123PAGESECRTN-"))))
def test_tidying_twice_changes_nothing(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once and "\n\n\n" not in once
