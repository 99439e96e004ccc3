"""What some tests need and a machine may lack: one way to ask for it, which says what is missing and how to get it.

Under ``OBSERVANCE_REQUIRE_TOOLS=1`` a test that would be skipped for want of a tool fails (``tests/conftest.py``).
"""

from __future__ import annotations

import importlib.util
import os
import shutil

import pytest

REQUIRED = "OBSERVANCE_REQUIRE_TOOLS"

#: How to get what tests ask for: a program of the system, or a module of Python.
HOW_TO_GET = {
    "PIL": "make .venv",
    "chromium": "apt install chromium",
    "git": "apt install git",
    "soffice": "apt install libreoffice-writer",
    "tesseract": "apt install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-rus",
    "tesserocr": "make .venv",
    "typst": "make .venv",
    "trafilatura": "make .venv",
}

#: Reasons for which a test is skipped that name no tool: nothing could be installed against them.
NO_TOOL = ("permissions do not hold for the superuser",)


def need(tool: str) -> None:
    """Go on where the tool is there; skip where it is not, or fail where every tool is required."""
    if shutil.which(tool) is None and importlib.util.find_spec(tool) is None:
        pytest.skip(f"{tool} is missing; get it with: {HOW_TO_GET[tool]}")


def are_required() -> bool:
    """Whether a skip for want of a tool is a failure."""
    return os.environ.get(REQUIRED, "") not in ("", "0")
