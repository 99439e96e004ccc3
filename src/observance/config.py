"""Settings: what can be set, to what, and where each value came from.

Reads ``observance.toml``, the environment (``OBSERVANCE_NAME``) and the flags given; a later one of these wins.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from observance.errors import N_, ConfigError

FILE = "observance.toml"
PREFIX = "OBSERVANCE_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Something that can be set.

    ``choices`` are the texts allowed; where ``free``, any text is; else the value is a number, ``least`` or more.
    """

    name: str
    default: str | int
    doc: str
    choices: tuple[str, ...] = ()
    least: int = 0
    free: bool = False


SETTINGS = (
    Setting(name="workers", default=0, doc=N_("processes that build at once; 0: as many as there are processors")),
    Setting(name="batch", default=16, least=1, doc=N_("documents that a process gets at a time, at most")),
    Setting(
        name="language",
        default="auto",
        choices=("auto", "en", "fr", "es", "ru"),
        doc=N_("language of messages; auto: as the environment says"),
    ),
    Setting(
        name="progress",
        default="auto",
        choices=("auto", "bar", "lines", "none"),
        doc=N_("how a build shows its progress; auto: a bar on a terminal, else lines"),
    ),
    Setting(
        name="words",
        default="",
        doc=N_("folders with further languages and bodies, parted as in PATH"),
        free=True,
    ),
    Setting(
        name="vault",
        default="",
        doc=N_("file with what a case withholds, encrypted; outside of the case"),
        free=True,
    ),
    Setting(name="read_seconds", default=300, least=1, doc=N_("seconds that the reading of one file may take")),
    Setting(name="read_cpu_seconds", default=300, least=1, doc=N_("the same, of the processor")),
    Setting(name="read_memory_mb", default=2048, least=16, doc=N_("megabytes that the reading of one file may take")),
    Setting(name="read_bytes", default=268_435_456, least=1, doc=N_("bytes of a file, and of all packed in it")),
    Setting(name="read_characters", default=10_000_000, least=1, doc=N_("characters of text in a file")),
    Setting(name="read_lines", default=500_000, least=1, doc=N_("lines of text in a file")),
    Setting(name="read_pages", default=10_000, least=1, doc=N_("pages of a file")),
    Setting(name="read_members", default=2_000, least=1, doc=N_("files packed in a file")),
    Setting(name="read_depth", default=5, least=0, doc=N_("files packed in files, one within the other")),
    Setting(name="width", default=80, least=20, doc=N_("columns of text that are shown, at most")),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A setting's value; ``origin`` is ``default``, a file, a variable or a flag."""

    setting: Setting
    value: str | int
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings with their values."""

    values: tuple[Value, ...]

    def number(self, name: str) -> int:
        """The value of a setting that is a number."""
        value = self._value(name)
        assert isinstance(value, int)
        return value

    def text(self, name: str) -> str:
        """The value of a setting that is a text."""
        return str(self._value(name))

    def _value(self, name: str) -> str | int:
        return next(value.value for value in self.values if value.setting.name == name)


def read_config(
    *,
    environ: Mapping[str, str],
    file: Path | None = None,
    folder: Path | None = None,
    flags: Mapping[str, str | int | None] | None = None,
) -> Config:
    """The settings as file, environment and flags give them; ``file`` must be there, ``folder`` may hold one."""
    found: dict[str, Value] = {s.name: Value(setting=s, value=s.default, origin="default") for s in SETTINGS}
    place = file or (folder or Path()) / FILE
    if file is not None or place.is_file():
        found |= _from_file(place)
    for name, setting in _BY_NAME.items():
        variable = PREFIX + name.upper()
        if environ.get(variable):
            found[name] = _checked(setting, environ[variable], variable)
        if flags and flags.get(name) is not None:
            found[name] = _checked(setting, flags[name], f"--{name}")
    return Config(values=tuple(found[setting.name] for setting in SETTINGS))


def _from_file(place: Path) -> dict[str, Value]:
    try:
        table = tomllib.loads(place.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            "this file of settings cannot be read", where=str(place), do="check its name and permissions"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            "this is not TOML ({reason})", where=str(place), do="correct it", reason=str(error)
        ) from error
    table = _opened_sections(table)
    for name in table:
        if name not in _BY_NAME:
            raise ConfigError(
                "there is no setting {name}",
                where=str(place),
                do="take it out; the settings are {known}",
                name=name,
                known=", ".join(_BY_NAME),
            )
    return {name: _checked(_BY_NAME[name], value, str(place)) for name, value in table.items()}


def _opened_sections(table: Mapping[str, object]) -> dict[str, object]:
    """The settings of a section under their whole names: ``[read]`` with ``seconds`` is ``read_seconds``."""
    found: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            found |= {f"{name}_{inner}": its for inner, its in value.items()}
        else:
            found[name] = value
    return found


def _checked(setting: Setting, value: object, origin: str) -> Value:
    """The value, if the setting can have it; the environment and flags give numbers as text."""
    if isinstance(value, str) and (setting.free or value in setting.choices):
        return Value(setting=setting, value=value, origin=origin)
    number = None if setting.choices or setting.free else _number(value)
    if number is not None and number >= setting.least:
        return Value(setting=setting, value=number, origin=origin)
    raise ConfigError(
        "{name} cannot be {value}",
        where=origin,
        do="set it to one of: {allowed}",
        name=setting.name,
        value=str(value),
        allowed="..." if setting.free else ", ".join(setting.choices) or f"{setting.least}, {setting.least + 1} ...",
    )


def _number(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else None
