"""Arguments that nobody means well by: flags of every command without sense, in masses, and with codes in them."""

from collections.abc import Iterator

_TEXTS = (
    "",
    " ",
    "\n",
    "\x1b[2J",
    "\u202e",
    "\ud800",
    "*",
    "%",
    "/",
    "'; drop table cable",
    "x" * 100_000,
    "the " * 900,
)


def commands() -> tuple[tuple[str, ...], ...]:
    """Every one of them, without the index."""
    return (*_searches(), *_counts(), *_of_one_cable(), *_concordances())


def _searches() -> Iterator[tuple[str, ...]]:
    for flag in ("--from", "--with", "--place", "--keyword", "--lang", "--date", "--since", "--facet", "--why-not"):
        yield from (("search", flag, text, "treaty") for text in _TEXTS)
        yield ("search", flag)
    yield ("search", *["--from", "x"] * 500)
    yield ("search", *(text for number in range(500) for text in ("--from", f"n{number}")))
    yield ("search", *["--facet", "sender"] * 500)
    for facet in (":", "sender:", "sender:-1", "sender:1e3", "sender:99999999999999999999", "date:0", "sender:0"):
        yield ("search", "--facet", facet, "the")
    yield ("search", "--facet", "keyword:all", "--facet", "participant:all", "--json", "the")
    for dates in (
        ("--date", "1962..1961"),
        ("--on", "1962-02-30"),
        ("--since", "99999"),
        ("--until", "0"),
        ("--certain",),
    ):
        yield ("search", *dates, "the")
    yield ("search", "--since", "2000", "--until", "1900")
    for limit in ("-1", "0", "1e3", "9" * 21):
        yield ("search", "--limit", limit, "--page", limit, "the")
    yield ("search", "--limit", "10000", "--page", "10000", "the")
    yield ("search", "--snippets", "20", "the of and to in a that for")
    yield from (("search", "--explain", "--expand", words) for words in ("the of and", "*e*", "government minister"))
    yield from (("search", mode, "the of and to in a that for") for mode in ("--all", "--any", "--exact", "--strict"))
    yield from (
        ("search", "-"),
        ("search", "--"),
        ("search", "-" * 5000),
        ("search", "--" + "x" * 5000),
        ("search", "-Z"),
    )


def _counts() -> Iterator[tuple[str, ...]]:
    yield from (("facets", text) for text in _TEXTS)
    yield from (("facets", "participant", "--like", text) for text in _TEXTS)
    yield from (("facets", "keyword", "--significant", words) for words in ("the", "treaty", "*e*"))
    yield from (("facets", "date", "--interval", step, "the") for step in ("day", "century", "second"))
    yield from (("facets", "sender", "--top", top) for top in ("0", "-1", "99999999"))
    yield from (("facets",), ("facets", "sender", "--interval", "day"), ("facets", "participant", "--sort", "value"))


def _of_one_cable() -> Iterator[tuple[str, ...]]:
    for command in ("show", "explain", "similar"):
        yield from ((command, text) for text in _TEXTS)
        yield (command, "one", "another")


def _concordances() -> Iterator[tuple[str, ...]]:
    yield from (("concordance", text) for text in _TEXTS)
    for words in ("treaty NEAR/9 the", '"of the"', "treaty~2", "from:x", "NOT the"):
        yield ("concordance", words, "--limit", "3")
    yield from (("concordance", "the", "--width", width) for width in ("1", "40", "400"))
