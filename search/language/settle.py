"""Takes from a question's tokens all that stands without what it needs, so that what is left can always be parsed."""

from dataclasses import replace

from index.query import Word
from search.language.tokens import OPERATORS, Complaints, Kind, Token
from search.language.words import word

DEEPEST = 32
"""So many brackets stand in one another at most; nobody means more, and a pasted row of them must not overflow."""

_NEARBY = frozenset({Kind.LEAF, Kind.TERM, Kind.PREFIX, Kind.OPEN})
_BEGIN = _NEARBY | {Kind.PLUS, Kind.MINUS}
_OPERAND = _BEGIN | {Kind.NOT}
_END = frozenset({Kind.LEAF, Kind.TERM, Kind.CLOSE})
_ATTACHED = frozenset({Kind.PREFIX, Kind.PLUS, Kind.MINUS})


def settle(tokens: list[Token], text: str, complaints: Complaints) -> list[Token]:
    """The tokens with every bracket paired and never empty, and every operator between what it joins.

    An operator without something to join becomes a word, a bracket without its other half goes; both are complained of.
    """
    attached = _attached(_paired(tokens, complaints), text, complaints)
    return _with_operands(attached, text, complaints)


def _paired(tokens: list[Token], complaints: Complaints) -> list[Token]:
    kept: list[Token | None] = []
    opened: list[int] = []
    too_deep = 0
    for token in tokens:
        if token.kind is Kind.OPEN:
            too_deep += len(opened) >= DEEPEST
            if len(opened) < DEEPEST:
                opened.append(len(kept))
                kept.append(token)
            else:
                complaints.add(token.start, token.end, f"brackets deeper than {DEEPEST} are passed over")
        elif token.kind is Kind.CLOSE:
            if too_deep:
                too_deep -= 1
            elif not opened:
                complaints.add(token.start, token.end, "this bracket was never opened, so it is passed over")
            elif opened.pop() == len(kept) - 1:
                kept.pop()
                complaints.add(token.start, token.end, "there is nothing in these brackets")
            else:
                kept.append(token)
        else:
            kept.append(token)
    for place in opened:
        lost = kept[place]
        kept[place] = None
        if lost:
            complaints.add(lost.start, lost.end, "this bracket is never closed, so it is passed over")
    return [token for token in kept if token]


def _attached(tokens: list[Token], text: str, complaints: Complaints) -> list[Token]:
    """Signs and fields' names only where what they belong to still stands right behind them."""
    kept: list[Token] = []
    for token in reversed(tokens):
        if token.kind in _ATTACHED:
            follower = kept[-1] if kept else None
            wanted = (Kind.LEAF, Kind.OPEN) if token.kind is Kind.PREFIX else _BEGIN
            if follower is None or follower.start != token.end or follower.kind not in wanted:
                what = text[token.start : token.end]
                complaints.add(token.start, token.end, f"{what} has nothing behind it to belong to")
                if token.kind is Kind.PREFIX:
                    kept.append(_as_word(token, text))
                continue
        kept.append(token)
    return kept[::-1]


def _with_operands(tokens: list[Token], text: str, complaints: Complaints) -> list[Token]:
    """Operators only between what they join; `held` tells which have something on the right, then also on the left."""
    held = [True] * len(tokens)
    for place in reversed(range(len(tokens))):
        if tokens[place].kind in OPERATORS:
            right = place + 1
            wanted = _NEARBY if tokens[place].kind is Kind.NEAR else _OPERAND
            held[place] = right < len(tokens) and tokens[right].kind in wanted and held[right]
    settled: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind in OPERATORS:
            if token.kind is not Kind.NOT:
                held[place] = held[place] and place > 0 and tokens[place - 1].kind in _END
            if not held[place]:
                what = text[token.start : token.end]
                complaints.add(token.start, token.end, f"{what} has nothing to join here, so it is read as a word")
                token = _as_word(token, text)
        settled.append(token)
    return settled


def _as_word(token: Token, text: str) -> Token:
    node: Word = word(text[token.start : token.end].rstrip(":"))
    return replace(token, kind=Kind.LEAF, node=node, field=None)
