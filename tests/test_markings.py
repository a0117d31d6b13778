"""How secret, how urgent, for whose eyes: from markings, never from the running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import Draft, Mark
from corpus.normalise.markings.document import classification_of, handling_of, precedence_of
from corpus.normalise.markings.source_notes import split_source_note


def draft(part: str, text: str) -> Draft:
    return Draft(parts={part: text}, digest="")


@pytest.mark.parametrize(
    ("part", "text", "classification", "precedence", "handling"),
    [
        ("body", "2100. CONFIDENTIAL\n\nThe Minister came.", "confidential", "", ()),
        ("body", "MOST IMMEDIATE FOR THE PRIME MINISTER MOST SECRET HIMSELF\n\nText", "most secret", "most immediate",
         ("personal",)),
        ("body", "IMMEDIATE TOP SECRET [CODE] [1]\n\nText", "top secret", "immediate", ()),
        ("body", "Personal And Confidential\n\nDear Harker,", "confidential", "", ("personal",)),
        ("body", "TOP SECRET\nMaking Copies Prohibited\nCopy No. 1\nCIPHERED TELEGRAM\n\nText", "top secret", "",
         ("making copies prohibited",)),
        ("body", "C O N F I D E N T I A L SECTION 1 OF 2 ROME 1234\n\nEXDIS\n\nE.O. 1", "confidential", "", ("exdis",)),
        ("head", "R 121530Z OCT 76\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC IMMEDIATE 1234\nINFO AMEMBASSY OSLO PRIORITY",
         "", "immediate", ()),
        ("head", "P 121530Z OCT 76\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC", "", "priority", ()),
        ("head", "Classification: Secret\nPrecedence: Flash", "secret", "flash", ()),
        ("source note", "Source: National Archives, Files, Vol. I. Secret; Niact Immediate; Nodis; Eyes Only. Drafted by A.",
         "secret", "niact immediate", ("nodis", "eyes only")),
        ("source note", "Source: Somewhere, Files. Confidential; Priority; Limit Distribution.", "confidential", "priority",
         ("limdis",)),
        ("source note", "Source: Somewhere, Central Files, 396.1–GE/7–3059; Top Secret.", "top secret", "", ()),
        ("source note", "Source; Somewhere, Files. Secret; Exdis. Drafted by A.", "secret", "", ("exdis",)),
        ("source note", "Source: Somewhere, Files; secret agents are named in it.", "", "", ()),
        ("body", "MOST SECRET 28 August 1939\n\nText", "most secret", "", ()),
        ("body", "SECRET Received 1 June 1946\n\nText", "secret", "", ()),
        ("body", "SECRET Notes of a Discussion in Oslo\n\nText", "secret", "", ()),
        ("body", "SECRET Treaty of Oslo and its fate\n\nText", "", "", ()),
        ("body", "MOST IMMEDIATE CLEAR THE LINES FOR PRIME MINISTER MOST SECRET\n\nText", "most secret", "most immediate",
         ()),
        ("source note", "Source: Somewhere, Files. No classification marking. It calls the matter secret.", "", "", ()),
        ("body", "Совершенно секретно\n\nЭкз. № 1", "top secret", "", ()),
        ("body", "Секретно\n\nТекст", "secret", "", ()),
        ("body", "Streng geheim\n\nText", "top secret", "", ()),
        ("body", "Très secret\n\nTexte", "top secret", "", ()),
        ("body", "سري\n\nنص", "secret", "", ()),
        ("body", "LIMITED OFFICIAL USE\n\nText", "limited official use", "", ()),
        ("body", "Secret negotiations were held.\n\nThey remain confidential.", "", "", ()),
        ("body", "IMMEDIATE ACTION AGAINST SMUGGLERS IS WANTED BY THE POLICE OF THE PORT AND BY ITS MERCHANTS, THEY SAY.", "",
         "", ()),
        ("notes", "SECRET", "", "", ()),
        ("head", "T. nos 12 à 15. Secret. Réservé.        Tarsk, 3 mai 1908, 19 h. 45.", "secret", "", ("reserved",)),
        ("body", "Tel. (No. 13.) En clair. Urgent.\n\nYour telegram was read.", "", "urgent", ("en clair",)),
        ("body", "Cito!\nTarsk, den 9. Mai 1909  10 Uhr 05\nNr. 18 vom 9. 5.      Ankunft: 9. Mai\nGeheim!\n\nText", "secret",
         "urgent", ()),
        ("head", "Telegramm Nr. 18 vom 19. 8. Citissime! Geheime Reichssache!", "top secret", "immediate", ()),
        ("head", "T. s.n.d. 4567/23 R.\nSegreto - Non diramare", "secret", "", ("not for circulation",)),
        ("head", "Сов. секретно. Экз. № 2\nВне очереди\nСнятие копий воспрещается", "top secret", "immediate",
         ("making copies prohibited",)),
        ("head", "Streng vertraulich! Persönlich!", "confidential", "", ("personal",)),
        ("head", "Nur für den Dienstgebrauch", "restricted", "", ()),
        ("body", "Szigorúan titkos!\nSürgős", "top secret", "urgent", ()),
        ("body", "Strogo povjerljivo\nHitno", "confidential", "urgent", ()),
        ("body", "绝密\n特急", "top secret", "most immediate", ()),
        ("body", "С Е К Р Е Т Н О", "secret", "", ()),
        ("head", "Núm. 24\nRESERVADO", "restricted", "", ()),
        ("head", "Muito secreto e urgente", "top secret", "urgent", ()),
        ("head", "[No. 3.]    Tarsk, May 3, 1898.   Confidential", "confidential", "", ()),
        ("head", "SECRET AND PERSONAL FOR QUILL FROM AMES", "secret", "", ("personal",)),
        ("head", "SECRET TALKS IN OSLO", "", "", ()),
        ("head", "Secret talks in Oslo", "", "", ()),
        ("head", "Urgent matters of the port. Mr. Quill to Mr. Ames.", "", "", ()),
        ("body", "A paragraph begins here and runs over more than one line of text,\nas paragraphs in transcripts of typescripts "
         "use to do, and then it\nstops, whereupon a heading follows that looks as if it were a marking\nSecret\nand more.", "",
         "", ()),
    ],
)  # fmt: skip
def test_markings(part: str, text: str, classification: str, precedence: str, handling: tuple[str, ...]) -> None:
    made = draft(part, text)
    found = (classification_of(made), precedence_of(made), handling_of(made))
    assert tuple(each.value for each in found) == (classification, precedence, handling)
    for each in found:
        assert all(why.words == text[why.start : why.end] for why in each.evidence)
        assert bool(each.value) == bool(each.evidence)


def test_a_mark_of_the_source_goes_first() -> None:
    made = Draft(parts={"body": "SECRET\n\nText"}, digest="", marks=(Mark("classification", "Confidential"),))
    assert classification_of(made).value == "confidential"


@pytest.mark.parametrize(
    ("note", "archive", "fonds"),
    [
        ("Source: Department of Roads, Central Files, POL 27 SEA–AIR. Secret; Exdis. Drafted by A.", "Department of Roads",
         "Central Files, POL 27 SEA–AIR"),
        ("Source: National Archives, Papers, Box 7, Country Files, Vol. I. Confidential. Sent.", "National Archives",
         "Papers, Box 7, Country Files, Vol. I"),
        ("A memorandum. Source: Harker Library, Files, Box 2. The meeting was short.", "Harker Library", "Files, Box 2"),
        ("[AA : A1234, ER1/2/3]", "AA", "A1234, ER1/2/3"),
        ("[NAA: A12, 1970/4519]", "NAA", "A12, 1970/4519"),
        ("765.84/3470: Telegram", "", "765.84/3470"),
        ("File No. 763.72/5173", "", "763.72/5173"),
        ("See the annex to the protocol.", "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_source_note_names_archive_and_fonds(note: str, archive: str, fonds: str) -> None:
    found = split_source_note(note)
    assert (found.archive, found.fonds) == (archive, fonds)


@given(st.text(alphabet=st.sampled_from("SECRTCONFIDAL; .:/\n[]12Source")))
def test_nothing_breaks_it(text: str) -> None:
    for part in ("body", "head", "source note"):
        made = draft(part, text)
        for found in (classification_of(made), precedence_of(made), handling_of(made)):
            assert all(why.words == text[why.start : why.end] for why in found.evidence)
