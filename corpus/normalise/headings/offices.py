"""The words by which offices and bodies are known in headings, and how they are taken apart."""

import re
from functools import cache, lru_cache

from corpus.normalise.headings.alternation import any_of, in_small, small
from corpus.normalise.headings.office_words import (
    BODIES,
    BODIES_ABROAD,
    OFFICES,
    OFFICES_ABROAD,
    POSTED_BODIES,
    POSTED_OFFICES,
)

OFFICE = any_of(OFFICES, OFFICES_ABROAD)
BODY = any_of(BODIES, BODIES_ABROAD)
POSTED_OFFICE = any_of(POSTED_OFFICES)
POSTED_BODY = any_of(POSTED_BODIES)

# The missions that an office is held at. A plain Minister heads a legation, a Chargé may head either: so no body.
_MISSION_OF = (
    (re.compile(r"high commissioner", re.I), "High Commission"),
    (re.compile(r"ambassador(?! at large)(?![ -]at[ -]large)", re.I), "Embassy"),
    (re.compile(r"vice[ -]?consul|consul(?![ -]general)", re.I), "Consulate"),
    (re.compile(r"consul[ -]general", re.I), "Consulate General"),
    (re.compile(r"ambasciatore|ambassad(?:eur|rice)|emba(?:j|ix)ador|botschafter|пос(?:ол|ла|лу)\b", re.I), "Embassy"),
    (re.compile(r"generalkonsul|генконсул", re.I), "Consulate General"),
)
NOT_NATIONAL = re.compile(
    r"^(?:acting|former|deputy|appointed|special|new|newly|vice|the|senior|junior|first|second|third|assistant|"
    r"principal|personal|permanent|ad interim|outgoing|incoming|roving|retired|chief|all|certain|other|"
    r"american diplomatic)\b",
    re.IGNORECASE,
)

# Offices with a complement that a surname may follow directly ("Secretary of State Rusk").
TITLED = re.compile(
    r"(?:(?:the|acting|former|deputy|vice|under|assistant|first|second|third|special|principal|permanent|"
    r"parliamentary|associate|general|joint|senior|new)[ -]){0,4}(?:"
    r"(?:under |assistant |deputy )?secretary of (?:state(?: for (?:foreign affairs|the presidency|external affairs|"
    r"dominion affairs|commonwealth relations|the colonies|war|air|india))?|defen[cs]e|the treasury|treasury|commerce|"
    r"agriculture|labor|war|the navy|the army|the air force|the interior|interior|transportation|energy|"
    r"health,? education,? and welfare|housing and urban development)|"
    r"(?:foreign|prime|defen[cs]e|finance|interior|trade|economic|war) (?:minister|secretary)|"
    r"minister (?:of|for) (?:foreign affairs|external affairs|defen[cs]e|foreign trade|finance|war|trade|the interior)|"
    r"director of central intelligence|secretary[ -]general|first secretary|general secretary|vice president|"
    r"president[ -]elect|"
    r"president|premier|prime minister|chancellor|ambassador|consul general|consul|minister|secretary|senator|"
    r"chief justice|justice|judge|congressman|congresswoman|representative|governor[ -]general|"
    r"governor|chairman|attorney general|commissioner|"
    r"high commissioner|director|vice premier|marshal|king|queen|emperor|shah|crown prince|prince|pope|"
    r"charg[eé](?: d[’']affaires)?(?: ad interim)?|counselor"
    r"|under ?secretary|assistant secretary|director general|special representative|special assistant|foreign secretary"
    r"|(?:reichs|kriegs|finanz)?ministers? des (?:auswärtigen|äußern|innern)|(?:unter)?staatssekretärs?(?: (?:des|im) "
    r"auswärtigen amte?s?)?|(?:reichs|bundes|staats|vize)?kanzlers?|(?:minister|reichs|bundes)?präsident(?:en)?|"
    r"\w{2,20}ministers?|botschafters?|gesandte[rn]?|(?:general|vize)?konsul[ns]?|"
    r"(?:vortragende[rns]? )?(?:legations|botschafts)r[aä]te?s?"
    r"(?: (?:i{1,2}\.|erster|1\.) klasse| i{1,2}(?= ))?|"
    r"ministru(?:l|lui)?|ambasador(?:ul|ului)?|ve[lľ]vyslan\w{2,5}|министър|посланик|министар|амбасадор|"
    r"geschäftsträgers?|ministerial(?:direktors?|dirigent(?:en)?|r[aä]te?s?)|(?:abteilungs|referats)leiters?|staatsministers?"
    r"|ministre(?: des affaires étrangères| de la guerre| de la marine| d['’]état)?|président(?: du conseil)?|"
    r"ambassadeur|secrétaire général|ambasciatore|ministro(?: degli (?:affari )?esteri| de relaciones exteriores)?|"
    r"(?:sotto)?segretario(?: generale| di stato)?|embajador|embaixador|cónsul|console|presidente|"
    r"secretario de relaciones exteriores"
    r"|посол|пос(?:ла|лу)|министр[ау]?(?: иностранных дел(?: ссср| рсфср)?)?|посланник[ау]?|консул[ау]?|советник[ау]?|"
    r"нарком[ау]?(?: иностранных дел(?: ссср)?)?|председател[ья]ю?|президент[ау]?|"
    r"السفير|الوزير|وزير الخارجية|القنصل|القائم بالأعمال)(?!\w)",
    re.IGNORECASE,
)

# Words that end the name of a field of duty; one more word after them is a name.
PORTFOLIO = re.compile(
    r"(?:affairs|state|defen[cs]e|treasury|intelligence|staff|operations|navy|army|force|commerce|agriculture|labou?r|"
    r"interior|justice|war|information|research|planning|council|committee|board|commission|ministers|republics?|"
    r"mission|agency|department|bureau|nations|relations|security|trade|economy|energy|welfare|budget|science|"
    r"technology|development|finance|education|health|transportation|cabinet|party|government|congress|senate|"
    r"assembly|delegation|group|division|section|service|union|cpsu|presidium|politburo|soviet|states|embassy|"
    r"legation|policy|disarmament|matters|programs?|corps|fleet|command|organi[sz]ation|supply|customs|territories|"
    r"immigration|industry|munitions|air|commonwealth|dominions|colonies|india|africa|asia|europe|america|americas|"
    r"management|administration|control|resources|conference|secretariat|bank|fund|east|west|pacific|atlantic|system|"
    r"branch|unit|team|panel|institute|university|court|parliament|region|hemisphere|institutions|"
    r"activities|services|studies|projects|analysis|estimates|plans|coordination|negotiations|talks|session|"
    r"representatives|communications|press|refugees|prisoners|forces|vietnam|viet-nam|china|japan|korea|germany)$",
)


_ROMANCE = re.compile(
    r"(?:ministr[oe]|presidente|président|embajador|ambassadeur|ambasciatore|cónsul|console|secretario|segretario|"
    r"envoyé)\s+(?:de|del|della|dello|di|du|des|das?|dos?)\s|minister\s+van\s(?=\w+e\s+Zaken|[KOMFJLO]\w+(?:\s|$|\())",
    re.IGNORECASE,
)


SPEAKS_ROMANCE = re.compile(
    r"(?:\w+\s){0,3}?(?:ministr[oie]|president[ei]|embajador|ambassadeur|ambasciator[ei]|cónsul|consol[ei]|secretario|"
    r"(?:sotto)?segretario|incaricato|encargado|embaixador|capo|direttore|addetto|chef|chargé|consul|nonce|nunzio)(?:\s|$)",
    re.IGNORECASE,
)
"""An office in a Romance tongue."""


def says_of_what(text: str, at: int) -> bool:
    """Do the words from `at` say of what a Romance office is ("Ministro de Marina"), so that they are no name?"""
    return any(at - 1 <= text.find(" ", found.start()) <= at for found in _ROMANCE.finditer(text))


def mission_of(office: str) -> str:
    """The kind of mission that the holder of an office sits in (Ambassador: Embassy); empty where it can be several."""
    return next((body for pattern, body in _MISSION_OF if pattern.search(office)), "")


@lru_cache(maxsize=8192)
def is_institution(text: str) -> bool:
    """Does the text name an office or a body rather than a person?"""
    return any(named.search(small(text)) for named in _in_small())


@cache
def _in_small() -> tuple[re.Pattern[str], ...]:
    return in_small(OFFICE.pattern), in_small(BODY.pattern)
