"""A text's tokens found piece by piece are those of the whole text, in every script, and so are the places in it."""

from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis import forms, spans
from index.matching import garbled, sequence
from index.pieces import Pieces, pieces_in
from index.places import Place, in_order, near
from index.query import Fuzzy, Leaf, Near, Phrase, Wildcard, Word
from search.standing import standing
from search.tokenised import Tokenised, tokenised

LANGUAGES = frozenset({"en", "fr", "tr"})

SEEN = [
    "harbour",
    "Harbours,",
    "(harbouring)",
    "dues",
    "“dues”",
    "ties",
    "l'envoyé",
    "d’été",
    "U.S.S.R.",
    "A.I.",
    "x.y",
]
SEEN += [
    "vis-à-vis",
    "minister's",
    "O'Brien",
    "1962",
    "№45",
    "nº7",
    "H₂O",
    "ﬁne",
    "İstanbul",
    "kitap",
    "гавань",
    "ёлки",
]
SEEN += ["外交部来电。", "A国", "대사는", "ท่าเรือ", "الميناءُ", "राजदूत", "-", "—", "***", "_so_", "''", "c't", "x" * 70]
BLANKS = [" ", " ", " ", " ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u3000", "\x1f", "\x85", "\u2028", " " * 600]
CHARACTERS = "aBsSéßİıﬁ12٣²½.'’`-_ \n\u00ad\u0301\u064b\u200b\u200d\u0345中の한ก\u0e34ايя\ud800😀ªⅣ"

mixed = st.lists(st.tuples(st.sampled_from(SEEN), st.sampled_from(BLANKS)), max_size=150).map(
    lambda parts: "".join(piece + blank for piece, blank in parts)
)
texts = mixed | st.text(CHARACTERS, max_size=60) | st.text(max_size=60)
languages = st.sampled_from(["en", "fr", "tr", "ru", "zh", "ar", ""])

asked = st.sampled_from(
    ["harbour", "harbours", "due", "tie", "envoyé", "été", "USSR", "minister", "外交部", "대사", "xy"]
)
garbles = st.sampled_from([(), ("dues",), ("1962 harbour", "外交")])
plain = st.builds(Word, asked, st.just(""), st.booleans(), garbles)
phrases = st.builds(Phrase, st.lists(asked, min_size=1, max_size=3).map(" ".join), st.integers(0, 4))
others = st.sampled_from([Wildcard("harb*"), Wildcard("?ues"), Wildcard("*а*"), Fuzzy("harbor"), Fuzzy("tias", 2)])
single = plain | phrases | others
leaves = single | st.builds(Near, single, single, st.integers(1, 8))


def everything(text: str, language: str, *asked: Leaf) -> Tokenised:
    return tokenised(text, language, asked, LANGUAGES)


@given(texts, languages)
@example("U.S. 'a", "en")
@example("1ิ", "th")
@example("A.中国.b'中", "zh")
@example("dell' dellʼ dell`", "it")
def test_tokens_are_those_of_the_whole_text(text: str, language: str) -> None:
    tokens, every = everything(text, language), list(spans(text, language))
    assert [tokens.form(number) for number in range(len(every))] == [span.form for span in every]
    assert [tokens.extent(number, number) for number in range(len(every))] == [(s.start, s.end) for s in every]


@given(texts, languages, st.lists(leaves, max_size=5), st.booleans())
def test_places_are_found_as_by_looking_at_every_token(
    text: str, language: str, asked: list[Leaf], exact: bool
) -> None:
    found = tokenised(text, language, asked, LANGUAGES, exact).places
    assert found == [looked_through(text, language, leaf, exact) for leaf in asked]


BEGINNINGS = [
    "harb",
    "d",
    "ti",
    "envoy",
    "e",
    "uss",
    "obrien",
    "ministre",
    "ét",
    "гав",
    "1",
    "constam",
    "s",
    "中",
    "ss",
]
likely = single | st.builds(Word, st.sampled_from(["dying", "O'Brien", "Mueller", "constant", "possible", "relates"]))
likely |= st.builds(lambda letters: Wildcard(f"{letters}*"), st.sampled_from(BEGINNINGS))
likely |= st.builds(Near, likely, likely, st.integers(1, 80))


@given(texts, st.sampled_from(["en", "fr", "it", "de", "la", "ru", "zh"]), st.lists(likely, max_size=5), st.booleans())
@example(
    "harbour dying,die dies “constantly” l’École d'harbour x.harbour ³harbour _harbour", "en", [Word("die")], False
)
@example("x" * 1001 + " abc中 abc๑ HARB\u0301our", "en", [Wildcard("1*"), Word("中"), Word("harbour")], False)
@example("le harbour " + "- " * 600 + "d'harbour dues", "fr", [Near(Word("harbour"), Word("harbour"), 3)], False)
def test_what_is_found_by_the_beginnings_of_words_is_what_all_words_tell(
    text: str, language: str, asked: list[Leaf], exact: bool
) -> None:
    found, whole = (find(text, language, asked, LANGUAGES | {"it", "la"}, exact) for find in (standing, tokenised))
    stretches = [
        [[(tokens.extent(at, at), tokens.form(at)) for each in places for at in each.positions]
         for places in tokens.places]
        for tokens in (found, whole)
    ]  # fmt: skip
    assert stretches[0] == stretches[1]


def looked_through(text: str, language: str, leaf: Leaf, exact: bool) -> list[Place]:
    tokens = forms(text, language)

    def places(sought: Word | Phrase | Wildcard | Fuzzy) -> list[Place]:
        spoilt = garbled(sought, exact) if isinstance(sought, Word) and leaf is sought else ()
        return sorted({
            place for each in (sequence(sought, LANGUAGES, exact), *spoilt)
            for place in in_order(
                [[at for at, form in enumerate(tokens) if wanted.matches(form)] for wanted in each.wanted], each.slop
            )
        })  # fmt: skip

    if isinstance(leaf, Near):
        return sorted(near(places(leaf.left), places(leaf.right), leaf.within))
    return places(leaf)


@given(languages, st.lists(st.tuples(texts, st.lists(single, min_size=1, max_size=3)), min_size=1, max_size=4))
def test_each_text_is_looked_up_in_full_whatever_was_met_before(
    language: str, asked: list[tuple[str, list[Word | Phrase | Wildcard | Fuzzy]]]
) -> None:
    known = Pieces(language)
    for text, leaves in asked:
        parts = text.split()
        wanted = [each for leaf in leaves for each in sequence(leaf, LANGUAGES).wanted]
        tokens = [forms(part, language) for part in parts]
        striking, held = known.look_up(parts, wanted)
        assert {at for at, there in enumerate(tokens) if len(there) != 1} <= set(striking)
        for condition, pieces in zip(wanted, held, strict=True):
            found = [(at, number) for at in striking for number in pieces.get(parts[at], ())]
            there = [
                (at, number) for at, each in enumerate(tokens)
                for number, form in enumerate(each) if condition.matches(form)
            ]  # fmt: skip
            assert found == there


def test_what_was_gathered_of_pieces_is_let_go_when_it_has_grown() -> None:
    kept = pieces_in("la")
    for round in range(4):
        text = "salve " + " ".join(f"navis{round}x{number}" for number in range(30_000))
        assert everything(text, "la", Word("salve")).places == [[Place((0,))]]
    assert pieces_in("la") is not kept
    assert pieces_in("la").letters < kept.letters
