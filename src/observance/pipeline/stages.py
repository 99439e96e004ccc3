"""The stages of the way from bytes to a case, what each needs, and in what scope it runs.

A stage of document scope makes one product of each document; a stage of case scope sees one product of every
document, at once or divided into parts. A stage's version changes whenever it may make something else of the same
input: it is part of the key under which its product is stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from observance.casefile import case_rows, finding_rows, party_rows, rows
from observance.casefile.generation import PartShard
from observance.domain.decisions import Decision
from observance.domain.edition import Edition
from observance.domain.findings import Findings
from observance.domain.holdings import Holding
from observance.domain.matters import BELONGS, Matters
from observance.domain.parties import Parties
from observance.domain.record import Segmentation
from observance.domain.text import Document
from observance.pipeline.growth import Growth
from observance.pipeline.intake import bytes_of
from observance.read.cage import READER, Limits, cage_for

_LIMITS = Limits()


class Scope(StrEnum):
    """What a stage sees at once."""

    DOCUMENT = "document"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of the way.

    A stage of case scope may be divided: then ``divide`` gives its parts, of the same that ``run`` would be given
    otherwise, and ``run`` makes one part of the products of that part's documents and of what is ``given`` to it. The
    rows of the parts, one after the other, are the product of the stage. A stage whose parts are not told by documents
    makes them itself: ``grow`` gives the shards of a :class:`~observance.pipeline.growth.Growth`, of what was kept and
    what changed; its rows may stand in any order. A stage of case scope that ``decides`` by what people said is given
    the decisions of those kinds that hold, last; their subjects are references in force.

    ``run`` makes the product: of a :class:`Source file <observance.pipeline.work.Task>` where the stage needs
    nothing, else of the products it ``needs``, in that order; in case scope of the products of all documents at the one
    stage of document scope that it needs, and then of the stages of its own scope that it needs. ``write``
    puts a product into rows, ``restore`` takes it back from rows and the products it needs; a product that a stage of
    case scope needs must come back from its rows alone. All three must be functions of a module, so that they can be
    sent to another process.
    """

    name: str
    version: str
    scope: Scope
    needs: tuple[str, ...]
    run: Callable[..., Any]
    write: Callable[[Any], Sequence[bytes]]
    restore: Callable[..., Any]
    divide: Callable[..., Iterable[Part]] | None = None
    grow: Callable[[Growth], tuple[PartShard, ...]] | None = None
    decides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of what a divided stage makes: the documents that it is made of, and what else it is made with.

    ``documents`` are references, in the order in which the stage sees them. ``given`` must hold all of wider products
    that the part depends on and nothing that it does not: a part is made again where its documents or ``given`` change.
    It is anything that can be written as JSON in one way: dataclasses and tuples, no sets.
    """

    name: str
    documents: tuple[str, ...]
    given: Any = None


def check_graph(stages: Sequence[Stage]) -> None:
    """A stage comes after what it needs, names are unique, and no document stage needs the whole case."""
    known: dict[str, Stage] = {}
    for stage in stages:
        missing = [name for name in stage.needs if name not in known]
        wide = [n for n in stage.needs if n in known and known[n].scope is Scope.CASE and stage.scope is not Scope.CASE]
        if missing or wide or stage.name in known:
            raise ValueError(f"stage {stage.name} cannot stand here: {missing or wide or 'twice'}")
        known[stage.name] = stage


def read_source(
    path: Path, root: Path, name: str, reference: str, limits: Limits = _LIMITS, reader: str = READER
) -> Document:
    """The read stage: a file to its Document, under the name that the case has for it, read in the cage."""
    from observance.read.source import source_of

    data = bytes_of(path, limits)
    source = source_of(data, path, root)
    reading = cage_for(limits, reader=reader).read(data)
    return rows.renamed(Document(reference=reference, source=source, reading=reading), name, reference)


def segment_document(document: Document, folders: tuple[Path, ...] = ()) -> Any:
    """The segment stage, loaded where it runs."""
    from observance.segment import segment

    return segment(document, folders)


def extract_findings(found: Segmentation, folders: tuple[Path, ...] = ()) -> Any:
    """The extract stage, loaded where it runs."""
    from observance.extract import extract

    return extract(found, folders)


def tell_about(findings: Findings) -> Any:
    """The about stage, loaded where it runs."""
    from observance.assemble.about import about_alone

    return about_alone(findings)


def tell_matters(
    documents: Iterable[Findings],
    editions: Sequence[Edition],
    holdings: Sequence[Holding],
    decisions: Sequence[Decision],
    folders: tuple[Path, ...] = (),
) -> Any:
    """The matters stage, loaded where it runs."""
    from observance.assemble.cases import matters_of
    from observance.lang import words_from

    with words_from(folders):
        return matters_of(documents, editions, holdings, decisions)


def by_matter(_documents: Iterable[Findings], matters: Matters, parties: Parties) -> Iterator[Part]:
    """A part for each matter: its documents, and who is who in them."""
    from observance.assemble.cases import matters_apart

    for of in matters_apart(matters, parties):
        yield Part(name=of.name, documents=of.documents, given=of)


def tell_asks(documents: Iterable[Findings], of: Any, folders: tuple[Path, ...] = ()) -> Any:
    """The asks stage for one matter, loaded where it runs."""
    from observance.assemble.asks import tell_case
    from observance.lang import words_from

    with words_from(folders):
        return (tell_case(documents, of),)


def tell_disagreements(documents: Iterable[Findings], of: Any, folders: tuple[Path, ...] = ()) -> Any:
    """The disagreements stage for one matter, loaded where it runs."""
    from observance.assemble.disagreements import tell_differences
    from observance.lang import words_from

    with words_from(folders):
        return (tell_differences(documents, of),)


def tell_parties(documents: Iterable[Findings], folders: tuple[Path, ...] = ()) -> Any:
    """The resolve stage, loaded where it runs."""
    from observance.lang import words_from
    from observance.resolve import resolve

    with words_from(folders):
        return resolve(documents)


def grow_parties(growth: Growth, folders: tuple[Path, ...] = ()) -> tuple[PartShard, ...]:
    """The resolve stage for a case of which parts are kept, loaded where it runs."""
    from observance.lang import words_from
    from observance.pipeline.growing import grown

    with words_from(folders):
        return grown(growth)


def tell_holdings(documents: Iterable[Findings], editions: Sequence[Edition]) -> Any:
    """The holdings stage, loaded where it runs."""
    from observance.assemble.holdings import tell_holdings as tell

    return tell(documents, editions)


def rules_version(folders: Sequence[Path]) -> str:
    """The sum of the words and the code that a stage goes by: either may change what it makes of a document.

    A version that people raise by hand is forgotten once, and then old and new products lie side by side.
    """
    sums = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".toml", ".py")):
            sums.update(f"{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
            sums.update(hashlib.sha256(path.read_bytes()).digest())
    return sums.hexdigest()[:16]


def limits_version(limits: Limits) -> str:
    """The limits that decide what is made of a file; time and memory decide only whether it is made."""
    return f"{limits.characters}/{limits.lines}/{limits.pages}"


def standard_stages(words: tuple[Path, ...] = (), limits: Limits = _LIMITS) -> tuple[Stage, ...]:
    """The stages of this version: read, segment, extract, outline, about for each document; editions, holdings,
    matters, resolve, asks and disagreements for the case.

    ``words`` are folders with further languages and bodies; ``limits`` are those of the cage.
    """
    import observance
    from observance.assemble import about, asks, cases, disagreements, editions, holdings, outlines
    from observance.extract import VERSION as EXTRACT
    from observance.read import READERS
    from observance.resolve import VERSION as RESOLVE
    from observance.segment import VERSION as SEGMENT

    package = Path(str(observance.__file__)).parent
    nouns, rules = package / "domain", ("lang", "reference", "segment")
    of_read = rules_version([nouns, package / "read"])
    of_segment = rules_version([nouns, *(package / name for name in rules), *words])
    of_extract = rules_version([nouns, *(package / name for name in ("lang", "reference", "extract")), *words])
    of_case = rules_version([nouns, package / "assemble"])
    of_asks = rules_version([nouns, *(package / name for name in ("lang", "reference", "assemble")), *words])
    of_resolve = rules_version([nouns, *(package / name for name in ("lang", "reference", "resolve")), *words])
    of_holdings = rules_version([nouns, package / "assemble", package / "reference"])
    readers = "+".join(sorted(reader.version for reader in READERS.values()))
    return (
        Stage(
            name="read",
            version=f"{readers}+{of_read}+{limits_version(limits)}",
            scope=Scope.DOCUMENT,
            needs=(),
            run=partial(read_source, limits=limits),
            write=rows.document_rows,
            restore=rows.document_of,
        ),
        Stage(
            name="segment",
            version=f"{SEGMENT}+{of_segment}",
            scope=Scope.DOCUMENT,
            needs=("read",),
            run=partial(segment_document, folders=words),
            write=rows.segmentation_rows,
            restore=rows.segmentation_of,
        ),
        Stage(
            name="extract",
            version=f"{EXTRACT}+{of_extract}",
            scope=Scope.DOCUMENT,
            needs=("segment",),
            run=partial(extract_findings, folders=words),
            write=finding_rows.findings_rows,
            restore=finding_rows.findings_of,
        ),
        Stage(
            name="outline",
            version=f"{outlines.VERSION}+{of_case}",
            scope=Scope.DOCUMENT,
            needs=("segment",),
            run=outlines.outline,
            write=rows.outline_rows,
            restore=rows.outline_of,
        ),
        Stage(
            name="about",
            version=f"{about.VERSION}+{of_case}",
            scope=Scope.DOCUMENT,
            needs=("extract",),
            run=tell_about,
            write=finding_rows.findings_rows,
            restore=finding_rows.findings_of,
        ),
        Stage(
            name="editions",
            version=f"{editions.VERSION}+{of_case}",
            scope=Scope.CASE,
            needs=("outline",),
            run=editions.tell_editions,
            write=rows.edition_rows,
            restore=rows.editions_of,
        ),
        Stage(
            name="holdings",
            version=f"{holdings.VERSION}+{of_holdings}",
            scope=Scope.CASE,
            needs=("about", "editions"),
            run=tell_holdings,
            write=case_rows.holding_rows,
            restore=case_rows.holdings_of,
        ),
        Stage(
            name="matters",
            version=f"{cases.VERSION}+{of_asks}",
            scope=Scope.CASE,
            needs=("about", "editions", "holdings"),
            decides=(BELONGS,),
            run=partial(tell_matters, folders=words),
            write=case_rows.matter_rows,
            restore=case_rows.matters_of,
        ),
        Stage(
            name="resolve",
            version=f"{RESOLVE}+{of_resolve}",
            scope=Scope.CASE,
            needs=("extract",),
            run=partial(tell_parties, folders=words),
            write=party_rows.party_rows,
            restore=party_rows.parties_of,
            grow=partial(grow_parties, folders=words),
        ),
        Stage(
            name="asks",
            version=f"{asks.VERSION}+{of_asks}",
            scope=Scope.CASE,
            needs=("extract", "matters", "resolve"),
            divide=by_matter,
            run=partial(tell_asks, folders=words),
            write=case_rows.case_rows,
            restore=case_rows.cases_of,
        ),
        Stage(
            name="disagreements",
            version=f"{disagreements.VERSION}+{of_asks}",
            scope=Scope.CASE,
            needs=("extract", "matters", "resolve"),
            divide=by_matter,
            run=partial(tell_disagreements, folders=words),
            write=case_rows.difference_rows,
            restore=case_rows.differences_of,
        ),
    )
