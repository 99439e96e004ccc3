"""The worker: what is asked for is done, however often the worker is killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from observance.casefile import CaseFile, State
from observance.casefile.finding_rows import CLASSES
from observance.domain.edition import Problem
from observance.pipeline import build, standard_stages
from observance.progress import BuildFinished, BuildStarted, DocumentDone, DocumentFailed, StageDone, StageStarted
from observance_web.loading.progress import Progress, heard, read_progress
from observance_web.loading.receiving import receive
from observance_web.loading.requests import Request, Requests
from observance_web.loading.worker import Worker
from observance_web.vocabulary import COUNTED, STAGES

LETTER = "Geneva, {day} May 2023\n\nSir,\n\nThe union asks the Government to register it.\n\nYours faithfully,\n"
KILLS = 250 if os.environ.get("SOAK") else 25


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of documents with a case beside it, built of one letter."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "first.txt").write_text(LETTER.format(day=1))
    build(documents, tmp_path / "case")
    return tmp_path


def worker_of(place: Path) -> Worker:
    return Worker(place / "case", place / "case" / "cache" / "web")


def generation(place: Path) -> str:
    return CaseFile.open(place / "case").name


def test_nothing_is_done_where_nothing_is_asked(place: Path) -> None:
    before = generation(place)
    assert worker_of(place).step()
    assert generation(place) == before


def test_what_was_given_is_read_and_the_request_is_gone(place: Path) -> None:
    worker = worker_of(place)
    receive(place / "documents", "second.txt", [LETTER.format(day=2).encode()], most=10_000)
    requests = Requests(place / "case" / "cache" / "web")
    requests.ask(Request())
    assert worker.step()
    case = CaseFile.open(place / "case")
    assert [entry.document for entry in case.documents()] == ["first.txt", "second.txt"]
    assert requests.open() == ()
    progress = read_progress(place / "case" / "cache" / "web")
    assert (progress.phase, progress.n, progress.total, progress.known) == ("waiting", 1, 1, 1)
    assert [row.name for row in progress.files] == ["second.txt"]


def test_a_stopped_worker_waits_until_somebody_asks_again(place: Path) -> None:
    worker = worker_of(place)
    before = generation(place)
    (place / "documents" / "second.txt").write_text(LETTER.format(day=2))
    requests = Requests(place / "case" / "cache" / "web")
    requests.ask(Request())
    requests.stop()
    assert worker.step()
    assert generation(place) == before
    requests.ask(Request())
    worker.step()
    assert generation(place) != before


def test_a_build_that_is_stopped_keeps_the_case_as_it_was(place: Path) -> None:
    worker = worker_of(place)
    before = generation(place)
    (place / "documents" / "second.txt").write_text(LETTER.format(day=2))
    requests = Requests(place / "case" / "cache" / "web")
    requests.ask(Request())
    look = requests.stopped
    answers = iter([False, False])
    worker._requests.stopped = lambda: next(answers, True)  # type: ignore[method-assign]
    worker.step()
    assert not look()
    assert generation(place) == before
    assert read_progress(place / "case" / "cache" / "web").phase == "stopped"


def test_a_failure_is_told_and_the_worker_goes_on(place: Path) -> None:
    worker = worker_of(place)
    requests = Requests(place / "case" / "cache" / "web")
    (place / "documents").rename(place / "elsewhere")
    requests.ask(Request())
    worker.step()
    progress = read_progress(place / "case" / "cache" / "web")
    assert progress.phase == "failed"
    assert progress.failure is not None
    assert progress.failure.code == "not-found"
    assert requests.open() == ()


def test_progress_follows_the_events_of_a_build() -> None:
    problem = Problem(stage="read", code="damaged", what="it breaks off")
    progress = Progress()
    for event in (
        BuildStarted(documents=5, known=2, workers=1),
        DocumentFailed(name="a.txt", problem=problem),
        DocumentFailed(name="a.txt", problem=problem),
        DocumentDone(name="a.txt", seconds=(("read", 1.0),), n=1, total=3, rate=2.0, left=1.0, errors=()),
        StageStarted(stage="editions", total=5),
    ):
        progress = heard(progress, event)
    assert (progress.phase, progress.n, progress.total, progress.rate) == ("assembling", 1, 3, 2.0)
    assert [(row.name, len(row.problems)) for row in progress.failed] == [("a.txt", 2)]
    assert progress.at_work
    progress = heard(progress, StageDone(stage="editions", seconds=0.5))
    assert progress.stages[-1].seconds == 0.5
    finished = BuildFinished(generation="g", changed=True, read=4, partly=0, not_read=1, seconds=2.0)
    assert (heard(progress, finished).phase, heard(progress, finished).generation) == ("waiting", "g")


RUN = """
import sys
from pathlib import Path
from observance.casefile import CaseFile
from observance_web.loading.worker import Worker
from observance_web.vocabulary import STAGES
place = Path(sys.argv[1])
Worker(place / "case", place / "case" / "cache" / "web").run()
"""


def start(place: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", RUN, str(place)], env={**os.environ, "OBSERVANCE_WORKERS": "1"})


def test_a_worker_whose_parent_is_gone_before_it_begins_ends(place: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    environment = {**os.environ, "OBSERVANCE_CASE": str(place / "case"), "OBSERVANCE_PARENT": str(gone.pid)}
    worker = [sys.executable, "-m", "observance_web.loading.worker"]
    assert subprocess.run(worker, env=environment, timeout=60).returncode == 0


def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(place: Path) -> None:
    chance = random.Random(7)
    requests = Requests(place / "case" / "cache" / "web")
    for n in range(2, 2 + KILLS):
        receive(place / "documents", f"{n}.txt", [LETTER.format(day=n).encode()], most=10_000)
        requests.ask(Request())
        process = start(place)
        time.sleep(chance.uniform(0.1, 2.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
    process = start(place)
    until = time.monotonic() + 120
    while requests.open() and time.monotonic() < until:
        time.sleep(0.1)
    process.kill()
    process.wait()
    assert requests.open() == ()
    case = CaseFile.open(place / "case")
    assert [entry.state for entry in case.documents()] == [State.READ] * (1 + KILLS)
    assert not build(place / "documents", place / "case").changed


def test_every_kind_of_finding_that_is_counted_has_a_name_for_people() -> None:
    assert set(CLASSES) == set(COUNTED)


def test_every_stage_has_a_name_for_people() -> None:
    assert {stage.name for stage in standard_stages()} <= set(STAGES)
