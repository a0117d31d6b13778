"""Records are kept without what is as it would be if left out, and come back as they were."""

import zlib
from dataclasses import replace
from datetime import date, time

import msgspec
import pytest

from corpus.cable import (
    Cable,
    Candidate,
    DateSpan,
    Evidence,
    Keyword,
    Origin,
    Participant,
    Party,
    Person,
    Precision,
    Reference,
    Role,
)  # fmt: skip
from index.stores.schema import pack, unpack
from index.terse import as_json
from index.values import PartyKey, read_party_key

HER = Person("H. Šimková", None, (Candidate("p1", "Hedvika Šimková", 0.5),), ("Šimková",))
SPARSE = Cable("a", "")
FULL = Cable(
    "a/1", "A telegram", header="Ostrany, 3 May", body="The rock is a hill.",
    date=DateSpan(date(1911, 5, 3), None, Precision.OPEN, "since 3 May", inferred=True), sent_at=time(9, 30),
    sender=Party("Šimková", HER), recipients=(Party("Legation", body="Legation", post=""), Party("")),
    participants=(Participant(HER, Role.PRESENT, ""),), places=("Cape Orlo", ""), language="en",
    keywords=(Keyword("rocks", Origin.DECLARED),), references=(Reference("No. 4"),), notes=("", "seen"),
    evidence=(Evidence("date", "head", 0, 4, "3 May", "day"), Evidence("place", "body", 0, 4, "Orlo", "of", 0.5)),
)  # fmt: skip


@pytest.mark.parametrize("cable", [SPARSE, FULL, replace(FULL, sender=None, date=None, evidence=())])
def test_a_record_comes_back_as_it_was(cable: Cable) -> None:
    assert unpack(*pack(cable), "[]", []) == cable


@pytest.mark.parametrize("cable", [SPARSE, FULL])
def test_a_record_that_says_everything_is_read_too(cable: Cable) -> None:
    fields = msgspec.to_builtins(cable)
    long = {name: fields.pop(name) for name in ("header", "body", "summary", "notes", "source_note", "evidence")}
    fields["references"] = [{"verbatim": each["verbatim"]} for each in fields["references"]]
    del fields["sources"]
    encoded = msgspec.json.encode(fields).decode(), zlib.compress(msgspec.json.encode(long))
    assert unpack(*encoded, "[]", []) == cable


@pytest.mark.parametrize("party", [Party(""), FULL.sender, *FULL.recipients])
def test_the_key_of_a_party_tells_it(party: Party) -> None:
    key = as_json(PartyKey(party, "sender"))
    assert read_party_key(key) == PartyKey(party, "sender")
    assert "candidates" not in key or party.person


def test_what_is_not_said_takes_no_room() -> None:
    assert as_json(SPARSE) == '{"id":"a","title":""}'
