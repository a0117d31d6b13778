"""What the encodings before Unicode were used for: their languages, and those languages' letters above ASCII.

The letters of a Latin alphabet are only its accented ones, in no order; those of another alphabet stand in the order of
their frequency in print, the commonest first. `mixed` is a text in English with names from anywhere in western Europe.
"""

from typing import Final

LANGUAGES: Final = {
    "french": "éèàêçùâîôûëïœæ",
    "german": "äöüßé",
    "spanish": "ñáéíóúüºª",
    "portuguese": "ãõçáéíóúâêôàüºª",
    "italian": "àèéìòù",
    "nordic": "åäöøæéü",
    "icelandic": "áéíóúýðþæö",
    "mixed": "éèàêçùâîôûëïœæäöüßñáíóúåøãõ",
    "polish": "ąćęłńóśźż",
    "czech": "áčďéěíňóřšťúůýž",
    "slovak": "áäčďéíĺľňóôŕšťúýž",
    "hungarian": "áéíóöőúüű",
    "romanian": "ăâîșțşţ",
    "south slavic": "čćžšđ",
    "turkish": "çğıöşüâîİû",
    "baltic": "āčēģīķļņšūžąęėįųõäöü",
    "russian": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "ukrainian": "оанивіетрслкдмупязьбгчйхжїцшюєщфґ",
    "bulgarian": "аиоентсрвлкдпмъузябгчжщхцйшюфь",
    "serbian": "аоиенртсјвкдупмлзгбчшцњћљжђхџф",
    "greek": "αοιετσνηυρπκμλςωγδάίέόήχβθύφξώψζϊϋΐΰ",
    "hebrew": "יוהלאתרשמבנדעחקפםכטגסזצןףךץ",
    "arabic": "اليمنرتوبعدسفهكقحةجشأصطىخضذإثزغئظءؤآـ",
    "thai": "านรกอเ่งมยลวดทสต้ะปบคหแจพชขใไ์ิีึืุูัำ็โผถซฟธณฐฎฏศษญภฝฆฬ",
}

CODE_PAGES: Final = {
    "cp1252": ("mixed", "french", "german", "spanish", "portuguese", "italian", "nordic", "icelandic"),
    "cp1251": ("russian", "ukrainian", "bulgarian", "serbian"),
    "koi8_r": ("russian",),
    "koi8_u": ("ukrainian",),
    "cp866": ("russian",),
    "mac_roman": ("mixed", "french", "german", "spanish", "portuguese", "italian", "nordic"),
    "cp850": ("mixed", "french", "german", "spanish", "portuguese", "italian", "nordic"),
    "cp1250": ("polish", "czech", "slovak", "hungarian", "romanian", "south slavic"),
    "iso8859_2": ("polish", "czech", "slovak", "hungarian", "romanian", "south slavic"),
    "cp852": ("polish", "czech", "slovak", "hungarian", "romanian", "south slavic"),
    "cp1254": ("turkish",),
    "cp1257": ("baltic",),
    "cp1253": ("greek",),
    "iso8859_7": ("greek",),
    "iso8859_5": ("russian", "serbian"),
    "mac_cyrillic": ("russian",),
    "cp1255": ("hebrew",),
    "cp1256": ("arabic",),
    "cp874": ("thai",),
    "latin_1": ("mixed", "french", "german", "spanish", "portuguese", "italian", "nordic", "icelandic"),
}
"""The encodings of one byte a character and the languages written in them, the commonest in archives first."""

MULTIBYTE: Final = {"cp932": "ja", "euc_jp": "ja", "gb18030": "zh", "big5": "zh-tw", "cp949": "ko"}

CJK_COMMON: Final = {
    "ja": frozenset("日本国人大年会出中事者社長月分議同時政関要部使交外、。"),
    "zh": frozenset(
        "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好"
        "都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法"
        "此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再"
        "平真听世气信北少关并内加化由却代军产入先山五太水万市周总部府交谈，。"
    ),
    "zh-tw": frozenset(
        "的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她里後小麼心多天而能好"
        "都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法"
        "此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再"
        "平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市周總部府交談，。"
    ),
    "ko": frozenset("이다의에는을은가를고하한지로사자시정도기인대서나아해과일리국부제전었으며것했관회장성라스수있외교"),
}
"""The characters that are commonest in a language's print, by which its double-byte encodings are told apart."""
