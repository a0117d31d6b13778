"""What languages are called, and which of their words carry grammar and no matter."""

import re
from functools import cache

from corpus.normalise.lexicon import lines_of

# ISO 639-1 by English name, with other names of the same language.
_NAMES = (
    "af Afrikaans;am Amharic;ar Arabic;az Azerbaijani;be Belarusian,Belorussian;bg Bulgarian;bn "
    "Bengali;bs Bosnian;ca Catalan;"
    "cs Czech;cy Welsh;da Danish;de German,Deutsch;el Greek;en English;eo Esperanto;es "
    "Spanish,Castilian,Español;et Estonian;"
    "eu Basque;fa Persian,Farsi,Dari;fi Finnish;fr French,Français;ga Irish;he Hebrew;hi Hindi;hr "
    "Croatian,Serbo-Croatian,"
    "Serbo-Croat;hu Hungarian,Magyar;hy Armenian;id Indonesian,Bahasa Indonesia;is Icelandic;it "
    "Italian,Italiano;ja Japanese;"
    "ka Georgian;kk Kazakh;km Khmer,Cambodian;ko Korean;la Latin;lo Lao,Laotian;lt Lithuanian;lv "
    "Latvian;mk Macedonian;"
    "mn Mongolian;ms Malay;my Burmese;ne Nepali;nl Dutch,Flemish;no Norwegian,Bokmål;pl Polish;ps "
    "Pashto;pt Portuguese,"
    "Português;ro Romanian,Rumanian,Moldovan;ru Russian,Русский;si Sinhalese,Sinhala;sk Slovak;sl "
    "Slovenian,Slovene;so Somali;"
    "sq Albanian;sr Serbian;sv Swedish;sw Swahili;ta Tamil;th Thai;tl Tagalog,Filipino;tr Turkish;uk "
    "Ukrainian;ur Urdu;"
    "uz Uzbek;vi Vietnamese;zh Chinese,Mandarin;ota Ottoman Turkish,Ottoman"
)
_THREE_LETTERS = (
    "ara ar;ben bn;bul bg;ces cs;cze cs;chi zh;zho zh;dan da;deu de;ger de;dut nl;nld nl;ell el;gre "
    "el;eng en;fas fa;per fa;"
    "fin fi;fra fr;fre fr;heb he;hun hu;ind id;ita it;jpn ja;kor ko;lat la;nor no;pol pl;por pt;ron "
    "ro;rum ro;rus ru;spa es;"
    "swe sv;tur tr;ukr uk;vie vi"
)


@cache
def words_of_grammar() -> dict[str, frozenset[str]]:
    """The words of each language (ISO 639-1) that carry grammar, lower-case."""
    table = {}
    for line in lines_of("function_words.txt"):
        language, _, words = line.partition(":")
        table[language.strip()] = frozenset(words.split())
    return table


def function_words(language: str) -> frozenset[str]:
    """The words of a language (ISO 639-1) that carry grammar, not matter, lower-case; none for an "
    "unknown language."""
    return words_of_grammar().get(language, frozenset())


@cache
def _code_of_name() -> dict[str, str]:
    table = {}
    for entry in _NAMES.split(";"):
        code, _, names = entry.partition(" ")
        table[code] = code
        table.update((name.strip().lower(), code) for name in names.split(","))
    table.update((pair.split()[0], pair.split()[1]) for pair in _THREE_LETTERS.split(";"))
    return table


def language_code(name: str) -> str:
    """The ISO 639 code for a language's name or code (`Russian`, `ru`, `rus`, `ru-RU`, `ota-Latn-t`), or nothing."""
    words = name.strip().strip(".").lower()
    return _code_of_name().get(words) or _code_of_name().get(re.split(r"[-_ ,/(]", words)[0], "")
