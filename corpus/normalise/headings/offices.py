"""The words by which offices and bodies are known in headings, and how they are taken apart."""

import re

_OFFICE_HEADS = (
    r"ambassadors?(?:[ -](?:at[ -]large|designate))?", "ministers?", r"charg[eé]s?(?: d[’']affaires)?(?: ad interim)?",
    "charge", r"vice[ -]?consuls?", r"consuls?(?:[ -]general)?", "secretar(?:y|ies)(?:[ -]general)?", "presidents?",
    "vice[ -]presidents?", "premiers?", "prime ministers?", "chancellors?", "directors?(?:[ -]general)?", "chiefs?",
    r"counsell?ors?", "commissioners?", "representatives?", r"delegates?", r"chair(?:man|men|woman|person)",
    "assistants?", "advis[eo]rs?", r"attach[eé]s?", "governors?(?:[ -]general)?", "administrators?", "commanders?",
    r"attorneys?(?:[ -]general)?", "counsel", "heads?", "deput(?:y|ies)", "agents?", "officers?", "envoys?", "members?",
    "coordinators?", "senators?", "congress(?:man|woman|men)", "treasurers?", "viceroys?", "observers?", "aides?",
    "plenipotentiar(?:y|ies)", "viceroy", "archivist", "librarian", "comptroller", "inspectors?", "solicitors?",
    "judge", "justice", "editor", "controller", "undersecretar(?:y|ies)", "king", "queen", "emperor", "sultan", "shah",
    "pope", "speaker", "superintendent", "emissary", "high commissioners?", "comptroller general", "principals?",
    "inspectors?[ -]general", "residents?", "leader", "manager", "analyst", "interpreter", "specialists?", "doge",
    "botschafters?", "gesandter?n?", "außenministers?", "staatssekretärs?", "reichskanzlers?", "embajador", "ministro",
    r"ambasciator[ei]", "ambassadeurs?", "ministres?", "président", "presidente", r"пос(?:ол|ла|лу|лы)",
    r"министр[ау]?", r"посланник[ау]?", r"консул[ау]?", r"советник[ау]?", r"повер[её]нн(?:ый|ого|ому) в делах",
    r"(?:general)?konsuln?", r"legationsr[aä]te?s?", r"legationssekretärs?", r"botschaftsr[aä]te?s?",
    r"geschäftsträgers?", r"cónsul(?: general)?", r"console(?: generale)?", "encargado de negocios",
    r"incaricato d[’']affari", r"envoyé", r"السفير", r"سفير", r"الوزير", r"وزير الخارجية", r"القنصل",
    r"القائم بالأعمال", "大使", "代办", "公使", "总领事", "领事",
)  # fmt: skip
_BODY_HEADS = (
    "embass(?:y|ies)", "legations?", r"consulates?(?:[ -]general)?", "missions?", "delegations?", "departments?",
    "ministr(?:y|ies)", "offices?", "bureaus?", "agenc(?:y|ies)", "councils?", "committees?", "commissions?",
    "governments?", "cabinet", "boards?", "staffs?", "groups?", "senate", "house", "politburo", "presidium", "party",
    "posts", "interests section", "high commissions?", "banks?", "organi[sz]ations?", "union", "secretariat",
    "institute", "compan(?:y|ies)", "corporation", "conference", "division", "command", "headquarters", "assembly",
    "congress", "parliament", "court", "treasury", "admiralty", "section", "administration", "service", "branch",
    "kremlin", "navy", "army", "air force", "joint chiefs of staff", "chiefs of staff", "directorate", "task force",
    "foreign office", "fund", "association", "authority", "team", "panel", "unit", "kgb", "cia", "mfa", "nato",
    "posts", "consulados?", "auswärtiges amt", "auswärtige amt", "botschaft", "gesandtschaft", "ministerium",
    "regierung", "embajada", "ministère", "ministerio", "ministero", "ambasciata", "ambassade", "légation",
    "посольств[оа]", "мид", "министерство", "министерства", "senato", "representation", "academy", "league",
    "minist[eè]re", "university", r"&\s?co(?:mpany)?", r"\w{3,20}vertretung", r"\w{4,20}ministeriums?",
    r"auswärtigen? amte?s?", r"(?:general)?konsulate?s?", "state security", "security service", "министерств[оау]",
    "нарком(?:ат|индел)", "цк кпсс", "وزارة الخارجية", "وزارة", "سفارة", "مفوضية", "قنصلية", "外交部", "大使馆",
)  # fmt: skip

OFFICE = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_OFFICE_HEADS, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
BODY = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_BODY_HEADS, key=len, reverse=True))})(?!\w)", re.IGNORECASE)

# The missions that an office is held at. A plain Minister heads a legation, a Chargé may head either: so no body.
_MISSION_OF = (
    (re.compile(r"high commissioner", re.I), "High Commission"),
    (re.compile(r"ambassador(?! at large)(?![ -]at[ -]large)", re.I), "Embassy"),
    (re.compile(r"vice[ -]?consul|consul(?![ -]general)", re.I), "Consulate"),
    (re.compile(r"consul[ -]general", re.I), "Consulate General"),
    (re.compile(r"ambasciatore|ambassadeur|embajador|botschafter|посол|посла", re.I), "Embassy"),
)
POSTED_OFFICE = re.compile(
    r"(?<!\w)(?:ambassador|minister|envoy|charg[eé](?: d[’']affaires)?(?: ad interim)?|consul(?:[ -]general)?|"
    r"counsell?or|"
    r"high commissioner|commissioner|representative|attach[eé]|agent|officer|observer|delegate|botschafter|gesandter|"
    r"ambassadeur|embajador|ambasciatore|(?:general)?konsul|geschäftsträger|cónsul|console|пос(?:ол|ла|лу)|"
    r"посланник[ау]?|консул[ау]?)(?!\w)",
    re.IGNORECASE,
)
POSTED_BODY = re.compile(
    r"(?<!\w)(?:embass(?:y|ies)|legations?|consulates?(?:[ -]general)?|missions?|delegations?|high commissions?|"
    r"interests section|liaison office|consular agency|botschaft|gesandtschaft|embajada|ambassade|légation|ambasciata|"
    r"legazione|legación|consulado|consolato|(?:general)?konsulat|\w{3,20}vertretung|посольств[оа]|консульств[оа]|"
    r"миссия)(?!\w)",
    re.IGNORECASE,
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
    r"|botschafter|außenminister|embajador|ambasciatore|ambassadeur|посол|посла|министр"
    r"|gesandter|gesandten?|(?:general)?konsuln?|legationsrats?|botschaftsrats?|geschäftsträgers?|staatssekretär|"
    r"reichskanzler|cónsul|console|ministro|ministre|presidente|président|посланник[ау]?|консул[ау]?|советник[ау]?|"
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
    r"envoyé)\s+(?:de|del|della|dello|di|du|des|da|do)\s",
    re.IGNORECASE,
)


def says_of_what(text: str, at: int) -> bool:
    """Do the words from `at` say of what a Romance office is ("Ministro de Marina"), so that they are no name?"""
    return any(at - 1 <= text.find(" ", found.start()) <= at for found in _ROMANCE.finditer(text))


def mission_of(office: str) -> str:
    """The kind of mission that the holder of an office sits in (Ambassador: Embassy); empty where it can be several."""
    return next((body for pattern, body in _MISSION_OF if pattern.search(office)), "")


def is_institution(text: str) -> bool:
    """Does the text name an office or a body rather than a person?"""
    return bool(OFFICE.search(text) or BODY.search(text))
