"""The words by which messages name other messages, in the tongues of the archives: kinds, possessives, series."""

import re
import unicodedata

from corpus.normalise.dates.words import MONTHS, WEAK_MONTHS

_KINDS = {
    "telegram": (
        "telegram telegrams tel tels tg tgm cable cables cablegram cablegrams wire wires deptel deptels embtel embtels "
        "contel contels legtel legtels congentel mytel mytels ourtel ourtels urtel urtels yrtel yourtel reftel "
        "telegrama telegramas telegramma telegrammi telegramme telegrammes telegraphie telegramm telegramms "
        "telegramme drahtbericht drahterlass drahterlaß drahtung fernschreiben телеграмма телеграмму телеграмме "
        "телеграммы телеграмм телеграммой тг шифртелеграмма шифртелеграмму шифртелеграмме шифртелеграммы cablogramme "
        "codetelegram szyfrogram szyfrogramu depesza depeszę depeszy"
    ),
    "despatch": (
        "despatch despatches dispatch dispatches desp embdesp deptdesp urdes mydes depeche depeches dispaccio dispacci "
        "despacho despachos depesche bericht erlass erlaß депеша депешу депеше донесение донесении донесению"
    ),
    "airgram": "airgram airgrams depcirgram savingram savingrams aerograma",
    "letter": (
        "letter letters lettre lettres brief schreiben carta cartas lettera lettere письмо письме письма письму oficio "
        "foglio officio ofício"
    ),
    "note": "note notes nota notas нота ноту ноте ноты verbalnote",
    "memorandum": "memorandum memoranda memorando memorandos",
    "circular": "circular circulars circulaire circulaires circolare runderlass circtel cirtel depcirtel",
    "message": "message messages messaggio mensaje mensagem сообщение сообщении communication",
    "instruction": "instruction instructions weisung указание указания",
}
KINDS: dict[str, str] = {}
"""Folded words for kinds of messages, and the kind."""

_MINE = "my our mytel mytels ourtel ourtels mydes mon ma mes notre nos mein meine meinem meinen meiner unser unsere"
_MINE += " unserem unserer мой моя мое мою моей моем моему наш наша наше нашу нашей нашем нашему mi mis nuestro nuestra"
_MINE += " mijn onze ons mój nasz mio mia nostro nostra meu minha nosso nossa"
_YOURS = "your yr ur urtel urtels yrtel yourtel urdes reftel votre vos ihr ihre ihrem ihren ihrer dortig dortige"
_YOURS += " dortigem dortigen ваш ваша ваше вашу вашей вашем вашему su sus vuestro vuestra suo sua vostro vostra seu"
_YOURS += " vosso vossa uw uwe pański pańskiego"
_HOME = "deptel deptels department departments dept depts depcirtel depcirgram deptdesp deptoff circtel"
_MISSION = "embtel embtels legtel legtels contel contels congentel embdesp embassy embassys legation legations emb embs"
_MISSION += " consulate consulates consul consuls mission missions delegation delegations"
_OTHERS = "his their her its son sa ses leur"
WHOSE: dict[str, str] = {}
"""Folded words that say whose a message is: mine, yours, home, mission, other."""

_SERIES = (
    "secto tosec polto topol dulte tedul delga gadel colga todep hakto tohak wodis voto tovo sevto tosev telac actel "
    "cadel delca ecato toeca cap"
)
SERIES = frozenset(_SERIES.split())
"""Series of telegrams that are counted apart, whoever sends them."""

_PLAIN = (
    "the no nos number numbers nr num n numero nummer ref refs reference references re notal exdis nodis limdis "
    "of dated from and on le la les du de des del della dello dal dated il lo l el vom von aus der den die das "
    "dem und u und et y e от из в и за № о a to repeated rptd info series immediate priority telegraphic secret "
    "confidential excellency excellencys lordship lordships honors general high commissioner commissioners telno "
    "desptel saving personal top unnumbered previous recent last paragraph para paras page pages"
)
PLAIN = frozenset(_PLAIN.split())
"""Words beside a reference that name no post."""


def fold_word(word: str) -> str:
    """A word in lower case without diacritics and points, as the tables hold it."""
    lower = word.casefold().replace("’", "").replace("'", "")
    if not lower.isascii():
        lower = "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
        lower = unicodedata.normalize("NFC", lower)
    return lower.strip(".")


def month_named(word: str) -> int | None:
    """The month that a word names, or None."""
    folded = fold_word(word)
    return MONTHS.get(folded) or WEAK_MONTHS.get(folded)


KINDS.update((fold_word(word), kind) for kind, words in _KINDS.items() for word in words.split())
for _said, _words in (
    ("mine", _MINE), ("yours", _YOURS), ("home", _HOME), ("mission", _MISSION), ("other", _OTHERS),
):  # fmt: skip
    WHOSE.update((fold_word(_word), _said) for _word in _words.split())

CLOCK = re.compile(
    r",?\s*(?<![\w/])\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?\s?m\b\.?|,?\s*\b(?:noon|midnight)\b|,?\s*\b\d{4}Z\b", re.IGNORECASE
)
"""A time of day beside the day of a reference."""
