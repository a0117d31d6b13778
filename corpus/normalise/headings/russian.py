"""The nominative behind the oblique cases in which a Russian heading names its parties and its place."""

import re

_ADJECTIVES = (
    (re.compile(r"временн(?:ого|ому)\b", re.I), "временный"),
    (re.compile(r"генеральн(?:ого|ому)\b", re.I), "генеральный"),
    (re.compile(r"народн(?:ого|ому)\b", re.I), "народный"),
    (re.compile(r"перв(?:ого|ому)\b", re.I), "первый"),
    (re.compile(r"полномочн(?:ого|ому)\b", re.I), "полномочный"),
    (re.compile(r"чрезвычайн(?:ого|ому)\b", re.I), "чрезвычайный"),
    (re.compile(r"постоянн(?:ого|ому)\b", re.I), "постоянный"),
)
_OFFICES = (
    (re.compile(r"\bпос(?:ла|лу|лом)\b", re.I), "посол"), (re.compile(r"\bминистр(?:ом|[ау])\b", re.I), "министр"),
    (re.compile(r"\bпосланник[ау]\b", re.I), "посланник"), (re.compile(r"\bконсул[ау]\b", re.I), "консул"),
    (re.compile(r"\bсоветник[ау]\b", re.I), "советник"), (re.compile(r"\bпредседател[яю]\b", re.I), "председатель"),
    (re.compile(r"\bзаместител[яю]\b", re.I), "заместитель"), (re.compile(r"\bсекретар[яю]\b", re.I), "секретарь"),
    (re.compile(r"\bповер[её]нн(?:ого|ому)\b", re.I), "поверенный"),
    (re.compile(r"\bкомиссар[ау]\b", re.I), "комиссар"),
    (re.compile(r"\bзаведующ(?:его|ему)\b", re.I), "заведующий"), (re.compile(r"\bполпред[ау]\b", re.I), "полпред"),
    (re.compile(r"\bнарком[ау]\b", re.I), "нарком"), (re.compile(r"\bпрезидент[ау]\b", re.I), "президент"),
    (re.compile(r"\bпредставител[яю]\b", re.I), "представитель"),
    (re.compile(r"\bпосольств[ау]\b", re.I), "посольство"), (re.compile(r"\bминистерств[ау]\b", re.I), "министерство"),
    (re.compile(r"\bмиссии\b", re.I), "миссия"),
)  # fmt: skip
_OBLIQUE = re.compile(
    r"\b(?:пос(?:ла|лу|лом)|министр(?:ом|[ау])|посланник[ау]|консул[ау]|советник[ау]|председател[яю]|заместител[яю]|"
    r"секретар[яю]|нарком[ау]|комиссар[ау]|полпред[ау]|представител[яю]|президент[ау]|заведующ(?:его|ему)|"
    r"повер[её]нн(?:ого|ому)|посольств[ау]|министерств[ау])\b",
    re.IGNORECASE,
)
# Endings of a man's surname in the genitive and dative, with those of the nominative.
_SURNAMES = (
    (re.compile(r"(ов|ев|ёв|ин|ын)(?:а|у)$"), r"\1"),
    (re.compile(r"(ов|ев|ёв|ин|ын)ым$"), r"\1"),
    (re.compile(r"(ск|цк)(?:ого|ому|им)$"), r"\1ий"),
    (re.compile(r"([бвгджзклмнпрстфхцчшщ])(?:а|у)$"), r"\1"),
    (re.compile(r"([аеоиуы])(?:я|ю)$"), r"\1й"),
)
_NAME = re.compile(r"(?:[А-ЯЁ]\.\s?){0,3}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?$")
_SURNAME_FIRST = re.compile(r"(?P<surname>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s(?P<initials>(?:[А-ЯЁ]\.\s?){1,2})$")
# A place in the genitive, as it follows "from": its last letters and what they come from.
_GENITIVES = (
    (re.compile(r"ии$"), "ия"), (re.compile(r"(?<=[гкхжчшщ])и$"), "а"), (re.compile(r"ы$"), "а"),
    (re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])а$"), ""), (re.compile(r"(?<=[лнр])я$"), "ь"),
    (re.compile(r"(?<=[аеоу])я$"), "й"),
)  # fmt: skip


def is_oblique(phrase: str) -> bool:
    """Does the phrase name a man's office in the genitive or dative ("посла СССР …")?"""
    return _OBLIQUE.search(phrase) is not None


def nominative_office(office: str) -> str:
    """An office or body with its first words in the nominative ("временного поверенного": "временный поверенный")."""
    at = 0
    for pattern, word in (*_ADJECTIVES, *_OFFICES):
        found = pattern.match(office, at)
        if found:
            form = word.capitalize() if found[0][0].isupper() else word
            office = f"{office[:at]}{form}{office[found.end() :]}"
            at += len(form) + 1
    return office


def forename_first(name: str) -> str:
    """A name whose initials stand behind the surname, as addresses have it, in the usual order ("Громыко А.А.")."""
    found = _SURNAME_FIRST.match(name)
    return f"{found['initials'].strip()} {found['surname']}" if found else name


def nominative_name(name: str) -> str:
    """A man's name with its surname in the nominative ("Г.И. Ардашева": "Г.И. Ардашев"); others as they are."""
    if not _NAME.match(name):
        return name
    for pattern, ending in _SURNAMES:
        changed = pattern.sub(ending, name)
        if changed != name:
            return changed
    return name


def nominative_place(place: str) -> str:
    """A place in the nominative behind its genitive ("Гаваны": "Гавана"); one that is not declined as it is."""
    for pattern, ending in _GENITIVES:
        changed = pattern.sub(ending, place)
        if changed != place:
            return changed
    return place
