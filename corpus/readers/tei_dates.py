"""The date that the attributes of a TEI element state, in a machine's form.

The attributes are those of the TEI Guidelines' classes att.datable.w3c, att.datable.iso and att.datable.custom:
`when` and the like are proleptic Gregorian days whatever `calendar` the words use; `when-custom` follows the calendar
that `datingMethod` names.
"""

import re
from typing import Final

from lxml import etree

from corpus.normalise.dates.spans import julian

_ENDS: Final = ("when", "from", "to", "notBefore", "notAfter")
_ISO: Final = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d(?:T[0-9:.]{2,15}(?:Z|[+-]\d\d:?\d\d)?)?)?)?(?:/[0-9:TZ.+-]{4,40})?")
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CALENDARS: Final = (
    ("julian", re.compile(r"juli[ae]n|\bo\.?s\b|old.?style|stil[oe].?vetere|юлиан", re.IGNORECASE)),
    ("hijri", re.compile(r"hi[cjǧğ]ri|islam|muslim|musulman", re.IGNORECASE)),
    ("french republican", re.compile(r"r[ée]publi[ck]", re.IGNORECASE)),
    ("hebrew", re.compile(r"hebr|jewish|jüdisch", re.IGNORECASE)),
    ("venetian", re.compile(r"more.?veneto|venetian", re.IGNORECASE)),
)
_UNSURE: Final = frozenset(("low", "unknown"))


def stated(date: etree._Element) -> str:
    """The date in an element's attributes: one of ISO 8601, or an interval of two, open where one end is not given.

    A date that the editors call uncertain or imprecise ends in `~` (EDTF); "" where there is none that can be read.
    """
    values = {name: _attribute(date, name) for name in _ENDS}
    when, begin, end = values["when"], values["from"] or values["notBefore"], values["to"] or values["notAfter"]
    if not (when or begin or end):
        return ""
    if when and not end:
        unsure = date.get("cert") in _UNSURE or date.get("precision") in _UNSURE
        return f"{when}~" if unsure and "T" not in when and "/" not in when else when
    return f"{when or begin or '..'}/{end or '..'}"


def calendar(date: etree._Element) -> str:
    """The calendar of an element's words where it is named and is not the Gregorian one, else ""."""
    return next((named for named in map(_calendar, (date.get("calendar"), date.get("datingMethod"))) if named), "")


def _calendar(name: str | None) -> str:
    return next((calendar for calendar, sign in _CALENDARS if name and sign.search(name)), "")


def _attribute(date: etree._Element, name: str) -> str:
    for written in (date.get(name), date.get(f"{name}-iso")):
        value = (written or "").strip()
        if _ISO.fullmatch(value) and not value.startswith("-"):
            return value
    return _custom(date, (date.get(f"{name}-custom") or "").strip())


def _custom(date: etree._Element, value: str) -> str:
    """The Gregorian day of a Julian one; what another calendar's figures mean is left to the words."""
    day = _DAY.fullmatch(value)
    if day is None or calendar(date) != "julian":
        return ""
    found = julian(int(day[1]), int(day[2]), int(day[3]))
    return found.isoformat() if found else ""
