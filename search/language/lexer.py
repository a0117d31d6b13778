"""Cuts a question into tokens. Nothing is an error: what cannot be meant is read as words, with a complaint."""

import re

from index.query import Node, Phrase, Word
from search.fields import Field, FieldKind, field_named, field_names
from search.language.clean import in_capitals, is_junk
from search.language.meanings import Meanings
from search.language.tokens import Complaints, Kind, Token
from search.language.words import FARTHEST, NEAR_DISTANCE, OPERATOR, leaf

_CHUNK = re.compile(r'[^\s"()]+')
_BLANK = re.compile(r"\s+")
_PLAIN_WORD = re.compile(r"[^\W_]+(?=\s|\Z)")
_SIGNS = re.compile(r"[+\-−–]+(?=[^\s)])")
_NAMED = re.compile(r"[^\W\d_]+:")
_SLOP = re.compile(r"~(\d{1,18})(?!\w)", re.ASCII)
_BETWEEN = re.compile(r"[;—―…]|\.{2,}|,(?!\d)")
_MANY_EDITS = re.compile(r"\w~[03-9][,;.!?]*\Z", re.ASCII)
_BRACKETS = {"(": Kind.OPEN, ")": Kind.CLOSE}
_OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
_FOLLOWING = re.compile(r'\s*[^\s"():]+(?=[\s)]|\Z)')
_LONGEST_SPREAD = 6
_MOST_SPREAD_DATES = 8


def cut(text: str, complaints: Complaints, meanings: Meanings) -> list[Token]:
    """The tokens of a cleaned question; everything that was read otherwise than it was written is complained of."""
    if text.count('"') % 2:
        stray = text.rindex('"')
        complaints.add(stray, stray + 1, "this quotation mark has no other, so it is passed over")
        text = f"{text[:stray]},{text[stray + 1 :]}"
    return _Lexer(text, complaints, meanings).run()


def exact_leaf(text: str) -> Word | Phrase:
    """What a quoted text asks for: its words in this order and in their exact forms; of a single word just this."""
    words = text.split()
    return Word(words[0], exact=True) if len(words) == 1 else Phrase(" ".join(words))


class _Lexer:
    def __init__(self, text: str, complaints: Complaints, meanings: Meanings) -> None:
        self.text = text
        self.complain = complaints.add
        self.full = complaints.full
        self.capitals = in_capitals(text)
        self.at = self.run_end = 0
        self.divided = -1
        self.tokens: list[Token] = []
        self.spread = 0
        self.meanings = meanings

    def run(self) -> list[Token]:
        fresh = True
        words: dict[str, Word] = {}
        while self.at < len(self.text):
            if blank := _BLANK.match(self.text, self.at):
                self.at, fresh = blank.end(), True
            elif fresh and (plain := _PLAIN_WORD.match(self.text, self.at)) and not OPERATOR.match(plain[0]):
                # Most of a pasted text is this; the rest of the rules only find the same, more slowly.
                node = words.setdefault(plain[0], Word(plain[0]))
                self.tokens.append(Token(Kind.LEAF, self.at, plain.end(), node))
                self.at, fresh = plain.end(), False
            elif fresh and (signs := _SIGNS.match(self.text, self.at)):
                self.signed(signs)
                fresh = self.text[self.at - 1] == "("
            else:
                fresh = self.text[self.at] == "("
                self.piece()
        return self.tokens

    def signed(self, signs: re.Match[str]) -> None:
        """A plus or minus and what hangs on it; two and more in a row are a dash."""
        self.at = signs.end()
        if len(signs[0]) > 1:
            self.complain(*signs.span(), "more than one sign in a row is read as a dash")
            return
        before = len(self.tokens)
        self.piece(after_sign=True)
        while self.text[self.at - 1] == ":" and self.text[self.at : self.at + 1].strip("() "):
            self.piece(after_sign=True)
        made = self.tokens[before:]
        if not made or made[0].kind is Kind.CLOSE:
            return
        sign = Token(Kind.PLUS if signs[0] == "+" else Kind.MINUS, *signs.span())
        if len(made) > 1 and made[0].kind is Kind.LEAF and made[1].kind is Kind.LEAF:
            made = [Token(Kind.OPEN, signs.end(), signs.end()), *made, Token(Kind.CLOSE, self.at, self.at)]
        self.tokens[before:] = [sign, *made]

    def piece(self, after_sign: bool = False) -> None:
        character = self.text[self.at]
        if character in _BRACKETS:
            self.tokens.append(Token(_BRACKETS[character], self.at, self.at + 1))
            self.at += 1
        elif character == '"':
            self.quoted()
        else:
            self.chunk(after_sign)

    def quoted(self) -> None:
        start = self.at
        inner = self.between_quotes()
        if inner is None:
            return
        slop = _SLOP.match(self.text, self.at)
        node: Word | Phrase = exact_leaf(inner)
        if slop and isinstance(node, Phrase):
            node = Phrase(node.text, min(int(slop[1]), FARTHEST))
        self.at = slop.end() if slop else self.at
        self.tokens.append(Token(Kind.LEAF, start, self.at, node))

    def between_quotes(self) -> str | None:
        """What stands between the quote here and the next one; None, with a complaint, where it says nothing."""
        start = self.at
        closing = self.text.index('"', start + 1)
        self.at = closing + 1
        inner = self.text[start + 1 : closing].strip()
        if all(map(is_junk, inner)):
            self.complain(start, self.at, "there is no word between these quotation marks")
            return None
        return inner

    def chunk(self, after_sign: bool) -> None:
        """A run without blanks, quotes and brackets: a field with its value, an operator, a word."""
        start, end = self.at, self.chunk_end()
        inner = self.inner(start, end)
        self.at = end = self.part_end(inner, end)
        named = _NAMED.match(self.text, inner, end)
        if named:
            if self.named(named):
                return
            end = self.at
        text = self.text[start:end]
        if not after_sign and not self.capitals and (operator := OPERATOR.match(text)):
            kind = _OPERATORS.get(text, Kind.NEAR)
            self.tokens.append(Token(kind, start, end, number=_distance(operator[2])))
        else:
            self.leaf(start, end)

    def leaf(self, start: int, end: int) -> None:
        """A word, pattern or fuzzy word; nothing where it is only punctuation."""
        text = self.text[start:end]
        node = leaf(text)
        if node is None:
            if text.strip("?") == "*":
                self.complain(start, end, "a pattern needs a letter beside its *")
            return
        if _MANY_EDITS.search(text):
            self.complain(start, end, "a word can be looked for with one or two letters wrong, ~1 or ~2")
        self.tokens.append(Token(Kind.LEAF, start, end, node))

    def chunk_end(self) -> int:
        """Where the run that goes on here ends; looked for once a run, however many colons part it."""
        if self.run_end <= self.at:
            found = _CHUNK.match(self.text, self.at)
            self.run_end = found.end() if found else self.at
        return self.run_end

    def part_end(self, inner: int, end: int) -> int:
        """Where the word ends at the latest: before the next comma, semicolon or dash between words."""
        if self.divided < inner:
            found = _BETWEEN.search(self.text, inner)
            self.divided = found.start() if found else len(self.text)
        return min(self.divided, end) if inner < end else end

    def inner(self, start: int, end: int) -> int:
        """Where the word begins behind the punctuation before it."""
        while start < end and is_junk(self.text[start]):
            start += 1
        return start

    def named(self, named: re.Match[str]) -> bool:
        """Read `name:` as a field if it is one; else go back to the colon, unless it is that of an address (http://)."""
        end = named.end()
        attached = self.text[end : end + 1] in ('"', "(") or self.inner(end, self.run_end) < self.run_end
        field = None if self.capitals else field_named(named[0][:-1])
        if field is None and self.text.startswith("//", end):
            return False
        self.at = end
        if self.capitals:
            return False
        if field is None:
            if attached and not self.full():
                self.complain(named.start(), end, _no_such_field(named[0][:-1]))
            return False
        if not attached:
            if named[0].islower():
                self.complain(named.start(), end, f"{named[0]} needs its value directly after it")
            return False
        return self.term(named.start(), end, field)

    def term(self, start: int, end: int, field: Field) -> bool:
        """A known field: alone where words or a bracket follow, else with its value."""
        if field.kind is FieldKind.TEXT or self.text[end] == "(":
            self.tokens.append(Token(Kind.PREFIX, start, end, field=field))
            return True
        value = self.value()
        node = self.meanings.of(field, value) if value else None
        if node is not None:
            self.tokens.append(Token(Kind.TERM, start, self.at, node, field))
            return True
        if value and field.kind is FieldKind.DATE and self.spread_date(start, end, field):
            return True
        if not self.full():
            advice = self.meanings.unread(field, value) if value else f"{field.short}: has no value"
            self.complain(start, self.at, advice)
        self.at = end
        return False

    def spread_date(self, start: int, end: int, field: Field) -> bool:
        """A date of several words without quotation marks (`date:oct 62`): the longest that can be read."""
        if self.spread >= _MOST_SPREAD_DATES:
            return False
        self.spread += 1
        longest: tuple[Node, int] | None = None
        at = end
        for _ in range(_LONGEST_SPREAD):
            word = _FOLLOWING.match(self.text, at)
            if word is None:
                break
            at = word.end()
            node = self.meanings.of(field, tidy_value(self.text[end:at]))
            longest = (node, at) if node is not None else longest
        if longest is None:
            return False
        node, self.at = longest
        self.complain(start, self.at, "a date of several words stands in quotation marks; these are read together")
        self.tokens.append(Token(Kind.TERM, start, self.at, node, field))
        return True

    def value(self) -> str:
        """All that hangs together from here, quoted or not, as one text without the quotes."""
        parts: list[str] = []
        while self.at < len(self.text):
            if self.text[self.at] == '"':
                closing = self.text.index('"', self.at + 1)
                parts.append(self.text[self.at + 1 : closing])
                self.at = closing + 1
            elif chunk := _CHUNK.match(self.text, self.at):
                parts.append(chunk[0])
                self.at = chunk.end()
            else:
                break
        return tidy_value("".join(parts))


def tidy_value(text: str) -> str:
    """A value with single blanks and without the comma or quotation marks that came along; empty if it says nothing."""
    plain = " ".join(text.replace('"', " ").split()).strip(",;")
    return "" if all(map(is_junk, plain)) else plain


def _distance(figures: str | None) -> int:
    """How many words an operator reaches: at least to the next one."""
    return min(max(int(figures), 1), FARTHEST) if figures else NEAR_DISTANCE


def _no_such_field(name: str) -> str:
    # Seldom asked, and most questions are the quicker without it.
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), field_names(), n=1)
    advice = f"; did you mean {near[0]}:?" if near else ""
    return f"there is no field {name}:, so it is read as words{advice}"
