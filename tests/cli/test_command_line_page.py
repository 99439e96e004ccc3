from __future__ import annotations

import runpy
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_the_command_line_is_what_the_commands_say(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "OBSERVANCE_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    made = runpy.run_path(str(DOCS / "make_command_line.py"))["page"]()
    assert (DOCS / "command-line.md").read_text(encoding="utf-8") == made, "run: python docs/make_command_line.py"
