"""Abbreviations of the trade: cables that have the words in full rank higher too, and the other way round.

They are weak synonyms: `Deptel` also raises what has "Department telegram", without putting it into the answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from index.engine import Clause
from index.query import Phrase, Word
from search.ranking.plain import Plain

WEIGHT = 0.3
"""What the other way of writing is worth beside the one that was asked for."""

_TABLE = """
amb = ambassador
amembassy = american embassy
amconsul = american consulate, american consul
cas = chief of the air staff
cigs = chief of the imperial general staff
chicom = chinese communist
cincpac = commander in chief pacific
congen = consulate general, consul general
cos = chiefs of staff, chief of staff
cro = commonwealth relations office
dcm = deputy chief of mission
depcirtel = department circular telegram
deptel = department telegram, telegram of the department
embdes = embassy despatch
embtel = embassy telegram
fco = foreign and commonwealth office
finmin = finance minister, minister of finance
fonmin = foreign minister, minister of foreign affairs, minister for foreign affairs
fonoff = foreign office
gatt = general agreement on tariffs and trade
goc = government of cuba, general officer commanding
goi = government of india, government of indonesia, government of israel
gop = government of pakistan, government of portugal
got = government of turkey
gvn = government of vietnam
hicom = high commissioner, high commission
hmg = his majesty's government, her majesty's government
icbm = intercontinental ballistic missile
jcs = joint chiefs of staff
legtel = legation telegram
mfa = ministry of foreign affairs, foreign ministry
nei = netherlands east indies
nsc = national security council
permrep = permanent representative
primin = prime minister
prc = people's republic of china
prg = provisional revolutionary government
scap = supreme commander for the allied powers
secdef = secretary of defense
secgen = secretary general
secstate = secretary of state
unga = general assembly
unsc = security council
usg = united states government, u.s. government
ussr = soviet union
yrtel = your telegram
"""


def clauses(words: Sequence[Plain]) -> tuple[Clause, ...]:
    """One for each other way in which words of the question may be written."""
    folded = [each.folded for each in words]
    found = list(_in_full(folded))
    for short, longs in _table().items():
        for long in longs:
            if _stands(long.replace("'", "").split(), folded):
                found.append(Clause(Word(short, exact=True), WEIGHT, f"{short} for {long}"))
    return tuple(found)


def _in_full(folded: Sequence[str]) -> Iterator[Clause]:
    for word in dict.fromkeys(folded):
        for long in _table().get(word, ()):
            yield Clause(Phrase(long) if " " in long else Word(long), WEIGHT, f"{long} for {word}")


def _stands(run: Sequence[str], folded: Sequence[str]) -> bool:
    """Tell whether words follow each other in a question; single ones are too common to be turned into signs."""
    size = len(run)
    return size > 1 and any(list(folded[at : at + size]) == list(run) for at in range(len(folded) - size + 1))


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    rows = (line.partition(" = ") for line in _TABLE.strip().splitlines())
    return {short: tuple(long.split(", ")) for short, _, long in rows}
