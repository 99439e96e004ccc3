"""A Source holds what was declared beside a file, and nothing that its name suggests."""

from hashlib import sha256
from pathlib import Path

import pytest

from observance.errors import DataError
from observance.read.source import describe_source


def test_a_file_is_known_by_its_bytes_and_named_from_the_root(tmp_path: Path) -> None:
    file = tmp_path / "mail" / "letter 2019.txt"
    file.parent.mkdir()
    file.write_bytes(b"abc")
    source = describe_source(file, tmp_path)
    assert (source.name, source.size, source.sha256) == ("mail/letter 2019.txt", 3, sha256(b"abc").hexdigest())
    assert (source.given_by, source.given_on, source.origin, source.condition) == (None, None, None, None)


def test_a_file_outside_the_root_keeps_its_bare_name(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"a")
    assert describe_source(file, tmp_path / "elsewhere").name == "a.txt"


def test_a_declaration_is_taken_over(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"a")
    (tmp_path / "a.pdf.source.toml").write_text(
        'given_by = "Union of Weavers of Lindoria"\ngiven_on = 2031-05-02\norigin = "by post"\ncondition = "closed"\n'
    )
    source = describe_source(file, tmp_path)
    assert source.given_by == "Union of Weavers of Lindoria"
    assert source.given_on == "2031-05-02"
    assert (source.origin, source.condition) == ("by post", "closed")


@pytest.mark.parametrize(
    "declaration", [b'giver = "x"', b"given_by = 3", b"given_on = 12:00:00", b"= broken", b'origin = "\xff"']
)
def test_a_declaration_that_cannot_be_understood_says_where(tmp_path: Path, declaration: bytes) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"a")
    (tmp_path / "a.pdf.source.toml").write_bytes(declaration)
    with pytest.raises(DataError) as caught:
        describe_source(file, tmp_path)
    assert caught.value.where.endswith("a.pdf.source.toml")
