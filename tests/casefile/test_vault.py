"""The vault: what is in it comes back with its passphrase and with nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from observance.casefile.held import Held, HeldDocument, read_held, write_held
from observance.casefile.vault import VaultPlace, read_vault, write_vault
from observance.errors import CaseDamaged, VaultError

FILES = {"a/b.txt": "Щ".encode(), "ledger.json": b"{}"}


@pytest.fixture
def place(tmp_path: Path) -> VaultPlace:
    return VaultPlace(path=tmp_path / "v.vault", passphrase="a long passphrase", cost=16)


def test_a_vault_gives_back_its_files(place: VaultPlace) -> None:
    write_vault(place, FILES)
    assert read_vault(place) == FILES
    assert place.path.stat().st_mode & 0o077 == 0
    assert b"ledger" not in place.path.read_bytes()
    assert [p.name for p in place.path.parent.iterdir()] == ["v.vault"]


def test_the_same_files_are_never_the_same_bytes(place: VaultPlace) -> None:
    write_vault(place, FILES)
    first = place.path.read_bytes()
    write_vault(place, FILES)
    assert place.path.read_bytes() != first


def test_another_passphrase_opens_nothing(place: VaultPlace) -> None:
    write_vault(place, FILES)
    with pytest.raises(VaultError, match="passphrase"):
        read_vault(replace(place, passphrase="another passphrase"))


@pytest.mark.parametrize("at", [1, 40, -1])
def test_a_vault_that_was_changed_does_not_open(place: VaultPlace, at: int) -> None:
    write_vault(place, FILES)
    data = bytearray(place.path.read_bytes())
    data[at] ^= 1
    place.path.write_bytes(data)
    with pytest.raises(VaultError):
        read_vault(place)


def test_a_vault_may_not_ask_for_any_amount_of_memory(place: VaultPlace) -> None:
    write_vault(place, FILES)
    place.path.write_bytes(place.path.read_bytes().replace(b'"cost":16', b'"cost":1073741824'))
    with pytest.raises(VaultError, match="no vault"):
        read_vault(place)


def test_what_is_no_vault_is_said(place: VaultPlace) -> None:
    with pytest.raises(VaultError, match="--vault"):
        read_vault(place)
    place.path.write_bytes(b"something else\n")
    with pytest.raises(VaultError, match="no vault"):
        read_vault(place)


def test_the_passphrase_is_not_shown(place: VaultPlace) -> None:
    assert place.passphrase not in repr(place)


def test_what_is_held_comes_back(tmp_path: Path) -> None:
    held = Held(vault="ab", documents=(HeldDocument(document="x.txt", reference="x", hidden=True),))
    write_held(tmp_path / "withheld.jsonl", held, tmp_path / "tmp")
    assert read_held(tmp_path / "withheld.jsonl") == held
    write_held(tmp_path / "withheld.jsonl", Held(), tmp_path / "tmp")
    assert not (tmp_path / "withheld.jsonl").exists()
    (tmp_path / "withheld.jsonl").write_text("{")
    with pytest.raises(CaseDamaged):
        read_held(tmp_path / "withheld.jsonl")
