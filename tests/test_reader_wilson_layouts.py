"""The Wilson Center's texts beside its export: citations, catalogue's names, other orders of labels, pasted pages."""

import pytest
from reading_wilson import CITATION, TEXT, marks, only

from corpus.draft import BODY, HEAD, SUMMARY, TITLE
from corpus.files import InputFile
from corpus.readers.catalogue_names import natural
from corpus.readers.wilson import READER
from corpus.readers.wilson_citation import address_in, holding_in, id_in, title_in, translator_in


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://digitalarchive.wilsoncenter.org/document/110429", "wilson-110429"),
        ("http://digitalarchive.wilsoncenter.org/document/110429.pdf?v=2", "wilson-110429"),
        ("https://digitalarchive.umd.edu/document/some-telegram-1962-110429", "wilson-110429"),
        ("https://digitalarchive.wilsoncenter.org/document/Some-Telegram-1962", "wilson-some-telegram-1962"),
        ("https://mirror.example.org/wilson/document/110429", "wilson-110429"),
        ("https://digitalarchive.wilsoncenter.org/collection/5", ""),
        ("", ""),
    ],
)
def test_the_id_is_the_number_of_the_address(address: str, name: str) -> None:
    assert id_in(address) == name
    assert address_in(f"{CITATION.partition('<')[0]} <{address}>") == address


WCDA = "Wilson Center Digital Archive"


@pytest.mark.parametrize(
    ("rest", "archive", "fonds"),
    [
        (f"{WCDA}, ARF; copy obtained by X", "ARF", ""),
        (f"{WCDA}, ARF, fond 0104, op. 18, d. 6.", "ARF", "fond 0104, op. 18, d. 6"),
        (
            f"{WCDA}, Royal Archive (RAR), Strelsau, f. 3. Translated by A. Sapt.",
            "Royal Archive (RAR), Strelsau",
            "f. 3",
        ),
        (f"{WCDA}, PRC FMA 109-03798-02, 1-3. Obtained by B.", "PRC FMA", "109-03798-02, 1-3"),
        (f"{WCDA}, National Library, Washington, D.C.", "National Library, Washington, D.C.", ""),
        (f"{WCDA}, published in a bulletin", "", ""),
        (f"{WCDA}. https://digitalarchive.wilsoncenter.org/document/1", "", ""),
        (
            "History and Public Policy Program Digital Archive, MOL, XIX-J-1-j, 3. d. Translated by C.",
            "MOL",
            "XIX-J-1-j, 3. d",
        ),
        ("A Newspaper, 4 May 1963", "", ""),
    ],
)
def test_the_holding_archive_stands_after_the_digital_one(rest: str, archive: str, fonds: str) -> None:
    assert holding_in(f'"A telegram", May 3, 1963, {rest}') == (archive, fonds)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("; translation by John Sapt <https://x>", "John Sapt"),
        (". Translated by Fritz von Tarlenheim.", "Fritz von Tarlenheim"),
        (". Translated for NKIDP by A. B. Sapt and Karl Black. Obtained by C.", "A. B. Sapt and Karl Black"),
        (". Translated from the Polish by Ann Sapt, with notes", "Ann Sapt"),
        (". Translator: Péter Éber", "Péter Éber"),
        (". Translated by hand", ""),
        (". Nobody did", ""),
    ],
)
def test_the_translator_is_named_after_the_word(words: str, name: str) -> None:
    assert translator_in(f"{WCDA}, ARF{words}") == name


@pytest.mark.parametrize(
    ("citation", "title"),
    [
        ('"A telegram," May 3, 1963, Wilson Center Digital Archive', "A telegram"),
        ('"A telegram", 3 May 1963, Wilson Center Digital Archive', "A telegram"),
        ("“Report, ‘On Sugar,’” undated, History and Public Policy Program Digital Archive", "Report, ‘On Sugar,’"),
        ('"The "Sugar" Talks, May 1963", May 3, 1963, Wilson Center Digital Archive', 'The "Sugar" Talks, May 1963'),
        ('"A telegram," Wilson Center Digital Archive', "A telegram"),
        ("A telegram, May 3, 1963, Wilson Center Digital Archive", ""),
        ('"A telegram that never ends, May 3, 1963', ""),
        ("", ""),
    ],
)
def test_the_citation_quotes_the_title(citation: str, title: str) -> None:
    at, words = title_in(citation)
    assert words == title
    assert citation[at : at + len(words)] == words


OTHER_ORDER = f"""Title: On the Price of Sugar
Creator: Tarlenheim, Fritz von, 1829-1903
Date: May 3, 1963
Subject: Ruritania--Foreign relations--Cuba; Sugar--Prices, 1960-1965
Type: Telegram
Language: Russian
Source: Wilson Center Digital Archive, ARF, f. 12, op. 4, d. 7. Translated by Ann Sapt, Karl Black, and Péter Éber.
Rights: Free to use, says the archive.
Record ID: 123456
Description: Tarlenheim on sugar.
Transcription:

{TEXT}
"""


def test_other_labels_in_another_order_are_the_same_record() -> None:
    draft = only(OTHER_ORDER)
    assert (draft.id, draft.part(TITLE), draft.part(BODY)) == ("wilson-123456", "On the Price of Sugar", TEXT)
    assert draft.part(SUMMARY) == "Tarlenheim on sugar."
    assert marks(draft, "date") == [("May 3, 1963", "")]
    assert marks(draft, "original_language") == [("Russian", "ru")]
    assert marks(draft, "kind") == [("Telegram", "")]
    assert [words for words, _ in marks(draft, "keywords")] == [
        "Ruritania--Foreign relations--Cuba",
        "Sugar--Prices, 1960-1965",
    ]
    assert [(mark.words, mark.part) for mark in draft.marked("sender")] == [("Fritz von Tarlenheim", "creators")]
    assert draft.source.translator == "Ann Sapt, Karl Black, and Péter Éber"
    assert (draft.source.archive, draft.source.fonds) == ("ARF", "f. 12, op. 4, d. 7")


PASTED = f"""May 3, 1963
Report from Ruritania
This document was made possible with support from a Family Foundation
CITATION SHARE DOWNLOAD
It deals with sugar.
English HTML
TOP SECRET

{TEXT}

Rights: we have none here, he said, and went on at once to speak of other things.

2.V.63 TARLENHEIM

Document Information
Source
ARF, f. 12, op. 4, d. 7. Contributed by K. Black and translated by Anna Sapt.
Rights
The programme welcomes reuse of these materials.
Original Uploaded Date
2015-03-12
Language
Russian
Record ID
123456
Subjects Discussed
Sugar--Prices
Ruritania--Foreign relations
Author(s):
Tarlenheim, Fritz von
Sapt, John
Original Classification
Top Secret
"""


def test_text_pasted_from_the_newer_page_has_its_labels_below() -> None:
    assert READER.sniff(InputFile.in_memory("a.txt", PASTED.encode())) >= 0.9
    draft = only(PASTED)
    assert (draft.id, draft.part(TITLE), draft.part(HEAD)) == ("wilson-123456", "Report from Ruritania", "TOP SECRET")
    assert draft.part(BODY).startswith(TEXT)
    assert draft.part(BODY).endswith("2.V.63 TARLENHEIM")
    assert draft.part(SUMMARY) == "It deals with sugar."
    assert marks(draft, "date") == [("May 3, 1963", "")]
    assert marks(draft, "language") == [("English", "en")]
    assert [words for words, _ in marks(draft, "keywords")] == ["Sugar--Prices", "Ruritania--Foreign relations"]
    assert marks(draft, "participants") == [("Fritz von Tarlenheim", "named"), ("John Sapt", "named")]
    assert (draft.source.archive, draft.source.translator) == ("ARF", "Anna Sapt")


@pytest.mark.parametrize("title", ["Letter from Count Rupert", "Count Rupert to the Count of Hentzau"])
def test_a_creator_does_not_displace_the_sender_of_the_title(title: str) -> None:
    text = OTHER_ORDER.replace("On the Price of Sugar", title)
    assert only(text).marked("sender") == ()


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Alekseev, Aleksandr Ivanovich, 1913-2001", "Aleksandr Ivanovich Alekseev"),
        ("Nixon, Richard M. (Richard Milhous), 1913-1994", "Richard M. Nixon"),
        ("Tarlenheim, Fritz von", "Fritz von Tarlenheim"),
        ("John Paul II, Pope, 1920-2005", "John Paul II"),
        ("Mao Zedong, 1893-1976", "Mao Zedong"),
        ("Mao Zedong", "Mao Zedong"),
        ("Telegraph Agency of Ruritania (TAR)", "Telegraph Agency of Ruritania (TAR)"),
        ("Embassy of Ruritania, Havana", "Embassy of Ruritania, Havana"),
        ("Ministry, Foreign", "Ministry, Foreign"),
        ("Tarlenheim, Ambassador", "Tarlenheim, Ambassador"),
        ("one, two, three, four", "one, two, three, four"),
        ("", ""),
    ],
)
def test_names_of_a_catalogue_are_turned_round(heading: str, name: str) -> None:
    assert natural(heading) == name
