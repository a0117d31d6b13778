"""To whom a copy went, where the text says so outside the lists of its header."""

import pytest

from corpus.draft import Draft
from corpus.normalise.headings.institutions import Setting
from corpus.normalise.parties.copies import copied_to


@pytest.mark.parametrize(
    ("part", "text", "copied"),
    [
        ("body", "Repeated to Washington and Paris.\n\nI saw him.", ["Washington", "Paris"]),
        (
            "body",
            "Addressed to Foreign Office telegram No. 41 of 4 May; repeated for information to Rome and Saving to Bonn.\n\nText",
            ["Rome", "Bonn"],
        ),
        ("body", "ADDRESSED TO FOREIGN OFFICE TELEGRAM NO. 41\nREPEATED TO ROME AND BONN\n\nTEXT", ["ROME", "BONN"]),
        ("body", "(Communiqué à Londres, Rome et Berlin.)\n\nLe ministre est parti.", ["Londres", "Rome", "Berlin"]),
        ("body", "Nachrichtlich: London, Paris\n\nIch sah ihn.", ["London", "Paris"]),
        ("source note", "Source: Files. Secret. Repeated to Bonn, Moscow, and Rome.", ["Bonn", "Moscow", "Rome"]),
        ("body", "He came.\n\nCopy to: Foreign Office", ["Foreign Office"]),
        ("body", "The news was repeated to London by the Minister.", []),
        ("body", "Repeated reports to London say nothing.", []),
        ("body", "Communiqué of the Ministry\n\nThe herring is dear.", []),
    ],
)
def test_copies(part: str, text: str, copied: list[str]) -> None:
    found = copied_to(Draft({part: text}, ""), Setting(None, ""))
    assert [each.evidence.words for each in found] == copied
    assert all(text[each.evidence.start : each.evidence.end] == each.evidence.words for each in found)
