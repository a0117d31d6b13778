"""The words for offices and bodies in the tongues of the archives, as patterns of which `offices` is made."""

OFFICES = (
    r"ambassadors?(?:[ -](?:at[ -]large|designate))?", "ministers?", r"charg[eé]s?(?: d[’']affaires)?(?: ad interim)?",
    r"vice[ -]?consuls?", r"consuls?(?:[ -]general)?", r"secretar(?:y|ies)(?:[ -]general)?", "presidents?",
    r"vice[ -]presidents?", "premiers?", "prime ministers?", "chancellors?", r"directors?(?:[ -]general)?", "chiefs?",
    r"counsell?ors?", "commissioners?", "representatives?", "delegates?", r"chair(?:man|men|woman|person)",
    "assistants?", "advis[eo]rs?", "attach[eé]s?", r"governors?(?:[ -]general)?", "administrators?", "commanders?",
    r"attorneys?(?:[ -]general)?", "counsel", "heads?", r"deput(?:y|ies)", "agents?", "officers?", "envoys?",
    "members?", "coordinators?", "senators?", r"congress(?:man|woman|men)", "treasurers?", "viceroys?", "observers?",
    "aides?", r"plenipotentiar(?:y|ies)", "archivist", "librarian", "comptroller", "inspectors?", "solicitors?",
    "judge", "justice", "editor", "controller", r"undersecretar(?:y|ies)", "king", "queen", "emperor", "sultan",
    "shah", "pope", "speaker", "superintendent", "emissary", "high commissioners?", "comptroller general",
    "principals?", r"inspectors?[ -]general", "residents?", "leader", "manager", "analyst", "interpreter",
    "specialists?", "arbitrators?", "nuncio", "legate", "regent", "grand vizi?e?r", "permanent under-?secretary",
)  # fmt: skip

OFFICES_ABROAD = (
    # French
    r"ambassad(?:eurs?|rice)", "ministres?", r"sous-secrétaires?", r"secrétaires?(?: (?:d[’']état|générale?))?",
    r"présidente?s?(?: du conseil)?", r"directeurs?(?: (?:générale?|politique))?", r"haut[- ]commissaires?",
    "commissaires?", "délégués?", "représentants?", "envoyés?", "gouverneurs?", "conseillers?", "résidents?",
    "plénipotentiaires?", "chancelier", "nonce", r"(?:arch)?evêques?", r"(?:arch)?évêques?", "archevêque", "patriarche",
    r"grand[- ]vizir", "empereur", r"chefs?(?= (?:d[ue]|de[rs]|d[’']))",
    r"vice-président(?:e|s)?", r"inspecteurs? général", r"gérants?(?= )",
    # German
    r"botschafter(?:s|n|in)?", r"gesandte[rn]?", r"geschäftsträgers?", r"(?:general|vize)konsul[ns]?", r"konsul[ns]?",
    r"\w{2,20}ministers?", r"\w{0,20}staatssekretärs?", r"(?:reichs|bundes|staats|vize)kanzlers?", "kanzlers?",
    r"(?:minister|reichs|bundes|staats)?präsident(?:en)?", r"(?:ministerial|abteilungs)?direktors?",
    r"(?:ministerial)?dirigent(?:en)?", r"(?:abteilungs|unterabteilungs|referats|sektions|gruppen|sektor|"
        r"sektoren|büro)leiters?",
    r"vorstehers?(?= de[rs]\s)", r"bundesr[aä]te?s?(?=\s[A-ZÄÖÜ])",
    r"(?:legations|botschafts|gesandtschafts|geheim|regierungs)r[aä]te?s?",
    r"legationssekretärs?", "generalsekretärs?", "sekretärs?", "generalgouverneurs?", r"bevollmächtigte[rn]?",
    r"vorsitzende[rn]?", r"leiters?(?= de[rs]\s)", r"referent(?:en)?(?= de[rs]\s)", r"kaisers?(?= )",
    # Italian
    r"ambasciator[ei]?", r"ministr[oiae]s?", r"consol[ei](?: general[ei])?", r"incaricat[oi] d[’']affari",
    r"sottosegretari[oa]?", r"segretari[oa]?(?: generale)?", r"presidente", r"direttor[ei](?: generale)?",
    r"addett[oi](?= )", "rappresentant[ei]", "delegat[oi]", r"consiglier[ei]", r"capo(?= (?:de|di))", "prefetto",
    "governatore", r"commissari[oa]", "doge", "nunzio", "inviato", "reggente", r"principe di vene[tz]ia",
    r"bailo", r"(?:arci)?vescovo", "patriarca",
    r"residente(?= )", r"provveditor[ei]", r"capit[aà]n(?:o|io)?(?= )", r"orator[ei]?",
    # Spanish and Portuguese
    r"embajador(?:a|es)?", r"cónsul(?:es)?(?: general)?", r"encargad[oa]s? de negocios", r"(?:sub)?secretari[oa]s?",
    "canciller", "representante", "delegado", "gobernador", r"jefe (?:del|de)", "agregado", "consejero",
    "plenipotenciario", "virrey", r"oficial mayor", r"embaixador(?:a|es)?", r"cônsul(?: geral)?",
    r"encarregad[oa] de negócios", r"(?:sub)?secretári[oa]", "chanceler", r"presidente d[ao]", r"chefe d[aeo]",
    # Dutch
    r"gezant(?:en)?", "zaakgelastigde", r"consul-generaal", r"secretaris(?:-generaal)?", "raadpensionaris",
    r"gouverneur-generaal", "griffier",
    # Polish
    r"ambasador(?:a|owi)?", r"(?:wice)?minist(?:er|ra|rowi)", r"pos(?:eł|ła|łowi)", r"konsul(?:a|owi)(?: generaln\w+)?",
    r"(?:pod)?sekretarz(?:a|owi)?", r"(?:kierownik|naczelnik|dyrektor|szef)(?:a|owi)?(?= )", r"radc[ayę]",
    # Russian
    r"пос(?:ол|ла|лу|лом|лы)", r"(?:премьер-)?министр(?:ом|[ау])?", r"посланник[ау]?", r"(?:ген)?консул[ау]?",
    r"советник[ау]?", r"повер[её]нн(?:ый|ого|ому) в делах", r"заместител[ьяю]", r"председател[ьяю]", r"секретар[ьяю]",
    r"нарком[ау]?", r"комиссар[ау]?", r"полпред[ау]?", r"представител[ьяю]", r"заведующ(?:ий|его|ему)",
    r"начальник[ау]?", r"президент[ау]?", r"канцлер[ау]?", "атташе", r"агент[ау]?", r"уполномоченн(?:ый|ого|ому)",
    # Arabic and Chinese
    "السفير", "سفير", "الوزير", "وزير الخارجية", "القنصل", "القائم بالأعمال",
    "大使", "代办", "公使", "总领事", "领事",
)  # fmt: skip

BODIES = (
    r"embass(?:y|ies)", "legations?", r"consulates?(?:[ -]general)?", "missions?", "delegations?", "departments?",
    r"ministr(?:y|ies)", "offices?", "bureaus?", r"agenc(?:y|ies)", "councils?", "committees?", "commissions?",
    "governments?", "cabinet", "boards?", "staffs?", "groups?", "senate", "house", "politburo", "presidium", "party",
    "posts", "interests section", "high commissions?", "banks?", r"organi[sz]ations?", "union", "secretariat",
    "institute", r"compan(?:y|ies)", "corporation", "conference", "division", "command", "headquarters", "assembly",
    "congress", "parliament", "court", "treasury", "admiralty", "section", "administration", "service", "branch",
    "kremlin", "navy", "army", "air force", "joint chiefs of staff", "chiefs of staff", "directorate", "task force",
    "foreign office", "fund", "association", "authority", "team", "panel", "unit", "kgb", "cia", "mfa", "nato",
    "academy", "league", "university", r"&\s?co(?:mpany)?", "state security", "security service", "representation",
    "downing street", "sublime porte", "india office", "colonial office", "gaimusho",
    "chancery", r"sub-?committees?", r"stations?(?= in\s|$)", "recipients",
)  # fmt: skip

BODIES_ABROAD = (
    # French
    r"minist[eè]res?", "ambassades?", "légations?", r"consulats?(?: général)?", "délégations?", "gouvernement",
    "présidence", r"comités?(?= )", r"conseil(?= (?:d[eu]|national|supérieur))",
    r"départements?", r"conseil fédéral", r"division des affaires \w+",
    r"haut[- ]commissariat", "commissariat", "secrétariat",
    r"direction(?: générale| politique)?(?= (?:des? |du |d[’']))", r"direction (?:générale|politique)",
    r"sous-direction(?= )", r"service(?= des? )", r"protocole",
    r"quai d[’']orsay", "mission permanente",
    # German
    r"auswärtige[snm]? amte?s?", "botschaft(?:en)?", "gesandtschaft(?:en)?", r"(?:general|vize)?konsulate?s?",
    r"\w{3,20}vertretung", r"\w{0,20}ministeriums?", r"(?:reichs|bundes|staats)?regierung",
    r"(?:reichs|bundes|staats)?kanzlei", r"departements?", r"bundesrat(?:e?s)?",
    r"(?:haupt)?abteilung(?= )", r"sektion(?= )",
    r"sektor(?= )", r"referat(?= )", r"ballhausplatz",
    "zentralkomitee", "politbüro",
    # Italian
    "ministero", "dipartimento", "consiglio federale", r"signoria", r"consiglio (?:dei|di) dieci", "collegio",
    "ambasciat[ae]", "legazion[ei]", r"consolato(?: generale)?", "governo", "senato",
    "direzione generale", "rappresentanza", "delegazione", "presidenza", "segreteria",
    # Spanish and Portuguese
    "embajadas?", "ministerio", "legación", r"consulados?(?: geral| general)?", "secretaría", "cancillería",
    "delegación", "gobierno", "presidencia", "dirección general", "embaixadas?", "ministério", "legação",
    "delegação", "secretaria de estado", "itamarat[yi]", "missão", "misión permanente", "presidência",
    # Dutch, Polish
    "gezantschap", "ministerie", r"staten[- ]generaal", "ambasad[ay]", "ministerstw[oa]", "poselstw[oa]", "msz",
    # Russian
    r"посольств[оау]", "мид", r"министерств[оау]", "мисси[яи]", r"(?:ген)?консульств[оау]", r"полпредств[оау]",
    "наркомат", r"(?:народн\w{2,3} )?комиссариат[ау]?",
    r"нарком(?:инд|внешторг)(?:ел)?", "нкид", r"цк(?: (?:кпсс|вкп\(б\)|ркп\(б\)))?", "политбюро",
    r"совет[ау]? министров", "совнарком[ау]?", r"правительств[оау]", r"президиум[ау]?", "секретариат[ау]?",
    # Arabic and Chinese
    "وزارة الخارجية", "وزارة", "سفارة", "مفوضية", "قنصلية", "外交部", "大使馆",
)  # fmt: skip

# The offices of which one speaks at a post, and the missions.
POSTED_OFFICES = (
    "ambassador", "minister", "envoy", r"charg[eé](?: d[’']affaires)?(?: ad interim)?", r"consul(?:[ -]general)?",
    r"counsell?or", "high commissioner", "commissioner", "representative", "attach[eé]", "agent", "officer",
    "observer", "delegate", "nuncio",
    "ambassad(?:eur|rice)", "ministre", r"haut[- ]commissaire", r"botschafters?", r"gesandte[rn]?",
    r"(?:general|vize)?konsul[ns]?", r"geschäftsträgers?", "ambasciator[ei]", "ministro", r"incaricato d[’']affari",
    r"console(?: generale)?", r"embajador(?:a)?", r"cónsul(?: general)?", r"encargad[oa] de negocios", "embaixador",
    r"cônsul(?: geral)?", r"encarregado de negócios", "gezant", "zaakgelastigde", "consul-generaal",
    r"пос(?:ол|ла|лу|лом)", r"посланник[ау]?", r"(?:ген)?консул[ау]?", r"полпред[ау]?",
    r"повер[её]нн(?:ый|ого|ому) в делах", r"полномочн(?:ый|ого|ому) представител[ьяю]", "nonce", "nunzio", "nuncio",
    r"ambasador(?:a|owi)?", r"pos(?:eł|ła|łowi)", r"konsul(?:a|owi)(?: generaln\w+)?", r"bailo", r"residente",
)  # fmt: skip
POSTED_BODIES = (
    r"embass(?:y|ies)", "legations?", r"consulates?(?:[ -]general)?", "missions?", "delegations?", "high commissions?",
    "interests section", "liaison office", "consular agency", "station", "botschaft", "gesandtschaft", "embajada",
    "ambassade", "légation", "ambasciata", "legazione", "legación", r"consulado(?: gen?eral)?",
    r"consolato(?: generale)?",
    r"consulat(?: général)?", r"(?:general)?konsulat", r"\w{3,20}vertretung", "embaixada", "legação", "gezantschap",
    "délégation", "delegazione", "delegación", "rappresentanza", "ambasada",
    r"посольств[оау]", r"(?:ген)?консульств[оау]", r"полпредств[оау]", "мисси[яи]",
)  # fmt: skip
