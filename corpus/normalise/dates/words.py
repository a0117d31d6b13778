"""The words that dates are written with, in the languages of the archives, folded for comparison."""

from functools import lru_cache
from unicodedata import combining, normalize


@lru_cache(maxsize=4096)
def _fold_foreign(word: str) -> str:
    return "".join(char for char in normalize("NFKD", word.casefold()) if char not in "ʿʾʼ" and not combining(char))


def fold(word: str) -> str:
    """A word as the tables above hold it: lower case, without diacritics."""
    if word.isascii():
        return word.lower()
    return _fold_foreign(word) if len(word) <= 20 else word


def word_set(words: str) -> frozenset[str]:
    """The words of a list divided by spaces."""
    return frozenset(words.split())


_MONTHS = (
    (
        "jennaro janvrier zener zenaro zennaro "
        "january jan janvier janv januar jaenner janner jenner enero ene gennaio genn gennaro genaro janeiro januari "
        "januarii ianuarii januarius ianuarius januarias ianuarias januariis ianuariis ocak kanunusani stycznia "
        "styczen ledna leden januara ianuarie sijecnja sijecanj tammikuuta ιανουαριου ιανουαριος sausio "
        "январь января янв януари јануар јануара сичня січня січень "
        "январе styczniu lednu jaanuar jaanuaril janvara janvari janar"
    ),
    (
        "fevrer febrer fevraro febvrier feurier febreiro fevereyro "
        "february feb febr fevrier fevr fev februar feber febrero febbraio febbr febraro fevereiro februari "
        "februarii februarius februarias februariis subat lutego luty unora unor februara februarie veljace veljaca "
        "helmikuuta φεβρουαριου φεβρουαριος vasario февраль февраля фев февр февруари фебруар фебруара лютого лютии "
        "феврале lutym unoru veebruar veebruaril februari shkurt"
    ),
    (
        "march mar mars marz maerz merz merzen mrz marzo marco maart mrt martii martius martias martiis "
        "marzec brezna brezen marec martie ozujka ozujak maaliskuuta μαρτιου μαρτιος marcius "
        "март марта мар березня березень марте marcu breznu marts martsil"
    ),
    (
        "apvril apprile "
        "april aprill apr avril avr abril abr aprile aprilis apriles aprilibus kwietnia kwiecien dubna duben "
        "aprila aprilie travnja travanj huhtikuuta απριλιου απριλιος balandzio "
        "апрель апреля апр април априла квітня квітень апреле kwietniu dubnu aprill aprillil aprili prill prilli"
    ),
    (
        "mazo may mai mayo maggio magg maio mei maii maius maias maiis mayıs mayis kvetna kveten svibnja svibanj "
        "toukokuuta μαιου μαιος geguzes majus май мая маи мај маја травня травень мае kvetnu maija"
    ),
    (
        "juing giugnio zugno "
        "june jun juin juni iuni junio giugno giungo giu junho junii iunii junius iunius junias iunias haziran czerwca "
        "czerwiec cervna cerven juna iunie lipnja lipanj kesakuuta ιουνιου ιουνιος birzelio "
        "июнь июня июн юни јун јуна червня червень июне czerwcu cervnu juuni juunil junija qershor"
    ),
    (
        "juilet julliet julij luio lugio "
        "july jul juillet juil juli iuli julio luglio lug julho julii iulii julius iulius julias iulias temmuz lipca "
        "lipiec cervence cervenec jula iulie srpnja srpanj heinakuuta ιουλιου ιουλιος liepos "
        "июль июля июл юли јул јула липня липень июле lipcu cervenci juuli juulil julija korrik"
    ),
    (
        "aoust augst "
        "august aug aout agosto augustus augusti augustii augustas augustis agustos ağustos sierpnia sierpien srpna "
        "srpen augusta kolovoza kolovoz elokuuta αυγουστου αυγουστος rugpjucio augusztus "
        "август августа авг аугуст серпня серпень августе sierpniu srpnu augustil gusht avgust avgusta"
    ),
    (
        "septembrio setembrio septembr 7mbris 7mbre 7bri 7bbre "
        "september sept sep septembre septiembre setiembre settembre sett setembro septembris septembres septembribus "
        "septr septbre septbr sepbre 7bre 7br 7ber 7bris eylul wrzesnia wrzesien zari septembra septembrie rujna rujan "
        "syyskuuta σεπτεμβριου σεπτεμβριος rugsejo szeptember сентябрь сентября сен сент септември септембар "
        "вересня вересень сентябре wrzesniu septembril septembri septembar shtator"
    ),
    (
        "otubrio octubrio ottubrio octobr 8mbris 8mbre 8bri 8bbre ottob "
        "october oct octobre oktober okt octubre ottobre ott outubro octobris octobres octobribus octbre octbr octr "
        "8bre 8br 8ber 8bris ekim tesrinievvel pazdziernika pazdziernik października październik rijna rijen oktobra "
        "octombrie oktobar lokakuuta οκτωβριου οκτωβριος spalio október октябрь октября окт октомври октобар "
        "жовтня жовтень октябре pazdzierniku rijnu oktoober oktoobril oktobri tetor"
    ),
    (
        "novembrio novembr 9mbris 9mbre 9bri 9bbre "
        "november nov novembre noviembre novembro novembris novembres novembribus novbre novbr novr 9bre 9br 9ber "
        "9bris tesrinisani novembra noiembrie novembar marraskuuta νοεμβριου νοεμβριος lapkricio "
        "ноябрь ноября ноя нояб ноември новембар ноябре novembril novembri nentor studenog studenoga"
    ),
    (
        "decembrio dezembrio decembr 10bris 10mbris 10mbre 10bri xmbris xmbre xbri xbbre desember "
        "december dec decembre decem dezember dez diciembre dic dicembre dezembro dezembris decembris decembres "
        "decembribus decbre decbr decr 10bre 10br 10ber xbre xbr xber xbris aralık aralik kanunuevvel grudnia grudzien "
        "prosince prosinec prosinca prosinac decembra decembrie decembar joulukuuta δεκεμβριου δεκεμβριος gruodzio "
        "декабрь декабря дек декември децембар грудня грудень декабре grudniu prosinci detsember detsembril decembri "
        "dhjetor"
    ),
)
_SEASONS = (
    "spring springtime printemps fruhling fruhjahr fruehling fruehjahr primavera lente весна весной весны",
    "summer ete sommer verano estate verao zomer лето летом лета",
    "autumn fall automne herbst otono autunno outono herfst осень осенью осени",
    "winter hiver invierno inverno зима зимой зимы",
)
_WEEKDAYS = (
    "monday mon lundi montag lunes lunedi maandag понедельник segunda poniedzialek pondeli pazartesi",
    "tuesday tues tue mardi dienstag martes martedi dinsdag вторник terca wtorek utery salı",
    "wednesday wed mercredi mittwoch miercoles mercoledi woensdag среда среду quarta sroda środa streda carsamba",
    "thursday thurs thu thur jeudi donnerstag jueves giovedi donderdag четверг quinta czwartek ctvrtek persembe",
    "friday fri vendredi freitag viernes venerdi vrijdag пятница пятницу sexta piatek patek cuma",
    "saturday sat samedi samstag sonnabend sabado sabato zaterdag суббота субботу sobota cumartesi",
    "sunday sun dimanche sonntag domingo domenica zondag воскресенье niedziela nedele pazar",
)
_PARTICLES = (
    "of de del di do da d du des den der the le el il la l day in year an anno van tag die mensis monats "
    "monat mese mois jour domini christi salutis gratiae redemptionis grace lord our jahr jahre jahrs jahres im nach "
    "geburt го г р року ano go ego gada"
)
_JOINERS = "and to until till through thru et au bis und y al hasta e ed ate en tot по и"

MONTHS: dict[str, int] = {fold(word): number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
"""Folded names and abbreviations of months, nominative and genitive, with the numbers of the months."""

WEAK_MONTHS: dict[str, int] = {
    "marta": 3, "ago": 8, "set": 9, "out": 10, "mart": 3, "marca": 3, "kovo": 3, "nisan": 4, "maja": 5, "maj": 5,
    "kasım": 11, "kasim": 11, "listopad": 11, "listopada": 11, "listopadu": 11,
    **{
        name + ending: number
        for number, names in enumerate(
            ("hartung louwmaand", "hornung sprokkelmaand", "lenzmonat lentemaand", "ostermonat grasmaand",
             "wonnemonat bloeimaand", "brachmonat zomermaand", "heumonat hooimaand",
             "erntemonat augustmonat oogstmaand",
             "herbstmonat herfstmaand", "weinmonat wijnmaand", "wintermonat slachtmaand", "christmonat wintermaand"), 1,
        )
        for name in names.split()
        for ending in ("", "s")
    },
}  # fmt: skip
"""Words that are something else in another language, or a name: months only between a day and a year."""

TURKISH = word_set(
    "kanunusani subat mart nisan mayis mayıs haziran temmuz agustos eylul tesrinievvel tesrinisani kanunuevvel"
)
"""Months that the Ottoman financial calendar shares with the Turkish republic's."""

ENGLISH = word_set("january jan february feb febr march mar")
"""The English months before the year changed on Lady Day."""

LOWER_CASE_WORDS = frozenset({"may", "march", "mar"})
"""English words that name a month only when they are capitalised or stand between a day and a year."""

OTHER_CALENDARS = word_set(
    "vendemiaire brumaire frimaire nivose pluviose ventose germinal floreal prairial messidor thermidor fervidor "
    "fructidor vendemmiaio brumaio frimaio nevoso piovoso ventoso germile germinale fiorile pratile messidoro "
    "termidoro fruttidoro complementaire complementaires compl "
    "evail evayil evayili evasit evasiti evahir evahiri "
    "muharrem muharram moharram safer safar sefer rebi rebii rebiu rebiul rebiulevvel rebiulahir rabi rabia "
    "cemaziyelevvel cemaziyelahir cemaziye cemazi cemazilevvel cemaziyyel jumada djumada djemazi "
    "receb recep rajab redjeb saban shaban chaban sha ban ramazan ramadan ramadhan ramadzan sevval shawwal chawal "
    "zilkade zilkide zilhicce "
    "zul dhu dhul kade kaade ka qada qadah qida hicce hijja hijjah محرم صفر ربيع جمادى رجب شعبان رمضان شوال "
    "القعدة الحجة "
    "farvardin ordibehesht khordad tir mordad amordad shahrivar mehr aban azar dey bahman esfand "
    "فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر ابان اذر دی بهمن اسفند حمل ثور جوزا سرطان اسد "
    "سنبله میزان عقرب قوس جدی دلو حوت "
    "kal kalendis kalendas calendis calendas nonis nonas idus idibus"
)
"""Words that a date of another calendar may be told by: where one stands, `dates.other_calendars` is asked."""

LATIN_DAYS = word_set("Non NON Nonas Id ID")
"""Short words for the Nones and the Ides, which count where they are capitalised."""

FEASTS = word_set(
    "agnes st ste saint sainte sankt san santo santa sancti sanctae sint sao ss heiligen beati divi "
    "neujahr neujahrstag circumcisionis capodanno eve epiphany epiphanie epiphaniae epiphanias epifania dreikonige "
    "dreikonigstag twelfth candlemas lichtmess chandeleur candelora purificationis purification candelaria lady "
    "annunciation annunciationis annonciation annunziazione anunciacion verkundigung midsummer nativitatis nativitas "
    "nativity nativite nativita johannistag assumptionis assumption assomption assunzione assunta asuncion ferragosto "
    "himmelfahrt geburt michaelmas michaelis michaelistag saints hallows allhallows allerheiligen allerheiligentag "
    "ognissanti santos sanctorum toussaint souls allerseelen allerseelentag animarum martinmas martinstag martini "
    "conception empfangnis concepcion concezione christmas weihnachten weihnachtstag christtag kerstmis kerstdag "
    "христова noel natale natal navidad boxing ash aschermittwoch cendres ceneri ceniza palm palmsonntag rameaux "
    "palme ramos palmarum maundy grundonnerstag jeudi good karfreitag vendredi parasceve parasceves easter "
    "ostermontag ostern ostertag ostersonntag paques pasqua pascua pasen "
    "pascha paschae ascension ascensione ascensionis whit whitsunday "
    "whitmonday pfingstmontag pfingsten pfingstsonntag pentecost pentecoste pentecostes pentecote pinksteren trinity "
    "trinitatis trinite corpus corporis fronleichnam dieu santiago neu new"
)
"""Words of which a day told by a feast of the Church cannot lack one: where one stands, `dates.feasts` is asked."""

SEASONS: dict[str, int] = {fold(word): number for number, words in enumerate(_SEASONS) for word in words.split()}
"""Folded names of seasons: 0 spring, 1 summer, 2 autumn, 3 winter."""

WEEKDAYS: dict[str, int] = {fold(word): number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
"""Folded names of weekdays with their numbers, Monday 0."""

PARTICLES = frozenset(_PARTICLES.split())
JOINERS = frozenset(_JOINERS.split())

LAST_DAY = 99
"""The number of `ultimo`, which stands for the last day of a month."""

DAY_WORDS: dict[str, int] = {
    name: number
    for number, names in (
        (1, "primo premier prima primero primeiro ersten erste eersten первого 1er 1mo primi"),
        (LAST_DAY, "ultimo letzten lezten letzter laatsten ultima ultimi dernier letzte"),
    )
    for name in names.split()
}  # fmt: skip
"""Words for the first and the last day, in lower case right before a month."""

_TEENS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINAL_WORDS: dict[str, int] = {name: number for number, name in enumerate(_TEENS.split(), 1)} | {"thirtieth": 30}
"""English ordinals, which name a day before `day of` or `of` and a month; `twenty-second` is two words."""

TENS: dict[str, int] = {"twenty": 20, "thirty": 30}

ROMAN: dict[str, int] = {
    roman: number
    for number, roman in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1)
}
_CYRILLIC_LOOKALIKES = str.maketrans({"Х": "X", "І": "I", "У": "V"})


def roman_month(word: str) -> int | None:
    """The month that an upper-case Roman numeral names (Cyrillic look-alikes included), or None."""
    return ROMAN.get(word) or ROMAN.get(word.translate(_CYRILLIC_LOOKALIKES))


_SHORTEST_MISSPELT = 5
_TWO_LETTERS_FROM = 7
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=1024)
def misspelt_month(word: str) -> int | None:
    """The month whose name a word is but for one letter lost, added, changed or swapped, where it is one month's only.

    In a word of seven letters or more two may be changed, its first apart (`orrobre`).
    Digits that printers and readers of print take for letters (`0ctober`) are no fault.
    """
    folded = fold(word.replace("0", "o").replace("1", "l"))
    if folded in MONTHS:
        return MONTHS[folded]
    if not _SHORTEST_MISSPELT <= len(folded) <= 12 or not folded.isalpha():
        return None
    cuts = [(folded[:at], folded[at:]) for at in range(len(folded) + 1)]
    near = {head + tail[1:] for head, tail in cuts if tail} | {
        head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1
    }
    near.update(head + letter + tail[1:] for head, tail in cuts for letter in _ALPHABET if tail)
    near.update(head + letter + tail for head, tail in cuts for letter in _ALPHABET)
    months = {MONTHS[name] for name in near if name in MONTHS and len(name) >= _SHORTEST_MISSPELT}
    if not months and len(folded) >= _TWO_LETTERS_FROM:
        months = {
            month
            for name, month in MONTHS.items()
            if len(name) == len(folded) and name[0] == folded[0] and sum(map(str.__ne__, name, folded)) == 2
        }
    return months.pop() if len(months) == 1 else None
