"""What tests of several packages share: stages that need no reader (``plain_stages``), and a case built with them.

Where tools are required (``missing_tools``), a test that is skipped for want of one fails.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings

from missing_tools import NO_TOOL, are_required
from observance.casefile import CaseFile
from observance.pipeline import build
from plain_stages import plain_stages

# A shell without job control starts what it puts into the background deaf to Ctrl-C, and children inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skip is a failure where every tool is required, unless no tool could help."""
    report = yield
    if report.skipped and are_required() and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not any(known in reason for known in NO_TOOL):
            report.outcome, report.longrepr = "failed", f"{reason} (every tool is required here)"
    return report


LETTERS = {
    "a.txt": "A letter\nThe Government is asked to supply detailed information on the new law.\nThank you.\n",
    "mail/b.txt": "Another letter\r\nNobody has answered the questions that were put in the year before.\r\n",
    "broken.txt": "DAMAGED",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two letters and a damaged file."""
    root = tmp_path / "documents"
    for name, text in LETTERS.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())
    return root


@pytest.fixture
def built(folder: Path, tmp_path: Path) -> CaseFile:
    """The case of that folder."""
    build(folder, tmp_path / "case", stages=plain_stages())
    return CaseFile.open(tmp_path / "case")


@pytest.fixture
def plain_pipeline(monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Let the command line build with the plain stages."""
    monkeypatch.setattr("observance.pipeline.standard_stages", lambda *_: plain_stages())
    return plain_stages
