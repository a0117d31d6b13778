"""Questions of words that nearly every cable has, in every construct; fields in fields; letters of all scripts."""

from collections.abc import Iterator
from itertools import pairwise

_FUNCTION_WORDS = (
    "the", "of", "and", "to", "in", "a", "that", "for", "it", "as", "with", "be", "on", "not", "he", "by", "was",
    "is", "this", "at", "from", "have", "had", "his", "they", "which", "or", "we", "an", "were", "their", "been",
)  # fmt: skip
_NAME_FIELDS = ("from", "to", "cc", "with", "place", "about", "keyword")
_DATES = (
    "1962..1961", "9999..0001", "99999999999999999999", "-99999..99999", "0000-00-00", "1962-02-30..", "1e9", "..0",
    "1962..1962..1962", "10000..", "-5000..5000", "1962-01-01T00:00:00Z..", "1" * 3000, "~" * 70, "c." * 35,
)  # fmt: skip


def costly() -> Iterator[str]:
    """Every one of them."""
    yield from _of_function_words()
    yield from _patterns()
    yield from _of_names()
    yield from _of_dates()
    yield from _nested()
    yield from _borrowed()
    yield from _scripts()


def _of_function_words() -> Iterator[str]:
    phrases = [f'"{one} {other}"' for one, other in pairwise((*_FUNCTION_WORDS, "the"))]
    yield " ".join(phrases)
    yield " OR ".join(phrases)
    yield " AND ".join(f"{phrase}~9" for phrase in phrases)
    yield " ".join(f"-{phrase}" for phrase in phrases)
    for near in ("NEAR", "NEAR/100", "NEAR/9999"):
        yield f" {near} ".join(_FUNCTION_WORDS)
    yield "(the NEAR/9999 of) OR (and NEAR/9999 to) OR (in NEAR/9999 a)"
    yield "the NEAR/9999 the"
    for sign in ("~", "~1", "~2"):
        yield " ".join(f"{word}{sign}" for word in _FUNCTION_WORDS)
    three = list(zip(_FUNCTION_WORDS, _FUNCTION_WORDS[7:], _FUNCTION_WORDS[15:], strict=False))
    yield " OR ".join(f"({' AND '.join(words)})" for words in three)
    yield " AND ".join(f"({' OR '.join(words)})" for words in three)
    yield "(" * 60 + " OR ".join(_FUNCTION_WORDS) + ")" * 60
    yield from ("-the", "-the -of -and", "+the +of +and", "NOT (the of and)", "((the of) (and to))", "-(-(-(-(the))))")


def _patterns() -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    yield " ".join(f"{letter}*" for letter in letters)
    yield " ".join(f"{field}:{letter}*" for field in ("title", "summary", "body") for letter in "est")
    yield " ".join(f"*{letter}" for letter in "etaoin")
    yield "co* NEAR/5 de* NEAR/5 re*"
    yield "in* NEAR co* NEAR pr* NEAR re* NEAR de* NEAR st* NEAR ex* NEAR un*"
    yield from ("*ment *tion *ing *ed *ly *er", "NOT (*ing OR *ed)", "????", "?????* ????*", "m*i*n*i*s*t*e*r")
    yield from ("*a*b* *c*d* *e*f* *g*h*", "ab~2 cd~2 ef~2 gh~2", "a~ b~ c~ d~ e~", "minister~2 embassy~2 telegram~2")


def _of_names() -> Iterator[str]:
    for field in _NAME_FIELDS:
        yield from (f"{field}:the", f"{field}:a", f"{field}:/", f"-{field}:state", f"{field}:c*")
        yield f"{field}:(a OR b OR c OR d OR e OR f OR g OR h)"
        yield f'{field}:"{"department of state " * 30}"'
        yield " OR ".join(f"{field}:{word}" for word in _FUNCTION_WORDS)
        yield " ".join(f"NOT {field}:{word}" for word in _FUNCTION_WORDS)
    yield " OR ".join(f"with:{name}" for name in ("john", "william", "george", "james", "robert", "smith"))
    yield from ("with:present/*", "with:PRESENT/a", "with:nonsense/a", "with:present/" + "a/" * 500)
    yield from ("id:*", "-id:*", "id:*1*2*3*4*5*6*7*8*9*", "id:" + "*a" * 100, "ref:a", "ref:*", "ref:1", "ref:the")
    yield " OR ".join(f"id:*{number}*" for number in range(60))
    yield " OR ".join(f"ref:{number}" for number in range(60))


def _of_dates() -> Iterator[str]:
    for date in _DATES:
        yield f"date:{date} treaty"
        yield f'date:"{date}" treaty'
    yield " ".join(["date:1962"] * 500)
    yield "date:(" + " OR ".join(f"{year}-{month:02}" for year in range(1940, 1960) for month in range(1, 13)) + ")"
    yield "-date:(" + " OR ".join(map(str, range(1900, 2000))) + ")"
    yield " ".join(f"date:{day}/{month}" for day in range(10, 99) for month in range(10, 30))
    yield from ("9" * 400, " ".join(str(10**power) for power in range(60)), '"1 2"~999')


def _nested() -> Iterator[str]:
    yield from (
        "from:(to:(with:(x)))",
        "from:(from:(from:(a) OR b) AND c)",
        "title:(body:(summary:(x)))",
        "date:(from:x)",
    )
    yield from ("title:(from:x OR date:1962)", "from:(date:1962)", 'from:("a b"~5 OR c* OR d~)', "keyword:(x NEAR y)")
    yield from ("-from:x OR -to:y", "+from:x OR +to:y", "(NOT the) OR (NOT of)", "NOT -NOT -the", "NEAR/3 " * 2000)
    yield "from:(" * 1000 + "a" + ")" * 1000


def _borrowed() -> Iterator[str]:
    """What other programs have for questions."""
    yield from ("--limit 5", "-x --y ---z", "the^2 of^3", "title^2:x", "[1962 TO 1963]", "{a TO b}", "/the.*of/")
    yield from ("the && of || !and", "!treaty", "site:x intitle:y", "field\\:x", "_exists_:title", "%00%20%0a")
    yield from ("&lt;the&gt; &amp;", "$(the) `of` ${and}", '\\"the\\"', "the of and " * 3000, "a@b.c " * 2000)


def _scripts() -> Iterator[str]:
    yield from ("“the of” „and to” «in a» 「that for」 〝it as〞", "“" * 5000, "«»" * 3000, "’" * 9999, "‘the’ ’of‘")
    yield "\u2010the\u2011of\u2012and\u2013to\u2014in\u2015a\u2212x"
    yield from ("ｔｉｔｌｅ：ｔｒｅａｔｙ", "ｆｒｏｍ：（ａ　ＯＲ　ｂ）", "\u202efrom:abc\u202c OR \u2067x\u2069")
    yield from ("a\u0300\u0301\u0302" * 2000, "ﷺ" * 3000, "ẞß" * 3000, "İı" * 3000, "㍿㍾㍽㍼" * 1000, "½⅓" * 2000)
    yield from ("ก็" * 2000, "한국어" * 2000, "ひらがなカタカナ" * 1500, "العربية" * 1500, "\ud83dfrom:x\ude00")
    yield from ("u.s.s.r. " * 2000, "o'neill's " * 1000, "x-y-z-" * 2000, "vis-à-vis " * 1000, "http://" * 1500)
