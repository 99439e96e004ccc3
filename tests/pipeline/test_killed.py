"""A build that is killed at any moment and resumed is the build from nothing; a build that is interrupted says so.

``OBSERVANCE_KILLS=50`` kills fifty builds of a thousand documents, as ``python bench/kill.py`` does; by default few
builds of few documents are killed.
"""

from __future__ import annotations

import os
import runpy
import signal
import subprocess
import time
from pathlib import Path

import pytest

KILL = runpy.run_path(str(Path(__file__).parents[2] / "bench" / "kill.py"), run_name="kill")
KILLS = int(os.environ.get("OBSERVANCE_KILLS", "5"))
DOCUMENTS, WORKERS = (40, 1) if KILLS < 50 else (1000, 2)


def test_a_build_killed_at_random_moments_and_resumed_is_the_build_from_nothing_byte_for_byte(tmp_path: Path) -> None:
    result = KILL["kill_builds"](tmp_path, documents=DOCUMENTS, kills=KILLS, seed=7, workers=WORKERS)
    assert (result.kills, result.equal) == (KILLS, KILLS)


@pytest.mark.parametrize("after", [0.25, 0.35, 0.45, 0.6, 1.0])
def test_an_interrupt_at_any_moment_prints_no_traceback_and_leaves_no_process(tmp_path: Path, after: float) -> None:
    KILL["write_documents"](tmp_path / "documents", 40)
    build = KILL["started"](tmp_path / "documents", tmp_path / "case", 2, stderr=subprocess.PIPE)
    time.sleep(after)
    os.killpg(build.pid, signal.SIGINT)
    _, said = build.communicate(timeout=120)
    assert b"Traceback" not in said
    assert b"Error" not in said
    assert left_of(build.pid) == []


def left_of(group: int) -> list[str]:
    """The processes of a group that live on for more than a moment."""
    for _ in range(300):
        asked = subprocess.run(["ps", "-e", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True)
        rows = [line.split(maxsplit=2) for line in asked.stdout.splitlines()]
        left = [row[2] for row in rows if row[0] == str(group) and not row[1].startswith("Z")]
        if not left:
            break
        time.sleep(0.1)
    return left
