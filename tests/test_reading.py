"""Several processes read; their records come in the files' order, and the death of one costs one file."""

import json
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from corpus.ingest import Record
from corpus.readers import Rejection
from index import reading
from index.reading import End, Task, read_all


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    made = []
    for number in range(40):
        path = tmp_path / f"{number:02}.txt"
        path.write_text(f"From: Consul Ibrel\nTo: Minister Quay\n\nThe invented ferry made {number} crossings.\n" * 30)
        made.append(Task(str(path), path.name, "papers", path.stat().st_size, 0))
    return made


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_records_come_in_the_order_of_the_files(tasks: list[Task], workers: int) -> None:
    items = list(read_all(tasks, workers))
    assert [item.cable.id for _, item in items if isinstance(item, Record)] == [f"{number:02}" for number in range(40)]
    assert [task.path for task, item in items if isinstance(item, End)] == [task.path for task in tasks]


def lines(count: int) -> str:
    """Invented cables, one a line, of which one cannot be read."""
    said = [
        json.dumps({"id": f"q{number}", "title": "Ferry", "body": f"Crossing {number}."}) for number in range(count)
    ]
    return "\n".join(("not JSON" if number == 77 else line) for number, line in enumerate(said))


def letters(count: int) -> str:
    """An invented volume that breaks off."""
    each = "<div type='letter'><head>To Quay</head><p>Crossing {}.</p></div>"
    return f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>{''.join(map(each.format, range(count)))}"


@pytest.mark.parametrize(("name", "content"), [("one.jsonl", lines(300)), ("one.xml", letters(300))])
@pytest.mark.parametrize("workers", [2, 3])
def test_processes_that_share_a_file_read_what_one_reads(tmp_path: Path, name: str, content: str, workers: int) -> None:
    path = tmp_path / name
    path.write_text(content)
    task = Task(str(path), name, "papers", path.stat().st_size, 0)
    alone, together = ([item for _, item in read_all([task], number)] for number in (0, workers))
    assert sum(isinstance(item, Record) for item in alone) > 100
    assert sum(isinstance(item, Rejection) for item in alone) == 1
    assert isinstance(alone[-1], End)
    assert together == alone


def test_the_death_of_one_of_those_who_share_a_file_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text(lines(3000))
    items = read_all([Task(str(path), path.name, "papers", path.stat().st_size, 0)], 2)
    found = [next(items)[1] for _ in range(5)]
    one = multiprocessing.active_children()[0]
    assert one.pid is not None
    os.kill(one.pid, signal.SIGKILL)
    found += [item for _, item in items]
    end = found[-1]
    assert isinstance(end, End)
    told = [item for item in found if isinstance(item, Rejection) and "killed" in item.reason]
    assert len(told) == (0 if end.whole else 1)


def test_the_death_of_a_process_costs_one_file(tasks: list[Task]) -> None:
    rejected: list[str] = []
    read: list[str] = []
    killed = False
    for _, item in read_all(tasks, 1):
        if isinstance(item, Record):
            read.append(item.cable.id)
        elif isinstance(item, Rejection):
            rejected.append(item.path)
            assert "killed" in item.reason
        if not killed and len(read) == 5:
            killed = True
            for process in multiprocessing.active_children():
                assert process.pid is not None
                os.kill(process.pid, signal.SIGKILL)
    assert killed
    assert len(rejected) <= 1
    assert len(read) == 40 - len(rejected)


def test_a_process_reads_on_while_nobody_takes_what_it_has_read(tasks: list[Task]) -> None:
    items = read_all(tasks, 1)
    next(items)
    waited = 0
    # What it reads is more than a pipe holds, and yet it comes to its end.
    while multiprocessing.active_children() and waited < 600:
        waited += 1
        time.sleep(0.1)
    assert not multiprocessing.active_children()
    assert sum(isinstance(item, Record) for _, item in items) == 40


def test_a_process_waits_where_it_is_too_far_ahead(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_AHEAD", 1)
    items = list(read_all(tasks, 2))
    assert [item.cable.id for _, item in items if isinstance(item, Record)] == [f"{number:02}" for number in range(40)]


def test_reading_can_be_left_at_any_time(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_AHEAD", 1)
    items = read_all(tasks, 2)
    for _ in range(7):
        next(items)
    items.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()
