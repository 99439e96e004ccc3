"""Kill a build at random moments, resume it, and hold what it makes against a build from nothing, byte for byte.

    python bench/kill.py [--documents 1000] [--kills 50] [--seed 1]

Reads ``examples/``; works in a temporary folder. Prints the kills after which the case was equal: "50 of 50".
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from observance.casefile import CaseFile

ROOT = Path(__file__).resolve().parents[1]
#: The program is copied first: a build after an edit is rightly another one.
PROGRAM = "program"
SOURCES = (ROOT / "examples" / "documents", ROOT / "examples" / "genres" / "documents")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of the kills."""

    kills: int
    equal: int
    whole_builds: int


def write_documents(folder: Path, count: int) -> None:
    """Copies of the examples, each with a line of its own where the format allows it; some packed."""
    originals = sorted(path for source in SOURCES for path in source.iterdir() if path.suffix != ".pdf")
    for n in range(count):
        original = originals[n % len(originals)]
        place = folder / f"{n // 100:02}" / f"{n:04}-{original.name}"
        place.parent.mkdir(parents=True, exist_ok=True)
        content = original.read_bytes()
        place.write_bytes(content + f"\n\nCopy {n}.\n".encode() if original.suffix == ".txt" else content)
        if n % 50 == 0:
            _write_packed(place, content)


def _write_packed(place: Path, content: bytes) -> None:
    with zipfile.ZipFile(place.with_suffix(".zip"), "w") as archive:
        archive.writestr(zipfile.ZipInfo("inner" + place.suffix), content)
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", place.name
    message.set_content("The annexes follow.\n")
    for name in ("one", "two"):
        annexed = content + name.encode()
        message.add_attachment(annexed, maintype="application", subtype="octet-stream", filename=f"{name}.txt")
    message.set_boundary("annexes")
    place.with_suffix(".eml").write_bytes(message.as_bytes())


#: The command line. An interrupt while Python itself is starting waits until there is a program that can answer it.
CALLED = """
import signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
from observance.cli import main
try:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    main()
except KeyboardInterrupt:
    sys.exit(130)
"""


def started(folder: Path, case: Path, workers: int, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """A build on its way, in a session of its own."""
    call = [sys.executable, "-c", CALLED, "build", str(folder), "--out", str(case), "--quiet"]
    copy = folder.parent / PROGRAM
    env = os.environ | {"PYTHONPATH": str(copy)} if copy.exists() else None
    return subprocess.Popen([*call, "--workers", str(workers)], start_new_session=True, stderr=stderr, env=env)


def build(folder: Path, case: Path, workers: int) -> float:
    """Build to the end; the seconds that it took."""
    begun = time.monotonic()
    if started(folder, case, workers).wait() != 0:
        raise SystemExit(f"the build of {case} failed")
    return time.monotonic() - begun


def content(case: Path) -> dict[str, bytes]:
    """The files of the generation in force."""
    return {str(path): (case / path).read_bytes() for path in CaseFile.open(case).files()}


def kill_builds(scratch: Path, *, documents: int, kills: int, seed: int, workers: int) -> Result:
    """Kill so many builds, one after the other on the same case; after each, a copy of it is built to its end."""
    chance = random.Random(seed)
    folder, case, copy = scratch / "documents", scratch / "case", scratch / "copy"
    write_documents(folder, documents)
    shutil.copytree(ROOT / "src", scratch / PROGRAM)
    whole = build(folder, scratch / "fresh", workers)
    wanted = content(scratch / "fresh")
    done = equal = wholes = 0
    while done < kills:
        process = started(folder, case, workers)
        if _killed(process, chance.uniform(0.05, whole), with_all=chance.random() < 0.5):
            done += 1
            shutil.rmtree(copy, ignore_errors=True)
            if case.exists():
                shutil.copytree(case, copy, symlinks=True)
            build(folder, copy, workers)
            equal += content(copy) == wanted
        else:
            wholes += 1
            equal -= content(case) != wanted
            shutil.rmtree(case)
    return Result(kills=done, equal=equal, whole_builds=wholes)


def _killed(process: subprocess.Popen[bytes], after: float, with_all: bool) -> bool:
    """Kill a build after some seconds, alone or with its workers; false where it had ended by itself."""
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        if with_all:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
        return True


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill builds and resume them.")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        result = kill_builds(
            Path(scratch), documents=given.documents, kills=given.kills, seed=given.seed, workers=given.workers
        )
    print(
        f"{result.equal} of {result.kills} equal to a build from nothing; {result.whole_builds} builds came to an end"
    )
    sys.exit(result.equal != result.kills)


if __name__ == "__main__":
    main()
