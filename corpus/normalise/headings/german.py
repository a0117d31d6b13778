"""The nominative behind the oblique cases in which a German heading names its parties."""

import re

_ENDINGS = (
    # The Foreign Ministry has its adjective in the case of the whole: without an article it is strong.
    (re.compile(r"^auswärtige[snm]? amt(?:e?s)?\b", re.I), "Auswärtiges Amt"),
    (re.compile(r"^(?:deutsch|britisch|englisch|sowjetisch|russisch|französisch|italienisch|polnisch|ungarisch|amerikanisch)"
                r"en(?= \w*(?:botschafter|gesandt|konsul|geschäftsträger|minister))", re.I), None),
    (re.compile(r"\b(\w*(?:botschafter|\w{2}minister|staatssekretär|chef|kanzler|generalkonsul|konsul|direktor|geschäftsträger|"
                r"generalsekretär|legationssekretär|gouverneur|leiter|militärattaché))s(?!\w)", re.I), r"\1"),
    (re.compile(r"^(vortragend|stellvertretend|ständig|geschäftsführend|politisch|erst)en(?= )", re.I), r"\1er"),
    (re.compile(r"\b(\w*konsul|\w*referent|\w*präsident|\w*dirigent)(?:n|en)(?!\w)", re.I), r"\1"),
    (re.compile(r"\b(\w*[gG]esandte|\w*[bB]evollmächtigte|\w*[vV]orsitzende)n(?!\w)"), r"\1r"),
    (re.compile(r"(\w*(?:legations|botschafts|gesandtschafts))r[aä]te?s(?!\w)", re.I), r"\1rat"),
)  # fmt: skip
_NOBLE = re.compile(r"\b(Graf|Fürst|Prinz)en(?= )|\b(Freiherr|Herr)n(?= )")
_SPOKEN = re.compile(
    r"(?:auswärtige[snm]? amt|botschaft|gesandt|konsul|geschäftsträger|staatssekret|kanzler|\w{2}ministers\b|"
    r"minister(?: des\b|ial)|"
    r"chefs de[rs]|legationsr|legationss|präsidenten|direktors|referenten|leiters|bevollmächtigten)",
    re.IGNORECASE,
)


def is_german(phrase: str) -> bool:
    """Does the phrase name a German office or body that may stand in another case than the nominative?"""
    return _SPOKEN.search(phrase) is not None


def nominative(phrase: str) -> str:
    """An office or body with its words in the nominative ("des Staatssekretärs": "Staatssekretär")."""
    for pattern, form in _ENDINGS:
        phrase = pattern.sub(form, phrase) if form else pattern.sub(lambda found: found[0][:-1] + "r", phrase)
    return phrase


def nominative_title(name: str) -> str:
    """A nobleman's name with his title in the nominative ("Grafen von Bülow": "Graf von Bülow")."""
    return _NOBLE.sub(lambda found: found[1] or found[2], name)
