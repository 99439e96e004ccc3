"""Which frames nothing depends on: each frame is left out in turn, and what changes is looked at.

    python bench/rules.py FOLDER [--kind KIND]

FOLDER holds documents, as those of the examples. A frame whose loss changes no finding in them, and whose examples all
are matched by another frame of its kind and language with the same values, is listed: it can go. One that is needed for
its own examples alone is counted. Writes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

import observance as ob
from observance.domain.findings import Finding, Findings
from observance.extract import matching
from observance.extract.context import Context
from observance.extract.kinds import KINDS, SLOTS
from observance.extract.matters import about, interventions
from observance.extract.utterances import setting_of, utterances
from observance.lang.frames import Frame, codes_of, frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document as a kind sees it."""

    context: Context
    found: tuple[Finding, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", choices=sorted(SLOTS), help="look at the frames of this kind alone")
    args = parser.parse_args()
    documents = [ob.segment(ob.read(path)) for path in sorted(args.folder.iterdir()) if path.is_file()]
    told = by_kind(documents)
    for kind in [args.kind] if args.kind else sorted(told.keys() & SLOTS.keys()):
        report(kind, told[kind])


def by_kind(documents: list[ob.Segmentation]) -> dict[str, list[Told]]:
    """What each kind finds in each document, with what it saw."""
    told: dict[str, list[Told]] = {kind: [] for kind, _ in KINDS}
    for found in documents:
        nothing = Findings(document=found.document.reference, about=about(found), interventions=interventions(found))
        context = Context(setting=setting_of(found), utterances=utterances(found), found=found, findings=nothing)
        for kind, find in KINDS:
            findings = find(context)
            told[kind].append(Told(context=context, found=findings))
            context = replace(context, findings=context.findings.with_kind(kind, findings))
    return told


def report(kind: str, told: list[Told]) -> None:
    """Print the frames of a kind that nothing depends on."""
    find = dict(KINDS)[kind]
    known = [frame for code in codes_of(kind) for frame in frames(kind, code, SLOTS[kind])]
    idle, own = [], 0
    for frame in known:
        with without(frame):
            changes = any(find(one.context) != one.found for one in told)
        if changes:
            continue
        if is_spare(frame, [other for other in known if other.language == frame.language and other.id != frame.id]):
            idle.append(frame.id)
        else:
            own += 1
    print(f"{kind}: {len(known)} frames, {own} needed by their own examples alone, {len(idle)} by nothing")
    for name in idle:
        print(f"  {name}")


def is_spare(frame: Frame, others: list[Frame]) -> bool:
    """Whether other frames match all examples of this one and give the same values."""
    plain = [example.replace("[[", "").replace("]]", "") for example in frame.examples]
    return all(any(o.values == frame.values and o.search(text) for o in others) for text in plain)


@contextmanager
def without(frame: Frame) -> Iterator[None]:
    """Match as if a frame did not exist."""
    whole = matching.frames

    def fewer(kind: str, code: str, slots: matching.Slots = ()) -> tuple[Frame, ...]:
        return tuple(one for one in whole(kind, code, slots) if one.id != frame.id)

    make = matching._index.__wrapped__  # type: ignore[attr-defined]
    made: dict[tuple[str, str, matching.Slots], object] = {}

    def index(kind: str, code: str, slots: matching.Slots) -> object:
        if kind != frame.kind or code != frame.language:
            return kept(kind, code, slots)
        key = (kind, code, slots)
        if key not in made:
            made[key] = make(kind, code, slots)
        return made[key]

    kept = matching._index
    with mock.patch.object(matching, "frames", fewer), mock.patch.object(matching, "_index", index):
        yield


if __name__ == "__main__":
    main()
