"""The forms in which dates are written, as patterns over the codes of `dates.tokens`, and what each one says.

A form's groups are a first day `d1`, month `m1` and year `y1`, and for two days joined by a dash, a stroke, "and" or
parentheses the same with 2. What the one lacks the other supplies. `j` is what joins them.
"""

import re

from corpus.frozen import dataclass

Y = "[YynD]"
"""A year: of four digits, with an apostrophe, or of two digits."""

_END_YEAR = rf"(?:[.,/-]{{0,2}}o{{0,7}}(?:Y(?=Y))?(?P<y{{n}}>{Y}))"
_YEAR1, _YEAR2 = _END_YEAR.replace("{n}", "1"), _END_YEAR.replace("{n}", "2")
_JOIN = r"(?P<j>,?[-/&(])W?,?o{0,2}"


@dataclass(frozen=True, slots=True)
class Form:
    """A form by name; `tight` forms are figures without words, which only count where nothing clings to them.

    `needs` are the codes of which a text must hold one for the form to be there.
    """

    rule: str
    pattern: re.Pattern[str]
    tight: bool = False
    needs: str = "Mlm"


def _form(rule: str, pattern: str, tight: bool = False, needs: str = "Mlm") -> Form:
    return Form(rule, re.compile(pattern), tight, needs)


FORMS = (
    _form("days and month", rf"(?P<d1>[DO])\.?{_JOIN}(?P<d2>[DO])\.?,?\)?o{{0,3}}(?P<m1>[Mlm]){_YEAR1}"),
    _form(
        "several days and month",
        rf"(?P<d1>[DO])\.?(?:[-,][DO]\.?){{1,4}},?(?P<j>&)(?P<d2>[DO])\.?o{{0,3}}(?P<m1>M){_YEAR1}",
    ),
    _form(
        "month and several days", rf"(?P<m1>M)\.?(?P<d1>[DO])\.?(?:[-,][DO]\.?){{1,4}},?(?P<j>&)(?P<d2>[DO]),?{_YEAR1}"
    ),
    _form("month and days", rf"(?P<m1>M)\.?o{{0,2}}(?P<d1>[DO])\.?{_JOIN}(?P<d2>[DO]),?\)?{_YEAR1}"),
    _form(
        "two days and months",
        rf"(?P<d1>[DO])\.?o{{0,2}}(?P<m1>[Ml])\.?{_JOIN}(?P<d2>[DO])\.?o{{0,2}}(?P<m2>[Ml]),?\)?{_YEAR2}",
    ),
    _form(
        "two months and days",
        rf"(?P<m1>M)\.?(?P<d1>[DO])\.?{_JOIN}(?P<m2>M)\.?(?P<d2>[DO]),?\)?{_YEAR2}",
    ),
    _form(
        "two days, months and years",
        rf"(?P<d1>[DO])\.?o{{0,2}}(?P<m1>[Ml])[.,]{{0,2}}(?P<y1>Y){_JOIN}(?P<d2>[DO])\.?o{{0,2}}(?P<m2>[Ml])[.,]{{0,2}}"
        r"(?P<y2>Y)",
    ),
    _form(
        "two months, days and years",
        rf"(?P<m1>M)\.?(?P<d1>[DO])[.,]{{0,2}}(?P<y1>Y){_JOIN}(?P<m2>M)\.?(?P<d2>[DO])[.,]{{0,2}}(?P<y2>Y)",
    ),
    _form("corrected day, month", rf"D(?P<d1>D)\.?o{{0,2}}(?P<m1>M){_YEAR1}"),
    _form("corrected month and day", rf"MD(?P<m1>M)(?P<d1>D){_YEAR1}"),
    _form("day, mark, month, year", rf"(?P<d1>D)D(?P<m1>M){_YEAR1}"),
    _form("day, month, mark, year", r"(?P<d1>[DO])\.?o{0,2}(?P<m1>M)D(?P<y1>Y)"),
    _form("month, corrected day", rf"(?P<m1>M)\.?D(?P<d1>D){_YEAR1}"),
    _form("day, month, year", rf"(?P<d1>[DO])[.-]?[-/]?o{{0,3}}(?P<m1>[Mlm]){_YEAR1}"),
    _form("day, comma, month, year", rf"(?<=,)(?P<d1>[DO]),(?P<m1>M){_YEAR1}"),
    _form("day in Roman figures", rf"(?P<d1>r|(?:(?<=o)|\A)R)\.?o{{0,2}}(?P<m1>[Mm]){_YEAR1}", needs="rR"),
    _form("day in a word", rf"(?P<d1>d)o{{0,2}}(?P<m1>[Mm]){_YEAR1}", needs="d"),
    _form("ordinal, month, year", rf"(?:(?P<t>t)-?)?(?P<d1>w)o{{1,3}}(?P<m1>M){_YEAR1}", needs="w"),
    _form("month, ordinal, year", rf"(?P<m1>M),?o(?:(?P<t>t)-?)?(?P<d1>w){_YEAR1}", needs="w"),
    _form("month, day, year", rf"(?P<m1>[Ml])[.,]?-?o{{0,2}}(?P<d1>[DO]){_YEAR1}"),
    _form("year, month, day", r"(?P<y1>Y)[.,-]?(?P<m1>M)[.-]?(?P<d1>[DO])(?![,.]?[YynDO])"),
    _form("year, day, month", r"(?P<y1>Y)[.,]?o{0,2}(?P<d1>[DO])\.?o{0,2}(?P<m1>M)(?![.,]{0,2}o{0,2}[Yyn])"),
    _form("two months", rf"(?P<m1>M)[.,]{{0,2}}(?P<y1>Y)?{_JOIN}(?P<m2>M){_YEAR2.replace('[YynD]', '[Yy]')}"),
    _form("month, year", rf"(?P<m1>M){_YEAR1.replace('[YynD]', '[Yyn]')}"),
    _form("season, year", r"(?P<s>S),?o{0,3}(?P<y1>[Yyn])(?:[-/](?P<y2>[YnD]))?", needs="S"),
    _form(
        "days and Roman month",
        rf"(?P<d1>D)\.?(?P<j>[-/&])(?P<d2>D)[./-](?P<m1>R)[./-](?P<y1>{Y})",
        tight=True,
        needs="R",
    ),
    _form("Roman month", rf"(?P<d1>D)[./-]?(?P<m1>R)[./-]?(?P<y1>{Y})", tight=True, needs="R"),
    _form("year, Roman month, day", r"(?P<y1>Y)[./-]?(?P<m1>R)[./-]?(?P<d1>D)(?![./-][DnYx])", tight=True, needs="R"),
    _form(
        "days and months in figures",
        r"(?P<d1>D)\.(?P<m1>D)\.?(?P<j>-)(?P<d2>D)\.(?P<m2>D)\.(?P<y2>[YnD])",
        tight=True,
        needs=".",
    ),
    _form("days in figures", rf"(?P<a1>D)\.?(?P<j>-)(?P<d2>D)\.(?P<b1>D)\.(?P<y1>{Y})", tight=True, needs="."),
    _form("figures", r"(?P<a1>D)(?P<f>[./-])(?P<b1>D)(?P=f)(?P<y1>[YynD])", tight=True, needs="./-"),
    _form(
        "year first in figures",
        r"(?P<y1>Y)(?P<f>[./-])(?P<m1>D)(?P=f)(?P<d1>D)(?![./-][DnYx])",
        tight=True,
        needs="./-",
    ),
    _form("without spaces", "(?P<k>K)", tight=True, needs="K"),
    _form("two years", r"(?P<y1>Y)(?P<j>[-/])(?P<y2>[YnD])", tight=True, needs="Y"),
    _form("year", "(?P<y1>Y)", needs="Y"),
)

YEARLESS = (
    _form("day, month", r"(?P<d1>[DO])[.-]?o{0,3}(?P<m1>M)(?![.,]{0,2}o{0,2}[Yyn])"),
    _form("month, day", r"(?P<m1>M)\.?o?(?P<d1>[DO])(?![.,]{0,2}o{0,2}[Yyn])"),
)
"""Forms that lack a year, for where the document states it elsewhere."""
