"""HTML pages: the document that they show, and nothing of the page around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.draft import BODY, DATELINE, NOTES, SOURCE_NOTE, TITLE, Draft
from corpus.errors import Unreadable
from corpus.files import InputFile
from corpus.readers import Rejection
from corpus.readers.html_pages import READER

TEXT = "The Minister received me today and spoke for an hour about sugar, ships and the price of both of them."
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A telegram | Office of Invention</title>
<meta name="author" content="webmaster"><meta name="DC.date" content="2009-03-01"><style>p {{ color: red }}</style></head>
<body><header><a href="/">Office</a> of Invention</header>
<div id="nav"><ul><li><a href="/">Home</a></li><li>Our holdings</li></ul></div>
<div class="layout has-sidebar"><div id="content"><h1>Telegram From the Embassy in Ruritania<sup><a href="#n1">1</a></sup></h1>
<p>Strelsau, May 3, 1963, 6 p.m.</p>
<p>{TEXT}<sup><a href="#n2">2</a></sup></p>
<ol><li>the sugar;<li>the ships.</ol>
<p style="display: none">Nobody sees this.</p><div class="share-buttons">Share this!</div>
<hr><ol class="footnotes"><li id="n1">Source: Archive of Ruritania, f. 12. Secret.</li><li id="n2">Not printed.</li></ol>
</div><div class="sidebar"><h3>See also</h3><p>Another telegram</p></div></div>
<script>document.write("<p>a script</p>")</script><div class="footer">Copyright 2009</div></body></html>"""


def read(page: str | bytes, path: str = "a.html") -> Draft:
    (draft,) = READER.read(InputFile.in_memory(path, page if isinstance(page, bytes) else page.encode()))
    assert isinstance(draft, Draft)
    for mark in draft.marks:
        assert draft.parts[mark.part][mark.start : mark.end] == mark.words
    return draft


def body(content: str) -> str:
    return read(f"<html><body><p>{TEXT}</p>{content}<p>{TEXT}</p></body></html>").part(BODY).replace(TEXT, "").strip()


def test_a_page_shows_one_document() -> None:
    draft = read(PAGE)
    assert draft.part(TITLE) == "Telegram From the Embassy in Ruritania"
    assert draft.part(DATELINE) == "Strelsau, May 3, 1963, 6 p.m."
    assert draft.part(BODY) == f"{TEXT}[2]\n\n1. the sugar;\n2. the ships."
    assert draft.part(SOURCE_NOTE) == "Source: Archive of Ruritania, f. 12. Secret."
    assert draft.part(NOTES) == "2. Not printed."
    shown = "\n".join(draft.parts.values())
    for furniture in ("holdings", "Invention", "Nobody", "Share", "See also", "script", "Copyright", "red", "2009"):
        assert furniture not in shown
    assert draft.marked("date") == draft.marked("sender") == ()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<ul><li>one<ul><li>two</ul><li>three</ul>", "- one\n- two\n- three"),
        ("<ol start=4><li><p>one</p><p>more</p><li value=9>two</ol>", "4. one\n\nmore\n\n9. two"),
        ("<table><tr><th>Place</th><td>Oslo</td></tr><tr><td>a</td><td>b</td></tr></table>", "Place: Oslo\na b"),
        ("<dl><dt>Place<dd>Oslo<dt>Sugar:<dd>dear</dl>", "Place: Oslo\nSugar: dear"),
        ("<pre>  a   b\n c</pre>", "  a   b\n c".strip()),
        ("<div>Sugar:</div><div>dear</div>", "Sugar:\ndear"),
        ("<b>one</b> <i>t</i>wo<!-- three -->", "one two"),
        ("x<sup>2</sup> y<sup><a href='#a'>[2]</a></sup> 10<sup>th</sup>", "x2 y[2] 10th"),
        ("sug&shy;ar&nbsp;&amp; tea", "sugar & tea"),
        ("<nav>a</nav><button>b</button><div hidden>c</div><div role='search'>d</div><p class='sr-only'>e</p>", ""),
        ("<article><header><p>kept</p></header></article>", "kept"),
        (f"{'<br>' * 200}a\x00b", "a b"),
    ],
)
def test_elements_become_lines(content: str, text: str) -> None:
    assert body(content) == text


def test_what_holds_most_of_the_text_is_no_furniture_whatever_its_name() -> None:
    assert read(f"<html><body class='menu'><div id='sidebar'><p>{TEXT}</p></div></body></html>").part(BODY) == TEXT


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>A telegram | The Archive</title>", "A telegram"),
        ("<title>A telegram – on sugar</title>", "A telegram – on sugar"),
        ("<title>A telegram - The Archive</title><meta property='og:site_name' content='the archive'>", "A telegram"),
        ("<title>x</title><meta name='DC.title' content='A telegram'>", "A telegram"),
        ("<title>x</title><meta property='og:title' content='A telegram'>", "A telegram"),
        ('<script type="application/ld+json">{"@type": "Message", "name": "A telegram"}</script>', "A telegram"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}]}</script>', TEXT),
        ('<script type="application/ld+json">{"name": ' + "[" * 5000 + "</script>", TEXT),
        ("<title>Microsoft Word - telegram.doc</title>", TEXT),
        ("<title>scan12.html</title>", TEXT),
        ("", TEXT),
    ],
)
def test_the_title_is_the_documents_not_the_sites(head: str, title: str) -> None:
    assert read(f"<html><head>{head}</head><body><p>{TEXT}</p></body></html>").part(TITLE) == title


@pytest.mark.parametrize(
    ("head", "date", "sender"),
    [
        ("<meta name='DC.date' content='1963-05-03'><meta name='DC.creator' content='Sapt, John'>", "1963-05-03", "John Sapt"),
        ("<meta name='dcterms:created' content='1963-05-00'>", "1963-05", ""),
        ("<meta property='article:published_time' content='1963-05-03T00:00:00Z'>", "1963-05-03", ""),
        ('<script type="application/ld+json">{"dateCreated": "1963"}</script>', "1963", ""),
        ("<meta name='DC.date' content='2009-03-01'><meta name='DC.creator' content='Sapt, John'>", "", ""),
        ("<meta name='DC.creator' content='Sapt, John'><meta name='author' content='Sapt'>", "", ""),
        ("<meta name='date' content='yesterday'>", "", ""),
    ],
)  # fmt: skip
def test_a_pages_own_date_and_author_are_not_the_documents(head: str, date: str, sender: str) -> None:
    draft = read(f"<html><head>{head}</head><body><p>{TEXT}</p></body></html>")
    assert [mark.value for mark in draft.marked("date")] == ([date] if date else [])
    assert [mark.words for mark in draft.marked("sender")] == ([sender] if sender else [])


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("<link rel='canonical' href='https://example.org/a'>", "https://example.org/a"),
        ("<meta property='og:url' content='http://example.org/a'>", "http://example.org/a"),
        ("<link rel='canonical' href='/a'>", ""),
        ("<link rel='canonical' href='javascript:alert(1)'>", ""),
        ("<link rel='canonical' href='http://[::1'>", ""),
    ],
)
def test_the_address_is_the_pages_own(link: str, address: str) -> None:
    assert read(f"<html><head>{link}</head><body><p>{TEXT}</p></body></html>").source.url == address


@pytest.mark.parametrize(
    ("declared", "encoding", "word"),
    [
        ("windows-1251", "cp1251", "Телеграмма"),
        ("iso-8859-1", "cp1252", "“Señor” – Tarlenheim"),
        ("Shift_JIS", "shift_jis", "日本語の電報"),
        ("gb2312", "gb18030", "驻苏联大使"),
        ("iso-8859-1", "utf-8", "Señor Aragonés"),
        ("no-such-thing", "utf-8", "Señor Aragonés"),
        ("utf-8", "cp1252", "Señor Aragonés de la Peña"),
        ("utf-16", "utf-16", "Señor"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(declared: str, encoding: str, word: str) -> None:
    page = f"<html><head><meta http-equiv='Content-Type' content='text/html; charset={declared}'></head><body>{word} {TEXT}"
    assert read(page.encode(encoding)).part(BODY) == f"{word} {TEXT}"


def test_entities_of_a_pages_own_and_files_outside_say_nothing() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    assert read(f"{bomb}<html><body><p>{TEXT}</p><p>&b; &c;</p></body></html>").part(BODY) == f"{TEXT}\n\n&b; &c;"


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<ul><li>", "<font><p>", "<div class=menu>"])
def test_a_page_that_is_nested_without_end_says_so(tag: str) -> None:
    with pytest.raises(Unreadable, match="nested too deeply"):
        read(f"<html><body>{tag * 20000}{TEXT}")


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><nav>Home</nav><img src=x></body></html>"])
def test_a_page_without_text_is_a_rejection(page: str) -> None:
    (result,) = READER.read(InputFile.in_memory("a.html", page.encode()))
    assert result == Rejection("a.html", "its page shows no text of a document")


@pytest.mark.parametrize("page", [b"", b"\x89PNG\r\n\x1a\n", b" \n "])
def test_what_is_no_page_is_unreadable(page: bytes) -> None:
    with pytest.raises(Unreadable):
        list(READER.read(InputFile.in_memory("a.html", page)))


@pytest.mark.parametrize(
    ("path", "content", "sure"),
    [
        ("a.html", b"<!DOCTYPE html><p>x", 0.7),
        ("a", b"<?xml version='1.0'?>\n<!-- saved --><HTML><body>x", 0.7),
        ("a.htm", b"<p>a fragment</p>", 0.5),
        ("a.htm", b"no element", 0.0),
        ("a.xml", b"<?xml version='1.0'?><TEI/>", 0.0),
        ("a.txt", b"He said <html> aloud", 0.0),
    ],
)
def test_sniffing(path: str, content: bytes, sure: float) -> None:
    assert READER.sniff(InputFile.in_memory(path, content)) == sure


PIECES = ["<div>", "</div>", "<p>", "<table><tr><td>", "<li>", "<pre>\n", "</pre>", "<br>", "<h1>A long heading</h1>", "&#0;", "&amp;",
          "<!--", "-->", "<![CDATA[", "<sup><a href='#x'>3</a></sup>", "From: X\n", "text. ", "<meta charset=big5>", "<hr>", "\x0b", "</"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_pieces_are_read_without_error(pieces: list[str]) -> None:
    for result in READER.read(InputFile.in_memory("a.html", f"<html>{''.join(pieces)}".encode())):
        if isinstance(result, Draft):
            assert all(result.parts[mark.part][mark.start : mark.end] == mark.words for mark in result.marks)
