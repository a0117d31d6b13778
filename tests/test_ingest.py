"""Ingesting again and again: what is new, changed, the same, gone, doubled or contested."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from conftest import Cables

from index.check import check
from index.folder import Index

ONE = "From: Envoy Tessaly\nTo: Count Arvo\nDate: 3 May 1931\nSubject: The lighthouse\n\nThe lamp burns again, invented though it is.\n"
TWO = "From: Count Arvo\nTo: Envoy Tessaly\nDate: 9 May 1931\nSubject: Your lamp\n\nWe have seen its beam from the invented strait.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "box").mkdir(parents=True)
    (folder / "one.txt").write_text(ONE)
    (folder / "box" / "two.txt").write_text(TWO)
    return folder


def counts(cables: Cables, *arguments: str | Path) -> dict[str, int]:
    report = cables("ingest", "--json", *arguments).json
    return {name: report[name] for name in ("added", "updated", "unchanged", "removed", "missing")}


def ids(cables: Cables, *question: str) -> list[str]:
    return cables("search", "--ids", *question).out.split()


def test_a_second_ingest_changes_nothing(cables: Cables, papers: Path) -> None:
    assert counts(cables, papers) == {"added": 2, "updated": 0, "unchanged": 0, "removed": 0, "missing": 0}
    assert counts(cables, papers) == {"added": 0, "updated": 0, "unchanged": 2, "removed": 0, "missing": 0}


def test_ids_come_from_the_path_below_the_root(cables: Cables, papers: Path) -> None:
    cables("ingest", papers)
    assert sorted(ids(cables)) == ["box/two", "one"]
    (papers / "box" / "three.txt").write_text(ONE.replace("burns", "smokes"))
    cables("ingest", papers / "box")
    assert sorted(ids(cables)) == ["box/three", "box/two", "one"]


def test_a_changed_file_replaces_its_record(cables: Cables, papers: Path) -> None:
    cables("ingest", papers)
    (papers / "one.txt").write_text(ONE.replace("burns", "flickers"))
    assert counts(cables, papers)["updated"] == 1
    assert ids(cables, "flickers") == ["one"]
    assert ids(cables, "burns") == []


def test_a_touched_file_is_unchanged(cables: Cables, papers: Path) -> None:
    cables("ingest", papers)
    os.utime(papers / "one.txt", (1_000_000_000, 1_000_000_000))
    assert counts(cables, papers)["unchanged"] == 2


def test_a_record_that_was_compressed_otherwise_is_unchanged(cables: Cables, papers: Path, tmp_path: Path) -> None:
    cables("ingest", papers)
    with sqlite3.connect(tmp_path / "index" / "cables.db") as store:
        store.create_function("harder", 1, lambda text: zlib.compress(zlib.decompress(text), 9))
        assert store.execute("UPDATE version SET text = harder(text) WHERE text != harder(text)").rowcount == 2
    store.close()
    assert counts(cables, "--reread", papers)["unchanged"] == 2


def test_a_change_within_the_same_tick_is_seen(cables: Cables, papers: Path) -> None:
    # Ahead of the clock, so that the tick is not over on a machine that is slow to begin.
    tick = time.time_ns() + 60_000_000_000
    os.utime(papers / "one.txt", ns=(tick, tick))
    cables("ingest", papers)
    (papers / "one.txt").write_text(ONE.replace("burns", "shone"))
    os.utime(papers / "one.txt", ns=(tick, tick))
    assert counts(cables, papers)["updated"] == 1


def test_a_file_that_disappears_keeps_its_cables_until_pruned(cables: Cables, papers: Path) -> None:
    cables("ingest", papers)
    (papers / "one.txt").unlink()
    assert counts(cables, papers)["missing"] == 1
    assert sorted(ids(cables)) == ["box/two", "one"]
    assert counts(cables, "--prune", papers)["removed"] == 1
    assert ids(cables) == ["box/two"]
    (papers / "one.txt").write_text(ONE)
    assert counts(cables, papers)["added"] == 1


def test_a_file_that_comes_back_is_no_longer_missing(cables: Cables, papers: Path) -> None:
    cables("ingest", papers)
    (papers / "one.txt").rename(papers.parent / "aside")
    cables("ingest", papers)
    assert cables("stats", "--json").json["missing_files"] == 1
    (papers.parent / "aside").rename(papers / "one.txt")
    assert counts(cables, papers)["missing"] == 0
    assert cables("stats", "--json").json["missing_files"] == 0


def test_the_same_content_elsewhere_is_the_same_cable_with_a_second_source(cables: Cables, papers: Path) -> None:
    cables("ingest", papers)
    copy = papers.parent / "copies" / "again.txt"
    copy.parent.mkdir()
    copy.write_text(ONE)
    cables("ingest", copy.parent)
    assert sorted(ids(cables)) == ["box/two", "one"]
    shown = cables("show", "one", "--json").json
    assert [shown["source"]["path"], *(each["path"] for each in shown["other_sources"])] == ["one.txt", "again.txt"]
    assert ids(cables, "--in", "copies") == ["one"]
    assert sorted(ids(cables, "--in", "papers")) == ["box/two", "one"]


def test_another_content_with_a_taken_id_gets_its_own(cables: Cables, tmp_path: Path) -> None:
    rows = [{"id": "strait-1", "body": "The first."}, {"id": "strait-1", "body": "Not the first."}]
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    first.write_text(json.dumps(rows[0]))
    second.write_text(json.dumps(rows[1]))
    cables("ingest", first)
    report = cables("ingest", second, "--json").json
    (conflict,) = report["id_conflicts"]
    assert conflict["id"].startswith("strait-1~")
    assert len(conflict["id"]) == len("strait-1~") + 6
    assert sorted(ids(cables)) == sorted(["strait-1", conflict["id"]])
    assert cables("show", "strait-1", "--json").json["body"] == "The first."


def test_a_row_that_goes_takes_its_cable_with_it(cables: Cables, tmp_path: Path) -> None:
    table = tmp_path / "register.jsonl"
    rows = [json.dumps({"id": f"r{number}", "body": f"Row {number}."}) for number in range(5)]
    table.write_text("\n".join(rows))
    cables("ingest", table)
    table.write_text("\n".join(rows[1:]))
    assert counts(cables, table)["removed"] == 1
    assert sorted(ids(cables)) == ["r1", "r2", "r3", "r4"]


def test_a_row_put_before_the_others_renames_none_of_them(cables: Cables, tmp_path: Path) -> None:
    table = tmp_path / "log.jsonl"
    rows = [json.dumps({"body": f"Entry about lamp {number}."}) for number in range(3)]
    table.write_text("\n".join(rows))
    cables("ingest", table)
    before = {id: cables("show", id, "--json").json["body"] for id in ids(cables)}
    table.write_text("\n".join([json.dumps({"body": "An entry that was forgotten."}), *rows]))
    cables("ingest", table)
    after = {id: cables("show", id, "--json").json["body"] for id in ids(cables)}
    assert before.items() <= after.items()
    assert len(after) == 4


def test_a_bad_row_stops_no_other_and_is_told_with_its_place(cables: Cables, tmp_path: Path) -> None:
    table = tmp_path / "rows.jsonl"
    table.write_text('{"id": "good", "body": "Sound."}\n{"id": \n{"id": "better", "body": "Sounder."}\n')
    ran = cables("ingest", table, "--json")
    assert ran.status == 1
    assert ran.json["added"] == 2
    assert [(each["path"], each["position"]) for each in ran.json["rejected"]] == [("rows.jsonl", "line 2")]
    # Nothing has changed, and it is told again.
    again = cables("ingest", table, "--json")
    assert (again.status, again.json["added"], again.json["unchanged"]) == (1, 0, 2)
    assert [(each["path"], each["position"]) for each in again.json["rejected"]] == [("rows.jsonl", "line 2")]


def test_standard_input_is_a_file_of_its_own(cables: Cables, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for text in (ONE, TWO):
        given = tmp_path / "given"
        given.write_text(text)
        with given.open() as stream:
            monkeypatch.setattr("sys.stdin", stream)
            assert counts(cables, "-")["added"] == 1
    assert len(ids(cables)) == 2


def test_a_dry_run_reports_and_changes_nothing(cables: Cables, papers: Path, tmp_path: Path) -> None:
    assert counts(cables, "--dry-run", papers)["added"] == 2
    assert not (tmp_path / "index").exists()
    cables("ingest", papers / "one.txt")
    (papers / "one.txt").write_text(ONE.replace("burns", "glows"))
    assert counts(cables, "--dry-run", papers) == {
        "added": 1, "updated": 1, "unchanged": 0, "removed": 0, "missing": 0,
    }  # fmt: skip
    assert ids(cables) == ["one"]


def test_the_report_lists_what_could_not_be_read(cables: Cables, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    (folder / "plain.txt").write_text("Nothing here says who wrote this invented line, nor when.\n")
    cables("ingest", folder, "--report", tmp_path / "report.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text().splitlines()]
    assert {(row["problem"], row["path"]) for row in rows} == {
        ("rejected", "empty.txt"), ("undated", "plain.txt"), ("unattributed", "plain.txt"),
    }  # fmt: skip


def test_the_index_inside_the_folder_is_not_ingested(cables: Cables, papers: Path) -> None:
    cables("ingest", papers, "--index", papers / "index")
    assert counts(cables, papers, "--index", papers / "index")["unchanged"] == 2


@pytest.mark.skipif(sys.platform == "darwin", reason="the file system refuses names that are no UTF-8")
def test_a_name_that_is_no_utf8_is_a_name(cables: Cables, papers: Path) -> None:
    odd = Path(os.fsdecode(bytes(papers) + b"/Stra\xdfe.txt"))
    odd.write_text(ONE.replace("burns", "smokes"))
    folder = Path(os.fsdecode(bytes(papers) + b"/Akten \xff"))
    folder.mkdir()
    (folder / "three.txt").write_text(TWO.replace("beam", "shine"))
    assert counts(cables, papers)["added"] == 4
    assert counts(cables, papers) == {"added": 0, "updated": 0, "unchanged": 4, "removed": 0, "missing": 0}
    assert counts(cables, folder)["unchanged"] == 1
    assert len(ids(cables, "smokes")) == 1
    assert cables("ingest", odd, "--report", papers.parent / "report.jsonl").status == 0
    odd.unlink()
    assert counts(cables, papers)["missing"] == 1
    assert counts(cables, "--prune", papers)["removed"] == 1
    assert counts(cables, "--dry-run", papers)["unchanged"] == 3


INTERRUPTED = """
import os, signal, sys
from index.folder import Index
from index.ingest import Options, ingest
from index.stores.writing import StoreWriter

folder, papers, fatal, times = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
met = 0

def interrupting(act):
    def acting(*arguments, **named):
        global met
        met += 1
        if met == fatal:
            for _ in range(times):
                os.kill(os.getpid(), signal.SIGINT)
        return act(*arguments, **named)
    return acting

for name in ("number", "begin_file", "end_file", "done"):
    setattr(StoreWriter, name, interrupting(getattr(StoreWriter, name)))
from pathlib import Path
index = Index.open(Path(folder)) if Path(folder).exists() else Index.create(Path(folder))
try:
    report = ingest(index, [papers], Options(workers=0))
    print(met, report.interrupted, report.added)
except KeyboardInterrupt:
    print(met, "stopped", 0)
"""


@pytest.mark.long
@pytest.mark.parametrize("times", [1, 2])
def test_an_interrupt_at_any_moment_leaves_whole_cables(
    cables: Cables, papers: Path, tmp_path: Path, times: int
) -> None:
    def run(fatal: int, index: Path) -> tuple[int, str, int]:
        arguments = [sys.executable, "-c", INTERRUPTED, str(index), str(papers), str(fatal), str(times)]
        met, how, added = subprocess.run(arguments, capture_output=True, text=True, check=True).stdout.split()
        return int(met), how, int(added)

    steps, how, added = run(0, tmp_path / "whole")
    assert (how, added) == ("False", 2)
    for fatal in range(1, steps, 1 + steps // 14):
        index = tmp_path / f"index-{times}-{fatal}"
        _, how, kept = run(fatal, index)
        assert how in ("True", "False") if times == 1 else how in ("stopped", "True", "False")
        found = ids(cables, "--index", str(index))
        assert len(found) == kept or how == "stopped"
        assert cables("check", "--index", index).status == 0
        assert counts(cables, papers, "--index", index)["unchanged"] == len(found)
        assert sorted(ids(cables, "--index", str(index))) == ["box/two", "one"]
        assert cables("check", "--index", index).status == 0


def test_an_interrupted_command_says_so_and_keeps_what_it_read(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3000):
        (folder / f"{number}.txt").write_text(ONE.replace("burns", f"burns {number} times"))
    Index.create(tmp_path / "index")
    environment = os.environ | {"CABLES_INDEX": str(tmp_path / "index")}
    # Who runs the tests in the background has them started with interrupts ignored.
    heeding = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from search.cli import main; main()"
    )
    command = [sys.executable, "-c", heeding, "ingest", str(folder)]
    running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    # The lock names its holder as soon as the ingest begins; reading so many files takes far longer than a signal.
    holder = tmp_path / "index" / "writer.json"
    until = time.monotonic() + 60
    while time.monotonic() < until and not holder.exists():
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=300)
    assert running.returncode == 130
    assert "interrupted" in out
    assert err == ""
    assert check(Index.open(tmp_path / "index")) == []


@pytest.mark.parametrize(
    ("mapped", "said"),
    [
        (["colour=Text"], "colour"), (["title"], "FIELD=COLUMN"), (["=x"], "FIELD=COLUMN"), (["title="], "FIELD=COLUMN"),
        (["title=Text", "title=No"], "title"),
    ],
)  # fmt: skip
def test_a_map_that_cannot_be_is_refused_before_anything_is_done(
    cables: Cables, tmp_path: Path, mapped: list[str], said: str
) -> None:
    (tmp_path / "register.csv").write_text("No,Text\n1,An invented row.\n")
    ran = cables("ingest", tmp_path / "register.csv", *(word for pair in mapped for word in ("--map", pair)))
    assert ran.status == 2
    assert said in ran.err
    assert not (tmp_path / "index").exists()


def test_reindexing_changes_no_answer(cables: Cables, papers: Path) -> None:
    cables("ingest", papers)
    before = cables("search", "lamp", "--facet", "sender", "--facet", "date", "--json").json
    assert cables("reindex", "--json").json["cables"] == 2
    after = cables("search", "lamp", "--facet", "sender", "--facet", "date", "--json").json
    before.pop("took_ms"), after.pop("took_ms")
    assert before == after
    assert cables("check").status == 0
