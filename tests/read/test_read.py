"""Reading chooses its reader by content, loads it late, and says plainly what cannot be read."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from observance.domain.text import Source
from observance.errors import DataError, EmptyFile, NotAFile, UnknownFormat
from observance.read import READERS, read, read_bytes, reader_version, reference_for


def test_a_file_is_read_whatever_its_name_says(tmp_path: Path) -> None:
    file = tmp_path / "Letter No. 3.pdf"
    file.write_text("The weavers of Lindoria met in the town hall.\n")
    document = read(file)
    assert document.reading.media == "text/plain"
    assert document.reference == "letter-no-3"
    assert document.source.name == "Letter No. 3.pdf"


def test_a_given_reference_and_root_are_kept(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "page"
    file.write_text("<!doctype html><p>The weavers met.</p>")
    document = read(str(file), root=tmp_path, reference="weavers")
    assert (document.reference, document.source.name, document.reading.media) == ("weavers", "in/page", "text/html")


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<!doctype html><h1>A</h1><p>b</p>")
    assert read(file) == read(file)


def test_what_is_no_file_is_named_as_such(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in (".", "pipe", "dangling", "missing", "nul\x00name"):
        with pytest.raises(NotAFile):
            read(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not hold for the superuser")
def test_a_file_without_permission_is_no_file(tmp_path: Path) -> None:
    file = tmp_path / "closed.txt"
    file.write_text("a")
    file.chmod(0)
    with pytest.raises(NotAFile):
        read(file)


def test_errors_say_which_file(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"GIF89a" + bytes(range(32)))
    with pytest.raises(EmptyFile) as caught:
        read(tmp_path / "empty.txt")
    assert caught.value.where == "empty.txt"
    with pytest.raises(UnknownFormat) as unknown:
        read(tmp_path / "picture.txt")
    assert "GIF" in str(unknown.value)
    assert str(unknown.value).startswith("picture.txt: ")


def test_a_bad_declaration_stops_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "a.txt.source.toml").write_text("unknown = 1")
    with pytest.raises(DataError):
        read(tmp_path / "a.txt")


def test_bytes_are_read_under_their_source() -> None:
    source = Source(name="mail/a.eml!/note.txt", sha256="0" * 64, size=5)
    assert read_bytes(b"Hello", source, None).reference == "note"


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("CAN-PV-12.pdf", "can-pv-12"),
        ("mail/Réponse à l'œuvre.docx", "reponse-a-loeuvre"),
        ("Письмо №3.txt", "pismo-no3"),
        ("Қазан.txt", "qazan"),
        ("报告.pdf", "document-62a5-544a"),
        ("....", "document"),
        ("", "document"),
        ("report.v2.pdf", "report-v2"),
    ],
)
def test_a_reference_is_plain_and_never_empty(name: str, reference: str) -> None:
    assert reference_for(name) == reference


def test_a_decomposed_name_gives_the_same_reference() -> None:
    assert reference_for("й.txt") == reference_for("и\u0306.txt") == "i"


def test_importing_the_package_loads_no_reader() -> None:
    heavy = "pypdfium2", "docx", "lxml", "charset_normalizer", "py3langid", "numpy"
    program = f"import sys, observance.read; print([m for m in {heavy!r} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.strip() == "[]"


@pytest.mark.parametrize("media", sorted(READERS))
def test_the_version_told_is_the_readers_own(media: str) -> None:
    assert reader_version(media) == import_module(READERS[media].module).READER
