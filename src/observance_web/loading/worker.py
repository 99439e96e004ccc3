"""The worker: builds the case when somebody asks for it, and looks for asks that may be one.

``python -m observance_web.loading.worker`` runs it for the case that the environment names; the parent makes the index
of what it built. It waits for requests; a request is forgotten when its build is finished, so that a worker that is
killed does it again, from the shards that are there. One build at a time: where another process holds the case, it
waits. It knows no database.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from observance.casefile.folder import CaseFolder, read_head
from observance.config import read_config
from observance.errors import CaseLocked, ObservanceError
from observance.executors import Executor, Processes, Serial
from observance.lang import words_from
from observance.pipeline import build, limits_from, standard_stages
from observance.pipeline.problems import problem_of
from observance_web.deciding.looking import Looks, do
from observance_web.environment import PARENT, read_environment
from observance_web.loading.progress import Teller
from observance_web.loading.receiving import tidy
from observance_web.loading.requests import Requests, references_again

#: Seconds between two looks at the requests, and before a case that another process holds is tried again.
PAUSE = 0.25
BUSY_PAUSE = 2.0


class Stopped(Exception):
    """Somebody asked to stop."""


class Worker:
    """Does what is asked for in a case; ``folder`` is where the web keeps its files."""

    def __init__(self, case: Path, folder: Path, words: tuple[Path, ...] = ()) -> None:
        self._case, self._folder, self._words = case, folder, words
        self._requests = Requests(folder)
        # Named by the parent: one that died before this line was reached is no longer ours to be asked for.
        self._parent = int(os.environ.get(PARENT) or os.getppid())

    @property
    def source(self) -> Path:
        """The folder of the documents."""
        return (self._case / read_head(CaseFolder(path=self._case))).resolve()

    def run(self) -> None:
        """Wait for requests and do them, until the process is ended or its parent is gone."""
        tidy(self.source)
        while os.getppid() == self._parent:
            time.sleep(PAUSE if self.step() else BUSY_PAUSE)

    def step(self) -> bool:
        """Do what is asked for now; ``False`` where another process holds the case."""
        asked = self._requests.open()
        if not asked or self._requests.stopped():
            self._look()
            return True
        teller = Teller(self._folder, time.monotonic, self._check)
        try:
            self._build(asked, teller)
        except CaseLocked:
            return False
        except Stopped:
            self._requests.done(asked)
            teller.change(phase="stopped", left=None)
        except ObservanceError as error:
            self._requests.done(asked)
            teller.change(phase="failed", failure=problem_of("build", error), left=None)
        else:
            self._requests.done(asked)
            teller.change(phase="waiting")
        return True

    def _build(self, asked: Sequence[Path], teller: Teller) -> None:
        config = read_config(environ=os.environ)
        limits = limits_from(config.number)
        build(
            self.source,
            self._case,
            stages=standard_stages(self._words, limits),
            executor=_executor(config.number("workers"), config.number("batch")),
            on_event=teller,
            limits=limits,
            clock=time.monotonic,
            now=lambda: datetime.now(UTC).isoformat(timespec="milliseconds"),
            again=references_again(asked),
        )

    def _look(self) -> None:
        """Look for asks that may be one, where somebody wants it: one case at a time, files come first."""
        wanted = Looks(self._folder).open()
        if wanted:
            with words_from(self._words):
                do(self._case, self._folder, wanted[0], self._is_idle)

    def _is_idle(self) -> bool:
        """Whether nobody waits for files to be read; without a parent, the next worker goes on."""
        if os.getppid() != self._parent:
            sys.exit(0)
        return not self._requests.open() or self._requests.stopped()

    def _check(self) -> None:
        """End a build that nobody wants any more; without a parent, one that the next worker goes on with."""
        if self._requests.stopped():
            raise Stopped
        if os.getppid() != self._parent:
            sys.exit(0)


def _executor(workers: int, batch: int) -> Executor:
    """As many processes as were set, else one fewer than there are processors: the pages need one."""
    wanted = workers or max(1, (os.cpu_count() or 2) - 1)
    return Serial() if wanted == 1 else Processes(wanted, batch)


def main() -> int:
    """Run until the process is ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    environment = read_environment()
    Worker(environment.served, environment.served_folder, environment.words).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
