"""Bring the rows of an index to a generation of a case: all of them where there are none, else those that changed.

Reads a case; changes the tables of the connection ``index`` within the transaction of whoever calls. A document whose
parts are the same keeps its rows; a case, or an actor, is made anew where it or a document that it quotes has changed.
What is left is the same as if all had been made anew, but for the numbers that search gives to documents.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice
from typing import Any, TypeVar

import msgspec
from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.models import Model

from observance.assemble.follow_up import session_years
from observance.casefile import CaseFile, Entry
from observance.casefile.case import has_product
from observance.domain.case import Case
from observance.domain.disagreements import Differences
from observance.domain.edition import Edition
from observance.domain.parties import Parties
from observance.domain.record import Segmentation
from observance.domain.text import Citation
from observance.lang import words_from
from observance.publish.procedures import Named, has_procedure
from observance_web.cases import models as of_cases
from observance_web.findings.models import Finding
from observance_web.index.belonging_rows import belonging_rows
from observance_web.index.case_keys import key_of
from observance_web.index.case_rows import Beside, case_row, rows_of_case, slugs_of
from observance_web.index.decided_rows import decided_rows, leads_of
from observance_web.index.party_rows import proposal_row, rows_of_actor
from observance_web.index.places import ALIAS
from observance_web.index.procedure_rows import procedure_rows
from observance_web.index.quoting import Quoter
from observance_web.index.reading_rows import document_row, finding_rows, passage_rows, speech_rows
from observance_web.library.models import Document, Passage, Speech
from observance_web.quotations import Quotation
from observance_web.search.index import SearchIndex

#: Rows that are sent at a time, and ids that are asked for at a time.
_BATCH, _IDS = 2000, 900
_OF_DOCUMENT: tuple[type[Model], ...] = (Passage, Speech, Finding)
_OF_PROCEDURE: tuple[type[Model], ...] = (of_cases.UnionStepTold, of_cases.LimitTold)
_OF_CASE: tuple[type[Model], ...] = (
    of_cases.Ask,
    of_cases.AskProvision,
    of_cases.AskAsker,
    of_cases.Step,
    of_cases.Told,
    of_cases.Issue,
    of_cases.Earlier,
    of_cases.Due,
    of_cases.Milestone,
    of_cases.Provision,
    of_cases.Position,
    of_cases.Difference,
    of_cases.DifferenceOf,
)
_OF_ACTOR: tuple[type[Model], ...] = (of_cases.RelationTo, of_cases.Mention)
_FINDING = re.compile(rb'"finding":"([0-9a-f]{20})"')
_DOCUMENT = re.compile(rb'"document":"((?:[^"\\]|\\.)*)"')
M = TypeVar("M", bound=Model)


def bring(case: CaseFile) -> None:
    """Bring all rows to the generation of a case."""
    held = dict(case.holdings())
    _Bringing(case, held).bring()
    SearchIndex(connections[ALIAS]).update(case)


class _Bringing:
    """One bringing at work: what each document was made of before and is made of now."""

    def __init__(self, case: CaseFile, held: Mapping[str, str]) -> None:
        self.case, self.held = case, held
        self.digests = {entry.reference: _sum(entry) for entry in case.documents()}
        self.parties = case.parties()
        self.unions = _unions(self.parties)
        self.left_out = {one.document for one in case.editions() if one.same_as} | {
            draft for one in case.editions() for draft in one.replaces
        }
        # Documents follow each other in the text of a case and in its mentions, so few need to be open at a time.
        self.quoter = lru_cache(maxsize=8)(self._quoter)

    def bring(self) -> None:
        """Documents first: cases and parties quote their findings."""
        self._procedures(self._documents())
        self._hold()
        decided = self.case.decided_asks()
        self._cases(decided.cases)
        _rows(of_cases.Belonging).delete()
        save(belonging_rows(self.case.matters(), self.case.decisions()))
        _rows(of_cases.Decided).delete()
        leads = leads_of(self.parties, zip(slugs_of(decided.cases), decided.cases, strict=True))
        save(decided_rows(self.case, (*self.parties.outcomes, *decided.outcomes), leads))
        self._parties()

    def _documents(self) -> set[str]:
        """Bring the documents; those that were made anew."""
        known = dict(_rows(Document).values_list("reference", "digest"))
        stale = [reference for reference, digest in known.items() if self.digests.get(reference) != digest]
        _delete(Document, "reference", stale)
        for model in (*_OF_DOCUMENT, *_OF_PROCEDURE):
            _delete(model, "document", stale)
        editions = {edition.document: edition for edition in self.case.editions()}
        kept: list[tuple[int, Edition]] = []
        for order, entry in enumerate(self.case.documents(), start=1):
            edition = editions.get(entry.reference, Edition(document=entry.reference))
            if known.get(entry.reference) == self.digests[entry.reference]:
                kept.append((order, edition))
            else:
                save(self._of_document(entry, order, edition))
        self._place(kept)
        return self.digests.keys() - {edition.document for _, edition in kept}

    def _procedures(self, fresh: Collection[str]) -> None:
        """Steps of unions where it has changed which of them a document names, or whether it counts."""
        named = {
            reference: ([(mention.finding, actor) for mention, actor in here], reference in self.left_out)
            for reference in self.unions.keys() | self.left_out
            for here in [self.unions.get(reference, [])]
        }
        keys = {hashlib.sha256(reference.encode()).hexdigest()[:20]: reference for reference in self.digests}
        sums = {
            key: hashlib.sha256(repr(named[reference]).encode()).hexdigest()
            for key, reference in keys.items()
            if reference in named
        }
        for key in _changed("steps", sums):
            reference = keys.get(key)
            if reference is not None and reference not in fresh:
                for model in _OF_PROCEDURE:
                    _delete(model, "document", [reference])
                if reference not in self.left_out:
                    save(self._steps(reference, self.case.segmentation(reference), self.quoter(reference)))

    def _steps(self, reference: str, found: Segmentation, quoter: Quoter) -> Iterator[Model]:
        if reference not in self.left_out:
            yield from procedure_rows(found, quoter, self.unions.get(reference, ()))

    def _place(self, kept: Iterable[tuple[int, Edition]]) -> None:
        """Give documents that stay their place in the list, and what they are editions of."""
        fields = ("order", "same_as", "replaces")
        now = {row[0]: row for row in _rows(Document).values_list("reference", *fields)}
        moved = [
            Document(reference=one.document, order=order, same_as=one.same_as, replaces=one.replaces)
            for order, one in kept
            if now[one.document][1:] != (order, one.same_as, one.replaces)
        ]
        _rows(Document).bulk_update(moved, fields, batch_size=200)

    def _of_document(self, entry: Entry, order: int, edition: Edition) -> Iterator[Model]:
        found = self.case.segmentation(entry.reference) if has_product(entry, "segment") else None
        yield document_row(self.case, entry, order, edition, found, self.digests[entry.reference])
        if found is None:
            return
        yield from passage_rows(found)
        if has_product(entry, "extract"):
            quoter = Quoter.of(found, self.case.findings(entry.reference))
            yield from speech_rows(found, quoter)
            yield from finding_rows(found, quoter, self.held)
            yield from self._steps(entry.reference, found, quoter)

    def _hold(self) -> None:
        """Which references are documents of the case, also where a document stays as it was."""
        now = dict(_rows(Finding).exclude(held=None).values_list("id", "held"))
        for id_ in now.keys() | self.held.keys():
            if now.get(id_) != self.held.get(id_):
                _rows(Finding).filter(id=id_).update(held=self.held.get(id_))

    def _cases(self, cases: Sequence[Case]) -> None:
        found = {one.matter: one for one in self.case.differences()}
        _rows(of_cases.Case).delete()
        dates = dict(_rows(Document).exclude(date=None).values_list("reference", "date"))
        slugs = zip(slugs_of(cases), cases, strict=True)
        save(case_row(n, slug, one, _newest(one, dates)) for n, (slug, one) in enumerate(slugs, start=1))
        parts = {key_of(one.matter): (one, found.get(one.matter)) for one in cases}
        encoded = {key: msgspec.json.encode(part) for key, part in parts.items()}
        sums = {key: self._sum_of(content) for key, content in encoded.items()}
        for key in _changed("case", sums):
            for model in _OF_CASE:
                _delete(model, "case", [key])
            if key in parts:
                self._case(*parts[key], encoded[key])

    def _case(self, case: Case, found: Differences | None, encoded: bytes) -> None:
        said = quotations_of(id_.decode() for id_ in _FINDING.findall(encoded))
        with words_from(settings.ENVIRONMENT.words):
            save(rows_of_case(case, found, said, self.held, beside(case)))

    def _sum_of(self, encoded: bytes) -> str:
        """What rows are made of: the product, and of the documents that it quotes all that theirs are made of."""
        named = sorted({msgspec.json.decode(b'"%s"' % name, type=str) for name in set(_DOCUMENT.findall(encoded))})
        holding = sorted(
            (id_, self.held[id_]) for id_ in map(bytes.decode, _FINDING.findall(encoded)) if id_ in self.held
        )
        seed = msgspec.json.encode(([(name, self.digests.get(name)) for name in named], holding))
        return hashlib.sha256(encoded + seed).hexdigest()

    def _parties(self) -> None:
        parties = self.parties
        called = {actor.id: actor.name for actor in parties.actors}
        sums = {}
        for actor in parties.actors:
            told = [called.get(one.target) for one in actor.relations]
            sums[actor.id] = self._sum_of(msgspec.json.encode((actor, told)))
        changed = set(_changed("actor", sums))
        _delete(of_cases.Actor, "id", sorted(changed))
        for model in _OF_ACTOR:
            _delete(model, "actor", sorted(changed))
        order = {actor.id: n for n, actor in enumerate(parties.actors, start=1)}
        moved = [
            of_cases.Actor(id=id_, n=order[id_])
            for id_, n in _rows(of_cases.Actor).values_list("id", "n")
            if order[id_] != n
        ]
        _rows(of_cases.Actor).bulk_update(moved, ["n"], batch_size=400)
        fresh = [actor for actor in parties.actors if actor.id in changed]
        for part in _batches(fresh, 200):
            said = quotations_of(mention.finding for actor in part for mention in actor.mentions)

            def quote(citation: Citation, finding: str | None, said: Mapping[str, Quotation] = said) -> Quotation:
                known = said.get(finding or "")
                return known or self.quoter(citation.document).place(citation, finding=finding)

            # A list of actors, then one of mentions: rows of one class that follow each other are sent together.
            rows = [row for actor in part for row in rows_of_actor(order[actor.id], actor, called, quote)]
            save(sorted(rows, key=lambda row: type(row).__name__))
        _rows(of_cases.Proposal).delete()
        save(map(proposal_row, parties.proposals))

    def _quoter(self, reference: str) -> Quoter:
        return Quoter.of(self.case.segmentation(reference), self.case.findings(reference))


def _newest(case: Case, dates: Mapping[str, str]) -> str | None:
    """The date of the newest document of a case; where two days are known between which it lies, the later one."""
    return max((dates[one].split("/")[-1] for one in case.documents if one in dates), default=None)


def _unions(parties: Parties) -> Mapping[str, Sequence[Named]]:
    """Where each document names the organisations that workers or employers found."""
    found: dict[str, list[Named]] = {}
    for actor in parties.actors:
        for mention in actor.mentions if has_procedure(actor) else ():
            found.setdefault(mention.document, []).append((mention, actor.id))
    return found


def create_tables() -> None:
    """The tables of the index; it has no migrations, for an index of another shape is made anew."""
    from observance_web.index.router import INDEXED

    with connections[ALIAS].schema_editor() as editor:
        for label in INDEXED:
            for model in apps.get_app_config(label).get_models():
                editor.create_model(model)


def save(rows: Iterable[Model]) -> None:
    """Write rows in large batches; rows of one class that follow each other go together."""
    for _, group in groupby(rows, key=type):
        while batch := list(islice(group, _BATCH)):
            type(batch[0])._default_manager.using(ALIAS).bulk_create(batch, batch_size=_BATCH)


def quotations_of(ids: Iterable[str]) -> dict[str, Quotation]:
    """The quotations of findings, by their ids."""
    said: dict[str, Quotation] = {}
    for part in _batches(sorted(set(ids)), _IDS):
        said.update(_rows(Finding).filter(id__in=part).values_list("id", "quotation"))
    return said


def beside(case: Case) -> Beside:
    """What the rows of a case need of those of its documents."""
    told = list(
        _rows(Document).filter(reference__in=case.documents).values_list("reference", "date", "kind", "title_language")
    )
    return Beside(
        figures=figures_of,
        session=session_years(row[:3] for row in told),
        deadlines=deadlines_in(case),
        languages={row[0]: row[3] for row in told},
    )


def deadlines_in(case: Case) -> dict[str, str]:
    """The words of the deadlines of a case's requests, by their ids."""
    found: dict[str, str] = {}
    for part in _batches(case.documents, _IDS):
        asked = _rows(Finding).filter(document__in=part, kind="requests").values_list("id", "values")
        found |= {id_: value for id_, values in asked.iterator() for name, value in values if name == "deadline"}
    return found


def figures_of(quotation: Quotation, value: str) -> list[str]:
    """The words of the figures with a value in the passage of a quotation, the longest first."""
    within = _rows(Finding).filter(document=quotation.document, kind="figures", passage=quotation.passage)
    found = [one.quotation.words for one in within if ("value", value) in one.values]
    return sorted(found, key=len, reverse=True)


def _rows(model: type[M]) -> Any:
    return model._default_manager.using(ALIAS)


def _delete(model: type[Model], column: str, values: Sequence[str]) -> None:
    for part in _batches(values, _IDS):
        rows = _rows(model).filter(**{f"{column}__in": part})
        # No row of ours refers to another by a key of the database: nothing has to be looked for before.
        rows._raw_delete(ALIAS)


def _changed(kind: str, sums: Mapping[str, str]) -> list[str]:
    """The keys of what is made of something else than before, is new or is gone; remembers the sums."""
    rows = _rows(of_cases.Made).filter(kind=kind)
    before = dict(rows.values_list("key", "digest"))
    changed = [key for key in sorted(before.keys() | sums.keys()) if before.get(key) != sums.get(key)]
    for part in _batches(changed, _IDS):
        rows.filter(key__in=part)._raw_delete(ALIAS)
    save(of_cases.Made(kind=kind, key=key, digest=sums[key]) for key in changed if key in sums)
    return changed


T = TypeVar("T")


def _batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _sum(entry: Entry) -> str:
    return hashlib.sha256(msgspec.json.encode(entry)).hexdigest()
