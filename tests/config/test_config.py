from __future__ import annotations

from pathlib import Path

import pytest

from observance.config import SETTINGS, read_config
from observance.errors import ConfigError
from observance.read.cage import Limits, limits_from


def test_defaults_stand_where_nothing_is_set(tmp_path: Path) -> None:
    config = read_config(environ={}, folder=tmp_path)
    assert [(value.setting, value.value, value.origin) for value in config.values] == [
        (setting, setting.default, "default") for setting in SETTINGS
    ]


def test_flags_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "observance.toml").write_text('workers = 1\nbatch = 2\nwords = "a:b"\n')
    config = read_config(
        environ={"OBSERVANCE_WORKERS": "5", "OBSERVANCE_BATCH": "6"}, folder=tmp_path, flags={"workers": 9}
    )
    assert (config.number("workers"), config.number("batch"), config.text("words")) == (9, 6, "a:b")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("worker = 3", "there is no setting worker"),
        ("workers = -1", "workers cannot be -1"),
        ('workers = "many"', "workers cannot be many"),
        ("workers = true", "workers cannot be True"),
        ("batch = 0", "batch cannot be 0"),
        ('language = "de"', "language cannot be de"),
        ("words = 3", "words cannot be 3"),
        ("a b", "this is not TOML"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "observance.toml"
    file.write_text(content)
    with pytest.raises(ConfigError) as caught:
        read_config(environ={}, folder=tmp_path)
    assert str(caught.value).startswith(f"{file}: {said}")


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="OBSERVANCE_WORKERS: workers cannot be x"):
        read_config(environ={"OBSERVANCE_WORKERS": "x"}, folder=tmp_path)


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        read_config(environ={}, file=tmp_path / "none.toml")


def test_settings_with_a_common_beginning_can_stand_in_a_section(tmp_path: Path) -> None:
    (tmp_path / "observance.toml").write_text("workers = 3\n[read]\nseconds = 7\nmemory_mb = 99\n")
    config = read_config(environ={"OBSERVANCE_READ_PAGES": "5"}, folder=tmp_path)
    assert (config.number("read_seconds"), config.number("read_memory_mb"), config.number("read_pages")) == (7, 99, 5)


def test_an_unknown_setting_of_a_section_is_named_whole(tmp_path: Path) -> None:
    (tmp_path / "observance.toml").write_text("[read]\nhours = 7\n")
    with pytest.raises(ConfigError, match="there is no setting read_hours"):
        read_config(environ={}, folder=tmp_path)


def test_every_limit_of_the_cage_is_a_setting_with_the_same_default(tmp_path: Path) -> None:
    assert limits_from(read_config(environ={}, folder=tmp_path).number) == Limits()
