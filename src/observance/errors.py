"""Every error of Observance, drawn as a tree.

Each error says what failed, where, and what to do about it; it carries a code that programs can rely on and the exit
status that the command line ends with. Texts are messages of the catalogue (``observance.messages``): an error holds
the untranslated message and its fields, and is put into words only when it is shown.

    ObservanceError
    ├── UsageError            the caller asked for something that is not there or cannot be
    │   ├── ConfigError       a setting that is unknown or has no such value
    │   ├── BadAct            a line of input that is no act of a sitting
    │   └── NotFound          a document, passage or speech that the case does not hold
    ├── ReadError             a file that cannot be read: costs that file and nothing else
    │   ├── UnknownFormat     no reader knows these bytes
    │   ├── EmptyFile         nothing in it
    │   ├── DamagedFile       begins like its format and breaks off or contradicts itself
    │   ├── ProtectedFile     wants a password
    │   ├── LimitExceeded     reading it would take more than the settings allow
    │   │   ├── TooSlow           more time, of the clock or of the processor
    │   │   ├── TooMuchMemory     more memory
    │   │   ├── TooLarge          more bytes, characters, lines or members
    │   │   └── TooManyPages      more pages
    │   ├── ReaderCrashed     the reader of it broke down
    │   ├── Archive           it is no document: the files packed in it are
    │   └── NotAFile          a folder, a pipe, a broken link, no permission
    ├── CaseError             the case folder itself
    │   ├── NoCase            there is none here
    │   ├── NoJournal         there is no journal of a sitting here
    │   ├── CaseLocked        another build is at work
    │   ├── CaseDamaged       a shard or a manifest is not what it should be
    │   ├── VaultError        a vault that is not there, does not open or is another case's
    │   └── NotErased         something is left of what should be erased or withheld
    ├── DataError             a data file of words, bodies or countries breaks its own rules
    └── MissingTool           something that has to be installed first
"""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a text as a message of the catalogue where it is not raised on the spot; gives it back as it is."""
    return message


class ObservanceError(Exception):
    """What failed, where, and what to do: one line for people, a code for programs.

    ``what`` and ``do`` are messages with ``{name}`` fields; ``fields`` fills them; ``where`` is a file, a reference or
    an address and is shown as it stands.
    """

    code = "error"
    exit_status = 1

    def __init__(self, what: str, *, where: str = "", do: str = "", **fields: object) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.do = do
        self.fields = fields

    def __str__(self) -> str:
        return self.line(str)

    def line(self, translate: object = None) -> str:
        """The error as one line: where, what failed, what to do; ``translate`` turns a message into a language."""
        turn = translate if callable(translate) else str
        parts = [_filled(str(turn(self.what)), self.fields)]
        if self.do:
            parts.append(_filled(str(turn(self.do)), self.fields))
        said = "; ".join(parts)
        return f"{_one_line(self.where)}: {said}" if self.where else said

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process borders, so they must survive pickling with their keywords."""
        return _rebuilt, (type(self), self.what, self.where, self.do, self.fields)


def _rebuilt(kind: type[ObservanceError], what: str, where: str, do: str, fields: dict[str, object]) -> ObservanceError:
    return kind(what, where=where, do=do, **fields)


def _filled(message: str, fields: dict[str, object]) -> str:
    return _one_line(message.format(**fields)) if fields else _one_line(message)


def _one_line(text: str) -> str:
    """A name with a line break must not break the line that reports it."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


class UsageError(ObservanceError):
    """The caller asked for something that is not there or cannot be."""

    code = "usage"
    exit_status = 2


class ConfigError(UsageError):
    """A setting that is unknown or has no such value."""

    code = "config"


class BadAct(UsageError):
    """A line of input that is no act of a sitting."""

    code = "bad-act"


class NotFound(UsageError):
    """A document, passage or speech that the case does not hold."""

    code = "not-found"


class ReadError(ObservanceError):
    """A file that cannot be read: it costs that file and nothing else."""

    code = "read"


class UnknownFormat(ReadError):
    """No reader knows these bytes."""

    code = "unknown-format"


class EmptyFile(ReadError):
    """Nothing in the file."""

    code = "empty"


class DamagedFile(ReadError):
    """The file begins like its format and breaks off or contradicts itself."""

    code = "damaged"


class ProtectedFile(ReadError):
    """The file wants a password."""

    code = "protected"


class LimitExceeded(ReadError):
    """Reading the file would take more than the settings allow; the field ``setting`` names the one."""

    code = "limit"


class TooSlow(LimitExceeded):
    """More time, of the clock or of the processor."""

    code = "too-slow"


class TooMuchMemory(LimitExceeded):
    """More memory."""

    code = "too-much-memory"


class TooLarge(LimitExceeded):
    """More bytes, characters, lines or members."""

    code = "too-large"


class TooManyPages(LimitExceeded):
    """More pages."""

    code = "too-many-pages"


class ReaderCrashed(ReadError):
    """The reader of the file broke down: the process that read it died, or gave no Reading."""

    code = "reader-crashed"


class Archive(ReadError):
    """The file is no document: the files packed in it are."""

    code = "archive"


class NotAFile(ReadError):
    """A folder, a pipe, a broken link, or no permission to read."""

    code = "not-a-file"


class CaseError(ObservanceError):
    """Something about the case folder itself."""

    code = "case"
    exit_status = 3


class NoCase(CaseError):
    """There is no case here."""

    code = "no-case"


class NoJournal(CaseError):
    """There is no journal of a sitting here."""

    code = "no-journal"


class CaseLocked(CaseError):
    """Another build is at work in this case."""

    code = "case-locked"


class CaseDamaged(CaseError):
    """A shard or a manifest is not what it should be."""

    code = "case-damaged"


class VaultError(CaseError):
    """A vault that is not there, does not open, or belongs to another case."""

    code = "vault"


class NotErased(CaseError):
    """Something is left in a case of what should be erased or withheld."""

    code = "not-erased"


class DataError(ObservanceError):
    """A data file of words, bodies or countries breaks its own rules."""

    code = "data"
    exit_status = 4


class MissingTool(ObservanceError):
    """Something that has to be installed first."""

    code = "missing-tool"
    exit_status = 5
