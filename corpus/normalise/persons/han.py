"""Persons in texts of Han script, by the titles that stand behind their names."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.cable import Role
from corpus.normalise.persons.in_text import Mention
from corpus.normalise.persons.present import LISTED, Attendance
from corpus.normalise.script import has_han

_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_CHINESE_TITLES = (
    "副总理|总理|副主席|主席|总统|副总统|大使|公使|代办|参赞|领事|外交部长|外长|副外长|国防部长|副部长|部长|副部長|总书记|书记|"
    "国务卿|元帅|将军|司令|委员长|议长|首相|国王|亲王|同志|先生|女士|夫人|總理|總統|參贊|外長|部長|書記|國務卿|元帥|將軍|司令員|"
    "秘书长|秘書長|司长|局长|处长"
)
_JAPANESE_TITLES = (
    "大使(?!館)|公使(?!館)|総理|首相|外相|外務大臣|大臣|長官|大統領|総領事(?!館)|領事(?!館)|参事官|書記官|次官|局長|課長|大将|中将|少将|"
    "大佐|中佐|元帥|議長|代表"
)
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆"
    "郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文柴章耿伍姬乌符浦粟張劉陳楊趙黃吳孫馬羅鄭謝韓馮許呂蘇盧蔣賈葉閻鐘譚鄒陸龍萬錢湯賴龔"
)
# Surnames that are oftener other words, so that only a line with nothing else makes them one.
_RARER_SURNAMES = "申骆祝詹左路冀甘裴翟向涂岳齐鲁聂焦阮尚欧葛解辛管关丛岑池佟宫翁栾游冉凌霍柯华駱齊魯聶歐關華"
# What begins like a surname and is none.
_NO_NAMES = re.compile(
    "^(?:苏联|蘇聯|高级|任何|万国|常任|常务|方面|白俄|石油|文化|江西|江苏|云南|孔雀|于是|时任|金融|黄河|唐山|易北|武装|史学|"
    "马来|马里|罗马|秦国|夏威|韩国|章程|程度|康复|田间|方针|何时|何人|顾问|白宫|国务|龙岩|林业|毛里|叶门|江南|钱币)"
)
# The characters that write foreign names by their sound.
_SOUNDS = (
    "阿艾安奥埃爱巴柏班保鲍贝本比彼毕宾波伯博布勃查茨达戴丹道德邓狄迪杜顿多厄恩尔法菲费芬佛弗夫福盖甘冈高戈格葛古哈海汉赫亨胡怀霍基吉季加伽贾坚杰金卡"
    "凯坎康考柯科克肯库夸奎拉莱赖兰朗劳勒雷黎里丽利莉连列林柳龙卢鲁路伦罗洛吕马玛迈麦曼梅门蒙米密缅明莫姆穆纳娜南内尼年涅努诺欧帕潘庞佩彭皮平蒲普齐"
    "奇契恰切乔琴瑟森沙山舍申什施史士斯司丝斯苏索塔泰坦汤唐特滕提铁图托陀瓦万旺威韦维温文沃乌武西希夏肖谢辛休雅亚扬耶叶伊依因英尤约泽扎詹哲珍兹朱佐晓"
    "迭戛奈逊罕默翁贡兰达仰桑吴努诃尼赫鲁艾森豪丘吉杜鲁门罗斯尼克松肯迪基辛勃列日涅柯西金米高扬葛罗米柯莫洛托隆铁托霍查卡斯特罗格瓦切胡志明范文同金日成蒂娅妮露琳莎珊黛芙"
)
_LEAST_OF_SOUND = 3
_LIST = re.compile(
    r"^[ \u3000]{0,8}(?:参加人员?|參加人員?|出席者?|出席人员|在座|陪同|列席|翻译|翻譯|通訳|參加者|参加者)"
    r"[ ]{0,3}[:：][ \u3000]?(?P<people>.{2,300})$",
    re.M,
)
_ITEM = re.compile(r"[^、，,；;。\s()（）]{2,20}")
_NO_JAPANESE = re.compile(
    "(?:国|省|務|権|駐|前|新|各|両|本|貴|米|英|仏|独|露|伊|蘇|全|特命|在|当|同|該|我|日本|支那|帝|外務|内務|陸軍|海軍|大蔵|総理)$"
)
_HIRAGANA = re.compile("[\u3041-\u3096]")
_OPENS_CLAUSE = ("", "\n", " ", "\u3000", "、", "。", "（", "(")
# Countries before an office, and what grammar writes at the head of a broken line.
_NO_KATAKANA = re.compile(
    "(?:アメリカ|イギリス|フランス|ドイツ|イタリ[アー]|ロシア|ソ[ヴビ].{1,2}ト|スペイン|ポルトガル|オランダ|ベルギー|スイス|オーストリア|トルコ|タイ|"
    "インド|ビルマ|フィリピン|インドネシア|ブラジル|アルゼンチン|メキシコ|カナダ|オーストラリア|ポーランド|ハンガリー|ルーマニア|ブルガリア|"
    "チェコ(?:スロ.{1,2}キア)?|スウェーデン|ノルウェー|フィンランド|デンマーク|エジプト|イラン|イラク|ベトナム|ヴェトナム|ラオス|カンボジア|マレーシア|"
    "シンガポール|ペルー|チリ|キューバ|パキスタン|セイロン|ギリシ[アャ]|ユーゴ(?:スラ.{1,2}ア)?|イスラエル|シリア|レバノン|ソマリア|エチオピア|ガーナ|"
    "ナイジェリア|コンゴ|ケニア)$|.*(?:[セケタスナアレヘメラ]ル|ヨリ|カラ|マデ|[ニヲハノテモガシ])$"
)


@cache
def _chinese() -> re.Pattern[str]:
    own = f"(?<![{_SURNAMES}])(?P<own>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)(?={_CHINESE_TITLES})"
    foreign = f"(?P<foreign>[{_SOUNDS}·]{{{_LEAST_OF_SOUND},10}})(?={_CHINESE_TITLES})"
    # The dot between the parts of a foreign name is enough without a title.
    dotted = f"(?P<dotted>[{_SOUNDS}]{{1,6}}(?:[·•・][{_SOUNDS}]{{1,6}})+)"
    return re.compile(f"{dotted}|{foreign}|{own}")


@cache
def _japanese() -> re.Pattern[str]:
    own = f"(?<![\u4e00-\u9fff])(?P<own>[\u4e00-\u9fff]{{2,3}}?)(?=(?:外務)?(?:{_JAPANESE_TITLES}))"
    foreign = f"「(?P<foreign>[\u30a0-\u30ff]{{2,12}})」[ ]?(?=(?:国務|外務)?(?:{_JAPANESE_TITLES}))"
    bare = (
        "(?<![\u30a0-\u30ff\u4e00-\u9fff])(?P<bare>[\u30a1-\u30fa\u30fc・]{2,10})"
        f"(?=(?:国務|外務)?(?:{_JAPANESE_TITLES}))"
    )
    return re.compile(f"{foreign}|{bare}|{own}")


def can_be_name(words: str) -> bool:
    """Whether the characters before an office, with nothing else on their line, can be a Chinese name."""
    return words[0] in _SURNAMES + _RARER_SURNAMES and not _NO_NAMES.match(words)


def persons_in_han(text: str) -> Iterator[Mention]:
    """The persons whom a Chinese or Japanese text names with a title behind the name, in its order.

    A Chinese name begins with one of the commoner surnames, a foreign one is written with the characters of sounds. A
    Japanese name has two or three characters with none of Han script before it, a foreign one is in brackets or in
    katakana, which in a text without hiragana must open a clause. Names without a title are left alone, for nothing
    tells them from words, but for those with a dot between their parts.
    """
    if not has_han(text):
        return
    japanese = len(_KANA.findall(text[:2000])) > 10
    for found in (_japanese() if japanese else _chinese()).finditer(text):
        group = found.lastgroup or "own"
        name = found[group]
        if group == "bare" and not _is_katakana_name(text, found):
            continue
        if group == "own" and (_NO_JAPANESE.search(name) if japanese else _NO_NAMES.match(name)):
            continue
        yield Mention(found.start(group), found.end(group), name, "", "name and title", 0.85)


def _is_katakana_name(text: str, found: re.Match[str]) -> bool:
    """Whether katakana before an office are a name: no country, and no grammar of a text that is written with them."""
    at = found.start("bare")
    if _NO_KATAKANA.match(found["bare"]):
        return False
    return bool(_HIRAGANA.search(text)) or text[at - 1 : at] in _OPENS_CLAUSE


def listed_in_han(text: str) -> Iterator[Attendance]:
    """The persons of the lists of those present in a Chinese or Japanese text, each an item behind a label."""
    if not has_han(text):
        return
    for found in _LIST.finditer(text):
        for item in _ITEM.finditer(text, *found.span("people")):
            title = re.search(f"(?:{_CHINESE_TITLES}|{_JAPANESE_TITLES})", item[0])
            name = item[0][: title.start()] if title else item[0]
            if 2 <= len(name) <= (10 if title else 4) and _HAN.match(name) and not _NO_NAMES.match(name):
                start = item.start()
                yield Attendance(start, start + len(name), name, "", Role.PRESENT, LISTED)
