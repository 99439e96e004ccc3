from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from observance import executors
from observance.errors import CaseError
from observance.executors import Lost, Processes, Serial


def double(n: int) -> int:
    if n == 13:
        os._exit(7)
    if n == 99:
        raise CaseError("the disk is full", do="make room")
    time.sleep(0.001)
    return 2 * n


def test_serial_and_processes_give_the_same_answers() -> None:
    tasks = list(range(12))
    assert sorted(Processes(2, batch=3).run(double, tasks)) == list(Serial().run(double, tasks))


def test_no_tasks_start_no_process() -> None:
    assert list(Processes(2).run(double, [])) == []


def test_a_task_that_kills_two_workers_is_lost_with_their_status_and_all_others_are_done() -> None:
    answers = list(Processes(2, batch=4).run(double, [1, 13, 2, 3, 13, 4]))
    assert [answer.status for answer in answers if isinstance(answer, Lost)] == [7, 7]
    assert sorted(answer for answer in answers if isinstance(answer, int)) == [2, 4, 6, 8]


def test_processes_that_cannot_start_are_not_blamed_on_their_tasks(tmp_path) -> None:
    program = tmp_path / "unguarded.py"
    program.write_text("from observance.executors import Processes\nlist(Processes(1).run(abs, [1, 2, 3]))\n")
    ended = subprocess.run([sys.executable, program], capture_output=True, text=True)
    assert "a working process could not be started" in ended.stderr.splitlines()[-1]


def test_what_the_work_raises_ends_the_run_as_itself() -> None:
    with pytest.raises(CaseError, match="disk is full"):
        list(Processes(2).run(double, [1, 2, 99, 3]))


def whoami(_task: int) -> int:
    return os.getpid()


def test_workers_wait_for_the_next_run_of_the_same_work_while_they_are_kept() -> None:
    executor = Processes(1)
    with executor.keep():
        first = set(executor.run(whoami, [1, 2]))
        assert set(executor.run(whoami, [3])) == first
        assert list(executor.run(double, [4])) == [8]
        assert set(executor.run(whoami, [5])) != first
    assert set(executor.run(whoami, [6])) != first


def interrupt_meanwhile(reached: list[str]) -> None:
    with executors._interrupts_held():
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)
        reached.append("started")
    reached.append("went on")


def test_an_interrupt_while_a_worker_is_started_comes_when_it_has_started() -> None:
    before = signal.getsignal(signal.SIGINT)
    reached: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        interrupt_meanwhile(reached)
    assert reached == ["started"]
    assert signal.getsignal(signal.SIGINT) is before
