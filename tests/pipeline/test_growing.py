"""One more document, or one less, touches few parts; who is who is then what all at once give, to the byte."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest

from named_documents import named_document
from observance.casefile.folder import CaseFolder, find_shard, generation_names
from observance.casefile.generation import PartShard
from observance.casefile.party_rows import parties_of
from observance.domain.findings import Findings
from observance.domain.parties import Parties
from observance.pipeline import build, growth
from observance.pipeline.growing import grown
from observance.pipeline.growth import Growth
from observance.pipeline.touching import Touched
from observance.resolve import resolve
from told_stages import told_stages


@dataclass(slots=True)
class Grown:
    """A case on disk whose documents come, change and go; it counts how often everything was resolved."""

    path: Path
    documents: dict[str, tuple[str, Findings]] = field(default_factory=dict)
    loaded: list[str] = field(default_factory=list)

    def tell(self, where: str = "case") -> tuple[PartShard, ...]:
        """The shards of the case as it is; in another folder, from nothing."""
        self.loaded.clear()
        return grown(
            Growth(
                case=CaseFolder(path=self.path / where),
                stage="resolve",
                version="1",
                documents=tuple((reference, total) for reference, (total, _) in sorted(self.documents.items())),
                load=self._load,
                least_kept=0,
            )
        )

    def _load(self, reference: str) -> Findings:
        self.loaded.append(reference)
        return self.documents[reference][1]

    def put(self, seed: int, reference: str | None = None) -> None:
        """A document comes, or another takes the place of one."""
        found = named_document(seed) if reference is None else placed(named_document(seed), reference)
        self.documents[found.document] = (str(seed), found)

    def files(self, where: str, shards: Sequence[PartShard]) -> Mapping[str, bytes]:
        """The bytes of all shards by name."""
        case = CaseFolder(path=self.path / where)
        return {one.name: case.shard_place(one.key).read_bytes() for one in shards}

    def parties(self, shards: Sequence[PartShard]) -> Parties:
        """Who is who, as the shards have it."""
        found = [find_shard(CaseFolder(path=self.path / "case"), one.key) for one in shards]
        return parties_of([row for one in found if one for row in one.rows])


def placed(found: Findings, reference: str) -> Findings:
    """A document under another reference."""
    names = tuple(replace(one, citation=replace(one.citation, document=reference)) for one in found.names)
    return replace(found, document=reference, relations=()).with_kind("names", names)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Grown:
    monkeypatch.setattr("observance.pipeline.touching._MOST_CHANGED", 1.0)
    monkeypatch.setattr(growth, "_IN_A_SHARD", 12)
    # Nothing here outlasts the machine's power: waiting for the disk is most of the time.
    monkeypatch.setattr(os, "fsync", lambda _: None)
    return Grown(tmp_path)


@pytest.mark.parametrize("seed", range(12))
def test_after_any_changes_the_shards_are_those_from_nothing(case: Grown, seed: int) -> None:
    chance, fresh = Random(seed), iter(range(seed * 1000, seed * 1000 + 999))
    for _ in range(6):
        case.put(next(fresh))
    for step in range(14):
        change(case, chance, lambda: next(fresh))
        shards = case.tell()
        assert shards == case.tell(f"new{step}")
        assert case.files("case", shards) == case.files(f"new{step}", shards)
    findings = [found for _, (_, found) in sorted(case.documents.items())]
    assert case.parties(shards) == resolve(findings)


def change(case: Grown, chance: Random, fresh: Callable[[], int]) -> None:
    """Documents come, go, and change, one or several at once."""
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        known = sorted(case.documents)
        kind = chance.choice(("come", "come", "come", "go", "change")) if len(known) > 3 else "come"
        if kind == "come":
            case.put(fresh())
        elif kind == "go":
            del case.documents[chance.choice(known)]
        else:
            case.put(fresh(), chance.choice(known))


@pytest.mark.usefixtures("case")
def test_documents_give_the_same_in_whatever_order_they_come(tmp_path: Path) -> None:
    seeds = list(range(40))
    results = []
    for n in range(3):
        Random(n).shuffle(seeds)
        one = Grown(tmp_path / str(n))
        for seed in seeds:
            one.put(seed)
            shards = one.tell()
        results.append((shards, one.files("case", shards)))
    assert results[0] == results[1] == results[2]


def test_one_more_document_is_the_only_one_that_is_read(case: Grown, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(60):
        case.put(seed)
    case.tell()
    touched = counted(monkeypatch)
    case.put(77)
    shards = case.tell()
    assert case.loaded == ["d0077"]
    assert touched
    assert sum(touched) < sum(len(found.names) for _, found in case.documents.values())
    assert shards == case.tell("new")


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many mentions were resolved anew, part by part."""
    from observance.pipeline import touching

    sizes: list[int] = []

    def listened(part: Sequence[object]) -> Parties:
        sizes.append(len(part))
        return resolve_part(part)

    resolve_part = touching.resolve_part
    monkeypatch.setattr(touching, "resolve_part", listened)
    return sizes


def test_what_is_kept_may_be_dropped_or_damaged(case: Grown) -> None:
    for seed in range(30):
        case.put(seed)
    case.tell()
    place = case.path / "case" / "cache" / "resolve"
    for n, damage in enumerate(
        (lambda p: p.write_bytes(p.read_bytes()[:-3]), Path.unlink, lambda p: p.write_bytes(b""))
    ):
        for kept in sorted(place.iterdir()):
            damage(kept)
        case.put(100 + n)
        assert case.tell() == case.tell(f"new{n}")
        assert len(case.loaded) == len(case.documents)


def test_what_a_process_left_that_was_cut_off_is_not_taken_for_good(case: Grown) -> None:
    for seed in range(30):
        case.put(seed)
    case.tell()
    place = case.path / "case" / "cache" / "resolve"
    head = (place / "head").read_bytes()
    case.put(50)
    case.tell()
    (place / "head").write_bytes(head)
    case.put(51)
    assert case.tell() == case.tell("new")


def test_a_shard_that_is_gone_is_made_again(case: Grown) -> None:
    for seed in range(30):
        case.put(seed)
    folder = CaseFolder(path=case.path / "case")
    for n, damage in enumerate((Path.unlink, lambda p: p.write_bytes(b"{}"))):
        for one in case.tell():
            damage(folder.shard_place(one.key))
        case.put(60 + n)
        shards = case.tell()
        assert case.files("case", shards) == case.files(f"new{n}", case.tell(f"new{n}"))


def test_a_new_state_of_no_list_has_every_name_read_anew(case: Grown) -> None:
    for seed in range(30):
        case.put(seed)
    case.tell()
    assert not any(name.name == "Tavolara" for _, found in case.documents.values() for name in found.names)
    found = named_document(7)
    about = replace(found.about, matters=(replace(found.about.matters[0], state="Tavolara", state_code=None),))
    case.documents["d0007"] = ("other", replace(found, about=about))
    shards = case.tell()
    assert set(case.loaded) == set(case.documents)
    assert shards == case.tell("new")


def test_documents_in_another_order_have_every_name_read_anew(case: Grown) -> None:
    case.put(1), case.put(2), case.put(3)
    found = Growth(
        case=CaseFolder(path=case.path / "case"), stage="resolve", version="1",
        documents=(("d0001", "1"), ("d0002", "2"), ("d0003", "3")), load=case._load, least_kept=0,
    )  # fmt: skip
    grown(found)
    turned = replace(found, documents=found.documents[::-1])
    before = turned.kept_before()
    assert before is not None
    assert Touched.of(turned, *before).go() is None


def test_a_small_case_keeps_nothing(tmp_path: Path) -> None:
    case = Grown(tmp_path)
    case.put(1)
    case.tell()
    assert (tmp_path / "case" / "cache" / "resolve").exists()
    grown(replace(growth_of(case), least_kept=growth.LEAST_KEPT))
    assert not (tmp_path / "case" / "cache" / "resolve").exists()


def growth_of(case: Grown) -> Growth:
    return Growth(
        case=CaseFolder(path=case.path / "case"), stage="resolve", version="2", documents=(("d0001", "1"),),
        load=case._load,
    )  # fmt: skip


LINES = {
    "a": "State: Norland 87; Name: Union of Carriers; Name: Federation of Dockers of Tarvik",
    "b": "State: Southland 98; Name: Union of Carriers; Name: Ministry of Labour",
    "c": "State: Norland 87; Name: Federation of Dockers of Tarvick; Ask: amend section 3 of the Carriers Act",
    "d": "State: Norland 87; Name: Carriers Union; Ask: register the Union of Carriers",
    "e": "State: Southland 98; Name: Ministry of Labour and Justice",
}


@pytest.mark.usefixtures("case")
def test_a_build_that_grew_is_the_generation_from_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(Growth.__init__.__kwdefaults__, "least_kept", 0)  # type: ignore[attr-defined]
    folder, known = tmp_path / "documents", tmp_path / "case"
    folder.mkdir()
    for n, name in enumerate("badce"):
        (folder / f"{name}.txt").write_text(LINES[name].replace("; ", "\n") + "\n")
        build(folder, known, stages=told_stages())
        assert generation_names(CaseFolder(path=known))[0] == fresh(folder, tmp_path / str(n))
    (folder / "a.txt").unlink()
    build(folder, known, stages=told_stages())
    assert (known / "cache" / "resolve" / "head").exists()
    assert generation_names(CaseFolder(path=known))[0] == fresh(folder, tmp_path / "last")


def fresh(folder: Path, case: Path) -> str:
    """The generation that a build from nothing makes."""
    return build(folder, case, stages=told_stages()).generation
