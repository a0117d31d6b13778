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
        ("REF: A. STATE 165916\n\nPAGE 02 MOSCOW 10191 121556Z\n\n     B. MOSCOW 10100\n     C. BONN 22\n\n1. TEXT",
         ["STATE 165916", "MOSCOW 10100", "BONN 22"]),
        ("REF: (A) STATE 1659\n(B) BONN 22\n\nLIMITED OFFICIAL USE\n\nPAGE 02  VELLIN  02052  01 OF 02  091512Z\n\n"
         "(C) ROME 333, 444\n\n1. SUMMARY: NONE", ["STATE 1659", "BONN 22", "ROME 333, 444"]),
        ("REF: A. STATE 165916\n     B. MOSCOW\nPAGE 02 MOSCOW 10191 121556Z\n10100\n\n1. TEXT",
         ["STATE 165916", "MOSCOW 10100"]),
        ("REF: STATE 165916\n\nSUBJECT: THE FERRY\nREF: MOSCOW\n10191\n\nTEXT", ["STATE 165916", "MOSCOW 10191"]),
        ("En réponse à votre télégramme nº 123 du 3 mai et à votre lettre du 5 mai 1914.",
         ["votre télégramme nº 123 du 3 mai", "votre lettre du 5 mai 1914"]),
        ("Auf Drahtbericht Nr. 45 vom 3. Mai und Ihren Erlass Nr. 7.",
         ["Drahtbericht Nr. 45 vom 3. Mai", "Ihren Erlass Nr. 7"]),
        ("Ваша телеграмма № 123 от 3 мая получена, Ваш № 124 нет.", ["Ваша телеграмма № 123 от 3 мая", "Ваш № 124"]),
        ("Con referencia a su telegrama núm. 12 de 3 de mayo.", ["su telegrama núm. 12 de 3 de mayo"]),
        ("In risposta al Suo telegramma n. 12 del 3 maggio.", ["Suo telegramma n. 12 del 3 maggio"]),
        ("Em resposta ao seu telegrama n.º 12, de 3 de maio.", ["seu telegrama n.º 12, de 3 de maio"]),
        ("你21日来电收到。我馆5月3日去电未复。", ["你21日来电", "我馆5月3日去电"]),
        ("贵电第一一三〇号敬悉，另见你馆第45号电。", ["贵电第一一三〇号", "你馆第45号电"]),
        ("貴電第八七四号ニ関シ往電第五号", ["貴電第八七四号", "往電第五号"]),
        ("本日21日电台广播，第三号议案，五月三日到。", []),
        ("Le 3 mai 1914, douze hommes du 5e régiment; vom 3. Mai bis 5. Juni; de 3 de mayo.", []),
        ("He laid Document 12 of the conference before them.", []),
    ],
)  # fmt: skip
def test_references(body: str, references: list[str]) -> None:
    assert found(body) == references


@pytest.mark.parametrize(
    ("note", "references"),
    [
        ("1. See Document 229.", ["Document 229"]),
        ("2. See footnote 4, Document 262, and Documents 12 and 14–16.", ["Document 262", "Documents 12 and 14–16"]),
        ("3. See Part 2, Document 82.", ["Part 2, Document 82"]),
        ("4. Printed in Foreign Relations, 1961–1963, vol. V, Document 34.",
         ["Foreign Relations, 1961–1963, vol. V, Document 34"]),
        ("5. Printed in Foreign Relations, 1964–1968, vol. XXXI, Farther Isles; Valmora, Documents 439, 442, and 449.",
         ["Foreign Relations, 1964–1968, vol. XXXI, Farther Isles; Valmora, Documents 439, 442, and 449"]),
        ("6. NSC Document 68; see ibid., Document 7, and Documents on Ferries, 1957, Document 3.", []),
        ("7. Printed in Foreign Relations, 1948, vol. II, p. 12. See also Document 33.", ["Document 33"]),
    ],
)  # fmt: skip
def test_the_documents_that_editors_name(note: str, references: list[str]) -> None:
    assert found("The ferry sails.", notes=note) == references
    assert found(note, title="Editorial Note") == references


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
