"""Erasing: an actor or a document taken out of a case for good, and the search that nothing is left.

Reads and writes the case folder and, where the case has one, the vault. Nothing is kept by which what was erased could
be told again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from observance.casefile import CaseFile
from observance.casefile.folder import CaseFolder
from observance.casefile.generation import Entry
from observance.casefile.held import PSEUDONYM, read_held
from observance.casefile.vault import VaultPlace
from observance.domain.findings import ActorKind
from observance.domain.withholding import Guarded
from observance.errors import UsageError, VaultError
from observance.pipeline.guarding import Entropy, Guarding, find_target, opened, proved, source_of
from observance.pipeline.stages import Stage
from observance.pipeline.withholding import Withholding, withhold
from observance.read.sniff import WITHIN
from observance.resolve.spotting import Spotter


def erase(
    case: Path,
    wanted: str,
    place: VaultPlace | None = None,
    *,
    kind: ActorKind = ActorKind.PERSON,
    stages: Sequence[Stage] = (),
    entropy: Entropy = os.urandom,
) -> Guarding:
    """Erase an actor or a document from a case, and from its vault if it has one.

    Raises UsageError where a file that the document is, or that is named after the actor, is still in its folder.
    """
    root = source_of(case)
    if read_held(CaseFolder(path=case).held).vault is None:
        what = _what(case, wanted, kind, root, entropy)
        return proved(case, what, withhold(CaseFile.open(case, as_held=True), case, what, root=root, stages=stages))
    if place is None:
        raise VaultError(
            "this case has a vault, and what is to be erased is in it too", where=str(case), do="open it with --vault"
        )
    with opened(case, place, entropy=entropy) as vault:
        what = _what(vault.true, wanted, kind, root, entropy)
        gone = withhold(CaseFile.open(vault.true, as_held=True), vault.true, what, root=root, stages=stages)
        vault.ledger.whole = tuple(name for name in vault.ledger.whole if name not in what.erased)
        names = {name for one in what.guarded for name in one.names}
        vault.ledger.guarded = tuple(one for one in vault.ledger.guarded if not names & set(one.names))
        for name in what.erased:
            (vault.folder / "documents" / name).unlink(missing_ok=True)
        vault.ledger.pseudonyms.clear()
        shown = vault.what()
        vault.keep()
        made = withhold(CaseFile.open(vault.true, as_held=True), case, shown, root=root, stages=stages)
        proved(vault.true, what, gone)
        proved(case, what, gone)
        return proved(case, shown, made)


def _what(case: Path, wanted: str, kind: ActorKind, root: Path, entropy: Entropy) -> Withholding:
    found = find_target(case, wanted, kind)
    entries = CaseFile.open(case, as_held=True).documents()
    pseudonyms = {entry.reference: f"{PSEUDONYM}{entropy(6).hex()}" for entry in entries}
    if isinstance(found, Guarded):
        spotter = Spotter.of([found])
        for entry in entries:
            if spotter.sees(entry.document):
                _refuse_file(entry, root)
        return Withholding(guarded=(found,), pseudonyms=pseudonyms)
    _refuse_file(found, root)
    return Withholding(erased=frozenset({found.document}), pseudonyms=pseudonyms)


def _refuse_file(entry: Entry, root: Path) -> None:
    outermost = entry.document.split(WITHIN)[0]
    if (root / outermost).exists():
        raise UsageError(
            "the file is still in the folder of documents, and the next build would read it again",
            where=str(root / outermost),
            do="delete it, or rename it where its name alone is meant and build, then run the command again",
        )
