"""Which rules nothing depends on: each is left out in turn, and what changes is looked at.

    python bench/rules.py [FOLDER] [--kind KIND]

FOLDER (the documents of the examples where none is named) holds documents. A frame whose loss changes no finding in
them, nor in the frame's own examples, is listed: it can go, unless a test needs it (a frame of what points back finds
nothing in an example alone). One that is needed for its own examples alone is counted. Deadlines are looked for in
every sentence.

Names have no frames: each group of words of a language's ``names`` is left out in turn, from the documents and from
the passages that the groups themselves give as examples. Writes nothing but words to a temporary folder.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from unittest import mock

import observance as ob
from observance.domain.findings import Deadline, Finding, Findings
from observance.domain.fold import read_out
from observance.domain.record import DocumentKind, Segmentation
from observance.domain.text import Document, Passage, Reading, Source
from observance.extract import deadlines, matching, names
from observance.extract.context import Context
from observance.extract.kinds import KINDS, SLOTS
from observance.extract.matters import about, interventions
from observance.extract.sentences import sentences
from observance.extract.utterances import Setting, Utterance, setting_of, utterances
from observance.lang import HERE, Names, languages, words_from
from observance.lang.frames import Frame, codes_of, frames

Find = Callable[[Context], tuple[Finding | Deadline, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document as a kind sees it."""

    context: Context
    found: tuple[Finding | Deadline, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    examples = Path(__file__).parents[1] / "examples" / "documents"
    parser.add_argument("folder", type=Path, nargs="?", default=examples)
    parser.add_argument("--kind", choices=sorted({*SLOTS, names.KIND}), help="look at the rules of this kind alone")
    args = parser.parse_args()
    documents = [ob.segment(ob.read(path)) for path in sorted(args.folder.iterdir()) if path.suffix == ".txt"]
    told = by_kind(documents)
    for kind in [args.kind] if args.kind else sorted({*SLOTS, names.KIND}):
        if kind == names.KIND:
            report_names(told[kind])
        else:
            report(kind, told[kind])


def by_kind(documents: list[ob.Segmentation]) -> dict[str, list[Told]]:
    """What each kind finds in each document, with what it saw."""
    told: dict[str, list[Told]] = {kind: [] for kind in [deadlines.KIND, *(kind for kind, _ in KINDS)]}
    for found in documents:
        nothing = Findings(document=found.document.reference, about=about(found), interventions=interventions(found))
        context = Context(setting=setting_of(found), utterances=utterances(found), found=found, findings=nothing)
        for kind, find in KINDS:
            findings = find(context)
            told[kind].append(Told(context=context, found=findings))
            context = replace(context, findings=context.findings.with_kind(kind, findings))
        told[deadlines.KIND].append(Told(context=context, found=every_deadline(context)))
    return told


def every_deadline(context: Context) -> tuple[Deadline, ...]:
    """The first deadline of each sentence."""
    spans = ((said, *span) for said in context.said() for span in said.sentences)
    found = (deadlines.deadline_in(said, start, end, context.setting) for said, start, end in spans)
    return tuple(one for one in found if one)


def report(kind: str, told: list[Told]) -> None:
    """Print the frames of a kind that nothing depends on."""
    finders: dict[str, Find] = {**dict(KINDS), deadlines.KIND: every_deadline}
    find = finders[kind]
    known = [frame for code in codes_of(kind) for frame in frames(kind, code, SLOTS[kind])]
    idle, own = [], 0
    for frame in known:
        with without(frame):
            changes = any(anew(find, one.context) != one.found for one in told)
        if changes:
            continue
        if is_spare(frame, find):
            idle.append(frame.id)
        else:
            own += 1
    print(f"{kind}: {len(known)} frames, {own} needed by their own examples alone, {len(idle)} by nothing")
    for name in idle:
        print(f"  {name}")


def anew(find: Find, context: Context) -> tuple[Finding | Deadline, ...]:
    """What is found where nothing is known of the utterances from before."""
    for utterance in context.utterances:
        utterance.known.clear()
    return find(context)


def is_spare(frame: Frame, find: Find) -> bool:
    """Whether a frame's own examples give the same findings without it."""
    plain = [example.replace("[[", "").replace("]]", "") for example in frame.examples]
    seen = [told_of(frame.kind, said(text, frame.language), find) for text in plain]
    with without(frame):
        return all(anew(find, one.context) == one.found for one in seen)


def told_of(kind: str, context: Context, find: Find) -> Told:
    """What a kind finds in a passage, with what the kinds before it found there."""
    for other, earlier in KINDS:
        if other == kind:
            break
        context = replace(context, findings=context.findings.with_kind(other, earlier(context)))
    return Told(context=context, found=find(context))


@contextmanager
def without(frame: Frame) -> Iterator[None]:
    """Match as if a frame did not exist."""
    whole = matching.matches_of

    def fewer(known: tuple[Frame, ...], *args: Any) -> Iterator[matching.Match]:
        return (match for match in whole(known, *args) if match.frame.id != frame.id)

    with mock.patch.object(matching, "matches_of", fewer):
        yield


# --- Names: groups of words -------------------------------------------------------------------------------------------


def report_names(told: list[Told]) -> None:
    """Print the groups of words around names that nothing depends on."""
    groups = [(one.code, group.name) for one in languages() for group in fields(Names) if forms(one.code, group.name)]
    own = [said(text, code) for code, group in groups for text in examples_of(code, group)]
    known = [Told(context=context, found=names.find(context)) for context in own]
    idle, alone = [], 0
    for code, group in groups:
        with without_group(code, group):
            if any(anew(names.find, one.context) != one.found for one in told):
                continue
            if any(anew(names.find, one.context) != one.found for one in known):
                alone += 1
            else:
                idle.append(f"{code}/{group}")
    print(f"names: {len(groups)} groups of words, {alone} needed by examples alone, {len(idle)} by nothing")
    for name in idle:
        print(f"  {name}")


def forms(code: str, group: str) -> tuple[str, ...]:
    """The forms of a group around names."""
    one = next(language for language in languages() if language.code == code)
    found: tuple[str, ...] = getattr(one.names, group).forms
    return found


def examples_of(code: str, group: str) -> tuple[str, ...]:
    """The passages by which a group of words is proved, with it and without."""
    one = next(language for language in languages() if language.code == code)
    words = getattr(one.names, group)
    return (*words.examples, *words.counterexamples)


def said(text: str, code: str) -> Context:
    """A letter in which only a text is said."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    place = (0, len(text))
    passage = Passage(
        document="example", text_sha256=digest, n=1, start=0, end=len(text), segments=(place,),
        reading=read_out(text, [place], None), source_text=text, language=code,
    )  # fmt: skip
    utterance = Utterance(passage=passage, start=0, said=True, sentences=sentences(passage.reading.text))
    source = Source(name="example", sha256=digest, size=len(text))
    reading = Reading(reader="example", media="text/plain", text=text, text_sha256=digest)
    document = Document(reference="example", source=source, reading=reading)
    found = Segmentation(document=document, kind=DocumentKind.LETTER, passages=(passage,))
    return Context(
        setting=Setting(reference="example", kind=DocumentKind.LETTER, date="2023-06-09"),
        utterances=(utterance,),
        found=found,
        findings=Findings(document="example", about=about(found)),
    )


@contextmanager
def without_group(code: str, group: str) -> Iterator[None]:
    """Find as if a group of words did not exist: a folder of words in use replaces the house's own."""
    words = (HERE / code / "words.toml").read_text(encoding="utf-8")
    fewer = re.sub(rf"(?ms)^\[names\.{group}\]\n.*?(?=^\[|\Z)", "", words)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / code / "words.toml"
        path.parent.mkdir()
        path.write_text(fewer, encoding="utf-8")
        with words_from((Path(folder),)):
            yield


if __name__ == "__main__":
    main()
