"""Languages by their English names, as archives write them beside a translation (codes: ISO 639)."""

import re
from collections.abc import Iterator
from typing import Final

_NAMES: Final = (
    "af Afrikaans, am Amharic, ar Arabic, az Azerbaijani Azeri, be Belarusian Byelorussian, bg Bulgarian, "
    "bn Bengali, bo Tibetan, cs Czech, da Danish, de German, el Greek, en English, es Spanish, et "
    "Estonian, fa Persian Farsi, fi Finnish, fr French, ha Hausa, he Hebrew, hi Hindi, hr Croatian, hu "
    "Hungarian, hy Armenian, id Indonesian, is Icelandic, it Italian, ja Japanese, ka Georgian, kk "
    "Kazakh, km Khmer Cambodian, ko Korean, ku Kurdish, la Latin, lo Lao Laotian, lt Lithuanian, lv "
    "Latvian, mk Macedonian, mn Mongolian, ms Malay, my Burmese, ne Nepali, nl Dutch, no Norwegian, pl "
    "Polish, prs Dari, ps Pashto Pushto, pt Portuguese, ro Romanian Rumanian, ru Russian, sh Serbo- "
    "Croatian Serbo-Croat Croato-Serbian, sk Slovak, sl Slovenian Slovene, so Somali, sq Albanian, sr "
    "Serbian, sv Swedish, sw Swahili, tg Tajik, th Thai, tr Turkish, ug Uyghur Uighur, uk Ukrainian, ur "
    "Urdu, uz Uzbek, vi Vietnamese, zh Chinese Mandarin"
)
_CODES: Final = {
    name.casefold(): code for code, *names in (entry.split() for entry in _NAMES.split(", ")) for name in names
}
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def languages_in(text: str) -> Iterator[tuple[int, str, str]]:
    """The languages that `text` names: for each its place, its words as they stand, its ISO 639 code."""
    for found in _WORD.finditer(text):
        code = _CODES.get(found[0].casefold())
        if code:
            yield found.start(), found[0], code
