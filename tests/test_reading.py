"""Several processes read; their records come in the files' order, and the death of one costs one file."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from corpus.ingest import Record
from corpus.readers import Rejection
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
