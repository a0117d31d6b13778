"""Whole documents in the layouts of many archives, invented: who wrote to whom, who was copied, who was there."""

import pytest

from corpus.cable import Cable, Party
from corpus.files import InputFile
from corpus.ingest import Record, records
from index.valuing import values_of

BRITISH_TELEGRAM = """FROM BELGRADE TO FOREIGN OFFICE

Cypher/OTP                                   DEPARTMENTAL DISTRIBUTION

No. 418                                      D. 6.12 p.m. 3rd May, 1956
3rd May, 1956                                R. 7.40 p.m. 3rd May, 1956

IMMEDIATE
CONFIDENTIAL

Dr. Tarrow, who had with him Señor Orlin, said that the trawlers would not be released.
"""
BRITISH_LETTER = """                        BRITISH EMBASSY,
                             LISBON.
                                       1st December, 1949.

Dear Bobby,

Many thanks for your letter about the loan. Welling dined with Tarrow on Sunday.

Yours ever,
(Signed) Geoffrey Latchmere

R. E. Barnaby, Esq., C.M.G.,
  Western Department,
    Foreign Office, S.W.1.
"""
BRITISH_DESPATCH = """BRITISH LEGATION,
LISBON.

14th February, 1938.

My Lord,

I have the honour to report that the President of the Council received me yesterday.

I have the honour to be,
With the highest respect,
My Lord,
Your Lordship's most obedient,
humble Servant,

(Sgd.) HUGH LATCHMERE.

The Right Honourable
  The Viscount Halewood, K.G., G.C.S.I.,
    etc., etc., etc.,
      Foreign Office.
"""
INDIAN = """EMBASSY OF INDIA
LISBON

September 18, 1959

My dear Foreign Secretary,

I had a long talk with the Prime Minister, Mr. Tarrow, on the 15th.

                                                   Yours sincerely,
                                                   Sd/- P. N. Bhandar

Shri Kishan Dattar, I.C.S.,
Foreign Secretary,
Ministry of External Affairs,
New Delhi.

Copy to: Shri R. K. Nanda, Ambassador of India, Peking.
"""
NOTE_VERBALE = """The Royal Ministry of Foreign Affairs presents its compliments to the Embassy of the United States of America
and has the honour to refer to the trawlers detained at Casmira.

Oslo, 19 March 1953

Embassy of the United States of America,
Oslo.
"""
AIRGRAM = """AIRGRAM
A-212                                   CONFIDENTIAL
TO       : Department of State
INFO     : Amembassies LONDON, PARIS, ROME
FROM     : Amembassy LISBON              DATE: May 11, 1966
SUBJECT  : The fisheries

Enclosed is the text of the law.
"""
STATION = """Telegram From the Station in [place not declassified] to the Central Intelligence Agency

[place not declassified], July 1, 1954, 1618Z.

For Cadwick. Calder insists on entering the capital.
"""
AUSTRALIAN = """Evandale to Burnside TOKYO, 29 July 1947

Cablegram 341 TOKYO, 29 July 1947, 4.15 p.m.

The General received me today.
"""
DIARY = """СЕКРЕТНО

ИЗ ДНЕВНИКА В.С. ЛЕБЯЖИНСКОГО                      12 апреля 1962 г.
                                                   № 118

ЗАПИСЬ БЕСЕДЫ
с министром иностранных дел Б. Галушкой

Сегодня посетил министра иностранных дел Галушку. Галушка сказал, что советнику Соболеву передадут ноту.

ПОСОЛ СССР
В. ЛЕБЯЖИНСКИЙ
"""
POLISH = """Mirogard, dnia 4 listopada 1962 r.

Minister Haluška oświadczył, że ambasadorowi przekazano notę. Po rozmowie z Halušką wróciłem do ambasady.

Ambasador
/-/ Stefan Dobrowolny
"""
AMERICAN = """Mr. Harlow to Mr. Quill.

No. 14.]                    Legation of the United States,
                                   Lisbon, August 4, 1861.

Sir: I yesterday had an interview with the minister of foreign affairs, Don Luis de Orlin.

I have the honor to be, sir, your obedient servant,

THOMAS J. HARLOW.
"""
NOTED = """Memorandum of Conversation

Vienna, 3 May 1961

Participants: Ambassador Quill, Minister Tarrow

The Minister asked for time.

Note-taker: Jan Brandle
"""


def read(text: str) -> Cable:
    (item,) = records(InputFile.in_memory("a.txt", text.encode()), "invented")
    assert isinstance(item, Record)
    return item.cable


def told(party: Party | None) -> str:
    if party is None:
        return ""
    parts = (party.person.name if party.person else "", party.office, party.body, party.post)
    return " / ".join(filter(None, parts))


@pytest.mark.parametrize(
    ("text", "sender", "recipients", "copied", "place"),
    [
        (BRITISH_TELEGRAM, "Belgrade", ["Foreign Office"], [], "Belgrade"),
        (BRITISH_LETTER, "Geoffrey Latchmere / British Embassy / Lisbon", ["R. E. Barnaby / Western Department"], [],
         "Lisbon"),
        (BRITISH_DESPATCH, "Hugh Latchmere / British Legation / Lisbon", ["The Viscount Halewood / Foreign Office"], [],
         "Lisbon"),
        (INDIAN, "P. N. Bhandar / Embassy of India / Lisbon",
         ["Kishan Dattar / Foreign Secretary, Ministry of External Affairs"],
         ["R. K. Nanda / Ambassador of India / Embassy / Peking"], "Lisbon"),
        (NOTE_VERBALE, "Royal Ministry of Foreign Affairs", ["Embassy of the United States of America"], [], "Oslo"),
        (AIRGRAM, "American Embassy / Lisbon", ["Department of State"],
         ["American Embassy / London", "American Embassy / Paris", "American Embassy / Rome"], "Lisbon"),
        (STATION, "Station", ["Central Intelligence Agency"], [], ""),
        (AUSTRALIAN, "Evandale", ["Burnside"], [], "Tokyo"),
        (DIARY, "В.С. Лебяжинский", [], [], ""),
        (AMERICAN, "Thomas J. Harlow", ["Quill"], [], "Lisbon"),
        (NOTED, "", [], [], "Vienna"),
    ],
)  # fmt: skip
def test_the_ends_and_the_place(text: str, sender: str, recipients: list[str], copied: list[str], place: str) -> None:
    cable = read(text)
    assert told(cable.sender) == sender
    assert [told(party) for party in cable.recipients] == recipients
    assert [told(party) for party in cable.copied] == copied
    assert cable.place == place


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (BRITISH_TELEGRAM, {"Tarrow": "named", "Orlin": "named"}),
        (DIARY, {"В.С. Лебяжинский": "present", "Б. Галушка": "present", "Соболев": "named"}),
        (POLISH, {"Stefan Dobrowolny": "signatory", "Haluška": "named"}),
        (NOTE_VERBALE, {}),
    ],
)
def test_the_people(text: str, people: dict[str, str]) -> None:
    assert {each.person.name: str(each.role) for each in read(text).participants} == people


def test_each_of_several_senders_is_found_by_name_and_by_office() -> None:
    cable = read(
        "Letter From the Ambassador in Peru (Telfer) and the Ambassador in Chile (Hallam) to the Secretary of State\n\n"
        "Lima, March 2, 1962.\n\nWe both think that the survey should be put off.\n"
    )
    senders = {value.label for value in values_of(cable) if value.column == "sender"}
    assert senders == {"Telfer", "Hallam"}


def test_a_further_office_of_one_sender_is_no_other_sender() -> None:
    cable = read(
        "Mr R. G. Menlove, Attorney-General and Minister for Industry, to Mr Quill\n\nLondon, 3 May 1939\n\nText.\n"
    )
    assert len([value for value in values_of(cable) if value.column == "sender"]) == 1
