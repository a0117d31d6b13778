"""What is known of a cable beside its texts, as it is kept in an index and read back."""

import msgspec

from index.facts import Facts, plain_id


class _Kept(msgspec.Struct, array_like=True):
    version: int
    id: str
    earliest: int | None
    latest: int | None
    dated: bool
    values: dict[str, tuple[int, ...]]


_decode = msgspec.json.Decoder(tuple[str, _Kept]).decode


def encoded(language: str, facts: Facts) -> bytes:
    """A language and facts as they are kept."""
    plain = (facts.version, plain_id(facts.id), facts.earliest, facts.latest, facts.dated, facts.values)
    return msgspec.json.encode((language, plain))


def decoded(kept: bytes | str) -> tuple[str, Facts]:
    """The language and the facts."""
    language, found = _decode(kept)
    return language, Facts(found.version, found.id, found.earliest, found.latest, found.dated, found.values)
