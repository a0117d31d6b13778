"""Questions and the trees that they are read into."""

from datetime import date

import pytest

from index.query import (
    And,
    Filter,
    Fuzzy,
    Group,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Query,
    Undated,
    Value,
    When,
    Wildcard,
    Word,
)  # fmt: skip
from search.language import arguments_to_question, read_as, read_question

A, B, C, D = (Word(letter) for letter in "abcd")


def plain(*nodes: Node) -> Query:
    return Query(plain=nodes)


def by(name: str) -> Value:
    return Value("from", name)


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("", Query()),
        ("a b c", plain(A, B, C)),
        ("a B b A", plain(A, Word("B"))),
        ("+a b -c", Query(plain=(B,), required=(A,), excluded=(C,))),
        ("a −b –c", Query(plain=(A,), excluded=(B, C))),
        ("a - b — c", plain(A, B, C)),
        ("a AND b", Query(required=(A, B))),
        ("a AND b c", Query(plain=(C,), required=(A, B))),
        ("a AND NOT b", Query(required=(A,), excluded=(B,))),
        ("a OR b c", plain(Or((A, B)), C)),
        ("a OR b AND c", plain(Or((A, And((B, C)))))),
        ("a NOT b", Query(plain=(A,), excluded=(B,))),
        ("NOT NOT a", plain(A)),
        ("NOT a", Query(excluded=(A,))),
        ("(a b) c", plain(Group((A, B)), C)),
        ("((a))", plain(A)),
        ("(a AND b) c", plain(And((A, B)), C)),
        ("(a b -c)", plain(And((Group((A, B)), Not(C))))),
        ("(+a b)", plain(And((B, A)))),
        ("-(a b)", Query(excluded=(Group((A, B)),))),
        ("-(-a)", plain(A)),
        ("+(a AND b)", Query(required=(A, B))),
        ("a OR (b OR (c OR d))", plain(Or((A, B, C, D)))),
        ('"a b"', plain(Phrase("a b"))),
        ('"a"', plain(Word("a", exact=True))),
        ('"AND"', plain(Word("AND", exact=True))),
        ('"a  b"~3', plain(Phrase("a b", 3))),
        ("“a b” «c d» 「a d」", plain(Phrase("a b"), Phrase("c d"), Phrase("a d"))),
        ("a NEAR b", plain(Near(A, B, 10))),
        ('a NEAR/3 "b c"', plain(Near(A, Phrase("b c"), 3))),
        ("a NEAR b NEAR c", plain(And((Near(A, B, 10), Near(B, C, 10))))),
        ("NOT a NEAR b", Query(excluded=(Near(A, B, 10),))),
        ("mis* m?s mis** a*b?c", plain(Wildcard("mis*"), Wildcard("m?s"), Word("mis"), Wildcard("a*b?c"))),
        ("anti-miss*", plain(Wildcard("anti-miss*"))),
        ("**secret**", plain(Word("secret"))),
        ("mis? what?", plain(Word("mis"), Word("what"))),
        ("dobrinyn~ mao~ mao~2", plain(Fuzzy("dobrinyn", 2), Fuzzy("mao", 1), Fuzzy("mao", 2))),
        ("U.S. A.I. end. (so)", plain(Word("U.S."), Word("A.I."), Word("end"), Word("so"))),
        ("10:30 http://x.y/?z=1 R&D", plain(Word("10:30"), Word("http://x.y/?z=1"), Word("R&D"))),
        ("a,b;c—d a...b 1,000", plain(A, B, C, D, Word("1,000"))),
        ("-a,b", Query(plain=(B,), excluded=(A,))),
        ("ａ　ｂ", plain(A, B)),
        ("a\u200b\u200f b\x00c", plain(A, B, C)),
        ("🚀 a", plain(Word("🚀"), A)),
    ],
)
def test_words_and_operators(question: str, query: Query) -> None:
    assert read_question(question, strict=True).query == query


@pytest.mark.parametrize(
    ("question", "query"),
    [
        ("from:x", Query(filters=(Filter("from", by("x")),))),
        ("FROM:x Sender:y", Query(filters=(Filter("from", by("x")), Filter("from", by("y"))))),
        ("from:“x y” a", Query(plain=(A,), filters=(Filter("from", by("x y")),))),
        ("from：x", Query(filters=(Filter("from", by("x")),))),
        ("+from:x", Query(filters=(Filter("from", by("x")),))),
        ("-from:x", Query(excluded=(by("x"),))),
        ("from:(x OR y z)", Query(filters=(Filter("from", Or((by("x"), by("y z")))),))),
        ("from:(x AND y)", Query(filters=(Filter("from", by("x")), Filter("from", by("y"))))),
        ("from:(x -y)", Query(filters=(Filter("from", by("x")),), excluded=(by("y"),))),
        ("-from:(x OR y)", Query(excluded=(Or((by("x"), by("y"))),))),
        ("from:x OR from:y", Query(required=(Or((by("x"), by("y"))),))),
        ("a OR from:x", plain(Or((A, by("x"))))),
        ("a AND from:(x OR y)", Query(required=(A,), filters=(Filter("from", Or((by("x"), by("y")))),))),
        ("(a from:x) b", plain(And((A, by("x"))), B)),
        ("with:present/x", Query(filters=(Filter("with", Value("with", "present/x")),))),
        ('with:present/"x y"', Query(filters=(Filter("with", Value("with", "present/x y")),))),
        ("from:http://x", Query(filters=(Filter("from", by("http://x")),))),
        ("id:dafp-v13/17", Query(filters=(Filter("id", Value("id", "dafp-v13/17")),))),
        ("title:a", Query(required=(Word("a", "title"),))),
        ("-title:a", Query(excluded=(Word("a", "title"),))),
        ("title:(a b) c", Query(plain=(C,), required=(Group((Word("a", "title"), Word("b", "title"))),))),
        ('body:"a b"~2', Query(required=(Phrase("a b", 2, "body"),))),
        ("title:a NEAR b", Query(required=(Near(Word("a", "title"), Word("b", "title"), 10),))),
        ("title:a OR b", plain(Or((Word("a", "title"), B)))),
        ("date:none", Query(filters=(Filter("date", Undated()),))),
        ("date:1962", Query(filters=(Filter("date", When(date(1962, 1, 1), date(1962, 12, 31))),))),
        ("date:1962-10-22..", Query(filters=(Filter("date", When(date(1962, 10, 22), None)),))),
        (
            "date:(1962 OR none)",
            Query(filters=(Filter("date", Or((When(date(1962, 1, 1), date(1962, 12, 31)), Undated()))),)),
        ),
    ],
)
def test_fields(question: str, query: Query) -> None:
    assert read_question(question, strict=True).query == query


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("CASTRO AND MIKOYAN", "CASTRO and MIKOYAN"),
        ("NOT NEAR/5 OR", "not near/5 or"),
        ("REF: STATE 1659 TO:SECSTATE NO. 5", "REF STATE 1659 TO SECSTATE NO 5"),
        ("1183.", "1183"),
        ("1962 AND 1963", "1962 and 1963"),
        ("CASTRO -MIKOYAN", "CASTRO -MIKOYAN"),
    ],
)
def test_in_capitals_operators_and_fields_are_words(question: str, shown: str) -> None:
    assert read_as(read_question(question, strict=True).query) == shown


def test_a_script_without_capitals_has_operators() -> None:
    assert read_question("古巴 AND 导弹").query == Query(required=(Word("古巴"), Word("导弹")))


def test_a_pasted_text_keeps_its_first_words() -> None:
    words = [f"word{number}" for number in range(100)]
    reading = read_question(" ".join(words * 3))
    assert reading.query.plain == tuple(map(Word, words[:64]))
    (complaint,) = reading.complaints
    assert complaint.message == "only the first 64 different words are looked for"


def test_brackets_cannot_be_emptied_by_the_bound_on_words() -> None:
    words = " ".join(f"w{number}" for number in range(64))
    query = read_question(f"{words} (x y) (z) NOT (u v)").query
    assert len(query.plain) == 64
    assert query.excluded == (Word("u"),)


@pytest.mark.parametrize(
    ("arguments", "question"),
    [
        (["castro", "missiles"], "castro missiles"),
        (["from:ambassador in cuba", "missiles"], 'from:"ambassador in cuba" missiles'),
        (["-from:ambassador in cuba"], '-from:"ambassador in cuba"'),
        (["title:naval base"], 'title:"naval base"'),
        (['from:"ambassador in cuba" missiles'], 'from:"ambassador in cuba" missiles'),
        (["from:(castro OR raul castro)"], "from:(castro OR raul castro)"),
        (["from:castro to:mikoyan"], "from:castro to:mikoyan"),
        (["castro from:x y"], "castro from:x y"),
        (["foo:bar baz"], "foo:bar baz"),
        (["from: castro ruz"], "from: castro ruz"),
        (['from:the "old man" of minsk'], 'from:"the old man of minsk"'),
        ([], ""),
    ],
)
def test_arguments_make_a_question(arguments: list[str], question: str) -> None:
    assert arguments_to_question(arguments) == question
