"""How names are compared: the one door for all that asks whether two of them can mean the same."""

from corpus.normalise.names.folding import fold
from corpus.normalise.names.party import lookup_tokens, party_tokens, person_tokens, same_party, same_person
from corpus.normalise.names.person import join_names, name_tokens, same_name, same_tokens, surname

__all__ = [
    "fold", "join_names", "lookup_tokens", "name_tokens", "party_tokens", "person_tokens", "same_name", "same_party",
    "same_person", "same_tokens", "surname",
]  # fmt: skip
