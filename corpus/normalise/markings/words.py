"""The words by which a message is marked: how secret, how urgent, for whom."""

import re
from functools import cache

from corpus.normalise.lexicon import lines_of

CLASSIFICATION = "classification"
PRECEDENCE = "precedence"
HANDLING = "handling"
NOTHING = "no classification marking"


@cache
def terms() -> dict[str, tuple[str, str]]:
    """Every marking in lower case, with its field and the English term for it."""
    table: dict[str, tuple[str, str]] = {}
    for line in lines_of("markings.txt"):
        name, _, rest = line.partition(":")
        term, _, forms = rest.partition("=")
        for form in (term, *forms.split(",")):
            if form.strip():
                table[form.strip()] = (name, term.strip())
    return table


@cache
def pattern() -> re.Pattern[str]:
    """One expression for every marking, the longest first, with any space between its words."""
    forms = sorted((*terms(), NOTHING), key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", r"[ \t\n]{1,3}") for form in forms)
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w|-[a-z])", re.IGNORECASE)


def meaning(words: str) -> tuple[str, str] | None:
    """Field and English term of a marking as it stands, or None."""
    return terms().get(" ".join(words.lower().split()))


@cache
def spaced_pattern() -> re.Pattern[str]:
    """The classifications with a space between all letters, as telegrams print them."""
    levels = sorted(
        {form for form, (name, _) in terms().items() if name == CLASSIFICATION and form.isascii()},
        key=len,
        reverse=True,
    )
    return re.compile(
        r"(?<!\S)(?:" + "|".join("[ ]{1,5}".join(level.replace(" ", "").upper()) for level in levels) + r")(?!\S)"
    )


@cache
def unspaced() -> dict[str, str]:
    """The classifications without their spaces, each with its English term."""
    return {form.replace(" ", ""): term for form, (name, term) in terms().items() if name == CLASSIFICATION}
