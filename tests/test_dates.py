"""Dates as documents write them, wherever they stand."""

from datetime import UTC, date, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cable import Precision
from corpus.draft import Draft, Mark
from corpus.normalise.dates.document import date_of, find_dates
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


def test_an_editors_date_is_inferred() -> None:
    assert [find_dates(text)[0].span.inferred for text in ("[9 April 1946]", "April [9], 1946", "9 April 1946")] == [
        True, True, False,
    ]  # fmt: skip


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
