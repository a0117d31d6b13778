"""Numbers in words, as old letters, charters and treaties write the year and the day: `mil huit cent vingt`.

One grammar serves all: a run of words is cut into numerals, whose values are added, a hundred or a thousand multiplying
what stands before it. Only a year between 1400 and 2099, and a day right before a month, are looked for.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.normalise.dates.words import MONTHS, fold, word_set

FIRST_YEAR, LAST_YEAR = 1400, 2099


class Number(NamedTuple):
    """A number in words, with its place in the text."""

    start: int
    end: int
    value: int


def _table(lines: str) -> dict[str, int]:
    table = {}
    for line in lines.strip().splitlines():
        value, *names = line.split()
        table.update(dict.fromkeys(names, int(value)))
    return table


_NUMERALS = _table("""
1 one first un une unieme ein eins eine einen ersten erste uno una primo prima primero um uma primeiro unum
1 primus primi een eerste
2 two second deux deuxieme zwei zwey zweiten zweyten zwo due dos dois duas secundo secunda secundi twee tweede
3 three third trois troisieme drei drey dritten tre tres tertio tertia tertii drie derde
4 four fourth quatre quatrieme vier vierten quattro quatro cuatro quarto quarta quarti vierde
5 five fifth cinq cinquieme funf fuenf funff funften fuenften cinque cinco quinto quinta quinti vijf vijfde
6 six sixth sixieme sechs sechsten sei seis sexto sexta sexti zes zesde
7 seven seventh sept septieme sieben siben siebenten siebten sette siete sete septimo septima septimi zeven
7 zevende
8 eight eighth huit huitieme acht achten achte otto ocho oito octavo octava octavi
9 nine ninth neuf neuvieme neun neunten nove nueve nono nona noni negen negende
10 ten tenth dix dixieme zehn zehen zehnten zehenden dieci diez dez decimo decima decimi tien tiende
11 eleven eleventh onze onzieme elf eilf elften eilften undici undecimo undecima undecimi elfde
12 twelve twelfth douze douzieme zwolf zwoelf zwolff zwolften zwoelften dodici doce doze duodecimo duodecima
12 duodecimi twaalf twaalfde
13 thirteen thirteenth treize treizieme tredici trece treze dertien dertiende
14 fourteen fourteenth quatorze quatorzieme quattordici catorce quatorze veertien veertiende
15 fifteen fifteenth quinze quinzieme quindici quince quinze vijftien vijftiende
16 sixteen sixteenth seize seizieme sechzehn sechzehen sechszehn sechzehnten sedici zestien dieciseis
17 seventeen seventeenth siebzehn siebzehen siebenzehn siebenzehen siebzehnten diciassette diecisiete zeventien
18 eighteen eighteenth achtzehn achtzehen achtzehnten diciotto dieciocho achttien
19 nineteen nineteenth neunzehn neunzehen neunzehnten diciannove diecinueve negentien
20 twenty twentieth vingt vingts vingtieme zwanzig zwanzigsten zwantzig zwainzig venti vent veinte veinti vinte
20 vigesimo vigesima vigesimi vicesimo vicesima twintig twintigste
30 thirty thirtieth trente trentieme dreissig dreyssig dreissigsten trenta trent treinta trinta trigesimo
30 trigesima tricesimo dertig
40 forty quarante vierzig quaranta quarant cuarenta quarenta quadragesimo veertig
50 fifty cinquante funfzig fuenfzig funffzig cinquanta cinquant cincuenta cinquenta quinquagesimo vijftig
60 sixty soixante sechzig sessanta sessant sesenta sessenta sexagesimo zestig
70 seventy septante siebzig siebenzig settanta settant setenta septuagesimo zeventig
80 eighty quatrevingt quatrevingts octante achtzig achtzigsten ottanta ottant ochenta oitenta octogesimo tachtig
90 ninety nonante neunzig novanta novant noventa nonagesimo negentig
100 hundred hundert cent cents cento ciento cien honderd
200 duecento doscientos duzentos ducentesimo
300 trecento trescientos trezentos trecentesimo
400 quattrocento cuatrocientos quatrocentos quadringentesimo
500 cinquecento quinientos quinhentos quingentesimo
600 seicento seiscientos seiscentos sexcentesimo sescentesimo
700 settecento setecientos setecentos septingentesimo
800 ottocento ochocientos oitocentos octingentesimo
900 novecento novecientos novecentos nongentesimo noningentesimo
1000 thousand mil mille tausend tausent duizend millesimo mila mill
""")  # fmt: skip
_AND = word_set("and und et e y ed en")
_OF = word_set("of de di do d del des der dem day tag die dia jour giorno mensis monats the")
_ENDINGS = ("sten", "ste", "ten", "th", "er", "en", "s", "o")
_LONGEST = max(map(len, _NUMERALS))
_YEAR_SIGNS = (
    "cent", "Cent", "hundr", "Hundr", "hundert", "Hundert", "thousand", "Thousand", "tausen", "Tausen", "mil", "Mil",
    "esim", "honderd", "Honderd", "duizend", "Duizend",
)  # fmt: skip
_LONGEST_TEXT = 600
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s,-]{0,3}(?:['’]\s?)?")
_MOST_WORDS, _HALF, _LONGEST_WORD = 12, 20, 40


def may_state_year(text: str) -> bool:
    """Whether a short text has letters that a year in words could not do without."""
    return len(text) <= _LONGEST_TEXT and any(map(text.__contains__, _YEAR_SIGNS))


def is_numeral(word: str) -> bool:
    """Whether a word is a number in words, or several joined."""
    return bool(_cut(_folded(word)))


def numbers(text: str) -> Iterator[Number]:
    """The years in words of a text, and its days in words that stand right before a month; in order."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        size, value = _longest(text, words, at)
        if not size or (value < FIRST_YEAR and not _before_month(words, at + size)):
            at += max(size, 1)
            continue
        yield Number(words[at].start(), words[at + size - 1].end(), value)
        at += size


def _longest(text: str, words: list[re.Match[str]], at: int) -> tuple[int, int]:
    """How many words from `at` are one number that is a year or a day, and its value; the most that are."""
    values: list[int] = []
    best = (0, 0)
    for size in range(1, min(_MOST_WORDS, len(words) - at) + 1):
        word = words[at + size - 1]
        if size > 1 and not _GAP.fullmatch(text, words[at + size - 2].end(), word.start()):
            break
        folded = _folded(word[0])
        if folded in _AND and values:
            continue
        if folded.startswith("vingt") and values[-1:] == [4]:
            values.pop()
            folded = "quatre" + folded
        cut = _cut(folded)
        if not cut:
            break
        values.extend(cut)
        total = _value(values)
        if total is not None and (1 <= total <= 31 or FIRST_YEAR <= total <= LAST_YEAR):
            best = size, total
    return best


def _before_month(words: list[re.Match[str]], at: int) -> bool:
    """Whether a month comes next, but for an article or `of`."""
    for word in words[at : at + 3]:
        folded = fold(word[0])
        if folded in MONTHS:
            return True
        if folded not in _OF:
            return False
    return False


def _folded(word: str) -> str:
    """A word as the table has it; German joins numerals to words longer than names of dates are."""
    return fold(word) if len(word) <= _HALF else fold(word[:_HALF]) + fold(word[_HALF:_LONGEST_WORD])


@lru_cache(maxsize=2048)
def _cut(word: str) -> tuple[int, ...]:
    """The numerals that a word consists of (`sechzehnhundertzwolf`: 16, 100, 12); empty where it is something else."""
    word = word.replace("ß", "ss")
    values: list[int] = []
    while word:
        length = next((size for size in range(min(_LONGEST, len(word)), 1, -1) if word[:size] in _NUMERALS), 0)
        if not length:
            joined = next((joiner for joiner in ("und", "en") if values and word.startswith(joiner)), "")
            if not joined:
                return tuple(values) if values and word in _ENDINGS else ()
            word = word[len(joined) :]
            continue
        values.append(_NUMERALS[word[:length]])
        word = word[length:]
    return tuple(values)


def _value(values: list[int]) -> int | None:
    """What numerals in their order come to, or None where they are no number."""
    total = part = last = 0
    for value in values:
        if value >= 100 and value != 1000 and value != 100 and part:
            return None
        if value < 100 and not _follows(last, value):
            return None
        if value == 1000:
            total, part = total + max(part, 1) * 1000, 0
        elif value == 100:
            part = max(part, 1) * 100
        else:
            part += value
        last = value
    return total + part


def _follows(last: int, value: int) -> bool:
    """Whether a numeral below a hundred can come after another: units after tens, or before them as in German."""
    if last == 0 or last >= 100:
        return True
    return (
        value % 10 == 0 if last < 10 else value < 10 if last in (10, 20, 30, 40, 50) else value < 20 and last % 10 == 0
    )
