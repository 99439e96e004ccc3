"""Collect the messages of the code, and compile the catalogue.

    python tools/catalogue.py            refresh the .po files, list what waits for translation, compile the .mo files
    python tools/catalogue.py --check    change nothing; end with status 1 where something is not up to date

Reads the modules under ``src/``: texts given to ``N_``, ``_`` and ``say``, the message and ``do`` of every error that
is made, and why an act is out of order; and the templates: texts given to ``{% say %}``. Reads and writes
``src/observance/locale/LANGUAGE/LC_MESSAGES/observance.po`` and ``.mo``. A message new in the catalogue is translated
in the ``.po`` file by hand.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from observance import errors
from observance.messages import DOMAIN, LANGUAGES, LOCALE

SOURCE = Path(__file__).parents[1] / "src"
MARKS = frozenset({"N_", "_", "say"})
#: What says by which rule an act is not admitted, and why: the message is the second thing given, or ``why``.
REFUSALS = frozenset({"refuse", "OutOfOrder"})
ERRORS = frozenset(
    name
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, errors.ObservanceError)
)
#: The tag of templates with its message, in either kind of quotes.
_SAID = re.compile(r"""{%\s*say\s+(?:"(?P<one>[^"]*)"|'(?P<other>[^']*)')?""")
#: The catalogue's dates are no news to anybody, and must not differ between two runs.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message in its place. ``text`` is ``None`` where the code makes it up, so that no catalogue can hold it."""

    text: str | None
    file: str
    line: int


def collect(source: Path = SOURCE) -> list[Message]:
    """All messages of the code and the templates, in the order of files and lines."""
    modules = [message for path in sorted(source.rglob("*.py")) for message in _in_module(path, source)]
    return modules + [message for path in sorted(source.rglob("*.html")) for message in _in_template(path, source)]


def _in_template(path: Path, source: Path) -> Iterator[Message]:
    """The texts of a template; one that is no text in quotes could be in no catalogue."""
    file = path.relative_to(source).as_posix()
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        for given in _SAID.finditer(line):
            yield Message(text=given["one"] or given["other"], file=file, line=n)


def _in_module(path: Path, source: Path) -> Iterator[Message]:
    file = path.relative_to(source).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            for given in _given(node):
                for text in _texts(given):
                    yield Message(text=text, file=file, line=given.lineno)


def _given(call: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that are messages."""
    called = call.func
    name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
    if name in MARKS or name in ERRORS:
        yield from call.args[:1]
    if name in REFUSALS:
        yield from call.args[1:2]
        yield from (keyword.value for keyword in call.keywords if keyword.arg == "why" and _is_text(keyword.value))
    if name in ERRORS:
        yield from (keyword.value for keyword in call.keywords if keyword.arg == "do")


def _is_text(given: ast.expr) -> bool:
    """Whether the message is written here, and not handed on from where it was."""
    return not isinstance(given, ast.Attribute)


def _texts(given: ast.expr) -> Iterator[str | None]:
    """The texts that an argument can be; a name stands for a text that ``N_`` has marked."""
    if isinstance(given, ast.Constant):
        if given.value:
            yield str(given.value)
    elif isinstance(given, ast.IfExp):
        yield from _texts(given.body)
        yield from _texts(given.orelse)
    elif isinstance(given, (ast.JoinedStr, ast.BinOp)):
        yield None


def made_up(messages: list[Message]) -> list[str]:
    """Where the code makes up a message of pieces."""
    return [f"{message.file}:{message.line}" for message in messages if message.text is None]


def place(language: str, suffix: str) -> Path:
    """The catalogue file of a language."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}{suffix}"


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as its ``.po`` file has it."""
    path = place(language, ".po")
    if not path.is_file():
        return Catalog(locale=language, domain=DOMAIN)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def refreshed(language: str, messages: list[Message]) -> Catalog:
    """The catalogue with the messages of the code and nothing else; what was translated stays so."""
    known = catalogue(language)
    fresh = Catalog(
        locale=language,
        domain=DOMAIN,
        project="observance",
        version="1",
        header_comment="# The messages of Observance.",
        creation_date=EPOCH,
        revision_date=EPOCH,
        fuzzy=False,
    )
    files: dict[str, set[str]] = {}
    for message in messages:
        if message.text is not None:
            files.setdefault(message.text, set()).add(message.file)
    for text in sorted(files):
        before = known.get(text)
        words = text if language == "en" else (before.string if before else "")
        fresh.add(text, words, locations=[(file, 1) for file in sorted(files[text])])
    return fresh


def po_bytes(found: Catalog) -> bytes:
    """A catalogue as the text that people translate."""
    file = io.BytesIO()
    write_po(file, found, width=110, include_lineno=False)
    return file.getvalue()


def mo_bytes(found: Catalog) -> bytes:
    """A catalogue as programs read it."""
    file = io.BytesIO()
    write_mo(file, found)
    return file.getvalue()


def untranslated(found: Catalog) -> list[str]:
    """The messages that wait for a translation."""
    return [str(message.id) for message in found if message.id and (not message.string or message.fuzzy)]


def main(arguments: list[str]) -> int:
    messages = collect()
    stale: list[str] = [f"{where}: a message made up of pieces" for where in made_up(messages)]
    for language in LANGUAGES:
        fresh = refreshed(language, messages)
        stale += [f"{language}: not translated: {text}" for text in untranslated(fresh)]
        for suffix, content in ((".po", po_bytes(fresh)), (".mo", mo_bytes(fresh))):
            path = place(language, suffix)
            if path.is_file() and path.read_bytes() == content:
                continue
            if "--check" in arguments:
                stale.append(f"{language}: {path.name} is not up to date")
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    print("\n".join(stale) or "the catalogue is complete")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
