"""Words that stand before or after a name without being part of it, in the tongues of diplomatic archives."""

from collections.abc import Iterable
from functools import cache

from corpus.normalise.lexicon import words
from corpus.normalise.names.folding import fold

HONORIFICS = words(
    "Mr Mrs Miss Ms Messrs Mister Sir Dame Dr Doctor Prof Professor Rev Reverend Hon Honorable Honourable Excellency "
    "His Her Their Your Highness Majesty Comrade Comrades Cde Citizen Esq Esquire M. MM Monsieur Mme Madame Mlle "
    "Mademoiselle Herr Herrn Frau Fräulein Señor Señora Señores Senhor Senhora Sr Sra Snr Don Dona Doña Signor Signora "
    "Sig Tov Tovarishch Товарищ Товарища Товарищу Тов Господин Господину Pan Pani Gospodin Drug Onorevole Lic Ing "
    "Sri Shri Smt Haji Hajji Effendi Efendi Bey Pasha Hodja Mwalimu Tunku Tun Datuk Bung"
)

NOBILITY = words(
    "Lord Lady Count Countess Comte Conte Graf Baron Baroness Barone Freiherr Viscount Vicomte Earl Marquis Marquess "
    "Marchese Prince Princess Principe Fürst Duke Duc Duca Herzog King Queen Emperor Sheikh Sheik Shaykh Shah Sultan "
    "Emir Amir Khedive Knyaz Князь Граф Барон"
)

RANKS = words(
    "General Gen Genl Lieutenant Lieut Lt Colonel Col Major Maj Captain Capt Commander Cdr Cmdr Commodore Admiral Adm "
    "Adml Brigadier Brig Marshal Maréchal Marechal Generalissimo Vice Rear Air Group Wing Squadron Field Sergeant "
    "Генерал Полковник Маршал Адмирал Генерала Маршала"
)

OFFICE_TITLES = words(
    "Ambassador Ambassadors Minister Ministers President Presidents Premier Premiers Chancellor Secretary Secretaries "
    "Senator Senators Congressman Congresswoman Representative Governor Chairman Chairwoman Chairperson Director "
    "Consul "
    "Chargé Commissioner Counselor Counsellor Judge Justice Cardinal Archbishop Bishop Pope Monsignor Mayor Envoy "
    "Prime Foreign Deputy Acting Under Assistant High Botschafter Außenminister Ministre Ambassadeur Embajador "
    "Ministro Presidente Ambasciatore Gesandter Gesandten Gesandte Konsul Generalkonsul Legationsrat Legationssekretär "
    "Staatssekretär Reichskanzler Cónsul Console Посланник Посланника Консул Консула Советник Советника السفير الوزير "
    "القنصل Посол Посла Министр Министра Председатель"
)

_AFTER = words(
    "Jr Sr Esq Esquire II III IV KCMG GCMG CMG KCB GCB CB KG OM CH PC MP MC KCVO GCVO CBE OBE MBE DSO DFC QC KC PhD "
    "MD USA USN USMC USAF USNR RN RAN RAF Ret"
)

PARTICLES = words(
    "van von der den de du da do dos das di della del della dello degli la le el al ul bin ibn ben ter ten zu zum "
    "zur af av y e of und und st"
)


def _fold_all(titles: Iterable[str]) -> frozenset[str]:
    return frozenset(part for title in titles for part in fold(title).split())


@cache
def leading_titles() -> frozenset[str]:
    """The folded titles that may stand before a name."""
    return _fold_all(HONORIFICS | NOBILITY | RANKS | OFFICE_TITLES | {"the"})


@cache
def courtesies() -> frozenset[str]:
    """The folded titles that are not shown with a name: courtesies and ranks, no knighthood, no nobleman's title."""
    return _fold_all((HONORIFICS | RANKS) - {"Sir", "Dame", "Tunku", "Tun"})


@cache
def noble_titles() -> frozenset[str]:
    """The folded titles that a place may follow ("Earl of Derby")."""
    return _fold_all(NOBILITY)


@cache
def trailing_titles() -> frozenset[str]:
    """The folded letters that may follow a name: generations, orders, services."""
    return _fold_all(_AFTER)
