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
    # Czech and Slovak
    r"ve[lľ]vysl(?:anec|anc[aeiou]\w{0,2})", r"vysl(?:anec|anc[aeiou]\w{0,2})", r"minist(?:r(?:[ue]m?|ovi|em)?|ře)",
    r"n[aá]m[eě]st(?:ek|ka|kovi|ník)\w{0,3}", r"tajomn[ií]k\w{0,3}", r"tajemn[ií]k\w{0,3}", r"pre[sz]ident\w{0,3}",
    # Hungarian
    r"nagykövet(?:et|nek)?", r"(?:kül|bel|pénz|igazság)?ügyminiszter\w{0,12}", r"miniszter\w{0,12}", r"ügyvivő\w{0,4}",
    r"(?:fő)?konzul\w{0,3}", r"államtitkár\w{0,4}", r"(?:fő)?titkár\w{0,4}", r"tanácsos\w{0,3}",
    r"osztályvezető\w{0,4}", r"(?:köztársasági )?elnök\w{0,4}",
    # Serbo-Croatian and Bulgarian
    r"ambasador(?:[iu]|om)", r"poslanik[aue]?", r"veleposlanik[au]?", "otpravnik poslova", r"ministar", r"ministru",
    r"konzul[au]?",
    r"sav(?:j)?etnik[au]?", r"sekretar[au]?", r"preds(?:j)?ednik[au]?", r"амбасадор[ау]?", r"посланик(?:[ау]|ът)?",
    "министар", r"министър(?:[ау]|ът)?", r"председник[ау]?", r"управляващ",
    # Romanian and Albanian
    r"ambasador(?:ul|ului|i|it)", r"ministr(?:ul|ului|i|it|in)", "însărcinat(?:ul)? cu afaceri", r"consulul(?:ui)?",
    r"președinte(?:le|lui)?", r"i ngarkuar(?:i)? me punë", r"konsull[i]?", r"kryeministr[i]?(?:t)?",
    # Turkish
    r"(?:büyük)?elçi(?:si|miz)", "büyükelçi", r"maslahatgüzar[ı]?", "başbakan", r"dışişleri bakanı",
    r"(?:baş)?konsolos[u]?",
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
    # Czech, Slovak, Hungarian, Serbo-Croatian, Bulgarian, Romanian, Albanian, Turkish
    r"ve[lľ]vyslanectv[íoau]", r"vyslanectv[íoau]", r"ministerstv[aouě]m?", r"nagykövetség(?:e|ének|nek)?",
    r"követség(?:e|ének|nek)?", r"(?:kül|bel)ügyminisztérium(?:a|ának|nak)?", r"főkonzulátus(?:a)?", "külképviselet",
    r"ambasad[aeiu]", r"(?:vele)?poslanstv[oau]", r"sekretarijat(?:u|a)?", r"ministarstv[oau]", r"амбасад[аеу]",
    r"посланств[оау]",
    r"министарств[оау]", r"посолството", r"министерството", r"легация(?:та)?", r"легациј[ае]", r"ambasade[ilj]\w{0,2}",
    r"legați(?:a|unea|ei)", r"ministerul(?:ui)?", r"ambasadës", r"legat[aë]s?", r"ministri[aës]{1,2}",
    r"(?:büyük)?elçili(?:ği|k)\w{0,3}", r"bakanlı(?:ğı|k)\w{0,3}",
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
    r"ve[lľ]vysl(?:anec|anc[aeiou]\w{0,2})", r"vysl(?:anec|anc[aeiou]\w{0,2})", "nagykövet", "ügyvivő",
    r"poslanik[aue]?",
    "otpravnik poslova", r"амбасадор[ау]?", r"посланик(?:[ау]|ът)?", r"ambasador(?:ul|ului|i|it|om)",
    "büyükelçi(?:si)?",
)  # fmt: skip
POSTED_BODIES = (
    r"embass(?:y|ies)", "legations?", r"consulates?(?:[ -]general)?", "missions?", "delegations?", "high commissions?",
    "interests section", "liaison office", "consular agency", "station", "botschaft", "gesandtschaft", "embajada",
    "ambassade", "légation", "ambasciata", "legazione", "legación", r"consulado(?: gen?eral)?",
    r"consolato(?: generale)?",
    r"consulat(?: général)?", r"(?:general)?konsulat", r"\w{3,20}vertretung", "embaixada", "legação", "gezantschap",
    "délégation", "delegazione", "delegación", "rappresentanza", r"ambasad[aeiu]", r"poselstwo",
    r"ve[lľ]vyslanectv[íoau]",
    r"vyslanectv[íoau]", r"nagykövetség(?:e)?", r"követség(?:e)?", r"főkonzulátus(?:a)?", r"(?:vele)?poslanstv[oau]",
    r"амбасад[аеу]",
    r"посланств[оау]", r"легация(?:та)?", r"legați(?:a|unea)", r"(?:büyük)?elçili(?:ği|k)",
    r"посольств[оау]", r"(?:ген)?консульств[оау]", r"полпредств[оау]", "мисси[яи]",
)  # fmt: skip
