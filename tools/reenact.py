"""Re-enact the records of a folder: each as a journal of acts, drafted, and compared with what was read.

    python tools/reenact.py DOCUMENTS [--profile FILE]

Reads the documents of a folder; each that is a verbatim record is replayed act by act under the rules of a profile, by
default the example that is shipped. The draft, and what is read again from its text, its DOCX and its Akoma Ntoso,
must say the same as the record: items, speeches with their words, events and announcements. Prints a line each; ends
with status 1 where something differs or there is no record.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import observance as ob
from observance.domain.record import DocumentKind, Record
from observance.domain.rules import RulesProfile
from observance.errors import ObservanceError
from observance.floor import draft_record, read_profile, shipped_profile
from observance.floor.reenacting import Substance, reenacted, substance
from observance.publish.akn import akn_to_record, record_to_akn
from observance.publish.minutes import record_to_docx


def main(arguments: list[str]) -> int:
    profile = shipped_profile()
    if "--profile" in arguments:
        place = arguments.index("--profile")
        profile = read_profile(Path(arguments[place + 1]))
        del arguments[place : place + 2]
    if len(arguments) != 1:
        print("usage: python tools/reenact.py DOCUMENTS [--profile FILE]", file=sys.stderr)
        return 2
    records = list(records_in(Path(arguments[0])))
    same = [is_same for name, record in records for is_same in compared(name, record, profile)]
    if not records:
        print("re-enacted: there is no record in this folder")
    return 0 if same and all(same) else 1


def records_in(folder: Path) -> Iterator[tuple[str, Record]]:
    """The documents of a folder that are records; what cannot be read is none."""
    for path in sorted(folder.iterdir()):
        try:
            found = ob.segment(ob.read(path))
        except ObservanceError:
            continue
        if isinstance(found, Record) and found.kind is DocumentKind.VERBATIM_RECORD:
            yield path.name, found


def compared(name: str, record: Record, profile: RulesProfile) -> Iterator[bool]:
    """Whether the draft of the re-enacted sitting, and each reading of it, says what the record says."""
    spoken = {s.interpreted_from or s.language for s in record.speeches} - {None}
    sitting = reenacted(record, profile)
    draft = draft_record(sitting.state, record.document.reference)
    print(f"{name}: {len(sitting.acts)} acts, {len(draft.speeches)} speeches, languages {' '.join(sorted(spoken))}")
    wanted = substance(record)
    # What the Chair announces is read in the words; a draft that no one has read holds no announcements.
    yield told("  draft", wanted, replace(substance(draft), notices=wanted.notices))
    yield told("  text, read again", wanted, substance(segmented(draft.document)))
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "record.docx")
        path.write_bytes(record_to_docx(draft))
        yield told("  DOCX, read again", wanted, substance(segmented(ob.read(path))))
    again = akn_to_record(record_to_akn(draft))
    yield told("  Akoma Ntoso, read again", wanted, replace(substance(again), notices=wanted.notices))


def segmented(document: ob.Document) -> Record:
    found = ob.segment(document)
    assert isinstance(found, Record), "the draft of a record is a record"
    return found


def told(what: str, wanted: Substance, found: Substance) -> bool:
    """Print how far two records say the same, and where they do not."""
    other = [own.name for own in fields(Substance) if getattr(wanted, own.name) != getattr(found, own.name)]
    print(f"{what}: speeches F1 {f1(wanted, found):.3f}, {'equal' if not other else 'other ' + ', '.join(other)}")
    return not other


def f1(wanted: Substance, found: Substance) -> float:
    """The harmonic mean of precision and recall of whole speeches: heading, speaker, language and every word."""
    one, two = (Counter(map(repr, substance.speeches)) for substance in (wanted, found))
    return 2 * (one & two).total() / ((one + two).total() or 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
