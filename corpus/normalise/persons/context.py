"""What beside a word with a capital tells that it is a person: verbs of saying, talks with, a role after a comma."""

import re
from functools import cache, lru_cache

from corpus.normalise.headings.alternation import alternation, alternatives
from corpus.normalise.lexicon import words
from corpus.normalise.names.party import countries
from corpus.normalise.parties.capitals import is_country

_LOOK_BACK = 48
VERBS = (
    "accept(?:s|ed)|acknowledged|add(?:s|ed)|admit(?:s|ted)|advised|agree(?:s|d)|alleged|announced|"
    "answered|appear(?:s|ed)|"
    "argued|asked|asserted|assured|believe(?:s|d)|called|claim(?:s|ed)|commented|complained|concluded|"
    "confirmed|congratulated|"
    "considered|considers|contended|continued|conveyed|decided|declared|declined|denied|described|emphasi[sz]ed|"
    "estimated|exclaimed|explained|expressed|feels|felt|gave|hoped|hopes|indicated|inferred|inquired|insisted|"
    "inquires|interjected|interrupted|interposed|invited|laughed|maintained|mentioned|noted|nodded|objected|"
    "observed|opened|pointed out|proposed|promised|questioned|raised|read|recalled|received|referred|"
    "refused|remarked|"
    "repeated|replied|reported|requested|responded|returned|reviewed|said|saw|says|seemed|smiled|"
    "speculated|spoke|stated|"
    "stressed|suggested|summari[sz]ed|telephoned|telegraphs|thanked|thinks|thought|told|turned|understood|urged|"
    "visited|volunteered|wanted|wants|warned|welcomed|went on|wished|wishes|wondered|wrote|took|showed|"
    "met|left|arrived|"
    "came|knew|knows|regretted|reiterated|rejoined|resumed|reverted|sees|tells|took up|undertook|used|"
    "advises|answers|asks|argues|assures|conceded?s?|concurs?(?:red)?|confirms|continues|denies|describes|emphasi[sz]es|"
    "expect(?:s|ed)|explains|favou?r(?:s|ed)|fear(?:s|ed)|hint(?:s|ed)|implie[sd]|intend(?:s|ed)|joined|oppose[sd]|"
    "plan(?:s|ned)|prefer(?:s|red)|pressed|promises|propose[sd]|queried|recommend(?:s|ed)|replies|resigned|seeks|sought|"
    "stresses|suggests|support(?:s|ed)|tried|urges|warns|arrested|dismissed|elected|assassinated|deposed|sworn|released|"
    "replaced|appointed|wounded|promoted|succeeded|won|lost|died|fled"
)
_VERBS = alternation(alternatives(VERBS))
SAYS = re.compile(
    rf"[ \n]+(?:(?:himself|herself|also|then|again|however|further|once|later|now|only|never|merely|always|"
    rf"has|had|is|was|"
    rf"will|would|did|does|may|might|should|today|yesterday|frankly|still)[ \n]+){{0,3}}(?:(?:{_VERBS})\b|"
    rf"thinking\b|saying\b)"
)
# Verbs that can be nothing but a finite verb after a subject: "Herring received" may be fish.
SAYS_PLAINLY = re.compile(
    r"[ \n]+(?:(?:himself|also|then|again|however|further|once|later|now|has|had|will|would|did|does|may|"
    r"might|should|"
    r"today|yesterday|frankly|still)[ \n]+){0,3}"
    r"(?:(?:said|says|told|tells|replied|replies|answered|asked|remarked|added|agreed|agrees|thinks|thought|"
    r"believes|felt|feels|"
    r"wants|wanted|went|came|refused|insisted|insists|explained|emphasi[sz]ed|stressed|argued|knows|knew|"
    r"spoke|saw|wrote|won|lost|resigned|died|"
    rf"admitted|complained|smiled|laughed|nodded|commented|responded|recalled|denied|promised|urged|warned|began)\b|"
    rf"(?:{_VERBS}|reports|notes|states|claims|observes)[ \n]that\b|"
    r"(?:met|lunched|dined|talked|spoke|conferred|agreed)[ \n]with\b|called[ \n]on\b)"
)
LIST_OPENS = re.compile(
    r"(?:[,:(&]|\b(?:with|and|to|from|by|of|between|among|both|including|that|for|or|told|saw|met|said|says|mit|von|und|et|avec|"
    r"par|y|con|e|da|dal|tra|fra|entre|com|por|pelo|zwischen|и|с|z|i|en|met|tussen))[ \n]$"
)
APPOSED = re.compile(
    r"(?:[Mm]inister|[Aa]mbassador|[Pp]remier|[Cc]hargé|[Cc]onsul|[Ss]ecretary|[Pp]resident|"
    r"[Cc]ommissioner|[Dd]elegate|"
    r"[Rr]epresentative|[Dd]irector|[Gg]eneral|engineer|colleague|predecessor|successor),[ \n]$"
)
# Lines that name those who made a paper, not those of whom it speaks.
NOT_OF_THE_TEXT = re.compile(
    r"[ \t>*_|]{0,6}(?:drafted|cleared|approved|prepared|typed|translated|transcribed|interpreted|"
    r"released|declassified|"
    r"drafting officer|clearances?|approved in draft)\b(?: (?:by|for))?[ \t]{0,3}[:\t]?",
    re.I,
)
HOLDS = re.compile(
    r"(?:['’]s?)?[ \n]+(?:regime|government|administration|victory|letter|visit|trip|himself|"
    r"herself|personally)\b"
    r"|['’]s?[ \n]+(?:wife|husband|son|daughter|brother|sister|father|mother|reply|speech|remarks?|statement|death|"
    r"office)\b"
    r"|,? who (?:had|has|was|is|would|said|told|came|called|asked|thought)\b|, who [a-z]{3,}|"
    r",? and (?:I|he|his|myself)\b"
)
# Two subjects of a verb that says that they were there: "Quill and the Ruritanian Consul, Captain Ames, were present".
# The second holds no verb and no other sentence.
ATTENDED_WITH = re.compile(
    r"[ \n]and[ \n](?:(?:the|his|our|my)[ \n])?(?:[A-Z][\w.'’-]*[ \n](?:(?:of|for|to|the)[ \n]){0,2}){0,6}"
    r"[A-Z][\w.'’-]*(?:,[ \n](?:[A-Z][\w.'’-]*[ \n]?){1,4},)?[ \n](?:(?:both|also)[ \n])?"
    r"(?:were[ \n](?:both[ \n]|also[ \n])?(?:present|there|of[ \n]the[ \n]party|in[ \n]attendance)|"
    r"(?:attended|sat[ \n]in|accompanied))\b"
)
# Delegates by the countries for which they speak: "Quill (Ruritania)", "Ruritania (Quill)".
BRACKET = re.compile(r"[ \n]\((?P<land>[A-Z][\w.' -]{1,24})\)")
LAND_BEFORE = re.compile(r"(?P<land>[A-Z][\w.'-]{1,16}(?: [A-Z][\w.'-]{1,16})?) \($")
# The seat of an office or a body, not somebody who acts: the Ambassador of Ruritania called.
_OF_AN_OFFICE = re.compile(
    r"\b(?:ambassadors?|ministers?|governments?|embass(?:y|ies)|legation|presidents?|premier|king|queen|chargé|consuls?|"
    r"representatives?|delegat(?:es?|ions?)|republic|people|state|kingdom|foreign office|authorities|city|town|port|"
    r"province|island|district|of state|foreign affairs) (?:of|in|to|at|from) (?:the )?$",
    re.IGNORECASE,
)
_IN_A_PLACE = re.compile(
    r"\b(?:in|at|near|the|a|an|de|into|around|of|new|north|south|east|west|los|las|el|la)[ \n]$", re.I
)
_ENDS_BEFORE = (
    "call on", "calls on", "called on", "tell", "ask", "inform", "see", "meet", "invite", "told", "asked", "informed",
    "assured", "reminded", "advised", "thanked", "invited", "interrupted", "briefed", "warned", "questioned",
    "congratulated", "persuaded", "convinced", "replace", "succeed", "appointed", "saw", "met", "telephoned", "with",
    "to", "by", "of",
)  # fmt: skip
# The last words of what may stand before a name, by which most places are passed over without a search.
_ENDS_OF_PLACES = ("in", "at", "near", "the", "a", "an", "de", "into", "around", "of", "new", "north", "south", "east",
                   "west", "los", "las", "el", "la")  # fmt: skip
_ENDS_OF_OFFICES = ("of", "in", "to", "at", "from", "the")
_BEFORE = re.compile(
    r"(?:\b(?:call(?:s|ed)? on|tell|ask|inform|see|meet|invite|told|asked|informed|assured|reminded|advised|thanked|"
    r"invited|interrupted|briefed|warned|questioned|"
    r"congratulated|persuaded|convinced|replace|succeed|appointed|saw|met|telephoned)"
    r"|\b(?:conversations?|talks?|talked|talking|discussions?|meetings?|interviews?|appointment|lunch|"
    r"luncheon|lunched|"
    r"dinner|dined|audience|spoke|spoken|speaking|discuss(?:ed|ing) (?:this |it |matter |the matter )?|"
    r"breakfast|session|exchange|consultation|meet|met|took up|taken up|raised|raise it) (?:today )?(?:with|to|by)"
    r"|\b(?:made|given|said|signed|written|proposed|suggested|expressed|stated|received|handed (?:me|to "
    r"me)|put forward|"
    r"raised|broached|told|headed|led|advanced|outlined|sent|drafted|prepared|conveyed|accompanied|assisted|offered|"
    r"delivered) by"
    r"|\b(?:according|message|letter|letters|note|remarks|reply|speaking|spoke|said|suggested|talk|mentioned|replied|"
    r"explained|transmitted|delivered|statement|presented|handed|indicated|conveyed|confided|complained|confirmed|"
    r"repeated|described|approach) (?:orally )?to"
    r"|\b(?:remarks|statement|statements|views|visit|position|attitude|departure|arrival|assassination|"
    r"death|resignation|"
    r"appointment|opinion|speech|return|words|personality|speeches) of)[ \n]$"
)
NEXT_NAME = re.compile(
    r"(?:,[ \n](?:(?:and|et|und|y|e|i|и)[ \n])?|,?[ \n](?:and|or|et|und|y|ed?|и|i|en|ou?|og|och|sowie)[ \n]| & )"
    r"(?:(?:von|van|de|du|da|di) )?"
)
# "For Shann from Jockel": the heads of telegrams name those at the desks.
ADDRESSED = re.compile(
    r"(?:\A|[\n.—–:]\s{0,3}|\d[.)] )(?:(?:[Pp]ersonal |[Ee]yes only |[Pp]rivate )?(?:for|For|FOR|From|FROM|Following "
    r"from|Following for)|(?:[Ff]or|FOR) [A-Z][\w’'-]{1,18}(?: and [A-Z][\w’'-]{1,18})?,? (?:from|FROM))[ \n]$"
)
# Two words with a capital before a modal verb: somebody acts.
MODAL = re.compile(r"[ \n](?:would|will|had|has|may|might|should|did)[ \n](?:not[ \n])?[a-z]{3,}")
SAID_OF = re.compile(r"\b(?:said|says|added|believes?|thinks?|thought|claimed|whether|if|when|because|whom?)[ \n]$")
ROLE = re.compile(
    r", (?:the |his |our |their |a )?(?:[\w.’'-]+ ){0,4}(?:Minister|Ambassador|Secretary|President|Premier|"
    r"Director|Chairman|Chief|Counsell?or|Consul|Commissioner|Governor|General|Deputy|Delegate|"
    r"Representative|Chargé|Assistant|Attaché|head|leader|member|representative|chairman|chief|formerly)\b"
)
ORGANISATION = words(
    "Company Corporation Corp Library Commission Committee Government Administration Island Islands "
    "Street Road Avenue House Hotel "
    "University College School Institute Foundation Papers Airport Field Airfield Base Bank Canal Bay "
    "River Strait Straits Sea "
    "Ocean Mountains Mountain Hills Peninsula Valley Province City Town Village Port Harbor Harbour "
    "Trust Theater Times Post "
    "Star News Daily Herald Tribune Journal Review Center Centre Square Park Palace Gate Castle Court "
    "Church Hall Dam Lake Falls "
    "Point Range Trail Offensive Railway Railroad Line Lines Line Society Association Union Party Club Council "
    "Conference Congress Convention "
    "Treaty Pact Protocol Agreement Declaration Communiqué Communique Amendment Act Law Doctrine Plan Formula Round "
    "Regiment Brigade Division Battalion Squadron Fund Award Prize Oil Steel Motors Airlines Airways "
    "Mission Report Area Region "
    "District State Territory Republic Kingdom Empire Gulf Channel Basin Desert Delta Highway Bridge "
    "Group Board Bureau Agency "
    "Department Ministry Embassy Legation Consulate Office Service Force Forces Fleet Army Navy"
)
OFFICE_QUALIFIERS = words(
    "Prime Foreign Vice Deputy First Acting Assistant Under Defense Defence Interior Finance Economy Economics Trade "
    "Commerce Labor Labour Agriculture Education Justice Information Planning Transport State Permanent Special "
    "Attorney Lieutenant Major Brigadier Rear Consul Secretary-General Army Navy Political Economic Commercial Military"
)
"""Words that belong to the office behind them (Prime Minister, Deputy Assistant Secretary)."""


def in_a_place(text: str, start: int) -> bool:
    """Whether an article or a preposition of places stands right before `start`."""
    begin = max(0, start - 8)
    ends = text[begin:start].lower().rstrip().endswith(_ENDS_OF_PLACES)
    return ends and _IN_A_PLACE.search(text, begin, start) is not None


def of_an_office(text: str, start: int) -> bool:
    """Whether the words right before `start` make what follows the seat of an office or a body."""
    ends = text[max(0, start - 12) : start].lower().rstrip().endswith(_ENDS_OF_OFFICES)
    return ends and _OF_AN_OFFICE.search(text, max(0, start - _LOOK_BACK), start) is not None


def leads_to_a_person(text: str, start: int) -> bool:
    """Whether words right before `start` lead to somebody with whom one talks, or whose words these are."""
    begin = max(0, start - _LOOK_BACK)
    return text[begin:start].rstrip().endswith(_ENDS_BEFORE) and _BEFORE.search(text, begin, start) is not None


def speaks_for(text: str, start: int, end: int) -> bool:
    """Whether brackets give the country for which somebody speaks whose name stands between `start` and `end`."""
    behind = BRACKET.match(text, end)
    before = LAND_BEFORE.search(text, max(0, start - 40), start) if text[end : end + 1] == ")" else None
    return any(is_country(found["land"]) for found in (behind, before) if found)


@lru_cache(maxsize=4096)
def qualifies_office(word: str) -> bool:
    """Whether a word before an office belongs to it: its rank, its portfolio, or whose it is (British, Soviet)."""
    return word in OFFICE_QUALIFIERS or word.lower() in _nationalities()


@cache
def _nationalities() -> frozenset[str]:
    """The names and adjectives of countries that are one word."""
    return frozenset(other[0] for others in countries().values() for other in others if len(other) == 1)
