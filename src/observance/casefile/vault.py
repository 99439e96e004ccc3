"""The vault: one encrypted file outside of a case, which holds what the case withholds.

Reads and writes the vault's file. Its first line says how the key is made of a passphrase (scrypt) and is
authenticated with the rest, an archive of files under AES-256-GCM. :func:`write_vault` and :func:`read_vault` know
names of files and their bytes; what they mean is for :mod:`observance.pipeline.withholding`.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from observance.disk import write_whole
from observance.errors import VaultError

FORMAT = 1
#: What making the key costs: 2**15 rounds of 1 KiB, a tenth of a second and 32 MiB (OWASP, scrypt, 2023).
COST = 2**15
_BLOCK = 8
_KEY = 32
_SALT, _NONCE = 16, 12
#: More is asked of nobody's memory by a file that somebody else gave.
_MOST_COST = 2**20


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first line of a vault."""

    vault: int
    kdf: str
    cost: int
    salt: str
    nonce: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultPlace:
    """Where a vault lies, the passphrase that opens it, and what making a key of it is to cost."""

    path: Path
    passphrase: str = field(repr=False)
    cost: int = COST

    def check_outside(self, case: Path) -> None:
        """Refuse a vault within the case folder: who is given the folder would be given both."""
        if self.path.resolve().is_relative_to(case.resolve()):
            raise VaultError(
                "the vault lies in the case folder",
                where=str(self.path),
                do="name a file outside of it, best on another device",
            )


def write_vault(
    place: VaultPlace,
    files: Mapping[str, bytes],
    *,
    entropy: Callable[[int], bytes] = os.urandom,
) -> None:
    """Write the vault anew, whole or not at all; readable by its owner alone."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = entropy(_SALT), entropy(_NONCE)
    head = msgspec.json.encode(_Head(vault=FORMAT, kdf="scrypt", cost=place.cost, salt=salt.hex(), nonce=nonce.hex()))
    sealed = AESGCM(_key(place, salt, place.cost)).encrypt(nonce, _packed(files), head)
    scratch = place.path.parent / f".{place.path.name}.tmp"
    try:
        write_whole(place.path, head + b"\n" + sealed, scratch)
        place.path.chmod(0o600)
        scratch.rmdir()
    except OSError as error:
        raise VaultError(
            "the vault cannot be written ({reason})",
            where=str(place.path),
            do="name a file in a folder that can be written to",
            reason=error.strerror or str(error),
        ) from error


def read_vault(place: VaultPlace) -> dict[str, bytes]:
    """The files that the vault holds. Raises VaultError where it is not there, damaged, or the passphrase another."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        line, _, sealed = place.path.read_bytes().partition(b"\n")
    except OSError as error:
        raise VaultError(
            "there is no vault here ({reason})",
            where=str(place.path),
            do="name the file with --vault, or in the settings as vault",
            reason=error.strerror or str(error),
        ) from error
    head = _head(place, line)
    try:
        data = AESGCM(_key(place, bytes.fromhex(head.salt), head.cost)).decrypt(bytes.fromhex(head.nonce), sealed, line)
    except InvalidTag as error:
        raise VaultError(
            "the vault does not open", where=str(place.path), do="check the passphrase; else the file is damaged"
        ) from error
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _head(place: VaultPlace, line: bytes) -> _Head:
    try:
        head = msgspec.json.decode(line, type=_Head)
        known = head.vault == FORMAT and head.kdf == "scrypt" and head.cost <= _MOST_COST
        bytes.fromhex(head.salt + head.nonce)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError):
        known = False
    if not known:
        raise VaultError(
            "this is no vault that this program knows", where=str(place.path), do="check the name of the file"
        )
    return head


def _key(place: VaultPlace, salt: bytes, cost: int) -> bytes:
    secret = place.passphrase.encode("utf-8", "surrogateescape")
    return hashlib.scrypt(secret, salt=salt, n=cost, r=_BLOCK, p=1, dklen=_KEY, maxmem=256 * _BLOCK * cost)


def _packed(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name], compress_type=zipfile.ZIP_DEFLATED)
    return packed.getvalue()
