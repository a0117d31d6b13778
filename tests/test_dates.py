"""Dates as documents write them, and which of them is the document's own."""

from datetime import UTC, date, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cable import Precision, Source
from corpus.draft import Draft, Mark
from corpus.normalise.dates.document import Dated, date_of, find_dates
from corpus.normalise.dates.edtf import from_edtf, to_edtf

STATED = [
    # Datelines of the Foreign Relations.
    ("Washington, May 31, 1962.", "1962-05-31"),
    ("Consulate of the United States, Tunis, August 24, 1870. (Received October 24.)", "1870-08-24"),
    ("Quito, January, 14, 1969, 1530Z", "1969-01-14"),
    ("War Department, Washington, D. C. November 23, 1864.", "1864-11-23"),
    ("Halifax, September 1, A. D. 1870.", "1870-09-01"),
    ("Done this 4th day of May, in the year 1870", "1870-05-04"),
    # The day first.
    ("Cablegram 2237 OTTAWA, 30 June 1947, 6.30 p.m.", "1947-06-30"),
    ("9th September, 1926", "1926-09-09"),
    ("Thursday, 2nd July 1925", "1925-07-02"),
    ("31OCT62", "1962-10-31"),
    ("ليما، ٧ تشرين الثاني/نوفمبر ١٩٦٢", "1962-11-07"),
    ("٣ كانون الأول ١٩٥٦", "1956-12-03"),
    ("Di Venetia, a' 12 di febbraio 1618 more veneto", "1619-02-12"),
    ("12 marzo 1618 m.v.", "1618-03-12"),
    ("Lima, um 1871", "1871~"),
    ("hacia 1790", "1790~"),
    ("04-Nov-1962", "1962-11-04"),
    ("Adelaide, 26 July I974", "1974-07-26"),
    # Figures.
    ("4.XI.62 ORLOV", "1962-11-04"),
    ("27/IV-1962", "1962-04-27"),
    ("4.ХI.62", "1962-11-04"),
    ("4.11.1962", "1962-11-04"),
    ("5. 11. 1962", "1962-11-05"),
    ("25/3/62", "1962-03-25"),
    ("4/4/1962", "1962-04-04"),
    ("1962/11/04", "1962-11-04"),
    ("1962-11-04", "1962-11-04"),
    ("1962-11-04T18:00:00+01:00", "1962-11-04"),
    ("80101911/26.06.2025", "2025-06-26"),
    # Messages.
    ("R 121530Z OCT 76", "1976-10-12"),
    ("P 251346 Z JUN 7 3", "1973-06-25"),
    ("O 010203Z JAN 05", "2005-01-01"),
    ("O 1 0 1 7 3 5 R MAY 75", "1975-05-10"),
    ("OP 3017502 OCT 69", "1969-10-30"),
    # Months, years, seasons.
    ("November 1967", "1967-11"),
    ("Nov. 67", "1967-11"),
    ("1967-06", "1967-06"),
    ("Washington, 1962.", "1962"),
    ("Spring 1962", "1962-21"),
    ("autumn of 1962", "1962-23"),
    ("winter 1962–63", "1962-24"),
    # Stretches of days.
    ("3-5 November 1962", "1962-11-03/1962-11-05"),
    ("3/5 May 1962", "1962-05-03/1962-05-05"),
    ("October 22–26, 1971", "1971-10-22/1971-10-26"),
    ("August 29 and 30, 1944", "1944-08-29/1944-08-30"),
    ("October 30 – November 2, 1956", "1956-10-30/1956-11-02"),
    ("December 30 – January 2, 1957", "1956-12-30/1957-01-02"),
    ("31 July – 1 August 1969", "1969-07-31/1969-08-01"),
    ("30 December 1956 to 2 January 1957", "1956-12-30/1957-01-02"),
    ("March 9, 1956, 4 p.m. and March 10, 1956, 10:30 a.m.", "1956-03-09/1956-03-10"),
    ("1962-11-03 to 1962-11-05", "1962-11-03/1962-11-05"),
    ("4-6.XI.62", "1962-11-04/1962-11-06"),
    ("29.10.–4.11.1962", "1962-10-29/1962-11-04"),
    ("den lezten Maii 1719", "1719-05-31"),
    ("October–November 1962", "1962-10/1962-11"),
    ("1961–63", "1961/1963"),
    # About, before and after.
    ("c. 1962", "1962~"),
    ("[ca. June 1961]", "1961-06~"),
    ("undated, about 4 May 1962", "1962-05-04~"),
    ("[4 May 1962?]", "1962-05-04~"),
    ("Paris, July 10(?), 1955", "1955-07-10~"),
    ("[before June 4, 1961]", "../1961-06-03"),
    ("n.d. [on or before 26 March 1938]", "../1938-03-26"),
    ("[after 9 February 1937]", "1937-02-10/.."),
    # Editors.
    ("Cablegram UN405 GENEVA, [9 April 1946]", "1946-04-09"),
    ("October [18], 1964", "1964-10-18"),
    ("14th Sept[ember] 1944", "1944-09-14"),
    ("Tokyo, 2[3] October 1945", "1945-10-23"),
    ("Rome, May 23 [24], 1949—8 p. m.", "1949-05-24"),
    ("January 3, 1924 [1925]", "1925-01-03"),
    ("London, [24] [1] May 1940", "1940-05-24"),
    ("Canberra, 30 June[2] 1947[3]", "1947-06-30"),
    # Other languages.
    ("le 30 Janvier 1821", "1821-01-30"),
    ("1er août 1914", "1914-08-01"),
    ("Wien, den 30. Jänner 1821", "1821-01-30"),
    ("3. März 1948", "1948-03-03"),
    ("4 de noviembre de 1962", "1962-11-04"),
    ("10 dicembre 1616", "1616-12-10"),
    ("10 8bre 1815", "1815-10-10"),
    ("8 de março de 1961", "1961-03-08"),
    ("4 set 1961", "1961-09-04"),
    ("3 augustus 1948", "1948-08-03"),
    ("den 23. Februarii 1720", "1720-02-23"),
    ("4 ноября 1962 г.", "1962-11-04"),
    ("«4» мая 1962 года", "1962-05-04"),
    ("Ноябрь 1962", "1962-11"),
    ("1962年11月4日", "1962-11-04"),
    ("一九六二年十一月二十四日", "1962-11-24"),
    ("昭和37年11月4日", "1962-11-04"),
    ("1962년 11월 4일", "1962-11-04"),
    ("昭和37年(1962年)11月4日", "1962-11-04"),
    ("民國五十一年十一月四日", "1962-11-04"),
    ("１９６２年１１月４日", "1962-11-04"),
    ("4 listopada 1962 r.", "1962-11-04"),
    ("4. listopada 1995.", "1995-10-04"),
    ("4. října 1962", "1962-10-04"),
    ("4 жовтня 1962 р.", "1962-10-04"),
    ("4 Οκτωβρίου 1962", "1962-10-04"),
    ("4 Ekim 1962", "1962-10-04"),
    ("4 octombrie 1962", "1962-10-04"),
    # What scribes and printers do.
    ("3oth April, 1925", "1925-04-30"),
    ("1o de março de 1961", "1961-03-01"),
    ("December4, 1962", "1962-12-04"),
    ("4 Novbre1818", "1818-11-04"),
    ("OSLO, 4, November 1962", "1962-11-04"),
    ("al primo di agosto 1617", "1617-08-01"),
    ("all'ultimo d'aprile 1618", "1618-04-30"),
    ("a' xi febraro 1617", "1617-02-11"),
    ("die III Aprilis MDCXXI", "1621-04-03"),
    ("this twenty-second day of October, 1962", "1962-10-22"),
    ("1720 VII 3", "1720-07-03"),
    ("World War II May 1945", "1945-05"),
]


@pytest.mark.parametrize(("text", "edtf"), STATED)
def test_a_stated_date_is_read(text: str, edtf: str) -> None:
    own = [found for found in find_dates(text) if not found.received]
    assert [to_edtf(found.span) for found in own] == [edtf]
    assert own[0].span.verbatim == text[own[0].start : own[0].end]


@pytest.mark.parametrize(
    "text",
    ["", "State 165916", "doc. 4/11/62-A", "Phone 202-456-1414", "Tel. 02.11.1962", "p. 12, May", "A1838, 1962/11-4",
     "31 June 1962", "30 February 1961", "June 31, 1962", "29.2.1961", "32 May 1962", "1962-13-04", "7750/12/39",
     "Embassy's 2468, October 3, 9 p.m.", "October 3, 1800 hours", "undated", "12 may go", "22 Ramazan sene 131",
     "Nov 4, '62", "No. 5/4 November 1962", "1962-11-04/5", "99/99/9999", "5–4 May 1962",
     "PAGE 02 MOSCOW 10191 01 OF 02"],
)  # fmt: skip
def test_a_number_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


CLOCKS = [
    ("Lima, October 18, 1964, 6 p.m.", time(18)),
    ("Lima, September 20, 1966, 0932Z.", time(9, 32, tzinfo=UTC)),
    ("Lima, January 18, 1936—noon. [Received 12:50 p.m.]", time(12)),
    ("Lima, May 17, 1963, midnight.", time(0)),
    ("Lima, May 17, 1963, 12 p. m.", time(12)),
    ("Lima, May 17, 1963, 12:20 a.m.", time(0, 20)),
    ("Lima, May 23, 1949—8 p. m.", time(20)),
    ("LIMA, 30 June 1947, 6.30 p.m.", time(18, 30)),
    ("Lima, November 26, 1917, 1.17 p.m.", time(13, 17)),
    ("Lima, July 25, 1974, 10:05–11:20 a.m.", time(10, 5)),
    ("Lima, July 25, 1974, 11:30–1:15 p.m.", time(11, 30)),
    ("Lima, July 25, 1974, 10–10:20 a.m.", time(10)),
    ("Lima, July 25, 1974, 10:40 a.m.–12:25 p.m.", time(10, 40)),
    ("Lima, September 1, 1936 [—5 p.m.]", time(17)),
    ("Lima, October 18, 1964, 6 p.m. EST", time(18, tzinfo=timezone(timedelta(hours=-5)))),
    ("6 p.m., October 18, 1964", time(18)),
    ("4 November 1962, 18.30 Uhr", time(18, 30)),
    ("4 novembre 1962, 18h30", time(18, 30)),
    ("4 November 1962, 1830 hours", time(18, 30)),
    ("R 121530Z OCT 76", time(15, 30, tzinfo=UTC)),
    ("R 121530A OCT 76", time(15, 30, tzinfo=timezone(timedelta(hours=1)))),
    ("1962-11-04T18:05:00Z", time(18, 5, tzinfo=UTC)),
    ("4. November 1962, 14 Uhr 05", time(14, 5)),
    ("4. November 1862, 6 Uhr abends", time(18)),
    ("4 novembre 1938, 19 h. 45", time(19, 45)),
    ("4 novembre 1862, 11 heures du soir", time(23)),
    ("4 novembre 1938, ore 20,30 (per. ore 23)", time(20, 30)),
    ("4 ноября 1962 г. в 18 час. 30 мин.", time(18, 30)),
    ("4 november 1962, kl. 18.30", time(18, 30)),
    ("4 de noviembre de 1962, 18 hs.", time(18)),
    ("4 November 1962 1805 local time", time(18, 5)),
    ("4 November 1940, 8 p.m. BST", time(20, tzinfo=timezone(timedelta(hours=1)))),
    ("Lima, October 18, 1964.", None),
    ("Lima, October 18, 1964, 3 copies", None),
]


@pytest.mark.parametrize(("text", "clock"), CLOCKS)
def test_the_time_of_day_beside_a_date(text: str, clock: time | None) -> None:
    found = find_dates(text)[0]
    assert found.sent_at == clock
    assert (found.sent_at is None) or found.sent_at.tzinfo == (clock.tzinfo if clock else None)


OTHER_CALENDARS = [
    ("Paris, le 12 brumaire an IX", "1800-11-03", "french republican"),
    ("le 18 fructidor, an 5", "1797-09-04", "french republican"),
    ("5e jour complémentaire an VI", "1798-09-21", "french republican"),
    ("15 Şaban 1130", "1718-07-13/1718-07-15", "hijri"),
    ("١٥ رجب ١٣٣٣ هـ", "1915-05-28/1915-05-30", "hijri"),
    ("evâsıt-ı Ramazan 1131", "1719-07-28/1719-08-06", "hijri"),
    ("in der letzten Dekade des Monats Cemaziyelahir des Jahres 977", "1569-12-01/1569-12-09", "hijri"),
    ("evâsıti Rebiülevvel senete 980", "1572-07-22/1572-07-31", "hijri"),
    ("4 Cemâziye’l-âhir sene 1131", "1719-04-23/1719-04-25", "hijri"),
    ("3 Rabi' I 1339", "1920-11-14/1920-11-16", "hijri"),
    ("25 Dhu'l-Hijja 1333 A.H.", "1915-11-02/1915-11-04", "hijri"),
    ("30 مهر 1341", "1962-10-22", "persian"),
    ("۱۳۴۱/۷/۳۰", "1962-10-22", "persian"),
    ("31 Mart 1325", "1909-04-13", "rumi"),
    ("22 Teşrinievvel 1336", "1920-10-22", "rumi"),
    ("X Kal. Maii 1621", "1621-04-22", "roman"),
    ("Idibus Martii MDCXXI", "1621-03-15", "roman"),
    ("pridie Nonas Februarias anno 1648", "1648-02-04", "roman"),
    ("X Kal. Ianuarii 1648", "1648-12-23", "roman"),
    ("光緒二十六年五月二十四日", "1900-01-21/1901-02-20", "chinese"),
    ("11 Feb. 1732/33", "1733-02-22", "julian"),
    ("10/21 March 1712/3", "1713-03-21", "julian"),
    ("11 febbraio 1732/33", "1733-02-11", "gregorian"),
    ("4 May 1732/33", "1732-05-04", "gregorian"),
    ("4 May 1870, N.S.", "1870-05-04", "gregorian"),
    ("15 Rajab 1333 / 29 May 1915", "1915-05-29", "gregorian"),
]


@pytest.mark.parametrize(("text", "edtf", "calendar"), OTHER_CALENDARS)
def test_other_calendars_are_told_in_ours(text: str, edtf: str, calendar: str) -> None:
    (found,) = find_dates(text)
    assert (to_edtf(found.span), found.span.calendar) == (edtf, calendar)
    assert found.span.inferred == (calendar == "hijri")


@pytest.mark.parametrize(
    "text",
    ["31 brumaire an IX", "6e jour complémentaire an VI", "12 brumaire an XX", "31 Mehr 1341", "15 Germinal Street 1950",
     "30 Esfand 1341", "١٣٣٣/١٣/١٥", "3 Non. 1962"],
)  # fmt: skip
def test_a_day_that_another_calendar_lacks_is_none(text: str) -> None:
    assert [found for found in find_dates(text) if found.span.precision is Precision.DAY] == []


BOTH_STYLES = [
    ("12/24 July 1870", "1870-07-24"),
    ("St. Petersburg, May 11, (23,) 1861.", "1861-05-23"),
    ("St. Petersburg, May 22, (June 3,) 1861.", "1861-06-03"),
    ("December 31, 1860, (January 12, 1861.)", "1861-01-12"),
    ("4 (16) mars 1821", "1821-03-16"),
    ("8/20 Novembre 1815", "1815-11-20"),
    ("18/31 January 1917", "1917-01-31"),
    ("4 May 1870 (O.S.)", "1870-05-16"),
    ("4 мая 1870 г. (ст. ст.)", "1870-05-16"),
    ("4 mai 1870 v. st.", "1870-05-16"),
    ("20 février / 4 mars 1861", "1861-03-04"),
]


@pytest.mark.parametrize(("text", "day"), BOTH_STYLES)
def test_old_style_is_told_in_the_new(text: str, day: str) -> None:
    (found,) = find_dates(text)
    assert (to_edtf(found.span), found.span.calendar) == (day, "julian")


def test_the_order_of_figures_follows_the_document() -> None:
    assert find_dates("Tuesday, 3/4/1962")[0].span.earliest == date(1962, 4, 3)
    assert find_dates("3/4/1962", day_first=True)[0].span.earliest == date(1962, 4, 3)
    assert find_dates("3/4/1962", day_first=False)[0].span.earliest == date(1962, 3, 4)
    assert [found.span.earliest for found in find_dates("25/3/62; 3/4/62")] == [date(1962, 3, 25), date(1962, 4, 3)]
    assert [found.span.earliest for found in find_dates("3/25/62; 3/4/62")] == [date(1962, 3, 25), date(1962, 3, 4)]


def test_the_century_of_two_figures_follows_the_document() -> None:
    assert find_dates("4.XI.62", century=1800)[0].span.earliest == date(1862, 11, 4)
    assert find_dates("Nov. 4, '62", century=1800)[0].span.earliest == date(1862, 11, 4)
    turn = find_dates("4 May 1898; 3 June 01")
    assert [found.span.earliest for found in turn] == [date(1898, 5, 4), date(1901, 6, 3)]


def test_a_day_of_receipt_is_told_apart() -> None:
    sent, received = find_dates("Harbin, November 25, 1917. [Received November 26, 1917, 1.17 p.m.]")
    assert (sent.received, received.received) == (False, True)
    assert received.sent_at == time(13, 17)


RECEIPTS = [
    "D. 6.30 p.m., 4 May 1939. R. 9.30 a.m., 5 May 1939",
    "Berlin, den 4. Mai 1939. Ankunft: 5. Mai 1939",
    "Paris, 4 mai 1939, 20 h. (Reçu: 5 mai 1939)",
    "den 4. Maii 1939. Exped. Wienn den 5. Maii 1939",
]


@pytest.mark.parametrize("text", RECEIPTS)
def test_words_for_receipt(text: str) -> None:
    found = find_dates(text)
    assert [(one.span.earliest, one.received) for one in found] == [
        (date(1939, 5, 4), False), (date(1939, 5, 5), True),
    ]  # fmt: skip


def test_a_weekday_that_does_not_fit_lowers_the_trust() -> None:
    right, wrong = (date_of(draft(dateline=f"Oslo, {name}, 4 May 1962")) for name in ("Friday", "Monday"))
    assert right.value.span == wrong.value.span
    assert right.evidence[0].confidence > wrong.evidence[0].confidence
    assert "weekday" in wrong.evidence[0].rule


def test_a_century_that_nothing_tells_is_said_to_be_assumed() -> None:
    assumed, told = (date_of(draft(body=text)) for text in ("4.XI.62 ORLOV", "4.XI.1962 ORLOV"))
    assert assumed.value.span and told.value.span
    assert assumed.value.span.earliest == told.value.span.earliest
    assert "century assumed" in assumed.evidence[0].rule
    assert assumed.evidence[0].confidence < told.evidence[0].confidence


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (Draft({"dateline": "Oslo, 31 February 1962"}, ""), "31 February 1962"),
        (Draft({"head": "DATE: 1962-13-04"}, ""), "1962-13-04"),
        (Draft({"doc_date": "1962-02-30"}, "", marks=(Mark("date", "1962-02-30", "doc_date", 0, "1962-02-30"),)), "1962-02-30"),
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_told(document: Draft, words: str) -> None:
    found = date_of(document)
    assert found.value.span is None
    assert [(one.words, one.confidence) for one in found.evidence] == [(words, 0.0)]


def test_an_editors_date_is_inferred() -> None:
    assert [find_dates(text)[0].span.inferred for text in ("[9 April 1946]", "April [9], 1946", "9 April 1946")] == [
        True, True, False,
    ]  # fmt: skip


# The document's own date.


def draft(marks: tuple[Mark, ...] = (), source: Source | None = None, id: str = "", **parts: str) -> Draft:
    named = {name.replace("_", " "): text for name, text in parts.items()}
    return Draft(named, "", id=id, marks=marks, source=source or Source())


def read(document: Draft) -> Dated:
    """The document's date; its evidence is checked on the way."""
    found = date_of(document)
    for evidence in found.evidence:
        assert evidence.words
        assert document.parts[evidence.part][evidence.start : evidence.end] == evidence.words
    if found.value.span and document.parts:
        assert "date" in {evidence.field for evidence in found.evidence}
    return found.value


def shown(document: Draft) -> str:
    """The document's date as EDTF, with an exclamation mark where it was inferred."""
    span = read(document).span
    return to_edtf(span) + "!" * span.inferred if span else ""


def marked(words: str, value: str, dateline: str) -> Draft:
    return draft((Mark("date", words, "dateline", dateline.index(words), value),), dateline=dateline)


MARKED = [
    ("October 18, 1964", "1964-10-18", "1964-10-18", None),
    ("October 18, 1964, 6 p.m", "1964-10-18T18:00:00", "1964-10-18", time(18)),
    ("October 18, 1964", "1964-10-18", "1964-10-18", None),
    ("October 18, 1964", "1964-10-18T00:00:00/1964-10-18T23:59:59", "1964-10-18", None),
    ("October 18, 1964", "1964-10-18T00:00:00-05:00/1964-10-18T23:59:59-05:00", "1964-10-18", None),
    ("October 18, 1964", "1964-10-18T00:00:00", "1964-10-18", None),
    ("October 18, 1964", "1964-10-18T09:32:00Z", "1964-10-18", time(9, 32, tzinfo=UTC)),
    ("October 1964", "1964-10-01T00:00:00/1964-10-31T23:59:59", "1964-10", None),
    ("1964", "1964", "1964", None),
    ("October 1964", "1964-10", "1964-10", None),
    ("October 18–20, 1964", "1964-10-18/1964-10-20", "1964-10-18/1964-10-20", None),
    ("October 18–20, 1964", "1964-10-18", "1964-10-18/1964-10-20", None),
    ("October 18, 1964", "1964-10-19", "1964-10-19", None),
    ("October 18, 1964", "1964-10-32", "1964-10-18", None),
    ("October 18, 1964", "0201-10-18", "1964-10-18", None),
    ("October 18, 1964", "yesterday", "1964-10-18", None),
]


@pytest.mark.parametrize(("words", "value", "edtf", "clock"), MARKED)
def test_what_the_source_marks(words: str, value: str, edtf: str, clock: time | None) -> None:
    found = read(marked(words, value, f"Lima, {words}."))
    assert found.span
    assert (to_edtf(found.span), found.sent_at) == (edtf, clock)
    assert found.span.verbatim == words


def test_the_words_behind_a_mark_give_the_time() -> None:
    assert read(marked("October 18, 1964", "1964-10-18", "Lima, October 18, 1964—midnight.")).sent_at == time(0)
    assert read(marked("October 18, 1964", "1964-10-18T00:00:00", "Lima, October 18, 1964, noon.")).sent_at == time(12)


def test_the_words_of_another_day_do_not_give_the_time() -> None:
    assert read(marked("October 18, 1964", "1964-10-19", "Lima, October 18, 1964, 6 p.m.")).sent_at is None


def test_an_attribute_takes_its_time_and_its_brackets_from_the_dateline() -> None:
    mark = Mark("date", "1946-04-09", "doc_date", 0, "1946-04-09")
    document = Draft({"dateline": "GENEVA, [9 April 1946], 6.30 p.m.", "doc_date": "1946-04-09"}, "", marks=(mark,))
    found = read(document)
    assert found.span
    assert (found.span.earliest, found.span.inferred, found.sent_at) == (date(1946, 4, 9), True, time(18, 30))


def test_both_styles_of_a_marked_date() -> None:
    document = marked("May 11", "1861-05-11", "St. Petersburg, May 11, (23,) 1861.")
    assert shown(document) == "1861-05-23"


OWN = [
    ("a dateline", draft(dateline="Lima, October 18, 1964."), "1964-10-18"),
    ("a day before a year", draft(dateline="1st meeting (1937) LONDON, 14 May 1937"), "1937-05-14"),
    (
        "undated, but received",
        draft(dateline="Harbin, undated. [Received November 26, 1917, 1 p.m.]"),
        "../1917-11-26!",
    ),
    ("received only", draft(head="Telegram\n[Received August 26, 1870.]"), "../1870-08-26!"),
    (
        "received, by a mark",
        draft((Mark("received", "8 May", value="1920-05-08"),), dateline="Lima, 8 May", title=""),
        "../1920-05-08!",
    ),
    ("an editor's month", draft(dateline="London, undated [October 1971]"), "1971-10!"),
    ("a year from the receipt", draft(dateline="Lima, December 30. [Received January 2, 1918.]"), "1917-12-30!"),
    ("a year from the title", draft(title="Session of 19 November 1818", dateline="le 19 Novembre"), "1818-11-19!"),
    (
        "a list",
        draft(
            head="SUBJECT\nIce since May 3, 1962\n\nPRESENT\nThe Consul\n\nDATE:\nOctober 22, 1969, 10:00 a.m.\nPLACE: Oslo"
        ),
        "1969-10-22",
    ),
    ("a list in a line", draft(head="REF: Oslo 2468, October 3, 1962\nDATE: 4 Nov 62\nTO: Oslo"), "1962-11-04"),
    ("an empty list", draft(head="DATE:\nPLACE: Oslo, May 3, 1962\nSUBJECT: Ice"), ""),
    ("a reference", draft(head="REF: Oslo 2468, October 3, 1962\nTO: Oslo"), ""),
    ("a line of the heading", draft(head="The Consul at Oslo to the Minister\nOslo, 4 November 1962"), "1962-11-04"),
    (
        "a message, not its drafting",
        Draft(
            {"head": "ACTION EUR-12\nR 121530Z OCT 76\nFM AMEMBASSY OSLO", "Draft Date": "15 OCT 1976"},
            "",
            marks=(Mark("date", "15 OCT 1976", "Draft Date", 0, "1976-10-15"),),
        ),
        "1976-10-12",
    ),
    (
        "a message's text",
        draft(body="PAGE 01 OSLO 10191\nP 251346 Z JUN 7 3\nFM AMEMBASSY OSLO\n\nText."),
        "1973-06-25",
    ),
    ("the drafting alone", Draft({"Draft Date": "15 OCT 1976"}, ""), "1976-10-15"),
    ("padding", Draft({"Capture Date": "01 JAN 1994", "Disposition Date": "01 JAN 1960"}, ""), ""),
    ("an attribute", Draft({"doc_date": "1967-06", "dateline": "Lae"}, ""), "1967-06"),
    ("a first line", draft(body="TOP SECRET\nCopy No. 5\n4 November 1962\nCIPHERED\n\nThe ice holds."), "1962-11-04"),
    ("running text", draft(body="On November 4, 1962 the ice broke.\n\nIt had held since 1 May 1962."), ""),
    ("a broken line", draft(body="The ice is that of your letter of\n4 November 1962\nand no other."), ""),
    (
        "a signature",
        draft(
            body="We met on 3 November 1962.\n\nWe meet again.\n\n#### 4.XI.62 ORLOV\n\nNote: see 3-5 May 1963 elsewhere."
        ),
        "1962-11-04",
    ),
    ("a title like a dateline", draft(title="Telegram from the Legation in Oslo (Berg), 13 June 1962"), "1962-06-13"),
    ("the day of what a title tells", draft(title="Legation in Oslo, Report on a Talk on 15 June 1962"), "1962-06-15!"),
    ("a docket", draft(title="Nr. 7. d.d. Pera 3. Martii 1719 mit 2 beylagen"), "1719-03-03"),
    (
        "a letter with the chancery's note",
        draft(body="We wait for the ice.\n\nOrlov\nPera\n\nden 3. Martii 1719\n\nExped. Wien den 9. Aprilis 1719."),
        "1719-03-03",
    ),
    (
        "a subject taken for the dateline",
        draft(head="SUBJECT\nIce Meeting, 2 May 1962\n\nOslo, May 4, 1962.", dateline="Ice Meeting, 2 May 1962"),
        "1962-05-04",
    ),
    (
        "a closing formula",
        draft(body="The ice.\n\nDone at Lima, by the two Envoys, this 4th day of May, 1872."),
        "1872-05-04",
    ),
    ("a dateline of two lines", draft(body="Legation of Norway,\nLima, May 4, 1872.\n\nSir: The ice."), "1872-05-04"),
    ("a dateline that runs on", draft(body="Note LIMA, 4 May 1962 I have the honour to enclose ice."), "1962-05-04"),
    ("a month that the title narrows", draft(dateline="Oslo, May 1962", title="Airgram, May 4, 1962"), "1962-05-04"),
    ("a yearless dateline", draft(dateline="Oslo, 4 May", body="The ice.\n\nOslo, 9 June 1962"), ""),
    ("a year in the path", draft(dateline="Oslo, 4 May", source=Source(path="1962/ice.txt")), "1962-05-04!"),
    ("a year among others in the path", draft(dateline="Oslo, 4 May", source=Source(path="v1962-63/ice.txt")), ""),
    ("two days in a title", draft(title="Letter of 3 May 1962 in answer to that of 2 May 1962"), ""),
    ("a yearless title", draft(title="Telegram from Berg, September 6. Ice. Box 12, Ice, 4 Sept–21 Sept 1962"), ""),
    ("a period in a title", draft(title="The Ice Question, 1959–1962"), ""),
    ("an undated document", draft(dateline="Oslo, undated.", title="Talk on 4 May 1962"), ""),
    ("a file number", draft(source_note="Source: Central Files, 762.54/6–562. Secret; Priority."), "1962-06-05!"),
    ("a file number above", draft(head="No. 12\n611.93/12–3151: Telegram"), "1951-12-31!"),
    ("two file numbers", draft(source_note="Central Files, 762.54/6–562; 762.54/6–662."), ""),
    ("a file number that is none", draft(source_note="Central Files, 762.54/13–562; 762.54/6–570; 762.54/2–3062"), ""),
    ("a file number beside a date", draft(dateline="Oslo, June 4, 1962.", source_note="762.54/6–562"), "1962-06-04"),
    ("nothing", draft(), ""),
]


@pytest.mark.parametrize(("document", "edtf"), [case[1:] for case in OWN], ids=[case[0] for case in OWN])
def test_the_documents_own_date(document: Draft, edtf: str) -> None:
    assert shown(document) == edtf


def test_figures_follow_the_documents_language_or_its_other_dates() -> None:
    assert shown(draft(dateline="Paris, 3/4/62")) == "1962-03-04/1962-04-03!"
    assert shown(draft((Mark("language", "French", value="fr"),), dateline="Paris, 3/4/62")) == "1962-04-03"
    english = Mark("language", "English", value="en")
    assert shown(draft((english,), dateline="Paris, 3/4/62")) == "1962-03-04/1962-04-03!"
    assert shown(draft((english,), dateline="Paris, 3/4/62", head="British Embassy, Paris")) == "1962-04-03"
    assert shown(draft((english,), dateline="Paris, 3/4/62", head="American Embassy, Paris")) == "1962-03-04"
    assert shown(draft(dateline="Paris, 3/4/62", body="We answer your letter of 25/3/62.")) == "1962-04-03"
    assert shown(draft(dateline="Paris, 3/4/62", body="We answer your letter of 3/25/62.")) == "1962-03-04"


def test_the_century_follows_the_documents_other_years() -> None:
    assert shown(draft(dateline="Aug. 24, '70", title="Mr. Hale to Mr. Roe. [March 3, 1871.]")) == "1870-08-24"
    assert shown(draft(body="5.XI.03 ORLOV", source=Source(citation="Oslo, 1904 (June 3, 1904)"))) == "1903-11-05"


@pytest.mark.parametrize(
    ("document", "edtf"),
    [
        (draft(body="14/11/09 ORLOV"), "1909-11-14"),
        (draft(body="As agreed on 3 May 2008.\n\n14/11/09 ORLOV"), "2009-11-14"),
        (draft(body="As agreed on 3 May 1861.\n\n4.XI.62 ORLOV"), "1862-11-04"),
        (draft(body="The peace of 3 May 1945 holds.\n\n4.XI.62 ORLOV"), "1962-11-04"),
        (draft(body="4.XI.62 ORLOV", source=Source(path="legation-1862/4.txt")), "1862-11-04"),
        (draft(body="4.XI.09 ORLOV", source=Source(collection="cables 2009")), "2009-11-04"),
        (draft(body="4.XI.62 ORLOV", source=Source(collection="letters 1750-1950")), "1962-11-04"),
    ],
)
def test_short_years_follow_what_a_document_cites_and_where_it_lies(document: Draft, edtf: str) -> None:
    assert shown(document) == edtf


def test_evidence_names_the_rule_and_the_time() -> None:
    found = date_of(draft(dateline="Lima, October 18, 1964, 6 p.m."))
    assert [(evidence.field, evidence.words) for evidence in found.evidence] == [
        ("date", "October 18, 1964"), ("sent_at", "6 p.m."),
    ]  # fmt: skip
    assert all(evidence.rule and 0 < evidence.confidence <= 1 for evidence in found.evidence)


# What holds of every text.

SCRAPS = st.sampled_from(
    [scrap for text, *_ in STATED for scrap in text.split()]
    + ["[", "]", "(", ")", "–", "—", "/", ".", "\n", "\n\n", "Received", "undated", "6 p.m.", "noon", "[1]", "?"]
    + ["DATE:", "REF:", "121530Z"]
)
TEXTS = st.lists(SCRAPS, max_size=14).map(" ".join) | st.lists(SCRAPS, max_size=14).map("".join) | st.text(max_size=80)


@given(TEXTS, st.sampled_from([None, 1800]), st.sampled_from([None, True, False]))
def test_whatever_is_found_reads_back_from_edtf(text: str, century: int | None, day_first: bool | None) -> None:
    for found in find_dates(text, century=century, day_first=day_first):
        again = from_edtf(to_edtf(found.span))
        assert again
        assert (again.earliest, again.latest, again.precision) == (
            found.span.earliest, found.span.latest, found.span.precision,
        )  # fmt: skip
        assert found.span.verbatim == text[found.start : found.end]


@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_no_text_raises_and_evidence_is_in_place(dateline: str, head: str, title: str, body: str, value: str) -> None:
    mark = Mark("date", dateline[:12], "dateline", 0, value)
    parts = {"dateline": dateline, "head": head, "title": title, "body": body, "notes": value, "doc_date": value}
    for marks in ((), (mark,)):
        found = date_of(Draft(parts, "", marks=marks))
        for evidence in found.evidence:
            assert evidence.words == parts[evidence.part][evidence.start : evidence.end]
        if found.value.span:
            again = from_edtf(to_edtf(found.value.span))
            assert again
            assert again.precision is found.value.span.precision


DAYS = st.dates(date(1500, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from(["%B %d, %Y", "%d %B %Y", "%d.%m.%Y", "%Y-%m-%d"]))
def test_every_day_is_read_as_itself(day: date, form: str) -> None:
    (found,) = find_dates(f"Oslo, {day.strftime(form)}.")
    assert (found.span.earliest, found.span.latest, found.span.precision) == (day, day, Precision.DAY)
