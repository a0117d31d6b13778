"""The messages that a cable names: verbatim, in order, never its own number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft, Mark
from corpus.normalise.references import references_of


def found(body: str, title: str = "", **parts: str) -> list[str]:
    made = Draft(parts={"title": title, "body": body, **parts}, digest="")
    finding = references_of(made)
    assert all(made.parts[why.part][why.start : why.end] == why.words for why in finding.evidence)
    return [each.verbatim for each in finding.value]


@pytest.mark.parametrize(
    ("body", "references"),
    [
        ("Ref: A. Paris 19972, B. State 208534\n\n1. Text", ["Paris 19972", "State 208534"]),
        ("REF: (A) STATE 165916; (B) ROME 10191\n\nTEXT", ["STATE 165916", "ROME 10191"]),
        ("REFS: STATE 123\n      PARIS 456\n      BONN 7\nSUMMARY: None", ["STATE 123", "PARIS 456", "BONN 7"]),
        ("271. Ref: A. Deptel 199, B. Vellin 88.\n\nText", ["Deptel 199", "Vellin 88"]),
        ("This answers Deptel 505 and Embtel 12.", ["Deptel 505", "Embtel 12"]),
        ("It was said in Deptels 1106 and 1126 before.", ["Deptels 1106 and 1126"]),
        ("Your 593. We agree.", ["Your 593"]),
        ("As in Embassy's 2468, October 3, 9 p.m., we hold.", ["Embassy's 2468, October 3, 9 p.m."]),
        ("I refer to my telegram No. 123 and to your despatch No. 5 of July 3, 1931.",
         ["my telegram No. 123", "your despatch No. 5 of July 3, 1931"]),
        ("Compare 1976VELLIN10191 for the rest.", ["1976VELLIN10191"]),
        ("Please see Cablegram 2237 on this.", ["Cablegram 2237"]),
        ("Your letter 9th September has come.", ["Your letter 9th September"]),
        ("My VE87. Guarantee obtained.", ["My VE87"]),
        ("My 45 years, your 3 ships and 1,200 tons of wheat cost 20 per cent more in 1931.", []),
        ("593. The bread is dear.", []),
        ("Nothing is cited here.", []),
    ],
)  # fmt: skip
def test_references(body: str, references: list[str]) -> None:
    assert found(body) == references


def test_the_own_number_is_no_reference() -> None:
    assert found("Telegram 12 from Vellin\n\nText", title="Telegram 12 From the Embassy in Valmora") == []
    assert found("Secto 12. The conference opened.") == []


def test_marks_come_first() -> None:
    marks = (Mark("references", "STATE 165916", "head", 5),)
    made = Draft(parts={"head": "REF: STATE 165916", "body": "It answers Deptel 5."}, digest="", marks=marks)
    assert [each.verbatim for each in references_of(made).value] == ["STATE 165916", "Deptel 5"]


@given(st.text(alphabet=st.sampled_from("Your 593.telgram No,;:\n()ABREF December pm12")))
def test_nothing_breaks_it(text: str) -> None:
    found(text, head=text)
