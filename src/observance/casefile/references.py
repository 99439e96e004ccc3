"""References: given to a document once, kept, and changed by a decision only.

Reads and writes ``references.jsonl``: a row a document name, in the order of names. A file that vanished keeps its
reference, so that it has it again when it comes back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from observance.disk import write_whole
from observance.domain.decisions import Decision, standing
from observance.errors import CaseDamaged

_WELL_FORMED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class ReferenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """The reference of a document name."""

    document: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """What the decisions make of the references: those in force, and decisions that cannot be followed."""

    references: Mapping[str, str]
    refused: tuple[Decision, ...] = ()


def read_references(path: Path) -> dict[str, str]:
    """The references given so far; none where there is no file yet."""
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return {}
    try:
        rows = [msgspec.json.decode(line, type=ReferenceRow) for line in lines if line]
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CaseDamaged(
            "the references of the documents cannot be read ({error})",
            where=str(path),
            do="restore the file from a copy: without it references would be given anew",
            error=str(error),
        ) from error
    return {row.document: row.reference for row in rows}


def write_references(path: Path, references: Mapping[str, str], scratch: Path) -> None:
    """Keep the references, in the order of names."""
    rows = (ReferenceRow(document=name, reference=references[name]) for name in sorted(references))
    content = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content, scratch)


def give_references(
    known: Mapping[str, str], names: Iterable[str], reference_for: Callable[[str], str], taken: Iterable[str] = ()
) -> dict[str, str]:
    """The known references and one for each new name; one that is taken gets ``-2``, ``-3`` and so on."""
    given = dict(known)
    held = {*known.values(), *taken}
    for name in sorted(names):
        if name not in given:
            given[name] = _free(reference_for(name), held)
            held.add(given[name])
    return given


def _free(wanted: str, held: set[str]) -> str:
    if wanted not in held:
        return wanted
    n = 2
    while f"{wanted}-{n}" in held:
        n += 1
    return f"{wanted}-{n}"


def apply_decisions(references: Mapping[str, str], log: Iterable[Decision]) -> Renaming:
    """The references in force: a decision of kind ``reference`` names the one first given and the new one.

    A decision whose new reference is malformed or belongs to another document is refused: a reference means one
    document.
    """
    in_force = dict(references)
    names = {reference: name for name, reference in references.items()}
    refused = []
    for decision in standing(log):
        if decision.kind != "reference":
            continue
        name = names.get(decision.subject)
        others = {reference for other, reference in in_force.items() if other != name}
        others |= {first for first, other in names.items() if other != name}
        if name is None or not _WELL_FORMED.fullmatch(decision.value) or decision.value in others:
            refused.append(decision)
        else:
            in_force[name] = decision.value
    return Renaming(references=in_force, refused=tuple(refused))


def decisions_in_force(references: Mapping[str, str], log: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold; one about a document by a reference that it had names it by the one in force."""
    in_force = apply_decisions(references, log).references
    now = {reference: in_force[name] for name, reference in references.items()}
    now |= {one.value: now[one.subject] for one in log if one.kind == "reference" and one.subject in now}
    return tuple(replace(one, subject=now.get(one.subject, one.subject)) for one in standing(log))
