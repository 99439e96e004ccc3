from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from observance.casefile.disk import read_sealed, seal, unseal
from observance.disk import write_whole

rows = st.lists(st.binary().filter(lambda row: b"\n" not in row), max_size=5)


@given(rows=rows)
def test_what_was_sealed_comes_back(rows: list[bytes]) -> None:
    content, sha256 = seal(rows)
    found = unseal(content)
    assert found is not None
    assert (list(found.rows), found.sha256) == (rows, sha256)


@given(rows=rows, data=st.data())
def test_any_cut_and_any_changed_byte_is_seen(rows: list[bytes], data: st.DataObject) -> None:
    content, sha256 = seal(rows)
    at = data.draw(st.integers(0, len(content) - 1))
    assert unseal(content[:at]) is None
    flipped = content[:at] + bytes([content[at] ^ 1 << data.draw(st.integers(0, 7))]) + content[at + 1 :]
    found = unseal(flipped)
    assert found is None or (found.rows, found.sha256) == (tuple(rows), sha256)


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep/er/file", b"one", tmp_path / "tmp")
    write_whole(tmp_path / "deep/er/file", b"two", tmp_path / "tmp")
    assert (tmp_path / "deep/er/file").read_bytes() == b"two"
    assert list((tmp_path / "tmp").iterdir()) == []
    assert read_sealed(tmp_path / "nowhere") is None
