"""Pages of the Wilson Center Digital Archive, over invented documents in its two layouts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import BODY, DATELINE, HEAD, SUMMARY, TITLE, Draft
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.registry import choose
from corpus.readers.wilson_web import READER

NAME = "Telegram from Ruritanian Ambassador in Havana Tarlenheim to the Foreign Ministry"
TEXT = "The Minister received me today and spoke for an hour about sugar, ships and the price of both."
DOCUMENT = f"<p>TOP SECRET</p><p>Havana, 2 May 1963</p><p>{TEXT}</p><p><b>Subject:</b> ships, he said at last.</p>"


def block(label: str, value: str) -> str:
    return f'<div class="information-block"><h3 class="sub-title">{label}</h3><div class="text">{value}</div></div>'


def pills(label: str, *values: str) -> str:
    each = "".join(
        f'<div class="pill"><a class="name"><span>{value}</span></a><p>Who is this?</p></div>' for value in values
    )
    return f'<div class="pill-block"><h3 class="title">{label}</h3><div>{each}</div></div>'


NEW = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<link rel="canonical" href="https://digitalarchive.wilsoncenter.org/document/telegram-ruritanian-ambassador">
<meta property="og:title" content="{NAME}"><meta property="article:published_time" content="2012-03-04">
<title>{NAME} | Wilson Center Digital Archive</title></head><body><a class="visually-hidden">Skip to content</a>
<header><nav><a>Topics</a><a>Places</a></nav></header><main>
<div class="date">May 3, 1963</div><h1 class="title"><span>{NAME}</span></h1>
<div class="donated">This document was made possible with support from a Foundation</div><button>Share</button>
<div class="text-block"><p>Tarlenheim on sugar.</p></div>
<ul class="nav nav-tabs"><li><a href="#english">English HTML</a></li><li><a href="#scan">Original Scan</a></li></ul>
<div class="tab-content"><div class="tab-pane active" id="english">{DOCUMENT}</div><div class="tab-pane" id="scan"></div></div>
{pills("Author(s):", "Tarlenheim, Fritz von")}{pills("Associated Places", "Cuba", "Ruritania")}
{pills("Subjects Discussed", "Sugar--Prices, 1960-1965", "Ruritania--Foreign relations")}
<h2>Document Information</h2>{block("Source", "ARF, f. 12, op. 4, d. 7. Contributed by K. Black and translated by Ann Sapt.")}
{block("Rights", "Free to use.")}{block("Original Uploaded Date", "2012-03-04")}{block("Record ID", "123456")}
{pills("Language", "Russian")}{block("Original Classification", "Top Secret")}
<div class="related"><h2>Related Documents</h2><p>June 4, 1963</p><a>Another telegram</a></div></main>
<footer>Subscribe to our newsletter</footer></body></html>"""

OLD = f"""<!DOCTYPE html><html><head><title>Wilson Center Digital Archive</title>
<meta property="og:url" content="http://digitalarchive.wilsoncenter.org/document/123456"></head><body>
<div id="header"><a>Digital Archive</a> <span>International History Declassified</span></div>
<p>May 3, 1963</p><h2>A heading that is not the title</h2>
<h4>Citation</h4><p>"{NAME}," May 3, 1963, History and Public Policy Program Digital Archive, ARF, f. 12, op. 4, d. 7.
Translated by Ann Sapt. http://digitalarchive.wilsoncenter.org/document/123456</p>
<h4>Summary</h4><p>Tarlenheim on sugar.</p><h4>Original Classification</h4><p>Top Secret</p>
<div class="doc-inf-information"><h4>Type</h4><p>Telegram</p><h4>Language</h4><p>Russian</p>
<h4>Creator</h4><p>Tarlenheim, Fritz von</p></div>
<ul id="subj-list"><li><a>Sugar--Prices, 1960-1965</a></li><li><a>Ruritania--Foreign relations</a></li></ul>
<h3>English Translation</h3><div>{DOCUMENT}</div><div id="footer">Copyright</div></body></html>"""

DEFINITIONS = f"""<html><head><title>{NAME} | Wilson Center Digital Archive</title></head><body><main><h1>{NAME}</h1>
<time>May 3, 1963</time>
<dl><dt>Source</dt><dd>ARF, f. 12, op. 4, d. 7. Translated by Ann Sapt.</dd><dt>Language</dt><dd>Russian</dd>
<dt>Record ID</dt><dd>123456</dd><dt>Summary</dt><dd>Tarlenheim on sugar.</dd><dt>Creator</dt><dd>Tarlenheim, Fritz von</dd>
<dt>Original Classification</dt><dd>Top Secret</dd>
<dt>Subjects</dt><dd><ul><li>Sugar--Prices, 1960-1965</li><li>Ruritania--Foreign relations</li></ul></dd></dl>
<p><strong>Translation - English:</strong></p>
<div class="transcript">{DOCUMENT}</div></main></body></html>"""


def read(page: str) -> Draft:
    file = InputFile.in_memory("a.html", page.encode())
    assert choose(file).name == READER.name
    (draft,) = READER.read(file)
    assert isinstance(draft, Draft)
    for mark in draft.marks:
        assert draft.parts[mark.part][mark.start : mark.end] == mark.words
    return draft


def marked(draft: Draft, field: str) -> list[tuple[str, str]]:
    return [(mark.words, mark.value) for mark in draft.marked(field)]


@pytest.mark.parametrize("page", [NEW, OLD, DEFINITIONS], ids=["new", "old", "list of definitions"])
def test_every_layout_says_the_same(page: str) -> None:
    draft = read(page)
    assert (draft.id, draft.part(TITLE)) == ("wilson-123456", NAME)
    assert draft.part(SUMMARY) == "Tarlenheim on sugar."
    assert draft.part(DATELINE) == "Havana, 2 May 1963"
    assert draft.part(HEAD) == "TOP SECRET\n\nHavana, 2 May 1963"
    assert draft.part(BODY) == f"{TEXT}\n\nSubject: ships, he said at last."
    assert marked(draft, "date") == [("May 3, 1963", "")]
    assert marked(draft, "original_language") == [("Russian", "ru")]
    assert marked(draft, "classification") == [("Top Secret", "")]
    assert [words for words, _ in marked(draft, "keywords")] == [
        "Sugar--Prices, 1960-1965",
        "Ruritania--Foreign relations",
    ]
    assert marked(draft, "sender") == [("Tarlenheim", "Fritz von Tarlenheim")]
    source = draft.source
    assert (source.archive, source.fonds, source.translator) == ("ARF", "f. 12, op. 4, d. 7", "Ann Sapt")


def test_the_new_page_has_a_language_for_its_text_and_an_address() -> None:
    draft = read(NEW)
    assert marked(draft, "language") == [("English", "en")]
    assert draft.source.url == "https://digitalarchive.wilsoncenter.org/document/telegram-ruritanian-ambassador"
    assert marked(read(OLD), "kind") == [("Telegram", "")]


def test_without_a_number_the_words_of_the_address_are_the_id() -> None:
    assert read(NEW.replace("Record ID", "Shelf")).id == "wilson-telegram-ruritanian-ambassador"


def test_several_creators_are_named_and_none_is_the_sender() -> None:
    draft = read(
        NEW.replace(
            pills("Author(s):", "Tarlenheim, Fritz von"), pills("Author(s):", "Sapt, John, 1910-1980", "Black, Karl")
        )
    )
    assert marked(draft, "sender") == []
    assert marked(draft, "participants") == [("John Sapt", "named"), ("Karl Black", "named")]


def test_a_text_in_a_tab_that_is_closed_is_read_where_the_open_one_is_empty() -> None:
    draft = read(
        NEW.replace('"tab-pane active"', '"tab-pane"').replace('"tab-pane" id="scan"', '"tab-pane active" id="scan"')
    )
    assert draft.part(BODY).startswith(TEXT)


def test_a_record_without_a_transcript_keeps_what_is_said_of_it() -> None:
    draft = read(NEW.replace(DOCUMENT, ""))
    assert (draft.part(TITLE), draft.part(SUMMARY)) == (NAME, "Tarlenheim on sugar.")
    assert TEXT not in draft.part(BODY)
    assert "Rights" not in draft.part(BODY)


@pytest.mark.parametrize("kind", ["search?x=1", "collection/5/sugar", "topics", "search-results/1/x"])
def test_lists_of_the_site_are_no_documents(kind: str) -> None:
    page = NEW.replace("document/telegram-ruritanian-ambassador", kind)
    (result,) = READER.read(InputFile.in_memory("a.html", page.encode()))
    assert isinstance(result, Rejection)


@pytest.mark.parametrize(
    "page", ["<html><body><p>Wilson Center</p></body></html>", "From: digitalarchive.wilsoncenter.org"]
)
def test_other_pages_are_not_its_own(page: str) -> None:
    assert READER.sniff(InputFile.in_memory("a.html", page.encode())) == 0.0


PIECES = [
    *NEW.split("\n"),
    *OLD.split("\n"),
    "<div>",
    "</div>",
    "<h3>Source</h3>",
    "<strong>Rights:</strong> x",
    "<dt>Language",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_any_order_of_pieces_is_read_without_error(pieces: list[str]) -> None:
    for result in READER.read(InputFile.in_memory("a.html", f"<html>{''.join(pieces)}".encode())):
        if isinstance(result, Draft):
            assert all(result.parts[mark.part][mark.start : mark.end] == mark.words for mark in result.marks)
