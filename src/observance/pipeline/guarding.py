"""Protecting, erasing and building a case that withholds: the vault opened, the true case at work, the shown one made.

Reads and writes the vault, the case folder, and while it is at work a private folder that holds the true case; the
folder is removed at the end, and lies in memory where the machine has a place for that.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from observance.casefile import CaseFile
from observance.casefile.folder import CaseFolder, read_head
from observance.casefile.generation import Entry
from observance.casefile.held import PSEUDONYM, Held, HeldDocument, read_held, write_held
from observance.casefile.vault import VaultPlace, read_vault, write_vault
from observance.domain.findings import ActorKind
from observance.domain.withholding import Guarded
from observance.errors import NotErased, NotFound, UsageError, VaultError
from observance.pipeline.building import BuildReport
from observance.pipeline.stages import Stage
from observance.pipeline.traces import Searched, search
from observance.pipeline.withholding import Withheld, Withholding, withhold
from observance.resolve.spotting import Spotter

_LEDGER = "ledger.json"
_CASE, _FILES = "case/", "documents/"
#: What belongs to a build at work and to nothing else.
_PASSING = frozenset({"lock", "tmp", "cache", "unfinished"})
_IN_MEMORY = Path("/dev/shm")
#: How many times larger the files of a case are than the vault that they are packed in.
_UNPACKED = 12

Entropy = Callable[[int], bytes]


class Ledger(msgspec.Struct, kw_only=True):
    """What a vault knows beside the true case: its number, who is protected, which documents are withheld whole, and
    the pseudonyms of documents, by their references."""

    id: str
    guarded: tuple[Guarded, ...] = ()
    whole: tuple[str, ...] = ()
    pseudonyms: dict[str, str] = {}


@dataclass(slots=True, kw_only=True)
class OpenVault:
    """A vault that is open: its ledger, and the private folder with the true case."""

    place: VaultPlace
    ledger: Ledger
    folder: Path
    entropy: Entropy

    @property
    def true(self) -> Path:
        """The folder of the true case."""
        return self.folder / "case"

    def keep(self) -> None:
        """Write the vault as it is now."""
        files = {_LEDGER: msgspec.json.encode(self.ledger)}
        for part in (_CASE, _FILES):
            base = self.folder / part
            for path in sorted(p for p in base.rglob("*") if p.is_file()) if base.is_dir() else ():
                name = path.relative_to(base).as_posix()
                if name.split("/")[0] not in _PASSING or part == _FILES:
                    files[part + name] = path.read_bytes()
        write_vault(self.place, files, entropy=self.entropy)

    def what(self) -> Withholding:
        """What is withheld, with a pseudonym for every document that may need one."""
        for entry in CaseFile.open(self.true, as_held=True).documents():
            if entry.reference not in self.ledger.pseudonyms:
                self.ledger.pseudonyms[entry.reference] = f"{PSEUDONYM}{self.entropy(6).hex()}"
        guarded, whole = self.ledger.guarded, self.ledger.whole
        return Withholding(
            guarded=guarded,
            whole=frozenset(whole),
            pseudonyms=self.ledger.pseudonyms,
            vault=self.ledger.id if guarded or whole else None,
        )

    def hold_whole(self, root: Path) -> None:
        """Keep the bytes of documents that are withheld whole, and their readings, should the files be taken away."""
        case = CaseFile.open(self.true, as_held=True)
        rows = []
        for entry in case.documents():
            if entry.document in self.ledger.whole:
                kept, file = self.folder / _FILES / entry.document, root / entry.document
                if file.is_file():
                    kept.parent.mkdir(parents=True, exist_ok=True)
                    kept.write_bytes(file.read_bytes())
                rows.append(_as_held(entry))
        held = read_held(case.folder.held)
        others = tuple(row for row in held.documents if not row.hidden)
        write_held(case.folder.held, Held(documents=(*others, *rows)), case.folder.scratch)


def _as_held(entry: Entry) -> HeldDocument:
    return HeldDocument(
        document=entry.document,
        reference=entry.reference,
        sha256=entry.sha256,
        size=entry.size,
        media=entry.media,
        reading=entry.shard("read"),
        problems=entry.problems,
        hidden=True,
    )


@contextmanager
def private_folder(need: int = 0) -> Iterator[Path]:
    """A folder that its owner alone can look into, in memory where ``need`` bytes fit, and gone at the end."""
    is_there = _IN_MEMORY.is_dir() and os.access(_IN_MEMORY, os.W_OK)
    base = _IN_MEMORY if is_there and shutil.disk_usage(_IN_MEMORY).free > need else None
    with tempfile.TemporaryDirectory(prefix="observance-", dir=base) as name:
        yield Path(name)


@contextmanager
def opened(case: Path, place: VaultPlace, *, new: bool = False, entropy: Entropy = os.urandom) -> Iterator[OpenVault]:
    """The vault of a case, open: with the true case, to which what people decided meanwhile was added.

    With ``new`` a case that has no vault gets one, in memory until it is kept. Raises VaultError.
    """
    place.check_outside(case)
    number = read_held(CaseFolder(path=case).held).vault
    with private_folder(_room(case, place)) as folder:
        if number is None and not new:
            raise VaultError("nothing is withheld in this case", where=str(case), do="open it without its vault")
        if number is None:
            vault = _begun(case, place, folder, entropy)
        else:
            vault = _unpacked(place, folder, entropy)
            if vault.ledger.id != number:
                raise VaultError("this is the vault of another case", where=str(place.path), do="name the right file")
            _take_over(case, vault.true)
        yield vault


def _room(case: Path, place: VaultPlace) -> int:
    """What a true case may take while it is built: that of the shown one twice, and what the vault unpacks to."""
    sizes = sum(path.stat().st_size for path in case.rglob("*") if path.is_file())
    return 2 * sizes + (_UNPACKED * place.path.stat().st_size if place.path.is_file() else 0)


def _begun(case: Path, place: VaultPlace, folder: Path, entropy: Entropy) -> OpenVault:
    if place.path.exists():
        raise VaultError(
            "there is a file already", where=str(place.path), do="name a new file: a case has a vault of its own"
        )
    CaseFile.open(case, as_held=True)
    shutil.copytree(case, folder / "case", ignore=lambda _, names: _PASSING & set(names))
    return OpenVault(place=place, ledger=Ledger(id=entropy(16).hex()), folder=folder, entropy=entropy)


def _unpacked(place: VaultPlace, folder: Path, entropy: Entropy) -> OpenVault:
    files = read_vault(place)
    for name, data in files.items():
        path = folder / name
        if name != _LEDGER and path.resolve().is_relative_to(folder.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    ledger = msgspec.json.decode(files[_LEDGER], type=Ledger)
    return OpenVault(place=place, ledger=ledger, folder=folder, entropy=entropy)


def _take_over(case: Path, true: Path) -> None:
    """Add to the true case the decisions that were made in the shown one while the vault was shut."""
    for place in sorted(CaseFolder(path=case).decisions.glob("*.jsonl")):
        ours = CaseFolder(path=true).decisions / place.name
        known = set(_ids(ours.read_bytes())) if ours.is_file() else set()
        lines = [line for line in place.read_bytes().splitlines() if line.strip() and set(_ids(line)) - known]
        ours.parent.mkdir(parents=True, exist_ok=True)
        with ours.open("ab") as file:
            file.writelines(line + b"\n" for line in lines)


class _Id(msgspec.Struct):
    id: str = ""


def _ids(lines: bytes) -> Iterator[str]:
    for line in lines.splitlines():
        if line.strip():
            yield msgspec.json.decode(line, type=_Id).id


def source_of(case: Path) -> Path:
    """The folder of the documents of a case."""
    return Path(os.path.normpath(case.resolve() / read_head(CaseFolder(path=case))))


def find_target(true: Path, wanted: str, kind: ActorKind = ActorKind.PERSON) -> Guarded | Entry:
    """Who or what is meant: a document by its reference or name, an actor by id or any name; else a new name."""
    case = CaseFile.open(true, as_held=True)
    for entry in case.documents():
        if wanted in (entry.reference, entry.document):
            return entry
    parties = case.parties()
    actor = parties.actor(wanted) or next((one for one in parties.actors if wanted in one.names), None)
    if actor is not None:
        if actor.kind is ActorKind.STATE:
            raise UsageError("a State cannot be protected", do="name a person, an organisation or a document")
        return Guarded(id=actor.id, kind=actor.kind, names=tuple(dict.fromkeys((actor.name, *actor.names))))
    if " " not in wanted.strip():
        raise NotFound(
            "the case has neither an actor nor a document {wanted}",
            wanted=wanted,
            do="see who there is with: observance actors CASE; a name that it lacks is given in full",
        )
    return Guarded(id="", kind=kind, names=(wanted,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarding:
    """What a command came to: what is withheld, and the search for what must not be left."""

    withheld: Withheld
    searched: Searched


def protect(
    case: Path,
    place: VaultPlace,
    wanted: Sequence[str],
    *,
    kind: ActorKind = ActorKind.PERSON,
    stages: Sequence[Stage] = (),
    entropy: Entropy = os.urandom,
) -> Guarding:
    """Protect actors and documents: from now on the case shows nothing that names them. Raises NotErased."""
    with opened(case, place, new=True, entropy=entropy) as vault:
        for one in wanted:
            _add(vault.ledger, find_target(vault.true, one, kind))
        root = source_of(case)
        vault.hold_whole(root)
        return _shown(vault, case, root, stages)


def _add(ledger: Ledger, found: Guarded | Entry) -> None:
    if isinstance(found, Entry):
        ledger.whole = tuple(dict.fromkeys((*ledger.whole, found.document)))
    else:
        ledger.guarded = (*(one for one in ledger.guarded if not _is_same(one, found)), found)


def _is_same(one: Guarded, other: Guarded) -> bool:
    return bool(one.id and one.id == other.id) or bool(set(one.names) & set(other.names))


def unprotect(case: Path, place: VaultPlace, wanted: Sequence[str], *, stages: Sequence[Stage] = ()) -> Guarding:
    """Protect no longer; who or what is meant is told by id, name or document, as it is in the true case."""
    with opened(case, place) as vault:
        root = source_of(case)
        for one in wanted:
            _take(vault, find_target(vault.true, one), root)
        vault.hold_whole(root)
        return _shown(vault, case, root, stages)


def _take(vault: OpenVault, found: Guarded | Entry, root: Path) -> None:
    """Take somebody or something out of the ledger; a document's file comes back where it is gone."""
    ledger = vault.ledger
    before = len(ledger.guarded) + len(ledger.whole)
    if isinstance(found, Entry):
        ledger.whole = tuple(name for name in ledger.whole if name != found.document)
        kept, file = vault.folder / _FILES / found.document, root / found.document
        if kept.is_file() and not file.exists() and root.is_dir():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(kept.read_bytes())
        kept.unlink(missing_ok=True)
    else:
        ledger.guarded = tuple(one for one in ledger.guarded if not _is_same(one, found))
    if len(ledger.guarded) + len(ledger.whole) == before:
        raise NotFound("this is not protected", do="see what is with: observance protect CASE")


def _shown(vault: OpenVault, case: Path, root: Path, stages: Sequence[Stage]) -> Guarding:
    """Keep the vault, then make the shown case of the true one, and search it."""
    what = vault.what()
    vault.keep()
    made = withhold(CaseFile.open(vault.true, as_held=True), case, what, root=root, stages=stages)
    return proved(case, what, made)


def proved(case: Path, what: Withholding, made: Withheld) -> Guarding:
    """Search every file of the case for what must not be in it. Raises NotErased where something is."""
    searched = search(case, Spotter.of(what.guarded), made.traces, [n for one in what.guarded for n in one.names])
    if searched.hits:
        place, _ = searched.hits[0]
        raise NotErased(
            "{count} places of the case still hold what should be gone; the first is {place}",
            where=str(case),
            do="take it out by hand (the name of the folder of documents, a setting), then run the command again",
            count=len(searched.hits),
            place=place,
        )
    return Guarding(withheld=made, searched=searched)


def build_open(
    build_true: Callable[[Path], BuildReport],
    folder: Path,
    case: Path,
    place: VaultPlace,
    *,
    stages: Sequence[Stage] = (),
) -> tuple[BuildReport, Guarding]:
    """Build the true case with the vault open (``build_true`` builds into the folder that it is given), then the shown
    one."""
    with opened(case, place) as vault:
        report = build_true(vault.true)
        vault.hold_whole(folder)
        return report, _shown(vault, case, folder.resolve(), stages)
