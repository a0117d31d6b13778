"""What goes wrong is told in one sentence with the right exit status, and harms nothing else."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Cables
from faulty import GOOD, one_sentence

from index.folder import Index
from index.ingest import Options, ingest
from search.fields import FACETS

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="frus1899invented"><teiHeader/><text><body>'
DOCUMENT = '<div type="document" n="{0}" xml:id="d{0}"><head>{0}. Letter</head><p>Invented text number {0}.</p></div>'
BOMB = (
    '<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "good.txt").write_text(GOOD)
    return papers


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index whose answers, and one of whose cables, are longer than what a pipe holds."""
    papers = tmp_path_factory.mktemp("many")
    (papers / "good.txt").write_text(GOOD * 3000)
    (papers / "rows.jsonl").write_text(
        "\n".join(f'{{"body": "Invented row number {number}."}}' for number in range(3000))
    )
    index = Index.create(papers / "index")
    ingest(index, [str(papers / "good.txt"), str(papers / "rows.jsonl")], Options(workers=0))
    return papers / "index"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "PNG"),
        ("noise.bin", bytes(range(256)) * 40, "binary"),
        ("cut.xml", (TEI + DOCUMENT.format(1) + DOCUMENT.format(2)[:40]).encode(), "XML"),
        ("bomb.xml", (BOMB + TEI + "<p>&e;</p></body></text></TEI>").encode(), "entit"),
        (
            "outside.xml",
            ('<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + TEI + DOCUMENT.format(1).replace("text", "&x;") + "</body></text></TEI>").encode(),
            "entit",
        ),
        ("broken.jsonl", b'{"id": "x", "body": \n', "JSON"),
    ],
)  # fmt: skip
def test_a_bad_file_is_listed_and_stops_no_other(
    cables: Cables, folder: Path, name: str, content: bytes, reason: str
) -> None:
    (folder / name).write_bytes(content)
    ran = cables("ingest", folder, "--json")
    assert ran.status == 1
    (rejected,) = [each for each in ran.json["rejected"] if each["path"] == name]
    assert reason.lower() in rejected["reason"].lower()
    assert "good" in cables("search", "--ids").out.split()
    shown = cables("search", "--ids", "root", "bin")
    assert "outside" not in shown.out


def test_a_cut_volume_keeps_its_whole_documents(cables: Cables, folder: Path) -> None:
    (folder / "cut.xml").write_text(TEI + DOCUMENT.format(1) + DOCUMENT.format(2) + DOCUMENT.format(3)[:50])
    ran = cables("ingest", folder, "--json")
    assert len(ran.json["rejected"]) == 1
    assert {"frus1899invented/d1", "frus1899invented/d2"} <= set(cables("search", "--ids").out.split())


def test_a_volume_cut_later_loses_nothing(cables: Cables, folder: Path) -> None:
    volume = folder / "volume.xml"
    volume.write_text(TEI + "".join(DOCUMENT.format(number) for number in range(1, 6)) + "</body></text></TEI>")
    cables("ingest", folder)
    volume.write_text(TEI + DOCUMENT.format(1) + DOCUMENT.format(2)[:40])
    assert cables("ingest", folder, "--json").json["removed"] == 0
    assert len(cables("search", "--ids", "--in", "papers").out.split()) == 6


def test_a_table_without_the_mapped_column(cables: Cables, folder: Path) -> None:
    (folder / "register.csv").write_text("No,Text\n1,An invented row.\n")
    ran = cables("ingest", folder / "register.csv", "--map", "title=Betreff", "--json")
    assert ran.status != 0
    said = ran.err + str(ran.out)
    assert "Betreff" in said
    assert "Text" in said


def test_a_map_that_names_no_field(cables: Cables, folder: Path) -> None:
    (folder / "register.csv").write_text("No,Text\n1,An invented row.\n")
    ran = cables("ingest", folder / "register.csv", "--map", "colour=Text")
    assert ran.status != 0
    assert "colour" in ran.err + ran.out


def test_a_missing_path(cables: Cables, folder: Path) -> None:
    ran = cables("ingest", folder / "nowhere")
    assert ran.status == 2
    assert one_sentence(ran.err)
    assert "nowhere" in ran.err


def test_a_folder_of_text_in_another_encoding(cables: Cables, folder: Path) -> None:
    text = "Посол Ардашев сообщает из вымышленной столицы, что переговоры о проливах продолжаются без успеха."
    (folder / "old.txt").write_bytes(text.encode("cp1251"))
    cables("ingest", folder)
    assert cables("search", "--ids", "проливах").out.split() == ["old"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--date", "banana"], ["--since", "31 June 1962"], ["--on", ""], ["--since", "1963", "--until", "1962"],
        ["--limit", "many"], ["--page", "0"], ["--sort", "colour"], ["--facet", "colour"], ["--facet", "sender:x"],
        ["--form", "alekseev"], ["--json", "--ids"], ["--snippets", "-1"], ["--since", "before 1950"], ["--until", "after 1950"],
        ["--since", "none"], ["--from", ""], ["--in", " "], ["--since", "1950", "--since", "1960"], ["--date", "1950", "--date", "1960"],
        ["--all", "--any"], ["--ids", "--facet", "sender"], ["--csv", "--facet", "date"], ["--on", "1950..", "--certain", "--date", ".."],
    ],
)  # fmt: skip
def test_a_flag_with_a_bad_value(cables: Cables, folder: Path, arguments: list[str]) -> None:
    cables("ingest", folder)
    ran = cables("search", "coast", *arguments)
    assert ran.status == 2
    assert one_sentence(ran.err)
    assert ran.out == ""


def test_a_flag_that_is_nearly_right_is_suggested(cables: Cables, folder: Path) -> None:
    cables("ingest", folder)
    assert "--from" in cables("search", "coast", "--form", "x").err


@pytest.mark.parametrize(
    "question",
    ['"(((', "foo:bar", "coast -envoy", "-", "AND", "OR OR", "NOT", "*", "?", "~", '"', "from:", "date:banana", "a" * 10_000,
     "coast " * 1700, "(" * 5000, "\x00\x1b[2J", "\ud800", "🙂", "ALL IS WELL ON THE INVENTED COAST. REF: STATE 1. NOT SO."],
)  # fmt: skip
def test_no_question_is_an_error(cables: Cables, folder: Path, question: str) -> None:
    cables("ingest", folder)
    ran = cables("search", "--json", "--", question)
    assert ran.status == 0
    assert isinstance(ran.json["query"]["read_as"], str)


@pytest.mark.parametrize(
    "question",
    ["🙂", "...", '"(((', '""', "-", "+", "()", "*", "?", "~", "\u200f\u202e", "-🙂", "title:🙂", "\x00"],
)
def test_a_question_that_asks_for_nothing_finds_nothing_and_says_so(
    cables: Cables, folder: Path, question: str
) -> None:
    cables("ingest", folder)
    ran = cables("search", "--json", "--facet", "date", "--", question)
    assert (ran.status, ran.json["total"], ran.json["hits"]) == (0, 0, [])
    assert any("nothing" in note for note in ran.json["query"]["notes"])
    assert cables("search", "--strict", "--", question).status == 2
    assert cables("search", "--ids", "--date", "1931", "--", question).out == ""


@pytest.mark.parametrize("question", ["", "   ", "\t\n"])
def test_no_question_at_all_is_every_cable(cables: Cables, folder: Path, question: str) -> None:
    cables("ingest", folder)
    assert cables("search", "--ids", question).out.split() == ["good"]
    assert cables("search", "--ids", "--strict", question).out.split() == ["good"]


def test_a_value_that_no_cable_has_is_named(cables: Cables, folder: Path) -> None:
    cables("ingest", folder)
    ran = cables("search", "coast", "--in", "nowhere", "--from", "tessaly", "to:nobody")
    assert ran.status == 0
    assert "no cable has in:nowhere" in ran.out
    assert "no cable has to:nobody" in ran.out
    assert "no cable has from:tessaly" not in ran.out


def test_a_page_beyond_the_end_is_told(cables: Cables, folder: Path) -> None:
    cables("ingest", folder)
    ran = cables("search", "coast", "--page", "7")
    assert ran.status == 0
    assert "page 7" in ran.out
    assert "the last is 1" in ran.out


def test_a_missing_id_is_answered_with_ids_that_are_like_it(cables: Cables, tmp_path: Path) -> None:
    rows = [f'{{"id": "Strait-{number}", "body": "Invented row {number}."}}' for number in (1104, 1105, 2000)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows))
    cables("ingest", tmp_path / "rows.jsonl")
    for asked, expected in {
        "STRAIT-1104": ["Strait-1104"], "110": ["Strait-1104", "Strait-1105"], "Strait-2001": ["Strait-2000"],
    }.items():  # fmt: skip
        ran = cables("show", asked)
        assert ran.status == 1
        assert one_sentence(ran.err)
        assert ran.err.rstrip().endswith(f"there is {', '.join(expected)}")
    for asked in ("nowhere", "", "*", "a" * 5000):
        ran = cables("show", asked)
        assert ran.status == 1
        assert one_sentence(ran.err)


def test_a_pasted_telegram_in_capitals_finds_itself(cables: Cables, folder: Path) -> None:
    cables("ingest", folder)
    assert cables("search", "--ids", "ALL IS WELL ON THE INVENTED COAST").out.split() == ["good"]


def test_strict_shows_where_a_question_stops(cables: Cables, folder: Path) -> None:
    cables("ingest", folder)
    ran = cables("search", "--strict", "coast AND (")
    assert ran.status == 2
    said, question, caret = ran.err.splitlines()
    assert said.startswith("cables: AND ")
    assert question.strip() == "coast AND ("
    assert question[caret.index("^") :].startswith("AND")


def test_a_second_writer_is_told_who_writes(cables: Cables, folder: Path, tmp_path: Path) -> None:
    cables("ingest", folder)
    script = f"""
import sys, time
from pathlib import Path
from index.folder import Index
with Index.open(Path({str(tmp_path / "index")!r})).writer():
    print("writing", flush=True)
    time.sleep(60)
"""
    holder = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        ran = cables("ingest", folder)
        assert ran.status == 1
        assert one_sentence(ran.err)
        assert str(holder.pid) in ran.err
        assert cables("search", "--ids", "coast").out.split() == ["good"]
    finally:
        holder.kill()
        holder.wait()
        assert holder.stdout is not None
        holder.stdout.close()


def test_nothing_in_a_document_steers_the_terminal(cables: Cables, folder: Path) -> None:
    text = GOOD.replace("All is well", "\x1b[31mAll\x1b[0m is [bold]well[/bold] \x9b5m\u202e and =cmd|")
    (folder / "evil.txt").write_text(text)
    cables("ingest", folder)
    for arguments in (("search", "coast"), ("show", "evil"), ("show", "evil", "--raw")):
        out = cables(*arguments).out
        assert "\x1b" not in out
        assert "\x9b" not in out
        assert "\u202e" not in out
    assert "[bold]well[/bold]" in cables("show", "evil").out


COMMAND = [sys.executable, "-c", "from search.cli import main; main()"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show"], "ID"), (["show", "a", "b"], "b"), (["stats", "--jsn"], "--json"), (["--index", "x", "stats"], "cables COMMAND --index"),
        (["help"], "cables --help"), (["serch", "x"], "did you mean search"), (["search", "--limit", "10001"], "10000"),
        (["init", "--engine", "magic"], "whoosh"), (["ingest"], "PATH"), (["search", "--date"], "--date needs a value; `cables search --help`"), (["similar", "--from"], "cables similar --help"),
        (["search", "--colour-of-ink", "x"], "cables search --help"), (["reindex", "now"], "now"), (["facets", "colour"], "sender"),
    ],
)  # fmt: skip
def test_a_misuse_is_told_with_what_to_do(cables: Cables, arguments: list[str], said: str) -> None:
    ran = cables(*arguments)
    assert ran.status == 2
    assert one_sentence(ran.err)
    assert said in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    "command",
    [["search", "--ids"], ["search", "--jsonl"], ["search", "--csv"], ["search"], ["facets"], ["show", "good"]],
)
def test_a_reader_that_has_seen_enough_is_no_error(
    monkeypatch: pytest.MonkeyPatch, many: Path, command: list[str]
) -> None:
    monkeypatch.setenv("CABLES_INDEX", str(many))
    running = subprocess.Popen([*COMMAND, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    with running.stdout, running.stderr:
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("command", [["search", "coast"], ["search", "--json"], ["show", "good"], ["--help"]])
def test_output_that_cannot_be_written(cables: Cables, folder: Path, command: list[str]) -> None:
    cables("ingest", folder)
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run([*COMMAND, *command], stdout=full, stderr=subprocess.PIPE, text=True)
    assert ran.returncode == 1
    assert one_sentence(ran.stderr)


@pytest.mark.parametrize("command", [["search", "coast"], ["ingest", "-"], ["stats"], ["show", "nothing"]])
def test_closed_streams_are_no_traceback(cables: Cables, folder: Path, tmp_path: Path, command: list[str]) -> None:
    cables("ingest", folder)
    script = f"exec 0<&-; exec 1>&-; exec 2>{tmp_path / 'err'}; exec " + " ".join(
        map(shlex.quote, [*COMMAND, *command])
    )
    subprocess.run(["/bin/sh", "-c", script], check=False)
    assert "Traceback" not in (tmp_path / "err").read_text()


def test_a_terminal_without_unicode_is_no_error(cables: Cables, folder: Path) -> None:
    (folder / "letter.txt").write_text("From: Посол Ардашев\nTo: 林守义\nDate: 3 May 1931\n\nПролив, coast.\n")
    cables("ingest", folder)
    for command in (["search", "coast"], ["search", "--json", "coast"], ["show", "letter"]):
        ran = subprocess.run([*COMMAND, *command], capture_output=True, env=os.environ | {"PYTHONIOENCODING": "ascii"})
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert "Ардашев" in ran.stdout.decode("utf-8")


STEERING = ("\x1b", "\x9b", "\x07", "\u202e", "\u200f")


def test_no_field_of_a_document_steers_the_terminal(cables: Cables, tmp_path: Path) -> None:
    names = (
        "id",
        "title",
        "sender",
        "recipients",
        "place",
        "kind",
        "number",
        "classification",
        "citation",
        "url",
        "summary",
    )
    record = {name: f"a{name}\x1b[2J\x9b31m\u202e\x07\u200f" for name in names}
    record |= {"body": "Evil\x1b[2J \x9b31m text\u202e.", "keywords": ["\x1b[2Jkey"], "participants": ["\x9bName Evil"]}
    (tmp_path / "evil\x1b[2J.jsonl").write_text(json.dumps(record))
    said = cables("ingest", tmp_path / "evil\x1b[2J.jsonl").out
    (id,) = cables("search", "--ids").out.split()
    facets = [word for name in FACETS for word in ("--facet", name)]
    commands = [
        ["search", "evil", *facets],
        ["search", "--csv"],
        ["search", "--json"],
        ["search", "--jsonl"],
        ["stats"],
    ]
    for command in [*commands, ["show", id], ["show", id, "--raw"], ["show", id, "--json"], ["facets"]]:
        ran = cables(*command)
        assert ran.status == 0
        said += ran.out
    assert id.startswith("aid")
    assert not [code for code in STEERING if code in said]


@pytest.mark.parametrize(
    "command",
    [
        ("search", "--json", "--from", "a\udcff"), ("show", "\udcff"), ("search", "--date", "\udcff"), ("search", "--in", "\udcff"),
        ("facets", "\udcff"), ("facets", "sender", "\udcff"), ("show", "good", "--mark", "\udcff"), ("search", "id:\udcff"),
        ("ingest", "papers", "--collection", "\udcff"), ("ingest", "papers", "--map", "title=\udcff"), ("search", "--\udcff"), ("\udcff",),
        ("search", "--from", "x " * 60_000), ("show", "x" * 100_000), ("search", "--date", "1" * 100_000), ("x" * 100_000,),
        ("search", "x" * 100_000), ("search", "--from", "(" * 50_000), ("search", "--facet", "x" * 100_000), ("search", "--" + "x" * 50_000),
    ],
)  # fmt: skip
def test_hostile_arguments_are_no_traceback_and_fill_no_screen(
    cables: Cables, folder: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    cables("ingest", folder)
    monkeypatch.chdir(folder.parent)
    ran = cables(*command)
    assert ran.status in (0, 1, 2)
    assert not ran.err or one_sentence(ran.err)
    assert len(ran.err) < 1200
    assert "--json" in command or len(ran.out.splitlines()) < 60
