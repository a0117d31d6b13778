"""The courtesies before an office or a name: "His Excellency", "Monsieur le", "Excmo. Señor", "An den Herrn"."""

import re

from corpus.normalise.headings.offices import OFFICE

_STYLE = re.compile(
    r"(?:(?:his|her|your|son|sa|su|sua|seiner?|ihrer?|seine[nm]|votre|vuestra|vossa)\s+"
    r"(?:excellenc[ye]|excelencia|excelência|eccellenza|ex[cz]ellenz|majest\w+|highness|hoheit|em[ie]nen\w+|altesse)|"
    r"[HS]\.\s?[EM]\.|S\.\s?Exc?\.|(?:the\s)?(?:(?:right|rt\.?)\s)?(?:honou?rable|hon\.|honble\.?)|"
    r"(?:ao\s|al\s)?(?:excmo|exmo|ilmo|illmo)\.?|excelent[íi]s+imo|eccellentissimo|illustrissimo|serenissim[oa]|eccelso),?\s+(?:[oa]\s(?=senhora?\s)|el\s(?=señor)|il\s(?=signor))?(?=\S)",
    re.IGNORECASE,
)
# Behind these stands an office as often as a name.
_GENTLEMAN = re.compile(
    r"(?:(?:monsieur|m\.|madame|mme)\s(?:le\s|la\s|l['’]\s?)|(?:señora?|sr\.?|sra\.?|signora?|sig\.|senhora?|herrn?|"
    r"frau|"
    r"г-н|господин[ау]?|товарищ[ау]?|тов\.|т\.|heer|tovar[ăa]șului|tovar[ăa]şului|domnului|panu|pánu|soudruhu|súdruhovi|"
    r"drugu|gospodinu|shokut|zotit|sayın|другар[юя]|towarzyszowi)\s(?:(?:den|dem|el|o)\s)?)(?=\S)",
    re.IGNORECASE,
)
# A nobleman's title behind a courtesy: "M. le comte d'Ansac".
_NOBLE = re.compile(
    r"(?:monsieur|m\.|mgr|monseigneur)\s(?:le\s|l['’]\s?)(?=(?:comte|vicomte|baron|duc|marquis|prince|chevalier|général|colonel|"
    r"maréchal|amiral|abbé|cardinal)\s)",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?:mr|mrs|madam|mister)\.?\s(?P<office>(?:vice |deputy |under |foreign |prime |high |acting )?(?:president|"
    r"secretary|"
    r"minister|ambassador|chancellor|chairman|speaker|attorney general|consul|governor|premier|commissioner|director|"
    r"secretary general|secretary of state|undersecretary))",
    re.IGNORECASE,
)


def without_courtesy(phrase: str) -> str:
    """The phrase without the style of address before it, and without "Mr." or the like before an office.

    "Son Excellence Monsieur Bidault" keeps its "Monsieur", "Señor Ministro de Marina" and "Mr. President" lose theirs.
    """
    for _ in range(3):
        style = _STYLE.match(phrase)
        if not style:
            break
        phrase = phrase[style.end() :]
    addressed = _ADDRESSED.fullmatch(phrase)
    if addressed:
        return addressed["office"]
    phrase = _NOBLE.sub("", phrase, count=1) if _NOBLE.match(phrase) else phrase
    gentleman = _GENTLEMAN.match(phrase)
    return phrase[gentleman.end() :] if gentleman and OFFICE.match(phrase, gentleman.end()) else phrase


def is_courteous(phrase: str) -> bool:
    """Does the phrase begin with a style of address or a gentleman's title before an office?"""
    return without_courtesy(phrase) != phrase
