"""The nominative behind the oblique cases in which a Russian heading names its parties."""

import re

_OFFICES = (
    (re.compile(r"\bпос(?:ла|лу)\b", re.I), "посол"), (re.compile(r"\bминистр[ау]\b", re.I), "министр"),
    (re.compile(r"\bпосланник[ау]\b", re.I), "посланник"), (re.compile(r"\bконсул[ау]\b", re.I), "консул"),
    (re.compile(r"\bсоветник[ау]\b", re.I), "советник"), (re.compile(r"\bпредседател[яю]\b", re.I), "председатель"),
    (re.compile(r"\bзаместител[яю]\b", re.I), "заместитель"),
    (re.compile(r"\bповер[её]нн(?:ого|ому)\b", re.I), "поверенный"),
    (re.compile(r"\bпосольства\b", re.I), "посольство"), (re.compile(r"\bминистерства\b", re.I), "министерство"),
)  # fmt: skip
_OBLIQUE = re.compile(
    r"\b(?:пос(?:ла|лу)|министр[ау]|посланник[ау]|консул[ау]|советник[ау]|председател[яю]|заместител[яю]|поверенн(?:ого|ому))\b",
    re.IGNORECASE,
)
# Endings of a man's surname in the genitive and dative, with those of the nominative.
_SURNAMES = (
    (re.compile(r"(ов|ев|ёв|ин|ын)(?:а|у)$"), r"\1"),
    (re.compile(r"(ск|цк)(?:ого|ому)$"), r"\1ий"),
    (re.compile(r"([бвгджзклмнпрстфхцчшщ])(?:а|у)$"), r"\1"),
    (re.compile(r"([аеоиуы])(?:я|ю)$"), r"\1й"),
)
_NAME = re.compile(r"(?:[А-ЯЁ]\.\s?){0,3}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?$")


def is_oblique(phrase: str) -> bool:
    """Does the phrase name a man's office in the genitive or dative ("посла СССР …")?"""
    return _OBLIQUE.search(phrase) is not None


def nominative_office(office: str) -> str:
    """An office or body with its first word in the nominative ("посла СССР": "посол СССР")."""
    for pattern, word in _OFFICES:
        found = pattern.match(office)
        if found:
            return word + office[found.end() :]
    return office


def nominative_name(name: str) -> str:
    """A man's name with its surname in the nominative ("Г.И. Ардашева": "Г.И. Ардашев"); others as they are."""
    if not _NAME.match(name):
        return name
    for pattern, ending in _SURNAMES:
        changed = pattern.sub(ending, name)
        if changed != name:
            return changed
    return name
