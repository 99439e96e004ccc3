"""The parent of the processes of the web: starts them in order, watches them, and stops them all.

Writes nothing but what its children write. A child that loses its parent ends by itself.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from observance.errors import ObservanceError, UsageError
from observance_web.environment import CASE, DATABASE, LANGUAGE, LOOPBACK, PARENT, WORDS
from observance_web.index.elsewhere import is_remembered
from observance_web.index.names import index_name

#: How often the case is looked at for a new build, in seconds.
_EVERY = 1.0
#: How long a child may take to end by itself, in seconds.
_PATIENCE = 5.0


@dataclass(kw_only=True)
class Parent:
    """The processes of one case that is served."""

    case: Path
    port: int
    language: str
    words: tuple[Path, ...] = ()
    _children: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _worker: subprocess.Popen[bytes] | None = None
    _indexed: str | None = None

    @contextmanager
    def started(self) -> Iterator[str]:
        """Start everything; gives the address that lets a browser in. Everything stops at the end."""
        listening = self._listen()
        self.port = listening.getsockname()[1]
        try:
            self._index()
            self._start("observance_web.web", str(listening.fileno()), keep=(listening.fileno(),))
            ticket = self._read_line()
            self._employ()
            yield f"http://{LOOPBACK}:{self.port}/open/{ticket}"
        finally:
            listening.close()
            self._stop()

    def watch(self) -> None:
        """Go on until the web dies; make a new index where the case was built anew, start a worker that died again."""
        while True:
            time.sleep(_EVERY)
            self._employ()
            if any(child.poll() is not None for child in self._children if child is not self._worker):
                raise ObservanceError("a process of the web has ended", do="see above why, and start it again")
            if index_name(self.case) != self._indexed or not self._is_kept():
                self._index()

    def ask_first_page(self, address: str) -> int:
        """Ask for the first page as a browser would; the status of the answer."""
        from http.cookiejar import CookieJar
        from urllib.request import HTTPCookieProcessor, build_opener

        with build_opener(HTTPCookieProcessor(CookieJar())).open(address, timeout=30) as answer:
            answer.read()
            return int(answer.status)

    def _listen(self) -> socket.socket:
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((LOOPBACK, self.port))
        except OSError as error:
            listening.close()
            raise UsageError(
                "the port {port} cannot be used ({reason})",
                do="give another with --port",
                port=self.port,
                reason=error.strerror or str(error),
            ) from error
        listening.listen(128)
        return listening

    def _index(self) -> None:
        """Make the index in a process of its own, and remember which it is."""
        name = index_name(self.case)
        # What is taken out of a case meanwhile takes the half-made index with it: then once more.
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, "-m", "observance_web.index", *filter(None, (self._indexed,))],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
            )
            if not done.returncode:
                self._indexed = name
                return
            time.sleep(_EVERY)
        raise ObservanceError("the pages of the case could not be prepared", do="see above why")

    def _is_kept(self) -> bool:
        """Whether the index is where it was made."""
        if self._indexed is None:
            return True
        if url := os.environ.get(DATABASE):
            return is_remembered(self.case, url)
        return (self.case / "cache" / "web" / "index" / f"{self._indexed}.sqlite3").is_file()

    def _employ(self) -> None:
        """Have a worker: what one that died was asked to do, the next one does."""
        if self._worker is None or self._worker.poll() is not None:
            if self._worker is not None:
                self._children.remove(self._worker)
                _close(self._worker)
            self._start("observance_web.loading.worker")
            self._worker = self._children[-1]

    def _start(self, module: str, *arguments: str, keep: tuple[int, ...] = ()) -> None:
        self._children.append(
            subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                env=self._environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=keep,
                # Ctrl-C reaches this process, which stops the others in its own order.
                start_new_session=True,
            )
        )

    def _read_line(self) -> str:
        told = self._children[-1].stdout
        assert told is not None
        line = told.readline().decode().strip()
        if not line:
            raise ObservanceError("the web could not be started", do="see above why")
        return line

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            CASE: str(self.case),
            LANGUAGE: self.language,
            WORDS: os.pathsep.join(map(str, self.words)),
            PARENT: str(os.getpid()),
        }

    def _stop(self) -> None:
        for child in self._children:
            child.terminate()
        end = time.monotonic() + _PATIENCE
        for child in self._children:
            try:
                child.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            _close(child)
        self._children.clear()


def _close(child: subprocess.Popen[bytes]) -> None:
    for stream in (child.stdin, child.stdout):
        if stream is not None:
            stream.close()
