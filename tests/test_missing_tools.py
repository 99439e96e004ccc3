"""A test that wants a tool is skipped with the tool's name and how to get it, and fails where tools are required."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import missing_tools

TESTS = Path(__file__).parent
WANTING = """
import missing_tools

missing_tools.HOW_TO_GET["sundial"] = "apt install sundial"


def test_wants_a_sundial():
    missing_tools.need("sundial")


def test_holds_permissions():
    import pytest

    pytest.skip("permissions do not hold for the superuser")
"""


@pytest.fixture
def run(tmp_path: Path):
    """Run the two tests above with or without the requirement; gives what pytest printed."""
    (tmp_path / "test_wanting.py").write_text(WANTING)

    def run(required: str) -> str:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "conftest",
            "-p",
            "no:cacheprovider",
            "-rsf",
            "test_wanting.py",
        ]
        environ = {**os.environ, "PYTHONPATH": str(TESTS), missing_tools.REQUIRED: required}
        return subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True).stdout

    return run


def test_what_lacks_a_tool_is_skipped_and_says_how_to_get_it(run) -> None:
    said = run("")
    assert "2 skipped" in said
    assert "sundial is missing; get it with: apt install sundial" in said


def test_where_tools_are_required_it_fails(run) -> None:
    said = run("1")
    assert "1 failed, 1 skipped" in said
    assert "sundial is missing; get it with: apt install sundial (every tool is required here)" in said


def test_a_tool_that_is_there_is_no_reason_to_skip() -> None:
    missing_tools.need("pytest")
